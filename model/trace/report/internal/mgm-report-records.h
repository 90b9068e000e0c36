/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The records of a trace as columns of numbers, for a report.
 */

#ifndef MGM_REPORT_RECORDS_H
#define MGM_REPORT_RECORDS_H

#include "ns3/mgm-report-texts.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One line of each column for each record. What is needed to find one's way (time, node, kind,
 * cause, data) is written in one element of the page; what only those records need that are looked
 * at (ids and sentences) in elements of its own for each stretch of the run.
 */
class ReportRecords
{
  public:
    /// How many records, or texts, the page reads at once.
    static constexpr std::size_t CHUNK = 4096;
    /// Index of no record.
    static constexpr uint32_t NO_RECORD = UINT32_MAX;

    /**
     * @param [in,out] texts The texts of the report; must live as long as this.
     */
    explicit ReportRecords(ReportTexts& texts);

    /**
     * Adds the next record.
     * @param [in] record The record.
     * @param [in] header What the first line of the trace says.
     * @return its index, from 0.
     */
    uint32_t Add(const TraceRecord& record, const TraceHeader& header);

    /**
     * @param [in] id Id of a record.
     * @return its index; NO_RECORD if there was none so far.
     */
    uint32_t Find(const RecordId& id) const;
    /// @return how many records there are.
    std::size_t GetCount() const;

    /**
     * Writes the columns into a page: elements mgm-records, mgm-chunk-0, mgm-chunk-1 and so on.
     * @param [in,out] os The page.
     */
    void Write(std::ostream& os) const;

  private:
    /// @return number of the interface that a record is about, or 0.
    static uint32_t GetInterface(const TraceRecord& record);
    /// @return what happened, in a word: the event, verdict or kind of the record.
    static std::string GetEvent(const TraceRecord& record);

    ReportTexts& m_texts; //!< sentences, and so on
    ReportTexts m_kinds;  //!< names of kinds
    ReportTexts m_keys;   //!< data: "(S, G)"
    /// Indices of records by node and sequence number.
    std::unordered_map<uint32_t, std::unordered_map<uint64_t, uint32_t>> m_index;
    int64_t m_time{0};                   //!< time of the last record
    std::vector<int64_t> m_delays;       //!< nanoseconds since the record before
    std::vector<int64_t> m_nodes;        //!< node ids; -1: the network, -2: observers
    std::vector<uint32_t> m_kindNumbers; //!< index in m_kinds
    std::vector<uint32_t> m_causes;      //!< how many records before; 0: none
    std::vector<uint32_t> m_keyNumbers;  //!< 1 + index in m_keys; 0: none
    std::vector<uint32_t> m_interfaces;  //!< index of the interface, or 0
    std::vector<uint32_t> m_events;      //!< index in m_texts
    std::vector<uint64_t> m_sequences;   //!< second part of the id
    std::vector<uint32_t> m_sentences;   //!< index in m_texts
};

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_RECORDS_H
