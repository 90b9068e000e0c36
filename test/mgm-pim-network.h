/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A network of dense-mode routers and IGMP hosts, and a journal of what the routers say and do.
 */

#ifndef MGM_PIM_NETWORK_H
#define MGM_PIM_NETWORK_H

#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-multicast-traffic.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-pim-dm-helper.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/test.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * Routers that run PIM dense mode and IGMP, joined by point-to-point links and LANs, and hosts that
 * send to 239.1.1.1 or join it. Every router draws half of the range of each random delay, so that
 * first Hellos leave at 2.5 s. Packets take at least 1 ms a link.
 */
class PimNetwork
{
  public:
    PimNetwork() = default;
    ~PimNetwork();

    PimNetwork(const PimNetwork&) = delete;
    PimNetwork& operator=(const PimNetwork&) = delete;

    /// Adds routers. @param [in] names Their names.
    void AddRouters(const std::vector<std::string>& names);
    /// Joins two routers. @param [in] cost Cost of each direction. @param [in] delay One-way delay.
    void AddLink(const std::string& a,
                 const std::string& b,
                 uint32_t cost = 1,
                 Time delay = MilliSeconds(1));
    /// Adds a LAN, which costs 10. @param [in] routers Who is on it.
    void AddLan(const std::string& name, const std::vector<std::string>& routers);
    /// Adds a host to a router or a LAN. @param [in] at Router or LAN.
    void AddHost(const std::string& at, const std::string& name);
    /// Builds all that; routers start at 0 s.
    void Build();

    /// Sends ten packets a second. @param [in] start, stop When, in seconds; before the run.
    void Send(const std::string& host, double start, double stop);
    /// Makes a host a receiver; after all sources.
    void AddReceiver(const std::string& host);
    /// A receiver joins now.
    void Join(const std::string& host);
    /// A receiver leaves now.
    void Leave(const std::string& host);
    /// Does something at a time, in seconds.
    static void At(double seconds, const std::function<void()>& action);
    /// Runs until a time, in seconds.
    static void RunUntil(double seconds);

    /**
     * @param [in] kind "message", "transition", "neighbor", "entry" or "reaction".
     * @return what was written of that kind since the last call, joined by " | ".
     */
    std::string Take(const std::string& kind);
    /**
     * @param [in] router A router.
     * @return its forwarding entry of the first source: "1 > 2 3", or "-" if there is none.
     */
    std::string GetEntry(const std::string& router) const;
    /// @return what a receiver got.
    DeliveryReport GetReport(const std::string& host) const;
    /**
     * Follows the causes of a record.
     * @param [in] id The record.
     * @return kinds of records from the first cause on, each with its node.
     */
    std::string GetChain(RecordId id) const;

    /// @return PIM of a router.
    Ptr<PimDm> GetPim(const std::string& router) const;
    /// @return the node of a router or a host.
    Ptr<Node> GetNode(const std::string& name) const;
    /**
     * @param [in] router A router.
     * @param [in] other A router or LAN that it is linked to.
     * @return its interface there.
     */
    uint32_t GetInterface(const std::string& router, const std::string& other) const;
    /// @return the key of the first source's data.
    SourceGroup GetKey() const;
    /// @return the network.
    Ptr<Network> GetNetwork() const;

    PimDmHelper pim;                                //!< configuration; to be set before Build
    RouterHelper router;                            //!< configuration; to be set before Build
    std::vector<EntryRecord> entries;               //!< of all routers
    std::vector<PimMessageRecord> messages;         //!< of all routers
    std::vector<PimTransitionRecord> transitions;   //!< of all routers
    std::vector<ApiCallRecord> calls;               //!< of all routers
    std::vector<WrongInterfaceRecord> wrongPackets; //!< of all routers

  private:
    /// A record that may be a cause.
    struct Step
    {
        std::string what; //!< what it is
        RecordId cause;   //!< its own cause
    };

    /// Remembers a record as a cause. @param [in] what What it is.
    void Remember(const RecordHead& head, const std::string& what);
    /// Writes a line of the journal.
    void Write(const std::string& kind, uint32_t node, const std::string& line);
    /// Listens to a router.
    void Observe(const Ptr<Node>& node);

    // Records of all kinds.
    void OnMessage(const PimMessageRecord& record);
    void OnTransition(const PimTransitionRecord& record);
    void OnTimer(const PimTimerRecord& record);
    void OnNeighbor(const PimNeighborRecord& record);
    void OnReaction(const ReactionRecord& record);
    void OnEntry(const EntryRecord& record);
    void OnWrongInterface(const WrongInterfaceRecord& record);
    void OnNotification(const NotificationRecord& record);
    void OnCallback(const CallbackRecord& record);
    void OnCall(const ApiCallRecord& record);

    Topology m_topology;                                        //!< routers and links
    std::vector<std::pair<std::string, std::string>> m_hosts;   //!< where, and who
    Ptr<Network> m_network;                                     //!< what was built
    std::unique_ptr<MulticastTraffic> m_traffic;                //!< sources and receivers
    std::string m_firstSource;                                  //!< host
    std::map<std::string, std::size_t> m_receivers;             //!< numbers by host
    std::map<uint32_t, std::string> m_names;                    //!< of routers, by node
    std::map<std::pair<uint32_t, uint64_t>, Step> m_steps;      //!< records
    std::vector<std::pair<std::string, std::string>> m_journal; //!< kinds and lines
};

/// A case in a network, which is a function.
class PimNetworkTestCase : public TestCase
{
  public:
    /// Plays the case.
    using Play = void (*)(PimNetworkTestCase&, PimNetwork&);

    /// @param [in] name Name of the case. @param [in] play What it does.
    PimNetworkTestCase(const std::string& name, Play play);

    /// Compares texts.
    void Check(const std::string& actual, const std::string& expected, const std::string& message);
    /// Compares numbers.
    void CheckNumber(uint64_t actual, uint64_t expected, const std::string& message);

  private:
    void DoRun() override;

    Play m_play; //!< what is played
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_NETWORK_H
