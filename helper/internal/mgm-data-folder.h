/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where the programs find the data that they come with.
 */

#ifndef MGM_DATA_FOLDER_H
#define MGM_DATA_FOLDER_H

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * @param [in] source The module's own folder, where the program was built.
 * @param [in] folder A folder below it, for example "examples/scenarios".
 * @return the path of this folder: where this program was installed with its data, else where it
 * was built.
 */
std::string FindDataFolder(const std::string& source, const std::string& folder);

} // namespace mgm
} // namespace ns3

#endif // MGM_DATA_FOLDER_H
