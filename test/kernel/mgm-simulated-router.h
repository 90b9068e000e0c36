/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A node with the forwarder in one of its profiles, as a script drives it.
 */

#ifndef MGM_SIMULATED_ROUTER_H
#define MGM_SIMULATED_ROUTER_H

#include "mgm-kernel-observation.h"
#include "mgm-kernel-script.h"
#include "mgm-smcroute-configuration.h"

#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/node.h"
#include "ns3/simple-net-device.h"

#include <array>
#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * A router for one script. Packets take the whole way through the node, from its devices.
 *
 * Two sums that the kernel keeps and the forwarder does not are made from its trace: what arrived
 * on the right interface, by interface; and what the full queue of an unresolved entry refused,
 * which the kernel leaves out of the entry's packets.
 */
class SimulatedRouter
{
  public:
    /**
     * Builds the router.
     * @param [in] profile Name of the profile.
     */
    explicit SimulatedRouter(const std::string& profile);
    ~SimulatedRouter();
    SimulatedRouter(const SimulatedRouter&) = delete;
    SimulatedRouter& operator=(const SimulatedRouter&) = delete;

    /**
     * Lets a group manager and a StaticMulticast set the entries, from what smcrouted would be
     * configured with. Notifications are then theirs.
     * @param [in] configuration The routes.
     */
    void RouteBy(const SmcrouteConfiguration& configuration);

    /**
     * Runs a script.
     * @param [in] script The script.
     * @param [in] times When each of its steps happens.
     * @return what was seen.
     */
    Observation Run(const Script& script, const std::vector<Time>& times);

  private:
    /// What is known of an entry from the trace.
    struct TracedEntry
    {
        bool isInstalled{false};    //!< else it is unresolved
        EntrySpec spec;             //!< of an installed one
        uint64_t refusedPackets{0}; //!< found the queue full
        uint64_t refusedBytes{0};   //!< their bytes
    };

    /// Adds interface i of the script, which is i + 1 of the node.
    void AddInterface(uint32_t i);
    /// Does a step.
    void Do(const ScriptStep* step, std::size_t number);
    /// Sets an entry.
    void SetEntry(const ScriptStep& step);
    /// Hands a packet to a device.
    void ReceivePacket(const ScriptStep& step, std::size_t number);
    /// Notes all counters.
    void ReadCounters(std::size_t number);

    /// Notes a copy that leaves.
    void OnTx(Ptr<const Packet> packet, Ptr<Ipv4>, uint32_t interface);
    /// Notes a notification.
    void OnNewPacket(const NewPacketNotification& notification);
    /// Notes a notification.
    void OnAlert(const WrongInterfaceNotification& notification);
    /// Notes what became of an entry.
    void OnEntry(const EntryRecord& record);
    /// Counts a packet.
    void OnPacket(const PacketRecord& record);

    Ptr<Node> m_node;                                                //!< the router
    Ptr<Ipv4L3Protocol> m_ipv4;                                      //!< its IP stack
    Ptr<KernelForwarder> m_forwarder;                                //!< its forwarder
    std::array<Ptr<SimpleNetDevice>, SCRIPT_INTERFACES> m_devices;   //!< of its interfaces
    std::array<ScriptInterfaceCounters, SCRIPT_INTERFACES> m_sums{}; //!< of packets, by interface
    std::map<SourceGroup, TracedEntry> m_entries;                    //!< that there are
    Observation m_seen;                                              //!< so far
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_SIMULATED_ROUTER_H
