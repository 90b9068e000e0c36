/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A client for tests of the group manager, which writes down what it is told.
 */

#ifndef MGM_FAKE_CLIENT_H
#define MGM_FAKE_CLIENT_H

#include "mgm-test-journal.h"

#include "ns3/mgm-client-interface.h"
#include "ns3/simple-ref-count.h"

#include <functional>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * A client of the group manager. Each callback writes a line, then does what the test hung on it.
 */
class FakeClient : public SimpleRefCount<FakeClient>
{
  public:
    /**
     * @param [in] manager The group manager.
     * @param [in] journal Where to write callbacks.
     * @param [in] name Name of the client.
     * @param [in] protocolId Its protocol.
     * @param [in] componentId Its component.
     */
    FakeClient(Ptr<ClientInterface> manager,
               Journal& journal,
               const std::string& name,
               uint32_t protocolId,
               uint32_t componentId = 0)
        : m_manager(manager),
          m_journal(journal),
          m_name(name)
    {
        m_instance.protocolId = protocolId;
        m_instance.componentId = componentId;
    }

    /// Registers with all callbacks.
    Status Register()
    {
        return m_manager->RegisterProtocol(m_instance, m_name, MakeCallbacks(), m_handle);
    }

    /// Takes interfaces.
    Status Take(const std::vector<InterfaceId>& interfaces)
    {
        for (const InterfaceId& interface : interfaces)
        {
            const Status status = m_manager->TakeInterfaceOwnership(m_handle, interface);
            if (status != Status::SUCCESS)
            {
                return status;
            }
        }
        return Status::SUCCESS;
    }

    /// Releases an interface.
    Status Release(const InterfaceId& interface)
    {
        return m_manager->ReleaseInterfaceOwnership(m_handle, interface);
    }

    /// Adds a membership.
    Status Add(const SourceGroupRange& range,
               const InterfaceId& interface,
               uint32_t flags = JOIN_STATE)
    {
        return m_manager->AddGroupMembershipEntry(m_handle, range, interface, flags);
    }

    /// Deletes a membership.
    Status Delete(const SourceGroupRange& range,
                  const InterfaceId& interface,
                  uint32_t flags = JOIN_STATE)
    {
        return m_manager->DeleteGroupMembershipEntry(m_handle, range, interface, flags);
    }

    /// @return the table of callbacks.
    ClientCallbacks MakeCallbacks()
    {
        ClientCallbacks callbacks;
        callbacks.rpf = MakeCallback(&FakeClient::Rpf, this);
        callbacks.creation = MakeCallback(&FakeClient::Creation, this);
        callbacks.prune = MakeCallback(&FakeClient::Prune, this);
        callbacks.join = MakeCallback(&FakeClient::JoinAlerted, this);
        callbacks.wrongInterface = MakeCallback(&FakeClient::WrongInterface, this);
        callbacks.localJoin = MakeCallback(&FakeClient::LocalJoin, this);
        callbacks.localLeave = MakeCallback(&FakeClient::LocalLeave, this);
        callbacks.disableIgmp = MakeCallback(&FakeClient::DisableIgmp, this);
        callbacks.enableIgmp = MakeCallback(&FakeClient::EnableIgmp, this);
        callbacks.dataArrived = MakeCallback(&FakeClient::DataArrived, this);
        return callbacks;
    }

    std::function<void(RpfQuery&)> m_onRpf;           //!< what to do on an RPF callback
    std::function<void(CreationAlert&)> m_onCreation; //!< on a creation alert
    std::function<void(PruneAlert&)> m_onPrune;       //!< on a prune alert
    std::function<void()> m_onJoin;                   //!< on a join alert
    std::function<void()> m_onWrongInterface;         //!< on a wrong-interface alert
    std::function<void()> m_onLocalJoin;              //!< on a local join
    std::function<void()> m_onLocalLeave;             //!< on a local leave
    std::function<void()> m_onDisable;                //!< on disable-IGMP
    std::function<void()> m_onEnable;                 //!< on enable-IGMP
    std::function<void()> m_onDataArrived;            //!< on a data arrival
    RpfQuery m_rpf;                                   //!< last RPF callback, as it came
    CreationAlert m_creation;                         //!< last creation alert, as it came
    WrongInterfaceAlert m_wrongInterface;             //!< last wrong-interface alert
    DataArrival m_dataArrival;                        //!< last data arrival
    uint32_t m_returnValue{0};                        //!< what callbacks return
    ProtocolInstance m_instance;                      //!< its ids
    ClientHandle m_handle{0};                         //!< its handle

  private:
    /// Writes a line.
    void Write(const std::string& line)
    {
        m_journal.push_back(m_name + ": " + line);
    }

    /// Does what the test hung on a callback.
    uint32_t Do(const std::function<void()>& action) const
    {
        if (action)
        {
            action();
        }
        return m_returnValue;
    }

    /// RPF callback.
    uint32_t Rpf(RpfQuery& query)
    {
        m_rpf = query;
        Write("rpf " + Print(query.key) + " in " + Print(query.interface) + " from " +
              Print(query.upstreamNeighbor));
        if (m_onRpf)
        {
            m_onRpf(query);
        }
        return m_returnValue;
    }

    /// Creation alert.
    uint32_t Creation(CreationAlert& alert)
    {
        m_creation = alert;
        std::string oifs;
        for (const CreationInterface& oif : alert.oifs)
        {
            oifs += ' ' + Print(oif.interface) + (oif.igmp ? "+igmp" : "");
        }
        Write("creation " + Print(alert.key) + " in " + Print(alert.iif) + " out" + oifs);
        if (m_onCreation)
        {
            m_onCreation(alert);
        }
        return m_returnValue;
    }

    /// Prune alert.
    uint32_t Prune(PruneAlert& alert)
    {
        Write("prune " + Print(alert.key) + " on " + Print(alert.interface) +
              (alert.memberDelete ? " TRUE" : " FALSE"));
        if (m_onPrune)
        {
            m_onPrune(alert);
        }
        return m_returnValue;
    }

    /// Join alert.
    uint32_t JoinAlerted(const JoinAlert& alert)
    {
        Write("join " + Print(alert.key) + (alert.memberUpdate ? " TRUE" : " FALSE"));
        return Do(m_onJoin);
    }

    /// Wrong-interface alert.
    uint32_t WrongInterface(const WrongInterfaceAlert& alert)
    {
        m_wrongInterface = alert;
        Write("wrong interface " + Print(alert.key) + " on " + Print(alert.arrival));
        return Do(m_onWrongInterface);
    }

    /// Local join.
    uint32_t LocalJoin(const LocalMembership& membership)
    {
        Write("local join " + Print(membership.key) + " on " + Print(membership.interface));
        return Do(m_onLocalJoin);
    }

    /// Local leave.
    uint32_t LocalLeave(const LocalMembership& membership)
    {
        Write("local leave " + Print(membership.key) + " on " + Print(membership.interface));
        return Do(m_onLocalLeave);
    }

    /// Disable-IGMP.
    uint32_t DisableIgmp(const IgmpInterfaceChange& change)
    {
        Write("disable IGMP on " + Print(change.interface));
        return Do(m_onDisable);
    }

    /// Enable-IGMP.
    uint32_t EnableIgmp(const IgmpInterfaceChange& change)
    {
        Write("enable IGMP on " + Print(change.interface));
        return Do(m_onEnable);
    }

    /// Data arrival.
    uint32_t DataArrived(const DataArrival& arrival)
    {
        m_dataArrival = arrival;
        Write("data arrived " + Print(arrival.key) + " on " + Print(arrival.iif));
        return Do(m_onDataArrived);
    }

    Ptr<ClientInterface> m_manager; //!< the group manager
    Journal& m_journal;             //!< where callbacks are written
    std::string m_name;             //!< name
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_FAKE_CLIENT_H
