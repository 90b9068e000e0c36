/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-exercise --seed N --failures K: a random network with RPF failures to find.
 */

#include "ns3/mgm-exercise-command.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunExerciseCommand({argv + 1, argv + argc}, std::cout, std::cerr);
}
