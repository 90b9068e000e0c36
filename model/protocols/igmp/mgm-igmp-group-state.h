/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What an IGMP router knows of one group on one interface, and how reports, queries and timers
 * change it (RFC 3376 6.2 to 6.6 and 7.3.2, RFC 2236 7). It needs neither a network nor a
 * simulator.
 */

#ifndef MGM_IGMP_GROUP_STATE_H
#define MGM_IGMP_GROUP_STATE_H

#include "ns3/mgm-igmp-group-actions.h"
#include "ns3/mgm-igmp-message.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The state machine of a group on an interface. Whoever owns it calls a function for each event,
 * does what the step then says, and calls Expire when the deadline comes.
 *
 * A group without members is in INCLUDE mode without sources, and needs no storage.
 *
 * The group manager knows (S,G) and (*,G), and nothing like "all sources but these". In INCLUDE
 * mode each source is a membership (S,G). In EXCLUDE mode the group is one membership (*,G): the
 * sources that nobody wants (set Y) are forwarded all the same, as RFC 3376 6.3 allows, and their
 * data is wasted on the link; a host filters them out itself. Their records are kept, as the tables
 * want it, so that nothing is lost when the group goes back to INCLUDE mode.
 *
 * Where the RFCs leave a choice:
 * - A group that is being asked for is not asked for again before somebody has answered
 *   (RFC 2236 7 has no such arc in "Checking Membership"; RFC 3376 6.4.2 wants queries merged).
 * - A router that is not the querier lowers timers to Last Member Query Count times the Max Resp
 *   Time of the query (RFC 2236 7), which is the Last Member Query Time of the querier.
 * - A version 2 leave message in mode IGMPv3 is read as TO_IN({}), as in mode IGMPv2.
 * - A version 2 router does not go on asking once somebody has answered; a version 3 router does,
 *   with the S flag.
 */
class IgmpGroupState : public IgmpGroupActions
{
  public:
    /// @param [in] group The group.
    explicit IgmpGroupState(Ipv4Address group);

    /**
     * A group record came in (RFC 3376 6.4).
     * @param [in] type Its type.
     * @param [in] sources Its sources.
     * @param [in,out] step The step.
     */
    void ReceiveRecord(IgmpRecordType type,
                       const std::vector<Ipv4Address>& sources,
                       IgmpGroupStep& step);
    /**
     * A version 1 or 2 report came in (RFC 3376 7.3.2, RFC 2236 7).
     * @param [in] version Its version.
     * @param [in,out] step The step.
     */
    void ReceiveOldReport(IgmpVersion version, IgmpGroupStep& step);
    /**
     * A version 2 leave message came in (RFC 3376 7.3.2, RFC 2236 7).
     * @param [in,out] step The step.
     */
    void ReceiveLeave(IgmpGroupStep& step);
    /**
     * Another router asked for this group (RFC 3376 6.6.1).
     * @param [in] query A query with this group.
     * @param [in,out] step The step.
     */
    void ReceiveQuery(const IgmpMessage& query, IgmpGroupStep& step);
    /**
     * Lets the timer that is due expire; with it go the source timers that expire at the same
     * moment and for the same cause. To be called as long as GetDeadline is not in the future.
     * Source timers come before the group timer (RFC 3376 6.2.2).
     * @param [in,out] step The step.
     */
    void Expire(IgmpGroupStep& step);

  private:
    /// Follows the table of the mode, then sends what is to be asked.
    void Apply(IgmpRecordType type, const SourceList& sources, IgmpGroupStep& step);
    /// Follows the table of INCLUDE mode.
    void ReceiveInInclude(IgmpRecordType type, const SourceList& sources, IgmpGroupStep& step);
    /// Follows the table of EXCLUDE mode.
    void ReceiveInExclude(IgmpRecordType type, const SourceList& sources, IgmpGroupStep& step);
    /// INCLUDE (A), IS_EX (B) or TO_EX (B): EXCLUDE (A*B,B-A).
    void SwitchToExclude(const SourceList& sources, IgmpGroupStep& step);
    /// EXCLUDE (X,Y), IS_EX (A) or TO_EX (A): EXCLUDE (A-Y,Y*A), (A-X-Y)=expires.
    void ReplaceExcluded(const SourceList& sources, Time expires, IgmpGroupStep& step);
    /// Switches back when the group timer has expired (6.5).
    void SwitchToInclude(IgmpGroupStep& step);

    /**
     * Applies RFC 3376 7.3.2 to a record.
     * @return whether it is processed.
     */
    bool Translate(IgmpRecordType type, SourceList& sources, IgmpGroupStep& step) const;

    /// Lets the first source timers expire.
    void ExpireSources(IgmpGroupStep& step);
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_GROUP_STATE_H
