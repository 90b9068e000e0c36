/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One run of a scenario: everything that it describes, built, run and counted.
 */

#ifndef MGM_SCENARIO_RUN_H
#define MGM_SCENARIO_RUN_H

#include "ns3/callback.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-run-result.h"
#include "ns3/mgm-scenario.h"
#include "ns3/net-device.h"

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A run of a scenario. There is one at a time in a process, since there is one simulator.
 *
 * @code
 *   ScenarioRun run(scenario);
 *   run.WriteTrace(stream);
 *   run.Run();
 *   const RunResult result = run.GetResult();
 *   Simulator::Destroy();
 * @endcode
 */
class ScenarioRun
{
  public:
    /**
     * Sets the seed and the defaults of attributes, and builds the network and all that runs on it.
     * @param [in] scenario What to run; must outlive this object.
     */
    explicit ScenarioRun(const Scenario& scenario);
    /// Gives the attributes back the defaults that they had before.
    ~ScenarioRun();

    ScenarioRun(const ScenarioRun&) = delete;
    ScenarioRun& operator=(const ScenarioRun&) = delete;

    /// @return the network.
    Ptr<Network> GetNetwork() const;
    /**
     * @param [in] interface An interface of the scenario.
     * @return its device.
     */
    Ptr<NetDevice> GetDevice(const ScenarioInterface& interface) const;
    /**
     * @param [in] interface An interface of the scenario.
     * @return name of what it leads to.
     */
    std::string GetNeighborName(const ScenarioInterface& interface) const;

    /**
     * Writes a trace of the scenario's level; to be called before the run. Nothing happens where
     * the scenario wants none.
     * @param [in,out] stream Where to write; must live until CloseTrace.
     */
    void WriteTrace(std::ostream& stream);
    /**
     * Ends the trace.
     * @return number of its records.
     */
    uint64_t CloseTrace();

    /**
     * @return whether the scenario prints tables.
     */
    bool HasTables() const;
    /**
     * Says where the scenario's tables are printed; to be called before the run.
     * @param [in,out] stream Where to print; must live until the end of the run.
     */
    void WriteTables(std::ostream& stream);

    /// Runs to the end of the scenario, until Simulator::Stop, or until the trace cannot be
    /// written.
    void Run();
    /// @return what came out of it so far. To be called before Simulator::Destroy.
    RunResult GetResult() const;

  private:
    struct State;

    std::unique_ptr<State> m_state; //!< everything that was built
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_RUN_H
