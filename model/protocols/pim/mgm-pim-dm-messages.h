/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Takes the messages of dense mode apart: which entries they are about, and what each is told.
 */

#ifndef MGM_PIM_DM_MESSAGES_H
#define MGM_PIM_DM_MESSAGES_H

#include "ns3/mgm-pim-arrival.h"
#include "ns3/mgm-pim-dm-entry.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <functional>

namespace ns3
{
namespace mgm
{

/// How the entry is found that a message is about.
enum class PimDmLookup : uint8_t
{
    PRESENT,  //!< if there is one
    UPSTREAM, //!< made if there is none and the message came on RPF_interface(S)
    ALWAYS,   //!< made if there is none
};

/**
 * @ingroup mgm
 * How a message came, as far as it matters to the entries.
 */
struct PimDmArrival
{
    Ipv4Address address;      //!< the router's address on the interface
    bool pointToPoint{false}; //!< whether the link has two ends
};

/// @ingroup mgm
/// Finds an entry; null if there is none and none is made.
using PimDmFinder = std::function<PimDmEntry*(const SourceGroup&, PimDmLookup)>;

/**
 * Tells entries what a message says.
 *
 * Whoever names this router gets an entry, and so do Asserts. What routers tell each other matters
 * only if this router has an entry, or would get the data there too: a Prune to its upstream
 * neighbor is to be overridden (RFC 3973 4.4.1), even by a router that has just restarted. State
 * Refreshes come from upstream, and count as Asserts on links with more than two ends.
 *
 * @param [in] received A message other than a Hello.
 * @param [in] arrival How it came.
 * @param [in] find Finds entries.
 */
void DeliverPimDm(const PimReceived& received,
                  const PimDmArrival& arrival,
                  const PimDmFinder& find);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_MESSAGES_H
