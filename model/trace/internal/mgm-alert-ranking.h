/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Which routers had wrong-interface packets of which data, how many, and what became of them.
 */

#ifndef MGM_ALERT_RANKING_H
#define MGM_ALERT_RANKING_H

#include "ns3/mgm-alert-story.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-types.h"

#include <istream>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Which alerts are asked for; what is not set is not asked for.
 */
struct AlertSelection
{
    std::optional<uint32_t> node;      //!< the router
    std::optional<std::string> source; //!< source of the data
    std::optional<std::string> group;  //!< group of the data

    /**
     * @param [in] record A record with source and group.
     * @return whether it belongs to what is asked for.
     */
    bool Selects(const TraceRecord& record) const;
    /**
     * @param [in] entry A record of kind "entry".
     * @return whether data that is asked for can match the entry.
     */
    bool MatchesEntry(const TraceRecord& entry) const;
};

/**
 * @ingroup mgm
 * Adds up the verdicts of a trace, in one reading, and prints them as a table.
 */
class AlertRanking
{
  public:
    /**
     * Reads a trace. Throws TraceError where it cannot be read.
     * @param [in,out] stream The trace.
     * @param [in] name Name of the file, for messages.
     * @param [in] selection Which alerts are counted.
     */
    AlertRanking(std::istream& stream, const std::string& name, const AlertSelection& selection);

    /**
     * Prints the table, a list of alerts, and what the columns mean.
     * @param [in,out] os Where to.
     * @param [in] limit How many rows and alerts are shown at most.
     */
    void Print(std::ostream& os, std::size_t limit) const;

    /**
     * Prints rows and alerts as one JSON object.
     * @param [in,out] os Where to.
     * @param [in] limit How many rows and alerts at most.
     */
    void PrintJson(std::ostream& os, std::size_t limit) const;

  private:
    /// Wrong-interface packets of one (S,G) on one interface of a router.
    struct Row
    {
        uint32_t node{0};       //!< the router
        std::string key;        //!< "(S, G)"
        TraceInterface arrival; //!< where they arrived
        ArrivalHistory history; //!< how many, when, and their verdicts
        uint64_t delivered{0};  //!< alerts that reached a client
        std::string firstAlert; //!< id of the first alert, or ""
    };

    /// One alert.
    struct Alert
    {
        RecordId id;        //!< its id
        int64_t time{0};    //!< when, in nanoseconds
        std::size_t row{0}; //!< index of its row
        std::string client; //!< who was told, or ""
        std::string action; //!< what the client decided, or ""
    };

    /// Order of rows before they are ranked.
    using RowKey = std::tuple<uint32_t, std::string, uint32_t, std::string>;

    /// Takes the next record into account.
    void Count(const TraceRecord& record);
    /**
     * @param [in] record A record.
     * @param [in] arrival Key of the interface of arrival in it.
     * @return index of its row.
     */
    std::size_t FindRow(const TraceRecord& record, const char* arrival);
    /**
     * @param [in] record A record that names an alert.
     * @return the alert; null where the trace has none of that id.
     */
    Alert* FindAlert(const TraceRecord& record);
    /// @return indices of the rows, those with most alerts and packets first.
    std::vector<std::size_t> Rank() const;
    /// @return whether the trace says why packets came.
    bool KnowsCauses() const;
    /// @return the verdicts that some packet had.
    std::vector<Verdict> FindVerdicts() const;
    /// Prints what the trace is.
    void PrintTitle(std::ostream& os) const;
    /// Prints the rows.
    void PrintRows(std::ostream& os, std::size_t limit) const;
    /// Prints the alerts.
    void PrintAlerts(std::ostream& os, std::size_t limit) const;

    std::string m_name;                              //!< of the file
    AlertSelection m_selection;                      //!< which alerts are counted
    TraceHeader m_header;                            //!< about the run
    int64_t m_endTime{0};                            //!< of the run, in nanoseconds
    std::string m_notice;                            //!< how the trace ends, if it is not complete
    std::vector<Row> m_rows;                         //!< in the order of their first packets
    std::map<RowKey, std::size_t> m_index;           //!< of rows
    std::vector<Alert> m_alerts;                     //!< in the order in which they happened
    std::map<std::string, std::size_t> m_alertIndex; //!< of alerts, by id
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_RANKING_H
