/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-client-interface.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(ClientInterface);

TypeId
ClientInterface::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::ClientInterface").SetParent<RouterApplication>().SetGroupName("Mgm");
    return tid;
}

ClientInterface::~ClientInterface() = default;

std::string
ClientInterface::GetClientName(const ProtocolInstance& instance) const
{
    std::ostringstream os;
    os << instance;
    return os.str();
}

SourceGroupRange::SourceGroupRange(const SourceGroup& key)
    : source(key.source),
      sourceMask(key.IsAnySource() ? Ipv4Mask::GetZero() : Ipv4Mask::GetOnes()),
      group(key.group),
      groupMask(key.IsAnyGroup() ? Ipv4Mask::GetZero() : Ipv4Mask::GetOnes())
{
}

bool
operator<(const ProtocolInstance& a, const ProtocolInstance& b)
{
    return a.protocolId != b.protocolId ? a.protocolId < b.protocolId
                                        : a.componentId < b.componentId;
}

std::ostream&
operator<<(std::ostream& os, const ProtocolInstance& instance)
{
    return os << instance.protocolId << '.' << instance.componentId;
}

} // namespace mgm
} // namespace ns3
