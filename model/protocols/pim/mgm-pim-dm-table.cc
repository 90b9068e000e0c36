/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-table.h"

namespace ns3
{
namespace mgm
{

PimDmSlot::PimDmSlot(PimDmEnvironment& environment, const SourceGroup& key)
    : entry(environment, key),
      lifetime(environment.GetRecorder(), "Entry Lifetime", 0, key)
{
}

PimDmSlot::~PimDmSlot()
{
    settling.Cancel();
    check.Cancel();
}

std::size_t
PimDmTable::GetSize() const
{
    return m_slots.size();
}

std::vector<SourceGroup>
PimDmTable::GetKeys() const
{
    std::vector<SourceGroup> keys;
    keys.reserve(m_slots.size());
    for (const auto& [key, slot] : m_slots)
    {
        keys.push_back(key);
    }
    return keys;
}

PimDmSlot*
PimDmTable::Find(const SourceGroup& key) const
{
    const auto found = m_slots.find(key);
    return found == m_slots.end() ? nullptr : found->second.get();
}

PimDmSlot&
PimDmTable::Add(PimDmEnvironment& environment, const SourceGroup& key)
{
    return *m_slots.emplace(key, std::make_unique<PimDmSlot>(environment, key)).first->second;
}

void
PimDmTable::Remove(const SourceGroup& key)
{
    m_slots.erase(key);
}

void
PimDmTable::ForEach(const SourceGroup& range, const std::function<void(PimDmSlot&)>& action) const
{
    if (!range.IsAnySource() && !range.IsAnyGroup())
    {
        if (PimDmSlot* slot = Find(range))
        {
            action(*slot);
        }
        return;
    }
    auto next = m_slots.lower_bound(range);
    while (next != m_slots.end() && (range.IsAnyGroup() || next->first.group == range.group))
    {
        const SourceGroup key = next->first;
        if (range.Covers(key))
        {
            action(*next->second);
        }
        // The entries may be others by now.
        next = m_slots.upper_bound(key);
    }
}

} // namespace mgm
} // namespace ns3
