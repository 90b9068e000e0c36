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
    const Time now = Simulator::Now();
    if (neighbor == Ipv4Address::GetAny() ||
        (m_lastPrune && now < *m_lastPrune + environment.GetJoinPruneOverrideInterval(m_interface)))
    {
        return;
    }
    m_lastPrune = now;
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

} // namespace mgm
} // namespace ns3
