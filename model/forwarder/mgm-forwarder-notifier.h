/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The way from the forwarder up to the group manager: every notification is recorded at once and
 * delivered in an event of its own, in order.
 */

#ifndef MGM_FORWARDER_NOTIFIER_H
#define MGM_FORWARDER_NOTIFIER_H

#include "ns3/event-id.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-forwarder-recorder.h"
#include "ns3/mgm-forwarding-entry.h"
#include "ns3/mgm-packet-view.h"

#include <cstdint>
#include <list>
#include <variant>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Makes notifications and delivers them later. The cause that is ambient at the receiver is the
 * notification's own record.
 */
class ForwarderNotifier
{
  public:
    /// Parameters, all of which may change during a run.
    struct Settings
    {
        Time delay;        //!< time until delivery; zero: later in the same instant
        uint32_t headSize; //!< bytes of a packet that a notification carries
    };

    /// @param [in] recorder Makes records; lives at least as long.
    explicit ForwarderNotifier(const ForwarderRecorder& recorder);
    ~ForwarderNotifier();
    ForwarderNotifier(const ForwarderNotifier&) = delete;
    ForwarderNotifier& operator=(const ForwarderNotifier&) = delete;

    /**
     * @param [in] receiver The receiver's callbacks, some of which may be null.
     */
    void SetReceiver(const ForwarderNotifications& receiver);

    /**
     * A packet without an entry is held.
     * @param [in] view The packet.
     * @param [in] settings Parameters.
     */
    void NotifyNewPacket(const PacketView& view, const Settings& settings);
    /**
     * A wrong-interface packet raises an alert.
     * @param [in] entry The entry that it matched.
     * @param [in] view The packet.
     * @param [in] settings Parameters.
     */
    void NotifyWrongInterface(const ForwardingEntry& entry,
                              const PacketView& view,
                              const Settings& settings);
    /**
     * A packet of an entry that is watched arrived on the incoming interface.
     * @param [in] entry The entry.
     * @param [in] view The packet.
     * @param [in] settings Parameters.
     */
    void NotifyDataArrived(const ForwardingEntry& entry,
                           const PacketView& view,
                           const Settings& settings);
    /**
     * An entry reached the end of its lifetime.
     * @param [in] key Its key.
     * @param [in] settings Parameters.
     */
    void NotifyExpired(const SourceGroup& key, const Settings& settings);

    /// The forwarder starts again and has no entries any more. Delivered at once.
    void NotifyRestarted() const;

    /// Forgets what is on its way.
    void Clear();

  private:
    /// Any notification.
    using Notification = std::variant<NewPacketNotification,
                                      WrongInterfaceNotification,
                                      DataArrivedNotification,
                                      EntryExpiredNotification>;

    /// A notification on its way.
    struct Pending
    {
        EventId event;             //!< delivers it
        Notification notification; //!< what is delivered
    };

    /// Sends a notification, which never overtakes an earlier one.
    void Send(Notification notification, Time delay);
    /// Delivers the first notification on its way.
    void DeliverFirst();

    const ForwarderRecorder& m_recorder; //!< makes records
    ForwarderNotifications m_receiver;   //!< who is notified
    std::list<Pending> m_pending; //!< in the order of delivery; an empty list holds no memory
    Time m_lastDue;               //!< when the last of them is delivered
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_NOTIFIER_H
