/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The events of a scenario in the order of time, and whether they make sense one after the other.
 */

#ifndef MGM_SCENARIO_TIMELINE_H
#define MGM_SCENARIO_TIMELINE_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-scenario.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Collects events from all over a scenario file, then sorts them by time (those of one time in the
 * order of adding) and refuses what is so already: taking down a link that is down, for example.
 */
class ScenarioTimeline
{
  public:
    /// @param [in] scenario The scenario as far as it is read; must outlive this object.
    explicit ScenarioTimeline(const Scenario& scenario);

    /**
     * Adds an event.
     * @param [in] event The event.
     * @param [in] time Where its time stands in the file; has to be within the run.
     */
    void Add(const ScenarioEvent& event, const JsonView& time);

    /**
     * Sorts and checks the events.
     * @return the events in the order of time.
     */
    std::vector<ScenarioEvent> Finish();

  private:
    /// An event and where it stands.
    struct Entry
    {
        ScenarioEvent event; //!< the event
        JsonView time;       //!< where its time stands
    };

    /// Something that is on or off: kind of event, and up to two numbers that say whose.
    using SwitchKey = std::tuple<std::size_t, std::size_t, std::size_t>;

    /// State of something that is on or off.
    struct SwitchState
    {
        bool on;    //!< on or off
        Time since; //!< from when
    };

    /**
     * Refuses an event that switches on what is on, or off what is off.
     * @param [in] entry The event.
     */
    void Check(const Entry& entry);
    /**
     * @param [in] entry An event.
     * @param [in] key What it switches.
     * @param [in] on To what.
     * @param [in] initially How that is at the start.
     * @param [in] name What it is called.
     */
    void Switch(
        const Entry& entry, const SwitchKey& key, bool on, bool initially, const std::string& name);

    const Scenario& m_scenario;                  //!< as far as it is read
    std::vector<Entry> m_entries;                //!< events
    std::map<SwitchKey, SwitchState> m_switches; //!< states while checking
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_TIMELINE_H
