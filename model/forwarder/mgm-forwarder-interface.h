/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the forwarder keeps for each interface of its node: limits, boundaries, octet counters and
 * the routes by which copies leave.
 */

#ifndef MGM_FORWARDER_INTERFACE_H
#define MGM_FORWARDER_INTERFACE_H

#include "ns3/ipv4-address.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv4-interface.h"
#include "ns3/ipv4-route.h"
#include "ns3/mgm-boundary-table.h"
#include "ns3/mgm-token-bucket.h"
#include "ns3/mgm-types.h"
#include "ns3/net-device.h"
#include "ns3/packet.h"

#include <cstdint>
#include <map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Limits and counters of one interface (MIB_IPMCAST_IF_ENTRY and MIB_MCAST_LIMIT_ROW, mgm-api 4.2
 * and 4.3).
 */
struct InterfaceCounters
{
    uint32_t index{0};     //!< interface index (dwIfIndex)
    uint8_t threshold{0};  //!< TTL threshold; 0: none (dwTtl)
    uint32_t rateLimit{0}; //!< limit in kB/s; 0: none (dwRateLimit)
    uint64_t inOctets{0};  //!< bytes of multicast received, IP headers included (ulInMcastOctets)
    uint64_t outOctets{0}; //!< bytes of multicast forwarded there (ulOutMcastOctets)
};

/**
 * @ingroup mgm
 * One interface of a forwarder's node. What every packet asks for is inline.
 */
class ForwarderInterface
{
  public:
    /**
     * @param [in] index Interface index.
     * @param [in] interface The interface as the IP stack has it.
     */
    ForwarderInterface(uint32_t index, Ptr<Ipv4Interface> interface);

    /**
     * Gives the route by which copies leave. It is built once and shared by all entries.
     * @param [in] nextHop Far end of a link of a point-to-multipoint interface, or 0.0.0.0.
     * @return the route, which lives as long as this object.
     */
    Ipv4Route* GetRoute(Ipv4Address nextHop);

    /// @return whether it is up.
    bool IsUp() const
    {
        return m_interface->IsUp();
    }

    /// @return bytes of the largest packet that leaves in one piece.
    uint32_t GetMtu() const
    {
        return m_device->GetMtu();
    }

    /**
     * @param [in] packet A packet that arrived here.
     * @param [in] header Its IP header.
     * @return the extended interface of arrival.
     */
    InterfaceId GetArrival(const Ptr<const Packet>& packet, const Ipv4Header& header) const
    {
        return m_pointToMultipoint ? ReadPreviousHop(packet, header) : m_id;
    }

    /**
     * Notes in a copy that leaves here from whom it comes, where the receiver needs to know.
     * @param [in,out] copy The copy.
     * @param [in] ttl TTL with which it leaves.
     */
    void MarkPreviousHop(const Ptr<Packet>& copy, uint8_t ttl) const
    {
        if (m_pointToMultipoint)
        {
            WritePreviousHop(copy, ttl);
        }
    }

    /**
     * Hands a copy to the device, past traffic control and the trace sources of the IP stack.
     * @param [in] copy The copy, which is given away if it can be sent so.
     * @param [in] header Its IP header.
     * @return whether it was sent; not where it needs fragments, or a next hop's link address.
     */
    bool SendToDevice(const Ptr<Packet>& copy, const Ipv4Header& header) const;

    /**
     * Asks the rate limit for leave to send. A kilobyte is 1000 bytes.
     * @param [in] size Bytes of the packet, IP header included.
     * @param [in] burst Time whose share may leave at once after silence.
     * @return whether the packet may leave; if so, it counts.
     */
    bool TakeRate(uint32_t size, Time burst)
    {
        return m_counters.rateLimit == 0 || TakeLimitedRate(size, burst);
    }

    /// @return its administrative boundaries.
    BoundaryTable& GetBoundaries()
    {
        return m_boundaries;
    }

    /// @return its administrative boundaries.
    const BoundaryTable& GetBoundaries() const
    {
        return m_boundaries;
    }

    /// @return its limits and counters.
    InterfaceCounters& GetCounters()
    {
        return m_counters;
    }

    /// @return whether next hops select its links (mgm-api 1.4).
    bool IsPointToMultipoint() const;
    /// @param [in] pointToMultipoint Whether next hops select its links.
    void SetPointToMultipoint(bool pointToMultipoint);

  private:
    /// GetArrival where next hops select links.
    InterfaceId ReadPreviousHop(const Ptr<const Packet>& packet, const Ipv4Header& header) const;
    /// MarkPreviousHop where next hops select links.
    void WritePreviousHop(const Ptr<Packet>& copy, uint8_t ttl) const;
    /// TakeRate where there is a limit.
    bool TakeLimitedRate(uint32_t size, Time burst);

    InterfaceId m_id;                               //!< without a next hop
    Ptr<Ipv4Interface> m_interface;                 //!< as the IP stack has it
    Ptr<NetDevice> m_device;                        //!< the device
    bool m_needsArp;                                //!< whether frames have link addresses
    Address m_broadcast;                            //!< link address of all
    BoundaryTable m_boundaries;                     //!< administrative boundaries
    InterfaceCounters m_counters;                   //!< limits and counters
    bool m_pointToMultipoint{false};                //!< whether next hops select its links
    TokenBucket m_bucket;                           //!< of the rate limit
    std::map<Ipv4Address, Ptr<Ipv4Route>> m_routes; //!< by next hop
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_INTERFACE_H
