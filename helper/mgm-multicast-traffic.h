/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Sources and receivers on the hosts of a Network: ns-3's own applications, whose packets are
 * followed by a DeliveryLedger.
 */

#ifndef MGM_MULTICAST_TRAFFIC_H
#define MGM_MULTICAST_TRAFFIC_H

#include "ns3/callback.h"
#include "ns3/data-rate.h"
#include "ns3/mgm-delivery-ledger.h"
#include "ns3/mgm-igmp-listen.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-static-tree-groups.h"
#include "ns3/nstime.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Multicast data from host to host.
 *
 * A source is an OnOffApplication that is always on (one for each time it sends: ns-3's
 * applications cannot be started again); a receiver is a PacketSink that runs all the time and gets
 * the data while its host is a member of the group. Hosts are members by HostHelper, and StaticTree
 * routers learn of them through their StaticTreeGroups, as of the sources; or they are so by IGMP,
 * and routers learn of them by what they hear.
 */
class MulticastTraffic
{
  public:
    /// Told of a source and of the address of a host to which its data has to come from now on, or
    /// no longer.
    using MembershipCallback = Callback<void, std::size_t, Ipv4Address, bool>;

    /// UDP port to which all sources send.
    static constexpr uint16_t PORT = 5000;

    /**
     * @param [in] network The network, with its hosts.
     * @param [in] groups What the StaticTree routers know; may be null.
     */
    MulticastTraffic(Ptr<Network> network, Ptr<StaticTreeGroups> groups);

    MulticastTraffic(const MulticastTraffic&) = delete;
    MulticastTraffic& operator=(const MulticastTraffic&) = delete;

    /**
     * Adds a source that does not send yet. Add all sources of a group before its receivers.
     * @param [in] host Name of its host, which has no other source.
     * @param [in] group Where it sends.
     * @param [in] rate Rate of UDP payload.
     * @param [in] packetSize Bytes of UDP payload, at least 20.
     * @param [in] ttl TTL of the packets, and of all others of the host.
     * @return number of the source.
     */
    std::size_t AddSource(const std::string& host,
                          Ipv4Address group,
                          DataRate rate,
                          uint32_t packetSize,
                          uint8_t ttl = 64);
    /**
     * Makes a source send; to be called before the run.
     * @param [in] source Number of the source.
     * @param [in] start When it starts; the first packet follows after the time that one packet
     * takes at its rate.
     * @param [in] stop When it stops.
     */
    void Send(std::size_t source, Time start, Time stop);
    /**
     * Adds a receiver that is no member yet, for all sources of the group so far.
     * @param [in] host Name of its host, which has no other receiver.
     * @param [in] group What it wants.
     * @return number of the receiver.
     */
    std::size_t AddReceiver(const std::string& host, Ipv4Address group);
    /**
     * Adds a receiver that is no member yet, for some sources; packets of others do not count.
     * @param [in] host Name of its host, which has no other receiver.
     * @param [in] group What it wants.
     * @param [in] sources Numbers of the sources.
     * @return number of the receiver.
     */
    std::size_t AddReceiver(const std::string& host,
                            Ipv4Address group,
                            const std::vector<std::size_t>& sources);
    /**
     * Says that a receiver joins by IGMP. Its host has an IgmpHost.
     * @param [in] receiver Number of the receiver.
     */
    void UseIgmp(std::size_t receiver);
    /**
     * Makes a receiver a member, now, of all sources.
     * @param [in] receiver Number of the receiver.
     */
    void Join(std::size_t receiver);
    /**
     * Makes a receiver a member, now, or changes what it wants.
     * @param [in] receiver Number of the receiver.
     * @param [in] filter By IGMP: which sources it wants, in place of those that it wanted before;
     * without IGMP it has no effect.
     * @return what the host says; always OK without IGMP. If it is not OK, nothing has changed.
     */
    IgmpListenStatus Listen(std::size_t receiver, const SourceFilter& filter);
    /**
     * Ends the membership of a receiver, now.
     * @param [in] receiver Number of the receiver.
     */
    void Leave(std::size_t receiver);

    /**
     * Names who is told of memberships: with IGMP as its source filters say, else of all sources of
     * the group, also those whose packets do not count.
     * @param [in] callback What to call.
     */
    void SetMembershipCallback(const MembershipCallback& callback);

    /// @return what was sent and received.
    DeliveryLedger& GetLedger();

  private:
    /// A source.
    struct Source
    {
        HostInfo host;          //!< where it is
        Ipv4Address group;      //!< where it sends
        DataRate rate;          //!< rate of UDP payload
        uint32_t packetSize{0}; //!< bytes of UDP payload
    };

    /// A receiver.
    struct Receiver
    {
        HostInfo host;                    //!< where it is
        Ipv4Address group;                //!< what it wants
        std::vector<std::size_t> sources; //!< numbers of the sources that count
        std::set<std::size_t> members;    //!< sources whose data has to come to it
        bool igmp{false};                 //!< whether it joins by IGMP
    };

    /// Listens by IGMP. @return what the host says.
    IgmpListenStatus ListenByIgmp(std::size_t receiver, const SourceFilter& filter);

    /// Tells whose data has to come to a receiver, if a filter admits it; null: none.
    void TellMembership(Receiver& receiver, const SourceFilter* filter);

    /// @return where a host is; ends the program where there is none of this name.
    HostInfo GetHost(const std::string& name) const;

    Ptr<Network> m_network;            //!< the network
    Ptr<StaticTreeGroups> m_groups;    //!< what StaticTree routers know, or null
    std::vector<Source> m_sources;     //!< by number
    std::vector<Receiver> m_receivers; //!< by number
    DeliveryLedger m_ledger;           //!< what was sent and received
    MembershipCallback m_membership;   //!< see SetMembershipCallback
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_TRAFFIC_H
