/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Sections "attributes", "costs", "routers" and "interfaces" of a scenario file.
 */

#include "ns3/mgm-attribute-check.h"
#include "ns3/mgm-scenario-owners.h"
#include "ns3/mgm-scenario-sections.h"

#include <algorithm>
#include <limits>

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

/// Reads what PIM is set to on one interface, which it has to own.
std::vector<AttributeSetting>
ReadPimInterface(const JsonView& view,
                 const std::optional<ScenarioInterface>& interface,
                 const Scenario& scenario)
{
    const auto owner =
        interface ? ScenarioOwners(scenario.protocols).Find(*interface) : std::nullopt;
    if (interface && (!owner || scenario.protocols[*owner].kind != ApplicationKind::PIM_DM))
    {
        view.GetProblems().Add(view.GetPointer(), "pim-dm does not own this interface");
    }
    return ReadAttributes(view, PIM_INTERFACE_TYPE);
}

/// Reads settings of one interface.
ScenarioInterfaceSettings
ReadInterfaceSettings(const JsonView& view,
                      const Scenario& scenario,
                      const std::optional<ScenarioInterface>& interface,
                      ScenarioIgmpReader& igmp)
{
    ScenarioInterfaceSettings settings;
    settings.interface = interface.value_or(ScenarioInterface());
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
    if (const auto attributes = view.Find("igmp"))
    {
        settings.igmp = igmp.ReadInterface(*attributes, interface);
    }
    if (const auto attributes = view.Find("pim"))
    {
        settings.pim = ReadPimInterface(*attributes, interface, scenario);
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

SplitAttributes
ReadSplitAttributes(const JsonView& view,
                    const std::string& application,
                    const std::string& interface)
{
    const std::vector<std::string> own = GetSettableAttributes(TypeId::LookupByName(application));
    const std::vector<std::string> rest = GetSettableAttributes(TypeId::LookupByName(interface));
    nlohmann::json values[2] = {nlohmann::json::object(), nlohmann::json::object()};
    for (const auto& [name, value] : view.GetMembers())
    {
        const bool isOwn = std::count(own.begin(), own.end(), name) > 0;
        if (isOwn || std::count(rest.begin(), rest.end(), name) > 0)
        {
            values[isOwn ? 0 : 1][name] = value.GetValue();
            continue;
        }
        const nlohmann::json key(name);
        std::vector<std::string> all = own;
        all.insert(all.end(), rest.begin(), rest.end());
        JsonView(key, value.GetPointer(), value.GetProblems())
            .RefuseName("which is no attribute of " + application + " or " + interface, all);
    }
    const auto read = [&view](const nlohmann::json& some, const std::string& type) {
        return ReadAttributes(JsonView(some, view.GetPointer(), view.GetProblems()), type);
    };
    return {read(values[0], application), read(values[1], interface)};
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
ReadRouters(const JsonView& view,
            const ScenarioNames& names,
            Scenario& scenario,
            ScenarioIgmpReader& igmp)
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
    ReadProtocols(view, names, scenario, igmp);
    if (const auto convergence = view.Find("convergence"))
    {
        ReadConvergence(*convergence, names, scenario);
    }
}

void
ReadInterfaces(const JsonView& view,
               const ScenarioNames& names,
               Scenario& scenario,
               ScenarioIgmpReader& igmp)
{
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject({"router",
                                   "to",
                                   "boundaries",
                                   "ttl_threshold",
                                   "rate_limit_kbytes_per_s",
                                   "igmp",
                                   "pim"}))
        {
            continue;
        }
        scenario.interfaces.push_back(
            ReadInterfaceSettings(element, scenario, names.GetInterface(element), igmp));
    }
}

} // namespace mgm
} // namespace ns3
