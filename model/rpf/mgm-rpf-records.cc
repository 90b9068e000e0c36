/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-rpf-records.h"

namespace ns3
{
namespace mgm
{

const char*
GetTopologyEventName(TopologyEvent event)
{
    switch (event)
    {
    case TopologyEvent::LINK_DOWN:
        return "link-down";
    case TopologyEvent::LINK_UP:
        return "link-up";
    case TopologyEvent::LINK_COST:
        return "link-cost";
    }
    return "unknown";
}

} // namespace mgm
} // namespace ns3
