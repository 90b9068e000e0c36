/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-rpf-source.h"

#include "ns3/trace-source-accessor.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(RpfSource);

TypeId
RpfSource::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::RpfSource")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddTraceSource("RoutesChanged",
                                            "Routes towards sources may differ from now on.",
                                            MakeTraceSourceAccessor(&RpfSource::m_routesChanged),
                                            "ns3::mgm::RpfSource::RoutesChangedTracedCallback");
    return tid;
}

void
RpfSource::NotifyRoutesChanged() const
{
    m_routesChanged();
}

bool
operator==(const RpfRoute& a, const RpfRoute& b)
{
    return a.interface == b.interface && a.neighbor == b.neighbor && a.network == b.network &&
           a.mask == b.mask && a.preference == b.preference && a.metric == b.metric &&
           a.protocol == b.protocol;
}

bool
operator!=(const RpfRoute& a, const RpfRoute& b)
{
    return !(a == b);
}

} // namespace mgm
} // namespace ns3
