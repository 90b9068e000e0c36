/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reader of the format of the generator Inet 3.0.
 */

#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// Reads one file.
class InetReader
{
  public:
    /**
     * @param [in,out] result Where errors go.
     * @param [in] defaults Delay and rate.
     */
    InetReader(TopologyResult& result, const TopologyDefaults& defaults)
        : m_result(result),
          m_defaults(defaults)
    {
    }

    /**
     * @param [in] lines Lines of the file.
     */
    void Read(const std::vector<TextLine>& lines)
    {
        uint64_t nodes = 0;
        uint64_t links = 0;
        if (!ReadHeader(lines, nodes, links))
        {
            return;
        }
        for (uint64_t i = 1; i <= nodes; ++i)
        {
            ReadNode(lines[i]);
        }
        for (uint64_t i = nodes + 1; i < lines.size(); ++i)
        {
            ReadLink(lines[i]);
        }
        m_result.SetTopology(std::move(m_topology));
    }

  private:
    /// Reads the first line and checks that the others are as many as it says.
    bool ReadHeader(const std::vector<TextLine>& lines, uint64_t& nodes, uint64_t& links)
    {
        if (lines.empty())
        {
            m_result.AddError(
                0, "", "is empty; the first line gives the numbers of nodes and links");
            return false;
        }
        const std::vector<std::string_view>& fields = lines[0].fields;
        const std::optional<int64_t> first = ParseInteger(fields[0]);
        const std::optional<int64_t> second =
            fields.size() == 2 ? ParseInteger(fields[1]) : std::nullopt;
        if (!first || !second || *first < 1 || *first > MAX_TOPOLOGY_NODES || *second < 0 ||
            *second > MAX_TOPOLOGY_LINKS)
        {
            m_result.AddError(lines[0].number,
                              "",
                              "the first line gives the numbers of nodes (1 to " +
                                  std::to_string(MAX_TOPOLOGY_NODES) + ") and links (0 to " +
                                  std::to_string(MAX_TOPOLOGY_LINKS) + ") and nothing else");
            return false;
        }
        nodes = static_cast<uint64_t>(*first);
        links = static_cast<uint64_t>(*second);
        if (lines.size() - 1 != nodes + links)
        {
            m_result.AddError(lines.back().number,
                              "",
                              "the file ends with " + std::to_string(lines.size() - 1) +
                                  " lines after the first, which promises " +
                                  std::to_string(nodes) + " nodes and " + std::to_string(links) +
                                  " links");
            return false;
        }
        return true;
    }

    /// Reads "id x y".
    void ReadNode(const TextLine& line)
    {
        const bool three = line.fields.size() == 3;
        const std::optional<int64_t> id = ParseInteger(line.fields[0]);
        if (!three || !id || !ParseReal(line.fields[1]) || !ParseReal(line.fields[2]))
        {
            m_result.AddError(line.number, "", "a node is three numbers: id, x, y");
            return;
        }
        if (m_topology.FindNode(std::to_string(*id)))
        {
            m_result.AddError(
                line.number, "", "there is a node " + std::to_string(*id) + " already");
            return;
        }
        m_topology.AddNode(std::to_string(*id));
    }

    /// Reads "id id distance".
    void ReadLink(const TextLine& line)
    {
        const std::vector<std::string_view>& fields = line.fields;
        const std::optional<int64_t> a = ParseInteger(fields[0]);
        const std::optional<int64_t> b =
            fields.size() == 3 ? ParseInteger(fields[1]) : std::nullopt;
        const std::optional<double> distance = b ? ParseReal(fields[2]) : std::nullopt;
        if (!a || !distance || *distance < 0)
        {
            m_result.AddError(line.number, "", "a link is three numbers: two node ids, distance");
            return;
        }
        const std::optional<NodeIndex> endA = FindEnd(line, *a);
        const std::optional<NodeIndex> endB = FindEnd(line, *b);
        if (!endA || !endB)
        {
            return;
        }
        if (*endA == *endB)
        {
            m_result.AddWarning(
                line.number, "", "link from node " + std::to_string(*a) + " to itself left out");
            return;
        }
        TopologyLink link(*endA, *endB, m_defaults);
        link.costAb = RoundCost(*distance);
        link.costBa = link.costAb;
        m_topology.AddLink(link);
    }

    /// The node of an id; none is an error.
    std::optional<NodeIndex> FindEnd(const TextLine& line, int64_t id)
    {
        const std::optional<NodeIndex> node = m_topology.FindNode(std::to_string(id));
        if (!node)
        {
            m_result.AddError(line.number, "", "there is no node " + std::to_string(id));
        }
        return node;
    }

    TopologyResult& m_result;    //!< where errors go
    TopologyDefaults m_defaults; //!< delay and rate
    Topology m_topology;         //!< what was read so far
};

} // namespace

TopologyResult
ReadInetTopology(std::istream& in, const std::string& file, const TopologyDefaults& defaults)
{
    TopologyResult result(file);
    const std::optional<std::string> text = ReadWholeText(in, result);
    if (text)
    {
        const std::vector<TextLine> lines = SplitLines(*text, result);
        InetReader(result, defaults).Read(lines);
    }
    return result;
}

} // namespace mgm
} // namespace ns3
