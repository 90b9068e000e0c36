/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-test-files.h"

namespace ns3
{
namespace mgm
{

std::string
ModuleTestCase::GetModulePath(const std::string& path)
{
    // The only test source that knows the folder, so that compilers' caches serve all clones alike.
    return MGM_DATA_DIR "/" + path;
}

} // namespace mgm
} // namespace ns3
