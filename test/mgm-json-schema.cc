/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-json-schema.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <regex>
#include <set>

namespace ns3
{
namespace mgm
{

namespace
{

using Json = nlohmann::json;

/// Keywords that are checked, and those that say nothing about values.
const std::set<std::string> KEYWORDS{
    "$schema",
    "$id",
    "$comment",
    "title",
    "description",
    "examples",
    "default",
    "definitions",
    "$ref",
    "type",
    "const",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "properties",
    "patternProperties",
    "required",
    "additionalProperties",
    "propertyNames",
    "dependencies",
    "minProperties",
    "maxProperties",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "if",
    "then",
    "else",
};

/// Whether a value is of a type of JSON Schema.
bool
HasType(const Json& value, const std::string& type)
{
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "number" && value.is_number()) ||
           (type == "boolean" && value.is_boolean()) || (type == "null" && value.is_null()) ||
           (type == "integer" && value.is_number_integer());
}

/// A number of a schema, or what it is when the schema has none.
double
GetLimit(const Json& schema, const char* keyword, double otherwise)
{
    return schema.value(keyword, otherwise);
}

/// Whether a size is beyond two limits of a schema.
bool
IsBeyond(const Json& schema, std::size_t size, const char* least, const char* most)
{
    const auto number = static_cast<double>(size);
    return number < GetLimit(schema, least, 0) || number > GetLimit(schema, most, HUGE_VAL);
}

} // namespace

JsonSchema::JsonSchema(const std::string& path)
    : m_folder(path.substr(0, path.rfind('/') + 1)),
      m_file(path.substr(path.rfind('/') + 1))
{
    Load(m_file);
}

std::vector<std::string>
JsonSchema::Validate(const nlohmann::json& value) const
{
    Findings findings = m_broken;
    if (findings.empty())
    {
        Check({value, "", m_file}, m_files.at(m_file), findings);
    }
    return findings;
}

void
JsonSchema::Load(const std::string& file)
{
    if (m_files.count(file) != 0)
    {
        return;
    }
    std::ifstream in(m_folder + file);
    m_files[file] = Json::parse(in, nullptr, false);
    if (m_files[file].is_discarded())
    {
        m_broken.push_back(m_folder + file + " is not JSON");
        return;
    }
    LoadReferences(m_files.at(file));
}

void
JsonSchema::LoadReferences(const Json& schema)
{
    if (schema.is_object() && schema.contains("$ref") && schema.at("$ref").is_string())
    {
        const std::string reference = schema.at("$ref");
        const std::string file = reference.substr(0, reference.find('#'));
        if (!file.empty())
        {
            Load(file);
        }
    }
    if (schema.is_structured())
    {
        for (const Json& part : schema)
        {
            LoadReferences(part);
        }
    }
}

void
JsonSchema::Check(const Place& place, const Json& schema, Findings& findings) const
{
    if (schema.is_boolean())
    {
        if (!schema.get<bool>())
        {
            findings.push_back(place.pointer + ": nothing is allowed here");
        }
        return;
    }
    for (const auto& keyword : schema.items())
    {
        if (KEYWORDS.count(keyword.key()) == 0)
        {
            findings.push_back(place.file + ": keyword " + keyword.key() + " is not checked");
        }
    }
    // Beside a reference, all other keywords are comments (draft 7, core 8.3).
    if (schema.contains("$ref"))
    {
        CheckReference(place, schema.at("$ref"), findings);
        return;
    }
    CheckAny(place, schema, findings);
    CheckNumber(place, schema, findings);
    CheckString(place, schema, findings);
    CheckObject(place, schema, findings);
    CheckArray(place, schema, findings);
    CheckCombined(place, schema, findings);
}

void
JsonSchema::CheckReference(const Place& place, const std::string& target, Findings& findings) const
{
    const std::size_t hash = std::min(target.find('#'), target.size());
    const std::string file = hash == 0 ? place.file : target.substr(0, hash);
    const Json::json_pointer pointer(hash < target.size() ? target.substr(hash + 1) : "");
    const Json& whole = m_files.at(file);
    if (!whole.contains(pointer))
    {
        findings.push_back(place.file + ": no " + target);
        return;
    }
    Check({place.value, place.pointer, file}, whole.at(pointer), findings);
}

void
JsonSchema::CheckAny(const Place& place, const Json& schema, Findings& findings) const
{
    if (schema.contains("type"))
    {
        const Json& type = schema.at("type");
        const Json types = type.is_array() ? type : Json::array({type});
        const bool fits = std::any_of(types.begin(), types.end(), [&](const Json& t) {
            return HasType(place.value, t.get<std::string>());
        });
        if (!fits)
        {
            findings.push_back(place.pointer + ": is not of type " + type.dump());
        }
    }
    if (schema.contains("const") && place.value != schema.at("const"))
    {
        findings.push_back(place.pointer + ": is not " + schema.at("const").dump());
    }
    if (schema.contains("enum"))
    {
        const Json& allowed = schema.at("enum");
        if (std::find(allowed.begin(), allowed.end(), place.value) == allowed.end())
        {
            findings.push_back(place.pointer + ": is none of " + allowed.dump());
        }
    }
}

void
JsonSchema::CheckNumber(const Place& place, const Json& schema, Findings& findings) const
{
    if (!place.value.is_number())
    {
        return;
    }
    const double value = place.value;
    if (value < GetLimit(schema, "minimum", -HUGE_VAL) ||
        value > GetLimit(schema, "maximum", HUGE_VAL) ||
        value <= GetLimit(schema, "exclusiveMinimum", -HUGE_VAL) ||
        value >= GetLimit(schema, "exclusiveMaximum", HUGE_VAL) ||
        (schema.contains("multipleOf") && std::fmod(value, GetLimit(schema, "multipleOf", 1)) != 0))
    {
        findings.push_back(place.pointer + ": " + place.value.dump() + " is beyond a bound");
    }
}

void
JsonSchema::CheckString(const Place& place, const Json& schema, Findings& findings) const
{
    if (!place.value.is_string())
    {
        return;
    }
    const std::string text = place.value;
    // Lengths are in characters: bytes 10xxxxxx only continue one.
    const auto length =
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xc0) != 0x80; });
    if (IsBeyond(schema, static_cast<std::size_t>(length), "minLength", "maxLength"))
    {
        findings.push_back(place.pointer + ": is too short or too long");
    }
    if (schema.contains("pattern"))
    {
        const std::string pattern = schema.at("pattern");
        if (!std::regex_search(text, std::regex(pattern)))
        {
            findings.push_back(place.pointer + ": does not match " + pattern);
        }
    }
}

void
JsonSchema::CheckObject(const Place& place, const Json& schema, Findings& findings) const
{
    if (!place.value.is_object())
    {
        return;
    }
    if (IsBeyond(schema, place.value.size(), "minProperties", "maxProperties"))
    {
        findings.push_back(place.pointer + ": has too few or too many members");
    }
    for (const std::string name : schema.value("required", Json::array()))
    {
        if (!place.value.contains(name))
        {
            findings.push_back(place.pointer + ": " + name + " is missing");
        }
    }
    const Json properties = schema.value("properties", Json::object());
    const Json patterns = schema.value("patternProperties", Json::object());
    for (const auto& member : place.value.items())
    {
        const Place inner{member.value(), place.pointer + "/" + member.key(), place.file};
        bool known = properties.contains(member.key());
        if (known)
        {
            Check(inner, properties.at(member.key()), findings);
        }
        for (const auto& pattern : patterns.items())
        {
            if (std::regex_search(member.key(), std::regex(pattern.key())))
            {
                known = true;
                Check(inner, pattern.value(), findings);
            }
        }
        if (!known && schema.contains("additionalProperties"))
        {
            Check(inner, schema.at("additionalProperties"), findings);
        }
        if (schema.contains("propertyNames"))
        {
            const Json name = member.key();
            Check({name, inner.pointer, place.file}, schema.at("propertyNames"), findings);
        }
    }
    const Json dependencies = schema.value("dependencies", Json::object());
    for (const auto& dependency : dependencies.items())
    {
        if (place.value.contains(dependency.key()))
        {
            const Json& then = dependency.value();
            Check(place, then.is_array() ? Json{{"required", then}} : then, findings);
        }
    }
}

void
JsonSchema::CheckArray(const Place& place, const Json& schema, Findings& findings) const
{
    if (!place.value.is_array())
    {
        return;
    }
    if (IsBeyond(schema, place.value.size(), "minItems", "maxItems"))
    {
        findings.push_back(place.pointer + ": has too few or too many elements");
    }
    if (schema.value("uniqueItems", false) &&
        std::set<Json>(place.value.begin(), place.value.end()).size() != place.value.size())
    {
        findings.push_back(place.pointer + ": has equal elements");
    }
    for (std::size_t i = 0; schema.contains("items") && i < place.value.size(); ++i)
    {
        Check({place.value[i], place.pointer + "/" + std::to_string(i), place.file},
              schema.at("items"),
              findings);
    }
}

void
JsonSchema::CheckCombined(const Place& place, const Json& schema, Findings& findings) const
{
    for (const Json& part : schema.value("allOf", Json::array()))
    {
        Check(place, part, findings);
    }
    for (const char* keyword : {"anyOf", "oneOf"})
    {
        if (!schema.contains(keyword))
        {
            continue;
        }
        std::vector<Findings> outcomes;
        for (const Json& part : schema.at(keyword))
        {
            Check(place, part, outcomes.emplace_back());
        }
        const auto matches = std::count_if(
            outcomes.begin(), outcomes.end(), [](const Findings& f) { return f.empty(); });
        if (matches == 0)
        {
            const auto best = std::min_element(
                outcomes.begin(), outcomes.end(), [](const Findings& a, const Findings& b) {
                    return a.size() < b.size();
                });
            findings.insert(findings.end(), best->begin(), best->end());
        }
        else if (matches > 1 && keyword == std::string("oneOf"))
        {
            findings.push_back(place.pointer + ": is more than one of the alternatives");
        }
    }
    Findings inner;
    if (schema.contains("not"))
    {
        Check(place, schema.at("not"), inner);
        if (inner.empty())
        {
            findings.push_back(place.pointer + ": is what it must not be");
        }
    }
    if (schema.contains("if"))
    {
        inner.clear();
        Check(place, schema.at("if"), inner);
        Check(place, schema.value(inner.empty() ? "then" : "else", Json(true)), findings);
    }
}

} // namespace mgm
} // namespace ns3
