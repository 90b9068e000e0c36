/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-machines.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a machine, or null.
template <typename Machine>
Machine*
Find(const std::map<uint32_t, std::unique_ptr<Machine>>& machines, uint32_t interface)
{
    const auto found = machines.find(interface);
    return found == machines.end() ? nullptr : found->second.get();
}

/// @return a machine, which is made if there is none.
template <typename Machine>
Machine&
FindOrMake(std::map<uint32_t, std::unique_ptr<Machine>>& machines,
           PimDmContext& context,
           uint32_t interface)
{
    std::unique_ptr<Machine>& machine = machines[interface];
    if (!machine)
    {
        machine = std::make_unique<Machine>(context, interface);
    }
    return *machine;
}

} // namespace

PimDmMachines::PimDmMachines(PimDmContext& context)
    : m_context(context)
{
}

PimDmDownstream*
PimDmMachines::FindDownstream(uint32_t interface) const
{
    return Find(m_downstream, interface);
}

PimDmAssert*
PimDmMachines::FindAssert(uint32_t interface) const
{
    return Find(m_asserts, interface);
}

PimDmDownstream&
PimDmMachines::GetDownstream(uint32_t interface)
{
    return FindOrMake(m_downstream, m_context, interface);
}

PimDmAssert&
PimDmMachines::GetAssert(uint32_t interface)
{
    return FindOrMake(m_asserts, m_context, interface);
}

PimDmFarEnd&
PimDmMachines::GetFarEnd(uint32_t interface)
{
    return m_farEnds.try_emplace(interface, m_context, interface).first->second;
}

bool
PimDmMachines::IsFarEndPruned(uint32_t interface) const
{
    const auto found = m_farEnds.find(interface);
    return found != m_farEnds.end() && found->second.IsPruned();
}

bool
PimDmMachines::IsEmpty() const
{
    const auto isPrune = [](const auto& downstream) {
        return downstream.second->GetState() != PimDmDownstreamState::NO_INFO;
    };
    const auto isAssert = [](const auto& assertion) {
        return assertion.second->GetState() != PimDmAssertState::NO_INFO;
    };
    return std::none_of(m_downstream.begin(), m_downstream.end(), isPrune) &&
           std::none_of(m_asserts.begin(), m_asserts.end(), isAssert);
}

void
PimDmMachines::StopForwarding(const char* event)
{
    for (const auto& [interface, assertion] : m_asserts)
    {
        assertion->StopForwarding(event);
    }
}

void
PimDmMachines::Stop()
{
    for (const auto& [interface, assertion] : m_asserts)
    {
        assertion->Stop();
    }
    for (const auto& [interface, downstream] : m_downstream)
    {
        downstream->Stop();
    }
}

void
PimDmMachines::Reset(uint32_t interface)
{
    if (PimDmDownstream* downstream = FindDownstream(interface))
    {
        downstream->Reset();
    }
    if (PimDmAssert* assertion = FindAssert(interface))
    {
        assertion->Reset();
    }
    m_farEnds.erase(interface);
}

} // namespace mgm
} // namespace ns3
