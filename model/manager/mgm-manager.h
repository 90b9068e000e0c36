/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The multicast group manager: the arbiter between the multicast routing protocols, IGMP and the
 * forwarder of one router.
 */

#ifndef MGM_MANAGER_H
#define MGM_MANAGER_H

#include "ns3/mgm-alert-queue.h"
#include "ns3/mgm-alert-rules.h"
#include "ns3/mgm-call-checks.h"
#include "ns3/mgm-client-caller.h"
#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-entry-calls.h"
#include "ns3/mgm-entry-keeper.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-group-enumerations.h"
#include "ns3/mgm-manager-printer.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-manager-reports.h"
#include "ns3/mgm-manager-tables.h"
#include "ns3/mgm-membership-keeper.h"
#include "ns3/mgm-mfe-reader.h"
#include "ns3/mgm-ownership-keeper.h"
#include "ns3/mgm-route-listener.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/traced-callback.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The multicast group manager of a router, a node application.
 *
 * Each function of ClientInterface that changes something is one step: what it is to answer is
 * decided first, an ApiCallRecord says so, then the tables change, then the forwarder, then the
 * clients concerned are called (see AlertQueue), then it returns. Disable-IGMP is the exception: it
 * is called before the change. Where mgm-api leaves a choice, doc/decisions.md says which was made.
 *
 * While it does not run, nobody can register. When it stops, the entries leave the forwarder, and
 * memberships, ownership and registrations end without a callback.
 */
class Manager : public ClientInterface
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    Manager();
    ~Manager() override;

    /// Signature of the ApiCall trace source.
    typedef void (*ApiCallTracedCallback)(const ApiCallRecord& record);
    /// Signature of the ClientCallback trace source.
    typedef void (*ClientCallbackTracedCallback)(const CallbackRecord& record);
    /// Signature of the CallbackAnswer trace source.
    typedef void (*CallbackAnswerTracedCallback)(const CallbackAnswerRecord& record);
    /// Signature of the UndeliveredAlert trace source.
    typedef void (*UndeliveredAlertTracedCallback)(const UndeliveredAlertRecord& record);
    /// Signature of the RefusedEntry trace source.
    typedef void (*RefusedEntryTracedCallback)(const RefusedEntryRecord& record);
    /// Signature of the Membership trace source.
    typedef void (*MembershipTracedCallback)(const MembershipRecord& record);

    /**
     * Names the forwarder. It must be named before the group manager starts, and stays.
     * @param [in] forwarder The forwarder of the same node.
     */
    void SetForwarder(Ptr<ForwarderControl> forwarder);

    /**
     * Names the multicast routing information base. If the group manager runs, and
     * ReevaluateOnRouteChange is set, all entries are looked up again.
     * @param [in] rpf The source of routes; null: there are none, and entries are negative.
     */
    void SetRpfSource(Ptr<RpfSource> rpf);

    /// @return what was counted since it was made.
    const ManagerCounters& GetCounters() const;

    /**
     * Prints clients, ownership, memberships and entries with their counters, as they are now.
     * @param [in] stream Where to.
     * @param [in] namer Names interfaces, which then stand with their names beside their numbers.
     */
    void PrintTables(Ptr<OutputStreamWrapper> stream,
                     const InterfaceNamer& namer = InterfaceNamer()) const;

    Status RegisterProtocol(const ProtocolInstance& instance,
                            const std::string& name,
                            const ClientCallbacks& callbacks,
                            ClientHandle& handle) override;
    Status DeregisterProtocol(ClientHandle handle) override;
    void AbandonRegistration(ClientHandle handle) override;
    Status TakeInterfaceOwnership(ClientHandle handle, const InterfaceId& interface) override;
    Status ReleaseInterfaceOwnership(ClientHandle handle, const InterfaceId& interface) override;
    Status GetProtocolOnInterface(const InterfaceId& interface,
                                  ProtocolInstance& owner) const override;
    std::string GetClientName(const ProtocolInstance& instance) const override;
    Status AddGroupMembershipEntry(ClientHandle handle,
                                   const SourceGroupRange& range,
                                   const InterfaceId& interface,
                                   uint32_t flags = JOIN_STATE) override;
    Status DeleteGroupMembershipEntry(ClientHandle handle,
                                      const SourceGroupRange& range,
                                      const InterfaceId& interface,
                                      uint32_t flags = JOIN_STATE) override;
    Status GetMfe(const SourceGroup& key, MfeRecord& mfe) const override;
    Status GetFirstMfe(std::size_t& pageSize, std::vector<MfeRecord>& mfes) const override;
    Status GetNextMfe(const SourceGroup& start,
                      std::size_t& pageSize,
                      std::vector<MfeRecord>& mfes) const override;
    Status GetMfeStats(const SourceGroup& key,
                       MfeStatsKind kind,
                       MfeStatsRecord& stats) const override;
    Status GetFirstMfeStats(MfeStatsKind kind,
                            std::size_t& pageSize,
                            std::vector<MfeStatsRecord>& stats) const override;
    Status GetNextMfeStats(const SourceGroup& start,
                           MfeStatsKind kind,
                           std::size_t& pageSize,
                           std::vector<MfeStatsRecord>& stats) const override;
    Status SetMfe(ClientHandle handle,
                  const SourceGroup& key,
                  Ipv4Address upstreamNeighbor,
                  const InterfaceId& iif) override;
    Status SetStaticEntry(ClientHandle handle, const StaticEntry& entry) override;
    Status DeleteStaticEntry(ClientHandle handle, const SourceGroup& key) override;
    Status DeleteEntry(ClientHandle handle, const SourceGroup& key) override;
    Status WatchEntry(ClientHandle handle, const SourceGroup& key) override;
    Status SetAlertMask(ClientHandle handle,
                        const SourceGroup& key,
                        const InterfaceId& arrival,
                        bool masked) override;
    Status GroupEnumerationStart(ClientHandle handle,
                                 EnumerationType type,
                                 EnumerationHandle& enumeration) override;
    Status GroupEnumerationGetNext(EnumerationHandle enumeration,
                                   std::size_t& pageSize,
                                   std::vector<SourceGroupRange>& entries) override;
    Status GroupEnumerationEnd(EnumerationHandle enumeration) override;
    Ptr<RpfSource> GetRpfSource() const override;

  private:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;

    /// @param [in] notification The forwarder has no entry for a packet.
    void HandleNewPacket(const NewPacketNotification& notification);
    /// @param [in] notification A wrong-interface alert.
    void HandleWrongInterface(const WrongInterfaceNotification& notification);
    /// @param [in] notification A packet of an entry that a client watches.
    void HandleDataArrived(const DataArrivedNotification& notification);
    /// @param [in] notification The lifetime of an entry is over.
    void HandleEntryExpired(const EntryExpiredNotification& notification);
    /// The forwarder was stopped and has no entries any more.
    void HandleForwarderRestarted();
    /// Routes may differ from now on.
    void HandleRoutesChanged();

    /**
     * @param [in] forwarder Where entries are installed from now on; null: nowhere.
     */
    void UseForwarder(Ptr<ForwarderControl> forwarder);

    /**
     * @param [in] owner Who owns the interface of arrival; null: nobody.
     * @return what becomes of a wrong-interface alert.
     */
    AlertOutcome FindOutcome(const Client* owner) const;

    /**
     * Ends a registration whose client is on no interface any more.
     * @param [in] handle The client; nothing happens where it is gone.
     */
    void End(ClientHandle handle);

    TracedCallback<const ApiCallRecord&> m_apiCall;                   //!< a client called
    TracedCallback<const CallbackRecord&> m_clientCallback;           //!< a client is called
    TracedCallback<const CallbackAnswerRecord&> m_callbackAnswer;     //!< it answered
    TracedCallback<const UndeliveredAlertRecord&> m_undeliveredAlert; //!< nobody was called
    TracedCallback<const MembershipRecord&> m_membership;             //!< memberships change
    TracedCallback<const RefusedEntryRecord&> m_refusedEntry;         //!< the forwarder refuses one

    Time m_defaultEntryTimeout;         //!< attribute DefaultEntryTimeout
    Time m_negativeEntryTimeout;        //!< attribute NegativeEntryTimeout
    uint32_t m_membershipLimit;         //!< attribute MembershipLimit
    ManagerTables m_tables;             //!< what the group manager remembers
    AlertQueue m_queue;                 //!< what is to be told
    ClientCaller m_caller;              //!< tells it
    ManagerReports m_reports;           //!< makes records of calls and memberships
    EntryKeeper m_keeper;               //!< makes entries
    AlertRules m_rules;                 //!< says who is told
    MembershipKeeper m_memberships;     //!< adds and deletes memberships
    OwnershipKeeper m_ownership;        //!< gives and takes interfaces
    CallChecks m_checks;                //!< says what calls return
    EntryCalls m_entryCalls;            //!< calls that name an entry
    GroupEnumerations m_enumerations;   //!< open enumerations
    MfeReader m_reader;                 //!< reads entries
    RouteListener m_routes;             //!< where routes are looked up
    Ptr<ForwarderControl> m_forwarder;  //!< where entries are installed
    uint32_t m_nodeId{0};               //!< id of the node, also after disposal
    bool m_deliverWrongInterface{true}; //!< attribute DeliverWrongInterface
    bool m_reevaluate{true};            //!< attribute ReevaluateOnRouteChange
    bool m_isReevaluationDue{false};    //!< whether a reevaluation waits in the queue
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_H
