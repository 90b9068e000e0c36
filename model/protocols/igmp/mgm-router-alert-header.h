/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The IP header of control messages: ns-3's own cannot carry the Router Alert option.
 */

#ifndef MGM_ROUTER_ALERT_HEADER_H
#define MGM_ROUTER_ALERT_HEADER_H

#include "ns3/header.h"
#include "ns3/ipv4-address.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An IPv4 header of 24 bytes with the Router Alert option (RFC 2113), TTL 1 and the precedence
 * Internetwork Control (TOS 0xc0), as RFC 3376 4 wants it. Only for sending: packets arrive through
 * ns-3's stack, which passes over options.
 */
class RouterAlertHeader : public Header
{
  public:
    /// Number of bytes.
    static constexpr uint32_t SIZE = 24;

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    RouterAlertHeader();

    /**
     * @param [in] source IP source.
     * @param [in] destination IP destination.
     */
    void SetAddresses(Ipv4Address source, Ipv4Address destination);
    /// @param [in] protocol IP protocol number.
    void SetProtocol(uint8_t protocol);
    /// @param [in] identification Identification.
    void SetIdentification(uint16_t identification);
    /// @param [in] size Number of bytes behind the header.
    void SetPayloadSize(uint16_t size);

    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    /**
     * Reads a header that has been written by this class; its checksum is not verified.
     * @param [in] start First byte.
     * @return number of bytes; 0 if there are not so many, or it is another header.
     */
    uint32_t Deserialize(Buffer::Iterator start) override;
    void Print(std::ostream& os) const override;

  private:
    Ipv4Address m_source;         //!< IP source
    Ipv4Address m_destination;    //!< IP destination
    uint8_t m_protocol{0};        //!< IP protocol number
    uint16_t m_identification{0}; //!< Identification
    uint16_t m_payloadSize{0};    //!< number of bytes behind the header
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ROUTER_ALERT_HEADER_H
