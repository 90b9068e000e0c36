/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarding-table.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

ForwardingEntry*
ForwardingTable::Find(const SourceGroup& key) const
{
    const auto found = m_entries.find(key);
    return found == m_entries.end() ? nullptr : found->second.get();
}

ForwardingEntry*
ForwardingTable::Search(const SourceGroup& packet) const
{
    ForwardingEntry* entry = Find(packet);
    m_last = entry;
    if (entry || m_wildcards == 0)
    {
        return entry;
    }
    entry = Find(SourceGroup(Ipv4Address::GetAny(), packet.group));
    return entry ? entry : Find(SourceGroup());
}

ForwardingEntry&
ForwardingTable::Insert(std::unique_ptr<ForwardingEntry> entry)
{
    const SourceGroup key = entry->GetSpec().key;
    m_wildcards += key.IsAnySource() ? 1 : 0;
    return *(m_entries[key] = std::move(entry));
}

std::unique_ptr<ForwardingEntry>
ForwardingTable::Extract(const SourceGroup& key)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
    {
        return nullptr;
    }
    std::unique_ptr<ForwardingEntry> entry = std::move(found->second);
    m_entries.erase(found);
    m_last = nullptr;
    m_wildcards -= key.IsAnySource() ? 1 : 0;
    return entry;
}

void
ForwardingTable::Clear()
{
    m_entries.clear();
    m_last = nullptr;
    m_wildcards = 0;
}

std::size_t
ForwardingTable::GetSize() const
{
    return m_entries.size();
}

std::vector<SourceGroup>
ForwardingTable::GetKeys() const
{
    std::vector<SourceGroup> keys;
    keys.reserve(m_entries.size());
    for (const auto& [key, entry] : m_entries)
    {
        keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace mgm
} // namespace ns3
