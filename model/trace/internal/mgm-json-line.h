/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Appends one JSON object after another to a text buffer, one a line, with the keys in the order in
 * which they are given. No tree is kept: a trace can have millions of lines.
 */

#ifndef MGM_JSON_LINE_H
#define MGM_JSON_LINE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Writer of JSON Lines. Keys are literals of the program and are written as they are; texts are
 * escaped, and bytes that are not UTF-8 are replaced by U+FFFD.
 */
class JsonLine
{
  public:
    /// Begins the object of a line.
    void Begin();
    /// Ends the object and the line.
    void End();

    /**
     * Begins an object that is a member of the present one.
     * @param [in] key Its key.
     */
    void BeginObject(std::string_view key);
    /// Begins an object that is an element of the present array.
    void BeginObject();
    /// Ends an object within the line.
    void EndObject();
    /**
     * Begins an array.
     * @param [in] key Its key.
     */
    void BeginArray(std::string_view key);
    /// Ends an array.
    void EndArray();

    /**
     * Adds a member.
     * @param [in] key Its key.
     * @param [in] value Its value.
     */
    void AddInteger(std::string_view key, int64_t value);
    /// @copydoc AddInteger
    void AddUnsigned(std::string_view key, uint64_t value);
    /// @copydoc AddInteger
    void AddBoolean(std::string_view key, bool value);
    /// @copydoc AddInteger
    void AddText(std::string_view key, std::string_view value);
    /// @copydoc AddInteger
    void AddId(std::string_view key, const RecordId& value);
    /// @copydoc AddInteger
    void AddAddress(std::string_view key, Ipv4Address value);
    /// @copydoc AddInteger
    void AddNumber(std::string_view key, double value);
    /**
     * Adds a range of addresses, "239.255.0.0/16".
     * @param [in] key Its key.
     * @param [in] network First address.
     * @param [in] mask Mask.
     */
    void AddPrefix(std::string_view key, Ipv4Address network, Ipv4Mask mask);
    /**
     * Adds a range of addresses as an element of the present array.
     * @param [in] network First address.
     * @param [in] mask Mask.
     */
    void AddPrefix(Ipv4Address network, Ipv4Mask mask);
    /**
     * Adds a member that is null.
     * @param [in] key Its key.
     */
    void AddNull(std::string_view key);
    /**
     * Adds an element to the present array that is JSON already.
     * @param [in] json The element.
     */
    void AddJson(std::string_view json);

    /// @return the lines so far.
    const std::string& GetText() const;
    /// Forgets the lines so far.
    void Clear();

    /**
     * @param [in] text Any bytes.
     * @return a JSON string, in quotes.
     */
    static std::string Quote(std::string_view text);

  private:
    /// Writes the comma between members, if one is due.
    void Separate();
    /// Writes a key and its colon.
    void AddKey(std::string_view key);
    /// Writes an address without quotes.
    void AppendAddress(Ipv4Address value);
    /// Writes a range of addresses.
    void AppendPrefix(Ipv4Address network, Ipv4Mask mask);
    /// Writes a number.
    template <typename Integer>
    void AppendNumber(Integer value);

    std::string m_text; //!< the lines so far
};

} // namespace mgm
} // namespace ns3

#endif // MGM_JSON_LINE_H
