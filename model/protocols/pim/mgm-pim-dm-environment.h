/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the (S,G) entries of a dense-mode router need of the router around them.
 */

#ifndef MGM_PIM_DM_ENVIRONMENT_H
#define MGM_PIM_DM_ENVIRONMENT_H

#include "ns3/mgm-pim-dm-variables.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-recorder.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The router around a dense-mode (S,G) entry: its interfaces and neighbors, and the way to the
 * network and to the group manager.
 */
class PimDmEnvironment
{
  public:
    virtual ~PimDmEnvironment() = default;

    /// @return makes the records.
    virtual const PimRecorder& GetRecorder() const = 0;
    /// @return the configuration as it is now.
    virtual const PimDmVariables& GetVariables() const = 0;

    /// @return the PIM interfaces that are up, with or without neighbors, in ascending order.
    virtual const std::vector<uint32_t>& GetInterfaces() const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return the address that PIM messages are sent from there, my_addr(I).
     */
    virtual Ipv4Address GetAddress(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return number of PIM neighbors there.
     */
    virtual uint32_t GetNeighborCount(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return the neighbor there, if there is exactly one; else 0.0.0.0.
     */
    virtual Ipv4Address GetSoleNeighbor(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return whether its link has two ends.
     */
    virtual bool IsPointToPoint(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return J/P_Override_Interval (RFC 3973 4.8).
     */
    virtual Time GetJoinPruneOverrideInterval(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return Override_Interval, OI(I) (RFC 3973 4.8).
     */
    virtual Time GetOverrideInterval(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return StateRefreshCapable(I): whether all neighbors are (RFC 3973 4.5.1).
     */
    virtual bool IsStateRefreshCapable(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @param [in] group A group.
     * @return whether the interface is a scope boundary of the group (RFC 3973 4.1.3).
     */
    virtual bool IsBoundary(uint32_t interface, Ipv4Address group) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return Threshold(I): the TTL that a packet needs to be sent there (RFC 3973 4.5.1).
     */
    virtual uint8_t GetThreshold(uint32_t interface) const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @param [in] key A source and a group.
     * @return whether members on the link want the data: the interface is in
     * pim_include(*,G) (-) pim_exclude(S,G) (+) pim_include(S,G) (RFC 3973 4.1.3).
     */
    virtual bool HasLocalMembers(uint32_t interface, const SourceGroup& key) const = 0;
    /**
     * @param [in] key An entry.
     * @return when the last packet came in on its RPF interface; 0 s if none came.
     */
    virtual Time GetLastDataTime(const SourceGroup& key) const = 0;

    /**
     * @param [in] maximum Longest delay.
     * @return a random delay, rand(0, maximum).
     */
    virtual Time GetRandomDelay(Time maximum) = 0;
    /**
     * Sends a message to PimMessage::GetDestination.
     * @param [in] interface A PIM interface.
     * @param [in] message What to send there.
     */
    virtual void Send(uint32_t interface, const PimMessage& message) = 0;
    /**
     * An interface has come into olist(S,G) of an entry or has left it, or it was the RPF
     * interface. The RPF interface itself is in no list, and nothing is said of it.
     * @param [in] key The entry.
     * @param [in] interface A PIM interface.
     * @param [in] outgoing Whether it is in olist(S,G).
     */
    virtual void SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing) = 0;
    /**
     * Data on an interface other than the RPF interface is an event for an entry from now on, or is
     * none: the loser of an Assert has nothing to do about it (RFC 3973 4.6.4).
     * @param [in] key The entry.
     * @param [in] interface A PIM interface.
     * @param [in] wanted Whether it is an event.
     */
    virtual void SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted) = 0;
    /**
     * RPF'(S,G) of an entry has changed.
     * @param [in] key The entry.
     * @param [in] neighbor The upstream neighbor; 0.0.0.0 if there is none.
     */
    virtual void SetRpfNeighbor(const SourceGroup& key, Ipv4Address neighbor) = 0;
    /**
     * An entry waits for data: PimDmEntry::DataArrived is to be called with the next packet that
     * comes in on its RPF interface. It may be asked for again before that.
     * @param [in] key The entry.
     */
    virtual void WatchData(const SourceGroup& key) = 0;
    /**
     * An entry holds nothing any more and may be discarded (PimDmEntry::IsEmpty), but not within
     * this call. It may come again.
     * @param [in] key The entry.
     */
    virtual void NotifyEmpty(const SourceGroup& key) = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_ENVIRONMENT_H
