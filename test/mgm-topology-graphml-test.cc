/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology-graphml: the reader of GraphML, with what is odd in files and what is wrong.
 */

#include "mgm-topology-reader-test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Opening of a file with the keys that the tests use.
const std::string KEYS = R"(<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="n" for="node" attr.name="label" attr.type="string"/>
<key id="y" for="node" attr.name="Latitude" attr.type="double"/>
<key id="x" for="node" attr.name="Longitude" attr.type="string"/>
<key id="h" for="node" attr.name="hyperedge" attr.type="int"/>
<key id="raw" for="edge" attr.name="LinkSpeedRaw" attr.type="double"/>
<key id="speed" for="edge" attr.name="LinkSpeed" attr.type="string"/>
<key id="units" for="edge" attr.name="LinkSpeedUnits" attr.type="string"/>
<key id="rate" for="edge" attr.name="rate" attr.type="string"/>
<key id="cost" for="edge" attr.name="cost" attr.type="int"/>
<key id="ab" for="edge" attr.name="cost_ab" attr.type="int"/>
<key id="delay" for="edge" attr.name="delay_ms" attr.type="double"/>
<key id="text" for="edge" attr.name="LinkLabel" attr.type="string"/>
<key id="g" for="graph" attr.name="Network" attr.type="string"/>
<key id="s" for="graph" attr.name="Source" attr.type="string"/>
<key id="year" for="graph" attr.name="DateYear" attr.type="string"/>
<graph edgedefault="undirected">
)";

/// End of a file.
const std::string END = "</graph></graphml>\n";

/// A node with attributes.
std::string
Node(const std::string& id, const std::string& data = "")
{
    return "<node id=\"" + id + "\">" + data + "</node>\n";
}

/// An edge with attributes.
std::string
Edge(const std::string& source, const std::string& target, const std::string& data = "")
{
    return "<edge source=\"" + source + "\" target=\"" + target + "\">" + data + "</edge>\n";
}

/// An attribute.
std::string
Data(const std::string& key, const std::string& value)
{
    return "<data key=\"" + key + "\">" + value + "</data>";
}

/// Position attributes.
std::string
At(const std::string& latitude, const std::string& longitude)
{
    return Data("y", latitude) + Data("x", longitude);
}

/// Base of the test cases.
class GraphmlTestCase : public TopologyReaderTestCase
{
  protected:
    /// @param [in] name Name of the test case.
    explicit GraphmlTestCase(const std::string& name)
        : TopologyReaderTestCase(name, ReadGraphmlTopology)
    {
    }
};

/// Names, kinds, loops, parallel links, parts.
class GraphmlShapeTestCase : public GraphmlTestCase
{
  public:
    GraphmlShapeTestCase()
        : GraphmlTestCase("Nodes get unique names, links stay parallel, loops are left out")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Describe(KEYS + Edge("c", "a") + Node("a", Data("n", "R&amp;D")) +
                                       Node("b", Data("n", "R&#38;D")) +
                                       Node("c", Data("n", " \n ")) + Node("d") + Edge("a", "b") +
                                       Edge("b", "a") + Edge("d", "d") + END),
                              "R&D, R&D.2, node.c, node.d\n"
                              "node.c - R&D 1/1\nR&D - R&D.2 1/1\nR&D.2 - R&D 1/1\n"
                              "f:27: edge \"d - d\": joins a node to itself; left out\n",
                              "names and links");
        const std::string lan = Data("h", "1");
        NS_TEST_EXPECT_MSG_EQ(
            Describe(KEYS + Node("p", lan) + Node("r", Data("h", "0")) + Node("q", lan) +
                     Edge("r", "p") + Edge("q", "p") + Edge("r", "q", Data("cost", "9")) + END),
            "node.p (lan), node.r, node.q\n"
            "node.r - node.p 1/0\nnode.q - node.p 1/0\nnode.r - node.q 9/9\n"
            "f:21: node \"q\": is a LAN segment joined to LAN segment \"p\"; made a router\n",
            "hyperedge nodes are LAN segments");
        const Topology t = Read(KEYS + Data("g", "Net") + Data("s", "Map, 2004") +
                                Data("year", "2004") + Node("a") + Node("b") + END)
                               .TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(t.GetName(), "Net", "name");
        NS_TEST_EXPECT_MSG_EQ(t.GetSource(), "Map, 2004", "source");
        NS_TEST_EXPECT_MSG_EQ(t.GetYear(), 2004u, "year");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), false, "parts are left as they are");
    }
};

/// Positions, rates, costs, delays.
class GraphmlAttributeTestCase : public GraphmlTestCase
{
  public:
    GraphmlAttributeTestCase()
        : GraphmlTestCase("Attributes become positions, rates, costs, delays, labels")
    {
    }

  private:
    /**
     * @param [in] data Attributes of an edge.
     * @return a network whose first link is made of it, between nodes at 0 N 0 E and 0 N 1 E.
     */
    TopologyResult ReadLink(const std::string& data)
    {
        return Read(KEYS + Node("a", At("0", "0")) + Node("b", At("0", "1")) + Node("c") +
                    Edge("a", "b", data) + Edge("b", "c") + END);
    }

    /**
     * Expects a warning about an attribute of an edge, and the default in its place.
     * @param [in] data Attributes.
     * @param [in] warning The warning.
     */
    void ExpectWarning(const std::string& data, const std::string& warning)
    {
        const TopologyResult result = ReadLink(data);
        std::ostringstream os;
        result.PrintWarnings(os);
        NS_TEST_EXPECT_MSG_EQ(os.str(), "f:22: edge \"a - b\": " + warning + "\n", data);
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, data);
        const TopologyLink& link = result.GetTopology().GetLink(0);
        NS_TEST_EXPECT_MSG_EQ(link.rate, TopologyDefaults().rate, data);
        NS_TEST_EXPECT_MSG_EQ(link.costAb, 1u, data);
        NS_TEST_EXPECT_MSG_EQ(link.delay, GetFiberDelay({0, 0}, {0, 1}), data);
    }

    void DoRun() override
    {
        TopologyResult result = ReadLink(Data("raw", "155000000.0") + Data("cost", "10") +
                                         Data("ab", "4") + Data("text", "OC-3"));
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, "read");
        NS_TEST_EXPECT_MSG_EQ(result.GetWarningCount(), 0u, "nothing odd");
        const Topology& t = result.GetTopology();
        NS_TEST_EXPECT_MSG_EQ(t.GetNode(1).position.value().longitude, 1, "position");
        NS_TEST_EXPECT_MSG_EQ(t.GetNode(2).position.has_value(), false, "no position");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(0).rate, DataRate(155000000), "raw speed");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(0).costAb, 4u, "cost of one direction");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(0).costBa, 10u, "cost");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(0).label, "OC-3", "label");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(0).delay, GetFiberDelay({0, 0}, {0, 1}), "positions");
        NS_TEST_EXPECT_MSG_EQ(t.GetLink(1).delay, MilliSeconds(1), "one end is nowhere");
        result = ReadLink(Data("speed", "2.5") + Data("units", "G") + Data("delay", " 1.5 "));
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLink(0).rate, DataRate("2.5Gbps"), "units");
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLink(0).delay, MicroSeconds(1500), "delay");
        result = ReadLink(Data("rate", "45Mbps") + Data("raw", "1"));
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetLink(0).rate, DataRate("45Mbps"), "rate");
        CheckOddities();
    }

    /// Values that make no sense.
    void CheckOddities()
    {
        const std::string speeds = "; allowed are 1 bit/s to 1000000 Gbit/s; left out";
        ExpectWarning(Data("raw", "fast"), "LinkSpeed is \"fast\"" + speeds);
        ExpectWarning(Data("raw", "-1"), "LinkSpeed is \"-1\"" + speeds);
        ExpectWarning(Data("raw", "1e99"), "LinkSpeed is \"1e99\"" + speeds);
        ExpectWarning(Data("speed", "3") + Data("units", "X"), "LinkSpeed is \"3 X\"" + speeds);
        ExpectWarning(Data("rate", "3"),
                      "rate is \"3\"; allowed is a rate such as \"100Mbps\", \"2.5Gbps\" or "
                      "\"64kb/s\", from 1bps to 1000000Gbps; left out");
        ExpectWarning(Data("cost", "0"),
                      "cost is \"0\"; allowed are integers from 1 to 4294967295; left out");
        ExpectWarning(Data("cost", "1.5"),
                      "cost is \"1.5\"; allowed are integers from 1 to 4294967295; left out");
        ExpectWarning(Data("delay", "-1"),
                      "delay_ms is \"-1\"; allowed are 0 to 3600000 ms; left out");
        ExpectWarning(Data("text", "x") + Data("delay", "x"),
                      "delay_ms is \"x\"; allowed are 0 to 3600000 ms; left out");
        // A speed without units says nothing, and is common.
        NS_TEST_EXPECT_MSG_EQ(ReadLink(Data("speed", "3")).GetWarningCount(), 0u, "no units");
        const std::string degrees = "; allowed are -90 to 90 and -180 to 180 degrees; left out\n";
        NS_TEST_EXPECT_MSG_EQ(
            Describe(KEYS + Node("a", At("91", "0")) + Node("b", Data("y", "5")) +
                     Node("c", At("x", "1")) + Node("d", Data("nokey", "5")) + END),
            "node.a, node.b, node.c, node.d\n"
            "f:22: <data>: key \"nokey\" is not declared; its values are left out\n"
            "f:19: node \"a\": has latitude \"91\" and longitude \"0\"" +
                degrees + "f:20: node \"b\": has latitude \"5\" and longitude \"\"" + degrees +
                "f:21: node \"c\": has latitude \"x\" and longitude \"1\"" + degrees,
            "positions");
    }
};

/// Files that are not what they should be.
class GraphmlErrorTestCase : public GraphmlTestCase
{
  public:
    GraphmlErrorTestCase()
        : GraphmlTestCase("Bad files give line and element, all at once, and no network")
    {
    }

  private:
    void DoRun() override
    {
        CheckXml();
        CheckGraph();
    }

    /// Not well-formed XML.
    void CheckXml()
    {
        ExpectErrors("", "f: has no <graphml>\n");
        ExpectErrors("text", "f:1: there is text outside of the elements\n");
        ExpectErrors("<html/>", "f:1: <html>: the outermost element is one <graphml>\n");
        ExpectErrors("<graphml/>\n<graphml/>",
                     "f:2: <graphml>: the outermost element is one <graphml>\n");
        ExpectErrors("<graphml/>\nx", "f:2: there is text outside of the elements\n");
        ExpectErrors("<graphml>\n<key id='a'>\n</graphml>",
                     "f:3: </graphml>: closes <key> of line 2\n");
        ExpectErrors("<graphml></graphml></graphml>", "f:1: </graphml>: closes nothing\n");
        ExpectErrors("<graphml>\n<graph edgedefault='undirected'>\n\n",
                     "f:4: the text ends inside <graph> of line 2\n");
        ExpectErrors("<graphml>\n<!-- <node>", "f:2: the text ends inside \"<!--\"\n");
        ExpectErrors("<graphml>\n<![CDATA[", "f:2: the text ends inside \"<![CDATA[\"\n");
        ExpectErrors("<?xml ", "f:1: the text ends inside \"<?\"\n");
        ExpectErrors("<!DOCTYPE graphml [ <!ENTITY a '>'> ", "f:1: the text ends inside \"<!\"\n");
        ExpectErrors("<graphml\n", "f:2: the text ends inside a tag\n");
        ExpectErrors("<graphml><>", "f:1: a name is missing in a tag\n");
        ExpectErrors("<graphml a>", "f:1: attribute a: expected \"=\", found \">\"\n");
        ExpectErrors("<graphml a=b>", "f:1: attribute a: a value in quotes is missing\n");
        ExpectErrors("<graphml a='b>", "f:1: attribute a: the text ends inside its value\n");
        ExpectErrors("<graphml a='1' a='2'>", "f:1: attribute a stands twice in a tag\n");
        ExpectErrors("<graphml /x>", "f:1: <graphml: expected \">\", found \"x\"\n");
        ExpectErrors("<graphml></graphml x>", "f:1: </graphml: expected \">\", found \"x\"\n");
        std::string deep = "<graphml>";
        for (int i = 0; i < 40; ++i)
        {
            deep += "\n<a>";
        }
        ExpectErrors(deep, "f:33: <a>: is deeper than the allowed 32 levels\n");
        // Well-formed for the outline, but not for Boost's reader.
        ExpectErrors("<graphml><graph edgedefault='undirected'><node id='a&#xFFFFFFF;'/></graph>"
                     "</graphml>",
                     "f:1: is not well-formed XML: invalid numeric character entity\n");
    }

    /// XML that is no graph, or one that is not read.
    void CheckGraph()
    {
        ExpectErrors("<graphml/>", "f: has no <graph>\n");
        ExpectErrors(KEYS + END, "f: has 0 nodes; allowed are 1 to 1000000\n");
        ExpectErrors("<graphml><graph edgedefault='directed'><node id='a'/></graph></graphml>",
                     "f:1: <graph>: edgedefault is \"directed\"; allowed is \"undirected\"\n");
        ExpectErrors("<graphml><graph><node id='a'/></graph></graphml>",
                     "f:1: <graph>: attribute edgedefault is missing\n");
        ExpectErrors(KEYS + Node("a") + Node("b") + Node("a") + Edge("a", "x") + Edge("y", "z") +
                         "<node/><edge source='a'/><node id='c'><data>5</data></node>\n"
                         "<edge source='a' target='b' directed='true'/>\n" +
                         END,
                     "f:21: node \"a\": there is a node of this id in line 19\n"
                     "f:24: <node>: attribute id is missing\n"
                     "f:24: <edge>: attribute target is missing\n"
                     "f:24: <data>: attribute key is missing\n"
                     "f:25: edge \"a - b\": directed is \"true\"; allowed is \"false\"\n"
                     "f:22: edge \"a - x\": there is no node \"x\"\n"
                     "f:23: edge \"y - z\": there is no node \"y\"\n"
                     "f:23: edge \"y - z\": there is no node \"z\"\n");
        ExpectErrors(KEYS + "<node id='a'><graph edgedefault='undirected'></graph></node>" + END,
                     "f:19: <graph>: stands inside <node>; allowed is one graph that is not "
                     "nested\n");
        ExpectErrors(KEYS + Node("a") + "</graph>\n<graph edgedefault='undirected'>" + Node("b") +
                         END,
                     "f:21: <graph>: is a second graph; allowed is one\n");
        ExpectErrors(KEYS + Node("a") + "<hyperedge><endpoint node='a'/></hyperedge>" + END,
                     "f:20: <hyperedge>: is not read; make it a node and edges\n");
    }
};

/// Files that are cut or damaged.
class GraphmlSweepTestCase : public GraphmlTestCase
{
  public:
    GraphmlSweepTestCase()
        : GraphmlTestCase("Every beginning of a file, and every damaged byte, is survived")
    {
    }

  private:
    void DoRun() override
    {
        const std::string text =
            "<?xml version='1.0'?><!-- c --><!DOCTYPE graphml []><graphml>"
            "<key id='n' for='node' attr.name='label'/><graph edgedefault='undirected'>"
            "<node id='a'><data key='n'>A&amp;B</data></node><node id='b'/>"
            "<edge source='a' target='b'/></graph></graphml>";
        NS_TEST_EXPECT_MSG_EQ(SweepTruncations(text), 0u, "none is whole");
        SweepReplacements(text);
    }
};

/// Suite mgm-topology-graphml.
class TopologyGraphmlTestSuite : public TestSuite
{
  public:
    TopologyGraphmlTestSuite()
        : TestSuite("mgm-topology-graphml", TestSuite::Type::UNIT)
    {
        AddTestCase(new GraphmlShapeTestCase);
        AddTestCase(new GraphmlAttributeTestCase);
        AddTestCase(new GraphmlErrorTestCase);
        AddTestCase(new GraphmlSweepTestCase);
    }
};

TopologyGraphmlTestSuite g_topologyGraphmlTestSuite; //!< Static variable for test initialization

} // namespace
