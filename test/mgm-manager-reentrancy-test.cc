/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-reentrancy: every function of the group manager called from inside every
 * callback. Whatever the calls do, group manager and forwarder agree afterwards.
 *
 * The route to 10.0.1.2 leads over interface 1, later over 2. PIM owns 1, 2 and 3, DVMRP owns 4,
 * IGMP is on 3 and 4.
 */

#include "mgm-manager-test-util.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup g_key("10.0.1.2", "239.1.1.1");              //!< some source and group
const SourceGroup g_group(Ipv4Address::GetAny(), "239.1.1.1"); //!< all sources of the group
const InterfaceId g_one(1);                                    //!< of PIM, towards the source
const InterfaceId g_two(2);                                    //!< of PIM, another way to it
const InterfaceId g_three(3);                                  //!< of PIM
const InterfaceId g_four(4);                                   //!< of DVMRP

/// The clients, and what one of them does inside a callback.
class Router
{
  public:
    /**
     * @param [in,out] test The test.
     */
    explicit Router(ManagerTestCase& test)
        : m_test(test),
          m_pim(test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two, g_three})),
          m_dvmrp(test.AddClient("dvmrp", protocol::DVMRP, {g_four})),
          m_igmp(test.AddClient("igmp", protocol::IGMP, {g_three, g_four}))
    {
        test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    }

    /// Number of callbacks that can be hooked.
    static constexpr int CALLBACKS = 8;
    /// Number of things that can be done inside them.
    static constexpr int ACTIONS = 16;

    /**
     * Makes a client do something when it is called, once.
     * @param [in] callback Which callback.
     * @param [in] action What to do.
     */
    void Hook(int callback, int action)
    {
        for (const auto& client : {m_pim, m_dvmrp, m_igmp})
        {
            FakeClient* self = PeekPointer(client);
            const auto act = [this, self, action] {
                if (!m_done)
                {
                    m_done = true;
                    Act(*self, action);
                }
            };
            switch (callback)
            {
            case 0:
                self->m_onRpf = [act](RpfQuery&) { act(); };
                break;
            case 1:
                self->m_onCreation = [act](CreationAlert&) { act(); };
                break;
            case 2:
                self->m_onPrune = [act](PruneAlert&) { act(); };
                break;
            case 3:
                self->m_onJoin = act;
                break;
            case 4:
                self->m_onWrongInterface = act;
                break;
            case 5:
                self->m_onLocal = act;
                break;
            case 6:
                self->m_onDisable = act;
                break;
            default:
                self->m_onEnable = act;
                break;
            }
        }
    }

    /// Makes every callback happen.
    void Live()
    {
        FakeForwarder& forwarder = *m_test.m_forwarder;
        forwarder.ReceiveNewPacket(g_key, g_one);
        m_igmp->Add(g_group, g_three);
        m_dvmrp->Add(g_group, g_four);
        Alert(g_four);
        m_igmp->Delete(g_group, g_three);
        m_dvmrp->Delete(g_group, g_four);
        m_pim->Release(g_three);
        m_pim->Take({g_three});
        m_igmp->Add(g_group, g_three);
        Renew();
        m_test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
        m_test.m_routes->Announce();
        m_igmp->Delete(g_group, g_three);
        Renew();
        Alert(g_four);
    }

    /// @return whether the hooked callback happened.
    bool IsDone() const
    {
        return m_done;
    }

    /// Expects that group manager and forwarder have the same entries.
    void ExpectAgreement()
    {
        std::vector<MfeRecord> mfes;
        std::size_t pageSize = 100;
        m_test.m_manager->GetFirstMfe(pageSize, mfes);
        m_test.Expect(mfes.size(), m_test.m_forwarder->m_entries.size(), "the same entries");
        for (const MfeRecord& mfe : mfes)
        {
            m_test.Expect(
                m_test.m_forwarder->GetOifs(mfe.key), PrintList(mfe.oifs), "the same oifs");
        }
        for (const InterfaceId& interface : m_test.m_forwarder->m_interfaces)
        {
            ProtocolInstance owner;
            m_test.Expect(m_test.m_manager->GetProtocolOnInterface(interface, owner),
                          Status::SUCCESS,
                          "who is known to the forwarder is known here");
        }
    }

  private:
    /// A wrong-interface packet arrives, if there is an entry.
    void Alert(const InterfaceId& arrival)
    {
        if (m_test.m_forwarder->m_entries.count(g_key) != 0 &&
            !m_test.m_forwarder->m_notifications.wrongInterface.IsNull())
        {
            m_test.m_forwarder->ReceiveWrongInterface(g_key, arrival);
        }
    }

    /// The entry expires and the next packet arrives.
    void Renew()
    {
        if (!m_test.m_forwarder->m_notifications.newPacket.IsNull())
        {
            m_test.m_forwarder->Expire(g_key);
            m_test.m_forwarder->ReceiveNewPacket(g_key, g_one);
        }
    }

    /// Calls a function of the group manager.
    void Act(FakeClient& self, int action)
    {
        Manager& manager = *m_test.m_manager;
        EnumerationHandle enumeration = 0;
        MfeRecord mfe;
        switch (action)
        {
        case 0:
            self.Add(g_key, g_three);
            break;
        case 1:
            m_dvmrp->Delete(g_group, g_four);
            break;
        case 2:
            m_pim->Release(g_one);
            break;
        case 3:
            m_pim->Release(g_three);
            break;
        case 4:
            m_pim->Release(g_three);
            m_pim->Take({g_three});
            break;
        case 5:
            m_dvmrp->Release(g_four);
            manager.DeregisterProtocol(m_dvmrp->m_handle);
            break;
        case 6:
            m_igmp->Release(g_three);
            m_igmp->Release(g_four);
            manager.DeregisterProtocol(m_igmp->m_handle);
            break;
        case 7:
            self.Register();
            m_test.AddClient("late", protocol::STATIC, {InterfaceId(7)});
            break;
        case 8:
            m_dvmrp->Add(g_key, g_four, FORWARD_STATE);
            m_dvmrp->Delete(g_key, g_four, FORWARD_STATE);
            break;
        case 9:
            manager.SetMfe(m_pim->m_handle, g_key, "10.0.0.3", g_three);
            break;
        case 10:
            manager.GroupEnumerationStart(self.m_handle, EnumerationType::ALL_SOURCES, enumeration);
            manager.GetMfe(g_key, mfe);
            break;
        case 11:
            m_test.m_routes->m_routes.clear();
            m_test.m_routes->Announce();
            break;
        case 12:
            m_test.m_routes->Set(g_key.source, g_four, "10.0.0.4");
            m_test.m_routes->Announce();
            break;
        case 13:
            manager.Stop();
            break;
        case 14:
            manager.Stop();
            manager.Start();
            self.Register();
            break;
        default:
            for (const InterfaceId& interface : {g_one, g_two, g_three})
            {
                m_pim->Release(interface);
            }
            manager.DeregisterProtocol(m_pim->m_handle);
            m_pim->Register();
            m_pim->Take({g_one, g_two, g_three});
            break;
        }
    }

    ManagerTestCase& m_test; //!< the test
    Ptr<FakeClient> m_pim;   //!< owns 1, 2, 3
    Ptr<FakeClient> m_dvmrp; //!< owns 4
    Ptr<FakeClient> m_igmp;  //!< on 3 and 4
    bool m_done{false};      //!< whether the action was done
};

/**
 * Does everything inside one callback.
 * @tparam Callback Which one.
 * @param [in,out] test The test.
 */
template <int Callback>
void
CheckCallback(ManagerTestCase& test)
{
    for (int action = 0; action < Router::ACTIONS; ++action)
    {
        test.Reset();
        Router router(test);
        router.Hook(Callback, action);
        router.Live();
        test.Expect(router.IsDone(), true, "action " + Print(action) + " was done");
        router.ExpectAgreement();
    }
}

/// Suite mgm-manager-reentrancy.
class ManagerReentrancyTestSuite : public TestSuite
{
  public:
    ManagerReentrancyTestSuite()
        : TestSuite("mgm-manager-reentrancy", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase("Every call inside " + name, check));
        };
        add("the RPF callback", &CheckCallback<0>);
        add("a creation alert", &CheckCallback<1>);
        add("a prune alert", &CheckCallback<2>);
        add("a join alert", &CheckCallback<3>);
        add("a wrong-interface alert", &CheckCallback<4>);
        add("a local join or leave", &CheckCallback<5>);
        add("disable-IGMP", &CheckCallback<6>);
        add("enable-IGMP", &CheckCallback<7>);
    }
};

/// Static variable for test initialization
ManagerReentrancyTestSuite g_managerReentrancyTestSuite;

} // namespace
