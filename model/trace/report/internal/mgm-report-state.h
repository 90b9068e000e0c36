/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The state of all routers over the whole run, as the tables of a report.
 */

#ifndef MGM_REPORT_STATE_H
#define MGM_REPORT_STATE_H

#include "ns3/mgm-report-table.h"
#include "ns3/mgm-report-texts.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Follows the records of a trace and fills the tables of a report: what each router held, and from
 * which record to which.
 */
class ReportState
{
  public:
    /**
     * @param [in,out] texts The texts of the report; must live as long as this.
     */
    explicit ReportState(ReportTexts& texts);

    /**
     * Takes the next record into account. Records must come in the order of the trace.
     * @param [in] record The record.
     * @param [in] index Its index in the trace, from 0.
     */
    void Apply(const TraceRecord& record, uint32_t index);

    /**
     * Writes the tables into a page, as elements mgm-table-0, mgm-table-1 and so on.
     * @param [in,out] os The page.
     */
    void Write(std::ostream& os) const;

  private:
    /// Takes a record of this kind into account: "entry".
    void ApplyEntry(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "membership".
    void ApplyMembership(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "api-call".
    void ApplyCall(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "pim-neighbor".
    void ApplyNeighbor(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "pim-transition".
    void ApplyTransition(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "igmp-state".
    void ApplyIgmp(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "application".
    void ApplyApplication(const TraceRecord& record, uint32_t index);
    /// Ends what PIM and IGMP knew at the ends of a link that went down: "topology-change".
    void ApplyChange(const TraceRecord& record, uint32_t index);
    /// Takes a record of this kind into account: "converged".
    void ApplyConvergence(const TraceRecord& record, uint32_t index);

    ReportTexts& m_texts;       //!< of the report
    ReportTable m_entries;      //!< forwarding entries
    ReportTable m_memberships;  //!< group memberships at the MGM
    ReportTable m_owners;       //!< which client owns which interface
    ReportTable m_masks;        //!< alerts that are switched off
    ReportTable m_neighbors;    //!< PIM neighbors
    ReportTable m_pim;          //!< states of PIM's machines
    ReportTable m_igmp;         //!< states of IGMP
    ReportTable m_applications; //!< what runs
    ReportTable m_versions;     //!< which version of the network the router knows
};

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_STATE_H
