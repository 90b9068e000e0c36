/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-scenario-reader: what a scenario file says arrives in the Scenario, what is wrong with
 * it arrives at its author, and the schema agrees with the reader.
 */

#include "mgm-json-schema.h"
#include "mgm-test-files.h"
#include "mgm-test-require.h"
#include "ns3/mgm-network-names.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/test.h"

#include <algorithm>
#include <dirent.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/*
 *   a -- b == c      (two links between b and c)
 *         \
 *         lan -- d
 */
/// A scenario that uses every member of the format.
const char* const EVERYTHING = R"({
  "$schema": "scenario.schema.json",
  "name": "everything",
  "description": "Uses every member of the format.",
  "duration_s": 20.5,
  "seed": 7,
  "run": 3,
  "topology": {
    "nodes": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"},
              {"name": "lan", "kind": "lan"}],
    "links": [{"a": "a", "b": "b"}, {"a": "b", "b": "c"}, {"a": "b", "b": "c"},
              {"a": "b", "b": "lan"}, {"a": "d", "b": "lan"}]
  },
  "costs": [{"link": "b-a", "cost": 5}, {"link": "c-b#2", "cost": 9, "direction": "forward"}],
  "attributes": {"ns3::PointToPointNetDevice::Mtu": 1400},
  "routers": {
    "profile": "bsd",
    "forwarder": {"Limiter": "none", "AlertInterval": "2s"},
    "manager": {"DeliverWrongInterface": false},
    "exceptions": [{"routers": ["c"], "profile": "windows", "forwarder": {"Gate": "never"}}],
    "protocols": [
      {"type": "static-tree", "attributes": {"Reaction": "retarget"}},
      {"type": "none", "routers": ["b"], "interfaces": ["a"]},
      {"type": "static", "routers": ["d"], "interfaces": ["lan"],
       "memberships": [{"router": "d", "to": "lan", "source": "*", "group": "*"}],
       "incoming": [{"router": "d", "to": "lan", "source": "video", "group": "239.1.1.1"}],
       "entries": [
         {"router": "d", "source": "*", "group": "239.1.1.2", "incoming": "lan",
          "outgoing": [{"to": "lan", "ttl_threshold": 9}]},
         {"router": "d", "source": "10.9.9.9", "group": "239.1.1.2", "outgoing": []}],
       "alert_masks": [{"router": "d", "to": "lan", "source": "*", "group": "239.1.1.2"}]},
      {"type": "igmp", "routers": ["b", "c"],
       "attributes": {"QueryInterval": "60s", "AllowedGroups": "239.1.0.0/16", "ComponentId": 4},
       "memberships": [{"router": "c", "to": "desk", "source": "video", "group": "239.1.1.1"}]},
      {"type": "igmp-proxy", "routers": ["d"], "interfaces": ["phone"], "upstream": "lan",
       "attributes": {"UpstreamVersion": 2, "Version": 2}}
    ],
    "convergence": {"default_s": 0.1, "by_router_s": {"c": 2}}
  },
  "interfaces": [
    {"router": "b", "to": "c#2", "boundaries": ["239.255.0.0/16"], "ttl_threshold": 16,
     "rate_limit_kbytes_per_s": 100},
    {"router": "b", "to": "lan", "igmp": {"Version": 1, "ImmediateLeave": true}}
  ],
  "hosts": {
    "igmp": {"RobustnessVariable": 3},
    "exceptions": [{"hosts": ["hall", "desk"], "igmp": {"Version": 2}}]
  },
  "sources": [
    {"name": "video", "at": "a", "group": "239.1.1.1", "rate": "64kbps", "size_bytes": 200,
     "ttl": 10, "start_s": 1, "stop_s": 20}
  ],
  "receivers": [
    {"name": "hall", "at": "lan", "group": "239.1.1.1", "source": "video", "join_s": 2,
     "leave_s": 19},
    {"name": "desk", "at": "c", "group": "239.1.1.1", "include": ["video", "10.9.9.9"]},
    {"name": "phone", "at": "d", "group": "239.1.1.1", "exclude": [], "join_s": 3}
  ],
  "events": [
    {"at_s": 5, "type": "link-down", "link": "a-b"},
    {"at_s": 4, "type": "cost", "link": "b-c#1", "cost": 3},
    {"at_s": 6, "type": "link-up", "link": "a-b"},
    {"at_s": 7, "type": "leave", "receiver": "desk"},
    {"at_s": 8, "type": "join", "receiver": "desk"},
    {"at_s": 9, "type": "stop-source", "source": "video"},
    {"at_s": 10, "type": "start-source", "source": "video"},
    {"at_s": 11, "type": "stop-application", "router": "c", "application": "manager"},
    {"at_s": 12, "type": "start-application", "router": "c", "application": "manager"},
    {"at_s": 13, "type": "inject", "router": "c", "to": "desk", "source": "10.9.9.9",
     "group": "239.1.1.1", "ttl": 3, "size_bytes": 0, "count": 8, "interval_s": 0.5},
    {"at_s": 14, "type": "mask-alerts", "router": "c", "to": "b#1", "source": "video",
     "group": "239.1.1.1"},
    {"at_s": 15, "type": "unmask-alerts", "router": "c", "to": "b#1", "source": "*",
     "group": "239.1.1.1"},
    {"at_s": 16, "type": "set-entry", "router": "d", "source": "video", "group": "239.1.1.2",
     "incoming": "lan", "outgoing": [{"to": "lan"}]},
    {"at_s": 17, "type": "delete-entry", "router": "d", "source": "*", "group": "239.1.1.2"},
    {"at_s": 17.2, "type": "listen", "receiver": "desk", "exclude": ["10.9.9.9"]},
    {"at_s": 17.3, "type": "stop-router", "router": "b"},
    {"at_s": 17.4, "type": "start-router", "router": "b"},
    {"at_s": 17.5, "type": "print-tables"},
    {"at_s": 18, "type": "print-tables", "routers": ["d", "a"]}
  ],
  "outputs": {"trace": "packets", "pcap": ["a", "b:c#2", "c:desk"]}
})";

/// @return the content of a file.
std::string
ReadAll(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// @return the names of the files in a folder that end in a text, in order.
std::vector<std::string>
ListFiles(const std::string& folder, const std::string& ending)
{
    std::vector<std::string> names;
    DIR* stream = opendir(folder.c_str());
    while (const dirent* entry = stream ? readdir(stream) : nullptr)
    {
        const std::string name = entry->d_name;
        if (name.size() > ending.size() &&
            name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
        {
            names.push_back(name);
        }
    }
    if (stream)
    {
        closedir(stream);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Every member of the format, right.
class EverythingTestCase : public ModuleTestCase
{
  public:
    EverythingTestCase()
        : ModuleTestCase("Every member of a file arrives in the scenario")
    {
    }

  private:
    void DoRun() override
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(EVERYTHING, "everything.json");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, reader.GetProblems());
        CheckRun(*scenario);
        CheckNetwork(*scenario);
        CheckRouters(*scenario);
        CheckTraffic(*scenario);
        CheckEvents(*scenario);
        const JsonSchema schema(GetModulePath("doc/schema/scenario.schema.json"));
        const auto findings = schema.Validate(nlohmann::json::parse(EVERYTHING));
        NS_TEST_EXPECT_MSG_EQ(
            findings.size(), 0u, "the schema agrees: " << (findings.empty() ? "" : findings[0]));
    }

    /// What is about the run as a whole.
    void CheckRun(const Scenario& scenario)
    {
        NS_TEST_EXPECT_MSG_EQ(scenario.name, "everything", "name");
        NS_TEST_EXPECT_MSG_EQ(scenario.duration, MilliSeconds(20500), "duration_s");
        NS_TEST_EXPECT_MSG_EQ(scenario.seed, 7u, "seed");
        NS_TEST_EXPECT_MSG_EQ(scenario.run, 3u, "run");
        NS_TEST_EXPECT_MSG_EQ(scenario.defaults.at(0).name, "ns3::PointToPointNetDevice::Mtu", "");
        NS_TEST_EXPECT_MSG_EQ(scenario.defaults.at(0).value, "1400", "numbers become text");
        NS_TEST_EXPECT_MSG_EQ((scenario.outputs.trace == TraceLevel::PACKETS), true, "trace");
        NS_TEST_EXPECT_MSG_EQ(scenario.outputs.pcap.size(), 4u, "a has two interfaces");
    }

    /// Network, costs and interfaces.
    void CheckNetwork(const Scenario& scenario)
    {
        const Topology& network = scenario.topology;
        NS_TEST_EXPECT_MSG_EQ(network.GetNodeCount(), 5u, "nodes");
        NS_TEST_EXPECT_MSG_EQ(network.GetLink(0).costAb, 5u, "both directions");
        NS_TEST_EXPECT_MSG_EQ(network.GetLink(0).costBa, 5u, "both directions");
        NS_TEST_EXPECT_MSG_EQ(network.GetLink(2).costBa, 9u, "from c to b");
        NS_TEST_EXPECT_MSG_EQ(network.GetLink(2).costAb, 1u, "not from b to c");
        const ScenarioInterfaceSettings& settings = scenario.interfaces.at(0);
        NS_TEST_EXPECT_MSG_EQ(std::get<LinkIndex>(settings.interface.to), 2u, "the second link");
        NS_TEST_EXPECT_MSG_EQ(settings.boundaries.at(0).group, Ipv4Address("239.255.0.0"), "group");
        NS_TEST_EXPECT_MSG_EQ(settings.boundaries.at(0).mask, Ipv4Mask("255.255.0.0"), "mask");
        NS_TEST_EXPECT_MSG_EQ(+*settings.threshold, 16, "threshold");
        NS_TEST_EXPECT_MSG_EQ(*settings.rateLimit, 100u, "rate limit");
    }

    /// Section "routers".
    void CheckRouters(const Scenario& scenario)
    {
        NS_TEST_EXPECT_MSG_EQ(scenario.routers.profile, "bsd", "profile");
        NS_TEST_EXPECT_MSG_EQ(scenario.routers.forwarder.size(), 2u, "forwarder");
        NS_TEST_EXPECT_MSG_EQ(scenario.routers.manager.at(0).value, "false", "manager");
        NS_TEST_EXPECT_MSG_EQ(scenario.exceptions.at(0).routers.at(0), 2u, "router c");
        NS_TEST_EXPECT_MSG_EQ(scenario.exceptions.at(0).settings.profile, "windows", "exception");
        NS_TEST_ASSERT_MSG_EQ(scenario.protocols.size(), 3u, "protocols that own interfaces");
        CheckIgmp(scenario);
        const ScenarioProtocol& tree = scenario.protocols[0];
        NS_TEST_EXPECT_MSG_EQ(tree.routers.size(), 4u, "a LAN segment is no router");
        NS_TEST_EXPECT_MSG_EQ(tree.ownsTheRest, true, "all that is left");
        NS_TEST_EXPECT_MSG_EQ(tree.attributes.at(0).value, "retarget", "attribute");
        const ScenarioProtocol& none = scenario.protocols[1];
        NS_TEST_EXPECT_MSG_EQ(none.kind.has_value(), false, "nobody");
        NS_TEST_EXPECT_MSG_EQ(std::get<LinkIndex>(none.interfaces.at(0).to), 0u, "towards a");
        const ScenarioProtocol& fixed = scenario.protocols[2];
        NS_TEST_EXPECT_MSG_EQ(fixed.memberships.at(0).source.has_value(), false, "any source");
        NS_TEST_EXPECT_MSG_EQ(fixed.memberships.at(0).group.has_value(), false, "any group");
        NS_TEST_EXPECT_MSG_EQ(std::get<std::size_t>(*fixed.incoming.at(0).source), 0u, "a source");
        CheckEntries(fixed);
        NS_TEST_EXPECT_MSG_EQ(scenario.convergence, MilliSeconds(100), "default");
        NS_TEST_EXPECT_MSG_EQ(scenario.convergenceByRouter.at(2), Seconds(2), "router c");
    }

    /// IGMP of routers, interfaces and hosts.
    void CheckIgmp(const Scenario& scenario)
    {
        NS_TEST_ASSERT_MSG_EQ(scenario.igmp.size(), 2u, "two kinds of IGMP");
        const ScenarioIgmp& router = scenario.igmp[0];
        NS_TEST_EXPECT_MSG_EQ(router.proxy, false, "a router");
        NS_TEST_EXPECT_MSG_EQ((router.routers == std::vector<NodeIndex>{1, 2}), true, "b and c");
        NS_TEST_EXPECT_MSG_EQ((router.place == IgmpPlace::HOSTS), true, "where hosts are");
        NS_TEST_ASSERT_MSG_EQ(router.attributes.size(), 1u, "of the application");
        NS_TEST_EXPECT_MSG_EQ(router.attributes[0].name, "ComponentId", "which");
        NS_TEST_ASSERT_MSG_EQ(router.interfaceAttributes.size(), 2u, "of its interfaces");
        NS_TEST_EXPECT_MSG_EQ(router.interfaceAttributes[1].value, "60s", "in the order of names");
        NS_TEST_ASSERT_MSG_EQ(router.memberships.size(), 1u, "without reports");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<HostIndex>(router.memberships[0].interface.to), 2u, "towards the desk");
        const ScenarioIgmp& proxy = scenario.igmp[1];
        NS_TEST_EXPECT_MSG_EQ(proxy.proxy, true, "a proxy");
        NS_TEST_EXPECT_MSG_EQ((proxy.place == IgmpPlace::NAMED), true, "on named interfaces");
        NS_TEST_EXPECT_MSG_EQ(std::get<HostIndex>(proxy.interfaces.at(0).to), 3u, "the phone");
        NS_TEST_EXPECT_MSG_EQ(std::get<LinkIndex>(proxy.upstream.at(0).to), 4u, "to the LAN");
        NS_TEST_EXPECT_MSG_EQ(proxy.attributes.at(0).name, "UpstreamVersion", "of the proxy");
        NS_TEST_EXPECT_MSG_EQ(proxy.interfaceAttributes.at(0).name, "Version", "of interfaces");
        NS_TEST_EXPECT_MSG_EQ(scenario.interfaces.at(1).igmp.size(), 2u, "of one interface");
        NS_TEST_EXPECT_MSG_EQ(scenario.hostSettings.igmp.at(0).value, "3", "of all hosts");
        const ScenarioHostException& exception = scenario.hostExceptions.at(0);
        NS_TEST_EXPECT_MSG_EQ((exception.hosts == std::vector<HostIndex>{1, 2}), true, "hosts");
        NS_TEST_EXPECT_MSG_EQ(exception.settings.igmp.at(0).name, "Version", "of some hosts");
    }

    /// Members "entries" and "alert_masks".
    void CheckEntries(const ScenarioProtocol& fixed)
    {
        NS_TEST_ASSERT_MSG_EQ(fixed.entries.size(), 2u, "entries");
        const ScenarioStaticEntry& first = fixed.entries[0];
        NS_TEST_EXPECT_MSG_EQ(first.router, 3u, "router d");
        NS_TEST_EXPECT_MSG_EQ(first.source.has_value(), false, "any source");
        NS_TEST_EXPECT_MSG_EQ(*first.group, Ipv4Address("239.1.1.2"), "group");
        NS_TEST_EXPECT_MSG_EQ(std::get<LinkIndex>(first.incoming->to), 4u, "from the LAN");
        NS_TEST_ASSERT_MSG_EQ(first.outgoing.size(), 1u, "one outgoing interface");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<LinkIndex>(first.outgoing[0].interface.to), 4u, "to the LAN");
        NS_TEST_EXPECT_MSG_EQ(+first.outgoing[0].threshold, 9, "threshold");
        const ScenarioStaticEntry& second = fixed.entries[1];
        NS_TEST_EXPECT_MSG_EQ(
            std::get<Ipv4Address>(*second.source), Ipv4Address("10.9.9.9"), "an address");
        NS_TEST_EXPECT_MSG_EQ(second.incoming.has_value(), false, "from anywhere");
        NS_TEST_EXPECT_MSG_EQ(second.outgoing.empty(), true, "to nobody");
        NS_TEST_ASSERT_MSG_EQ(fixed.alertMasks.size(), 1u, "masks");
        NS_TEST_EXPECT_MSG_EQ(fixed.alertMasks[0].source.has_value(), false, "any source");
    }

    /// Sources and receivers.
    void CheckTraffic(const Scenario& scenario)
    {
        NS_TEST_EXPECT_MSG_EQ(scenario.hosts.size(), 4u, "one host each");
        NS_TEST_EXPECT_MSG_EQ(scenario.hosts.at(1).name, "hall", "name");
        NS_TEST_EXPECT_MSG_EQ(scenario.hosts.at(1).at, 4u, "on the LAN segment");
        const ScenarioSource& source = scenario.sources.at(0);
        NS_TEST_EXPECT_MSG_EQ(source.group, Ipv4Address("239.1.1.1"), "group");
        NS_TEST_EXPECT_MSG_EQ(source.rate, DataRate(64000), "rate");
        NS_TEST_EXPECT_MSG_EQ(source.packetSize, 200u, "size_bytes");
        NS_TEST_EXPECT_MSG_EQ(+source.ttl, 10, "ttl");
        NS_TEST_EXPECT_MSG_EQ(*scenario.receivers.at(0).source, 0u, "one source only");
        NS_TEST_EXPECT_MSG_EQ(scenario.receivers.at(1).source.has_value(), false, "any source");
        NS_TEST_EXPECT_MSG_EQ(scenario.receivers[0].filter.has_value(), false, "no list");
        NS_TEST_ASSERT_MSG_EQ(scenario.receivers[1].filter.has_value(), true, "a list");
        NS_TEST_EXPECT_MSG_EQ(
            (scenario.receivers[1].filter->mode == FilterMode::INCLUDE), true, "include");
        NS_TEST_EXPECT_MSG_EQ(scenario.receivers[1].filter->sources.size(), 2u, "sources");
        NS_TEST_EXPECT_MSG_EQ(
            (scenario.receivers.at(2).filter->mode == FilterMode::EXCLUDE), true, "exclude");
    }

    /// Events, in the order of time.
    void CheckEvents(const Scenario& scenario)
    {
        std::vector<std::pair<int, std::size_t>> found;
        for (const ScenarioEvent& event : scenario.events)
        {
            found.emplace_back(event.at.GetSeconds(), event.what.index());
        }
        // Indices of ScenarioEvent::what: 0 link, 1 cost, 2 membership, 3 source, 4 application,
        // 5 injection, 6 mask, 7 entry, 8 tables, 9 filter, 10 router.
        const std::vector<std::pair<int, std::size_t>> expected{
            {0, 2},  {1, 3},   {2, 2},   {3, 2},  {4, 1},  {5, 0},  {6, 0},  {7, 2},  {8, 2},
            {9, 3},  {10, 3},  {11, 4},  {12, 4}, {13, 5}, {14, 6}, {15, 6}, {16, 7}, {17, 7},
            {17, 9}, {17, 10}, {17, 10}, {17, 8}, {18, 8}, {19, 2}, {20, 3}};
        NS_TEST_EXPECT_MSG_EQ((found == expected), true, "times and kinds");
        const auto& listen = std::get<ListenEvent>(scenario.events.at(18).what);
        NS_TEST_EXPECT_MSG_EQ(listen.receiver, 1u, "the desk");
        NS_TEST_EXPECT_MSG_EQ((listen.filter.mode == FilterMode::EXCLUDE), true, "all but");
        NS_TEST_EXPECT_MSG_EQ(listen.filter.sources.size(), 1u, "one");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<RouterChangeEvent>(scenario.events.at(19).what).start, false, "stops");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<RouterChangeEvent>(scenario.events.at(20).what).start, true, "starts");
        const auto& cost = std::get<LinkCostEvent>(scenario.events.at(4).what);
        NS_TEST_EXPECT_MSG_EQ(cost.link, 1u, "the first link");
        NS_TEST_EXPECT_MSG_EQ(cost.cost, 3u, "cost");
        NS_TEST_EXPECT_MSG_EQ(cost.bothDirections, true, "both directions");
        const auto& injection = std::get<InjectionEvent>(scenario.events.at(13).what);
        NS_TEST_EXPECT_MSG_EQ(std::get<HostIndex>(injection.interface.to), 2u, "from the desk");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<Ipv4Address>(injection.source), Ipv4Address("10.9.9.9"), "an address");
        NS_TEST_EXPECT_MSG_EQ(+injection.ttl, 3, "ttl");
        NS_TEST_EXPECT_MSG_EQ(injection.payloadSize, 0u, "size_bytes");
        NS_TEST_EXPECT_MSG_EQ(injection.count, 8u, "count");
        NS_TEST_EXPECT_MSG_EQ(injection.interval, MilliSeconds(500), "interval_s");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<AlertMaskEvent>(scenario.events.at(15).what).masked, false, "unmask");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<AlertMaskEvent>(scenario.events[15].what).source.has_value(), false, "any");
        const auto& set = std::get<StaticEntryEvent>(scenario.events.at(16).what);
        NS_TEST_EXPECT_MSG_EQ(set.set, true, "set-entry");
        NS_TEST_EXPECT_MSG_EQ(+set.entry.outgoing.at(0).threshold, 1, "threshold, by default");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<StaticEntryEvent>(scenario.events.at(17).what).set, false, "delete-entry");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<PrintTablesEvent>(scenario.events.at(21).what).routers.size(),
            4u,
            "all routers");
        NS_TEST_EXPECT_MSG_EQ((std::get<PrintTablesEvent>(scenario.events.at(22).what).routers ==
                               std::vector<NodeIndex>{3, 0}),
                              true,
                              "some");
    }
};

/// What a scenario is when the file says nothing.
class DefaultsTestCase : public TestCase
{
  public:
    DefaultsTestCase()
        : TestCase("A short file gets the defaults")
    {
    }

  private:
    void DoRun() override
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(
            R"({"name": "short", "duration_s": 1, "topology": {"generate": "ring", "nodes": 3}})",
            "short.json");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, reader.GetProblems());
        NS_TEST_EXPECT_MSG_EQ(scenario->seed, 1u, "seed");
        NS_TEST_EXPECT_MSG_EQ(scenario->run, 1u, "run");
        NS_TEST_ASSERT_MSG_EQ(scenario->protocols.size(), 1u, "one protocol");
        NS_TEST_EXPECT_MSG_EQ(
            (scenario->protocols[0].kind == ApplicationKind::STATIC_TREE), true, "which");
        NS_TEST_EXPECT_MSG_EQ(scenario->protocols[0].routers.size(), 3u, "everywhere");
        NS_TEST_EXPECT_MSG_EQ((scenario->outputs.trace == TraceLevel::STATE), true, "trace");
        NS_TEST_EXPECT_MSG_EQ(scenario->outputs.pcap.empty(), true, "no pcap");
        NS_TEST_EXPECT_MSG_EQ(scenario->events.empty(), true, "no events");
    }
};

/// Values that are replaced by name before the file is read.
class ReplacementTestCase : public TestCase
{
  public:
    ReplacementTestCase()
        : TestCase("Values are replaced by name, and wrong ones blamed on who replaced them")
    {
    }

  private:
    void DoRun() override
    {
        ReplaceRight();
        ReplaceWrong();
        ReplaceMissing();
    }

    /// Every kind of name.
    void ReplaceRight()
    {
        ScenarioReader reader;
        reader.Replace("duration_s", "30", "--set duration_s=30");
        reader.Replace("sources.video.rate", "1Mb/s", "--set ...");
        reader.Replace("events.1.cost", "77", "--set ...");
        reader.Replace("forwarder.Limiter", "token-bucket", "--set ...");
        reader.Replace("manager.DefaultEntryTimeout", "9s", "--set ...");
        reader.Replace("static-tree.HoldDown", "5s", "--set ...");
        reader.Replace("igmp.QueryInterval", "90s", "--set ...");
        reader.Replace("hosts.igmp.Version", "1", "--set ...");
        reader.Replace("ns3::CsmaNetDevice::Mtu", "1300", "--set ...");
        reader.Replace("outputs.trace", "off", "--trace off");
        reader.Replace("outputs.pcap", R"(["d"])", "--pcap d");
        const auto scenario = reader.ReadText(EVERYTHING, "everything.json");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, reader.GetProblems());
        NS_TEST_EXPECT_MSG_EQ(scenario->duration, Seconds(30), "a member");
        NS_TEST_EXPECT_MSG_EQ(scenario->sources[0].rate, DataRate(1000000), "element by name");
        NS_TEST_EXPECT_MSG_EQ(
            std::get<LinkCostEvent>(scenario->events.at(4).what).cost, 77u, "element by number");
        NS_TEST_EXPECT_MSG_EQ(scenario->routers.forwarder.at(1).value, "token-bucket", "replaced");
        NS_TEST_EXPECT_MSG_EQ(scenario->routers.manager.at(0).value, "9s", "added");
        NS_TEST_EXPECT_MSG_EQ(scenario->protocols.at(0).attributes.at(0).value, "5s", "protocol");
        NS_TEST_EXPECT_MSG_EQ(scenario->igmp.at(0).interfaceAttributes.at(1).value, "90s", "igmp");
        NS_TEST_EXPECT_MSG_EQ(scenario->hostSettings.igmp.at(1).value, "1", "hosts");
        NS_TEST_EXPECT_MSG_EQ(scenario->defaults.size(), 2u, "a default");
        NS_TEST_EXPECT_MSG_EQ(scenario->outputs.trace.has_value(), false, "off");
        NS_TEST_EXPECT_MSG_EQ(scenario->outputs.pcap.size(), 2u, "router d");
    }

    /// Protocols of a file that names none, and a file that is no scenario.
    void ReplaceMissing()
    {
        const std::string text =
            R"({"name": "short", "duration_s": 1, "topology": {"generate": "ring", "nodes": 3}})";
        ScenarioReader reader;
        reader.Replace("static-tree.HoldDown", "5s", "--set ...");
        const auto scenario = reader.ReadText(text, "short.json");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, reader.GetProblems());
        MGM_TEST_REQUIRE_EQ(scenario->protocols.size(), 1u, "the one that is there by itself");
        NS_TEST_EXPECT_MSG_EQ(
            scenario->protocols[0].attributes.at(0).value, "5s", "which gets the attribute");
        reader.Replace("pim-dm.StateRefresh", "false", "--set pim-dm.StateRefresh=false");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadText(text, "short.json").has_value(), false, "refused");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(),
                              "--set pim-dm.StateRefresh=false: found no protocol of type "
                              "\"pim-dm\"\n",
                              "there is no PIM");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadText("[1]", "list.json").has_value(), false, "refused");
        NS_TEST_EXPECT_MSG_EQ(
            reader.GetProblems(), "list.json: found an array; allowed: an object\n", "of all that");
        const std::string nowhere = CreateTempDirFilename("nowhere.json");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadFile(nowhere).has_value(), false, "refused");
        NS_TEST_EXPECT_MSG_EQ(
            reader.GetProblems().substr(0, nowhere.size()), nowhere, "names the file");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblemCount(), 1u, "no more is known");
    }

    /// Names and values that mean nothing.
    void ReplaceWrong()
    {
        ScenarioReader reader;
        reader.Replace("duraton_s", "30", "--set duraton_s=30");
        reader.Replace("seed", "x", "--seed x");
        reader.Replace("sources.vide.rate", "1Mb/s", "--set sources.vide.rate=1Mb/s");
        reader.Replace("name.x", "1", "--set name.x=1");
        reader.Replace("forwarder.Limitr", "none", "--set forwarder.Limitr=none");
        reader.Replace("static-tree.Reaction", "flee", "--set static-tree.Reaction=flee");
        reader.Replace("ns3::CsmaNetDevce::Mtu", "9", "--set ns3::CsmaNetDevce::Mtu=9");
        NS_TEST_EXPECT_MSG_EQ(
            reader.ReadText(EVERYTHING, "everything.json").has_value(), false, "refused");
        const std::vector<std::string> expected{
            "--set sources.vide.rate=1Mb/s: found \"vide\"; allowed: \"video\" (did you mean "
            "\"video\"?)",
            "--set name.x=1: found \"x\"; allowed: nothing below /name",
            "--set duraton_s=30: found an unknown member; allowed: one of ",
            "--seed x: found \"x\"; allowed: a whole number from 1 to 4294944442",
            "--set ns3::CsmaNetDevce::Mtu=9: found \"ns3::CsmaNetDevce\", which is no type of "
            "ns-3; allowed: ns3::Type::Attribute (did you mean \"ns3::CsmaNetDevice\"?)",
            "--set forwarder.Limitr=none: found \"Limitr\", which is no attribute of "
            "ns3::mgm::KernelForwarder; allowed: one of ",
            "--set static-tree.Reaction=flee: found \"flee\"; allowed: one of \"none\", "
            "\"retarget\""};
        std::istringstream lines(reader.GetProblems());
        std::string line;
        for (const std::string& beginning : expected)
        {
            std::getline(lines, line);
            NS_TEST_EXPECT_MSG_EQ(line.substr(0, beginning.size()), beginning, "says what and who");
        }
        NS_TEST_EXPECT_MSG_EQ(std::getline(lines, line).good(), false, "and nothing else");
    }
};

/// A file with very many mistakes in a large network.
class ManyProblemsTestCase : public TestCase
{
  public:
    ManyProblemsTestCase()
        : TestCase("Very many problems are counted, and the first of them listed")
    {
    }

  private:
    void DoRun() override
    {
        // To compare each name with those of all routers would take minutes.
        std::string text = R"({"name": "many", "duration_s": 1,
            "topology": {"generate": "line", "nodes": 20000}, "events": [)";
        for (int i = 0; i < 20000; ++i)
        {
            text += (i == 0 ? "" : ",") +
                    std::string(R"({"at_s": 0, "type": "stop-application", "router": "rr)") +
                    std::to_string(i) + R"(", "application": "manager"})";
        }
        ScenarioReader reader;
        NS_TEST_EXPECT_MSG_EQ(reader.ReadText(text + "]}", "many.json").has_value(), false, "bad");
        const std::string& problems = reader.GetProblems();
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblemCount(), 20000u, "all are counted");
        NS_TEST_EXPECT_MSG_EQ(
            std::count(problems.begin(), problems.end(), '\n'), 101, "100, and a last line");
        NS_TEST_EXPECT_MSG_NE(problems.find("/events/99/router: found \"rr99\", which is no node"),
                              std::string::npos,
                              "the last one listed");
        NS_TEST_EXPECT_MSG_NE(
            problems.find("many.json: and 19900 more\n"), std::string::npos, "the rest");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadText("{", "cut.json").has_value(), false, "bad");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblemCount(), 1u, "of the last reading");
    }
};

/**
 * The files of test/data/scenarios/bad. Beside each X.json, X.txt holds the messages of the reader,
 * after a line that says whether the schema can see that the file is wrong.
 */
class BadFilesTestCase : public ModuleTestCase
{
  public:
    BadFilesTestCase()
        : ModuleTestCase("Wrong files are refused, with all that is wrong")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = GetModulePath("test/data/scenarios/bad");
        const JsonSchema schema(GetModulePath("doc/schema/scenario.schema.json"));
        const std::vector<std::string> files = ListFiles(folder, ".json");
        NS_TEST_EXPECT_MSG_GT(files.size(), 8u, "there are wrong files");
        for (const std::string& file : files)
        {
            const std::string path = folder + "/" + file;
            const std::string expected =
                ReadAll(path.substr(0, path.size() - std::string("json").size()) + "txt");
            const std::string problems = GetVerdictOfSchema(schema, path) + GetProblems(path, file);
            NS_TEST_EXPECT_MSG_EQ(problems, expected, file);
        }
    }

    /// @return what the reader says, with the name of the file instead of its path.
    static std::string GetProblems(const std::string& path, const std::string& file)
    {
        ScenarioReader reader;
        if (reader.ReadFile(path))
        {
            return "The reader accepts it.\n";
        }
        std::string problems = reader.GetProblems();
        for (std::size_t at = problems.find(path); at != std::string::npos;
             at = problems.find(path, at))
        {
            problems.replace(at, path.size(), file);
        }
        return problems;
    }

    /// @return whether the schema sees that a file is wrong, in words.
    static std::string GetVerdictOfSchema(const JsonSchema& schema, const std::string& path)
    {
        const auto document = nlohmann::json::parse(ReadAll(path), nullptr, false);
        if (document.is_discarded())
        {
            return "No JSON.\n";
        }
        return schema.Validate(document).empty() ? "The schema cannot know.\n"
                                                 : "The schema refuses it.\n";
    }
};

/// The scenarios that come with the module.
class ExampleFilesTestCase : public ModuleTestCase
{
  public:
    ExampleFilesTestCase()
        : ModuleTestCase("All example scenarios are right, for the schema and for the reader")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = GetModulePath("examples/scenarios");
        const JsonSchema schema(GetModulePath("doc/schema/scenario.schema.json"));
        const std::vector<std::string> files = ListFiles(folder, ".json");
        NS_TEST_EXPECT_MSG_GT(files.size(), 0u, "there are examples");
        for (const std::string& file : files)
        {
            const std::string path = folder + "/" + file;
            for (const std::string& finding : schema.Validate(nlohmann::json::parse(ReadAll(path))))
            {
                NS_TEST_EXPECT_MSG_EQ(finding, "", file << " and the schema");
            }
            ScenarioReader reader;
            const auto scenario = reader.ReadFile(path);
            NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", file << " and the reader");
            NS_TEST_EXPECT_MSG_EQ(
                (scenario && scenario->name + ".json" == file), true, file << " has its name");
        }
    }
};

/// Suite mgm-scenario-reader.
class ScenarioReaderTestSuite : public TestSuite
{
  public:
    ScenarioReaderTestSuite()
        : TestSuite("mgm-scenario-reader", TestSuite::Type::UNIT)
    {
        AddTestCase(new EverythingTestCase);
        AddTestCase(new DefaultsTestCase);
        AddTestCase(new ReplacementTestCase);
        AddTestCase(new ManyProblemsTestCase);
        AddTestCase(new BadFilesTestCase);
        AddTestCase(new ExampleFilesTestCase);
    }
};

ScenarioReaderTestSuite g_scenarioReaderTestSuite; //!< Static variable for test initialization

} // namespace
