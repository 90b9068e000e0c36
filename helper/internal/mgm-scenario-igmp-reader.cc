/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-igmp-reader.h"

#include "ns3/mgm-igmp-group-filter.h"
#include "ns3/mgm-scenario-igmp-places.h"
#include "ns3/mgm-scenario-sections.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Type of IGMP routers in "routers/protocols".
const char* const ROUTER = "igmp";
/// Type of IGMP proxies there.
const char* const PROXY = "igmp-proxy";
/// Has the timers and variables of an interface.
const char* const INTERFACE_TYPE = "ns3::mgm::IgmpRouterInterface";
/// Has the timers and variables of a host.
const char* const HOST_TYPE = "ns3::mgm::IgmpHost";

/**
 * Checks attributes of an interface that are ranges of groups, which have a syntax of their own.
 * @param [in] view Where they stand.
 * @param [in] settings Attributes of the interface.
 */
void
CheckGroupFilters(const JsonView& view, const std::vector<AttributeSetting>& settings)
{
    for (const AttributeSetting& setting : settings)
    {
        std::string error;
        if ((setting.name == "AllowedGroups" || setting.name == "SourceSpecificGroups") &&
            !IgmpGroupFilter().Parse(setting.value, error))
        {
            view.GetProblems().Add(view.Find(setting.name)->GetPointer(), error);
        }
    }
}

} // namespace

ScenarioIgmpReader::ScenarioIgmpReader(const ScenarioNames& names, Scenario& scenario)
    : m_names(names),
      m_scenario(scenario)
{
}

bool
ScenarioIgmpReader::IsIgmp(const JsonView& protocol)
{
    const nlohmann::json& value = protocol.GetValue();
    const nlohmann::json type = value.is_object() ? value.value("type", nlohmann::json()) : "";
    return type == ROUTER || type == PROXY;
}

void
ScenarioIgmpReader::ReadProtocol(const JsonView& view)
{
    ScenarioIgmp igmp;
    igmp.proxy = view.GetValue()["type"] == PROXY;
    std::vector<std::string> members{"type", "routers", "interfaces", "attributes", "memberships"};
    if (igmp.proxy)
    {
        members.emplace_back("upstream");
    }
    const std::size_t problems = view.GetProblems().GetCount();
    view.ExpectObject(members);
    igmp.routers = ReadWhere(view, m_names);
    if (const auto interfaces = view.Find("interfaces"))
    {
        ReadPlace(*interfaces, igmp);
    }
    if (igmp.proxy)
    {
        if (const auto upstream = view.Require("upstream"))
        {
            ReadUpstream(*upstream, igmp);
        }
    }
    if (const auto attributes = view.Find("attributes"))
    {
        ReadProtocolAttributes(*attributes, igmp);
    }
    if (const auto memberships = view.Find("memberships"))
    {
        ReadMemberships(*memberships, igmp);
    }
    Claim(view, igmp);
    m_complete = m_complete && view.GetProblems().GetCount() == problems;
    m_scenario.igmp.push_back(std::move(igmp));
}

void
ScenarioIgmpReader::AddStandard(const std::vector<NodeIndex>& routers)
{
    ScenarioIgmp igmp;
    for (const NodeIndex router : routers)
    {
        if (m_claims.emplace(router, "").second)
        {
            igmp.routers.push_back(router);
        }
    }
    if (!igmp.routers.empty())
    {
        m_scenario.igmp.push_back(std::move(igmp));
    }
}

void
ScenarioIgmpReader::ReadPlace(const JsonView& view, ScenarioIgmp& igmp) const
{
    if (view.GetValue() == "*")
    {
        igmp.place = IgmpPlace::ALL;
        return;
    }
    if (!view.GetValue().is_array())
    {
        view.Refuse("\"*\" or an array of names of what the interfaces lead to");
        return;
    }
    igmp.place = IgmpPlace::NAMED;
    igmp.interfaces = ReadInterfacesOf(view, igmp.routers, m_names);
}

void
ScenarioIgmpReader::ReadUpstream(const JsonView& view, ScenarioIgmp& igmp) const
{
    const std::string to = view.GetString();
    for (const NodeIndex router : igmp.routers)
    {
        const auto interface = to.empty() ? std::nullopt : m_names.GetInterfaceOf(view, router, to);
        if (interface)
        {
            igmp.upstream.push_back(*interface);
        }
    }
}

void
ScenarioIgmpReader::ReadProtocolAttributes(const JsonView& view, ScenarioIgmp& igmp)
{
    const ApplicationKind kind = igmp.proxy ? ApplicationKind::IGMP_PROXY : ApplicationKind::IGMP;
    SplitAttributes attributes =
        ReadSplitAttributes(view, GetApplicationTypeName(kind), INTERFACE_TYPE);
    CheckGroupFilters(view, attributes.interfaces);
    igmp.attributes = std::move(attributes.application);
    igmp.interfaceAttributes = std::move(attributes.interfaces);
}

void
ScenarioIgmpReader::ReadMemberships(const JsonView& view, ScenarioIgmp& igmp)
{
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject({"router", "to", "source", "group"}))
        {
            continue;
        }
        ScenarioStaticRoute membership;
        std::tie(membership.source, membership.group) = ReadWildcardKey(element, m_names);
        const auto group = element.Find("group");
        if (group && !membership.group)
        {
            group->Refuse("a group");
        }
        const auto interface = m_names.GetInterface(element);
        if (!interface)
        {
            continue;
        }
        if (std::count(igmp.routers.begin(), igmp.routers.end(), interface->router) == 0)
        {
            element.Find("router")->Refuse("a router on which this protocol runs");
            continue;
        }
        membership.interface = *interface;
        m_interfaceUses.push_back({*element.Find("to"), *interface});
        igmp.memberships.push_back(membership);
    }
}

void
ScenarioIgmpReader::Claim(const JsonView& view, const ScenarioIgmp& igmp)
{
    for (const NodeIndex router : igmp.routers)
    {
        const auto [claim, first] = m_claims.emplace(router, view.GetPointer());
        if (!first)
        {
            view.GetProblems().Add(view.GetPointer(),
                                   "IGMP runs on " + m_scenario.topology.GetNode(router).name +
                                       " already, by " + claim->second);
        }
    }
}

std::vector<AttributeSetting>
ScenarioIgmpReader::ReadInterface(const JsonView& view,
                                  const std::optional<ScenarioInterface>& interface)
{
    if (interface)
    {
        m_interfaceUses.push_back({view, *interface});
    }
    std::vector<AttributeSetting> settings = ReadAttributes(view, INTERFACE_TYPE);
    CheckGroupFilters(view, settings);
    return settings;
}

void
ScenarioIgmpReader::ReadHosts(const JsonView& view)
{
    if (!view.ExpectObject({"igmp", "exceptions"}))
    {
        return;
    }
    m_scenario.hostSettings = ReadHostSettings(view);
    const auto exceptions = view.Find("exceptions");
    for (const JsonView& element : exceptions ? exceptions->GetElements() : std::vector<JsonView>())
    {
        if (!element.ExpectObject({"hosts", "igmp"}))
        {
            continue;
        }
        ScenarioHostException exception;
        exception.settings = ReadHostSettings(element);
        const auto hosts = element.Require("hosts");
        for (const JsonView& name : hosts ? hosts->GetElements() : std::vector<JsonView>())
        {
            if (const auto receiver = m_names.GetReceiver(name))
            {
                exception.hosts.push_back(m_scenario.receivers[*receiver].host);
                m_receiverUses.push_back({name, *receiver});
            }
        }
        m_scenario.hostExceptions.push_back(std::move(exception));
    }
}

ScenarioHostSettings
ScenarioIgmpReader::ReadHostSettings(const JsonView& view)
{
    const auto igmp = view.Find("igmp");
    return {igmp ? ReadAttributes(*igmp, HOST_TYPE) : std::vector<AttributeSetting>()};
}

std::optional<ScenarioSourceFilter>
ScenarioIgmpReader::ReadFilter(const JsonView& view, std::size_t receiver)
{
    const auto include = view.Find("include");
    const auto exclude = view.Find("exclude");
    if (!include && !exclude)
    {
        return std::nullopt;
    }
    if (include && exclude)
    {
        exclude->GetProblems().Add(exclude->GetPointer(),
                                   "\"include\" and \"exclude\" cannot both be given");
    }
    const JsonView& list = include ? *include : *exclude;
    ScenarioSourceFilter filter;
    filter.mode = include ? FilterMode::INCLUDE : FilterMode::EXCLUDE;
    if (include && include->GetValue().is_array() && include->GetValue().empty())
    {
        include->Refuse("at least one source");
    }
    for (const JsonView& element : list.GetElements())
    {
        const ScenarioSender sender = m_names.GetSender(element);
        const auto* source = std::get_if<std::size_t>(&sender);
        if (source && *source < m_scenario.sources.size() &&
            m_scenario.sources[*source].group != m_scenario.receivers[receiver].group)
        {
            element.Refuse("a source that sends to the receiver's group");
        }
        filter.sources.push_back(sender);
    }
    m_receiverUses.push_back({list, receiver});
    return filter;
}

void
ScenarioIgmpReader::Finish() const
{
    if (!m_complete || !m_names.IsNetworkKnown())
    {
        return; // what is missing has been told
    }
    // Either a name could be another one, or what stands there is of no use at all.
    const auto refuse =
        [](const JsonView& view, const std::string& name, const std::string& reason) {
            view.Refuse(view.GetValue().is_string() ? name : "nothing, as " + reason);
        };
    const ScenarioIgmpPlaces places(m_scenario);
    for (const InterfaceUse& use : m_interfaceUses)
    {
        const std::string& router = m_scenario.topology.GetNode(use.interface.router).name;
        if (!places.Includes(use.interface))
        {
            refuse(use.view,
                   "an interface on which IGMP of " + router + " works",
                   "IGMP of " + router + " does not work on this interface");
        }
    }
    for (const ReceiverUse& use : m_receiverUses)
    {
        const HostIndex host = m_scenario.receivers[use.receiver].host;
        if (!places.Reaches(host))
        {
            refuse(use.view,
                   "a receiver on whose link a router has IGMP",
                   "no router has IGMP on the link of " + m_scenario.hosts[host].name);
        }
    }
}

} // namespace mgm
} // namespace ns3
