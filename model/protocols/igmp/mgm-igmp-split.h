/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Messages that exceed what a link takes become several.
 */

#ifndef MGM_IGMP_SPLIT_H
#define MGM_IGMP_SPLIT_H

#include "ns3/mgm-igmp-message.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Splits a message by the rules of RFC 3376 4.1.8 and 4.2.16.
 *
 * The sources of a query are divided among several queries. The records of a report are divided
 * among several reports; a record that does not fit into one is divided by its sources, but
 * MODE_IS_EXCLUDE and CHANGE_TO_EXCLUDE_MODE keep the first of their sources that fit, and lose the
 * rest. The order stays.
 *
 * @param [in] message The message.
 * @param [in] maxSize Number of bytes that a message may have: the MTU without the IP header. At
 * least one record with one source always goes into a message.
 * @return the messages to send; the message itself if it fits.
 */
std::vector<IgmpMessage> SplitIgmpMessage(const IgmpMessage& message, uint32_t maxSize);

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_SPLIT_H
