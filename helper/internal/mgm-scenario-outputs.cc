/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Section "outputs" of a scenario file.
 */

#include "ns3/mgm-scenario-sections.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Adds every interface of a router to those whose packets are kept.
void
KeepAllOf(NodeIndex router, Scenario& scenario)
{
    for (const LinkIndex link : scenario.topology.GetLinksOf(router))
    {
        scenario.outputs.pcap.push_back(ScenarioInterface{router, link});
    }
    for (HostIndex host = 0; host < scenario.hosts.size(); ++host)
    {
        if (scenario.hosts[host].at == router)
        {
            scenario.outputs.pcap.push_back(ScenarioInterface{router, host});
        }
    }
}

/// Adds one interface ("Denver:KansasCity"), or all of a router ("Denver").
void
ReadPcapElement(const JsonView& view, const ScenarioNames& names, Scenario& scenario)
{
    const std::string text = view.GetString();
    if (text.empty() || !names.IsNetworkKnown())
    {
        return;
    }
    // A name may itself have a ':'; the longest router name counts.
    for (std::size_t end = text.size(); end != std::string::npos && end > 0;
         end = text.rfind(':', end - 1))
    {
        const auto router = scenario.topology.FindNode(text.substr(0, end));
        if (!router || scenario.topology.GetNode(*router).kind != NodeKind::ROUTER)
        {
            continue;
        }
        if (end == text.size())
        {
            KeepAllOf(*router, scenario);
        }
        else if (const auto interface = names.GetInterfaceOf(view, *router, text.substr(end + 1)))
        {
            scenario.outputs.pcap.push_back(*interface);
        }
        return;
    }
    view.RefuseName("which is neither a router nor an interface like router:neighbor",
                    names.GetRouterNames());
}

/// Reads which interfaces are captured.
void
ReadPcap(const JsonView& view, const ScenarioNames& names, Scenario& scenario)
{
    if (view.GetValue() == "all")
    {
        for (NodeIndex node = 0; node < scenario.topology.GetNodeCount(); ++node)
        {
            if (scenario.topology.GetNode(node).kind == NodeKind::ROUTER)
            {
                KeepAllOf(node, scenario);
            }
        }
    }
    else if (view.GetValue().is_array())
    {
        for (const JsonView& element : view.GetElements())
        {
            ReadPcapElement(element, names, scenario);
        }
    }
    else
    {
        view.Refuse("\"all\" or an array of routers and interfaces");
    }
}

} // namespace

void
ReadOutputs(const JsonView& view, const ScenarioNames& names, Scenario& scenario)
{
    if (!view.ExpectObject({"trace", "pcap", "netanim", "invariants"}))
    {
        return;
    }
    if (const auto trace = view.Find("trace"))
    {
        std::vector<std::string> levels{"off"};
        for (std::size_t level = 0; level < TRACE_LEVEL_COUNT; ++level)
        {
            levels.emplace_back(GetTraceLevelName(static_cast<TraceLevel>(level)));
        }
        const std::size_t choice = trace->GetChoice(levels);
        scenario.outputs.trace.reset();
        if (choice > 0)
        {
            scenario.outputs.trace = static_cast<TraceLevel>(choice - 1);
        }
    }
    if (const auto pcap = view.Find("pcap"))
    {
        ReadPcap(*pcap, names, scenario);
    }
    if (const auto netanim = view.Find("netanim"))
    {
        scenario.outputs.netanim = netanim->GetBoolean();
    }
    if (const auto invariants = view.Find("invariants"))
    {
        const std::vector<std::string> modes{"off", "record", "fatal"};
        scenario.outputs.invariants = modes[invariants->GetChoice(modes)];
    }
}

} // namespace mgm
} // namespace ns3
