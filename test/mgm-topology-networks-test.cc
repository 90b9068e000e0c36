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
            CheckNetwork(path);
        }
    }

    /**
     * @param [in] path Path of a network.
     */
    void CheckNetwork(const std::string& path)
    {
        const TopologyResult result = ReadTopology(path);
        std::ostringstream errors;
        result.PrintErrors(errors);
        NS_TEST_EXPECT_MSG_EQ(errors.str(), "", path);
        const Topology& t = result.GetTopology();
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
