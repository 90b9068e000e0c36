/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-report RUN: writes a run as one HTML page.
 */

#include "ns3/mgm-report.h"

#include <iostream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace
{

/**
 * @return the page that a run is put into: where this program was installed with its data, else
 * beside the program, where it was built.
 */
std::string
FindPage()
{
    std::string program(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", &program[0], program.size());
    program.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    const std::string folder = program.substr(0, program.rfind('/') + 1);
    const std::string installed = folder + "../share/mgm/report-page.html";
    struct stat status;
    return stat(installed.c_str(), &status) == 0 ? installed : folder + "report-page.html";
}

} // namespace

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunReport({argv + 1, argv + argc}, FindPage(), std::cout, std::cerr);
}
