/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Base of tests that run scenarios from end to end.
 *
 * Most of them use a ring of four routers with a source behind a and a receiver behind c:
 *
 *                b
 *              /   \
 *   video --- a     c --- screen
 *              \   /
 *                d
 *
 * The way over d costs more than that over b. Ten packets a second are sent from 1 s until 9.05 s:
 * 80, the first at 1.1 s.
 */

#ifndef MGM_RUN_TEST_CASE_H
#define MGM_RUN_TEST_CASE_H

#include "mgm-test-files.h"
#include "ns3/mgm-scenario-run.h"

#include <array>
#include <optional>
#include <sstream>
#include <string>

namespace ns3
{
namespace mgm
{

/// The ring, without the end of the object.
inline constexpr const char* RING = R"({
  "name": "ring",
  "duration_s": 12,
  "topology": {
    "nodes": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}],
    "links": [{"a": "a", "b": "b"}, {"a": "b", "b": "c"}, {"a": "a", "b": "d", "cost": 5},
              {"a": "d", "b": "c", "cost": 5}],
    "defaults": {"delay_ms": 1, "rate": "100Mbps"}
  },
  "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 1, "stop_s": 9.05}],
  "receivers": [{"name": "screen", "at": "c", "group": "239.1.1.1"}])";

/// Packets that the source of the ring sends.
inline constexpr uint64_t SENT = 80;

/// The scenarios in examples/scenarios.
inline constexpr std::array EXAMPLE_SCENARIOS{"asymmetric-costs",
                                              "backbone-failure",
                                              "configured-loop",
                                              "igmp-querier-handover",
                                              "igmp-source-filter",
                                              "limiter-hides-interface",
                                              "parallel-forwarders",
                                              "pim-asymmetric-costs",
                                              "pim-backbone-failure",
                                              "pim-lan-assert",
                                              "pim-limiter",
                                              "router-restart",
                                              "scoped-boundary",
                                              "spoofed-source"};

/// Base of cases that run scenarios.
class RunTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /**
     * Runs a scenario; the numbers of the result must add up, and its summary fit the schema.
     * @param [in] scenario A scenario that is read.
     * @return what comes out of it.
     */
    RunResult RunScenario(const Scenario& scenario);
    /**
     * Runs the ring.
     * @param [in] members Further members of the file.
     * @return what comes out of it.
     */
    RunResult RunRing(const std::string& members);
    /**
     * @param [in] name Name of an example.
     * @return it; nothing, and the case fails, if it cannot be read.
     */
    std::optional<Scenario> ReadExample(const std::string& name);
    /**
     * @param [in] name Name of an example.
     * @return what comes out of it.
     */
    RunResult RunExample(const std::string& name);
    /**
     * Runs an example only for its trace.
     * @param [in] name Name of the example.
     * @param [in] level How much the trace holds.
     * @return path of the trace.
     */
    std::string TraceExample(const std::string& name, TraceLevel level);
    /**
     * @param [in] result What came out of a run.
     * @param [in] router Name of a router.
     * @return what it did.
     */
    static RouterResult Get(const RunResult& result, const std::string& router);
    /**
     * @param [in] result What came out of a run.
     * @param [in] router Name of a router.
     * @param [in] reason A reason.
     * @return packets that the router dropped for it.
     */
    static uint64_t GetDrops(const RunResult& result, const std::string& router, DropReason reason);
    /**
     * @param [in] result What came out of a run.
     * @param [in] verdict A verdict.
     * @return packets of the verdict in the whole network.
     */
    static uint64_t Count(const RunResult& result, Verdict verdict);
    /**
     * @param [in] result What came out of a run.
     * @return what the first receiver got.
     */
    static DeliveryReport GetDelivery(const RunResult& result);

    std::ostringstream m_trace;  //!< trace of the last run
    uint64_t m_traceRecords{0};  //!< its number of records
    std::ostringstream m_tables; //!< tables of the last run

  private:
    /**
     * The numbers of a run add up: packets, verdicts, receptions.
     * @param [in] result What came out of it.
     */
    void CheckSums(const RunResult& result);
    /**
     * The control messages counted are those that the trace tells of.
     * @param [in] scenario What was run.
     * @param [in] result What came out of it.
     */
    void CheckMessages(const Scenario& scenario, const RunResult& result);
    /**
     * The summary fits its schema.
     * @param [in] result What came out of a run.
     */
    void CheckSummary(const RunResult& result);
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_TEST_CASE_H
