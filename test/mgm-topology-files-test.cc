/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology-files: the files of the Internet Topology Zoo and the samples of ns-3's
 * topology readers. They are not part of the module; their folders zoo/ and ns3-samples/ are looked
 * for below the folder that the environment variable MGM_TOPOLOGIES names.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-topology-graph.h"
#include "ns3/mgm-topology-json.h"

#include <cstdlib>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// How often a text contains another.
uint32_t
Count(const std::string& text, const std::string& part)
{
    uint32_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    {
        ++count;
    }
    return count;
}

/// A test case that needs files from outside of the module.
class OutsideFilesTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /**
     * @param [in] name Name of a folder below the one that the user gives.
     * @return its path; empty, with a message, when the user gives none.
     */
    std::string FindFolder(const std::string& name)
    {
        const char* folder = std::getenv("MGM_TOPOLOGIES");
        if (folder == nullptr || *folder == '\0')
        {
            std::cout << "SKIP files of " << name << "/: the environment variable MGM_TOPOLOGIES, "
                      << "which names the folder above it, is not set" << std::endl;
            return "";
        }
        return std::string(folder) + "/" + name;
    }

    /**
     * @param [in] path Path of a file.
     * @param [in] nodes Nodes that it has.
     * @param [in] links Links that it has.
     */
    void ExpectSize(const std::string& path, uint32_t nodes, uint32_t links)
    {
        const TopologyResult result = ReadTopology(path);
        std::ostringstream errors;
        result.PrintErrors(errors);
        NS_TEST_EXPECT_MSG_EQ(errors.str(), "", path);
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetNodeCount(), nodes, path);
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLinkCount(), links, path);
    }
};

/// The zoo.
class ZooTestCase : public OutsideFilesTestCase
{
  public:
    ZooTestCase()
        : OutsideFilesTestCase("All files of the Internet Topology Zoo load, with all they hold")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = FindFolder("zoo");
        if (folder.empty())
        {
            return;
        }
        const std::vector<std::string> files = ListFiles(folder, ".graphml");
        NS_TEST_EXPECT_MSG_GT(files.size(), 0u, "files in " << folder);
        for (const std::string& path : files)
        {
            CheckFile(path);
        }
    }

    /**
     * Compares a network with what a look at the text alone finds.
     * @param [in] path Path of a file.
     */
    void CheckFile(const std::string& path)
    {
        const std::string text = ReadFile(path);
        uint32_t loops = 0;
        const std::regex edge("<edge [^>]*source=\"([^\"]*)\"[^>]*target=\"([^\"]*)\"");
        for (std::sregex_iterator i(text.begin(), text.end(), edge); i != std::sregex_iterator();
             ++i)
        {
            loops += (*i)[1] == (*i)[2];
        }
        ExpectSize(path, Count(text, "<node "), Count(text, "<edge ") - loops);
        const Topology t = ReadTopology(path).TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(CountPositions(t), CountDeclared(text, "Latitude"), path);
        NS_TEST_EXPECT_MSG_EQ(t.GetName().empty(), false, path);
        const TopologyGraph graph = BuildGraph(t);
        NS_TEST_EXPECT_MSG_EQ(boost::num_edges(graph), 2 * t.GetLinkCount(), path);
    }

    /// Nodes with a position.
    static uint32_t CountPositions(const Topology& t)
    {
        uint32_t positions = 0;
        for (NodeIndex node = 0; node < t.GetNodeCount(); ++node)
        {
            positions += t.GetNode(node).position.has_value();
        }
        return positions;
    }

    /// Values of an attribute: how often its key is used.
    static uint32_t CountDeclared(const std::string& text, const std::string& name)
    {
        std::smatch match;
        const std::regex key("<key attr.name=\"" + name + "\"[^>]*id=\"([^\"]*)\"");
        return std::regex_search(text, match, key)
                   ? Count(text, "<data key=\"" + match[1].str() + "\">")
                   : 0;
    }
};

/// The samples of ns-3.
class SamplesTestCase : public OutsideFilesTestCase
{
  public:
    SamplesTestCase()
        : OutsideFilesTestCase("The samples of ns-3's topology readers load, with all they hold")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = FindFolder("ns3-samples");
        if (folder.empty())
        {
            return;
        }
        for (const char* name : {"Inet_small_toposample.txt", "Inet_toposample.txt"})
        {
            std::istringstream header(ReadFile(folder + "/" + name));
            uint32_t nodes = 0;
            uint32_t links = 0;
            header >> nodes >> links;
            ExpectSize(folder + "/" + name, nodes, links);
        }
        CheckOrbis(folder + "/Orbis_toposample.txt");
        CheckMaps(folder + "/RocketFuel_sample_4755.r0.cch_maps.txt");
        CheckWeights(folder + "/RocketFuel_toposample_1239_weights.txt");
    }

    /// Each line is a link.
    void CheckOrbis(const std::string& path)
    {
        std::istringstream text(ReadFile(path));
        std::set<std::string> nodes;
        uint32_t links = 0;
        for (std::string a, b; text >> a >> b; ++links)
        {
            nodes.insert({a, b});
        }
        ExpectSize(path, static_cast<uint32_t>(nodes.size()), links);
    }

    /// Each line is a router, and each <uid> one of the two mentions of a link.
    void CheckMaps(const std::string& path)
    {
        std::istringstream text(ReadFile(path));
        std::set<std::pair<int, int>> links;
        uint32_t nodes = 0;
        const std::regex neighbor("<(\\d+)>");
        for (std::string line; std::getline(text, line); ++nodes)
        {
            const int uid = std::stoi(line);
            for (std::sregex_iterator i(line.begin(), line.end(), neighbor);
                 i != std::sregex_iterator();
                 ++i)
            {
                links.insert(std::minmax(uid, std::stoi((*i)[1])));
            }
        }
        ExpectSize(path, nodes, static_cast<uint32_t>(links.size()));
    }

    /// Each line is one direction of a link; both directions weigh the same in this file.
    void CheckWeights(const std::string& path)
    {
        std::istringstream text(ReadFile(path));
        std::map<std::set<std::string>, double> weights;
        std::set<std::string> nodes;
        std::string a;
        std::string b;
        for (double weight = 0; text >> a >> b >> weight;)
        {
            weights[{a, b}] = weight;
            nodes.insert({a, b});
        }
        ExpectSize(
            path, static_cast<uint32_t>(nodes.size()), static_cast<uint32_t>(weights.size()));
        const Topology t = ReadTopology(path).TakeTopology();
        uint64_t sum = 0;
        for (LinkIndex link = 0; link < t.GetLinkCount(); ++link)
        {
            sum += t.GetCost(link, LinkDirection::A_TO_B) + t.GetCost(link, LinkDirection::B_TO_A);
        }
        double expected = 0;
        for (const auto& [ends, weight] : weights)
        {
            expected += 2 * 10 * weight;
        }
        NS_TEST_EXPECT_MSG_EQ_TOL(static_cast<double>(sum), expected, 1e-6, "tenths of weights");
    }
};

/// Suite mgm-topology-files.
class TopologyFilesTestSuite : public TestSuite
{
  public:
    TopologyFilesTestSuite()
        : TestSuite("mgm-topology-files", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new ZooTestCase);
        AddTestCase(new SamplesTestCase);
    }
};

TopologyFilesTestSuite g_topologyFilesTestSuite; //!< Static variable for test initialization

} // namespace
