/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Rebuilds from a trace what routers held at an instant of the run, without the simulation.
 */

#ifndef MGM_REPLAY_H
#define MGM_REPLAY_H

#include "ns3/mgm-network-state.h"
#include "ns3/mgm-router-state.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

class TraceReader;
class TraceRecord;
struct TraceHeader;

/**
 * @ingroup mgm
 * The state of one router, or of all, and of the network. It holds after all records applied so
 * far; what it needs of memory grows with that state, not with the trace.
 *
 * @code
 *   TraceReader reader(stream, path);
 *   Replay replay(reader.GetHeader(), node);
 *   replay.ReadTo(reader, Seconds(20.5));
 *   const ReplayedEntry* entry = replay.GetRouter(node).GetForwarder().Match(key);
 * @endcode
 */
class Replay
{
  public:
    /**
     * @param [in] header First line of the trace; must outlive this object.
     * @param [in] node Node id of the only router wanted; not set: all.
     */
    explicit Replay(const TraceHeader& header, std::optional<uint32_t> node = {});

    /**
     * Applies all records of a reader up to a time, that time included. Lines of other records are
     * not parsed. Throws TraceError where the trace is wrong.
     * @param [in,out] reader The reader, at its beginning.
     * @param [in] time The time.
     */
    void ReadTo(TraceReader& reader, Time time);
    /**
     * Applies the next record, for callers who read the trace themselves.
     * @param [in] record The record; of other nodes than wanted it changes nothing.
     */
    void Apply(const TraceRecord& record);

    /**
     * @param [in] node Node id of a wanted node.
     * @return its state.
     */
    const RouterState& GetRouter(uint32_t node) const;
    /// @return the states of all wanted nodes.
    const std::map<uint32_t, RouterState>& GetRouters() const;
    /// @return the network.
    const NetworkState& GetNetwork() const;
    /**
     * Why a trace may not tell all of it.
     * @return a sentence if the level of the trace is lower than "state"; else "".
     */
    std::string GetCaution() const;

  private:
    /// A link went down: interfaces at its ends forget what they knew.
    void ApplyLinkDown(const TraceRecord& record);

    const TraceHeader& m_header;               //!< of the trace
    NetworkState m_network;                    //!< the network
    std::map<uint32_t, RouterState> m_routers; //!< by node id
};

} // namespace mgm
} // namespace ns3

#endif // MGM_REPLAY_H
