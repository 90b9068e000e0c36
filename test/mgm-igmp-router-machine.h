/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Drives the state machine of one group on an IGMP router by hand, and writes its state, its
 * timers and what it asks for as text.
 */

#ifndef MGM_IGMP_ROUTER_MACHINE_H
#define MGM_IGMP_ROUTER_MACHINE_H

#include "ns3/mgm-igmp-group-state.h"

#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// Sources by their last byte: 10.0.0.n.
using SourceNumbers = std::vector<int>;

/**
 * A group state machine with a clock. The clock goes where the test says; timers that are due
 * before expire on the way.
 */
class GroupMachine
{
  public:
    /// @return sources of these numbers.
    static std::vector<Ipv4Address> MakeSources(const SourceNumbers& numbers)
    {
        std::vector<Ipv4Address> sources;
        for (const int number : numbers)
        {
            sources.emplace_back(0x0a000000u + static_cast<uint32_t>(number));
        }
        return sources;
    }

    /// Receives a group record.
    void Receive(double seconds, IgmpRecordType type, const SourceNumbers& numbers)
    {
        Do(seconds,
           [&](IgmpGroupStep& step) { state.ReceiveRecord(type, MakeSources(numbers), step); });
    }

    /// Receives a version 1 or 2 report.
    void Report(double seconds, IgmpVersion version)
    {
        Do(seconds, [&](IgmpGroupStep& step) { state.ReceiveOldReport(version, step); });
    }

    /// Receives a version 2 leave message.
    void Leave(double seconds)
    {
        Do(seconds, [&](IgmpGroupStep& step) { state.ReceiveLeave(step); });
    }

    /// Receives a query with a Max Resp Time of one second.
    void Query(double seconds, const SourceNumbers& numbers, bool suppress)
    {
        IgmpMessage query = IgmpMessage::MakeQuery(variables.version, 10, state.GetGroup());
        query.sources = MakeSources(numbers);
        query.suppressRouterSide = suppress;
        Do(seconds, [&](IgmpGroupStep& step) { state.ReceiveQuery(query, step); });
    }

    /// The router is the querier no more.
    void LoseElection(double seconds)
    {
        variables.querier = false;
        Do(seconds, [&](IgmpGroupStep& step) { state.StopQueries(step); });
    }

    /// Lets time pass.
    void Wait(double seconds)
    {
        while (state.GetDeadline() <= Seconds(seconds))
        {
            IgmpGroupStep step(variables, state.GetDeadline(), state.GetDeadlineCause());
            state.Expire(step);
            Note(step);
        }
    }

    /// @return the state with all timers: "EXCLUDE 360 (2=102 5=360, 4)".
    std::string GetState() const
    {
        std::ostringstream os;
        os << GetFilterModeName(state.GetMode());
        if (state.GetGroupTimer().running)
        {
            os << ' ' << state.GetGroupTimer().expires.GetSeconds();
        }
        os << " (";
        const char* separator = "";
        for (const Ipv4Address source : state.GetSources().GetRunning())
        {
            os << separator << (source.Get() & 0xff) << '='
               << state.GetSources().Find(source)->expires.GetSeconds();
            separator = " ";
        }
        if (state.GetMode() == FilterMode::EXCLUDE)
        {
            os << ",";
            for (const Ipv4Address source : state.GetSources().GetStopped())
            {
                os << ' ' << (source.Get() & 0xff);
            }
        }
        os << ')';
        return os.str();
    }

    /// @return what was asked for since the last call: "+(*) -(1) Q(2 5) | 101 Q S".
    std::string TakeJournal()
    {
        std::string text;
        text.swap(m_journal);
        return text;
    }

    IgmpGroupState state{Ipv4Address("239.1.1.1")}; //!< the machine
    IgmpRouterVariables variables;                  //!< its variables
    uint32_t refusedSources{0};                     //!< sources beyond the limit
    std::vector<std::string> events;                //!< "event section" of each step

  private:
    /// Takes a step at a time.
    void Do(double seconds, const std::function<void(IgmpGroupStep&)>& function)
    {
        Wait(seconds);
        IgmpGroupStep step(variables, Seconds(seconds), std::make_shared<const Cause>());
        function(step);
        Note(step);
        Wait(seconds);
    }

    /// Writes down what a step asks for.
    void Note(const IgmpGroupStep& step)
    {
        std::ostringstream os;
        for (const IgmpMembershipChange& change : step.memberships)
        {
            os << (change.wanted ? " +(" : " -(");
            if (change.key.IsAnySource())
            {
                os << "*)";
            }
            else
            {
                os << (change.key.source.Get() & 0xff) << ')';
            }
        }
        for (const IgmpSpecificQuery& query : step.queries)
        {
            os << " Q";
            const char* separator = "(";
            for (const Ipv4Address source : query.sources)
            {
                os << separator << (source.Get() & 0xff);
                separator = " ";
            }
            os << (query.sources.empty() ? "" : ")") << (query.suppress ? " S" : "");
        }
        refusedSources += step.refusedSources;
        events.push_back(std::string(step.event) + ", " + step.section);
        if (!os.str().empty())
        {
            std::ostringstream line;
            line << (m_journal.empty() ? "" : " | ") << step.now.GetSeconds() << os.str();
            m_journal += line.str();
        }
    }

    std::string m_journal; //!< what was asked for
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_MACHINE_H
