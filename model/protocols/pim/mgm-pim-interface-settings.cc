/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-interface-settings.h"

#include "ns3/boolean.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimInterfaceSettings);

namespace
{

/// Holdtime of a neighbor that is never timed out (RFC 3973 4.3.3).
constexpr int64_t NEVER = 0xffff;

} // namespace

TypeId
PimInterfaceSettings::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::PimInterfaceSettings")
            .SetParent<Object>()
            .SetGroupName("Mgm")
            .AddAttribute("HelloPeriod",
                          "Hello_Period (RFC 3973 4.8): time between Hellos.",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&PimInterfaceSettings::m_helloPeriod),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("HelloHoldtime",
                          "Holdtime in Hellos (RFC 3973 4.3.3): how long neighbors remember this "
                          "router, in whole seconds, rounded up; 65535 s: for ever; 0 s: 3.5 x "
                          "Hello_Period.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&PimInterfaceSettings::m_helloHoldtime),
                          MakeTimeChecker(Seconds(0), Seconds(NEVER)))
            .AddAttribute("TriggeredHelloDelay",
                          "Triggered_Hello_Delay (RFC 3973 4.8): the first Hello, and the one that "
                          "answers a new or restarted neighbor, are sent within this time.",
                          TimeValue(Seconds(5)),
                          MakeTimeAccessor(&PimInterfaceSettings::m_triggeredHelloDelay),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("LanPruneDelay",
                          "Whether Hellos carry the LAN Prune Delay option (RFC 3973 4.7.5.2). "
                          "Where a router of a link does without, the delays of that link are 0.5 "
                          "s and 2.5 s for all.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PimInterfaceSettings::m_lanPruneDelay),
                          MakeBooleanChecker())
            .AddAttribute("PropagationDelay",
                          "Propagation_Delay (RFC 3973 4.3.5) that this router announces, in whole "
                          "milliseconds. All routers of a link use the largest.",
                          TimeValue(MilliSeconds(500)),
                          MakeTimeAccessor(&PimInterfaceSettings::m_propagationDelay),
                          MakeTimeChecker(Seconds(0), MilliSeconds(0x7fff)))
            .AddAttribute("OverrideInterval",
                          "Override_Interval (RFC 3973 4.3.5) that this router announces, in whole "
                          "milliseconds. All routers of a link use the largest.",
                          TimeValue(MilliSeconds(2500)),
                          MakeTimeAccessor(&PimInterfaceSettings::m_overrideInterval),
                          MakeTimeChecker(Seconds(0), MilliSeconds(0xffff)))
            .AddAttribute("GenerationId",
                          "Whether Hellos carry the Generation ID option (RFC 3973 4.7.5.3), by "
                          "which neighbors see that this router has restarted.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PimInterfaceSettings::m_generationId),
                          MakeBooleanChecker())
            .AddAttribute("NeighborLimit",
                          "Largest number of neighbors; Hellos of others are ignored. 0: no limit.",
                          UintegerValue(1024),
                          MakeUintegerAccessor(&PimInterfaceSettings::m_neighborLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("TtlThreshold",
                          "Threshold(I) (RFC 3973 4.5.1): the TTL inside State Refreshes that is "
                          "needed for sending them there; dense mode only.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&PimInterfaceSettings::m_ttlThreshold),
                          MakeUintegerChecker<uint8_t>());
    return tid;
}

PimInterfaceSettings::PimInterfaceSettings() = default;

PimInterfaceSettings::~PimInterfaceSettings() = default;

Time
PimInterfaceSettings::GetHelloPeriod() const
{
    return m_helloPeriod;
}

uint16_t
PimInterfaceSettings::GetHelloHoldtime() const
{
    const Time wanted = m_helloHoldtime.IsZero() ? m_helloPeriod * 7 / 2 : m_helloHoldtime;
    const int64_t second = Seconds(1).GetTimeStep();
    const int64_t seconds = (wanted.GetTimeStep() + second - 1) / second;
    // Only who asks for it is remembered for ever.
    const int64_t limit = m_helloHoldtime.IsZero() ? NEVER - 1 : NEVER;
    return static_cast<uint16_t>(std::min(seconds, limit));
}

Time
PimInterfaceSettings::GetTriggeredHelloDelay() const
{
    return m_triggeredHelloDelay;
}

bool
PimInterfaceSettings::UsesLanPruneDelay() const
{
    return m_lanPruneDelay;
}

Time
PimInterfaceSettings::GetOwnPropagationDelay() const
{
    return MilliSeconds(m_propagationDelay.GetMilliSeconds());
}

Time
PimInterfaceSettings::GetOwnOverrideInterval() const
{
    return MilliSeconds(m_overrideInterval.GetMilliSeconds());
}

bool
PimInterfaceSettings::UsesGenerationId() const
{
    return m_generationId;
}

uint32_t
PimInterfaceSettings::GetNeighborLimit() const
{
    return m_neighborLimit;
}

uint8_t
PimInterfaceSettings::GetTtlThreshold() const
{
    return m_ttlThreshold;
}

} // namespace mgm
} // namespace ns3
