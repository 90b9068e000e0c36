/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A forwarder and routes for tests of the group manager, which the test plays itself.
 */

#ifndef MGM_FAKE_FORWARDER_H
#define MGM_FAKE_FORWARDER_H

#include "mgm-test-journal.h"

#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-rpf-source.h"
#include "ns3/node.h"

#include <map>
#include <set>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * A forwarder that forwards nothing: it keeps the entries that it is given, writes down each call,
 * and notifies when the test says so.
 */
class FakeForwarder : public ForwarderControl
{
  public:
    /// @param [in] journal Where to write calls.
    explicit FakeForwarder(Journal& journal)
        : m_journal(journal)
    {
    }

    void SetNotifications(const ForwarderNotifications& notifications) override
    {
        m_notifications = notifications;
    }

    bool IsUsable(const InterfaceId& interface) const override
    {
        return interface != m_missing;
    }

    Status AddInterface(const InterfaceId& interface) override
    {
        if (!IsUsable(interface))
        {
            return Status::INVALID_PARAMETER;
        }
        return m_interfaces.insert(interface).second ? Status::SUCCESS : Status::ALREADY_EXISTS;
    }

    Status RemoveInterface(const InterfaceId& interface) override
    {
        return m_interfaces.erase(interface) != 0 ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status SetEntry(const EntrySpec& entry) override
    {
        ++m_sets;
        return Keep(entry);
    }

    Status AddOutgoingInterface(const SourceGroup& key, const OutgoingInterface& oif) override
    {
        ++m_additions;
        return Change(key, oif.interface, &oif);
    }

    Status RemoveOutgoingInterface(const SourceGroup& key, const InterfaceId& interface) override
    {
        ++m_removals;
        return Change(key, interface, nullptr);
    }

    Status CheckEntry(const EntrySpec&) const override
    {
        return m_entryStatus;
    }

    bool HasEntry(const SourceGroup& key) const override
    {
        return m_entries.count(key) != 0;
    }

    Status DeleteEntry(const SourceGroup& key) override
    {
        m_journal.push_back("forwarder: delete " + Print(key));
        return m_entries.erase(key) != 0 ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status SetAlertMask(const SourceGroup& key, const InterfaceId& arrival, bool masked) override
    {
        m_journal.push_back("forwarder: " + std::string(masked ? "mask " : "unmask ") + Print(key) +
                            " on " + Print(arrival));
        return HasEntry(key) ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status WatchEntry(const SourceGroup& key) override
    {
        m_journal.push_back("forwarder: watch " + Print(key));
        return HasEntry(key) ? Status::SUCCESS : Status::NOT_FOUND;
    }

    Status ReadCounters(const SourceGroup& key, EntryCounters& counters) const override
    {
        const auto found = m_counters.find(key);
        if (found == m_counters.end())
        {
            return Status::NOT_FOUND;
        }
        counters = found->second;
        return Status::SUCCESS;
    }

    /// A packet for which there is no entry arrives.
    void ReceiveNewPacket(const SourceGroup& key, const InterfaceId& arrival)
    {
        NewPacketNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
        notification.key = key;
        notification.arrival = arrival;
        notification.head = PacketHead{0x45, 0, 0, 28};
        m_notifications.newPacket(notification);
    }

    /**
     * A wrong-interface packet arrives, and the limiter lets the alert through.
     * @return the alert.
     */
    RecordId ReceiveWrongInterface(const SourceGroup& key, const InterfaceId& arrival)
    {
        WrongInterfaceNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::ALERTS);
        notification.key = key;
        notification.entryKey = key;
        notification.arrival = arrival;
        notification.expected = m_entries.at(key).iif;
        notification.head = PacketHead{0x45, 0, 0, 28};
        m_notifications.wrongInterface(notification);
        return notification.record.id;
    }

    /// A packet of an entry arrives where it should, and the entry is watched.
    void ReceiveWatched(const SourceGroup& key, const InterfaceId& arrival)
    {
        DataArrivedNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
        notification.key = key;
        notification.entryKey = key;
        notification.arrival = arrival;
        notification.head = PacketHead{0x45, 0, 0, 28};
        m_notifications.dataArrived(notification);
    }

    /// The lifetime of an entry is over.
    void Expire(const SourceGroup& key)
    {
        m_entries.erase(key);
        EntryExpiredNotification notification;
        notification.record = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
        notification.key = key;
        m_notifications.entryExpired(notification);
    }

    /// It is stopped and started.
    void Restart()
    {
        m_entries.clear();
        m_notifications.restarted();
    }

    /// @return the outgoing interfaces of an entry; "none" where there is no entry.
    std::string GetOifs(const SourceGroup& key) const
    {
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end())
        {
            return "none";
        }
        std::vector<InterfaceId> oifs;
        for (const OutgoingInterface& oif : entry->second.oifs)
        {
            oifs.push_back(oif.interface);
        }
        return PrintList(oifs);
    }

    std::map<SourceGroup, EntrySpec> m_entries;      //!< what it was given
    std::map<SourceGroup, Cause> m_causes;           //!< why it was given the last time
    std::map<SourceGroup, EntryCounters> m_counters; //!< what it says that it counted
    std::set<InterfaceId> m_interfaces;              //!< owned ones
    InterfaceId m_missing;                           //!< an interface that it does not know
    Status m_entryStatus{Status::SUCCESS};           //!< what calls that set entries return
    std::size_t m_sets{0};                           //!< entries that were set as a whole
    std::size_t m_additions{0};                      //!< outgoing interfaces added one by one
    std::size_t m_removals{0};                       //!< outgoing interfaces taken out so
    ForwarderNotifications m_notifications;          //!< where it reports to

  private:
    void DoStart() override
    {
    }

    void DoStop() override
    {
    }

    /// Keeps an entry, and writes it down as a whole.
    Status Keep(const EntrySpec& entry)
    {
        std::string oifs;
        for (const OutgoingInterface& oif : entry.oifs)
        {
            oifs += ' ' + Print(oif.interface);
        }
        m_journal.push_back("forwarder: set " + Print(entry.key) + " in " + Print(entry.iif) +
                            " out" + (oifs.empty() ? " -" : oifs) +
                            (entry.negative ? " negative" : ""));
        if (m_entryStatus == Status::SUCCESS)
        {
            m_entries[entry.key] = entry;
            m_causes[entry.key] = CauseScope::GetCurrent();
        }
        return m_entryStatus;
    }

    /// Adds an outgoing interface to an entry, or takes it out where there is none to be added.
    Status Change(const SourceGroup& key,
                  const InterfaceId& interface,
                  const OutgoingInterface* added)
    {
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end() || m_entryStatus != Status::SUCCESS)
        {
            return entry == m_entries.end() ? Status::NOT_FOUND : m_entryStatus;
        }
        EntrySpec spec = entry->second;
        spec.restart = false;
        auto place = spec.oifs.begin();
        while (place != spec.oifs.end() && place->interface < interface)
        {
            ++place;
        }
        if (place != spec.oifs.end() && place->interface == interface)
        {
            place = spec.oifs.erase(place);
        }
        if (added)
        {
            spec.oifs.insert(place, *added);
        }
        return Keep(spec);
    }

    Journal& m_journal; //!< where calls are written
};

/// Routes as the test sets them, one for each source.
class FakeRoutes : public RpfSource
{
  public:
    bool Lookup(Ipv4Address source, RpfRoute& route) const override
    {
        ++m_lookups;
        const auto found = m_routes.find(source);
        if (found == m_routes.end())
        {
            return false;
        }
        route = found->second;
        return true;
    }

    /// Sets a route without telling anybody.
    void Set(Ipv4Address source, const InterfaceId& interface, Ipv4Address neighbor)
    {
        RpfRoute route;
        route.interface = interface;
        route.neighbor = neighbor;
        route.network = source;
        route.mask = Ipv4Mask::GetOnes();
        route.protocol = RouteProtocol::STATIC;
        m_routes[source] = route;
    }

    /// Says that routes have changed.
    void Announce() const
    {
        NotifyRoutesChanged();
    }

    std::map<Ipv4Address, RpfRoute> m_routes; //!< by source
    mutable std::size_t m_lookups{0};         //!< how often it was asked
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_FAKE_FORWARDER_H
