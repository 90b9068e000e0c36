/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What is done to a multicast router, step by step, as text that both the Linux kernel and the
 * forwarder can be driven with.
 */

#ifndef MGM_KERNEL_SCRIPT_H
#define MGM_KERNEL_SCRIPT_H

#include "ns3/mgm-types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// Interfaces of the router that scripts drive, counted from 0.
constexpr uint32_t SCRIPT_INTERFACES = 4;
/// The interface whose MTU is smaller than that of the others.
constexpr uint32_t NARROW_INTERFACE = 3;
constexpr uint32_t NARROW_MTU = 600; //!< MTU of NARROW_INTERFACE, in bytes
constexpr uint32_t WIDE_MTU = 1500;  //!< MTU of the others, in bytes

/// One outgoing interface of an entry.
struct ScriptOutput
{
    uint32_t interface {
        0
    };                     //!< which
    uint32_t threshold{1}; //!< its TTL threshold, 0 to 255
};

/// One step of a script.
struct ScriptStep
{
    /// What is done.
    enum class Kind
    {
        GATE,   //!< says which wrong-interface packets may raise alerts (K5)
        ENTRY,  //!< sets an entry
        DELETE, //!< deletes an entry
        PACKET, //!< a packet arrives
        READ,   //!< all counters are read
    };

    uint32_t at{0};        //!< ms since the start; 0: as soon as possible
    Kind kind{Kind::READ}; //!< what is done
    std::string gate;      //!< GATE: value of attribute Gate
    SourceGroup key;       //!< ENTRY, DELETE, PACKET
    uint32_t interface {
        0
    };                                 //!< ENTRY, PACKET: of arrival
    std::vector<ScriptOutput> outputs; //!< ENTRY: outgoing interfaces
    uint32_t ttl{64};                  //!< PACKET
    uint32_t size{28};                 //!< PACKET: bytes, IP header included
    bool dontFragment{false};          //!< PACKET

    /// @return the step as one line of text.
    std::string Print() const;
};

/// A script.
using Script = std::vector<ScriptStep>;

/**
 * Reads a script: a step a line, "#" starts a comment.
 * @verbatim
 *   0    gate every-interface
 *   0    entry 10.0.1.2 239.1.1.1 in 0 out 1:1 2:32     (":" and a threshold)
 *   10   packet 10.0.1.2 239.1.1.1 in 0 ttl 64 size 28  (and "df": don't fragment)
 *   20   delete 10.0.1.2 239.1.1.1
 *   3000 read
 * @endverbatim
 * @param [in] file Name of the file.
 * @return the script.
 * @throws std::runtime_error that names the file and the line, and shows a step as it should be.
 */
Script ReadScript(const std::string& file);

/// Time between the slots of a random script, in ms. No multiple of it is near 3 s, nor near 10 s,
/// or so much more that the kernel's timer wheel could be late (256 ms for 10 s).
constexpr uint32_t SLOT_LENGTH = 1200;

/**
 * Makes a script at random.
 * @param [in] seed Scripts of one seed are the same.
 * @param [in] steps Number of steps.
 * @param [in] slots Number of times at which steps happen, SLOT_LENGTH apart; 1: no timer matters.
 * @return the script.
 */
Script MakeRandomScript(uint64_t seed, uint32_t steps, uint32_t slots);

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_KERNEL_SCRIPT_H
