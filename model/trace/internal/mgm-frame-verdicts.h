/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the records of a trace say about the frames of its pcap files.
 */

#ifndef MGM_FRAME_VERDICTS_H
#define MGM_FRAME_VERDICTS_H

#include "ns3/mgm-frame-header.h"
#include "ns3/mgm-pcapng-writer.h"
#include "ns3/mgm-trace-reader.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
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
 * What is known about a frame.
 */
struct FrameVerdict
{
    FrameDirection direction{FrameDirection::UNKNOWN}; //!< which way it went
    std::string comment;                               //!< in words; "" where nothing is known
};

/**
 * @ingroup mgm
 * Keeps, of the records of a trace, those about packets that arrive at some interfaces or leave by
 * them, and then finds those about single frames. A record and a frame are about the same packet
 * when node and interface, source, destination, IP identification and TTL (of a control message:
 * kind and size) are equal, and the times are:
 * - of an arriving frame, equal, as exactly as the file tells times;
 * - of a leaving one, in order: a frame leaves after the record, data of one interface in the order
 *   of their records, and equal control messages too, within a second.
 *
 * Use: Watch, Add all records, Find the verdicts of all frames of an interface in their order.
 */
class FrameVerdicts
{
  public:
    /// Node id and interface index.
    using Place = std::pair<uint32_t, uint32_t>;

    /// @param [in] header Names of nodes; must live as long as this.
    explicit FrameVerdicts(const TraceHeader& header);

    /// @param [in] place An interface that frames are of.
    void Watch(const Place& place);
    /**
     * @param [in] glance A record at the first glance.
     * @return whether it has to be added.
     */
    bool Wants(const TraceGlance& glance) const;
    /// @param [in] record The next record of the trace.
    void Add(const TraceRecord& record);
    /**
     * @param [in] place An interface that is watched.
     * @param [in] header Header of the next frame of its file.
     * @param [in] time Its time in nanoseconds, rounded down.
     * @param [in] resolution What it is rounded to, in nanoseconds.
     * @return what is known about it.
     */
    FrameVerdict Find(const Place& place,
                      const FrameHeader& header,
                      int64_t time,
                      int64_t resolution);

  private:
    /// Number of an event, or of no event.
    using EventIndex = std::size_t;
    static constexpr EventIndex NO_EVENT = std::numeric_limits<EventIndex>::max();
    /// A record id that can be sorted: node and sequence.
    using SortableId = std::pair<uint32_t, uint64_t>;

    /// What a record says about a packet at an interface.
    struct Event
    {
        int64_t time{0};           //!< of the record, in nanoseconds
        RecordId record;           //!< its id
        uint32_t text{0};          //!< number of its text
        uint32_t size{0};          //!< bytes of the packet, IP header included; of data only
        EventIndex next{NO_EVENT}; //!< the next event of its queue
    };

    /// What tells packets of an interface apart.
    struct FrameKey
    {
        uint32_t source{0};      //!< source address
        uint32_t destination{0}; //!< destination address
        uint32_t detail{0};      //!< data: identification and TTL; control messages: size
        uint32_t message{0};     //!< data: 0; control messages: number of the kind's text

        /**
         * @param [in] other A key.
         * @return whether it is the same.
         */
        bool operator==(const FrameKey& other) const;
        /**
         * @param [in] other A key.
         * @return whether this one comes first, in any order.
         */
        bool operator<(const FrameKey& other) const;
    };

    /// Hash of a FrameKey.
    struct FrameKeyHash
    {
        /**
         * @param [in] key The key.
         * @return its hash.
         */
        std::size_t operator()(const FrameKey& key) const;
    };

    /// Events of packets that their key cannot tell apart, in the order of time.
    struct Queue
    {
        EventIndex first{NO_EVENT}; //!< the first that no frame has taken yet
        EventIndex last{NO_EVENT};  //!< the last one
    };

    /// Queues by the key of their packets.
    using Queues = std::unordered_map<FrameKey, Queue, FrameKeyHash>;

    /// What is known about an interface.
    struct Interface
    {
        Queues arrivals;    //!< packets that arrive
        Queues departures;  //!< packets that leave
        EventIndex left{0}; //!< data before this event has left, or never will
        std::map<FrameKey, EventIndex> fragments; //!< the packet that this router has divided, and
                                                  //!< whose parts leave at present
    };

    /// A control message.
    struct Message
    {
        EventIndex event{NO_EVENT}; //!< its event
        std::size_t effects{0};     //!< what it led to so far
    };

    /// @return the interface of a record, if it is watched; else null.
    Interface* FindInterface(const TraceRecord& record, const char* key);
    /// @return whether a node has an interface that is watched.
    bool IsWatched(uint32_t node) const;
    /// @return the number of a text, the same for equal texts.
    uint32_t Intern(const std::string& text);
    /// @return the key of a record about data, with the TTL less some hops.
    static FrameKey MakeDataKey(const TraceRecord& record, uint32_t hops);
    /// Adds an event to its queue. @return its number.
    EventIndex AddEvent(Queues& queues,
                        const FrameKey& key,
                        const TraceRecord& record,
                        const std::string& text);
    /// Adds a record of kind "packet".
    void AddPacket(const TraceRecord& record);
    /// Adds the arrival of a packet that was forwarded or dropped.
    void AddDecision(Interface& interface, const TraceRecord& record);
    /// Adds the copies of a packet that left.
    void AddDepartures(const TraceRecord& record);
    /// Adds a record of kind "wrong-interface".
    void AddWrongInterface(const TraceRecord& record);
    /// Adds a record of kind "alert".
    void AddAlert(const TraceRecord& record);
    /// Adds a record of kind "pim-message" or "igmp-message".
    void AddMessage(const TraceRecord& record, const std::string& protocol);
    /// Adds what a control message led to.
    void AddEffect(Message& message, const TraceRecord& record);
    /// @return the event of a frame that arrived; NO_EVENT if there is none. It is taken.
    EventIndex TakeArrival(Queues& queues, const FrameKey& key, int64_t time, int64_t resolution);
    /// @return the event of data that left before a time; NO_EVENT if there is none. It is taken.
    EventIndex TakeDeparture(Interface& interface,
                             const FrameKey& key,
                             const FrameHeader& header,
                             int64_t end);
    /// @return the event of a message that was sent before a time, the first that is not too old,
    /// else the last; NO_EVENT if there is none. It and those before it are taken.
    EventIndex TakeSent(Queues& queues, const FrameKey& key, int64_t end);
    /// @return what an event says.
    FrameVerdict MakeVerdict(FrameDirection direction, EventIndex event) const;

    const TraceHeader& m_header;                             //!< names of nodes
    std::map<Place, Interface> m_interfaces;                 //!< those that are watched
    std::vector<Event> m_events;                             //!< all events
    std::vector<std::string> m_texts;                        //!< of events, each once
    std::unordered_map<std::string, uint32_t> m_textNumbers; //!< where they are
    std::map<SortableId, EventIndex> m_wrong;                //!< of wrong-interface packets
    std::map<SortableId, Message> m_messages;                //!< control messages
    std::map<std::pair<SortableId, SortableId>, std::deque<EventIndex>>
        m_held;           //!< held packets,
                          //!< by node, identification and cause
    std::string m_copies; //!< copies that the packet of the next
                          //!< record lost
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FRAME_VERDICTS_H
