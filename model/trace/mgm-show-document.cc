/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-show-document.h"

#include "ns3/mgm-trace-record.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

using Json = nlohmann::ordered_json;

/// @return anything that prints, as text.
template <typename T>
std::string
Text(const T& value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

/// @return an address; "*" for the wildcard.
std::string
GetWildcard(Ipv4Address address)
{
    return address == Ipv4Address::GetAny() ? "*" : Text(address);
}

/// @return when a timer expires; null where it does not run.
Json
FindTimer(const std::map<std::string, Time>& timers, const char* name)
{
    const auto found = timers.find(name);
    return found == timers.end() ? Json() : Json(found->second.GetNanoSeconds());
}

/// @return a time, or null.
Json
GetTime(const std::optional<Time>& time)
{
    return time ? Json(time->GetNanoSeconds()) : Json();
}

/// @return all timers that run.
Json
GetTimers(const std::map<std::string, Time>& timers)
{
    Json object = Json::object();
    for (const auto& [name, expires] : timers)
    {
        object[name] = expires.GetNanoSeconds();
    }
    return object;
}

/// @return who created a route, in words.
const char*
GetProtocolName(RouteProtocol protocol)
{
    return protocol == RouteProtocol::LOCAL ? "connected" : "graph";
}

} // namespace

ShowDocument::ShowDocument(const TraceHeader& header,
                           const Replay& replay,
                           uint32_t node,
                           int64_t time)
    : m_header(header),
      m_replay(replay),
      m_router(replay.GetRouter(node)),
      m_node(node),
      m_time(time)
{
}

Json
ShowDocument::Begin(const char* what) const
{
    return Json{{"what", what},
                {"scenario", m_header.scenario},
                {"node", {{"id", m_node}, {"name", m_header.GetLabel(m_node)}}},
                {"time_ns", m_time}};
}

Json
ShowDocument::MakeInterface(const InterfaceId& interface) const
{
    Json object{{"index", interface.index},
                {"name", m_header.GetInterfaceLabel(m_node, interface.index)}};
    if (interface.nextHop != Ipv4Address::GetAny())
    {
        object["next_hop"] = Text(interface.nextHop);
    }
    return object;
}

Json
ShowDocument::MakeMroute() const
{
    Json document = Begin("mroute");
    Json entries = Json::array();
    for (const auto& [key, entry] : m_router.GetForwarder().GetEntries())
    {
        entries.push_back(MakeEntry(entry));
    }
    document["entries"] = entries;
    return document;
}

Json
ShowDocument::MakeEntry(const ReplayedEntry& entry) const
{
    const EntrySpec& spec = entry.spec;
    const auto route = m_replay.GetNetwork().Lookup(m_node, spec.key.source);
    Json object{{"source", GetWildcard(spec.key.source)}, {"group", GetWildcard(spec.key.group)}};
    object["state"] = entry.unresolved ? "unresolved" : spec.negative ? "negative" : "forwarding";
    object["iif"] = entry.unresolved ? Json() : MakeInterface(spec.iif);
    object["rpf_neighbor"] = route ? Json(Text(route->neighbor)) : Json();
    object["oifs"] = Json::array();
    for (const OutgoingInterface& oif : spec.oifs)
    {
        Json output = MakeInterface(oif.interface);
        output["threshold"] = oif.threshold;
        object["oifs"].push_back(output);
    }
    object["timeout_ns"] = spec.timeout.GetNanoSeconds();
    object["created_ns"] = entry.created.GetNanoSeconds();
    object["changed_ns"] = entry.changed.GetNanoSeconds();
    object["record"] = FormatRecordId(entry.record);
    object["owner"] = entry.unresolved ? "" : m_router.GetManager().GetOwner(spec.iif);
    object["wrong_interface_packets"] = entry.wrongInterface;
    object["arrivals"] = MakeArrivals(entry);
    object["pim"] = MakePimEntry(spec.key);
    return object;
}

Json
ShowDocument::MakeArrivals(const ReplayedEntry& entry) const
{
    Json list = Json::array();
    for (const auto& [interface, arrival] : entry.arrivals)
    {
        Json verdicts = Json::object();
        for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
        {
            verdicts[GetVerdictName(static_cast<Verdict>(i))] = arrival.verdicts[i];
        }
        const Time next = m_router.GetForwarder().GetNextAlert(entry, interface);
        list.push_back({{"interface", MakeInterface(interface)},
                        {"packets", arrival.packets},
                        {"verdicts", verdicts},
                        {"masked", arrival.masked},
                        {"last_alert_ns", GetTime(arrival.lastAlert)},
                        {"next_alert_ns", next.GetNanoSeconds()}});
    }
    return list;
}

Json
ShowDocument::MakePimEntry(const SourceGroup& key) const
{
    const auto found = m_router.GetPim().GetEntries().find(key);
    if (found == m_router.GetPim().GetEntries().end())
    {
        return Json();
    }
    const ReplayedPimEntry& entry = found->second;
    Json branches = Json::array();
    for (const auto& [index, branch] : entry.branches)
    {
        branches.push_back({{"interface", MakeInterface(InterfaceId(index))},
                            {"downstream", branch.downstream},
                            {"assert", branch.assertion},
                            {"timers", GetTimers(branch.timers)}});
    }
    return Json{{"upstream", entry.upstream},
                {"originator", entry.originator},
                {"since_ns", entry.since.GetNanoSeconds()},
                {"timers", GetTimers(entry.timers)},
                {"interfaces", branches}};
}

Json
ShowDocument::MakeRpf(Ipv4Address source) const
{
    const NetworkState& network = m_replay.GetNetwork();
    const auto route = network.Lookup(m_node, source);
    const auto version = network.GetVersion(m_node);
    Json document = Begin("rpf");
    document["source"] = Text(source);
    document["route"] = Json();
    if (route)
    {
        document["route"] = {
            {"interface", MakeInterface(route->interface)},
            {"neighbor", Text(route->neighbor)},
            {"prefix", Text(route->network) + "/" + std::to_string(route->mask.GetPrefixLength())},
            {"preference", route->preference},
            {"metric", route->metric},
            {"protocol", GetProtocolName(route->protocol)}};
    }
    document["version"] = version ? Json(*version) : Json();
    document["newest_version"] = network.HasGraph() ? Json(network.GetNewestVersion()) : Json();
    return document;
}

Json
ShowDocument::MakeIgmpGroups() const
{
    Json document = Begin("igmp groups");
    Json interfaces = Json::array();
    for (const auto& [index, interface] : m_router.GetIgmp().GetInterfaces())
    {
        Json groups = Json::array();
        for (const auto& [address, group] : interface.groups)
        {
            groups.push_back(MakeGroup(address, group));
        }
        const bool isKnown = interface.otherQuerier != Ipv4Address::GetAny();
        interfaces.push_back(
            {{"interface", MakeInterface(InterfaceId(index))},
             {"querier", interface.querier},
             {"other_querier", isKnown ? Json(Text(interface.otherQuerier)) : Json()},
             {"timers", GetTimers(interface.timers)},
             {"groups", groups}});
    }
    document["interfaces"] = interfaces;
    return document;
}

Json
ShowDocument::MakeGroup(Ipv4Address address, const ReplayedIgmpGroup& group) const
{
    Json sources = Json::array();
    for (const Ipv4Address source : group.filter.requested)
    {
        const auto timer = group.sources.find(source);
        const bool runs = timer != group.sources.end();
        sources.push_back({{"source", Text(source)},
                           {"expires_ns", runs ? Json(timer->second.GetNanoSeconds()) : Json()}});
    }
    for (const Ipv4Address source : group.filter.excluded)
    {
        sources.push_back({{"source", Text(source)}, {"expires_ns", Json()}});
    }
    const bool isKnown = group.lastReporter != Ipv4Address::GetAny();
    return Json{{"group", Text(address)},
                {"mode", GetFilterModeName(group.filter.mode)},
                {"version", static_cast<int>(group.filter.compatibility)},
                {"state", group.state},
                {"since_ns", group.since.GetNanoSeconds()},
                {"expires_ns", FindTimer(group.timers, "Group Timer")},
                {"last_reporter", isKnown ? Json(Text(group.lastReporter)) : Json()},
                {"sources", sources}};
}

Json
ShowDocument::MakePimNeighbors() const
{
    Json document = Begin("pim neighbor");
    Json list = Json::array();
    for (const auto& [index, neighbors] : m_router.GetPim().GetNeighbors())
    {
        for (const auto& [address, neighbor] : neighbors)
        {
            const auto& priority = neighbor.drPriority;
            const auto& generation = neighbor.generationId;
            list.push_back({{"address", Text(address)},
                            {"interface", MakeInterface(InterfaceId(index))},
                            {"since_ns", neighbor.since.GetNanoSeconds()},
                            {"expires_ns", GetTime(neighbor.expires)},
                            {"dr_priority", priority ? Json(*priority) : Json()},
                            {"generation_id", generation ? Json(*generation) : Json()},
                            {"lan_prune_delay", neighbor.lanPruneDelay},
                            {"state_refresh_capable", neighbor.stateRefresh}});
        }
    }
    document["neighbors"] = list;
    return document;
}

Json
ShowDocument::MakePimAsserts() const
{
    Json document = Begin("pim assert");
    Json list = Json::array();
    for (const auto& [key, entry] : m_router.GetPim().GetEntries())
    {
        for (const auto& [index, branch] : entry.branches)
        {
            if (!branch.winner)
            {
                continue;
            }
            list.push_back({{"source", Text(key.source)},
                            {"group", Text(key.group)},
                            {"interface", MakeInterface(InterfaceId(index))},
                            {"state", branch.assertion},
                            {"winner",
                             {{"address", Text(branch.winner->address)},
                              {"preference", branch.winner->preference},
                              {"metric", branch.winner->metric}}},
                            {"expires_ns", FindTimer(branch.timers, "AT")}});
        }
    }
    document["asserts"] = list;
    return document;
}

Json
ShowDocument::MakeClients() const
{
    const ManagerState& manager = m_router.GetManager();
    Json document = Begin("mgm clients");
    Json clients = Json::array();
    for (const auto& [id, client] : manager.GetClients())
    {
        Json interfaces = Json::array();
        for (const auto& [interface, ownership] : manager.GetInterfaces())
        {
            if (ownership.owner == id || ownership.igmp == id)
            {
                interfaces.push_back(MakeInterface(interface));
            }
        }
        clients.push_back({{"name", client.name},
                           {"protocol", id.first},
                           {"component", id.second},
                           {"since_ns", client.since.GetNanoSeconds()},
                           {"interfaces", interfaces}});
    }
    Json memberships = Json::array();
    for (const ReplayedMembership& membership : manager.GetMemberships())
    {
        memberships.push_back({{"source", GetWildcard(membership.key.source)},
                               {"group", GetWildcard(membership.key.group)},
                               {"interface", MakeInterface(membership.interface)},
                               {"client", membership.client}});
    }
    document["clients"] = clients;
    document["memberships"] = memberships;
    return document;
}

Json
ShowDocument::MakeAlerts() const
{
    const ManagerState& manager = m_router.GetManager();
    Json document = Begin("mgm alerts");
    Json list = Json::array();
    for (const ReplayedAlert& alert : manager.GetAlerts())
    {
        list.push_back({{"id", FormatRecordId(alert.id)},
                        {"time_ns", alert.time.GetNanoSeconds()},
                        {"source", Text(alert.key.source)},
                        {"group", Text(alert.key.group)},
                        {"arrival", MakeInterface(alert.arrival)},
                        {"expected", MakeInterface(alert.expected)},
                        {"outcome", alert.outcome},
                        {"reaction", alert.reaction}});
    }
    document["count"] = manager.GetAlertCount();
    document["alerts"] = list;
    return document;
}

} // namespace mgm
} // namespace ns3
