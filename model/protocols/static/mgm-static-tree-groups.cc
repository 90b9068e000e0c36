/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-tree-groups.h"

#include "ns3/abort.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(StaticTreeGroups);

TypeId
StaticTreeGroups::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::StaticTreeGroups")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddConstructor<StaticTreeGroups>();
    return tid;
}

StaticTreeGroups::StaticTreeGroups() = default;

StaticTreeGroups::~StaticTreeGroups() = default;

void
StaticTreeGroups::SetRoutes(Ptr<const GraphRoutes> routes)
{
    NS_ABORT_MSG_IF(m_routes, "The network of these groups is set already");
    m_routes = routes;
}

bool
StaticTreeGroups::AddSource(Ipv4Address group, Ipv4Address source)
{
    Group& members = m_groups[group];
    if (!members.sources.insert(source).second)
    {
        return false;
    }
    Changes changed;
    for (const auto& plan : GetPlans())
    {
        for (const auto& [receiver, wishes] : members.receivers)
        {
            if (Wants(wishes, source))
            {
                const SourceGroup key(source, group);
                Collect(changed, key, plan->AddReceiver(key, receiver));
            }
        }
    }
    Notify(changed);
    return true;
}

bool
StaticTreeGroups::RemoveSource(Ipv4Address group, Ipv4Address source)
{
    const auto found = m_groups.find(group);
    if (found == m_groups.end() || found->second.sources.erase(source) == 0)
    {
        return false;
    }
    Changes changed;
    for (const auto& plan : GetPlans())
    {
        const SourceGroup key(source, group);
        Collect(changed, key, plan->RemoveTree(key));
    }
    ForgetIfEmpty(found);
    Notify(changed);
    return true;
}

bool
StaticTreeGroups::AddReceiver(Ipv4Address group, Ipv4Address receiver)
{
    const bool isNew = m_groups[group].configured.insert(receiver).second;
    if (isNew)
    {
        AddMember(SourceGroup(Ipv4Address::GetAny(), group), receiver);
    }
    return isNew;
}

bool
StaticTreeGroups::RemoveReceiver(Ipv4Address group, Ipv4Address receiver)
{
    const auto found = m_groups.find(group);
    const bool known = found != m_groups.end() && found->second.configured.erase(receiver) > 0;
    if (known)
    {
        RemoveMember(SourceGroup(Ipv4Address::GetAny(), group), receiver);
    }
    return known;
}

void
StaticTreeGroups::AddMember(const SourceGroup& key, Ipv4Address member)
{
    Group& group = m_groups[key.group];
    Wishes& wishes = group.receivers[member];
    const std::vector<Ipv4Address> sources = FindUnwanted(group, key, wishes);
    ++wishes[key.source];
    ChangeTrees(key.group, sources, member, true);
}

void
StaticTreeGroups::RemoveMember(const SourceGroup& key, Ipv4Address member)
{
    const auto found = m_groups.find(key.group);
    if (found == m_groups.end())
    {
        return;
    }
    Group& group = found->second;
    const auto receiver = group.receivers.find(member);
    if (receiver == group.receivers.end() || receiver->second.count(key.source) == 0 ||
        --receiver->second[key.source] > 0)
    {
        return;
    }
    receiver->second.erase(key.source);
    const std::vector<Ipv4Address> sources = FindUnwanted(group, key, receiver->second);
    if (receiver->second.empty())
    {
        group.receivers.erase(receiver);
    }
    ForgetIfEmpty(found);
    ChangeTrees(key.group, sources, member, false);
}

bool
StaticTreeGroups::Wants(const Wishes& wishes, Ipv4Address source)
{
    return wishes.count(Ipv4Address::GetAny()) > 0 || wishes.count(source) > 0;
}

std::vector<Ipv4Address>
StaticTreeGroups::FindUnwanted(const Group& group, const SourceGroup& key, const Wishes& wishes)
{
    std::vector<Ipv4Address> sources;
    if (key.source != Ipv4Address::GetAny())
    {
        if (group.sources.count(key.source) > 0 && !Wants(wishes, key.source))
        {
            sources.push_back(key.source);
        }
        return sources;
    }
    for (const Ipv4Address source : group.sources)
    {
        if (!Wants(wishes, source))
        {
            sources.push_back(source);
        }
    }
    return sources;
}

void
StaticTreeGroups::ChangeTrees(Ipv4Address group,
                              const std::vector<Ipv4Address>& sources,
                              Ipv4Address receiver,
                              bool add)
{
    Changes changed;
    for (const auto& plan : GetPlans())
    {
        for (const Ipv4Address source : sources)
        {
            const SourceGroup key(source, group);
            Collect(changed,
                    key,
                    add ? plan->AddReceiver(key, receiver) : plan->RemoveReceiver(key, receiver));
        }
    }
    Notify(changed);
}

void
StaticTreeGroups::ForgetIfEmpty(std::map<Ipv4Address, Group>::iterator group)
{
    if (group->second.sources.empty() && group->second.receivers.empty())
    {
        m_groups.erase(group);
    }
}

std::shared_ptr<const StaticTreePlan>
StaticTreeGroups::GetPlan(Ptr<const GraphSnapshot> snapshot)
{
    NS_ABORT_MSG_UNLESS(m_routes, "These groups belong to no network");
    const auto known = m_plans.find(snapshot->GetVersion());
    if (auto plan = known != m_plans.end() ? known->second.lock() : nullptr)
    {
        return plan;
    }
    GetPlans(); // forgets those that nobody holds any more
    auto plan = std::make_shared<StaticTreePlan>(m_routes, snapshot);
    for (const auto& [group, members] : m_groups)
    {
        for (const Ipv4Address source : members.sources)
        {
            for (const auto& [receiver, wishes] : members.receivers)
            {
                if (Wants(wishes, source))
                {
                    plan->AddReceiver(SourceGroup(source, group), receiver);
                }
            }
        }
    }
    m_plans[snapshot->GetVersion()] = plan;
    return plan;
}

std::vector<std::shared_ptr<StaticTreePlan>>
StaticTreeGroups::GetPlans()
{
    std::vector<std::shared_ptr<StaticTreePlan>> plans;
    for (auto known = m_plans.begin(); known != m_plans.end();)
    {
        auto plan = known->second.lock();
        if (plan)
        {
            plans.push_back(plan);
        }
        known = plan ? std::next(known) : m_plans.erase(known);
    }
    return plans;
}

std::size_t
StaticTreeGroups::GetPlanCount() const
{
    return m_plans.size();
}

uint64_t
StaticTreeGroups::AddObserver(NodeIndex router, const Observer& observer)
{
    m_observers[router].emplace(++m_lastObserver, observer);
    return m_lastObserver;
}

void
StaticTreeGroups::RemoveObserver(NodeIndex router, uint64_t number)
{
    const auto observers = m_observers.find(router);
    if (observers != m_observers.end() && observers->second.erase(number) > 0 &&
        observers->second.empty())
    {
        m_observers.erase(observers);
    }
}

void
StaticTreeGroups::Collect(Changes& changed,
                          const SourceGroup& key,
                          const std::vector<NodeIndex>& routers)
{
    for (const NodeIndex router : routers)
    {
        changed.emplace(router, key);
    }
}

void
StaticTreeGroups::Notify(const Changes& changed) const
{
    for (const auto& [router, key] : changed)
    {
        const auto observers = m_observers.find(router);
        if (observers == m_observers.end())
        {
            continue;
        }
        for (const auto& [number, observer] : observers->second)
        {
            observer(key);
        }
    }
}

} // namespace mgm
} // namespace ns3
