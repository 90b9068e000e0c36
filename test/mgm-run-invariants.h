/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What must be true of every run with a protocol that builds shortest-path trees, whatever the
 * network and whatever happened before.
 */

#ifndef MGM_RUN_INVARIANTS_H
#define MGM_RUN_INVARIANTS_H

#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-invariant-watch.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/mgm-scenario.h"
#include "ns3/seq-ts-size-header.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Watches a run:
 * - at all times, no entry's incoming interface is among its outgoing ones, and in the end the
 *   packets of every forwarder add up (InvariantWatch);
 * - once the network is quiet, every member gets each packet exactly once and nobody else gets any,
 *   no router forwards that is not on the tree that the graph wants, and no data arrives on a wrong
 *   interface, except what routers on a LAN hear who look for it elsewhere and do not send it
 * there.
 *
 * Packets that are sent in the last second of the run do not count.
 */
class RunInvariants
{
  public:
    /**
     * Begins to watch.
     * @param [in] scenario What is run. It has sources and receivers of one group.
     * @param [in] run The run, which is about to begin.
     * @param [in] quiet From when on the network has to be quiet.
     */
    RunInvariants(const Scenario& scenario, const ScenarioRun& run, Time quiet);

    /**
     * Looks at what the receivers got; to be called after the run.
     * @return all that was wrong, at most ten of it, the first first; with ids of records.
     */
    std::vector<std::string> Finish();

    /// @return number of packets that every member had to get.
    std::size_t GetExpectedPackets() const;

  private:
    /// A packet: address of its source, and its number among those of an application.
    using PacketKey = std::pair<Ipv4Address, uint32_t>;

    /// Watches what one router does.
    void ConnectRouter(NodeIndex router);
    /// Watches what one host sends and gets.
    void ConnectHost(const std::string& host, const Ptr<Node>& node);
    /// Computes which routers may forward: from now on the network is quiet.
    void BeginQuiet();
    /// Remembers that something is wrong.
    void Add(const std::string& what);

    /// Something does not hold that must hold at all times.
    void OnViolation(const InvariantRecord& violation);
    /// Data has arrived on a wrong interface.
    static void OnWrongInterface(RunInvariants* run,
                                 NodeIndex router,
                                 const WrongInterfaceRecord& record);
    /// A packet was forwarded or dropped.
    static void OnPacket(RunInvariants* run, NodeIndex router, const PacketRecord& record);
    /// A host sends a packet.
    static void OnSent(RunInvariants* run,
                       Ipv4Address source,
                       Ptr<const Packet> packet,
                       const Address& from,
                       const Address& to,
                       const SeqTsSizeHeader& header);
    /// A host gets a packet.
    static void OnReceived(RunInvariants* run,
                           std::string host,
                           Ptr<const Packet> packet,
                           const Address& from,
                           const Address& to,
                           const SeqTsSizeHeader& header);

    /// @return the hosts that are members at the end.
    std::set<std::string> FindMembers() const;
    /// @return whether a router's interface leads to a LAN segment.
    bool IsOnLan(NodeIndex router, uint32_t interface) const;

    const Scenario& m_scenario;                         //!< what is run
    Ptr<Network> m_network;                             //!< its network
    Ptr<InvariantWatch> m_watch;                        //!< watches what must hold at all times
    Time m_quiet;                                       //!< from when on it is quiet
    bool m_isQuiet{false};                              //!< whether it is now
    std::map<Ipv4Address, std::set<NodeIndex>> m_trees; //!< who may forward, by source
    std::set<PacketKey> m_sent;                         //!< packets that count
    std::map<std::string, std::map<PacketKey, uint32_t>> m_received; //!< copies, by host
    std::vector<std::string> m_problems;                             //!< what was wrong
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_INVARIANTS_H
