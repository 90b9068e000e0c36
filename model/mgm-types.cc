/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-types.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Mixes two addresses into one well-spread hash (the finalizer of SplitMix64).
std::size_t
HashPair(uint32_t high, uint32_t low)
{
    uint64_t x = (static_cast<uint64_t>(high) << 32) | low;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<std::size_t>(x ^ (x >> 31));
}

/// Prints an address of a key, with "*" for the wildcard.
void
PrintKeyAddress(std::ostream& os, Ipv4Address address)
{
    if (address == Ipv4Address::GetAny())
    {
        os << '*';
        return;
    }
    os << address;
}

} // namespace

bool
operator<(const InterfaceId& a, const InterfaceId& b)
{
    return a.index != b.index ? a.index < b.index : a.nextHop.Get() < b.nextHop.Get();
}

std::ostream&
operator<<(std::ostream& os, const InterfaceId& id)
{
    os << id.index;
    if (id.nextHop != Ipv4Address::GetAny())
    {
        os << '/' << id.nextHop;
    }
    return os;
}

bool
SourceGroup::IsAnySource() const
{
    return source == Ipv4Address::GetAny();
}

bool
SourceGroup::IsAnyGroup() const
{
    return group == Ipv4Address::GetAny();
}

bool
SourceGroup::Covers(const SourceGroup& other) const
{
    return (IsAnySource() || source == other.source) && (IsAnyGroup() || group == other.group);
}

bool
operator!=(const SourceGroup& a, const SourceGroup& b)
{
    return !(a == b);
}

bool
operator<(const SourceGroup& a, const SourceGroup& b)
{
    return a.group != b.group ? a.group.Get() < b.group.Get() : a.source.Get() < b.source.Get();
}

std::ostream&
operator<<(std::ostream& os, const SourceGroup& key)
{
    os << '(';
    PrintKeyAddress(os, key.source);
    os << ", ";
    PrintKeyAddress(os, key.group);
    return os << ')';
}

std::size_t
InterfaceIdHash::operator()(const InterfaceId& id) const
{
    return HashPair(id.index, id.nextHop.Get());
}

std::size_t
SourceGroupHash::operator()(const SourceGroup& key) const
{
    return HashPair(key.source.Get(), key.group.Get());
}

const char*
GetStatusName(Status status)
{
    switch (status)
    {
    case Status::SUCCESS:
        return "NO_ERROR";
    case Status::NOT_ENOUGH_MEMORY:
        return "ERROR_NOT_ENOUGH_MEMORY";
    case Status::INVALID_PARAMETER:
        return "ERROR_INVALID_PARAMETER";
    case Status::INSUFFICIENT_BUFFER:
        return "ERROR_INSUFFICIENT_BUFFER";
    case Status::ALREADY_EXISTS:
        return "ERROR_ALREADY_EXISTS";
    case Status::MORE_DATA:
        return "ERROR_MORE_DATA";
    case Status::NO_MORE_ITEMS:
        return "ERROR_NO_MORE_ITEMS";
    case Status::CAN_NOT_COMPLETE:
        return "ERROR_CAN_NOT_COMPLETE";
    case Status::NOT_FOUND:
        return "ERROR_NOT_FOUND";
    }
    return "UNKNOWN_STATUS";
}

std::ostream&
operator<<(std::ostream& os, Status status)
{
    return os << GetStatusName(status);
}

const char*
GetVerdictName(Verdict verdict)
{
    switch (verdict)
    {
    case Verdict::NO_OWNER:
        return "no-owner";
    case Verdict::NOT_ELIGIBLE:
        return "not-eligible";
    case Verdict::MASKED:
        return "masked";
    case Verdict::SUPPRESSED:
        return "suppressed";
    case Verdict::ALERTED:
        return "alerted";
    }
    return "unknown";
}

std::ostream&
operator<<(std::ostream& os, Verdict verdict)
{
    return os << GetVerdictName(verdict);
}

} // namespace mgm
} // namespace ns3
