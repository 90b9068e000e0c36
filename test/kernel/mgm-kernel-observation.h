/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What was seen of a multicast router while a script drove it, and the comparison of two routers.
 */

#ifndef MGM_KERNEL_OBSERVATION_H
#define MGM_KERNEL_OBSERVATION_H

#include "mgm-kernel-script.h"
#include "ns3/ipv4-header.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// A notification of the daemon.
struct ScriptUpcall
{
    std::string text; //!< kind, interface, source and group
    Time earliest;    //!< when, from the start of the script: no earlier
    Time latest;      //!< and no later
};

/// Counters of an interface.
struct ScriptInterfaceCounters
{
    uint64_t inPackets{0};  //!< arrived on the right interface
    uint64_t inBytes{0};    //!< their bytes
    uint64_t outPackets{0}; //!< copies that left
    uint64_t outBytes{0};   //!< their bytes
};

/// Counters of an entry.
struct ScriptEntryCounters
{
    uint32_t interface {
        0
    };                                    //!< incoming
    uint64_t packets{0};                  //!< matching
    uint64_t bytes{0};                    //!< their bytes
    uint64_t wrong{0};                    //!< on a wrong interface
    std::map<uint32_t, uint32_t> outputs; //!< thresholds by outgoing interface
};

/// What was seen.
struct Observation
{
    std::vector<Time> steps;           //!< when each step began
    Time longestStep;                  //!< time that the longest of them took
    std::vector<std::string> copies;   //!< that left, in order
    std::vector<ScriptUpcall> upcalls; //!< in order
    std::vector<std::string> answers;  //!< steps that failed, with the reason
    std::vector<std::string> counters; //!< as each READ found them
    /// Entries whose counters are noted; nothing: all, and unresolved ones too.
    std::optional<std::set<SourceGroup>> keys;

    /// Notes a copy or fragment that left.
    void AddCopy(uint32_t interface, const Ipv4Header& header);
    /// Notes a notification.
    void AddUpcall(
        const char* kind, uint32_t interface, const SourceGroup& key, Time earliest, Time latest);
    /// Notes that a step was refused since there is no such entry.
    void AddNotFound(std::size_t step);
    /// Notes the counters of an entry.
    void AddEntry(std::size_t step, const SourceGroup& key, const ScriptEntryCounters& entry);
    /// Notes an unresolved entry.
    void AddUnresolved(std::size_t step, const SourceGroup& key);
    /// Notes the counters of an interface.
    void AddInterface(std::size_t step,
                      uint32_t interface,
                      const ScriptInterfaceCounters& counters);
};

/**
 * Compares what was seen of two routers: all of it exactly, but for the times of notifications,
 * which may differ by TOLERANCE.
 * @param [in] kernel What the kernel did.
 * @param [in] simulated What the forwarder did.
 * @return for each kind of observation the first difference, a line each; nothing if there is none.
 */
std::string Compare(const Observation& kernel, const Observation& simulated);

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_KERNEL_OBSERVATION_H
