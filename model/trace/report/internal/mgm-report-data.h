/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * All that a report shows, taken from a trace.
 */

#ifndef MGM_REPORT_DATA_H
#define MGM_REPORT_DATA_H

#include "ns3/mgm-report-records.h"
#include "ns3/mgm-report-state.h"
#include "ns3/mgm-report-texts.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reads a trace in one go and writes it as JSON into the page of a report: the network, the
 * records, the state of the routers, the wrong-interface packets and the alerts with their stories.
 */
class ReportData
{
  public:
    /**
     * Reads the trace; only the stories are read again from it, when the data is written. Throws
     * TraceError where it cannot be read.
     * @param [in,out] trace The trace, from its beginning, which can be read again.
     * @param [in] name Name of the file, for messages.
     */
    ReportData(std::istream& trace, const std::string& name);

    /// @return how many records there are.
    std::size_t GetRecordCount() const;
    /// @return how many alerts there are.
    std::size_t GetAlertCount() const;
    /// @return a sentence on how the trace ends, if it is not complete; else "".
    const std::string& GetNotice() const;

    /**
     * Writes the data.
     * @param [in,out] os The page.
     * @param [in] stories How many alerts, from the first, get their story told.
     */
    void Write(std::ostream& os, std::size_t stories);

  private:
    /// One alert.
    struct Alert
    {
        RecordId id;         //!< its id
        uint32_t record{0};  //!< index of its record
        int64_t arrival{-1}; //!< index of the packet's record, or -1 if the trace lacks it
        std::string client;  //!< who was told, or ""
        std::string action;  //!< what the client decided, or ""
        std::string reason;  //!< why, or ""
        std::string outcome; //!< why nobody was told, or ""
    };

    /// Takes the next record into account.
    void Count(const TraceRecord& record, uint32_t index);
    /// Adds a wrong-interface packet.
    void AddArrival(const TraceRecord& record, uint32_t index);
    /**
     * @param [in] record A record that names an alert.
     * @return the alert; null where the trace has none of that id.
     */
    Alert* FindAlert(const TraceRecord& record);
    /// Writes what the run and its network are.
    void WriteRun(std::ostream& os) const;
    /// Writes the wrong-interface packets.
    void WriteArrivals(std::ostream& os) const;
    /// Writes the alerts.
    void WriteAlerts(std::ostream& os) const;
    /// Writes the stories of the first alerts.
    void WriteStories(std::ostream& os, std::size_t stories);

    std::istream& m_trace;             //!< the trace
    std::string m_name;                //!< name of its file
    TraceHeader m_header;              //!< about the run
    nlohmann::json m_first;            //!< the first line, whole
    int64_t m_endTime{0};              //!< of the run, in nanoseconds
    std::string m_notice;              //!< how the trace ends, if it is not complete
    ReportTexts m_texts;               //!< all texts
    ReportRecords m_records;           //!< all records
    ReportState m_state;               //!< state of the routers
    nlohmann::json m_changes;          //!< changes of the network: records, with their index
    std::vector<Alert> m_alerts;       //!< in the order in which they happened
    std::vector<uint32_t> m_arrival;   //!< wrong-interface packets: index of the record, ...
    std::vector<uint32_t> m_interface; //!< ... index of the interface, ...
    std::vector<uint32_t> m_verdict;   //!< ... number of the text of the verdict, ...
    std::vector<uint32_t> m_expected;  //!< ... index of the expected interface, ...
    std::vector<int64_t> m_sender;     //!< ... id of the node that sent it, or -1, ...
    std::vector<uint32_t> m_cause;     //!< ... and number of the text of the failure cause
};

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_DATA_H
