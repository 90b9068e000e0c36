/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-lineage: record ids, causes by trace level, scopes and the packet tag.
 */

#include "ns3/mgm-lineage.h"
#include "ns3/mgm-observation.h"
#include "ns3/packet.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Text of a printable value.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// Ids count from 1 at each node and start again with the next run.
class RecordIdTestCase : public TestCase
{
  public:
    RecordIdTestCase()
        : TestCase("Ids count by node and start again with the next run")
    {
    }

  private:
    void DoRun() override
    {
        for (int run = 0; run < 2; ++run)
        {
            NS_TEST_EXPECT_MSG_EQ(Print(NextRecordId(7)), "7:1", "first");
            NS_TEST_EXPECT_MSG_EQ(Print(NextRecordId(7)), "7:2", "second");
            NS_TEST_EXPECT_MSG_EQ(Print(NextRecordId(3)), "3:1", "another node");
            NS_TEST_EXPECT_MSG_EQ(Print(NextRecordId(RecordId::NETWORK)), "net:1", "network");
            NS_TEST_EXPECT_MSG_EQ(
                Print(NewObservation(TraceLevel::ALERTS, Cause()).id), "obs:1", "observers");
            Simulator::Destroy();
        }
        NS_TEST_EXPECT_MSG_EQ(Print(RecordId()), "-", "no record");
    }
};

/// A trace of each level finds the nearest cause that it holds.
class CauseTestCase : public TestCase
{
  public:
    CauseTestCase()
        : TestCase("Each trace level sees the nearest cause that it holds")
    {
    }

  private:
    void DoRun() override
    {
        const RecordHead packet = NewRecord(1, TraceLevel::PACKETS);
        const CauseScope outer(packet);
        const RecordHead alert = NewRecord(1, TraceLevel::ALERTS);
        NS_TEST_EXPECT_MSG_EQ(alert.cause.Get(TraceLevel::PACKETS), packet.id, "full trace");
        NS_TEST_EXPECT_MSG_EQ(alert.cause.Get(TraceLevel::STATE).IsSet(), false, "no packets held");
        {
            const CauseScope inner(alert);
            const RecordHead call = NewRecord(1, TraceLevel::CONTROL);
            const CauseScope innermost(call);
            const RecordHead entry = NewRecord(1, TraceLevel::STATE);
            NS_TEST_EXPECT_MSG_EQ(entry.cause.Get(TraceLevel::ALERTS), alert.id, "skips the call");
            NS_TEST_EXPECT_MSG_EQ(entry.cause.Get(TraceLevel::CONTROL), call.id, "nearest");
            NS_TEST_EXPECT_MSG_EQ(entry.cause.Get(TraceLevel::PACKETS), call.id, "nearest");
        }
        NS_TEST_EXPECT_MSG_EQ(CauseScope::GetCurrent().Get(TraceLevel::PACKETS),
                              packet.id,
                              "the outer scope is back");
        Simulator::Destroy();
    }
};

/// The tag carries the whole chain.
class LineageTagTestCase : public TestCase
{
  public:
    LineageTagTestCase()
        : TestCase("The packet tag carries the causes of all levels")
    {
    }

  private:
    void DoRun() override
    {
        Cause cause;
        cause.Push(TraceLevel::ALERTS, NextRecordId(4));
        cause.Push(TraceLevel::PACKETS, NextRecordId(RecordId::NETWORK));
        Ptr<Packet> packet = Create<Packet>(10);
        packet->AddPacketTag(LineageTag(cause));
        LineageTag tag;
        NS_TEST_ASSERT_MSG_EQ(packet->Copy()->PeekPacketTag(tag), true, "tagged");
        NS_TEST_EXPECT_MSG_EQ(Print(tag.GetCause().Get(TraceLevel::ALERTS)), "4:1", "alerts");
        NS_TEST_EXPECT_MSG_EQ(Print(tag.GetCause().Get(TraceLevel::STATE)), "4:1", "state");
        NS_TEST_EXPECT_MSG_EQ(Print(tag.GetCause().Get(TraceLevel::PACKETS)), "net:1", "packets");
        std::ostringstream os;
        tag.Print(os);
        NS_TEST_EXPECT_MSG_EQ(os.str(), "cause=net:1", "as ns-3 prints packets");
        LineageTag::SetEnabled(true);
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(LineageTag::IsEnabled(), false, "off after the run");
    }
};

/// Suite mgm-lineage.
class LineageTestSuite : public TestSuite
{
  public:
    LineageTestSuite()
        : TestSuite("mgm-lineage", TestSuite::Type::UNIT)
    {
        AddTestCase(new RecordIdTestCase);
        AddTestCase(new CauseTestCase);
        AddTestCase(new LineageTagTestCase);
    }
};

LineageTestSuite g_lineageTestSuite; //!< Static variable for test initialization

} // namespace
