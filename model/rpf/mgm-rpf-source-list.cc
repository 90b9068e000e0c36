/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-rpf-source-list.h"

#include "ns3/mgm-compat.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(RpfSourceList);

TypeId
RpfSourceList::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::RpfSourceList")
            .SetParent<RpfSource>()
            .SetGroupName("Mgm")
            .AddConstructor<RpfSourceList>()
            .AddAttribute(
                "Selection",
                "Which of several answers is used: that with the smallest preference, or "
                "that with the longest mask. Ties go to the source added first.",
                EnumValue(SMALLEST_DISTANCE),
                compat::MakeEnumAccessorFor<RpfSelection>(&RpfSourceList::m_selection),
                MakeEnumChecker(
                    SMALLEST_DISTANCE, "smallest-distance", LONGEST_MATCH, "longest-match"));
    return tid;
}

RpfSourceList::RpfSourceList() = default;

RpfSourceList::~RpfSourceList() = default;

void
RpfSourceList::AddSource(Ptr<RpfSource> source)
{
    m_sources.push_back(source);
    source->TraceConnectWithoutContext("RoutesChanged",
                                       MakeCallback(&RpfSourceList::NotifyRoutesChanged, this));
    NotifyRoutesChanged();
}

void
RpfSourceList::DoDispose()
{
    for (const Ptr<RpfSource>& source : m_sources)
    {
        source->TraceDisconnectWithoutContext(
            "RoutesChanged", MakeCallback(&RpfSourceList::NotifyRoutesChanged, this));
    }
    m_sources.clear();
    RpfSource::DoDispose();
}

bool
RpfSourceList::IsBetter(const RpfRoute& a, const RpfRoute& b) const
{
    if (m_selection == LONGEST_MATCH && a.mask.GetPrefixLength() != b.mask.GetPrefixLength())
    {
        return a.mask.GetPrefixLength() > b.mask.GetPrefixLength();
    }
    return a.preference < b.preference;
}

bool
RpfSourceList::Lookup(Ipv4Address source, RpfRoute& route) const
{
    bool found = false;
    for (const Ptr<RpfSource>& candidate : m_sources)
    {
        RpfRoute answer;
        if (candidate->Lookup(source, answer) && (!found || IsBetter(answer, route)))
        {
            route = answer;
            found = true;
        }
    }
    return found;
}

} // namespace mgm
} // namespace ns3
