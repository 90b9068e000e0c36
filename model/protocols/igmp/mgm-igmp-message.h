/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The messages of IGMP versions 1, 2 and 3 as plain values, with the numbers and destinations that
 * the RFCs give them. IgmpHeader writes them, ParseIgmp reads them.
 */

#ifndef MGM_IGMP_MESSAGE_H
#define MGM_IGMP_MESSAGE_H

#include "ns3/ipv4-address.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <ostream>
#include <vector>

namespace ns3
{
namespace mgm
{

/// IP protocol number of IGMP.
constexpr uint8_t IGMP_PROTOCOL_NUMBER = 2;
/// Number of bytes of a version 1 or 2 message, and of a report without records.
constexpr uint32_t IGMP_SHORT_SIZE = 8;
/// Number of bytes of a version 3 query without sources.
constexpr uint32_t IGMP_V3_QUERY_SIZE = 12;
/// Number of bytes of a group record without sources.
constexpr uint32_t IGMP_RECORD_SIZE = 8;

/// @return 224.0.0.1, all systems: general queries (RFC 3376 4.1.12).
Ipv4Address GetIgmpAllSystems();
/// @return 224.0.0.2, all routers: version 2 leave messages (RFC 2236 9).
Ipv4Address GetIgmpAllRouters();
/// @return 224.0.0.22: version 3 reports (RFC 3376 4.2.14).
Ipv4Address GetIgmpV3Routers();

/**
 * @ingroup mgm
 * Versions of IGMP. They order by age.
 */
enum class IgmpVersion : uint8_t
{
    V1 = 1, //!< RFC 1112
    V2 = 2, //!< RFC 2236
    V3 = 3, //!< RFC 3376
};

/**
 * @ingroup mgm
 * Types of messages, with their numbers on the wire (RFC 3376 4).
 */
enum class IgmpType : uint8_t
{
    QUERY = 0x11,     //!< Membership Query of any version
    V1_REPORT = 0x12, //!< Version 1 Membership Report
    V2_REPORT = 0x16, //!< Version 2 Membership Report
    V2_LEAVE = 0x17,  //!< Version 2 Leave Group
    V3_REPORT = 0x22, //!< Version 3 Membership Report
};

/**
 * @param [in] type A type.
 * @return its name in traces: "query", "v1-report", "v2-report", "v2-leave", "v3-report".
 */
const char* GetIgmpTypeName(IgmpType type);

/**
 * @ingroup mgm
 * Types of group records (RFC 3376 4.2.12).
 */
enum class IgmpRecordType : uint8_t
{
    MODE_IS_INCLUDE = 1,        //!< IS_IN: current state
    MODE_IS_EXCLUDE = 2,        //!< IS_EX: current state
    CHANGE_TO_INCLUDE_MODE = 3, //!< TO_IN: filter mode change
    CHANGE_TO_EXCLUDE_MODE = 4, //!< TO_EX: filter mode change
    ALLOW_NEW_SOURCES = 5,      //!< ALLOW: source list change
    BLOCK_OLD_SOURCES = 6,      //!< BLOCK: source list change
};

/**
 * @param [in] type A type of record, as on the wire.
 * @return its short name (RFC 3376 4.2.15), for example "TO_EX"; "UNKNOWN" if there is none.
 */
const char* GetIgmpRecordName(uint8_t type);

/**
 * @ingroup mgm
 * One group record of a version 3 report (RFC 3376 4.2.4).
 */
struct IgmpGroupRecord
{
    uint8_t type{0};                  //!< an IgmpRecordType; others are received and ignored
    uint8_t auxiliaryWords{0};        //!< received auxiliary data, in 32-bit words; 0 when sent
    Ipv4Address group;                //!< Multicast Address
    std::vector<Ipv4Address> sources; //!< Source Addresses, in the order of the wire

    IgmpGroupRecord();
    /**
     * @param [in] recordType Type.
     * @param [in] groupAddress Group.
     * @param [in] sourceAddresses Sources.
     */
    IgmpGroupRecord(IgmpRecordType recordType,
                    Ipv4Address groupAddress,
                    std::vector<Ipv4Address> sourceAddresses = {});

    /**
     * @return whether a receiver processes the record: its type is known and its group is a
     * multicast address other than 224.0.0.1. Others are ignored, not their whole message
     * (RFC 3376 4.2.12).
     */
    bool IsUsable() const;
};

bool operator==(const IgmpGroupRecord& a, const IgmpGroupRecord& b);
/// Prints as in RFC 3376 4.2.15, for example "ALLOW(239.1.1.1, {10.0.0.1})".
std::ostream& operator<<(std::ostream& os, const IgmpGroupRecord& record);

/**
 * @ingroup mgm
 * One message: all fields of all types. Those that a type or version does not have keep their
 * default values.
 */
struct IgmpMessage
{
    IgmpType type{IgmpType::QUERY};       //!< Type
    IgmpVersion version{IgmpVersion::V3}; //!< of a query by its length (RFC 3376 7.1); else by type

    /// Queries of version 2: Max Resp Time in 1/10 s. Version 3: Max Resp Code (RFC 3376 4.1.1).
    /// Other messages: received and ignored.
    uint8_t maxRespCode{0};
    Ipv4Address group; //!< Group Address; 0.0.0.0 in a general query and in a version 3 report

    bool suppressRouterSide{false};   //!< version 3 query: S flag
    uint8_t robustness{0};            //!< version 3 query: QRV, 0 to 7
    uint8_t queryIntervalCode{0};     //!< version 3 query: QQIC
    std::vector<Ipv4Address> sources; //!< version 3 query: Source Addresses

    std::vector<IgmpGroupRecord> records; //!< version 3 report: Group Records

    IgmpMessage();

    /**
     * Makes a query.
     * @param [in] version Version of the querier.
     * @param [in] maxRespCode Max Resp Code; sent as 0 by version 1.
     * @param [in] group Group, or 0.0.0.0 for a general query.
     * @return the query; S, QRV, QQIC and sources are left at nothing.
     */
    static IgmpMessage MakeQuery(IgmpVersion version, uint8_t maxRespCode, Ipv4Address group);
    /**
     * Makes a report or leave message of one group.
     * @param [in] type V1_REPORT, V2_REPORT or V2_LEAVE.
     * @param [in] group Group.
     * @return the message.
     */
    static IgmpMessage MakeGroupMessage(IgmpType type, Ipv4Address group);
    /**
     * Makes a version 3 report.
     * @param [in] records Group records.
     * @return the report.
     */
    static IgmpMessage MakeReport(std::vector<IgmpGroupRecord> records);

    /// @return whether this is a query for all groups. A version 1 query always is (RFC 1112).
    bool IsGeneralQuery() const;
    /**
     * @return Max Resp Time of a query: 10 s for version 1 (RFC 3376 7.2.1), the code in 1/10 s for
     * version 2, the decoded code in 1/10 s for version 3.
     */
    Time GetMaxResponseTime() const;
    /// @return QQI of a version 3 query; 0 s otherwise.
    Time GetQueryInterval() const;
    /**
     * @return where the RFCs send it: RFC 3376 4.1.12 and 4.2.14, RFC 2236 9.
     */
    Ipv4Address GetDestination() const;
    /// @return number of bytes on the wire.
    uint32_t GetSize() const;
};

bool operator==(const IgmpMessage& a, const IgmpMessage& b);
/// Prints type, version and contents in one line.
std::ostream& operator<<(std::ostream& os, const IgmpMessage& message);

/**
 * Encodes Max Resp Code or QQIC (RFC 3376 4.1.1, 4.1.7).
 * @param [in] value Tenths of a second, or seconds.
 * @return the code of the largest value that can be expressed and is not above; values from 31744
 * on give 255.
 */
uint8_t EncodeIgmpCode(uint32_t value);
/**
 * Decodes Max Resp Code or QQIC (RFC 3376 4.1.1, 4.1.7).
 * @param [in] code The code.
 * @return tenths of a second, or seconds: 0 to 31744.
 */
uint32_t DecodeIgmpCode(uint8_t code);

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_MESSAGE_H
