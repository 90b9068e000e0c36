/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Validates JSON against the schemas of doc/schema, with the part of JSON Schema (draft 7) that
 * they use; a keyword beyond that is a finding too, so that nothing in a schema goes unchecked.
 */

#ifndef MGM_JSON_SCHEMA_H
#define MGM_JSON_SCHEMA_H

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * A schema that values are validated against.
 */
class JsonSchema
{
  public:
    /**
     * Reads a schema, and the schemas in the same folder that it refers to. A file that is missing
     * or not JSON is a finding of each Validate().
     *
     * @param [in] path Path of the schema.
     */
    explicit JsonSchema(const std::string& path);

    /**
     * @param [in] value A value.
     * @return what does not agree with the schema, each with the JSON pointer of its place; of
     * alternatives that all fail, those of the one with fewest findings. Empty when the value
     * agrees.
     */
    std::vector<std::string> Validate(const nlohmann::json& value) const;

  private:
    using Json = nlohmann::json;
    using Findings = std::vector<std::string>;

    /// A value, where it stands, and in which file its schema is.
    struct Place
    {
        const Json& value;   //!< the value
        std::string pointer; //!< its JSON pointer
        std::string file;    //!< file of the schema
    };

    /// Reads one file and those it refers to.
    void Load(const std::string& file);
    /// Reads the files that a piece of a schema refers to.
    void LoadReferences(const Json& schema);
    /// Adds the findings of a schema.
    void Check(const Place& place, const Json& schema, Findings& findings) const;
    /// Follows $ref.
    void CheckReference(const Place& place, const std::string& target, Findings& findings) const;
    /// Keywords type, const, enum.
    void CheckAny(const Place& place, const Json& schema, Findings& findings) const;
    /// Keywords for numbers.
    void CheckNumber(const Place& place, const Json& schema, Findings& findings) const;
    /// Keywords for strings.
    void CheckString(const Place& place, const Json& schema, Findings& findings) const;
    /// Keywords for objects.
    void CheckObject(const Place& place, const Json& schema, Findings& findings) const;
    /// Keywords for arrays.
    void CheckArray(const Place& place, const Json& schema, Findings& findings) const;
    /// Keywords that combine schemas.
    void CheckCombined(const Place& place, const Json& schema, Findings& findings) const;

    std::string m_folder;                //!< folder of the schemas
    std::string m_file;                  //!< file of this schema
    std::map<std::string, Json> m_files; //!< schemas by file
    Findings m_broken;                   //!< what is wrong with the files
};

} // namespace mgm
} // namespace ns3

#endif // MGM_JSON_SCHEMA_H
