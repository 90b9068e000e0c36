/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-host-helper.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <string>

namespace ns3
{
namespace mgm
{

namespace
{

/// The IgmpHost of a node, which must have one.
Ptr<IgmpHost>
GetHost(const Ptr<Node>& node)
{
    const Ptr<IgmpHost> host = IgmpHostHelper::Find(node);
    NS_ABORT_MSG_UNLESS(host,
                        "mgm::IgmpHostHelper: node " << node->GetId()
                                                     << " has no IgmpHost; install one first");
    return host;
}

/// The interface that is meant.
uint32_t
ResolveInterface(const Ptr<Node>& node, uint32_t interface)
{
    if (interface != IgmpHostHelper::DEFAULT_INTERFACE)
    {
        return interface;
    }
    const Ptr<MulticastListRouting> routing = MulticastRoutingHelper::Find(node);
    // While all interfaces are down, and on other stacks, the first one stands for the default.
    return routing ? std::max(routing->GetDefaultInterface(), 1U) : 1;
}

/// Ends the program if a host could not listen.
void
CheckStatus(const Ptr<Node>& node, Ipv4Address group, uint32_t interface, IgmpListenStatus status)
{
    NS_ABORT_MSG_UNLESS(status == IgmpListenStatus::OK,
                        "mgm::IgmpHostHelper: node " << node->GetId() << " cannot listen to "
                                                     << group << " on interface "
                                                     << interface << ": " << status);
}

/// Listens now.
void
ListenNow(Ptr<Node> node, Ipv4Address group, SourceFilter filter, uint32_t interface)
{
    interface = ResolveInterface(node, interface);
    CheckStatus(node,
                group,
                interface,
                GetHost(node)->Listen(
                    IgmpHostHelper::LISTENER, interface, group, filter.mode, filter.sources));
}

/// Joins or leaves one source now.
void
ListenToSourceNow(Ptr<Node> node, SourceGroup key, bool join, uint32_t interface)
{
    interface = ResolveInterface(node, interface);
    const Ptr<IgmpHost> host = GetHost(node);
    CheckStatus(node,
                key.group,
                interface,
                join ? host->JoinSource(IgmpHostHelper::LISTENER, interface, key)
                     : host->LeaveSource(IgmpHostHelper::LISTENER, interface, key));
}

/// @return time from now on until a time, or none if that is past.
Time
GetDelay(Time time)
{
    return std::max(time - Simulator::Now(), Time());
}

/// Joins or leaves one source at a time.
void
ScheduleSource(
    const Ptr<Node>& node, const SourceGroup& key, bool join, Time time, uint32_t interface)
{
    if (time <= Simulator::Now())
    {
        ListenToSourceNow(node, key, join, interface);
        return;
    }
    Simulator::ScheduleWithContext(
        node->GetId(), GetDelay(time), &ListenToSourceNow, node, key, join, interface);
}

} // namespace

IgmpHostHelper::IgmpHostHelper()
{
    m_factory.SetTypeId(IgmpHost::GetTypeId());
}

void
IgmpHostHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

void
IgmpHostHelper::SetRouterAlert(bool used)
{
    m_routerAlert = used;
}

ApplicationContainer
IgmpHostHelper::Install(const NodeContainer& hosts) const
{
    ApplicationContainer applications;
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        applications.Add(Install(*host));
    }
    return applications;
}

ApplicationContainer
IgmpHostHelper::Install(const Ptr<Node>& host) const
{
    NS_ABORT_MSG_IF(Find(host),
                    "mgm::IgmpHostHelper: node " << host->GetId() << " has an IgmpHost already");
    const Ptr<IgmpL4Protocol> protocol = IgmpL4Protocol::Install(host);
    protocol->SetAttribute("RouterAlert", BooleanValue(m_routerAlert));
    protocol->SetAttribute("RequireRouterAlert", BooleanValue(m_routerAlert));
    const Ptr<IgmpHost> application = m_factory.Create<IgmpHost>();
    host->AddApplication(application);
    return ApplicationContainer(application);
}

Ptr<IgmpHost>
IgmpHostHelper::Find(const Ptr<Node>& host)
{
    for (uint32_t i = 0; i < host->GetNApplications(); ++i)
    {
        const Ptr<IgmpHost> application = DynamicCast<IgmpHost>(host->GetApplication(i));
        if (application)
        {
            return application;
        }
    }
    return nullptr;
}

void
IgmpHostHelper::Listen(const Ptr<Node>& host,
                       Ipv4Address group,
                       const SourceFilter& filter,
                       Time time,
                       uint32_t interface) const
{
    if (time <= Simulator::Now())
    {
        ListenNow(host, group, filter, interface);
        return;
    }
    Simulator::ScheduleWithContext(
        host->GetId(), GetDelay(time), &ListenNow, host, group, filter, interface);
}

void
IgmpHostHelper::Join(const Ptr<Node>& host, Ipv4Address group, Time time, uint32_t interface) const
{
    Listen(host, group, SourceFilter(FilterMode::EXCLUDE), time, interface);
}

void
IgmpHostHelper::Join(const NodeContainer& hosts, Ipv4Address group, Time time) const
{
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        Join(*host, group, time);
    }
}

void
IgmpHostHelper::Leave(const Ptr<Node>& host, Ipv4Address group, Time time, uint32_t interface) const
{
    Listen(host, group, SourceFilter(), time, interface);
}

void
IgmpHostHelper::Leave(const NodeContainer& hosts, Ipv4Address group, Time time) const
{
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        Leave(*host, group, time);
    }
}

void
IgmpHostHelper::JoinSource(const Ptr<Node>& host,
                           const SourceGroup& key,
                           Time time,
                           uint32_t interface) const
{
    ScheduleSource(host, key, true, time, interface);
}

void
IgmpHostHelper::LeaveSource(const Ptr<Node>& host,
                            const SourceGroup& key,
                            Time time,
                            uint32_t interface) const
{
    ScheduleSource(host, key, false, time, interface);
}

int64_t
IgmpHostHelper::AssignStreams(const NodeContainer& hosts, int64_t stream) const
{
    int64_t used = 0;
    for (auto host = hosts.Begin(); host != hosts.End(); ++host)
    {
        used += GetHost(*host)->AssignStreams(stream + used);
    }
    return used;
}

} // namespace mgm
} // namespace ns3
