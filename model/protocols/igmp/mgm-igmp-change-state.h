/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Which State-Change Records of a group a version 3 host still has to send (RFC 3376 5.1).
 */

#ifndef MGM_IGMP_CHANGE_STATE_H
#define MGM_IGMP_CHANGE_STATE_H

#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-source-filter.h"

#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The retransmission state of one group on one interface: a counter for the filter mode and one for
 * each source, which every report that is sent lowers by one.
 */
class IgmpChangeState
{
  public:
    /**
     * Merges a change of the interface state with what is pending.
     * @param [in] before State before.
     * @param [in] after State after.
     * @param [in] robustness [Robustness Variable]: how often the change is reported.
     */
    void Add(const SourceFilter& before, const SourceFilter& after, uint32_t robustness);
    /**
     * Composes the next report, which counts as sent.
     * @param [in] group Group.
     * @param [in] current Interface state now.
     * @return its records: TO_IN or TO_EX, or ALLOW and BLOCK, of which empty ones are left out.
     */
    std::vector<IgmpGroupRecord> TakeRecords(Ipv4Address group, const SourceFilter& current);
    /// @return whether a report remains to be sent.
    bool IsPending() const;
    /// Forgets everything.
    void Clear();

  private:
    uint32_t m_modeReports{0};                       //!< Filter-Mode-Change reports to send
    std::map<Ipv4Address, uint32_t> m_sourceReports; //!< reports to send, by source
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_CHANGE_STATE_H
