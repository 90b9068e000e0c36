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
ForwarderNotifier::Send(Notification notification, Time delay)
{
    Time due = Simulator::Now() + delay;
    if (!m_pending.empty())
    {
        due = Max(due, m_pending.back().due);
    }
    m_pending.push_back(Pending{due, std::move(notification)});
    if (m_pending.size() == 1)
    {
        ScheduleFirst();
    }
}

void
ForwarderNotifier::Clear()
{
    m_event.Cancel();
    m_pending.clear();
}

void
ForwarderNotifier::ScheduleFirst()
{
    const Time wait = m_pending.front().due - Simulator::Now();
    m_event = Simulator::Schedule(wait, &ForwarderNotifier::DeliverFirst, this);
}

void
ForwarderNotifier::DeliverFirst()
{
    const Notification notification = std::move(m_pending.front().notification);
    m_pending.pop_front();
    // Planned before the call, which may send another one or clear all of them.
    if (!m_pending.empty())
    {
        ScheduleFirst();
    }
    // A copy, because the receiver may replace itself.
    const ForwarderNotifications receiver = m_receiver;
    std::visit(Deliver(receiver), notification);
}

} // namespace mgm
} // namespace ns3
