/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Section "events" of a scenario file.
 */

#include "ns3/mgm-message-loss.h"
#include "ns3/mgm-scenario-sections.h"

#include <algorithm>
#include <tuple>

namespace ns3
{
namespace mgm
{

namespace
{

/// What an event may be; nothing where it is described wrongly.
using EventContent = std::optional<decltype(ScenarioEvent::what)>;

/// Most packets of one injection.
constexpr uint64_t MAXIMUM_INJECTIONS = 1000000;
/// Most messages that are lost, or let through before.
constexpr uint64_t MAXIMUM_LOSSES = 1000000;
/// Largest UDP payload over IPv4 (RFC 768, RFC 791).
constexpr uint64_t MAXIMUM_PAYLOAD = 65507;
/// Bytes of payload of injected packets, where nothing is said.
constexpr uint32_t INJECTED_PAYLOAD = 100;

/// Reads "link-up" and "link-down".
EventContent
ReadLinkState(const JsonView& view, const ScenarioNames& names, bool up)
{
    const auto link = view.Require("link");
    const auto named = link ? names.GetLink(*link) : std::optional<NamedLink>();
    return named ? EventContent(LinkStateEvent{named->link, up}) : std::nullopt;
}

/// Reads "join" and "leave".
EventContent
ReadMembershipChange(const JsonView& view, const ScenarioNames& names, bool join)
{
    const auto name = view.Require("receiver");
    const auto receiver = name ? names.GetReceiver(*name) : std::optional<std::size_t>();
    return receiver ? EventContent(MembershipChangeEvent{*receiver, join}) : std::nullopt;
}

/// Reads "listen".
EventContent
ReadListen(const JsonView& view, const ScenarioNames& names, ScenarioIgmpReader& igmp)
{
    const auto name = view.Require("receiver");
    const auto receiver = name ? names.GetReceiver(*name) : std::optional<std::size_t>();
    const auto filter =
        receiver ? igmp.ReadFilter(view, *receiver) : std::optional<ScenarioSourceFilter>();
    if (receiver && !filter)
    {
        view.GetProblems().Add(view.GetPointer(), "member \"include\" or \"exclude\" is missing");
    }
    return filter ? EventContent(ListenEvent{*receiver, *filter}) : std::nullopt;
}

/// Reads "start-router" and "stop-router".
EventContent
ReadRouterChange(const JsonView& view, const ScenarioNames& names, bool start)
{
    const auto name = view.Require("router");
    const auto router = name ? names.GetRouter(*name) : std::optional<NodeIndex>();
    return router ? EventContent(RouterChangeEvent{*router, start}) : std::nullopt;
}

/// Reads "start-source" and "stop-source".
EventContent
ReadSourceChange(const JsonView& view, const ScenarioNames& names, bool start)
{
    const auto name = view.Require("source");
    const auto source = name ? names.GetSource(*name) : std::optional<std::size_t>();
    return source ? EventContent(SourceChangeEvent{*source, start}) : std::nullopt;
}

/// @return the applications that run on a router.
std::vector<ApplicationKind>
GetApplicationsOn(NodeIndex router, const Scenario& scenario)
{
    std::vector<ApplicationKind> kinds{ApplicationKind::FORWARDER, ApplicationKind::MANAGER};
    for (const ScenarioProtocol& protocol : scenario.protocols)
    {
        if (protocol.kind && std::find(protocol.routers.begin(), protocol.routers.end(), router) !=
                                 protocol.routers.end())
        {
            kinds.push_back(*protocol.kind);
        }
    }
    for (const ScenarioIgmp& igmp : scenario.igmp)
    {
        if (std::find(igmp.routers.begin(), igmp.routers.end(), router) != igmp.routers.end())
        {
            kinds.push_back(igmp.proxy ? ApplicationKind::IGMP_PROXY : ApplicationKind::IGMP);
        }
    }
    return kinds;
}

/// Reads "start-application" and "stop-application".
EventContent
ReadApplicationChange(const JsonView& view,
                      const ScenarioNames& names,
                      const Scenario& scenario,
                      bool start)
{
    const auto routerName = view.Require("router");
    const auto applicationName = view.Require("application");
    const auto router = routerName ? names.GetRouter(*routerName) : std::optional<NodeIndex>();
    if (!router || !applicationName)
    {
        return std::nullopt;
    }
    const std::vector<ApplicationKind> kinds = GetApplicationsOn(*router, scenario);
    std::vector<std::string> kindNames;
    kindNames.reserve(kinds.size());
    for (const ApplicationKind kind : kinds)
    {
        kindNames.emplace_back(GetApplicationKindName(kind));
    }
    return ApplicationChangeEvent{*router, kinds[applicationName->GetChoice(kindNames)], start};
}

/// Reads "inject".
EventContent
ReadInjection(const JsonView& view, const ScenarioNames& names)
{
    InjectionEvent event;
    event.payloadSize = INJECTED_PAYLOAD;
    if (const auto source = view.Require("source"))
    {
        event.source = names.GetSender(*source);
    }
    if (const auto group = view.Require("group"))
    {
        event.group = ScenarioNames::GetGroup(*group);
    }
    if (const auto ttl = view.Find("ttl"))
    {
        event.ttl = static_cast<uint8_t>(ttl->GetInteger(0, 255));
    }
    if (const auto size = view.Find("size_bytes"))
    {
        event.payloadSize = static_cast<uint32_t>(size->GetInteger(0, MAXIMUM_PAYLOAD));
    }
    if (const auto count = view.Find("count"))
    {
        event.count = static_cast<uint32_t>(count->GetInteger(1, MAXIMUM_INJECTIONS));
    }
    if (const auto interval =
            event.count > 1 ? view.Require("interval_s") : view.Find("interval_s"))
    {
        event.interval = interval->GetSeconds();
    }
    const auto interface = names.GetInterface(view);
    event.interface = interface.value_or(ScenarioInterface());
    return interface ? EventContent(event) : std::nullopt;
}

/// Reads "mask-alerts" and "unmask-alerts".
EventContent
ReadAlertMask(const JsonView& view, const ScenarioNames& names, bool masked)
{
    AlertMaskEvent event;
    event.masked = masked;
    std::tie(event.source, event.group) = ReadWildcardKey(view, names);
    const auto interface = names.GetInterface(view);
    event.interface = interface.value_or(ScenarioInterface());
    return interface ? EventContent(event) : std::nullopt;
}

/// @return whether a router runs a protocol that takes entries; if not, the router is refused.
bool
CheckRunsStatic(const JsonView& view, NodeIndex router, const Scenario& scenario)
{
    const std::vector<ApplicationKind> kinds = GetApplicationsOn(router, scenario);
    const bool runs =
        std::find(kinds.begin(), kinds.end(), ApplicationKind::STATIC_MULTICAST) != kinds.end();
    if (!runs)
    {
        view.Find("router")->Refuse("a router on which the protocol static runs");
    }
    return runs;
}

/// Reads "set-entry".
EventContent
ReadEntryToSet(const JsonView& view, const ScenarioNames& names, const Scenario& scenario)
{
    const std::optional<ScenarioStaticEntry> entry = ReadStaticEntry(view, names);
    return entry && CheckRunsStatic(view, entry->router, scenario)
               ? EventContent(StaticEntryEvent{*entry, true})
               : std::nullopt;
}

/// Reads "delete-entry".
EventContent
ReadEntryToDelete(const JsonView& view, const ScenarioNames& names, const Scenario& scenario)
{
    StaticEntryEvent event;
    event.set = false;
    std::tie(event.entry.source, event.entry.group) = ReadWildcardKey(view, names);
    const auto name = view.Require("router");
    const auto router = name ? names.GetRouter(*name) : std::optional<NodeIndex>();
    event.entry.router = router.value_or(0);
    return router && CheckRunsStatic(view, *router, scenario) ? EventContent(event) : std::nullopt;
}

/// Reads "print-tables".
EventContent
ReadPrintTables(const JsonView& view, const ScenarioNames& names, const Scenario& scenario)
{
    PrintTablesEvent event;
    if (const auto routers = view.Find("routers"))
    {
        event.routers = names.GetRouters(*routers);
        return event;
    }
    for (NodeIndex node = 0; node < scenario.topology.GetNodeCount(); ++node)
    {
        if (scenario.topology.GetNode(node).kind == NodeKind::ROUTER)
        {
            event.routers.push_back(node);
        }
    }
    return event;
}

/// Reads "cost".
EventContent
ReadCostChange(const JsonView& view, const ScenarioNames& names, const Scenario& scenario)
{
    const std::optional<LinkCostEvent> change = ReadLinkCost(view, names, scenario.topology);
    return change ? EventContent(*change) : std::nullopt;
}

/**
 * Reads the kind of message that is lost: a protocol and one of its messages.
 * @return whether both are known.
 */
bool
ReadMessageKind(const JsonView& view, MessageLossEvent& event)
{
    const auto protocol = view.Require("protocol");
    const auto message = view.Require("message");
    if (!protocol || !message)
    {
        return false;
    }
    std::vector<std::string> protocols;
    for (const auto& [name, kinds] : GetControlMessageKinds())
    {
        protocols.push_back(name);
    }
    event.protocol = protocols[protocol->GetChoice(protocols)];
    if (protocol->GetValue() != event.protocol)
    {
        return false; // so that nobody can say which messages it has
    }
    const std::vector<std::string>& kinds = GetControlMessageKinds().at(event.protocol);
    event.message = kinds[message->GetChoice(kinds)];
    return true;
}

/// Reads "lose-messages".
EventContent
ReadMessageLoss(const JsonView& view, const ScenarioNames& names)
{
    MessageLossEvent event;
    const bool isKnown = ReadMessageKind(view, event);
    if (const auto first = view.Find("first"))
    {
        event.first = static_cast<uint32_t>(first->GetInteger(1, MAXIMUM_LOSSES));
    }
    if (const auto count = view.Find("count"))
    {
        event.count = static_cast<uint32_t>(count->GetInteger(1, MAXIMUM_LOSSES));
    }
    if (const auto from = view.Find("from"))
    {
        event.from = names.GetRouter(*from);
    }
    const auto link = view.Require("link");
    const auto named = link ? names.GetLink(*link) : std::optional<NamedLink>();
    if (!named || !isKnown)
    {
        return std::nullopt;
    }
    event.link = named->link;
    return event;
}

/// What the readers of events look at.
struct EventContext
{
    const ScenarioNames& names; //!< names of the scenario
    const Scenario& scenario;   //!< the scenario as far as it is read
    ScenarioIgmpReader& igmp;   //!< reads which sources receivers want
};

/// One type of event: its name, its own members, and how it is read.
struct EventType
{
    const char* name;                 //!< value of member "type"
    std::vector<std::string> members; //!< members beside "at_s" and "type"
    EventContent (*read)(const JsonView&, const EventContext&); //!< reads it
};

/// @return all types of events.
const std::vector<EventType>&
GetEventTypes()
{
    using View = JsonView;
    using Context = EventContext;
    const std::vector<std::string> application{"router", "application"};
    const std::vector<std::string> mask{"router", "to", "source", "group"};
    static const std::vector<EventType> types{
        {"link-down",
         {"link"},
         [](const View& v, const Context& c) { return ReadLinkState(v, c.names, false); }},
        {"link-up",
         {"link"},
         [](const View& v, const Context& c) { return ReadLinkState(v, c.names, true); }},
        {"cost",
         {"link", "cost", "direction"},
         [](const View& v, const Context& c) { return ReadCostChange(v, c.names, c.scenario); }},
        {"join",
         {"receiver"},
         [](const View& v, const Context& c) { return ReadMembershipChange(v, c.names, true); }},
        {"leave",
         {"receiver"},
         [](const View& v, const Context& c) { return ReadMembershipChange(v, c.names, false); }},
        {"listen",
         {"receiver", "include", "exclude"},
         [](const View& v, const Context& c) { return ReadListen(v, c.names, c.igmp); }},
        {"start-router",
         {"router"},
         [](const View& v, const Context& c) { return ReadRouterChange(v, c.names, true); }},
        {"stop-router",
         {"router"},
         [](const View& v, const Context& c) { return ReadRouterChange(v, c.names, false); }},
        {"start-source",
         {"source"},
         [](const View& v, const Context& c) { return ReadSourceChange(v, c.names, true); }},
        {"stop-source",
         {"source"},
         [](const View& v, const Context& c) { return ReadSourceChange(v, c.names, false); }},
        {"start-application",
         application,
         [](const View& v, const Context& c) {
             return ReadApplicationChange(v, c.names, c.scenario, true);
         }},
        {"stop-application",
         application,
         [](const View& v, const Context& c) {
             return ReadApplicationChange(v, c.names, c.scenario, false);
         }},
        {"inject",
         {"router", "to", "source", "group", "ttl", "size_bytes", "count", "interval_s"},
         [](const View& v, const Context& c) { return ReadInjection(v, c.names); }},
        {"mask-alerts",
         mask,
         [](const View& v, const Context& c) { return ReadAlertMask(v, c.names, true); }},
        {"unmask-alerts",
         mask,
         [](const View& v, const Context& c) { return ReadAlertMask(v, c.names, false); }},
        {"set-entry",
         {"router", "source", "group", "incoming", "outgoing"},
         [](const View& v, const Context& c) { return ReadEntryToSet(v, c.names, c.scenario); }},
        {"delete-entry",
         {"router", "source", "group"},
         [](const View& v, const Context& c) { return ReadEntryToDelete(v, c.names, c.scenario); }},
        {"print-tables",
         {"routers"},
         [](const View& v, const Context& c) { return ReadPrintTables(v, c.names, c.scenario); }},
        {"lose-messages",
         {"link", "protocol", "message", "from", "first", "count"},
         [](const View& v, const Context& c) { return ReadMessageLoss(v, c.names); }},
    };
    return types;
}

/// @return the type of an event, if it has one.
const EventType*
FindEventType(const JsonView& view)
{
    std::vector<std::string> names;
    for (const EventType& type : GetEventTypes())
    {
        names.emplace_back(type.name);
    }
    const auto type = view.Require("type");
    if (!type)
    {
        return nullptr;
    }
    const auto found = std::find(names.begin(), names.end(), type->GetString());
    if (found == names.end())
    {
        type->RefuseName("which is no type of event", names);
        return nullptr;
    }
    return &GetEventTypes()[static_cast<std::size_t>(found - names.begin())];
}

} // namespace

void
ReadEvents(const JsonView& view,
           const ScenarioNames& names,
           const Scenario& scenario,
           ScenarioTimeline& timeline,
           ScenarioIgmpReader& igmp)
{
    const EventContext context{names, scenario, igmp};
    for (const JsonView& element : view.GetElements())
    {
        if (!element.GetValue().is_object())
        {
            element.Refuse("an object");
            continue;
        }
        const auto at = element.Require("at_s");
        const EventType* type = FindEventType(element);
        if (!type)
        {
            continue;
        }
        std::vector<std::string> members{"at_s", "type"};
        members.insert(members.end(), type->members.begin(), type->members.end());
        element.ExpectObject(members);
        const EventContent content = type->read(element, context);
        if (at)
        {
            const Time time = at->GetSeconds();
            if (content)
            {
                timeline.Add(ScenarioEvent{time, *content}, *at);
            }
        }
    }
}

} // namespace mgm
} // namespace ns3
