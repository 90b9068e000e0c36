/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM dense mode (RFC 3973) as an application of a router and a client of the group manager.
 */

#ifndef MGM_PIM_DM_H
#define MGM_PIM_DM_H

#include "ns3/event-id.h"
#include "ns3/mgm-pim-dm-entry.h"
#include "ns3/mgm-pim-dm-environment.h"
#include "ns3/mgm-pim-dm-forwarding.h"
#include "ns3/mgm-pim-dm-members.h"
#include "ns3/mgm-pim-dm-settings.h"
#include "ns3/output-stream-wrapper.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
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
 * On a point-to-point link a wrong-interface packet leads to a Prune, not to an Assert (RFC 2715
 * 4.3), unless the attribute PointToPointAssert is set.
 *
 * An entry lasts while data comes or state of RFC 3973 is held, and for EntryLifetime after that.
 */
class PimDm : public PimDmSettings, private PimDmEnvironment
{
  public:
    /// An (S,G) of the router.
    struct Slot;
    /// Entries by group, then by source.
    using Table = std::map<SourceGroup, std::unique_ptr<Slot>>;

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimDm();
    ~PimDm() override;

    /**
     * Makes an interface a scope boundary (RFC 3973 4.1.3, 5.4): neither data of the groups leaves
     * there, nor messages about them.
     * @param [in] interface Interface index.
     * @param [in] network Range of groups.
     * @param [in] mask Its mask.
     */
    void AddBoundary(uint32_t interface, Ipv4Address network, Ipv4Mask mask);

    /// @return the keys of all entries, by group, then by source.
    std::vector<SourceGroup> GetKeys() const;
    /**
     * @param [in] key Source and group.
     * @return the entry; null if there is none.
     */
    const PimDmEntry* FindEntry(const SourceGroup& key) const;
    bool HasLocalMembers(uint32_t interface, const SourceGroup& key) const override;
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
    /// Groups that do not cross an interface.
    struct Boundary
    {
        uint32_t interface;  //!< interface index
        Ipv4Address network; //!< range of groups
        Ipv4Mask mask;       //!< its mask
    };

    // The router around the entries.
    const PimRecorder& GetRecorder() const override;
    const PimDmVariables& GetVariables() const override;
    const std::vector<uint32_t>& GetInterfaces() const override;
    Ipv4Address GetAddress(uint32_t interface) const override;
    uint32_t GetNeighborCount(uint32_t interface) const override;
    Ipv4Address GetSoleNeighbor(uint32_t interface) const override;
    bool IsPointToPoint(uint32_t interface) const override;
    Time GetJoinPruneOverrideInterval(uint32_t interface) const override;
    Time GetOverrideInterval(uint32_t interface) const override;
    bool IsStateRefreshCapable(uint32_t interface) const override;
    bool IsBoundary(uint32_t interface, Ipv4Address group) const override;
    uint8_t GetThreshold(uint32_t interface) const override;
    Time GetLastDataTime(const SourceGroup& key) const override;
    Time GetRandomDelay(Time maximum) override;
    void Send(uint32_t interface, const PimMessage& message) override;
    void SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing) override;
    void SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted) override;
    void SetRpfNeighbor(const SourceGroup& key, Ipv4Address neighbor) override;
    void WatchData(const SourceGroup& key) override;
    void NotifyEmpty(const SourceGroup& key) override;

    // The router around the interfaces, and the base.
    void CompleteHello(uint32_t interface, PimHello& hello) const override;
    void NotifyNeighborUp(uint32_t interface, Ipv4Address neighbor) override;
    void NotifyNeighborDown(uint32_t interface, Ipv4Address neighbor) override;
    void NotifyNeighborRestarted(uint32_t interface, Ipv4Address neighbor) override;
    std::string GetClientName() const override;
    uint32_t GetProtocolId() const override;
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

    // Messages about (S,G)s, by type.
    void ReceiveJoinPrune(const PimReceived& received);
    void ReceiveGraft(const PimReceived& received);
    void ReceiveGraftAck(const PimReceived& received);
    void ReceiveAssert(const PimReceived& received);
    void ReceiveStateRefresh(const PimReceived& received);

    /// Does something with each entry that a key covers. Entries may come and go meanwhile.
    void ForEach(const SourceGroup& range, const std::function<void(Slot&)>& action);
    /// @return an entry; null if there is none.
    Slot* Find(const SourceGroup& key) const;
    /// @return an entry, which is made if there is none; null if there is no room.
    Slot* FindOrMake(const SourceGroup& key);
    /// @return an entry, which is made only if data would come in on an interface.
    Slot* FindOrMakeUpstream(const SourceGroup& key, uint32_t interface);
    /// @return the route to a source, if there is one.
    std::optional<RpfRoute> FindRoute(Ipv4Address source) const;
    /// @return what is done about a wrong-interface alert, and why.
    std::pair<const char*, const char*> Judge(const PimDmEntry& entry, uint32_t arrival) const;

    /// Brings an entry at the group manager up to date later in the same instant.
    void SettleSoon(Slot& slot);
    /// An entry was made at the group manager.
    void Settle(const SourceGroup& key, Cause cause);
    /// Brings an entry at the group manager up to date, and looks whom else it serves.
    void Synchronize(Slot& slot);
    /// Tells an entry whether other clients' interfaces are in its list.
    void UpdateOtherInterest(Slot& slot);
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

    std::vector<Boundary> m_boundaries; //!< scope boundaries
    PimDmForwarding m_forwarding;       //!< calls at the group manager
    PimDmMembers m_members;             //!< hosts on the links
    Table m_entries;                    //!< (S,G) state
    std::vector<Table> m_buried;        //!< entries to destroy
    Ptr<RpfSource> m_routes;            //!< listened to while registered
    EventId m_rerouting;                //!< tells entries of their routes
    EventId m_burial;                   //!< destroys what is buried
    PimDmCounters m_counters;           //!< what was counted
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_H
