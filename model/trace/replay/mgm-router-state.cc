/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-router-state.h"

#include "ns3/mgm-trace-header.h"
#include "ns3/mgm-trace-record.h"

namespace ns3
{
namespace mgm
{

RouterState::RouterState(const TraceNodeFacts& facts)
    : m_forwarder(facts)
{
}

void
RouterState::Apply(const TraceRecord& record)
{
    m_forwarder.Apply(record);
    m_manager.Apply(record);
    m_igmp.Apply(record);
    m_pim.Apply(record);
}

void
RouterState::TakeDown(uint32_t interface)
{
    m_igmp.TakeDown(interface);
    m_pim.TakeDown(interface);
}

const ForwarderState&
RouterState::GetForwarder() const
{
    return m_forwarder;
}

const ManagerState&
RouterState::GetManager() const
{
    return m_manager;
}

const IgmpState&
RouterState::GetIgmp() const
{
    return m_igmp;
}

const PimState&
RouterState::GetPim() const
{
    return m_pim;
}

} // namespace mgm
} // namespace ns3
