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

/// Makes a network from its integer parameters; the real ones and the seed are in the object.
using Maker = TopologyResult (*)(const std::vector<uint32_t>& integers,
                                 const JsonView& view,
                                 const TopologyDefaults& defaults);

/// A rule by which networks are made.
struct Rule
{
    std::string name;                  //!< its name
    std::vector<std::string> integers; //!< integer parameters, which must be given
    std::vector<std::string> reals;    //!< real parameters, which must be given
    std::vector<std::string> others;   //!< parameters that may be given
    Maker maker;                       //!< makes the network
};

/// An integer parameter that is there. The generators know the ranges.
uint32_t
GetInteger(const JsonView& view, const std::string& name)
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

/// Makes a Waxman network.
TopologyResult
MakeWaxman(const std::vector<uint32_t>& integers,
           const JsonView& view,
           const TopologyDefaults& defaults)
{
    WaxmanParameters parameters;
    parameters.nodes = integers[0];
    parameters.alpha = GetReal(view, "alpha", parameters.alpha);
    parameters.beta = GetReal(view, "beta", parameters.beta);
    parameters.sideKm = GetReal(view, "side_km", parameters.sideKm);
    parameters.seed = GetSeed(view);
    return MakeWaxmanTopology(parameters, defaults);
}

/// Makes a small world.
TopologyResult
MakeSmallWorld(const std::vector<uint32_t>& integers,
               const JsonView& view,
               const TopologyDefaults& defaults)
{
    const double rewire = GetReal(view, "rewire", 0);
    const uint32_t seed = GetSeed(view);
    return MakeSmallWorldTopology(integers[0], integers[1], rewire, seed, defaults);
}

/// All rules.
const std::vector<Rule>&
GetRules()
{
    using Integers = const std::vector<uint32_t>&;
    using View = const JsonView&;
    using Defaults = const TopologyDefaults&;
    static const std::vector<Rule> rules{
        {"line",
         {"nodes"},
         {},
         {},
         [](Integers i, View, Defaults d) { return MakeLineTopology(i[0], d); }},
        {"ring",
         {"nodes"},
         {},
         {},
         [](Integers i, View, Defaults d) { return MakeRingTopology(i[0], d); }},
        {"star",
         {"nodes"},
         {},
         {},
         [](Integers i, View, Defaults d) { return MakeStarTopology(i[0], d); }},
        {"grid",
         {"rows", "columns"},
         {},
         {},
         [](Integers i, View, Defaults d) { return MakeGridTopology(i[0], i[1], d); }},
        {"full-mesh",
         {"nodes"},
         {},
         {},
         [](Integers i, View, Defaults d) { return MakeFullMeshTopology(i[0], d); }},
        {"tree",
         {"arity", "depth"},
         {},
         {},
         [](Integers i, View, Defaults d) { return MakeTreeTopology(i[0], i[1], d); }},
        {"waxman", {"nodes"}, {}, {"alpha", "beta", "side_km", "seed"}, MakeWaxman},
        {"power-law",
         {"nodes", "links_per_node"},
         {},
         {"seed"},
         [](Integers i, View v, Defaults d) {
             return MakePowerLawTopology(i[0], i[1], GetSeed(v), d);
         }},
        {"small-world", {"nodes", "neighbors"}, {"rewire"}, {"seed"}, MakeSmallWorld},
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
    const std::size_t problems = view.GetProblems().GetCount();
    const std::size_t choice = view.Require("generate")->GetChoice(names);
    return view.GetProblems().GetCount() == problems ? &GetRules()[choice] : nullptr;
}

} // namespace

std::optional<Topology>
GenerateTopology(const JsonView& view, const TopologyDefaults& defaults)
{
    InputProblems& problems = view.GetProblems();
    const std::size_t before = problems.GetCount();
    const Rule* rule = FindRule(view);
    if (rule == nullptr)
    {
        return std::nullopt;
    }
    std::vector<std::string> needed = rule->integers;
    needed.insert(needed.end(), rule->reals.begin(), rule->reals.end());
    std::vector<std::string> members{"generate", "defaults"};
    members.insert(members.end(), needed.begin(), needed.end());
    members.insert(members.end(), rule->others.begin(), rule->others.end());
    view.ExpectObject(members);
    bool complete = true;
    for (const std::string& name : needed)
    {
        complete = view.Require(name).has_value() && complete;
    }
    if (!complete)
    {
        return std::nullopt;
    }
    std::vector<uint32_t> integers;
    for (const std::string& name : rule->integers)
    {
        integers.push_back(GetInteger(view, name));
    }
    TopologyResult result = rule->maker(integers, view, defaults);
    // Where a value is not even a number, the generator saw a substitute and its view is no use.
    if (problems.GetCount() == before)
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
