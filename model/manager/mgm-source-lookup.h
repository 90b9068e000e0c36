/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where the data of a source should come from, as the group manager sees it.
 */

#ifndef MGM_SOURCE_LOOKUP_H
#define MGM_SOURCE_LOOKUP_H

#include "ns3/ipv4.h"
#include "ns3/mgm-rpf-source.h"

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

/// @ingroup mgm
/// What was found for the sources of one pass over many keys, by address: the route, if there is
/// one.
using RouteCache = std::unordered_map<uint32_t, std::optional<RpfRoute>>;

/**
 * @ingroup mgm
 * Looks sources up in the multicast routing information base, and among the router's own addresses.
 */
class SourceLookup
{
  public:
    /// @param [in] rpf Where routes are looked up; null: there are none.
    void SetRpfSource(Ptr<RpfSource> rpf);
    /// @param [in] ipv4 The node's IP stack, which knows its own addresses; null: there are none.
    void SetIpv4(Ptr<Ipv4> ipv4);

    /**
     * Looks a source up. RPF sources know no way to the router's own addresses; its own packets
     * arrive, as in Linux, on the interface that has their source address.
     * @param [in] source Address of a source.
     * @param [out] route The route towards it.
     * @return whether there is one.
     */
    bool Find(Ipv4Address source, RpfRoute& route) const;

    /**
     * Looks a source up, once in each pass.
     * @param [in] source Address of a source.
     * @param [in,out] pass What was found in this pass.
     * @return the route towards it, if there is one.
     */
    const std::optional<RpfRoute>& Find(Ipv4Address source, RouteCache& pass) const;

  private:
    Ptr<RpfSource> m_rpf; //!< where routes are looked up
    Ptr<Ipv4> m_ipv4;     //!< knows the node's addresses
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SOURCE_LOOKUP_H
