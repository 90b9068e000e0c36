/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-header-format.h"

#include "ns3/boolean.h"
#include "ns3/channel.h"
#include "ns3/double.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/node-list.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <cctype>
#include <string>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the name of an attribute as a key: "AlertInterval" becomes "alert_interval".
std::string
MakeKey(const std::string& attribute)
{
    std::string key;
    for (const char letter : attribute)
    {
        if (std::isupper(static_cast<unsigned char>(letter)) && !key.empty())
        {
            key += '_';
        }
        key += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return key;
}

/// Adds an attribute; times in nanoseconds, under a key that says so.
void
AddAttribute(JsonLine& line,
             const ObjectBase& object,
             const TypeId::AttributeInformation& information)
{
    const std::string key = MakeKey(information.name);
    const Ptr<AttributeValue> value = information.checker->Create();
    object.GetAttribute(information.name, *value);
    if (const auto time = DynamicCast<TimeValue>(value))
    {
        line.AddInteger(key + "_ns", time->Get().GetNanoSeconds());
    }
    else if (const auto integer = DynamicCast<UintegerValue>(value))
    {
        line.AddUnsigned(key, integer->Get());
    }
    else if (const auto number = DynamicCast<DoubleValue>(value))
    {
        line.AddNumber(key, number->Get());
    }
    else if (const auto boolean = DynamicCast<BooleanValue>(value))
    {
        line.AddBoolean(key, boolean->Get());
    }
    else
    {
        line.AddText(key, value->SerializeToString(information.checker));
    }
}

/// Adds where something stands on the globe, if it is known.
void
AddPosition(JsonLine& line, const std::optional<GeoPosition>& position)
{
    if (position)
    {
        line.BeginObject("position");
        line.AddNumber("longitude", position->longitude);
        line.AddNumber("latitude", position->latitude);
        line.EndObject();
    }
}

/// @return the forwarder of a node, or null.
Ptr<KernelForwarder>
FindForwarder(const Ptr<Node>& node)
{
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (const auto forwarder = DynamicCast<KernelForwarder>(node->GetApplication(i)))
        {
            return forwarder;
        }
    }
    return nullptr;
}

/// @return the network graph of the first node that has one; null if none has.
Ptr<GraphRoutes>
FindRoutes()
{
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        const Ptr<GraphRpf> view = (*node)->GetObject<GraphRpf>();
        if (view && view->GetRoutes())
        {
            return view->GetRoutes();
        }
    }
    return nullptr;
}

/// @return what joins a device with others.
const char*
GetLinkType(const Ptr<NetDevice>& device, uint32_t index, const Ptr<KernelForwarder>& forwarder)
{
    if (forwarder && forwarder->IsPointToMultipoint(index))
    {
        return "point-to-multipoint";
    }
    return device->IsPointToPoint() ? "point-to-point" : "lan";
}

/// Adds what a router is on its link.
void
AddEnd(JsonLine& line, const GraphRoutes& routes, LinkIndex link, NodeIndex node, bool isA)
{
    if (routes.GetTopology().GetNode(node).kind == NodeKind::ROUTER)
    {
        line.AddUnsigned(isA ? "interface_a" : "interface_b", routes.GetInterface(link, node));
        line.AddAddress(isA ? "address_a" : "address_b", routes.GetAddress(link, node));
    }
}

} // namespace

HeaderFormat::HeaderFormat(TraceNames& names)
    : m_names(names)
{
}

void
HeaderFormat::Append(JsonLine& line, const TraceRunInfo& info, TraceLevel level)
{
    line.Begin();
    line.AddText("record", "trace");
    line.AddUnsigned("schema_version", TRACE_SCHEMA_VERSION);
    line.AddText("scenario", info.scenario);
    line.AddUnsigned("seed", info.seed);
    line.AddUnsigned("run", info.run);
    line.AddText("ns3_version", info.ns3Version);
    line.AddText("level", GetTraceLevelName(level));
    line.BeginArray("nodes");
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        AddNode(line, *node);
    }
    line.EndArray();
    if (const Ptr<GraphRoutes> routes = FindRoutes())
    {
        AddTopology(line, *routes);
    }
    line.End();
}

void
HeaderFormat::AddNode(JsonLine& line, const Ptr<Node>& node)
{
    const uint32_t id = node->GetId();
    const Ptr<GraphRpf> view = node->GetObject<GraphRpf>();
    line.BeginObject();
    line.AddUnsigned("id", id);
    const std::string& name = m_names.GetNode(id);
    if (!name.empty())
    {
        line.AddText("name", name);
    }
    line.AddText("kind", m_names.GetKind(id));
    if (view && view->GetRoutes())
    {
        AddPosition(line, view->GetRoutes()->GetTopology().GetNode(view->GetRouter()).position);
    }
    const Ptr<KernelForwarder> forwarder = FindForwarder(node);
    AddInterfaces(line, node, forwarder);
    if (forwarder)
    {
        AddForwarder(line, *forwarder);
    }
    if (view && view->GetRoutes())
    {
        UintegerValue preference;
        view->GetAttribute("Preference", preference);
        line.BeginObject("rpf");
        line.AddUnsigned("preference", preference.Get());
        line.AddUnsigned("version", view->GetSnapshot()->GetVersion());
        line.EndObject();
    }
    line.EndObject();
}

void
HeaderFormat::AddInterfaces(JsonLine& line,
                            const Ptr<Node>& node,
                            const Ptr<KernelForwarder>& forwarder)
{
    const Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    line.BeginArray("interfaces");
    for (uint32_t index = 1; ipv4 && index < ipv4->GetNInterfaces(); ++index)
    {
        const Ptr<NetDevice> device = ipv4->GetNetDevice(index);
        line.BeginObject();
        line.AddUnsigned("index", index);
        const std::string& name = m_names.GetInterface(node->GetId(), index);
        if (!name.empty())
        {
            line.AddText("name", name);
        }
        if (ipv4->GetNAddresses(index) > 0)
        {
            const Ipv4InterfaceAddress address = ipv4->GetAddress(index, 0);
            line.AddAddress("address", address.GetLocal());
            line.AddUnsigned("prefix_length", address.GetMask().GetPrefixLength());
        }
        if (const Ptr<Channel> channel = device->GetChannel())
        {
            line.AddUnsigned("channel", channel->GetId());
        }
        line.AddText("type", GetLinkType(device, index, forwarder));
        if (forwarder)
        {
            AddLimits(line, index, *forwarder);
        }
        line.EndObject();
    }
    line.EndArray();
}

void
HeaderFormat::AddLimits(JsonLine& line, uint32_t index, KernelForwarder& forwarder)
{
    InterfaceCounters limits;
    forwarder.ReadInterface(index, limits);
    line.AddUnsigned("threshold", limits.threshold);
    line.AddUnsigned("rate_limit_kbps", limits.rateLimit);
    line.BeginArray("boundaries");
    for (const BoundaryRange& range : forwarder.GetBoundaries(index))
    {
        line.AddPrefix(range.group, range.mask);
    }
    line.EndArray();
}

void
HeaderFormat::AddForwarder(JsonLine& line, const KernelForwarder& forwarder)
{
    const TypeId type = KernelForwarder::GetTypeId();
    line.BeginObject("forwarder");
    for (std::size_t i = 0; i < type.GetAttributeN(); ++i)
    {
        AddAttribute(line, forwarder, type.GetAttribute(i));
    }
    line.EndObject();
}

void
HeaderFormat::AddTopology(JsonLine& line, const GraphRoutes& routes)
{
    StringValue equalCost;
    routes.GetAttribute("EqualCost", equalCost);
    line.BeginObject("topology");
    AddGraphNodes(line, routes);
    AddGraphLinks(line, routes);
    AddGraphNetworks(line, routes);
    line.AddText("equal_cost", equalCost.Get());
    line.AddUnsigned("version", routes.GetNewest()->GetVersion());
    line.EndObject();
}

void
HeaderFormat::AddGraphNodes(JsonLine& line, const GraphRoutes& routes)
{
    const Topology& topology = routes.GetTopology();
    line.BeginArray("nodes");
    for (NodeIndex index = 0; index < topology.GetNodeCount(); ++index)
    {
        const TopologyNode& node = topology.GetNode(index);
        line.BeginObject();
        line.AddText("name", node.name);
        if (const std::optional<uint32_t> id = routes.FindNodeId(index))
        {
            line.AddUnsigned("node", *id);
        }
        if (node.kind == NodeKind::LAN)
        {
            line.AddBoolean("lan", true);
        }
        AddPosition(line, node.position);
        line.EndObject();
    }
    line.EndArray();
}

void
HeaderFormat::AddGraphLinks(JsonLine& line, const GraphRoutes& routes)
{
    const Topology& topology = routes.GetTopology();
    line.BeginArray("links");
    for (LinkIndex index = 0; index < topology.GetLinkCount(); ++index)
    {
        const TopologyLink& link = topology.GetLink(index);
        line.BeginObject();
        line.AddUnsigned("a", link.a);
        line.AddUnsigned("b", link.b);
        line.AddUnsigned("cost_ab", link.costAb);
        line.AddUnsigned("cost_ba", link.costBa);
        line.AddInteger("delay_ns", link.delay.GetNanoSeconds());
        line.AddBoolean("up", link.up);
        AddEnd(line, routes, index, link.a, true);
        AddEnd(line, routes, index, link.b, false);
        line.EndObject();
    }
    line.EndArray();
}

void
HeaderFormat::AddGraphNetworks(JsonLine& line, const GraphRoutes& routes)
{
    line.BeginArray("networks");
    for (const BoundNetwork& network : routes.GetNetworks())
    {
        line.BeginObject();
        line.AddPrefix("prefix", network.network, network.mask);
        line.AddUnsigned("at", network.node);
        if (routes.GetTopology().GetNode(network.node).kind == NodeKind::ROUTER)
        {
            line.AddUnsigned("interface", network.interface);
            line.AddAddress("address", network.address);
        }
        line.EndObject();
    }
    line.EndArray();
}

} // namespace mgm
} // namespace ns3
