/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-proxy-upstream.h"

#include "ns3/log.h"

#include <algorithm>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("MgmIgmpProxy");

namespace mgm
{

IgmpProxyUpstream::IgmpProxyUpstream(const IgmpRecorder& recorder)
    : m_recorder(recorder)
{
}

IgmpProxyUpstream::~IgmpProxyUpstream() = default;

void
IgmpProxyUpstream::Start(uint32_t node,
                         const Ptr<IgmpL4Protocol>& protocol,
                         uint32_t interface,
                         const IgmpHostSettings& settings,
                         const Ptr<RandomVariableStream>& random)
{
    m_recorder.SetNode(node);
    m_settings = settings;
    m_random = random;
    m_protocol = protocol;
    m_listener =
        protocol->AddListener(IgmpRole::HOST, MakeCallback(&IgmpProxyUpstream::OnMessage, this));
    m_index = interface;
    IgmpHostEnvironment& environment = *this;
    m_interface = std::make_unique<IgmpHostInterface>(environment, interface);
    m_interface->SetVersion(settings.version);
}

void
IgmpProxyUpstream::Stop()
{
    if (m_protocol)
    {
        m_protocol->RemoveListener(m_listener);
        m_protocol = nullptr;
    }
    m_interface.reset();
    m_wants.clear();
}

void
IgmpProxyUpstream::SetUp(bool up)
{
    if (m_interface)
    {
        m_interface->SetActive(up);
    }
}

void
IgmpProxyUpstream::Listen(uint32_t listener, Ipv4Address group, const SourceFilter& filter)
{
    if (!m_interface)
    {
        return;
    }
    if (filter.IsNothing())
    {
        m_wants[listener].erase(group);
    }
    else
    {
        m_wants[listener].insert(group);
    }
    m_interface->Listen(listener, group, filter);
}

void
IgmpProxyUpstream::ForgetListener(uint32_t listener)
{
    const std::set<Ipv4Address> groups = m_wants[listener];
    for (const Ipv4Address group : groups)
    {
        Listen(listener, group, SourceFilter());
    }
}

SourceFilter
IgmpProxyUpstream::GetFilter(Ipv4Address group) const
{
    return m_interface ? m_interface->GetFilter(group) : SourceFilter();
}

const IgmpHostSettings&
IgmpProxyUpstream::GetSettings() const
{
    return m_settings;
}

const IgmpRecorder&
IgmpProxyUpstream::GetRecorder() const
{
    return m_recorder;
}

Time
IgmpProxyUpstream::DrawDelay(Time limit)
{
    const Time delay = NanoSeconds(
        static_cast<int64_t>(static_cast<double>(limit.GetNanoSeconds()) * m_random->GetValue()));
    return std::max(delay, NanoSeconds(1));
}

void
IgmpProxyUpstream::Send(uint32_t interface, const IgmpMessage& message)
{
    m_protocol->Send(m_listener, interface, message);
}

void
IgmpProxyUpstream::SetReception(uint32_t, Ipv4Address, const SourceFilter&)
{
    // What is received upstream is forwarded; the node itself is not a member.
}

bool
IgmpProxyUpstream::IsSourceSpecific(Ipv4Address group) const
{
    return (group.Get() & 0xff000000) == 0xe8000000;
}

void
IgmpProxyUpstream::LogSourceSpecific(Ipv4Address group, const char* event)
{
    NS_LOG_WARN("interface " << m_index << ", source-specific group " << group << ": " << event);
}

void
IgmpProxyUpstream::OnMessage(const IgmpReceived& received)
{
    if (received.ip.interface == m_index && m_interface && m_interface->IsActive())
    {
        m_interface->Receive(received.message);
    }
}

} // namespace mgm
} // namespace ns3
