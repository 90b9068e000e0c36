/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Section "routers/protocols" of a scenario file: who owns which interfaces, and what is configured
 * there.
 */

#include "ns3/mgm-scenario-owners.h"
#include "ns3/mgm-scenario-sections.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

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
    protocol.interfaces = ReadInterfacesOf(view, protocol.routers, names);
}

/// An interface that a protocol has to own, and where the file says so.
struct OwnedUse
{
    JsonView view;               //!< name of what the interface leads to
    ScenarioInterface interface; //!< the interface
    std::size_t protocol;        //!< number of the protocol
};

/**
 * Reads the protocols one after the other, and says at the end which interfaces are not theirs.
 */
class ProtocolReader
{
  public:
    /**
     * @param [in] names Names of the scenario.
     * @param [in,out] scenario The scenario.
     */
    ProtocolReader(const ScenarioNames& names, Scenario& scenario)
        : m_names(names),
          m_scenario(scenario)
    {
    }

    /**
     * Reads one protocol.
     * @param [in] view The protocol.
     * @return whether its type is known; if not, it owns nothing.
     */
    bool Read(const JsonView& view)
    {
        ScenarioProtocol protocol;
        const bool isKnown = ReadType(view, protocol);
        protocol.routers = ReadWhere(view, m_names);
        m_routers = {protocol.routers.begin(), protocol.routers.end()};
        if (const auto interfaces = view.Find("interfaces"))
        {
            ReadOwnedInterfaces(*interfaces, m_names, protocol);
        }
        const auto attributes = view.Find("attributes");
        if (attributes && protocol.kind)
        {
            ReadProtocolAttributes(*attributes, protocol);
        }
        const std::size_t usesBefore = m_uses.size();
        protocol.memberships = ReadStaticRoutes(view.Find("memberships"), true);
        protocol.incoming = ReadStaticRoutes(view.Find("incoming"), false);
        protocol.alertMasks = ReadStaticRoutes(view.Find("alert_masks"), true);
        if (const auto entries = view.Find("entries"))
        {
            protocol.entries = ReadEntries(*entries);
        }
        if (isKnown)
        {
            m_scenario.protocols.push_back(std::move(protocol));
        }
        else
        {
            // Nobody can say what it would own, nor blame it for using what it does not own.
            m_uses.erase(m_uses.begin() + usesBefore, m_uses.end());
        }
        return isKnown;
    }

    /// Refuses interfaces that are used by a protocol that does not own them.
    void Finish() const
    {
        const ScenarioOwners owners(m_scenario.protocols);
        for (const OwnedUse& use : m_uses)
        {
            if (owners.Find(use.interface) != use.protocol)
            {
                use.view.Refuse("an interface that this protocol owns");
            }
        }
    }

  private:
    /// Whose entry.
    using EntryKey =
        std::tuple<NodeIndex, std::optional<ScenarioSender>, std::optional<Ipv4Address>>;

    /// What a route is for: whose data, and on which interface, where there may be several.
    using RouteKey = std::pair<EntryKey, std::optional<decltype(ScenarioInterface::to)>>;

    /// @return whether the type of a protocol is known.
    static bool ReadType(const JsonView& view, ScenarioProtocol& protocol)
    {
        const std::vector<std::string> names{
            "static-tree", "static", "pim-dm", "none", "igmp", "igmp-proxy"};
        const std::optional<ApplicationKind> kinds[] = {ApplicationKind::STATIC_TREE,
                                                        ApplicationKind::STATIC_MULTICAST,
                                                        ApplicationKind::PIM_DM,
                                                        std::nullopt};
        const auto type = view.Require("type");
        if (!type)
        {
            return false;
        }
        const std::size_t choice = type->GetChoice(names);
        const bool isKnown = type->GetValue() == names[choice];
        protocol.kind = isKnown ? kinds[choice] : std::nullopt;
        return isKnown;
    }

    /// Reads attributes of a protocol and, where it has some, of its interfaces.
    static void ReadProtocolAttributes(const JsonView& view, ScenarioProtocol& protocol)
    {
        const char* const type = GetApplicationTypeName(*protocol.kind);
        if (protocol.kind != ApplicationKind::PIM_DM)
        {
            protocol.attributes = ReadAttributes(view, type);
            return;
        }
        SplitAttributes attributes = ReadSplitAttributes(view, type, PIM_INTERFACE_TYPE);
        protocol.attributes = std::move(attributes.application);
        protocol.interfaceAttributes = std::move(attributes.interfaces);
    }

    /// @return whether the protocol runs on a router; if not, the member "router" is refused.
    bool CheckRouter(const JsonView& view, NodeIndex router) const
    {
        const bool runs = m_routers.count(router) > 0;
        if (!runs)
        {
            view.Find("router")->Refuse("a router on which this protocol runs");
        }
        return runs;
    }

    /**
     * Reads interfaces with sources and groups, "*" for any.
     * @param [in] view The array, if there is one.
     * @param [in] onSeveral Whether one router, source and group may have several interfaces.
     * @return what it says.
     */
    std::vector<ScenarioStaticRoute> ReadStaticRoutes(const std::optional<JsonView>& view,
                                                      bool onSeveral)
    {
        std::vector<ScenarioStaticRoute> routes;
        std::set<RouteKey> keys;
        for (const JsonView& element : view ? view->GetElements() : std::vector<JsonView>())
        {
            if (!element.ExpectObject({"router", "to", "source", "group"}))
            {
                continue;
            }
            ScenarioStaticRoute route;
            const auto interface = m_names.GetInterface(element);
            route.interface = interface.value_or(ScenarioInterface());
            std::tie(route.source, route.group) = ReadWildcardKey(element, m_names);
            if (interface && CheckRouter(element, interface->router))
            {
                m_uses.push_back({*element.Find("to"), *interface, m_scenario.protocols.size()});
                const EntryKey key{interface->router, route.source, route.group};
                if (!keys.emplace(key, onSeveral ? std::optional(interface->to) : std::nullopt)
                         .second)
                {
                    element.GetProblems().Add(
                        element.GetPointer(),
                        onSeveral
                            ? "the interface is named for this source and group already"
                            : "the router has an interface for this source and group already");
                }
            }
            routes.push_back(route);
        }
        return routes;
    }

    /// Reads forwarding entries.
    std::vector<ScenarioStaticEntry> ReadEntries(const JsonView& view)
    {
        std::vector<ScenarioStaticEntry> entries;
        std::set<EntryKey> keys;
        for (const JsonView& element : view.GetElements())
        {
            if (!element.ExpectObject({"router", "source", "group", "incoming", "outgoing"}))
            {
                continue;
            }
            const std::optional<ScenarioStaticEntry> entry = ReadStaticEntry(element, m_names);
            if (!entry || !CheckRouter(element, entry->router))
            {
                continue;
            }
            if (entry->incoming)
            {
                m_uses.push_back(
                    {*element.Find("incoming"), *entry->incoming, m_scenario.protocols.size()});
            }
            if (!keys.emplace(entry->router, entry->source, entry->group).second)
            {
                element.GetProblems().Add(element.GetPointer(),
                                          "the router has an entry of this source and group "
                                          "already");
            }
            entries.push_back(*entry);
        }
        return entries;
    }

    const ScenarioNames& m_names;  //!< names of the scenario
    Scenario& m_scenario;          //!< the scenario
    std::set<NodeIndex> m_routers; //!< where the present protocol runs
    std::vector<OwnedUse> m_uses;  //!< interfaces that protocols have to own
};

/// @return names of the members that a protocol may have.
std::vector<std::string>
GetMembersOf(const JsonView& protocol)
{
    std::vector<std::string> members{"type", "routers", "interfaces", "attributes"};
    const nlohmann::json& value = protocol.GetValue();
    const nlohmann::json type = value.is_object() ? value.value("type", nlohmann::json()) : "";
    if (type != "static-tree" && type != "pim-dm" && type != "none")
    {
        members.insert(members.end(), {"memberships", "incoming", "entries"});
    }
    if (type != "pim-dm" && type != "none")
    {
        members.emplace_back("alert_masks");
    }
    return members;
}

} // namespace

std::vector<NodeIndex>
ReadWhere(const JsonView& view, const ScenarioNames& names)
{
    const auto routers = view.Find("routers");
    static const nlohmann::json everywhere("*");
    return names.GetRouters(routers ? *routers
                                    : JsonView(everywhere, view.GetPointer(), view.GetProblems()));
}

std::vector<ScenarioInterface>
ReadInterfacesOf(const JsonView& view,
                 const std::vector<NodeIndex>& routers,
                 const ScenarioNames& names)
{
    std::vector<ScenarioInterface> interfaces;
    for (const JsonView& element : view.GetElements())
    {
        const std::string to = element.GetString();
        for (const NodeIndex router : routers)
        {
            const auto interface =
                to.empty() ? std::nullopt : names.GetInterfaceOf(element, router, to);
            if (interface)
            {
                interfaces.push_back(*interface);
            }
        }
    }
    return interfaces;
}

void
ReadProtocols(const JsonView& routers,
              const ScenarioNames& names,
              Scenario& scenario,
              ScenarioIgmpReader& igmp)
{
    static const nlohmann::json standard = {{{"type", "static-tree"}}};
    const JsonView protocols =
        routers.Find("protocols")
            .value_or(
                JsonView(standard, routers.GetPointer() + "/protocols", routers.GetProblems()));
    OwnershipCheck ownership(scenario);
    ProtocolReader reader(names, scenario);
    bool hasOwners = false;
    for (const JsonView& element : protocols.GetElements())
    {
        const bool isIgmp = ScenarioIgmpReader::IsIgmp(element);
        hasOwners = hasOwners || !isIgmp;
        if (isIgmp)
        {
            igmp.ReadProtocol(element);
        }
        else if (element.ExpectObject(GetMembersOf(element)))
        {
            if (reader.Read(element))
            {
                ownership.Claim(element, scenario.protocols.back());
            }
        }
    }
    if (!hasOwners)
    {
        reader.Read(
            JsonView(standard[0], routers.GetPointer() + "/protocols", routers.GetProblems()));
    }
    reader.Finish();
    for (const ScenarioProtocol& protocol : scenario.protocols)
    {
        if (protocol.kind == ApplicationKind::PIM_DM)
        {
            igmp.AddStandard(protocol.routers);
        }
    }
}

std::pair<std::optional<ScenarioSender>, std::optional<Ipv4Address>>
ReadWildcardKey(const JsonView& view, const ScenarioNames& names)
{
    std::pair<std::optional<ScenarioSender>, std::optional<Ipv4Address>> key;
    const auto source = view.Require("source");
    if (source && source->GetValue() != "*")
    {
        key.first = names.GetSender(*source);
    }
    const auto group = view.Require("group");
    if (group && group->GetValue() != "*")
    {
        key.second = ScenarioNames::GetGroup(*group);
    }
    else if (group && key.first)
    {
        group->Refuse("a group, as a source is named");
    }
    return key;
}

std::optional<ScenarioStaticEntry>
ReadStaticEntry(const JsonView& view, const ScenarioNames& names)
{
    ScenarioStaticEntry entry;
    std::tie(entry.source, entry.group) = ReadWildcardKey(view, names);
    const auto routerName = view.Require("router");
    const auto router = routerName ? names.GetRouter(*routerName) : std::optional<NodeIndex>();
    entry.router = router.value_or(0);
    const auto find = [&](const JsonView& name) {
        const std::string to = name.GetString();
        if (!router || to.empty())
        {
            return std::optional<ScenarioInterface>();
        }
        return names.GetInterfaceOf(name, entry.router, to);
    };
    const auto outgoing = view.Require("outgoing");
    const auto elements = outgoing ? outgoing->GetElements() : std::vector<JsonView>();
    std::set<decltype(ScenarioInterface::to)> known;
    for (const JsonView& element : elements)
    {
        if (!element.ExpectObject({"to", "ttl_threshold"}))
        {
            continue;
        }
        ScenarioOutput output;
        if (const auto threshold = element.Find("ttl_threshold"))
        {
            output.threshold = static_cast<uint8_t>(threshold->GetInteger(0, 255));
        }
        const auto to = element.Require("to");
        const auto interface = to ? find(*to) : std::optional<ScenarioInterface>();
        if (interface && !known.insert(interface->to).second)
        {
            to->Refuse("an interface that this entry does not have already");
        }
        output.interface = interface.value_or(ScenarioInterface());
        entry.outgoing.push_back(output);
    }
    if (const auto incoming = elements.empty() ? view.Find("incoming") : view.Require("incoming"))
    {
        entry.incoming = find(*incoming);
    }
    return router ? std::optional<ScenarioStaticEntry>(entry) : std::nullopt;
}

} // namespace mgm
} // namespace ns3
