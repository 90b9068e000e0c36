/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What PIM on one interface needs of the router around it. Dense and sparse mode have it in common.
 */

#ifndef MGM_PIM_INTERFACE_ENVIRONMENT_H
#define MGM_PIM_INTERFACE_ENVIRONMENT_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-recorder.h"
#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The router around the PIM interfaces.
 */
class PimInterfaceEnvironment
{
  public:
    virtual ~PimInterfaceEnvironment() = default;

    /// @return makes the records.
    virtual const PimRecorder& GetRecorder() const = 0;
    /**
     * Draws a random time.
     * @param [in] limit Upper end.
     * @return a time from 0 s to the limit.
     */
    virtual Time DrawDelay(Time limit) = 0;
    /// @return a random Generation ID.
    virtual uint32_t DrawGenerationId() = 0;
    /**
     * Adds the options to a Hello that belong to the mode that the router runs.
     * @param [in] interface Interface index.
     * @param [in,out] hello The Hello.
     */
    virtual void CompleteHello(uint32_t interface, PimHello& hello) const = 0;
    /**
     * Sends a Hello to all PIM routers of a link.
     * @param [in] interface Interface index.
     * @param [in] source Address to send it from.
     * @param [in] hello The Hello.
     */
    virtual void SendHello(uint32_t interface, Ipv4Address source, const PimHello& hello) = 0;
    /**
     * A neighbor is there from now on. The ambient cause is its record.
     * @param [in] interface Interface index.
     * @param [in] neighbor Its address.
     */
    virtual void NotifyNeighborUp(uint32_t interface, Ipv4Address neighbor) = 0;
    /**
     * A neighbor is there no more: it said so, or its liveness timer expired.
     * @param [in] interface Interface index.
     * @param [in] neighbor Its address.
     */
    virtual void NotifyNeighborDown(uint32_t interface, Ipv4Address neighbor) = 0;
    /**
     * A neighbor has restarted, and knows nothing any more (RFC 3973 4.3.4).
     * @param [in] interface Interface index.
     * @param [in] neighbor Its address.
     */
    virtual void NotifyNeighborRestarted(uint32_t interface, Ipv4Address neighbor) = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_INTERFACE_ENVIRONMENT_H
