/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reader of Rocketfuel's router-level maps (N. Spring, R. Mahajan, D. Wetherall, "Measuring ISP
 * topologies with Rocketfuel", SIGCOMM 2002).
 */

#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

#include <algorithm>
#include <unordered_set>

namespace ns3
{
namespace mgm
{

namespace
{

/// Line of a router, for messages.
const char* const MAPS_LINE =
    "a router is: uid @location [+] [bb] (neighbors) [&external] -> <uid> ... {-euid} ... "
    "=name[!] rn";

/// What a line says about a router.
struct MapsRouter
{
    int64_t uid{0};                 //!< Rocketfuel's id
    std::string name;               //!< location and id
    uint64_t line{0};               //!< line, from 1
    std::vector<int64_t> neighbors; //!< ids of the neighbors in this network
};

/// Walks through the fields of one line.
class MapsLine
{
  public:
    /**
     * @param [in] line The line.
     */
    explicit MapsLine(const TextLine& line)
        : m_fields(line.fields)
    {
    }

    /**
     * @param [out] router What the line says; its name and line are set by the caller.
     * @return whether the line is well-formed.
     */
    bool Parse(MapsRouter& router)
    {
        const std::optional<int64_t> uid = ParseInteger(Peek());
        if (!uid || *uid < 0)
        {
            return false;
        }
        router.uid = *uid;
        ++m_next;
        if (Peek().substr(0, 1) != "@")
        {
            return false;
        }
        router.name = GetLocation() + " " + std::to_string(*uid);
        SkipIf(Peek() == "+");
        SkipIf(Peek() == "bb");
        if (!SkipIf(IsNumberBetween(Peek(), "(", ")")))
        {
            return false;
        }
        SkipIf(IsNumberBetween(Peek(), "&", ""));
        return SkipIf(Peek() == "->") && ParseNeighbors(router.neighbors) && ParseEnd();
    }

  private:
    /// The next field; empty at the end of the line.
    std::string_view Peek() const
    {
        return m_next < m_fields.size() ? m_fields[m_next] : std::string_view();
    }

    /// Steps over the next field if it is what is wanted there.
    bool SkipIf(bool wanted)
    {
        m_next += wanted ? 1 : 0;
        return wanted;
    }

    /// Whether a field is an integer between two marks.
    static bool IsNumberBetween(std::string_view field,
                                std::string_view open,
                                std::string_view close)
    {
        return field.size() > open.size() + close.size() && field.substr(0, open.size()) == open &&
               field.substr(field.size() - close.size()) == close &&
               ParseInteger(field.substr(open.size(), field.size() - open.size() - close.size()))
                   .has_value();
    }

    /// The location, which has + for blanks.
    std::string GetLocation()
    {
        std::string location(Peek().substr(1));
        std::replace(location.begin(), location.end(), '+', ' ');
        ++m_next;
        return location;
    }

    /// Steps over "<uid> ... {-euid} ..."; they may stand without blanks between them.
    bool ParseNeighbors(std::vector<int64_t>& neighbors)
    {
        for (; !Peek().empty() && Peek()[0] != '='; ++m_next)
        {
            for (std::string_view rest = Peek(); !rest.empty();)
            {
                const bool external = rest[0] == '{';
                const std::size_t end = rest.find(external ? '}' : '>');
                const std::optional<int64_t> uid =
                    end == std::string_view::npos || (!external && rest[0] != '<')
                        ? std::nullopt
                        : ParseInteger(rest.substr(1, end - 1));
                if (!uid || external != (*uid < 0))
                {
                    return false;
                }
                if (!external)
                {
                    neighbors.push_back(*uid);
                }
                rest.remove_prefix(end + 1);
            }
        }
        return true;
    }

    /// Steps over "=name[!] rn" and expects nothing after it.
    bool ParseEnd()
    {
        return SkipIf(Peek().size() > 1 && Peek()[0] == '=') &&
               SkipIf(IsNumberBetween(Peek(), "r", "")) && m_next == m_fields.size();
    }

    const std::vector<std::string_view>& m_fields; //!< fields of the line
    std::size_t m_next{0};                         //!< next field to look at
};

/// Whether a line is about a router of another network: "-euid =address rn".
bool
IsExternal(const TextLine& line)
{
    const std::optional<int64_t> uid = ParseInteger(line.fields[0]);
    return uid && *uid < 0 && line.fields.size() == 3 && line.fields[1][0] == '=';
}

/// Reads the lines of all routers, in order.
std::vector<MapsRouter>
ReadRouters(const std::vector<TextLine>& lines, TopologyResult& result)
{
    std::vector<MapsRouter> routers;
    for (const TextLine& line : lines)
    {
        MapsRouter router;
        if (IsExternal(line))
        {
            continue;
        }
        if (!MapsLine(line).Parse(router))
        {
            result.AddError(line.number, "", MAPS_LINE);
            continue;
        }
        router.name = CleanName(router.name);
        router.line = line.number;
        routers.push_back(std::move(router));
    }
    return routers;
}

/// Adds the links of one router to neighbors that have no link to it yet.
void
AddLinks(const MapsRouter& router,
         const std::unordered_map<int64_t, NodeIndex>& nodes,
         const TopologyDefaults& defaults,
         std::unordered_set<uint64_t>& joined,
         Topology& topology,
         TopologyResult& result)
{
    const NodeIndex self = nodes.at(router.uid);
    const std::string element = "router " + std::to_string(router.uid);
    for (int64_t uid : router.neighbors)
    {
        const auto neighbor = nodes.find(uid);
        if (neighbor == nodes.end() || neighbor->second == self)
        {
            result.AddWarning(router.line,
                              element,
                              "link to " + std::to_string(uid) + " left out: " +
                                  (uid == router.uid ? "that is the router itself"
                                                     : "it has no line of its own"));
            continue;
        }
        const uint64_t low = std::min(self, neighbor->second);
        if (joined.insert(low << 32 | std::max(self, neighbor->second)).second)
        {
            topology.AddLink(TopologyLink(self, neighbor->second, defaults));
        }
    }
}

} // namespace

TopologyResult
ReadRocketfuelMapsTopology(std::istream& in,
                           const std::string& file,
                           const TopologyDefaults& defaults)
{
    TopologyResult result(file);
    const std::optional<std::string> text = ReadWholeText(in, result);
    if (!text)
    {
        return result;
    }
    const std::vector<MapsRouter> routers = ReadRouters(SplitLines(*text, result), result);
    Topology topology;
    std::unordered_map<int64_t, NodeIndex> nodes;
    std::vector<std::string> wanted;
    wanted.reserve(routers.size());
    for (const MapsRouter& router : routers)
    {
        wanted.push_back(router.name);
    }
    UniqueNames names(wanted);
    for (const MapsRouter& router : routers)
    {
        if (!nodes.emplace(router.uid, topology.GetNodeCount()).second)
        {
            result.AddError(
                router.line, "router " + std::to_string(router.uid), "has a line already");
            continue;
        }
        topology.AddNode(names.Take(router.name));
    }
    std::unordered_set<uint64_t> joined;
    for (const MapsRouter& router : routers)
    {
        AddLinks(router, nodes, defaults, joined, topology, result);
    }
    result.SetTopology(std::move(topology));
    return result;
}

} // namespace mgm
} // namespace ns3
