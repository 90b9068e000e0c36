/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Sections "attributes", "costs", "routers" and "interfaces" of a scenario file.
 */

#include "ns3/mgm-attribute-check.h"
#include "ns3/mgm-scenario-sections.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the value of an attribute as ns-3 writes it, if it is one.
std::optional<std::string>
ReadAttributeValue(const JsonView& view)
{
    const nlohmann::json& value = view.GetValue();
    if (value.is_string())
    {
        return value.get<std::string>();
    }
    if (value.is_number() || value.is_boolean())
    {
        return value.dump();
    }
    view.Refuse("a text, a number, true or false");
    return std::nullopt;
}

/**
 * Reads profile and attributes of routers.
 * @param [in] view An object with the members "profile", "forwarder" and "manager".
 * @return the settings.
 */
ScenarioRouterSettings
ReadRouterSettings(const JsonView& view)
{
    ScenarioRouterSettings settings;
    if (const auto profile = view.Find("profile"))
    {
        const std::vector<std::string> profiles{"linux", "bsd", "windows"};
        settings.profile = profiles[profile->GetChoice(profiles)];
    }
    if (const auto forwarder = view.Find("forwarder"))
    {
        settings.forwarder =
            ReadAttributes(*forwarder, GetApplicationTypeName(ApplicationKind::FORWARDER));
    }
    if (const auto manager = view.Find("manager"))
    {
        settings.manager =
            ReadAttributes(*manager, GetApplicationTypeName(ApplicationKind::MANAGER));
    }
    return settings;
}

/// @return the routers that member "routers" names; all of them where it is missing.
std::vector<NodeIndex>
ReadWhere(const JsonView& view, const ScenarioNames& names)
{
    const auto routers = view.Find("routers");
    static const nlohmann::json everywhere("*");
    return names.GetRouters(routers ? *routers
                                    : JsonView(everywhere, view.GetPointer(), view.GetProblems()));
}

/**
 * Who owns which interface, while the protocols are read.
 */
class OwnershipCheck
{
  public:
    /// @param [in] scenario The scenario.
    explicit OwnershipCheck(const Scenario& scenario)
        : m_scenario(scenario)
    {
    }

    /**
     * Refuses a protocol whose interfaces, or whose place on a router, another one has.
     * @param [in] view Where the protocol stands.
     * @param [in] protocol The protocol.
     */
    void Claim(const JsonView& view, const ScenarioProtocol& protocol)
    {
        for (const NodeIndex router : protocol.routers)
        {
            const std::string& name = m_scenario.topology.GetNode(router).name;
            if (protocol.kind)
            {
                ClaimOnce(view,
                          m_protocols,
                          {router, static_cast<std::size_t>(*protocol.kind)},
                          std::string(GetApplicationKindName(*protocol.kind)) + " runs on " + name);
            }
            if (protocol.ownsTheRest)
            {
                ClaimOnce(
                    view, m_rests, {router, 0}, "the other interfaces of " + name + " are owned");
            }
        }
        for (const ScenarioInterface& interface : protocol.interfaces)
        {
            const auto* host = std::get_if<HostIndex>(&interface.to);
            const LinkIndex* link = std::get_if<LinkIndex>(&interface.to);
            ClaimOnce(view,
                      link ? m_links : m_hosts,
                      {interface.router, link ? *link : *host},
                      "an interface of " + m_scenario.topology.GetNode(interface.router).name +
                          " is owned");
        }
    }

  private:
    /// Who has something, by router and number.
    using Claims = std::map<std::pair<NodeIndex, std::size_t>, std::string>;

    /// Refuses a second claim.
    static void ClaimOnce(const JsonView& view,
                          Claims& claims,
                          const std::pair<NodeIndex, std::size_t>& key,
                          const std::string& what)
    {
        const auto [claim, first] = claims.emplace(key, view.GetPointer());
        if (!first)
        {
            view.GetProblems().Add(view.GetPointer(), what + " already, by " + claim->second);
        }
    }

    const Scenario& m_scenario; //!< the scenario
    Claims m_protocols;         //!< instances of protocols
    Claims m_rests;             //!< all that is not named
    Claims m_links;             //!< ends of links
    Claims m_hosts;             //!< interfaces towards hosts
};

/// Reads the interfaces of a protocol: "*", or what they lead to on each of its routers.
void
ReadOwnedInterfaces(const JsonView& view, const ScenarioNames& names, ScenarioProtocol& protocol)
{
    if (view.GetValue() == "*")
    {
        return;
    }
    if (!view.GetValue().is_array())
    {
        view.Refuse("\"*\" or an array of names of what the interfaces lead to");
        return;
    }
    protocol.ownsTheRest = false;
    for (const JsonView& element : view.GetElements())
    {
        const std::string to = element.GetString();
        for (const NodeIndex router : protocol.routers)
        {
            const auto interface =
                to.empty() ? std::nullopt : names.GetInterfaceOf(element, router, to);
            if (interface)
            {
                protocol.interfaces.push_back(*interface);
            }
        }
    }
}

/// Reads the static routes of a protocol: interfaces with sources and groups, "*" for any.
std::vector<ScenarioStaticRoute>
ReadStaticRoutes(const JsonView& view, const ScenarioNames& names, const ScenarioProtocol& protocol)
{
    std::vector<ScenarioStaticRoute> routes;
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject({"router", "to", "source", "group"}))
        {
            continue;
        }
        ScenarioStaticRoute route;
        const auto interface = names.GetInterface(element);
        route.interface = interface.value_or(ScenarioInterface());
        const auto source = element.Require("source");
        if (source && source->GetValue() != "*")
        {
            route.source = names.GetSender(*source);
        }
        const auto group = element.Require("group");
        if (group && group->GetValue() != "*")
        {
            route.group = ScenarioNames::GetGroup(*group);
        }
        if (interface &&
            std::find(protocol.routers.begin(), protocol.routers.end(), interface->router) ==
                protocol.routers.end())
        {
            element.Find("router")->Refuse("a router on which this protocol runs");
        }
        routes.push_back(route);
    }
    return routes;
}

/// Reads one protocol.
ScenarioProtocol
ReadProtocol(const JsonView& view, const ScenarioNames& names)
{
    ScenarioProtocol protocol;
    if (const auto type = view.Require("type"))
    {
        const std::size_t choice = type->GetChoice({"static-tree", "static", "none"});
        const std::optional<ApplicationKind> kinds[] = {
            ApplicationKind::STATIC_TREE, ApplicationKind::STATIC_MULTICAST, std::nullopt};
        protocol.kind = kinds[choice];
    }
    protocol.routers = ReadWhere(view, names);
    if (const auto interfaces = view.Find("interfaces"))
    {
        ReadOwnedInterfaces(*interfaces, names, protocol);
    }
    const auto attributes = view.Find("attributes");
    if (attributes && protocol.kind)
    {
        protocol.attributes = ReadAttributes(*attributes, GetApplicationTypeName(*protocol.kind));
    }
    if (const auto memberships = view.Find("memberships"))
    {
        protocol.memberships = ReadStaticRoutes(*memberships, names, protocol);
    }
    if (const auto incoming = view.Find("incoming"))
    {
        protocol.incoming = ReadStaticRoutes(*incoming, names, protocol);
    }
    return protocol;
}

/// Reads all protocols; without any, StaticTree owns everything.
void
ReadProtocols(const JsonView& routers, const ScenarioNames& names, Scenario& scenario)
{
    static const nlohmann::json standard = {{{"type", "static-tree"}}};
    const JsonView protocols =
        routers.Find("protocols")
            .value_or(
                JsonView(standard, routers.GetPointer() + "/protocols", routers.GetProblems()));
    OwnershipCheck ownership(scenario);
    for (const JsonView& element : protocols.GetElements())
    {
        std::vector<std::string> members{"type", "routers", "interfaces", "attributes"};
        if (element.GetValue().is_object() &&
            element.GetValue().value("type", nlohmann::json()) == "static")
        {
            members.insert(members.end(), {"memberships", "incoming"});
        }
        if (element.ExpectObject(members))
        {
            scenario.protocols.push_back(ReadProtocol(element, names));
            ownership.Claim(element, scenario.protocols.back());
        }
    }
}

/// Reads after which time routers know of changes.
void
ReadConvergence(const JsonView& view, const ScenarioNames& names, Scenario& scenario)
{
    if (!view.ExpectObject({"default_s", "by_router_s"}))
    {
        return;
    }
    if (const auto delay = view.Find("default_s"))
    {
        scenario.convergence = delay->GetSeconds();
    }
    if (const auto byRouter = view.Find("by_router_s"))
    {
        for (const auto& [name, delay] : byRouter->GetMembers())
        {
            const nlohmann::json key(name);
            const auto router =
                names.GetRouter(JsonView(key, delay.GetPointer(), delay.GetProblems()));
            if (router)
            {
                scenario.convergenceByRouter[*router] = delay.GetSeconds();
            }
        }
    }
}

/// Reads settings of one interface.
ScenarioInterfaceSettings
ReadInterfaceSettings(const JsonView& view, const ScenarioInterface& interface)
{
    ScenarioInterfaceSettings settings;
    settings.interface = interface;
    if (const auto boundaries = view.Find("boundaries"))
    {
        for (const JsonView& range : boundaries->GetElements())
        {
            settings.boundaries.push_back(ScenarioNames::GetGroupRange(range));
        }
    }
    if (const auto threshold = view.Find("ttl_threshold"))
    {
        settings.threshold = static_cast<uint8_t>(threshold->GetInteger(0, 255));
    }
    if (const auto limit = view.Find("rate_limit_kbytes_per_s"))
    {
        settings.rateLimit =
            static_cast<uint32_t>(limit->GetInteger(0, std::numeric_limits<uint32_t>::max()));
    }
    return settings;
}

} // namespace

std::vector<AttributeSetting>
ReadAttributes(const JsonView& view, const std::string& type)
{
    std::vector<AttributeSetting> settings;
    const TypeId typeId = TypeId::LookupByName(type);
    for (const auto& [name, value] : view.GetMembers())
    {
        const std::optional<std::string> text = ReadAttributeValue(value);
        const std::string objection = text ? WhyNotAttribute(typeId, name, *text) : "";
        if (!objection.empty())
        {
            view.GetProblems().Add(value.GetPointer(), objection);
        }
        settings.push_back({name, text.value_or("")});
    }
    return settings;
}

std::vector<AttributeSetting>
ReadDefaults(const JsonView& view)
{
    std::vector<AttributeSetting> settings;
    for (const auto& [name, value] : view.GetMembers())
    {
        const std::optional<std::string> text = ReadAttributeValue(value);
        const std::string objection = text ? WhyNotDefault(name, *text) : "";
        if (!objection.empty())
        {
            view.GetProblems().Add(value.GetPointer(), objection);
        }
        settings.push_back({name, text.value_or("")});
    }
    return settings;
}

void
ReadCosts(const JsonView& view, const ScenarioNames& names, Topology& topology)
{
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject({"link", "cost", "direction"}))
        {
            continue;
        }
        const std::optional<LinkCostEvent> change = ReadLinkCost(element, names, topology);
        if (!change)
        {
            continue;
        }
        for (const LinkDirection direction : {LinkDirection::A_TO_B, LinkDirection::B_TO_A})
        {
            if (change->bothDirections || change->direction == direction)
            {
                topology.SetLinkCost(change->link, direction, change->cost);
            }
        }
    }
}

std::optional<LinkCostEvent>
ReadLinkCost(const JsonView& view, const ScenarioNames& names, const Topology& topology)
{
    LinkCostEvent change;
    const auto link = view.Require("link");
    const auto cost = view.Require("cost");
    if (cost)
    {
        change.cost =
            static_cast<uint32_t>(cost->GetInteger(1, std::numeric_limits<uint32_t>::max()));
    }
    if (const auto direction = view.Find("direction"))
    {
        change.bothDirections = direction->GetChoice({"both", "forward"}) == 0;
    }
    const auto named = link ? names.GetLink(*link) : std::optional<NamedLink>();
    if (!named)
    {
        return std::nullopt;
    }
    change.link = named->link;
    change.direction = topology.GetDirection(named->link, named->from);
    return change;
}

void
ReadRouters(const JsonView& view, const ScenarioNames& names, Scenario& scenario)
{
    if (!view.ExpectObject(
            {"profile", "forwarder", "manager", "exceptions", "protocols", "convergence"}))
    {
        return;
    }
    scenario.routers = ReadRouterSettings(view);
    if (const auto exceptions = view.Find("exceptions"))
    {
        for (const JsonView& element : exceptions->GetElements())
        {
            if (element.ExpectObject({"routers", "profile", "forwarder", "manager"}))
            {
                const auto routers = element.Require("routers");
                scenario.exceptions.push_back(
                    {routers ? names.GetRouters(*routers) : std::vector<NodeIndex>(),
                     ReadRouterSettings(element)});
            }
        }
    }
    ReadProtocols(view, names, scenario);
    if (const auto convergence = view.Find("convergence"))
    {
        ReadConvergence(*convergence, names, scenario);
    }
}

void
ReadInterfaces(const JsonView& view, const ScenarioNames& names, Scenario& scenario)
{
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject(
                {"router", "to", "boundaries", "ttl_threshold", "rate_limit_kbytes_per_s"}))
        {
            continue;
        }
        const auto interface = names.GetInterface(element);
        scenario.interfaces.push_back(
            ReadInterfaceSettings(element, interface.value_or(ScenarioInterface())));
    }
}

} // namespace mgm
} // namespace ns3
