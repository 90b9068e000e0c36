/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-multicast.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(StaticMulticast);

TypeId
StaticMulticast::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::StaticMulticast")
                            .SetParent<StaticClient>()
                            .SetGroupName("Mgm")
                            .AddConstructor<StaticMulticast>();
    return tid;
}

StaticMulticast::StaticMulticast() = default;

StaticMulticast::~StaticMulticast() = default;

std::string
StaticMulticast::GetClientName() const
{
    return CLIENT_NAME;
}

void
StaticMulticast::AddMembership(const SourceGroup& key, InterfaceId interface)
{
    m_memberships.insert({key, interface});
    Hold({key, interface});
}

void
StaticMulticast::RemoveMembership(const SourceGroup& key, InterfaceId interface)
{
    m_memberships.erase({key, interface});
    Release({key, interface});
}

std::set<StaticMembership>
StaticMulticast::GetMemberships() const
{
    return m_memberships;
}

void
StaticMulticast::SetIncomingInterface(const SourceGroup& key,
                                      InterfaceId interface,
                                      Ipv4Address upstreamNeighbor)
{
    m_incoming[key] = {interface, upstreamNeighbor};
    if (GetHandle() != 0)
    {
        // No such entry yet: the choice is the answer when it is made.
        GetManager()->SetMfe(GetHandle(), key, upstreamNeighbor, interface);
    }
}

void
StaticMulticast::ClearIncomingInterface(const SourceGroup& key)
{
    m_incoming.erase(key);
}

void
StaticMulticast::SetEntry(const StaticEntry& entry)
{
    m_entries[entry.key] = entry;
    Declare(entry);
}

bool
StaticMulticast::RemoveEntry(const SourceGroup& key)
{
    if (m_entries.erase(key) == 0)
    {
        return false;
    }
    if (GetHandle() != 0)
    {
        GetManager()->DeleteStaticEntry(GetHandle(), key);
    }
    return true;
}

void
StaticMulticast::Declare(const StaticEntry& entry)
{
    if (GetHandle() != 0 && GetManager()->SetStaticEntry(GetHandle(), entry) == Status::SUCCESS)
    {
        ApplyMasks(entry.key);
    }
}

void
StaticMulticast::SetEntries()
{
    // No client is told of static entries, so that the configuration cannot change meanwhile.
    for (const auto& [key, entry] : m_entries)
    {
        Declare(entry);
    }
}

void
StaticMulticast::AnswerRpf(RpfQuery& query)
{
    const Ipv4Address any = Ipv4Address::GetAny();
    for (const SourceGroup& key :
         {query.key, SourceGroup(any, query.key.group), SourceGroup(any, any)})
    {
        const auto choice = m_incoming.find(key);
        if (choice != m_incoming.end())
        {
            query.interface = choice->second.interface;
            query.upstreamNeighbor = choice->second.neighbor;
            return;
        }
    }
}

void
StaticMulticast::React(const WrongInterfaceAlert& alert)
{
    ReportReaction(alert, "none", "static routing does not change by itself");
}

} // namespace mgm
} // namespace ns3
