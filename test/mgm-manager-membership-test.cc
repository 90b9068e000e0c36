/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-membership: statements M-31 to M-42 of mgm-api, what memberships do to entries,
 * and M-100 to M-104, how they are enumerated.
 */

#include "mgm-manager-cast.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup g_otherSource("10.0.2.2", "239.1.1.1"); //!< another source of the group

/**
 * @param [in] source Source.
 * @param [in] sourceMask Its mask.
 * @param [in] group Group.
 * @param [in] groupMask Its mask.
 * @return them as a call takes them.
 */
SourceGroupRange
MakeRange(const char* source, const char* sourceMask, const char* group, const char* groupMask)
{
    SourceGroupRange range;
    range.source = Ipv4Address(source);
    range.sourceMask = Ipv4Mask(sourceMask);
    range.group = Ipv4Address(group);
    range.groupMask = Ipv4Mask(groupMask);
    return range;
}

/**
 * @param [in] test The test.
 * @param [in] client Who asks.
 * @param [in] type Which memberships.
 * @return what an enumeration says, in pages of two.
 */
std::string
Enumerate(ManagerTestCase& test, const FakeClient& client, EnumerationType type)
{
    EnumerationHandle handle = 0;
    test.m_manager->GroupEnumerationStart(client.m_handle, type, handle);
    std::vector<SourceGroup> all;
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 2;
    Status status = Status::MORE_DATA;
    while (status == Status::MORE_DATA)
    {
        status = test.m_manager->GroupEnumerationGetNext(handle, pageSize, page);
        for (const SourceGroupRange& range : page)
        {
            all.emplace_back(range.source, range.group);
        }
    }
    test.Expect(status, Status::NO_MORE_ITEMS, "the end");
    test.Expect(test.m_manager->GroupEnumerationEnd(handle), Status::SUCCESS, "end");
    return PrintList(all);
}

/**
 * Makes PIM the owner of three interfaces, with a route to the source over the first.
 * @param [in,out] test The test.
 * @return PIM.
 */
Ptr<FakeClient>
AddPim(ManagerTestCase& test)
{
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_routes->Set(g_otherSource.source, g_one, "10.0.0.1");
    return test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two, g_three});
}

/// M-31.
void
CheckKinds(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    for (const SourceGroup& key : {g_key, g_group, g_all})
    {
        test.Expect(pim->Add(key, g_two), Status::SUCCESS, "add");
        test.m_forwarder->ReceiveNewPacket(g_key, g_one);
        test.Expect(test.m_forwarder->GetOifs(g_key), "2", "it covers the packet");
        test.Expect(pim->Delete(key, g_two), Status::SUCCESS, "delete");
        test.Expect(test.m_forwarder->GetOifs(g_key), "", "nothing covers it");
        test.m_forwarder->Expire(g_key);
    }
}

/// M-32.
void
CheckWildcards(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    test.Expect(pim->Add(MakeRange("0.0.0.0", "0.0.0.0", "239.1.1.1", "255.255.255.255"), g_two),
                Status::SUCCESS,
                "source 0/0");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveNewPacket(g_otherSource, g_one);
    test.m_forwarder->ReceiveNewPacket(g_otherGroup, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "a source");
    test.Expect(test.m_forwarder->GetOifs(g_otherSource), "2", "any source");
    test.Expect(test.m_forwarder->GetOifs(g_otherGroup), "", "that group only");
    test.Expect(pim->Add(MakeRange("0.0.0.0", "0.0.0.0", "0.0.0.0", "0.0.0.0"), g_three),
                Status::SUCCESS,
                "and group 0/0");
    test.Expect(test.m_forwarder->GetOifs(g_otherGroup), "3", "any group");
}

/// Keeps a record.
void
KeepCall(std::vector<ApiCallRecord>* calls, const ApiCallRecord& call)
{
    calls->push_back(call);
}

/// A limit protects those who came first.
void
CheckLimit(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    UintegerValue limit;
    test.m_manager->GetAttribute("MembershipLimit", limit);
    test.Expect(limit.Get(), uint64_t{1000000}, "the limit without a setting");
    test.m_manager->SetAttribute("MembershipLimit", UintegerValue(2));
    test.Expect(pim->Add(g_key, g_two), Status::SUCCESS, "the first");
    test.Expect(pim->Add(g_key, g_three), Status::SUCCESS, "another interface");
    std::vector<ApiCallRecord> calls;
    test.m_manager->TraceConnectWithoutContext("ApiCall", MakeBoundCallback(&KeepCall, &calls));
    test.Expect(pim->Add(g_group, g_two), Status::NOT_ENOUGH_MEMORY, "the third");
    const bool isTold = calls.size() == 1 && calls[0].status == Status::NOT_ENOUGH_MEMORY;
    test.Expect(isTold, true, "with a record of the refusal");
    test.m_manager->TraceDisconnectWithoutContext("ApiCall", MakeBoundCallback(&KeepCall, &calls));
    test.Expect(pim->Add(g_key, g_two), Status::SUCCESS, "what is held already");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3", "those that are held");
    test.Expect(test.m_manager->GetCounters().refusedMemberships, uint64_t{1}, "counted");
    test.Expect(pim->Delete(g_key, g_three), Status::SUCCESS, "room");
    test.Expect(pim->Add(g_group, g_two), Status::SUCCESS, "now");
}

/// M-33. Decision: ranges are rejected.
void
CheckRanges(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    const std::vector<SourceGroupRange> rejected{
        MakeRange("10.0.1.0", "255.255.255.0", "239.1.1.1", "255.255.255.255"),
        MakeRange("10.0.1.2", "255.255.255.255", "239.1.0.0", "255.255.0.0"),
        MakeRange("10.0.1.2", "0.0.0.0", "239.1.1.1", "255.255.255.255"),
        MakeRange("0.0.0.0", "255.255.255.255", "239.1.1.1", "255.255.255.255"),
        MakeRange("0.0.0.0", "0.0.0.0", "239.1.1.1", "0.0.0.0"),
        MakeRange("10.0.1.2", "255.255.255.255", "0.0.0.0", "0.0.0.0"),
        MakeRange("10.0.1.2", "255.255.255.255", "10.0.1.3", "255.255.255.255"),
        MakeRange("239.1.1.2", "255.255.255.255", "239.1.1.1", "255.255.255.255"),
    };
    for (const SourceGroupRange& range : rejected)
    {
        test.Expect(pim->Add(range, g_two), Status::INVALID_PARAMETER, "add");
        test.Expect(pim->Delete(range, g_two), Status::INVALID_PARAMETER, "delete");
    }
    test.Expect(Enumerate(test, *pim, EnumerationType::ALL_SOURCES), "", "no effect");
    for (const uint32_t flags : {0u, 4u, JOIN_STATE | 8u})
    {
        test.Expect(pim->Add(g_key, g_two, flags), Status::INVALID_PARAMETER, "flags");
        test.Expect(pim->Delete(g_key, g_two, flags), Status::INVALID_PARAMETER, "flags");
    }
}

/// M-34.
void
CheckBadHandle(ManagerTestCase& test)
{
    AddPim(test);
    test.Expect(test.m_manager->AddGroupMembershipEntry(77, g_key, g_two, JOIN_STATE),
                Status::INVALID_PARAMETER,
                "add");
    test.Expect(test.m_manager->DeleteGroupMembershipEntry(77, g_key, g_two, JOIN_STATE),
                Status::INVALID_PARAMETER,
                "delete");
}

/// M-35. Decision: adding there fails likewise.
void
CheckInterfaceOfOther(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {InterfaceId(4)});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {InterfaceId(4)});
    pim->Add(g_key, g_two);
    for (const auto& other : {dvmrp, igmp})
    {
        test.Expect(other->Delete(g_key, g_two), Status::INVALID_PARAMETER, "delete");
        test.Expect(other->Add(g_group, g_two), Status::INVALID_PARAMETER, "add");
        test.Expect(other->Add(g_group, InterfaceId(9)), Status::INVALID_PARAMETER, "nobody's");
    }
    test.Expect(Enumerate(test, *pim, EnumerationType::ALL_SOURCES),
                "(10.0.1.2, 239.1.1.1)",
                "nothing happened");
}

/// M-36. Decision: the same for a membership that is not there.
void
CheckDeleteUnknown(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    test.Expect(pim->Delete(g_key, InterfaceId(9)), Status::NOT_FOUND, "interface");
    pim->Add(g_group, g_two);
    test.Expect(pim->Delete(g_key, g_two), Status::NOT_FOUND, "not that one");
    test.Expect(igmp->Delete(g_group, g_two), Status::NOT_FOUND, "not its own");
}

/// M-37.
void
CheckEnumerated(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    test.Expect(Enumerate(test, *pim, EnumerationType::ALL_SOURCES), "", "none");
    pim->Add(g_group, g_two);
    test.Expect(
        Enumerate(test, *pim, EnumerationType::ALL_SOURCES), "(*, 239.1.1.1)", "the one added");
    test.m_forwarder->ReceiveNewPacket(g_otherGroup, g_one);
    pim->Add(g_otherGroup, g_three, FORWARD_STATE);
    test.Expect(Enumerate(test, *pim, EnumerationType::ALL_SOURCES),
                "(*, 239.1.1.1)",
                "forward state is no membership");
}

/// M-38.
void
CheckExistingEntries(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    for (const SourceGroup& key : {g_key, g_otherSource, g_otherGroup})
    {
        test.m_forwarder->ReceiveNewPacket(key, g_one);
    }
    test.m_journal.clear();
    pim->Add(g_group, g_two);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "forwarder: set (10.0.2.2, 239.1.1.1) in 1 out 2"},
                       "the entries that match, and no others");
    pim->Add(g_key, g_three);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2 3"}, "(S,G)");
    pim->Delete(g_group, g_two);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "forwarder: set (10.0.2.2, 239.1.1.1) in 1 out -"},
                       "delete");
    pim->Add(g_all, g_two);
    test.Expect(test.m_journal.size(), 3u, "(*,*) matches all entries");
    test.m_journal.clear();
    pim->Add(g_group, g_one);
    test.ExpectJournal({}, "the incoming interface is not an outgoing one");
}

/// M-39.
void
CheckForwardState(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveNewPacket(g_otherSource, g_one);
    pim->Add(g_group, g_two);
    test.Expect(pim->Add(g_key, g_three, FORWARD_STATE), Status::SUCCESS, "put in");
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3", "the matching entry");
    test.Expect(test.m_forwarder->GetOifs(g_otherSource), "2", "not the other");
    test.Expect(pim->Delete(g_key, g_three, FORWARD_STATE), Status::SUCCESS, "take out");
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "out again");
    pim->Delete(g_key, g_two, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "out in spite of the membership");
    test.Expect(test.m_forwarder->GetOifs(g_otherSource), "2", "the membership is still there");
    pim->Add(g_key, g_two, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "in again");
    pim->Delete(g_group, g_two, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "(*,G) is all entries of the group");
    test.Expect(test.m_forwarder->GetOifs(g_otherSource), "", "(*,G) is all entries of the group");
}

/// IGMP's forward state ends like its memberships when an interface gets an owner (M-29).
void
CheckForwardStateOfIgmp(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_four});
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    igmp->Add(g_key, g_four, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "4", "put in");
    pim->Take({g_four});
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "an owner comes");
    igmp->Add(g_key, g_four, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "4", "put in again");
    pim->Release(g_four);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "the owner goes");
}

/// Decisions about forward state.
void
CheckForwardStateDecisions(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    test.Expect(
        pim->Add(g_key, g_two, FORWARD_STATE), Status::CAN_NOT_COMPLETE, "there is no entry");
    test.Expect(pim->Delete(g_key, g_two, FORWARD_STATE), Status::NOT_FOUND, "there is no entry");
    test.Expect(pim->Add(g_key, g_two, JOIN_STATE | FORWARD_STATE), Status::SUCCESS, "both");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "the membership does it");

    pim->Delete(g_key, g_two, JOIN_STATE | FORWARD_STATE);
    pim->Add(g_key, g_two, FORWARD_STATE);
    igmp->Add(g_group, g_two);
    igmp->Delete(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "another's membership leaves it alone");
    pim->Add(g_group, g_two);
    pim->Delete(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "the client's own last word ends it");

    pim->Add(g_key, g_two);
    pim->Delete(g_key, g_two, FORWARD_STATE);
    igmp->Add(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "the owner's word outlasts memberships");
    pim->Add(g_key, g_one, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "never the incoming interface");
    pim->Release(g_two);
    pim->Take({g_two});
    igmp->Add(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "it ends with its ownership");
}

/// M-39: forward state counts whatever memberships come before and after it.
void
CheckForwardStateOrder(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two, g_three});
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    igmp->Add(g_group, g_two);
    pim->Add(g_key, g_two, FORWARD_STATE);
    igmp->Delete(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "membership, put in, no membership");
    pim->Add(g_key, g_three, FORWARD_STATE);
    igmp->Add(g_group, g_three);
    igmp->Delete(g_group, g_three);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3", "put in, membership, no membership");

    pim->Delete(g_key, g_two, FORWARD_STATE);
    igmp->Add(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "3", "taken out, membership");
    igmp->Add(g_group, g_three);
    pim->Delete(g_key, g_three, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "membership, taken out");

    pim->Add(g_key, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "the client's own membership is later");
    pim->Delete(g_key, g_two, JOIN_STATE | FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "in spite of IGMP's membership");
    pim->Add(g_key, g_two, JOIN_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "in again");
    pim->Delete(g_key, g_two, FORWARD_STATE);
    pim->Delete(g_key, g_two);
    igmp->Delete(g_group, g_two);
    igmp->Add(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "its last membership says the same");
}

/// M-42.
void
CheckUnion(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    pim->Add(g_key, g_two);
    pim->Add(g_group, g_two);
    igmp->Add(g_group, g_two);
    pim->Add(g_all, g_two);
    test.m_journal.clear();
    pim->Delete(g_key, g_two);
    pim->Delete(g_all, g_two);
    pim->Delete(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "IGMP's is left");
    test.ExpectJournal({"igmp: prune (*, *) on 2 TRUE", "igmp: prune (*, 239.1.1.1) on 2 TRUE"},
                       "the forwarder has nothing to do");
    igmp->Delete(g_group, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_key), "", "none is left");
}

/// Decision: adding what one has changes nothing.
void
CheckAddTwice(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    test.AddClient("dvmrp", protocol::DVMRP);
    pim->Add(g_group, g_two);
    test.m_journal.clear();
    test.Expect(pim->Add(g_group, g_two), Status::SUCCESS, "again");
    test.ExpectJournal({}, "no alert");
    test.Expect(pim->Delete(g_group, g_two), Status::SUCCESS, "one deletion is enough");
    test.Expect(pim->Delete(g_group, g_two), Status::NOT_FOUND, "it is gone");
}

/// M-100.
void
CheckBadEnumerationHandles(ManagerTestCase& test)
{
    AddPim(test);
    EnumerationHandle handle = 0;
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 5;
    test.Expect(test.m_manager->GroupEnumerationStart(77, EnumerationType::ALL_SOURCES, handle),
                Status::INVALID_PARAMETER,
                "start");
    test.Expect(test.m_manager->GroupEnumerationGetNext(77, pageSize, page),
                Status::INVALID_PARAMETER,
                "next");
    test.Expect(test.m_manager->GroupEnumerationEnd(77), Status::INVALID_PARAMETER, "end");
}

/// M-101.
void
CheckAllSources(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {InterfaceId(4)});
    pim->Add(g_key, g_two);
    pim->Add(g_otherSource, g_two);
    dvmrp->Add(g_group, InterfaceId(4));
    test.Expect(Enumerate(test, *dvmrp, EnumerationType::ALL_SOURCES),
                "(*, 239.1.1.1) (10.0.1.2, 239.1.1.1) (10.0.2.2, 239.1.1.1)",
                "also those of other clients");
    pim->Add(g_all, g_two);
    test.Expect(Enumerate(test, *dvmrp, EnumerationType::ALL_SOURCES).substr(0, 6),
                "(*, *)",
                "decision: (*,*) as well");
}

/// M-102.
void
CheckAnySource(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    pim->Add(g_all, g_two);
    pim->Add(g_key, g_two);
    pim->Add(g_otherSource, g_two);
    pim->Add(g_group, g_three);
    pim->Add(SourceGroup(Ipv4Address::GetAny(), "239.3.3.3"), g_two);
    pim->Add(SourceGroup("10.0.9.9", "239.4.4.4"), g_two);
    test.Expect(Enumerate(test, *pim, EnumerationType::ANY_SOURCE),
                "(*, 239.1.1.1) (*, 239.4.4.4)",
                "groups with a source, each once");
}

/// M-103.
void
CheckWholeEnumeration(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    for (uint32_t group = 1; group <= 250; ++group)
    {
        pim->Add(SourceGroup(Ipv4Address::GetAny(), Ipv4Address(0xef010000 + group)), g_two);
    }
    EnumerationHandle handle = 0;
    test.m_manager->GroupEnumerationStart(pim->m_handle, EnumerationType::ALL_SOURCES, handle);
    std::set<SourceGroup> groups;
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 100;
    for (const Status expected : {Status::MORE_DATA, Status::MORE_DATA, Status::NO_MORE_ITEMS})
    {
        test.Expect(
            test.m_manager->GroupEnumerationGetNext(handle, pageSize, page), expected, "a page");
        for (const SourceGroupRange& range : page)
        {
            groups.emplace(range.source, range.group);
        }
    }
    test.Expect(page.size(), 50u, "the last page");
    test.Expect(groups.size(), 250u, "all groups");
    test.Expect(test.m_manager->GroupEnumerationGetNext(handle, pageSize, page),
                Status::NO_MORE_ITEMS,
                "nothing further");
    test.Expect(page.size(), 0u, "nothing further");
    pageSize = 0;
    test.Expect(test.m_manager->GroupEnumerationGetNext(handle, pageSize, page),
                Status::INSUFFICIENT_BUFFER,
                "no room");
    test.Expect(pageSize, 1u, "the least that does");
}

/// M-104.
void
CheckEndedEnumeration(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    EnumerationHandle handle = 0;
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 5;
    test.m_manager->GroupEnumerationStart(pim->m_handle, EnumerationType::ALL_SOURCES, handle);
    test.Expect(test.m_manager->GroupEnumerationEnd(handle), Status::SUCCESS, "end");
    test.Expect(test.m_manager->GroupEnumerationGetNext(handle, pageSize, page),
                Status::INVALID_PARAMETER,
                "next");
    test.Expect(
        test.m_manager->GroupEnumerationEnd(handle), Status::INVALID_PARAMETER, "end again");
}

/// Decision: an enumeration is live, and ends with its client.
void
CheckEnumerationWhileChanging(ManagerTestCase& test)
{
    auto pim = AddPim(test);
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP);
    pim->Add(g_key, g_two);
    pim->Add(g_otherSource, g_two);
    EnumerationHandle handle = 0;
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 1;
    test.m_manager->GroupEnumerationStart(dvmrp->m_handle, EnumerationType::ALL_SOURCES, handle);
    test.Expect(test.m_manager->GroupEnumerationGetNext(handle, pageSize, page),
                Status::MORE_DATA,
                "the first");
    pim->Delete(g_key, g_two);
    test.Expect(test.m_manager->GroupEnumerationGetNext(handle, pageSize, page),
                Status::NO_MORE_ITEMS,
                "the second");
    test.Expect(page.at(0).source, g_otherSource.source, "what was deleted does not matter");
    test.m_manager->DeregisterProtocol(dvmrp->m_handle);
    test.Expect(test.m_manager->GroupEnumerationGetNext(handle, pageSize, page),
                Status::INVALID_PARAMETER,
                "its client is gone");
}

/// Suite mgm-manager-membership.
class ManagerMembershipTestSuite : public TestSuite
{
  public:
    ManagerMembershipTestSuite()
        : TestSuite("mgm-manager-membership", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-31 (S,G), (*,G) and (*,*) can be added and deleted", &CheckKinds);
        add("M-32 Address 0 with mask 0 is the wildcard", &CheckWildcards);
        add("A limit of memberships protects those who came first", &CheckLimit);
        add("M-33 Ranges have no effect", &CheckRanges);
        add("M-34 Add and delete with a bad handle fail", &CheckBadHandle);
        add("M-35 Delete on an interface of another protocol fails", &CheckInterfaceOfOther);
        add("M-36 Delete on an unknown interface: not found", &CheckDeleteUnknown);
        add("M-37 A membership shows up in the enumeration", &CheckEnumerated);
        add("M-38 Memberships update the entries that match", &CheckExistingEntries);
        add("M-39 Forward state changes the outgoing list of the matching entry",
            &CheckForwardState);
        add("M-39 Forward state does not depend on the order", &CheckForwardStateOrder);
        add("M-42 An interface stays while any membership covers the entry", &CheckUnion);
        add("M-100 Enumeration with bad handles fails", &CheckBadEnumerationHandles);
        add("M-101 ALL_SOURCES returns (*,G) and (S,G) of all clients", &CheckAllSources);
        add("M-102 ANY_SOURCE returns groups that have a source", &CheckAnySource);
        add("M-103 All groups come out, then no more items", &CheckWholeEnumeration);
        add("M-104 The handle is invalid after the end", &CheckEndedEnumeration);
        add("Decision: forward state of IGMP ends when the owner changes",
            &CheckForwardStateOfIgmp);
        add("Decision: how far forward state reaches", &CheckForwardStateDecisions);
        add("Decision: adding a membership twice", &CheckAddTwice);
        add("Decision: an enumeration goes on in the table as it is",
            &CheckEnumerationWhileChanging);
    }
};

/// Static variable for test initialization
ManagerMembershipTestSuite g_managerMembershipTestSuite;

} // namespace
