/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reader of Rocketfuel's inferred link weights (R. Mahajan, N. Spring, D. Wetherall, T. Anderson,
 * "Inferring link weights using end-to-end measurements", IMW 2002).
 */

#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

#include <algorithm>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

namespace
{

/// Most decimals of a weight that count.
constexpr std::size_t MAX_DECIMALS = 3;

/// A link of which one direction, or both, were read.
struct WeightedLink
{
    NodeIndex a;     //!< from, in the first line of the link
    NodeIndex b;     //!< to, in the first line of the link
    double weightAb; //!< weight of the first line
    double weightBa; //!< weight of the other direction, or 0
};

/// Number of decimals that a weight has, without zeros at its end.
std::size_t
CountDecimals(std::string_view weight)
{
    const std::size_t point = weight.find('.');
    if (point == std::string_view::npos)
    {
        return 0;
    }
    return std::min(weight.find_last_not_of('0') - point, MAX_DECIMALS);
}

/// Reads one file.
class WeightsReader
{
  public:
    /**
     * @param [in,out] result Where errors go.
     * @param [in] defaults Delay and rate.
     */
    WeightsReader(TopologyResult& result, const TopologyDefaults& defaults)
        : m_result(result),
          m_defaults(defaults)
    {
    }

    /**
     * @param [in] lines Lines of the file.
     */
    void Read(const std::vector<TextLine>& lines)
    {
        for (const TextLine& line : lines)
        {
            ReadLine(line);
        }
        double scale = 1;
        for (std::size_t i = 0; i < m_decimals; ++i)
        {
            scale *= 10;
        }
        Topology topology;
        UniqueNames names(m_names);
        for (const std::string& name : m_names)
        {
            topology.AddNode(names.Take(name));
        }
        for (const WeightedLink& read : m_links)
        {
            TopologyLink link(read.a, read.b, m_defaults);
            link.costAb = RoundCost(read.weightAb * scale);
            link.costBa = read.weightBa > 0 ? RoundCost(read.weightBa * scale) : link.costAb;
            topology.AddLink(link);
        }
        m_result.SetTopology(std::move(topology));
    }

  private:
    /// Reads "name name weight".
    void ReadLine(const TextLine& line)
    {
        const std::optional<double> weight =
            line.fields.size() == 3 ? ParseReal(line.fields[2]) : std::nullopt;
        if (!weight || *weight <= 0)
        {
            m_result.AddError(line.number, "", "a link is two names and a weight above 0");
            return;
        }
        const NodeIndex from = GetNode(line.fields[0]);
        const NodeIndex to = GetNode(line.fields[1]);
        if (from == to)
        {
            m_result.AddWarning(
                line.number, "", "link from \"" + m_names[from] + "\" to itself left out");
            return;
        }
        m_decimals = std::max(m_decimals, CountDecimals(line.fields[2]));
        // Links of one pair are matched in their order: the first line of one direction with the
        // first line of the other.
        Waiting& waiting = m_waiting[GetKey(to, from)];
        if (waiting.first < waiting.links.size())
        {
            m_links[waiting.links[waiting.first]].weightBa = *weight;
            ++waiting.first;
            return;
        }
        m_waiting[GetKey(from, to)].links.push_back(m_links.size());
        m_links.push_back({from, to, *weight, 0});
    }

    /// The node of a name, which has + for blanks; it is added when it is new.
    NodeIndex GetNode(std::string_view field)
    {
        const auto [known, isNew] =
            m_nodes.emplace(std::string(field), static_cast<NodeIndex>(m_names.size()));
        if (isNew)
        {
            std::string name(field);
            std::replace(name.begin(), name.end(), '+', ' ');
            name = CleanName(name);
            m_names.push_back(name.empty() ? "?" : name);
        }
        return known->second;
    }

    /// Key of the direction between two nodes.
    static uint64_t GetKey(NodeIndex from, NodeIndex to)
    {
        return static_cast<uint64_t>(from) << 32 | to;
    }

    /// Links of one direction that have no line of the other one yet.
    struct Waiting
    {
        std::vector<std::size_t> links; //!< all links that have waited
        std::size_t first{0};           //!< the first that still waits
    };

    TopologyResult& m_result;                           //!< where errors go
    TopologyDefaults m_defaults;                        //!< delay and rate
    std::unordered_map<std::string, NodeIndex> m_nodes; //!< nodes by their names in the file
    std::vector<std::string> m_names;                   //!< clean names of the nodes
    std::vector<WeightedLink> m_links;                  //!< links read so far
    std::size_t m_decimals{0};                          //!< most decimals of a weight
    std::unordered_map<uint64_t, Waiting> m_waiting;    //!< by the direction of their first line
};

} // namespace

TopologyResult
ReadRocketfuelWeightsTopology(std::istream& in,
                              const std::string& file,
                              const TopologyDefaults& defaults)
{
    TopologyResult result(file);
    const std::optional<std::string> text = ReadWholeText(in, result);
    if (text)
    {
        const std::vector<TextLine> lines = SplitLines(*text, result);
        WeightsReader(result, defaults).Read(lines);
    }
    return result;
}

} // namespace mgm
} // namespace ns3
