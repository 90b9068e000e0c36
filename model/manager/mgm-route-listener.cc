/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-route-listener.h"

#include "ns3/mgm-compat.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

RouteListener::RouteListener(Callback<void> changed)
    : m_changed(changed)
{
}

RouteListener::~RouteListener()
{
    Clear();
}

void
RouteListener::SetSource(Ptr<RpfSource> source)
{
    m_source = source;
    if (m_source && std::find(m_heard.begin(), m_heard.end(), m_source) == m_heard.end())
    {
        m_source->TraceConnectWithoutContext("RoutesChanged",
                                             MakeCallback(&RouteListener::Hear, this));
        m_heard.push_back(m_source);
    }
    if (m_calls == 0)
    {
        LetFormerGo();
    }
    else if (m_lettingGo.IsExpired())
    {
        m_lettingGo = Simulator::ScheduleNow(&RouteListener::LetFormerGo, this);
    }
}

Ptr<RpfSource>
RouteListener::GetSource() const
{
    return m_source;
}

void
RouteListener::Clear()
{
    m_source = nullptr;
    m_lettingGo.Cancel();
    LetFormerGo();
}

void
RouteListener::Hear()
{
    ++m_calls;
    m_changed();
    --m_calls;
}

void
RouteListener::LetFormerGo()
{
    const auto former =
        std::partition(m_heard.begin(), m_heard.end(), [this](const Ptr<RpfSource>& heard) {
            return heard == m_source;
        });
    for (auto source = former; source != m_heard.end(); ++source)
    {
        (*source)->TraceDisconnectWithoutContext("RoutesChanged",
                                                 MakeCallback(&RouteListener::Hear, this));
    }
    m_heard.erase(former, m_heard.end());
}

} // namespace mgm
} // namespace ns3
