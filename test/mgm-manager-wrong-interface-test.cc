/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-wrong-interface: statement M-80 of mgm-api and its opposite, the
 * wrong-interface callback that is delivered to the owner of the interface of arrival.
 *
 * The route to source 10.0.1.2 leads over interface 1 of client a; b owns 2 and one next hop of 3.
 */

#include "mgm-manager-cast.h"

#include "ns3/boolean.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const InterfaceId g_near(3, "10.0.3.7"); //!< of b
const InterfaceId g_far(3, "10.0.3.8");  //!< of nobody

/// The clients of a test, and what the group manager reports.
struct Setting
{
    Ptr<FakeClient> a;                               //!< owns 1
    Ptr<FakeClient> b;                               //!< owns 2 and one next hop of 3
    std::vector<CallbackRecord> callbacks;           //!< traced
    std::vector<UndeliveredAlertRecord> undelivered; //!< traced
};

/// Puts a record into a list.
template <typename Record>
void
Collect(std::vector<Record>* list, const Record& record)
{
    list->push_back(record);
}

/**
 * Makes clients and an entry.
 * @param [in,out] test The test.
 * @param [out] setting The clients.
 */
void
Prepare(ManagerTestCase& test, Setting& setting)
{
    setting.a = test.AddClient("a", protocol::PIM_DENSE_MODE, {g_one});
    setting.b = test.AddClient("b", protocol::PIM_DENSE_MODE, {g_two, g_near});
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    test.m_manager->TraceConnectWithoutContext(
        "ClientCallback", MakeBoundCallback(&Collect<CallbackRecord>, &setting.callbacks));
    test.m_manager->TraceConnectWithoutContext(
        "UndeliveredAlert",
        MakeBoundCallback(&Collect<UndeliveredAlertRecord>, &setting.undelivered));
}

/// The owner of the interface of arrival is told.
void
CheckDelivery(ManagerTestCase& test)
{
    Setting setting;
    Prepare(test, setting);
    const RecordId alert = test.m_forwarder->ReceiveWrongInterface(g_key, g_two);
    test.ExpectJournal({"b: wrong interface (10.0.1.2, 239.1.1.1) on 2"},
                       "not the owner of the expected interface");
    const WrongInterfaceAlert& told = setting.b->m_wrongInterface;
    test.Expect(told.key, g_key, "source and group");
    test.Expect(told.arrival, g_two, "interface of arrival");
    test.Expect(PrintList(std::vector<int>(told.head.begin(), told.head.end())),
                "69 0 0 28",
                "packet head");
    test.Expect(told.alert == alert, true, "id of the alert");
    test.Expect(setting.undelivered.size(), 0u, "delivered");
    test.Expect(setting.callbacks.size(), 1u, "one callback");
    const CallbackRecord& record = setting.callbacks.at(0);
    test.Expect(record.kind == CallbackKind::WRONG_INTERFACE, true, "kind");
    test.Expect(record.client, "b", "client");
    test.Expect(record.alert == alert, true, "id of the alert");
    test.Expect(record.head.level == TraceLevel::ALERTS, true, "level");
    test.Expect(record.head.cause.Get(TraceLevel::ALERTS) == alert, true, "caused by the alert");
}

/// What the owner does has the callback as its cause; the rules of calls hold as ever.
void
CheckReaction(ManagerTestCase& test)
{
    Setting setting;
    Prepare(test, setting);
    setting.b->m_onWrongInterface = [&] {
        test.Expect(CauseScope::GetCurrent().Get(TraceLevel::ALERTS) ==
                        setting.callbacks.at(0).head.id,
                    true,
                    "the callback is the cause");
        test.Expect(test.m_manager->SetMfe(setting.b->m_handle, g_key, "10.0.2.9", g_two),
                    Status::INVALID_PARAMETER,
                    "the entry is its incoming interface's owner's to move");
    };
    test.m_forwarder->ReceiveWrongInterface(g_key, g_two);
    test.ExpectJournal({"b: wrong interface (10.0.1.2, 239.1.1.1) on 2"}, "nothing moved");
}

/// Extended interfaces match exactly.
void
CheckNextHop(ManagerTestCase& test)
{
    Setting setting;
    Prepare(test, setting);
    test.m_forwarder->ReceiveWrongInterface(g_key, g_near);
    test.m_forwarder->ReceiveWrongInterface(g_key, g_far);
    test.ExpectJournal({"b: wrong interface (10.0.1.2, 239.1.1.1) on 3/10.0.3.7"},
                       "its own next hop only");
    test.Expect(setting.undelivered.size(), 1u, "the other");
    test.Expect(setting.undelivered.at(0).outcome == AlertOutcome::NO_OWNER, true, "no owner");
}

/// The owner may be gone when the alert arrives.
void
CheckNoOwner(ManagerTestCase& test)
{
    Setting setting;
    Prepare(test, setting);
    setting.b->Release(g_two);
    test.AddClient("igmp", protocol::IGMP, {g_two});
    const RecordId alert = test.m_forwarder->ReceiveWrongInterface(g_key, g_two);
    test.ExpectJournal({}, "nobody, and not IGMP");
    test.Expect(setting.undelivered.size(), 1u, "reported");
    const UndeliveredAlertRecord& record = setting.undelivered.at(0);
    test.Expect(record.outcome == AlertOutcome::NO_OWNER, true, "no owner");
    test.Expect(record.alert == alert, true, "id of the alert");
    test.Expect(record.arrival, g_two, "interface of arrival");
    test.Expect(record.key, g_key, "source and group");
    test.Expect(record.head.cause.Get(TraceLevel::ALERTS) == alert, true, "caused by the alert");
}

/// The owner may have given no callback.
void
CheckNoCallback(ManagerTestCase& test)
{
    Setting setting;
    Prepare(test, setting);
    ClientCallbacks callbacks = setting.b->MakeCallbacks();
    callbacks.wrongInterface = Callback<uint32_t, const WrongInterfaceAlert&>();
    ProtocolInstance instance;
    instance.protocolId = protocol::DVMRP;
    ClientHandle handle = 0;
    test.m_manager->RegisterProtocol(instance, "dvmrp", callbacks, handle);
    test.m_manager->TakeInterfaceOwnership(handle, InterfaceId(4));
    test.m_forwarder->ReceiveWrongInterface(g_key, InterfaceId(4));
    test.Expect(setting.undelivered.size(), 1u, "reported");
    test.Expect(setting.undelivered.at(0).outcome == AlertOutcome::NO_CALLBACK, true, "outcome");
    test.Expect(setting.callbacks.size(), 0u, "nobody is called");
}

/// M-80.
void
CheckWindows(ManagerTestCase& test)
{
    Setting setting;
    Prepare(test, setting);
    test.m_manager->SetAttribute("DeliverWrongInterface", BooleanValue(false));
    test.m_forwarder->ReceiveWrongInterface(g_key, g_two);
    test.ExpectJournal({}, "never called");
    const bool isReported = setting.undelivered.size() == 1 &&
                            setting.undelivered[0].outcome == AlertOutcome::NOT_DELIVERED;
    test.Expect(isReported, true, "reported");
}

/// Suite mgm-manager-wrong-interface.
class ManagerWrongInterfaceTestSuite : public TestSuite
{
  public:
    ManagerWrongInterfaceTestSuite()
        : TestSuite("mgm-manager-wrong-interface", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-80 With DeliverWrongInterface off the callback is never called", &CheckWindows);
        add("The owner of the interface of arrival is told", &CheckDelivery);
        add("A reaction has the callback as its cause", &CheckReaction);
        add("Extended interfaces match exactly", &CheckNextHop);
        add("An alert without an owner is reported", &CheckNoOwner);
        add("An alert without a callback is reported", &CheckNoCallback);
    }
};

/// Static variable for test initialization
ManagerWrongInterfaceTestSuite g_managerWrongInterfaceTestSuite;

} // namespace
