/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Tells the receiver at the far end of a point-to-multipoint link which neighbor sent a packet.
 */

#ifndef MGM_PREVIOUS_HOP_TAG_H
#define MGM_PREVIOUS_HOP_TAG_H

#include "ns3/ipv4-address.h"
#include "ns3/tag.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Address of the router that forwarded a packet over a point-to-multipoint interface. A real
 * interface of that kind knows the link on which a frame came (mgm-api 1.4); ns-3 does not pass on
 * who sent a frame, so the sender notes it here. The tag is not on the wire.
 *
 * It is left on the packet when that goes on over another kind of interface. Every hop lowers the
 * TTL, so the TTL that the packet was sent with tells the address of the last hop from an old one.
 */
class PreviousHopTag : public Tag
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(TagBuffer buffer) const override;
    void Deserialize(TagBuffer buffer) override;
    void Print(std::ostream& os) const override;

    PreviousHopTag() = default;
    /**
     * @param [in] address Address of the sender on the link.
     * @param [in] ttl TTL with which it sends the packet.
     */
    PreviousHopTag(Ipv4Address address, uint8_t ttl);

    /**
     * @param [in] ttl TTL of the packet on arrival.
     * @return address of the sender on the link; 0.0.0.0 if it is not known.
     */
    Ipv4Address GetAddress(uint8_t ttl) const;

  private:
    Ipv4Address m_address{Ipv4Address::GetAny()}; //!< address of the sender on the link
    uint8_t m_ttl{0};                             //!< TTL with which it sent the packet
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PREVIOUS_HOP_TAG_H
