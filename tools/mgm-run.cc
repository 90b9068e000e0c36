/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-run [FILE]: runs a scenario.
 */

#include "ns3/mgm-run-command.h"

#include <iostream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace
{

/**
 * @return the folder of the example scenarios: where this program was installed with its data, else
 * where it was built.
 */
std::string
FindExamples()
{
    std::string program(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", &program[0], program.size());
    program.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    const std::string installed =
        program.substr(0, program.rfind('/') + 1) + "../share/mgm/examples/scenarios";
    struct stat status;
    return stat(installed.c_str(), &status) == 0 ? installed : MGM_DATA_DIR "/examples/scenarios";
}

} // namespace

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunScenarioCommand(
        {argv + 1, argv + argc}, FindExamples(), std::cout, std::cerr);
}
