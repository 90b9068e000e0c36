/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The filter modes of IGMP version 3 (RFC 3376 2, 6.2.1).
 */

#ifndef MGM_IGMP_FILTER_MODE_H
#define MGM_IGMP_FILTER_MODE_H

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a list of sources means.
 */
enum class IgmpFilterMode : uint8_t
{
    INCLUDE, //!< only these sources are wanted
    EXCLUDE, //!< all sources but these are wanted
};

/**
 * @param [in] mode A filter mode.
 * @return its name in the RFC.
 */
inline const char*
GetIgmpFilterModeName(IgmpFilterMode mode)
{
    return mode == IgmpFilterMode::INCLUDE ? "INCLUDE" : "EXCLUDE";
}

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_FILTER_MODE_H
