/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The network graph at some instant and what each router knows of it, as the trace tells it. It
 * answers where a router expects data of a source, by the same classes as the simulation.
 */

#ifndef MGM_NETWORK_STATE_H
#define MGM_NETWORK_STATE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-rpf-source.h"

#include <cstdint>
#include <map>
#include <optional>

namespace ns3
{
namespace mgm
{

class TraceRecord;
struct TraceHeader;

/**
 * @ingroup mgm
 * The network of a trace.
 */
class NetworkState
{
  public:
    /**
     * @param [in] header What the first line of the trace says; must outlive this object.
     * @param [in] node Node id of the only router whose view is wanted; not set: all.
     */
    explicit NetworkState(const TraceHeader& header, std::optional<uint32_t> node = {});
    ~NetworkState();

    NetworkState(const NetworkState&) = delete;
    NetworkState& operator=(const NetworkState&) = delete;

    /**
     * Takes note of a topology-change or converged record; others change nothing. Throws TraceError
     * where a member is missing or names a link that is not there.
     * @param [in] record The record.
     */
    void Apply(const TraceRecord& record);

    /// @return whether the trace has a network graph.
    bool HasGraph() const;
    /// @return the newest state of the graph; null if the trace has none.
    Ptr<const GraphSnapshot> GetNewest() const;
    /// @return version of the newest state in the trace's count.
    uint64_t GetNewestVersion() const;
    /**
     * @param [in] node Node id.
     * @return version of the state that the router knows, in the trace's count; nothing where it
     * has no view of a graph.
     */
    std::optional<uint64_t> GetVersion(uint32_t node) const;
    /**
     * @param [in] node Node id.
     * @param [in] destination Any unicast address.
     * @return the first step from the router to it, as the router knows the network.
     */
    GraphHop FindHop(uint32_t node, Ipv4Address destination) const;
    /**
     * @param [in] node Node id.
     * @param [in] source Source of data.
     * @return the route towards it, as GraphRpf::Lookup gives it; nothing where there is none, or
     * where the router has no view of a graph.
     */
    std::optional<RpfRoute> Lookup(uint32_t node, Ipv4Address source) const;
    /**
     * @param [in] node Node id.
     * @param [in] interface Interface index.
     * @return whether the link there is up; true where the graph does not know it.
     */
    bool IsInterfaceUp(uint32_t node, uint32_t interface) const;

  private:
    /// What a router knows.
    struct View
    {
        uint32_t preference{0};            //!< of its answers
        uint64_t version{0};               //!< number of the state that it knows
        Ptr<const GraphSnapshot> snapshot; //!< the state that it knows
    };

    /// Makes the graph that the first line describes.
    void Build();
    /// A link changed.
    void ApplyChange(const TraceRecord& record);
    /// A router learned of a state.
    void ApplyConverged(const TraceRecord& record);
    /// Forgets states that no router can learn of any more.
    void DropSnapshots();

    const TraceHeader& m_header;                              //!< of the trace
    Topology m_topology;                                      //!< the graph in its newest state
    Ptr<GraphRoutes> m_routes;                                //!< what it stands for; may be null
    std::map<uint64_t, Ptr<const GraphSnapshot>> m_snapshots; //!< by version of the trace
    std::map<uint32_t, View> m_views;                         //!< by node id
};

} // namespace mgm
} // namespace ns3

#endif // MGM_NETWORK_STATE_H
