/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-control.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(ForwarderControl);

TypeId
ForwarderControl::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::ForwarderControl").SetParent<RouterApplication>().SetGroupName("Mgm");
    return tid;
}

ForwarderControl::~ForwarderControl() = default;

} // namespace mgm
} // namespace ns3
