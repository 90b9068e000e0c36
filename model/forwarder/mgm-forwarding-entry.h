/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One multicast forwarding entry as the forwarder keeps it: the installed entry, its counters, the
 * state of the limiter and of the masks, held packets, and the timer of its life.
 */

#ifndef MGM_FORWARDING_ENTRY_H
#define MGM_FORWARDING_ENTRY_H

#include "ns3/event-id.h"
#include "ns3/ipv4-route.h"
#include "ns3/mgm-alert-limiter.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-forwarder-interface.h"
#include "ns3/mgm-packet-view.h"
#include "ns3/simulator.h"

#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One outgoing interface of an entry, with what is needed to send there.
 */
struct ForwardingOutput
{
    OutgoingInterfaceCounters counters; //!< which interface, and its counters
    uint8_t threshold{1};               //!< TTL threshold of the entry there
    ForwarderInterface* interface {
        nullptr
    };                         //!< the interface; lives as long as the forwarder
    Ipv4Route* route{nullptr}; //!< how copies leave; kept by the interface
};

/**
 * @ingroup mgm
 * What an entry remembers of wrong-interface packets from one arrival interface.
 */
struct ArrivalState
{
    ArrivalCounters counters; //!< which interface, and its counters
    AlertClock clock;         //!< last alert
    bool masked{false};       //!< whether alerts are switched off
};

/**
 * @ingroup mgm
 * A multicast forwarding entry. What every packet asks for is inline.
 */
class ForwardingEntry
{
  public:
    /// Outgoing interfaces. Adding and removing one costs the logarithm of their number.
    using Outputs = std::map<InterfaceId, ForwardingOutput>;

    /// What an entry does with packets.
    enum class State : uint8_t
    {
        UNRESOLVED, //!< holds them until it is set
        ACTIVE,     //!< forwards them
        NEGATIVE,   //!< drops them
    };

    /**
     * Begins unresolved.
     * @param [in] key Its key.
     */
    explicit ForwardingEntry(const SourceGroup& key);
    ~ForwardingEntry();
    ForwardingEntry(const ForwardingEntry&) = delete;
    ForwardingEntry& operator=(const ForwardingEntry&) = delete;

    /// @return the entry as it is installed, without its outgoing interfaces.
    const EntrySpec& GetSpec() const
    {
        return m_spec;
    }

    /// @return the entry as it is installed, outgoing interfaces in ascending order.
    EntrySpec Describe() const;

    /**
     * @param [in] spec An entry of the same key, with its outgoing interfaces in ascending order.
     * @return whether installing it would change nothing.
     */
    bool IsSame(const EntrySpec& spec) const;

    /// @return whether its key names a source.
    bool HasSource() const
    {
        return m_hasSource;
    }

    /// @return what it does with packets.
    State GetState() const;

    /**
     * Installs an entry, or replaces the installed one. Counters of outgoing interfaces that stay
     * are kept, as are limiter, masks and all other counters.
     * @param [in] spec The entry.
     * @param [in] outputs Its outgoing interfaces.
     */
    void Install(const EntrySpec& spec, Outputs outputs);

    /**
     * Adds an outgoing interface, or replaces it; its counters are kept then.
     * @param [in] output The outgoing interface.
     */
    void SetOutput(const ForwardingOutput& output);
    /**
     * Takes an outgoing interface out.
     * @param [in] id The interface.
     */
    void RemoveOutput(const InterfaceId& id);

    /// @return its outgoing interfaces, in ascending order.
    Outputs& GetOutputs()
    {
        return m_outputs;
    }

    /// @return its outgoing interfaces, in ascending order.
    const Outputs& GetOutputs() const
    {
        return m_outputs;
    }

    /**
     * @param [in] id An extended interface.
     * @return the outgoing interface, or null.
     */
    const ForwardingOutput* FindOutput(const InterfaceId& id) const;

    /**
     * @param [in] id An arrival interface.
     * @return what is remembered of it; new, if nothing was.
     */
    ArrivalState& GetArrival(const InterfaceId& id);

    /// @return the limiter's clock of the entry.
    AlertClock& GetAlertClock();

    /**
     * Counts a matching packet.
     * @param [in] size Its bytes, IP header included.
     */
    void CountPacket(uint32_t size)
    {
        ++m_counters.packets;
        m_counters.octets += size;
        m_counters.lastPacket = Simulator::Now();
    }

    /**
     * Notes that a packet, which CountPacket has counted before, arrived on the incoming interface.
     * @return whether that is to be told; if so, it is not for the next one.
     */
    bool NoteArrival()
    {
        m_counters.lastArrival = m_counters.lastPacket;
        const bool isWatched = m_isWatched;
        m_isWatched = false;
        return isWatched;
    }

    /// Lets NoteArrival say that the next packet is to be told.
    void Watch();

    /**
     * Counts a wrong-interface packet, which CountPacket has counted before.
     * @param [in,out] arrival Where it arrived.
     * @param [in] verdict What became of it.
     */
    void CountWrongInterface(ArrivalState& arrival, Verdict verdict);
    /**
     * Takes over what another entry counted before it was set up.
     * @param [in] other The other entry.
     */
    void AddUnresolvedCounters(const ForwardingEntry& other);

    /// @return its counters without those by interface.
    EntryCounters& GetCounters()
    {
        return m_counters;
    }

    /// @return all its counters; interfaces in ascending order.
    EntryCounters ReadCounters() const;

    /// @return packets that wait, in the order of arrival.
    std::vector<HeldPacket>& GetHeldPackets();

    /**
     * Replaces the timer that ends its life.
     * @param [in] expiry The event; an empty one for none.
     */
    void SetExpiry(const EventId& expiry);
    /// @return what led to the installed entry: the cause of its expiry.
    const Cause& GetCause() const;

  private:
    EntrySpec m_spec;                     //!< as installed, without outgoing interfaces
    bool m_hasSource;                     //!< whether its key names a source
    State m_state{State::UNRESOLVED};     //!< what it does with packets
    bool m_isWatched{false};              //!< whether its next packet is to be told
    Outputs m_outputs;                    //!< in ascending order
    std::vector<ArrivalState> m_arrivals; //!< in ascending order
    EntryCounters m_counters;             //!< without those by interface
    AlertClock m_alertClock;              //!< last alert
    std::vector<HeldPacket> m_held;       //!< in the order of arrival
    EventId m_expiry;                     //!< ends its life
    Cause m_cause;                        //!< what led to it
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDING_ENTRY_H
