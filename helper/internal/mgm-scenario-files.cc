/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-files.h"

#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

const char* const STANDARD_SCENARIO = "backbone-failure";

namespace
{

/// End of the name of a scenario file.
const std::string SUFFIX = ".json";

/// @return whether a file can be read.
bool
IsReadable(const std::string& path)
{
    return access(path.c_str(), R_OK) == 0;
}

} // namespace

std::vector<std::string>
ListExamples(const std::string& examples)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(examples.c_str()), &closedir);
    while (const dirent* entry = folder ? readdir(folder.get()) : nullptr)
    {
        const std::string name = entry->d_name;
        if (name.size() > SUFFIX.size() &&
            name.compare(name.size() - SUFFIX.size(), SUFFIX.size(), SUFFIX) == 0)
        {
            names.push_back(name.substr(0, name.size() - SUFFIX.size()));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string
FindScenario(const std::string& file, const std::string& examples)
{
    if (file.empty())
    {
        return examples + "/" + STANDARD_SCENARIO + SUFFIX;
    }
    const std::string example = examples + "/" + file + SUFFIX;
    const bool isName = file.find('/') == std::string::npos;
    return isName && !IsReadable(file) && IsReadable(example) ? example : file;
}

std::string
WhyNoScenario(const std::string& file, const std::string& examples)
{
    if (access(FindScenario(file, examples).c_str(), F_OK) == 0)
    {
        return "";
    }
    const std::string text = "\"" + file + "\": no such file";
    if (file.find('/') != std::string::npos)
    {
        return text;
    }
    // A name of a file is as near to the name of an example as without its end.
    std::string word = file;
    if (word.size() > SUFFIX.size() &&
        word.compare(word.size() - SUFFIX.size(), SUFFIX.size(), SUFFIX) == 0)
    {
        word.resize(word.size() - SUFFIX.size());
    }
    return text +
           ", and no scenario of this name comes with mgm; allowed: the path of a file, or " +
           DescribeAllowed(word, ListExamples(examples));
}

} // namespace mgm
} // namespace ns3
