/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Watches a run for what must never happen, whatever the network and the protocols: a packet that
 * a forwarder loses count of, an entry that sends back where it takes from, a packet that a router
 * forwards twice.
 */

#ifndef MGM_INVARIANT_WATCH_H
#define MGM_INVARIANT_WATCH_H

#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/node-container.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace ns3
{
namespace mgm
{

/// What must always be true.
enum class Invariant : uint8_t
{
    PACKET_SUM,     //!< packets in = forwarded + held + the sum of the drops, at every forwarder
    IIF_NOT_OIF,    //!< no entry's incoming interface is among its outgoing ones
    FORWARDED_ONCE, //!< no router forwards the same packet twice: in a loop, or where two routers
                    //!< forward onto the LAN on which it takes the data
};

/**
 * @param [in] invariant An invariant.
 * @return its name: "packet-sum", "iif-not-oif" or "forwarded-once".
 */
const char* GetInvariantName(Invariant invariant);

/**
 * @ingroup mgm
 * An invariant does not hold.
 */
struct InvariantViolation
{
    Invariant invariant{Invariant::PACKET_SUM}; //!< which
    uint32_t node{0};                           //!< where: node id
    RecordId record;                            //!< the record that shows it; not set: of a sum
    SourceGroup key;                            //!< of the entry or the packet; not of a sum
    Time time;                                  //!< when it was seen
};

/**
 * @ingroup mgm
 * Observes the forwarders of some nodes through their trace sources. With Mode off it connects to
 * none of them and costs nothing.
 *
 * A packet is known by ns-3's packet uid, which all its copies share, and by its fragment offset:
 * the IP identification of a fast source comes round within the lifetime of a packet. Uids are
 * forgotten 255 s to 510 s after the packet, when no copy can be under way any more (RFC 791 3.2:
 * the TTL bounds the lifetime in seconds).
 */
class InvariantWatch : public Object
{
  public:
    /// What is done about violations.
    enum Mode
    {
        OFF,    //!< nothing is observed
        RECORD, //!< they are counted and told to the trace source Violation
        FATAL,  //!< the first one ends the program
    };

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    InvariantWatch();
    ~InvariantWatch() override;

    /**
     * Signature of the trace source Violation.
     * @param [in] violation What does not hold.
     */
    typedef void (*ViolationTracedCallback)(const InvariantViolation& violation);

    /**
     * Begins to observe the forwarders of some nodes, before the run; set the mode before.
     * @param [in] nodes The nodes, with their forwarders installed.
     */
    void ConnectNodes(const NodeContainer& nodes);

    /// Checks the sums of all forwarders as they are now: at the end of a run, or at any time.
    void CheckSums();

    /**
     * @param [in] invariant An invariant.
     * @return how often it did not hold so far.
     */
    uint64_t GetViolations(Invariant invariant) const;

  protected:
    void DoDispose() override;

  private:
    /// An entry has changed.
    static void OnEntry(InvariantWatch* watch, uint32_t node, const EntryRecord& record);
    /// A packet was held, forwarded or dropped.
    static void OnPacket(InvariantWatch* watch, uint32_t node, const PacketRecord& record);
    /// Tells that something does not hold.
    void Report(Invariant invariant, uint32_t node, RecordId record, const SourceGroup& key);

    /// Packets that a router has forwarded lately.
    struct Visits
    {
        Time since;                         //!< beginning of the newer ones
        std::unordered_set<uint64_t> newer; //!< uid and fragment offset of packets
        std::unordered_set<uint64_t> older; //!< of the 255 s before
    };

    Mode m_mode;                                           //!< attribute Mode
    std::map<uint32_t, Ptr<KernelForwarder>> m_forwarders; //!< by node id
    std::map<uint32_t, Visits> m_visits;                   //!< by node id
    std::map<Invariant, uint64_t> m_counts;                //!< violations
    TracedCallback<const InvariantViolation&> m_violation; //!< fires for each
    TraceConnections m_connections;                        //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INVARIANT_WATCH_H
