/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Base of nodes that attack their link: it sends what a subclass makes up, with forged addresses
 * and partly damaged, as fast as it is told.
 */

#ifndef MGM_HOSTILE_SENDER_H
#define MGM_HOSTILE_SENDER_H

#include "ns3/application.h"
#include "ns3/data-rate.h"
#include "ns3/event-id.h"
#include "ns3/ipv4-address.h"
#include "ns3/random-variable-stream.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A packet that a hostile node sends.
 */
struct HostilePacket
{
    uint8_t protocol{0};          //!< IP protocol number
    Ipv4Address source;           //!< IP source, forged or not
    Ipv4Address destination;      //!< IP destination
    uint8_t ttl{1};               //!< TTL
    bool routerAlert{false};      //!< whether it has the Router Alert option
    std::vector<uint8_t> payload; //!< what follows the IP header
};

/**
 * @ingroup mgm
 * Sends packets to an interface of its node, past the node's IP stack. Between two packets lies the
 * time that the first takes at the rate.
 *
 * Sources and groups are drawn from ranges, so that an attack can leave somebody's data alone and
 * can be as broad as millions of (S,G).
 */
class HostileSender : public Application
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    HostileSender();
    ~HostileSender() override;

    /**
     * Fixes the random numbers.
     * @param [in] stream The stream to use.
     * @return how many streams were used: 1.
     */
    int64_t AssignStreams(int64_t stream);

    /// @return number of packets sent.
    uint64_t GetSent() const;

  protected:
    void DoDispose() override;

    /// @return the next packet to send, undamaged.
    virtual HostilePacket MakePacket() = 0;

    /// @param [in] count A number, at least 1. @return a random number below it.
    uint32_t Draw(uint32_t count) const;
    /// @return a source of the range.
    Ipv4Address DrawSource() const;
    /// @return a group of the range.
    Ipv4Address DrawGroup() const;
    /// @return an address of the range of forged neighbors.
    Ipv4Address DrawNeighbor() const;
    /// @return a router of the link, whom messages are addressed to.
    Ipv4Address GetVictim() const;
    /// @return a datagram of a random source to a random group.
    HostilePacket MakeData() const;

  private:
    void StartApplication() override;
    void StopApplication() override;

    /// Sends a packet and waits for its end.
    void SendNext();
    /// Changes, cuts or replaces some bytes. @param [in,out] packet The packet.
    void Damage(HostilePacket& packet) const;
    /// Hands a packet to the device. @return its number of bytes, with the IP header.
    uint32_t Send(const HostilePacket& packet) const;

    DataRate m_rate;                     //!< attribute Rate
    uint32_t m_interface;                //!< attribute Interface
    double m_damageRatio;                //!< attribute DamageRatio
    Ipv4Address m_firstSource;           //!< attribute FirstSource
    uint32_t m_sources;                  //!< attribute Sources
    Ipv4Address m_firstGroup;            //!< attribute FirstGroup
    uint32_t m_groups;                   //!< attribute Groups
    Ipv4Address m_firstNeighbor;         //!< attribute FirstNeighbor
    uint32_t m_neighbors;                //!< attribute Neighbors
    Ipv4Address m_victim;                //!< attribute Victim
    Ptr<UniformRandomVariable> m_random; //!< what it draws from
    EventId m_next;                      //!< sends the next packet
    uint64_t m_sent{0};                  //!< number of packets sent
};

/**
 * @ingroup mgm
 * Writes a message as the payload of a hostile packet.
 *
 * @tparam MessageHeader An ns-3 header that holds the message.
 * @param [in] header The message.
 * @return its bytes.
 */
template <typename MessageHeader>
std::vector<uint8_t>
WriteHostile(const MessageHeader& header)
{
    const Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(header);
    std::vector<uint8_t> bytes(packet->GetSize());
    packet->CopyData(bytes.data(), packet->GetSize());
    return bytes;
}

} // namespace mgm
} // namespace ns3

#endif // MGM_HOSTILE_SENDER_H
