/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The multicast side of a node's IP stack: what arrives for a group goes to the node's receivers if
 * they joined it, and to the node's forwarder if it has one. Unicast stays with ns-3.
 */

#ifndef MGM_MULTICAST_LIST_ROUTING_H
#define MGM_MULTICAST_LIST_ROUTING_H

#include "ns3/ipv4-list-routing.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-reception-control.h"
#include "ns3/mgm-source-filter.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An ns-3 list of unicast routing protocols that handles multicast itself. It is installed on hosts
 * and routers by MulticastRoutingHelper; Ipv4RoutingHelper::GetRouting finds the protocols in it.
 *
 * A multicast packet that arrives
 *  - is delivered to the node only, if its group is in 224.0.0.0/24 or its IP protocol is 2 (IGMP)
 *    or 103 (PIM);
 *  - else is delivered to the node if the node joined its group on the interface of arrival, or
 *    an IGMP host has the interface receive its source and group; and is handed to the forwarder if
 *    there is one.
 *
 * ns-3's own list delivers every multicast packet to every node that it passes, then asks each
 * unicast protocol, and reports a drop on hosts that do not forward.
 *
 * A multicast packet that the node sends leaves by one interface: the device that its socket is
 * bound to; else the interface that has its source address; else the default multicast interface.
 * The forwarder sees it too and copies it to further interfaces where an entry says so, so that
 * sources may sit on routers as well as on hosts. A node does not receive what it sends.
 */
class MulticastListRouting : public Ipv4ListRouting, public ReceptionControl
{
  public:
    /**
     * Signature of the trace source Endpoint.
     * @param [in] record The packet that was sent or delivered.
     */
    typedef void (*EndpointTracedCallback)(const EndpointRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    MulticastListRouting();
    ~MulticastListRouting() override;

    /**
     * @param [in] forwarder Takes the multicast packets that arrive; null on hosts.
     */
    void SetForwarder(Ptr<KernelForwarder> forwarder);
    /// @return the forwarder, or null.
    Ptr<KernelForwarder> GetForwarder() const;

    /**
     * Lets packets to a group that arrive on an interface reach the node's receivers. Joining twice
     * is joining once (RFC 1112 7.1 on the interface, not on the socket).
     * @param [in] group A multicast group; those of 224.0.0.0/24 are always received.
     * @param [in] interface Interface index.
     * @return whether the node was not a member before.
     */
    bool JoinGroup(Ipv4Address group, uint32_t interface);
    /**
     * Ends a membership.
     * @param [in] group A group.
     * @param [in] interface Interface index.
     * @return whether the node was a member.
     */
    bool LeaveGroup(Ipv4Address group, uint32_t interface);
    /**
     * @param [in] group A group.
     * @param [in] interface Interface index.
     * @return whether the node has joined and not left. What an IGMP host receives does not matter.
     */
    bool IsMember(Ipv4Address group, uint32_t interface) const;

    void SetReception(uint32_t interface, Ipv4Address group, const SourceFilter& filter) override;
    /**
     * @param [in] key Source and group of packets.
     * @param [in] interface Interface index.
     * @return whether such packets that arrive there are delivered to the node: it has joined the
     * group, or the source is admitted by the filter of SetReception.
     */
    bool Receives(const SourceGroup& key, uint32_t interface) const;

    /**
     * @return interface index by which multicast leaves if nothing else says where: attribute
     * DefaultMulticastInterface, or the first interface that is up; 0 if there is none.
     */
    uint32_t GetDefaultInterface() const;

    /**
     * Finds the way for a packet of the node itself: for multicast as the class says, for others by
     * the list.
     * @param [in] packet The packet.
     * @param [in] header Its header.
     * @param [in] oif The device that the socket is bound to; null: none.
     * @param [out] sockerr ERROR_NOROUTETOHOST where there is no way, else ERROR_NOTERROR.
     * @return the route, or null.
     */
    Ptr<Ipv4Route> RouteOutput(Ptr<Packet> packet,
                               const Ipv4Header& header,
                               Ptr<NetDevice> oif,
                               Socket::SocketErrno& sockerr) override;
    /**
     * Takes a packet that arrived: multicast is delivered to members and given to the forwarder, at
     * once and whatever the list says; the list decides about others.
     * @param [in] packet The packet.
     * @param [in] header Its header.
     * @param [in] device The device where it arrived.
     * @param [in] unicast Called by the list, to send it on.
     * @param [in] multicast Called by the list, and never for multicast.
     * @param [in] local Called to deliver it.
     * @param [in] error Called by the list where the packet may not be sent on.
     * @return whether the packet is taken; true for all multicast.
     */
    bool RouteInput(Ptr<const Packet> packet,
                    const Ipv4Header& header,
                    Ptr<const NetDevice> device,
                    compat::RouteInput::UnicastCallback unicast,
                    compat::RouteInput::MulticastCallback multicast,
                    compat::RouteInput::LocalCallback local,
                    compat::RouteInput::ErrorCallback error) override;
    /// @param [in] ipv4 The node's stack.
    void SetIpv4(Ptr<Ipv4> ipv4) override;
    /**
     * Prints the tables of the list, the groups joined and the forwarding entries.
     * @param [in] stream Where to.
     * @param [in] unit Unit of the times that the protocols of the list print.
     */
    void PrintRoutingTable(Ptr<OutputStreamWrapper> stream,
                           Time::Unit unit = Time::S) const override;

  protected:
    void DoDispose() override;

  private:
    /// @return interface index by which a multicast packet of the node leaves; 0 if there is none.
    uint32_t SelectInterface(const Ipv4Header& header, Ptr<NetDevice> oif) const;

    /// @return whether the node has any receivers; a router often has none.
    bool HasReceivers() const
    {
        return !m_members.empty() || !m_filters.empty();
    }

    /// @return the interface of a device of the node.
    uint32_t FindInterface(const Ptr<const NetDevice>& device);
    /// Delivers a packet to the node's receivers.
    void Deliver(Ptr<const Packet> packet,
                 const Ipv4Header& header,
                 uint32_t interface,
                 const LocalDeliverCallback& local);
    /// The node sends a packet, unicast or multicast.
    void OnSend(const Ipv4Header& header, Ptr<const Packet> packet, uint32_t interface);
    /// Hands a packet of the node to its forwarder, if it has one.
    void ForwardOwn(const Ipv4Header& header, Ptr<const Packet> packet, uint32_t interface);
    /// @return whether records of packets matter to anyone; ids are drawn in any case.
    bool IsTraced() const;
    /// Traces a packet that was sent or delivered. @return the head of its record.
    RecordHead TraceEndpoint(bool delivered,
                             Ptr<const Packet> packet,
                             const Ipv4Header& header,
                             uint32_t interface);

    uint32_t m_defaultInterface;            //!< attribute DefaultMulticastInterface
    uint32_t m_nodeId{0};                   //!< of the node
    Ptr<Ipv4> m_ipv4;                       //!< the node's IP stack
    Ptr<const NetDevice> m_lastDevice;      //!< by which the last packet arrived
    uint32_t m_lastInterface{0};            //!< its interface
    Ptr<KernelForwarder> m_forwarder;       //!< takes multicast packets; null on hosts
    std::unordered_set<uint64_t> m_members; //!< memberships: group, then interface
    std::unordered_map<uint64_t, SourceFilter> m_filters;  //!< of SetReception, by the same key
    TracedCallback<const EndpointRecord&> m_endpointTrace; //!< packets sent and delivered
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_LIST_ROUTING_H
