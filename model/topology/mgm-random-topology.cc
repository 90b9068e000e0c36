/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The random networks of mgm-topology-generator.h.
 */

#include "ns3/mgm-generator-checks.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/rng-stream.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Meters of one degree of a great circle.
const double METERS_PER_DEGREE = EARTH_RADIUS * std::acos(-1.0) / 180;

/// Most cells along a side where all pairs of cells are looked at.
constexpr uint32_t MAX_PAIRED_SIDE = 32;
/// Most cells along a side where cells are looked at around a point.
constexpr uint32_t MAX_SEARCHED_SIDE = 1024;

/// Random numbers of one network: a stream that depends on the seed alone, not on the run number.
class TopologyRandom
{
  public:
    /**
     * @param [in] seed Seed of ns-3's generator.
     */
    explicit TopologyRandom(uint32_t seed)
        : m_stream(seed, 0, 0)
    {
    }

    /// @return a number between 0 and 1, without these.
    double GetUnit()
    {
        return m_stream.RandU01();
    }

    /**
     * @param [in] count At least 1.
     * @return an integer from 0 to count - 1.
     */
    uint32_t GetBelow(uint32_t count)
    {
        return std::min(static_cast<uint32_t>(GetUnit() * count), count - 1);
    }

  private:
    RngStream m_stream; //!< ns-3's generator
};

/// A place in the plane, in meters.
struct PlanePoint
{
    double x; //!< meters to the east
    double y; //!< meters to the north
};

/// Distance of two places in meters.
double
GetDistance(const PlanePoint& p, const PlanePoint& q)
{
    return std::hypot(p.x - q.x, p.y - q.y);
}

/// Points of a square sorted into square cells, so that near ones are found without a search of
/// all.
class PlaneGrid
{
  public:
    /**
     * @param [in] points All points, which must outlive this object.
     * @param [in] size Side of the square in meters.
     * @param [in] maxSide Most cells along a side; fewer are made for few points.
     */
    PlaneGrid(const std::vector<PlanePoint>& points, double size, uint32_t maxSide)
        : m_points(points),
          m_side(std::clamp(static_cast<uint32_t>(std::sqrt(points.size() / 8.0)), 1U, maxSide)),
          m_cellSize(size / m_side),
          m_cells(m_side * m_side)
    {
    }

    /**
     * @param [in] point Index of a point, which from now on is in the grid.
     */
    void Add(uint32_t point)
    {
        m_cells[GetColumn(m_points[point].y) * m_side + GetColumn(m_points[point].x)].push_back(
            point);
    }

    /// @return the number of cells.
    uint32_t GetCellCount() const
    {
        return static_cast<uint32_t>(m_cells.size());
    }

    /**
     * @param [in] cell A cell.
     * @return the points in it.
     */
    const std::vector<uint32_t>& GetCell(uint32_t cell) const
    {
        return m_cells[cell];
    }

    /**
     * @param [in] cell A cell.
     * @param [in] other Another, or the same.
     * @return the least distance that points of them can have, in meters.
     */
    double GetCellDistance(uint32_t cell, uint32_t other) const
    {
        return m_cellSize * std::hypot(GetGap(cell % m_side, other % m_side),
                                       GetGap(cell / m_side, other / m_side));
    }

    /**
     * @param [in] point Index of a point.
     * @return the nearest point of the grid, which must not be empty; of two, the lower.
     */
    uint32_t FindNearest(uint32_t point) const
    {
        const PlanePoint& from = m_points[point];
        const auto column = static_cast<int64_t>(GetColumn(from.x));
        const auto row = static_cast<int64_t>(GetColumn(from.y));
        std::pair<double, uint32_t> best{HUGE_VAL, 0};
        // After all cells up to a ring, a point not seen is farther than that many whole cells.
        for (int64_t ring = 0; ring < m_side && best.first > (ring - 1) * m_cellSize; ++ring)
        {
            for (int64_t y = row - ring; y <= row + ring; ++y)
            {
                const bool edge = y == row - ring || y == row + ring;
                for (int64_t x = column - ring; x <= column + ring;
                     x += edge || ring == 0 ? 1 : 2 * ring)
                {
                    LookInto(x, y, from, best);
                }
            }
        }
        return best.second;
    }

  private:
    /// Column of an x, or row of a y.
    uint32_t GetColumn(double x) const
    {
        return std::min(static_cast<uint32_t>(x / m_cellSize), m_side - 1);
    }

    /// Whole cells between two columns.
    static double GetGap(uint32_t a, uint32_t b)
    {
        const uint32_t difference = a < b ? b - a : a - b;
        return difference > 1 ? difference - 1 : 0;
    }

    /// Keeps the best of the points of one cell and the best so far.
    void LookInto(int64_t x,
                  int64_t y,
                  const PlanePoint& from,
                  std::pair<double, uint32_t>& best) const
    {
        if (x < 0 || y < 0 || x >= m_side || y >= m_side)
        {
            return;
        }
        for (uint32_t candidate : m_cells[y * m_side + x])
        {
            best = std::min(best, {GetDistance(from, m_points[candidate]), candidate});
        }
    }

    const std::vector<PlanePoint>& m_points;    //!< all points
    uint32_t m_side;                            //!< cells along a side
    double m_cellSize;                          //!< side of a cell in meters
    std::vector<std::vector<uint32_t>> m_cells; //!< points of each cell, row by row
};

/// Two ends of a link to be.
using NodePair = std::pair<NodeIndex, NodeIndex>;

/// Draws the links of a Waxman network.
class WaxmanDraw
{
  public:
    /**
     * @param [in] parameters Checked parameters.
     */
    explicit WaxmanDraw(const WaxmanParameters& parameters)
        : m_alpha(parameters.alpha),
          m_size(parameters.sideKm * 1000),
          m_reach(parameters.beta * m_size * std::sqrt(2.0)),
          m_random(parameters.seed)
    {
        for (uint32_t i = 0; i < parameters.nodes; ++i)
        {
            const double x = m_random.GetUnit() * m_size;
            m_points.push_back({x, m_random.GetUnit() * m_size});
        }
    }

    /**
     * Draws all links. Pairs of routers are not looked at one by one: for two cells the largest
     * possible probability is known, so the number of pairs until the next candidate is geometric;
     * a candidate is then taken with the part of that probability which its own is.
     *
     * @param [in] most Stop when there are more links than this.
     * @return the links, in order unless there are too many.
     */
    std::vector<NodePair> DrawLinks(uint32_t most)
    {
        PlaneGrid grid(m_points, m_size, MAX_PAIRED_SIDE);
        for (uint32_t i = 0; i < m_points.size(); ++i)
        {
            grid.Add(i);
        }
        std::vector<NodePair> links;
        for (uint32_t cell = 0; cell < grid.GetCellCount(); ++cell)
        {
            for (uint32_t other = cell; other < grid.GetCellCount() && links.size() <= most;
                 ++other)
            {
                const double distance = grid.GetCellDistance(cell, other);
                DrawBetween(grid.GetCell(cell), grid.GetCell(other), distance, links);
            }
        }
        if (links.size() <= most)
        {
            std::sort(links.begin(), links.end());
        }
        return links;
    }

    /**
     * Links that join all parts of a network to that of its first node.
     *
     * @param [in] component Part of each node, as of Topology::GetComponents().
     * @return the links to add.
     */
    std::vector<NodePair> JoinParts(const std::vector<uint32_t>& component) const
    {
        std::vector<std::vector<NodeIndex>> parts;
        for (NodeIndex node = 0; node < component.size(); ++node)
        {
            parts.resize(std::max<std::size_t>(parts.size(), component[node] + 1));
            parts[component[node]].push_back(node);
        }
        PlaneGrid joined(m_points, m_size, MAX_SEARCHED_SIDE);
        std::vector<NodePair> links;
        for (const std::vector<NodeIndex>& part : parts)
        {
            if (part.front() != 0)
            {
                links.emplace_back(joined.FindNearest(part.front()), part.front());
            }
            for (NodeIndex node : part)
            {
                joined.Add(node);
            }
        }
        return links;
    }

    /**
     * @param [in] node A router.
     * @return its place on the globe: the middle of the square lies at 0 N 0 E.
     */
    GeoPosition GetPosition(NodeIndex node) const
    {
        return {(m_points[node].y - m_size / 2) / METERS_PER_DEGREE,
                (m_points[node].x - m_size / 2) / METERS_PER_DEGREE};
    }

  private:
    /// Draws the links between the points of two cells at least a distance apart.
    void DrawBetween(const std::vector<uint32_t>& here,
                     const std::vector<uint32_t>& there,
                     double distance,
                     std::vector<NodePair>& links)
    {
        const double bound = m_alpha * std::exp(-distance / m_reach);
        const double scale = bound < 1 ? 1 / std::log1p(-bound) : 0;
        const uint64_t pairs = static_cast<uint64_t>(here.size()) * there.size();
        uint64_t pair = 0;
        while (true)
        {
            // A skip beyond the last pair may be larger than any integer.
            const double skip = std::log(m_random.GetUnit()) * scale;
            if (!(skip < static_cast<double>(pairs - pair)))
            {
                return;
            }
            pair += static_cast<uint64_t>(skip);
            const NodeIndex a = here[pair / there.size()];
            const NodeIndex b = there[pair % there.size()];
            const double length = GetDistance(m_points[a], m_points[b]);
            // Within one cell each pair comes up in both orders, of which one counts.
            if ((&here != &there || a < b) &&
                m_random.GetUnit() < std::exp((distance - length) / m_reach))
            {
                links.emplace_back(std::min(a, b), std::max(a, b));
            }
            ++pair;
        }
    }

    double m_alpha;                   //!< probability between near routers
    double m_size;                    //!< side of the square in meters
    double m_reach;                   //!< beta L in meters
    TopologyRandom m_random;          //!< random numbers
    std::vector<PlanePoint> m_points; //!< places of the routers
};

/// Adds a link whose delay follows from the positions of its ends.
void
AddMeasuredLink(Topology& topology, const NodePair& ends, const TopologyDefaults& defaults)
{
    TopologyLink link(ends.first, ends.second, defaults);
    link.delay =
        GetLinkDelay(topology.GetNode(ends.first), topology.GetNode(ends.second), defaults);
    topology.AddLink(link);
}

/// The links of a small world while they are moved about.
class SmallWorldDraw
{
  public:
    /**
     * @param [in] nodes Number of routers.
     * @param [in] neighbors Neighbors of each at first.
     * @param [in] seed Seed.
     */
    SmallWorldDraw(uint32_t nodes, uint32_t neighbors, uint32_t seed)
        : m_nodes(nodes),
          m_degree(nodes, neighbors),
          m_random(seed)
    {
        // By distance first, as the authors do: all first neighbors, then all second ones.
        for (uint32_t step = 1; step <= neighbors / 2; ++step)
        {
            for (NodeIndex node = 0; node < nodes; ++node)
            {
                m_links.emplace_back(node, (node + step) % nodes);
                m_joined.insert(GetKey(m_links.back()));
            }
        }
    }

    /**
     * @param [in] probability Probability of moving each link.
     */
    void Rewire(double probability)
    {
        for (NodePair& link : m_links)
        {
            // A router that is joined to all others cannot have its link moved.
            if (m_random.GetUnit() < probability && m_degree[link.first] < m_nodes - 1)
            {
                m_joined.erase(GetKey(link));
                --m_degree[link.second];
                link.second = DrawEnd(link);
                m_joined.insert(GetKey(link));
                ++m_degree[link.second];
            }
        }
    }

    /// @return the links.
    const std::vector<NodePair>& GetLinks() const
    {
        return m_links;
    }

  private:
    /// The same number for both orders of a pair.
    static uint64_t GetKey(const NodePair& pair)
    {
        return static_cast<uint64_t>(std::min(pair.first, pair.second)) << 32 |
               std::max(pair.first, pair.second);
    }

    /// A new far end: not the near end, not the old one, and not joined to the near end yet.
    NodeIndex DrawEnd(const NodePair& link)
    {
        while (true)
        {
            const NodeIndex end = m_random.GetBelow(m_nodes);
            if (end != link.first && end != link.second &&
                m_joined.count(GetKey({link.first, end})) == 0)
            {
                return end;
            }
        }
    }

    uint32_t m_nodes;                      //!< number of routers
    std::vector<uint32_t> m_degree;        //!< links of each router
    std::vector<NodePair> m_links;         //!< the links
    std::unordered_set<uint64_t> m_joined; //!< keys of the links, for looking up only
    TopologyRandom m_random;               //!< random numbers
};

} // namespace

TopologyResult
MakeWaxmanTopology(const WaxmanParameters& parameters, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "nodes", parameters.nodes, 2, MAX_TOPOLOGY_NODES);
    CheckReal(result, "alpha", parameters.alpha, 0, 1, false);
    CheckReal(result, "beta", parameters.beta, 0, 1, false);
    CheckReal(result, "side_km", parameters.sideKm, 1, 4000, true);
    CheckInteger(result, "seed", parameters.seed, 1, MAX_TOPOLOGY_SEED);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    WaxmanDraw draw(parameters);
    const std::vector<NodePair> links = draw.DrawLinks(MAX_TOPOLOGY_LINKS);
    if (links.size() > MAX_TOPOLOGY_LINKS)
    {
        result.AddError(0,
                        "alpha",
                        "makes more than " + std::to_string(MAX_TOPOLOGY_LINKS) +
                            " links; take a smaller alpha or beta");
        return result;
    }
    Topology topology;
    for (NodeIndex node = 0; node < parameters.nodes; ++node)
    {
        topology.AddNode({"r" + std::to_string(node), NodeKind::ROUTER, draw.GetPosition(node)});
    }
    for (const NodePair& ends : links)
    {
        AddMeasuredLink(topology, ends, defaults);
    }
    for (const NodePair& ends : draw.JoinParts(topology.GetComponents()))
    {
        AddMeasuredLink(topology, ends, defaults);
    }
    topology.SetDescription("Waxman network of " + std::to_string(parameters.nodes));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakePowerLawTopology(uint32_t nodes,
                     uint32_t linksPerNode,
                     uint32_t seed,
                     const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "links_per_node", linksPerNode, 1, MAX_TOPOLOGY_NODES - 1);
    CheckInteger(result, "seed", seed, 1, MAX_TOPOLOGY_SEED);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() == 0)
    {
        const uint64_t first = linksPerNode + 1;
        CheckInteger(result, "nodes", nodes, first, MAX_TOPOLOGY_NODES);
        CheckSize(result, nodes, first * linksPerNode / 2 + (nodes - first) * linksPerNode);
    }
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology = MakeRouters(nodes);
    TopologyRandom random(seed);
    // Each router stands in this list once for each of its links.
    std::vector<NodeIndex> ends;
    for (NodeIndex node = 1; node < nodes; ++node)
    {
        std::vector<NodeIndex> chosen;
        std::unordered_set<NodeIndex> taken;
        while (chosen.size() < std::min(linksPerNode, node))
        {
            const NodeIndex candidate =
                node <= linksPerNode ? static_cast<NodeIndex>(chosen.size())
                                     : ends[random.GetBelow(static_cast<uint32_t>(ends.size()))];
            if (taken.insert(candidate).second)
            {
                chosen.push_back(candidate);
            }
        }
        for (NodeIndex end : chosen)
        {
            topology.AddLink(TopologyLink(end, node, defaults));
            ends.push_back(end);
            ends.push_back(node);
        }
    }
    topology.SetDescription("power-law network of " + std::to_string(nodes));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakeSmallWorldTopology(uint32_t nodes,
                       uint32_t neighbors,
                       double rewire,
                       uint32_t seed,
                       const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "neighbors", neighbors, 2, MAX_TOPOLOGY_NODES - 1);
    CheckReal(result, "rewire", rewire, 0, 1, true);
    CheckInteger(result, "seed", seed, 1, MAX_TOPOLOGY_SEED);
    CheckDefaults(result, defaults);
    if (neighbors % 2 != 0)
    {
        result.AddError(
            0, "neighbors", "is " + std::to_string(neighbors) + "; allowed are even numbers");
    }
    if (result.GetErrorCount() == 0)
    {
        CheckInteger(result, "nodes", nodes, neighbors + 1, MAX_TOPOLOGY_NODES);
        CheckSize(result, nodes, static_cast<uint64_t>(nodes) * (neighbors / 2));
    }
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    SmallWorldDraw draw(nodes, neighbors, seed);
    draw.Rewire(rewire);
    Topology topology = MakeRouters(nodes);
    for (const NodePair& ends : draw.GetLinks())
    {
        topology.AddLink(TopologyLink(ends.first, ends.second, defaults));
    }
    const std::vector<uint32_t> component = topology.GetComponents();
    uint32_t parts = 1;
    for (NodeIndex node = 1; node < nodes; ++node)
    {
        // Parts are numbered by their first router, so a new number is the first of its part.
        if (component[node] == parts)
        {
            topology.AddLink(TopologyLink(node - 1, node, defaults));
            ++parts;
        }
    }
    topology.SetDescription("small world of " + std::to_string(nodes));
    result.SetTopology(std::move(topology));
    return result;
}

} // namespace mgm
} // namespace ns3
