/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-build: what it costs to build and start a network of routers, with and without mgm.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/simulator.h"

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

/// Builds routers in a tree, with their links and stacks, and lets them start.
void
Build(uint32_t routers, bool mgm)
{
    InternetStackHelper stack;
    if (mgm)
    {
        stack.SetRoutingHelper(MulticastRoutingHelper());
    }
    NodeContainer nodes;
    nodes.Create(routers);
    stack.Install(nodes);
    Linker linker(false);
    for (uint32_t i = 1; i < routers; ++i)
    {
        linker.Link(nodes.Get((i - 1) / 2), nodes.Get(i));
    }
    if (mgm)
    {
        RouterHelper().Install(nodes);
        const StaticMulticastHelper protocol;
        for (uint32_t i = 0; i < routers; ++i)
        {
            protocol.Install(nodes.Get(i));
        }
    }
    Simulator::Stop(Seconds(1));
    Simulator::Run();
}

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t routers = 1000;
    bool mgm = true;
    CommandLine command(__FILE__);
    command.Usage("Builds routers and prints the CPU seconds and the memory that they took.");
    command.AddValue("routers", "Number of routers", routers);
    command.AddValue("mgm", "Whether they forward multicast", mgm);
    command.Parse(argc, argv);
    const uint64_t before = GetPeakMemory();
    Measure("routers", routers, [&] { Build(routers, mgm); });
    std::cout << "kilobytes " << routers << ' ' << GetPeakMemory() - before << std::endl;
    Simulator::Destroy();
    return 0;
}
