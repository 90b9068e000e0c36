/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Bits and numbers of PIM's fields, for whoever writes and reads them.
 */

#ifndef MGM_PIM_FLAGS_H
#define MGM_PIM_FLAGS_H

#include <cstdint>

namespace ns3
{
namespace mgm
{

/// Address family of IPv4 (RFC 3973 4.7.2).
constexpr uint8_t PIM_FAMILY_IPV4 = 1;

/// B of an encoded group address (RFC 3973 4.7.3).
constexpr uint8_t PIM_FLAG_B = 0x80;
/// Z of an encoded group address (RFC 3973 4.7.3).
constexpr uint8_t PIM_FLAG_Z = 0x01;

/// S of an encoded source address (RFC 3973 4.7.4).
constexpr uint8_t PIM_FLAG_S = 0x04;
/// W of an encoded source address (RFC 3973 4.7.4).
constexpr uint8_t PIM_FLAG_W = 0x02;
/// R of an encoded source address (RFC 3973 4.7.4).
constexpr uint8_t PIM_FLAG_R = 0x01;

/// T of a LAN Prune Delay option, a bit of its first two bytes (RFC 3973 4.7.5.2).
constexpr uint16_t PIM_T_BIT = 0x8000;
/// R of Assert and State Refresh, a bit of the Metric Preference (RFC 3973 4.7.7).
constexpr uint32_t PIM_R_BIT = 0x80000000;

/// P of a State Refresh (RFC 3973 4.7.10).
constexpr uint8_t PIM_FLAG_P = 0x80;
/// N of a State Refresh (RFC 3973 4.7.10).
constexpr uint8_t PIM_FLAG_N = 0x40;
/// O of a State Refresh (RFC 3973 4.7.10).
constexpr uint8_t PIM_FLAG_O = 0x20;

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_FLAGS_H
