/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What scenarios that are drawn have in common: one source, receivers of its group, random numbers.
 */

#ifndef MGM_RANDOM_SCENARIO_H
#define MGM_RANDOM_SCENARIO_H

#include "ns3/mgm-scenario.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace ns3
{
namespace mgm
{
namespace test
{

/// A scenario that is drawn.
class RandomScenario
{
  public:
    /// @return the scenario.
    const Scenario& Get() const
    {
        return m_scenario;
    }

  protected:
    /**
     * @param [in] name Name of the scenario.
     * @param [in] seed Decides about everything that is random.
     * @param [in] duration Length of the run.
     */
    RandomScenario(const std::string& name, uint32_t seed, Time duration)
        : m_random(seed)
    {
        m_scenario.name = name;
        m_scenario.seed = seed;
        m_scenario.duration = duration;
        m_scenario.convergence = MilliSeconds(500);
        m_scenario.outputs.trace.reset();
    }

    /// @return a number from 0 to limit - 1.
    uint32_t Draw(std::size_t limit)
    {
        return static_cast<uint32_t>(m_random() % limit);
    }

    /// A source behind a router that sends two packets a second, from 3 s to the end.
    void AddSource(NodeIndex router)
    {
        ScenarioSource source;
        source.host = m_scenario.hosts.size();
        source.group = m_group;
        source.rate = DataRate("3200bps");
        source.packetSize = 200;
        m_scenario.hosts.push_back({"source", router});
        m_scenario.sources.push_back(source);
        m_scenario.events.push_back({Seconds(3), SourceChangeEvent{0, true}});
    }

    /// A receiver behind a router, which has not joined. @return its number.
    std::size_t AddReceiver(NodeIndex router)
    {
        const std::size_t number = m_scenario.receivers.size();
        ScenarioReceiver receiver;
        receiver.host = m_scenario.hosts.size();
        receiver.group = m_group;
        m_scenario.hosts.push_back({"receiver" + std::to_string(number), router});
        m_scenario.receivers.push_back(receiver);
        return number;
    }

    /// Puts the events into their order in time.
    void SortEvents()
    {
        std::stable_sort(
            m_scenario.events.begin(),
            m_scenario.events.end(),
            [](const ScenarioEvent& a, const ScenarioEvent& b) { return a.at < b.at; });
    }

    Scenario m_scenario;              //!< the scenario
    std::mt19937 m_random;            //!< same numbers everywhere
    Ipv4Address m_group{"239.1.1.1"}; //!< of all data
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_RANDOM_SCENARIO_H
