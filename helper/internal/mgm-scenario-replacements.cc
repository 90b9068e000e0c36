/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-replacements.h"

#include "ns3/mgm-attribute-list.h"
#include "ns3/mgm-json-text.h"
#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the elements of an array by which a path can name them: their names, or their numbers.
std::vector<std::string>
GetElementNames(const nlohmann::json& array)
{
    std::vector<std::string> names;
    for (const nlohmann::json& element : array)
    {
        const auto name = element.find("name");
        names.push_back(name != element.end() && name->is_string() ? name->get<std::string>()
                                                                   : std::to_string(names.size()));
    }
    return names;
}

/// @return the number of an element of an array, if it has one with this name or number.
std::optional<std::size_t>
FindElement(const nlohmann::json& array, const std::string& name)
{
    const std::vector<std::string> names = GetElementNames(array);
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        if (names[i] == name || std::to_string(i) == name)
        {
            return i;
        }
    }
    return std::nullopt;
}

/// @return the value that a text stands for: JSON if it is, else the text itself.
nlohmann::json
ParseValue(const std::string& text)
{
    nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
    return value.is_discarded() ? nlohmann::json(text) : value;
}

/// @return the object in a member, made if there is none.
nlohmann::json&
MakeObject(nlohmann::json& parent, const std::string& member)
{
    nlohmann::json& child = parent[member];
    if (!child.is_object())
    {
        child = nlohmann::json::object();
    }
    return child;
}

/// @return whether a name is that of a type of protocols.
bool
IsProtocol(const std::string& name)
{
    return name == "static-tree" || name == "static" || name == "pim-dm" || name == "igmp" ||
           name == "igmp-proxy";
}

} // namespace

ScenarioReplacements::ScenarioReplacements(nlohmann::json& document)
    : m_document(document)
{
}

void
ScenarioReplacements::Replace(const std::string& name,
                              const std::string& value,
                              const std::string& origin,
                              InputProblems& problems)
{
    if (!m_document.is_object())
    {
        return;
    }
    const std::size_t dot = name.find('.');
    const std::string first = name.substr(0, dot);
    const std::string rest = dot == std::string::npos ? "" : name.substr(dot + 1);
    if (name.find("::") != std::string::npos)
    {
        ReplaceAttribute(MakeObject(m_document, "attributes"), "/attributes", name, value, origin);
    }
    else if ((first == "forwarder" || first == "manager") && !rest.empty())
    {
        ReplaceAttribute(MakeObject(MakeObject(m_document, "routers"), first),
                         "/routers/" + first,
                         FindAttributeName(first, rest),
                         value,
                         origin);
    }
    else if (IsProtocol(first) && !rest.empty())
    {
        ReplaceProtocolAttribute(first, FindAttributeName(first, rest), value, origin, problems);
    }
    else
    {
        ReplaceMember(name, value, origin, problems);
    }
}

std::string
ScenarioReplacements::Format(const InputProblems& problems, const std::string& file) const
{
    std::string text;
    for (const InputProblem& problem : problems.GetListed())
    {
        InputProblems one;
        one.Add(problem.where, problem.what);
        std::string line = one.Format(file);
        for (const auto& [pointer, origin] : m_origins)
        {
            if (problem.where == pointer || problem.where.rfind(pointer + "/", 0) == 0)
            {
                line = origin + ": " + problem.what + "\n";
            }
        }
        text += line;
    }
    return text + problems.FormatRest(file);
}

void
ScenarioReplacements::ReplaceAttribute(nlohmann::json& settings,
                                       const std::string& pointer,
                                       const std::string& name,
                                       const std::string& value,
                                       const std::string& origin)
{
    settings[name] = value;
    m_origins[AppendToPointer(pointer, name)] = origin;
}

void
ScenarioReplacements::ReplaceProtocolAttribute(const std::string& type,
                                               const std::string& name,
                                               const std::string& value,
                                               const std::string& origin,
                                               InputProblems& problems)
{
    nlohmann::json& protocols = MakeObject(m_document, "routers")["protocols"];
    if (protocols.is_null())
    {
        protocols = {{{"type", "static-tree"}}};
    }
    bool found = false;
    for (std::size_t i = 0; protocols.is_array() && i < protocols.size(); ++i)
    {
        nlohmann::json& protocol = protocols[i];
        if (protocol.is_object() && protocol.value("type", nlohmann::json()) == type)
        {
            found = true;
            ReplaceAttribute(MakeObject(protocol, "attributes"),
                             "/routers/protocols/" + std::to_string(i) + "/attributes",
                             name,
                             value,
                             origin);
        }
    }
    if (!found)
    {
        m_origins["/routers/protocols"] = origin;
        problems.Add("/routers/protocols", "found no protocol of type \"" + type + "\"");
    }
}

void
ScenarioReplacements::ReplaceMember(const std::string& path,
                                    const std::string& value,
                                    const std::string& origin,
                                    InputProblems& problems)
{
    nlohmann::json* target = &m_document;
    std::string pointer;
    for (std::size_t begin = 0; begin <= path.size();)
    {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string part = path.substr(begin, end - begin);
        begin = end + 1;
        if (target->is_null())
        {
            *target = nlohmann::json::object();
        }
        if (target->is_object())
        {
            pointer = AppendToPointer(pointer, part);
            target = &(*target)[part];
            continue;
        }
        const std::optional<std::size_t> element =
            target->is_array() ? FindElement(*target, part) : std::nullopt;
        if (!element)
        {
            m_origins[pointer] = origin;
            problems.Add(pointer,
                         "\"" + part + "\"",
                         target->is_array() ? DescribeAllowed(part, GetElementNames(*target))
                                            : "nothing below " + pointer);
            return;
        }
        pointer += "/" + std::to_string(*element);
        target = &(*target)[*element];
    }
    *target = ParseValue(value);
    m_origins[pointer] = origin;
}

} // namespace mgm
} // namespace ns3
