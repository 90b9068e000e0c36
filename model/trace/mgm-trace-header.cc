/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-header.h"

#include "ns3/mgm-trace-names.h"
#include "ns3/mgm-trace-writer.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return where something stands on the globe.
GeoPosition
ParsePosition(const TraceRecord& fields)
{
    const GeoPosition position{fields.GetNumber("latitude"), fields.GetNumber("longitude")};
    if (!position.IsValid())
    {
        throw fields.MakeError("a position whose latitude is not from -90 to 90, or whose "
                               "longitude is not from -180 to 180");
    }
    return position;
}

/// @return the position among some members, if there is one.
std::optional<GeoPosition>
FindPosition(const TraceRecord& fields)
{
    if (!fields.Has("position"))
    {
        return std::nullopt;
    }
    return ParsePosition(fields.GetObject("position"));
}

/// @return an interface of a node.
TraceInterfaceFacts
ParseInterfaceFacts(const TraceRecord& fields)
{
    TraceInterfaceFacts facts;
    facts.name = fields.Has("name") ? fields.GetText("name") : "";
    facts.type = fields.GetText("type");
    if (fields.Has("address"))
    {
        facts.address = fields.GetAddress("address");
        const uint32_t length = fields.GetUnsigned("prefix_length", 32);
        facts.mask = Ipv4Mask(("/" + std::to_string(length)).c_str());
    }
    if (fields.Has("channel"))
    {
        facts.channel = fields.GetUnsigned("channel");
    }
    if (fields.Has("threshold"))
    {
        facts.threshold = static_cast<uint8_t>(fields.GetUnsigned("threshold", 255));
    }
    if (fields.Has("rate_limit_kbps"))
    {
        facts.rateLimit = fields.GetUnsigned("rate_limit_kbps");
    }
    if (fields.Has("boundaries"))
    {
        facts.boundaries = fields.GetPrefixes("boundaries");
    }
    return facts;
}

/// @return the settings of a forwarder.
TraceForwarderFacts
ParseForwarder(const TraceRecord& fields)
{
    TraceForwarderFacts facts;
    facts.limiter = fields.GetText("limiter");
    facts.alertInterval = fields.GetInteger("alert_interval_ns");
    facts.alertRate = fields.GetNumber("alert_rate");
    facts.alertBurst = fields.GetUnsigned("alert_burst");
    facts.gate = fields.GetText("gate");
    facts.thresholdRule = fields.GetText("threshold_rule");
    facts.copyOrder = fields.GetText("copy_order");
    facts.unresolvedPacketLimit = fields.GetUnsigned("unresolved_packet_limit");
    facts.unresolvedLifetime = fields.GetInteger("unresolved_lifetime_ns");
    facts.unresolvedEntryLimit = fields.GetUnsigned("unresolved_entry_limit");
    facts.entryLimit = fields.GetUnsigned("entry_limit");
    facts.notificationDelay = fields.GetInteger("notification_delay_ns");
    facts.entryDelay = fields.GetInteger("entry_delay_ns");
    facts.rateLimitBurst = fields.GetInteger("rate_limit_burst_ns");
    facts.packetHeadSize = fields.GetUnsigned("packet_head_size");
    facts.bypassTrafficControl = fields.GetBoolean("bypass_traffic_control");
    return facts;
}

/// @return a node of the simulation.
TraceNodeFacts
ParseNode(const TraceRecord& fields)
{
    TraceNodeFacts facts;
    facts.name = fields.Has("name") ? fields.GetText("name") : "";
    facts.kind = fields.GetText("kind");
    facts.position = FindPosition(fields);
    if (fields.Has("interfaces"))
    {
        for (const TraceRecord& interface : fields.GetObjects("interfaces"))
        {
            facts.interfaces[interface.GetUnsigned("index")] = ParseInterfaceFacts(interface);
        }
    }
    if (fields.Has("forwarder"))
    {
        facts.forwarder = ParseForwarder(fields.GetObject("forwarder"));
    }
    if (fields.Has("rpf"))
    {
        const TraceRecord rpf = fields.GetObject("rpf");
        facts.rpf = TraceRpfFacts{rpf.GetUnsigned("preference"),
                                  static_cast<uint64_t>(rpf.GetInteger("version"))};
    }
    return facts;
}

/// Reads the nodes of the graph.
void
ParseGraphNodes(const TraceRecord& fields, TraceTopologyFacts& facts)
{
    for (const TraceRecord& element : fields.GetObjects("nodes"))
    {
        TopologyNode node;
        node.name = element.GetText("name");
        node.position = FindPosition(element);
        const bool isLan = element.Has("lan") && element.GetBoolean("lan");
        node.kind = isLan ? NodeKind::LAN : NodeKind::ROUTER;
        if (node.name.empty() || facts.topology.FindNode(node.name))
        {
            throw element.MakeError("a \"name\" that is empty or taken");
        }
        const NodeIndex index = facts.topology.AddNode(node);
        if (element.Has("node"))
        {
            facts.nodes[index] = element.GetUnsigned("node");
        }
    }
}

/// @return the index of a node of the graph.
NodeIndex
GetGraphNode(const TraceRecord& fields, const char* key, const Topology& topology)
{
    const uint32_t index = fields.GetUnsigned(key);
    if (index >= topology.GetNodeCount())
    {
        throw fields.MakeError("\"" + std::string(key) + "\" is " + std::to_string(index) +
                               ", but the topology has " + std::to_string(topology.GetNodeCount()) +
                               " nodes");
    }
    return index;
}

/// Reads where a router is on its link, if the link's end is one.
void
ParseEnd(const TraceRecord& fields,
         const char* interface,
         const char* address,
         LinkIndex link,
         NodeIndex router,
         TraceTopologyFacts& facts)
{
    if (fields.Has(interface))
    {
        facts.ends[{link, router}] = {fields.GetUnsigned(interface), fields.GetAddress(address)};
    }
}

/// Reads the links of the graph.
void
ParseGraphLinks(const TraceRecord& fields, TraceTopologyFacts& facts)
{
    for (const TraceRecord& element : fields.GetObjects("links"))
    {
        TopologyLink link(GetGraphNode(element, "a", facts.topology),
                          GetGraphNode(element, "b", facts.topology));
        link.costAb = element.GetUnsigned("cost_ab");
        link.costBa = element.GetUnsigned("cost_ba");
        link.delay = NanoSeconds(element.GetInteger("delay_ns"));
        link.up = element.GetBoolean("up");
        const std::string objection = facts.topology.WhyNotLink(link);
        if (!objection.empty())
        {
            throw element.MakeError("a link that cannot be: " + objection);
        }
        const LinkIndex index = facts.topology.AddLink(link);
        ParseEnd(element, "interface_a", "address_a", index, link.a, facts);
        ParseEnd(element, "interface_b", "address_b", index, link.b, facts);
    }
}

/// Reads the networks that hang on the graph.
void
ParseGraphNetworks(const TraceRecord& fields, TraceTopologyFacts& facts)
{
    for (const TraceRecord& element : fields.GetObjects("networks"))
    {
        TraceTopologyFacts::Network network;
        network.prefix = element.GetPrefix("prefix");
        network.at = GetGraphNode(element, "at", facts.topology);
        if (element.Has("interface"))
        {
            network.interface = element.GetUnsigned("interface");
            network.address = element.GetAddress("address");
        }
        facts.networks.push_back(network);
    }
}

/// @return the network graph.
TraceTopologyFacts
ParseTopology(const TraceRecord& fields)
{
    TraceTopologyFacts facts;
    ParseGraphNodes(fields, facts);
    ParseGraphLinks(fields, facts);
    ParseGraphNetworks(fields, facts);
    facts.equalCost = fields.GetText("equal_cost");
    if (facts.equalCost != "highest-neighbor" && facts.equalCost != "hash")
    {
        throw fields.MakeError("\"equal_cost\" is \"" + facts.equalCost +
                               "\"; it can be highest-neighbor or hash");
    }
    facts.version = static_cast<uint64_t>(fields.GetInteger("version"));
    return facts;
}

/// Checks that a line is a first line, and that this program can read what follows.
void
CheckVersion(const TraceRecord& record)
{
    if (record.GetKind() != "trace")
    {
        throw record.MakeError("not a trace of mgm: its first line is a record \"" +
                               record.GetKind() + "\", not \"trace\"");
    }
    const int64_t version = record.GetInteger("schema_version");
    if (version != TRACE_SCHEMA_VERSION)
    {
        throw record.MakeError("the trace has schema version " + std::to_string(version) +
                               "; this program reads version " +
                               std::to_string(TRACE_SCHEMA_VERSION));
    }
}

} // namespace

std::string
TraceHeader::GetLabel(uint32_t node) const
{
    const auto found = nodes.find(node);
    return GetNodeLabel(node, found == nodes.end() ? "" : found->second.name);
}

std::string
TraceHeader::GetInterfaceLabel(uint32_t node, uint32_t index) const
{
    const auto found = nodes.find(node);
    if (found != nodes.end())
    {
        const auto interface = found->second.interfaces.find(index);
        if (interface != found->second.interfaces.end() && !interface->second.name.empty())
        {
            return interface->second.name;
        }
    }
    return "interface " + std::to_string(index);
}

std::string
TraceHeader::GetExtendedLabel(uint32_t node, const InterfaceId& interface) const
{
    std::ostringstream label;
    label << GetInterfaceLabel(node, interface.index);
    if (interface.nextHop != Ipv4Address::GetAny())
    {
        label << " via " << interface.nextHop;
    }
    return label.str();
}

std::size_t
TraceHeader::CountRouters() const
{
    std::size_t count = 0;
    for (const auto& item : nodes)
    {
        count += item.second.kind == "router" ? 1 : 0;
    }
    return count;
}

TraceHeader
ParseTraceHeader(const TraceRecord& record)
{
    CheckVersion(record);
    TraceHeader header;
    header.scenario = record.GetText("scenario");
    header.seed = record.GetInteger("seed");
    header.run = record.GetInteger("run");
    header.ns3Version = record.GetText("ns3_version");
    header.level = record.GetText("level");
    TraceLevel level;
    if (!ParseTraceLevel(header.level, level))
    {
        throw record.MakeError("\"level\" is \"" + header.level +
                               "\"; it can be alerts, control, state or packets");
    }
    for (const TraceRecord& node : record.GetObjects("nodes"))
    {
        const uint32_t id = node.GetUnsigned("id", TraceRecord::NO_NODE - 1);
        if (!header.nodes.emplace(id, ParseNode(node)).second)
        {
            throw node.MakeError("a second node with this \"id\"");
        }
    }
    if (record.Has("topology"))
    {
        header.topology = ParseTopology(record.GetObject("topology"));
    }
    return header;
}

} // namespace mgm
} // namespace ns3
