/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-annotate RUN: writes the pcap files of a run with what the router did with each frame.
 */

#include "ns3/mgm-annotate.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunAnnotate({argv + 1, argv + argc}, std::cout, std::cerr);
}
