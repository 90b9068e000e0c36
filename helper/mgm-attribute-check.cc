/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-attribute-check.h"

#include "ns3/attribute.h"
#include "ns3/mgm-near-miss.h"
#include "ns3/string.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// How values of one type are written.
struct ValueSyntax
{
    const char* type;    //!< name of the class of values, without its namespace
    const char* pattern; //!< regular expression of what ns-3 can parse; null: any text
    const char* words;   //!< the same for a reader
};

/// The types of values that can be written down as text.
constexpr ValueSyntax SYNTAXES[] = {
    {"BooleanValue", "true|false|t|f|0|1", "true or false"},
    {"UintegerValue", "[0-9]+", "a whole number"},
    {"IntegerValue", "[-+]?[0-9]+", "a whole number"},
    {"DoubleValue", "[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?", "a number"},
    {"TimeValue",
     "[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?(fs|ps|ns|us|ms|s|min|h|d|y)?",
     "a time with its unit, such as 3s or 250ms"},
    {"DataRateValue",
     "[0-9]+(\\.[0-9]*)?([kKMG]?(bps|b/s|Bps|B/s)|[KMG]i(b/s|B/s))?",
     "a rate with its unit, such as 64kbps or 2Mb/s"},
    {"Ipv4AddressValue", "[0-9]{1,3}(\\.[0-9]{1,3}){3}", "an IPv4 address"},
    {"Ipv4MaskValue", "[0-9]{1,3}(\\.[0-9]{1,3}){3}|/[0-9]{1,2}", "an IPv4 mask"},
    {"StringValue", nullptr, "a text"},
};

/// Longest value that a pattern is tried on: the standard library's regular expressions call
/// themselves once a character.
constexpr std::size_t LONGEST_VALUE = 100;

/// @return whether a value is written as ns-3 can parse it.
bool
IsWritten(const ValueSyntax& syntax, const std::string& value)
{
    return !syntax.pattern ||
           (value.size() <= LONGEST_VALUE && std::regex_match(value, std::regex(syntax.pattern)));
}

/// @return a value for messages: "found" and its beginning.
std::string
DescribeFound(const std::string& value)
{
    return value.size() <= LONGEST_VALUE ? "found \"" + value + "\""
                                         : "found \"" + value.substr(0, LONGEST_VALUE) + "\"... (" +
                                               std::to_string(value.size()) + " bytes)";
}

/// @return the name of a checker's class of values; some of ns-3's names have a namespace.
std::string
GetValueTypeName(const AttributeChecker& checker)
{
    const std::string name = checker.GetValueTypeName();
    return name.rfind("ns3::", 0) == 0 ? name.substr(5) : name;
}

/// @return how values of a checker are written; null where they cannot be.
const ValueSyntax*
FindSyntax(const AttributeChecker& checker)
{
    const std::string type = GetValueTypeName(checker);
    const auto syntax =
        std::find_if(std::begin(SYNTAXES), std::end(SYNTAXES), [&](const ValueSyntax& candidate) {
            return type == candidate.type;
        });
    return syntax == std::end(SYNTAXES) ? nullptr : &*syntax;
}

/// @return whether an attribute is one of a fixed set of names.
bool
IsEnumeration(const AttributeChecker& checker)
{
    return GetValueTypeName(checker).rfind("EnumValue", 0) == 0;
}

/// @return the names of an enumeration, which its checker gives as "a|b|c".
std::vector<std::string>
GetEnumerationNames(const AttributeChecker& checker)
{
    std::vector<std::string> names;
    std::istringstream list(checker.GetUnderlyingTypeInformation());
    std::string name;
    while (std::getline(list, name, '|'))
    {
        names.push_back(name);
    }
    return names;
}

/// @return the range of a checker in words: " from 1 to 9"; empty where it names none.
std::string
DescribeRange(const AttributeChecker& checker)
{
    const std::string information =
        checker.HasUnderlyingTypeInformation() ? checker.GetUnderlyingTypeInformation() : "";
    const std::size_t space = information.find(' ');
    const std::size_t colon = information.find(':', space);
    if (space == std::string::npos || colon == std::string::npos)
    {
        return "";
    }
    return " from " + information.substr(space + 1, colon - space - 1) + " to " +
           information.substr(colon + 1);
}

/// @return what is wrong with a value, and what is allowed; empty when nothing is.
std::string
WhyNotValue(const AttributeChecker& checker, const std::string& value)
{
    if (IsEnumeration(checker))
    {
        const std::vector<std::string> names = GetEnumerationNames(checker);
        return std::find(names.begin(), names.end(), value) != names.end()
                   ? ""
                   : DescribeFound(value) + "; allowed: " + DescribeAllowed(value, names);
    }
    const ValueSyntax* syntax = FindSyntax(checker);
    if (!syntax)
    {
        return "values of type " + GetValueTypeName(checker) + " cannot be set from a text";
    }
    if (!IsWritten(*syntax, value))
    {
        return DescribeFound(value) + "; allowed: " + syntax->words;
    }
    return checker.CreateValidValue(StringValue(value))
               ? ""
               : DescribeFound(value) + "; allowed: " + syntax->words + DescribeRange(checker);
}

/// @return whether an attribute can be set from a text.
bool
IsSettable(const TypeId::AttributeInformation& attribute)
{
    return (attribute.flags & (TypeId::ATTR_SET | TypeId::ATTR_CONSTRUCT)) != 0 &&
           (IsEnumeration(*attribute.checker) || FindSyntax(*attribute.checker));
}

/**
 * @param [in] type A type.
 * @param [in] name Name of an attribute.
 * @return the type, or that of its bases, which declares the attribute: only there ns-3 finds its
 * default; the type itself where none does.
 */
TypeId
FindDeclaringType(TypeId type, const std::string& name)
{
    for (TypeId level = type;; level = level.GetParent())
    {
        for (std::size_t i = 0; i < level.GetAttributeN(); ++i)
        {
            if (level.GetAttribute(i).name == name)
            {
                return level;
            }
        }
        if (!level.HasParent())
        {
            return type;
        }
    }
}

} // namespace

std::vector<std::string>
GetSettableAttributes(TypeId type)
{
    std::vector<std::string> names;
    for (TypeId level = type;; level = level.GetParent())
    {
        for (std::size_t i = 0; i < level.GetAttributeN(); ++i)
        {
            if (IsSettable(level.GetAttribute(i)))
            {
                names.push_back(level.GetAttribute(i).name);
            }
        }
        if (!level.HasParent())
        {
            break;
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string
WhyNotAttribute(TypeId type, const std::string& name, const std::string& value)
{
    TypeId::AttributeInformation attribute;
    if (!type.LookupAttributeByName(name, &attribute))
    {
        return "found \"" + name + "\", which is no attribute of " + type.GetName() +
               "; allowed: " + DescribeAllowed(name, GetSettableAttributes(type));
    }
    if (!IsSettable(attribute))
    {
        return "attribute " + name + " of " + type.GetName() + " cannot be set from a text";
    }
    return WhyNotValue(*attribute.checker, value);
}

std::string
WhyNotDefault(const std::string& fullName, const std::string& value)
{
    const std::size_t colons = fullName.rfind("::");
    TypeId type;
    if (colons != std::string::npos &&
        TypeId::LookupByNameFailSafe(fullName.substr(0, colons), &type))
    {
        const std::string name = fullName.substr(colons + 2);
        const TypeId declaring = FindDeclaringType(type, name);
        return declaring == type ? WhyNotAttribute(type, name, value)
                                 : "found \"" + fullName + "\", which " + type.GetName() +
                                       " inherits; allowed: " + declaring.GetName() + "::" + name;
    }
    std::vector<std::string> types;
    for (uint16_t i = 0; i < TypeId::GetRegisteredN(); ++i)
    {
        types.push_back(TypeId::GetRegistered(i).GetName());
    }
    const std::string name = fullName.substr(0, colons);
    const std::string nearMiss = FindNearMiss(name, types);
    return "found \"" + name + "\", which is no type of ns-3; allowed: ns3::Type::Attribute" +
           (nearMiss.empty() ? "" : " (did you mean \"" + nearMiss + "\"?)");
}

} // namespace mgm
} // namespace ns3
