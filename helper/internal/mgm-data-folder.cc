/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-data-folder.h"

#include <sys/stat.h>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

std::string
FindDataFolder(const std::string& source, const std::string& folder)
{
    std::string program(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", &program[0], program.size());
    program.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    const std::string installed =
        program.substr(0, program.rfind('/') + 1) + "../share/mgm/" + folder;
    struct stat status;
    return stat(installed.c_str(), &status) == 0 ? installed : source + "/" + folder;
}

} // namespace mgm
} // namespace ns3
