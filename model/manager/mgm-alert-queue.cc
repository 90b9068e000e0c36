/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-queue.h"

#include "ns3/assert.h"

#include <utility>

namespace ns3
{
namespace mgm
{

AlertQueue::Scope::Scope(AlertQueue& queue)
    : m_queue(queue)
{
    ++m_queue.m_depth;
}

AlertQueue::Scope::~Scope()
{
    if (m_queue.m_depth == 1)
    {
        m_queue.Drain();
    }
    --m_queue.m_depth;
}

void
AlertQueue::Add(std::function<void()> deliver)
{
    NS_ASSERT_MSG(m_depth > 0, "nobody would deliver it");
    m_items.push_back({CauseScope::GetCurrent(), std::move(deliver)});
}

void
AlertQueue::Clear()
{
    m_items.clear();
}

void
AlertQueue::Drain()
{
    while (!m_items.empty())
    {
        const Item item = std::move(m_items.front());
        m_items.pop_front();
        CauseScope scope(item.cause);
        item.deliver();
    }
}

} // namespace mgm
} // namespace ns3
