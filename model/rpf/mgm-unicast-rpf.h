/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * RPF by the node's own unicast routing, whatever protocol that is: the interface towards a source
 * is the one on which the node would send to it.
 */

#ifndef MGM_UNICAST_RPF_H
#define MGM_UNICAST_RPF_H

#include "ns3/event-id.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-rpf-source.h"
#include "ns3/node.h"
#include "ns3/nstime.h"

#include <map>
#include <optional>

namespace ns3
{
namespace mgm
{

class InterfaceWatcher;

/**
 * @ingroup mgm
 * RPF answers from the unicast routing protocols of a node, asked by their RouteOutput function.
 *
 * ns-3 says neither which network a route is for nor what it costs, so that a source that is not on
 * a connected network gets a host route of metric 0. Every look-up asks anew. The answers are kept
 * to notice changes: they are compared with what the routing says by then when the same source is
 * looked up again, when an interface or an address of the node changes (which is noticed where the
 * node has an Ipv4ListRouting, as InternetStackHelper makes it), on Recompute(), and every
 * RecomputeInterval. Routing protocols of ns-3 do not tell when their tables change: call
 * Recompute() after Ipv4GlobalRoutingHelper::RecomputeRoutingTables(), and set RecomputeInterval
 * where a protocol such as RIP is at work; without it, entries that are there follow a change of
 * its tables only when a new entry for data of the same source is made.
 */
class UnicastRpf : public RpfSource
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    UnicastRpf();
    ~UnicastRpf() override;

    /**
     * @param [in] node The node whose routing is asked. Its stack must be installed.
     */
    void SetNode(Ptr<Node> node);

    /**
     * Asks again for all sources that were looked up since the last change, and tells listeners if
     * an answer differs. Whoever is told looks up again what it still needs to know.
     */
    void Recompute();

    bool Lookup(Ipv4Address source, RpfRoute& route) const override;

  protected:
    void DoDispose() override;

  private:
    /// An answer: a route, or none.
    using Answer = std::optional<RpfRoute>;

    /**
     * Asks the node's routing.
     * @param [in] source A source.
     * @param [out] settled Whether the answer is to be kept: false while the protocol is still
     * looking for a route.
     * @return the answer.
     */
    Answer Ask(Ipv4Address source, bool& settled) const;
    /**
     * Fills in what is known of a route.
     * @param [in] source A source.
     * @param [in] interface Interface towards it.
     * @param [in] gateway Next hop, or 0.0.0.0.
     * @return the route.
     */
    RpfRoute MakeRoute(Ipv4Address source, uint32_t interface, Ipv4Address gateway) const;
    /**
     * Remembers what was told, as far as there is room.
     * @param [in] source The source.
     * @param [in] answer The answer; if another one is kept, everything is recomputed.
     */
    void Keep(Ipv4Address source, const Answer& answer) const;
    /// An interface changed: recomputes, if anything is known.
    void OnInterfaceChange();
    /// Recomputes in an event of its own, once for all changes of an instant.
    void ScheduleRecompute() const;
    /**
     * Recomputes because of something.
     * @param [in] cause What.
     */
    void RecomputeBecause(Cause cause);
    /// Recomputes, and will do so again.
    void RecomputePeriodically();
    /**
     * @param [in] interval Time between recomputations; 0: none.
     */
    void SetInterval(Time interval);
    /// Schedules the next periodic recomputation, if there is to be one.
    void StartTimer();

    uint32_t m_preference;                           //!< of the answers
    uint32_t m_answerLimit;                          //!< most answers that are kept
    Time m_interval;                                 //!< time between recomputations; 0: none
    Ptr<Node> m_node;                                //!< the node
    Ptr<Ipv4> m_ipv4;                                //!< its stack
    Ptr<InterfaceWatcher> m_watcher;                 //!< reports changes of interfaces
    mutable EventId m_change;                        //!< recomputation after a change
    EventId m_timer;                                 //!< next periodic recomputation
    mutable std::map<Ipv4Address, Answer> m_answers; //!< by source, as told last
    mutable bool m_hasMore{false};                   //!< whether answers were told and not kept
};

} // namespace mgm
} // namespace ns3

#endif // MGM_UNICAST_RPF_H
