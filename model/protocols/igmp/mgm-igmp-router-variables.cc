/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-router-variables.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return Max Resp Code of a query: the largest that says no more than the time.
uint8_t
GetMaxRespCode(IgmpVersion version, Time maxResponse)
{
    // 0 would make a version 2 query one of version 1 (RFC 3376 7.1).
    const int64_t tenths = std::max<int64_t>(maxResponse.GetMilliSeconds() / 100, 1);
    switch (version)
    {
    case IgmpVersion::V1:
        return 0;
    case IgmpVersion::V2:
        return static_cast<uint8_t>(std::min<int64_t>(tenths, 255));
    case IgmpVersion::V3:
        break;
    }
    return EncodeIgmpCode(static_cast<uint32_t>(std::min<int64_t>(tenths, UINT32_MAX)));
}

} // namespace

Time
IgmpRouterVariables::GetLastMemberQueryTime() const
{
    return lastMemberQueryInterval * static_cast<int64_t>(lastMemberQueryCount);
}

IgmpMessage
MakeIgmpQuery(const IgmpRouterVariables& variables, Ipv4Address group, Time maxResponse)
{
    constexpr uint32_t LARGEST_QRV = 7;
    IgmpMessage query = IgmpMessage::MakeQuery(
        variables.version, GetMaxRespCode(variables.version, maxResponse), group);
    if (variables.version == IgmpVersion::V3)
    {
        query.robustness =
            static_cast<uint8_t>(variables.robustness > LARGEST_QRV ? 0 : variables.robustness);
        query.queryIntervalCode = EncodeIgmpCode(static_cast<uint32_t>(std::min<int64_t>(
            variables.queryInterval.GetTimeStep() / Seconds(1).GetTimeStep(), UINT32_MAX)));
    }
    return query;
}

} // namespace mgm
} // namespace ns3
