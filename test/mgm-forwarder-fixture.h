/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One router for the tests of the forwarder: packets are handed to it, and what leaves, is notified
 * and is traced is written down.
 */

#ifndef MGM_FORWARDER_FIXTURE_H
#define MGM_FORWARDER_FIXTURE_H

#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/node.h"
#include "ns3/simple-channel.h"
#include "ns3/simple-net-device.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// Payload of the packets of ground-truth case K1: with its IP header 28 bytes.
constexpr uint32_t K1_PAYLOAD = 8;

/// A copy that left the router.
struct SentCopy
{
    Time time;          //!< when
    uint32_t interface; //!< where
    Ipv4Header header;  //!< with which header
    uint32_t size;      //!< bytes, IP header included
    Ptr<Packet> packet; //!< without its IP header
};

/// A router with a forwarder, whose interfaces 1 ... n have the addresses 10.0.i.1/24.
class ForwarderFixture
{
  public:
    /**
     * Builds the router. The forwarder starts at 0 s; it owns all interfaces.
     * @param [in] interfaces Number of interfaces.
     */
    explicit ForwarderFixture(uint32_t interfaces)
        : m_node(CreateObject<Node>()),
          m_forwarder(CreateObject<KernelForwarder>())
    {
        InternetStackHelper().Install(m_node);
        m_ipv4 = m_node->GetObject<Ipv4L3Protocol>();
        m_node->AddApplication(m_forwarder);
        for (uint32_t i = 1; i <= interfaces; ++i)
        {
            AddInterface(i);
        }
        m_ipv4->TraceConnectWithoutContext("Tx", MakeCallback(&ForwarderFixture::OnTx, this));
        m_forwarder->TraceConnectWithoutContext(
            "WrongInterface", MakeCallback(&ForwarderFixture::OnWrongInterface, this));
        m_forwarder->TraceConnectWithoutContext("Entry",
                                                MakeCallback(&ForwarderFixture::OnEntry, this));
        m_forwarder->TraceConnectWithoutContext("Packet",
                                                MakeCallback(&ForwarderFixture::OnPacket, this));
        m_forwarder->TraceConnectWithoutContext(
            "Notification", MakeCallback(&ForwarderFixture::OnNotification, this));
        ForwarderNotifications notifications;
        notifications.newPacket = MakeCallback(&ForwarderFixture::OnNewPacket, this);
        notifications.wrongInterface = MakeCallback(&ForwarderFixture::OnAlert, this);
        notifications.dataArrived = MakeCallback(&ForwarderFixture::OnDataArrived, this);
        notifications.entryExpired = MakeCallback(&ForwarderFixture::OnExpired, this);
        m_forwarder->SetNotifications(notifications);
    }

    ~ForwarderFixture()
    {
        Simulator::Destroy();
    }

    ForwarderFixture(const ForwarderFixture&) = delete;
    ForwarderFixture& operator=(const ForwarderFixture&) = delete;

    /**
     * Makes an entry with thresholds of 1.
     * @param [in] key Its key.
     * @param [in] iif Its incoming interface.
     * @param [in] oifs Its outgoing interfaces.
     * @return the entry.
     */
    static EntrySpec MakeEntry(const SourceGroup& key,
                               uint32_t iif,
                               const std::vector<uint32_t>& oifs)
    {
        EntrySpec entry;
        entry.key = key;
        entry.iif = InterfaceId(iif);
        for (const uint32_t oif : oifs)
        {
            entry.oifs.push_back(OutgoingInterface{InterfaceId(oif), 1});
        }
        return entry;
    }

    /**
     * Makes a header.
     * @param [in] key Source and group.
     * @param [in] ttl TTL.
     * @param [in] payload Bytes after the header.
     * @return the header.
     */
    static Ipv4Header MakeHeader(const SourceGroup& key,
                                 uint8_t ttl = 64,
                                 uint32_t payload = K1_PAYLOAD)
    {
        Ipv4Header header;
        header.SetSource(key.source);
        header.SetDestination(key.group);
        header.SetProtocol(17);
        header.SetTtl(ttl);
        header.SetPayloadSize(payload);
        return header;
    }

    /// Hands over a packet now.
    void Inject(const SourceGroup& key, uint32_t interface, uint8_t ttl = 64)
    {
        InjectHeader(MakeHeader(key, ttl), interface);
    }

    /// Hands over a packet of a given header now.
    void InjectHeader(Ipv4Header header, uint32_t interface)
    {
        m_forwarder->Receive(Create<Packet>(header.GetPayloadSize()), header, interface);
    }

    /// Hands over a packet at a given time.
    void InjectAt(Time at, const SourceGroup& key, uint32_t interface)
    {
        Simulator::Schedule(at, &ForwarderFixture::Inject, this, key, interface, uint8_t{64});
    }

    /// Sets an entry at a given time.
    void SetEntryAt(Time at, const EntrySpec& entry)
    {
        Simulator::Schedule(at, &ForwarderFixture::SetEntry, this, entry);
    }

    /// Sets an entry now.
    void SetEntry(EntrySpec entry)
    {
        lastStatus = m_forwarder->SetEntry(entry);
    }

    /// Deletes an entry now.
    void DeleteEntry(SourceGroup key)
    {
        lastStatus = m_forwarder->DeleteEntry(key);
    }

    /// Reads the counters of an entry; all zero where there is none.
    EntryCounters Read(const SourceGroup& key) const
    {
        EntryCounters counters;
        m_forwarder->ReadCounters(key, counters);
        return counters;
    }

    /// Runs for a time.
    static void Run(Time duration)
    {
        Simulator::Stop(duration);
        Simulator::Run();
    }

    /// Sets an attribute of the forwarder from its text.
    void SetAttribute(const std::string& name, const std::string& value)
    {
        m_forwarder->SetAttribute(name, StringValue(value));
    }

    /// Disconnects the trace source of wrong-interface packets.
    void StopTracingWrongInterface()
    {
        m_forwarder->TraceDisconnectWithoutContext(
            "WrongInterface", MakeCallback(&ForwarderFixture::OnWrongInterface, this));
    }

    /// Whether the packets received are those forwarded, held and dropped (the sum rule).
    bool SumHolds() const
    {
        uint64_t sum = m_forwarder->GetPacketsForwarded() + m_forwarder->GetPacketsHeld();
        for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
        {
            sum += m_forwarder->GetDrops(static_cast<DropReason>(i));
        }
        return sum == m_forwarder->GetPacketsReceived();
    }

    /// Interfaces by which copies left, in order.
    std::vector<uint32_t> GetSentInterfaces() const
    {
        std::vector<uint32_t> interfaces;
        for (const SentCopy& copy : sent)
        {
            interfaces.push_back(copy.interface);
        }
        return interfaces;
    }

    /// Number of packets dropped for a reason.
    uint64_t Drops(DropReason reason) const
    {
        return m_forwarder->GetDrops(reason);
    }

    /// Number of wrong-interface packets with a verdict.
    std::size_t CountVerdicts(Verdict verdict) const
    {
        std::size_t count = 0;
        for (const WrongInterfaceRecord& record : wrongInterface)
        {
            count += record.verdict == verdict ? 1 : 0;
        }
        return count;
    }

    /// The forwarder.
    KernelForwarder& Get()
    {
        return *m_forwarder;
    }

    /// The IP stack.
    Ptr<Ipv4L3Protocol> GetIpv4() const
    {
        return m_ipv4;
    }

    /// The node.
    Ptr<Node> GetNode() const
    {
        return m_node;
    }

    Status lastStatus{Status::SUCCESS};                //!< of the last SetEntry or DeleteEntry
    std::vector<SentCopy> sent;                        //!< copies that left
    std::vector<WrongInterfaceRecord> wrongInterface;  //!< traced
    std::vector<EntryRecord> entries;                  //!< traced
    std::vector<PacketRecord> packets;                 //!< traced
    std::vector<NotificationRecord> notifications;     //!< traced
    std::vector<NewPacketNotification> newPackets;     //!< delivered
    std::vector<WrongInterfaceNotification> alerts;    //!< delivered
    std::vector<Time> alertTimes;                      //!< when alerts were delivered
    std::vector<DataArrivedNotification> arrivals;     //!< delivered
    std::vector<EntryExpiredNotification> expirations; //!< delivered

  private:
    /// Adds interface i.
    void AddInterface(uint32_t i)
    {
        const Ptr<SimpleNetDevice> device = CreateObject<SimpleNetDevice>();
        device->SetAddress(Mac48Address::Allocate());
        device->SetChannel(CreateObject<SimpleChannel>());
        m_node->AddDevice(device);
        const uint32_t index = m_ipv4->AddInterface(device);
        const Ipv4Address address((10U << 24) | (i << 8) | 1U);
        m_ipv4->AddAddress(index, Ipv4InterfaceAddress(address, Ipv4Mask("/24")));
        m_ipv4->SetUp(index);
        m_forwarder->AddInterface(InterfaceId(index));
    }

    /// Writes down a copy that leaves.
    void OnTx(Ptr<const Packet> packet, Ptr<Ipv4>, uint32_t interface)
    {
        SentCopy copy{Simulator::Now(), interface, Ipv4Header(), packet->GetSize(), packet->Copy()};
        copy.packet->RemoveHeader(copy.header);
        if (copy.header.GetDestination().IsMulticast())
        {
            sent.push_back(copy);
        }
    }

    /// Writes down a record.
    void OnWrongInterface(const WrongInterfaceRecord& record)
    {
        wrongInterface.push_back(record);
    }

    /// Writes down a record.
    void OnEntry(const EntryRecord& record)
    {
        entries.push_back(record);
    }

    /// Writes down a record.
    void OnPacket(const PacketRecord& record)
    {
        packets.push_back(record);
    }

    /// Writes down a record.
    void OnNotification(const NotificationRecord& record)
    {
        notifications.push_back(record);
    }

    /// Writes down a notification.
    void OnNewPacket(const NewPacketNotification& notification)
    {
        newPackets.push_back(notification);
    }

    /// Writes down a notification.
    void OnAlert(const WrongInterfaceNotification& notification)
    {
        alerts.push_back(notification);
        alertTimes.push_back(Simulator::Now());
    }

    /// Writes down a notification.
    void OnDataArrived(const DataArrivedNotification& notification)
    {
        arrivals.push_back(notification);
    }

    /// Writes down a notification.
    void OnExpired(const EntryExpiredNotification& notification)
    {
        expirations.push_back(notification);
    }

    Ptr<Node> m_node;                 //!< the router
    Ptr<Ipv4L3Protocol> m_ipv4;       //!< its IP stack
    Ptr<KernelForwarder> m_forwarder; //!< its forwarder
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_FIXTURE_H
