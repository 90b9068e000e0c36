/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the interfaces and groups of an IGMP host need of the node around them.
 */

#ifndef MGM_IGMP_HOST_ENVIRONMENT_H
#define MGM_IGMP_HOST_ENVIRONMENT_H

#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-igmp-recorder.h"
#include "ns3/mgm-source-filter.h"
#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Timers and variables of a host, by their names in the RFCs. The attributes of IgmpHost set them.
 */
struct IgmpHostSettings
{
    uint32_t robustness{2};               //!< [Robustness Variable] (RFC 3376 8.1)
    Time queryInterval{Seconds(125)};     //!< [Query Interval] (RFC 3376 8.2)
    Time queryResponse{Seconds(10)};      //!< [Query Response Interval] (RFC 3376 8.3)
    Time unsolicitedV3{Seconds(1)};       //!< [Unsolicited Report Interval] (RFC 3376 8.11)
    Time unsolicitedV2{Seconds(10)};      //!< [Unsolicited Report Interval] (RFC 2236 8.10)
    Time v1RouterPresent{Seconds(400)};   //!< [Version 1 Router Present Timeout] (RFC 2236 8.11)
    IgmpVersion version{IgmpVersion::V3}; //!< version of interfaces that are not told another
    bool reportLinkLocal{true};           //!< whether 224.0.0.2 to 224.0.0.255 are reported
    uint32_t sourceLimit{0};              //!< sources of an interface record; 0: no limit
    uint32_t queriedSourceLimit{1024};    //!< sources that queries of a group may name together
};

/**
 * @ingroup mgm
 * The node around an IGMP host's interfaces.
 */
class IgmpHostEnvironment
{
  public:
    virtual ~IgmpHostEnvironment() = default;

    /// @return timers and variables.
    virtual const IgmpHostSettings& GetSettings() const = 0;
    /// @return makes the records.
    virtual const IgmpRecorder& GetRecorder() const = 0;
    /**
     * @param [in] limit Upper end of the range.
     * @return a time chosen at random from (0, limit]; 1 ns if the limit is 0.
     */
    virtual Time DrawDelay(Time limit) = 0;
    /**
     * @param [in] interface Interface index.
     * @param [in] message What to send there.
     */
    virtual void Send(uint32_t interface, const IgmpMessage& message) = 0;
    /**
     * Tells the IP stack what to receive.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @param [in] filter Sources.
     */
    virtual void SetReception(uint32_t interface,
                              Ipv4Address group,
                              const SourceFilter& filter) = 0;
    /**
     * @param [in] group A group.
     * @return whether it is source-specific and this host knows it (RFC 4604 2).
     */
    virtual bool IsSourceSpecific(Ipv4Address group) const = 0;
    /**
     * An older version concerns a source-specific group, which RFC 4604 2.2 wants to be logged.
     * @param [in] group Group.
     * @param [in] event What happened.
     */
    virtual void LogSourceSpecific(Ipv4Address group, const char* event) = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HOST_ENVIRONMENT_H
