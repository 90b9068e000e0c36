/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-router-memberships: the IGMP router as a client of the group manager (M-23 to
 * M-30, M-63 to M-66 with the real IGMP), and what it hands over: reports, configuration, filters,
 * limits.
 */

#include "mgm-igmp-router-lan.h"
#include "mgm-pending-events.h"
#include "ns3/boolean.h"
#include "ns3/ipv4.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <string>
#include <utility>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr auto IS_IN = IgmpRecordType::MODE_IS_INCLUDE;
constexpr auto IS_EX = IgmpRecordType::MODE_IS_EXCLUDE;
constexpr auto ALLOW = IgmpRecordType::ALLOW_NEW_SOURCES;
constexpr auto BLOCK = IgmpRecordType::BLOCK_OLD_SOURCES;
constexpr auto TO_IN = IgmpRecordType::CHANGE_TO_INCLUDE_MODE;
constexpr auto TO_EX = IgmpRecordType::CHANGE_TO_EXCLUDE_MODE;

/// The interface of the LAN.
const InterfaceId LAN(1);

/// @return a routing protocol at the group manager of the first router.
Ptr<FakeClient>
MakeOwner(const RouterLan& lan, Journal& journal)
{
    return Create<FakeClient>(lan.GetManager(0), journal, "pim", protocol::PIM_DENSE_MODE);
}

/// @return a journal as one line.
std::string
TakeLine(Journal& journal)
{
    std::string text;
    for (const std::string& line : journal)
    {
        text += (text.empty() ? "" : " | ") + line;
    }
    journal.clear();
    return text;
}

void
WhatIsHandedOver(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(1, 0, ALLOW, "239.1.1.1", {"10.9.0.1", "10.9.0.2"});
    lan.RunUntil(2);
    test.Check(lan.Take("membership"),
               "1 r0 +(10.9.0.1, 239.1.1.1) | 1 r0 +(10.9.0.2, 239.1.1.1)",
               "INCLUDE {S1, S2}: (S1,G) and (S2,G)");
    lan.Report(3, 0, TO_EX, "239.1.1.1", {"10.9.0.3"});
    lan.RunUntil(4);
    test.Check(lan.Take("membership"),
               "3 r0 +(*, 239.1.1.1) | 3 r0 -(10.9.0.1, 239.1.1.1) | 3 r0 -(10.9.0.2, 239.1.1.1)",
               "EXCLUDE {S3}: (*,G), first the new one");
    lan.Report(5, 0, TO_IN, "239.1.1.1", {"10.9.0.1"});
    lan.RunUntil(10);
    test.Check(lan.Take("membership"),
               "7 r0 +(10.9.0.1, 239.1.1.1) | 7 r0 -(*, 239.1.1.1)",
               "INCLUDE again, when the group timer expires");
    test.Check(lan.GetGroups(0), "239.1.1.1 INCLUDE ({10.9.0.1})", "table");
}

void
OwnerComesAndGoes(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    Journal journal;
    const Ptr<FakeClient> owner = MakeOwner(lan, journal);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.RunUntil(2);
    lan.Take("membership");
    lan.At(3, [&] {
        owner->Register();
        owner->Take({LAN});
        test.Check(TakeLine(journal),
                   "pim: prune (*, 239.1.1.1) on 1 TRUE",
                   "M-27 only IGMP is told of it; M-30 nothing is added inside the callback");
        test.Check(lan.Take("membership"), "3 r0 -(*, 239.1.1.1)", "deleted by the group manager");
    });
    lan.RunUntil(4);
    test.Check(lan.Take("membership"), "3 r0 +(*, 239.1.1.1)", "M-29: added again");
    test.Check(TakeLine(journal),
               "pim: local join (*, 239.1.1.1) on 1 | pim: join (*, 239.1.1.1) TRUE",
               "M-63");
    lan.At(5, [&] { owner->Release(LAN); });
    lan.RunUntil(6);
    test.Check(lan.Take("membership"),
               "5 r0 -(*, 239.1.1.1) | 5 r0 +(*, 239.1.1.1)",
               "M-25, M-29: the same when the owner goes");
    uint64_t refused = 0;
    for (const ApiCallRecord& call : lan.calls)
    {
        refused += call.client == "igmp" && call.status != Status::SUCCESS ? 1 : 0;
    }
    test.CheckNumber(refused, 0, "M-28, M-30: IGMP makes no call that is not allowed");
}

/// Who owns an interface at the callbacks to IGMP: "disable-igmp nobody | enable-igmp 12 | ".
class OwnerSpy
{
  public:
    /// @param [in] manager A group manager.
    explicit OwnerSpy(const Ptr<Manager>& manager)
        : m_manager(manager)
    {
        manager->TraceConnectWithoutContext("ClientCallback",
                                            MakeCallback(&OwnerSpy::OnCallback, this));
    }

    /// @return what was seen since the last call.
    std::string Take()
    {
        return std::exchange(m_seen, "");
    }

  private:
    /// A callback is made.
    void OnCallback(const CallbackRecord& record)
    {
        const bool isEnable = record.kind == CallbackKind::ENABLE_IGMP;
        if (!isEnable && record.kind != CallbackKind::DISABLE_IGMP)
        {
            return;
        }
        ProtocolInstance owner;
        m_manager->GetProtocolOnInterface(record.interface, owner);
        m_seen += std::string(isEnable ? "enable-igmp " : "disable-igmp ") + record.client +
                  ", owner " + std::to_string(owner.protocolId) + " | ";
    }

    Ptr<Manager> m_manager; //!< the group manager
    std::string m_seen;     //!< since the last Take
};

void
OwnerAtTheCallbacks(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    const Ptr<Node> node = lan.routers.Get(0);
    const Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    const uint32_t second = ipv4->AddInterface(SimpleNetDeviceHelper().Install(node).Get(0));
    ipv4->AddAddress(second, Ipv4InterfaceAddress(Ipv4Address("10.0.9.1"), "255.255.255.0"));
    ipv4->SetUp(second);
    lan.GetRouter(0)->AddInterface(1);
    Journal journal;
    const Ptr<FakeClient> owner = MakeOwner(lan, journal);
    OwnerSpy spy(lan.GetManager(0));
    lan.At(1, [&] {
        owner->Register();
        owner->Take({LAN});
        test.Check(spy.Take(),
                   "disable-igmp igmp, owner 10 | enable-igmp igmp, owner " +
                       std::to_string(protocol::PIM_DENSE_MODE) + " | ",
                   "M-24: the change lies between the two, and is complete at the second");
        owner->Take({InterfaceId(second)});
        test.Check(spy.Take(), "", "M-26: IGMP is not there");
        owner->Release(InterfaceId(second));
        test.Check(spy.Take(), "", "M-26: IGMP is not there");
        owner->Release(LAN);
        test.Check(spy.Take(),
                   "disable-igmp igmp, owner " + std::to_string(protocol::PIM_DENSE_MODE) +
                       " | enable-igmp igmp, owner 10 | ",
                   "M-24: the same for a release");
    });
    lan.RunUntil(2);
}

void
ReportWhileOwnerChanges(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    Journal journal;
    const Ptr<FakeClient> owner = MakeOwner(lan, journal);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    const Ptr<IgmpRouterInterface> interface = lan.GetRouter(0)->AddInterface(1);
    owner->m_onPrune = [&](PruneAlert&) {
        // Between disable-IGMP and enable-IGMP another report comes in.
        IgmpReceived received;
        received.message = IgmpMessage::MakeReport({IgmpGroupRecord(TO_EX, "239.1.1.2")});
        received.ip.source = Ipv4Address("10.0.0.101");
        received.ip.interface = 1;
        interface->Receive(received);
        owner->m_onPrune = nullptr;
    };
    lan.At(3, [&] {
        owner->Register();
        owner->Take({LAN});
    });
    lan.RunUntil(4);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.1.1) | 3 r0 -(*, 239.1.1.1) | 3 r0 +(*, 239.1.1.1) | 3 r0 +(*, "
               "239.1.1.2)",
               "M-28: nothing before enable-IGMP, M-29: all after it");
    for (const ApiCallRecord& call : lan.calls)
    {
        test.Check(GetStatusName(call.status), "NO_ERROR", "M-28, M-30");
    }
}

void
LocalJoinAndLeave(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    Journal journal;
    const Ptr<FakeClient> owner = MakeOwner(lan, journal);
    const auto other = Create<FakeClient>(lan.GetManager(0), journal, "dvmrp", protocol::DVMRP);
    lan.At(1, [&] {
        owner->Register();
        owner->Take({LAN});
        other->Register();
        other->Add(SourceGroup("10.9.0.9", "239.1.1.1"), InterfaceId(2));
    });
    lan.RunUntil(2);
    TakeLine(journal);
    lan.Report(3, 0, ALLOW, "239.1.1.1", {"10.9.0.1"});
    lan.RunUntil(4);
    test.Check(TakeLine(journal),
               "pim: local join (10.9.0.1, 239.1.1.1) on 1",
               "M-63 the owner, with source and interface; M-66 nobody else");
    lan.Report(5, 0, TO_IN, "239.1.1.1");
    lan.RunUntil(10);
    test.Check(TakeLine(journal), "pim: local leave (10.9.0.1, 239.1.1.1) on 1", "M-64");
    lan.At(11, [&] { owner->Release(LAN); });
    lan.Report(12, 0, ALLOW, "239.1.1.1", {"10.9.0.1"});
    lan.RunUntil(13);
    test.Check(TakeLine(journal), "", "M-65: nobody owns the interface");
}

void
ManagerRestarts(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.RunUntil(9);
    lan.Take("membership");
    lan.At(10, [&] { lan.GetManager(0)->Stop(); });
    lan.Report(11, 0, ALLOW, "239.1.1.2", {"10.9.0.1"});
    lan.At(20, [&] { lan.GetManager(0)->Start(); });
    lan.RunUntil(21);
    test.Check(lan.Take("membership"),
               "10 r0 -(*, 239.1.1.1) | 20 r0 +(*, 239.1.1.1) | 20 r0 +(10.9.0.1, 239.1.1.2)",
               "IGMP goes on, and hands all over again");
    test.Check(lan.GetGroups(0),
               "239.1.1.1 EXCLUDE ({}, {}) | 239.1.1.2 INCLUDE ({10.9.0.1})",
               "what came in meanwhile is known");
    ProtocolInstance there;
    test.CheckNumber(lan.GetManager(0)->GetProtocolOnInterface(LAN, there) == Status::SUCCESS &&
                         there.protocolId == protocol::IGMP,
                     1,
                     "the interface is taken again");
}

void
RouterRestarts(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.At(1,
           [&] { lan.GetRouter(0)->AddStaticMembership(1, SourceGroup("0.0.0.0", "239.5.5.5")); });
    lan.At(10, [&] { lan.GetRouter(0)->Stop(); });
    lan.Report(15, 0, TO_EX, "239.1.1.2");
    lan.At(20, [&] { lan.GetRouter(0)->Start(); });
    lan.RunUntil(30);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.5.5.5) | 1 r0 +(*, 239.1.1.1) | 10 r0 -(*, 239.1.1.1) | 10 r0 -(*, "
               "239.5.5.5) | 20 r0 +(*, 239.5.5.5)",
               "configuration stays, groups are forgotten");
    test.Check(lan.Take("query"), "0 r0 Q | 20 r0 Q", "it begins anew");
    test.Check(lan.GetGroups(0), "", "no groups");
}

/// Stops IGMP when the group manager is about to call it in the name of another client.
void
StopWhenCalled(RouterLan* lan, const CallbackRecord& record)
{
    if (record.kind == CallbackKind::DISABLE_IGMP || record.kind == CallbackKind::ENABLE_IGMP)
    {
        lan->GetRouter(0)->Stop();
    }
}

void
RouterStopsWhileItIsCalled(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    Journal journal;
    const Ptr<FakeClient> owner = MakeOwner(lan, journal);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.At(10, [&] {
        lan.GetManager(0)->TraceConnectWithoutContext("ClientCallback",
                                                      MakeBoundCallback(&StopWhenCalled, &lan));
        owner->Register();
        owner->Take({LAN});
    });
    lan.RunUntil(11);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.1.1) | 10 r0 -(*, 239.1.1.1)",
               "its memberships end with it");
    const ProtocolInstance igmp{protocol::IGMP, 0};
    ClientHandle handle = 0;
    test.CheckNumber(lan.GetManager(0)->RegisterProtocol(igmp, "next", ClientCallbacks(), handle) ==
                         Status::SUCCESS,
                     1,
                     "its registration has ended, although an interface could not be released");
    test.CheckNumber(
        lan.GetManager(0)->TakeInterfaceOwnership(handle, LAN) == Status::SUCCESS, 1, "it is free");
}

void
InterfaceGoesDown(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    const Ptr<Ipv4> ipv4 = lan.routers.Get(0)->GetObject<Ipv4>();
    lan.At(10, [&] { ipv4->SetDown(1); });
    lan.At(20, [&] { ipv4->SetUp(1); });
    lan.RunUntil(30);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.1.1) | 10 r0 -(*, 239.1.1.1)",
               "members behind a link that is down are none");
    test.Check(lan.Take("query"), "0 r0 Q | 20 r0 Q", "the link comes up: startup queries");
    lan.GetRouter(0)->AddStaticMembership(1, SourceGroup("0.0.0.0", "239.1.1.1"));
    lan.Report(31, 0, TO_EX, "239.1.1.1");
    lan.At(32, [&] { ipv4->SetDown(1); });
    lan.RunUntil(33);
    test.Check(lan.Take("membership"), "30 r0 +(*, 239.1.1.1)", "what is configured stays");
}

void
ManagerStopsWhileOwnerChanges(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    Journal journal;
    const Ptr<FakeClient> owner = MakeOwner(lan, journal);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    owner->m_onPrune = [&](PruneAlert&) { lan.GetManager(0)->Stop(); };
    lan.At(3, [&] {
        owner->Register();
        owner->Take({LAN});
    });
    lan.At(5, [&] { lan.GetManager(0)->Start(); });
    lan.RunUntil(6);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.1.1) | 3 r0 -(*, 239.1.1.1) | 5 r0 +(*, 239.1.1.1)",
               "the change of the owner is over with the group manager");
}

void
StaticMemberships(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    const SourceGroup key("0.0.0.0", "239.1.1.1");
    lan.GetRouter(0)->AddStaticMembership(1, key);
    lan.RunUntil(1);
    test.Check(lan.Take("membership"), "0 r0 +(*, 239.1.1.1)", "at the start");
    lan.Report(2, 0, TO_EX, "239.1.1.1");
    lan.Report(3, 0, TO_IN, "239.1.1.1");
    lan.RunUntil(10);
    test.Check(lan.Take("membership"), "", "members come and go");
    lan.Report(11, 0, TO_EX, "239.1.1.1");
    lan.At(12, [&] { lan.GetRouter(0)->RemoveStaticMembership(1, key); });
    lan.RunUntil(13);
    test.Check(lan.Take("membership"), "", "there still is a member");
    lan.Report(14, 0, TO_IN, "239.1.1.1");
    lan.RunUntil(20);
    test.Check(lan.Take("membership"), "16 r0 -(*, 239.1.1.1)", "the last reason is gone");
}

void
AllowedGroups(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("AllowedGroups", StringValue("239.1.0.0/16 239.2.2.2"));
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "239.1.255.1");
    lan.Report(1, 0, TO_EX, "239.2.2.2");
    lan.Report(1, 0, TO_EX, "239.2.2.3");
    lan.SendOld(1, 0, IgmpType::V2_REPORT, "239.0.0.1");
    lan.RunUntil(2);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.255.1) | 1 r0 +(*, 239.2.2.2)",
               "only what is allowed");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().notAllowed, 2, "counted");
}

void
SourceSpecificGroups(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "232.1.1.1");
    lan.Report(1, 0, IS_EX, "232.1.1.1", {"10.9.0.1"});
    lan.SendOld(1, 0, IgmpType::V1_REPORT, "232.1.1.1");
    lan.SendOld(1, 0, IgmpType::V2_REPORT, "232.1.1.1");
    lan.RunUntil(2);
    test.Check(lan.Take("membership"), "", "RFC 4604 3.1, 3.5: ignored");
    lan.Report(3, 0, IS_IN, "232.1.1.1", {"10.9.0.1"});
    lan.SendOld(4, 0, IgmpType::V2_LEAVE, "232.1.1.1");
    lan.RunUntil(10);
    test.Check(lan.Take("membership"), "3 r0 +(10.9.0.1, 232.1.1.1)", "RFC 4604 3.7: ignored");
    lan.Report(11, 0, TO_IN, "232.1.1.1");
    lan.RunUntil(20);
    test.Check(lan.Take("membership"), "13 r0 -(10.9.0.1, 232.1.1.1)", "RFC 4604 3.1: as ever");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().sourceSpecific, 5, "counted");
}

void
LinkLocalGroups(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "224.0.0.251");
    lan.SendOld(1, 0, IgmpType::V2_REPORT, "224.0.0.9");
    lan.Report(1, 0, TO_EX, "224.0.1.1");
    lan.RunUntil(2);
    test.Check(lan.Take("membership"), "1 r0 +(*, 224.0.1.1)", "224.0.0.0/24 is not forwarded");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().linkLocal, 2, "counted");
}

void
Limits(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("GroupLimit", UintegerValue(2));
    lan.igmp.SetInterface("SourceLimit", UintegerValue(1));
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.Report(2, 0, ALLOW, "239.1.1.2", {"10.9.0.1", "10.9.0.2"});
    lan.Report(3, 0, TO_EX, "239.1.1.3");
    lan.Report(4, 0, TO_IN, "239.1.1.3");
    lan.Report(5, 0, TO_IN, "239.1.1.1");
    lan.Report(5, 0, BLOCK, "239.1.1.4", {"10.9.0.1"});
    lan.Report(10, 0, TO_EX, "239.1.1.3");
    lan.RunUntil(11);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.1.1) | 2 r0 +(10.9.0.1, 239.1.1.2) | 7 r0 -(*, 239.1.1.1) | 10 r0 "
               "+(*, 239.1.1.3)",
               "as long as there are too many");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().refusedGroups, 1, "groups");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().refusedSources, 1, "sources");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().joins, 3, "joins");
}

/// @return the events of transitions of a group, joined by " | ".
std::string
GetEvents(const RouterLan& lan, const char* group, const std::string& word)
{
    std::string events;
    for (const IgmpStateRecord& state : lan.states)
    {
        if (state.group == Ipv4Address(group) && state.event.find(word) != std::string::npos)
        {
            events += (events.empty() ? "" : " | ") + state.event;
        }
    }
    return events;
}

void
LimitOfRecords(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("GroupLimit", UintegerValue(2));
    lan.igmp.SetInterface("RecordLimit", UintegerValue(3));
    lan.Build(1, 1);
    lan.Report(1, 0, ALLOW, "239.1.1.1", {"10.9.0.1", "10.9.0.2"});
    lan.Report(2, 0, ALLOW, "239.1.1.2", {"10.9.0.3", "10.9.0.4", "10.9.0.5"});
    lan.Report(3, 0, TO_EX, "239.1.1.3");
    lan.Report(4, 0, ALLOW, "239.1.1.1", {"10.9.0.1", "10.9.0.6"});
    lan.RunUntil(5);
    test.Check(lan.GetGroups(0),
               "239.1.1.1 INCLUDE ({10.9.0.1, 10.9.0.2}) | 239.1.1.2 INCLUDE ({10.9.0.3})",
               "what was there first stays");
    test.CheckNumber(lan.GetInterface(0)->GetRecordCount(), 3, "records of both groups");
    test.CheckNumber(lan.GetInterface(0)->GetCounters().refusedSources, 3, "two, and one");
    test.Check(GetEvents(lan, "239.1.1.2", "refused"),
               "2 sources refused: there are as many as SourceLimit or RecordLimit",
               "a record of it");
    test.Check(GetEvents(lan, "239.1.1.3", "refused"),
               "group refused: there are as many as GroupLimit",
               "a record of it");
    lan.Report(6, 0, TO_IN, "239.1.1.1");
    lan.Report(10, 0, ALLOW, "239.1.1.2", {"10.9.0.4", "10.9.0.5", "10.9.0.6"});
    lan.RunUntil(11);
    test.Check(lan.GetGroups(0),
               "239.1.1.2 INCLUDE ({10.9.0.3, 10.9.0.4, 10.9.0.5})",
               "what is gone makes room");
    test.CheckNumber(lan.GetInterface(0)->GetRecordCount(), 3, "records");
    lan.RunUntil(300);
    test.CheckNumber(lan.GetInterface(0)->GetRecordCount(), 0, "they expire");
}

void
ImmediateLeave(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("ImmediateLeave", BooleanValue(true));
    lan.Build(1, 1);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.Report(2, 0, TO_IN, "239.1.1.1");
    lan.SendOld(3, 0, IgmpType::V2_REPORT, "239.1.1.2");
    lan.SendOld(4, 0, IgmpType::V2_LEAVE, "239.1.1.2");
    lan.RunUntil(5);
    test.Check(lan.Take("membership"),
               "1 r0 +(*, 239.1.1.1) | 2 r0 -(*, 239.1.1.1) | 3 r0 +(*, 239.1.1.2) | 4 r0 -(*, "
               "239.1.1.2)",
               "without a question");
    test.Check(lan.Take("query"), "0 r0 Q", "without a question");
}

void
ComeAndGo(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("ImmediateLeave", BooleanValue(true));
    lan.Build(1, 1);
    for (int i = 0; i < 1000; ++i)
    {
        lan.Report(1 + i * 0.002, 0, TO_EX, "239.1.1.1");
        lan.Report(1 + i * 0.002 + 0.001, 0, TO_IN, "239.1.1.1");
    }
    lan.RunUntil(5);
    test.CheckNumber(lan.GetInterface(0)->GetCounters().joins, 1000, "they came");
    test.CheckNumber(CountPendingEvents() < 10, 1, "no event of a group that is gone is left");
}

void
OldestVersion(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("OldestVersion", UintegerValue(2));
    lan.Build(1, 1);
    lan.SendOld(1, 0, IgmpType::V1_REPORT, "239.1.1.1");
    lan.SendOld(2, 0, IgmpType::V2_REPORT, "239.1.1.2");
    lan.RunUntil(3);
    test.Check(lan.Take("membership"), "2 r0 +(*, 239.1.1.2)", "RFC 3376 9.2");
}

void
VersionOfOneInterface(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.GetRouter(0)->AddInterface(1)->SetAttribute("Version", UintegerValue(2));
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.SendOld(2, 0, IgmpType::V2_REPORT, "239.1.1.2");
    lan.RunUntil(3);
    test.Check(lan.Take("group"),
               "2 r0 No Members Present, v2 report received: Members Present [RFC 2236 7]",
               "a version 2 router does not know version 3 reports");
}

/// Ranges of groups.
class GroupFilterTestCase : public TestCase
{
  public:
    GroupFilterTestCase()
        : TestCase("Ranges of groups are read, or it is said what is wrong")
    {
    }

  private:
    void DoRun() override
    {
        IgmpGroupFilter filter;
        std::string error;
        NS_TEST_EXPECT_MSG_EQ(filter.Parse(" 239.1.0.0/16  224.0.0.0/4 ", error), true, error);
        NS_TEST_EXPECT_MSG_EQ(filter.Contains("239.255.0.1"), true, "all groups");
        NS_TEST_EXPECT_MSG_EQ(filter.Parse("232.1.1.1 239.1.0.0/16", error), true, error);
        NS_TEST_EXPECT_MSG_EQ(filter.Contains("232.1.1.1"), true, "one group");
        NS_TEST_EXPECT_MSG_EQ(filter.Contains("232.1.1.2"), false, "another");
        NS_TEST_EXPECT_MSG_EQ(filter.Contains("239.2.0.0"), false, "behind the range");
        for (const char* wrong : {"239.1.0.0/33",
                                  "239.1.0.0/",
                                  "239.1.0/16",
                                  "239.1.0.0.0",
                                  "239.1.0.256",
                                  "239.1.0.1/16",
                                  "10.0.0.0/8",
                                  "224.0.0.0/3",
                                  "x",
                                  "239.1.0.99999999999",
                                  "239..0.0"})
        {
            NS_TEST_EXPECT_MSG_EQ(
                filter.Parse(std::string("239.3.0.0/16 ") + wrong, error), false, wrong);
            NS_TEST_EXPECT_MSG_EQ(
                error.find(std::string("\"") + wrong + "\" is not a range"), 0u, error);
        }
        NS_TEST_EXPECT_MSG_EQ(filter.GetText(), "232.1.1.1 239.1.0.0/16", "nothing has changed");
        NS_TEST_EXPECT_MSG_EQ(filter.Parse("", error) && filter.IsEmpty(), true, "no range");
    }
};

void
Version2Reports(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("Version", UintegerValue(1));
    lan.Build(1, 1);
    lan.SendOld(1, 0, IgmpType::V2_REPORT, "239.1.1.1");
    lan.Report(2, 0, TO_EX, "239.1.1.2");
    lan.RunUntil(3);
    test.Check(lan.Take("membership"), "1 r0 +(*, 239.1.1.1)", "those, and no later ones");
}

/// The suite.
class IgmpRouterMembershipsTestSuite : public TestSuite
{
  public:
    IgmpRouterMembershipsTestSuite()
        : TestSuite("mgm-igmp-router-memberships", Type::UNIT)
    {
        Add("INCLUDE and EXCLUDE as (S,G) and (*,G)", WhatIsHandedOver);
        Add("M-23, M-25, M-27, M-29, M-30 an owner comes and goes", OwnerComesAndGoes);
        Add("M-24, M-26 the owner at the callbacks", OwnerAtTheCallbacks);
        Add("M-28, M-29 a report while the owner changes", ReportWhileOwnerChanges);
        Add("The group manager stops while the owner changes", ManagerStopsWhileOwnerChanges);
        Add("M-63, M-64, M-65, M-66 local join and local leave", LocalJoinAndLeave);
        Add("The group manager stops and starts again", ManagerRestarts);
        Add("IGMP stops and starts again", RouterRestarts);
        Add("IGMP stops while it is told of an owner", RouterStopsWhileItIsCalled);
        Add("The interface goes down and comes up", InterfaceGoesDown);
        Add("Static memberships", StaticMemberships);
        Add("Allowed groups", AllowedGroups);
        Add("RFC 4604 3 source-specific groups", SourceSpecificGroups);
        Add("Groups of the link only", LinkLocalGroups);
        Add("Limits of groups and sources", Limits);
        Add("The limit of source records is that of all groups together", LimitOfRecords);
        Add("Immediate leave", ImmediateLeave);
        Add("Members that come and go leave nothing behind", ComeAndGo);
        Add("RFC 3376 9.2 version 1 reports can be shut out", OldestVersion);
        Add("RFC 3376 7.3.1 the version is configured for each interface", VersionOfOneInterface);
        Add("RFC 3376 7.3.2 a version 1 router hears version 2 reports", Version2Reports);
        AddTestCase(new GroupFilterTestCase);
    }

  private:
    /**
     * Adds a case.
     * @param [in] name Its name.
     * @param [in] play What it does.
     */
    void Add(const std::string& name, RouterLanTestCase::Play play)
    {
        AddTestCase(new RouterLanTestCase(name, play));
    }
};

IgmpRouterMembershipsTestSuite g_igmpRouterMembershipsTestSuite; //!< registers the suite

} // namespace
