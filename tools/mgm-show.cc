/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-show RUN --node NODE --time TIME WHAT: the tables of a router at an instant of a run.
 */

#include "ns3/mgm-show.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunShow({argv + 1, argv + argc}, std::cout, std::cerr);
}
