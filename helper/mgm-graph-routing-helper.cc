/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-graph-routing-helper.h"

#include "ns3/abort.h"
#include "ns3/mgm-graph-routing.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/node.h"

namespace ns3
{
namespace mgm
{

GraphRoutingHelper::GraphRoutingHelper()
{
    m_factory.SetTypeId(GraphRouting::GetTypeId());
}

void
GraphRoutingHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

GraphRoutingHelper*
GraphRoutingHelper::Copy() const
{
    return new GraphRoutingHelper(*this);
}

Ptr<Ipv4RoutingProtocol>
GraphRoutingHelper::Create(Ptr<Node> node) const
{
    const Ptr<GraphRpf> view = node->GetObject<GraphRpf>();
    NS_ABORT_MSG_UNLESS(view,
                        "Node " << node->GetId() << " has no GraphRpf, which graph routing needs");
    Ptr<GraphRouting> routing = m_factory.Create<GraphRouting>();
    routing->SetView(view);
    return routing;
}

} // namespace mgm
} // namespace ns3
