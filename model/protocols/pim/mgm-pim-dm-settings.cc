/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-settings.h"

#include "ns3/boolean.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimDmSettings);

TypeId
PimDmSettings::GetTypeId()
{
    static TypeId tid = AddChoices(
        AddTimers(TypeId("ns3::mgm::PimDmSettings").SetParent<PimRouter>().SetGroupName("Mgm")));
    return tid;
}

PimDmSettings::PimDmSettings() = default;

PimDmSettings::~PimDmSettings() = default;

template <Time PimDmVariables::*Member>
TypeId
PimDmSettings::AddTime(
    TypeId tid, const char* name, const char* help, Time value, Time least, Time most)
{
    return tid.AddAttribute(name,
                            help,
                            TimeValue(value),
                            MakeTimeAccessor(&PimDmSettings::SetVariable<Time, Member>,
                                             &PimDmSettings::GetVariable<Time, Member>),
                            MakeTimeChecker(least, most));
}

TypeId
PimDmSettings::AddTimers(TypeId tid)
{
    const PimDmVariables variables;
    tid = AddTime<&PimDmVariables::assertTime>(
        tid,
        "AssertTime",
        "Assert Time (RFC 3973 4.8): after this time without an Assert its outcome is forgotten.",
        variables.assertTime,
        NanoSeconds(1));
    tid = AddTime<&PimDmVariables::graftRetryPeriod>(
        tid,
        "GraftRetryPeriod",
        "Graft_Retry_Period (RFC 3973 4.8): time until a Graft without a Graft Ack is sent again.",
        variables.graftRetryPeriod,
        NanoSeconds(1));
    tid = AddTime<&PimDmVariables::pruneLimit>(
        tid,
        "PruneLimit",
        "t_limit (RFC 3973 4.8): a Prune is not sent again within this time.",
        variables.pruneLimit,
        NanoSeconds(1));
    tid = AddTime<&PimDmVariables::stateRefreshInterval>(
        tid,
        "StateRefreshInterval",
        "RefreshInterval (RFC 3973 4.8): time between State Refreshes, in whole seconds.",
        variables.stateRefreshInterval,
        Seconds(1),
        Seconds(255));
    tid = AddTime<&PimDmVariables::sourceLifetime>(
        tid,
        "SourceLifetime",
        "SourceLifetime (RFC 3973 4.8): after this time without data of a directly connected "
        "source no State Refreshes are sent for it.",
        variables.sourceLifetime,
        NanoSeconds(1));
    tid = AddTime<&PimDmVariables::refreshLimitInterval>(
        tid,
        "RefreshLimitInterval",
        "RefreshLimitInterval (RFC 3973 4.5.1): State Refreshes that come sooner after another are "
        "not passed on; 0 s: all are.",
        variables.refreshLimitInterval,
        Seconds(0));
    return tid.AddAttribute(
        "PruneHoldtime",
        "Hold Time in Prunes (RFC 3973 4.7.6): how long the upstream neighbor "
        "keeps from forwarding, in whole seconds; 65535 s: for ever.",
        TimeValue(Seconds(variables.pruneHoldtime)),
        MakeTimeAccessor(&PimDmSettings::SetPruneHoldtime, &PimDmSettings::GetPruneHoldtime),
        MakeTimeChecker(Seconds(1), Seconds(0xffff)));
}

TypeId
PimDmSettings::AddChoices(TypeId tid)
{
    const PimDmVariables variables;
    return tid
        .AddAttribute(
            "StateRefresh",
            "Whether the router is State Refresh capable: heeds and forwards State Refreshes and, "
            "next to a source, originates them (RFC 3973 4.5, 4.7.5.4).",
            BooleanValue(variables.stateRefresh),
            MakeBooleanAccessor(&PimDmSettings::SetVariable<bool, &PimDmVariables::stateRefresh>,
                                &PimDmSettings::GetVariable<bool, &PimDmVariables::stateRefresh>),
            MakeBooleanChecker())
        .AddAttribute(
            "StateRefreshTtl",
            "State Refresh TTL (RFC 3973 4.5.2.2): TTL inside State Refreshes where that of the "
            "data is not known.",
            UintegerValue(variables.stateRefreshTtl),
            MakeUintegerAccessor(
                &PimDmSettings::SetVariable<uint8_t, &PimDmVariables::stateRefreshTtl>,
                &PimDmSettings::GetVariable<uint8_t, &PimDmVariables::stateRefreshTtl>),
            MakeUintegerChecker<uint8_t>(1))
        .AddAttribute(
            "GraftRetryLimit",
            "How often a Graft is sent again without a Graft Ack (RFC 3973 4.4.1.3); 0: for ever.",
            UintegerValue(variables.graftRetryLimit),
            MakeUintegerAccessor(
                &PimDmSettings::SetVariable<uint32_t, &PimDmVariables::graftRetryLimit>,
                &PimDmSettings::GetVariable<uint32_t, &PimDmVariables::graftRetryLimit>),
            MakeUintegerChecker<uint32_t>())
        .AddAttribute(
            "PointToPointAssert",
            "Whether data on the wrong interface leads to an Assert on point-to-point links too "
            "(RFC 3973 4.2); otherwise it leads to a Prune there, which only the far end hears.",
            BooleanValue(variables.pointToPointAssert),
            MakeBooleanAccessor(
                &PimDmSettings::SetVariable<bool, &PimDmVariables::pointToPointAssert>,
                &PimDmSettings::GetVariable<bool, &PimDmVariables::pointToPointAssert>),
            MakeBooleanChecker())
        .AddAttribute(
            "MaskLostAsserts",
            "Whether the loser of an Assert masks its wrong-interface alerts on that link, where "
            "data is no event for it (RFC 3973 4.6.4). Otherwise they may take the place of alerts "
            "on other interfaces of the entry, if the forwarder limits alerts by entry.",
            BooleanValue(variables.maskLostAsserts),
            MakeBooleanAccessor(
                &PimDmSettings::SetVariable<bool, &PimDmVariables::maskLostAsserts>,
                &PimDmSettings::GetVariable<bool, &PimDmVariables::maskLostAsserts>),
            MakeBooleanChecker())
        .AddAttribute("EntryLifetime",
                      "After this time without data an entry is discarded, as soon as no state of "
                      "RFC 3973 is held in it (RFC 3973 4.1).",
                      TimeValue(Seconds(210)),
                      MakeTimeAccessor(&PimDmSettings::m_entryLifetime),
                      MakeTimeChecker(NanoSeconds(1)))
        .AddAttribute("EntryLimit",
                      "Largest number of (S,G) entries; data of others is not forwarded, and "
                      "messages about them are ignored. 0: no limit.",
                      UintegerValue(65536),
                      MakeUintegerAccessor(&PimDmSettings::m_entryLimit),
                      MakeUintegerChecker<uint32_t>());
}

void
PimDmSettings::SetPruneHoldtime(Time holdtime)
{
    m_variables.pruneHoldtime = static_cast<uint16_t>(holdtime.GetSeconds());
}

Time
PimDmSettings::GetPruneHoldtime() const
{
    return Seconds(m_variables.pruneHoldtime);
}

const PimDmVariables&
PimDmSettings::GetSettings() const
{
    return m_variables;
}

Time
PimDmSettings::GetEntryLifetime() const
{
    return m_entryLifetime;
}

uint32_t
PimDmSettings::GetEntryLimit() const
{
    return m_entryLimit;
}

} // namespace mgm
} // namespace ns3
