/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-attribute-list.h"

#include "ns3/mgm-attribute-check.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-scenario.h"
#include "ns3/type-id.h"

#include <algorithm>
#include <string>
#include <strings.h>

namespace ns3
{
namespace mgm
{

namespace
{

/// Spaces before the meaning of an attribute.
constexpr std::size_t INDENT = 6;

/// A type and the word that stands for it in "--set WORD.Attribute=VALUE".
struct ListedType
{
    std::string word; //!< the word
    std::string type; //!< the type
};

/// @return the types that are listed.
std::vector<ListedType>
GetListedTypes()
{
    std::vector<ListedType> types;
    for (const ApplicationKind kind : {ApplicationKind::FORWARDER,
                                       ApplicationKind::MANAGER,
                                       ApplicationKind::STATIC_TREE,
                                       ApplicationKind::STATIC_MULTICAST,
                                       ApplicationKind::PIM_DM})
    {
        types.push_back({GetApplicationKindName(kind), GetApplicationTypeName(kind)});
    }
    types.push_back({"pim-dm", "ns3::mgm::PimInterface"});
    types.push_back({"igmp", "ns3::mgm::IgmpRouterInterface"});
    types.push_back({"igmp-proxy", "ns3::mgm::IgmpProxy"});
    types.push_back({"hosts.igmp", "ns3::mgm::IgmpHost"});
    types.push_back({"ns3::mgm::GraphRoutes:", "ns3::mgm::GraphRoutes"});
    types.push_back({"ns3::mgm::GraphRpf:", "ns3::mgm::GraphRpf"});
    return types;
}

/// Prints one attribute.
void
PrintAttribute(const std::string& word,
               const TypeId::AttributeInformation& attribute,
               std::ostream& stream)
{
    const bool qualified = word.back() == ':';
    stream << "  " << word << (qualified ? ":" : ".") << attribute.name << " = "
           << attribute.initialValue->SerializeToString(attribute.checker) << "\n";
    std::string text = attribute.help;
    if (attribute.checker->HasUnderlyingTypeInformation())
    {
        text += " [" + attribute.checker->GetUnderlyingTypeInformation() + "]";
    }
    PrintParagraph(stream, text, INDENT);
}

} // namespace

void
PrintAttributes(std::ostream& stream)
{
    for (const ListedType& listed : GetListedTypes())
    {
        const TypeId type = TypeId::LookupByName(listed.type);
        stream << listed.type << "\n";
        for (const std::string& name : GetSettableAttributes(type))
        {
            TypeId::AttributeInformation attribute;
            type.LookupAttributeByName(name, &attribute);
            if (name != "StartTime" && name != "StopTime")
            {
                PrintAttribute(listed.word, attribute, stream);
            }
        }
        stream << "\n";
    }
}

std::string
FindAttributeName(const std::string& word, const std::string& name)
{
    for (const ListedType& listed : GetListedTypes())
    {
        if (listed.word != word)
        {
            continue;
        }
        for (const std::string& attribute :
             GetSettableAttributes(TypeId::LookupByName(listed.type)))
        {
            if (strcasecmp(attribute.c_str(), name.c_str()) == 0)
            {
                return attribute;
            }
        }
    }
    return name;
}

} // namespace mgm
} // namespace ns3
