/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-querier.h"

namespace ns3
{
namespace mgm
{

namespace
{

// States of RFC 2236 7.
const char* const INITIAL = "Initial";
const char* const QUERIER = "Querier";
const char* const NON_QUERIER = "Non-Querier";

} // namespace

IgmpQuerier::IgmpQuerier(const IgmpRouterSettings& settings,
                         IgmpRouterEnvironment& environment,
                         uint32_t interface)
    : m_settings(settings),
      m_environment(environment),
      m_interface(interface),
      m_other(Ipv4Address::GetAny()),
      m_generalQueryTimer(environment.GetRecorder(), "General Query Timer", interface),
      m_otherQuerierTimer(environment.GetRecorder(), "Other Querier Present Timer", interface)
{
    m_generalQueryTimer.SetFunction(MakeCallback(&IgmpQuerier::OnGeneralQueryTimer, this));
    m_otherQuerierTimer.SetFunction(MakeCallback(&IgmpQuerier::OnOtherQuerierTimer, this));
}

void
IgmpQuerier::Start()
{
    m_isQuerier = true;
    m_startupQueries = m_settings.GetStartupQueryCount();
    const CauseScope scope(Move(INITIAL, "start", QUERIER));
    SendGeneralQuery();
}

void
IgmpQuerier::Receive(const IgmpMessage& query, Ipv4Address source)
{
    // Switches that ask from 0.0.0.0 take no part in the election (RFC 4541 2.1.1).
    if (source == Ipv4Address::GetAny() || !(source < m_environment.GetAddress(m_interface)))
    {
        return;
    }
    const CauseScope scope(Move(m_isQuerier ? QUERIER : NON_QUERIER,
                                "query received from a router with a lower IP address",
                                NON_QUERIER));
    Adopt(query);
    m_other = source;
    m_otherQuerierTimer.Schedule(m_settings.GetOtherQuerierPresentInterval(m_adopted));
    if (m_isQuerier)
    {
        m_isQuerier = false;
        m_generalQueryTimer.Cancel();
        m_environment.NotifyQuerier(m_interface, false);
    }
}

void
IgmpQuerier::Adopt(const IgmpMessage& query)
{
    m_adopted = IgmpAdoptedValues();
    if (query.robustness != 0)
    {
        m_adopted.robustness = query.robustness;
    }
    if (!query.GetQueryInterval().IsZero())
    {
        m_adopted.queryInterval = query.GetQueryInterval();
    }
}

void
IgmpQuerier::OnOtherQuerierTimer()
{
    m_isQuerier = true;
    m_adopted = IgmpAdoptedValues();
    m_startupQueries = 0;
    const CauseScope scope(Move(NON_QUERIER, "other querier present timer expired", QUERIER));
    SendGeneralQuery();
    m_environment.NotifyQuerier(m_interface, true);
}

void
IgmpQuerier::OnGeneralQueryTimer()
{
    const CauseScope scope(Move(QUERIER, "gen. query timer expired", QUERIER));
    SendGeneralQuery();
}

void
IgmpQuerier::SendGeneralQuery()
{
    m_startupQueries -= m_startupQueries > 0 ? 1 : 0;
    const IgmpRouterVariables variables = GetVariables();
    m_generalQueryTimer.Schedule(m_startupQueries > 0 ? m_settings.GetStartupQueryInterval()
                                                      : variables.queryInterval);
    m_environment.Send(
        m_interface,
        MakeIgmpQuery(variables, Ipv4Address::GetAny(), variables.queryResponseInterval));
}

RecordHead
IgmpQuerier::Move(const char* before, const char* event, const char* after) const
{
    const bool isOld = m_settings.GetVersion() < IgmpVersion::V3;
    return m_environment.GetRecorder().ReportState(m_interface,
                                                   Ipv4Address::GetAny(),
                                                   before,
                                                   event,
                                                   after,
                                                   isOld ? "RFC 2236 7" : "RFC 3376 6.6.2");
}

bool
IgmpQuerier::IsQuerier() const
{
    return m_isQuerier;
}

Ipv4Address
IgmpQuerier::GetQuerier() const
{
    return m_isQuerier ? m_environment.GetAddress(m_interface) : m_other;
}

Time
IgmpQuerier::GetOtherQuerierTime() const
{
    return m_otherQuerierTimer.GetRemaining();
}

IgmpRouterVariables
IgmpQuerier::GetVariables() const
{
    IgmpRouterVariables variables = m_settings.GetVariables(m_adopted);
    variables.querier = m_isQuerier;
    return variables;
}

} // namespace mgm
} // namespace ns3
