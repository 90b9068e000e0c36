/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-change-queue.h"

#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace mgm
{

EntryChangeQueue::~EntryChangeQueue()
{
    Clear();
}

void
EntryChangeQueue::SetApply(Callback<void, const EntryChange&> apply)
{
    m_apply = apply;
}

void
EntryChangeQueue::Submit(const EntryChange& change, Time delay, bool existsNow)
{
    if (delay.IsZero() && m_pending.empty())
    {
        m_apply(change);
        return;
    }
    const SourceGroup& key = change.entry.key;
    const bool existsBefore = WillExist(key, existsNow);
    Future& future = m_future[key];
    ++future.changes;
    future.exists = existsBefore;
    if (change.kind == EntryChange::Kind::SET || change.kind == EntryChange::Kind::DELETE)
    {
        future.exists = change.kind == EntryChange::Kind::SET;
        future.deleted = !future.exists;
    }
    const int growth = static_cast<int>(future.exists) - static_cast<int>(existsBefore);
    m_growth += growth;

    const Time now = Simulator::Now();
    m_lastDue = Max(m_lastDue, now + delay);
    const EventId event = Simulator::Schedule(m_lastDue - now, &EntryChangeQueue::ApplyFirst, this);
    m_pending.push_back(Pending{event, change, growth});
}

bool
EntryChangeQueue::WillExist(const SourceGroup& key, bool existsNow) const
{
    const auto future = m_future.find(key);
    return future == m_future.end() ? existsNow : future->second.exists;
}

bool
EntryChangeQueue::WillBeDeleted(const SourceGroup& key) const
{
    const auto future = m_future.find(key);
    return future != m_future.end() && future->second.deleted;
}

int64_t
EntryChangeQueue::GetGrowth() const
{
    return m_growth;
}

void
EntryChangeQueue::Clear()
{
    for (Pending& pending : m_pending)
    {
        pending.event.Cancel();
    }
    m_pending.clear();
    m_future.clear();
    m_growth = 0;
    m_lastDue = Time();
}

void
EntryChangeQueue::ApplyFirst()
{
    const Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    m_growth -= pending.growth;
    const auto future = m_future.find(pending.change.entry.key);
    if (--future->second.changes == 0)
    {
        m_future.erase(future);
    }
    const CauseScope scope(pending.change.cause);
    m_apply(pending.change);
}

} // namespace mgm
} // namespace ns3
