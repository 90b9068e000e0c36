/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Whether an attribute can be set to a value that somebody wrote down. ns-3 itself ends the program
 * on most wrong values, and says nothing about others.
 */

#ifndef MGM_ATTRIBUTE_CHECK_H
#define MGM_ATTRIBUTE_CHECK_H

#include "ns3/type-id.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * @param [in] type A type.
 * @return the names of the attributes of the type and of its parents that can be set from a text,
 * in alphabetical order.
 */
std::vector<std::string> GetSettableAttributes(TypeId type);

/**
 * @ingroup mgm
 * @param [in] type A type.
 * @param [in] name Name of an attribute of the type or of one of its parents.
 * @param [in] value The value that it should get, as text.
 * @return what is wrong with the name or the value, and what is allowed; empty when nothing is.
 */
std::string WhyNotAttribute(TypeId type, const std::string& name, const std::string& value);

/**
 * @ingroup mgm
 * @param [in] fullName Name of a type and of one of its attributes: "ns3::Type::Attribute".
 * @param [in] value The value that it should get by default, as text.
 * @return what is wrong, and what is allowed; empty when nothing is.
 */
std::string WhyNotDefault(const std::string& fullName, const std::string& value);

} // namespace mgm
} // namespace ns3

#endif // MGM_ATTRIBUTE_CHECK_H
