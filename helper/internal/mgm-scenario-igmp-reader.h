/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What scenario files say about IGMP: on routers, on single interfaces, on hosts, and which sources
 * receivers want.
 */

#ifndef MGM_SCENARIO_IGMP_READER_H
#define MGM_SCENARIO_IGMP_READER_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-scenario-names.h"
#include "ns3/mgm-scenario.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reads whatever is about IGMP, wherever it stands in the file, and says at the end what is of no
 * use because no router asks there.
 */
class ScenarioIgmpReader
{
  public:
    /**
     * @param [in] names Names of the scenario.
     * @param [in,out] scenario The scenario; what is read is added.
     */
    ScenarioIgmpReader(const ScenarioNames& names, Scenario& scenario);

    /**
     * @param [in] protocol An element of "routers/protocols".
     * @return whether it is IGMP.
     */
    static bool IsIgmp(const JsonView& protocol);
    /**
     * Reads IGMP of routers.
     * @param [in] view An element of "routers/protocols".
     */
    void ReadProtocol(const JsonView& view);
    /**
     * Adds IGMP with standard values where no element of "routers/protocols" has put it. To be
     * called after all of them are read.
     * @param [in] routers Routers that run PIM, which learns of receivers from IGMP.
     */
    void AddStandard(const std::vector<NodeIndex>& routers);
    /**
     * Reads what IGMP is set to on one interface.
     * @param [in] view The member "igmp" of the interface.
     * @param [in] interface The interface; nothing: it is wrong.
     * @return attributes of IgmpRouterInterface.
     */
    std::vector<AttributeSetting> ReadInterface(const JsonView& view,
                                                const std::optional<ScenarioInterface>& interface);
    /**
     * Reads what hosts are set to.
     * @param [in] view The object "hosts".
     */
    void ReadHosts(const JsonView& view);
    /**
     * Reads which sources a receiver wants: member "include" or "exclude".
     * @param [in] view A receiver, or an event.
     * @param [in] receiver Number of the receiver, which is in the scenario.
     * @return the filter, unless there is none.
     */
    std::optional<ScenarioSourceFilter> ReadFilter(const JsonView& view, std::size_t receiver);
    /// Refuses what needs IGMP where there is none.
    void Finish() const;

  private:
    /// Something that needs IGMP on an interface.
    struct InterfaceUse
    {
        JsonView view;               //!< where the file says so
        ScenarioInterface interface; //!< the interface
    };

    /// Something that needs IGMP on the link of a receiver.
    struct ReceiverUse
    {
        JsonView view;        //!< where the file says so
        std::size_t receiver; //!< the receiver
    };

    /// Reads on which interfaces IGMP works.
    void ReadPlace(const JsonView& view, ScenarioIgmp& igmp) const;
    /// Reads to which interface a proxy reports.
    void ReadUpstream(const JsonView& view, ScenarioIgmp& igmp) const;
    /// Reads attributes of the application and of its interfaces.
    static void ReadProtocolAttributes(const JsonView& view, ScenarioIgmp& igmp);
    /// Reads members that send no reports.
    void ReadMemberships(const JsonView& view, ScenarioIgmp& igmp);
    /// Refuses a router that has IGMP already.
    void Claim(const JsonView& view, const ScenarioIgmp& igmp);
    /// Reads the attributes of hosts.
    static ScenarioHostSettings ReadHostSettings(const JsonView& view);

    const ScenarioNames& m_names;              //!< names of the scenario
    Scenario& m_scenario;                      //!< the scenario
    bool m_complete{true};                     //!< whether nothing is wrong with IGMP of routers
    std::map<NodeIndex, std::string> m_claims; //!< where the IGMP of each router stands
    std::vector<InterfaceUse> m_interfaceUses; //!< interfaces that need IGMP
    std::vector<ReceiverUse> m_receiverUses;   //!< receivers that need IGMP
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_IGMP_READER_H
