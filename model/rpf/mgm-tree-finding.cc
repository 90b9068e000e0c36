/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-tree-finding.h"

namespace ns3
{
namespace mgm
{

const char*
GetTreeFindingName(TreeFindingKind kind)
{
    switch (kind)
    {
    case TreeFindingKind::STALE_IIF:
        return "stale-iif";
    case TreeFindingKind::MISSING_OIF:
        return "missing-oif";
    case TreeFindingKind::EXTRA_OIF:
        return "extra-oif";
    case TreeFindingKind::BLACK_HOLE:
        return "black-hole";
    case TreeFindingKind::LOOP:
        return "loop";
    }
    return "unknown";
}

} // namespace mgm
} // namespace ns3
