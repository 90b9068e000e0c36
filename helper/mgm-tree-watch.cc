/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-tree-watch.h"

#include "ns3/mgm-manager.h"
#include "ns3/mgm-observation.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(TreeWatch);

namespace
{

/// Explanations, as traces name them.
const char* const NOT_CONVERGED = "not-converged";
const char* const STATIC = "static";
const char* const ASSERT = "assert";
const char* const BOUNDARY = "boundary";

/// @return whether two findings are about the same fault.
bool
IsSame(const TreeFinding& a, const TreeFinding& b)
{
    return a.kind == b.kind && a.router == b.router && a.interface == b.interface &&
           a.expected == b.expected && a.loop == b.loop;
}

} // namespace

TypeId
TreeWatch::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::TreeWatch")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddConstructor<TreeWatch>()
                            .AddTraceSource("Finding",
                                            "A point at which installed entries are not the tree "
                                            "that the graph wants appeared or disappeared.",
                                            MakeTraceSourceAccessor(&TreeWatch::m_finding),
                                            "ns3::mgm::TreeWatch::FindingTracedCallback");
    return tid;
}

TreeWatch::TreeWatch() = default;

TreeWatch::~TreeWatch() = default;

void
TreeWatch::DoDispose()
{
    m_flush.Cancel();
    m_connections.Disconnect();
    if (m_network)
    {
        m_network->GetRoutes()->RemoveObserver(m_observer);
        m_network = nullptr;
    }
    if (m_invariants)
    {
        m_invariants->SetExplainer(InvariantWatch::Explainer()); // it may live on
        m_invariants = nullptr;
    }
    m_entries.reset();
    m_watched.clear();
    Object::DoDispose();
}

void
TreeWatch::Connect(Ptr<Network> network, Ptr<InvariantWatch> invariants)
{
    m_network = network;
    m_invariants = invariants;
    m_entries = std::make_unique<InstalledEntries>(*network);
    m_entries->SetObserver(MakeCallback(&TreeWatch::OnEntry, this));
    m_observer =
        network->GetRoutes()->AddObserver(MakeCallback(&TreeWatch::OnTopologyChange, this));
    for (NodeIndex router = 0; router < network->GetTopology().GetNodeCount(); ++router)
    {
        const Ptr<Node> node = network->GetRouter(router);
        if (const Ptr<GraphRpf> view = node ? node->GetObject<GraphRpf>() : nullptr)
        {
            m_connections.Connect(
                view, "Converged", MakeBoundCallback(&TreeWatch::OnConverged, this, router));
        }
    }
    if (m_invariants)
    {
        m_invariants->SetExplainer(MakeCallback(&TreeWatch::ExplainViolation, this));
    }
}

std::size_t
TreeWatch::AddSource(Ipv4Address source, Ipv4Address group)
{
    const std::size_t number = m_watched.size();
    m_watched.emplace_back();
    m_watched.back().key = SourceGroup(source, group);
    m_watched.back().monitor = std::make_unique<TreeMonitor>(m_network->GetRoutes(), source);
    m_sources[m_watched.back().key] = number;
    return number;
}

void
TreeWatch::SetSending(std::size_t source, bool sends)
{
    Watched& watched = m_watched[source];
    if (watched.sends == sends)
    {
        return;
    }
    if (!sends)
    {
        Compare(watched, true);
        Close(watched);
    }
    watched.sends = sends;
    watched.sendsSince = Simulator::Now();
    watched.settled = Simulator::Now();
    Touch(watched, CauseScope::GetCurrent());
}

void
TreeWatch::SetWanted(std::size_t source, Ipv4Address host, bool wanted)
{
    Watched& watched = m_watched[source];
    if (wanted)
    {
        watched.monitor->AddReceiver(host);
    }
    else
    {
        watched.monitor->RemoveReceiver(host);
    }
    Touch(watched, CauseScope::GetCurrent());
}

void
TreeWatch::Finish()
{
    for (Watched& watched : m_watched)
    {
        if (watched.sends)
        {
            Compare(watched, true);
            Close(watched);
            watched.sends = false;
        }
    }
}

bool
TreeWatch::IsSettled(std::size_t source, Time since) const
{
    const Watched& watched = m_watched[source];
    return watched.sends && watched.unsettled == 0 && watched.settled <= since &&
           m_behind.empty() && m_flush.IsExpired();
}

TreeFindingCounts
TreeWatch::GetCounts(TreeFindingKind kind) const
{
    return m_counts[static_cast<std::size_t>(kind)];
}

const std::vector<TreeFindingRecord>&
TreeWatch::GetLasting() const
{
    return m_lasting;
}

void
TreeWatch::OnEntry(NodeIndex router, const SourceGroup& key)
{
    const auto source = m_sources.find(key);
    if (source != m_sources.end())
    {
        UpdateEntry(m_watched[source->second], router);
        return;
    }
    for (Watched& watched : m_watched)
    {
        if ((key.IsAnySource() || key.IsAnyGroup()) && key.Covers(watched.key))
        {
            UpdateEntry(watched, router);
        }
    }
}

void
TreeWatch::UpdateEntry(Watched& watched, NodeIndex router)
{
    if (const std::optional<InstalledEntry> entry = m_entries->Find(watched.key, router))
    {
        watched.monitor->SetEntry(*entry);
        Touch(watched, entry->cause, router);
    }
}

void
TreeWatch::OnTopologyChange(Ptr<const GraphSnapshot> snapshot, const RecordHead& head)
{
    m_behind.clear();
    for (NodeIndex router = 0; router < m_network->GetTopology().GetNodeCount(); ++router)
    {
        const Ptr<Node> node = m_network->GetRouter(router);
        const Ptr<GraphRpf> view = node ? node->GetObject<GraphRpf>() : nullptr;
        if (view && view->GetSnapshot()->GetVersion() != snapshot->GetVersion())
        {
            m_behind.insert(router);
        }
    }
    for (Watched& watched : m_watched)
    {
        watched.monitor->UpdateNetwork();
        Touch(watched, MakeCause(head));
    }
}

void
TreeWatch::OnConverged(TreeWatch* watch, NodeIndex router, const ConvergedRecord& record)
{
    if (record.version != watch->m_network->GetRoutes()->GetNewest()->GetVersion() ||
        watch->m_behind.erase(router) == 0)
    {
        return;
    }
    const Cause cause = MakeCause(record.head);
    for (Watched& watched : watch->m_watched)
    {
        if (watch->m_behind.empty())
        {
            for (const auto& [other, findings] : watched.open)
            {
                watched.changed[other] = {cause, cause};
            }
            watch->Touch(watched, cause);
        }
        else if (watched.open.count(router) > 0)
        {
            watched.changed[router] = {cause, cause};
            watch->Touch(watched, cause);
        }
    }
}

void
TreeWatch::Touch(Watched& watched, const Cause& cause, std::optional<NodeIndex> router)
{
    for (const NodeIndex changed : watched.monitor->TakeChanged())
    {
        Change& change = watched.changed[changed];
        change.any = cause;
        if (!router || *router == changed)
        {
            change.own = cause;
        }
    }
    watched.lastChange = cause;
    if (!watched.sends)
    {
        return;
    }
    watched.touched = true;
    m_touched = true;
    if (m_flush.IsExpired())
    {
        m_flush = Simulator::ScheduleNow(&TreeWatch::Flush, this);
    }
}

void
TreeWatch::Flush()
{
    if (m_touched)
    {
        // What follows from the change in the same instant comes first.
        m_touched = false;
        m_flush = Simulator::ScheduleNow(&TreeWatch::Flush, this);
        return;
    }
    for (Watched& watched : m_watched)
    {
        if (watched.sends && watched.touched)
        {
            Compare(watched, false);
        }
    }
}

void
TreeWatch::Compare(Watched& watched, bool isEnd)
{
    const TreeMonitor& monitor = *watched.monitor;
    if (isEnd)
    {
        const Ptr<GraphRoutes> routes = m_network->GetRoutes();
        for (const NodeIndex router : monitor.GetTreeRouters())
        {
            const GraphHop back = routes->FindHop(*routes->GetNewest(), router, watched.key.source);
            const bool isBehind = back.kind == HopKind::NEIGHBOR;
            const Cause sender = isBehind ? monitor.GetEntry(back.neighbor).cause : Cause();
            watched.changed.try_emplace(router, Change{Cause(), sender});
        }
    }
    watched.touched = false;
    std::map<NodeIndex, Change> changed;
    changed.swap(watched.changed);
    const bool wasUnsettled = watched.unsettled > 0;
    for (const auto& [router, change] : changed)
    {
        std::vector<TreeFinding> findings = monitor.Find(router);
        findings.erase(std::remove_if(findings.begin(),
                                      findings.end(),
                                      [&, end = isEnd](const TreeFinding& finding) {
                                          return !IsTold(watched, finding, end);
                                      }),
                       findings.end());
        const auto open = watched.open.find(router);
        if (open != watched.open.end() || !findings.empty())
        {
            Replace(watched, watched.open[router], findings, change);
        }
        if (findings.empty())
        {
            watched.open.erase(router);
        }
    }
    Replace(watched, watched.loops, monitor.FindLoops(), {Cause(), watched.lastChange});
    if (wasUnsettled || watched.unsettled > 0)
    {
        watched.settled = Simulator::Now();
    }
}

void
TreeWatch::Replace(Watched& watched,
                   OpenFindings& open,
                   const std::vector<TreeFinding>& findings,
                   const Change& change)
{
    OpenFindings before;
    before.swap(open);
    std::vector<std::pair<const TreeFinding*, std::string>> appearing;
    for (const TreeFinding& finding : findings)
    {
        const std::string explanation = Explain(watched, finding);
        const auto same = std::find_if(before.begin(), before.end(), [&](const OpenFinding& old) {
            return old.explanation == explanation && IsSame(old.finding, finding);
        });
        if (same == before.end())
        {
            appearing.emplace_back(&finding, explanation);
            continue;
        }
        open.push_back(*same);
        before.erase(same);
    }
    for (const OpenFinding& old : before)
    {
        Disappear(watched, old, ChooseCause(*watched.monitor, old.finding, change));
    }
    for (const auto& [finding, explanation] : appearing)
    {
        const Cause cause = ChooseCause(*watched.monitor, *finding, change);
        open.push_back(Appear(watched, *finding, explanation, cause));
    }
}

TreeWatch::OpenFinding
TreeWatch::Appear(Watched& watched,
                  const TreeFinding& finding,
                  const std::string& explanation,
                  const Cause& cause)
{
    TreeFindingCounts& counts = m_counts[static_cast<std::size_t>(finding.kind)];
    ++counts.appeared;
    counts.explained += explanation.empty() ? 0 : 1;
    watched.unsettled += explanation == ASSERT ? 0 : 1;
    TreeFindingRecord record =
        MakeRecord(watched, finding, explanation, NewObservation(TraceLevel::STATE, cause));
    record.since = Simulator::Now();
    m_finding(record);
    if (m_invariants && finding.kind == TreeFindingKind::STALE_IIF && explanation.empty())
    {
        InvariantRecord violation;
        violation.invariant = Invariant::IIF_OF_TREE;
        violation.node = record.node;
        violation.key = watched.key;
        violation.interface = finding.interface;
        m_invariants->Report(violation, cause);
    }
    return {finding, explanation, cause, record.head.id, record.since};
}

void
TreeWatch::Disappear(Watched& watched, const OpenFinding& open, const Cause& cause)
{
    TreeFindingCounts& counts = m_counts[static_cast<std::size_t>(open.finding.kind)];
    counts.longest = std::max(counts.longest, Simulator::Now() - open.since);
    watched.unsettled -= open.explanation == ASSERT ? 0 : 1;
    TreeFindingRecord record = MakeRecord(
        watched, open.finding, open.explanation, NewObservation(TraceLevel::STATE, cause));
    record.appeared = false;
    record.first = open.first;
    record.since = open.since;
    m_finding(record);
}

void
TreeWatch::Close(Watched& watched)
{
    const auto close = [&](const OpenFinding& open) {
        const RecordHead head{open.first, TraceLevel::STATE, open.cause};
        m_lasting.push_back(MakeRecord(watched, open.finding, open.explanation, head));
        m_lasting.back().since = open.since;
        watched.changed[open.finding.router] = {open.cause, open.cause};
    };
    for (const auto& [router, findings] : watched.open)
    {
        std::for_each(findings.begin(), findings.end(), close);
    }
    std::for_each(watched.loops.begin(), watched.loops.end(), close);
    watched.open.clear();
    watched.loops.clear();
    watched.unsettled = 0;
}

TreeFindingRecord
TreeWatch::MakeRecord(const Watched& watched,
                      const TreeFinding& finding,
                      const std::string& explanation,
                      const RecordHead& head) const
{
    TreeFindingRecord record;
    record.head = head;
    record.key = watched.key;
    record.finding = finding;
    record.node = m_network->GetRouter(finding.router)->GetId();
    for (const NodeIndex router : finding.loop)
    {
        record.loop.push_back(m_network->GetRouter(router)->GetId());
    }
    record.explanation = explanation;
    return record;
}

Cause
TreeWatch::ChooseCause(const TreeMonitor& monitor, const TreeFinding& finding, const Change& change)
{
    const bool isOwn = finding.kind == TreeFindingKind::STALE_IIF ||
                       finding.kind == TreeFindingKind::MISSING_OIF ||
                       finding.kind == TreeFindingKind::EXTRA_OIF;
    const bool hasOwn = change.own.Get(TraceLevel::PACKETS).IsSet();
    if (isOwn && hasOwn && monitor.GetEntry(finding.router).installed)
    {
        return change.own; // what other entries do makes no difference to it
    }
    if (change.any.Get(TraceLevel::PACKETS).IsSet())
    {
        return change.any;
    }
    for (const NodeIndex router : finding.loop)
    {
        const InstalledEntry entry = monitor.GetEntry(router);
        if (entry.record == finding.record)
        {
            return entry.cause;
        }
    }
    return monitor.GetEntry(finding.router).cause;
}

bool
TreeWatch::IsTold(const Watched& watched, const TreeFinding& finding, bool isEnd)
{
    const InstalledEntry entry = watched.monitor->GetEntry(finding.router);
    // Without an entry: data has been there if anything has been recorded of one meanwhile.
    const bool hadData = entry.record.IsSet() && entry.since >= watched.sendsSince;
    return entry.installed || (watched.monitor->IsReached(finding.router) && (isEnd || hadData));
}

std::string
TreeWatch::Explain(const Watched& watched, const TreeFinding& finding) const
{
    const TreeMonitor& monitor = *watched.monitor;
    const NodeIndex router = finding.router;
    switch (finding.kind)
    {
    case TreeFindingKind::STALE_IIF:
        if (m_behind.count(router) > 0 && m_network->GetRouter(router)
                                                  ->GetObject<GraphRpf>()
                                                  ->FindHop(watched.key.source)
                                                  .interface == finding.interface)
        {
            return NOT_CONVERGED;
        }
        return GetOwner(router, finding.interface) == "static" ? STATIC : "";
    case TreeFindingKind::MISSING_OIF:
        if (IsBounded(watched, finding))
        {
            return BOUNDARY;
        }
        [[fallthrough]];
    case TreeFindingKind::EXTRA_OIF:
        if (monitor.CountLanSenders(router, finding.interface) == 1 &&
            monitor.IsLanWanted(router, finding.interface) &&
            GetOwner(router, finding.interface) == "pim-dm")
        {
            return ASSERT;
        }
        return m_behind.empty() ? "" : NOT_CONVERGED;
    case TreeFindingKind::BLACK_HOLE:
        if (IsBounded(watched, finding))
        {
            return BOUNDARY;
        }
        [[fallthrough]];
    case TreeFindingKind::LOOP:
        return m_behind.empty() ? "" : NOT_CONVERGED;
    }
    return "";
}

std::string
TreeWatch::ExplainViolation(const InvariantRecord& violation)
{
    const auto router = m_network->GetRoutes()->FindRouter(violation.node);
    if (violation.invariant != Invariant::FORWARDED_ONCE || !router)
    {
        return "";
    }
    const auto source = m_sources.find(violation.key);
    const bool isLooping =
        source != m_sources.end() && !m_watched[source->second].monitor->FindLoops().empty();
    const auto link = m_network->GetRoutes()->FindLink(*router, violation.interface);
    const Topology& topology = m_network->GetTopology();
    const bool isLan =
        link && topology.GetNode(topology.GetOtherEnd(*link, *router)).kind == NodeKind::LAN;
    return isLan && !isLooping && GetOwner(*router, violation.interface) == "pim-dm" ? ASSERT : "";
}

bool
TreeWatch::IsBounded(const Watched& watched, const TreeFinding& finding) const
{
    const Ptr<GraphRoutes> routes = m_network->GetRoutes();
    const GraphHop back = routes->FindHop(*routes->GetNewest(), finding.router, watched.key.source);
    return IsBoundary(watched, finding.router, finding.interface) ||
           IsBoundary(watched, finding.router, back.interface) ||
           (back.kind == HopKind::NEIGHBOR &&
            IsBoundary(watched, back.neighbor, back.neighborInterface));
}

bool
TreeWatch::IsBoundary(const Watched& watched, NodeIndex router, uint32_t interface) const
{
    const Ptr<KernelForwarder> forwarder = RouterHelper::GetForwarder(m_network->GetRouter(router));
    const std::vector<BoundaryRange> ranges = forwarder && interface != 0
                                                  ? forwarder->GetBoundaries(interface)
                                                  : std::vector<BoundaryRange>();
    return std::any_of(ranges.begin(), ranges.end(), [&](const BoundaryRange& range) {
        return range.mask.IsMatch(range.group, watched.key.group);
    });
}

std::string
TreeWatch::GetOwner(NodeIndex router, uint32_t interface) const
{
    const Ptr<Manager> manager = RouterHelper::GetManager(m_network->GetRouter(router));
    ProtocolInstance owner;
    if (!manager ||
        manager->GetProtocolOnInterface(InterfaceId(interface), owner) != Status::SUCCESS)
    {
        return "";
    }
    return manager->GetClientName(owner);
}

} // namespace mgm
} // namespace ns3
