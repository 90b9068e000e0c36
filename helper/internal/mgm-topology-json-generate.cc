/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Networks by rule, as JSON asks for them.
 */

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/mgm-topology-json-value.h"

#include <limits>

namespace ns3
{
namespace mgm
{

namespace
{

/// Makes a network from the parameters in an object.
using Maker = TopologyResult (*)(const JsonView& view, const TopologyDefaults& defaults);

/// A rule by which networks are made.
struct Rule
{
    std::string name;                //!< its name
    std::vector<std::string> needed; //!< parameters that must be given
    std::vector<std::string> others; //!< parameters that may be given
    Maker maker;                     //!< makes the network
};

/// An integer parameter that is there. The generators know the ranges.
uint32_t
GetInteger(const JsonView& view, const char* name)
{
    return static_cast<uint32_t>(
        view.Find(name)->GetInteger(0, std::numeric_limits<uint32_t>::max()));
}

/// A real parameter, or what it is when it is not given.
double
GetReal(const JsonView& view, const char* name, double otherwise)
{
    constexpr double MOST = std::numeric_limits<double>::max();
    const std::optional<JsonView> given = view.Find(name);
    return given ? given->GetNumber(-MOST, MOST) : otherwise;
}

/// The seed, which is 1 when it is not given.
uint32_t
GetSeed(const JsonView& view)
{
    return view.Find("seed") ? GetInteger(view, "seed") : 1;
}

TopologyResult
MakeLine(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeLineTopology(GetInteger(view, "nodes"), defaults);
}

TopologyResult
MakeRing(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeRingTopology(GetInteger(view, "nodes"), defaults);
}

TopologyResult
MakeStar(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeStarTopology(GetInteger(view, "nodes"), defaults);
}

TopologyResult
MakeGrid(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeGridTopology(GetInteger(view, "rows"), GetInteger(view, "columns"), defaults);
}

TopologyResult
MakeFullMesh(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeFullMeshTopology(GetInteger(view, "nodes"), defaults);
}

TopologyResult
MakeTree(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeTreeTopology(GetInteger(view, "arity"), GetInteger(view, "depth"), defaults);
}

TopologyResult
MakeWaxman(const JsonView& view, const TopologyDefaults& defaults)
{
    WaxmanParameters parameters;
    parameters.nodes = GetInteger(view, "nodes");
    parameters.alpha = GetReal(view, "alpha", parameters.alpha);
    parameters.beta = GetReal(view, "beta", parameters.beta);
    parameters.sideKm = GetReal(view, "side_km", parameters.sideKm);
    parameters.seed = GetSeed(view);
    return MakeWaxmanTopology(parameters, defaults);
}

TopologyResult
MakePowerLaw(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakePowerLawTopology(
        GetInteger(view, "nodes"), GetInteger(view, "links_per_node"), GetSeed(view), defaults);
}

TopologyResult
MakeSmallWorld(const JsonView& view, const TopologyDefaults& defaults)
{
    return MakeSmallWorldTopology(GetInteger(view, "nodes"),
                                  GetInteger(view, "neighbors"),
                                  GetReal(view, "rewire", 0),
                                  GetSeed(view),
                                  defaults);
}

/// All rules.
const std::vector<Rule>&
GetRules()
{
    static const std::vector<Rule> rules{
        {"line", {"nodes"}, {}, MakeLine},
        {"ring", {"nodes"}, {}, MakeRing},
        {"star", {"nodes"}, {}, MakeStar},
        {"grid", {"rows", "columns"}, {}, MakeGrid},
        {"full-mesh", {"nodes"}, {}, MakeFullMesh},
        {"tree", {"arity", "depth"}, {}, MakeTree},
        {"waxman", {"nodes"}, {"alpha", "beta", "side_km", "seed"}, MakeWaxman},
        {"power-law", {"nodes", "links_per_node"}, {"seed"}, MakePowerLaw},
        {"small-world", {"nodes", "neighbors", "rewire"}, {"seed"}, MakeSmallWorld},
    };
    return rules;
}

/// The rule that an object names, or nullptr.
const Rule*
FindRule(const JsonView& view)
{
    std::vector<std::string> names;
    for (const Rule& rule : GetRules())
    {
        names.push_back(rule.name);
    }
    const std::size_t problems = view.GetProblems().GetAll().size();
    const std::size_t choice = view.Require("generate")->GetChoice(names);
    return view.GetProblems().GetAll().size() == problems ? &GetRules()[choice] : nullptr;
}

} // namespace

std::optional<Topology>
GenerateTopology(const JsonView& view, const TopologyDefaults& defaults)
{
    InputProblems& problems = view.GetProblems();
    const std::size_t before = problems.GetAll().size();
    const Rule* rule = FindRule(view);
    if (rule == nullptr)
    {
        return std::nullopt;
    }
    std::vector<std::string> members{"generate", "defaults"};
    members.insert(members.end(), rule->needed.begin(), rule->needed.end());
    members.insert(members.end(), rule->others.begin(), rule->others.end());
    view.ExpectObject(members);
    bool complete = true;
    for (const std::string& name : rule->needed)
    {
        complete = view.Require(name).has_value() && complete;
    }
    if (!complete)
    {
        return std::nullopt;
    }
    TopologyResult result = rule->maker(view, defaults);
    // Where a value is not even a number, the generator saw a substitute and its view is no use.
    if (problems.GetAll().size() == before)
    {
        for (const TopologyProblem& error : result.GetErrors())
        {
            const bool given = view.Find(error.element).has_value();
            problems.Add(given ? AppendToPointer(view.GetPointer(), error.element)
                               : view.GetPointer(),
                         given ? error.message : error.element + " " + error.message);
        }
    }
    return result.IsOk() ? std::optional<Topology>(result.TakeTopology()) : std::nullopt;
}

} // namespace mgm
} // namespace ns3
