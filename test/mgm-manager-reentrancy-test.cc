/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-reentrancy: every function of the group manager called from inside every
 * callback by every client. Whatever the calls do, group manager and forwarder agree afterwards;
 * what is forbidden is refused with a status and a record.
 *
 * The route to 10.0.1.2 leads over interface 1, later over 2. PIM owns 1, 2 and 3, DVMRP owns 4,
 * IGMP is on 3 and 4.
 */

#include "mgm-reentrancy-router.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

using Router = ReentrancyRouter; //!< the router of every case

const InterfaceId g_seven(7); //!< of nobody

/// A function of the group manager as one client calls it.
struct Function
{
    const char* name; //!< for messages
    bool isTraced;    //!< whether there is a record of the call
    /// Calls it for a client that is on an interface.
    std::function<Status(Manager& manager, FakeClient& client, const InterfaceId& interface)> call;
};

/// @return the functions that a client registers with and that give and take interfaces.
std::vector<Function>
GetClientFunctions()
{
    return {
        {"RegisterProtocol",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             ProtocolInstance instance = client.m_instance;
             instance.componentId = 77;
             ClientHandle handle = 0;
             return manager.RegisterProtocol(instance, "late", ClientCallbacks(), handle);
         }},
        {"DeregisterProtocol",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             return manager.DeregisterProtocol(client.m_handle);
         }},
        {"AbandonRegistration",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             manager.AbandonRegistration(client.m_handle);
             return Status::SUCCESS;
         }},
        {"TakeInterfaceOwnership",
         true,
         [](Manager&, FakeClient& client, const InterfaceId&) { return client.Take({g_seven}); }},
        {"TakeInterfaceOwnership of its own",
         true,
         [](Manager&, FakeClient& client, const InterfaceId& interface) {
             return client.Take({interface});
         }},
        {"ReleaseInterfaceOwnership",
         true,
         [](Manager&, FakeClient& client, const InterfaceId& interface) {
             return client.Release(interface);
         }},
        {"GetProtocolOnInterface",
         false,
         [](Manager& manager, FakeClient&, const InterfaceId& interface) {
             ProtocolInstance owner;
             return manager.GetProtocolOnInterface(interface, owner);
         }},
        {"GetClientName",
         false,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             manager.GetClientName(client.m_instance);
             return Status::SUCCESS;
         }},
    };
}

/// @return the functions that change memberships and entries.
std::vector<Function>
GetChangingFunctions()
{
    return {
        {"AddGroupMembershipEntry",
         true,
         [](Manager&, FakeClient& client, const InterfaceId& interface) {
             return client.Add(g_key, interface);
         }},
        {"AddGroupMembershipEntry with FORWARD_STATE",
         true,
         [](Manager&, FakeClient& client, const InterfaceId& interface) {
             return client.Add(g_key, interface, FORWARD_STATE);
         }},
        {"DeleteGroupMembershipEntry",
         true,
         [](Manager&, FakeClient& client, const InterfaceId& interface) {
             return client.Delete(g_group, interface);
         }},
        {"DeleteGroupMembershipEntry with FORWARD_STATE",
         true,
         [](Manager&, FakeClient& client, const InterfaceId& interface) {
             return client.Delete(g_key, interface, FORWARD_STATE);
         }},
        {"SetMfe",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId& interface) {
             return manager.SetMfe(client.m_handle, g_key, "10.0.0.3", interface);
         }},
        {"SetStaticEntry",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId& interface) {
             StaticEntry entry;
             entry.key = g_key;
             entry.iif = interface;
             return manager.SetStaticEntry(client.m_handle, entry);
         }},
        {"DeleteStaticEntry",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             return manager.DeleteStaticEntry(client.m_handle, g_key);
         }},
        {"DeleteEntry",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             return manager.DeleteEntry(client.m_handle, g_key);
         }},
        {"WatchEntry",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             return manager.WatchEntry(client.m_handle, g_key);
         }},
        {"SetAlertMask",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId& interface) {
             return manager.SetAlertMask(client.m_handle, g_key, interface, true);
         }},
    };
}

/// @return the functions that read.
std::vector<Function>
GetReadingFunctions()
{
    return {
        {"GetMfe and GetMfeStats",
         false,
         [](Manager& manager, FakeClient&, const InterfaceId&) {
             MfeRecord mfe;
             MfeStatsRecord stats;
             manager.GetMfeStats(g_key, MfeStatsKind::EXTENDED, stats);
             return manager.GetMfe(g_key, mfe);
         }},
        {"GetFirstMfe and GetFirstMfeStats",
         false,
         [](Manager& manager, FakeClient&, const InterfaceId&) {
             std::vector<MfeRecord> mfes;
             std::vector<MfeStatsRecord> stats;
             std::size_t size = 1;
             manager.GetFirstMfeStats(MfeStatsKind::BASIC, size, stats);
             return manager.GetFirstMfe(size, mfes);
         }},
        {"GetNextMfe and GetNextMfeStats",
         false,
         [](Manager& manager, FakeClient&, const InterfaceId&) {
             std::vector<MfeRecord> mfes;
             std::vector<MfeStatsRecord> stats;
             std::size_t size = 1;
             manager.GetNextMfeStats(g_key, MfeStatsKind::BASIC, size, stats);
             return manager.GetNextMfe(g_key, size, mfes);
         }},
        {"GroupEnumerationStart, GetNext and End",
         true,
         [](Manager& manager, FakeClient& client, const InterfaceId&) {
             EnumerationHandle enumeration = 0;
             const Status status = manager.GroupEnumerationStart(
                 client.m_handle, EnumerationType::ALL_SOURCES, enumeration);
             std::vector<SourceGroupRange> page;
             std::size_t size = 1;
             manager.GroupEnumerationGetNext(enumeration, size, page);
             manager.GroupEnumerationEnd(enumeration);
             return status;
         }},
        {"GetRpfSource",
         false,
         [](Manager& manager, FakeClient&, const InterfaceId&) {
             return manager.GetRpfSource() ? Status::SUCCESS : Status::NOT_FOUND;
         }},
    };
}

/// @return whether IGMP may not add and delete inside a callback (M-28, M-30).
bool
IsForbidden(CallbackKind kind, const FakeClient& client, const std::string& function)
{
    const bool isChange = function.find("GroupMembershipEntry") != std::string::npos;
    const bool isHandshake =
        kind == CallbackKind::DISABLE_IGMP || kind == CallbackKind::ENABLE_IGMP;
    return client.m_instance.protocolId == protocol::IGMP && isChange && isHandshake;
}

/**
 * Calls one function inside one callback.
 * @param [in,out] test The test, which begins again.
 * @param [in] kind The callback.
 * @param [in] function The function.
 * @param [in] caller Which client calls: 0, 1 or 2.
 */
void
CallInside(ManagerTestCase& test, CallbackKind kind, const Function& function, int caller)
{
    test.Reset();
    Router router(test);
    FakeClient& client =
        *std::vector<Ptr<FakeClient>>{router.pim, router.dvmrp, router.igmp}[caller];
    const InterfaceId& interface = caller == 1 ? g_four : g_three;
    const std::string what = std::string(function.name) + " by client " + Print(caller);
    router.Hook(kind, [&] {
        router.calls.clear();
        const Status status = function.call(router.manager, client, interface);
        if (IsForbidden(kind, client, function.name))
        {
            test.Expect(status, Status::CAN_NOT_COMPLETE, what + ": refused");
        }
        else if (function.name == std::string("AddGroupMembershipEntry") && caller != 0)
        {
            // PIM may have released its interface by then.
            test.Expect(status, Status::SUCCESS, what + ": allowed");
        }
        test.Expect(!router.calls.empty(), function.isTraced, what + ": a record");
        if (!router.calls.empty())
        {
            test.Expect(router.calls[0].status, status, what + ": the status in the record");
        }
    });
    router.Live();
    test.Expect(router.isDone, true, what + ": the callback came");
    router.ExpectAgreement(what);
}

/**
 * Calls every function inside one callback, by every client.
 * @tparam Kind Which callback.
 * @param [in,out] test The test.
 */
template <CallbackKind Kind>
void
CheckFunctions(ManagerTestCase& test)
{
    for (const auto& functions :
         {GetClientFunctions(), GetChangingFunctions(), GetReadingFunctions()})
    {
        for (const Function& function : functions)
        {
            for (int caller = 0; caller < 3; ++caller)
            {
                CallInside(test, Kind, function, caller);
            }
        }
    }
}

/// @return several calls together that turn everything over.
std::vector<std::function<void(Router& router)>>
GetUpheavals()
{
    return {
        [](Router& r) { // an interface changes hands and back
            r.pim->Release(g_three);
            r.pim->Take({g_three});
        },
        [](Router& r) { // clients leave
            r.dvmrp->Release(g_four);
            r.manager.DeregisterProtocol(r.dvmrp->m_handle);
            r.igmp->Release(g_three);
            r.igmp->Release(g_four);
            r.manager.DeregisterProtocol(r.igmp->m_handle);
        },
        [](Router& r) { // a client leaves and comes back
            for (const InterfaceId& interface : {g_one, g_two, g_three})
            {
                r.pim->Release(interface);
            }
            r.manager.DeregisterProtocol(r.pim->m_handle);
            r.pim->Register();
            r.pim->Take({g_one, g_two, g_three});
        },
        [](Router& r) { // all clients crash
            for (const auto& client : {r.pim, r.dvmrp, r.igmp})
            {
                r.manager.AbandonRegistration(client->m_handle);
            }
        },
        [](Router& r) { // routes go
            r.test.m_routes->m_routes.clear();
            r.test.m_routes->Announce();
        },
        [](Router& r) { // a route moves to another client
            r.test.m_routes->Set(g_key.source, g_four, "10.0.0.4");
            r.test.m_routes->Announce();
        },
        [](Router& r) { r.manager.SetRpfSource(nullptr); },
        [](Router& r) { r.manager.Stop(); },
        [](Router& r) { // a restart
            r.manager.Stop();
            r.manager.Start();
            r.pim->Register();
            r.igmp->Register();
            r.igmp->Take({g_three});
            r.pim->Take({g_one, g_two, g_three});
        },
    };
}

/**
 * Turns everything over inside one callback.
 * @tparam Kind Which callback.
 * @param [in,out] test The test.
 */
template <CallbackKind Kind>
void
CheckUpheavals(ManagerTestCase& test)
{
    const auto upheavals = GetUpheavals();
    for (std::size_t i = 0; i < upheavals.size(); ++i)
    {
        test.Reset();
        Router router(test);
        router.Hook(Kind, [&] { upheavals[i](router); });
        router.Live();
        test.Expect(router.isDone, true, "upheaval " + Print(i) + " happened");
        router.ExpectAgreement("upheaval " + Print(i));
    }
}

/// Counts calls.
void
Count(std::size_t* calls)
{
    ++*calls;
}

/// A client replaces the source of routes while that source says that routes have changed.
void
CheckRoutesReplaced(ManagerTestCase& test)
{
    Router router(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    std::size_t behind = 0; // calls of one that listens as well
    test.m_routes->TraceConnectWithoutContext("RoutesChanged", MakeBoundCallback(&Count, &behind));
    router.Hook(CallbackKind::RPF, [&] {
        router.manager.SetRpfSource(nullptr);
        test.Expect(test.m_routes->GetReferenceCount() > 1, true, "it lives until it has returned");
    });
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_routes->Announce();
    test.Expect(router.isDone, true, "the callback came");
    test.Expect(behind, 1u, "the next listener is called");
    test.Wait(NanoSeconds(1));
    test.Expect(test.m_routes->GetReferenceCount(), 1u, "it is let go");
    test.m_routes->m_lookups = 0;
    test.m_routes->Announce();
    test.Expect(test.m_routes->m_lookups, 0u, "nobody listens to it any more");
    router.ExpectAgreement("routes replaced");
}

/// The same, and the client takes it back.
void
CheckRoutesRestored(ManagerTestCase& test)
{
    Router router(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    router.Hook(CallbackKind::RPF, [&] {
        router.manager.SetRpfSource(nullptr);
        router.manager.SetRpfSource(test.m_routes);
    });
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_routes->Announce();
    test.Wait(NanoSeconds(1));
    test.m_routes->m_lookups = 0;
    test.m_routes->Announce();
    test.Expect(test.m_routes->m_lookups, 1u, "listened to, once");
    router.ExpectAgreement("routes restored");
}

/// What waits to be told to an owner ends with its ownership.
void
CheckEndedOwnership(ManagerTestCase& test)
{
    const SourceGroup second(Ipv4Address::GetAny(), "239.2.2.2");
    for (const bool comesBack : {false, true})
    {
        test.Reset();
        Router router(test);
        router.pim->m_onLocalJoin = [&] {
            router.pim->Release(g_three);
            if (comesBack)
            {
                router.pim->Take({g_three});
            }
        };
        router.Hook(CallbackKind::JOIN, [&] {
            test.m_journal.clear();
            router.igmp->Add(g_group, g_three);
            router.igmp->Add(second, g_three);
        });
        router.pim->Add(SourceGroup(Ipv4Address::GetAny(), "239.3.3.3"), g_one);
        test.Expect(router.isDone, true, "an alert came, inside which both joins wait");
        const std::string told = Join(test.m_journal);
        test.Expect(told.find("pim: local join (*, 239.1.1.1) on 3") != std::string::npos,
                    true,
                    "the first one (M-63)");
        test.Expect(told.find("pim: local join (*, 239.2.2.2)") == std::string::npos,
                    true,
                    "not the second, which is gone by then (M-29, M-66)");
    }
}

/// An answer to a prune alert counts for the client's own entries.
void
CheckPruneAnswerOfFormerOwner(ManagerTestCase& test)
{
    Router router(test);
    router.pim->m_onPrune = [&](PruneAlert& alert) {
        router.pim->Release(g_one);
        router.dvmrp->Take({g_one});
        test.m_forwarder->ReceiveNewPacket(g_key, g_one);
        alert.timeout = 77;
    };
    uint32_t before = 0;
    router.dvmrp->m_onPrune = [&](PruneAlert&) {
        MfeRecord mfe;
        router.manager.GetMfe(g_key, mfe);
        before = mfe.timeout;
    };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(before, 900u, "the new entry is another client's (M-61), which has not answered");
}

/// Suite mgm-manager-reentrancy.
class ManagerReentrancyTestSuite : public TestSuite
{
  public:
    ManagerReentrancyTestSuite()
        : TestSuite("mgm-manager-reentrancy", TestSuite::Type::UNIT)
    {
        Add<CallbackKind::RPF>("the RPF callback");
        Add<CallbackKind::CREATION>("a creation alert");
        Add<CallbackKind::JOIN>("a join alert");
        Add<CallbackKind::PRUNE>("a prune alert");
        Add<CallbackKind::LOCAL_JOIN>("a local join");
        Add<CallbackKind::LOCAL_LEAVE>("a local leave");
        Add<CallbackKind::WRONG_INTERFACE>("a wrong-interface alert");
        Add<CallbackKind::DISABLE_IGMP>("disable-IGMP");
        Add<CallbackKind::ENABLE_IGMP>("enable-IGMP");
        Add<CallbackKind::DATA_ARRIVED>("a data arrival");
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("The source of routes is replaced while it speaks", &CheckRoutesReplaced);
        add("The source of routes is replaced and restored while it speaks", &CheckRoutesRestored);
        add("What waits for an owner ends with its ownership", &CheckEndedOwnership);
        add("An answer to a prune alert counts while its client owns the incoming interface",
            &CheckPruneAnswerOfFormerOwner);
    }

  private:
    /// Adds the cases of one callback.
    template <CallbackKind Kind>
    void Add(const std::string& name)
    {
        AddTestCase(new ManagerTestCase("Every function inside " + name, &CheckFunctions<Kind>));
        AddTestCase(new ManagerTestCase("Upheavals inside " + name, &CheckUpheavals<Kind>));
    }
};

/// Static variable for test initialization
ManagerReentrancyTestSuite g_managerReentrancyTestSuite;

} // namespace
