/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-delivery-ledger.h"

#include "ns3/mgm-prose.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return an address and port as one number.
uint64_t
MakeKey(const InetSocketAddress& address)
{
    return (static_cast<uint64_t>(address.GetIpv4().Get()) << 16) | address.GetPort();
}

} // namespace

std::size_t
DeliveryLedger::AddSource()
{
    m_sources.emplace_back();
    return m_sources.size() - 1;
}

void
DeliveryLedger::AddSender(std::size_t source,
                          const Ptr<OnOffApplication>& application,
                          const InetSocketAddress& address)
{
    const std::size_t number = m_senders.size();
    m_senders.push_back({source, address, 0, false});
    if (address.GetPort() != 0)
    {
        m_addresses[MakeKey(address)] = number;
    }
    application->TraceConnectWithoutContext(
        "TxWithSeqTsSize", MakeBoundCallback(&DeliveryLedger::NotifySent, this, number));
}

std::size_t
DeliveryLedger::AddReceiver(const std::string& name,
                            const std::vector<std::size_t>& sources,
                            const Ptr<PacketSink>& sink)
{
    Receiver receiver;
    receiver.report.receiver = name;
    for (const std::size_t source : sources)
    {
        receiver.receptions.emplace_back();
        receiver.receptions.back().source = source;
    }
    const std::size_t number = m_receivers.size();
    m_receivers.push_back(receiver);
    sink->TraceConnectWithoutContext(
        "RxWithSeqTsSize", MakeBoundCallback(&DeliveryLedger::NotifyReceived, this, number));
    return number;
}

void
DeliveryLedger::Join(std::size_t number)
{
    Receiver& receiver = m_receivers[number];
    receiver.firstJoin = receiver.firstJoin.value_or(Simulator::Now());
    for (Reception& reception : receiver.receptions)
    {
        SetWanted(receiver, reception, true);
    }
}

void
DeliveryLedger::Leave(std::size_t number)
{
    Receiver& receiver = m_receivers[number];
    for (Reception& reception : receiver.receptions)
    {
        SetWanted(receiver, reception, false);
    }
}

void
DeliveryLedger::SetWanted(std::size_t number, std::size_t source, bool wanted)
{
    Receiver& receiver = m_receivers[number];
    for (Reception& reception : receiver.receptions)
    {
        if (reception.source == source)
        {
            SetWanted(receiver, reception, wanted);
        }
    }
}

void
DeliveryLedger::SetWanted(Receiver& receiver, Reception& reception, bool wanted) const
{
    if (reception.wanted == wanted)
    {
        return;
    }
    reception.wanted = wanted;
    const std::vector<Time>& sent = m_sources[reception.source].sent;
    if (wanted)
    {
        receiver.firstJoin = receiver.firstJoin.value_or(Simulator::Now());
        Membership membership;
        membership.first = sent.size();
        reception.memberships.push_back(membership);
        return;
    }
    Membership& membership = reception.memberships.back();
    membership.end = sent.size();
    membership.until = Simulator::Now();
    membership.open = false;
}

void
DeliveryLedger::SetDuplicateCallback(const DuplicateCallback& callback)
{
    m_duplicateCallback = callback;
}

uint64_t
DeliveryLedger::GetSent(std::size_t source) const
{
    return m_sources[source].sent.size();
}

uint64_t
DeliveryLedger::CountDuplicates(std::size_t number, const Time& from, const Time& until) const
{
    const Source& source = m_sources[number];
    const std::vector<Duplicate>& all = source.duplicates;
    auto next = std::lower_bound(
        all.begin(), all.end(), from, [](const Duplicate& duplicate, const Time& time) {
            return duplicate.received < time;
        });
    uint64_t count = 0;
    // The longest delay includes that of duplicates: nothing sent in time comes later.
    for (; next != all.end() && next->received <= until + source.maxDelay; ++next)
    {
        count += next->sent <= until ? 1 : 0;
    }
    return count;
}

std::vector<DeliveryReport>
DeliveryLedger::GetReports() const
{
    std::vector<DeliveryReport> reports;
    for (const Receiver& receiver : m_receivers)
    {
        DeliveryReport report = receiver.report;
        if (report.received > 0)
        {
            report.meanDelay = NanoSeconds(receiver.delaySum.GetNanoSeconds() /
                                           static_cast<int64_t>(report.received));
        }
        for (const Reception& reception : receiver.receptions)
        {
            CountMissing(reception, report);
        }
        reports.push_back(report);
    }
    return reports;
}

void
DeliveryLedger::Print(std::ostream& stream) const
{
    TextTable table({"receiver", "received ", "lost ", "duplicates ", "first delay "});
    for (const DeliveryReport& report : GetReports())
    {
        table.AddRow(
            {report.receiver,
             std::to_string(report.received),
             std::to_string(report.lost),
             std::to_string(report.duplicates),
             report.firstDelay ? FormatDuration(report.firstDelay->GetNanoSeconds()) : "-"});
    }
    table.Print(stream);
}

void
DeliveryLedger::NotifySent(DeliveryLedger* ledger,
                           std::size_t number,
                           Ptr<const Packet> /*packet*/,
                           const Address& from,
                           const Address& /*to*/,
                           const SeqTsSizeHeader& /*header*/)
{
    Sender& sender = ledger->m_senders[number];
    Source& source = ledger->m_sources[sender.source];
    if (!sender.begun)
    {
        sender.begun = true;
        sender.base = source.sent.size();
        if (sender.address.GetPort() == 0)
        {
            sender.address.SetPort(InetSocketAddress::ConvertFrom(from).GetPort());
            ledger->m_addresses[MakeKey(sender.address)] = number;
        }
    }
    source.sent.push_back(Simulator::Now());
}

void
DeliveryLedger::NotifyReceived(DeliveryLedger* ledger,
                               std::size_t number,
                               Ptr<const Packet> received,
                               const Address& from,
                               const Address& /*to*/,
                               const SeqTsSizeHeader& header)
{
    const auto found = ledger->m_addresses.find(MakeKey(InetSocketAddress::ConvertFrom(from)));
    if (found == ledger->m_addresses.end())
    {
        return;
    }
    const Sender& sender = ledger->m_senders[found->second];
    Receiver& receiver = ledger->m_receivers[number];
    for (Reception& reception : receiver.receptions)
    {
        if (reception.source == sender.source)
        {
            const std::vector<Time>& sent = ledger->m_sources[sender.source].sent;
            const uint64_t packet = sender.base + header.GetSeq();
            if (packet < sent.size() &&
                !ledger->Receive(receiver, reception, packet, Simulator::Now() - sent[packet]) &&
                !ledger->m_duplicateCallback.IsNull())
            {
                LineageTag tag;
                received->PeekPacketTag(tag);
                ledger->m_duplicateCallback(number, reception.source, sent[packet], tag.GetCause());
            }
            return;
        }
    }
}

bool
DeliveryLedger::Receive(Receiver& receiver,
                        Reception& reception,
                        uint64_t number,
                        const Time& delay)
{
    DeliveryReport& report = receiver.report;
    reception.maxDelay = std::max(reception.maxDelay, delay);
    Source& source = m_sources[reception.source];
    source.maxDelay = std::max(source.maxDelay, delay);
    if (number >= reception.seen.size())
    {
        reception.seen.resize(source.sent.size(), false);
    }
    if (reception.seen[number])
    {
        ++report.duplicates;
        source.duplicates.push_back({Simulator::Now(), source.sent[number]});
        return false;
    }
    reception.seen[number] = true;
    report.outOfOrder += number < reception.next ? 1 : 0;
    reception.next = std::max(reception.next, number + 1);
    if (report.received == 0)
    {
        report.firstDelay = delay;
        report.joinLatency = Simulator::Now() - receiver.firstJoin.value_or(Simulator::Now());
        report.minDelay = delay;
    }
    ++report.received;
    report.minDelay = std::min(report.minDelay, delay);
    report.maxDelay = std::max(report.maxDelay, delay);
    receiver.delaySum += delay;
    return true;
}

void
DeliveryLedger::CountMissing(const Reception& reception, DeliveryReport& report) const
{
    const Source& source = m_sources[reception.source];
    const bool any = reception.next > 0;
    const Time onTheWay = any ? reception.maxDelay : source.maxDelay;
    uint64_t inside = 0;
    for (const Membership& membership : reception.memberships)
    {
        const uint64_t end = membership.open ? source.sent.size() : membership.end;
        const Time until = membership.open ? Simulator::Now() : membership.until;
        report.expected += end - membership.first;
        for (uint64_t packet = membership.first; packet < end; ++packet)
        {
            if (packet < reception.seen.size() && reception.seen[packet])
            {
                ++inside;
            }
            else if (source.sent[packet] + onTheWay > until)
            {
                ++report.inFlight;
            }
            else
            {
                ++report.lost;
            }
        }
    }
    report.receivedOutside +=
        static_cast<uint64_t>(std::count(reception.seen.begin(), reception.seen.end(), true)) -
        inside;
}

} // namespace mgm
} // namespace ns3
