/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One (S,G) on one dense-mode router: its state machines, and the macros of RFC 3973 4.1.3 that
 * connect them.
 */

#ifndef MGM_PIM_DM_ENTRY_H
#define MGM_PIM_DM_ENTRY_H

#include "ns3/mgm-pim-dm-context.h"
#include "ns3/mgm-pim-dm-environment.h"
#include "ns3/mgm-pim-dm-interface-set.h"
#include "ns3/mgm-pim-dm-machines.h"
#include "ns3/mgm-pim-dm-originator.h"
#include "ns3/mgm-pim-dm-upstream.h"
#include "ns3/mgm-rpf-source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The (S,G) state of a dense-mode router (RFC 3973 4.1.2): Upstream(S,G), Origination(S,G), and for
 * each interface Downstream(S,G,I) and Assert(S,G,I), which exist only where there was an event.
 *
 * The router around it reports what happens, and learns what follows through PimDmEnvironment:
 * messages, changes of olist(S,G), and when data is waited for. All that follows from an event is
 * done before its function returns. The ambient cause is the record of what happened.
 *
 * Without a route to S olist(S,G) is empty (4.2). Where RPF_interface(S) is no PIM interface, data
 * comes from another routing protocol, and S counts as directly connected for all but the
 * origination of State Refreshes; so it does where RPF_interface(S) is a boundary of the group,
 * which no message crosses.
 */
class PimDmEntry : private PimDmContext
{
  public:
    /**
     * @param [in] environment The router; must outlive the entry.
     * @param [in] key Source and group, no wildcards.
     */
    PimDmEntry(PimDmEnvironment& environment, const SourceGroup& key);
    /// Cancels all timers without a word.
    ~PimDmEntry() override;

    /**
     * Begins to work, before any event. SetOutgoing is not called for interfaces that are in
     * olist(S,G) from the beginning.
     * @param [in] route Route to S, if there is one.
     */
    void Start(const std::optional<RpfRoute>& route);
    /**
     * The router is taken down: all timers stop. No event may follow.
     * @param [in] goodbye Whether it says so where it is the Assert winner (4.6.5).
     */
    void Stop(bool goodbye = true);

    /**
     * The route to S has changed: interface, neighbor, preference, metric or mask.
     * @param [in] route The new one, if there is one.
     */
    void SetRoute(const std::optional<RpfRoute>& route);
    /**
     * A data packet came in: the first one, one that WatchData was called for, or one on a wrong
     * interface.
     * @param [in] interface Where.
     * @param [in] ttl Its TTL; 0 if it is not known.
     */
    void DataArrived(uint32_t interface, uint8_t ttl);
    /**
     * A Prune(S,G) came in, also one that names another router.
     * @param [in] interface Where.
     * @param [in] upstream Its Upstream Neighbor Address.
     * @param [in] holdtime Its Hold Time in seconds.
     */
    void ReceivePrune(uint32_t interface, Ipv4Address upstream, uint16_t holdtime);
    /**
     * A Join(S,G) came in, also one that names another router.
     * @param [in] interface Where.
     * @param [in] upstream Its Upstream Neighbor Address.
     */
    void ReceiveJoin(uint32_t interface, Ipv4Address upstream);
    /**
     * A Graft(S,G) came in.
     * @param [in] interface Where.
     * @param [in] sender Who sent it.
     * @param [in] upstream Its Upstream Neighbor Address.
     */
    void ReceiveGraft(uint32_t interface, Ipv4Address sender, Ipv4Address upstream);
    /**
     * A GraftAck(S,G) came in, to an address of this router.
     * @param [in] interface Where.
     * @param [in] sender Who sent it.
     */
    void ReceiveGraftAck(uint32_t interface, Ipv4Address sender);
    /**
     * An Assert(S,G) came in.
     * @param [in] interface Where.
     * @param [in] sender Who sent it.
     * @param [in] message What it says.
     */
    void ReceiveAssert(uint32_t interface, Ipv4Address sender, const PimAssert& message);
    /**
     * A State Refresh(S,G) came in.
     * @param [in] interface Where.
     * @param [in] sender Who sent it.
     * @param [in] message What it says.
     */
    void ReceiveStateRefresh(uint32_t interface,
                             Ipv4Address sender,
                             const PimStateRefresh& message);
    /**
     * A neighbor has come, or has restarted (4.3.4); the environment knows it already.
     * @param [in] interface Where.
     * @param [in] neighbor The neighbor.
     */
    void NeighborUp(uint32_t interface, Ipv4Address neighbor);
    /**
     * A neighbor has gone; the environment knows it no more.
     * @param [in] interface Where.
     * @param [in] neighbor The neighbor.
     */
    void NeighborDown(uint32_t interface, Ipv4Address neighbor);
    /**
     * Members on a link may have come or gone; the environment says which.
     * @param [in] interface Where.
     */
    void LocalMembersChanged(uint32_t interface);
    /**
     * Interfaces of other routing protocols want the data, or do not any more.
     * @param [in] interest Whether they do.
     */
    void SetOtherInterest(bool interest);
    /// An interface is a PIM interface now. @param [in] interface Its index.
    void InterfaceUp(uint32_t interface);
    /// An interface is a PIM interface no more. @param [in] interface Its index.
    void InterfaceDown(uint32_t interface);

    using PimDmContext::CouldAssert;
    using PimDmContext::GetKey;
    using PimDmContext::GetMyMetric;
    /// @return the route to S, if there is one.
    const std::optional<RpfRoute>& GetRoute() const;
    uint32_t GetRpfInterface() const override;
    Ipv4Address GetRpfNeighbor() const override;
    bool IsSourceConnected() const override;
    bool IsOlistEmpty() const override;
    /**
     * @param [in] interface Interface index.
     * @return whether it is in olist(S,G).
     */
    bool IsOutgoing(uint32_t interface) const;
    /**
     * @param [in] interface Interface index.
     * @return whether data there is an event where it is not the RPF interface: not for the loser
     * of an Assert.
     */
    bool WantsAlerts(uint32_t interface) const;
    /**
     * @param [in] interface Index of a point-to-point interface.
     * @return whether its far end was asked to stop so shortly before that it may not have heard.
     */
    bool IsFarEndPruned(uint32_t interface) const;
    /// @return whether no timer runs and no Prune holds: RFC 3973 4.1 allows to discard the entry.
    bool IsEmpty() const;
    /// @return whether WatchData was called and no data has come since.
    bool IsWaitingForData() const;
    /// @return Upstream(S,G).
    const PimDmUpstream& GetUpstream() const;
    /// @return Origination(S,G); null while it never left NotOriginator.
    const PimDmOriginator* GetOriginator() const;
    /// @param [in] interface Interface index. @return Downstream(S,G,I); null for NoInfo.
    const PimDmDownstream* FindDownstream(uint32_t interface) const;
    /// @param [in] interface Interface index. @return Assert(S,G,I); null for NoInfo.
    const PimDmAssert* FindAssert(uint32_t interface) const;

  private:
    PimAssertMetric GetSptMetric(uint32_t interface) const override;
    void Settle(uint32_t interface) override;
    void SendStateRefreshes(const PimStateRefresh& refresh) override;

    /// @return whether an interface is a PIM interface that is up.
    bool IsPimInterface(uint32_t interface) const;
    /// @return whether messages about the group may pass there.
    bool IsInScope(uint32_t interface) const;
    /// @return whether data and State Refreshes on a wrong interface lead to an Assert there.
    bool UsesAssert(uint32_t interface) const;
    /// @return whether this router is to originate State Refreshes.
    bool IsFirstHop() const;
    /// @return whether an Upstream Neighbor Address is this router's on that link.
    bool IsMe(uint32_t interface, Ipv4Address upstream) const;
    /// A message that names this router came in; the loser of an Assert objects.
    void Object(uint32_t interface);
    /// A data packet came in on a downstream interface.
    void WrongInterface(uint32_t interface);
    /// @return whether S is directly connected, as the route and the interfaces say it now.
    bool ComputeConnected() const;
    /// @return the macro RPF'(S,G) as the machines say it now.
    Ipv4Address ComputeRpfNeighbor() const;
    /// @return the macro olist(S,G) for one interface as the machines say it now.
    bool ComputeOutgoing(uint32_t interface) const;
    /// Brings olist(S,G) up to date for one interface.
    void UpdateOutgoing(uint32_t interface);
    /// Says whether data on an interface is an event, if that has changed.
    void UpdateAlerts(uint32_t interface);
    /// Brings all of olist(S,G) up to date after RPF_interface(S) was another one.
    void UpdateAllOutgoing(uint32_t rpfInterfaceBefore);
    /// Tells Upstream(S,G) if olist(S,G) has become NULL or non-NULL.
    void UpdateEmptiness();
    /// Tells Upstream(S,G) if RPF'(S) has changed.
    void UpdateRpfNeighbor();
    /// Ends a change of the route: tells the (S,G) machines what has become of RPF'(S).
    void FinishRerouting(uint32_t interfaceBefore);
    /// Tells the machines of the interfaces that RPF_interface(S) has changed.
    void MoveRpfInterface(uint32_t before, uint32_t after);
    /// Takes interfaces down that went in the midst of an event, asks for data, and says that
    /// nothing is left, if so.
    void Conclude() override;
    /// An interface is a PIM interface no more. @param [in] interface Its index.
    void TakeDown(uint32_t interface);
    /// @return AT(S,G,I) after a State Refresh. @param [in] interval Its interval in seconds.
    Time GetAssertLifetime(uint8_t interval) const;

    std::optional<RpfRoute> m_route;               //!< route to S
    Ipv4Address m_rpfNeighbor;                     //!< RPF'(S,G)
    PimDmUpstream m_upstream;                      //!< Upstream(S,G)
    std::unique_ptr<PimDmOriginator> m_originator; //!< Origination(S,G)
    PimDmMachines m_machines;                      //!< machines of the interfaces
    PimDmInterfaceSet m_outgoing;                  //!< olist(S,G)
    PimDmInterfaceSet m_members;                   //!< pim_include
    PimDmInterfaceSet m_masked;                    //!< where data is no event
    bool m_isConnected{false};                     //!< whether S is directly connected
    bool m_otherInterest{false};                   //!< whether other protocols want the data
    bool m_isEmptyKnown{true};                     //!< what Upstream(S,G) knows of olist(S,G)
    bool m_holdsBack{false};        //!< whether changes of the macros wait for the end of an event
    bool m_isWatching{false};       //!< whether data is waited for
    bool m_wasEmpty{true};          //!< whether nothing was left after the last event
    std::vector<uint32_t> m_failed; //!< interfaces that went in the midst of an event
    std::optional<Time> m_lastStateRefresh; //!< when the last State Refresh came from RPF'(S)
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_ENTRY_H
