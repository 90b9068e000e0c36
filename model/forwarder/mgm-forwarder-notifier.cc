/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-notifier.h"

#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Hands a notification to the callback of its kind.
class Deliver
{
  public:
    /// @param [in] receiver The receiver's callbacks.
    explicit Deliver(const ForwarderNotifications& receiver)
        : m_receiver(receiver)
    {
    }

    /// @param [in] notification What is delivered.
    void operator()(const NewPacketNotification& notification) const
    {
        Call(m_receiver.newPacket, notification);
    }

    /// @param [in] notification What is delivered.
    void operator()(const WrongInterfaceNotification& notification) const
    {
        Call(m_receiver.wrongInterface, notification);
    }

    /// @param [in] notification What is delivered.
    void operator()(const DataArrivedNotification& notification) const
    {
        Call(m_receiver.dataArrived, notification);
    }

    /// @param [in] notification What is delivered.
    void operator()(const EntryExpiredNotification& notification) const
    {
        Call(m_receiver.entryExpired, notification);
    }

  private:
    /// Calls a callback that may be null.
    template <typename Notification>
    void Call(const Callback<void, const Notification&>& callback,
              const Notification& notification) const
    {
        if (!callback.IsNull())
        {
            const CauseScope scope(notification.record);
            callback(notification);
        }
    }

    const ForwarderNotifications& m_receiver; //!< the receiver's callbacks
};

} // namespace

ForwarderNotifier::ForwarderNotifier(const ForwarderRecorder& recorder)
    : m_recorder(recorder)
{
}

ForwarderNotifier::~ForwarderNotifier()
{
    Clear();
}

void
ForwarderNotifier::SetReceiver(const ForwarderNotifications& receiver)
{
    m_receiver = receiver;
}

void
ForwarderNotifier::NotifyNewPacket(const PacketView& view, const Settings& settings)
{
    NewPacketNotification notification;
    notification.key = view.key;
    notification.arrival = view.arrival;
    notification.head = view.GetHead(settings.headSize);
    notification.record = m_recorder.RecordNotification(
        NotificationKind::NEW_PACKET, notification.key, notification.arrival);
    Send(std::move(notification), settings.delay);
}

void
ForwarderNotifier::NotifyWrongInterface(const ForwardingEntry& entry,
                                        const PacketView& view,
                                        const Settings& settings)
{
    WrongInterfaceNotification notification;
    notification.key = view.key;
    notification.entryKey = entry.GetSpec().key;
    notification.arrival = view.arrival;
    notification.expected = entry.GetSpec().iif;
    notification.head = view.GetHead(settings.headSize);
    notification.record = m_recorder.RecordNotification(NotificationKind::WRONG_INTERFACE,
                                                        notification.key,
                                                        notification.arrival,
                                                        notification.expected);
    Send(std::move(notification), settings.delay);
}

void
ForwarderNotifier::NotifyDataArrived(const ForwardingEntry& entry,
                                     const PacketView& view,
                                     const Settings& settings)
{
    DataArrivedNotification notification;
    notification.key = view.key;
    notification.entryKey = entry.GetSpec().key;
    notification.arrival = view.arrival;
    notification.head = view.GetHead(settings.headSize);
    notification.record = m_recorder.RecordNotification(
        NotificationKind::DATA_ARRIVED, notification.key, notification.arrival);
    Send(std::move(notification), settings.delay);
}

void
ForwarderNotifier::NotifyExpired(const SourceGroup& key, const Settings& settings)
{
    EntryExpiredNotification notification;
    notification.key = key;
    notification.record = m_recorder.RecordNotification(NotificationKind::ENTRY_EXPIRED, key);
    Send(std::move(notification), settings.delay);
}

void
ForwarderNotifier::NotifyRestarted() const
{
    const Callback<void> restarted = m_receiver.restarted;
    if (!restarted.IsNull())
    {
        restarted();
    }
}

void
ForwarderNotifier::Clear()
{
    for (Pending& pending : m_pending)
    {
        pending.event.Cancel();
    }
    m_pending.clear();
    m_lastDue = Time();
}

void
ForwarderNotifier::Send(Notification notification, Time delay)
{
    const Time now = Simulator::Now();
    m_lastDue = Max(m_lastDue, now + delay);
    const EventId event =
        Simulator::Schedule(m_lastDue - now, &ForwarderNotifier::DeliverFirst, this);
    m_pending.push_back(Pending{event, std::move(notification)});
}

void
ForwarderNotifier::DeliverFirst()
{
    const Notification notification = std::move(m_pending.front().notification);
    m_pending.pop_front();
    // A copy, because the receiver may replace itself.
    const ForwarderNotifications receiver = m_receiver;
    std::visit(Deliver(receiver), notification);
}

} // namespace mgm
} // namespace ns3
