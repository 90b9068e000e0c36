/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-data-tagging.h"

#include "ns3/mgm-lineage.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many need the lineage of data packets.
uint32_t g_users = 0;
/// Whether packets carried it before the first of them.
bool g_taggedBefore = false;

} // namespace

void
BeginDataTagging()
{
    g_taggedBefore = g_users == 0 ? LineageTag::IsEnabled() : g_taggedBefore;
    ++g_users;
    LineageTag::SetEnabled(true);
}

void
EndDataTagging()
{
    --g_users;
    // The end of the simulation has switched it off already.
    if (g_users == 0 && !g_taggedBefore && LineageTag::IsEnabled())
    {
        LineageTag::SetEnabled(false);
    }
}

} // namespace mgm
} // namespace ns3
