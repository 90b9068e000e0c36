/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the tests of the group manager share: a router without a network, whose forwarder and routes
 * the test plays itself, and clients that write down what they are told.
 */

#ifndef MGM_MANAGER_TEST_UTIL_H
#define MGM_MANAGER_TEST_UTIL_H

#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-manager.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// What happened in a test, one line each.
using Journal = std::vector<std::string>;

/// @return the lines of a journal, each on a line of its own, to compare and to print.
inline std::string
Join(const Journal& journal)
{
    std::string text;
    for (const std::string& line : journal)
    {
        text += line + '\n';
    }
    return text;
}

/// @return the text of anything that prints.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// @return a list of printable things, separated by blanks.
template <typename T>
std::string
PrintList(const std::vector<T>& values)
{
    std::string text;
    for (const T& value : values)
    {
        text += (text.empty() ? "" : " ") + Print(value);
    }
    return text;
}

/**
 * A forwarder that forwards nothing: it keeps the entries that it is given, writes down each call,
 * and notifies when the test says so.
 */
class FakeForwarder : public ForwarderControl
{
  public:
    /// @param [in] journal Where to write calls.
    explicit FakeForwarder(Journal& journal)
        : m_journal(journal)
    {
    }

    void SetNotifications(const ForwarderNotifications& notifications) override
    {
        m_notifications = notifications;
    }

    bool IsUsable(const InterfaceId& interface) const override
    {
        return interface != m_missing;
    }

    Status AddInterface(const InterfaceId& interface) override
    {
        if (!IsUsable(interface))
        {
            return Status::INVALID_PARAMETER;
        }
        return m_interfaces.insert(interface).second ? Status::SUCCESS : Status::ALREADY_EXISTS;
    }

    Status RemoveInterface(const InterfaceId& interface) override
    {
        return m_interfaces.erase(interface) != 0 ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status SetEntry(const EntrySpec& entry) override
    {
        std::string oifs;
        for (const OutgoingInterface& oif : entry.oifs)
        {
            oifs += ' ' + Print(oif.interface);
        }
        m_journal.push_back("forwarder: set " + Print(entry.key) + " in " + Print(entry.iif) +
                            " out" + (oifs.empty() ? " -" : oifs) +
                            (entry.negative ? " negative" : ""));
        if (m_entryStatus == Status::SUCCESS)
        {
            m_entries[entry.key] = entry;
            m_causes[entry.key] = CauseScope::GetCurrent();
        }
        return m_entryStatus;
    }

    Status CheckEntry(const EntrySpec&) const override
    {
        return m_entryStatus;
    }

    bool HasEntry(const SourceGroup& key) const override
    {
        return m_entries.count(key) != 0;
    }

    Status DeleteEntry(const SourceGroup& key) override
    {
        m_journal.push_back("forwarder: delete " + Print(key));
        return m_entries.erase(key) != 0 ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status SetAlertMask(const SourceGroup& key, const InterfaceId& arrival, bool masked) override
    {
        m_journal.push_back("forwarder: " + std::string(masked ? "mask " : "unmask ") + Print(key) +
                            " on " + Print(arrival));
        return HasEntry(key) ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status ReadCounters(const SourceGroup& key, EntryCounters& counters) const override
    {
        const auto found = m_counters.find(key);
        if (found == m_counters.end())
        {
            return Status::NOT_FOUND;
        }
        counters = found->second;
        return Status::SUCCESS;
    }

    /// A packet for which there is no entry arrives.
    void ReceiveNewPacket(const SourceGroup& key, const InterfaceId& arrival)
    {
        NewPacketNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
        notification.key = key;
        notification.arrival = arrival;
        notification.head = PacketHead{0x45, 0, 0, 28};
        m_notifications.newPacket(notification);
    }

    /**
     * A wrong-interface packet arrives, and the limiter lets the alert through.
     * @return the alert.
     */
    RecordId ReceiveWrongInterface(const SourceGroup& key, const InterfaceId& arrival)
    {
        WrongInterfaceNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::ALERTS);
        notification.key = key;
        notification.entryKey = key;
        notification.arrival = arrival;
        notification.expected = m_entries.at(key).iif;
        notification.head = PacketHead{0x45, 0, 0, 28};
        m_notifications.wrongInterface(notification);
        return notification.record.id;
    }

    /// The lifetime of an entry is over.
    void Expire(const SourceGroup& key)
    {
        m_entries.erase(key);
        EntryExpiredNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
        notification.key = key;
        m_notifications.entryExpired(notification);
    }

    /// @return the outgoing interfaces of an entry; "none" where there is no entry.
    std::string GetOifs(const SourceGroup& key) const
    {
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end())
        {
            return "none";
        }
        std::vector<InterfaceId> oifs;
        for (const OutgoingInterface& oif : entry->second.oifs)
        {
            oifs.push_back(oif.interface);
        }
        return PrintList(oifs);
    }

    std::map<SourceGroup, EntrySpec> m_entries;      //!< what it was given
    std::map<SourceGroup, Cause> m_causes;           //!< why it was given the last time
    std::map<SourceGroup, EntryCounters> m_counters; //!< what it says that it counted
    std::set<InterfaceId> m_interfaces;              //!< owned ones
    InterfaceId m_missing;                           //!< an interface that it does not know
    Status m_entryStatus{Status::SUCCESS};           //!< what SetEntry returns
    ForwarderNotifications m_notifications;          //!< where it reports to

  private:
    void DoStart() override
    {
    }

    void DoStop() override
    {
    }

    Journal& m_journal; //!< where calls are written
};

/// Routes as the test sets them, one for each source.
class FakeRoutes : public RpfSource
{
  public:
    bool Lookup(Ipv4Address source, RpfRoute& route) const override
    {
        ++m_lookups;
        const auto found = m_routes.find(source);
        if (found == m_routes.end())
        {
            return false;
        }
        route = found->second;
        return true;
    }

    /// Sets a route without telling anybody.
    void Set(Ipv4Address source, const InterfaceId& interface, Ipv4Address neighbor)
    {
        RpfRoute route;
        route.interface = interface;
        route.neighbor = neighbor;
        route.network = source;
        route.mask = Ipv4Mask::GetOnes();
        route.protocol = RouteProtocol::STATIC;
        m_routes[source] = route;
    }

    /// Says that routes have changed.
    void Announce() const
    {
        NotifyRoutesChanged();
    }

    std::map<Ipv4Address, RpfRoute> m_routes; //!< by source
    mutable std::size_t m_lookups{0};         //!< how often it was asked
};

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
        return callbacks;
    }

    std::function<void(RpfQuery&)> m_onRpf;           //!< what to do on an RPF callback
    std::function<void(CreationAlert&)> m_onCreation; //!< on a creation alert
    std::function<void(PruneAlert&)> m_onPrune;       //!< on a prune alert
    std::function<void()> m_onJoin;                   //!< on a join alert
    std::function<void()> m_onWrongInterface;         //!< on a wrong-interface alert
    std::function<void()> m_onLocal;                  //!< on a local join or leave
    std::function<void()> m_onDisable;                //!< on disable-IGMP
    std::function<void()> m_onEnable;                 //!< on enable-IGMP
    RpfQuery m_rpf;                                   //!< last RPF callback, as it came
    CreationAlert m_creation;                         //!< last creation alert, as it came
    WrongInterfaceAlert m_wrongInterface;             //!< last wrong-interface alert
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
        return Do(m_onLocal);
    }

    /// Local leave.
    uint32_t LocalLeave(const LocalMembership& membership)
    {
        Write("local leave " + Print(membership.key) + " on " + Print(membership.interface));
        return Do(m_onLocal);
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

    Ptr<ClientInterface> m_manager; //!< the group manager
    Journal& m_journal;             //!< where callbacks are written
    std::string m_name;             //!< name
};

/**
 * A test case on one router: a node with a running group manager, a forwarder and routes that the
 * test plays. What happens is written into the journal.
 */
class ManagerTestCase : public TestCase
{
  public:
    /// What a test case checks.
    using Check = void (*)(ManagerTestCase& test);

    /**
     * @param [in] name The statement that is tested, with its number.
     * @param [in] check The test.
     */
    ManagerTestCase(const std::string& name, Check check)
        : TestCase(name),
          m_check(check)
    {
    }

    /**
     * @param [in] name Name of the client.
     * @param [in] protocolId Its protocol; each further client of a protocol has another component.
     * @param [in] interfaces What it takes.
     * @return a registered client.
     */
    Ptr<FakeClient> AddClient(const std::string& name,
                              uint32_t protocolId,
                              const std::vector<InterfaceId>& interfaces = {})
    {
        const uint32_t component = m_components[protocolId]++;
        Ptr<FakeClient> client =
            Create<FakeClient>(m_manager, m_journal, name, protocolId, component);
        m_clients.push_back(client);
        Expect(client->Register(), Status::SUCCESS, name + " registers");
        Expect(client->Take(interfaces), Status::SUCCESS, name + " takes its interfaces");
        return client;
    }

    /**
     * @param [in] actual What it is.
     * @param [in] expected What it should be.
     * @param [in] what What it is about.
     */
    template <typename Actual, typename Expected>
    void Expect(const Actual& actual, const Expected& expected, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, what);
    }

    /**
     * Expects what was written since the last call, and forgets it.
     * @param [in] expected The lines.
     * @param [in] what What was done.
     */
    void ExpectJournal(const Journal& expected, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(Join(m_journal), Join(expected), what);
        m_journal.clear();
    }

    /**
     * Lets simulated time pass.
     * @param [in] time How much.
     */
    void Wait(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    Journal m_journal;              //!< what happened
    Ptr<Node> m_node;               //!< the router
    Ptr<FakeForwarder> m_forwarder; //!< its forwarder
    Ptr<FakeRoutes> m_routes;       //!< its routes
    Ptr<Manager> m_manager;         //!< its group manager

    /// Begins again with a fresh router.
    void Reset()
    {
        TearDown();
        SetUp();
    }

  private:
    void DoRun() override
    {
        SetUp();
        m_check(*this);
        TearDown();
    }

    /// Makes the router.
    void SetUp()
    {
        m_node = CreateObject<Node>();
        m_forwarder = CreateObject<FakeForwarder>(m_journal);
        m_routes = CreateObject<FakeRoutes>();
        m_manager = CreateObject<Manager>();
        m_node->AddApplication(m_forwarder);
        m_node->AddApplication(m_manager);
        m_manager->SetForwarder(m_forwarder);
        m_manager->SetRpfSource(m_routes);
        m_forwarder->Start();
        m_manager->Start();
    }

    /// Ends the run.
    void TearDown()
    {
        Simulator::Destroy();
        m_journal.clear();
        m_clients.clear();
        m_components.clear();
        m_manager = nullptr;
        m_forwarder = nullptr;
        m_routes = nullptr;
        m_node = nullptr;
    }

    Check m_check;                             //!< the test
    std::vector<Ptr<FakeClient>> m_clients;    //!< kept alive for their callbacks
    std::map<uint32_t, uint32_t> m_components; //!< next component id, by protocol
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_TEST_UTIL_H
