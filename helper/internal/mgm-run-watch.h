/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Watches a run of a scenario for what must always hold, and asks the oracle throughout.
 */

#ifndef MGM_RUN_WATCH_H
#define MGM_RUN_WATCH_H

#include "ns3/mgm-invariant-watch.h"
#include "ns3/mgm-multicast-traffic.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-run-result.h"
#include "ns3/mgm-scenario-map.h"
#include "ns3/mgm-scenario.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/mgm-tree-watch.h"

#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An InvariantWatch and a TreeWatch, with what they need to know of the sources and receivers.
 */
class RunWatch
{
  public:
    /**
     * @param [in] scenario The scenario; must outlive this object.
     * @param [in] network Its network.
     * @param [in,out] traffic Its sources and receivers; must outlive this object.
     */
    RunWatch(const Scenario& scenario, Ptr<Network> network, MulticastTraffic& traffic);
    ~RunWatch();

    RunWatch(const RunWatch&) = delete;
    RunWatch& operator=(const RunWatch&) = delete;

    /// @param [in,out] trace A trace that is to hold what is found.
    void AddTo(TraceWriter& trace) const;
    /// Begins to observe: after everybody else, so that causes stand first in traces.
    void Start();
    /// Looks for the last time, at the end of the run.
    void Finish();
    /**
     * @param [in] map What became of the scenario.
     * @return what was found.
     */
    WatchResult Collect(const ScenarioMap& map) const;

  private:
    /// A host is to get the data of a source, or no longer.
    void OnMembership(std::size_t source, Ipv4Address host, bool wanted);
    /// A receiver got a packet once more.
    void OnDuplicate(std::size_t receiver, std::size_t source, Time sent, const Cause& cause);
    /// Ends the run.
    void OnFatal(const InvariantRecord& violation);

    const Scenario& m_scenario;             //!< what is run
    Ptr<Network> m_network;                 //!< its network
    MulticastTraffic& m_traffic;            //!< its sources and receivers
    Ptr<InvariantWatch> m_invariants;       //!< what must hold
    Ptr<TreeWatch> m_tree;                  //!< the oracle
    std::optional<InvariantRecord> m_fatal; //!< the violation that ended the run
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_WATCH_H
