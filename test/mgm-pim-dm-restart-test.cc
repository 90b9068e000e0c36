/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-restart: PIM, the group manager, the forwarder and interfaces that stop and come
 * again in the middle of a run, and what neighbors notice of it (RFC 3973 4.3.3, 4.3.4).
 */

#include "mgm-pim-network.h"
#include "mgm-test-journal.h"
#include "ns3/boolean.h"
#include "ns3/channel.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-message-loss.h"
#include "ns3/net-device-container.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/**
 * @verbatim
 *   source -- r1 -- r2 -- r3 -- receiver
 * @endverbatim
 *
 * The receiver joins at 5 s, the source sends from 10 s on.
 */
void
BuildLine(PimNetwork& network)
{
    network.AddRouters({"r1", "r2", "r3"});
    network.AddLink("r1", "r2");
    network.AddLink("r2", "r3");
    network.AddHost("r1", "source");
    network.AddHost("r3", "receiver");
    network.Build();
    network.Send("source", 10, 400);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&network] { network.Join("receiver"); });
}

/// @return the forwarding entries of the line.
std::string
GetEntries(const PimNetwork& network)
{
    return network.GetEntry("r1") + ", " + network.GetEntry("r2") + ", " + network.GetEntry("r3");
}

void
StopAndStart(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::RunUntil(20);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "data flows");
    network.Take("neighbor");
    PimNetwork::At(20, [&] { network.GetPim("r2")->Stop(); });
    PimNetwork::RunUntil(22);
    test.Check(network.Take("neighbor"),
               "20 r2 lost 10.0.0.1 | 20 r2 lost 10.0.0.6 | 20.001 r1 goodbye 10.0.0.2 | "
               "20.001 r3 goodbye 10.0.0.5",
               "both neighbors hear the goodbye");
    test.Check(GetEntries(network), "2 > , 1 > , 1 > 2", "no data is forwarded any more");
    test.CheckNumber(network.GetPim("r2")->GetKeys().size(), 0, "r2 has forgotten all");
    PimNetwork::At(30, [&] { network.GetPim("r2")->Start(); });
    PimNetwork::RunUntil(40);
    test.Check(network.Take("neighbor"),
               "32.501 r2 up 10.0.0.1 | 32.501 r2 up 10.0.0.6 | 32.501 r1 up 10.0.0.2 | "
               "32.501 r3 up 10.0.0.5",
               "neighbors again");
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "data flows again");
}

void
PowerFails(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("Goodbye", BooleanValue(false));
    BuildLine(network);
    PimNetwork::RunUntil(20);
    network.Take("neighbor");
    PimNetwork::At(20, [&] { network.GetPim("r2")->Stop(); });
    PimNetwork::RunUntil(110);
    test.Check(network.Take("neighbor"), "20 r2 lost 10.0.0.1 | 20 r2 lost 10.0.0.6", "silence");
    PimNetwork::RunUntil(120);
    test.Check(network.Take("neighbor"),
               "110.002 r1 expired 10.0.0.2 | 110.002 r3 expired 10.0.0.5",
               "105 s after the last Hello");
    test.Check(GetEntries(network), "2 > , 1 > , 1 > 2", "r1 forwards no longer");
}

void
QuickRestart(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("Goodbye", BooleanValue(false));
    BuildLine(network);
    PimNetwork::RunUntil(20);
    network.Take("neighbor");
    PimNetwork::At(20, [&] { network.GetPim("r2")->Stop(); });
    PimNetwork::At(21, [&] { network.GetPim("r2")->Start(); });
    PimNetwork::RunUntil(40);
    test.Check(network.Take("neighbor"),
               "20 r2 lost 10.0.0.1 | 20 r2 lost 10.0.0.6 | 21.002 r1 restarted 10.0.0.2 | "
               "23.501 r3 restarted 10.0.0.5 | 23.503 r2 up 10.0.0.1 | 26.002 r2 up 10.0.0.6",
               "another Generation ID; r1 hears it before the Prune that the first data led to");
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "data flows again");
}

void
ManagerRestarts(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    const Ptr<Manager> manager = RouterHelper::GetManager(network.GetNode("r2"));
    PimNetwork::At(20, [&] { manager->Stop(); });
    PimNetwork::RunUntil(25);
    test.Check(GetEntries(network), "2 > , -, 1 > 2", "r2 is silent without its group manager");
    test.CheckNumber(network.GetPim("r2")->IsRunning(), true, "it goes on running");
    PimNetwork::At(25, [&] { manager->Start(); });
    PimNetwork::RunUntil(40);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "and begins anew");
    PimNetwork::At(40, [&] {
        manager->Stop();
        manager->Start();
    });
    PimNetwork::RunUntil(60);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "also if it stops for no time");
}

void
ForwarderRestarts(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    const Ptr<KernelForwarder> forwarder = RouterHelper::GetForwarder(network.GetNode("r2"));
    PimNetwork::At(20.05, [&] {
        forwarder->Stop();
        forwarder->Start();
    });
    PimNetwork::RunUntil(30);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "the next packet makes the entry again");
    const DeliveryReport report = network.GetReport("receiver");
    test.CheckNumber(report.duplicates, 0, "no duplicates");
    test.CheckNumber(report.lost, 0, "nothing is lost");
}

void
ForwarderRestartsPruned(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::At(15, [&] { network.Leave("receiver"); });
    PimNetwork::RunUntil(20);
    test.Check(GetEntries(network), "2 > , 1 > , 1 > ", "pruned");
    const Ptr<KernelForwarder> forwarder = RouterHelper::GetForwarder(network.GetNode("r1"));
    PimNetwork::At(20.05, [&] {
        forwarder->Stop();
        forwarder->Start();
    });
    PimNetwork::RunUntil(30);
    test.Check(GetEntries(network), "2 > , 1 > , 1 > ", "PIM has not forgotten the Prune");
}

void
InterfaceDisabled(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::RunUntil(20);
    network.Take("neighbor");
    const uint32_t interface = network.GetInterface("r2", "r3");
    PimNetwork::At(20, [&] { network.GetPim("r2")->SetInterfaceEnabled(interface, false); });
    PimNetwork::RunUntil(25);
    test.Check(network.Take("neighbor"),
               "20 r2 lost 10.0.0.6 | 20.001 r3 goodbye 10.0.0.5",
               "a goodbye there alone");
    test.Check(GetEntries(network), "2 > , 1 > , 1 > 2", "nothing is forwarded there");
    PimNetwork::At(25, [&] { network.GetPim("r2")->SetInterfaceEnabled(interface, true); });
    PimNetwork::RunUntil(40);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "until PIM works there again");
}

void
InterfaceGoesDown(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::RunUntil(20);
    network.Take("neighbor");
    PimNetwork::At(20, [&] { network.GetNetwork()->SetLinkUp(1, false); });
    PimNetwork::RunUntil(25);
    test.Check(network.Take("neighbor"),
               "20 r2 lost 10.0.0.6 | 20 r3 lost 10.0.0.5",
               "a link that is down carries no goodbye");
    test.Check(GetEntries(network), "2 > , 1 > , negative", "the source is cut off");
    PimNetwork::At(30, [&] { network.GetNetwork()->SetLinkUp(1, true); });
    PimNetwork::RunUntil(50);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "and back");
}

void
NoRoute(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::At(6, [&] { network.Leave("receiver"); });
    PimNetwork::At(20, [&] { network.GetNetwork()->SetLinkUp(1, false); });
    PimNetwork::At(150, [&] { network.GetNetwork()->SetLinkUp(1, true); });
    PimNetwork::RunUntil(154);
    test.Check(network.GetEntry("r3"), "1 > ", "the route is back");
    network.Take("message");
    PimNetwork::RunUntil(165);
    test.Check(GetEntries(network), "2 > , 1 > , 1 > ", "pruned again");
}

/**
 * @verbatim
 *             +-- u1 --+
 *   source -- o        LAN
 *             +-- u2 --+
 * @endverbatim
 *
 * Nobody receives. The source sends from 10 s on; u2 has the higher address and wins.
 */
void
BuildLan(PimNetwork& network, const std::vector<std::string>& more = {})
{
    std::vector<std::string> onLan{"u1", "u2"};
    onLan.insert(onLan.end(), more.begin(), more.end());
    std::vector<std::string> all{"o"};
    all.insert(all.end(), onLan.begin(), onLan.end());
    network.AddRouters(all);
    network.AddLink("o", "u1");
    network.AddLink("o", "u2");
    network.AddLan("LAN", onLan);
    network.AddHost("o", "source");
    network.Build();
    network.Send("source", 10, 400);
    PimNetwork::RunUntil(50);
}

/// @return whom the routers of the LAN send to.
std::string
GetLanEntries(const PimNetwork& network)
{
    return network.GetEntry("u1") + ", " + network.GetEntry("u2");
}

void
WinnerRestarts(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("Goodbye", BooleanValue(false));
    BuildLan(network);
    test.Check(GetLanEntries(network), "1 > , 1 > ", "nobody wants the data");
    PimNetwork::At(60, [&] { network.GetPim("u2")->Stop(); });
    PimNetwork::At(61, [&] { network.GetPim("u2")->Start(); });
    PimNetwork::RunUntil(80);
    test.Check(GetLanEntries(network), "1 > , 1 > ", "u1 loses and prunes again");
}

void
WinnerFlaps(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLan(network);
    PimNetwork::At(60, [&] { network.GetNetwork()->SetLinkUp(3, false); });
    PimNetwork::At(70, [&] { network.GetNetwork()->SetLinkUp(3, true); });
    PimNetwork::RunUntil(140);
    test.Check(GetLanEntries(network), "1 > , 1 > ", "u1 prunes again");
}

void
NewcomerPrunesNothing(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLan(network, {"n"});
    network.GetPim("n")->AddBoundary(
        network.GetInterface("n", "LAN"), Ipv4Address("239.1.1.1"), Ipv4Mask("255.255.255.255"));
    PimNetwork::At(60, [&] { network.GetPim("n")->Stop(); });
    PimNetwork::At(61, [&] { network.GetPim("n")->Start(); });
    PimNetwork::RunUntil(150);
    test.Check(GetLanEntries(network), "1 > , 1 > ", "u1 prunes again at the next State Refresh");
}

void
HeldPrune(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("StateRefresh", BooleanValue(false));
    network.pim.Set("PruneHoldtime", StringValue("65535s"));
    network.AddRouters({"r1", "r2", "r3"});
    network.AddLink("r1", "r2");
    network.AddLink("r2", "r3");
    network.AddHost("r1", "source");
    network.AddHost("r3", "receiver");
    network.Build();
    network.Send("source", 10, 620);
    network.AddReceiver("receiver");
    PimNetwork::At(600.05, [&network] { network.Join("receiver"); });
    PimNetwork::RunUntil(610);
    test.Check(GetEntries(network), "2 > 1, 1 > 2, 1 > 2", "grafted after 590 s without data");
}

void
AddressChanges(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::RunUntil(20);
    network.Take("neighbor");
    const uint32_t interface = network.GetInterface("r2", "r3");
    const Ptr<Ipv4> ipv4 = network.GetNode("r2")->GetObject<Ipv4>();
    PimNetwork::At(20, [&] {
        ipv4->RemoveAddress(interface, 0);
        ipv4->AddAddress(interface, Ipv4InterfaceAddress("10.0.0.4", "255.255.255.252"));
    });
    PimNetwork::RunUntil(30);
    test.Check(network.Take("neighbor"),
               "20 r2 lost 10.0.0.6 | 20.001 r3 goodbye 10.0.0.5 | 22.501 r3 up 10.0.0.4 | "
               "25.002 r2 up 10.0.0.6",
               "the goodbye comes from the old address (RFC 3973 4.3.3)");
}

void
NothingDangles(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::RunUntil(20);
    const Ptr<Manager> manager = RouterHelper::GetManager(network.GetNode("r2"));
    PimNetwork::At(20, [&] { network.GetPim("r2")->Stop(); });
    PimNetwork::RunUntil(21);
    ProtocolInstance owner;
    for (const uint32_t interface : {1, 2})
    {
        test.CheckNumber(manager->GetProtocolOnInterface(InterfaceId(interface), owner) ==
                                 Status::SUCCESS &&
                             owner.protocolId == protocol::PIM_DENSE_MODE,
                         false,
                         "interfaces are released");
    }
    test.Check(manager->GetClientName({protocol::PIM_DENSE_MODE, 0}), "9.0", "deregistered");
    const uint32_t node = network.GetNode("r2")->GetId();
    const auto count = [&network, node] {
        std::size_t records = 0;
        for (const PimMessageRecord& record : network.messages)
        {
            records += record.head.id.node == node && record.sent ? 1 : 0;
        }
        for (const PimTransitionRecord& record : network.transitions)
        {
            records += record.head.id.node == node ? 1 : 0;
        }
        return records;
    };
    const std::size_t before = count();
    PimNetwork::RunUntil(500);
    test.CheckNumber(count(), before, "no timer fires and no message is sent");
}

void
Disposal(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    PimNetwork::At(20, [&] { network.GetPim("r2")->Dispose(); });
    PimNetwork::RunUntil(130);
    test.Check(
        GetEntries(network), "2 > , 1 > , 1 > 2", "without a word, so that neighbors expire");
}

/// Loses all messages of a kind on a link.
Ptr<MessageLoss>
LoseAll(const PimNetwork& network, const std::string& a, const std::string& b, const char* kind)
{
    const Ptr<Ipv4> ipv4 = network.GetNode(a)->GetObject<Ipv4>();
    const Ptr<Channel> channel = ipv4->GetNetDevice(network.GetInterface(a, b))->GetChannel();
    const auto loss = CreateObject<MessageLoss>();
    loss->Install(NetDeviceContainer(channel->GetDevice(0), channel->GetDevice(1)),
                  {"pim", kind, {}, 1, 1000});
    return loss;
}

/// Stops a router at the instant at which its Graft would be sent again.
void
StopAtGraftRetry(PimDm* router, const PimTransitionRecord& record)
{
    if (record.machine == PimMachine::UPSTREAM && std::string(record.after) == "AckPending")
    {
        // The record comes before the timer is set, so that this event comes before the timer.
        Simulator::Schedule(Seconds(3), &PimDm::Stop, Ptr<PimDm>(router));
    }
}

void
StopAtATimer(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("Goodbye", BooleanValue(false));
    network.AddRouters({"r1", "r2"});
    network.AddLink("r1", "r2");
    network.AddHost("r1", "source");
    network.AddHost("r2", "receiver");
    network.Build();
    network.Send("source", 10, 100);
    network.AddReceiver("receiver");
    PimNetwork::At(30, [&network] { network.Join("receiver"); });
    const Ptr<PimDm> router = network.GetPim("r2");
    router->TraceConnectWithoutContext("PimTransition",
                                       MakeBoundCallback(&StopAtGraftRetry, PeekPointer(router)));
    const auto loss = LoseAll(network, "r2", "r1", "graft");
    PimNetwork::RunUntil(40);
    test.CheckNumber(router->IsRunning(), false, "it stopped");
    test.CheckNumber(loss->GetLost(), 1, "and sent nothing more");
}

/// Stops a router from within a record.
template <typename Record>
void
StopInside(PimDm* router, const Record& /* record */)
{
    router->Stop();
}

void
StopsInsideRecords(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLine(network);
    const Ptr<PimDm> first = network.GetPim("r2");
    const Ptr<PimDm> second = network.GetPim("r3");
    first->TraceConnectWithoutContext(
        "PimNeighbor", MakeBoundCallback(&StopInside<PimNeighborRecord>, PeekPointer(first)));
    PimNetwork::At(5, [&] {
        first->TraceDisconnectWithoutContext(
            "PimNeighbor", MakeBoundCallback(&StopInside<PimNeighborRecord>, PeekPointer(first)));
        test.CheckNumber(first->IsRunning(), false, "a neighbor came, and somebody stopped it");
        first->Start();
        second->TraceConnectWithoutContext(
            "PimTransition",
            MakeBoundCallback(&StopInside<PimTransitionRecord>, PeekPointer(second)));
    });
    PimNetwork::At(9, [&network] { network.Leave("receiver"); });
    PimNetwork::RunUntil(60);
    test.CheckNumber(second->IsRunning(), false, "data came, and somebody stopped it");
    test.CheckNumber(second->GetKeys().size(), 0, "it has forgotten all");
    test.CheckNumber(first->IsRunning(), true, "the other one runs again");
}

void
RoomForOne(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("EntryLimit", UintegerValue(1));
    network.pim.Set("EntryLifetime", TimeValue(Seconds(20)));
    network.pim.Set("SourceLifetime", TimeValue(Seconds(20)));
    network.AddRouters({"r1", "r2"});
    network.AddLink("r1", "r2");
    network.AddHost("r1", "first");
    network.AddHost("r1", "second");
    network.AddHost("r2", "receiver");
    network.Build();
    network.Send("first", 10, 60);
    network.Send("second", 20, 200);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&network] { network.Join("receiver"); });
    PimNetwork::RunUntil(60);
    test.CheckNumber(network.GetReport("receiver").received, 499, "the first source alone");
    test.CheckNumber(network.GetPim("r1")->GetCounters().refusedEntries > 1, true, "and counted");
    PimNetwork::RunUntil(100);
    const uint64_t received = network.GetReport("receiver").received;
    PimNetwork::RunUntil(110);
    // The first source's entry goes at 80 s; the refused one is asked for again within 10 s.
    test.CheckNumber(network.GetReport("receiver").received - received,
                     100,
                     "then there is room for the second");
}

/// The suite.
class PimDmRestartTestSuite : public TestSuite
{
  public:
    PimDmRestartTestSuite()
        : TestSuite("mgm-pim-dm-restart", Type::UNIT)
    {
        Add("RFC 3973 4.3.3 a router stops with a goodbye and starts again", StopAndStart);
        Add("RFC 3973 4.3.2 a router stops without a word", PowerFails);
        Add("RFC 3973 4.3.4 a router restarts before anybody misses it", QuickRestart);
        Add("The group manager restarts", ManagerRestarts);
        Add("The forwarder restarts", ForwarderRestarts);
        Add("The forwarder restarts while all is pruned", ForwarderRestartsPruned);
        Add("RFC 3973 4.3.3 PIM is taken off an interface", InterfaceDisabled);
        Add("An interface goes down and comes up", InterfaceGoesDown);
        Add("RFC 3973 4.4.1 data is watched for where a route comes back", NoRoute);
        Add("RFC 3973 4.3.4 the winner of an Assert restarts", WinnerRestarts);
        Add("RFC 3973 4.3.4 the link of the winner fails for a while", WinnerFlaps);
        Add("RFC 3973 4.3.4 a neighbor restarts that prunes nothing", NewcomerPrunesNothing);
        Add("RFC 3973 4.7.6 a Prune outlasts the data", HeldPrune);
        Add("RFC 3973 4.3.3 an address changes", AddressChanges);
        Add("Nothing dangles", NothingDangles);
        Add("A router is disposed of in the middle of a run", Disposal);
        Add("A router stops at the instant of one of its timers", StopAtATimer);
        Add("A router is stopped by who is told of what it does", StopsInsideRecords);
        Add("EntryLimit: a source that was refused gets its turn", RoomForOne);
    }

  private:
    /// Adds a case. @param [in] name Its name. @param [in] play What it does.
    void Add(const std::string& name, PimNetworkTestCase::Play play)
    {
        AddTestCase(new PimNetworkTestCase(name, play));
    }
};

PimDmRestartTestSuite g_pimDmRestartTestSuite; //!< registers the suite

} // namespace
