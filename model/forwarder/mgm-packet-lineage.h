/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Takes the cause of a data packet from its tag, and puts one into it; does nothing unless data
 * packets are tagged.
 */

#ifndef MGM_PACKET_LINEAGE_H
#define MGM_PACKET_LINEAGE_H

#include "ns3/mgm-lineage.h"
#include "ns3/packet.h"

#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Makes the cause that a data packet carries ambient, if it carries one.
 */
class PacketCauseScope
{
  public:
    /// @param [in] packet The packet.
    explicit PacketCauseScope(const Ptr<const Packet>& packet)
    {
        if (LineageTag::IsEnabled())
        {
            Enter(packet);
        }
    }

  private:
    /// Makes the cause ambient.
    void Enter(const Ptr<const Packet>& packet);

    std::optional<CauseScope> m_scope; //!< of the packet's cause
};

/**
 * @ingroup mgm
 * Makes a record of this node what led to a copy of a data packet. Only while
 * LineageTag::IsEnabled.
 * @param [in,out] copy The copy.
 * @param [in] id The record, at level PACKETS, which the ambient cause led to.
 */
void TagWithRecord(const Ptr<Packet>& copy, RecordId id);

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_LINEAGE_H
