/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report-records.h"

#include "ns3/mgm-observation.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/mgm-report-block.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the texts, as JSON.
nlohmann::json
ToJson(const ReportTexts& texts, std::size_t first = 0, std::size_t count = SIZE_MAX)
{
    const std::vector<const std::string*>& all = texts.GetTexts();
    nlohmann::json array = nlohmann::json::array();
    for (std::size_t i = first; i < all.size() && i - first < count; ++i)
    {
        array.push_back(*all[i]);
    }
    return array;
}

} // namespace

ReportRecords::ReportRecords(ReportTexts& texts)
    : m_texts(texts)
{
}

uint32_t
ReportRecords::Add(const TraceRecord& record, const TraceHeader& header)
{
    const auto index = static_cast<uint32_t>(m_delays.size());
    const RecordId id = record.GetId();
    const uint32_t cause = Find(record.GetCause());
    const bool hasKey = record.Has("source") && record.Has("group");
    m_index[id.node].emplace(id.sequence, index);
    m_delays.push_back(record.GetTime() - m_time);
    m_time = record.GetTime();
    m_nodes.push_back(id.node == RecordId::NETWORK ? -1
                      : id.node == OBSERVER_NODE   ? -2
                                                   : static_cast<int64_t>(id.node));
    m_kindNumbers.push_back(m_kinds.Add(record.GetKind()));
    m_causes.push_back(cause == NO_RECORD ? 0 : index - cause);
    m_keyNumbers.push_back(hasKey ? 1 + m_keys.Add(record.GetKey()) : 0);
    m_interfaces.push_back(GetInterface(record));
    m_events.push_back(m_texts.Add(GetEvent(record)));
    m_sequences.push_back(id.sequence);
    m_sentences.push_back(m_texts.Add(RecordProse(header, id.node, "").Describe(record)));
    return index;
}

uint32_t
ReportRecords::Find(const RecordId& id) const
{
    const auto node = m_index.find(id.node);
    if (!id.IsSet() || node == m_index.end())
    {
        return NO_RECORD;
    }
    const auto found = node->second.find(id.sequence);
    return found == node->second.end() ? NO_RECORD : found->second;
}

std::size_t
ReportRecords::GetCount() const
{
    return m_delays.size();
}

uint32_t
ReportRecords::GetInterface(const TraceRecord& record)
{
    for (const char* key : {"arrival", "interface", "iif"})
    {
        if (record.Has(key))
        {
            return record.GetInterface(key).index;
        }
    }
    return 0;
}

std::string
ReportRecords::GetEvent(const TraceRecord& record)
{
    for (const char* key : {"event", "verdict", "function", "action", "outcome"})
    {
        if (record.Has(key))
        {
            return record.GetText(key);
        }
    }
    return record.Has("kind") ? record.GetText("kind") : "";
}

void
ReportRecords::Write(std::ostream& os) const
{
    {
        ReportBlock block(os, "mgm-records");
        block.Add("kinds", ToJson(m_kinds));
        block.Add("keys", ToJson(m_keys));
        block.Add("chunk", CHUNK);
        block.Add("delay", m_delays);
        block.Add("node", m_nodes);
        block.Add("kind", m_kindNumbers);
        block.Add("cause", m_causes);
        block.Add("key", m_keyNumbers);
    }
    for (std::size_t first = 0; first < m_delays.size(); first += CHUNK)
    {
        ReportBlock block(os, "mgm-chunk-" + std::to_string(first / CHUNK));
        block.Add("sequence", m_sequences, first, CHUNK);
        block.Add("interface", m_interfaces, first, CHUNK);
        block.Add("event", m_events, first, CHUNK);
        block.Add("sentence", m_sentences, first, CHUNK);
    }
    for (std::size_t first = 0; first < m_texts.GetTexts().size(); first += CHUNK)
    {
        ReportBlock block(os, "mgm-texts-" + std::to_string(first / CHUNK));
        block.Add("texts", ToJson(m_texts, first, CHUNK));
    }
}

} // namespace mgm
} // namespace ns3
