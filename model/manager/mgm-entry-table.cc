/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-table.h"

#include "ns3/assert.h"
#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace mgm
{

ManagedEntry*
EntryTable::Find(const SourceGroup& key)
{
    return const_cast<ManagedEntry*>(std::as_const(*this).Find(key));
}

const ManagedEntry*
EntryTable::Find(const SourceGroup& key) const
{
    const auto entry = m_entries.find(GetRank(key));
    return entry == m_entries.end() ? nullptr : &entry->second;
}

ManagedEntry&
EntryTable::Insert(const SourceGroup& key, const InterfaceId& iif)
{
    const auto [place, inserted] = m_entries.emplace(GetRank(key), ManagedEntry());
    NS_ASSERT_MSG(inserted, "entry " << key << " exists");
    place->second.key = key;
    place->second.iif = iif;
    place->second.lifetimeStart = Simulator::Now();
    Link(iif, key);
    return place->second;
}

void
EntryTable::Erase(const SourceGroup& key)
{
    const auto entry = m_entries.find(GetRank(key));
    if (entry == m_entries.end())
    {
        return;
    }
    ClearForwardWords(entry->second);
    if (entry->second.IsStatic())
    {
        const auto statics = m_statics.find(entry->second.author);
        statics->second.erase(GetRank(key));
        if (statics->second.empty())
        {
            m_statics.erase(statics);
        }
    }
    const auto concerned = m_concerned.find(entry->second.iif);
    concerned->second.erase(GetRank(key));
    if (concerned->second.empty())
    {
        m_concerned.erase(concerned);
    }
    m_entries.erase(entry);
}

void
EntryTable::Clear()
{
    m_entries.clear();
    m_concerned.clear();
    m_statics.clear();
}

void
EntryTable::SetIif(ManagedEntry& entry, const InterfaceId& iif)
{
    const InterfaceId before = std::exchange(entry.iif, iif);
    Unlink(before, entry);
    Link(iif, entry.key);
}

void
EntryTable::SetAuthor(ManagedEntry& entry, ClientHandle author)
{
    entry.author = author;
    m_statics[author].insert(GetRank(entry.key));
}

void
EntryTable::SetForwardWord(ManagedEntry& entry, const InterfaceId& interface, ForwardWord word)
{
    entry.forwardWords[interface] = word;
    Link(interface, entry.key);
}

void
EntryTable::ClearForwardWord(ManagedEntry& entry, const InterfaceId& interface)
{
    if (entry.forwardWords.erase(interface) != 0)
    {
        Unlink(interface, entry);
    }
}

void
EntryTable::ClearForwardWords(ManagedEntry& entry)
{
    const auto words = std::exchange(entry.forwardWords, {});
    for (const auto& [interface, word] : words)
    {
        Unlink(interface, entry);
    }
}

std::vector<ManagedEntry*>
EntryTable::FindCovered(const SourceGroup& range)
{
    std::vector<ManagedEntry*> covered;
    for (auto entry = m_entries.lower_bound(GetRank(range));
         entry != m_entries.end() && range.Covers(entry->second.key);
         ++entry)
    {
        if (!entry->second.IsStatic())
        {
            covered.push_back(&entry->second);
        }
    }
    return covered;
}

bool
EntryTable::IsAnyCovered(const SourceGroup& range) const
{
    auto entry = m_entries.lower_bound(GetRank(range));
    while (entry != m_entries.end() && range.Covers(entry->second.key) && entry->second.IsStatic())
    {
        ++entry;
    }
    return entry != m_entries.end() && range.Covers(entry->second.key);
}

ManagedEntry*
EntryTable::FindWildcard(const SourceGroup& key)
{
    ManagedEntry* entry = Find(SourceGroup(Ipv4Address::GetAny(), key.group));
    return entry ? entry : Find(SourceGroup());
}

std::vector<SourceGroup>
EntryTable::FindStatics(ClientHandle author) const
{
    const auto statics = m_statics.find(author);
    if (statics == m_statics.end())
    {
        return {};
    }
    return SortKeys(statics->second);
}

std::vector<SourceGroup>
EntryTable::FindConcerned(const InterfaceId& interface) const
{
    const auto concerned = m_concerned.find(interface);
    if (concerned == m_concerned.end())
    {
        return {};
    }
    return SortKeys(concerned->second);
}

const ManagedEntry*
EntryTable::FindAfter(const SourceGroup& key) const
{
    const auto entry = m_entries.upper_bound(GetRank(key));
    return entry == m_entries.end() ? nullptr : &entry->second;
}

const ManagedEntry*
EntryTable::GetFirst() const
{
    return m_entries.empty() ? nullptr : &m_entries.begin()->second;
}

void
EntryTable::Link(const InterfaceId& interface, const SourceGroup& key)
{
    m_concerned[interface].insert(GetRank(key));
}

void
EntryTable::Unlink(const InterfaceId& interface, const ManagedEntry& entry)
{
    if (entry.iif == interface || entry.forwardWords.count(interface) != 0)
    {
        return;
    }
    const auto concerned = m_concerned.find(interface);
    concerned->second.erase(GetRank(entry.key));
    if (concerned->second.empty())
    {
        m_concerned.erase(concerned);
    }
}

} // namespace mgm
} // namespace ns3
