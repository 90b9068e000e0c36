/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-context.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a Join/Prune, Graft or Graft Ack about one (S,G).
PimMessage
MakeMessage(PimType type, Ipv4Address upstream, uint16_t holdtime, PimGroupSet set)
{
    PimJoinPrune content;
    content.upstreamNeighbor = upstream;
    content.holdtime = holdtime;
    content.groups.push_back(std::move(set));
    return PimMessage::Make(type, std::move(content));
}

/// @return a group set that joins the source.
PimGroupSet
MakeJoin(const SourceGroup& key)
{
    PimGroupSet set;
    set.group = key.group;
    set.joins.emplace_back(key.source);
    return set;
}

/// @return a group set that prunes the source.
PimGroupSet
MakePrune(const SourceGroup& key)
{
    PimGroupSet set;
    set.group = key.group;
    set.prunes.emplace_back(key.source);
    return set;
}

} // namespace

PimDmContext::PimDmContext(PimDmEnvironment& environment, const SourceGroup& key)
    : m_environment(environment),
      m_key(key)
{
}

PimDmEnvironment&
PimDmContext::GetEnvironment() const
{
    return m_environment;
}

const SourceGroup&
PimDmContext::GetKey() const
{
    return m_key;
}

bool
PimDmContext::IsAtWork() const
{
    return m_depth > 0;
}

bool
PimDmContext::CouldAssert(uint32_t interface) const
{
    return GetRpfInterface() != interface;
}

PimAssertMetric
PimDmContext::GetMyMetric(uint32_t interface) const
{
    return CouldAssert(interface) ? GetSptMetric(interface) : PimAssertMetric();
}

void
PimDmContext::SendJoin() const
{
    if (GetRpfNeighbor() != Ipv4Address::GetAny())
    {
        const uint16_t holdtime = m_environment.GetVariables().pruneHoldtime;
        Send(GetRpfInterface(),
             MakeMessage(PimType::JOIN_PRUNE, GetRpfNeighbor(), holdtime, MakeJoin(m_key)));
    }
}

void
PimDmContext::SendPrune() const
{
    if (GetRpfNeighbor() != Ipv4Address::GetAny())
    {
        SendPrune(GetRpfInterface(), GetRpfNeighbor(), m_environment.GetVariables().pruneHoldtime);
    }
}

void
PimDmContext::SendPrune(uint32_t interface, Ipv4Address upstream, uint16_t holdtime) const
{
    Send(interface, MakeMessage(PimType::JOIN_PRUNE, upstream, holdtime, MakePrune(m_key)));
}

void
PimDmContext::SendGraft() const
{
    if (GetRpfNeighbor() != Ipv4Address::GetAny())
    {
        Send(GetRpfInterface(), MakeMessage(PimType::GRAFT, GetRpfNeighbor(), 0, MakeJoin(m_key)));
    }
}

void
PimDmContext::SendGraftAck(uint32_t interface, Ipv4Address grafter) const
{
    Send(interface, MakeMessage(PimType::GRAFT_ACK, grafter, 0, MakeJoin(m_key)));
}

void
PimDmContext::SendAssert(uint32_t interface, const PimAssertMetric& metric) const
{
    PimAssert content;
    content.group = m_key.group;
    content.source = m_key.source;
    content.preference = metric.preference;
    content.metric = metric.metric;
    Send(interface, PimMessage::Make(content));
}

void
PimDmContext::Send(uint32_t interface, const PimMessage& message) const
{
    if (!m_environment.IsBoundary(interface, m_key.group))
    {
        m_environment.Send(interface, message);
    }
}

} // namespace mgm
} // namespace ns3
