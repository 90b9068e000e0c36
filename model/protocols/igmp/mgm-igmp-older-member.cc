/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-older-member.h"

namespace ns3
{
namespace mgm
{

namespace
{

constexpr const char* SECTION = "RFC 2236 6"; //!< the state diagram

} // namespace

std::ostream&
operator<<(std::ostream& os, IgmpMemberState state)
{
    switch (state)
    {
    case IgmpMemberState::NON_MEMBER:
        return os << "Non-Member";
    case IgmpMemberState::DELAYING_MEMBER:
        return os << "Delaying Member";
    case IgmpMemberState::IDLE_MEMBER:
        return os << "Idle Member";
    }
    return os << "unknown";
}

IgmpOlderMember::IgmpOlderMember(IgmpHostEnvironment& environment,
                                 uint32_t interface,
                                 Ipv4Address group)
    : m_environment(environment),
      m_interface(interface),
      m_group(group),
      m_timer(environment.GetRecorder(), "report delay timer", interface, group)
{
    m_timer.SetFunction(MakeCallback(&IgmpOlderMember::OnTimer, this));
}

void
IgmpOlderMember::SetVersion(IgmpVersion version)
{
    m_version = version;
}

void
IgmpOlderMember::Join()
{
    const IgmpHostSettings& settings = m_environment.GetSettings();
    // RFC 2236 3: repeated once or twice; [Robustness Variable] - 1 times, so that as many losses
    // are survived as in version 3.
    m_unsolicited = settings.robustness - 1;
    const bool repeat = m_unsolicited > 0;
    const CauseScope scope(Enter(
        repeat ? IgmpMemberState::DELAYING_MEMBER : IgmpMemberState::IDLE_MEMBER, "join group"));
    SendReport();
    if (repeat)
    {
        m_timer.Schedule(m_environment.DrawDelay(settings.unsolicitedV2));
    }
}

void
IgmpOlderMember::Leave()
{
    if (m_state == IgmpMemberState::NON_MEMBER)
    {
        return;
    }
    const CauseScope scope(Enter(IgmpMemberState::NON_MEMBER, "leave group"));
    m_timer.Cancel();
    // A version 1 querier does not know leave messages.
    if (m_lastReporter && m_version == IgmpVersion::V2)
    {
        m_environment.Send(m_interface, IgmpMessage::MakeGroupMessage(IgmpType::V2_LEAVE, m_group));
    }
    m_lastReporter = false;
}

void
IgmpOlderMember::OnQuery(Time maxResponse)
{
    if (m_state == IgmpMemberState::NON_MEMBER)
    {
        return;
    }
    const CauseScope scope(Enter(IgmpMemberState::DELAYING_MEMBER, "query received"));
    if (!m_timer.IsRunning() || maxResponse < m_timer.GetRemaining())
    {
        m_timer.Schedule(m_environment.DrawDelay(maxResponse));
    }
}

void
IgmpOlderMember::OnReport()
{
    if (m_state != IgmpMemberState::DELAYING_MEMBER)
    {
        return;
    }
    const CauseScope scope(Enter(IgmpMemberState::IDLE_MEMBER, "report received"));
    m_timer.Cancel();
    m_unsolicited = 0;
    m_lastReporter = false;
}

void
IgmpOlderMember::OnTimer()
{
    if (m_unsolicited > 1)
    {
        --m_unsolicited;
        const CauseScope scope(Enter(IgmpMemberState::DELAYING_MEMBER, "timer expired"));
        SendReport();
        m_timer.Schedule(m_environment.DrawDelay(m_environment.GetSettings().unsolicitedV2));
        return;
    }
    m_unsolicited = 0;
    const CauseScope scope(Enter(IgmpMemberState::IDLE_MEMBER, "timer expired"));
    SendReport();
}

void
IgmpOlderMember::Adopt(bool member)
{
    m_timer.Cancel();
    m_unsolicited = 0;
    m_state = member ? IgmpMemberState::IDLE_MEMBER : IgmpMemberState::NON_MEMBER;
    // Version 3 hosts are not suppressed: each one has reported, and leaves aloud.
    m_lastReporter = member;
}

void
IgmpOlderMember::SendReport()
{
    if (m_environment.IsSourceSpecific(m_group))
    {
        m_environment.LogSourceSpecific(m_group, "report of an older version (RFC 4604 2.2.1)");
    }
    const IgmpType type = m_version == IgmpVersion::V1 ? IgmpType::V1_REPORT : IgmpType::V2_REPORT;
    m_lastReporter = true;
    m_environment.Send(m_interface, IgmpMessage::MakeGroupMessage(type, m_group));
}

RecordHead
IgmpOlderMember::Enter(IgmpMemberState state, const char* event)
{
    const IgmpMemberState before = m_state;
    m_state = state;
    return m_environment.GetRecorder().ReportState(
        m_interface, m_group, before, event, state, SECTION);
}

} // namespace mgm
} // namespace ns3
