/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-ledger.h"

#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <tuple>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(AlertLedger);

namespace
{

/// How many steps on the way from alerts to messages are remembered. Messages follow at once or
/// within seconds; a flood of alerts without messages must not fill the memory.
constexpr std::size_t EFFECT_LIMIT = 100000;

/// Counts a packet of a verdict and, where it is known, a failure cause.
void
CountPacket(AlertCounts& counts, Verdict verdict, std::optional<FailureCause> cause)
{
    ++counts.packets;
    ++counts.verdicts[static_cast<std::size_t>(verdict)];
    if (cause)
    {
        ++counts.causes[static_cast<std::size_t>(*cause)];
    }
}

} // namespace

uint64_t
AlertCounts::GetCount(Verdict verdict) const
{
    return verdicts[static_cast<std::size_t>(verdict)];
}

uint64_t
AlertCounts::GetCount(FailureCause cause) const
{
    return causes[static_cast<std::size_t>(cause)];
}

bool
operator<(const LedgerRow& a, const LedgerRow& b)
{
    return std::tie(a.node, a.key, a.arrival) < std::tie(b.node, b.key, b.arrival);
}

TypeId
AlertLedger::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::AlertLedger")
            .SetParent<Object>()
            .SetGroupName("Mgm")
            .AddConstructor<AlertLedger>()
            .AddAttribute("MaxRows",
                          "Number of rows (router, source and group, arrival interface) at most. "
                          "Packets that find no room count in the totals of the run and of their "
                          "router only.",
                          UintegerValue(1000000),
                          MakeUintegerAccessor(&AlertLedger::m_maxRows),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("MaxEpisodes",
                          "Number of episodes of a row at most. Packets beyond them belong to the "
                          "last one.",
                          UintegerValue(1000),
                          MakeUintegerAccessor(&AlertLedger::m_maxEpisodes),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("QuietTime",
                          "Time without wrong-interface packets of an (S,G) on an interface after "
                          "which the interface is quiet; the next one begins another episode. More "
                          "than the time between two packets of a source.",
                          TimeValue(Seconds(5)),
                          MakeTimeAccessor(&AlertLedger::m_quietTime),
                          MakeTimeChecker(Time(0)));
    return tid;
}

AlertLedger::AlertLedger()
{
    m_effects.SetLimit(EFFECT_LIMIT);
}

AlertLedger::~AlertLedger() = default;

void
AlertLedger::SetClassifier(const Classifier& classifier)
{
    m_classifier = classifier;
}

void
AlertLedger::Connect(const Ptr<Object>& object)
{
    m_connections.Connect(
        object, "WrongInterface", MakeCallback(&AlertLedger::OnWrongInterface, this));
    m_connections.Connect(object, "Notification", MakeCallback(&AlertLedger::OnNotification, this));
    m_connections.Connect(
        object, "ClientCallback", MakeCallback(&AlertLedger::OnClientCallback, this));
    m_connections.Connect(object, "Reaction", MakeCallback(&AlertLedger::OnReaction, this));
    m_connections.Connect(object, "IgmpMessage", MakeCallback(&AlertLedger::OnIgmpMessage, this));
    m_connections.Connect(object, "PimMessage", MakeCallback(&AlertLedger::OnPimMessage, this));
    m_connections.Connect(
        object, "UndeliveredAlert", MakeCallback(&AlertLedger::OnUndeliveredAlert, this));
}

void
AlertLedger::ConnectNodes(const NodeContainer& nodes)
{
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        for (const Ptr<Object>& object : TraceConnections::FindObjects(nodes.Get(i)))
        {
            Connect(object);
        }
    }
}

void
AlertLedger::Disconnect()
{
    m_connections.Disconnect();
}

std::vector<LedgerRow>
AlertLedger::GetRows() const
{
    std::vector<LedgerRow> rows;
    rows.reserve(m_rows.size());
    for (const auto& item : m_rows)
    {
        rows.push_back(item.second);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

AlertCounts
AlertLedger::GetRouterCounts(uint32_t node) const
{
    return node < m_routers.size() ? m_routers[node] : AlertCounts();
}

const AlertCounts&
AlertLedger::GetTotals() const
{
    return m_totals;
}

uint64_t
AlertLedger::GetOverflow() const
{
    return m_overflow;
}

std::optional<Time>
AlertLedger::GetTimeToQuiet(const AlertEpisode& episode) const
{
    if (Simulator::Now() - episode.lastPacket < m_quietTime)
    {
        return std::nullopt;
    }
    return episode.lastPacket - episode.firstPacket;
}

void
AlertLedger::DoDispose()
{
    Disconnect();
    Object::DoDispose();
}

bool
AlertLedger::RowKey::operator==(const RowKey& other) const
{
    return node == other.node && key == other.key && arrival == other.arrival;
}

std::size_t
AlertLedger::RowKeyHash::operator()(const RowKey& key) const
{
    // Two well-spread hashes, joined as in boost::hash_combine.
    std::size_t hash = SourceGroupHash()(key.key);
    const std::size_t place =
        InterfaceIdHash()(InterfaceId(key.arrival.index ^ (key.node << 8), key.arrival.nextHop));
    hash ^= place + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
    return hash;
}

AlertCounts&
AlertLedger::FindRouter(uint32_t node)
{
    if (node >= m_routers.size())
    {
        m_routers.resize(node + 1);
    }
    return m_routers[node];
}

void
AlertLedger::OnWrongInterface(const WrongInterfaceRecord& record)
{
    const RowKey key{record.head.id.node, record.key, record.arrival};
    std::optional<FailureCause> cause;
    if (!m_classifier.IsNull())
    {
        cause = m_classifier(record).decision.cause;
    }
    CountPacket(m_totals, record.verdict, cause);
    CountPacket(FindRouter(key.node), record.verdict, cause);
    auto row = m_rows.find(key);
    if (row == m_rows.end())
    {
        if (m_rows.size() >= m_maxRows)
        {
            ++m_overflow;
            return;
        }
        row = m_rows.emplace(key, LedgerRow()).first;
        row->second.node = key.node;
        row->second.key = key.key;
        row->second.arrival = key.arrival;
        row->second.firstPacket = Simulator::Now();
    }
    CountPacket(row->second.counts, record.verdict, cause);
    row->second.lastPacket = Simulator::Now();
    CountInEpisode(row->second, record, cause);
}

void
AlertLedger::CountInEpisode(LedgerRow& row,
                            const WrongInterfaceRecord& record,
                            std::optional<FailureCause> cause)
{
    std::vector<AlertEpisode>& episodes = row.episodes;
    const Time now = Simulator::Now();
    const bool quiet = episodes.empty() || now - episodes.back().lastPacket >= m_quietTime;
    if (quiet && episodes.size() < m_maxEpisodes)
    {
        episodes.emplace_back();
        episodes.back().firstPacket = now;
    }
    AlertEpisode& episode = episodes.back();
    ++episode.packets;
    episode.lastPacket = now;
    if (cause)
    {
        ++episode.causes[static_cast<std::size_t>(*cause)];
    }
    if (record.verdict == Verdict::ALERTED)
    {
        ++episode.alerts;
        if (!episode.firstMessage)
        {
            m_effects.Add(record.head.id, {&row, episodes.size() - 1});
        }
    }
}

void
AlertLedger::OnNotification(const NotificationRecord& record)
{
    m_effects.Follow(record.head);
}

void
AlertLedger::OnReaction(const ReactionRecord& record)
{
    m_effects.Follow(record.head);
}

void
AlertLedger::OnIgmpMessage(const IgmpMessageRecord& record)
{
    if (record.sent)
    {
        NoteMessage(record.head, "igmp ", GetIgmpTypeName(record.message.type));
    }
}

void
AlertLedger::OnPimMessage(const PimMessageRecord& record)
{
    // A Hello may go ahead of what answers the alert (RFC 7761 4.3.1).
    if (record.sent && record.message.type != PimType::HELLO)
    {
        NoteMessage(record.head, "pim ", GetPimTypeName(record.message.type));
    }
}

void
AlertLedger::NoteMessage(const RecordHead& head, const char* protocol, const char* type)
{
    const Origin* origin = m_effects.Find(head);
    if (!origin)
    {
        return;
    }
    AlertEpisode& episode = origin->row->episodes[origin->episode];
    if (!episode.firstMessage)
    {
        episode.firstMessage = Simulator::Now();
        episode.message = std::string(protocol) + type;
    }
}

void
AlertLedger::OnClientCallback(const CallbackRecord& record)
{
    m_effects.Follow(record.head);
    if (record.kind == CallbackKind::WRONG_INTERFACE)
    {
        CountAlert(RowKey{record.head.id.node, record.key, record.interface},
                   &AlertCounts::delivered);
    }
}

void
AlertLedger::OnUndeliveredAlert(const UndeliveredAlertRecord& record)
{
    CountAlert(RowKey{record.head.id.node, record.key, record.arrival}, &AlertCounts::undelivered);
}

void
AlertLedger::CountAlert(const RowKey& key, uint64_t AlertCounts::*counter)
{
    ++(m_totals.*counter);
    ++(FindRouter(key.node).*counter);
    const auto row = m_rows.find(key);
    if (row != m_rows.end())
    {
        ++(row->second.counts.*counter);
    }
}

} // namespace mgm
} // namespace ns3
