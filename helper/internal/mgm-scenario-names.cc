/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-names.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ns3
{
namespace mgm
{

namespace
{

/// First address after the block of link-local groups, which no router forwards (RFC 5771 4).
constexpr uint32_t FIRST_GROUP = 0xe0000100;
/// Last address of class D.
constexpr uint32_t LAST_GROUP = 0xefffffff;
/// Shortest mask of a range of groups: class D itself.
constexpr uint32_t CLASS_D_LENGTH = 4;

/// @return the number that a text is, if it is one up to a maximum.
std::optional<uint32_t>
ParseNumber(const std::string& text, uint32_t maximum)
{
    if (text.empty() || text.size() > 3 ||
        !std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); }))
    {
        return std::nullopt;
    }
    const auto number = static_cast<uint32_t>(std::stoul(text));
    return number <= maximum ? std::optional<uint32_t>(number) : std::nullopt;
}

/// @return the address that a text is, if it is one; ns-3 ends the program where it is none.
std::optional<Ipv4Address>
ParseAddress(const std::string& text)
{
    uint32_t address = 0;
    std::size_t begin = 0;
    for (int part = 0; part < 4; ++part)
    {
        const std::size_t end = part < 3 ? text.find('.', begin) : text.size();
        if (end == std::string::npos)
        {
            return std::nullopt;
        }
        const std::optional<uint32_t> number = ParseNumber(text.substr(begin, end - begin), 255);
        if (!number)
        {
            return std::nullopt;
        }
        address = (address << 8) | *number;
        begin = end + 1;
    }
    return Ipv4Address(address);
}

/// @return the text of a view; "" where it is none.
std::string
GetText(const JsonView& view)
{
    return view.GetValue().is_string() ? view.GetValue().get<std::string>() : "";
}

} // namespace

void
ScenarioNames::NameTable::Add(const std::string& name, std::size_t number)
{
    numbers.emplace(name, number);
    names.push_back(name);
}

std::optional<std::size_t>
ScenarioNames::NameTable::Find(const JsonView& view, const std::string& kind) const
{
    const auto found = numbers.find(GetText(view));
    if (found == numbers.end())
    {
        view.RefuseName("which is no " + kind, names);
        return std::nullopt;
    }
    return found->second;
}

ScenarioNames::ScenarioNames(const Scenario& scenario)
    : m_scenario(scenario)
{
}

void
ScenarioNames::SetNetworkKnown()
{
    m_networkKnown = true;
}

bool
ScenarioNames::IsNetworkKnown() const
{
    return m_networkKnown;
}

void
ScenarioNames::AddHost(const JsonView& name, HostIndex host)
{
    const std::string text = name.GetString();
    if (text.empty())
    {
        return;
    }
    if (m_hosts.numbers.count(text) != 0)
    {
        name.Refuse("a name that no other source or receiver has");
    }
    else if (m_networkKnown && m_scenario.topology.FindNode(text))
    {
        name.Refuse("a name that no node of the topology has");
    }
    else
    {
        m_hosts.Add(text, host);
    }
}

void
ScenarioNames::AddSource(const std::string& name, std::size_t source)
{
    m_sources.Add(name, source);
}

void
ScenarioNames::AddReceiver(const std::string& name, std::size_t receiver)
{
    m_receivers.Add(name, receiver);
}

std::optional<NodeIndex>
ScenarioNames::GetNode(const JsonView& view) const
{
    return FindNode(view, true);
}

std::optional<NodeIndex>
ScenarioNames::GetRouter(const JsonView& view) const
{
    return FindNode(view, false);
}

std::vector<NodeIndex>
ScenarioNames::GetRouters(const JsonView& view) const
{
    std::vector<NodeIndex> routers;
    if (GetText(view) == "*")
    {
        for (NodeIndex node = 0; node < m_scenario.topology.GetNodeCount(); ++node)
        {
            if (m_scenario.topology.GetNode(node).kind == NodeKind::ROUTER)
            {
                routers.push_back(node);
            }
        }
        return routers;
    }
    if (!view.GetValue().is_array() || view.GetValue().empty())
    {
        view.Refuse("\"*\" or an array of names of routers");
        return routers;
    }
    for (const JsonView& element : view.GetElements())
    {
        if (const std::optional<NodeIndex> router = GetRouter(element))
        {
            routers.push_back(*router);
        }
    }
    return routers;
}

std::optional<NamedLink>
ScenarioNames::GetLink(const JsonView& view) const
{
    const std::string name = view.GetString();
    if (name.empty() || !m_networkKnown)
    {
        return std::nullopt;
    }
    const std::vector<NamedLink> found = FindLinksByName(m_scenario.topology, name);
    if (found.size() == 1)
    {
        return found.front();
    }
    if (found.empty())
    {
        view.RefuseName("which is no link of the topology", GetLinkNames(m_scenario.topology));
        return std::nullopt;
    }
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const NamedLink& link : found)
    {
        names.push_back(GetLinkName(m_scenario.topology, link.link, link.from));
    }
    view.RefuseName("which may be any of several links", names);
    return std::nullopt;
}

std::optional<ScenarioInterface>
ScenarioNames::GetInterfaceOf(const JsonView& view, NodeIndex router, const std::string& to) const
{
    if (const std::optional<LinkIndex> link = FindLinkTo(m_scenario.topology, router, to))
    {
        return ScenarioInterface{router, *link};
    }
    std::vector<std::string> names = GetNeighborNames(m_scenario.topology, router);
    for (HostIndex host = 0; host < m_scenario.hosts.size(); ++host)
    {
        if (m_scenario.hosts[host].at == router)
        {
            if (m_scenario.hosts[host].name == to)
            {
                return ScenarioInterface{router, host};
            }
            names.push_back(m_scenario.hosts[host].name);
        }
    }
    view.RefuseName(
        "to which no interface of " + m_scenario.topology.GetNode(router).name + " leads", names);
    return std::nullopt;
}

std::optional<ScenarioInterface>
ScenarioNames::GetInterface(const JsonView& view) const
{
    const std::optional<JsonView> routerView = view.Require("router");
    const std::optional<JsonView> to = view.Require("to");
    const std::optional<NodeIndex> router =
        routerView ? GetRouter(*routerView) : std::optional<NodeIndex>();
    const std::string name = to ? to->GetString() : "";
    return router && !name.empty() ? GetInterfaceOf(*to, *router, name) : std::nullopt;
}

std::optional<std::size_t>
ScenarioNames::GetSource(const JsonView& view) const
{
    return m_sources.Find(view, "source of this scenario");
}

ScenarioSender
ScenarioNames::GetSender(const JsonView& view) const
{
    if (const std::optional<Ipv4Address> address = ParseAddress(GetText(view)))
    {
        return *address;
    }
    return m_sources.Find(view, "source of this scenario and no IPv4 address").value_or(0);
}

std::optional<std::size_t>
ScenarioNames::GetReceiver(const JsonView& view) const
{
    return m_receivers.Find(view, "receiver of this scenario");
}

std::vector<std::string>
ScenarioNames::GetRouterNames() const
{
    return GetNodeNames(false);
}

Ipv4Address
ScenarioNames::GetGroup(const JsonView& view)
{
    const std::optional<Ipv4Address> group = ParseAddress(GetText(view));
    if (!group || group->Get() < FIRST_GROUP || group->Get() > LAST_GROUP)
    {
        view.Refuse("a group from 224.0.1.0 to 239.255.255.255");
        return Ipv4Address(FIRST_GROUP);
    }
    return *group;
}

GroupRange
ScenarioNames::GetGroupRange(const JsonView& view)
{
    const std::string text = GetText(view);
    const std::size_t slash = text.find('/');
    const std::optional<Ipv4Address> group = ParseAddress(text.substr(0, slash));
    const std::optional<uint32_t> length =
        slash == std::string::npos ? 32 : ParseNumber(text.substr(slash + 1), 32);
    if (group && group->IsMulticast() && length && *length >= CLASS_D_LENGTH)
    {
        const GroupRange range{*group, Ipv4Mask(0xffffffffU << (32 - *length))};
        if (group->CombineMask(range.mask) == *group)
        {
            return range;
        }
    }
    view.Refuse("a range of groups whose free bits are 0, such as \"239.255.0.0/16\"");
    return GroupRange{Ipv4Address(FIRST_GROUP), Ipv4Mask::GetOnes()};
}

std::optional<NodeIndex>
ScenarioNames::FindNode(const JsonView& view, bool lansToo) const
{
    const std::string name = view.GetString();
    if (name.empty() || !m_networkKnown)
    {
        return std::nullopt;
    }
    const std::optional<NodeIndex> node = m_scenario.topology.FindNode(name);
    if (!node)
    {
        RefuseNode(view, "which is no node of the topology", lansToo);
        return std::nullopt;
    }
    if (!lansToo && m_scenario.topology.GetNode(*node).kind != NodeKind::ROUTER)
    {
        RefuseNode(view, "which is no router", lansToo);
        return std::nullopt;
    }
    return node;
}

void
ScenarioNames::RefuseNode(const JsonView& view, const std::string& why, bool lansToo) const
{
    // To list the names of a large network takes its time, and is for nothing if nobody reads them.
    view.RefuseName(
        why, view.GetProblems().IsFull() ? std::vector<std::string>() : GetNodeNames(lansToo));
}

std::vector<std::string>
ScenarioNames::GetNodeNames(bool lansToo) const
{
    std::vector<std::string> names;
    for (NodeIndex node = 0; node < m_scenario.topology.GetNodeCount(); ++node)
    {
        const TopologyNode& candidate = m_scenario.topology.GetNode(node);
        if (lansToo || candidate.kind == NodeKind::ROUTER)
        {
            names.push_back(candidate.name);
        }
    }
    return names;
}

} // namespace mgm
} // namespace ns3
