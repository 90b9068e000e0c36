/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A network of routers with IGMP and PIM dense mode, and how many copies of each packet its hosts
 * receive, for many short runs.
 */

#ifndef MGM_PIM_DM_DELIVERY_H
#define MGM_PIM_DM_DELIVERY_H

#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-pim-dm-helper.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/socket.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * Routers of a topology, and hosts: all of them with IGMP, the routers with forwarder, group
 * manager and PIM dense mode. The group is 239.1.1.1. There is one at a time: names and addresses
 * are the same in each.
 */
class PimDmDelivery
{
  public:
    /**
     * Builds the network; all starts at 0 s.
     * @param [in] topology The network.
     * @param [in] hosts Names of hosts, each with the router or LAN where it is.
     * @param [in] stream First stream of random numbers.
     * @param [in] pim Configuration of PIM.
     */
    PimDmDelivery(const Topology& topology,
                  const std::vector<std::pair<std::string, std::string>>& hosts,
                  int64_t stream = 1,
                  const PimDmHelper& pim = PimDmHelper());
    ~PimDmDelivery();

    PimDmDelivery(const PimDmDelivery&) = delete;
    PimDmDelivery& operator=(const PimDmDelivery&) = delete;

    /// A host sends packets from a time on until another; all times are in seconds.
    void Send(const std::string& host, double from, double until, double interval = 0.1);
    /// A host joins the group at a time, in seconds.
    void Join(const std::string& host, double time) const;
    /// A host leaves the group at a time, in seconds.
    void Leave(const std::string& host, double time) const;
    /// Cuts a router off at a time, in seconds: all of its links go down.
    void CutOff(const std::string& router, double time);
    /// Runs until a time, in seconds.
    static void RunUntil(double time);

    /**
     * @param [in] router Name of a router.
     * @param [in] other Name of a router, host or LAN next to it.
     * @return the router's interface towards it.
     */
    uint32_t GetInterface(const std::string& router, const std::string& other) const;
    /**
     * @param [in] router Name of a router.
     * @param [in] source Name of the host that sends.
     * @return the names behind the outgoing interfaces of its entry, in the order of interfaces:
     * "r3 r4"; "-" if there is no entry.
     */
    std::string GetOutgoing(const std::string& router, const std::string& source) const;
    /**
     * @param [in] router Name of a router.
     * @param [in] source Name of a host that sends.
     * @return the router's PIM entry; null if there is none.
     */
    const PimDmEntry* FindEntry(const std::string& router, const std::string& source) const;
    /**
     * @param [in] host Name of a host.
     * @param [in] from Time in seconds.
     * @param [in] until Time in seconds.
     * @return by packet, how many copies of those sent in between the host has received.
     */
    std::vector<uint32_t> GetCopies(const std::string& host, double from, double until) const;

    Ptr<Network> network;                   //!< the network
    std::vector<PimMessageRecord> messages; //!< all that were sent, without Hellos
    /// Packets on wrong interfaces, at all routers, and when they came.
    std::vector<std::pair<Time, WrongInterfaceRecord>> wrongInterfacePackets;

  private:
    /// Installs everything.
    void Install(int64_t stream, const PimDmHelper& pim);
    /// Opens the socket of a host.
    void Listen(const std::string& host);
    /// Sends one packet and schedules the next.
    void SendNext(Ptr<Node> host, Time until, Time interval);
    /// Takes all links of a router down.
    void CutOffNow(NodeIndex router);
    /// A packet came to a host.
    static void OnReceived(PimDmDelivery* self, std::string host, Ptr<Socket> socket);
    /// A message was sent or came in.
    void OnMessage(const PimMessageRecord& record);
    /// A packet came in on a wrong interface.
    void OnWrongInterface(const WrongInterfaceRecord& record);

    std::vector<Time> m_sent;                                         //!< by packet
    std::map<std::string, std::map<uint32_t, uint32_t>> m_received;   //!< copies, by host
    std::map<std::pair<std::string, uint32_t>, std::string> m_behind; //!< names, by interface
    std::vector<Ptr<Socket>> m_sockets;                               //!< of hosts
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_DELIVERY_H
