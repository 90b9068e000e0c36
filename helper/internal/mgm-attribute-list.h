/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The attributes of this module by the words that stand for their types, for people who look for
 * one.
 */

#ifndef MGM_ATTRIBUTE_LIST_H
#define MGM_ATTRIBUTE_LIST_H

#include <ostream>
#include <string>

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

/**
 * Finds the right capitals of an attribute's name.
 * @param [in] word What stands before the attribute: "forwarder", "pim-dm".
 * @param [in] name A name: "alertinterval".
 * @return the attribute that differs from it by capitals at most: "AlertInterval"; the name itself
 * where there is none.
 */
std::string FindAttributeName(const std::string& word, const std::string& name);

} // namespace mgm
} // namespace ns3

#endif // MGM_ATTRIBUTE_LIST_H
