/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-replay.h"

#include "ns3/mgm-trace-reader.h"

#include <set>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the kinds of records that change what a router holds.
const std::set<std::string, std::less<>>&
GetKinds()
{
    static const std::set<std::string, std::less<>> kinds{"topology-change",
                                                          "converged",
                                                          "entry",
                                                          "wrong-interface",
                                                          "interface-setting",
                                                          "application",
                                                          "api-call",
                                                          "membership",
                                                          "alert",
                                                          "undelivered-alert",
                                                          "callback",
                                                          "reaction",
                                                          "igmp-state",
                                                          "igmp-timer",
                                                          "igmp-message",
                                                          "pim-transition",
                                                          "pim-timer",
                                                          "pim-neighbor"};
    return kinds;
}

} // namespace

Replay::Replay(const TraceHeader& header, std::optional<uint32_t> node)
    : m_header(header),
      m_network(header, node)
{
    for (const auto& [id, facts] : header.nodes)
    {
        if (!node || id == *node)
        {
            m_routers.emplace(id, RouterState(facts));
        }
    }
}

void
Replay::ReadTo(TraceReader& reader, Time time)
{
    reader.SetTimeLimit(time.GetNanoSeconds());
    reader.SetFilter([this](const TraceGlance& glance) {
        const uint32_t node = glance.id.node;
        return (node == TraceRecord::NO_NODE || m_routers.count(node) != 0) &&
               GetKinds().count(glance.kind) != 0;
    });
    TraceRecord record;
    while (reader.Next(record))
    {
        Apply(record);
    }
}

void
Replay::Apply(const TraceRecord& record)
{
    m_network.Apply(record);
    if (record.GetKind() == "topology-change" && record.GetText("event") == "link-down")
    {
        ApplyLinkDown(record);
    }
    const auto router = m_routers.find(record.GetNode());
    if (router != m_routers.end())
    {
        router->second.Apply(record);
    }
}

void
Replay::ApplyLinkDown(const TraceRecord& record)
{
    for (const TraceRecord& end : record.GetObjects("ends"))
    {
        const auto router =
            end.Has("node") ? m_routers.find(end.GetUnsigned("node")) : m_routers.end();
        if (router != m_routers.end())
        {
            router->second.TakeDown(end.GetInterfaceId("interface").index);
        }
    }
}

const RouterState&
Replay::GetRouter(uint32_t node) const
{
    return m_routers.at(node);
}

const std::map<uint32_t, RouterState>&
Replay::GetRouters() const
{
    return m_routers;
}

const NetworkState&
Replay::GetNetwork() const
{
    return m_network;
}

std::string
Replay::GetCaution() const
{
    if (m_header.level == "state" || m_header.level == "packets")
    {
        return "";
    }
    return "The trace has level \"" + m_header.level +
           "\", which holds no state; run it again with outputs.trace \"state\" or \"packets\".";
}

} // namespace mgm
} // namespace ns3
