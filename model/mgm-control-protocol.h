/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What IGMP and PIM have in common as parts of a node's IP stack: their place there, and packets as
 * bytes.
 */

#ifndef MGM_CONTROL_PROTOCOL_H
#define MGM_CONTROL_PROTOCOL_H

#include "ns3/abort.h"
#include "ns3/ip-l4-protocol.h"
#include "ns3/ipv4.h"
#include "ns3/node.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An IP protocol of multicast routers in the IPv4 stack of a node. One object for each node and
 * protocol, aggregated to the node. IPv6 packets are refused.
 */
class ControlProtocol : public IpL4Protocol
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    ~ControlProtocol() override;

    int GetProtocolNumber() const override;
    using IpL4Protocol::Receive;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv6Header& header,
                     Ptr<Ipv6Interface> incomingInterface) override;
    void SetDownTarget(DownTargetCallback callback) override;
    void SetDownTarget6(DownTargetCallback6 callback) override;
    DownTargetCallback GetDownTarget() const override;
    DownTargetCallback6 GetDownTarget6() const override;

  protected:
    /// @param [in] number IP protocol number.
    explicit ControlProtocol(uint8_t number);

    void NotifyNewAggregate() override;
    void DoDispose() override;

    /**
     * @param [in] node A node with an IPv4 stack; without, the program is aborted.
     * @return its object of class Protocol, which is made if there is none.
     */
    template <typename Protocol>
    static Ptr<Protocol> InstallOn(const Ptr<Node>& node);

    /// @return the node; null before the object is aggregated to one that has a stack.
    const Ptr<Node>& GetNode() const;
    /// @return the node's stack, or null.
    const Ptr<Ipv4>& GetIpv4() const;
    /**
     * @param [in] packet A packet.
     * @return its bytes, until the next packet is read.
     */
    const std::vector<uint8_t>& ReadBytes(const Ptr<const Packet>& packet);

  private:
    uint8_t m_number;                  //!< IP protocol number
    Ptr<Node> m_node;                  //!< the node
    Ptr<Ipv4> m_ipv4;                  //!< its stack
    DownTargetCallback m_downTarget;   //!< sends through the stack
    DownTargetCallback6 m_downTarget6; //!< never used
    std::vector<uint8_t> m_bytes;      //!< of the packet read last
};

template <typename Protocol>
Ptr<Protocol>
ControlProtocol::InstallOn(const Ptr<Node>& node)
{
    Ptr<Protocol> protocol = node->GetObject<Protocol>();
    if (!protocol)
    {
        NS_ABORT_MSG_UNLESS(node->GetObject<Ipv4>(),
                            Protocol::GetTypeId().GetName()
                                << ": node " << node->GetId() << " has no IPv4 stack");
        protocol = CreateObject<Protocol>();
        node->AggregateObject(protocol);
    }
    return protocol;
}

} // namespace mgm
} // namespace ns3

#endif // MGM_CONTROL_PROTOCOL_H
