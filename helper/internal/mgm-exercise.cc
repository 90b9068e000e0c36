/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-exercise.h"

#include "ns3/mgm-lesson-marking.h"
#include "ns3/mgm-scenario-reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace ns3
{
namespace mgm
{

namespace
{

using Json = nlohmann::ordered_json;

/// The group of all exercises.
const char* const GROUP = "239.1.1.1";
/// Name of the source.
const char* const SOURCE = "camera";

/// @return the name of the receiver at a router.
std::string
GetScreen(const Topology& topology, NodeIndex router)
{
    return "screen-" + topology.GetNode(router).name;
}

/// @return the links on which data is sent, by the router that receives it there.
std::set<NodeIndex>
FindServed(const ExercisePlan& plan)
{
    std::set<NodeIndex> served;
    for (NodeIndex node : plan.receivers)
    {
        for (; node != plan.source; node = plan.parents[node])
        {
            served.insert(node);
        }
    }
    return served;
}

/// @return a membership of the static protocol.
Json
MakeMembership(const std::string& router, const std::string& to)
{
    return {{"router", router}, {"to", to}, {"source", "*"}, {"group", GROUP}};
}

/// @return the network of a scenario file.
Json
MakeTopology(const Topology& topology)
{
    Json nodes = Json::array();
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        nodes.push_back({{"name", topology.GetNode(node).name}});
    }
    Json links = Json::array();
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        links.push_back({{"a", topology.GetNode(topology.GetLink(link).a).name},
                         {"b", topology.GetNode(topology.GetLink(link).b).name},
                         {"cost_ab", topology.GetCost(link, LinkDirection::A_TO_B)},
                         {"cost_ba", topology.GetCost(link, LinkDirection::B_TO_A)}});
    }
    return {
        {"nodes", nodes}, {"links", links}, {"defaults", {{"delay_ms", 1}, {"rate", "100Mbps"}}}};
}

/// @return the scenario file of a plan.
std::string
MakeScenario(const ExercisePlan& plan, const std::string& name)
{
    const Topology& topology = plan.topology;
    Json memberships = Json::array();
    for (const NodeIndex node : FindServed(plan))
    {
        memberships.push_back(
            MakeMembership(topology.GetNode(plan.parents[node]).name, topology.GetNode(node).name));
    }
    Json receivers = Json::array();
    for (const NodeIndex node : plan.receivers)
    {
        const std::string screen = GetScreen(topology, node);
        memberships.push_back(MakeMembership(topology.GetNode(node).name, screen));
        receivers.push_back(
            {{"name", screen}, {"at", topology.GetNode(node).name}, {"group", GROUP}});
    }
    Json scenario;
    scenario["name"] = name;
    scenario["description"] = "Outgoing interfaces were written by hand, along the shortest ways "
                              "from the camera to the screens.";
    scenario["duration_s"] = 4;
    scenario["topology"] = MakeTopology(topology);
    scenario["routers"]["protocols"] =
        Json::array({{{"type", "static"}, {"memberships", memberships}}});
    scenario["sources"] = Json::array({{{"name", SOURCE},
                                        {"at", topology.GetNode(plan.source).name},
                                        {"group", GROUP},
                                        {"rate", "16kbps"},
                                        {"size_bytes", 200},
                                        {"start_s", 1},
                                        {"stop_s", 3.05}}});
    scenario["receivers"] = receivers;
    return scenario.dump(2) + "\n";
}

/// @return a row of the table of links.
std::string
FormatRow(std::string link, std::string there, std::string back)
{
    link.resize(std::max<std::size_t>(link.size(), 11), ' ');
    there.resize(std::max<std::size_t>(there.size(), 5), ' ');
    back.resize(std::max<std::size_t>(back.size(), 5), ' ');
    return "| " + link + " | " + there + " | " + back + " |\n";
}

/// @return the text of the exercise.
std::string
MakePage(const ExercisePlan& plan, const ExerciseOrder& order)
{
    const Topology& topology = plan.topology;
    const std::string source = topology.GetNode(plan.source).name;
    std::string screens;
    for (const NodeIndex node : plan.receivers)
    {
        screens += (screens.empty() ? "" : ", ") + GetScreen(topology, node);
    }
    std::string page =
        "# Exercise " + std::to_string(order.seed) + "\n\nA camera behind *" + source +
        "* sends to the group " + GROUP +
        ". These screens want to see it, each behind the router of its name: " + screens +
        ".\n\nThe operator of this network wrote all outgoing interfaces by hand: along the "
        "shortest way *from* " +
        source +
        " to each screen, each router was told to send the data to the next one. But "
        "a router accepts the data only on the interface where its own shortest way "
        "*back* to the camera begins, and costs differ by direction.\n\n"
        "What a router refuses it does not forward. Data arrives on a wrong interface "
        "at exactly " +
        std::to_string(order.failures) + (order.failures == 1 ? " place" : " places") +
        ". Costs of the links:\n\n" + FormatRow("link", "there", "back") +
        FormatRow("---", "---", "---");
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        page += FormatRow(topology.GetNode(topology.GetLink(link).a).name + " - " +
                              topology.GetNode(topology.GetLink(link).b).name,
                          std::to_string(topology.GetCost(link, LinkDirection::A_TO_B)),
                          std::to_string(topology.GetCost(link, LinkDirection::B_TO_A)));
    }
    return page + "\n\"There\" is from the router named first to the other one.\n";
}

/// @return the questions of every exercise.
std::vector<LessonQuestion>
MakeQuestions()
{
    LessonQuestion failing;
    failing.id = "failing";
    failing.text = "On which interfaces does data arrive that the router there refuses? Write "
                   "router:neighbor for data that comes to the router from the neighbor.";
    failing.ask.fact = FactKind::FAILING_INTERFACES;
    failing.ask.source = SOURCE;
    LessonQuestion starved;
    starved.id = "starved";
    starved.text = "Which screens get nothing?";
    starved.ask.fact = FactKind::STARVED_RECEIVERS;
    starved.because =
        "A router that refuses the data has nothing to forward: all screens behind it "
        "go without, also where every further check would pass.";
    return {failing, starved};
}

} // namespace

uint32_t
GetUsualRouters(uint32_t failures)
{
    // Small enough to be done by hand; of many failures, each needs more routers around it.
    return failures <= 5 ? std::max(MIN_EXERCISE_ROUTERS, 3 * failures + 5) : 5 * failures - 5;
}

Exercise
MakeExercise(ExerciseOrder order)
{
    std::string name =
        "exercise-" + std::to_string(order.seed) + "-" + std::to_string(order.failures);
    if (order.routers == 0)
    {
        order.routers = GetUsualRouters(order.failures);
    }
    else
    {
        name += "-" + std::to_string(order.routers);
    }
    const ExercisePlan plan = PlanExercise(order);
    if (!plan.found)
    {
        throw LessonError("found no network of " + std::to_string(order.routers) +
                          " routers with seed " + std::to_string(order.seed) + " and " +
                          std::to_string(order.failures) +
                          " failures; allowed: fewer failures (at most " +
                          std::to_string(plan.most) + " here) or more --routers\n");
    }
    Exercise exercise;
    exercise.lesson.name = name;
    exercise.lesson.title = "Exercise " + std::to_string(order.seed);
    exercise.lesson.questions = MakeQuestions();
    exercise.scenarioText = MakeScenario(plan, name);
    exercise.page = MakePage(plan, order);
    for (const NodeIndex node : plan.failing)
    {
        exercise.failing.push_back(plan.topology.GetNode(node).name + ":" +
                                   plan.topology.GetNode(plan.parents[node]).name);
    }
    std::sort(exercise.failing.begin(), exercise.failing.end());
    ScenarioReader reader;
    const std::optional<Scenario> scenario =
        reader.ReadText(exercise.scenarioText, name + "/scenario.json");
    if (!scenario)
    {
        throw LessonError(reader.GetProblems());
    }
    exercise.scenario = *scenario;
    return exercise;
}

} // namespace mgm
} // namespace ns3
