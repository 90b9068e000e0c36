/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM messages of all types, and what they are on the wire and in print. The bytes were composed by
 * hand from the formats of RFC 3973 4.7 and RFC 7761 4.9, with the checksum of RFC 1071.
 */

#ifndef MGM_PIM_VECTORS_H
#define MGM_PIM_VECTORS_H

#include "ns3/mgm-pim-message.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/// A message and what it is on the wire.
struct PimVector
{
    const char* name;   //!< where it stands
    PimMessage message; //!< the message
    const char* bytes;  //!< hexadecimal
    const char* text;   //!< printed
};

/// @return messages of all types, with all their fields.
std::vector<PimVector> GetPimVectors();

/**
 * @param [in] type JOIN_PRUNE, GRAFT or GRAFT_ACK.
 * @param [in] neighbor Upstream neighbor.
 * @param [in] set Its only group set.
 * @return the message, with holdtime 0.
 */
PimMessage MakePimGroupMessage(PimType type, Ipv4Address neighbor, const PimGroupSet& set);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_VECTORS_H
