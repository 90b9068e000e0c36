/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reads PIM messages that anybody may have sent, and says why it does not take one.
 */

#ifndef MGM_PIM_PARSER_H
#define MGM_PIM_PARSER_H

#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-reject.h"

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * Reads a message, the whole payload of an IP packet. Never reads beyond it.
 *
 * What the RFCs have receivers ignore is ignored: reserved fields and flag bits (RFC 8736 4), and
 * bytes behind the message. Hello options of unknown types are kept. The upstream neighbor of a
 * Graft Ack may be anything (RFC 3973 4.7.9).
 *
 * @param [in] data First byte.
 * @param [in] size Number of bytes.
 * @param [out] message The message; unspecified if it is not taken.
 * @return NONE, or one of TOO_SHORT to BAD_ADDRESS.
 */
PimReject ParsePim(const uint8_t* data, std::size_t size, PimMessage& message);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_PARSER_H
