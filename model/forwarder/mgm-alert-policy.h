/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Finds the verdict of a wrong-interface packet: who owns the interface, whether an alert would
 * mean something there, whether it is switched off, whether the limiter lets it through.
 */

#ifndef MGM_ALERT_POLICY_H
#define MGM_ALERT_POLICY_H

#include "ns3/mgm-alert-limiter.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-forwarding-entry.h"
#include "ns3/mgm-packet-view.h"
#include "ns3/mgm-types.h"

#include <unordered_set>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The whole policy of wrong-interface alerts of one forwarder.
 */
class AlertPolicy
{
  public:
    /// Which wrong-interface packets may raise an alert at all.
    enum Gate
    {
        NEVER,              //!< none (Linux: assert mode off)
        OUTGOING_INTERFACE, //!< those that arrive on an oif (assert mode on, PIM mode off; K5)
        EVERY_INTERFACE,    //!< all of them (assert mode and PIM mode on; K5)
    };

    /// Parameters, all of which may change during a run.
    struct Settings
    {
        Gate gate{EVERY_INTERFACE};     //!< which packets are eligible
        AlertLimiter::Settings limiter; //!< of the limiter
    };

    /**
     * Notes that an interface has an owner.
     * @param [in] interface The extended interface.
     * @return whether it had none before.
     */
    bool AddOwned(const InterfaceId& interface);

    /**
     * Notes that an interface has no owner any more.
     * @param [in] interface The extended interface.
     * @return whether it had one before.
     */
    bool RemoveOwned(const InterfaceId& interface);

    /**
     * Finds the verdict of a wrong-interface packet and counts it for the entry. ALERTED advances
     * the limiter.
     * @param [in] settings Parameters.
     * @param [in,out] entry The entry that the packet matched.
     * @param [in] view The packet.
     * @param [in] arrivalIsOif Whether the arrival interface is one of the entry's oifs.
     * @return the verdict.
     */
    Verdict Judge(const Settings& settings,
                  ForwardingEntry& entry,
                  const PacketView& view,
                  bool arrivalIsOif);

    /**
     * Does the same and gathers the facts behind the verdict.
     * @param [in] settings Parameters.
     * @param [in,out] entry The entry that the packet matched.
     * @param [in] view The packet.
     * @param [in] arrivalIsOif Whether the arrival interface is one of the entry's oifs.
     * @return the record, still without a head.
     */
    WrongInterfaceRecord JudgeAndDescribe(const Settings& settings,
                                          ForwardingEntry& entry,
                                          const PacketView& view,
                                          bool arrivalIsOif);

  private:
    /// @return the verdict, found in the order of the enumeration.
    Verdict FindVerdict(const Settings& settings,
                        ForwardingEntry& entry,
                        ArrivalState& arrival,
                        bool arrivalIsOif);
    /// @return what the limiter has to say about an entry and arrival interface now.
    AlertLimiterState GetLimiterState(const Settings& settings,
                                      ForwardingEntry& entry,
                                      const PacketView& view) const;

    std::unordered_set<InterfaceId, InterfaceIdHash> m_owned; //!< interfaces with an owner
    AlertLimiter m_limiter;                                   //!< of alerts
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_POLICY_H
