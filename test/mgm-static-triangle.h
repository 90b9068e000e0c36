/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The network on which tests of StaticMulticast run: a triangle r0, r1, r2 of links 0 (r0 - r1),
 * 1 (r1 - r2) and 2 (r2 - r0), each router with a host at interface 3; hr0 is the source. r0 has r2
 * at interface 2; r2 has r1 at interface 1 and r0 at interface 2.
 */

#ifndef MGM_STATIC_TRIANGLE_H
#define MGM_STATIC_TRIANGLE_H

#include "mgm-static-fixture.h"

#include "ns3/mgm-static-multicast.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <string>

namespace ns3
{
namespace mgm
{
namespace test
{

/// A base for cases on the triangle, where hr2 is the receiver.
class TriangleTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /// Builds the network.
    void Build()
    {
        Topology topology;
        for (int i = 0; i < 3; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        for (NodeIndex i = 0; i < 3; ++i)
        {
            topology.AddLink(i, (i + 1) % 3);
        }
        fixture.Build(topology);
        fixture.InstallStatic();
        key = SourceGroup(fixture.network->GetAddress("hr0"), fixture.group);
        anySource = SourceGroup(Ipv4Address::GetAny(), fixture.group);
        fixture.Join("hr2");
    }

    /**
     * @param [in] name Name of a router.
     * @return its client.
     */
    Ptr<StaticMulticast> At(const std::string& name)
    {
        return DynamicCast<StaticMulticast>(fixture.At(name).client);
    }

    /// All forward the group: r0 to r1 and r2, r1 to r2, and r2 to hr2.
    void ForwardBothWays()
    {
        At("r0")->AddMembership(key, InterfaceId(1));
        At("r0")->AddMembership(key, InterfaceId(2));
        At("r1")->AddMembership(key, InterfaceId(2));
        At("r2")->AddMembership(key, InterfaceId(3));
    }

    /// hr0 sends one packet a second for a time, the first in half a second.
    void Send(uint32_t count)
    {
        Simulator::Schedule(
            MilliSeconds(500), &StaticFixture::Send, &fixture, "hr0", count, Seconds(1));
    }

    StaticFixture fixture; //!< the network
    SourceGroup key;       //!< hr0 and the group
    SourceGroup anySource; //!< any source and the group
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_TRIANGLE_H
