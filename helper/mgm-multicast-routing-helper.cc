/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-multicast-routing-helper.h"

#include "ns3/ipv4-global-routing-helper.h"
#include "ns3/ipv4-list-routing-helper.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/ipv4.h"
#include "ns3/node.h"

namespace ns3
{
namespace mgm
{

namespace
{

constexpr int16_t STATIC_PRIORITY = 0;   //!< of InternetStackHelper's static routing
constexpr int16_t GLOBAL_PRIORITY = -10; //!< of InternetStackHelper's global routing

/// The routing that InternetStackHelper installs by itself.
std::unique_ptr<Ipv4RoutingHelper>
MakeDefaultRouting()
{
    auto list = std::make_unique<Ipv4ListRoutingHelper>();
    list->Add(Ipv4StaticRoutingHelper(), STATIC_PRIORITY);
    list->Add(Ipv4GlobalRoutingHelper(), GLOBAL_PRIORITY);
    return list;
}

} // namespace

MulticastRoutingHelper::MulticastRoutingHelper()
    : m_unicast(MakeDefaultRouting()),
      m_factory("ns3::mgm::MulticastListRouting")
{
}

MulticastRoutingHelper::MulticastRoutingHelper(const Ipv4RoutingHelper& unicast)
    : m_unicast(unicast.Copy()),
      m_factory("ns3::mgm::MulticastListRouting")
{
}

MulticastRoutingHelper::MulticastRoutingHelper(const MulticastRoutingHelper& other)
    : Ipv4RoutingHelper(other),
      m_unicast(other.m_unicast->Copy()),
      m_factory(other.m_factory)
{
}

MulticastRoutingHelper::~MulticastRoutingHelper() = default;

MulticastRoutingHelper*
MulticastRoutingHelper::Copy() const
{
    return new MulticastRoutingHelper(*this);
}

Ptr<Ipv4RoutingProtocol>
MulticastRoutingHelper::Create(Ptr<Node> node) const
{
    const Ptr<MulticastListRouting> routing = m_factory.Create<MulticastListRouting>();
    const Ptr<Ipv4RoutingProtocol> unicast = m_unicast->Create(node);
    // A plain list has no behavior of its own: its members move over, which saves a turn.
    if (unicast->GetInstanceTypeId() != Ipv4ListRouting::GetTypeId())
    {
        routing->AddRoutingProtocol(unicast, STATIC_PRIORITY);
        return routing;
    }
    const Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(unicast);
    for (uint32_t i = 0; i < list->GetNRoutingProtocols(); ++i)
    {
        int16_t priority = 0;
        const Ptr<Ipv4RoutingProtocol> protocol = list->GetRoutingProtocol(i, priority);
        routing->AddRoutingProtocol(protocol, priority);
    }
    return routing;
}

void
MulticastRoutingHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

Ptr<MulticastListRouting>
MulticastRoutingHelper::Find(Ptr<Node> node)
{
    const Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    return ipv4 ? GetRouting<MulticastListRouting>(ipv4->GetRoutingProtocol()) : nullptr;
}

} // namespace mgm
} // namespace ns3
