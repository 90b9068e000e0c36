/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-explain TRACE [ALERT]: tells what the wrong-interface alerts of a run were about.
 */

#include "ns3/mgm-explain.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunExplain({argv + 1, argv + argc}, std::cout, std::cerr);
}
