/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * From the names in a scenario file to what they stand for: routers, links, interfaces, hosts,
 * sources, groups. Each function reports a name that stands for nothing.
 */

#ifndef MGM_SCENARIO_NAMES_H
#define MGM_SCENARIO_NAMES_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-network-names.h"
#include "ns3/mgm-scenario.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The names that a scenario file may use. Without a network nothing that depends on it is looked
 * up, so that the errors of the network do not multiply.
 */
class ScenarioNames
{
  public:
    /// @param [in] scenario The scenario as far as it is read; must outlive this object.
    explicit ScenarioNames(const Scenario& scenario);

    /// Says that the scenario has a network, from now on.
    void SetNetworkKnown();
    /// @return whether the scenario has a network.
    bool IsNetworkKnown() const;
    /**
     * Adds the name of a source or receiver, unless another host or a node of the network has it.
     * @param [in] name Where it stands.
     * @param [in] host The host's number.
     */
    void AddHost(const JsonView& name, HostIndex host);
    /**
     * Adds a source, so that events can name it.
     * @param [in] name Its name.
     * @param [in] source Its number.
     */
    void AddSource(const std::string& name, std::size_t source);
    /**
     * Adds a receiver, so that events can name it.
     * @param [in] name Its name.
     * @param [in] receiver Its number.
     */
    void AddReceiver(const std::string& name, std::size_t receiver);

    /**
     * @param [in] view Name of a router or LAN segment.
     * @return the node, if there is one.
     */
    std::optional<NodeIndex> GetNode(const JsonView& view) const;
    /**
     * @param [in] view Name of a router.
     * @return the router, if there is one.
     */
    std::optional<NodeIndex> GetRouter(const JsonView& view) const;
    /**
     * @param [in] view "*" or an array of names of routers.
     * @return the routers.
     */
    std::vector<NodeIndex> GetRouters(const JsonView& view) const;
    /**
     * @param [in] view Name of a link.
     * @return the link, if there is exactly one.
     */
    std::optional<NamedLink> GetLink(const JsonView& view) const;
    /**
     * @param [in] view Where the interface stands, for the message.
     * @param [in] router Its router.
     * @param [in] to Name of what the interface leads to.
     * @return the interface, if there is one.
     */
    std::optional<ScenarioInterface> GetInterfaceOf(const JsonView& view,
                                                    NodeIndex router,
                                                    const std::string& to) const;
    /**
     * @param [in] view An object with the members "router" and "to".
     * @return the interface, if there is one.
     */
    std::optional<ScenarioInterface> GetInterface(const JsonView& view) const;
    /**
     * @param [in] view Name of a source.
     * @return its number, if there is one.
     */
    std::optional<std::size_t> GetSource(const JsonView& view) const;
    /**
     * @param [in] view Name of a source, or an IPv4 address.
     * @return what sends.
     */
    ScenarioSender GetSender(const JsonView& view) const;
    /**
     * @param [in] view Name of a receiver.
     * @return its number, if there is one.
     */
    std::optional<std::size_t> GetReceiver(const JsonView& view) const;

    /// @return the names of all routers.
    std::vector<std::string> GetRouterNames() const;

    /**
     * @param [in] view Address of a group that routers forward.
     * @return the group.
     */
    static Ipv4Address GetGroup(const JsonView& view);
    /**
     * @param [in] view A range of groups, such as "239.255.0.0/16".
     * @return the range.
     */
    static GroupRange GetGroupRange(const JsonView& view);

  private:
    /// Numbers by name, and the names in the order of the file, for messages.
    struct NameTable
    {
        std::unordered_map<std::string, std::size_t> numbers; //!< by name
        std::vector<std::string> names;                       //!< in order

        /**
         * @param [in] name A name.
         * @param [in] number Its number.
         */
        void Add(const std::string& name, std::size_t number);
        /**
         * @param [in] view A name.
         * @param [in] kind What it should be, for the message: "source of this scenario".
         * @return its number, if there is one.
         */
        std::optional<std::size_t> Find(const JsonView& view, const std::string& kind) const;
    };

    /**
     * @param [in] view Name of a node.
     * @param [in] lansToo Whether it may be a LAN segment.
     * @return the node, if there is one.
     */
    std::optional<NodeIndex> FindNode(const JsonView& view, bool lansToo) const;
    /**
     * Reports a name that stands for no node, or for one of the wrong kind.
     * @param [in] view The name.
     * @param [in] why What is wrong with it.
     * @param [in] lansToo Whether it may be a LAN segment.
     */
    void RefuseNode(const JsonView& view, const std::string& why, bool lansToo) const;
    /**
     * @param [in] lansToo Whether to name LAN segments.
     * @return names of the nodes.
     */
    std::vector<std::string> GetNodeNames(bool lansToo) const;
    const Scenario& m_scenario; //!< as far as it is read
    bool m_networkKnown{false}; //!< whether it has a network
    NameTable m_hosts;          //!< hosts
    NameTable m_sources;        //!< sources
    NameTable m_receivers;      //!< receivers
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_NAMES_H
