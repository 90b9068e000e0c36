/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-printer.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Name of what an entry does with packets.
const char*
GetStateName(ForwardingEntry::State state)
{
    switch (state)
    {
    case ForwardingEntry::State::UNRESOLVED:
        return "unresolved";
    case ForwardingEntry::State::ACTIVE:
        return "active";
    case ForwardingEntry::State::NEGATIVE:
        return "negative";
    }
    return "unknown";
}

/// Prints the outgoing interfaces of an entry.
void
PrintOutputs(std::ostream& os, const ForwardingEntry& entry)
{
    os << "Oifs:";
    for (const auto& [id, output] : entry.GetOutputs())
    {
        os << ' ' << id;
        if (output.threshold > 1)
        {
            os << "(ttl " << static_cast<uint32_t>(output.threshold) << ')';
        }
    }
}

/// Prints one entry: what is installed, and what it counted.
void
PrintEntry(std::ostream& os, const ForwardingEntry& entry)
{
    const EntrySpec& spec = entry.GetSpec();
    const EntryCounters counters = entry.ReadCounters();
    os << spec.key << "  Iif: ";
    if (entry.GetState() == ForwardingEntry::State::UNRESOLVED)
    {
        os << '-';
    }
    else
    {
        os << spec.iif;
    }
    os << "  ";
    PrintOutputs(os, entry);
    os << "  State: " << GetStateName(entry.GetState()) << "\n  " << counters.packets
       << " packets, " << counters.octets << " bytes, " << counters.forwardedPackets
       << " forwarded, " << counters.wrongInterface << " arrived on wrong iif";
    for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
    {
        if (counters.verdicts[i] > 0)
        {
            os << ", " << counters.verdicts[i] << ' ' << static_cast<Verdict>(i);
        }
    }
    os << '\n';
}

} // namespace

void
PrintForwardingTable(std::ostream& os, const ForwardingTable& table)
{
    for (const SourceGroup& key : table.GetKeys())
    {
        PrintEntry(os, *table.Find(key));
    }
}

} // namespace mgm
} // namespace ns3
