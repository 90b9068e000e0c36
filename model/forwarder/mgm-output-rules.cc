/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-output-rules.h"

namespace ns3
{
namespace mgm
{

bool
OutputRules::IsOutgoing(const ForwardingEntry& entry, const InterfaceId& id) const
{
    const ForwardingOutput* output = entry.FindOutput(id);
    return output && IsOutgoing(*output);
}

} // namespace mgm
} // namespace ns3
