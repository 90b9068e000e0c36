/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-reject.h"

#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// What traces say of a reason.
struct RejectWords
{
    const char* name; //!< one word
    const char* text; //!< one line
};

/// In the order of PimReject.
constexpr std::array<RejectWords, PIM_REJECT_COUNT> WORDS{{
    {"none", "the message is taken"},
    {"own-message", "its IP source is an address of this node"},
    {"ttl-not-one", "its TTL is not 1, so that it may come from beyond the link"},
    {"too-short", "it has less than the 4 bytes of the header"},
    {"bad-checksum", "its checksum is wrong"},
    {"wrong-version", "its PIM version is not 2"},
    {"unknown-type", "its type is none of PIM dense mode"},
    {"truncated", "it ends before the fields that it has or announces"},
    {"bad-address-family", "an address in it is not an IPv4 address"},
    {"bad-encoding", "an address in it has another encoding than the native one"},
    {"bad-mask-length", "a mask in it is not that of a single address, or longer than an address"},
    {"bad-option-length", "an option of it has a length that its type does not have"},
    {"bad-group", "a group in it is not a multicast address"},
    {"bad-address", "a source, neighbor or originator in it is not the address of one host"},
    {"wrong-destination", "its IP destination is not one that such a message is sent to"},
    {"source-not-on-link", "its IP source belongs to no subnet of the interface"},
    {"no-hello", "its sender is not a neighbor: no Hello of it holds"},
}};

} // namespace

const char*
GetPimRejectName(PimReject reject)
{
    return WORDS.at(static_cast<std::size_t>(reject)).name;
}

const char*
GetPimRejectText(PimReject reject)
{
    return WORDS.at(static_cast<std::size_t>(reject)).text;
}

std::ostream&
operator<<(std::ostream& os, PimReject reject)
{
    return os << GetPimRejectName(reject);
}

} // namespace mgm
} // namespace ns3
