/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-why RUN --node NODE --time TIME --source S --group G --in INTERFACE: a packet, check by
 * check.
 */

#include "ns3/mgm-why.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunWhy({argv + 1, argv + argc}, std::cout, std::cerr);
}
