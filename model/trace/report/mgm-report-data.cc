/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report-data.h"

#include "ns3/mgm-alert-story.h"
#include "ns3/mgm-report-block.h"
#include "ns3/mgm-story-text.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

ReportData::ReportData(std::istream& trace, const std::string& name)
    : m_trace(trace),
      m_name(name),
      m_records(m_texts),
      m_state(m_texts),
      m_changes(nlohmann::json::array())
{
    TraceReader reader(trace, name);
    m_header = reader.GetHeader();
    m_first = reader.GetFirstLine().GetFields();
    TraceRecord record;
    while (reader.Next(record))
    {
        const uint32_t index = m_records.Add(record, m_header);
        m_state.Apply(record, index);
        Count(record, index);
    }
    m_endTime = reader.GetEndTime();
    m_notice = reader.GetNotice();
}

std::size_t
ReportData::GetRecordCount() const
{
    return m_records.GetCount();
}

std::size_t
ReportData::GetAlertCount() const
{
    return m_alerts.size();
}

const std::string&
ReportData::GetNotice() const
{
    return m_notice;
}

void
ReportData::Count(const TraceRecord& record, uint32_t index)
{
    const std::string& kind = record.GetKind();
    if (kind == "wrong-interface")
    {
        AddArrival(record, index);
    }
    else if (kind == "alert")
    {
        Alert alert;
        alert.id = record.GetId();
        alert.record = index;
        const uint32_t cause = m_records.Find(record.GetCause());
        alert.arrival = cause == ReportRecords::NO_RECORD ? -1 : static_cast<int64_t>(cause);
        m_alerts.push_back(alert);
    }
    else if (kind == "callback" && record.Has("alert"))
    {
        if (Alert* const alert = FindAlert(record))
        {
            alert->client = record.GetText("to");
        }
    }
    else if (kind == "reaction")
    {
        if (Alert* const alert = FindAlert(record))
        {
            alert->action = record.GetText("action");
            alert->reason = record.GetText("reason");
        }
    }
    else if (kind == "undelivered-alert")
    {
        if (Alert* const alert = FindAlert(record))
        {
            alert->outcome = record.GetText("outcome");
        }
    }
    else if (kind == "topology-change")
    {
        nlohmann::json change = record.GetFields();
        change["index"] = index;
        m_changes.push_back(std::move(change));
    }
}

void
ReportData::AddArrival(const TraceRecord& record, uint32_t index)
{
    int64_t sender = -1;
    if (record.Has("previous_hop"))
    {
        sender = record.GetObject("previous_hop").GetUnsigned("node");
    }
    m_arrival.push_back(index);
    m_interface.push_back(record.GetInterface("arrival").index);
    m_verdict.push_back(m_texts.Add(record.GetText("verdict")));
    m_expected.push_back(record.GetInterface("expected").index);
    m_sender.push_back(sender);
    m_cause.push_back(
        m_texts.Add(record.Has("failure_cause") ? record.GetText("failure_cause") : ""));
}

ReportData::Alert*
ReportData::FindAlert(const TraceRecord& record)
{
    const uint32_t index = m_records.Find(record.GetRecordId("alert"));
    const auto found = std::lower_bound(
        m_alerts.begin(), m_alerts.end(), index, [](const Alert& alert, uint32_t wanted) {
            return alert.record < wanted;
        });
    return found != m_alerts.end() && found->record == index ? &*found : nullptr;
}

void
ReportData::Write(std::ostream& os, std::size_t stories)
{
    WriteRun(os);
    m_records.Write(os);
    m_state.Write(os);
    WriteArrivals(os);
    WriteAlerts(os);
    WriteStories(os, std::min(stories, m_alerts.size()));
}

void
ReportData::WriteRun(std::ostream& os) const
{
    ReportBlock block(os, "mgm-run");
    block.Add("scenario", m_header.scenario);
    block.Add("seed", m_header.seed);
    block.Add("run", m_header.run);
    block.Add("ns3_version", m_header.ns3Version);
    block.Add("level", m_header.level);
    block.Add("end_ns", m_endTime);
    block.Add("notice", m_notice);
    block.Add("nodes", m_first["nodes"]);
    block.Add("topology", m_first.value("topology", nlohmann::json()));
    block.Add("changes", m_changes);
}

void
ReportData::WriteArrivals(std::ostream& os) const
{
    ReportBlock block(os, "mgm-arrivals");
    block.Add("record", m_arrival);
    block.Add("interface", m_interface);
    block.Add("verdict", m_verdict);
    block.Add("expected", m_expected);
    block.Add("sender", m_sender);
    block.Add("cause", m_cause);
}

void
ReportData::WriteAlerts(std::ostream& os) const
{
    nlohmann::json alerts = nlohmann::json::array();
    for (const Alert& alert : m_alerts)
    {
        alerts.push_back({{"record", alert.record},
                          {"arrival", alert.arrival},
                          {"client", alert.client},
                          {"action", alert.action},
                          {"reason", alert.reason},
                          {"outcome", alert.outcome}});
    }
    ReportBlock block(os, "mgm-alerts");
    block.Add("alerts", alerts);
}

void
ReportData::WriteStories(std::ostream& os, std::size_t stories)
{
    nlohmann::json texts = nlohmann::json::array();
    for (std::size_t i = 0; i < stories; ++i)
    {
        m_trace.clear();
        m_trace.seekg(0);
        std::ostringstream text;
        StoryText(AlertStory::Read(m_trace, m_name, m_alerts[i].id)).Print(text);
        texts.push_back(text.str());
    }
    ReportBlock block(os, "mgm-stories");
    block.Add("stories", texts);
}

} // namespace mgm
} // namespace ns3
