/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM messages of all types as an ns-3 header.
 */

#ifndef MGM_PIM_HEADER_H
#define MGM_PIM_HEADER_H

#include "ns3/header.h"
#include "ns3/mgm-pim-message.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One PIM message on the wire. The checksum is always computed and always verified; reserved fields
 * are sent as 0 (RFC 3973 4.7.1, RFC 8736 4).
 *
 * The message is the whole payload of its IP packet: a Hello has options up to its end, so that
 * Deserialize reads to the end of the packet.
 */
class PimHeader : public Header
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    PimHeader() = default;
    /// @param [in] message The message.
    explicit PimHeader(PimMessage message);

    /// @return the message.
    const PimMessage& GetMessage() const;

    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    /**
     * Reads a message to the end of the packet. For packets from the network use PimL4Protocol,
     * or ParsePim, which say what is wrong.
     * @param [in] start First byte.
     * @return number of bytes of the packet; 0 if they are not a message (see ParsePim).
     */
    uint32_t Deserialize(Buffer::Iterator start) override;
    void Print(std::ostream& os) const override;

  private:
    PimMessage m_message; //!< the message
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_HEADER_H
