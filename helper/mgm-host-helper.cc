/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-host-helper.h"

#include "ns3/abort.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// The multicast routing of a host, which must have one.
Ptr<MulticastListRouting>
GetRouting(Ptr<Node> host)
{
    const Ptr<MulticastListRouting> routing = MulticastRoutingHelper::Find(host);
    NS_ABORT_MSG_UNLESS(routing,
                        "mgm::HostHelper: node "
                            << host->GetId()
                            << " has no MulticastListRouting; install its InternetStackHelper with "
                               "SetRoutingHelper(mgm::MulticastRoutingHelper())");
    return routing;
}

/// Number of interfaces of a host, loopback included, which must contain a given one.
uint32_t
CheckInterface(Ptr<Node> host, uint32_t interface)
{
    const uint32_t interfaces = host->GetObject<Ipv4>()->GetNInterfaces();
    NS_ABORT_MSG_IF(interface >= interfaces || interfaces < 2,
                    "mgm::HostHelper: node " << host->GetId() << " has no interface "
                                             << std::max(interface, 1U) << "; it has "
                                             << interfaces - 1 << " beside loopback");
    return interfaces;
}

/// Joins a group now.
void
JoinNow(Ptr<Node> host, Ipv4Address group, uint32_t interface)
{
    const Ptr<MulticastListRouting> routing = GetRouting(host);
    CheckInterface(host, interface);
    if (interface == HostHelper::DEFAULT_INTERFACE)
    {
        // While all interfaces are down the first one stands for the default.
        interface = std::max(routing->GetDefaultInterface(), 1U);
    }
    routing->JoinGroup(group, interface);
}

/// Leaves a group now.
void
LeaveNow(Ptr<Node> host, Ipv4Address group, uint32_t interface)
{
    const Ptr<MulticastListRouting> routing = GetRouting(host);
    const uint32_t interfaces = CheckInterface(host, interface);
    if (interface != HostHelper::DEFAULT_INTERFACE)
    {
        routing->LeaveGroup(group, interface);
        return;
    }
    // The default may be another one than at the time of the join.
    for (uint32_t i = 1; i < interfaces; ++i)
    {
        routing->LeaveGroup(group, i);
    }
}

/// Joins or leaves a group at a time.
void
ScheduleMembership(Ptr<Node> host, Ipv4Address group, uint32_t interface, Time time, bool join)
{
    NS_ABORT_MSG_UNLESS(group.IsMulticast(),
                        "mgm::HostHelper: " << group << " is not a multicast group (224.0.0.0/4)");
    const auto change = join ? &JoinNow : &LeaveNow;
    if (time <= Simulator::Now())
    {
        change(host, group, interface);
        return;
    }
    const Time delay = time - Simulator::Now();
    Simulator::ScheduleWithContext(host->GetId(), delay, change, host, group, interface);
}

} // namespace

void
HostHelper::Join(Ptr<Node> host, Ipv4Address group, uint32_t interface, Time time) const
{
    ScheduleMembership(host, group, interface, time, true);
}

void
HostHelper::Join(const NodeContainer& hosts, Ipv4Address group, Time time) const
{
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        ScheduleMembership(*host, group, DEFAULT_INTERFACE, time, true);
    }
}

void
HostHelper::Leave(Ptr<Node> host, Ipv4Address group, uint32_t interface, Time time) const
{
    ScheduleMembership(host, group, interface, time, false);
}

void
HostHelper::Leave(const NodeContainer& hosts, Ipv4Address group, Time time) const
{
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        ScheduleMembership(*host, group, DEFAULT_INTERFACE, time, false);
    }
}

void
HostHelper::SetDefaultInterface(Ptr<Node> host, uint32_t interface) const
{
    GetRouting(host)->SetAttribute("DefaultMulticastInterface", UintegerValue(interface));
}

} // namespace mgm
} // namespace ns3
