/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-far-end.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

PimDmFarEnd::PimDmFarEnd(PimDmContext& context, uint32_t interface)
    : m_context(context),
      m_interface(interface)
{
}

void
PimDmFarEnd::DataArrived(const char* state)
{
    const PimDmEnvironment& environment = m_context.GetEnvironment();
    const Ipv4Address neighbor = environment.GetSoleNeighbor(m_interface);
    if (neighbor == Ipv4Address::GetAny() || IsPruned())
    {
        return;
    }
    m_lastPrune = Simulator::Now();
    const CauseScope scope(environment.GetRecorder().ReportTransition(
        PimMachine::ASSERT,
        m_context.GetKey(),
        m_interface,
        state,
        "An (S,G) Data packet received on downstream interface, a point-to-point link",
        state,
        {"Send Prune(S,G)"},
        "RFC 3973 4.2"));
    m_context.SendPrune(m_interface, neighbor, environment.GetVariables().pruneHoldtime);
}

bool
PimDmFarEnd::IsPruned() const
{
    const PimDmEnvironment& environment = m_context.GetEnvironment();
    return m_lastPrune &&
           Simulator::Now() < *m_lastPrune + environment.GetJoinPruneOverrideInterval(m_interface);
}

} // namespace mgm
} // namespace ns3
