/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Tells every router on the way which node sent a packet first, whatever its source address says.
 */

#ifndef MGM_ORIGIN_TAG_H
#define MGM_ORIGIN_TAG_H

#include "ns3/packet.h"
#include "ns3/tag.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The node that sent a data packet first. MulticastListRouting puts it there while
 * LineageTag::IsEnabled, and all copies keep it. The tag is not on the wire.
 */
class OriginTag : public Tag
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

    OriginTag() = default;
    /// @param [in] node Node id of the sender.
    explicit OriginTag(uint32_t node);

    /**
     * @param [in] packet A packet.
     * @return the node that sent it first; nothing: it does not say.
     */
    static std::optional<uint32_t> Find(const Ptr<const Packet>& packet);

  private:
    uint32_t m_node{0}; //!< node id of the sender
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ORIGIN_TAG_H
