/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-tree.h"

#include "ns3/abort.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-compat.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(StaticTree);

namespace
{

/// How many entries are read from the group manager at once.
constexpr std::size_t ENTRIES_AT_ONCE = 64;

/// How many re-targeted entries are remembered before those that are gone are looked for.
constexpr std::size_t RETARGETED_UNSEEN = 64;

} // namespace

TypeId
StaticTree::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::StaticTree")
            .SetParent<StaticClient>()
            .SetGroupName("Mgm")
            .AddConstructor<StaticTree>()
            .AddAttribute(
                "Reaction",
                "What is done about a wrong-interface alert: nothing, or the interface "
                "where the data arrives becomes the incoming interface of the entry until "
                "the router's view of the network converges.",
                EnumValue(REACTION_NONE),
                compat::MakeEnumAccessorFor<AlertReaction>(&StaticTree::m_alertReaction),
                MakeEnumChecker(REACTION_NONE, "none", REACTION_RETARGET, "retarget"))
            .AddAttribute("HoldDown",
                          "Least time between two re-targets of one (S,G). The default is longer "
                          "than the 3 s between two alerts of an entry in Linux (K2), so that it "
                          "has an effect there.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&StaticTree::m_holdDown),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("ReactionDelay",
                          "Time from the convergence of the router's view until its memberships "
                          "follow. Counts with the value at the time of convergence.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&StaticTree::m_reactionDelay),
                          MakeTimeChecker(Seconds(0)));
    return tid;
}

StaticTree::StaticTree()
    : m_retargetedLimit(RETARGETED_UNSEEN)
{
}

StaticTree::~StaticTree() = default;

void
StaticTree::SetGroups(Ptr<StaticTreeGroups> groups)
{
    NS_ABORT_MSG_IF(IsRunning(), "The groups cannot change while the client runs");
    m_groups = groups;
}

void
StaticTree::SetView(Ptr<GraphRpf> view)
{
    NS_ABORT_MSG_IF(IsRunning(), "The view cannot change while the client runs");
    m_view = view;
}

std::string
StaticTree::GetClientName() const
{
    return "static-tree";
}

void
StaticTree::DoStart()
{
    if (!m_view)
    {
        m_view = GetNode()->GetObject<GraphRpf>();
    }
    NS_ABORT_MSG_UNLESS(m_view && m_groups,
                        "Node " << GetNode()->GetId()
                                << ": static-tree needs a view of the network and groups");
    FindLans();
    m_plan = m_groups->GetPlan(m_view->GetSnapshot());
    m_view->TraceConnectWithoutContext("RoutesChanged",
                                       MakeCallback(&StaticTree::OnRoutesChanged, this));
    m_observer = m_groups->AddObserver(m_view->GetRouter(),
                                       MakeCallback(&StaticTree::OnGroupsChanged, this));
    StaticClient::DoStart();
}

void
StaticTree::DoStop()
{
    Detach();
    StaticClient::DoStop();
}

void
StaticTree::DoDispose()
{
    Detach();
    m_groups = nullptr;
    m_view = nullptr;
    StaticClient::DoDispose();
}

void
StaticTree::Detach()
{
    for (EventId& event : m_events)
    {
        event.Cancel();
    }
    m_events.clear();
    ForgetMembers();
    m_changed.clear();
    m_lastRetarget.clear();
    m_retargetOrder.clear();
    m_retargeted.clear();
    if (m_plan)
    {
        m_view->TraceDisconnectWithoutContext("RoutesChanged",
                                              MakeCallback(&StaticTree::OnRoutesChanged, this));
        m_groups->RemoveObserver(m_view->GetRouter(), m_observer);
        m_plan.reset();
    }
}

std::set<StaticMembership>
StaticTree::GetMemberships() const
{
    std::set<StaticMembership> memberships;
    for (const auto& [key, interfaces] : m_plan->GetPart(m_view->GetRouter()))
    {
        for (const uint32_t interface : interfaces)
        {
            memberships.insert({key, InterfaceId(interface)});
        }
    }
    return memberships;
}

void
StaticTree::AnswerRpf(RpfQuery& query)
{
    // The group manager may look up routes elsewhere; the tree follows the graph.
    RpfRoute route;
    if (m_view->Lookup(query.key.source, route) && Owns(route.interface))
    {
        query.interface = route.interface;
        query.upstreamNeighbor = route.neighbor;
        query.route = route;
    }
    m_retargeted.erase(query.key);
}

void
StaticTree::Remember(const EventId& event)
{
    m_events.remove_if([](const EventId& known) { return known.IsExpired(); });
    m_events.push_back(event);
}

void
StaticTree::OnRoutesChanged()
{
    const Cause cause = CauseScope::GetCurrent();
    if (!m_retargeted.empty())
    {
        Remember(Simulator::ScheduleNow(&StaticTree::Restore, this, cause));
    }
    Remember(Simulator::Schedule(
        m_reactionDelay, &StaticTree::Adopt, this, m_view->GetSnapshot(), cause));
}

void
StaticTree::OnGroupsChanged(const SourceGroup& key)
{
    if (m_changed.empty())
    {
        // The event of whoever changed the groups belongs to another node.
        Simulator::ScheduleWithContext(
            GetNode()->GetId(), Seconds(0), &StaticTree::Refresh, Ptr<StaticTree>(this));
    }
    m_changed[key] = CauseScope::GetCurrent();
}

void
StaticTree::Adopt(Ptr<const GraphSnapshot> snapshot, Cause cause)
{
    if (snapshot->GetVersion() >= m_plan->GetVersion())
    {
        const CauseScope scope(cause);
        m_plan = m_groups->GetPlan(snapshot);
        UpdateMemberships();
        YieldAll();
    }
}

void
StaticTree::Refresh()
{
    const std::map<SourceGroup, Cause> changed = std::exchange(m_changed, {});
    for (const auto& [key, cause] : changed)
    {
        // Whoever is told of a membership may stop this client.
        if (m_plan)
        {
            const CauseScope scope(cause);
            UpdateMemberships(key, m_plan->GetOutgoingInterfaces(m_view->GetRouter(), key));
            Yield(key);
        }
    }
}

void
StaticTree::Restore(Cause cause)
{
    const CauseScope scope(cause);
    const std::set<SourceGroup> keys = m_retargeted;
    m_retargeted.clear();
    for (const SourceGroup& key : keys)
    {
        MfeRecord mfe;
        RpfRoute route;
        if (GetManager()->GetMfe(key, mfe) == Status::SUCCESS &&
            m_view->Lookup(key.source, route) && mfe.iif != route.interface)
        {
            GetManager()->SetMfe(GetHandle(), key, route.neighbor, route.interface);
        }
    }
}

void
StaticTree::AddCallbacks(ClientCallbacks& callbacks)
{
    callbacks.localJoin = MakeCallback(&StaticTree::OnLocalJoin, Ptr<StaticTree>(this));
    callbacks.localLeave = MakeCallback(&StaticTree::OnLocalLeave, Ptr<StaticTree>(this));
    callbacks.creation = MakeCallback(&StaticTree::OnCreation, Ptr<StaticTree>(this));
}

void
StaticTree::NotifyManagerLost()
{
    ForgetMembers();
}

uint32_t
StaticTree::OnLocalJoin(const LocalMembership& membership)
{
    const StaticMembership member{membership.key, membership.interface};
    if (!m_plan || m_members.count(member) > 0)
    {
        return 0;
    }
    const Ipv4Address address = GetMemberAddress(membership.interface);
    m_members.emplace(member, address);
    m_groups->AddMember(membership.key, address);
    if (IsLan(membership.interface) && membership.key.IsAnySource())
    {
        YieldAll(membership.key.group);
    }
    else if (IsLan(membership.interface))
    {
        Yield(membership.key);
    }
    return 0;
}

uint32_t
StaticTree::OnLocalLeave(const LocalMembership& membership)
{
    const auto member = m_members.find({membership.key, membership.interface});
    if (member != m_members.end())
    {
        const Ipv4Address address = member->second;
        m_members.erase(member);
        m_groups->RemoveMember(membership.key, address);
    }
    return 0;
}

uint32_t
StaticTree::OnCreation(CreationAlert& alert)
{
    for (CreationInterface& oif : alert.oifs)
    {
        if (m_plan && IsLan(oif.interface) && !Holds({alert.key, oif.interface}))
        {
            oif.enabled = false;
        }
    }
    return 0;
}

bool
StaticTree::IsLan(const InterfaceId& interface) const
{
    return m_lans.count(interface.index) > 0;
}

void
StaticTree::FindLans()
{
    const Ptr<const GraphRoutes> routes = m_view->GetRoutes();
    const Topology& topology = routes->GetTopology();
    const NodeIndex router = m_view->GetRouter();
    m_lans.clear();
    for (const LinkIndex link : topology.GetLinksOf(router))
    {
        if (topology.GetNode(topology.GetOtherEnd(link, router)).kind == NodeKind::LAN)
        {
            m_lans.insert(routes->GetInterface(link, router));
        }
    }
}

Ipv4Address
StaticTree::GetMemberAddress(const InterfaceId& interface) const
{
    const Ipv4InterfaceAddress address =
        GetNode()->GetObject<Ipv4>()->GetAddress(interface.index, 0);
    // On a LAN it is the tree that chooses who serves the members; elsewhere there is no choice.
    return IsLan(interface) ? address.GetLocal().CombineMask(address.GetMask())
                            : address.GetLocal();
}

void
StaticTree::ForgetMembers()
{
    const std::map<StaticMembership, Ipv4Address> members = std::exchange(m_members, {});
    for (const auto& [member, address] : members)
    {
        m_groups->RemoveMember(member.key, address);
    }
}

void
StaticTree::Yield(const SourceGroup& key)
{
    MfeRecord mfe;
    if (m_members.empty() || GetManager()->GetMfe(key, mfe) != Status::SUCCESS || mfe.isStatic)
    {
        return;
    }
    for (const InterfaceId& oif : mfe.oifs)
    {
        if (GetHandle() != 0 && Owns(oif) && IsLan(oif) && !Holds({key, oif}))
        {
            GetManager()->DeleteGroupMembershipEntry(GetHandle(), key, oif, FORWARD_STATE);
        }
    }
}

void
StaticTree::YieldAll(std::optional<Ipv4Address> group)
{
    if (m_members.empty())
    {
        return;
    }
    // Entries are in the order of groups.
    SourceGroup last(Ipv4Address::GetAny(), group.value_or(Ipv4Address::GetAny()));
    std::size_t size = ENTRIES_AT_ONCE;
    std::vector<MfeRecord> mfes;
    Status status = Status::MORE_DATA;
    while (status == Status::MORE_DATA)
    {
        status = GetManager()->GetNextMfe(last, size, mfes);
        for (const MfeRecord& mfe : mfes)
        {
            if (group && mfe.key.group != *group)
            {
                return;
            }
            Yield(mfe.key);
            last = mfe.key;
        }
    }
}

void
StaticTree::React(const WrongInterfaceAlert& alert)
{
    if (m_alertReaction == REACTION_NONE)
    {
        ReportReaction(alert, "none", "the reaction to alerts is switched off");
        return;
    }
    const std::string objection = WhyNotRetarget(alert);
    if (!objection.empty())
    {
        ReportReaction(alert, "none", objection);
        return;
    }
    ForgetOldRetargets();
    if (IsHeldDown(alert.key))
    {
        ReportReaction(alert, "hold-down", "the entry was re-targeted less than HoldDown ago");
        return;
    }
    const CauseScope scope(
        ReportReaction(alert, "retarget", "the data arrives from a router that is not downstream"));
    m_lastRetarget[alert.key] = Simulator::Now();
    m_retargetOrder.push_back(alert.key);
    RememberRetarget(alert.key);
    GetManager()->SetMfe(GetHandle(), alert.key, GetNeighbor(alert.arrival), alert.arrival);
}

std::string
StaticTree::WhyNotRetarget(const WrongInterfaceAlert& alert) const
{
    MfeRecord mfe;
    if (GetManager()->GetMfe(alert.key, mfe) != Status::SUCCESS)
    {
        return "the entry is gone";
    }
    if (mfe.negative)
    {
        return "the entry does not forward";
    }
    if (!Owns(mfe.iif))
    {
        return "the data is expected on an interface of another protocol, or of none";
    }
    if (mfe.iif == alert.arrival)
    {
        return "the data is expected there by now";
    }
    if (std::find(mfe.oifs.begin(), mfe.oifs.end(), alert.arrival) != mfe.oifs.end())
    {
        return "the data comes from downstream";
    }
    const GraphHop hop = m_view->FindHop(alert.key.source);
    if (hop.kind == HopKind::CONNECTED && hop.interface == alert.arrival.index)
    {
        return "";
    }
    const Ptr<const GraphRoutes> routes = m_view->GetRoutes();
    const auto link = routes->FindLink(m_view->GetRouter(), alert.arrival.index);
    if (!link)
    {
        return "there is no router from which the data could come";
    }
    const NodeIndex other = routes->GetTopology().GetOtherEnd(*link, m_view->GetRouter());
    if (routes->GetTopology().GetNode(other).kind == NodeKind::LAN)
    {
        return "on a LAN the data may be meant for others";
    }
    return "";
}

bool
StaticTree::IsHeldDown(const SourceGroup& key) const
{
    const auto last = m_lastRetarget.find(key);
    return last != m_lastRetarget.end() && Simulator::Now() < last->second + m_holdDown;
}

void
StaticTree::ForgetOldRetargets()
{
    while (!m_retargetOrder.empty() && !IsHeldDown(m_retargetOrder.front()))
    {
        m_lastRetarget.erase(m_retargetOrder.front());
        m_retargetOrder.pop_front();
    }
}

void
StaticTree::RememberRetarget(const SourceGroup& key)
{
    if (m_retargeted.size() >= m_retargetedLimit)
    {
        // The group manager tells nobody that an entry ended. Looking only when the set has doubled
        // costs each entry the same, however many there are.
        for (auto known = m_retargeted.begin(); known != m_retargeted.end();)
        {
            MfeRecord mfe;
            const bool gone = GetManager()->GetMfe(*known, mfe) != Status::SUCCESS;
            known = gone ? m_retargeted.erase(known) : std::next(known);
        }
        m_retargetedLimit = std::max(RETARGETED_UNSEEN, 2 * m_retargeted.size());
    }
    m_retargeted.insert(key);
}

std::size_t
StaticTree::GetNRetargeted() const
{
    return m_retargeted.size();
}

Ipv4Address
StaticTree::GetNeighbor(const InterfaceId& interface) const
{
    const Ptr<GraphRoutes> routes = m_view->GetRoutes();
    const auto link = routes->FindLink(m_view->GetRouter(), interface.index);
    if (!link)
    {
        return Ipv4Address::GetAny();
    }
    const NodeIndex other = routes->GetTopology().GetOtherEnd(*link, m_view->GetRouter());
    return routes->GetAddress(*link, other);
}

} // namespace mgm
} // namespace ns3
