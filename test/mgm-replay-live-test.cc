/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-replay-live: what a replay of the trace says of each router at an instant is what the
 * live router says that is stopped at that instant. On all example scenarios and on generated
 * networks.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-igmp-router.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-pim-dm.h"
#include "ns3/mgm-replay.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/node-list.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// @return the first application of a type on a node, or null.
template <typename Application>
Ptr<Application>
FindApplication(uint32_t node)
{
    const Ptr<Node> object = NodeList::GetNode(node);
    for (uint32_t i = 0; i < object->GetNApplications(); ++i)
    {
        if (const auto found = DynamicCast<Application>(object->GetApplication(i)))
        {
            return found;
        }
    }
    return nullptr;
}

/// Prints wrong-interface packets.
void
PrintArrival(std::ostream& os,
             const InterfaceId& interface,
             uint64_t packets,
             const std::array<uint64_t, VERDICT_COUNT>& verdicts)
{
    if (packets > 0)
    {
        os << " wrong " << interface << ' ' << packets;
        for (const uint64_t count : verdicts)
        {
            os << ',' << count;
        }
    }
}

/// @return the entries of a router as its group manager and its forwarder have them.
std::string
DescribeLiveEntries(uint32_t node)
{
    const auto manager = FindApplication<Manager>(node);
    const auto forwarder = FindApplication<KernelForwarder>(node);
    std::ostringstream os;
    std::size_t pageSize = 10000;
    std::vector<MfeRecord> mfes;
    manager->GetFirstMfe(pageSize, mfes);
    std::map<SourceGroup, std::string> lines;
    for (const MfeRecord& mfe : mfes)
    {
        EntryCounters counters;
        if (forwarder->ReadCounters(mfe.key, counters) != Status::SUCCESS)
        {
            continue;
        }
        std::ostringstream line;
        line << mfe.key << " iif " << mfe.iif << " oifs";
        for (const OutgoingInterfaceCounters& oif : counters.oifs)
        {
            line << ' ' << oif.interface;
        }
        for (const ArrivalCounters& arrival : counters.arrivals)
        {
            PrintArrival(line, arrival.interface, arrival.packets, arrival.verdicts);
        }
        lines[mfe.key] = line.str();
    }
    for (const auto& [key, line] : lines)
    {
        os << line << '\n';
    }
    os << "count " << forwarder->GetEntryCount() << '\n';
    return os.str();
}

/// @return the same of a replay.
std::string
DescribeEntries(const ForwarderState& state)
{
    std::ostringstream os;
    std::size_t count = 0;
    for (const auto& [key, entry] : state.GetEntries())
    {
        if (entry.unresolved)
        {
            continue;
        }
        ++count;
        os << key << " iif " << entry.spec.iif << " oifs";
        std::set<InterfaceId> oifs;
        for (const OutgoingInterface& oif : entry.spec.oifs)
        {
            oifs.insert(oif.interface);
        }
        for (const InterfaceId& oif : oifs)
        {
            os << ' ' << oif;
        }
        for (const auto& [interface, arrival] : entry.arrivals)
        {
            PrintArrival(os, interface, arrival.packets, arrival.verdicts);
        }
        os << '\n';
    }
    os << "count " << count << '\n';
    return os.str();
}

/// @return who owns the interfaces of a router.
std::string
DescribeLiveOwners(uint32_t node)
{
    const auto manager = FindApplication<Manager>(node);
    std::ostringstream os;
    for (uint32_t index = 1; index < NodeList::GetNode(node)->GetObject<Ipv4>()->GetNInterfaces();
         ++index)
    {
        ProtocolInstance owner;
        const bool owned =
            manager->IsRunning() &&
            manager->GetProtocolOnInterface(InterfaceId(index), owner) == Status::SUCCESS;
        os << index << ' ' << (owned ? manager->GetClientName(owner) : "") << '\n';
    }
    return os.str();
}

/// @return the same of a replay.
std::string
DescribeOwners(uint32_t node, const ManagerState& state)
{
    std::ostringstream os;
    for (uint32_t index = 1; index < NodeList::GetNode(node)->GetObject<Ipv4>()->GetNInterfaces();
         ++index)
    {
        os << index << ' ' << state.GetOwner(InterfaceId(index)) << '\n';
    }
    return os.str();
}

/// Prints a group of IGMP.
void
PrintGroup(std::ostream& os,
           Ipv4Address address,
           const IgmpRouterFilter& filter,
           Time since,
           std::optional<Time> expires)
{
    os << "  " << address << ' ' << GetFilterModeName(filter.mode) << " v"
       << static_cast<int>(filter.compatibility) << " since " << since.GetNanoSeconds();
    if (expires)
    {
        os << " expires " << expires->GetNanoSeconds();
    }
    for (const Ipv4Address source : filter.requested)
    {
        os << " +" << source;
    }
    for (const Ipv4Address source : filter.excluded)
    {
        os << " -" << source;
    }
}

/// @return what IGMP knows on a router.
std::string
DescribeLiveIgmp(uint32_t node)
{
    std::ostringstream os;
    const auto router = FindApplication<IgmpRouter>(node);
    if (!router || !router->IsRunning())
    {
        return "";
    }
    for (const uint32_t index : router->GetInterfaces())
    {
        const Ptr<IgmpRouterInterface> interface = router->GetInterface(index);
        if (!interface->IsActive())
        {
            continue;
        }
        os << index << (interface->GetQuerier().IsQuerier() ? " querier" : " other ");
        if (!interface->GetQuerier().IsQuerier())
        {
            os << interface->GetQuerier().GetQuerier();
        }
        os << '\n';
        for (const auto& [address, group] : interface->GetGroups())
        {
            const IgmpGroupState& state = group.state;
            const IgmpDeadline& timer = state.GetGroupTimer();
            PrintGroup(os,
                       address,
                       {state.GetMode(),
                        state.GetSources().GetRunning(),
                        state.GetSources().GetStopped(),
                        state.GetCompatibilityMode()},
                       group.since,
                       timer.running ? std::optional<Time>(timer.expires) : std::nullopt);
            for (const auto& [source, deadline] : state.GetSources().GetAll())
            {
                if (deadline.running)
                {
                    os << ' ' << source << '@' << deadline.expires.GetNanoSeconds();
                }
            }
            os << " by " << group.lastReporter << '\n';
        }
    }
    return os.str();
}

/// @return the same of a replay.
std::string
DescribeIgmp(const IgmpState& state)
{
    std::ostringstream os;
    for (const auto& [index, interface] : state.GetInterfaces())
    {
        os << index << (interface.querier ? " querier" : " other ");
        if (!interface.querier)
        {
            os << interface.otherQuerier;
        }
        os << '\n';
        for (const auto& [address, group] : interface.groups)
        {
            const auto timer = group.timers.find("Group Timer");
            PrintGroup(os,
                       address,
                       group.filter,
                       group.since,
                       timer == group.timers.end() ? std::nullopt
                                                   : std::optional<Time>(timer->second));
            for (const auto& [source, expires] : group.sources)
            {
                os << ' ' << source << '@' << expires.GetNanoSeconds();
            }
            os << " by " << group.lastReporter << '\n';
        }
    }
    return os.str();
}

/// Prints a timer that runs.
void
PrintTimer(std::ostream& os, const char* name, const PimTimer& timer)
{
    if (timer.IsRunning())
    {
        os << ' ' << name << ' ' << timer.GetExpiry().GetNanoSeconds();
    }
}

/// Prints a timer of a replay, if it runs.
void
PrintTimer(std::ostream& os, const char* name, const std::map<std::string, Time>& timers)
{
    const auto found = timers.find(name);
    if (found != timers.end())
    {
        os << ' ' << name << ' ' << found->second.GetNanoSeconds();
    }
}

/// Prints what a live entry has on an interface.
void
PrintLiveBranch(std::ostream& os, const PimDmEntry& entry, uint32_t index)
{
    if (const PimDmDownstream* downstream = entry.FindDownstream(index))
    {
        if (downstream->GetState() != PimDmDownstreamState::NO_INFO)
        {
            os << "  " << index << ' ' << GetPimDmDownstreamStateName(downstream->GetState());
            PrintTimer(os, "PPT", downstream->GetPrunePendingTimer());
            PrintTimer(os, "PT", downstream->GetPruneTimer());
            os << '\n';
        }
    }
    if (const PimDmAssert* assertion = entry.FindAssert(index))
    {
        if (assertion->GetState() != PimDmAssertState::NO_INFO)
        {
            os << "  " << index << ' ' << GetPimDmAssertStateName(assertion->GetState()) << ' '
               << assertion->GetWinner();
            PrintTimer(os, "AT", assertion->GetAssertTimer());
            os << '\n';
        }
    }
}

/// @return what PIM knows on a router.
std::string
DescribeLivePim(uint32_t node)
{
    std::ostringstream os;
    const auto router = FindApplication<PimDm>(node);
    if (!router || !router->IsRunning())
    {
        return "";
    }
    for (const auto& [index, interface] : router->GetInterfaceTable())
    {
        for (const auto& [address, neighbor] : interface->GetNeighbors().GetTable())
        {
            os << index << ' ' << address << " since " << neighbor.since.GetNanoSeconds();
            PrintTimer(os, "NLT", neighbor.liveness);
            os << '\n';
        }
    }
    for (const SourceGroup& key : router->GetKeys())
    {
        const PimDmEntry& entry = *router->FindEntry(key);
        const PimDmUpstream& upstream = entry.GetUpstream();
        os << key << ' ' << GetPimDmUpstreamStateName(upstream.GetState());
        PrintTimer(os, "PLT", upstream.GetPruneLimitTimer());
        PrintTimer(os, "OT", upstream.GetOverrideTimer());
        PrintTimer(os, "GRT", upstream.GetGraftRetryTimer());
        if (const PimDmOriginator* originator = entry.GetOriginator())
        {
            PrintTimer(os, "SRT", originator->GetStateRefreshTimer());
            PrintTimer(os, "SAT", originator->GetSourceActiveTimer());
        }
        os << '\n';
        for (const auto& [index, interface] : router->GetInterfaceTable())
        {
            PrintLiveBranch(os, entry, index);
        }
    }
    return os.str();
}

/// @return the same of a replay.
std::string
DescribePim(const PimState& state)
{
    std::ostringstream os;
    for (const auto& [index, neighbors] : state.GetNeighbors())
    {
        for (const auto& [address, neighbor] : neighbors)
        {
            os << index << ' ' << address << " since " << neighbor.since.GetNanoSeconds();
            if (neighbor.expires)
            {
                os << " NLT " << neighbor.expires->GetNanoSeconds();
            }
            os << '\n';
        }
    }
    for (const auto& [key, entry] : state.GetEntries())
    {
        os << key << ' ' << entry.upstream;
        for (const char* timer : {"PLT", "OT", "GRT", "SRT", "SAT"})
        {
            PrintTimer(os, timer, entry.timers);
        }
        os << '\n';
        for (const auto& [index, branch] : entry.branches)
        {
            if (branch.downstream != "NoInfo")
            {
                os << "  " << index << ' ' << branch.downstream;
                PrintTimer(os, "PPT", branch.timers);
                PrintTimer(os, "PT", branch.timers);
                os << '\n';
            }
            if (branch.winner)
            {
                os << "  " << index << ' ' << branch.assertion << ' ' << *branch.winner;
                PrintTimer(os, "AT", branch.timers);
                os << '\n';
            }
        }
    }
    return os.str();
}

/// Compares a replay with live routers at several instants of one run.
class LiveTestCase : public ModuleTestCase
{
  public:
    /**
     * @param [in] name What is run.
     * @param [in] scenario Path of the scenario below the module's folder, or its text.
     */
    LiveTestCase(const std::string& name, const std::string& scenario)
        : ModuleTestCase("Replay and live routers agree: " + name),
          m_scenario(scenario)
    {
    }

  private:
    void DoRun() override
    {
        ScenarioReader reader;
        auto scenario = m_scenario.front() == '{' ? reader.ReadText(m_scenario, "generated.json")
                                                  : reader.ReadFile(GetModulePath(m_scenario));
        NS_TEST_ASSERT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        scenario->outputs.trace = TraceLevel::STATE;
        const Time end = scenario->duration;
        ScenarioRun run(*scenario);
        run.WriteTrace(m_trace);
        // Odd parts, so that no event of the scenario falls on one.
        for (const int part : {3, 11, 17, 29, 41, 53, 67, 79, 97})
        {
            Simulator::Schedule(
                NanoSeconds(end.GetNanoSeconds() / 101 * part + 13), &LiveTestCase::Describe, this);
        }
        run.Run();
        run.CloseTrace();
        Compare();
        Simulator::Destroy();
    }

    /// Notes what live routers say now.
    void Describe()
    {
        std::map<uint32_t, std::string>& routers = m_live[Simulator::Now().GetNanoSeconds()];
        for (uint32_t node = 0; node < NodeList::GetNNodes(); ++node)
        {
            if (FindApplication<Manager>(node))
            {
                routers[node] = DescribeLiveEntries(node) + DescribeLiveOwners(node) +
                                DescribeLiveIgmp(node) + DescribeLivePim(node) +
                                DescribeRoutes(node, nullptr);
            }
        }
    }

    /// @return routes to all hosts and routers, live or of a replay.
    static std::string DescribeRoutes(uint32_t node, const Replay* replay)
    {
        std::ostringstream os;
        const Ptr<GraphRpf> view = NodeList::GetNode(node)->GetObject<GraphRpf>();
        for (uint32_t other = 0; other < NodeList::GetNNodes(); ++other)
        {
            const Ptr<Ipv4> ipv4 = NodeList::GetNode(other)->GetObject<Ipv4>();
            if (!ipv4 || ipv4->GetNInterfaces() < 2 || ipv4->GetNAddresses(1) == 0)
            {
                continue;
            }
            const Ipv4Address address = ipv4->GetAddress(1, 0).GetLocal();
            RpfRoute route;
            bool found = false;
            if (replay)
            {
                const auto answer = replay->GetNetwork().Lookup(node, address);
                found = answer.has_value();
                route = answer.value_or(route);
            }
            else
            {
                found = view && view->Lookup(address, route);
            }
            os << address << ' ' << found << ' ' << route.interface << ' ' << route.neighbor << ' '
               << route.metric << '/' << route.preference << '\n';
        }
        return os.str();
    }

    /// Compares with replays.
    void Compare()
    {
        for (const auto& [time, routers] : m_live)
        {
            std::istringstream stream(m_trace.str());
            TraceReader reader(stream, "t");
            Replay replay(reader.GetHeader());
            replay.ReadTo(reader, NanoSeconds(time));
            for (const auto& [node, live] : routers)
            {
                const RouterState& state = replay.GetRouter(node);
                const std::string replayed =
                    DescribeEntries(state.GetForwarder()) +
                    DescribeOwners(node, state.GetManager()) + DescribeIgmp(state.GetIgmp()) +
                    DescribePim(state.GetPim()) + DescribeRoutes(node, &replay);
                NS_TEST_EXPECT_MSG_EQ(
                    replayed, live, reader.GetHeader().GetLabel(node) << " at " << time << " ns");
            }
        }
    }

    std::string m_scenario;                                    //!< its path
    std::ostringstream m_trace;                                //!< of the run
    std::map<int64_t, std::map<uint32_t, std::string>> m_live; //!< by time, by node
};

/// @return the text of a scenario: a random network with PIM, receivers that come and go, and a
/// link that fails. The source falls silent, and entries of PIM end.
std::string
MakeRandomScenario(int seed)
{
    return R"({"name": "random", "duration_s": 420, "seed": )" + std::to_string(seed) + R"(,
        "topology": {"generate": "power-law", "nodes": 9, "links_per_node": 2, "seed": )" +
           std::to_string(seed) + R"(},
        "routers": {"protocols": [{"type": "pim-dm"}], "convergence": {"default_s": 2}},
        "sources": [{"name": "camera", "at": "r1", "group": "239.1.1.1", "rate": "8kbps",
                     "size_bytes": 200, "start_s": 5, "stop_s": 100}],
        "receivers": [{"name": "one", "at": "r5", "group": "239.1.1.1", "join_s": 7},
                      {"name": "two", "at": "r8", "group": "239.1.1.1", "join_s": 30}],
        "events": [{"at_s": 40, "type": "leave", "receiver": "one"},
                   {"at_s": 44, "type": "link-down", "link": "r0-r1"},
                   {"at_s": 50, "type": "stop-router", "router": "r3"},
                   {"at_s": 60, "type": "start-router", "router": "r3"}]})";
}

/// Suite mgm-replay-live.
class ReplayLiveTestSuite : public TestSuite
{
  public:
    ReplayLiveTestSuite()
        : TestSuite("mgm-replay-live", TestSuite::Type::UNIT)
    {
        for (const char* name : EXAMPLE_SCENARIOS)
        {
            AddTestCase(
                new LiveTestCase(name, std::string("examples/scenarios/") + name + ".json"));
        }
        AddTestCase(
            new LiveTestCase("IGMP of all versions", "test/data/scenarios/igmp-messages.json"));
        for (const int seed : {1, 2, 3})
        {
            AddTestCase(new LiveTestCase("random network " + std::to_string(seed),
                                         MakeRandomScenario(seed)));
        }
    }
};

ReplayLiveTestSuite g_replayLiveTestSuite; //!< Static variable for test initialization

} // namespace
