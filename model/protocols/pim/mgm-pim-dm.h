/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM dense mode (RFC 3973) as an application of a router and a client of the group manager.
 */

#ifndef MGM_PIM_DM_H
#define MGM_PIM_DM_H

#include "ns3/event-id.h"
#include "ns3/mgm-pim-dm-forwarding.h"
#include "ns3/mgm-pim-dm-links.h"
#include "ns3/mgm-pim-dm-table.h"
#include "ns3/output-stream-wrapper.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a dense-mode router has counted.
 */
struct PimDmCounters
{
    uint64_t refusedEntries{0}; //!< packets and messages that EntryLimit left without an entry
    uint64_t expiredEntries{0}; //!< entries discarded after EntryLifetime
};

/**
 * @ingroup mgm
 * PIM dense mode. It floods data to all neighbors and prunes where nobody wants it; on a link with
 * several forwarders, data on the wrong interface elects one of them.
 *
 * The group manager tells it of new data (RPF callback, creation alert), of hosts on its links
 * (local join and leave), of what other protocols want (join and prune alerts) and of data on the
 * wrong interface; the state machines of one (S,G) are a PimDmEntry. What they want of the
 * forwarder they get through the group manager. Data is waited for, never polled: an entry that
 * needs the next packet asks the group manager to be told of it.
 *
 * On a point-to-point link a wrong-interface packet leads to a Prune, not to an Assert, unless the
 * attribute PointToPointAssert is set (see PimDmFarEnd). The loser of an Assert masks its alerts on
 * the link unless MaskLostAsserts is off.
 *
 * An entry lasts while data comes or state of RFC 3973 is held, and for EntryLifetime after that.
 */
class PimDm : public PimDmLinks
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimDm();
    ~PimDm() override;

    /// @return the keys of all entries, by group, then by source.
    std::vector<SourceGroup> GetKeys() const;
    /**
     * @param [in] key Source and group.
     * @return the entry; null if there is none.
     */
    const PimDmEntry* FindEntry(const SourceGroup& key) const;
    /// @return what was counted so far.
    const PimDmCounters& GetCounters() const;
    /**
     * Prints neighbors, entries and Assert states as routers do.
     * @param [in] stream Where to.
     */
    void PrintTables(Ptr<OutputStreamWrapper> stream) const;

  protected:
    void DoDispose() override;

  private:
    // The router around the entries.
    Time GetLastDataTime(const SourceGroup& key) const override;
    void SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing) override;
    void SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted) override;
    void SetRpfNeighbor(const SourceGroup& key, Ipv4Address neighbor) override;
    void WatchData(const SourceGroup& key) override;
    void NotifyEmpty(const SourceGroup& key) override;

    // The router around the interfaces, and the base.
    void NotifyNeighborUp(uint32_t interface, Ipv4Address neighbor) override;
    void NotifyNeighborDown(uint32_t interface, Ipv4Address neighbor) override;
    void NotifyNeighborRestarted(uint32_t interface, Ipv4Address neighbor) override;
    ClientCallbacks MakeCallbacks() override;
    void OnRegistered() override;
    void OnLeaving() override;
    void OnInterfaceUp(uint32_t interface) override;
    void OnInterfaceDown(uint32_t interface) override;
    void OnMessage(const PimReceived& received) override;

    // Callbacks of the group manager.
    uint32_t OnRpf(RpfQuery& query);
    uint32_t OnCreation(CreationAlert& alert);
    uint32_t OnJoin(const JoinAlert& alert);
    uint32_t OnPrune(PruneAlert& alert);
    uint32_t OnLocalJoin(const LocalMembership& membership);
    uint32_t OnLocalLeave(const LocalMembership& membership);
    uint32_t OnWrongInterface(const WrongInterfaceAlert& alert);
    uint32_t OnDataArrived(const DataArrival& arrival);

    /// @return an entry, which is made if there is none; null if there is no room.
    PimDmSlot* FindOrMake(const SourceGroup& key);
    /// @return the route to a source, if there is one.
    std::optional<RpfRoute> FindRoute(Ipv4Address source) const;
    /// Brings an entry at the group manager up to date later in the same instant.
    void SettleSoon(PimDmSlot& slot);
    /// An entry was made at the group manager.
    void Settle(const SourceGroup& key, Cause cause);
    /// Brings an entry at the group manager up to date, and looks whom else it serves.
    void Synchronize(PimDmSlot& slot);
    /// Tells an entry whether other clients' interfaces are in its list.
    void UpdateOtherInterest(PimDmSlot& slot);
    /// Members have come or gone.
    void UpdateMembers(const LocalMembership& membership);
    /// Answers of the RPF source may differ from now on.
    void OnRoutesChanged();
    /// Tells all entries of their routes.
    void UpdateRoutes(Cause cause);
    /// Begins or ends to listen to the RPF source.
    void ListenToRoutes(bool listen);
    /// The lifetime of an entry may be over.
    static void OnLifetime(PimDm* router, SourceGroup key);
    /// Discards an entry if no data comes and nothing is held.
    void DiscardIfUnused(const SourceGroup& key, Cause cause);
    /// Destroys the entries of the registration that has ended.
    void Bury();

    PimDmForwarding m_forwarding;    //!< calls at the group manager
    PimDmTable m_entries;            //!< (S,G) state
    std::deque<PimDmTable> m_buried; //!< entries to destroy
    Ptr<RpfSource> m_routes;         //!< listened to while registered
    EventId m_rerouting;             //!< tells entries of their routes
    EventId m_burial;                //!< destroys what is buried
    PimDmCounters m_counters;        //!< what was counted
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_H
