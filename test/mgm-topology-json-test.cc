/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology-json: networks in JSON, in all three forms, and that reader and schema agree
 * about what is allowed.
 */

#include "mgm-json-schema.h"
#include "mgm-test-files.h"
#include "ns3/mgm-json-text.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/mgm-topology-json-value.h"
#include "ns3/mgm-topology-json.h"

#include <fstream>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Base of the test cases.
class TopologyJsonTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /**
     * @param [in] text A text.
     * @return what the reader made of it; problems are said to be in file "f".
     */
    static TopologyResult Read(const std::string& text)
    {
        std::istringstream in(text);
        return ReadTopologyJson(in, "f");
    }

    /**
     * @param [in] result A result.
     * @return its errors, one a line.
     */
    static std::string PrintErrors(const TopologyResult& result)
    {
        std::ostringstream os;
        result.PrintErrors(os);
        return os.str();
    }

    /**
     * Expects that a text is refused, and nothing is made.
     * @param [in] text A text.
     * @param [in] errors The errors expected, one a line.
     */
    void ExpectErrors(const std::string& text, const std::string& errors)
    {
        const TopologyResult result = Read(text);
        NS_TEST_EXPECT_MSG_EQ(PrintErrors(result), errors, "errors of " << text);
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, text);
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetNodeCount(), 0u, text);
    }

    /**
     * Writes a file into the folder of this test.
     * @param [in] name Name of the file.
     * @param [in] text Its text.
     * @return its path.
     */
    std::string WriteFile(const std::string& name, const std::string& text)
    {
        const std::string path = CreateTempDirFilename(name);
        std::ofstream(path) << text;
        return path;
    }
};

/// Nodes and links.
class InlineTestCase : public TopologyJsonTestCase
{
  public:
    InlineTestCase()
        : TopologyJsonTestCase("Nodes and links with all their properties, written and read again")
    {
    }

  private:
    void DoRun() override
    {
        TopologyResult result = Read(R"({
            "name": "N", "source": "S", "year": 1999,
            "defaults": {"delay_ms": 2, "rate": "10Mbps", "cost": 5},
            "nodes": [
              {"name": "a", "lat": 0, "lon": 0},
              {"name": "b", "kind": "router", "lat": 0, "lon": 1.5},
              {"name": "Z\u00fcrich"},
              {"name": "lan", "kind": "lan"}],
            "links": [
              {"a": "a", "b": "b"},
              {"a": "a", "b": "b", "cost": 7, "delay_ms": 0.000001, "rate": "2.5Gbps"},
              {"a": "b", "b": "Z\u00fcrich", "cost_ab": 3, "up": false, "label": "old"},
              {"a": "Z\u00fcrich", "b": "lan", "cost": 4},
              {"a": "lan", "b": "a", "cost_ba": 6}]})");
        NS_TEST_ASSERT_MSG_EQ(PrintErrors(result), "", "errors");
        CheckFirst(result.GetTopology());
        std::ostringstream written;
        WriteTopologyJson(result.GetTopology(), written);
        TopologyResult again = Read(written.str());
        NS_TEST_ASSERT_MSG_EQ(PrintErrors(again), "", "errors");
        CheckFirst(again.GetTopology());
        std::ostringstream writtenAgain;
        WriteTopologyJson(again.GetTopology(), writtenAgain);
        NS_TEST_EXPECT_MSG_EQ(writtenAgain.str(), written.str(), "written the same");
        const JsonSchema schema(GetModulePath("doc/schema/topology.schema.json"));
        for (const std::string& finding : schema.Validate(nlohmann::json::parse(written.str())))
        {
            NS_TEST_EXPECT_MSG_EQ(finding, "", "what is written agrees with the schema");
        }
    }

    /**
     * @param [in] t The network of DoRun().
     */
    void CheckFirst(const Topology& t)
    {
        NS_TEST_EXPECT_MSG_EQ(t.GetName(), "N", "name");
        NS_TEST_EXPECT_MSG_EQ(t.GetSource(), "S", "source");
        NS_TEST_EXPECT_MSG_EQ(t.GetYear(), 1999u, "year");
        NS_TEST_ASSERT_MSG_EQ(t.GetNodeCount(), 4u, "nodes");
        NS_TEST_ASSERT_MSG_EQ(t.GetLinkCount(), 5u, "links");
        NS_TEST_EXPECT_MSG_EQ(t.GetNode(1).position.value().longitude, 1.5, "position");
        NS_TEST_EXPECT_MSG_EQ(t.GetNode(2).position.has_value(), false, "no position");
        NS_TEST_EXPECT_MSG_EQ(t.GetNode(2).name, "Z\xC3\xBCrich", "name");
        NS_TEST_EXPECT_MSG_EQ((t.GetNode(3).kind == NodeKind::LAN), true, "kind");
        const TopologyLink& first = t.GetLink(0);
        NS_TEST_EXPECT_MSG_EQ(first.costAb, 5u, "default");
        NS_TEST_EXPECT_MSG_EQ(first.rate, DataRate("10Mbps"), "default");
        NS_TEST_EXPECT_MSG_EQ(first.delay, GetFiberDelay({0, 0}, {0, 1.5}), "from positions");
        const TopologyLink& second = t.GetLink(1);
        NS_TEST_EXPECT_MSG_EQ(second.costBa, 7u, "cost");
        NS_TEST_EXPECT_MSG_EQ(second.delay, NanoSeconds(1), "delay");
        NS_TEST_EXPECT_MSG_EQ(second.rate, DataRate("2.5Gbps"), "rate");
        const TopologyLink& third = t.GetLink(2);
        NS_TEST_EXPECT_MSG_EQ(third.costAb, 3u, "one direction");
        NS_TEST_EXPECT_MSG_EQ(third.costBa, 5u, "default of the other");
        NS_TEST_EXPECT_MSG_EQ(third.delay, MilliSeconds(2), "default");
        NS_TEST_EXPECT_MSG_EQ(third.up, false, "down");
        NS_TEST_EXPECT_MSG_EQ(third.label, "old", "label");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(3).costAb, 4u, "towards the LAN");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(3).costBa, 0u, "away from it");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(4).costAb, 0u, "away from it");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(4).costBa, 6u, "towards the LAN");
    }
};

/// What is wrong with nodes and links.
class InlineErrorTestCase : public TopologyJsonTestCase
{
  public:
    InlineErrorTestCase()
        : TopologyJsonTestCase("Mistakes are named by JSON pointer, all at once")
    {
    }

  private:
    void DoRun() override
    {
        ExpectErrors(
            R"({"nmae": "N", "year": 0, "source": 5, "defaults": {"cost": 0, "speed": 1},
                "nodes": [{"name": "a", "lat": 91, "lon": 0}, {"name": "a"}, {"kind": "wan"},
                          {"name": "b", "lat": 5}, 7, {"name": " c"}, {"name": "lan", "kind": "lan"},
                          {"name": "lan2", "kind": "lan"}],
                "links": [{"a": "a", "b": "Lan"}, {"b": "b", "cost": 1.5}, {"a": "a", "b": "a"},
                          {"a": "a", "b": "b", "cost": 2, "cost_ab": 3, "rate": "fast"},
                          {"a": "lan", "b": "a", "cost_ab": 2, "delay_ms": -1},
                          {"a": "lan", "b": "lan2", "up": 1}, {"a": "a", "b": "b", "lable": "x"}]})",
            R"(f: /defaults/speed: found an unknown member; allowed: one of "delay_ms", "rate", "cost"
f: /defaults/cost: found 0; allowed: a whole number from 1 to 4294967295
f: /nmae: found an unknown member; allowed: one of "name", "source", "year", "defaults", "nodes", "links" (did you mean "name"?)
f: /source: found 5; allowed: a text that is not empty
f: /year: found 0; allowed: a whole number from 1 to 9999
f: /nodes/0/lat: found 91; allowed: a number from -90 to 90
f: /nodes/1/name: found "a"; allowed: a name of its own; /nodes/0 has this one
f: /nodes/2: member "name" is missing
f: /nodes/2/kind: found "wan"; allowed: one of "router", "lan" (did you mean "lan"?)
f: /nodes/3: found only one of "lat" and "lon"; allowed: both or none
f: /nodes/4: found 7; allowed: an object
f: /nodes/5/name: found " c"; allowed: up to 200 bytes without control characters, double blanks, and blanks at the ends
f: /links/0/b: found "Lan", which is no node; allowed: one of "a", "b", "lan", "lan2" (did you mean "lan"?)
f: /links/1: member "a" is missing
f: /links/1/cost: found 1.5; allowed: a whole number from 1 to 4294967295
f: /links/2: link "a" - "a" joins a node to itself
f: /links/3: found "cost" beside "cost_ab" or "cost_ba"; allowed: either one cost, or one for each direction
f: /links/3/rate: found "fast"; allowed: a rate such as "100Mbps", "2.5Gbps" or "64kb/s", from 1bps to 1000000Gbps
f: /links/4/cost_ab: found 2; allowed: no such member: the cost away from a LAN segment is always 0
f: /links/4/delay_ms: found -1; allowed: a number from 0 to 3600000
f: /links/5/up: found 1; allowed: true or false
f: /links/5: link "lan" - "lan2" joins two LAN segments; a router must be between them
f: /links/6/lable: found an unknown member; allowed: one of "a", "b", "cost", "cost_ab", "cost_ba", "delay_ms", "rate", "up", "label" (did you mean "label"?)
)");
        ExpectErrors("[]", "f: found an empty array; allowed: an object\n");
        ExpectErrors(
            "{\n\"nodes\": [}",
            "f: line 2, column 11: not JSON: syntax error while parsing value - unexpected "
            "'}'; expected '[', '{', or a literal\n");
        ExpectErrors("{}",
                     "f: member \"nodes\" is missing\n"
                     "f: member \"links\" is missing\n");
        ExpectErrors(R"({"nodes": [], "links": {}})",
                     "f: /nodes: found an array of 0; allowed: 1 to 1000000 elements\n"
                     "f: /links: found an empty object; allowed: an array\n");
        ExpectErrors(R"({"nodes": [{"name": "a"}], "nodes": [], "links": []})",
                     "f: /nodes: found a second time; allowed: once\n");
        CheckManyErrors();
        CheckTruncations();
    }

    /// Long lists of errors are cut, and do not take long to make.
    void CheckManyErrors()
    {
        std::string text = R"({"nodes": [{"name": "n0"})";
        for (int i = 1; i < 5000; ++i)
        {
            text += R"(, {"name": "n)" + std::to_string(i) + "\"}";
        }
        text += R"(], "links": [{"a": "x", "b": "y"})";
        for (int i = 1; i < 5000; ++i)
        {
            text += R"(, {"a": "x", "b": "y"})";
        }
        const TopologyResult result = Read(text + "]}");
        NS_TEST_EXPECT_MSG_EQ(result.GetErrorCount(), 10000u, "all counted");
        NS_TEST_EXPECT_MSG_EQ(result.GetErrors().size(), MAX_LISTED_PROBLEMS, "first listed");
    }

    /// No beginning of a text is taken for a network.
    void CheckTruncations()
    {
        const std::string text =
            R"({"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"a": "a", "b": "b"}]})";
        NS_TEST_EXPECT_MSG_EQ(Read(text).IsOk(), true, "whole");
        for (std::size_t length = 0; length < text.size(); ++length)
        {
            const TopologyResult result = Read(text.substr(0, length));
            NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, "at " << length);
            NS_TEST_EXPECT_MSG_EQ(result.GetErrorCount(), 1u, "at " << length);
        }
    }
};

/// Networks by rule.
class GenerateTestCase : public TopologyJsonTestCase
{
  public:
    GenerateTestCase()
        : TopologyJsonTestCase("Networks by rule are those of the generators")
    {
    }

  private:
    /**
     * @param [in] text A rule.
     * @param [in] expected What the generator makes.
     */
    void Expect(const std::string& text, const TopologyResult& expected)
    {
        const TopologyResult result = Read(text);
        NS_TEST_EXPECT_MSG_EQ(PrintErrors(result), "", text);
        std::ostringstream a;
        std::ostringstream b;
        WriteTopologyJson(result.GetTopology(), a);
        WriteTopologyJson(expected.GetTopology(), b);
        NS_TEST_EXPECT_MSG_EQ((a.str() == b.str()), true, text);
    }

    void DoRun() override
    {
        Expect(R"({"generate": "line", "nodes": 3})", MakeLineTopology(3));
        Expect(R"({"generate": "ring", "nodes": 4})", MakeRingTopology(4));
        Expect(R"({"generate": "star", "nodes": 5})", MakeStarTopology(5));
        Expect(R"({"generate": "grid", "rows": 2, "columns": 5})", MakeGridTopology(2, 5));
        Expect(R"({"generate": "full-mesh", "nodes": 4})", MakeFullMeshTopology(4));
        Expect(R"({"generate": "tree", "arity": 2, "depth": 3})", MakeTreeTopology(2, 3));
        WaxmanParameters waxman;
        waxman.nodes = 50;
        Expect(R"({"generate": "waxman", "nodes": 50})", MakeWaxmanTopology(waxman));
        waxman.alpha = 0.5;
        waxman.beta = 0.3;
        waxman.sideKm = 2000;
        waxman.seed = 9;
        Expect(R"({"generate": "waxman", "nodes": 50, "alpha": 0.5, "beta": 0.3, "side_km": 2000,
                   "seed": 9})",
               MakeWaxmanTopology(waxman));
        Expect(R"({"generate": "power-law", "nodes": 30, "links_per_node": 2, "seed": 4})",
               MakePowerLawTopology(30, 2, 4));
        Expect(R"({"generate": "small-world", "nodes": 30, "neighbors": 4, "rewire": 0.2})",
               MakeSmallWorldTopology(30, 4, 0.2, 1));
        TopologyDefaults defaults;
        defaults.cost = 3;
        defaults.delay = MilliSeconds(4);
        defaults.rate = DataRate("5Mbps");
        Expect(R"({"generate": "line", "nodes": 3,
                   "defaults": {"cost": 3, "delay_ms": 4, "rate": "5Mbps"}})",
               MakeLineTopology(3, defaults));
        CheckErrors();
    }

    /// Parameters that are missing, unknown, of a wrong type or out of range.
    void CheckErrors()
    {
        ExpectErrors(R"({"generate": "gird", "rows": 2})",
                     "f: /generate: found \"gird\"; allowed: one of \"line\", \"ring\", \"star\", "
                     "\"grid\", \"full-mesh\", \"tree\", \"waxman\", \"power-law\", "
                     "\"small-world\" (did you mean \"grid\"?)\n");
        ExpectErrors(
            R"({"generate": "grid", "row": 2, "columns": "x"})",
            "f: /row: found an unknown member; allowed: one of \"generate\", \"defaults\", "
            "\"rows\", \"columns\" (did you mean \"rows\"?)\n"
            "f: member \"rows\" is missing\n");
        ExpectErrors(R"({"generate": "grid", "rows": 2.5, "columns": "x"})",
                     "f: /rows: found 2.5; allowed: a whole number from 0 to 4294967295\n"
                     "f: /columns: found \"x\"; allowed: a whole number from 0 to 4294967295\n");
        ExpectErrors(R"({"generate": "small-world", "nodes": 9, "neighbors": 3, "rewire": 2,
                         "seed": 0})",
                     "f: /rewire: is 2; allowed is 0 to 1\n"
                     "f: /seed: is 0; allowed is 1 to 4294944442\n"
                     "f: /neighbors: is 3; allowed are even numbers\n");
        ExpectErrors(R"({"generate": "full-mesh", "nodes": 9000})",
                     "f: links would be 40495500; allowed are up to 4000000\n");
    }
};

/// Networks in other files.
class FileFormTestCase : public TopologyJsonTestCase
{
  public:
    FileFormTestCase()
        : TopologyJsonTestCase(
              "Networks in other files, of all formats, relative to the first file")
    {
    }

  private:
    void DoRun() override
    {
        const std::string inner = WriteFile(
            "inner.json",
            R"({"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"a": "a", "b": "b"}]})");
        WriteFile("links.txt", "1 2\n2 3\n3 3\n");
        WriteFile("bad.txt", "1 2\n2 x\n");
        WriteFile("prose.txt", "hello\n");
        const std::string named =
            WriteFile("named.json", R"({"file": "inner.json", "defaults": {"cost": 8}})");
        WriteFile("twice.json", R"({"file": "named.json"})");
        TopologyResult result = ReadTopology(named);
        NS_TEST_EXPECT_MSG_EQ(PrintErrors(result), "", "errors");
        NS_TEST_ASSERT_MSG_EQ(result.GetTopology().GetLinkCount(), 1u, "links");
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLink(0).costAb, 8u, "defaults are passed on");
        result =
            ReadTopology(WriteFile("orbis.json", R"({"file": "links.txt", "format": "orbis"})"));
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLinkCount(), 2u, "another format");
        NS_TEST_ASSERT_MSG_EQ(result.GetWarningCount(), 1u, "warnings are passed on");
        NS_TEST_EXPECT_MSG_EQ(result.GetWarnings()[0].element, "/file", "where");
        const std::string folder = GetFolder(inner);
        const std::string reached = WriteFile("absolute.json", "{\"file\": \"" + inner + "\"}");
        NS_TEST_EXPECT_MSG_EQ(ReadTopology(reached).IsOk(), (inner[0] == '/'), "absolute path");
        ExpectFileError("twice.json",
                        folder + "twice.json: /file: " + folder +
                            "named.json: /file: found \"inner.json\"; allowed: a network, not one "
                            "more file, in a file that was named by another\n");
        ExpectNamedError("bad.txt",
                         "bad.txt:2: a link is two node ids, which are integers from 0\n");
        ExpectNamedError("missing.txt", "missing.txt: cannot be opened\n");
        ExpectNamedError("prose.txt",
                         "prose.txt: looks like none of the formats json graphml inet orbis "
                         "rocketfuel-maps rocketfuel-weights\n");
        ExpectErrors(R"({"file": "x", "format": "xml", "nodes": []})",
                     "f: /nodes: found an unknown member; allowed: one of \"file\", \"format\", "
                     "\"defaults\"\n"
                     "f: /format: found \"xml\"; allowed: one of \"json\", \"graphml\", \"inet\", "
                     "\"orbis\", \"rocketfuel-maps\", \"rocketfuel-weights\"\n");
        // The folder is a file that opens, but cannot be read.
        NS_TEST_EXPECT_MSG_EQ(ReadTopology(folder).IsOk(), false, "a folder");
    }

    /**
     * @param [in] name Name of a file in the folder of this test.
     * @param [in] errors The errors expected.
     */
    void ExpectFileError(const std::string& name, const std::string& errors)
    {
        const TopologyResult result = ReadTopology(CreateTempDirFilename(name));
        NS_TEST_EXPECT_MSG_EQ(PrintErrors(result), errors, name);
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, name);
    }

    /**
     * Expects an error of a file that another file names.
     * @param [in] name Name of a file in the folder of this test.
     * @param [in] error The error expected.
     */
    void ExpectNamedError(const std::string& name, const std::string& error)
    {
        const std::string path = WriteFile("names.json", "{\"file\": \"" + name + "\"}");
        ExpectFileError("names.json", path + ": /file: " + GetFolder(path) + error);
    }
};

/// A network inside a larger document.
class EmbeddedTestCase : public TopologyJsonTestCase
{
  public:
    EmbeddedTestCase()
        : TopologyJsonTestCase("In a larger document, pointers begin where the network stands")
    {
    }

  private:
    void DoRun() override
    {
        InputProblems problems;
        InputProblems warnings;
        const nlohmann::json document = nlohmann::json::parse(
            R"({"topology": {"nodes": [{"name": "a"}], "links": [{"a": "a", "b": "xyz"}]}})");
        const JsonView view(document.at("topology"), "/topology", problems);
        const std::optional<Topology> topology =
            ReadTopologyValue(view, "", TopologyDefaults(), FileForm::ALLOWED, warnings);
        NS_TEST_EXPECT_MSG_EQ(topology.has_value(), false, "refused");
        NS_TEST_EXPECT_MSG_EQ(problems.Format("f"),
                              "f: /topology/links/0/b: found \"xyz\", which is no node; allowed: "
                              "\"a\"\n",
                              "problem");
    }
};

/// Reader and schema agree.
class TopologySchemaTestCase : public TopologyJsonTestCase
{
  public:
    TopologySchemaTestCase()
        : TopologyJsonTestCase("The schema allows what the reader takes, and nothing else")
    {
    }

  private:
    void DoRun() override
    {
        const JsonSchema schema(GetModulePath("doc/schema/topology.schema.json"));
        for (const auto& [text, good] : GetTexts())
        {
            const std::vector<std::string> findings = schema.Validate(nlohmann::json::parse(text));
            NS_TEST_EXPECT_MSG_EQ(findings.empty(), good, "schema: " << text);
            NS_TEST_EXPECT_MSG_EQ(Read(text).IsOk(), good, "reader: " << text);
        }
    }

    /// @return texts, and whether they are good.
    static std::vector<std::pair<std::string, bool>> GetTexts()
    {
        const std::string nodes = R"({"nodes": [{"name": "a"}, {"name": "b"}], )";
        const auto node = [](const std::string& members) {
            return R"({"nodes": [{)" + members + R"(}], "links": []})";
        };
        const auto link = [&nodes](const std::string& members) {
            return nodes + R"("links": [{"a": "a", "b": "b")" + members + "}]}";
        };
        return {
            {"[]", false},
            {"{}", false},
            {nodes + R"("links": []})", true},
            {nodes + R"("links": [], "name": ""})", false},
            {nodes + R"("links": [], "year": 2004, "source": "map"})", true},
            {nodes + R"("links": [], "year": 10000})", false},
            {nodes + R"("links": [], "generate": "line"})", false},
            {nodes + R"("links": [], "defaults": {}})", true},
            {nodes + R"("links": [], "defaults": {"rate": 5}})", false},
            {R"({"nodes": [], "links": []})", false},
            {node(R"("name": "a b")"), true},
            {node(R"("name": "a  b")"), false},
            {node(R"("name": "")"), false},
            {node(R"("name": " a")"), false},
            {node(R"("name": "a\u0007b")"), false},
            {node(R"("name": "Z\u00fcrich", "kind": "lan")"), true},
            {node(R"("name": "a", "kind": "host")"), false},
            {node(R"("name": "a", "lat": 1)"), false},
            {node(R"("name": "a", "lat": -90, "lon": 180)"), true},
            {node(R"("name": "a", "lat": -90, "lon": 180.5)"), false},
            {node(R"("name": "a", "x": 1)"), false},
            {link(""), true},
            {link(R"(, "cost": 4294967295)"), true},
            {link(R"(, "cost": 4294967296)"), false},
            {link(R"(, "cost": 0)"), false},
            {link(R"(, "cost": 1, "cost_ba": 1)"), false},
            {link(R"(, "cost_ab": 2, "cost_ba": 1)"), true},
            {link(R"(, "delay_ms": 0)"), true},
            {link(R"(, "delay_ms": 3600001)"), false},
            {link(R"(, "rate": "10MB/s")"), true},
            {link(R"(, "rate": "10 Mbps")"), false},
            {link(R"(, "rate": "10Tbps")"), false},
            {link(R"(, "up": false, "label": "x")"), true},
            {link(R"(, "up": "no")"), false},
            {link(R"(, "label": "")"), false},
            {link(R"(, "metric": 1)"), false},
            {R"({"generate": "line", "nodes": 2})", true},
            {R"({"generate": "line"})", false},
            {R"({"generate": "line", "nodes": 2, "seed": 1})", false},
            {R"({"generate": "circle", "nodes": 2})", false},
            {R"({"generate": "grid", "rows": 2, "columns": 2})", true},
            {R"({"generate": "grid", "rows": 0, "columns": 2})", false},
            {R"({"generate": "grid", "nodes": 2})", false},
            {R"({"generate": "tree", "arity": 2, "depth": 2})", true},
            {R"({"generate": "full-mesh", "nodes": 3, "defaults": {"cost": 2}})", true},
            {R"({"generate": "waxman", "nodes": 5, "alpha": 1, "beta": 0.01, "seed": 7})", true},
            {R"({"generate": "waxman", "nodes": 5, "alpha": 0})", false},
            {R"({"generate": "waxman", "nodes": 5, "side_km": 4001})", false},
            {R"({"generate": "power-law", "nodes": 5, "links_per_node": 2})", true},
            {R"({"generate": "power-law", "nodes": 5, "links_per_node": 2, "seed": 0})", false},
            {R"({"generate": "small-world", "nodes": 5, "neighbors": 2, "rewire": 1})", true},
            {R"({"generate": "small-world", "nodes": 5, "neighbors": 3, "rewire": 1})", false},
            {R"({"generate": "small-world", "nodes": 5, "neighbors": 2})", false},
            {R"({"file": ""})", false},
            {R"({"file": "x", "format": "xml"})", false},
            {R"({"file": "x", "nodes": []})", false},
        };
    }
};

/// Suite mgm-topology-json.
class TopologyJsonTestSuite : public TestSuite
{
  public:
    TopologyJsonTestSuite()
        : TestSuite("mgm-topology-json", TestSuite::Type::UNIT)
    {
        AddTestCase(new InlineTestCase);
        AddTestCase(new InlineErrorTestCase);
        AddTestCase(new GenerateTestCase);
        AddTestCase(new FileFormTestCase);
        AddTestCase(new EmbeddedTestCase);
        AddTestCase(new TopologySchemaTestCase);
    }
};

TopologyJsonTestSuite g_topologyJsonTestSuite; //!< Static variable for test initialization

} // namespace
