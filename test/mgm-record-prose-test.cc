/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-record-prose: records, times, numbers and lists as stories tell them.
 */

#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/test.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Records that stories seldom tell, each as it is told.
class RecordProseTestCase : public TestCase
{
  public:
    RecordProseTestCase()
        : TestCase("Records are told in words")
    {
    }

  private:
    void DoRun() override
    {
        m_header.nodes[1].name = "Denver";
        CheckEntries();
        CheckOthers();
        CheckPackets();
        CheckChain();
        CheckTypes();
        try
        {
            Tell("topology-change", R"("event":"link-down","ends":[{"node":1}])");
            NS_TEST_EXPECT_MSG_EQ(true, false, "an end without a name is refused");
        }
        catch (const TraceError& error)
        {
            NS_TEST_EXPECT_MSG_EQ(
                std::string(error.what()), "t:2: an element of \"ends\" has no \"name\"", "reason");
        }
    }

    /// @return a record of node 1 for (10.1.0.1, 239.1.1.1).
    static TraceRecord Make(const std::string& kind, const std::string& members)
    {
        return TraceRecord(
            nlohmann::json::parse(R"({"id":"1:1","time_ns":5000000000,"node":1,"name":"Denver",)"
                                  R"("source":"10.1.0.1","group":"239.1.1.1","record":")" +
                                  kind + "\"," + members + "}"),
            "t:2");
    }

    /// @return what a record says to somebody who reads about Denver.
    std::string Tell(const std::string& kind, const std::string& members) const
    {
        return RecordProse(m_header, 1, "(10.1.0.1, 239.1.1.1)").Describe(Make(kind, members));
    }

    /// States of entries.
    void CheckEntries()
    {
        const std::string state = R"({"iif":{"index":1,"next_hop":"10.0.0.9"},"oifs":[],)";
        const std::string forwards = state + R"("negative":false})";
        const std::string drops = state + R"("negative":true})";
        const auto change = [&](const std::string& before, const std::string& after) {
            return Tell("entry", R"("event":"changed","before":)" + before + ",\"after\":" + after);
        };
        NS_TEST_EXPECT_MSG_EQ(change(forwards, drops),
                              "the entry for this data was changed: nothing is to be forwarded",
                              "becomes negative");
        NS_TEST_EXPECT_MSG_EQ(change(drops, forwards),
                              "the entry for this data was changed: in on interface 1/10.0.0.9, "
                              "out on no interface",
                              "forwards again, from one of many on an interface");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("refused-entry", R"("status":"ERROR_NOT_ENOUGH_MEMORY")"),
            "the forwarder refused the entry for this data: ERROR_NOT_ENOUGH_MEMORY",
            "no room");
    }

    /// What the group manager hears and what it is told.
    void CheckOthers()
    {
        const std::string answer = R"("kind":"prune","from":"pim-dm")";
        NS_TEST_EXPECT_MSG_EQ(
            Tell("callback-answer", answer + R"(,"timeout_s":210)"),
            "pim-dm answered the prune callback for this data, with a lifetime of 210 s",
            "lifetime");
        NS_TEST_EXPECT_MSG_EQ(Tell("callback-answer",
                                   R"("kind":"creation","from":"pim-dm",)"
                                   R"("disabled":[{"index":2},{"index":3}])"),
                              "pim-dm answered the creation callback for this data, and switched "
                              "off interface 2 and interface 3",
                              "interfaces");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("notification", R"("kind":"data-arrived")"),
            "the forwarder told the group manager that this data arrived, for which somebody "
            "waited",
            "watched");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("notification", R"("kind":"entry-expired")"),
            "the forwarder told the group manager that the entry for this data had expired",
            "expired");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("tree-finding",
                 R"("event":"appeared","kind":"loop","loop":[{"node":1,"name":"Denver"},)"
                 R"({"node":2}])"),
            "the oracle found that the entries for this data of Denver and node 2 take the data "
            "from each other",
            "a loop");
        const std::string range = R"("interface":{"index":2,"name":"a->b"},"range":"239.0.0.0/8",)";
        NS_TEST_EXPECT_MSG_EQ(Tell("interface-setting", range + R"("setting":"boundary-added")"),
                              "the boundary 239.0.0.0/8 was added to a->b",
                              "boundary");
        NS_TEST_EXPECT_MSG_EQ(Tell("interface-setting", range + R"("setting":"boundary-removed")"),
                              "the boundary 239.0.0.0/8 was removed from a->b",
                              "boundary");
        NS_TEST_EXPECT_MSG_EQ(Tell("interface-setting",
                                   R"("interface":{"index":2},"setting":"threshold","value":16)"),
                              "the setting threshold of interface 2 became 16",
                              "threshold");
    }

    /// What becomes of packets.
    void CheckPackets()
    {
        const std::string packet = R"("arrival":{"index":1},"oifs":[{"index":2},{"index":3}],)";
        NS_TEST_EXPECT_MSG_EQ(Tell("packet", packet + R"("event":"held")"),
                              "Denver held the packet from interface 1",
                              "waits");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("packet", packet + R"("event":"dropped","reason":"negative-entry")"),
            "Denver dropped the packet from interface 1 (negative-entry)",
            "dropped");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("packet", packet + R"("event":"forwarded")"),
            "Denver forwarded the packet from interface 1 to interface 2 and interface 3",
            "forwarded");
        NS_TEST_EXPECT_MSG_EQ(
            Tell("packet",
                 R"("arrival":{"index":1},"oifs":[{"index":2}],"event":"copy-dropped",)"
                 R"("reason":"ttl-too-low")"),
            "Denver did not forward the packet from interface 1 to interface 2 (ttl-too-low)",
            "a copy");
    }

    /// Members of a wrong type are refused, with the line.
    void CheckTypes()
    {
        const auto refuse = [this](const std::string& kind, const std::string& members) {
            try
            {
                return "taken: " + Tell(kind, members);
            }
            catch (const TraceError& error)
            {
                return std::string(error.what()).substr(0, 5);
            }
        };
        NS_TEST_EXPECT_MSG_EQ(
            refuse("topology-change", R"("event":"link-down","ends":[7])"), "t:2: ", "an end");
        NS_TEST_EXPECT_MSG_EQ(
            refuse("pim-transition",
                   R"("machine":"upstream","event":"e","before":"a","after":"b","actions":7)"),
            "t:2: ",
            "actions");
        NS_TEST_EXPECT_MSG_EQ(
            refuse("pim-transition",
                   R"("machine":"upstream","event":"e","before":"a","after":"b","actions":[7])"),
            "t:2: ",
            "an action");
        NS_TEST_EXPECT_MSG_EQ(refuse("igmp-message",
                                     R"("event":"received","interface":{"index":1},)"
                                     R"("ip_source":"10.0.0.1","type":"v3-report","records":[7])"),
                              "t:2: ",
                              "a record of a report");
        NS_TEST_EXPECT_MSG_EQ(refuse("igmp-message",
                                     R"("event":"received","interface":{"index":1},)"
                                     R"("ip_source":"10.0.0.1","type":"v3-report","records":7)"),
                              "t:2: ",
                              "records of a report");
    }

    /// Long chains of causes end with "and so on".
    void CheckChain()
    {
        CausedRecord caused{Make("converged", "\"version\":1"), {}};
        for (int i = 0; i < 7; ++i)
        {
            caused.causes.push_back(Make("reaction", R"("client":"pim-dm","action":"prune")"));
        }
        const auto describe = [&] { return DescribeCauses(caused, m_header, ""); };
        std::string six;
        for (int i = 0; i < 6; ++i)
        {
            six += ", because pim-dm decided on an alert: prune (1:1)";
        }
        NS_TEST_EXPECT_MSG_EQ(describe(), six + ", and so on", "seven causes");
        caused.causes.pop_back();
        NS_TEST_EXPECT_MSG_EQ(describe(), six, "six causes");
    }

    TraceHeader m_header; //!< names of nodes
};

/// Times, numbers and lists in words.
class ProseTestCase : public TestCase
{
  public:
    ProseTestCase()
        : TestCase("Times, numbers, lists and paragraphs")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(FormatTime(0), "0.000 s", "zero");
        NS_TEST_EXPECT_MSG_EQ(FormatTime(10350000000), "10.350 s", "milliseconds");
        NS_TEST_EXPECT_MSG_EQ(FormatTime(10350412000), "10.350412 s", "microseconds");
        NS_TEST_EXPECT_MSG_EQ(FormatTime(2103026960), "2.103027 s", "rounded");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(0), "0 s", "zero");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(7), "7 ns", "nanoseconds");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(1500), "1.5 us", "microseconds");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(350000000), "350 ms", "milliseconds");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(999999999), "1 s", "rounded up");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(1662345678), "1.66 s", "three digits");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(49639588000), "49.6 s", "three digits");
        NS_TEST_EXPECT_MSG_EQ(FormatDuration(3600000000000), "3600 s", "an hour");
        NS_TEST_EXPECT_MSG_EQ(FormatCount(0, "packet"), "no packets", "none");
        NS_TEST_EXPECT_MSG_EQ(FormatCount(1, "packet"), "1 packet", "one");
        NS_TEST_EXPECT_MSG_EQ(FormatCount(2, "packet"), "2 packets", "two");
        NS_TEST_EXPECT_MSG_EQ(FormatList({}, 2), "", "none");
        NS_TEST_EXPECT_MSG_EQ(FormatList({"a"}, 2), "a", "one");
        NS_TEST_EXPECT_MSG_EQ(FormatList({"a", "b", "c"}, 2), "a, b and c", "no \"1 others\"");
        NS_TEST_EXPECT_MSG_EQ(FormatList({"a", "b", "c", "d"}, 2), "a, b and 2 others", "others");
        std::ostringstream paragraph;
        PrintParagraph(paragraph, std::string(70, 'x') + " 12.5 s, later", 2);
        NS_TEST_EXPECT_MSG_EQ(paragraph.str(),
                              "  " + std::string(70, 'x') + " 12.5 s,\n  later\n",
                              "a number stays with its unit");
        std::ostringstream table;
        TextTable text({"n ", "name"});
        text.AddRow({"1", "a\tb"});
        text.AddRow({"10", "Zürich"});
        text.Print(table);
        NS_TEST_EXPECT_MSG_EQ(table.str(), " n  name\n 1  a b\n10  Zürich\n", "table");
    }
};

/// Suite mgm-record-prose.
class RecordProseTestSuite : public TestSuite
{
  public:
    RecordProseTestSuite()
        : TestSuite("mgm-record-prose", TestSuite::Type::UNIT)
    {
        AddTestCase(new RecordProseTestCase);
        AddTestCase(new ProseTestCase);
    }
};

RecordProseTestSuite g_recordProseTestSuite; //!< Static variable for test initialization

} // namespace
