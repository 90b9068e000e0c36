/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-animation-layout.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// Half a turn, and the radians of a degree.
const double PI = std::acos(-1.0);
const double DEGREE = PI / 180;
/// Width and height of the picture, and its margin, where hosts have room.
constexpr double SIZE = 1000;
constexpr double MARGIN = 100;
/// From a router to its hosts.
constexpr double HOST_DISTANCE = 50;
/// Hosts of a router that stand on one circle around it.
constexpr std::size_t HOSTS_AROUND = 8;

/// A place in the picture.
struct Point
{
    double x{0}; //!< to the right
    double y{0}; //!< downwards
};

/// @return a place on a circle.
Point
GetPointOnCircle(const Point& center, double radius, double turns)
{
    return {center.x + radius * std::sin(2 * PI * turns),
            center.y - radius * std::cos(2 * PI * turns)};
}

/// Moves and scales places so that they fill the picture, and keep their proportions.
void
FitIntoPicture(std::map<NodeIndex, Point>& points)
{
    Point least = points.begin()->second;
    Point most = least;
    for (const auto& [node, point] : points)
    {
        least = {std::min(least.x, point.x), std::min(least.y, point.y)};
        most = {std::max(most.x, point.x), std::max(most.y, point.y)};
    }
    const double extent = std::max(most.x - least.x, most.y - least.y);
    const double scale = extent > 0 ? (SIZE - 2 * MARGIN) / extent : 0;
    for (auto& [node, point] : points)
    {
        point = {SIZE / 2 + (point.x - (least.x + most.x) / 2) * scale,
                 SIZE / 2 + (point.y - (least.y + most.y) / 2) * scale};
    }
}

/// @return where the routers stand.
std::map<NodeIndex, Point>
PlaceRouters(const Topology& topology)
{
    std::map<NodeIndex, Point> points;
    bool known = true;
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        const TopologyNode& router = topology.GetNode(node);
        if (router.kind != NodeKind::ROUTER)
        {
            continue;
        }
        known = known && router.position;
        points[node] =
            router.position
                ? Point{router.position->longitude * std::cos(router.position->latitude * DEGREE),
                        -router.position->latitude}
                : Point();
    }
    if (known && !points.empty())
    {
        FitIntoPicture(points);
        return points;
    }
    double number = 0;
    for (auto& [node, point] : points)
    {
        const double turns = number++ / static_cast<double>(points.size());
        point = GetPointOnCircle({SIZE / 2, SIZE / 2}, SIZE / 2 - MARGIN, turns);
    }
    return points;
}

/// @return the place around which the hosts of a router or a LAN stand.
Point
FindCenter(NodeIndex at, const Topology& topology, const std::map<NodeIndex, Point>& routers)
{
    const auto router = routers.find(at);
    if (router != routers.end())
    {
        return router->second;
    }
    Point sum;
    double count = 0;
    for (const LinkIndex link : topology.GetLinksOf(at))
    {
        const Point& end = routers.at(topology.GetOtherEnd(link, at));
        sum = {sum.x + end.x, sum.y + end.y};
        ++count;
    }
    return count > 0 ? Point{sum.x / count, sum.y / count} : Point{SIZE / 2, SIZE / 2};
}

} // namespace

std::vector<AnimatedNode>
LayOutNodes(const Scenario& scenario, const Network& network)
{
    std::vector<AnimatedNode> nodes;
    const std::map<NodeIndex, Point> routers = PlaceRouters(scenario.topology);
    nodes.reserve(routers.size() + scenario.hosts.size());
    for (const auto& [node, point] : routers)
    {
        nodes.push_back({network.GetRouter(node),
                         scenario.topology.GetNode(node).name,
                         true,
                         point.x,
                         point.y});
    }
    std::map<NodeIndex, std::size_t> hosts;
    for (const ScenarioHost& host : scenario.hosts)
    {
        const std::size_t number = hosts[host.at]++;
        const double turns = (static_cast<double>(number % HOSTS_AROUND) + 0.5) / HOSTS_AROUND;
        const auto circle = static_cast<double>(1 + number / HOSTS_AROUND);
        const Point point = GetPointOnCircle(
            FindCenter(host.at, scenario.topology, routers), circle * HOST_DISTANCE, turns);
        nodes.push_back({network.FindHost(host.name)->node, host.name, false, point.x, point.y});
    }
    return nodes;
}

} // namespace mgm
} // namespace ns3
