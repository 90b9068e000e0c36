/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where tests find the files of the module, in every build.
 */

#ifndef MGM_TEST_FILES_H
#define MGM_TEST_FILES_H

#include "ns3/test.h"

#include <algorithm>
#include <dirent.h>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

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
    static std::string GetModulePath(const std::string& path);
};

/**
 * @param [in] folder A folder.
 * @param [in] ending Ending of file names, for example ".json"; empty for all that are not hidden.
 * @return the paths of its files with this ending, in order; none where there is no such folder.
 */
inline std::vector<std::string>
ListFiles(const std::string& folder, const std::string& ending)
{
    std::vector<std::string> files;
    DIR* directory = opendir(folder.c_str());
    if (directory == nullptr)
    {
        return files;
    }
    while (const dirent* entry = readdir(directory))
    {
        const std::string name = entry->d_name;
        if (name.size() > ending.size() && name[0] != '.' &&
            name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
        {
            files.push_back(folder + "/" + name);
        }
    }
    closedir(directory);
    std::sort(files.begin(), files.end());
    return files;
}

/**
 * @param [in] path Path of a file.
 * @return its text; empty where there is no such file.
 */
inline std::string
ReadFile(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

} // namespace mgm
} // namespace ns3

#endif // MGM_TEST_FILES_H
