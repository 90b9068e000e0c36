/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-record.h"

#include "ns3/mgm-observation.h"

#include <arpa/inet.h>
#include <charconv>
#include <limits>
#include <sstream>
#include <tuple>

namespace ns3
{
namespace mgm
{

namespace
{

/// Parses a decimal number that fills a range of characters.
template <typename Integer>
bool
ParseNumber(const char* first, const char* last, Integer& number)
{
    const auto result = std::from_chars(first, last, number);
    return result.ec == std::errc() && result.ptr == last;
}

/// @return whether a text is an IPv4 address, which is then stored.
bool
ParseAddress(const std::string& text, Ipv4Address& address)
{
    in_addr parsed{};
    if (inet_pton(AF_INET, text.c_str(), &parsed) != 1)
    {
        return false;
    }
    address = Ipv4Address(ntohl(parsed.s_addr));
    return true;
}

/// @return whether a text is a range of addresses, which is then stored.
bool
ParsePrefix(const std::string& text, TracePrefix& prefix)
{
    const std::size_t slash = text.find('/');
    uint16_t length = 0;
    if (slash == std::string::npos || !ParseAddress(text.substr(0, slash), prefix.network) ||
        !ParseNumber(text.data() + slash + 1, text.data() + text.size(), length) || length > 32)
    {
        return false;
    }
    prefix.mask = Ipv4Mask(("/" + std::to_string(length)).c_str());
    return true;
}

} // namespace

bool
operator==(const TraceInterface& a, const TraceInterface& b)
{
    return a.index == b.index && a.nextHop == b.nextHop;
}

bool
operator<(const TraceInterface& a, const TraceInterface& b)
{
    return std::tie(a.index, a.nextHop) < std::tie(b.index, b.nextHop);
}

TraceRecord::TraceRecord(nlohmann::json fields, std::string where)
    : m_fields(std::move(fields)),
      m_where(std::move(where))
{
    if (!m_fields.is_object())
    {
        throw MakeError("the line is not a JSON object");
    }
    m_kind = GetText("record");
    if (m_kind == "trace")
    {
        return;
    }
    m_time = GetInteger("time_ns");
    if (m_kind == "end")
    {
        return;
    }
    m_id = GetRecordId("id");
    if (Has("cause"))
    {
        m_cause = GetRecordId("cause");
    }
    if (m_id.node < OBSERVER_NODE && GetInteger("node") != m_id.node)
    {
        throw MakeError("\"node\" and \"id\" name different nodes");
    }
}

bool
TraceRecord::IsSet() const
{
    return !m_fields.is_null();
}

const std::string&
TraceRecord::GetKind() const
{
    return m_kind;
}

RecordId
TraceRecord::GetId() const
{
    return m_id;
}

RecordId
TraceRecord::GetCause() const
{
    return m_cause;
}

int64_t
TraceRecord::GetTime() const
{
    return m_time;
}

uint32_t
TraceRecord::GetNode() const
{
    if (m_id.node != OBSERVER_NODE)
    {
        return m_id.node;
    }
    return Has("node") ? GetUnsigned("node", OBSERVER_NODE - 1) : NO_NODE;
}

const nlohmann::json&
TraceRecord::GetFields() const
{
    return m_fields;
}

bool
TraceRecord::Has(const char* key) const
{
    const auto found = m_fields.find(key);
    return found != m_fields.end() && !found->is_null();
}

std::string
TraceRecord::GetText(const char* key) const
{
    const nlohmann::json& value = Find(key);
    if (!value.is_string())
    {
        throw MakeError("\"" + std::string(key) + "\" is " + value.type_name() + ", not a string");
    }
    return value.get<std::string>();
}

int64_t
TraceRecord::GetInteger(const char* key) const
{
    const nlohmann::json& value = Find(key);
    constexpr auto largest = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
    if (!value.is_number_integer() ||
        (value.is_number_unsigned() && value.get<uint64_t>() > largest))
    {
        throw MakeError("\"" + std::string(key) + "\" is " +
                        (value.is_number() ? value.dump() : value.type_name()) +
                        ", not an integer of 64 bits");
    }
    return value.get<int64_t>();
}

uint32_t
TraceRecord::GetUnsigned(const char* key, uint32_t largest) const
{
    const int64_t value = GetInteger(key);
    if (value < 0 || value > largest)
    {
        throw MakeError("\"" + std::string(key) + "\" is " + std::to_string(value) +
                        ", not an integer from 0 to " + std::to_string(largest));
    }
    return static_cast<uint32_t>(value);
}

double
TraceRecord::GetNumber(const char* key) const
{
    const nlohmann::json& value = Find(key);
    if (!value.is_number())
    {
        throw MakeError("\"" + std::string(key) + "\" is " + value.type_name() + ", not a number");
    }
    return value.get<double>();
}

Ipv4Address
TraceRecord::GetAddress(const char* key) const
{
    const std::string text = GetText(key);
    Ipv4Address address = Ipv4Address::GetAny();
    if (text != "*" && !ParseAddress(text, address))
    {
        throw MakeError("\"" + std::string(key) + "\" is \"" + text + "\", not an IPv4 address");
    }
    return address;
}

std::vector<Ipv4Address>
TraceRecord::GetAddresses(const char* key) const
{
    std::vector<Ipv4Address> addresses;
    for (const nlohmann::json& element : FindArray(key))
    {
        Ipv4Address address;
        if (!element.is_string() || !ParseAddress(element.get<std::string>(), address))
        {
            throw MakeError("\"" + std::string(key) + "\" has " + element.dump() +
                            ", which is no IPv4 address");
        }
        addresses.push_back(address);
    }
    return addresses;
}

TracePrefix
TraceRecord::GetPrefix(const char* key) const
{
    const std::string text = GetText(key);
    TracePrefix prefix;
    if (!ParsePrefix(text, prefix))
    {
        throw MakeError("\"" + std::string(key) + "\" is \"" + text +
                        "\", not a range like \"10.0.0.0/8\"");
    }
    return prefix;
}

std::vector<TracePrefix>
TraceRecord::GetPrefixes(const char* key) const
{
    std::vector<TracePrefix> prefixes;
    for (const nlohmann::json& element : FindArray(key))
    {
        TracePrefix prefix;
        if (!element.is_string() || !ParsePrefix(element.get<std::string>(), prefix))
        {
            throw MakeError("\"" + std::string(key) + "\" has " + element.dump() +
                            ", which is no range like \"10.0.0.0/8\"");
        }
        prefixes.push_back(prefix);
    }
    return prefixes;
}

bool
TraceRecord::GetBoolean(const char* key) const
{
    const nlohmann::json& value = Find(key);
    if (!value.is_boolean())
    {
        throw MakeError("\"" + std::string(key) + "\" is neither true nor false");
    }
    return value.get<bool>();
}

RecordId
TraceRecord::GetRecordId(const char* key) const
{
    const std::string text = GetText(key);
    RecordId id;
    if (!ParseRecordId(text, id))
    {
        throw MakeError("\"" + std::string(key) +
                        "\" is not a record id like \"7:31\" or \"net:2\"");
    }
    return id;
}

TraceInterface
TraceRecord::GetInterface(const char* key) const
{
    return ParseInterface(Find(key), key);
}

InterfaceId
TraceRecord::GetInterfaceId(const char* key) const
{
    const TraceRecord object = GetObject(key);
    InterfaceId interface(object.GetUnsigned("index"));
    if (object.Has("next_hop"))
    {
        interface.nextHop = object.GetAddress("next_hop");
    }
    return interface;
}

std::vector<TraceInterface>
TraceRecord::GetInterfaces(const char* key) const
{
    std::vector<TraceInterface> interfaces;
    for (const nlohmann::json& element : FindArray(key))
    {
        interfaces.push_back(ParseInterface(element, key));
    }
    return interfaces;
}

TraceRecord
TraceRecord::GetObject(const char* key) const
{
    const nlohmann::json& value = Find(key);
    if (!value.is_object())
    {
        throw MakeError("\"" + std::string(key) + "\" is " + value.type_name() + ", not an object");
    }
    TraceRecord object;
    object.m_fields = value;
    object.m_where = m_where;
    return object;
}

std::vector<TraceRecord>
TraceRecord::GetObjects(const char* key) const
{
    std::vector<TraceRecord> objects;
    for (const nlohmann::json& element : FindArray(key))
    {
        TraceRecord object;
        object.m_where = m_where + ": \"" + key + "\", element " + std::to_string(objects.size());
        if (!element.is_object())
        {
            throw object.MakeError("not an object");
        }
        object.m_fields = element;
        objects.push_back(std::move(object));
    }
    return objects;
}

SourceGroup
TraceRecord::GetSourceGroup() const
{
    return SourceGroup(GetAddress("source"), GetAddress("group"));
}

std::string
TraceRecord::GetKey() const
{
    return "(" + GetText("source") + ", " + GetText("group") + ")";
}

TraceError
TraceRecord::MakeError(const std::string& what) const
{
    return TraceError(m_where + ": " + what);
}

const nlohmann::json&
TraceRecord::Find(const char* key) const
{
    const auto found = m_fields.find(key);
    if (found == m_fields.end())
    {
        throw MakeError("\"" + std::string(key) + "\" is missing");
    }
    return *found;
}

const nlohmann::json&
TraceRecord::FindArray(const char* key) const
{
    const nlohmann::json& value = Find(key);
    if (!value.is_array())
    {
        throw MakeError("\"" + std::string(key) + "\" is " + value.type_name() + ", not an array");
    }
    return value;
}

TraceInterface
TraceRecord::ParseInterface(const nlohmann::json& fields, const char* key) const
{
    TraceRecord object;
    object.m_fields = fields;
    object.m_where = m_where + ": \"" + key + "\"";
    if (!fields.is_object())
    {
        throw object.MakeError("not an interface, which is an object");
    }
    TraceInterface interface;
    interface.index = object.GetUnsigned("index");
    interface.nextHop = object.Has("next_hop") ? object.GetText("next_hop") : "";
    interface.name = object.Has("name") ? object.GetText("name") : "";
    return interface;
}

bool
ParseRecordId(const std::string& text, RecordId& id)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
    {
        return false;
    }
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    RecordId parsed;
    if (text.compare(0, colon, "net") == 0)
    {
        parsed.node = RecordId::NETWORK;
    }
    else if (text.compare(0, colon, "obs") == 0)
    {
        parsed.node = OBSERVER_NODE;
    }
    else if (!ParseNumber(begin, begin + colon, parsed.node) || parsed.node >= OBSERVER_NODE)
    {
        return false;
    }
    if (!ParseNumber(begin + colon + 1, end, parsed.sequence) || !parsed.IsSet())
    {
        return false;
    }
    id = parsed;
    return true;
}

std::string
FormatRecordId(const RecordId& id)
{
    std::ostringstream text;
    text << id;
    return text.str();
}

} // namespace mgm
} // namespace ns3
