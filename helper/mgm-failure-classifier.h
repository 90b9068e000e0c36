/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Finds out, while a network runs, why each wrong-interface packet arrived where it did: collects
 * the facts and lets DecideFailureCause decide.
 */

#ifndef MGM_FAILURE_CLASSIFIER_H
#define MGM_FAILURE_CLASSIFIER_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-trace-connections.h"

#include <map>
#include <memory>
#include <optional>

namespace ns3
{
namespace mgm
{

class EntryHistories;
struct EntryHistory;

/**
 * @ingroup mgm
 * The classifier of a network. A packet costs time in proportion to the links of the routers
 * concerned and to the length of the path that it came; packets on the right interface cost
 * nothing but the tag that names their sender.
 *
 * As long as it lives, data packets carry their lineage (BeginDataTagging).
 */
class FailureClassifier
{
  public:
    /**
     * Begins to observe.
     * @param [in] network The network, with its routers installed; must outlive this object.
     */
    explicit FailureClassifier(const Network& network);
    ~FailureClassifier();

    FailureClassifier(const FailureClassifier&) = delete;
    FailureClassifier& operator=(const FailureClassifier&) = delete;

    /**
     * To be asked while the record is fired; asking again costs nothing.
     * @param [in] record A wrong-interface packet at a router of the network.
     * @return its failure cause, with the facts.
     */
    FailureDiagnosis Classify(const WrongInterfaceRecord& record);

  private:
    /// Where a wrong-interface packet came from.
    struct Sender
    {
        NodeIndex router{0}; //!< the router that sent it
        uint32_t interface {
            0
        };                  //!< the interface by which it did
        uint64_t record{0}; //!< sequence number of the record of sending
    };

    /// A wrong-interface packet, with what all facts need.
    struct Case
    {
        const WrongInterfaceRecord& record; //!< the packet
        NodeIndex router;                   //!< where it arrived
        Ptr<const GraphSnapshot> snapshot;  //!< what that router knows
        const EntryHistory* entry;          //!< its entry; null: none was seen
        std::optional<LinkIndex> link;      //!< where it arrived, if a link of the topology
        std::optional<Sender> sender;       //!< who sent it, if a router did
    };

    /// Remembers why an alert was raised.
    void OnWrongInterface(const WrongInterfaceRecord& record);

    /// @return all facts about a packet.
    FailureFacts CollectFacts(const WrongInterfaceRecord& record) const;
    /// @return who sent a packet over a link, if a router of the network did.
    std::optional<Sender> FindSender(const Case& packet) const;
    /// Adds who sent the packet first.
    void AddOrigin(const WrongInterfaceRecord& record, FailureFacts& facts) const;
    /// Adds what is known of the entry of the router.
    void AddEntryFacts(const Case& packet, FailureFacts& facts) const;
    /// Adds what is known of the router that sent the packet.
    void AddSenderFacts(const Case& packet, FailureFacts& facts) const;
    /// Adds where the sender has the data from.
    void AddUpstream(const Case& packet, FailureFacts& facts) const;

    /**
     * @param [in] router A router.
     * @param [in] entry Its entry.
     * @param [in] key (S,G) of the data.
     * @return the router that sends the data onto the link where the entry expects it, if one does.
     */
    std::optional<NodeIndex> FindUpstream(NodeIndex router,
                                          const EntryHistory& entry,
                                          const SourceGroup& key) const;
    /// @return whether an entry expects data in the network of its source.
    bool IsFirstHop(NodeIndex router, const EntryHistory& entry, Ipv4Address source) const;
    /// @return whether a router has an interface among its outgoing ones.
    bool Sends(NodeIndex router, const SourceGroup& key, LinkIndex link) const;
    /// @return the sender's output where the packet left, if its entry has or had it.
    bool SentSince(const Case& packet, Time time) const;
    /// @return whether others on the link of arrival may want the data: hosts, or routers that
    /// expect it there.
    bool IsWantedByOthers(const Case& packet) const;
    /// @return whether the data takes its shortest path over the link of arrival and not over that
    /// of the incoming interface.
    bool IsForwardPath(const Case& packet) const;
    /// @return the end of a router's link that is another router, or the LAN segment.
    NodeIndex GetOtherEnd(LinkIndex link, NodeIndex router) const;
    /// @return whether a link leads to a LAN segment.
    bool IsLan(LinkIndex link, NodeIndex router) const;
    /// @return whether packets of a source always say which node sent them.
    bool AlwaysNamesOrigin(Ipv4Address source) const;

    const Network& m_network;                    //!< the network
    Ptr<const GraphRoutes> m_routes;             //!< its routes
    std::unique_ptr<EntryHistories> m_histories; //!< what its routers forward
    RecordId m_lastId;                           //!< record asked for last
    FailureDiagnosis m_last;                     //!< the answer
    mutable std::map<Ipv4Address, bool> m_names; //!< answers of AlwaysNamesOrigin
    TraceConnections m_connections;              //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FAILURE_CLASSIFIER_H
