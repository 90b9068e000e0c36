/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The way from the forwarder up to the group manager: every notification is delivered in an event
 * of its own, in order.
 */

#ifndef MGM_FORWARDER_NOTIFIER_H
#define MGM_FORWARDER_NOTIFIER_H

#include "ns3/event-id.h"
#include "ns3/mgm-forwarder-control.h"

#include <deque>
#include <variant>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Delivers notifications later. The cause that is ambient at the receiver is the notification's own
 * record.
 */
class ForwarderNotifier
{
  public:
    /// Any notification.
    using Notification =
        std::variant<NewPacketNotification, WrongInterfaceNotification, EntryExpiredNotification>;

    ForwarderNotifier() = default;
    ~ForwarderNotifier();
    ForwarderNotifier(const ForwarderNotifier&) = delete;
    ForwarderNotifier& operator=(const ForwarderNotifier&) = delete;

    /**
     * @param [in] receiver The receiver's callbacks, some of which may be null.
     */
    void SetReceiver(const ForwarderNotifications& receiver);

    /**
     * Sends a notification. It never overtakes an earlier one.
     * @param [in] notification The notification.
     * @param [in] delay Time until it is delivered; zero: later in the same instant.
     */
    void Send(Notification notification, Time delay);

    /// Forgets what is on its way.
    void Clear();

  private:
    /// A notification on its way.
    struct Pending
    {
        EventId event;             //!< delivers it
        Notification notification; //!< what is delivered
    };

    /// Delivers the first notification on its way.
    void DeliverFirst();

    ForwarderNotifications m_receiver; //!< who is notified
    std::deque<Pending> m_pending;     //!< in the order of delivery
    Time m_lastDue;                    //!< when the last of them is delivered
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_NOTIFIER_H
