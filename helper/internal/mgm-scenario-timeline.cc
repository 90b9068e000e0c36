/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-timeline.h"

#include "ns3/mgm-network-names.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a time in words: "12.5 s".
std::string
DescribeTime(const Time& time)
{
    std::ostringstream os;
    os.precision(12);
    os << time.GetSeconds() << " s";
    return os.str();
}

} // namespace

ScenarioTimeline::ScenarioTimeline(const Scenario& scenario)
    : m_scenario(scenario)
{
}

void
ScenarioTimeline::Add(const ScenarioEvent& event, const JsonView& time)
{
    // Without a duration there is another problem, which need not be told with each event.
    if (event.at > m_scenario.duration && m_scenario.duration.IsStrictlyPositive())
    {
        time.Refuse("a time up to the end of the run, " + DescribeTime(m_scenario.duration));
    }
    m_entries.push_back({event, time});
}

std::vector<ScenarioEvent>
ScenarioTimeline::Finish()
{
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        return a.event.at < b.event.at;
    });
    std::vector<ScenarioEvent> events;
    for (const Entry& entry : m_entries)
    {
        Check(entry);
        events.push_back(entry.event);
    }
    return events;
}

void
ScenarioTimeline::Check(const Entry& entry)
{
    const auto& what = entry.event.what;
    const std::size_t kind = what.index();
    if (const auto* link = std::get_if<LinkStateEvent>(&what))
    {
        Switch(entry,
               {kind, link->link, 0},
               link->up,
               m_scenario.topology.GetLink(link->link).up,
               "link " + GetLinkName(m_scenario.topology, link->link) + " is " +
                   (link->up ? "up" : "down"));
    }
    else if (const auto* membership = std::get_if<MembershipChangeEvent>(&what))
    {
        const HostIndex host = m_scenario.receivers[membership->receiver].host;
        Switch(entry,
               {kind, membership->receiver, 0},
               membership->join,
               false,
               "receiver " + m_scenario.hosts[host].name +
                   (membership->join ? " is a member" : " is no member"));
    }
    else if (const auto* listen = std::get_if<ListenEvent>(&what))
    {
        const std::size_t join = decltype(ScenarioEvent::what)(MembershipChangeEvent()).index();
        m_switches[{join, listen->receiver, 0}] = {true, entry.event.at};
    }
    else if (const auto* router = std::get_if<RouterChangeEvent>(&what))
    {
        Switch(entry,
               {kind, router->router, 0},
               router->start,
               true,
               m_scenario.topology.GetNode(router->router).name +
                   (router->start ? " runs" : " does not run"));
    }
    else if (const auto* source = std::get_if<SourceChangeEvent>(&what))
    {
        const HostIndex host = m_scenario.sources[source->source].host;
        Switch(entry,
               {kind, source->source, 0},
               source->start,
               false,
               "source " + m_scenario.hosts[host].name +
                   (source->start ? " sends" : " does not send"));
    }
    else if (const auto* application = std::get_if<ApplicationChangeEvent>(&what))
    {
        Switch(entry,
               {kind, application->router, static_cast<std::size_t>(application->application)},
               application->start,
               true,
               std::string(GetApplicationKindName(application->application)) + " of " +
                   m_scenario.topology.GetNode(application->router).name +
                   (application->start ? " runs" : " does not run"));
    }
}

void
ScenarioTimeline::Switch(
    const Entry& entry, const SwitchKey& key, bool on, bool initially, const std::string& name)
{
    const auto state = m_switches.emplace(key, SwitchState{initially, Time(0)}).first;
    if (state->second.on == on)
    {
        entry.time.Refuse("another time, because " + name + " already, since " +
                          DescribeTime(state->second.since));
    }
    state->second = {on, entry.event.at};
}

} // namespace mgm
} // namespace ns3
