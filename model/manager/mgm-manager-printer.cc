/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-manager-printer.h"

#include "ns3/simulator.h"

#include <array>
#include <map>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Prints how often wrong-interface packets had each verdict, and ends the line.
void
PrintVerdicts(std::ostream& os, const std::array<uint64_t, VERDICT_COUNT>& verdicts)
{
    for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
    {
        if (verdicts[i] != 0)
        {
            os << ", " << static_cast<Verdict>(i) << ' ' << verdicts[i];
        }
    }
    os << '\n';
}

} // namespace

ManagerPrinter::ManagerPrinter(const ManagerTables& tables,
                               Ptr<const ForwarderControl> forwarder,
                               const InterfaceNamer& namer)
    : m_tables(tables),
      m_forwarder(forwarder),
      m_namer(namer)
{
}

void
ManagerPrinter::Print(std::ostream& os, uint32_t node, bool running) const
{
    os << "Group manager of node " << node << " at " << Simulator::Now().As(Time::S)
       << (running ? "\n" : ", which does not run\n");
    PrintClients(os);
    PrintInterfaces(os);
    PrintMemberships(os);
    PrintEntries(os);
}

void
ManagerPrinter::PrintClients(std::ostream& os) const
{
    os << "  clients, by registration\n";
    for (const ClientHandle handle : m_tables.clients.GetHandles())
    {
        const Client& client = *m_tables.clients.Find(handle);
        os << "    " << handle << "  " << client.name << " (" << client.instance << ")\n";
    }
}

void
ManagerPrinter::PrintInterfaces(std::ostream& os) const
{
    os << "  interfaces\n";
    for (const InterfaceId& interface : m_tables.interfaces.GetInterfaces())
    {
        const InterfaceTable::Slot& slot = m_tables.interfaces.Get(interface);
        os << "    " << NameInterface(interface) << "  owner " << GetName(slot.owner) << ", IGMP "
           << GetName(slot.igmp) << '\n';
    }
}

void
ManagerPrinter::PrintMemberships(std::ostream& os) const
{
    os << "  memberships\n";
    SourceGroup key;
    for (bool isAny = m_tables.memberships.FindNext(key, true, key); isAny;
         isAny = m_tables.memberships.FindNext(key, false, key))
    {
        for (const auto& [interface, holders] : m_tables.memberships.GetDetails(key))
        {
            os << "    " << key << " on " << NameInterface(interface) << " for";
            for (const ClientHandle holder : holders)
            {
                os << ' ' << GetName(holder);
            }
            os << '\n';
        }
    }
}

void
ManagerPrinter::PrintEntries(std::ostream& os) const
{
    os << "  entries\n";
    for (const ManagedEntry* entry = m_tables.entries.GetFirst(); entry;
         entry = m_tables.entries.FindAfter(entry->key))
    {
        PrintEntry(os, *entry);
    }
}

void
ManagerPrinter::PrintEntry(std::ostream& os, const ManagedEntry& entry) const
{
    os << "    " << entry.key;
    if (entry.IsStatic())
    {
        os << " static for " << GetName(entry.author) << ',';
    }
    if (entry.negative)
    {
        os << " negative";
    }
    else
    {
        os << " in " << NameInterface(entry.iif) << " ("
           << GetName(m_tables.interfaces.GetProtocol(entry.iif)) << ") from "
           << entry.upstreamNeighbor;
    }
    if (!entry.timeout.IsZero())
    {
        os << ", " << entry.GetTimeLeft().As(Time::S) << " of " << entry.timeout.As(Time::S)
           << " left";
    }
    os << '\n';
    std::map<InterfaceId, bool> interfaces; // whether they are outgoing interfaces
    for (const auto& [interface, word] : entry.forwardWords)
    {
        interfaces[interface] = false;
    }
    for (const InterfaceId& interface : entry.oifs)
    {
        interfaces[interface] = true;
    }
    for (const auto& [interface, isOif] : interfaces)
    {
        os << (isOif ? "      out " : "      not out ") << NameInterface(interface) << ':';
        PrintReasons(os, entry, interface);
        os << '\n';
    }
    PrintCounters(os, entry.key);
}

void
ManagerPrinter::PrintReasons(std::ostream& os,
                             const ManagedEntry& entry,
                             const InterfaceId& interface) const
{
    const auto threshold = entry.thresholds.find(interface);
    if (threshold != entry.thresholds.end())
    {
        os << " threshold " << static_cast<uint32_t>(threshold->second) << ';';
    }
    if (interface == entry.iif)
    {
        os << " incoming;";
    }
    if (entry.IsStatic())
    {
        return;
    }
    const SourceGroup anySource(Ipv4Address::GetAny(), entry.key.group);
    for (const SourceGroup& key : {entry.key, anySource, SourceGroup()})
    {
        const auto& details = m_tables.memberships.GetDetails(key);
        const auto place = details.find(interface);
        if (place == details.end())
        {
            continue;
        }
        for (const ClientHandle holder : place->second)
        {
            os << ' ' << key << " for " << GetName(holder) << ';';
        }
    }
    const auto word = entry.forwardWords.find(interface);
    if (word != entry.forwardWords.end())
    {
        const bool isIncluded = word->second.state == ForwardState::INCLUDED;
        os << (isIncluded ? " included by " : " excluded by ") << GetName(word->second.client)
           << ';';
    }
}

void
ManagerPrinter::PrintCounters(std::ostream& os, const SourceGroup& key) const
{
    EntryCounters counters;
    if (!m_forwarder || m_forwarder->ReadCounters(key, counters) != Status::SUCCESS)
    {
        return;
    }
    os << "      packets " << counters.packets << ", forwarded " << counters.forwardedPackets
       << ", copies " << counters.copies << ", wrong interface " << counters.wrongInterface;
    PrintVerdicts(os, counters.verdicts);
    for (const ArrivalCounters& arrival : counters.arrivals)
    {
        if (arrival.packets != 0)
        {
            os << "      wrong on " << NameInterface(arrival.interface) << " ("
               << GetName(m_tables.interfaces.GetOwner(arrival.interface))
               << "): " << arrival.packets << (arrival.packets == 1 ? " packet" : " packets");
            PrintVerdicts(os, arrival.verdicts);
        }
    }
}

std::string
ManagerPrinter::GetName(ClientHandle client) const
{
    const Client* found = m_tables.clients.Find(client);
    return found ? found->name : "-";
}

std::string
ManagerPrinter::NameInterface(const InterfaceId& interface) const
{
    std::ostringstream text;
    text << interface;
    const std::string name = m_namer.IsNull() ? "" : m_namer(interface.index);
    if (!name.empty())
    {
        text << " [" << name << ']';
    }
    return text.str();
}

} // namespace mgm
} // namespace ns3
