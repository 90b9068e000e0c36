/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-fuzz-checks.h"

#include <cstdlib>
#include <iostream>

namespace ns3
{
namespace mgm
{

void
Require(bool holds, const char* what)
{
    if (!holds)
    {
        std::cerr << "Found by fuzzing: " << what << std::endl;
        std::abort();
    }
}

void
Require(bool holds, const std::string& what)
{
    Require(holds, what.c_str());
}

} // namespace mgm
} // namespace ns3
