/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One router's view of the network graph. A router knows of a change only when its routing has
 * converged; until then it answers by the state before. Routers that converge at different times
 * are what makes transient wrong-interface alerts.
 */

#ifndef MGM_GRAPH_RPF_H
#define MGM_GRAPH_RPF_H

#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-rpf-source.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * RPF answers from the shared graph, as one router sees it. Usually aggregated to the router's
 * node, so that the configuration path is /NodeList/x/$ns3::mgm::GraphRpf.
 *
 * Changes that overlap become visible one after the other, each ConvergenceDelay after it happened.
 * The view never goes back: if the attribute is lowered in between so that a later change is seen
 * first, then the earlier one, which is contained in it, passes unnoticed.
 */
class GraphRpf : public RpfSource
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    GraphRpf();
    ~GraphRpf() override;

    /// Signature of the Converged trace source.
    typedef void (*ConvergedTracedCallback)(const ConvergedRecord& record);

    /**
     * Says whose view this is. Must come first, and only once.
     * @param [in] routes The shared network.
     * @param [in] router The router, bound to an ns-3 node.
     * @param [in] nodeId Id of that node.
     */
    void SetRouter(Ptr<GraphRoutes> routes, NodeIndex router, uint32_t nodeId);

    /**
     * The state of the network that the router knows, for lookups in GetRoutes().
     * @return the state.
     */
    Ptr<const GraphSnapshot> GetSnapshot() const;
    /// @return the shared network.
    Ptr<GraphRoutes> GetRoutes() const;
    /// @return the router whose view this is.
    NodeIndex GetRouter() const;

    /**
     * @param [in] destination Any unicast address.
     * @return the first step from the router to it, as the router knows it.
     */
    GraphHop FindHop(Ipv4Address destination) const;

    bool Lookup(Ipv4Address source, RpfRoute& route) const override;

    /**
     * Makes a route of the first step towards a source.
     * @param [in] hop The step.
     * @param [in] preference Administrative distance of routes that are not connected.
     * @param [out] route The route; untouched where there is none.
     * @return whether there is one: not towards the router itself.
     */
    static bool MakeRoute(const GraphHop& hop, uint32_t preference, RpfRoute& route);

  protected:
    void DoDispose() override;

  private:
    /**
     * A change happened somewhere; the router will know later.
     * @param [in] snapshot State after the change.
     * @param [in] head Head of the change's record.
     */
    void OnChange(Ptr<const GraphSnapshot> snapshot, const RecordHead& head);

    /**
     * The router learns of a change.
     * @param [in] snapshot State after the change.
     * @param [in] head Head of the change's record.
     */
    void Converge(Ptr<const GraphSnapshot> snapshot, RecordHead head);

    Time m_delay;                                       //!< from a change to its being known here
    uint32_t m_preference;                              //!< of the answers
    Ptr<GraphRoutes> m_routes;                          //!< shared by all routers
    NodeIndex m_router{0};                              //!< whose view this is
    uint32_t m_nodeId{0};                               //!< its ns-3 node
    uint64_t m_observer{0};                             //!< number at m_routes
    Ptr<const GraphSnapshot> m_snapshot;                //!< the state that is known here
    TracedCallback<const ConvergedRecord&> m_converged; //!< fires when a change becomes known
};

} // namespace mgm
} // namespace ns3

#endif // MGM_GRAPH_RPF_H
