/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-invariant-record.h"

namespace ns3
{
namespace mgm
{

const char*
GetInvariantName(Invariant invariant)
{
    switch (invariant)
    {
    case Invariant::PACKET_SUM:
        return "packet-sum";
    case Invariant::IIF_NOT_OIF:
        return "iif-not-oif";
    case Invariant::FORWARDED_ONCE:
        return "forwarded-once";
    case Invariant::RECEIVED_ONCE:
        return "received-once";
    case Invariant::IIF_OF_TREE:
        return "iif-of-tree";
    }
    return "unknown";
}

} // namespace mgm
} // namespace ns3
