/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A list of the attributes of this module, for people who look for one.
 */

#ifndef MGM_ATTRIBUTE_LIST_H
#define MGM_ATTRIBUTE_LIST_H

#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Prints the attributes of everything that runs on a router: name, default, allowed values and
 * meaning.
 * @param [in,out] stream Where to print.
 */
void PrintAttributes(std::ostream& stream);

} // namespace mgm
} // namespace ns3

#endif // MGM_ATTRIBUTE_LIST_H
