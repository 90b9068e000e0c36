/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-topology-json-value.h"

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-topology-text.h"

#include <cmath>
#include <limits>
#include <sstream>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Longest one-way delay, in milliseconds.
constexpr double MAX_DELAY_MS = 3600000;
/// Largest cost of a direction.
constexpr uint64_t MAX_COST = std::numeric_limits<uint32_t>::max();
/// Last year that a network may be of.
constexpr uint64_t MAX_YEAR = 9999;

/// The rate in an object, or what it is when it is not given.
DataRate
GetRate(const JsonView& object, DataRate otherwise)
{
    const std::optional<JsonView> given = object.Find("rate");
    if (!given)
    {
        return otherwise;
    }
    const nlohmann::json& value = given->GetValue();
    const std::optional<DataRate> rate =
        value.is_string() ? ParseRate(value.get_ref<const std::string&>()) : std::nullopt;
    if (!rate)
    {
        given->Refuse(RATE_FORMAT);
    }
    return rate.value_or(otherwise);
}

/// The delay in an object, or what it is when it is not given.
Time
GetDelay(const JsonView& object, Time otherwise)
{
    const std::optional<JsonView> given = object.Find("delay_ms");
    return given ? NanoSeconds(std::llround(given->GetNumber(0, MAX_DELAY_MS) * 1e6)) : otherwise;
}

/// A cost in an object, or what it is when it is not given.
uint32_t
GetCost(const JsonView& object, const char* name, uint32_t otherwise)
{
    const std::optional<JsonView> given = object.Find(name);
    return given ? static_cast<uint32_t>(given->GetInteger(1, MAX_COST)) : otherwise;
}

/// The text in an object, or an empty one when it is not given.
std::string
GetText(const JsonView& object, const char* name)
{
    const std::optional<JsonView> given = object.Find(name);
    return given ? given->GetString() : "";
}

/// The defaults in an object, on top of others.
TopologyDefaults
GetDefaults(const JsonView& object, TopologyDefaults defaults)
{
    const std::optional<JsonView> given = object.Find("defaults");
    if (given && given->ExpectObject({"delay_ms", "rate", "cost"}))
    {
        defaults.delay = GetDelay(*given, defaults.delay);
        defaults.rate = GetRate(*given, defaults.rate);
        defaults.cost = GetCost(*given, "cost", defaults.cost);
    }
    return defaults;
}

/// Reads a network that is given with its nodes and links.
class InlineTopologyReader
{
  public:
    /**
     * @param [in] view The network.
     * @param [in] defaults Cost, delay and rate of links that say nothing.
     */
    InlineTopologyReader(const JsonView& view, const TopologyDefaults& defaults)
        : m_view(view),
          m_defaults(defaults)
    {
    }

    /// @return the network; of use only when no problem was added.
    Topology Read()
    {
        m_view.ExpectObject({"name", "source", "year", "defaults", "nodes", "links"});
        const std::string name = GetText(m_view, "name");
        const std::string source = GetText(m_view, "source");
        const std::optional<JsonView> year = m_view.Find("year");
        m_topology.SetDescription(
            name, source, year ? static_cast<uint32_t>(year->GetInteger(1, MAX_YEAR)) : 0);
        ReadElements("nodes", 1, MAX_TOPOLOGY_NODES, &InlineTopologyReader::ReadNode);
        ReadElements("links", 0, MAX_TOPOLOGY_LINKS, &InlineTopologyReader::ReadLink);
        return std::move(m_topology);
    }

  private:
    /// Reads one element of an array.
    using ElementReader = void (InlineTopologyReader::*)(const JsonView& object);

    /// Reads an array.
    void ReadElements(const char* name, std::size_t least, std::size_t most, ElementReader reader)
    {
        const std::optional<JsonView> array = m_view.Require(name);
        if (!array)
        {
            return;
        }
        const std::size_t size = array->GetValue().size();
        if (array->GetValue().is_array() && (size < least || size > most))
        {
            m_view.GetProblems().Add(array->GetPointer(),
                                     "an array of " + std::to_string(size),
                                     std::to_string(least) + " to " + std::to_string(most) +
                                         " elements");
            return;
        }
        for (const JsonView& element : array->GetElements())
        {
            (this->*reader)(element);
        }
    }

    /// Reads a node. One with a name is kept even when it has problems, so that links find it.
    void ReadNode(const JsonView& object)
    {
        if (!object.ExpectObject({"name", "kind", "lat", "lon"}))
        {
            return;
        }
        const std::optional<JsonView> name = object.Require("name");
        const std::optional<JsonView> kind = object.Find("kind");
        const std::optional<JsonView> latitude = object.Find("lat");
        const std::optional<JsonView> longitude = object.Find("lon");
        TopologyNode node;
        node.name = name ? GetNodeName(*name) : "";
        if (kind && kind->GetChoice({"router", "lan"}) == 1)
        {
            node.kind = NodeKind::LAN;
        }
        if (latitude.has_value() != longitude.has_value())
        {
            object.GetProblems().Add(
                object.GetPointer(), "only one of \"lat\" and \"lon\"", "both or none");
        }
        if (latitude && longitude)
        {
            node.position =
                GeoPosition{latitude->GetNumber(-90, 90), longitude->GetNumber(-180, 180)};
        }
        if (!node.name.empty())
        {
            m_pointers.push_back(object.GetPointer());
            m_names.push_back(node.name);
            m_topology.AddNode(std::move(node));
        }
    }

    /// The name of a node; empty when it is not allowed or taken.
    std::string GetNodeName(const JsonView& view)
    {
        const std::string name = view.GetString();
        if (CleanName(name) != name)
        {
            view.Refuse("up to " + std::to_string(MAX_NODE_NAME_LENGTH) +
                        " bytes without control characters, double blanks, and blanks at the ends");
            return "";
        }
        const std::optional<NodeIndex> other = m_topology.FindNode(name);
        if (other)
        {
            view.Refuse("a name of its own; " + m_pointers[*other] + " has this one");
            return "";
        }
        return name;
    }

    /// Reads a link.
    void ReadLink(const JsonView& object)
    {
        if (!object.ExpectObject(
                {"a", "b", "cost", "cost_ab", "cost_ba", "delay_ms", "rate", "up", "label"}))
        {
            return;
        }
        const std::optional<NodeIndex> a = GetEnd(object, "a");
        const std::optional<NodeIndex> b = GetEnd(object, "b");
        const std::optional<JsonView> up = object.Find("up");
        TopologyLink link(a.value_or(0), b.value_or(0), m_defaults);
        ReadCosts(object, link);
        link.rate = GetRate(object, m_defaults.rate);
        link.up = !up || up->GetBoolean();
        link.label = GetText(object, "label");
        if (!a || !b)
        {
            GetDelay(object, m_defaults.delay);
            return;
        }
        const TopologyNode& nodeA = m_topology.GetNode(*a);
        const TopologyNode& nodeB = m_topology.GetNode(*b);
        CheckLanCost(object, "cost_ab", nodeA);
        CheckLanCost(object, "cost_ba", nodeB);
        link.delay = GetDelay(object, GetLinkDelay(nodeA, nodeB, m_defaults));
        const std::string objection = m_topology.WhyNotLink(link);
        if (!objection.empty())
        {
            object.GetProblems().Add(object.GetPointer(), objection);
            return;
        }
        m_topology.AddLink(std::move(link));
    }

    /// An end of a link, or nothing.
    std::optional<NodeIndex> GetEnd(const JsonView& object, const char* member)
    {
        const std::optional<JsonView> view = object.Require(member);
        if (!view)
        {
            return std::nullopt;
        }
        const nlohmann::json& value = view->GetValue();
        const std::optional<NodeIndex> node =
            value.is_string() ? m_topology.FindNode(value.get_ref<const std::string&>())
                              : std::nullopt;
        if (!node)
        {
            view->RefuseName("which is no node", m_names);
        }
        return node;
    }

    /// Reads the costs of a link: one for both directions, or one for each.
    void ReadCosts(const JsonView& object, TopologyLink& link) const
    {
        const uint32_t both = GetCost(object, "cost", m_defaults.cost);
        link.costAb = GetCost(object, "cost_ab", both);
        link.costBa = GetCost(object, "cost_ba", both);
        if (object.Find("cost") && (object.Find("cost_ab") || object.Find("cost_ba")))
        {
            object.GetProblems().Add(object.GetPointer(),
                                     "\"cost\" beside \"cost_ab\" or \"cost_ba\"",
                                     "either one cost, or one for each direction");
        }
    }

    /// Refuses a cost that would have no effect.
    void CheckLanCost(const JsonView& object, const char* member, const TopologyNode& from)
    {
        const std::optional<JsonView> cost = object.Find(member);
        if (cost && from.kind == NodeKind::LAN)
        {
            cost->Refuse("no such member: the cost away from a LAN segment is always 0");
        }
    }

    const JsonView& m_view;              //!< the network
    TopologyDefaults m_defaults;         //!< for links that say nothing
    Topology m_topology;                 //!< nodes and links so far
    std::vector<std::string> m_pointers; //!< JSON pointer of each node
    std::vector<std::string> m_names;    //!< name of each node
};

/// Text of a problem.
std::string
Print(const TopologyProblem& problem)
{
    std::ostringstream os;
    os << problem;
    return os.str();
}

/// Reads the file that an object names.
std::optional<Topology>
ReadNamedFile(const JsonView& view,
              const std::string& folder,
              const TopologyDefaults& defaults,
              FileForm fileForm,
              InputProblems& warnings)
{
    InputProblems& problems = view.GetProblems();
    const std::size_t before = problems.GetCount();
    view.ExpectObject({"file", "format", "defaults"});
    const JsonView file = *view.Require("file");
    const std::string name = file.GetString();
    const std::optional<JsonView> given = view.Find("format");
    std::optional<TopologyFormat> format;
    if (given)
    {
        const std::vector<std::string> names = GetTopologyFormatNames();
        format = FindTopologyFormat(names[given->GetChoice(names)]);
    }
    if (fileForm == FileForm::REFUSED)
    {
        file.Refuse("a network, not one more file, in a file that was named by another");
    }
    if (problems.GetCount() != before)
    {
        return std::nullopt;
    }
    const std::string path = name[0] == '/' ? name : folder + name;
    TopologyResult result = ReadTopologyFile(path, format, defaults, FileForm::REFUSED);
    for (const TopologyProblem& warning : result.GetWarnings())
    {
        warnings.Add(file.GetPointer(), Print(warning));
    }
    for (const TopologyProblem& error : result.GetErrors())
    {
        problems.Add(file.GetPointer(), Print(error));
    }
    return result.IsOk() ? std::optional<Topology>(result.TakeTopology()) : std::nullopt;
}

} // namespace

std::optional<Topology>
ReadTopologyValue(const JsonView& view,
                  const std::string& folder,
                  const TopologyDefaults& defaults,
                  FileForm fileForm,
                  InputProblems& warnings)
{
    const std::size_t before = view.GetProblems().GetCount();
    if (!view.GetValue().is_object())
    {
        view.Refuse("an object");
        return std::nullopt;
    }
    const TopologyDefaults given = GetDefaults(view, defaults);
    std::optional<Topology> topology;
    if (view.Find("file"))
    {
        topology = ReadNamedFile(view, folder, given, fileForm, warnings);
    }
    else if (view.Find("generate"))
    {
        topology = GenerateTopology(view, given);
    }
    else
    {
        topology = InlineTopologyReader(view, given).Read();
    }
    return view.GetProblems().GetCount() == before ? std::move(topology) : std::nullopt;
}

} // namespace mgm
} // namespace ns3
