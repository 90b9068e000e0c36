/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The tables of a router at an instant as JSON: what mgm-show prints with --json, and what its
 * styles are printed from.
 */

#ifndef MGM_SHOW_DOCUMENT_H
#define MGM_SHOW_DOCUMENT_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-replay.h"
#include "ns3/mgm-trace-header.h"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Makes the documents of one router. Times are in nanoseconds; where a timer does not run, or
 * something does not exist, the member is null.
 */
class ShowDocument
{
  public:
    /**
     * @param [in] header First line of the trace.
     * @param [in] replay The state; this and the header must outlive this object.
     * @param [in] node Id of the router.
     * @param [in] time The instant, in nanoseconds.
     */
    ShowDocument(const TraceHeader& header, const Replay& replay, uint32_t node, int64_t time);

    /// @return forwarding entries with their wrong-interface packets.
    nlohmann::ordered_json MakeMroute() const;
    /// @param [in] source A source. @return where its data is expected.
    nlohmann::ordered_json MakeRpf(Ipv4Address source) const;
    /// @return groups of IGMP by interface.
    nlohmann::ordered_json MakeIgmpGroups() const;
    /// @return neighbors of PIM.
    nlohmann::ordered_json MakePimNeighbors() const;
    /// @return Assert states of PIM.
    nlohmann::ordered_json MakePimAsserts() const;
    /// @return clients of the group manager, what they own, and memberships.
    nlohmann::ordered_json MakeClients() const;
    /// @return the last alerts.
    nlohmann::ordered_json MakeAlerts() const;

  private:
    /// @return what all documents begin with.
    nlohmann::ordered_json Begin(const char* what) const;
    /// @return an interface with its name.
    nlohmann::ordered_json MakeInterface(const InterfaceId& interface) const;
    /// @return an entry.
    nlohmann::ordered_json MakeEntry(const ReplayedEntry& entry) const;
    /// @return the wrong-interface packets of an entry by arrival interface.
    nlohmann::ordered_json MakeArrivals(const ReplayedEntry& entry) const;
    /// @return what PIM has of an entry; null if it has nothing.
    nlohmann::ordered_json MakePimEntry(const SourceGroup& key) const;
    /// @return a group of IGMP.
    nlohmann::ordered_json MakeGroup(Ipv4Address address, const ReplayedIgmpGroup& group) const;

    const TraceHeader& m_header; //!< of the trace
    const Replay& m_replay;      //!< the state
    const RouterState& m_router; //!< that of the router
    uint32_t m_node;             //!< its id
    int64_t m_time;              //!< the instant
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SHOW_DOCUMENT_H
