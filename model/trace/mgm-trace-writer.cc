/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-writer.h"

#include "ns3/mgm-data-tagging.h"
#include "ns3/mgm-header-format.h"
#include "ns3/mgm-json-line.h"
#include "ns3/mgm-record-format.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// How many bytes are gathered before the stream gets them.
constexpr std::size_t FLUSH_SIZE = 1 << 16;

} // namespace

bool
ParseTraceLevel(const std::string& name, TraceLevel& level)
{
    for (const TraceLevel candidate :
         {TraceLevel::ALERTS, TraceLevel::CONTROL, TraceLevel::STATE, TraceLevel::PACKETS})
    {
        if (name == GetTraceLevelName(candidate))
        {
            level = candidate;
            return true;
        }
    }
    return false;
}

TraceWriter::TraceWriter(TraceLevel level)
    : m_level(level),
      m_line(std::make_unique<JsonLine>()),
      m_format(std::make_unique<RecordFormat>(level, m_names))
{
}

TraceWriter::~TraceWriter()
{
    Close();
}

void
TraceWriter::SetNodeName(uint32_t node, const std::string& name, const std::string& kind)
{
    m_names.SetNode(node, name, kind);
}

void
TraceWriter::SetInterfaceName(uint32_t node, uint32_t index, const std::string& name)
{
    m_names.SetInterface(node, index, name);
}

void
TraceWriter::SetFailureCallback(const Callback<void>& callback)
{
    m_failure = callback;
}

void
TraceWriter::SetClassifier(const Classifier& classifier)
{
    m_format->SetClassifier(classifier);
}

void
TraceWriter::Open(std::ostream& stream, const TraceRunInfo& info)
{
    NS_ABORT_MSG_IF(m_stream, "TraceWriter::Open: the trace is open already");
    m_stream = &stream;
    m_good = stream.good();
    m_records = 0;
    m_atDestroy = Simulator::ScheduleDestroy(&TraceWriter::CloseAtDestroy, this);
    BeginDataTagging();
    HeaderFormat(m_names).Append(*m_line, info, m_level);
    Flush();
}

void
TraceWriter::Connect(const Ptr<Object>& object)
{
    const Ptr<ClientInterface> manager = DynamicCast<ClientInterface>(object);
    if (manager && manager->GetNode())
    {
        m_format->SetManager(manager->GetNode()->GetId(), manager);
    }
    Observe<WrongInterfaceRecord>(object, "WrongInterface", TraceLevel::ALERTS);
    Observe<NotificationRecord>(object, "Notification", TraceLevel::ALERTS);
    Observe<CallbackRecord>(object, "ClientCallback", TraceLevel::ALERTS);
    Observe<UndeliveredAlertRecord>(object, "UndeliveredAlert", TraceLevel::ALERTS);
    Observe<ReactionRecord>(object, "Reaction", TraceLevel::ALERTS);
    Observe<TopologyChangeRecord>(object, "TopologyChange", TraceLevel::ALERTS);
    Observe<ConvergedRecord>(object, "Converged", TraceLevel::ALERTS);
    Observe<ScenarioEventRecord>(object, "ScenarioEvent", TraceLevel::ALERTS);
    Observe<PimMessageRecord>(object, "PimMessage", TraceLevel::ALERTS);
    Observe<InvariantRecord>(object, "Violation", TraceLevel::ALERTS);
    Observe<ApiCallRecord>(object, "ApiCall", TraceLevel::CONTROL);
    Observe<CallbackAnswerRecord>(object, "CallbackAnswer", TraceLevel::CONTROL);
    Observe<RefusedEntryRecord>(object, "RefusedEntry", TraceLevel::CONTROL);
    Observe<ApplicationRecord>(object, "Running", TraceLevel::CONTROL);
    Observe<IgmpListenRecord>(object, "IgmpListen", TraceLevel::CONTROL);
    Observe<IgmpMessageRecord>(object, "IgmpMessage", TraceLevel::CONTROL);
    Observe<PimNeighborRecord>(object, "PimNeighbor", TraceLevel::CONTROL);
    Observe<EntryRecord>(object, "Entry", TraceLevel::STATE);
    Observe<InterfaceSettingRecord>(object, "InterfaceSetting", TraceLevel::STATE);
    Observe<MembershipRecord>(object, "Membership", TraceLevel::STATE);
    Observe<IgmpStateRecord>(object, "IgmpState", TraceLevel::STATE);
    Observe<IgmpTimerRecord>(object, "IgmpTimer", TraceLevel::STATE);
    Observe<PimTransitionRecord>(object, "PimTransition", TraceLevel::STATE);
    Observe<PimTimerRecord>(object, "PimTimer", TraceLevel::STATE);
    Observe<TreeFindingRecord>(object, "Finding", TraceLevel::STATE);
    Observe<PacketRecord>(object, "Packet", TraceLevel::PACKETS);
    Observe<EndpointRecord>(object, "Endpoint", TraceLevel::PACKETS);
}

void
TraceWriter::ConnectNodes(const NodeContainer& nodes)
{
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        for (const Ptr<Object>& object : TraceConnections::FindObjects(nodes.Get(i)))
        {
            Connect(object);
        }
    }
}

bool
TraceWriter::Close()
{
    m_connections.Disconnect();
    if (!m_stream)
    {
        return m_good;
    }
    m_atDestroy.Cancel();
    m_line->Begin();
    m_line->AddText("record", "end");
    m_line->AddInteger("time_ns", Simulator::Now().GetNanoSeconds());
    m_line->AddUnsigned("records", m_records);
    m_line->End();
    Flush();
    if (m_good)
    {
        m_stream->flush();
        m_good = m_stream->good();
    }
    m_stream = nullptr;
    m_format = std::make_unique<RecordFormat>(m_level, m_names);
    EndDataTagging();
    return m_good;
}

void
TraceWriter::CloseAtDestroy()
{
    Close();
}

bool
TraceWriter::IsGood() const
{
    return m_good;
}

uint64_t
TraceWriter::GetRecordCount() const
{
    return m_records;
}

template <typename Record>
void
TraceWriter::Write(const Record& record)
{
    if (record.head.level > m_level || !m_stream || !m_good)
    {
        return;
    }
    m_format->Append(*m_line, record);
    ++m_records;
    if (m_line->GetText().size() >= FLUSH_SIZE)
    {
        Flush();
    }
}

template <typename Record>
void
TraceWriter::Observe(const Ptr<Object>& object, const char* source, TraceLevel level)
{
    if (level <= m_level)
    {
        m_connections.Connect(object, source, MakeCallback(&TraceWriter::Write<Record>, this));
    }
}

void
TraceWriter::Flush()
{
    const std::string& text = m_line->GetText();
    m_stream->write(text.data(), static_cast<std::streamsize>(text.size()));
    m_line->Clear();
    if (m_good && !m_stream->good())
    {
        m_good = false;
        if (!m_failure.IsNull())
        {
            m_failure();
        }
    }
}

} // namespace mgm
} // namespace ns3
