/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-table: what it costs to change the tables of one large router, and to raise an alert
 * there, when the tables hold few and when they hold many.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-mrib.h"
#include "ns3/simple-channel.h"
#include "ns3/simple-net-device.h"
#include "ns3/simulator.h"

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

constexpr uint32_t FIRST_GROUP = 0xe1000000; //!< 225.0.0.0
const Ipv4Address SOURCE("10.0.0.2");        //!< of all groups; behind interface 1

/// One router with a client that owns all of its interfaces.
class TableBench
{
  public:
    /// @param [in] interfaces Number of interfaces.
    explicit TableBench(uint32_t interfaces)
        : m_interfaces(interfaces),
          m_node(CreateObject<Node>())
    {
        InternetStackHelper stack;
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.Install(m_node);
        for (uint32_t i = 0; i < interfaces; ++i)
        {
            const auto device = CreateObject<SimpleNetDevice>();
            device->SetAddress(Mac48Address::Allocate());
            device->SetChannel(CreateObject<SimpleChannel>());
            m_node->AddDevice(device);
            AddInterface(device, Ipv4Address((10U << 24) + 4 * i + 1));
        }
        RouterHelper router;
        router.SetForwarderAttribute("Limiter", StringValue("none"));
        router.Install(m_node);
        m_forwarder = RouterHelper::GetForwarder(m_node);
        m_manager = RouterHelper::GetManager(m_node);
        // ns-3's unicast routes are a list, whose length would hide what a membership costs.
        const auto mrib = CreateObject<StaticMrib>();
        mrib->AddRoute(SOURCE, Ipv4Mask::GetOnes(), InterfaceId(1), Ipv4Address::GetAny());
        m_manager->SetRpfSource(mrib);
        Simulator::Run();
        ClientCallbacks callbacks;
        callbacks.wrongInterface = MakeCallback(&TableBench::OnAlert, this);
        Expect(m_manager->RegisterProtocol({protocol::STATIC, 0}, "bench", callbacks, m_client));
        for (uint32_t i = 1; i <= interfaces; ++i)
        {
            Expect(m_manager->TakeInterfaceOwnership(m_client, InterfaceId(i)));
        }
    }

    ~TableBench()
    {
        Simulator::Destroy();
    }

    TableBench(const TableBench&) = delete;
    TableBench& operator=(const TableBench&) = delete;

    /// Sets entries of the forwarder, as the group manager does.
    void AddEntries(uint32_t first, uint32_t count)
    {
        for (uint32_t i = first; i < first + count; ++i)
        {
            EntrySpec entry;
            entry.key = GetKey(i);
            entry.iif = InterfaceId(1);
            entry.oifs = {OutgoingInterface{GetOif(i), 1}};
            Expect(m_forwarder->SetEntry(entry));
        }
    }

    /// Deletes entries of the forwarder.
    void DeleteEntries(uint32_t first, uint32_t count)
    {
        for (uint32_t i = first; i < first + count; ++i)
        {
            Expect(m_forwarder->DeleteEntry(GetKey(i)));
        }
    }

    /// Sets entries by way of the group manager, which keeps them too.
    void AddManagedEntries(uint32_t first, uint32_t count)
    {
        for (uint32_t i = first; i < first + count; ++i)
        {
            StaticEntry entry;
            entry.key = GetKey(i);
            entry.iif = InterfaceId(1);
            entry.oifs = {StaticOutput{GetOif(i), 1}};
            Expect(m_manager->SetStaticEntry(m_client, entry));
        }
    }

    /// Adds memberships.
    void AddMemberships(uint32_t first, uint32_t count)
    {
        for (uint32_t i = first; i < first + count; ++i)
        {
            Expect(m_manager->AddGroupMembershipEntry(m_client, GetKey(i), GetOif(i)));
        }
    }

    /// Deletes memberships.
    void DeleteMemberships(uint32_t first, uint32_t count)
    {
        for (uint32_t i = first; i < first + count; ++i)
        {
            Expect(m_manager->DeleteGroupMembershipEntry(m_client, GetKey(i), GetOif(i)));
        }
    }

    /// Lets a packet of each of some entries arrive where it should not, and the alerts be handled.
    void RaiseAlerts(uint32_t first, uint32_t count)
    {
        const Ptr<const Packet> packet = Create<Packet>(1000);
        for (uint32_t i = first; i < first + count; ++i)
        {
            Ipv4Header header;
            header.SetSource(SOURCE);
            header.SetDestination(GetKey(i).group);
            header.SetTtl(64);
            header.SetPayloadSize(packet->GetSize());
            m_forwarder->Receive(packet, header, GetOif(i).index);
        }
        Simulator::Run();
    }

    /// @return alerts that reached the client.
    uint32_t GetAlerts() const
    {
        return m_alerts;
    }

  private:
    /// A call has to succeed.
    static void Expect(Status status)
    {
        NS_ABORT_MSG_UNLESS(status == Status::SUCCESS, status);
    }

    /// @return the i-th key.
    static SourceGroup GetKey(uint32_t i)
    {
        return SourceGroup(SOURCE, Ipv4Address(FIRST_GROUP + i));
    }

    /// @return the outgoing interface of the i-th key; never interface 1.
    InterfaceId GetOif(uint32_t i) const
    {
        return InterfaceId(2 + i % (m_interfaces - 1));
    }

    /// The client is told of an alert.
    uint32_t OnAlert(const WrongInterfaceAlert&)
    {
        ++m_alerts;
        return 0;
    }

    uint32_t m_interfaces;            //!< number of interfaces
    Ptr<Node> m_node;                 //!< the router
    Ptr<KernelForwarder> m_forwarder; //!< its forwarder
    Ptr<Manager> m_manager;           //!< its group manager
    ClientHandle m_client{0};         //!< the client
    uint32_t m_alerts{0};             //!< alerts that reached the client
};

/// Measures the forwarder alone.
void
MeasureForwarder(uint32_t interfaces, uint32_t entries, uint32_t operations)
{
    TableBench bench(interfaces);
    bench.AddEntries(0, entries);
    Measure("entry-add", operations, [&] { bench.AddEntries(entries, operations); });
    Measure("entry-delete", operations, [&] { bench.DeleteEntries(entries, operations); });
}

/// Measures the group manager.
void
MeasureManager(uint32_t interfaces, uint32_t entries, uint32_t operations)
{
    TableBench bench(interfaces);
    bench.AddMemberships(0, entries);
    Measure("membership-add", operations, [&] { bench.AddMemberships(entries, operations); });
    Measure("membership-delete", operations, [&] { bench.DeleteMemberships(entries, operations); });
}

/// Measures alerts, from the packet to the owner of its arrival interface.
void
MeasureAlerts(uint32_t interfaces, uint32_t entries, uint32_t operations)
{
    TableBench bench(interfaces);
    bench.AddManagedEntries(0, entries);
    Measure("alert", operations, [&] { bench.RaiseAlerts(entries / 2, operations); });
    NS_ABORT_UNLESS(bench.GetAlerts() == operations);
}

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t interfaces = 1000;
    uint32_t entries = 1000;
    uint32_t operations = 500;
    std::string table = "entries";
    CommandLine command(__FILE__);
    command.Usage("Changes the tables of a large router and prints the CPU seconds.");
    command.AddValue("interfaces", "Interfaces of the router", interfaces);
    command.AddValue("entries", "Number of entries or memberships that the table holds", entries);
    command.AddValue(
        "operations", "Number of changes or alerts, half of the entries at most", operations);
    command.AddValue("table", "entries, memberships or alerts", table);
    command.Parse(argc, argv);
    if (table == "entries")
    {
        MeasureForwarder(interfaces, entries, operations);
    }
    else if (table == "memberships")
    {
        MeasureManager(interfaces, entries, operations);
    }
    else
    {
        MeasureAlerts(interfaces, entries, operations);
    }
    return 0;
}
