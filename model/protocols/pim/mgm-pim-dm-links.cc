/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-links.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimDmLinks);

TypeId
PimDmLinks::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::PimDmLinks").SetParent<PimDmSettings>().SetGroupName("Mgm");
    return tid;
}

PimDmLinks::PimDmLinks() = default;

PimDmLinks::~PimDmLinks() = default;

PimDmMembers&
PimDmLinks::GetMembers()
{
    return m_members;
}

void
PimDmLinks::AddBoundary(uint32_t interface, Ipv4Address network, Ipv4Mask mask)
{
    m_boundaries.push_back({interface, network, mask});
}

std::string
PimDmLinks::GetClientName() const
{
    return "pim-dm";
}

uint32_t
PimDmLinks::GetProtocolId() const
{
    return protocol::PIM_DENSE_MODE;
}

void
PimDmLinks::CompleteHello(uint32_t /* interface */, PimHello& hello) const
{
    if (GetSettings().stateRefresh)
    {
        PimStateRefreshCapable option;
        option.interval = static_cast<uint8_t>(GetSettings().stateRefreshInterval.GetSeconds());
        hello.stateRefresh = option;
    }
}

const PimRecorder&
PimDmLinks::GetRecorder() const
{
    return PimDmSettings::GetRecorder();
}

const PimDmVariables&
PimDmLinks::GetVariables() const
{
    return GetSettings();
}

const std::vector<uint32_t>&
PimDmLinks::GetInterfaces() const
{
    return GetActiveInterfaces();
}

Ipv4Address
PimDmLinks::GetAddress(uint32_t interface) const
{
    return GetInterface(interface)->GetAddress();
}

uint32_t
PimDmLinks::GetNeighborCount(uint32_t interface) const
{
    return static_cast<uint32_t>(GetInterface(interface)->GetNeighbors().GetTable().size());
}

Ipv4Address
PimDmLinks::GetSoleNeighbor(uint32_t interface) const
{
    const PimNeighbors::Table& neighbors = GetInterface(interface)->GetNeighbors().GetTable();
    return neighbors.size() == 1 ? neighbors.begin()->first : Ipv4Address::GetAny();
}

bool
PimDmLinks::IsPointToPoint(uint32_t interface) const
{
    return IsPointToPointLink(interface);
}

Time
PimDmLinks::GetJoinPruneOverrideInterval(uint32_t interface) const
{
    return GetInterface(interface)->GetNeighbors().GetJoinPruneOverrideInterval();
}

Time
PimDmLinks::GetOverrideInterval(uint32_t interface) const
{
    return GetInterface(interface)->GetNeighbors().GetOverrideInterval();
}

bool
PimDmLinks::IsStateRefreshCapable(uint32_t interface) const
{
    return GetInterface(interface)->GetNeighbors().IsStateRefreshCapable();
}

bool
PimDmLinks::IsBoundary(uint32_t interface, Ipv4Address group) const
{
    return std::any_of(
        m_boundaries.begin(), m_boundaries.end(), [interface, group](const Boundary& boundary) {
            return boundary.interface == interface &&
                   boundary.mask.IsMatch(boundary.network, group);
        });
}

uint8_t
PimDmLinks::GetThreshold(uint32_t interface) const
{
    return GetInterface(interface)->GetTtlThreshold();
}

bool
PimDmLinks::HasLocalMembers(uint32_t interface, const SourceGroup& key) const
{
    return m_members.Want(interface, key);
}

Time
PimDmLinks::GetRandomDelay(Time maximum)
{
    return DrawDelay(maximum);
}

void
PimDmLinks::Send(uint32_t interface, const PimMessage& message)
{
    SendMessage(interface, message);
}

} // namespace mgm
} // namespace ns3
