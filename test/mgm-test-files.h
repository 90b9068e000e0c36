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
     * @return the path to open. Stand-alone builds know the folder; inside an ns-3 tree it is found
     * from the top of that tree.
     */
    std::string GetModulePath(const std::string& path)
    {
        const std::string testDir = NS_TEST_SOURCEDIR;
        if (testDir.front() == '/')
        {
            return testDir + "/../" + path;
        }
        SetDataDir(testDir);
        return CreateDataDirFilename("../" + path);
    }
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TEST_FILES_H
