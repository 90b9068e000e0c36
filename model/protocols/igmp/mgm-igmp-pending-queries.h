/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The specific queries of a group that are still to be sent (RFC 3376 6.6.3).
 */

#ifndef MGM_IGMP_PENDING_QUERIES_H
#define MGM_IGMP_PENDING_QUERIES_H

#include "ns3/mgm-igmp-source-records.h"

#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A group-specific query, or, with sources, a group-and-source-specific one.
 */
struct IgmpSpecificQuery
{
    std::vector<Ipv4Address> sources; //!< sources asked for, in ascending order
    bool suppress{false};             //!< S flag: timers are not lowered (RFC 3376 4.1.5)
};

/**
 * @ingroup mgm
 * How often a group and some of its sources are still to be asked for. Whenever queries are sent,
 * all that is pending is asked for (RFC 3376 6.6.3.2), so that one timer serves all.
 */
class IgmpPendingQueries
{
  public:
    /// @param [in] count How many group-specific queries are to be sent.
    void RequestGroup(uint32_t count);
    /**
     * @param [in] source A source.
     * @param [in] count How many queries are to ask for it.
     */
    void RequestSource(Ipv4Address source, uint32_t count);
    /// @param [in] source A source that is asked for no more.
    void ForgetSource(Ipv4Address source);
    /// Nothing is to be sent any more.
    void Clear();
    /// @return whether anything is to be sent.
    bool IsAny() const;

    /**
     * Takes the queries that are to be sent at once: up to one for the group, one for the sources
     * that somebody has asked for meanwhile, with the S flag, and one for the others. If the group
     * is asked for, the one with the S flag is left out (RFC 3376 6.6.3.2, note).
     *
     * @param [in] group Group timer.
     * @param [in] sources Source records.
     * @param [in] limit Now and the Last Member Query Time: timers beyond it have been refreshed.
     * @return the queries.
     */
    std::vector<IgmpSpecificQuery> Take(const IgmpDeadline& group,
                                        const IgmpSourceRecords& sources,
                                        Time limit);

  private:
    uint32_t m_group{0};                       //!< group-specific queries to be sent
    std::map<Ipv4Address, uint32_t> m_sources; //!< queries to be sent, by source
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_PENDING_QUERIES_H
