/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * All verdicts of a run, added up while it runs, whether or not a trace is written.
 */

#ifndef MGM_ALERT_LEDGER_H
#define MGM_ALERT_LEDGER_H

#include "ns3/callback.h"
#include "ns3/mgm-alert-effects.h"
#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-igmp-records.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/node-container.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <array>
#include <cstdint>
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
 * Counts of wrong-interface packets and of what became of them.
 */
struct AlertCounts
{
    uint64_t packets{0};                            //!< wrong-interface packets
    std::array<uint64_t, VERDICT_COUNT> verdicts{}; //!< by Verdict; adds up to packets
    uint64_t delivered{0};                          //!< alerts that reached a client's callback
    uint64_t undelivered{0}; //!< alerts that the group manager did not pass on
    /// By FailureCause; adds up to packets where the ledger has a classifier, else nothing.
    std::array<uint64_t, FAILURE_CAUSE_COUNT> causes{};

    /**
     * @param [in] verdict A verdict.
     * @return number of packets with this verdict.
     */
    uint64_t GetCount(Verdict verdict) const;
    /**
     * @param [in] cause A failure cause.
     * @return number of packets with this cause.
     */
    uint64_t GetCount(FailureCause cause) const;
};

/**
 * @ingroup mgm
 * Wrong-interface packets that follow each other without a pause in which the interface is quiet
 * (AlertLedger attribute QuietTime), and the first message that an alert about them led to.
 */
struct AlertEpisode
{
    Time firstPacket;    //!< when the first packet arrived
    Time lastPacket;     //!< when the last packet so far arrived
    uint64_t packets{0}; //!< how many
    uint64_t alerts{0};  //!< how many raised an alert
    /// How many have each FailureCause.
    std::array<uint64_t, FAILURE_CAUSE_COUNT> causes{};
    std::optional<Time> firstMessage; //!< when the first message that an alert caused was sent
    std::string message;              //!< what it is, for example "pim assert"
};

/**
 * @ingroup mgm
 * Wrong-interface packets of one (S,G) that arrived on one interface of one router.
 */
struct LedgerRow
{
    uint32_t node{0};                   //!< the router
    SourceGroup key;                    //!< source and group of the packets
    InterfaceId arrival;                //!< where they arrived
    AlertCounts counts;                 //!< how many, and what became of them
    Time firstPacket;                   //!< when the first one arrived
    Time lastPacket;                    //!< when the last one arrived
    std::vector<AlertEpisode> episodes; //!< the same packets, divided by pauses; in order
};

/// Orders by router, then by key, then by arrival interface.
bool operator<(const LedgerRow& a, const LedgerRow& b);

/**
 * @ingroup mgm
 * The ledger. It observes forwarders and group managers through their trace sources.
 */
class AlertLedger : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    AlertLedger();
    ~AlertLedger() override;

    /// Says why a packet arrived on a wrong interface.
    using Classifier = Callback<FailureDiagnosis, const WrongInterfaceRecord&>;
    /**
     * Names who finds failure causes; without, none are counted.
     * @param [in] classifier The classifier, for example FailureClassifier::Classify.
     */
    void SetClassifier(const Classifier& classifier);

    /**
     * Observes a forwarder, group manager or protocol, or anything else with trace sources of the
     * same names: WrongInterface, Notification, ClientCallback, UndeliveredAlert, Reaction,
     * IgmpMessage, PimMessage.
     * @param [in] object The object; nothing happens if it is observed already.
     */
    void Connect(const Ptr<Object>& object);

    /**
     * Observes the forwarders and group managers of some nodes.
     * @param [in] nodes The nodes, with their applications installed.
     */
    void ConnectNodes(const NodeContainer& nodes);

    /// Lets go of everything observed; the counts stay.
    void Disconnect();

    /// @return the rows, in their order.
    std::vector<LedgerRow> GetRows() const;

    /**
     * @param [in] node A router.
     * @return its counts over all rows.
     */
    AlertCounts GetRouterCounts(uint32_t node) const;

    /// @return the counts of the whole run, including those that have no row.
    const AlertCounts& GetTotals() const;

    /// @return number of wrong-interface packets that have no row because MaxRows was reached.
    uint64_t GetOverflow() const;

    /**
     * @param [in] episode An episode of a row.
     * @return time from its first to its last packet; nothing if the interface has not been quiet
     * for QuietTime since then.
     */
    std::optional<Time> GetTimeToQuiet(const AlertEpisode& episode) const;

  protected:
    void DoDispose() override;

  private:
    /// Identifies a row.
    struct RowKey
    {
        uint32_t node;       //!< the router
        SourceGroup key;     //!< source and group
        InterfaceId arrival; //!< where packets arrived

        /**
         * @param [in] other A key.
         * @return whether it is the same.
         */
        bool operator==(const RowKey& other) const;
    };

    /// Hash of a RowKey.
    struct RowKeyHash
    {
        /**
         * @param [in] key The key.
         * @return its hash.
         */
        std::size_t operator()(const RowKey& key) const;
    };

    /// An episode, as what follows from its alerts knows it. Rows stay where they are.
    struct Origin
    {
        LedgerRow* row;      //!< its row
        std::size_t episode; //!< its number in the row
    };

    /// Counts a packet.
    void OnWrongInterface(const WrongInterfaceRecord& record);
    /// Counts a packet in the episode that it belongs to.
    void CountInEpisode(LedgerRow& row,
                        const WrongInterfaceRecord& record,
                        std::optional<FailureCause> cause);
    /// Remembers a step on the way from an alert.
    void OnNotification(const NotificationRecord& record);
    /// Remembers a step on the way from an alert.
    void OnReaction(const ReactionRecord& record);
    /// Looks whether a message comes from an alert.
    void OnIgmpMessage(const IgmpMessageRecord& record);
    /// Looks whether a message comes from an alert.
    void OnPimMessage(const PimMessageRecord& record);
    /// Notes a message that was sent, if it is the first that comes from an alert of its episode.
    void NoteMessage(const RecordHead& head, const char* protocol, const char* type);
    /// Counts a delivered alert.
    void OnClientCallback(const CallbackRecord& record);
    /// Counts an alert that was not delivered.
    void OnUndeliveredAlert(const UndeliveredAlertRecord& record);

    /**
     * Counts an alert.
     * @param [in] key Its row, if there is one.
     * @param [in] counter The counter to raise.
     */
    void CountAlert(const RowKey& key, uint64_t AlertCounts::*counter);
    /**
     * @param [in] node A router.
     * @return its counts.
     */
    AlertCounts& FindRouter(uint32_t node);

    uint32_t m_maxRows{0};                                    //!< attribute MaxRows
    uint32_t m_maxEpisodes{0};                                //!< attribute MaxEpisodes
    Time m_quietTime;                                         //!< attribute QuietTime
    Classifier m_classifier;                                  //!< finds failure causes
    std::unordered_map<RowKey, LedgerRow, RowKeyHash> m_rows; //!< at most MaxRows
    std::vector<AlertCounts> m_routers;                       //!< by node id
    AlertCounts m_totals;                                     //!< of the whole run
    uint64_t m_overflow{0};                                   //!< packets without a row
    AlertEffects<Origin> m_effects;                           //!< what comes from alerts
    TraceConnections m_connections;                           //!< what is observed
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_LEDGER_H
