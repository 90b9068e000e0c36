/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-lesson [LESSON]: lessons about the reverse-path check, with questions that mark themselves.
 */

#include "ns3/mgm-data-folder.h"
#include "ns3/mgm-lesson-command.h"

#include <iostream>

int
main(int argc, char* argv[])
{
    return ns3::mgm::RunLessonCommand({argv + 1, argv + argc},
                                      ns3::mgm::FindDataFolder(MGM_DATA_DIR, "doc/lessons"),
                                      std::cout,
                                      std::cerr);
}
