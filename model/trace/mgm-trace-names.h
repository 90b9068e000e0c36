/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What nodes and interfaces are called in a trace, and who is at the other end of a link.
 */

#ifndef MGM_TRACE_NAMES_H
#define MGM_TRACE_NAMES_H

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Names of the nodes and interfaces of the simulation. A name is what the caller gave; failing
 * that, a node has the name of ns3::Names, and an interface is called after both ends of its
 * channel, "Denver->KansasCity" or "Denver->{host 1,host 2}". Names are looked up once and then
 * remembered.
 */
class TraceNames
{
  public:
    /// Stands in for a node where there is none.
    static constexpr uint32_t NO_NODE = 0xffffffff;

    /**
     * Names a node. Call this before anything is traced.
     * @param [in] node Node id.
     * @param [in] name Its name, any text.
     * @param [in] kind What it is, for example "router", "host" or "switch".
     */
    void SetNode(uint32_t node, const std::string& name, const std::string& kind);

    /**
     * Names an interface.
     * @param [in] node Node id.
     * @param [in] index Interface index of the node.
     * @param [in] name Its name, any text.
     */
    void SetInterface(uint32_t node, uint32_t index, const std::string& name);

    /**
     * @param [in] node Node id.
     * @return its name; "" where it has none.
     */
    const std::string& GetNode(uint32_t node);

    /**
     * @param [in] node Node id.
     * @return what it is: the kind that the caller gave, else "router" for a node with a forwarder,
     * "host" for another node with an IPv4 stack, "other" for the rest.
     */
    std::string GetKind(uint32_t node);

    /**
     * @param [in] node Node id.
     * @param [in] index Interface index of the node.
     * @return its name; "" where there is no such interface, and for the loopback interface.
     */
    const std::string& GetInterface(uint32_t node, uint32_t index);

    /**
     * @param [in] node Node id.
     * @param [in] index Interface index of the node.
     * @return the node at the other end of a link that has two ends; NO_NODE for other interfaces.
     */
    uint32_t GetNeighbor(uint32_t node, uint32_t index);

  private:
    /// Of one interface.
    struct InterfaceEntry
    {
        std::string name;           //!< its name
        bool named{false};          //!< whether the name is final
        uint32_t neighbor{NO_NODE}; //!< the only node at the other end
        bool explored{false};       //!< whether the neighbor is final
    };

    /// Of one node.
    struct NodeEntry
    {
        std::string name;                       //!< its name
        bool named{false};                      //!< whether the name is final
        std::string kind;                       //!< what it is; "": not given
        std::vector<InterfaceEntry> interfaces; //!< by index
    };

    /**
     * A client may name any interface in a call; only those that exist get an entry.
     * @param [in] node Node id.
     * @param [in] index Interface index.
     * @return whether the node has such an interface, or the caller named it.
     */
    bool HasInterface(uint32_t node, uint32_t index) const;
    /**
     * @param [in] node Node id.
     * @return its entry.
     */
    NodeEntry& FindNode(uint32_t node);
    /**
     * @param [in] node Node id.
     * @param [in] index Interface index of the node.
     * @return its entry.
     */
    InterfaceEntry& FindInterface(uint32_t node, uint32_t index);
    /**
     * @param [in] node Node id.
     * @param [in] others The nodes at the other end.
     * @return the name made of them.
     */
    std::string MakeInterfaceName(uint32_t node, const std::vector<uint32_t>& others);

    std::vector<NodeEntry> m_nodes; //!< by node id
};

/**
 * @param [in] node Node id.
 * @param [in] name Its name, or "".
 * @return how to speak of the node: its name, or "node 7".
 */
std::string GetNodeLabel(uint32_t node, const std::string& name);

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_NAMES_H
