/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM messages that exceed what a link takes become several.
 */

#ifndef MGM_PIM_SPLIT_H
#define MGM_PIM_SPLIT_H

#include "ns3/mgm-pim-message.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Splits a Join/Prune, Graft or Graft Ack of (S,G) joins and prunes (RFC 7761 4.9.5.2): its group
 * sets are divided among several messages, and a set that does not fit into one by its sources. So
 * are more sets than a message can count, 255. The order stays.
 *
 * @param [in] message The message.
 * @param [in] maxSize Number of bytes that a message may have: the MTU without the IP header. At
 * least one source always goes into a message.
 * @return the messages to send; the message itself if it fits, or is of another type.
 */
std::vector<PimMessage> SplitPimMessage(const PimMessage& message, uint32_t maxSize);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_SPLIT_H
