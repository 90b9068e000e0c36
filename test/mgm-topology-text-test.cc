/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology-text: the readers of the text formats, and the words and numbers in files.
 */

#include "mgm-topology-reader-test.h"
#include "ns3/mgm-topology-text.h"

#include <algorithm>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Numbers, rates and names.
class FieldTestCase : public TestCase
{
  public:
    FieldTestCase()
        : TestCase("Numbers, rates and names of files")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(ParseInteger("-12").value(), -12, "integer");
        for (const char* wrong : {"", "1.5", "7x", " 7", "9223372036854775808", "+7"})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseInteger(wrong).has_value(), false, wrong);
        }
        NS_TEST_EXPECT_MSG_EQ(ParseReal(" -2.5e1 ").value(), -25, "number");
        for (const char* wrong : {"", "nan", "inf", "1e999", "1,5", "2 3", "x"})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseReal(wrong).has_value(), false, wrong);
        }
        NS_TEST_EXPECT_MSG_EQ(RoundCost(0.2), 1u, "least");
        NS_TEST_EXPECT_MSG_EQ(RoundCost(2.5), 3u, "nearest");
        NS_TEST_EXPECT_MSG_EQ(RoundCost(1e12), 4294967295u, "most");
        CheckRates();
        CheckNames();
    }

    /// The same as ns-3 reads, or nothing.
    void CheckRates()
    {
        for (const char* rate : {"2.5Gbps",
                                 "64kb/s",
                                 "64Kbps",
                                 "100Mbps",
                                 "1bps",
                                 "10MB/s",
                                 "8Kib/s",
                                 "1GiB/s",
                                 "7b/s"})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseRate(rate).value(), DataRate(rate), rate);
        }
        for (const char* wrong : {"",
                                  "100",
                                  "Mbps",
                                  "-1Mbps",
                                  ".5Mbps",
                                  "5.Mbps",
                                  "1.2.3Mbps",
                                  "1e3bps",
                                  "10 Mbps",
                                  "10Tbps",
                                  "10mbps",
                                  "0bps",
                                  "0.5bps",
                                  "1000001Gbps",
                                  "10Mbps "})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseRate(wrong).has_value(), false, wrong);
        }
    }

    /// Names become printable, UTF-8 and unique.
    void CheckNames()
    {
        NS_TEST_EXPECT_MSG_EQ(CleanName(" S\tao \n Paulo\x7f"), "S ao Paulo", "blanks");
        NS_TEST_EXPECT_MSG_EQ(CleanName("Z\xC3\xBCrich"), "Z\xC3\xBCrich", "UTF-8");
        NS_TEST_EXPECT_MSG_EQ(CleanName("Z\xFCrich"), "Z?rich", "Latin-1");
        NS_TEST_EXPECT_MSG_EQ(CleanName("a\xE2\x82"), "a??", "cut in a character");
        NS_TEST_EXPECT_MSG_EQ(CleanName("\xC0\x80\xED\xA0\x80"), "?????", "overlong, surrogate");
        NS_TEST_EXPECT_MSG_EQ(CleanName(std::string(199, 'x') + "\xC3\xBC").size(), 199u, "cut");
        UniqueNames names({"Rome", "Rome", "Rome.2", "Rome", "Rome.2", "Oslo"});
        NS_TEST_EXPECT_MSG_EQ(names.Take("Rome"), "Rome", "first");
        NS_TEST_EXPECT_MSG_EQ(names.Take("Rome"), "Rome.3", "Rome.2 is a name of its own");
        NS_TEST_EXPECT_MSG_EQ(names.Take("Rome.2"), "Rome.2", "unchanged");
        NS_TEST_EXPECT_MSG_EQ(names.Take("Rome"), "Rome.4", "next");
        NS_TEST_EXPECT_MSG_EQ(names.Take("Rome.2"), "Rome.2.2", "second");
        NS_TEST_EXPECT_MSG_EQ(names.Take("Oslo"), "Oslo", "other");
    }
};

/// What a result lists and counts.
class ResultTestCase : public TestCase
{
  public:
    ResultTestCase()
        : TestCase("Results hold a network or errors; long lists are cut and counted")
    {
    }

  private:
    void DoRun() override
    {
        Topology one;
        one.AddNode("a");
        TopologyResult result("file");
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, "nothing yet");
        result.AddWarning(3, "x", "odd");
        result.SetTopology(one);
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), true, "warnings do no harm");
        for (uint64_t line = 1; line <= MAX_LISTED_PROBLEMS + 5; ++line)
        {
            result.AddError(line, "", "wrong");
        }
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, "errors");
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetNodeCount(), 0u, "no network");
        NS_TEST_EXPECT_MSG_EQ(result.GetErrorCount(), MAX_LISTED_PROBLEMS + 5, "all counted");
        NS_TEST_EXPECT_MSG_EQ(result.GetErrors().size(), MAX_LISTED_PROBLEMS, "first listed");
        std::ostringstream os;
        result.PrintErrors(os);
        NS_TEST_EXPECT_MSG_EQ(os.str().rfind("file:1: wrong\nfile:2: wrong\n", 0), 0u, "lines");
        NS_TEST_EXPECT_MSG_NE(os.str().find("file:100: wrong\nand 5 more\n"),
                              std::string::npos,
                              "the rest is a number");
        TopologyResult empty("file");
        empty.SetTopology(Topology());
        os.str("");
        empty.PrintErrors(os);
        NS_TEST_EXPECT_MSG_EQ(os.str(), "file: has 0 nodes; allowed are 1 to 1000000\n", "empty");
    }
};

/// Files that cannot be read at all.
class WholeTextTestCase : public TestCase
{
  public:
    WholeTextTestCase()
        : TestCase("Streams that fail or are too long are refused")
    {
    }

  private:
    void DoRun() override
    {
        TopologyResult result("f");
        std::istringstream good("\xEF\xBB\xBFtext");
        NS_TEST_EXPECT_MSG_EQ(ReadWholeText(good, result).value(), "text", "without order mark");
        std::istringstream bad("text");
        bad.setstate(std::ios::badbit);
        NS_TEST_EXPECT_MSG_EQ(ReadWholeText(bad, result).has_value(), false, "broken");
        std::istringstream large(std::string(MAX_TOPOLOGY_FILE_SIZE + 1, ' '));
        NS_TEST_EXPECT_MSG_EQ(ReadWholeText(large, result).has_value(), false, "too long");
        std::ostringstream os;
        result.PrintErrors(os);
        NS_TEST_EXPECT_MSG_EQ(
            os.str(), "f: cannot be read\nf: is larger than the allowed 64 MiB\n", "reasons");
        CheckReaders();
    }

    /// No reader says more of a stream that fails.
    void CheckReaders()
    {
        for (const auto reader : {ReadGraphmlTopology,
                                  ReadInetTopology,
                                  ReadOrbisTopology,
                                  ReadRocketfuelMapsTopology,
                                  ReadRocketfuelWeightsTopology})
        {
            std::istringstream bad("text");
            bad.setstate(std::ios::badbit);
            std::ostringstream os;
            reader(bad, "f", TopologyDefaults()).PrintErrors(os);
            NS_TEST_EXPECT_MSG_EQ(os.str(), "f: cannot be read\n", "the only reason");
        }
    }
};

/// The format of Inet.
class InetTestCase : public TopologyReaderTestCase
{
  public:
    InetTestCase()
        : TopologyReaderTestCase("Inet", ReadInetTopology)
    {
    }

  private:
    void DoRun() override
    {
        const std::string good = "3 4\n0 10 20\n1 30 40\n7 50.5 60\n"
                                 "0 1 28\n\n# a comment\r\n1 7 0\n7 0 4.6\r\n1 1 3\n";
        NS_TEST_EXPECT_MSG_EQ(Describe(good),
                              "0, 1, 7\n"
                              "0 - 1 28/28\n1 - 7 1/1\n7 - 0 5/5\n"
                              "f:10: link from node 1 to itself left out\n",
                              "network");
        // The header tells how much there must be, so only the last field may be cut short.
        NS_TEST_EXPECT_MSG_EQ(SweepTruncations("2 1\n0 1 1\n1 2 2\n0 1 345\n"), 3u, "cut");
        SweepReplacements("2 1\n0 1 1\n1 2 2\n0 1 34\n");
        const std::string header =
            "f:1: the first line gives the numbers of nodes (1 to 1000000) and "
            "links (0 to 4000000) and nothing else\n";
        ExpectErrors("", "f: is empty; the first line gives the numbers of nodes and links\n");
        ExpectErrors("3\n", header);
        ExpectErrors("x 1\n", header);
        ExpectErrors("3 1 1\n", header);
        ExpectErrors("0 0\n", header);
        ExpectErrors("9999999999 1\n", header);
        ExpectErrors("1 -1\n", header);
        ExpectErrors(
            "2 1\n0 1 1\n1 1 1\n",
            "f:3: the file ends with 2 lines after the first, which promises 2 nodes and 1 "
            "links\n");
        ExpectErrors("3 3\n0 1 1\n0 2 2\n2 3\n0 1 1\n0 2 -1\n0 x 1\n",
                     "f:3: there is a node 0 already\n"
                     "f:4: a node is three numbers: id, x, y\n"
                     "f:5: there is no node 1\n"
                     "f:6: a link is three numbers: two node ids, distance\n"
                     "f:7: a link is three numbers: two node ids, distance\n");
    }
};

/// The format of Orbis.
class OrbisTestCase : public TopologyReaderTestCase
{
  public:
    OrbisTestCase()
        : TopologyReaderTestCase("Orbis", ReadOrbisTopology)
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Describe("5 3\n3 12\n5 3\n0 5\n12 12\n"),
                              "5, 3, 12, 0\n"
                              "5 - 3 1/1\n3 - 12 1/1\n5 - 3 1/1\n0 - 5 1/1\n"
                              "f:5: link from node 12 to itself left out\n",
                              "network");
        // Each link is a line of its own, so what is cut at a line's end is a smaller network.
        NS_TEST_EXPECT_MSG_EQ(SweepTruncations("1 2\n2 31\n"), 4u, "cut");
        SweepReplacements("1 2\n2 31\n");
        ExpectErrors("", "f: has 0 nodes; allowed are 1 to 1000000\n");
        const std::string wrong = ": a link is two node ids, which are integers from 0\n";
        ExpectErrors("1\n1 2 3\n1 x\n-1 2\n1 2.5\n",
                     "f:1" + wrong + "f:2" + wrong + "f:3" + wrong + "f:4" + wrong + "f:5" + wrong);
        ExpectErrors("1 2\n" + std::string(MAX_TEXT_LINE + 1, '1') + "\n",
                     "f:2: has 65537 bytes; a line may have 65536\n");
    }
};

/// Rocketfuel's maps.
class RocketfuelMapsTestCase : public TopologyReaderTestCase
{
  public:
    RocketfuelMapsTestCase()
        : TopologyReaderTestCase("Rocketfuel maps", ReadRocketfuelMapsTopology)
    {
    }

  private:
    void DoRun() override
    {
        const std::string good =
            "1 @San+Jose,+CA + bb\t(3) &2 -> <2> <3><9> {-4} {-5} =a.example.net! r0\n"
            "2 @San+Jose,+CA \t(1) -> <1> =b r0\n"
            "3 @? bb (0) ->   =c r1\n"
            "-4 =10.1.2.3 r1\n"
            "4 @T (1) -> <4> <2> =d r0\n";
        NS_TEST_EXPECT_MSG_EQ(Describe(good),
                              "San Jose, CA 1, San Jose, CA 2, ? 3, T 4\n"
                              "San Jose, CA 1 - San Jose, CA 2 1/1\n"
                              "San Jose, CA 1 - ? 3 1/1\n"
                              "T 4 - San Jose, CA 2 1/1\n"
                              "f:1: router 1: link to 9 left out: it has no line of its own\n"
                              "f:5: router 4: link to 4 left out: that is the router itself\n",
                              "network");
        const std::string line = "12 @A + bb (1) &2 -> <12> {-3} =x! r0";
        NS_TEST_EXPECT_MSG_EQ(SweepTruncations(line + "\n"), 1u, "only the line's end may be cut");
        SweepReplacements(line);
        const std::string wrong =
            ": a router is: uid @location [+] [bb] (neighbors) [&external] -> "
            "<uid> ... {-euid} ... =name[!] rn\n";
        for (const char* bad : {"x @A (0) -> =a r0",
                                "-1 @A (0) -> =a r0",
                                "1 A (0) -> =a r0",
                                "1 @A -> =a r0",
                                "1 @A (x) -> =a r0",
                                "1 @A (0) =a r0",
                                "1 @A (0) -> <x> =a r0",
                                "1 @A (0) -> <1 =a r0",
                                "1 @A (0) -> {1} =a r0",
                                "1 @A (0) -> <-1> =a r0",
                                "1 @A (0) -> 1 =a r0",
                                "1 @A (0) -> r0",
                                "1 @A (0) -> = r0",
                                "1 @A (0) -> =a",
                                "1 @A (0) -> =a r",
                                "1 @A (0) -> =a r0 x"})
        {
            ExpectErrors(std::string("2 @B (0) -> =b r0\n") + bad + "\n", "f:2" + wrong);
        }
        ExpectErrors("7 @B (0) -> =b r0\n7 @C (0) -> =c r0\n",
                     "f:2: router 7: has a line already\n");
        ExpectErrors("-4 =10.1.2.3 r1\n", "f: has 0 nodes; allowed are 1 to 1000000\n");
    }
};

/// Rocketfuel's weights.
class RocketfuelWeightsTestCase : public TopologyReaderTestCase
{
  public:
    RocketfuelWeightsTestCase()
        : TopologyReaderTestCase("Rocketfuel weights", ReadRocketfuelWeightsTopology)
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Describe("New+York1 Paris2 2.5\nParis2 New+York1 3\n"
                                       "Paris2 Rome 1.0\nRome Rome 7\n"),
                              "New York1, Paris2, Rome\n"
                              "New York1 - Paris2 25/30\n"
                              "Paris2 - Rome 10/10\n"
                              "f:4: link from \"Rome\" to itself left out\n",
                              "network");
        NS_TEST_EXPECT_MSG_EQ(Describe("a b 1\na b 2\nb a 3\nb a 4\nb a 5\n"),
                              "a, b\na - b 1/3\na - b 2/4\nb - a 5/5\n",
                              "parallel links, line by line");
        NS_TEST_EXPECT_MSG_EQ(Describe("a b 0.12345\nb a 1\n"),
                              "a, b\na - b 123/1000\n",
                              "no more than three decimals");
        NS_TEST_EXPECT_MSG_EQ(Describe("a+b c 1\na+b+ c 1\n"),
                              "a b, c, a b.2\na b - c 1/1\na b.2 - c 1/1\n",
                              "names that look alike stay different");
        NS_TEST_EXPECT_MSG_EQ(SweepTruncations("a bc 2.5\nbc a 17\n"), 6u, "cut");
        SweepReplacements("a bc 2.5\nbc a 17\n");
        const std::string wrong = ": a link is two names and a weight above 0\n";
        ExpectErrors("a b\na b 1 2\na b x\na b 0\na b -1\na b nan\n",
                     "f:1" + wrong + "f:2" + wrong + "f:3" + wrong + "f:4" + wrong + "f:5" + wrong +
                         "f:6" + wrong);
    }
};

/// Telling formats apart.
class DetectionTestCase : public TestCase
{
  public:
    DetectionTestCase()
        : TestCase("Formats are told from the first lines")
    {
    }

  private:
    /**
     * @param [in] text A text.
     * @param [in] name Name of its format, or "none".
     */
    void Expect(const std::string& text, const std::string& name)
    {
        const std::optional<TopologyFormat> format = DetectTopologyFormat(text);
        NS_TEST_EXPECT_MSG_EQ((format ? GetTopologyFormatName(*format) : "none"), name, text);
    }

    void DoRun() override
    {
        Expect("", "none");
        Expect(" \n\n", "none");
        Expect("hello\n", "none");
        Expect("# only a comment\n", "none");
        Expect("[1]", "none");
        Expect(" \n<?xml version=\"1.0\"?>", "graphml");
        Expect("\xEF\xBB\xBF{", "json");
        Expect("3 2\n0 1 1\n", "inet");
        Expect("\n# c\n3 2\n0 1\n", "orbis");
        Expect("3 2", "orbis");
        Expect("San+Jose,+CA1 Rome2 2.5\n", "rocketfuel-weights");
        Expect("12 @Rome (0) -> =a r0\n", "rocketfuel-maps");
        Expect("-4 =10.1.2.3 r1\n", "rocketfuel-maps");
        for (const std::string& name : GetTopologyFormatNames())
        {
            NS_TEST_EXPECT_MSG_EQ(GetTopologyFormatName(*FindTopologyFormat(name)), name, "names");
        }
        NS_TEST_EXPECT_MSG_EQ(FindTopologyFormat("xml").has_value(), false, "no such format");
    }
};

/// Reading a format that is known.
class FormatTestCase : public TestCase
{
  public:
    FormatTestCase()
        : TestCase("Each format has its reader; JSON is read elsewhere")
    {
    }

  private:
    /**
     * @param [in] text A text.
     * @param [in] name Name of its format.
     * @return the names of the first two nodes, or the errors.
     */
    static std::string Read(const std::string& text, const char* name)
    {
        std::istringstream in(text);
        const TopologyResult result =
            ReadTopologyFormat(*FindTopologyFormat(name), in, "f", TopologyDefaults());
        std::ostringstream os;
        result.PrintErrors(os);
        const Topology& topology = result.GetTopology();
        return topology.GetNodeCount() < 2
                   ? os.str()
                   : topology.GetNode(0).name + " " + topology.GetNode(1).name + os.str();
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Read("2 1\n5 0 0\n6 1 1\n5 6 1\n", "inet"), "5 6", "Inet");
        NS_TEST_EXPECT_MSG_EQ(Read("7 8\n", "orbis"), "7 8", "Orbis");
        NS_TEST_EXPECT_MSG_EQ(
            Read("1 @A (1) -> <2> =a r0\n2 @B (1) -> <1> =b r0\n", "rocketfuel-maps"),
            "A 1 B 2",
            "Rocketfuel's maps");
        NS_TEST_EXPECT_MSG_EQ(Read("x y 1\n", "rocketfuel-weights"), "x y", "Rocketfuel's weights");
        NS_TEST_EXPECT_MSG_EQ(Read("<graphml><graph edgedefault=\"undirected\"><node id=\"p\"/>"
                                   "<node id=\"q\"/></graph></graphml>\n",
                                   "graphml"),
                              "node.p node.q",
                              "GraphML");
        NS_TEST_EXPECT_MSG_EQ(Read("{}", "json"),
                              "f: has format json, which this function does not read\n",
                              "not here");
    }
};

/// Suite mgm-topology-text.
class TopologyTextTestSuite : public TestSuite
{
  public:
    TopologyTextTestSuite()
        : TestSuite("mgm-topology-text", TestSuite::Type::UNIT)
    {
        AddTestCase(new FieldTestCase);
        AddTestCase(new ResultTestCase);
        AddTestCase(new WholeTextTestCase);
        AddTestCase(new InetTestCase);
        AddTestCase(new OrbisTestCase);
        AddTestCase(new RocketfuelMapsTestCase);
        AddTestCase(new RocketfuelWeightsTestCase);
        AddTestCase(new DetectionTestCase);
        AddTestCase(new FormatTestCase);
    }
};

TopologyTextTestSuite g_topologyTextTestSuite; //!< Static variable for test initialization

} // namespace
