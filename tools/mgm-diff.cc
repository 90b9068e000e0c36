/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-diff RUN1 RUN2: tells what two runs did differently.
 */

#include "ns3/mgm-diff.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunDiff({argv + 1, argv + argc}, std::cout, std::cerr);
}
