/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Collects what came out of a run from the objects that counted it.
 */

#ifndef MGM_RUN_COLLECTOR_H
#define MGM_RUN_COLLECTOR_H

#include "ns3/mgm-alert-ledger.h"
#include "ns3/mgm-delivery-ledger.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-run-result.h"
#include "ns3/mgm-scenario-map.h"
#include "ns3/mgm-scenario.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Collects what sources sent and receivers got.
 * @param [in] scenario The scenario.
 * @param [in] network Its network.
 * @param [in] ledger What was sent and received.
 * @param [in,out] result Receives the numbers.
 */
void CollectTraffic(const Scenario& scenario,
                    const Network& network,
                    const DeliveryLedger& ledger,
                    RunResult& result);

/**
 * @ingroup mgm
 * Collects what forwarders did, and what became of wrong-interface packets.
 * @param [in] scenario The scenario.
 * @param [in] map What became of it.
 * @param [in] ledger All verdicts.
 * @param [in] deliveries What was sent and received.
 * @param [in,out] result Receives the numbers; it has those of CollectTraffic.
 */
void CollectRouters(const Scenario& scenario,
                    const ScenarioMap& map,
                    const AlertLedger& ledger,
                    const DeliveryLedger& deliveries,
                    RunResult& result);

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_COLLECTOR_H
