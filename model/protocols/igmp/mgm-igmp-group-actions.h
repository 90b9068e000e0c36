/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A group on an interface as an IGMP router keeps it (RFC 3376 6.2), and what the tables of RFC
 * 3376 6.4 do with it: the words of their column "Actions".
 */

#ifndef MGM_IGMP_GROUP_ACTIONS_H
#define MGM_IGMP_GROUP_ACTIONS_H

#include "ns3/mgm-igmp-group-step.h"
#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-source-filter.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] sources Sources.
 * @return "{10.0.0.1, 10.0.0.2}"; of more than 16 sources only their number.
 */
std::string DescribeIgmpSources(const std::vector<Ipv4Address>& sources);

/**
 * @ingroup mgm
 * Filter mode, sources and timers of a group, and the actions on them. What an action changes, it
 * writes into the step.
 */
class IgmpGroupActions
{
  public:
    /// @param [in] group The group.
    explicit IgmpGroupActions(Ipv4Address group);

    /**
     * The router is the querier no more: nothing that is pending is sent.
     * @param [in,out] step The step.
     */
    void StopQueries(IgmpGroupStep& step);

    /// @return when Expire must be called next; Time::Max() for never.
    Time GetDeadline() const;
    /// @return why the timer runs that expires next; null if none does.
    SharedCause GetDeadlineCause() const;

    /// @return the group.
    Ipv4Address GetGroup() const;
    /// @return whether there are no members.
    bool IsEmpty() const;
    /// @return the filter mode (RFC 3376 6.2.1).
    FilterMode GetMode() const;
    /// @return the group timer, which runs in EXCLUDE mode only.
    const IgmpDeadline& GetGroupTimer() const;
    /// @return the source records.
    const IgmpSourceRecords& GetSources() const;
    /**
     * @return the Group Compatibility Mode (RFC 3376 7.3.2), as it follows from the hosts; a router
     * of an older version knows none that is newer.
     */
    IgmpVersion GetCompatibilityMode() const;
    /**
     * @param [in] version Version of the router.
     * @return the state in the words of its RFC: "EXCLUDE ({10.0.0.1}, {})" or "Members Present".
     */
    std::string Describe(IgmpVersion version) const;

  protected:
    // Names of timers, from RFC 3376 6.2 and 7.3.2, and RFC 2236 7.
    static constexpr const char* GROUP_TIMER = "Group Timer";             //!< of the group
    static constexpr const char* SOURCE_TIMER = "Source Timer";           //!< of a source
    static constexpr const char* VERSION_1_TIMER = "IGMPv1 Host Present"; //!< of old hosts
    static constexpr const char* VERSION_2_TIMER = "IGMPv2 Host Present"; //!< of old hosts
    static constexpr const char* RETRANSMIT_TIMER = "Retransmit Timer";   //!< of queries

    /**
     * Action "(sources)=expires".
     * @param [in] sources Some sources.
     * @param [in] expires When the timer expires.
     * @param [in,out] step The step.
     */
    void SetSourceTimers(const SourceList& sources, Time expires, IgmpGroupStep& step);
    /**
     * Action "(source)=expires" of one source.
     * @param [in] source A source.
     * @param [in] expires When the timer expires.
     * @param [in,out] step The step.
     */
    void SetSourceTimer(Ipv4Address source, Time expires, IgmpGroupStep& step);
    /**
     * Action "(source)=0".
     * @param [in] source A source.
     * @param [in,out] step The step.
     */
    void StopSourceTimer(Ipv4Address source, IgmpGroupStep& step);
    /**
     * Action "Delete source".
     * @param [in] source A source.
     * @param [in,out] step The step.
     */
    void DeleteSource(Ipv4Address source, IgmpGroupStep& step);
    /**
     * Action "Group Timer=expires".
     * @param [in] expires When the timer expires.
     * @param [in,out] step The step.
     */
    void SetGroupTimer(Time expires, IgmpGroupStep& step);
    /**
     * Action "Group Timer=GMI".
     * @param [in,out] step The step.
     */
    void RefreshGroupTimer(IgmpGroupStep& step);
    /**
     * Action "Send Q(G,sources)" (6.6.3.2).
     * @param [in] sources Some sources.
     * @param [in,out] step The step.
     */
    void QuerySources(const SourceList& sources, IgmpGroupStep& step);
    /**
     * Action "Send Q(G)" (6.6.3.1).
     * @param [in,out] step The step.
     */
    void QueryGroup(IgmpGroupStep& step);
    /**
     * Sends what is pending and sets the timer for the rest.
     * @param [in,out] step The step.
     */
    void SendQueries(IgmpGroupStep& step);
    /**
     * Lowers a source timer (6.6.1).
     * @param [in] source A source.
     * @param [in] expires When the timer expires.
     * @param [in,out] step The step.
     */
    void LowerSourceTimer(Ipv4Address source, Time expires, IgmpGroupStep& step);
    /**
     * Lowers the group timer (6.6.1).
     * @param [in] expires When the timer expires.
     * @param [in,out] step The step.
     */
    void LowerGroupTimer(Time expires, IgmpGroupStep& step);
    /**
     * Sets a timer of the group.
     * @param [in,out] timer The timer.
     * @param [in] name Its name.
     * @param [in] expires When the timer expires.
     * @param [in,out] step The step.
     */
    void SetTimer(IgmpDeadline& timer, const char* name, Time expires, IgmpGroupStep& step);
    /**
     * Stops a timer of the group.
     * @param [in,out] timer The timer.
     * @param [in] name Its name.
     * @param [in,out] step The step.
     */
    void StopTimer(IgmpDeadline& timer, const char* name, IgmpGroupStep& step);

    /// @return the membership (*,G).
    SourceGroup GetAnySource() const;
    /// @return the timer that expires first.
    const IgmpDeadline* GetFirstTimer() const;

    Ipv4Address m_group;                    //!< the group
    FilterMode m_mode{FilterMode::INCLUDE}; //!< router filter mode
    IgmpDeadline m_groupTimer;              //!< runs in EXCLUDE mode
    IgmpDeadline m_version1Hosts;           //!< IGMPv1 Host Present
    IgmpDeadline m_version2Hosts;           //!< IGMPv2 Host Present
    IgmpDeadline m_retransmission;          //!< runs while queries are pending
    IgmpSourceRecords m_sources;            //!< source records
    IgmpPendingQueries m_pending;           //!< queries to be sent
    bool m_checking{false}; //!< the group was asked for, and nobody has answered yet

  private:
    /// @return the state in the words of RFC 2236.
    const char* DescribeVersion2() const;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_GROUP_ACTIONS_H
