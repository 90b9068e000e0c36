/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Facts about entries, routes and owners at an instant.
 */

#include "ns3/mgm-lesson-answer.h"
#include "ns3/mgm-lesson-facts.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Stands for "no interface".
const char* const NONE = "none";

/**
 * Answers questions about one instant of a run.
 */
class TreeFacts
{
  public:
    /**
     * @param [in] run The run.
     * @param [in] ask The question.
     */
    TreeFacts(const LessonRun& run, const LessonAsk& ask)
        : m_run(run),
          m_ask(ask),
          m_instant(run.GetInstant(ask))
    {
    }

    /// @return the interface by which routes lead back to the source.
    LessonFact FindRpfInterface() const
    {
        const Ipv4Address source = m_run.GetKey(m_ask.source).source;
        const NodeIndex router = m_run.GetRouter(m_ask.router);
        const GraphHop hop = FindHop(router, source);
        std::ostringstream why;
        why << At() << m_ask.router << "'s route back to " << m_ask.source << " (" << source << ")";
        if (hop.kind == HopKind::NONE)
        {
            why << " does not exist: no path leads there.";
            return {MakeNameAnswer(NONE), why.str()};
        }
        const std::string name = GetInterfaceName(router, hop.interface);
        why << " leaves towards " << name;
        if (hop.kind == HopKind::NEIGHBOR)
        {
            why << " and costs " << hop.metric;
        }
        why << ". The RPF check accepts its data on that interface and on no other.";
        return {MakeNameAnswer(name), why.str()};
    }

    /// @return where the entry expects the data.
    std::optional<LessonFact> FindIncomingInterface() const
    {
        const NodeIndex router = m_run.GetRouter(m_ask.router);
        const InstalledEntry* entry = FindEntry(router);
        if (!entry)
        {
            return std::nullopt;
        }
        const std::string name = GetInterfaceName(router, entry->iif);
        return LessonFact{MakeNameAnswer(name),
                          At() + m_ask.router + "'s entry for " + m_ask.source +
                              " expects the data from " + name + ", since " +
                              FormatSeconds(entry->since) + "."};
    }

    /// @return where copies leave.
    LessonFact FindOutgoingInterfaces() const
    {
        const NodeIndex router = m_run.GetRouter(m_ask.router);
        const InstalledEntry* entry = FindEntry(router);
        std::vector<std::string> names;
        if (entry)
        {
            for (const uint32_t oif : entry->oifs)
            {
                names.push_back(GetInterfaceName(router, oif));
            }
        }
        const LessonAnswer answer = MakeNamesAnswer(names);
        return {answer,
                At() + m_ask.router + (entry ? "'s entry for " : " has no entry for ") +
                    m_ask.source +
                    (entry ? " sends copies to: " + FormatAnswer(answer) + "." : ".")};
    }

    /// @return the way of unicast packets from a router to a host.
    std::optional<LessonFact> FindRoute() const
    {
        const Ipv4Address destination = m_run.GetNetwork().GetAddress(m_ask.to);
        NodeIndex router = m_run.GetRouter(m_ask.router);
        std::vector<std::string> path{m_ask.router};
        std::set<NodeIndex> seen{router};
        std::string steps;
        GraphHop hop = FindHop(router, destination);
        const uint64_t total = hop.metric;
        while (hop.kind == HopKind::NEIGHBOR)
        {
            const uint64_t before = hop.metric;
            router = hop.neighbor;
            if (!seen.insert(router).second)
            {
                return std::nullopt; // routers that know different states of the network
            }
            hop = FindHop(router, destination);
            const uint64_t rest = hop.kind == HopKind::NEIGHBOR ? hop.metric : 0;
            path.push_back(GetName(router));
            steps += (steps.empty() ? "" : ", ") + path[path.size() - 2] + " to " + path.back() +
                     " costs " + std::to_string(before - rest);
        }
        if (hop.kind == HopKind::NONE)
        {
            return std::nullopt;
        }
        return LessonFact{MakePathAnswer(path),
                          At() + "the shortest way from " + m_ask.router + " to " + m_ask.to +
                              (steps.empty()
                                   ? " has no step: it is attached there."
                                   : ": " + steps + "; " + std::to_string(total) + " in all.")};
    }

    /// @return the way of the data to a receiver, by the entries.
    std::optional<LessonFact> FindTreePath() const
    {
        const std::size_t receiver = *m_run.GetNames().FindReceiver(m_ask.receiver);
        const Ipv4Address address = m_run.GetResult().receivers.at(receiver).address;
        const Ptr<GraphRoutes> routes = m_run.GetNetwork().GetRoutes();
        const GraphHop last = routes->FindLastHop(
            *m_instant.views.begin()->second, m_run.GetKey(m_ask.source).source, address);
        if (last.kind == HopKind::NONE)
        {
            return std::nullopt;
        }
        std::vector<std::string> path{GetName(last.neighbor)};
        std::string steps;
        NodeIndex router = last.neighbor;
        for (const InstalledEntry* entry = FindEntry(router); entry; entry = FindEntry(router))
        {
            const auto link = routes->FindLink(router, entry->iif);
            if (!link || path.size() > m_instant.views.size())
            {
                break;
            }
            steps += (steps.empty() ? "" : ", ") + path.back() + " expects it from ";
            router = m_run.GetScenario().topology.GetOtherEnd(*link, router);
            if (m_instant.views.count(router) == 0)
            {
                return std::nullopt; // a LAN segment, on which anybody may send
            }
            path.push_back(GetName(router));
            steps += path.back();
        }
        std::reverse(path.begin(), path.end());
        return LessonFact{MakePathAnswer(path),
                          At() + "followed back from " + m_ask.receiver +
                              " by the incoming interfaces: " + steps + "."};
    }

    /// @return the client that owns an interface.
    LessonFact FindOwner() const
    {
        const NodeIndex router = m_run.GetRouter(m_ask.router);
        const uint32_t node = m_run.GetNetwork().GetRouter(router)->GetId();
        for (const auto& owner : m_instant.owners)
        {
            if (owner.first.first == router &&
                m_run.GetInterfaceName(node, owner.first.second) == m_ask.from)
            {
                return {MakeNameAnswer(owner.second),
                        At() + "the group manager of " + m_ask.router +
                            " says that its interface to " + m_ask.from + " belongs to " +
                            owner.second + "."};
            }
        }
        return {MakeNameAnswer(NONE), ""};
    }

  private:
    /// @return "At 20 s, ", or "At the end, ".
    std::string At() const
    {
        return (m_ask.at ? "At " + FormatSeconds(*m_ask.at) : std::string("At the end")) + ", ";
    }

    /// @return the name of a node.
    std::string GetName(NodeIndex node) const
    {
        return m_run.GetScenario().topology.GetNode(node).name;
    }

    /// @return what an interface leads to.
    std::string GetInterfaceName(NodeIndex router, uint32_t interface) const
    {
        return m_run.GetInterfaceName(m_run.GetNetwork().GetRouter(router)->GetId(), interface);
    }

    /// @return the first step of the way to an address, as a router knows it.
    GraphHop FindHop(NodeIndex router, Ipv4Address destination) const
    {
        return m_run.GetNetwork().GetRoutes()->FindHop(
            *m_instant.views.at(router), router, destination);
    }

    /// @return the entry of a router for the source; null where it has none.
    const InstalledEntry* FindEntry(NodeIndex router) const
    {
        const auto& entries = m_instant.entries.at(*m_run.GetNames().FindSource(m_ask.source));
        const auto entry = entries.find(router);
        return entry == entries.end() || !entry->second.installed ? nullptr : &entry->second;
    }

    const LessonRun& m_run;         //!< the run
    const LessonAsk& m_ask;         //!< the question
    const LessonInstant& m_instant; //!< the instant that it asks about
};

} // namespace

std::optional<LessonFact>
FindTreeFact(const LessonRun& run, const LessonAsk& ask)
{
    const TreeFacts facts(run, ask);
    switch (ask.fact)
    {
    case FactKind::RPF_INTERFACE:
        return facts.FindRpfInterface();
    case FactKind::INCOMING_INTERFACE:
        return facts.FindIncomingInterface();
    case FactKind::OUTGOING_INTERFACES:
        return facts.FindOutgoingInterfaces();
    case FactKind::ROUTE:
        return facts.FindRoute();
    case FactKind::TREE_PATH:
        return facts.FindTreePath();
    default:
        return facts.FindOwner();
    }
}

} // namespace mgm
} // namespace ns3
