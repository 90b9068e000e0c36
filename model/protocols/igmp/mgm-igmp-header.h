/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * IGMP messages of all versions as an ns-3 header.
 */

#ifndef MGM_IGMP_HEADER_H
#define MGM_IGMP_HEADER_H

#include "ns3/header.h"
#include "ns3/mgm-igmp-message.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One IGMP message on the wire. The checksum is always computed and always verified.
 *
 * The message is the whole payload of its IP packet: the version of a query is told by its length
 * (RFC 3376 7.1), so that Deserialize reads to the end of the packet.
 */
class IgmpHeader : public Header
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    IgmpHeader() = default;
    /// @param [in] message The message.
    explicit IgmpHeader(IgmpMessage message);

    /// @return the message.
    const IgmpMessage& GetMessage() const;

    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    /**
     * Reads a message to the end of the packet. For packets from the network use IgmpL4Protocol,
     * or ParseIgmp, which say what is wrong.
     * @param [in] start First byte.
     * @return number of bytes of the packet; 0 if they are not a message (see ParseIgmp).
     */
    uint32_t Deserialize(Buffer::Iterator start) override;
    void Print(std::ostream& os) const override;

  private:
    IgmpMessage m_message; //!< the message
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HEADER_H
