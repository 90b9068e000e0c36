/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How PIM is configured on one interface: the timers of Hello messages and the delays of a LAN, as
 * attributes. Dense and sparse mode have them in common.
 */

#ifndef MGM_PIM_INTERFACE_SETTINGS_H
#define MGM_PIM_INTERFACE_SETTINGS_H

#include "ns3/nstime.h"
#include "ns3/object.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The attributes of PIM on one interface. They may change at any time; what is being waited for
 * stays as it is.
 */
class PimInterfaceSettings : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimInterfaceSettings();
    ~PimInterfaceSettings() override;

    /// @return Hello_Period (RFC 3973 4.8).
    Time GetHelloPeriod() const;
    /// @return the holdtime that Hellos carry, in seconds; 0xffff: for ever (RFC 3973 4.3.3).
    uint16_t GetHelloHoldtime() const;
    /// @return Triggered_Hello_Delay (RFC 3973 4.8).
    Time GetTriggeredHelloDelay() const;
    /// @return whether Hellos carry the LAN Prune Delay option (RFC 3973 4.7.5.2).
    bool UsesLanPruneDelay() const;
    /// @return Propagation_Delay of this router (RFC 3973 4.3.5), in whole milliseconds.
    Time GetOwnPropagationDelay() const;
    /// @return Override_Interval of this router (RFC 3973 4.3.5), in whole milliseconds.
    Time GetOwnOverrideInterval() const;
    /// @return whether Hellos carry the Generation ID option (RFC 3973 4.7.5.3).
    bool UsesGenerationId() const;
    /// @return largest number of neighbors; 0: no limit.
    uint32_t GetNeighborLimit() const;
    /// @return Threshold(I): TTL that State Refreshes need to be sent there (RFC 3973 4.5.1).
    uint8_t GetTtlThreshold() const;

  private:
    Time m_helloPeriod;         //!< attribute HelloPeriod
    Time m_helloHoldtime;       //!< attribute HelloHoldtime
    Time m_triggeredHelloDelay; //!< attribute TriggeredHelloDelay
    bool m_lanPruneDelay;       //!< attribute LanPruneDelay
    Time m_propagationDelay;    //!< attribute PropagationDelay
    Time m_overrideInterval;    //!< attribute OverrideInterval
    bool m_generationId;        //!< attribute GenerationId
    uint32_t m_neighborLimit;   //!< attribute NeighborLimit
    uint8_t m_ttlThreshold;     //!< attribute TtlThreshold
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_INTERFACE_SETTINGS_H
