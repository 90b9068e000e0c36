/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Watches a run for what must never happen, whatever the network and the protocols: a packet that
 * a forwarder loses count of, an entry that sends back where it takes from, a packet that a router
 * forwards twice.
 */

#ifndef MGM_INVARIANT_WATCH_H
#define MGM_INVARIANT_WATCH_H

#include "ns3/callback.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-invariant-record.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-packet-memory.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/node-container.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Observes the forwarders of some nodes through their trace sources. With Mode off it connects to
 * none of them and costs nothing. Who observes something else reports what does not hold by Report.
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
        FATAL,  //!< the first one that nothing explains also ends the run
    };

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    InvariantWatch();
    ~InvariantWatch() override;

    /**
     * Signature of the trace source Violation.
     * @param [in] record What does not hold.
     */
    typedef void (*ViolationTracedCallback)(const InvariantRecord& record);

    /// Says why something that does not hold is no fault; "": nothing explains it.
    using Explainer = Callback<std::string, const InvariantRecord&>;
    /// Told of the first violation that nothing explains.
    using FatalHandler = Callback<void, const InvariantRecord&>;

    /**
     * Names who can explain violations; without it nothing does.
     * @param [in] explainer Asked for each.
     */
    void SetExplainer(const Explainer& explainer);
    /**
     * Names whom to tell, once, in mode fatal; without it the program ends.
     * @param [in] handler Told after the trace source Violation.
     */
    void SetFatalHandler(const FatalHandler& handler);

    /**
     * Begins to observe the forwarders of some nodes, before the run; set the mode before.
     * @param [in] nodes The nodes, with their forwarders installed.
     */
    void ConnectNodes(const NodeContainer& nodes);

    /// Checks the sums of all forwarders as they are now: at the end of a run, or at any time.
    void CheckSums();

    /**
     * Counts and tells that something does not hold.
     * @param [in] record What, and where; head and explanation are added to it.
     * @param [in] cause What shows it.
     */
    void Report(InvariantRecord record, const Cause& cause);

    /**
     * @param [in] invariant An invariant.
     * @return how often it did not hold so far, and nothing explained it.
     */
    uint64_t GetViolations(Invariant invariant) const;
    /**
     * @param [in] invariant An invariant.
     * @return how often it did not hold so far, and that was explained.
     */
    uint64_t GetExplained(Invariant invariant) const;

  protected:
    void DoDispose() override;

  private:
    /// A forwarder.
    struct Watched
    {
        InvariantWatch* watch{nullptr}; //!< who observes it
        uint32_t node{0};               //!< its node id
        Ptr<KernelForwarder> forwarder; //!< the forwarder
        PacketMemory forwarded;         //!< packets that it has forwarded
    };

    /// Numbers of one invariant.
    struct Counts
    {
        uint64_t violations{0}; //!< nothing explains them
        uint64_t explained{0};  //!< something does
    };

    /// An entry has changed.
    static void OnEntry(Watched* watched, const EntryRecord& record);
    /// A packet was held, forwarded or dropped.
    static void OnPacket(Watched* watched, const PacketRecord& record);

    Mode m_mode;                                        //!< attribute Mode
    std::deque<Watched> m_forwarders;                   //!< in the order of connecting
    std::array<Counts, INVARIANT_COUNT> m_counts{};     //!< by invariant
    Explainer m_explainer;                              //!< see SetExplainer
    FatalHandler m_fatalHandler;                        //!< see SetFatalHandler
    TracedCallback<const InvariantRecord&> m_violation; //!< fires for each
    TraceConnections m_connections;                     //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INVARIANT_WATCH_H
