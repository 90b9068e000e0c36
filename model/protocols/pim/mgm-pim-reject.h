/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Why a PIM message that came in is not taken.
 */

#ifndef MGM_PIM_REJECT_H
#define MGM_PIM_REJECT_H

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
enum class PimReject : uint8_t
{
    NONE,               //!< the message is taken
    OWN_MESSAGE,        //!< its IP source is an address of this node
    TTL_NOT_ONE,        //!< TTL other than 1: it may come from beyond the link (RFC 3973 4.7)
    TOO_SHORT,          //!< less than the 4 bytes of the header (RFC 3973 4.7.1)
    BAD_CHECKSUM,       //!< (RFC 3973 4.7.1)
    WRONG_VERSION,      //!< PIM version other than 2 (RFC 3973 4.7.1)
    UNKNOWN_TYPE,       //!< none of the types of dense mode (RFC 3973 4.7.1)
    TRUNCATED,          //!< it ends before the fields that it has or announces
    BAD_ADDRESS_FAMILY, //!< an encoded address that is not IPv4 (RFC 3973 4.7.2, RFC 7761 4.3.4)
    BAD_ENCODING,       //!< an encoding other than the native one (RFC 3973 4.7.2)
    BAD_MASK_LENGTH,    //!< a group or source with a mask other than 32 (RFC 7761 4.9.1), or a
                        //!< route's mask above 32 (RFC 3973 4.7.10)
    BAD_OPTION_LENGTH,  //!< a Hello option whose type has another length (RFC 3973 4.7.5)
    BAD_GROUP,          //!< a group that is not a multicast address (RFC 3973 4.7.3)
    BAD_ADDRESS,        //!< a source, neighbor or originator that cannot be one host's address
    WRONG_DESTINATION,  //!< IP destination that the message cannot have (RFC 3973 4.7)
    SOURCE_NOT_ON_LINK, //!< IP source outside the subnets of the interface
    NO_HELLO,           //!< its sender has sent no Hello that holds (RFC 3973 7.2)
};

/// Number of reject reasons, with NONE.
constexpr std::size_t PIM_REJECT_COUNT = 17;

/**
 * @param [in] reject A reason.
 * @return its name in traces, for example "bad-checksum"; "none" for NONE.
 */
const char* GetPimRejectName(PimReject reject);
/**
 * @param [in] reject A reason.
 * @return one line that explains it to a reader of a trace.
 */
const char* GetPimRejectText(PimReject reject);
std::ostream& operator<<(std::ostream& os, PimReject reject);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_REJECT_H
