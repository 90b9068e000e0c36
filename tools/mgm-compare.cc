/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-compare SCENARIO --vary NAME=VALUE,VALUE: compares a scenario under several settings.
 */

#include "ns3/mgm-compare.h"
#include "ns3/mgm-data-folder.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunCompare({argv + 1, argv + argc},
                                ns3::mgm::FindDataFolder(MGM_DATA_DIR, "examples/scenarios"),
                                std::cout,
                                std::cerr);
}
