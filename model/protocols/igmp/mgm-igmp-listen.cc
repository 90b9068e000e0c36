/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-listen.h"

namespace ns3
{
namespace mgm
{

const char*
GetIgmpListenStatusName(IgmpListenStatus status)
{
    switch (status)
    {
    case IgmpListenStatus::OK:
        return "ok";
    case IgmpListenStatus::NO_INTERFACE:
        return "no-interface";
    case IgmpListenStatus::NOT_MULTICAST:
        return "not-multicast";
    case IgmpListenStatus::BAD_SOURCE:
        return "bad-source";
    case IgmpListenStatus::SOURCE_SPECIFIC:
        return "source-specific";
    case IgmpListenStatus::SOURCE_LIMIT:
        return "source-limit";
    }
    return "unknown";
}

std::ostream&
operator<<(std::ostream& os, IgmpListenStatus status)
{
    return os << GetIgmpListenStatusName(status);
}

} // namespace mgm
} // namespace ns3
