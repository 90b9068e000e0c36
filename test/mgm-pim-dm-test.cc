/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm: PIM dense mode in networks, as a client of the group manager (S1, RFC 2715
 * 4.3): it floods, prunes and grafts, and data on the wrong interface leads to an Assert on a LAN,
 * to a Prune on a point-to-point link.
 */

#include "mgm-pim-network.h"
#include "mgm-test-journal.h"
#include "ns3/boolean.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <regex>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Adds routers a, b and c with a link between each two of them.
void
AddTriangle(PimNetwork& network)
{
    network.AddRouters({"a", "b", "c"});
    network.AddLink("a", "b");
    network.AddLink("a", "c");
    network.AddLink("b", "c");
}

/**
 * @verbatim
 *   source -- r1 -- r2 -- r3 -- receiver
 *                    |
 *                    +--- r4
 * @endverbatim
 */
void
BuildTree(PimNetwork& network)
{
    network.AddRouters({"r1", "r2", "r3", "r4"});
    network.AddLink("r1", "r2");
    network.AddLink("r2", "r3");
    network.AddLink("r2", "r4");
    network.AddHost("r1", "source");
    network.AddHost("r3", "receiver");
    network.Build();
}

/**
 * @verbatim
 *              +-- u1 --+
 *   source -- s         LAN -- d -- receiver
 *              +-- u2 --+
 * @endverbatim
 *
 * The link to u2 costs more.
 */
void
BuildLan(PimNetwork& network)
{
    network.AddRouters({"s", "u1", "u2", "d"});
    network.AddLink("s", "u1", 1);
    network.AddLink("s", "u2", 2);
    network.AddLan("LAN", {"u1", "u2", "d"});
    network.AddHost("s", "source");
    network.AddHost("d", "receiver");
    network.Build();
}

/// r3 comes when there is no data any more, but State Refreshes. @return how many entries it has.
std::size_t
CountLateEntries(PimNetwork& network)
{
    network.Send("source", 10, 20);
    PimNetwork::At(25, [&network] { network.GetPim("r3")->Stop(); });
    PimNetwork::At(30, [&network] { network.GetPim("r3")->Start(); });
    PimNetwork::RunUntil(100);
    return network.GetPim("r3")->GetKeys().size();
}

void
RefreshMakesState(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    test.CheckNumber(CountLateEntries(network), 1, "a State Refresh makes state");
}

void
IgnoredRefresh(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.GetPim("r3")->SetAttribute("StateRefresh", BooleanValue(false));
    test.CheckNumber(CountLateEntries(network), 0, "not in a router that ignores it");
}

void
BoundaryKeepsStateOut(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.GetPim("r3")->AddBoundary(
        network.GetInterface("r3", "r2"), Ipv4Address("239.1.1.1"), Ipv4Mask("255.255.255.255"));
    test.CheckNumber(CountLateEntries(network), 0, "not across a boundary of the group");
}

void
FloodAndPrune(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.Send("source", 10, 20);
    PimNetwork::RunUntil(15);
    test.Check(network.Take("message"),
               "10.102 r3 prune>10.0.0.5 | 10.102 r4 prune>10.0.0.9 | 10.103 r2 prune>10.0.0.1",
               "nobody wants it");
    test.Check(network.GetEntry("r1") + ", " + network.GetEntry("r2") + ", " +
                   network.GetEntry("r3") + ", " + network.GetEntry("r4"),
               "2 > , 1 > , 1 > , 1 > ",
               "pruned everywhere");
    PimNetwork::RunUntil(60);
    test.Check(network.Take("message"), "", "and that is all");
}

void
Graft(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.Send("source", 10, 30);
    network.AddReceiver("receiver");
    PimNetwork::At(15.05, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(15);
    network.Take("message");
    PimNetwork::RunUntil(40);
    test.Check(network.Take("message"),
               "15.05 r3 graft>10.0.0.5 | 15.051 r2 graft-ack>10.0.0.6 | 15.051 r2 graft>10.0.0.1 "
               "| 15.052 r1 graft-ack>10.0.0.2",
               "hop by hop to the source");
    test.Check(network.GetEntry("r1") + ", " + network.GetEntry("r2") + ", " +
                   network.GetEntry("r3") + ", " + network.GetEntry("r4"),
               "2 > 1, 1 > 2, 1 > 2, 1 > ",
               "one branch");
    const DeliveryReport report = network.GetReport("receiver");
    test.CheckNumber(report.lost + report.duplicates, 0, "each packet once");
    test.CheckNumber(report.received > 100, true, "packets came");
    PimNetwork::At(40, [&] { network.Leave("receiver"); });
    PimNetwork::RunUntil(45);
    test.Check(network.Take("message"),
               "42 r3 prune>10.0.0.5 | 42.001 r2 prune>10.0.0.1",
               "the last member leaves");
}

void
FirstMember(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.Send("source", 10, 30);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(40);
    test.Check(network.Take("message"), "10.102 r4 prune>10.0.0.9", "one branch is pruned");
    const DeliveryReport report = network.GetReport("receiver");
    test.CheckNumber(report.lost + report.duplicates, 0, "each packet once, from the first on");
}

/**
 * @param [in] text Text with times.
 * @return the same with times cut to tenths of a second: a CSMA link takes random times.
 */
std::string
ToTenths(const std::string& text)
{
    return std::regex_replace(text, std::regex("\\b([0-9]+\\.[0-9])[0-9]{0,2}(?![0-9.])"), "$1");
}

/// @return state and winner of an Assert on the LAN.
std::string
DescribeAssert(const PimNetwork& network, const std::string& router)
{
    const PimDmEntry* entry = network.GetPim(router)->FindEntry(network.GetKey());
    const PimDmAssert* assertion =
        entry ? entry->FindAssert(network.GetInterface(router, "LAN")) : nullptr;
    return assertion ? GetPimDmAssertStateName(assertion->GetState()) +
                           (" " + Print(assertion->GetWinner()))
                     : "-";
}

void
LanAssert(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLan(network);
    network.Send("source", 10, 40);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(35);
    test.Check(
        DescribeAssert(network, "u1"), "Winner 110/1/10.128.0.1", "u1 has the better metric");
    test.Check(DescribeAssert(network, "u2"), "Loser 110/1/10.128.0.1", "u2");
    test.Check(ToTenths(network.Take("message")),
               "10.1 u2 assert 110/2 | 10.1 u1 assert 110/1 | 10.1 u2 prune>10.128.0.1 | "
               "10.1 u2 prune>10.0.0.5 | 10.1 u1 assert 110/1 | 11.3 d join>10.128.0.1",
               "Asserts, the Prunes of the loser, and the Join of d that overrides one");
    test.Check(network.GetEntry("u1"), "1 > 2", "the winner forwards");
    test.Check(network.GetEntry("u2"), "1 > ", "the loser does not");
    const DeliveryReport report = network.GetReport("receiver");
    test.CheckNumber(report.lost, 0, "nothing is lost");
    test.CheckNumber(report.duplicates, 1, "only the packet that led to the Assert came twice");
    test.Check(ToTenths(network.Take("reaction")),
               "10.1 u2 assert: another router forwards on the link | "
               "10.1 u1 assert: another router forwards on the link",
               "the loser is not told of the winner's data any more");
}

void
AssertChain(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLan(network);
    network.Send("source", 10, 20);
    PimNetwork::RunUntil(15);
    std::string chain;
    for (const EntryRecord& record : network.entries)
    {
        // u2 takes the LAN out of its list because of an Assert.
        const std::string found = network.GetChain(record.head.id);
        if (record.event == EntryEvent::CHANGED && found.find("assert") != std::string::npos)
        {
            chain = found;
            break;
        }
    }
    test.Check(chain.substr(chain.find("u1 wrong-interface packet")),
               "u1 wrong-interface packet > u1 alert > u1 wrong-interface callback > "
               "u1 reaction assert > u1 assert NoInfo-Winner > u1 sent assert 110/1 > "
               "u2 received assert 110/1 > u2 assert Winner-Loser > u2 call > u2 entry 1>",
               "from the packet to the entry of the loser");
}

/**
 * @verbatim
 *   source -- a -- b -- receiver
 *             |    |
 *             +-c--+
 * @endverbatim
 */
void
PointToPointPrune(PimNetworkTestCase& test, PimNetwork& network)
{
    AddTriangle(network);
    network.AddHost("a", "source");
    network.AddHost("b", "receiver");
    network.Build();
    network.Send("source", 10, 30);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(12);
    test.Check(network.Take("reaction"),
               "10.102 c prune: the far end of the point-to-point link sends it | "
               "10.102 b prune: the far end of the point-to-point link sends it",
               "both routers of the link b-c");
    test.Check(network.GetEntry("a") + ", " + network.GetEntry("b") + ", " + network.GetEntry("c"),
               "3 > 1, 1 > 3, 1 > ",
               "a tree is left");
    PimNetwork::RunUntil(40);
    const DeliveryReport report = network.GetReport("receiver");
    test.CheckNumber(report.lost + report.duplicates, 0, "each packet once");
}

void
PruneOnTheWay(PimNetworkTestCase& test, PimNetwork& network)
{
    network.router.SetForwarderAttribute("Limiter", StringValue("none"));
    network.AddRouters({"a", "b", "c"});
    network.AddLink("a", "b");
    network.AddLink("a", "c");
    network.AddLink("b", "c", 10, MilliSeconds(120));
    network.AddHost("a", "source");
    network.Build();
    network.Send("source", 10, 20);
    PimNetwork::RunUntil(15);
    const std::string prune = "prune: the far end of the point-to-point link sends it";
    const std::string none = "none: the far end was asked to stop a moment ago";
    test.Check(network.Take("reaction"),
               "10.221 c " + prune + " | 10.221 b " + prune + " | 10.321 c " + none +
                   " | 10.321 b " + none + " | 10.421 c " + none + " | 10.421 b " + none,
               "data that left before the Prune arrived leads to no other");
    test.CheckNumber(network.wrongPackets.size(), 6, "three packets each way");
}

/// Interface 1 of a router stays PIM's, interface 2 goes to another protocol. @return that one.
Ptr<StaticMulticast>
ShareRouter(PimNetwork& network, const std::string& router)
{
    network.GetPim(router)->AddInterface(1);
    const Ptr<StaticMulticast> other = StaticMulticastHelper().Install(network.GetNode(router));
    other->AddInterface(InterfaceId(2));
    return other;
}

void
OtherProtocols(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    // The receiver's link belongs to another protocol, so that its host is no member for PIM.
    const Ptr<StaticMulticast> other = ShareRouter(network, "r3");
    const SourceGroup group(Ipv4Address::GetAny(), "239.1.1.1");
    other->AddMembership(group, InterfaceId(2));
    network.Send("source", 10, 40);
    PimNetwork::At(20, [&] { other->RemoveMembership(group, InterfaceId(2)); });
    PimNetwork::At(30, [&] { other->AddMembership(group, InterfaceId(2)); });
    PimNetwork::RunUntil(15);
    test.Check(network.GetEntry("r3"), "1 > 2", "data goes to the other protocol");
    test.Check(network.Take("message"), "10.102 r4 prune>10.0.0.9", "r3 prunes nothing");
    PimNetwork::RunUntil(25);
    test.Check(network.Take("message"),
               "20 r3 prune>10.0.0.5 | 20.001 r2 prune>10.0.0.1",
               "the other protocol wants it no more");
    PimNetwork::RunUntil(35);
    test.Check(network.Take("message"),
               "30 r3 graft>10.0.0.5 | 30.001 r2 graft-ack>10.0.0.6 | 30.001 r2 graft>10.0.0.1 | "
               "30.002 r1 graft-ack>10.0.0.2",
               "and wants it again");
    test.Check(network.GetEntry("r3"), "1 > 2", "data comes again");
}

void
OtherProtocolJoinsLate(PimNetworkTestCase& test, PimNetwork& network)
{
    network.AddRouters({"r1", "r2"});
    network.AddLink("r1", "r2");
    network.AddHost("r1", "source");
    network.AddHost("r2", "receiver");
    network.AddHost("r2", "other");
    network.Build();
    const Ptr<Node> r2 = network.GetNode("r2");
    network.GetPim("r2")->AddInterface(1);
    network.GetPim("r2")->AddInterface(2);
    const Ptr<StaticMulticast> other = StaticMulticastHelper().Install(r2);
    other->AddInterface(InterfaceId(3));
    network.Send("source", 10, 40);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    // PIM is not told of it: the second to join (*,G) is announced to the first, which is IGMP.
    const SourceGroup group(Ipv4Address::GetAny(), "239.1.1.1");
    PimNetwork::At(15, [&] { other->AddMembership(group, InterfaceId(3)); });
    PimNetwork::At(20, [&] { network.Leave("receiver"); });
    PimNetwork::RunUntil(30);
    test.Check(network.GetEntry("r2"), "1 > 3", "only the other protocol wants it");
    test.Check(network.Take("message"), "", "no Prune is sent");
}

void
EntriesStay(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.Send("source", 10, 1100);
    PimNetwork::RunUntil(1000);
    std::size_t expired = 0;
    for (const EntryRecord& record : network.entries)
    {
        expired += record.event == EntryEvent::EXPIRED ? 1 : 0;
    }
    test.CheckNumber(expired, 0, "no entry ends by the 900 s of an unanswered prune alert");
    test.Check(
        network.GetEntry("r2") + ", " + network.GetEntry("r3"), "1 > , 1 > ", "still pruned");
}

void
OtherProtocolFirst(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    // The link to the source belongs to another protocol.
    ShareRouter(network, "r1");
    network.Send("source", 10, 40);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::At(20.05, [&] { network.Leave("receiver"); });
    PimNetwork::RunUntil(15);
    test.Check(network.GetEntry("r1"), "2 > 1", "PIM floods what comes from there");
    PimNetwork::RunUntil(30);
    test.Check(network.GetEntry("r1"), "2 > ", "and prunes it");
    const DeliveryReport report = network.GetReport("receiver");
    test.CheckNumber(report.lost + report.duplicates, 0, "each packet once");
}

void
OtherProtocolAfterGraft(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    ShareRouter(network, "r1");
    RouterHelper::GetManager(network.GetNode("r1"))
        ->SetAttribute("DefaultEntryTimeout", TimeValue(Seconds(20)));
    network.Send("source", 10, 20);
    network.Send("source", 60, 90);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::At(15.05, [&] { network.Leave("receiver"); });
    PimNetwork::At(30, [&] { network.GetPim("r1")->Stop(); });
    PimNetwork::At(31, [&] { network.GetPim("r1")->Start(); });
    PimNetwork::At(56, [&] { network.Join("receiver"); });
    PimNetwork::At(70.05, [&] { network.Leave("receiver"); });
    PimNetwork::RunUntil(55);
    test.Check(network.GetEntry("r1"), "-", "the group manager has no entry any more");
    PimNetwork::RunUntil(58);
    test.Check(network.GetEntry("r1"), "-", "nor makes it one");
    test.CheckNumber(network.GetPim("r1")->GetKeys().size(), 1, "while PIM has one of r2's Graft");
    PimNetwork::RunUntil(65);
    test.Check(network.GetEntry("r1"), "2 > 1", "data makes the group manager's");
    PimNetwork::RunUntil(80);
    test.Check(network.GetEntry("r1"), "2 > ", "and a Prune is followed");
}

void
LinkFails(PimNetworkTestCase& test, PimNetwork& network)
{
    AddTriangle(network);
    network.AddHost("a", "source");
    network.AddHost("b", "receiver");
    network.Build();
    network.Send("source", 10, 60);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::At(20.05, [&] { network.GetNetwork()->SetLinkUp(0, false); });
    PimNetwork::RunUntil(30);
    test.Check(network.GetEntry("a") + ", " + network.GetEntry("b") + ", " + network.GetEntry("c"),
               "3 > 2, 2 > 3, 1 > 2",
               "by c");
    PimNetwork::At(40.05, [&] { network.GetNetwork()->SetLinkUp(0, true); });
    PimNetwork::RunUntil(55);
    test.Check(network.GetEntry("a") + ", " + network.GetEntry("b") + ", " + network.GetEntry("c"),
               "3 > 1, 1 > 3, 1 > ",
               "and back");
}

void
EntryLimit(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("EntryLimit", UintegerValue(1));
    network.AddRouters({"r1", "r2"});
    network.AddLink("r1", "r2");
    network.AddHost("r1", "source");
    network.AddHost("r1", "other");
    network.AddHost("r2", "receiver");
    network.Build();
    network.Send("source", 10, 20);
    network.Send("other", 11, 20);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(30);
    test.CheckNumber(network.GetPim("r1")->GetKeys().size(), 1, "one entry");
    const uint64_t refused = network.GetPim("r1")->GetCounters().refusedEntries;
    test.CheckNumber(refused > 0, true, "counted");
    uint64_t records = 0;
    for (const PimTransitionRecord& record : network.transitions)
    {
        const bool isHere = record.head.id.node == network.GetNode("r1")->GetId();
        records += isHere && std::string(record.event).find("EntryLimit") != std::string::npos;
    }
    test.CheckNumber(records, refused, "with a record of each");
    test.CheckNumber(network.GetReport("receiver").received, 99, "data of one source");
}

void
LateRoom(PimNetworkTestCase& test, PimNetwork& network)
{
    network.router.SetManagerAttribute("ReevaluateOnRouteChange", BooleanValue(false));
    AddTriangle(network);
    network.AddHost("a", "source");
    network.AddHost("a", "other");
    network.AddHost("b", "receiver");
    network.Build();
    network.Send("source", 11, 40);
    network.Send("other", 10, 40);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    // b has no room for the source; the group manager's entry comes without PIM, and stays.
    const Ptr<PimDm> pim = network.GetPim("b");
    pim->SetAttribute("EntryLimit", UintegerValue(1));
    PimNetwork::At(15.05, [&] { network.GetNetwork()->SetLinkUp(0, false); });
    PimNetwork::At(15.07, [&] { pim->SetAttribute("EntryLimit", UintegerValue(0)); });
    PimNetwork::RunUntil(15.06);
    test.Check(network.GetEntry("b"), "1 > ", "from a, to nobody");
    PimNetwork::RunUntil(20);
    test.CheckNumber(pim->GetKeys().size(), 2, "the next alert makes the entry of PIM");
    test.Check(network.GetEntry("b"), "2 > 3", "from c, where the data comes from by now");
}

void
EntryEnds(PimNetworkTestCase& test, PimNetwork& network)
{
    network.pim.Set("EntryLifetime", TimeValue(Seconds(30)));
    network.pim.Set("SourceLifetime", TimeValue(Seconds(20)));
    BuildTree(network);
    network.Send("source", 10, 20);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(49.9);
    test.CheckNumber(network.GetPim("r3")->GetKeys().size(), 1, "data came 30 s ago at most");
    PimNetwork::RunUntil(50.2);
    test.CheckNumber(network.GetPim("r3")->GetKeys().size(), 0, "then the entry goes");
    test.Check(network.GetEntry("r3"), "-", "that of the forwarder, too");
    test.CheckNumber(network.GetPim("r3")->GetCounters().expiredEntries, 1, "counted");
    test.CheckNumber(network.GetPim("r2")->GetKeys().size(), 1, "r2 holds a Prune");
    PimNetwork::RunUntil(400);
    test.CheckNumber(network.GetPim("r2")->GetKeys().size(), 0, "until that is over");
}

void
Boundary(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildTree(network);
    network.GetPim("r2")->AddBoundary(2, "239.1.0.0", "255.255.0.0");
    network.Send("source", 10, 20);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    // The first neighbor makes r2 flood again, and its entry be cut again.
    PimNetwork::At(12, [&] { network.GetPim("r3")->Stop(); });
    PimNetwork::At(13, [&] { network.GetPim("r3")->Start(); });
    PimNetwork::RunUntil(30);
    test.CheckNumber(network.GetPim("r2")->GetInterface(2)->GetNeighbors().GetTable().size(),
                     1,
                     "r3 is a neighbor");
    test.CheckNumber(network.GetReport("receiver").received, 0, "no data crosses the boundary");
}

void
Tables(PimNetworkTestCase& test, PimNetwork& network)
{
    BuildLan(network);
    network.Send("source", 10, 40);
    network.AddReceiver("receiver");
    PimNetwork::At(5, [&] { network.Join("receiver"); });
    PimNetwork::RunUntil(13);
    std::ostringstream os;
    network.GetPim("u2")->PrintTables(Create<OutputStreamWrapper>(&os));
    test.Check(
        ToTenths(os.str()),
        "PIM-DM of node 2 at +13s\n"
        "  interfaces (L: LAN delays are agreed, R: all can State Refresh)\n"
        "    index      address          neighbors  next hello  propagation  override  flags\n"
        "    1          10.0.0.6                 1      19.5        0.5     2.5  LR\n"
        "    2          10.128.0.2               2      19.5        0.5     2.5  LR\n"
        "  neighbors (L: LAN Prune Delay, R: State Refresh, G: Generation ID)\n"
        "    interface  address                    up     expires  flags\n"
        "    1          10.0.0.5               10.4      97.0  LRG\n"
        "    2          10.128.0.1             10.4      97.0  LRG\n"
        "    2          10.128.0.3             10.4      97.0  LRG\n"
        "  entries (D: dense, S: source on link, C: members,\n"
        "           P: pruned, A: Graft not acknowledged, O: originates State Refreshes)\n"
        "    (172.16.0.2, 239.1.1.1), flags DP\n"
        "      incoming 1 from 10.0.0.5, metric 110/2, Pruned, PLT 207.1\n"
        "      outgoing 2, off\n"
        "  Assert states (preference/metric/address)\n"
        "    interface  entry                        state   winner                   this router  "
        "            expires\n"
        "    2          (172.16.0.2, 239.1.1.1)      Loser   110/1/10.128.0.1         "
        "110/2/10.128.0.2         177.1\n",
        "tables of the loser");
    const Ptr<PimDm> upstream = network.GetPim("s");
    os.str("");
    upstream->PrintTables(Create<OutputStreamWrapper>(&os));
    const std::string text = os.str();
    test.Check(ToTenths(text.substr(text.find("  entries"),
                                    text.find("  Assert") - text.find("  entries"))),
               "  entries (D: dense, S: source on link, C: members,\n"
               "           P: pruned, A: Graft not acknowledged, O: originates State Refreshes)\n"
               "    (172.16.0.2, 239.1.1.1), flags DSO\n"
               "      incoming 3 from 0.0.0.0, metric 0/0, Forwarding, SRT 57.1, SAT 207.1\n"
               "      outgoing 1, forwards\n"
               "      outgoing 2, off, Pruned, PT 207.1\n",
               "entries of the router next to the source");
    upstream->GetNode()->GetObject<Ipv4>()->SetDown(1);
    os.str("");
    upstream->PrintTables(Create<OutputStreamWrapper>(&os));
    test.CheckNumber(os.str().find("    1          down\n") != std::string::npos, 1, os.str());
}

/// The suite.
class PimDmTestSuite : public TestSuite
{
  public:
    PimDmTestSuite()
        : TestSuite("mgm-pim-dm", Type::UNIT)
    {
        Add("RFC 3973 4.5.1 a State Refresh makes state", RefreshMakesState);
        Add("RFC 3973 4.7.5.4 a State Refresh that is ignored makes no state", IgnoredRefresh);
        Add("RFC 3973 5.4 messages make no state across a boundary", BoundaryKeepsStateOut);
        Add("RFC 3973 4.4 the first packet floods; without receivers all is pruned", FloodAndPrune);
        Add("RFC 3973 4.4 a Graft at a join, a Prune at a leave", Graft);
        Add("RFC 3973 4.1.3 members are there before the data", FirstMember);
        Add("RFC 3973 4.6 data on the wrong interface of a LAN elects one forwarder", LanAssert);
        Add("From a wrong-interface packet to the entry of the loser, by records", AssertChain);
        Add("RFC 2715 4.3 data on the wrong interface of a point-to-point link", PointToPointPrune);
        Add("RFC 3973 4.8 a Prune on its way to the far end", PruneOnTheWay);
        Add("RFC 2715 4.3 other protocols want the data, or do not any more", OtherProtocols);
        Add("RFC 2715 4.3 another protocol joins without a word", OtherProtocolJoinsLate);
        Add("RFC 2715 4.3 data of another protocol", OtherProtocolFirst);
        Add("RFC 2715 4.3 data of another protocol after a Graft", OtherProtocolAfterGraft);
        Add("Entries without receivers stay while data comes", EntriesStay);
        Add("RFC 3973 4.4.1 a link fails and comes back", LinkFails);
        Add("The number of entries is bounded", EntryLimit);
        Add("An entry for which there was no room finds RPF_interface(S)", LateRoom);
        Add("RFC 3973 4.1 entries without data and state are discarded", EntryEnds);
        Add("RFC 3973 5.4 scope boundary", Boundary);
        Add("Tables as a router prints them", Tables);
    }

  private:
    /// Adds a case. @param [in] name Its name. @param [in] play What it does.
    void Add(const std::string& name, PimNetworkTestCase::Play play)
    {
        AddTestCase(new PimNetworkTestCase(name, play));
    }
};

PimDmTestSuite g_pimDmTestSuite; //!< registers the suite

} // namespace
