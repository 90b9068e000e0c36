/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The forwarder as the group manager sees it: set and delete entries, read counters, be notified.
 */

#ifndef MGM_FORWARDER_CONTROL_H
#define MGM_FORWARDER_CONTROL_H

#include "ns3/callback.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-router-application.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <array>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One outgoing interface of a forwarding entry.
 */
struct OutgoingInterface
{
    InterfaceId interface; //!< where copies leave
    uint8_t threshold{1};  //!< TTL threshold; see KernelForwarder::ThresholdRule
};

/**
 * @ingroup mgm
 * A multicast forwarding entry as it is installed.
 */
struct EntrySpec
{
    SourceGroup key;                     //!< (S,G), (*,G) or (*,*)
    InterfaceId iif;                     //!< incoming interface; packets from elsewhere are wrong
    std::vector<OutgoingInterface> oifs; //!< outgoing interfaces, in any order
    Time timeout;                        //!< lifetime from installation; zero: does not expire
    bool negative{false};                //!< remembers "do not forward"
    bool restart{false}; //!< the lifetime starts again though its length is the same
};

/**
 * @ingroup mgm
 * Counters of one outgoing interface of an entry (MIB_IPMCAST_OIF_STATS, mgm-api 4.2).
 */
struct OutgoingInterfaceCounters
{
    InterfaceId interface;           //!< which
    uint64_t packets{0};             //!< copies sent (ulOutPackets)
    uint64_t ttlTooLow{0};           //!< dropped for their TTL (ulTtlTooLow, M-97)
    uint64_t fragmentationNeeded{0}; //!< larger than the MTU (ulFragNeeded); with DF set, dropped
    uint64_t discards{0};            //!< dropped for any other reason (ulOutDiscards)
};

/**
 * @ingroup mgm
 * Wrong-interface packets of an entry that arrived on one interface.
 */
struct ArrivalCounters
{
    InterfaceId interface;                          //!< where they arrived
    uint64_t packets{0};                            //!< how many
    std::array<uint64_t, VERDICT_COUNT> verdicts{}; //!< what became of them; adds up to packets
};

/**
 * @ingroup mgm
 * Counters of one entry (MIB_IPMCAST_MFE_STATS_EX, mgm-api 4.2). As in Linux, packets are counted
 * before they are checked (K2).
 */
struct EntryCounters
{
    uint64_t packets{0};          //!< matching packets received
    uint64_t octets{0};           //!< their bytes, IP header included
    uint64_t forwardedPackets{0}; //!< packets of which at least one copy left
    uint64_t forwardedOctets{0};  //!< their bytes
    uint64_t wrongInterface{0};   //!< failed the reverse-path check (ulPktsDifferentIf, M-81)
    uint64_t queueOverflow{0};    //!< found the queue of held packets full (ulQueueOverflow)
    uint64_t uninitialized{0};    //!< came before the entry was set up (ulUninitMfe)
    uint64_t negative{0};         //!< hit a negative entry (ulNegativeMfe)
    uint64_t discards{0};         //!< dropped on the way in for any other reason (ulInDiscards)
    uint64_t headerErrors{0};     //!< could not be forwarded with their TTL (ulInHdrErrors)
    uint64_t copies{0};           //!< copies sent, over all interfaces (ulTotalOutPackets, M-96)
    std::array<uint64_t, VERDICT_COUNT> verdicts{}; //!< adds up to wrongInterface
    std::vector<ArrivalCounters> arrivals;          //!< wrong-interface packets, by interface
    std::vector<OutgoingInterfaceCounters> oifs;    //!< by outgoing interface, in ascending order
    Time created;                                   //!< when the entry was created
    Time lastPacket;                                //!< when the last matching packet arrived
    Time lastArrival; //!< when the last one arrived on the incoming interface; zero: none did
};

/**
 * @ingroup mgm
 * The forwarder holds a packet for which it has no entry.
 */
struct NewPacketNotification
{
    RecordHead record;   //!< its record
    SourceGroup key;     //!< source and group of the packet
    InterfaceId arrival; //!< where it arrived
    PacketHead head;     //!< its first bytes
};

/**
 * @ingroup mgm
 * A wrong-interface alert on its way from the forwarder to the group manager. The id of its record
 * is the id of the alert.
 */
struct WrongInterfaceNotification
{
    RecordHead record;    //!< the alert
    SourceGroup key;      //!< source and group of the packet
    SourceGroup entryKey; //!< key of the entry that it matched
    InterfaceId arrival;  //!< where it arrived
    InterfaceId expected; //!< the entry's incoming interface
    PacketHead head;      //!< its first bytes
};

/**
 * @ingroup mgm
 * A packet of an entry that is watched arrived on the incoming interface.
 */
struct DataArrivedNotification
{
    RecordHead record;    //!< its record
    SourceGroup key;      //!< source and group of the packet
    SourceGroup entryKey; //!< key of the entry that it matched
    InterfaceId arrival;  //!< where it arrived
    PacketHead head;      //!< its first bytes
};

/**
 * @ingroup mgm
 * An entry reached the end of its lifetime and is gone (M-82).
 */
struct EntryExpiredNotification
{
    RecordHead record; //!< its record
    SourceGroup key;   //!< key of the entry
};

/**
 * @ingroup mgm
 * Where a forwarder reports to. Notifications are called in an event of their own,
 * NotificationDelay after the fact, so never from within a call of ForwarderControl.
 */
struct ForwarderNotifications
{
    Callback<void, const NewPacketNotification&> newPacket;           //!< no entry
    Callback<void, const WrongInterfaceNotification&> wrongInterface; //!< reverse-path check failed
    Callback<void, const DataArrivedNotification&> dataArrived;       //!< WatchEntry
    Callback<void, const EntryExpiredNotification&> entryExpired;     //!< end of lifetime
    /// The forwarder was stopped, which ended its entries and what was on its way, and now starts
    /// without any. Called from within the start, once entries can be set.
    Callback<void> restarted;
};

/**
 * @ingroup mgm
 * What the group manager may do with a forwarder, and nothing more. The forwarder knows interfaces
 * and entries; it never learns which protocol is behind them.
 */
class ForwarderControl : public RouterApplication
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    ~ForwarderControl() override;

    /**
     * Names the receiver of notifications; replaces an earlier one. Null callbacks are allowed.
     * Unresolved entries, of which a new receiver has not heard, are deleted: their next packet is
     * notified again. (In Linux and BSD nothing waits while no routing daemon runs.)
     * @param [in] notifications The receiver's callbacks.
     */
    virtual void SetNotifications(const ForwarderNotifications& notifications) = 0;

    /**
     * @param [in] interface An extended interface.
     * @return whether it can be owned and named in entries: the node has it, it is not the
     * loopback, and it has a next hop only where it is point-to-multipoint (M-17).
     */
    virtual bool IsUsable(const InterfaceId& interface) const = 0;

    /**
     * Says that somebody owns an interface, so that alerts of packets arriving there reach someone.
     * Without it wrong-interface packets of that interface have the verdict NO_OWNER.
     * @param [in] interface The extended interface.
     * @return SUCCESS; ALREADY_EXISTS; INVALID_PARAMETER where it is not usable.
     */
    virtual Status AddInterface(const InterfaceId& interface) = 0;

    /**
     * Says that nobody owns an interface any more. Entries stay as they are.
     * @param [in] interface The extended interface.
     * @return SUCCESS; NOT_FOUND.
     */
    virtual Status RemoveInterface(const InterfaceId& interface) = 0;

    /**
     * Creates or replaces an entry, EntryDelay from now; changes take effect in the order of the
     * calls. Counters, limiter and masks of a replaced entry stay, its lifetime starts again only
     * if the new timeout differs or the new entry says so. Held packets of the entry then leave in
     * order, through the same checks. An outgoing interface that equals the incoming one is kept
     * and never used. Entries may be set before the first start; those set while the forwarder is
     * stopped later on end when it starts again.
     * @param [in] entry The entry.
     * @return SUCCESS; INVALID_PARAMETER where the key or an interface cannot be;
     * NOT_ENOUGH_MEMORY where the table is full.
     */
    virtual Status SetEntry(const EntrySpec& entry) = 0;

    /**
     * Adds an outgoing interface to an entry, or gives it another threshold there, EntryDelay from
     * now. Everything else stays as it is, as if SetEntry had replaced the entry; but the cost does
     * not grow with the number of outgoing interfaces.
     * @param [in] key Key of the entry.
     * @param [in] oif The outgoing interface.
     * @return SUCCESS; NOT_FOUND where there is no such entry; INVALID_PARAMETER where the
     * interface cannot be.
     */
    virtual Status AddOutgoingInterface(const SourceGroup& key, const OutgoingInterface& oif) = 0;

    /**
     * Takes an outgoing interface out of an entry if it is there, EntryDelay from now. Everything
     * else stays as it is, and the cost does not grow with the number of outgoing interfaces.
     * @param [in] key Key of the entry.
     * @param [in] interface The outgoing interface.
     * @return SUCCESS; NOT_FOUND where there is no such entry.
     */
    virtual Status RemoveOutgoingInterface(const SourceGroup& key,
                                           const InterfaceId& interface) = 0;

    /**
     * @param [in] entry An entry.
     * @return what SetEntry would return.
     */
    virtual Status CheckEntry(const EntrySpec& entry) const = 0;

    /**
     * @param [in] key A key.
     * @return whether there will be an entry of this key once all changes have taken effect. One
     * that only holds packets does not count.
     */
    virtual bool HasEntry(const SourceGroup& key) const = 0;

    /**
     * Deletes an entry (also an unresolved one, with its held packets), EntryDelay from now.
     * Nobody is notified (M-85).
     * @param [in] key Its key.
     * @return SUCCESS; NOT_FOUND.
     */
    virtual Status DeleteEntry(const SourceGroup& key) = 0;

    /**
     * Switches the alerts of one entry and arrival interface off or on (BSD's per-interface
     * flag).
     * @param [in] key Key of the entry.
     * @param [in] arrival The arrival interface.
     * @param [in] masked Whether alerts are off.
     * @return SUCCESS; NOT_FOUND where there is no such entry.
     */
    virtual Status SetAlertMask(const SourceGroup& key,
                                const InterfaceId& arrival,
                                bool masked) = 0;

    /**
     * Asks for a notification of the next packet of an entry that arrives on its incoming
     * interface, whether or not it leaves; for that one only. Packets of a negative entry do not
     * count. The request stays when the entry is replaced and ends with it.
     * @param [in] key Key of the entry.
     * @return SUCCESS; NOT_FOUND where there is no such entry.
     */
    virtual Status WatchEntry(const SourceGroup& key) = 0;

    /**
     * Reads the counters of an entry, as they are now.
     * @param [in] key Its key.
     * @param [out] counters The counters.
     * @return SUCCESS; NOT_FOUND.
     */
    virtual Status ReadCounters(const SourceGroup& key, EntryCounters& counters) const = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_CONTROL_H
