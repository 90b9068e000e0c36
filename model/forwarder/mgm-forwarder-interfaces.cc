/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-interfaces.h"

namespace ns3
{
namespace mgm
{

void
ForwarderInterfaces::SetIpv4(Ptr<Ipv4L3Protocol> ipv4)
{
    m_ipv4 = ipv4;
    m_interfaces.clear();
}

bool
ForwarderInterfaces::HasIpv4() const
{
    return m_ipv4 != nullptr;
}

ForwarderInterface*
ForwarderInterfaces::Make(uint32_t index)
{
    if (!m_ipv4 || index >= m_ipv4->GetNInterfaces())
    {
        return nullptr;
    }
    if (index >= m_interfaces.size())
    {
        m_interfaces.resize(index + 1);
    }
    m_interfaces[index] = std::make_unique<ForwarderInterface>(index, m_ipv4->GetInterface(index));
    return m_interfaces[index].get();
}

bool
ForwarderInterfaces::IsUsable(const InterfaceId& id) const
{
    if (!m_ipv4 || id.index == 0 || id.index >= m_ipv4->GetNInterfaces())
    {
        return false;
    }
    const bool isKept = id.index < m_interfaces.size() && m_interfaces[id.index];
    return id.nextHop == Ipv4Address::GetAny() ||
           (isKept && m_interfaces[id.index]->IsPointToMultipoint());
}

} // namespace mgm
} // namespace ns3
