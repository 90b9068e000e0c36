/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-animation: where nodes stand in an animation, and that a run has one if it is wanted.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-animation-layout.h"
#include "ns3/mgm-run-command.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/simulator.h"

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <unistd.h>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Places of nodes.
class LayoutTestCase : public ModuleTestCase
{
  public:
    LayoutTestCase()
        : ModuleTestCase(
              "Routers stand where they are on the globe, or on a circle; hosts around them")
    {
    }

  private:
    void DoRun() override
    {
        const auto globe = LayOut("backbone-failure");
        NS_TEST_EXPECT_MSG_LT(globe.at("Seattle").x, globe.at("NewYork").x, "west is left");
        NS_TEST_EXPECT_MSG_LT(globe.at("Seattle").y, globe.at("Houston").y, "north is up");
        NS_TEST_EXPECT_MSG_EQ(globe.at("uw").router, false, "a host");
        NS_TEST_EXPECT_MSG_LT(Distance(globe.at("uw"), globe.at("Seattle")), 60, "near its router");
        CheckPlaces(globe);

        const auto lan = LayOut("pim-lan-assert");
        const AnimatedNode center{nullptr, "", true, 500, 500};
        for (const char* router : {"origin", "left", "right", "east", "west"})
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(
                Distance(lan.at(router), center), 400, 1e-9, router << " stands on the circle");
        }
        CheckPlaces(lan);
    }

    /// Nodes are inside of the picture, and apart.
    void CheckPlaces(const std::map<std::string, AnimatedNode>& nodes)
    {
        for (const auto& [name, node] : nodes)
        {
            const bool inside = node.x >= 0 && node.x <= 1000 && node.y >= 0 && node.y <= 1000;
            NS_TEST_EXPECT_MSG_EQ(inside, true, name << " is inside");
            for (const auto& [otherName, other] : nodes)
            {
                const bool apart = name == otherName || Distance(node, other) > 10;
                NS_TEST_EXPECT_MSG_EQ(apart, true, name << " and " << otherName << " are apart");
            }
        }
    }

    /// @return nodes of an example by their names.
    std::map<std::string, AnimatedNode> LayOut(const std::string& example)
    {
        ScenarioReader reader;
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/" + example + ".json"));
        std::map<std::string, AnimatedNode> nodes;
        if (scenario)
        {
            const ScenarioRun run(*scenario);
            for (const AnimatedNode& node : LayOutNodes(*scenario, *run.GetNetwork()))
            {
                nodes[node.name] = node;
            }
        }
        Simulator::Destroy();
        return nodes;
    }

    /// @return distance of two nodes.
    static double Distance(const AnimatedNode& a, const AnimatedNode& b)
    {
        return std::hypot(a.x - b.x, a.y - b.y);
    }
};

/// The file of the animation.
class AnimatedRunTestCase : public ModuleTestCase
{
  public:
    AnimatedRunTestCase()
        : ModuleTestCase("A run is animated if its scenario wants that and something can")
    {
    }

  private:
    /// Writes when it goes.
    struct Writer
    {
        std::string path; //!< where
        std::string text; //!< what

        ~Writer()
        {
            std::ofstream(path) << text;
        }
    };

    void DoRun() override
    {
        std::size_t nodes = 0;
        std::string text = "<anim>\n</anim>\n";
        const RunAnimation animation = [&](const std::string& path,
                                           const std::vector<AnimatedNode>& animated) {
            nodes = animated.size();
            return std::shared_ptr<void>(std::make_shared<Writer>(Writer{path, text}));
        };
        const std::string folder = CreateTempDirFilename("animated");
        NS_TEST_EXPECT_MSG_EQ(Run(folder, "true", animation), "0: ", "runs");
        NS_TEST_EXPECT_MSG_EQ(nodes, 5u, "routers and hosts");
        NS_TEST_EXPECT_MSG_EQ(access((folder + "/netanim.xml").c_str(), R_OK), 0, "the file");
        nodes = 0;
        NS_TEST_EXPECT_MSG_EQ(Run(folder, "false", animation), "0: ", "runs without");
        NS_TEST_EXPECT_MSG_EQ(nodes, 0u, "not wanted");
        NS_TEST_EXPECT_MSG_NE(access((folder + "/netanim.xml").c_str(), R_OK), 0, "goes again");

        text = "<anim>\n<node id=\"0\"/>\n";
        NS_TEST_EXPECT_MSG_EQ(Run(folder, "true", animation),
                              "2: mgm-run: cannot write " + folder + "/netanim.xml: disk full?\n",
                              "an animation that is cut off");
        NS_TEST_EXPECT_MSG_EQ(Run(folder, "true", nullptr),
                              "2: mgm-run: /outputs/netanim: found true; allowed: false, because "
                              "this mgm was built with an ns-3 without module netanim\n",
                              "nothing can");
    }

    /// @return exit status and errors of a run.
    std::string Run(const std::string& folder,
                    const std::string& wanted,
                    const RunAnimation& animation)
    {
        std::ostringstream out;
        std::ostringstream err;
        const int status = RunScenarioCommand({"parallel-forwarders",
                                               "--set",
                                               "outputs.netanim=" + wanted,
                                               "--quiet",
                                               "--out",
                                               folder},
                                              GetModulePath("examples/scenarios"),
                                              out,
                                              err,
                                              animation);
        return std::to_string(status) + ": " + err.str();
    }
};

/// Suite mgm-animation.
class AnimationTestSuite : public TestSuite
{
  public:
    AnimationTestSuite()
        : TestSuite("mgm-animation", TestSuite::Type::UNIT)
    {
        AddTestCase(new LayoutTestCase);
        AddTestCase(new AnimatedRunTestCase);
    }
};

AnimationTestSuite g_animationTestSuite; //!< Static variable for test initialization

} // namespace
