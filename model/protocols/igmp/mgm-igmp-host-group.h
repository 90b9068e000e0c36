/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One group on one interface of an IGMP host: who listens, what follows for the interface, and what
 * has to be reported.
 */

#ifndef MGM_IGMP_HOST_GROUP_H
#define MGM_IGMP_HOST_GROUP_H

#include "ns3/callback.h"
#include "ns3/mgm-igmp-change-state.h"
#include "ns3/mgm-igmp-host-environment.h"
#include "ns3/mgm-igmp-older-member.h"
#include "ns3/mgm-igmp-timer.h"
#include "ns3/mgm-source-filter.h"

#include <cstdint>
#include <map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Multicast reception state of one group on one interface (RFC 3376 3) and its reports.
 */
class IgmpHostGroup
{
  public:
    /// Filters by listener: the socket records of RFC 3376 3.1 for this interface and group.
    using Listeners = std::map<uint32_t, SourceFilter>;

    /**
     * @param [in] environment The node; must outlive this.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @param [in] mode Version that the interface works in.
     * @param [in] idle Called with the group when its last timer has fired and IsIdle holds; may
     * destroy this.
     */
    IgmpHostGroup(IgmpHostEnvironment& environment,
                  uint32_t interface,
                  Ipv4Address group,
                  IgmpVersion mode,
                  const Callback<void, Ipv4Address>& idle);

    /**
     * Merges the filters of listeners (RFC 3376 3.2).
     * @param [in] listeners Filters by listener.
     * @return the filter of the interface.
     */
    static SourceFilter Merge(const Listeners& listeners);

    /// @return filters by listener.
    const Listeners& GetListeners() const;
    /// @return filter of the interface.
    const SourceFilter& GetFilter() const;
    /// @return whether there is neither a listener nor anything left to be sent.
    bool IsIdle() const;
    /// @return whether messages are sent about the group: never of 224.0.0.1 (RFC 3376 5).
    bool IsReported() const;

    /**
     * Replaces the filters of the listeners, and reports the change of the interface, if any.
     * @param [in] listeners Filters by listener.
     * @param [in] filter What they merge to.
     * @param [in] active Whether the interface works: the host runs, the link is up.
     */
    void Change(Listeners listeners, SourceFilter filter, bool active);
    /// The interface begins to work: reports what is wanted as if it were new.
    void Activate();
    /// The interface works no more: nothing is due.
    void Deactivate();
    /**
     * The interface works in another version.
     * @param [in] mode The version.
     */
    void SetMode(IgmpVersion mode);
    /// Cancels what is due, as version 3 hosts do with the version (RFC 3376 7.2.1).
    void CancelPending();

    /**
     * Version 3: a Group-Specific or Group-and-Source-Specific Query (RFC 3376 5.2 rules 3 to 5).
     * @param [in] delay Delay that was drawn.
     * @param [in] sources Queried sources; none: Group-Specific.
     */
    void OnSpecificQuery(Time delay, const SourceList& sources);
    /**
     * Version 3: answers a General Query (RFC 3376 5.2).
     * @param [in,out] records Gets the Current-State Record, if there is something to report.
     */
    void AddCurrentState(std::vector<IgmpGroupRecord>& records);
    /**
     * Versions 1 and 2: a query.
     * @param [in] maxResponse Max Response Time.
     */
    void OnOlderQuery(Time maxResponse);
    /// Versions 1 and 2: a report of another host.
    void OnOlderReport();

  private:
    /// Reports a change of the interface (RFC 3376 5.1). @param [in] before Filter before.
    void SendChange(const SourceFilter& before);
    /// Sends the next State-Change Report.
    void SendChangeReport();
    /// Forgets queried sources when they are too many, which stands for the group (RFC 3376 9.1).
    void LimitQueried();
    /// Sends the response to a specific query (RFC 3376 5.2).
    void SendResponse();
    /// The timer of State-Change Reports expires.
    void OnChangeTimer();
    /// The timer of a specific query expires.
    void OnResponseTimer();
    /// Calls back if nobody needs the group any more.
    void CheckIdle();
    /// Sends one version 3 report.
    void Send(std::vector<IgmpGroupRecord> records);

    IgmpHostEnvironment& m_environment; //!< the node
    uint32_t m_interface;               //!< interface index
    Ipv4Address m_group;                //!< group
    IgmpVersion m_mode;                 //!< version that the interface works in
    Callback<void, Ipv4Address> m_idle; //!< called when nobody needs the group
    Listeners m_listeners;              //!< filters by listener
    SourceFilter m_filter;              //!< of the interface
    IgmpChangeState m_changes;          //!< version 3: changes to report
    IgmpTimer m_changeTimer;            //!< version 3: until the next report of changes
    IgmpTimer m_responseTimer;          //!< version 3: until the response to a specific query
    SourceList m_queried;               //!< version 3: sources to respond about; none: the group
    IgmpOlderMember m_older;            //!< versions 1 and 2
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HOST_GROUP_H
