/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A router for tests that call the group manager from inside its own callbacks.
 */

#ifndef MGM_REENTRANCY_ROUTER_H
#define MGM_REENTRANCY_ROUTER_H

#include "mgm-manager-cast.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// Adds a record to a list.
inline void
KeepCall(std::vector<ApiCallRecord>* calls, const ApiCallRecord& record)
{
    calls->push_back(record);
}

/**
 * The clients, and what one of them does inside a callback. The route to the source leads over
 * interface 1, later over 2.
 */
class ReentrancyRouter
{
  public:
    /**
     * @param [in,out] test The test.
     */
    explicit ReentrancyRouter(ManagerTestCase& test)
        : test(test),
          manager(*test.m_manager),
          pim(test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two, g_three})),
          dvmrp(test.AddClient("dvmrp", protocol::DVMRP, {g_four})),
          igmp(test.AddClient("igmp", protocol::IGMP, {g_three, g_four}))
    {
        test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
        manager.TraceConnectWithoutContext("ApiCall", MakeBoundCallback(&KeepCall, &calls));
    }

    /**
     * Makes something happen inside a callback, the first time that it comes.
     * @param [in] kind Which callback.
     * @param [in] action What happens.
     */
    void Hook(CallbackKind kind, const std::function<void()>& action)
    {
        const auto act = [this, action] {
            if (!isDone)
            {
                isDone = true;
                action();
            }
        };
        for (const auto& client : {pim, dvmrp, igmp})
        {
            switch (kind)
            {
            case CallbackKind::RPF:
                client->m_onRpf = [act](RpfQuery&) { act(); };
                break;
            case CallbackKind::CREATION:
                client->m_onCreation = [act](CreationAlert&) { act(); };
                break;
            case CallbackKind::PRUNE:
                client->m_onPrune = [act](PruneAlert&) { act(); };
                break;
            case CallbackKind::JOIN:
                client->m_onJoin = act;
                break;
            case CallbackKind::LOCAL_JOIN:
                client->m_onLocalJoin = act;
                break;
            case CallbackKind::LOCAL_LEAVE:
                client->m_onLocalLeave = act;
                break;
            case CallbackKind::WRONG_INTERFACE:
                client->m_onWrongInterface = act;
                break;
            case CallbackKind::DISABLE_IGMP:
                client->m_onDisable = act;
                break;
            case CallbackKind::ENABLE_IGMP:
                client->m_onEnable = act;
                break;
            case CallbackKind::DATA_ARRIVED:
                client->m_onDataArrived = act;
                break;
            }
        }
    }

    /// Makes every callback happen.
    void Live()
    {
        test.m_forwarder->ReceiveNewPacket(g_key, g_one);
        igmp->Add(g_group, g_three);
        dvmrp->Add(g_group, g_four);
        Alert(g_four);
        Watch();
        igmp->Delete(g_group, g_three);
        dvmrp->Delete(g_group, g_four);
        pim->Release(g_three);
        pim->Take({g_three});
        igmp->Add(g_group, g_three);
        Renew();
        test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
        test.m_routes->Announce();
        igmp->Delete(g_group, g_three);
        Renew();
        Alert(g_four);
    }

    /// Expects that group manager and forwarder have the same entries.
    void ExpectAgreement(const std::string& what)
    {
        std::vector<MfeRecord> mfes;
        std::size_t pageSize = 100;
        manager.GetFirstMfe(pageSize, mfes);
        test.Expect(mfes.size(), test.m_forwarder->m_entries.size(), what + ": the same entries");
        for (const MfeRecord& mfe : mfes)
        {
            test.Expect(
                test.m_forwarder->GetOifs(mfe.key), PrintList(mfe.oifs), what + ": the same oifs");
        }
        for (const InterfaceId& interface : test.m_forwarder->m_interfaces)
        {
            ProtocolInstance owner;
            test.Expect(manager.GetProtocolOnInterface(interface, owner),
                        Status::SUCCESS,
                        what + ": who is known to the forwarder is known here");
        }
    }

    ManagerTestCase& test;            //!< the test
    Manager& manager;                 //!< its group manager
    Ptr<FakeClient> pim;              //!< owns 1, 2, 3
    Ptr<FakeClient> dvmrp;            //!< owns 4
    Ptr<FakeClient> igmp;             //!< on 3 and 4
    bool isDone{false};               //!< whether the hooked callback came
    std::vector<ApiCallRecord> calls; //!< calls, traced

  private:
    /// A wrong-interface packet arrives, if there is an entry.
    void Alert(const InterfaceId& arrival)
    {
        if (test.m_forwarder->m_entries.count(g_key) != 0 &&
            !test.m_forwarder->m_notifications.wrongInterface.IsNull())
        {
            test.m_forwarder->ReceiveWrongInterface(g_key, arrival);
        }
    }

    /// The next packet of the entry arrives, and its client waits for it.
    void Watch()
    {
        if (manager.WatchEntry(pim->m_handle, g_key) == Status::SUCCESS)
        {
            test.m_forwarder->ReceiveWatched(g_key, g_one);
        }
    }

    /// The entry expires and the next packet arrives.
    void Renew()
    {
        if (!test.m_forwarder->m_notifications.newPacket.IsNull())
        {
            test.m_forwarder->Expire(g_key);
            test.m_forwarder->ReceiveNewPacket(g_key, g_one);
        }
    }
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_REENTRANCY_ROUTER_H
