/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-run [FILE]: runs a scenario.
 */

#include "ns3/mgm-compat-animation.h"
#include "ns3/mgm-data-folder.h"
#include "ns3/mgm-run-command.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunScenarioCommand(
        {argv + 1, argv + argc},
        ns3::mgm::FindDataFolder(MGM_DATA_DIR, "examples/scenarios"),
        std::cout,
        std::cerr,
        ns3::mgm::compat::MakeRunAnimation());
}
