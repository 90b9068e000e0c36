/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-trace-reader: what a reader takes, and that it says where and why it does not.
 */

#include "ns3/mgm-observation.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/test.h"

#include <algorithm>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// First line of a small trace.
const std::string FIRST =
    R"({"record":"trace","schema_version":2,"scenario":"s","seed":1,"run":1,"ns3_version":"",)"
    R"("level":"alerts","nodes":[{"id":0,"name":"Denver","kind":"router"}]})"
    "\n";
/// A record.
const std::string RECORD = R"({"id":"0:1","time_ns":5,"record":"converged","node":0,"version":2})"
                           "\n";
/// Last line of a trace of one record.
const std::string LAST = R"({"record":"end","time_ns":9,"records":1})"
                         "\n";

/// What came of reading a trace.
struct Outcome
{
    std::string error;   //!< why it was not taken; "": it was
    std::string notice;  //!< how it ends
    uint64_t records{0}; //!< records read
};

/// @return what comes of reading a text.
Outcome
ReadAll(const std::string& text)
{
    Outcome outcome;
    std::istringstream stream(text);
    try
    {
        TraceReader reader(stream, "t");
        TraceRecord record;
        while (reader.Next(record))
        {
            outcome.records = reader.GetRecordCount();
        }
        outcome.notice = reader.GetNotice();
        if (reader.IsComplete() != outcome.notice.empty())
        {
            outcome.error = "the test: complete and incomplete at once";
        }
    }
    catch (const TraceError& error)
    {
        outcome.error = error.what();
    }
    return outcome;
}

/// Traces that are taken.
class GoodTraceTestCase : public TestCase
{
  public:
    GoodTraceTestCase()
        : TestCase("A trace is read record by record")
    {
    }

  private:
    void DoRun() override
    {
        std::istringstream stream(FIRST + RECORD + LAST);
        TraceReader reader(stream, "t");
        NS_TEST_EXPECT_MSG_EQ(reader.GetHeader().scenario, "s", "scenario");
        NS_TEST_EXPECT_MSG_EQ(reader.GetHeader().level, "alerts", "level");
        NS_TEST_EXPECT_MSG_EQ(reader.GetHeader().GetLabel(0), "Denver", "node");
        NS_TEST_EXPECT_MSG_EQ(reader.GetHeader().GetLabel(7), "node 7", "unknown node");
        NS_TEST_EXPECT_MSG_EQ(reader.GetHeader().CountRouters(), 1u, "routers");
        TraceRecord record;
        NS_TEST_ASSERT_MSG_EQ(reader.Next(record), true, "one record");
        NS_TEST_EXPECT_MSG_EQ(record.GetKind(), "converged", "kind");
        NS_TEST_EXPECT_MSG_EQ(FormatRecordId(record.GetId()), "0:1", "id");
        NS_TEST_EXPECT_MSG_EQ(record.GetTime(), 5, "time");
        NS_TEST_EXPECT_MSG_EQ(record.GetInteger("version"), 2, "member");
        NS_TEST_EXPECT_MSG_EQ(record.GetCause().IsSet(), false, "no cause");
        const uint64_t offset = reader.GetOffset();
        NS_TEST_EXPECT_MSG_EQ(offset, FIRST.size(), "where it stands");
        NS_TEST_EXPECT_MSG_EQ(reader.Next(record), false, "one record");
        NS_TEST_EXPECT_MSG_EQ(reader.Next(record), false, "still one record");
        NS_TEST_EXPECT_MSG_EQ(reader.IsComplete(), true, "complete");
        NS_TEST_EXPECT_MSG_EQ(reader.GetEndTime(), 9, "end");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadAt(offset).GetKind(), "converged", "read again");
        CheckIds();
    }

    /// Texts that are record ids, and texts that are not.
    void CheckIds()
    {
        RecordId id;
        NS_TEST_EXPECT_MSG_EQ(ParseRecordId("net:2", id), true, "network");
        NS_TEST_EXPECT_MSG_EQ(id.node, RecordId::NETWORK, "network");
        NS_TEST_EXPECT_MSG_EQ(ParseRecordId("obs:4", id), true, "observers");
        NS_TEST_EXPECT_MSG_EQ(id.node, OBSERVER_NODE, "observers");
        for (const char* text : {"",
                                 ":",
                                 "7",
                                 "7:",
                                 ":7",
                                 "7:0",
                                 "7:-1",
                                 "-1:7",
                                 "7:31 ",
                                 " 7:31",
                                 "7:3x",
                                 "4294967294:1",
                                 "4294967295:1",
                                 "4294967296:1",
                                 "7:18446744073709551616",
                                 "net:",
                                 "network:1"})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseRecordId(text, id), false, "\"" << text << "\"");
        }
    }
};

/// Traces that are not taken, and why.
class BadTraceTestCase : public TestCase
{
  public:
    BadTraceTestCase()
        : TestCase("Every rejection names the line and the reason")
    {
    }

  private:
    void DoRun() override
    {
        Expect("", "t: the file is empty");
        Expect("\n", "t:1: not JSON");
        Expect("hello\n", "t:1: not JSON");
        Expect("{\"rec", "t:1: the first line is incomplete");
        Expect(std::string("\x7f\x45LF\0\0\n", 7), "t:1: not JSON");
        Expect("[1,2]\n", "t:1: the line is not a JSON object");
        Expect("{}\n", "t:1: \"record\" is missing");
        Expect(RECORD, "t:1: not a trace of mgm: its first line is a record \"converged\"");
        Expect(Replace(FIRST, "version\":2", "version\":1"),
               "t:1: the trace has schema version 1; this program reads version 2");
        Expect(Replace(FIRST, "version\":2", "version\":3"),
               "t:1: the trace has schema version 3; this program reads version 2");
        Expect(Replace(FIRST, "\"seed\":1", "\"seed\":\"x\""),
               "t:1: \"seed\" is string, not an integer of 64 bits");
        Expect(Replace(FIRST, "alerts", "everything"), "t:1: \"level\" is \"everything\"; it can");
        Expect(Replace(FIRST, "\"id\":0,", ""), "t:1: \"nodes\", element 0: \"id\" is missing");
        Expect(FIRST + "\n" + LAST, "t:2: not JSON");
        Expect(FIRST + RECORD + "{\"id\":\"0:2\"" + "\n" + LAST, "t:3: not JSON");
        Expect(FIRST + "{\"a\":\"\xff\"}\n" + LAST, "t:2: not JSON");
        Expect(FIRST + Replace(RECORD, "0:1", "0:x") + LAST, "t:2: \"id\" is not a record id");
        Expect(FIRST + Replace(RECORD, "0:1", "1:1") + LAST, "t:2: \"node\" and \"id\" name");
        Expect(FIRST + Replace(RECORD, ":5", ":5.5") + LAST, "t:2: \"time_ns\" is 5.5, not an");
        Expect(FIRST + Replace(RECORD, ":5", ":1e99") + LAST, "t:2: \"time_ns\" is 1e+99, not an");
        Expect(FIRST + Replace(RECORD, ":5", ":1e999") + LAST, "t:2: not JSON: number overflow");
        Expect(FIRST + Replace(RECORD, ":5", ":18446744073709551615") + LAST,
               "t:2: \"time_ns\" is 18446744073709551615, not an integer of 64 bits");
        Expect(FIRST + RECORD + Replace(RECORD, ":5", ":4") + LAST, "t:3: \"time_ns\" goes back");
        Expect(FIRST + Replace(RECORD, ":5", ":10") + LAST, "t:3: \"time_ns\" goes back");
        Expect(FIRST + RECORD + FIRST, "t:3: a second first line");
        Expect(FIRST + LAST, "t:2: the trace has 0 records, but its last line says 1");
        Expect(FIRST + RECORD + LAST + "\n", "t:4: a line after the last one");
        Expect(FIRST + RECORD + LAST + RECORD, "t:4: a line after the last one");
        CheckReadAt();
        // Deep nesting must not exhaust the stack.
        Expect(FIRST + std::string(1000000, '['), "", 0, "line 2, its last, is incomplete");
        Expect(FIRST + std::string(1000000, '[') + std::string(1000000, ']') + "\n",
               "t:2: the line is not a JSON object");
    }

    /// A place that was found before is not there any more.
    void CheckReadAt()
    {
        std::istringstream stream(FIRST + RECORD + LAST);
        TraceReader reader(stream, "t");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadAt(FIRST.size()).GetKind(), "converged", "the record");
        const auto refuse = [&](std::size_t offset, const std::string& expected) {
            std::string error;
            try
            {
                reader.ReadAt(offset);
            }
            catch (const TraceError& thrown)
            {
                error = thrown.what();
            }
            NS_TEST_EXPECT_MSG_EQ(error.substr(0, expected.size()), expected, error);
        };
        refuse(FIRST.size() + 1, "t, at byte " + std::to_string(FIRST.size() + 1) + ": not JSON");
        refuse(9999, "t, at byte 9999: the file changed while it was read");
        NS_TEST_EXPECT_MSG_EQ(reader.ReadAt(FIRST.size()).GetKind(), "converged", "still there");
    }

    /// Checks one trace.
    void Expect(const std::string& text,
                const std::string& error,
                uint64_t records = 0,
                const std::string& notice = "")
    {
        const Outcome outcome = ReadAll(text);
        NS_TEST_EXPECT_MSG_EQ(outcome.error.substr(0, error.size()), error, outcome.error);
        if (error.empty())
        {
            NS_TEST_EXPECT_MSG_EQ(outcome.error, "", "taken");
            NS_TEST_EXPECT_MSG_EQ(outcome.records, records, "records");
            NS_TEST_EXPECT_MSG_NE(outcome.notice.find(notice), std::string::npos, outcome.notice);
        }
    }

    /// @return a text with a part replaced.
    static std::string Replace(std::string text, const std::string& part, const std::string& other)
    {
        return text.replace(text.find(part), part.size(), other);
    }
};

/// Text without an end and without a line break, as of a device.
class EndlessText : public std::streambuf
{
  protected:
    std::streamsize xsgetn(char* text, std::streamsize size) override
    {
        std::fill_n(text, size, ' ');
        return size;
    }
};

/// What is no trace at all.
class EndlessLineTestCase : public TestCase
{
  public:
    EndlessLineTestCase()
        : TestCase("A line without an end is given up at its longest length, not when memory ends")
    {
    }

  private:
    void DoRun() override
    {
        EndlessText text;
        std::istream stream(&text);
        std::string error;
        try
        {
            TraceReader(stream, "t");
        }
        catch (const TraceError& thrown)
        {
            error = thrown.what();
        }
        NS_TEST_EXPECT_MSG_EQ(
            error, "t:1: longer than 268435456 bytes; no trace has such lines", "given up");
    }
};

/// Every beginning of a trace is that of an interrupted run.
class TruncationTestCase : public TestCase
{
  public:
    TruncationTestCase()
        : TestCase("A trace that is cut anywhere is read up to the cut")
    {
    }

  private:
    static constexpr uint64_t RECORDS = 5; //!< of the trace

    void DoRun() override
    {
        std::string trace = FIRST;
        for (uint64_t i = 1; i <= RECORDS; ++i)
        {
            trace += R"({"id":"0:)" + std::to_string(i) +
                     R"(","time_ns":5,"record":"reaction","node":0,"reason":"a \"\u00fc\\"})" +
                     "\n";
        }
        trace += R"({"record":"end","time_ns":9,"records":5})"
                 "\n";
        const std::size_t firstLine = trace.find('\n');
        for (std::size_t size = 0; size < trace.size(); ++size)
        {
            CheckCut(trace, size, firstLine);
        }
        const Outcome whole = ReadAll(trace);
        NS_TEST_EXPECT_MSG_EQ(whole.error + whole.notice, "", "the whole trace");
        NS_TEST_EXPECT_MSG_EQ(whole.records, RECORDS, "the whole trace");
    }

    /// Checks the beginning of a trace.
    void CheckCut(const std::string& trace, std::size_t size, std::size_t firstLine)
    {
        const Outcome outcome = ReadAll(trace.substr(0, size));
        if (size < firstLine)
        {
            NS_TEST_EXPECT_MSG_NE(outcome.error, "", "cut at byte " << size);
            return;
        }
        NS_TEST_EXPECT_MSG_EQ(outcome.error, "", "cut at byte " << size);
        // A last line that only lacks its end of line is whole.
        const bool whole = size + 1 == trace.size();
        NS_TEST_EXPECT_MSG_EQ(outcome.notice.empty(), whole, "cut at byte " << size);
        const auto lines = static_cast<uint64_t>(
            std::count(trace.begin(), trace.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
        const bool complete = size < trace.size() && trace[size] == '\n';
        const uint64_t records = lines + (complete ? 1 : 0) - 1;
        NS_TEST_EXPECT_MSG_EQ(
            outcome.records, std::min<uint64_t>(records, RECORDS), "cut at byte " << size);
    }
};

/// What is not wanted is skipped, whether its line is written as usual or not.
class FilterTestCase : public TestCase
{
  public:
    FilterTestCase()
        : TestCase("A filter and a time limit choose records")
    {
    }

  private:
    void DoRun() override
    {
        // The second and the fourth record are not written as TraceWriter writes them.
        const std::string trace =
            FIRST +
            R"({"id":"0:1","time_ns":5,"record":"entry","node":0,"name":"A \"","cause":"net:7"})"
            "\n"
            R"({ "time_ns":6,"node":0,"record":"alert","cause":"0:1","id":"0:2"})"
            "\n"
            R"({"id":"net:9","time_ns":7,"record":"entry","x":[)" // damaged, but not wanted
            "\n"
            R"({"id":"obs:1","time_ns":7,"record":"tree-finding","node":0,"cause":"obs:2","x":[)"
            "\n"
            R"({"id":"0:4","time_ns":8,"record":"al\u0065rt","node":0})"
            "\n"
            R"({"id":"0:5","time_ns":9,"record":"alert","node":0})"
            "\n"
            R"({"record":"end","time_ns":20,"records":6})"
            "\n";
        CheckGlances(trace);
        CheckLimits(trace);
        std::istringstream stream(trace);
        TraceReader reader(stream, "t");
        reader.SetFilter(MakeKindFilter({"alert", "reaction"}));
        NS_TEST_EXPECT_MSG_EQ(Collect(reader), "0:2 0:4 0:5 ", "alerts");
        NS_TEST_EXPECT_MSG_EQ(reader.GetRecordCount(), 6u, "all are counted");
        NS_TEST_EXPECT_MSG_EQ(reader.IsComplete(), true, "complete");
        std::istringstream back(FIRST + RECORD +
                                R"({"id":"0:2","time_ns":4,"record":"entry","node":0})"
                                "\n");
        TraceReader late(back, "t");
        late.SetFilter(MakeKindFilter({"alert"}));
        TraceRecord record;
        std::string error;
        try
        {
            late.Next(record);
        }
        catch (const TraceError& wrong)
        {
            error = wrong.what();
        }
        NS_TEST_EXPECT_MSG_EQ(error, "t:3: \"time_ns\" goes back", "skipped records have times");
    }

    /// @return ids of the records that a reader tells of.
    static std::string Collect(TraceReader& reader)
    {
        std::string ids;
        TraceRecord record;
        while (reader.Next(record))
        {
            ids += FormatRecordId(record.GetId()) + " ";
        }
        return ids;
    }

    /// What a filter is told.
    void CheckGlances(const std::string& trace)
    {
        std::istringstream stream(trace);
        TraceReader reader(stream, "t");
        std::ostringstream seen;
        reader.SetFilter([&](const TraceGlance& glance) {
            seen << glance.id << " " << glance.time << " " << glance.kind << " ";
            if (glance.cause.IsSet())
            {
                seen << "because of " << glance.cause << " ";
            }
            return false;
        });
        NS_TEST_EXPECT_MSG_EQ(Collect(reader), "", "nothing is wanted");
        NS_TEST_EXPECT_MSG_EQ(seen.str(),
                              "0:1 5 entry because of net:7 0:2 6 alert because of 0:1 net:9 7 "
                              "entry obs:1 7 tree-finding because of obs:2 0:4 8 alert 0:5 9 alert "
                              "",
                              "glances");
    }

    /// Reading ends before the first record after the limit.
    void CheckLimits(const std::string& trace)
    {
        for (const auto& [limit, ids] : std::vector<std::pair<int64_t, std::string>>{
                 {4, ""}, {5, ""}, {6, "0:2 "}, {8, "0:2 0:4 "}, {19, "0:2 0:4 0:5 "}})
        {
            std::istringstream stream(trace);
            TraceReader reader(stream, "t");
            reader.SetFilter(MakeKindFilter({"alert"}));
            reader.SetTimeLimit(limit);
            NS_TEST_EXPECT_MSG_EQ(Collect(reader), ids, "limit " << limit);
            NS_TEST_EXPECT_MSG_EQ(reader.IsComplete(), false, "limit " << limit);
            NS_TEST_EXPECT_MSG_EQ(reader.GetNotice(), "", "limit " << limit);
        }
    }
};

/// Suite mgm-trace-reader.
class TraceReaderTestSuite : public TestSuite
{
  public:
    TraceReaderTestSuite()
        : TestSuite("mgm-trace-reader", TestSuite::Type::UNIT)
    {
        AddTestCase(new GoodTraceTestCase);
        AddTestCase(new BadTraceTestCase);
        AddTestCase(new EndlessLineTestCase);
        AddTestCase(new TruncationTestCase);
        AddTestCase(new FilterTestCase);
    }
};

TraceReaderTestSuite g_traceReaderTestSuite; //!< Static variable for test initialization

} // namespace
