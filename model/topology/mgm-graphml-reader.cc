/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reader of GraphML: Boost.Graph's, which delivers nodes, edges and attribute texts; what they mean
 * is decided here.
 */

#include "ns3/mgm-graphml-outline.h"
#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

#include <algorithm>
#include <boost/graph/graphml.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cctype>
#include <limits>
#include <map>
#include <sstream>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Longest one-way delay that a file may give, in milliseconds.
constexpr double MAX_DELAY_MS = 3600000;
/// Last year that a network may be of.
constexpr int64_t MAX_YEAR = 9999;

/// Attribute texts of a node, an edge or the graph, by name in small letters.
using Facts = std::map<std::string, std::string>;

/// An edge as Boost's reader delivers it.
struct RawEdge
{
    NodeIndex source{0}; //!< one end
    NodeIndex target{0}; //!< the other end
    Facts facts;         //!< its attributes
};

/// The target of Boost's reader: keeps everything as text, so that declared types cannot matter.
class RawGraph : public boost::mutate_graph
{
  public:
    bool is_directed() const override
    {
        return false;
    }

    boost::any do_add_vertex() override
    {
        m_nodes.emplace_back();
        return m_nodes.size() - 1;
    }

    std::pair<boost::any, bool> do_add_edge(boost::any source, boost::any target) override
    {
        m_edges.push_back({GetIndex(source), GetIndex(target), {}});
        return {boost::any(m_edges.size() - 1), true};
    }

    void set_graph_property(const std::string& name,
                            const std::string& value,
                            const std::string& /* type */) override
    {
        Keep(m_facts, name, value);
    }

    void set_vertex_property(const std::string& name,
                             boost::any vertex,
                             const std::string& value,
                             const std::string& /* type */) override
    {
        Keep(m_nodes[GetIndex(vertex)], name, value);
    }

    void set_edge_property(const std::string& name,
                           boost::any edge,
                           const std::string& value,
                           const std::string& /* type */) override
    {
        Keep(m_edges[GetIndex(edge)].facts, name, value);
    }

    /// @return the attributes of each node.
    const std::vector<Facts>& GetNodes() const
    {
        return m_nodes;
    }

    /// @return the edges.
    const std::vector<RawEdge>& GetEdges() const
    {
        return m_edges;
    }

    /// @return the attributes of the graph.
    const Facts& GetFacts() const
    {
        return m_facts;
    }

  private:
    /// The index inside what do_add_vertex() and do_add_edge() gave away.
    static NodeIndex GetIndex(const boost::any& descriptor)
    {
        return static_cast<NodeIndex>(boost::any_cast<std::size_t>(descriptor));
    }

    /// Keeps a value, unless its key was not declared and therefore has no name.
    static void Keep(Facts& facts, std::string name, const std::string& value)
    {
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        if (!name.empty())
        {
            facts[name] = value;
        }
    }

    std::vector<Facts> m_nodes;   //!< attributes of each node
    std::vector<RawEdge> m_edges; //!< edges
    Facts m_facts;                //!< attributes of the graph
};

/// The first of some attributes that is there and not empty; else an empty text.
std::string
FindFact(const Facts& facts, std::initializer_list<const char*> names)
{
    for (const char* name : names)
    {
        const auto found = facts.find(name);
        if (found != facts.end() && !found->second.empty())
        {
            return found->second;
        }
    }
    return "";
}

/// Bits per second of one of the letters of LinkSpeedUnits; 0 for others.
double
GetSpeedUnit(const std::string& unit)
{
    static const std::map<std::string, double> UNITS{
        {"K", 1e3},
        {"M", 1e6},
        {"G", 1e9},
        {"T", 1e12},
    };
    const auto found = UNITS.find(unit);
    return found == UNITS.end() ? 0 : found->second;
}

/// Makes a network of what Boost's reader delivered.
class GraphmlInterpreter
{
  public:
    /**
     * @param [in] raw What was read.
     * @param [in] outline Lines and ids.
     * @param [in] defaults Cost, delay and rate where the file says nothing.
     * @param [in,out] result Where errors and warnings go.
     */
    GraphmlInterpreter(const RawGraph& raw,
                       const GraphmlOutline& outline,
                       const TopologyDefaults& defaults,
                       TopologyResult& result)
        : m_raw(raw),
          m_outline(outline),
          m_defaults(defaults),
          m_result(result)
    {
    }

    /// Makes the network.
    void Interpret()
    {
        AddNodes();
        for (std::size_t i = 0; i < m_raw.GetEdges().size(); ++i)
        {
            AddLink(i);
        }
        const Facts& facts = m_raw.GetFacts();
        const std::optional<int64_t> year = ParseInteger(FindFact(facts, {"dateyear"}));
        m_topology.SetDescription(
            CleanName(FindFact(facts, {"label", "network"})),
            CleanName(FindFact(facts, {"source"})),
            year && *year > 0 && *year <= MAX_YEAR ? static_cast<uint32_t>(*year) : 0);
        m_result.SetTopology(std::move(m_topology));
    }

  private:
    /// Adds all nodes.
    void AddNodes()
    {
        const std::vector<NodeKind> kinds = GetKinds();
        std::vector<std::string> wanted;
        for (std::size_t i = 0; i < m_raw.GetNodes().size(); ++i)
        {
            const std::string name = CleanName(FindFact(m_raw.GetNodes()[i], {"label", "name"}));
            wanted.push_back(name.empty() ? CleanName("node." + m_outline.nodes[i].id) : name);
        }
        UniqueNames names(wanted);
        for (std::size_t i = 0; i < wanted.size(); ++i)
        {
            m_topology.AddNode({names.Take(wanted[i]), kinds[i], GetPosition(i)});
        }
    }

    /// Which nodes are routers and which LAN segments; these are never joined to each other.
    std::vector<NodeKind> GetKinds()
    {
        std::vector<NodeKind> kinds;
        for (const Facts& facts : m_raw.GetNodes())
        {
            const bool lan = ParseReal(FindFact(facts, {"hyperedge"})).value_or(0) == 1 ||
                             FindFact(facts, {"kind"}) == "lan";
            kinds.push_back(lan ? NodeKind::LAN : NodeKind::ROUTER);
        }
        for (const RawEdge& edge : m_raw.GetEdges())
        {
            if (edge.source != edge.target && kinds[edge.source] == NodeKind::LAN &&
                kinds[edge.target] == NodeKind::LAN)
            {
                const NodeIndex later = std::max(edge.source, edge.target);
                kinds[later] = NodeKind::ROUTER;
                WarnNode(later,
                         "is a LAN segment joined to LAN segment \"" +
                             m_outline.nodes[std::min(edge.source, edge.target)].id +
                             "\"; made a router");
            }
        }
        return kinds;
    }

    /// Position of a node, if it has a complete and possible one.
    std::optional<GeoPosition> GetPosition(std::size_t node)
    {
        const Facts& facts = m_raw.GetNodes()[node];
        const std::string latitude = FindFact(facts, {"latitude", "lat"});
        const std::string longitude = FindFact(facts, {"longitude", "lon", "lng"});
        if (latitude.empty() && longitude.empty())
        {
            return std::nullopt;
        }
        const std::optional<double> y = ParseReal(latitude);
        const std::optional<double> x = ParseReal(longitude);
        if (!y || !x || !GeoPosition{*y, *x}.IsValid())
        {
            WarnNode(node,
                     "has latitude \"" + CleanName(latitude) + "\" and longitude \"" +
                         CleanName(longitude) +
                         "\"; allowed are -90 to 90 and -180 to 180 degrees; left out");
            return std::nullopt;
        }
        return GeoPosition{*y, *x};
    }

    /// Adds the link of an edge.
    void AddLink(std::size_t edge)
    {
        const RawEdge& raw = m_raw.GetEdges()[edge];
        if (raw.source == raw.target)
        {
            WarnEdge(edge, "joins a node to itself; left out");
            return;
        }
        TopologyLink link(raw.source, raw.target, m_defaults);
        const uint32_t cost = GetCost(edge, "cost", m_defaults.cost);
        link.costAb = GetCost(edge, "cost_ab", cost);
        link.costBa = GetCost(edge, "cost_ba", cost);
        link.rate = GetRate(edge);
        link.delay = GetDelay(edge);
        link.label = CleanName(FindFact(raw.facts, {"label", "linklabel"}));
        m_topology.AddLink(link);
    }

    /// A cost of an edge.
    uint32_t GetCost(std::size_t edge, const char* name, uint32_t otherwise)
    {
        const std::string text = FindFact(m_raw.GetEdges()[edge].facts, {name});
        if (text.empty())
        {
            return otherwise;
        }
        const std::optional<int64_t> cost = ParseInteger(text);
        if (!cost || *cost < 1 || *cost > std::numeric_limits<uint32_t>::max())
        {
            WarnEdge(edge,
                     std::string(name) + " is \"" + CleanName(text) +
                         "\"; allowed are integers from 1 to 4294967295; left out");
            return otherwise;
        }
        return static_cast<uint32_t>(*cost);
    }

    /// Rate of an edge.
    DataRate GetRate(std::size_t edge)
    {
        const Facts& facts = m_raw.GetEdges()[edge].facts;
        const std::string rate = FindFact(facts, {"rate"});
        if (!rate.empty())
        {
            const std::optional<DataRate> parsed = ParseRate(rate);
            if (!parsed)
            {
                WarnEdge(edge,
                         "rate is \"" + CleanName(rate) + "\"; allowed is " + RATE_FORMAT +
                             "; left out");
            }
            return parsed.value_or(m_defaults.rate);
        }
        const std::string raw = FindFact(facts, {"linkspeedraw"});
        const std::string speed = FindFact(facts, {"linkspeed"});
        const std::string units = FindFact(facts, {"linkspeedunits"});
        if (raw.empty() && (speed.empty() || units.empty()))
        {
            return m_defaults.rate;
        }
        const double bits = raw.empty() ? ParseReal(speed).value_or(0) * GetSpeedUnit(units)
                                        : ParseReal(raw).value_or(0);
        if (bits < 1 || bits > MAX_DATA_RATE)
        {
            WarnEdge(edge,
                     "LinkSpeed is \"" + CleanName(raw.empty() ? speed + " " + units : raw) +
                         "\"; allowed are 1 bit/s to 1000000 Gbit/s; left out");
            return m_defaults.rate;
        }
        return DataRate(static_cast<uint64_t>(bits + 0.5));
    }

    /// Delay of an edge.
    Time GetDelay(std::size_t edge)
    {
        const RawEdge& raw = m_raw.GetEdges()[edge];
        const std::string text = FindFact(raw.facts, {"delay_ms"});
        const std::optional<double> delay = ParseReal(text);
        if (delay && *delay >= 0 && *delay <= MAX_DELAY_MS)
        {
            return NanoSeconds(static_cast<int64_t>(*delay * 1e6 + 0.5));
        }
        if (!text.empty())
        {
            WarnEdge(edge,
                     "delay_ms is \"" + CleanName(text) +
                         "\"; allowed are 0 to 3600000 ms; left out");
        }
        return GetLinkDelay(
            m_topology.GetNode(raw.source), m_topology.GetNode(raw.target), m_defaults);
    }

    /// Records a warning about a node.
    void WarnNode(std::size_t node, const std::string& message)
    {
        const GraphmlElement& element = m_outline.nodes[node];
        m_result.AddWarning(element.line, "node \"" + element.id + "\"", message);
    }

    /// Records a warning about an edge.
    void WarnEdge(std::size_t edge, const std::string& message)
    {
        const GraphmlElement& element = m_outline.edges[edge];
        m_result.AddWarning(element.line, "edge \"" + element.id + "\"", message);
    }

    const RawGraph& m_raw;           //!< what was read
    const GraphmlOutline& m_outline; //!< lines and ids
    TopologyDefaults m_defaults;     //!< what is not given
    TopologyResult& m_result;        //!< where errors and warnings go
    Topology m_topology;             //!< the network so far
};

/// Lets Boost's reader read a text.
void
ReadRawGraph(const std::string& text, RawGraph& raw, TopologyResult& result)
{
    std::istringstream in(text);
    try
    {
        boost::read_graphml(in, raw, 0);
    }
    catch (const boost::property_tree::xml_parser_error& error)
    {
        result.AddError(error.line(), "", "is not well-formed XML: " + error.message());
    }
    catch (const std::exception& error)
    {
        result.AddError(0, "", std::string("is not GraphML: ") + error.what());
    }
}

} // namespace

TopologyResult
ReadGraphmlTopology(std::istream& in, const std::string& file, const TopologyDefaults& defaults)
{
    TopologyResult result(file);
    const std::optional<std::string> text = ReadWholeText(in, result);
    if (!text)
    {
        return result;
    }
    const GraphmlOutline outline = OutlineGraphml(*text, result);
    RawGraph raw;
    if (result.GetErrorCount() == 0)
    {
        ReadRawGraph(*text, raw, result);
    }
    if (result.GetErrorCount() == 0 && (raw.GetNodes().size() != outline.nodes.size() ||
                                        raw.GetEdges().size() != outline.edges.size()))
    {
        result.AddError(0, "", "has nodes or edges that Boost's reader takes for something else");
    }
    if (result.GetErrorCount() == 0)
    {
        GraphmlInterpreter(raw, outline, defaults, result).Interpret();
    }
    return result;
}

} // namespace mgm
} // namespace ns3
