/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One line of a trace as it is read, and the error that a bad one is.
 */

#ifndef MGM_TRACE_RECORD_H
#define MGM_TRACE_RECORD_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A trace that cannot be read. The message says where and why: "trace.jsonl:17: ...".
 */
class TraceError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * @ingroup mgm
 * An interface as a record names it.
 */
struct TraceInterface
{
    uint32_t index{0};   //!< interface index of the node
    std::string nextHop; //!< far end of one link of a point-to-multipoint interface, or ""
    std::string name;    //!< its name, or ""
};

bool operator==(const TraceInterface& a, const TraceInterface& b);
bool operator<(const TraceInterface& a, const TraceInterface& b);

/**
 * @ingroup mgm
 * A range of addresses, "239.255.0.0/16".
 */
struct TracePrefix
{
    Ipv4Address network{Ipv4Address::GetAny()}; //!< its first address
    Ipv4Mask mask{Ipv4Mask::GetZero()};         //!< its mask
};

/**
 * @ingroup mgm
 * One record of a trace. Members are checked when they are asked for.
 */
class TraceRecord
{
  public:
    /// Stands in for a node where the whole network is meant.
    static constexpr uint32_t NO_NODE = RecordId::NETWORK;

    TraceRecord() = default;

    /**
     * Checks what all records have: kind, id, time, node and cause.
     * @param [in] fields The record.
     * @param [in] where File and line, for messages.
     */
    TraceRecord(nlohmann::json fields, std::string where);

    /// @return whether this is a record.
    bool IsSet() const;
    /// @return what it tells of: "alert", "entry", ...
    const std::string& GetKind() const;
    /// @return its id.
    RecordId GetId() const;
    /// @return its cause; not set where it has none.
    RecordId GetCause() const;
    /// @return time of the event in nanoseconds since the start of the simulation.
    int64_t GetTime() const;
    /// @return id of the node where it happened, or NO_NODE.
    uint32_t GetNode() const;
    /// @return the whole record.
    const nlohmann::json& GetFields() const;

    /**
     * @param [in] key Key of a member.
     * @return whether there is such a member and it is not null.
     */
    bool Has(const char* key) const;
    /**
     * @param [in] key Key of a member that is a text.
     * @return the text. Throws TraceError if there is none.
     */
    std::string GetText(const char* key) const;
    /**
     * @param [in] key Key of a member that is an integer.
     * @return the integer. Throws TraceError if there is none.
     */
    int64_t GetInteger(const char* key) const;
    /**
     * @param [in] key Key of a member that is a node id, an interface index or another integer of
     * 32 bits.
     * @param [in] largest Largest integer that it may be.
     * @return the integer. Throws TraceError if there is none.
     */
    uint32_t GetUnsigned(const char* key,
                         uint32_t largest = std::numeric_limits<uint32_t>::max()) const;
    /**
     * @param [in] key Key of a member that is a number.
     * @return the number. Throws TraceError if there is none.
     */
    double GetNumber(const char* key) const;
    /**
     * @param [in] key Key of a member that is an IPv4 address, or "*" for 0.0.0.0.
     * @return the address. Throws TraceError if there is none.
     */
    Ipv4Address GetAddress(const char* key) const;
    /**
     * @param [in] key Key of a member that is a list of IPv4 addresses.
     * @return the addresses. Throws TraceError if there is none.
     */
    std::vector<Ipv4Address> GetAddresses(const char* key) const;
    /**
     * @param [in] key Key of a member that is a range of addresses.
     * @return the range. Throws TraceError if there is none.
     */
    TracePrefix GetPrefix(const char* key) const;
    /**
     * @param [in] key Key of a member that is a list of ranges of addresses.
     * @return the ranges. Throws TraceError if there is none.
     */
    std::vector<TracePrefix> GetPrefixes(const char* key) const;
    /**
     * @param [in] key Key of a member that is true or false.
     * @return which. Throws TraceError if there is none.
     */
    bool GetBoolean(const char* key) const;
    /**
     * @param [in] key Key of a member that is a record id.
     * @return the id. Throws TraceError if there is none.
     */
    RecordId GetRecordId(const char* key) const;
    /**
     * @param [in] key Key of a member that is an interface.
     * @return the interface. Throws TraceError if there is none.
     */
    TraceInterface GetInterface(const char* key) const;
    /**
     * @param [in] key Key of a member that is an interface.
     * @return the interface without its name. Throws TraceError if there is none.
     */
    InterfaceId GetInterfaceId(const char* key) const;
    /**
     * @param [in] key Key of a member that is a list of interfaces.
     * @return the interfaces. Throws TraceError if there is none.
     */
    std::vector<TraceInterface> GetInterfaces(const char* key) const;
    /**
     * @param [in] key Key of a member that is an object.
     * @return the object, with the same place in the file. Throws TraceError if there is none.
     */
    TraceRecord GetObject(const char* key) const;
    /**
     * @param [in] key Key of a member that is a list of objects.
     * @return the objects, with their places. Throws TraceError if there is none.
     */
    std::vector<TraceRecord> GetObjects(const char* key) const;
    /// @return source and group. Throws TraceError if there are none.
    SourceGroup GetSourceGroup() const;
    /// @return source and group as "(S, G)". Throws TraceError if there are none.
    std::string GetKey() const;

    /**
     * @param [in] what What is wrong with the record.
     * @return the error to throw.
     */
    TraceError MakeError(const std::string& what) const;

  private:
    /**
     * @param [in] key Key of a member.
     * @return the member. Throws TraceError if there is none.
     */
    const nlohmann::json& Find(const char* key) const;
    /**
     * @param [in] key Key of a member that is a list.
     * @return the list. Throws TraceError if there is none.
     */
    const nlohmann::json& FindArray(const char* key) const;
    /**
     * @param [in] fields An interface.
     * @param [in] key Where it stands.
     * @return the interface. Throws TraceError if it is none.
     */
    TraceInterface ParseInterface(const nlohmann::json& fields, const char* key) const;

    nlohmann::json m_fields; //!< the whole record
    std::string m_where;     //!< file and line
    std::string m_kind;      //!< what it tells of
    RecordId m_id;           //!< its id
    RecordId m_cause;        //!< its cause
    int64_t m_time{0};       //!< nanoseconds
};

/**
 * @param [in] text Text of a record id, "7:31" or "net:2".
 * @param [out] id The id; untouched if the text is none.
 * @return whether the text is a record id.
 */
bool ParseRecordId(const std::string& text, RecordId& id);

/**
 * @param [in] id An id.
 * @return its text.
 */
std::string FormatRecordId(const RecordId& id);

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_RECORD_H
