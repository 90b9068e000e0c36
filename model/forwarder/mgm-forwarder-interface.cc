/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-interface.h"

namespace ns3
{
namespace mgm
{

namespace
{

constexpr uint64_t BYTES_PER_KILOBYTE = 1000;           //!< of the rate limit
constexpr uint64_t NANOSECONDS_PER_SECOND = 1000000000; //!< of Time

} // namespace

ForwarderInterface::ForwarderInterface(uint32_t index, Ptr<NetDevice> device)
    : m_device(device)
{
    m_counters.index = index;
}

Ptr<Ipv4Route>
ForwarderInterface::GetRoute(Ipv4Address nextHop)
{
    Ptr<Ipv4Route>& route = m_routes[nextHop];
    if (!route)
    {
        route = Create<Ipv4Route>();
        route->SetDestination(Ipv4Address::GetAny());
        route->SetSource(Ipv4Address::GetAny());
        // A gateway makes ns-3 address the frame to it; without one the frame goes to the group.
        route->SetGateway(nextHop);
        route->SetOutputDevice(m_device);
    }
    return route;
}

uint32_t
ForwarderInterface::GetMtu() const
{
    return m_device->GetMtu();
}

bool
ForwarderInterface::TakeRate(uint32_t size, Time burst)
{
    if (m_counters.rateLimit == 0)
    {
        return true;
    }
    const uint64_t cost =
        size * NANOSECONDS_PER_SECOND / (m_counters.rateLimit * BYTES_PER_KILOBYTE);
    return m_bucket.Take(NanoSeconds(cost), burst);
}

uint32_t
ForwarderInterface::GetIndex() const
{
    return m_counters.index;
}

BoundaryTable&
ForwarderInterface::GetBoundaries()
{
    return m_boundaries;
}

InterfaceCounters&
ForwarderInterface::GetCounters()
{
    return m_counters;
}

bool
ForwarderInterface::IsPointToMultipoint() const
{
    return m_pointToMultipoint;
}

void
ForwarderInterface::SetPointToMultipoint(bool pointToMultipoint)
{
    m_pointToMultipoint = pointToMultipoint;
}

} // namespace mgm
} // namespace ns3
