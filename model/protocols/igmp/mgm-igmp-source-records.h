/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The source records of a group on an interface, each with a timer (RFC 3376 6.2.3). They are
 * ordered by address and by expiry, so that one event serves all their timers.
 */

#ifndef MGM_IGMP_SOURCE_RECORDS_H
#define MGM_IGMP_SOURCE_RECORDS_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"
#include "ns3/nstime.h"

#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/// @ingroup mgm
/// What led to the setting of a timer; shared by all timers that one message sets.
using SharedCause = std::shared_ptr<const Cause>;

/**
 * @ingroup mgm
 * A timer that its owner looks after.
 */
struct IgmpDeadline
{
    bool running{false}; //!< whether it has been set and has not expired
    Time expires;        //!< when it expires
    SharedCause cause;   //!< what set it last

    /**
     * @param [in] time A moment.
     * @return whether the timer runs, and beyond that moment.
     */
    bool RunsBeyond(Time time) const
    {
        return running && expires > time;
    }
};

/**
 * @ingroup mgm
 * Source records with timers. In the words of RFC 3376 6.4.1, those whose timers run are the set A
 * of INCLUDE mode and the set X of EXCLUDE mode; those whose timers are zero are the set Y.
 *
 * All that concerns one record costs the logarithm of their number.
 */
class IgmpSourceRecords
{
  public:
    /// Records by address.
    using Map = std::map<Ipv4Address, IgmpDeadline>;

    /**
     * @param [in] source A source.
     * @return the timer of its record; null if there is no record.
     */
    const IgmpDeadline* Find(Ipv4Address source) const;
    /**
     * @param [in] source A source.
     * @return whether there is a record and its timer runs.
     */
    bool IsRunning(Ipv4Address source) const;

    /**
     * Sets a timer; makes the record if there is none.
     * @param [in] source The source.
     * @param [in] expires When the timer expires.
     * @param [in] cause Why it is set.
     */
    void SetTimer(Ipv4Address source, Time expires, const SharedCause& cause);
    /**
     * Sets a timer to zero; makes the record if there is none.
     * @param [in] source The source.
     */
    void StopTimer(Ipv4Address source);
    /// @param [in] source The source whose record is deleted.
    void Remove(Ipv4Address source);

    /// @return all records.
    const Map& GetAll() const;
    /// @return the sources whose timers run, in ascending order.
    std::vector<Ipv4Address> GetRunning() const;
    /// @return the sources whose timers are zero, in ascending order.
    std::vector<Ipv4Address> GetStopped() const;

    /// @return the timer that expires first, of those that expire at once the one of the lowest
    /// address; null if none runs.
    const IgmpDeadline* GetFirst() const;
    /**
     * @return the sources whose timers expire first, at the same moment and for the same cause, in
     * ascending order; none if no timer runs.
     */
    std::vector<Ipv4Address> GetFirstSources() const;

  private:
    Map m_records;                                      //!< by address
    std::set<std::pair<Time, Ipv4Address>> m_deadlines; //!< of the timers that run
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_SOURCE_RECORDS_H
