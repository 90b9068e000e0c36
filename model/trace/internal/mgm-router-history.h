/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What happened to one source and group at one router, in order.
 */

#ifndef MGM_ROUTER_HISTORY_H
#define MGM_ROUTER_HISTORY_H

#include "ns3/mgm-alert-ranking.h"
#include "ns3/mgm-alert-story.h"
#include "ns3/mgm-record-order.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/mgm-trace-index.h"
#include "ns3/mgm-trace-reader.h"

#include <cstdint>
#include <istream>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The changes of the network and of the router's entry, the alerts with what came of them, and the
 * packets that raised none, which are counted together.
 */
class RouterHistory
{
  public:
    /**
     * Reads a trace. Throws TraceError where it cannot be read.
     * @param [in,out] stream The trace.
     * @param [in] name Name of the file, for messages.
     * @param [in] selection The router, source and group; all are set.
     */
    RouterHistory(std::istream& stream, const std::string& name, const AlertSelection& selection);

    /**
     * Tells the history in sentences.
     * @param [in,out] os Where to.
     * @param [in] limit How many events are told at most.
     */
    void Print(std::ostream& os, std::size_t limit) const;
    /**
     * Prints the history as one JSON object.
     * @param [in,out] os Where to.
     * @param [in] limit How many events at most.
     */
    void PrintJson(std::ostream& os, std::size_t limit) const;

  private:
    /// Something that happened: a record, or packets of one verdict and interface in a row.
    struct Event
    {
        CausedRecord caused;  //!< the record, or that of the first packet
        uint64_t packets{0};  //!< number of packets; 0 for other records
        int64_t last{0};      //!< time of the last packet, in nanoseconds
        TraceRecord told;     //!< of an alert: the callback, or why there was none
        TraceRecord reaction; //!< of an alert: what the owner decided
    };

    /// @return whether a record may belong to the history.
    bool IsWanted(const TraceGlance& glance) const;
    /// Takes the next record that may belong to it.
    void Take(const TraceRecord& record);
    /// Takes a wrong-interface packet.
    void TakePacket(const TraceRecord& packet);
    /// @return the event of the alert that a record belongs to; null where there is none.
    Event* FindAlert(const TraceRecord& record);
    /// @return an event in words.
    std::string Describe(const Event& event) const;
    /// @return what came of an alert, in words.
    std::string DescribeAlert(const Event& event) const;
    /// @return when there was quiet, in words.
    std::string DescribeEnd() const;

    AlertSelection m_selection;  //!< the router and its data
    std::string m_key;           //!< "(S, G)"
    TraceHeader m_header;        //!< about the run
    int64_t m_endTime{0};        //!< of the run, in nanoseconds
    std::string m_notice;        //!< how the trace ends, if it is not complete
    ArrivalHistory m_packets;    //!< all wrong-interface packets
    std::vector<Event> m_events; //!< in order
    /// Alerts among the events, by id.
    std::map<RecordId, std::size_t, RecordIdOrder> m_alerts;
    std::optional<std::size_t> m_settled; //!< the change of the entry after the last packet
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ROUTER_HISTORY_H
