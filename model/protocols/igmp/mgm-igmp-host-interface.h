/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One interface of an IGMP host: the groups that are listened to, the version that its queriers
 * allow, and the answers to queries.
 */

#ifndef MGM_IGMP_HOST_INTERFACE_H
#define MGM_IGMP_HOST_INTERFACE_H

#include "ns3/mgm-igmp-host-environment.h"
#include "ns3/mgm-igmp-host-group.h"
#include "ns3/mgm-igmp-timer.h"

#include <cstdint>
#include <map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * IGMP of a host on one interface.
 */
class IgmpHostInterface
{
  public:
    /**
     * @param [in] environment The node; must outlive this.
     * @param [in] interface Interface index.
     */
    IgmpHostInterface(IgmpHostEnvironment& environment, uint32_t interface);

    /**
     * @param [in] version Version of the interface: the newest that it speaks. To be called while
     * it does not work.
     */
    void SetVersion(IgmpVersion version);
    /// @return the version that it works in: its own, or that of an older querier.
    IgmpVersion GetMode() const;

    /**
     * The host starts or stops, the link comes or goes.
     * @param [in] active Whether the interface works from now on.
     */
    void SetActive(bool active);
    /// @return whether the interface works.
    bool IsActive() const;

    /**
     * @param [in] listener A listener.
     * @param [in] group A group.
     * @param [in] filter A filter.
     * @return whether the source list of the interface would keep the limit (RFC 3376 3.2).
     */
    bool CanListen(uint32_t listener, Ipv4Address group, const SourceFilter& filter) const;
    /**
     * Replaces the filter of a listener (RFC 3376 2).
     * @param [in] listener The listener.
     * @param [in] group Group.
     * @param [in] filter Its filter; INCLUDE with no sources ends the listening.
     */
    void Listen(uint32_t listener, Ipv4Address group, const SourceFilter& filter);
    /**
     * @param [in] listener A listener.
     * @param [in] group A group.
     * @return its filter.
     */
    SourceFilter GetListenerFilter(uint32_t listener, Ipv4Address group) const;
    /**
     * @param [in] group A group.
     * @return filter of the interface.
     */
    SourceFilter GetFilter(Ipv4Address group) const;
    /// @return groups by address, with those that only have something left to be sent.
    const std::map<Ipv4Address, IgmpHostGroup>& GetGroups() const;

    /**
     * A message has arrived.
     * @param [in] message The message.
     */
    void Receive(const IgmpMessage& message);

  private:
    /// A query as a host of some version reads it.
    struct Query
    {
        IgmpVersion version; //!< version of its sender, as far as the host can tell
        Time maxResponse;    //!< Max Resp Time
        bool general;        //!< whether it is for all groups
        Ipv4Address group;   //!< group
        SourceList sources;  //!< sources, ascending
    };

    /// @return the filters of the listeners of a group with another one of a listener.
    IgmpHostGroup::Listeners Replace(uint32_t listener,
                                     Ipv4Address group,
                                     const SourceFilter& filter) const;
    /// @return a query as a host of this interface's version reads it.
    Query Read(const IgmpMessage& message) const;
    /// Answers a query.
    void OnQuery(const Query& query);
    /// Notes that a querier is of an older version (RFC 3376 7.2.1, RFC 2236 6).
    void NoteVersion(const Query& query);
    /// An Older Version Querier Present timer expires.
    void OnVersionTimer();
    /// Takes the version that the timers allow. @param [in] event Why.
    void UpdateMode(const char* event);
    /// Version 3: schedules the response to a query (RFC 3376 5.2).
    void ScheduleResponse(const Query& query);
    /// Version 3: responds to a General Query.
    void SendGeneralResponse();
    /// @return whether there is anything to report.
    bool HasState() const;
    /// @return a group, made if it is not there.
    IgmpHostGroup& GetGroup(Ipv4Address group);
    /// Forgets a group that nobody needs.
    void Forget(Ipv4Address group);

    IgmpHostEnvironment& m_environment;            //!< the node
    uint32_t m_interface;                          //!< interface index
    IgmpVersion m_version;                         //!< the newest that it speaks
    IgmpVersion m_mode;                            //!< Host Compatibility Mode (RFC 3376 7.2.1)
    bool m_active{false};                          //!< whether it works
    Time m_queryInterval;                          //!< of the last version 3 query
    IgmpTimer m_v1Querier;                         //!< IGMPv1 Querier Present
    IgmpTimer m_v2Querier;                         //!< IGMPv2 Querier Present
    IgmpTimer m_generalTimer;                      //!< the interface timer of RFC 3376 5.2
    std::map<Ipv4Address, IgmpHostGroup> m_groups; //!< by address
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HOST_INTERFACE_H
