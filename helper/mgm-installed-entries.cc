/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-installed-entries.h"

#include "ns3/mgm-observation.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

InstalledEntries::InstalledEntries(const Network& network)
{
    const Topology& topology = network.GetTopology();
    for (NodeIndex router = 0; router < topology.GetNodeCount(); ++router)
    {
        const Ptr<Node> node = network.GetRouter(router);
        for (uint32_t i = 0; node && i < node->GetNApplications(); ++i)
        {
            m_connections.Connect(node->GetApplication(i),
                                  "Entry",
                                  MakeBoundCallback(&InstalledEntries::OnEntry, this, router));
        }
    }
}

std::vector<InstalledEntry>
InstalledEntries::Find(const SourceGroup& key) const
{
    const Ipv4Address any = Ipv4Address::GetAny();
    std::map<NodeIndex, InstalledEntry> found;
    for (const SourceGroup& match : {key, SourceGroup(any, key.group), SourceGroup(any, any)})
    {
        const auto entries = m_entries.find(match);
        if (entries == m_entries.end())
        {
            continue;
        }
        for (const auto& [router, entry] : entries->second)
        {
            InstalledEntry& best = found.try_emplace(router, entry).first->second;
            if (!best.installed && entry.installed)
            {
                best = entry;
            }
        }
    }
    std::vector<InstalledEntry> list;
    list.reserve(found.size());
    for (const auto& [router, entry] : found)
    {
        list.push_back(entry);
    }
    return list;
}

std::optional<InstalledEntry>
InstalledEntries::Find(const SourceGroup& key, NodeIndex router) const
{
    const Ipv4Address any = Ipv4Address::GetAny();
    std::optional<InstalledEntry> best;
    for (const SourceGroup& match : {key, SourceGroup(any, key.group), SourceGroup(any, any)})
    {
        const auto entries = m_entries.find(match);
        if (entries == m_entries.end())
        {
            continue;
        }
        const auto entry = entries->second.find(router);
        const bool exists = entry != entries->second.end();
        if (exists && (!best || (!best->installed && entry->second.installed)))
        {
            best = entry->second;
        }
    }
    return best;
}

void
InstalledEntries::SetObserver(const Observer& observer)
{
    m_observer = observer;
}

void
InstalledEntries::OnEntry(InstalledEntries* entries, NodeIndex router, const EntryRecord& record)
{
    InstalledEntry entry;
    entry.router = router;
    entry.installed = record.event == EntryEvent::CREATED || record.event == EntryEvent::CHANGED;
    entry.iif = record.after.iif.index;
    for (const OutgoingInterface& oif : record.after.oifs)
    {
        entry.oifs.push_back(oif.interface.index);
    }
    entry.record = record.head.id;
    entry.cause = MakeCause(record.head);
    entry.since = Simulator::Now();
    entries->m_entries[record.after.key][router] = entry;
    if (!entries->m_observer.IsNull())
    {
        entries->m_observer(router, record.after.key);
    }
}

} // namespace mgm
} // namespace ns3
