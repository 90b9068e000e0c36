/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where tests find the files of the module, in every build.
 */

#ifndef MGM_TEST_FILES_H
#define MGM_TEST_FILES_H

#include "ns3/test.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * A test case that reads files of the module.
 */
class ModuleTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /**
     * @param [in] path A path below the module's own folder, for example "sources.txt".
     * @return the path to open. All builds tell their tests where the module's folder is.
     */
    static std::string GetModulePath(const std::string& path)
    {
        return MGM_DATA_DIR "/" + path;
    }
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TEST_FILES_H
