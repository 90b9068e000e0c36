/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology-networks: the networks of examples/networks, which scenarios are built on.
 */

#include "mgm-json-schema.h"
#include "mgm-test-files.h"
#include "ns3/mgm-topology-json.h"

#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Networks of the module itself.
class OwnNetworksTestCase : public ModuleTestCase
{
  public:
    OwnNetworksTestCase()
        : ModuleTestCase("The example networks agree with the schema and are whole")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::string> files =
            ListFiles(GetModulePath("examples/networks"), ".json");
        NS_TEST_EXPECT_MSG_GT(files.size(), 11u, "a dozen");
        const JsonSchema schema(GetModulePath("doc/schema/topology.schema.json"));
        for (const std::string& path : files)
        {
            const nlohmann::json json = nlohmann::json::parse(ReadFile(path), nullptr, false);
            for (const std::string& finding : schema.Validate(json))
            {
                NS_TEST_EXPECT_MSG_EQ(finding, "", path);
            }
            CheckNetwork(path, json);
        }
        ExpectSize("arpanet-1969", 4, 4);
        ExpectSize("nsfnet-t1-1991", 14, 21);
        ExpectSize("abilene-2004", 11, 14);
        ExpectSize("cost239-1999", 11, 26);
    }

    /**
     * @param [in] name Name of a network that is known from many papers.
     * @param [in] nodes Nodes that it has there.
     * @param [in] links Links that it has there.
     */
    void ExpectSize(const std::string& name, uint32_t nodes, uint32_t links)
    {
        const TopologyResult result =
            ReadTopology(GetModulePath("examples/networks/" + name + ".json"));
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetNodeCount(), nodes, name);
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLinkCount(), links, name);
    }

    /**
     * @param [in] path Path of a network.
     * @param [in] json What stands there.
     */
    void CheckNetwork(const std::string& path, const nlohmann::json& json)
    {
        const TopologyResult result = ReadTopology(path);
        std::ostringstream errors;
        result.PrintErrors(errors);
        NS_TEST_EXPECT_MSG_EQ(errors.str(), "", path);
        const Topology& t = result.GetTopology();
        NS_TEST_EXPECT_MSG_EQ(t.GetNodeCount(), json.at("nodes").size(), path << ": all nodes");
        NS_TEST_EXPECT_MSG_EQ(t.GetLinkCount(), json.at("links").size(), path << ": all links");
        NS_TEST_EXPECT_MSG_EQ(result.GetWarningCount(), 0u, path << ": nothing doubtful");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, path << ": one network");
        for (LinkIndex link = 0; link < t.GetLinkCount(); ++link)
        {
            const TopologyLink& line = t.GetLink(link);
            const std::string ends =
                path + ": " + t.GetNode(line.a).name + "-" + t.GetNode(line.b).name;
            // No link is faster than light in fiber, and none longer than half the Earth.
            NS_TEST_EXPECT_MSG_EQ(
                (line.delay >= GetLinkDelay(t.GetNode(line.a), t.GetNode(line.b), {})), true, ends);
            NS_TEST_EXPECT_MSG_LT(line.delay, MilliSeconds(110), ends);
        }
        NS_TEST_EXPECT_MSG_GT(t.GetYear(), 1968u, path << " has a year");
        NS_TEST_EXPECT_MSG_EQ(t.GetName().empty(), false, path << " has a name");
        NS_TEST_EXPECT_MSG_EQ(t.GetSource().empty(), false, path << " names its source");
        for (const std::string& finding : t.Validate())
        {
            NS_TEST_EXPECT_MSG_EQ(finding, "", path);
        }
        for (NodeIndex node = 0; node < t.GetNodeCount(); ++node)
        {
            const TopologyNode& place = t.GetNode(node);
            NS_TEST_EXPECT_MSG_EQ(place.position.has_value(), true, path << ": " << place.name);
            // Links are named by their ends with - between them, and numbered after #.
            NS_TEST_EXPECT_MSG_EQ(place.name.find_first_of("-# :"), std::string::npos, place.name);
        }
    }
};

/// Suite mgm-topology-networks.
class TopologyNetworksTestSuite : public TestSuite
{
  public:
    TopologyNetworksTestSuite()
        : TestSuite("mgm-topology-networks", TestSuite::Type::UNIT)
    {
        AddTestCase(new OwnNetworksTestCase);
    }
};

TopologyNetworksTestSuite g_topologyNetworksTestSuite; //!< Static variable for test initialization

} // namespace
