/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-invariant-watch: what must never happen is told where it happens, nothing is told where
 * it does not, and nothing is observed when nobody asks.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-test-files.h"
#include "mgm-test-require.h"
#include "ns3/mgm-invariant-watch.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Base of cases that watch examples.
class WatchTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /**
     * Runs an example.
     * @param [in] name Its name.
     * @param [in] mode What is done about violations.
     * @return the watch.
     */
    Ptr<InvariantWatch> RunExample(const std::string& name, const std::string& mode)
    {
        ScenarioReader reader;
        reader.Replace("outputs.trace", "off", "test");
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/" + name + ".json"));
        if (!scenario)
        {
            return nullptr;
        }
        ScenarioRun run(*scenario);
        const Ptr<InvariantWatch> watch = CreateObject<InvariantWatch>();
        watch->SetAttribute("Mode", StringValue(mode));
        watch->TraceConnectWithoutContext("Violation",
                                          MakeCallback(&WatchTestCase::OnViolation, this));
        m_violations.clear();
        watch->ConnectNodes(run.GetNetwork()->GetRouters());
        run.Run();
        watch->CheckSums();
        watch->Dispose();
        Simulator::Destroy();
        return watch;
    }

    std::vector<InvariantRecord> m_violations; //!< of the last run
    Time m_last;                               //!< when the last of them was

  private:
    /// Something does not hold.
    void OnViolation(const InvariantRecord& violation)
    {
        m_violations.push_back(violation);
        m_last = Simulator::Now();
    }
};

/// Packets that circle are forwarded by the same routers again.
class LoopTestCase : public WatchTestCase
{
  public:
    LoopTestCase()
        : WatchTestCase("A loop makes routers forward a packet twice, until it is broken")
    {
    }

  private:
    void DoRun() override
    {
        const Ptr<InvariantWatch> watch = RunExample("configured-loop", "record");
        NS_TEST_ASSERT_MSG_EQ((watch != nullptr), true, "the example runs");
        // The TTL of 16 lets left forward each of 89 packets eight times, right seven times.
        NS_TEST_EXPECT_MSG_EQ(
            watch->GetViolations(Invariant::FORWARDED_ONCE), 89u * (7 + 6), "once is right");
        NS_TEST_EXPECT_MSG_EQ(watch->GetViolations(Invariant::PACKET_SUM), 0u, "sums");
        NS_TEST_EXPECT_MSG_EQ(watch->GetViolations(Invariant::IIF_NOT_OIF), 0u, "entries");
        NS_TEST_ASSERT_MSG_EQ(m_violations.size(), 89u * (7 + 6), "each is told");
        std::set<RecordId, bool (*)(const RecordId&, const RecordId&)> records(&IsBefore);
        for (const InvariantRecord& violation : m_violations)
        {
            records.insert(violation.head.cause.Get(TraceLevel::PACKETS));
            NS_TEST_EXPECT_MSG_EQ(violation.key.group, Ipv4Address("239.1.1.1"), "group");
        }
        NS_TEST_EXPECT_MSG_LT(m_last, Seconds(10.1), "the loop is broken at 10 s");
        NS_TEST_EXPECT_MSG_EQ(records.size(), m_violations.size(), "each has its own record");
        RunExample("configured-loop", "off");
        NS_TEST_EXPECT_MSG_EQ(m_violations.size(), 0u, "nobody asks");
    }

    /// An order of records.
    static bool IsBefore(const RecordId& a, const RecordId& b)
    {
        return a.node != b.node ? a.node < b.node : a.sequence < b.sequence;
    }
};

/// Runs in which other things go wrong, and one with an Assert.
class SoundTestCase : public WatchTestCase
{
  public:
    SoundTestCase()
        : WatchTestCase("Nothing is told but the duplicates that an Assert ends")
    {
    }

  private:
    void DoRun() override
    {
        for (const char* name : {"asymmetric-costs", "spoofed-source", "scoped-boundary"})
        {
            RunExample(name, "record");
            NS_TEST_EXPECT_MSG_EQ(m_violations.size(), 0u, name);
        }
        // Both routers forward the first packet onto the LAN, and those behind it take both copies.
        RunExample("pim-lan-assert", "record");
        NS_TEST_ASSERT_MSG_EQ(m_violations.size(), 2u, "two routers are behind the LAN");
        for (const InvariantRecord& violation : m_violations)
        {
            NS_TEST_EXPECT_MSG_EQ(
                GetInvariantName(violation.invariant), std::string("forwarded-once"), "which");
        }
    }
};

/// @return an entry that takes from interface 1 and sends to 2 and 3.
EntrySpec
MakeEntry()
{
    EntrySpec entry;
    entry.key = SourceGroup(Ipv4Address("10.0.1.2"), Ipv4Address("239.1.1.1"));
    entry.iif = InterfaceId(1);
    entry.oifs = {{InterfaceId(2), 1}, {InterfaceId(3), 1}};
    return entry;
}

/// An entry that names an interface twice.
class EntryTestCase : public WatchTestCase
{
  public:
    EntryTestCase()
        : WatchTestCase("An entry that would send back where it takes from is told")
    {
    }

  private:
    void DoRun() override
    {
        test::ForwarderFixture router(3);
        const Ptr<InvariantWatch> watch = CreateObject<InvariantWatch>();
        watch->ConnectNodes(NodeContainer(router.GetNode()));
        EntrySpec entry = MakeEntry();
        router.SetEntryAt(Seconds(1), entry);
        router.InjectAt(Seconds(2), entry.key, 1);
        router.InjectAt(Seconds(3), entry.key, 2);
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        watch->CheckSums();
        NS_TEST_EXPECT_MSG_EQ(watch->GetViolations(Invariant::IIF_NOT_OIF), 0u, "it is right");
        entry.oifs[0].interface = InterfaceId(1);
        router.SetEntry(entry);
        NS_TEST_EXPECT_MSG_EQ(watch->GetViolations(Invariant::IIF_NOT_OIF), 1u, "it is wrong");
        NS_TEST_EXPECT_MSG_EQ(watch->GetViolations(Invariant::FORWARDED_ONCE), 0u, "two packets");
        NS_TEST_EXPECT_MSG_EQ(watch->GetViolations(Invariant::PACKET_SUM), 0u, "none is lost");
        watch->Dispose();
        Simulator::Destroy();
    }
};

/// Packets are counted before it is known what becomes of them.
class SumTestCase : public WatchTestCase
{
  public:
    SumTestCase()
        : WatchTestCase("A packet that is neither forwarded nor held nor dropped is told")
    {
    }

  private:
    void DoRun() override
    {
        const Ptr<Node> another = CreateObject<Node>(); // so that the router is not node 0
        test::ForwarderFixture router(3);
        m_watch = CreateObject<InvariantWatch>();
        m_watch->TraceConnectWithoutContext("Violation", MakeCallback(&SumTestCase::OnSum, this));
        m_watch->ConnectNodes(NodeContainer(router.GetNode()));
        router.GetNode()->GetApplication(0)->TraceConnectWithoutContext(
            "WrongInterface", MakeCallback(&SumTestCase::OnPacket, this));
        const EntrySpec entry = MakeEntry();
        router.SetEntryAt(Seconds(1), entry);
        router.InjectAt(Seconds(2), entry.key, 2);
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        m_watch->CheckSums();
        NS_TEST_EXPECT_MSG_EQ(m_packets, 1u, "one packet");
        NS_TEST_EXPECT_MSG_EQ(
            m_watch->GetViolations(Invariant::PACKET_SUM), 1u, "on its way, and not afterwards");
        MGM_TEST_REQUIRE_EQ(m_sums.size(), 1u, "it is told");
        NS_TEST_EXPECT_MSG_EQ(
            GetInvariantName(m_sums[0].invariant), std::string("packet-sum"), "which");
        NS_TEST_EXPECT_MSG_EQ(m_sums[0].node, router.GetNode()->GetId(), "where");
        m_watch->Dispose();
        m_watch = nullptr;
        Simulator::Destroy();
    }

    /// The forwarder has judged a packet, and has not dropped it yet.
    void OnPacket(const WrongInterfaceRecord& /*packet*/)
    {
        ++m_packets;
        m_watch->CheckSums();
    }

    /// A sum is wrong.
    void OnSum(const InvariantRecord& violation)
    {
        m_sums.push_back(violation);
    }

    Ptr<InvariantWatch> m_watch;         //!< the watch
    uint32_t m_packets{0};               //!< that the forwarder told of
    std::vector<InvariantRecord> m_sums; //!< that are wrong
};

/// The program ends.
class FatalTestCase : public WatchTestCase
{
  public:
    FatalTestCase()
        : WatchTestCase("The first violation can end the program")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(IsEnded("configured-loop"), true, "at the first repetition");
        NS_TEST_EXPECT_MSG_EQ(IsEnded("spoofed-source"), false, "nothing is wrong");
    }

    /// @return whether a process that runs the example is ended by a signal.
    bool IsEnded(const std::string& name)
    {
        const pid_t child = fork();
        if (child == 0)
        {
            close(STDERR_FILENO); // what it says there is no failure of this test
            RunExample(name, "fatal");
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WIFSIGNALED(status);
    }
};

/// Suite mgm-invariant-watch.
class InvariantWatchTestSuite : public TestSuite
{
  public:
    InvariantWatchTestSuite()
        : TestSuite("mgm-invariant-watch", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new LoopTestCase);
        AddTestCase(new SoundTestCase);
        AddTestCase(new EntryTestCase);
        AddTestCase(new SumTestCase);
        AddTestCase(new FatalTestCase);
    }
};

InvariantWatchTestSuite g_invariantWatchTestSuite; //!< Static variable for test initialization

} // namespace
