/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-neighbors: when a PIM router says Hello, whom it knows and for how long, and what
 * it makes of what its neighbors say (RFC 3973 4.3, 4.8). One interface, in a router that writes
 * everything down.
 */

#include "mgm-pending-events.h"
#include "mgm-test-journal.h"
#include "ns3/boolean.h"
#include "ns3/mgm-pim-interface.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <functional>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Calls a function.
void
Call(std::function<void()> function)
{
    function();
}

/**
 * A router with one PIM interface, 10.0.0.1 on interface 3, which draws the same fraction of the
 * range of each random delay. Its journal has entries like "12.5 hello 105" and "40 up 10.0.0.2".
 */
class HelloRouter : public PimInterfaceEnvironment
{
  public:
    HelloRouter()
        : m_recorder(transitions, timers, neighbors)
    {
        m_recorder.SetNode(7);
        neighbors.ConnectWithoutContext(MakeCallback(&HelloRouter::OnNeighbor, this));
        timers.ConnectWithoutContext(MakeCallback(&HelloRouter::OnTimer, this));
    }

    ~HelloRouter() override
    {
        interface->Dispose();
        Simulator::Destroy();
    }

    HelloRouter(const HelloRouter&) = delete;
    HelloRouter& operator=(const HelloRouter&) = delete;

    /// Starts PIM.
    void Start()
    {
        interface->Start(*this, 3, Ipv4Address("10.0.0.1"));
    }

    /// Does something at a time, in seconds.
    static void At(double time, const std::function<void()>& function)
    {
        Simulator::Schedule(Seconds(time) - Simulator::Now(), &Call, function);
    }

    /// Hears a Hello at a time, in seconds. @param [in] number The sender is 10.0.0.number.
    void HearAt(double time, uint32_t number, const PimHello& hello)
    {
        At(time, [this, number, hello] {
            const CauseScope scope(NewRecord(0, TraceLevel::CONTROL));
            interface->ReceiveHello(Ipv4Address(0x0a000000 + number), hello);
        });
    }

    /// Runs until a time, in seconds.
    static void RunUntil(double time)
    {
        Simulator::Stop(Seconds(time) - Simulator::Now());
        Simulator::Run();
    }

    /// @return the journal since the last call, with " | " between the entries.
    std::string Take()
    {
        std::string text;
        text.swap(m_journal);
        return text;
    }

    const PimRecorder& GetRecorder() const override
    {
        return m_recorder;
    }

    Time DrawDelay(Time limit) override
    {
        return TimeStep(static_cast<int64_t>(fraction * static_cast<double>(limit.GetTimeStep())));
    }

    uint32_t DrawGenerationId() override
    {
        return 1000;
    }

    void CompleteHello(uint32_t /* interface */, PimHello& hello) const override
    {
        hello.stateRefresh = stateRefresh;
    }

    void SendHello(uint32_t index, Ipv4Address source, const PimHello& hello) override
    {
        sent.push_back(hello);
        Note("hello " + std::to_string(hello.holdtime.value_or(1)));
        sentFrom = Print(index) + " " + Print(source);
    }

    void NotifyNeighborUp(uint32_t /* interface */, Ipv4Address neighbor) override
    {
        NotifyOf("!up ", neighbor);
    }

    void NotifyNeighborDown(uint32_t /* interface */, Ipv4Address neighbor) override
    {
        NotifyOf("!down ", neighbor);
    }

    void NotifyNeighborRestarted(uint32_t /* interface */, Ipv4Address neighbor) override
    {
        NotifyOf("!restarted ", neighbor);
    }

    PimRecorder::TransitionTrace transitions; //!< stays silent here
    PimRecorder::TimerTrace timers;           //!< of the interface
    PimRecorder::NeighborTrace neighbors;     //!< of the interface
    Ptr<PimInterface> interface {
        CreateObject<PimInterface>()
    };                                                  //!< what is tested
    double fraction{0.5};                               //!< of the range of random delays
    std::optional<PimStateRefreshCapable> stateRefresh; //!< own option
    std::vector<PimHello> sent;                         //!< Hellos sent
    std::string sentFrom;                               //!< interface and source of the last
    std::vector<PimNeighborRecord> neighborRecords;     //!< all
    std::vector<PimTimerRecord> timerRecords;           //!< all
    Cause notifiedBy;                                   //!< ambient cause of the last notification

  private:
    /// Writes something down.
    void Note(const std::string& text)
    {
        m_journal +=
            (m_journal.empty() ? "" : " | ") + Print(Simulator::Now().GetSeconds()) + " " + text;
    }

    /// Writes a notification down, and checks that the table has changed before.
    void NotifyOf(const std::string& what, Ipv4Address neighbor)
    {
        notifiedBy = CauseScope::GetCurrent();
        Note(what + Print(neighbor) + (interface->IsNeighbor(neighbor) ? "" : " gone"));
    }

    /// A record of a neighbor.
    void OnNeighbor(const PimNeighborRecord& record)
    {
        neighborRecords.push_back(record);
        Note(GetPimNeighborEventName(record.event) + (" " + Print(record.neighbor)) + " of " +
             Print(record.neighbors));
    }

    /// A record of a timer.
    void OnTimer(const PimTimerRecord& record)
    {
        timerRecords.push_back(record);
    }

    PimRecorder m_recorder; //!< makes the records
    std::string m_journal;  //!< what happened
};

/// One play with a router.
class HelloTestCase : public TestCase
{
  public:
    /// What is played.
    using Play = void (*)(HelloTestCase&, HelloRouter&);

    /// @param [in] name Name of the case. @param [in] play What it does.
    HelloTestCase(const std::string& name, Play play)
        : TestCase(name),
          m_play(play)
    {
    }

    /// Compares anything that prints.
    template <typename A, typename B>
    void Check(const A& actual, const B& expected, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_EQ(Print(actual), Print(expected), message);
    }

  private:
    void DoRun() override
    {
        HelloRouter router;
        m_play(*this, router);
    }

    Play m_play; //!< the case
};

/// @return a Hello. @param [in] holdtime Seconds. @param [in] generation Generation ID.
PimHello
MakeHello(uint16_t holdtime, uint32_t generation = 1)
{
    PimHello hello;
    hello.holdtime = holdtime;
    hello.generationId = generation;
    return hello;
}

/// @return a Hello with LAN Prune Delay, in milliseconds.
PimHello
MakeDelayHello(uint16_t propagationDelay, uint16_t overrideInterval)
{
    PimHello hello = MakeHello(105);
    hello.lanPruneDelay = PimLanPruneDelay{false, propagationDelay, overrideInterval};
    return hello;
}

void
PeriodicHellos(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    HelloRouter::RunUntil(70);
    test.Check(router.Take(), "2.5 hello 105 | 32.5 hello 105 | 62.5 hello 105", "Hellos");
    test.Check(router.interface->GetHelloTime().GetSeconds(), 22.5, "time until the next");
    test.Check(router.sentFrom, "3 10.0.0.1", "interface and source");
    test.Check(router.interface->GetCounters().sentHellos, 3, "counter");
}

void
FirstHelloWithinDelay(HelloTestCase& test, HelloRouter& router)
{
    router.fraction = 1;
    router.interface->SetAttribute("TriggeredHelloDelay", TimeValue(Seconds(2)));
    router.interface->SetAttribute("HelloPeriod", TimeValue(Seconds(10)));
    router.Start();
    HelloRouter::RunUntil(13);
    test.Check(router.Take(), "2 hello 35 | 12 hello 35", "3.5 times the period is the holdtime");
}

void
HelloContents(HelloTestCase& test, HelloRouter& router)
{
    router.stateRefresh = PimStateRefreshCapable{1, 60};
    router.interface->SetAttribute("PropagationDelay", TimeValue(MilliSeconds(700)));
    router.interface->SetAttribute("OverrideInterval", TimeValue(MilliSeconds(1900)));
    router.Start();
    HelloRouter::RunUntil(3);
    PimHello expected = MakeDelayHello(700, 1900);
    expected.generationId = router.interface->GetGenerationId();
    expected.stateRefresh = router.stateRefresh;
    test.Check(PimMessage::Make(router.sent.back()), PimMessage::Make(expected), "all options");

    router.stateRefresh.reset();
    router.interface->SetAttribute("LanPruneDelay", BooleanValue(false));
    router.interface->SetAttribute("GenerationId", BooleanValue(false));
    router.interface->SetAttribute("HelloHoldtime", TimeValue(MilliSeconds(99001)));
    HelloRouter::RunUntil(33);
    expected = PimHello();
    expected.holdtime = 100;
    test.Check(PimMessage::Make(router.sent.back()), PimMessage::Make(expected), "holdtime alone");

    router.interface->SetAttribute("HelloHoldtime", TimeValue(Seconds(65535)));
    HelloRouter::RunUntil(63);
    test.Check(*router.sent.back().holdtime, 0xffff, "for ever");
    router.interface->SetAttribute("HelloHoldtime", TimeValue(Seconds(0)));
    router.interface->SetAttribute("HelloPeriod", TimeValue(Seconds(20000)));
    HelloRouter::RunUntil(93);
    test.Check(*router.sent.back().holdtime, 0xfffe, "a long period is not for ever");
}

void
TriggeredHello(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    router.HearAt(10, 2, MakeHello(105));
    router.HearAt(11, 3, MakeHello(105));
    router.HearAt(15, 2, MakeHello(105));
    HelloRouter::RunUntil(40);
    test.Check(router.Take(),
               "2.5 hello 105 | 10 up 10.0.0.2 of 1 | 10 !up 10.0.0.2 | 11 up 10.0.0.3 of 2 | "
               "11 !up 10.0.0.3 | 12.5 hello 105 | 32.5 hello 105",
               "one answer for both, and the period stays as it is");
}

void
PeriodicHelloAnswers(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    HelloRouter::RunUntil(5);
    router.Take();
    router.HearAt(31, 2, MakeHello(105));
    HelloRouter::RunUntil(60);
    test.Check(router.Take(),
               "31 up 10.0.0.2 of 1 | 31 !up 10.0.0.2 | 32.5 hello 105",
               "no answer at 33.5 s, because the new neighbor has heard the Hello of 32.5 s");
}

void
RestartedNeighbor(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    router.HearAt(3, 2, MakeHello(105, 1));
    HelloRouter::RunUntil(9);
    router.Take();
    router.HearAt(10, 2, MakeHello(105, 2));
    router.HearAt(20, 2, MakeHello(105, 2));
    PimHello without = MakeHello(105);
    without.generationId.reset();
    router.HearAt(40, 2, without);
    HelloRouter::RunUntil(50);
    test.Check(router.Take(),
               "10 restarted 10.0.0.2 of 1 | 10 !restarted 10.0.0.2 | 12.5 hello 105 | "
               "32.5 hello 105 | 40 restarted 10.0.0.2 of 1 | 40 !restarted 10.0.0.2 | "
               "42.5 hello 105",
               "another Generation ID, and none where there was one");
}

void
ChangedNeighbor(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    router.HearAt(3, 2, MakeHello(105));
    HelloRouter::RunUntil(9);
    router.Take();
    router.HearAt(10, 2, MakeDelayHello(1, 2));
    router.HearAt(11, 2, MakeDelayHello(1, 2));
    HelloRouter::RunUntil(20);
    test.Check(router.Take(), "10 changed 10.0.0.2 of 1", "reported once, nobody is notified");
}

void
NoMessageOvertakesHello(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    HelloRouter::At(1, [&] { router.interface->AnnounceBefore(); });
    HelloRouter::At(1.5, [&] { router.interface->AnnounceBefore(); });
    HelloRouter::RunUntil(5);
    test.Check(router.Take(), "1 hello 105 | 2.5 hello 105", "the first message of a router");
    router.HearAt(10, 2, MakeHello(105));
    HelloRouter::At(11, [&] { router.interface->AnnounceBefore(); });
    HelloRouter::At(12, [&] { router.interface->AnnounceBefore(); });
    HelloRouter::RunUntil(40);
    test.Check(router.Take(),
               "10 up 10.0.0.2 of 1 | 10 !up 10.0.0.2 | 11 hello 105 | 32.5 hello 105",
               "a message to a new neighbor: the answer is sent before, and not again");
    router.interface->Stop(false);
    router.interface->AnnounceBefore();
    test.Check(router.Take(), "40 lost 10.0.0.2 of 0", "stopped");
}

void
Liveness(HelloTestCase& test, HelloRouter& router)
{
    router.interface->SetAttribute("HelloPeriod", TimeValue(Seconds(10000)));
    router.Start();
    router.HearAt(3, 2, MakeHello(10));
    router.HearAt(12, 2, MakeHello(10));
    router.HearAt(20, 2, MakeHello(10));
    HelloRouter::RunUntil(29.9);
    router.Take();
    HelloRouter::RunUntil(40);
    test.Check(router.Take(), "30 expired 10.0.0.2 of 0 | 30 !down 10.0.0.2 gone", "10 s later");

    router.HearAt(41, 2, MakeHello(50));
    router.HearAt(42, 2, MakeHello(5));
    HelloRouter::RunUntil(46);
    router.Take();
    HelloRouter::RunUntil(60);
    test.Check(router.Take(), "47 expired 10.0.0.2 of 0 | 47 !down 10.0.0.2 gone", "shorter");

    PimHello silent = MakeHello(0);
    silent.holdtime.reset();
    router.interface->SetAttribute("HelloHoldtime", TimeValue(Seconds(70)));
    router.HearAt(61, 2, silent);
    HelloRouter::RunUntil(70);
    router.Take();
    HelloRouter::RunUntil(140);
    test.Check(router.Take(),
               "131 expired 10.0.0.2 of 0 | 131 !down 10.0.0.2 gone",
               "without a holdtime the router's own holds");
}

void
LivenessForEver(HelloTestCase& test, HelloRouter& router)
{
    router.interface->SetAttribute("HelloPeriod", TimeValue(Seconds(1000000)));
    router.Start();
    router.HearAt(3, 2, MakeHello(10));
    router.HearAt(4, 2, MakeHello(PIM_HOLDTIME_FOREVER));
    HelloRouter::RunUntil(9);
    router.Take();
    HelloRouter::RunUntil(200000);
    test.Check(router.Take(), "", "0xffff never expires");
    router.HearAt(200001, 2, MakeHello(10));
    HelloRouter::RunUntil(200020);
    test.Check(router.Take(),
               "200001 changed 10.0.0.2 of 1 | 200011 expired 10.0.0.2 of 0 | "
               "200011 !down 10.0.0.2 gone",
               "until it says something else");
}

void
NeighborSaysGoodbye(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    router.HearAt(3, 2, MakeHello(105));
    HelloRouter::RunUntil(9);
    router.Take();
    router.HearAt(10, 2, MakeHello(0));
    router.HearAt(11, 2, MakeHello(0));
    router.HearAt(12, 4, MakeHello(0));
    HelloRouter::RunUntil(20);
    test.Check(router.Take(),
               "10 goodbye 10.0.0.2 of 0 | 10 !down 10.0.0.2 gone",
               "at once; the goodbye of a stranger does nothing");
    HelloRouter::RunUntil(31);
    router.Take();
    router.HearAt(31, 2, MakeHello(105));
    HelloRouter::RunUntil(32);
    test.Check(router.Take(), "31 up 10.0.0.2 of 1 | 31 !up 10.0.0.2", "it comes again");
}

void
Goodbye(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    const uint32_t generation = router.interface->GetGenerationId();
    router.HearAt(3, 2, MakeHello(105));
    router.HearAt(3, 3, MakeHello(105));
    HelloRouter::RunUntil(10);
    router.Take();
    router.interface->Stop(true);
    test.Check(router.Take(), "10 hello 0 | 10 lost 10.0.0.2 of 1 | 10 lost 10.0.0.3 of 0", "stop");
    test.Check(router.interface->IsActive(), false, "does not work");
    router.interface->Stop(true);
    HelloRouter::RunUntil(200);
    test.Check(router.Take(), "", "nothing is left behind");

    router.Start();
    test.Check(router.interface->GetGenerationId() != generation, true, "a new Generation ID");
    HelloRouter::RunUntil(201);
    router.interface->Stop(true);
    test.Check(router.Take(), "", "nobody has heard of it, so there is no goodbye");
    router.Start();
    HelloRouter::RunUntil(210);
    router.Take();
    router.interface->Stop(false);
    test.Check(router.Take(), "", "switched off");
}

/// What a link's delays are expected to be.
struct DelayCase
{
    const char* name;             //!< what it is
    bool own;                     //!< whether the router uses the option
    std::vector<PimHello> hellos; //!< Hellos of 10.0.0.2, 10.0.0.3 and so on
    bool enabled;                 //!< LAN Delay Enabled
    int propagation;              //!< PD(I) in milliseconds
    int interval;                 //!< OI(I) in milliseconds
};

void
LanPruneDelay(HelloTestCase& test, HelloRouter& router)
{
    router.interface->SetAttribute("PropagationDelay", TimeValue(MilliSeconds(400)));
    router.interface->SetAttribute("OverrideInterval", TimeValue(MilliSeconds(2000)));
    router.Start();
    const std::vector<DelayCase> cases{
        {"alone", true, {}, true, 400, 2000},
        {"neighbors say less", true, {MakeDelayHello(300, 1000)}, true, 400, 2000},
        {"the largest of each",
         true,
         {MakeDelayHello(900, 1000), MakeDelayHello(100, 3000)},
         true,
         900,
         3000},
        {"one does without", true, {MakeDelayHello(900, 3000), MakeHello(105)}, false, 500, 2500},
        {"the router does without", false, {MakeDelayHello(900, 3000)}, false, 500, 2500},
    };
    for (const DelayCase& one : cases)
    {
        router.interface->SetAttribute("LanPruneDelay", BooleanValue(one.own));
        uint32_t number = 2;
        for (const PimHello& hello : one.hellos)
        {
            router.interface->ReceiveHello(Ipv4Address(0x0a000000 + number++), hello);
        }
        const PimNeighbors& neighbors = router.interface->GetNeighbors();
        test.Check(neighbors.IsLanDelayEnabled(), one.enabled, one.name);
        test.Check(neighbors.GetPropagationDelay().GetMilliSeconds(), one.propagation, one.name);
        test.Check(neighbors.GetOverrideInterval().GetMilliSeconds(), one.interval, one.name);
        test.Check(neighbors.GetJoinPruneOverrideInterval().GetMilliSeconds(),
                   one.propagation + one.interval,
                   one.name);
        for (number = 2; number < 2 + one.hellos.size(); ++number)
        {
            router.interface->ReceiveHello(Ipv4Address(0x0a000000 + number), MakeHello(0));
        }
    }
}

void
LanPruneDelayFollows(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    const PimNeighbors& neighbors = router.interface->GetNeighbors();
    const Ipv4Address slow("10.0.0.2");
    router.interface->ReceiveHello(slow, MakeDelayHello(1000, 4000));
    router.interface->ReceiveHello("10.0.0.3", MakeDelayHello(600, 2600));
    test.Check(neighbors.GetJoinPruneOverrideInterval().GetMilliSeconds(), 5000, "both");
    router.interface->ReceiveHello(slow, MakeDelayHello(500, 3000));
    test.Check(neighbors.GetJoinPruneOverrideInterval().GetMilliSeconds(), 3600, "changed");
    router.interface->ReceiveHello(slow, MakeHello(0));
    test.Check(neighbors.GetJoinPruneOverrideInterval().GetMilliSeconds(), 3200, "gone");
}

void
StateRefreshCapable(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    const PimNeighbors& neighbors = router.interface->GetNeighbors();
    test.Check(neighbors.IsStateRefreshCapable(), true, "no neighbor is not");
    PimHello capable = MakeHello(105);
    capable.stateRefresh = PimStateRefreshCapable{1, 60};
    router.interface->ReceiveHello("10.0.0.2", capable);
    test.Check(neighbors.IsStateRefreshCapable(), true, "all are");
    router.interface->ReceiveHello("10.0.0.3", MakeHello(105));
    test.Check(neighbors.IsStateRefreshCapable(), false, "one is not");
    router.interface->ReceiveHello("10.0.0.3", capable);
    test.Check(neighbors.IsStateRefreshCapable(), true, "now it is");
}

void
NeighborLimit(HelloTestCase& test, HelloRouter& router)
{
    router.interface->SetAttribute("NeighborLimit", UintegerValue(2));
    router.Start();
    router.HearAt(3, 4, MakeHello(10));
    router.HearAt(3, 3, MakeHello(105));
    HelloRouter::RunUntil(6);
    router.Take();
    router.HearAt(7, 2, MakeHello(105));
    router.HearAt(8, 3, MakeHello(105));
    router.HearAt(14, 2, MakeHello(105));
    HelloRouter::RunUntil(15);
    test.Check(router.Take(),
               "7 refused 10.0.0.2 of 2 | 13 expired 10.0.0.4 of 1 | 13 !down 10.0.0.4 gone | "
               "14 up 10.0.0.2 of 2 | 14 !up 10.0.0.2",
               "the newest is refused while there is no room");
    test.Check(router.interface->GetCounters().refusedNeighbors, 1, "counted");
    test.Check(router.interface->GetCounters().receivedHellos, 5, "counted");
}

void
ComeAndGo(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    for (int i = 0; i < 1000; ++i)
    {
        router.HearAt(3 + i * 0.001, 2, MakeHello(65534));
        router.HearAt(3 + i * 0.001 + 0.0005, 2, MakeHello(0));
    }
    HelloRouter::RunUntil(10);
    test.Check(router.interface->GetCounters().receivedHellos, 2000, "they came");
    test.Check(CountPendingEvents() < 10, true, "no event of a timer that was cancelled is left");
}

/// @return record of a timer, as text.
std::string
Describe(const PimTimerRecord& record)
{
    return Print(GetTimerEventName(record.event)) + " " + record.timer + " " +
           Print(record.expires.GetSeconds()) + " " + Print(record.neighbor);
}

void
Causes(HelloTestCase& test, HelloRouter& router)
{
    router.Start();
    router.HearAt(10, 2, MakeHello(10));
    HelloRouter::RunUntil(50);
    std::vector<std::string> records;
    for (const PimTimerRecord& record : router.timerRecords)
    {
        records.push_back(Describe(record));
    }
    const std::vector<std::string> expected{
        "set HT 2.5 0.0.0.0",
        "fired HT 2.5 0.0.0.0",
        "set HT 32.5 0.0.0.0",
        "set NLT 20 10.0.0.2",
        "set Triggered Hello 12.5 0.0.0.0",
        "fired Triggered Hello 12.5 0.0.0.0",
        "fired NLT 20 10.0.0.2",
        "fired HT 32.5 0.0.0.0",
        "set HT 62.5 0.0.0.0",
    };
    test.Check(Join(records), Join(expected), "timers");
    const auto causeOf = [](const RecordHead& head) { return head.cause.Get(TraceLevel::STATE); };
    const PimNeighborRecord& up = router.neighborRecords.at(0);
    const PimNeighborRecord& expired = router.neighborRecords.at(1);
    test.Check(causeOf(up.head), "0:1", "a neighbor comes up because of a message");
    test.Check(causeOf(router.timerRecords.at(3).head), up.head.id, "NLT because of the neighbor");
    test.Check(causeOf(router.timerRecords.at(6).head), router.timerRecords.at(3).head.id, "fired");
    test.Check(causeOf(expired.head), router.timerRecords.at(6).head.id, "NLT expires");
    test.Check(router.notifiedBy.Get(TraceLevel::STATE), expired.head.id, "what follows from it");
}

/// The suite.
class PimNeighborsTestSuite : public TestSuite
{
  public:
    PimNeighborsTestSuite()
        : TestSuite("mgm-pim-neighbors", Type::UNIT)
    {
        Add("RFC 3973 4.3.1 a random first Hello, then one each Hello_Period", PeriodicHellos);
        Add("RFC 3973 4.8 Triggered_Hello_Delay bounds the first Hello", FirstHelloWithinDelay);
        Add("RFC 3973 4.7.5 options of Hellos", HelloContents);
        Add("RFC 3973 4.3.2 a new neighbor is answered", TriggeredHello);
        Add("RFC 3973 4.3.2 a periodic Hello is an answer", PeriodicHelloAnswers);
        Add("RFC 3973 4.3.4 a restarted neighbor is answered", RestartedNeighbor);
        Add("RFC 3973 4.3.2 what a neighbor says is remembered", ChangedNeighbor);
        Add("RFC 3973 4.3.4 no message overtakes the Hello", NoMessageOvertakesHello);
        Add("RFC 3973 4.3.2 Neighbor Liveness Timer", Liveness);
        Add("RFC 3973 4.3.3 holdtime 0xffff", LivenessForEver);
        Add("RFC 3973 4.3.3 holdtime 0 of a neighbor", NeighborSaysGoodbye);
        Add("RFC 3973 4.3.3, 4.7.5.3 stop and start", Goodbye);
        Add("RFC 3973 4.3.5, 4.8 delays of a link", LanPruneDelay);
        Add("RFC 3973 4.3.5 delays follow the neighbors", LanPruneDelayFollows);
        Add("RFC 3973 4.5.1 StateRefreshCapable(I)", StateRefreshCapable);
        Add("The number of neighbors is bounded", NeighborLimit);
        Add("Neighbors that come and go leave nothing behind", ComeAndGo);
        Add("Records and their causes", Causes);
    }

  private:
    /// Adds a case. @param [in] name Its name. @param [in] play What it does.
    void Add(const std::string& name, HelloTestCase::Play play)
    {
        AddTestCase(new HelloTestCase(name, play));
    }
};

PimNeighborsTestSuite g_pimNeighborsTestSuite; //!< registers the suite

} // namespace
