/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The life of forwarding entries: how they are created, replaced, deleted, and expire, and the
 * packets that are held for entries that do not exist yet.
 */

#ifndef MGM_ENTRY_STORE_H
#define MGM_ENTRY_STORE_H

#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-forwarder-interfaces.h"
#include "ns3/mgm-forwarder-recorder.h"
#include "ns3/mgm-forwarding-table.h"
#include "ns3/nstime.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What an EntryStore tells its owner. In each call the ambient cause is what led to it.
 */
class EntryStoreListener
{
  public:
    virtual ~EntryStoreListener();

    /**
     * An unresolved entry was created.
     * @param [in] view Its first packet.
     */
    virtual void OnUnresolved(const PacketView& view) = 0;
    /**
     * A packet was held and now has an entry, which has counted it.
     * @param [in] entry The entry.
     * @param [in] view The packet.
     */
    virtual void OnRelease(ForwardingEntry& entry, const PacketView& view) = 0;
    /**
     * A packet was held and is given up.
     * @param [in] view The packet.
     * @param [in] reason Why.
     */
    virtual void OnGiveUp(const PacketView& view, DropReason reason) = 0;
    /**
     * The lifetime of an entry has ended, and it is gone.
     * @param [in] key Its key.
     */
    virtual void OnExpired(const SourceGroup& key) = 0;
};

/**
 * @ingroup mgm
 * Limits of unresolved entries (K3).
 */
struct HoldLimits
{
    uint32_t packets; //!< packets held for one entry
    uint32_t entries; //!< unresolved entries
    Time lifetime;    //!< time until an unresolved entry is given up
};

/**
 * @ingroup mgm
 * The entries of one forwarder. Unresolved ones are kept apart, so that a packet that has its entry
 * needs one look-up. An unresolved (S,G) is never covered by an installed entry.
 */
class EntryStore
{
  public:
    /**
     * @param [in] listener The owner.
     * @param [in] recorder Makes records.
     * @param [in] interfaces The node's interfaces.
     */
    EntryStore(EntryStoreListener& listener,
               const ForwarderRecorder& recorder,
               ForwarderInterfaces& interfaces);
    EntryStore(const EntryStore&) = delete;
    EntryStore& operator=(const EntryStore&) = delete;

    /**
     * @param [in] packet Source and group of a packet.
     * @return the installed entry of longest match, or null.
     */
    ForwardingEntry* Match(const SourceGroup& packet) const
    {
        return m_installed.Match(packet);
    }

    /**
     * @param [in] key A key.
     * @return the entry of exactly that key, installed or unresolved; or null.
     */
    ForwardingEntry* Find(const SourceGroup& key) const;
    /**
     * @param [in] key A key.
     * @return whether an entry of exactly that key is installed.
     */
    bool IsInstalled(const SourceGroup& key) const;

    /**
     * Creates or replaces an entry. Held packets that a new entry covers are released, in the order
     * of their arrival, sources and groups in ascending order.
     * @param [in] spec The entry, with its outgoing interfaces in ascending order.
     */
    void Set(const EntrySpec& spec);
    /**
     * Adds an outgoing interface to an entry, or gives it another threshold there, if there is such
     * an entry.
     * @param [in] key Key of the entry.
     * @param [in] oif The outgoing interface.
     */
    void AddOutput(const SourceGroup& key, const OutgoingInterface& oif);
    /**
     * Takes an outgoing interface out of an entry, if it is there.
     * @param [in] key Key of the entry.
     * @param [in] interface The outgoing interface.
     */
    void RemoveOutput(const SourceGroup& key, const InterfaceId& interface);
    /**
     * Deletes an entry, or an unresolved one with its held packets, if there is one.
     * @param [in] key Its key.
     */
    void Delete(const SourceGroup& key);
    /**
     * Switches alerts off or on, if there is such an entry.
     * @param [in] key Key of the entry.
     * @param [in] arrival The arrival interface.
     * @param [in] masked Whether alerts are off.
     */
    void SetMask(const SourceGroup& key, const InterfaceId& arrival, bool masked);

    /**
     * Lets the next packet of an entry be told, if there is such an entry.
     * @param [in] key Key of the entry.
     */
    void Watch(const SourceGroup& key);

    /**
     * Holds a packet that no installed entry matches, and counts it.
     * @param [in] view The packet.
     * @param [in] limits Limits.
     * @return why it was not held, if it was not.
     */
    std::optional<DropReason> Hold(const PacketView& view, const HoldLimits& limits);

    /**
     * Deletes all unresolved entries, with their held packets.
     * @param [in] reason Why the packets are given up.
     */
    void DeleteUnresolved(DropReason reason);
    /// Deletes all entries; packets that are held are given up because the forwarder stops.
    void Stop();
    /// Forgets all entries without a word.
    void Clear();

    /// @return number of installed entries.
    std::size_t GetInstalledCount() const;
    /// @return number of unresolved entries.
    std::size_t GetUnresolvedCount() const;
    /// @return number of packets that are held.
    uint64_t GetHeldCount() const;

    /**
     * Prints all entries for people.
     * @param [in] os Where to.
     */
    void Print(std::ostream& os) const;

  private:
    /// @return an outgoing interface, ready to be used.
    ForwardingOutput MakeOutput(const OutgoingInterface& oif);
    /// @return the outgoing interfaces of an entry, ready to be used.
    ForwardingEntry::Outputs MakeOutputs(const EntrySpec& spec);
    /// Makes the record of what happens to an entry, of which only the key is known if the former
    /// one is null. @return its head.
    RecordHead Record(EntryEvent event,
                      const ForwardingEntry* before,
                      const EntrySpec& after) const;
    /// Makes the record of an outgoing interface that is added, removed or gets another threshold.
    /// @return its head.
    RecordHead RecordOutput(const ForwardingEntry& before,
                            const InterfaceId& interface,
                            std::optional<uint8_t> threshold) const;
    /// Creates an unresolved entry. @return the entry.
    ForwardingEntry& CreateUnresolved(const PacketView& view, Time lifetime);
    /// Restarts the timer of an installed entry.
    void StartLifetime(ForwardingEntry& entry, Time timeout);
    /// Releases the held packets that a new entry covers.
    void Release(ForwardingEntry& entry);
    /// The lifetime of an installed entry has ended.
    void Expire(SourceGroup key);
    /// No answer came in time for an unresolved entry.
    void Abandon(SourceGroup key);
    /// Gives up the packets of an unresolved entry.
    void GiveUp(ForwardingEntry& entry, DropReason reason);

    EntryStoreListener& m_listener;      //!< the owner
    const ForwarderRecorder& m_recorder; //!< makes records
    ForwarderInterfaces& m_interfaces;   //!< of the node
    ForwardingTable m_installed;         //!< entries
    ForwardingTable m_unresolved;        //!< entries that hold packets
    uint64_t m_held{0};                  //!< packets that are held
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_STORE_H
