/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-names.h"

#include "ns3/channel.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/names.h"
#include "ns3/node-list.h"
#include "ns3/node.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many nodes of a shared link its interfaces are named after.
constexpr std::size_t NAMED_OTHERS = 3;

/// Of what has no name.
const std::string NO_NAME;

/// @return the node of an id; null where the simulation has none.
Ptr<Node>
FindSimulatedNode(uint32_t node)
{
    return node < NodeList::GetNNodes() ? NodeList::GetNode(node) : nullptr;
}

/// @return the ids of the other nodes on the channel of an interface, ascending and each once.
std::vector<uint32_t>
FindOthers(uint32_t node, uint32_t index)
{
    std::vector<uint32_t> others;
    const Ptr<Node> simulated = FindSimulatedNode(node);
    const Ptr<Ipv4> ipv4 = simulated ? simulated->GetObject<Ipv4>() : nullptr;
    if (!ipv4 || index >= ipv4->GetNInterfaces())
    {
        return others;
    }
    const Ptr<Channel> channel = ipv4->GetNetDevice(index)->GetChannel();
    const std::size_t devices = channel ? channel->GetNDevices() : 0;
    for (std::size_t i = 0; i < devices; ++i)
    {
        const Ptr<NetDevice> device = channel->GetDevice(i);
        if (device && device->GetNode() && device->GetNode() != simulated)
        {
            others.push_back(device->GetNode()->GetId());
        }
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
}

} // namespace

void
TraceNames::SetNode(uint32_t node, const std::string& name, const std::string& kind)
{
    NodeEntry& entry = FindNode(node);
    entry.name = name;
    entry.named = true;
    entry.kind = kind;
}

void
TraceNames::SetInterface(uint32_t node, uint32_t index, const std::string& name)
{
    InterfaceEntry& entry = FindInterface(node, index);
    entry.name = name;
    entry.named = true;
}

const std::string&
TraceNames::GetNode(uint32_t node)
{
    const Ptr<Node> simulated = FindSimulatedNode(node);
    if (!simulated && node >= m_nodes.size())
    {
        return NO_NAME;
    }
    NodeEntry& entry = FindNode(node);
    if (!entry.named)
    {
        entry.name = simulated ? Names::FindName(simulated) : NO_NAME;
        entry.named = true;
    }
    return entry.name;
}

std::string
TraceNames::GetKind(uint32_t node)
{
    const NodeEntry& entry = FindNode(node);
    if (!entry.kind.empty())
    {
        return entry.kind;
    }
    const Ptr<Node> simulated = FindSimulatedNode(node);
    if (!simulated || !simulated->GetObject<Ipv4>())
    {
        return "other";
    }
    for (uint32_t i = 0; i < simulated->GetNApplications(); ++i)
    {
        if (DynamicCast<ForwarderControl>(simulated->GetApplication(i)))
        {
            return "router";
        }
    }
    return "host";
}

const std::string&
TraceNames::GetInterface(uint32_t node, uint32_t index)
{
    if (!HasInterface(node, index))
    {
        return NO_NAME;
    }
    if (!FindInterface(node, index).named)
    {
        SetInterface(node, index, MakeInterfaceName(node, FindOthers(node, index)));
    }
    return FindInterface(node, index).name;
}

uint32_t
TraceNames::GetNeighbor(uint32_t node, uint32_t index)
{
    if (!HasInterface(node, index))
    {
        return NO_NODE;
    }
    InterfaceEntry& entry = FindInterface(node, index);
    if (!entry.explored)
    {
        const std::vector<uint32_t> others = FindOthers(node, index);
        entry.neighbor = others.size() == 1 ? others.front() : NO_NODE;
        entry.explored = true;
    }
    return entry.neighbor;
}

bool
TraceNames::HasInterface(uint32_t node, uint32_t index) const
{
    if (node < m_nodes.size() && index < m_nodes[node].interfaces.size())
    {
        return true;
    }
    const Ptr<Node> simulated = FindSimulatedNode(node);
    const Ptr<Ipv4> ipv4 = simulated ? simulated->GetObject<Ipv4>() : nullptr;
    return ipv4 && index < ipv4->GetNInterfaces();
}

TraceNames::NodeEntry&
TraceNames::FindNode(uint32_t node)
{
    if (node >= m_nodes.size())
    {
        m_nodes.resize(node + 1);
    }
    return m_nodes[node];
}

TraceNames::InterfaceEntry&
TraceNames::FindInterface(uint32_t node, uint32_t index)
{
    std::vector<InterfaceEntry>& interfaces = FindNode(node).interfaces;
    if (index >= interfaces.size())
    {
        interfaces.resize(index + 1);
    }
    return interfaces[index];
}

std::string
TraceNames::MakeInterfaceName(uint32_t node, const std::vector<uint32_t>& others)
{
    if (others.empty())
    {
        return "";
    }
    std::string name = GetNodeLabel(node, GetNode(node)) + "->";
    if (others.size() == 1)
    {
        return name + GetNodeLabel(others.front(), GetNode(others.front()));
    }
    const std::size_t named = std::min(others.size(), NAMED_OTHERS);
    for (std::size_t i = 0; i < named; ++i)
    {
        name += (i == 0 ? "{" : ",") + GetNodeLabel(others[i], GetNode(others[i]));
    }
    if (named < others.size())
    {
        name += ",+" + std::to_string(others.size() - named);
    }
    return name + "}";
}

std::string
GetNodeLabel(uint32_t node, const std::string& name)
{
    return name.empty() ? "node " + std::to_string(node) : name;
}

} // namespace mgm
} // namespace ns3
