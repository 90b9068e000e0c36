/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario.h"

namespace ns3
{
namespace mgm
{

const char*
GetApplicationKindName(ApplicationKind kind)
{
    switch (kind)
    {
    case ApplicationKind::FORWARDER:
        return "forwarder";
    case ApplicationKind::MANAGER:
        return "manager";
    case ApplicationKind::STATIC_TREE:
        return "static-tree";
    case ApplicationKind::STATIC_MULTICAST:
        return "static";
    case ApplicationKind::IGMP:
        return "igmp";
    case ApplicationKind::IGMP_PROXY:
        return "igmp-proxy";
    case ApplicationKind::PIM_DM:
        return "pim-dm";
    }
    return "";
}

const char*
GetApplicationTypeName(ApplicationKind kind)
{
    switch (kind)
    {
    case ApplicationKind::FORWARDER:
        return "ns3::mgm::KernelForwarder";
    case ApplicationKind::MANAGER:
        return "ns3::mgm::Manager";
    case ApplicationKind::STATIC_TREE:
        return "ns3::mgm::StaticTree";
    case ApplicationKind::STATIC_MULTICAST:
        return "ns3::mgm::StaticMulticast";
    case ApplicationKind::IGMP:
        return "ns3::mgm::IgmpRouter";
    case ApplicationKind::IGMP_PROXY:
        return "ns3::mgm::IgmpProxy";
    case ApplicationKind::PIM_DM:
        return "ns3::mgm::PimDm";
    }
    return "";
}

} // namespace mgm
} // namespace ns3
