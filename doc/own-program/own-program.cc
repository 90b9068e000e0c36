/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A program of your own, outside of mgm's repository, that uses the installed library. The Makefile
 * beside it builds it with pkg-config, CMakeLists.txt with CMake.
 */

#include "ns3/mgm-module.h"
#include "ns3/simulator.h"

#include <iostream>

using namespace ns3;

namespace
{

void
PrintKey(mgm::SourceGroup key)
{
    std::cout << Simulator::Now().GetSeconds() << " s " << key << std::endl;
}

} // namespace

int
main()
{
    Simulator::Schedule(Seconds(1), &PrintKey, mgm::SourceGroup("10.0.1.2", "239.1.1.1"));
    Simulator::Run();
    Simulator::Destroy();
    return 0;
}
