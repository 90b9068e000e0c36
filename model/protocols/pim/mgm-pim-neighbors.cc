/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-neighbors.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ns3
{
namespace mgm
{

PimNeighbor::PimNeighbor(const PimRecorder& recorder, uint32_t interface, Ipv4Address neighbor)
    : address(neighbor),
      since(Simulator::Now()),
      liveness(recorder, "NLT", interface, SourceGroup(), neighbor)
{
}

Time
PimNeighbors::GetDefaultPropagationDelay()
{
    return MilliSeconds(500);
}

Time
PimNeighbors::GetDefaultOverrideInterval()
{
    return MilliSeconds(2500);
}

PimNeighbors::PimNeighbors(const PimInterfaceSettings& settings)
    : m_settings(settings)
{
}

const PimNeighbors::Table&
PimNeighbors::GetTable() const
{
    return m_table;
}

PimNeighbor*
PimNeighbors::Find(Ipv4Address address)
{
    const auto found = m_table.find(address);
    return found == m_table.end() ? nullptr : &found->second;
}

PimNeighbor&
PimNeighbors::Add(const PimRecorder& recorder, uint32_t interface, Ipv4Address address)
{
    m_isSummaryValid = false;
    return m_table
        .emplace(std::piecewise_construct,
                 std::forward_as_tuple(address),
                 std::forward_as_tuple(recorder, interface, address))
        .first->second;
}

void
PimNeighbors::SetHello(PimNeighbor& neighbor, const PimHello& hello)
{
    neighbor.hello = hello;
    m_isSummaryValid = false;
}

void
PimNeighbors::Remove(Ipv4Address address)
{
    m_table.erase(address);
    m_isSummaryValid = false;
}

void
PimNeighbors::Clear()
{
    m_table.clear();
    m_isSummaryValid = false;
}

const PimNeighbors::Summary&
PimNeighbors::Summarize() const
{
    if (m_isSummaryValid)
    {
        return m_summary;
    }
    m_summary = Summary();
    for (const auto& [address, neighbor] : m_table)
    {
        const PimHello& hello = neighbor.hello;
        m_summary.stateRefreshCapable &= hello.stateRefresh.has_value();
        m_summary.lanPruneDelay &= hello.lanPruneDelay.has_value();
        if (hello.lanPruneDelay)
        {
            m_summary.propagationDelay =
                std::max(m_summary.propagationDelay, hello.lanPruneDelay->propagationDelay);
            m_summary.overrideInterval =
                std::max(m_summary.overrideInterval, hello.lanPruneDelay->overrideInterval);
        }
    }
    m_isSummaryValid = true;
    return m_summary;
}

bool
PimNeighbors::IsLanDelayEnabled() const
{
    return m_settings.UsesLanPruneDelay() && Summarize().lanPruneDelay;
}

Time
PimNeighbors::GetPropagationDelay() const
{
    return IsLanDelayEnabled() ? std::max<Time>(m_settings.GetOwnPropagationDelay(),
                                                MilliSeconds(Summarize().propagationDelay))
                               : GetDefaultPropagationDelay();
}

Time
PimNeighbors::GetOverrideInterval() const
{
    return IsLanDelayEnabled() ? std::max<Time>(m_settings.GetOwnOverrideInterval(),
                                                MilliSeconds(Summarize().overrideInterval))
                               : GetDefaultOverrideInterval();
}

Time
PimNeighbors::GetJoinPruneOverrideInterval() const
{
    return GetOverrideInterval() + GetPropagationDelay();
}

bool
PimNeighbors::IsStateRefreshCapable() const
{
    return Summarize().stateRefreshCapable;
}

} // namespace mgm
} // namespace ns3
