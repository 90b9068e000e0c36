/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What no reader of networks may deliver, whatever it read.
 */

#ifndef MGM_TOPOLOGY_FLAW_H
#define MGM_TOPOLOGY_FLAW_H

#include "ns3/mgm-topology-result.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] result What a reader made of a file that it was told to be called "f".
 * @return what no result may be, for any text; empty if it is fine.
 */
std::string FindTopologyFlaw(const TopologyResult& result);

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_FLAW_H
