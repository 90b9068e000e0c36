/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reads IGMP messages from bytes that anybody may have sent, and says why it does not take one.
 */

#ifndef MGM_IGMP_PARSER_H
#define MGM_IGMP_PARSER_H

#include "ns3/mgm-igmp-message.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Why a message is not taken. They are decided in this order, the first one counts.
 */
enum class IgmpReject : uint8_t
{
    NONE,               //!< the message is taken
    TTL_NOT_ONE,        //!< TTL other than 1: it may come from beyond the link (RFC 3376 4)
    TOO_SHORT,          //!< less than 8 bytes (RFC 2236 6)
    BAD_CHECKSUM,       //!< (RFC 3376 4.1.2)
    UNKNOWN_TYPE,       //!< (RFC 3376 4)
    BAD_QUERY_LENGTH,   //!< a query of 9 to 11 bytes (RFC 3376 7.1)
    TRUNCATED,          //!< it says that it has more sources or records than there are bytes
    BAD_GROUP,          //!< the group is not multicast, or missing where there must be one
    UNEXPECTED_SOURCES, //!< a query with sources but without a group (RFC 3376 4.1.11)
    WRONG_VERSION,      //!< a version that the interface does not take (RFC 3376 9.2)
    NO_ROUTER_ALERT,    //!< version 2 or 3 without the Router Alert option (RFC 3376 9.1, 9.2)
    WRONG_DESTINATION,  //!< IP destination that the message cannot have (RFC 3376 4.1.12, 9.1)
    SOURCE_NOT_ON_LINK, //!< IP source of a report outside the link's subnets (RFC 3376 9.2)
};

/// Number of reject reasons, with NONE.
constexpr std::size_t IGMP_REJECT_COUNT = 13;

/**
 * @param [in] reject A reason.
 * @return its name in traces, for example "bad-checksum"; "none" for NONE.
 */
const char* GetIgmpRejectName(IgmpReject reject);
/**
 * @param [in] reject A reason.
 * @return one line that explains it to a reader of a trace.
 */
const char* GetIgmpRejectText(IgmpReject reject);
std::ostream& operator<<(std::ostream& os, IgmpReject reject);

/**
 * Reads a message, the whole payload of an IP packet. Never reads beyond it.
 *
 * What the RFCs have receivers ignore is ignored: reserved fields, bytes behind the message, and
 * auxiliary data, of which only the length is kept. Records of unknown types are kept (see
 * IgmpGroupRecord::IsUsable).
 *
 * @param [in] data First byte.
 * @param [in] size Number of bytes.
 * @param [out] message The message; unspecified if it is not taken.
 * @return NONE, or one of TOO_SHORT to UNEXPECTED_SOURCES.
 */
IgmpReject ParseIgmp(const uint8_t* data, std::size_t size, IgmpMessage& message);

/**
 * @ingroup mgm
 * How a message came: what its IP header and its interface say.
 */
struct IgmpArrival
{
    Ipv4Address source;      //!< IP source
    Ipv4Address destination; //!< IP destination
    uint8_t ttl{0};          //!< TTL
    bool routerAlert{false}; //!< whether the IP header has options
    bool toInterface{false}; //!< whether the destination is a unicast address of the interface
    bool fromSubnet{false};  //!< whether the source is in a subnet of the interface
    uint32_t interface {
        0
    };                          //!< interface index
    uint8_t typeOfService{0};   //!< TOS
    uint16_t identification{0}; //!< Identification; 0 of one sent through the stack, which sets it
};

/**
 * @ingroup mgm
 * What an interface takes beside what it must.
 */
struct IgmpPolicy
{
    IgmpVersion lowest{IgmpVersion::V1};  //!< oldest version that is heard (RFC 3376 9.2)
    IgmpVersion highest{IgmpVersion::V3}; //!< newest version whose reports are heard
    bool requireTtlOne{true};             //!< rejects TTL_NOT_ONE
    bool requireRouterAlert{true};        //!< rejects NO_ROUTER_ALERT
    bool requireSourceOnLink{true};       //!< rejects SOURCE_NOT_ON_LINK
};

/**
 * Says whether a message that could be read may have come like this.
 *
 * A newer query than the interface's version is taken: an older system reads what it knows of it
 * (RFC 2236 6 asks for at least 8 bytes). Version 1 messages never need the Router Alert option
 * (RFC 1112 has none), and 0.0.0.0 is good as a source everywhere (RFC 3376 4.2.13).
 *
 * @param [in] message The message.
 * @param [in] arrival How it came.
 * @param [in] policy What the interface takes.
 * @return NONE, or one of WRONG_VERSION to SOURCE_NOT_ON_LINK.
 */
IgmpReject CheckIgmpArrival(const IgmpMessage& message,
                            const IgmpArrival& arrival,
                            const IgmpPolicy& policy);

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_PARSER_H
