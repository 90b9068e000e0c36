/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-message.h"

#include <tuple>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Number of bytes of type and length of a Hello option.
constexpr uint32_t OPTION_HEADER_SIZE = 4;
/// Number of bytes of upstream neighbor, number of groups and hold time (RFC 3973 4.7.6).
constexpr uint32_t JOIN_PRUNE_SIZE = PIM_UNICAST_SIZE + 4;
/// Number of bytes of a group and its numbers of sources (RFC 3973 4.7.6).
constexpr uint32_t GROUP_SET_SIZE = PIM_ENCODED_SIZE + 4;
/// Number of bytes of an Assert (RFC 3973 4.7.7).
constexpr uint32_t ASSERT_SIZE = PIM_ENCODED_SIZE + PIM_UNICAST_SIZE + 8;
/// Number of bytes of a State Refresh (RFC 3973 4.7.10).
constexpr uint32_t STATE_REFRESH_SIZE = PIM_ENCODED_SIZE + 2 * PIM_UNICAST_SIZE + 12;

/// @return number of bytes of a number of things.
template <typename T>
uint32_t
Multiply(const std::vector<T>& things, uint32_t size)
{
    return static_cast<uint32_t>(things.size()) * size;
}

/// @return number of bytes of an option's value of fixed size, with its header; 0 if it is absent.
template <typename T>
uint32_t
GetOptionSize(const std::optional<T>& option, uint32_t size)
{
    return option ? OPTION_HEADER_SIZE + size : 0;
}

/// @return number of bytes of the options of a Hello.
uint32_t
GetHelloSize(const PimHello& hello)
{
    uint32_t size = GetOptionSize(hello.holdtime, 2) + GetOptionSize(hello.lanPruneDelay, 4) +
                    GetOptionSize(hello.drPriority, 4) + GetOptionSize(hello.generationId, 4) +
                    GetOptionSize(hello.stateRefresh, 4);
    if (!hello.addresses.empty())
    {
        size += OPTION_HEADER_SIZE + Multiply(hello.addresses, PIM_UNICAST_SIZE);
    }
    for (const PimHelloOption& option : hello.unknown)
    {
        size += OPTION_HEADER_SIZE + static_cast<uint32_t>(option.value.size());
    }
    return size;
}

/// @return number of bytes of upstream neighbor, hold time and groups.
uint32_t
GetJoinPruneSize(const PimJoinPrune& joinPrune)
{
    uint32_t size = JOIN_PRUNE_SIZE;
    for (const PimGroupSet& set : joinPrune.groups)
    {
        size += set.GetSize();
    }
    return size;
}

/// Prints the options of a Hello.
void
PrintHello(std::ostream& os, const PimHello& hello)
{
    if (hello.holdtime)
    {
        os << " holdtime " << *hello.holdtime << "s";
    }
    if (hello.lanPruneDelay)
    {
        os << " lan-prune-delay T=" << hello.lanPruneDelay->tracking << ' '
           << hello.lanPruneDelay->propagationDelay << "ms "
           << hello.lanPruneDelay->overrideInterval << "ms";
    }
    if (hello.drPriority)
    {
        os << " dr-priority " << *hello.drPriority;
    }
    if (hello.generationId)
    {
        os << " generation-id " << *hello.generationId;
    }
    if (hello.stateRefresh)
    {
        os << " state-refresh " << +hello.stateRefresh->interval << "s";
    }
    for (const Ipv4Address address : hello.addresses)
    {
        os << " address " << address;
    }
    for (const PimHelloOption& option : hello.unknown)
    {
        os << " option " << option.type;
    }
}

/// Prints sources behind a word, if there are any.
void
PrintSources(std::ostream& os, const char* word, const std::vector<PimSourceAddress>& sources)
{
    const char* separator = word;
    for (const PimSourceAddress& source : sources)
    {
        os << separator << source;
        separator = ", ";
    }
}

/// Prints what Assert and State Refresh have in common.
template <typename T>
void
PrintMetric(std::ostream& os, const T& content)
{
    os << " (" << content.source << ", " << content.group.address << ") preference "
       << content.preference << " metric " << content.metric << (content.rpt ? " R" : "");
}

/// Prints what a State Refresh says.
void
PrintStateRefresh(std::ostream& os, const PimStateRefresh& content)
{
    PrintMetric(os, content);
    os << " originator " << content.originator << " masklen " << +content.maskLength << " ttl "
       << +content.ttl << " P=" << content.pruneIndicator << " N=" << content.pruneNow
       << " O=" << content.assertOverride << " interval " << +content.interval << 's';
}

} // namespace

Ipv4Address
GetPimAllRouters()
{
    return Ipv4Address("224.0.0.13");
}

const char*
GetPimTypeName(PimType type)
{
    switch (type)
    {
    case PimType::HELLO:
        return "hello";
    case PimType::JOIN_PRUNE:
        return "join-prune";
    case PimType::ASSERT:
        return "assert";
    case PimType::GRAFT:
        return "graft";
    case PimType::GRAFT_ACK:
        return "graft-ack";
    case PimType::STATE_REFRESH:
        return "state-refresh";
    }
    return "unknown";
}

bool
operator==(const PimLanPruneDelay& a, const PimLanPruneDelay& b)
{
    return a.tracking == b.tracking && a.propagationDelay == b.propagationDelay &&
           a.overrideInterval == b.overrideInterval;
}

bool
operator==(const PimStateRefreshCapable& a, const PimStateRefreshCapable& b)
{
    return a.version == b.version && a.interval == b.interval;
}

bool
operator==(const PimHelloOption& a, const PimHelloOption& b)
{
    return a.type == b.type && a.value == b.value;
}

bool
operator==(const PimHello& a, const PimHello& b)
{
    return a.holdtime == b.holdtime && a.lanPruneDelay == b.lanPruneDelay &&
           a.drPriority == b.drPriority && a.generationId == b.generationId &&
           a.stateRefresh == b.stateRefresh && a.addresses == b.addresses && a.unknown == b.unknown;
}

PimGroupAddress::PimGroupAddress(Ipv4Address group)
    : address(group)
{
}

bool
operator==(const PimGroupAddress& a, const PimGroupAddress& b)
{
    return a.address == b.address && a.maskLength == b.maskLength &&
           a.bidirectional == b.bidirectional && a.zone == b.zone;
}

PimSourceAddress::PimSourceAddress(Ipv4Address source)
    : address(source)
{
}

bool
operator==(const PimSourceAddress& a, const PimSourceAddress& b)
{
    return a.address == b.address && a.maskLength == b.maskLength && a.sparse == b.sparse &&
           a.wildcard == b.wildcard && a.rpt == b.rpt;
}

std::ostream&
operator<<(std::ostream& os, const PimSourceAddress& source)
{
    os << source.address;
    if (source.sparse || source.wildcard || source.rpt)
    {
        os << '/' << (source.sparse ? "S" : "") << (source.wildcard ? "W" : "")
           << (source.rpt ? "R" : "");
    }
    return os;
}

uint32_t
PimGroupSet::GetSize() const
{
    return GROUP_SET_SIZE + Multiply(joins, PIM_ENCODED_SIZE) + Multiply(prunes, PIM_ENCODED_SIZE);
}

bool
operator==(const PimGroupSet& a, const PimGroupSet& b)
{
    return a.group == b.group && a.joins == b.joins && a.prunes == b.prunes;
}

std::ostream&
operator<<(std::ostream& os, const PimGroupSet& set)
{
    os << set.group.address << '(';
    PrintSources(os, "join ", set.joins);
    PrintSources(os, set.joins.empty() ? "prune " : "; prune ", set.prunes);
    return os << ')';
}

bool
operator==(const PimJoinPrune& a, const PimJoinPrune& b)
{
    return a.upstreamNeighbor == b.upstreamNeighbor && a.holdtime == b.holdtime &&
           a.groups == b.groups;
}

bool
operator==(const PimAssert& a, const PimAssert& b)
{
    return a.group == b.group && a.source == b.source && a.rpt == b.rpt &&
           a.preference == b.preference && a.metric == b.metric;
}

bool
operator==(const PimStateRefresh& a, const PimStateRefresh& b)
{
    const auto fields = [](const PimStateRefresh& refresh) {
        return std::make_tuple(refresh.source,
                               refresh.originator,
                               refresh.rpt,
                               refresh.preference,
                               refresh.metric,
                               refresh.maskLength,
                               refresh.ttl,
                               refresh.pruneIndicator,
                               refresh.pruneNow,
                               refresh.assertOverride,
                               refresh.interval);
    };
    return a.group == b.group && fields(a) == fields(b);
}

PimMessage
PimMessage::Make(PimHello content)
{
    PimMessage message;
    message.type = PimType::HELLO;
    message.hello = std::move(content);
    return message;
}

PimMessage
PimMessage::Make(PimAssert content)
{
    PimMessage message;
    message.type = PimType::ASSERT;
    message.assertion = content;
    return message;
}

PimMessage
PimMessage::Make(PimStateRefresh content)
{
    PimMessage message;
    message.type = PimType::STATE_REFRESH;
    message.stateRefresh = content;
    return message;
}

PimMessage
PimMessage::Make(PimType type, PimJoinPrune content)
{
    PimMessage message;
    message.type = type;
    message.joinPrune = std::move(content);
    return message;
}

bool
PimMessage::HasGroupSets() const
{
    return type == PimType::JOIN_PRUNE || type == PimType::GRAFT || type == PimType::GRAFT_ACK;
}

Ipv4Address
PimMessage::GetDestination() const
{
    const bool unicast = type == PimType::GRAFT || type == PimType::GRAFT_ACK;
    return unicast ? joinPrune.upstreamNeighbor : GetPimAllRouters();
}

uint32_t
PimMessage::GetSize() const
{
    switch (type)
    {
    case PimType::HELLO:
        return PIM_HEADER_SIZE + GetHelloSize(hello);
    case PimType::JOIN_PRUNE:
    case PimType::GRAFT:
    case PimType::GRAFT_ACK:
        return PIM_HEADER_SIZE + GetJoinPruneSize(joinPrune);
    case PimType::ASSERT:
        return PIM_HEADER_SIZE + ASSERT_SIZE;
    case PimType::STATE_REFRESH:
        return PIM_HEADER_SIZE + STATE_REFRESH_SIZE;
    }
    return PIM_HEADER_SIZE;
}

bool
operator==(const PimMessage& a, const PimMessage& b)
{
    return a.type == b.type && a.hello == b.hello && a.joinPrune == b.joinPrune &&
           a.assertion == b.assertion && a.stateRefresh == b.stateRefresh;
}

std::ostream&
operator<<(std::ostream& os, const PimMessage& message)
{
    os << GetPimTypeName(message.type);
    if (message.type == PimType::HELLO)
    {
        PrintHello(os, message.hello);
    }
    else if (message.type == PimType::ASSERT)
    {
        PrintMetric(os, message.assertion);
    }
    else if (message.type == PimType::STATE_REFRESH)
    {
        PrintStateRefresh(os, message.stateRefresh);
    }
    else
    {
        os << " upstream " << message.joinPrune.upstreamNeighbor << " holdtime "
           << message.joinPrune.holdtime << 's';
        for (const PimGroupSet& set : message.joinPrune.groups)
        {
            os << ' ' << set;
        }
    }
    return os;
}

} // namespace mgm
} // namespace ns3
