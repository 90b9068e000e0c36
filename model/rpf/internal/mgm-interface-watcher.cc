/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-interface-watcher.h"

#include "ns3/ipv4-route.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(InterfaceWatcher);

TypeId
InterfaceWatcher::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::InterfaceWatcher")
                            .SetParent<Ipv4RoutingProtocol>()
                            .SetGroupName("Mgm")
                            .AddConstructor<InterfaceWatcher>();
    return tid;
}

InterfaceWatcher::InterfaceWatcher() = default;

InterfaceWatcher::~InterfaceWatcher() = default;

void
InterfaceWatcher::SetCallback(const Callback<void>& callback)
{
    m_callback = callback;
}

void
InterfaceWatcher::Report() const
{
    if (!m_callback.IsNull())
    {
        m_callback();
    }
}

Ptr<Ipv4Route>
InterfaceWatcher::RouteOutput(Ptr<Packet> /* p */,
                              const Ipv4Header& /* header */,
                              Ptr<NetDevice> /* oif */,
                              Socket::SocketErrno& sockerr)
{
    sockerr = Socket::ERROR_NOROUTETOHOST;
    return nullptr;
}

bool
InterfaceWatcher::RouteInput(Ptr<const Packet> /* p */,
                             const Ipv4Header& /* header */,
                             Ptr<const NetDevice> /* idev */,
                             compat::RouteInput::UnicastCallback /* ucb */,
                             compat::RouteInput::MulticastCallback /* mcb */,
                             compat::RouteInput::LocalCallback /* lcb */,
                             compat::RouteInput::ErrorCallback /* ecb */)
{
    return false;
}

void
InterfaceWatcher::NotifyInterfaceUp(uint32_t /* interface */)
{
    Report();
}

void
InterfaceWatcher::NotifyInterfaceDown(uint32_t /* interface */)
{
    Report();
}

void
InterfaceWatcher::NotifyAddAddress(uint32_t /* interface */, Ipv4InterfaceAddress /* address */)
{
    Report();
}

void
InterfaceWatcher::NotifyRemoveAddress(uint32_t /* interface */, Ipv4InterfaceAddress /* address */)
{
    Report();
}

void
InterfaceWatcher::SetIpv4(Ptr<Ipv4> /* ipv4 */)
{
}

void
InterfaceWatcher::PrintRoutingTable(Ptr<OutputStreamWrapper> /* stream */,
                                    Time::Unit /* unit */) const
{
}

} // namespace mgm
} // namespace ns3
