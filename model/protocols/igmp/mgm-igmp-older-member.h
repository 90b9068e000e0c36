/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The membership of a host in one group as versions 1 and 2 see it (RFC 2236 6).
 */

#ifndef MGM_IGMP_OLDER_MEMBER_H
#define MGM_IGMP_OLDER_MEMBER_H

#include "ns3/mgm-igmp-host-environment.h"
#include "ns3/mgm-igmp-timer.h"

#include <cstdint>
#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * States of a membership (RFC 2236 6).
 */
enum class IgmpMemberState : uint8_t
{
    NON_MEMBER,      //!< the host does not belong to the group
    DELAYING_MEMBER, //!< it does, and a report is due
    IDLE_MEMBER,     //!< it does, and no report is due
};

/// Prints the state as in RFC 2236 6, for example "Delaying Member".
std::ostream& operator<<(std::ostream& os, IgmpMemberState state);

/**
 * @ingroup mgm
 * The state machine of RFC 2236 6 for one group on one interface. Version 1 (RFC 1112) differs in
 * its reports, and in that it has no leave messages.
 */
class IgmpOlderMember
{
  public:
    /**
     * @param [in] environment The node; must outlive this.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     */
    IgmpOlderMember(IgmpHostEnvironment& environment, uint32_t interface, Ipv4Address group);

    /// @param [in] version Version of the interface from now on, 1 or 2.
    void SetVersion(IgmpVersion version);

    /// Event "join group".
    void Join();
    /// Event "leave group".
    void Leave();
    /**
     * Event "query received".
     * @param [in] maxResponse Max Response Time.
     */
    void OnQuery(Time maxResponse);
    /// Event "report received".
    void OnReport();
    /**
     * The interface changes its version, or stops: nothing is due any more (RFC 3376 7.2.1).
     * @param [in] member Whether the host belongs to the group.
     */
    void Adopt(bool member);

  private:
    /// Event "timer expired".
    void OnTimer();
    /// Action "send report", "set flag".
    void SendReport();
    /// Reports a transition. @return head of the record.
    RecordHead Enter(IgmpMemberState state, const char* event);

    IgmpHostEnvironment& m_environment;                   //!< the node
    uint32_t m_interface;                                 //!< interface index
    Ipv4Address m_group;                                  //!< group
    IgmpMemberState m_state{IgmpMemberState::NON_MEMBER}; //!< state
    IgmpVersion m_version{IgmpVersion::V2};               //!< version of the interface
    bool m_lastReporter{false};                           //!< the flag
    uint32_t m_unsolicited{0};                            //!< unsolicited reports to send
    IgmpTimer m_timer;                                    //!< the report delay timer
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_OLDER_MEMBER_H
