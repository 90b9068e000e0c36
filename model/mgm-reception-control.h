/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How a group membership protocol of a host tells the IP stack which multicast packets the node's
 * own receivers get.
 */

#ifndef MGM_RECEPTION_CONTROL_H
#define MGM_RECEPTION_CONTROL_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-source-filter.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The multicast filter of a node's IP stack (RFC 3376 3.2: what is accepted from an interface).
 */
class ReceptionControl
{
  public:
    virtual ~ReceptionControl() = default;

    /**
     * Sets what is delivered to the node of a group that arrives on an interface, in place of what
     * was set before.
     * @param [in] interface Interface index.
     * @param [in] group A multicast group; those of 224.0.0.0/24 are always delivered.
     * @param [in] filter Which sources; INCLUDE with no sources: nothing.
     */
    virtual void SetReception(uint32_t interface,
                              Ipv4Address group,
                              const SourceFilter& filter) = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RECEPTION_CONTROL_H
