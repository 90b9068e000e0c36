/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What became of the data: for each receiver, which packets of its sources it should have received,
 * which it did, which twice, in which order and after which time.
 */

#ifndef MGM_DELIVERY_LEDGER_H
#define MGM_DELIVERY_LEDGER_H

#include "ns3/callback.h"
#include "ns3/inet-socket-address.h"
#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"
#include "ns3/nstime.h"
#include "ns3/onoff-application.h"
#include "ns3/packet-sink.h"
#include "ns3/seq-ts-size-header.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What one receiver got. Packets are counted over all of its sources.
 *
 * expected = received - receivedOutside + lost + inFlight.
 */
struct DeliveryReport
{
    std::string receiver;        //!< its name
    uint64_t expected{0};        //!< packets sent while it was joined
    uint64_t received{0};        //!< different packets received
    uint64_t receivedOutside{0}; //!< of these, sent while it was not joined
    uint64_t lost{0};            //!< expected and not received, and not in flight
    uint64_t inFlight{0};        //!< expected, and sent too shortly before it left or the run ended
    uint64_t duplicates{0};      //!< received a second time or more often
    uint64_t outOfOrder{0};      //!< arrived after a packet of the same source that was sent later
    std::optional<Time> joinLatency; //!< from the first join to the first packet
    std::optional<Time> firstDelay;  //!< from sending to reception of the first packet
    Time minDelay;                   //!< shortest; zero without packets
    Time meanDelay;                  //!< mean; zero without packets
    Time maxDelay;                   //!< longest; zero without packets
};

/**
 * @ingroup mgm
 * Follows every packet by the sequence number in its payload. Sources are OnOffApplications,
 * receivers PacketSinks; both need the attribute EnableSeqTsSizeHeader.
 *
 * A packet that was sent to a joined receiver and did not arrive is lost, unless it may still have
 * been on its way when the receiver left or the run ended: that is so for packets sent later than
 * the longest delay that the receiver has seen from that source (or, if it has received nothing,
 * any receiver from that source) before that moment.
 */
class DeliveryLedger
{
  public:
    /// Told of a packet that a receiver got already: numbers of receiver and source, when the
    /// packet was sent, and what led to it where a trace is written.
    using DuplicateCallback = Callback<void, std::size_t, std::size_t, Time, const Cause&>;

    DeliveryLedger() = default;
    DeliveryLedger(const DeliveryLedger&) = delete;
    DeliveryLedger& operator=(const DeliveryLedger&) = delete;

    /// @return number of a new source.
    std::size_t AddSource();
    /**
     * Adds an application that sends for a source. A source may have several, one after the other:
     * ns-3's applications cannot be started again.
     * @param [in] source Number of the source.
     * @param [in] application The application.
     * @param [in] address Address and port from which it sends; port 0: the port of
     *                     its first packet (from 3.47 on, ns-3 chooses the port itself).
     */
    void AddSender(std::size_t source,
                   const Ptr<OnOffApplication>& application,
                   const InetSocketAddress& address);
    /**
     * Adds a receiver, which has not joined yet.
     * @param [in] name Its name.
     * @param [in] sources Numbers of the sources that it wants; packets of others do not count.
     * @param [in] sink The application.
     * @return number of the receiver.
     */
    std::size_t AddReceiver(const std::string& name,
                            const std::vector<std::size_t>& sources,
                            const Ptr<PacketSink>& sink);
    /**
     * Says that a receiver joins now; nothing happens if it has.
     * @param [in] receiver Its number.
     */
    void Join(std::size_t receiver);
    /**
     * Says that a receiver leaves now; nothing happens if it has.
     * @param [in] receiver Its number.
     */
    void Leave(std::size_t receiver);
    /**
     * Says that a receiver wants a source from now on, or no longer.
     * @param [in] receiver Its number.
     * @param [in] source Number of the source, one of those of the receiver.
     * @param [in] wanted Whether it wants it.
     */
    void SetWanted(std::size_t receiver, std::size_t source, bool wanted);

    /**
     * Names who is told of packets that arrive once more.
     * @param [in] callback What to call.
     */
    void SetDuplicateCallback(const DuplicateCallback& callback);

    /**
     * @param [in] source Number of a source.
     * @return packets that it has sent so far.
     */
    uint64_t GetSent(std::size_t source) const;
    /**
     * Counts packets that receivers got a second time or more often in a stretch of time.
     * @param [in] source Number of a source.
     * @param [in] from Beginning: what arrived before does not count.
     * @param [in] until End: what was sent later does not count. What was on its way then does.
     * @return how many, at all receivers.
     */
    uint64_t CountDuplicates(std::size_t source, const Time& from, const Time& until) const;
    /// @return the state of each receiver if the run ended now, in the order of adding.
    std::vector<DeliveryReport> GetReports() const;
    /**
     * Prints a table of the reports, one line a receiver.
     * @param [in,out] stream Where to print.
     */
    void Print(std::ostream& stream) const;

  private:
    /// A packet that a receiver had already.
    struct Duplicate
    {
        Time received; //!< when it arrived once more
        Time sent;     //!< when it had been sent
    };

    /// A source.
    struct Source
    {
        std::vector<Time> sent;            //!< when each packet was sent
        Time maxDelay;                     //!< longest delay of a packet at any receiver
        std::vector<Duplicate> duplicates; //!< at all receivers, in the order of arrival
    };

    /// An application that sends for a source.
    struct Sender
    {
        std::size_t source{0};     //!< which
        InetSocketAddress address; //!< from which it sends; port 0: not known before it sends
        uint64_t base{0};          //!< number of its first packet among those of the source
        bool begun{false};         //!< whether it has sent one
    };

    /// Packets of one source that a receiver should get: sent while it was joined.
    struct Membership
    {
        uint64_t first{0}; //!< number of the first packet
        uint64_t end{0};   //!< number after the last packet
        Time until;        //!< when the receiver left
        bool open{true};   //!< it has not left
    };

    /// What a receiver got from one source.
    struct Reception
    {
        std::size_t source{0};               //!< which
        bool wanted{false};                  //!< whether it is joined
        std::vector<Membership> memberships; //!< when it was joined
        std::vector<bool> seen;              //!< whether it got a packet, by number
        uint64_t next{0};                    //!< number after the highest it got
        Time maxDelay;                       //!< longest delay
    };

    /// A receiver.
    struct Receiver
    {
        DeliveryReport report;             //!< what can be counted at once
        std::vector<Reception> receptions; //!< by source
        std::optional<Time> firstJoin;     //!< when it joined first
        Time delaySum;                     //!< of all packets
    };

    /// A sender sends a packet.
    static void NotifySent(DeliveryLedger* ledger,
                           std::size_t sender,
                           Ptr<const Packet> packet,
                           const Address& from,
                           const Address& to,
                           const SeqTsSizeHeader& header);
    /// A receiver gets a packet.
    static void NotifyReceived(DeliveryLedger* ledger,
                               std::size_t receiver,
                               Ptr<const Packet> packet,
                               const Address& from,
                               const Address& to,
                               const SeqTsSizeHeader& header);
    /// A receiver wants a source from now on, or no longer.
    void SetWanted(Receiver& receiver, Reception& reception, bool wanted) const;
    /// Counts a packet. @return whether it is the first of its number.
    bool Receive(Receiver& receiver, Reception& reception, uint64_t number, const Time& delay);
    /// Adds what one source has done to a report.
    void CountMissing(const Reception& reception, DeliveryReport& report) const;

    std::vector<Source> m_sources;                         //!< by number
    std::vector<Sender> m_senders;                         //!< by number
    std::unordered_map<uint64_t, std::size_t> m_addresses; //!< sender by address and port
    std::vector<Receiver> m_receivers;                     //!< by number
    DuplicateCallback m_duplicateCallback;                 //!< see SetDuplicateCallback
};

} // namespace mgm
} // namespace ns3

#endif // MGM_DELIVERY_LEDGER_H
