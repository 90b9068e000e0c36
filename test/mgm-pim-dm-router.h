/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A dense-mode router with one (S,G) entry, played by hand: it writes down what the entry does, and
 * prints its states and timers.
 */

#ifndef MGM_PIM_DM_ROUTER_H
#define MGM_PIM_DM_ROUTER_H

#include "ns3/mgm-pim-dm-entry.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * The environment of one entry for (10.9.0.1, 239.1.1.1).
 *
 * Interfaces 1, 2 and 3 are LANs, 4 and 5 point-to-point links; the router is 10.0.i.10 on
 * interface i. The route leads over interface 1 to 10.0.1.1 with preference 110 and metric 20.
 * Neighbors are named by their last byte. Nobody but 10.0.1.1 is there at first.
 *
 * The journal has entries like "10 prune 1 to 10.0.1.1 210" and, for transitions,
 * "10 U Forwarding>Pruned 4.4.1.1 (Send Prune(S,G), Set PLT(S,G))", with U for upstream, D2 for
 * downstream on interface 2, A2 for assert, O for originator, L2 for local members.
 */
class PimDmRouter : public PimDmEnvironment
{
  public:
    PimDmRouter();
    ~PimDmRouter() override;

    PimDmRouter(const PimDmRouter&) = delete;
    PimDmRouter& operator=(const PimDmRouter&) = delete;

    /// @return address of a router on an interface.
    static Ipv4Address GetRouter(uint32_t interface, uint32_t number);
    /// @return the route over an interface to a neighbor there; number 0: S is directly connected.
    static RpfRoute MakeRoute(uint32_t interface, uint32_t number, uint32_t metric = 20);

    /// Makes the entry, with the route that is set.
    void Start();
    /// Runs until a time, in seconds.
    static void RunUntil(double time);
    /// A neighbor comes.
    void AddNeighbor(uint32_t interface, uint32_t number);
    /// A neighbor goes.
    void RemoveNeighbor(uint32_t interface, uint32_t number);
    /// Members on a link come or go.
    void SetMembers(uint32_t interface, bool members);
    /// Another route, or none.
    void SetRoute(const std::optional<RpfRoute>& other) const;
    /// Data comes in.
    void Data(uint32_t interface, uint8_t ttl = 32) const;
    /// A Prune of anybody comes in for a router; number 10 is this one.
    void Prune(uint32_t interface, uint32_t upstream, uint16_t holdtime = 210) const;
    /// A Join of anybody comes in for a router.
    void Join(uint32_t interface, uint32_t upstream) const;
    /// A Graft comes in for this router.
    void Graft(uint32_t interface, uint32_t sender) const;
    /// A GraftAck comes in.
    void GraftAck(uint32_t interface, uint32_t sender) const;
    /// An Assert comes in.
    void Assert(uint32_t interface, uint32_t sender, uint32_t preference, uint32_t metric) const;
    /// An AssertCancel comes in.
    void AssertCancel(uint32_t interface, uint32_t sender) const;
    /// A State Refresh comes in, with preference 110.
    void Refresh(uint32_t interface, uint32_t sender, bool prune, uint32_t metric = 10) const;

    /**
     * @param [in] hidden Words of entries to leave out.
     * @return the journal since the last call, with " | " between the entries.
     */
    std::string Take(const std::vector<std::string>& hidden = {});
    /// @return the events of the transitions since the last call, with " | " between them.
    std::string TakeEvents();
    /// @return state and timers of Upstream(S,G): "Pruned PLT=220".
    std::string GetUpstream() const;
    /// @return state and timers of Downstream(S,G,I): "NoInfo" if there is none.
    std::string GetDownstream(uint32_t interface) const;
    /// @return state, winner and timer of Assert(S,G,I): "Loser 110/10/10.0.2.2 AT=190".
    std::string GetAssert(uint32_t interface) const;
    /// @return state and timers of Origination(S,G).
    std::string GetOriginator() const;
    /// @return olist(S,G): "2 3".
    std::string GetOlist() const;

    const PimRecorder& GetRecorder() const override;
    const PimDmVariables& GetVariables() const override;
    const std::vector<uint32_t>& GetInterfaces() const override;
    Ipv4Address GetAddress(uint32_t interface) const override;
    uint32_t GetNeighborCount(uint32_t interface) const override;
    Ipv4Address GetSoleNeighbor(uint32_t interface) const override;
    bool IsPointToPoint(uint32_t interface) const override;
    Time GetJoinPruneOverrideInterval(uint32_t interface) const override;
    Time GetOverrideInterval(uint32_t interface) const override;
    bool IsStateRefreshCapable(uint32_t interface) const override;
    bool IsBoundary(uint32_t interface, Ipv4Address group) const override;
    uint8_t GetThreshold(uint32_t interface) const override;
    bool HasLocalMembers(uint32_t interface, const SourceGroup& key) const override;
    Time GetLastDataTime(const SourceGroup& key) const override;
    Time GetRandomDelay(Time maximum) override;
    void Send(uint32_t interface, const PimMessage& message) override;
    void SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing) override;
    void SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted) override;
    void SetRpfNeighbor(const SourceGroup& key, Ipv4Address neighbor) override;
    void WatchData(const SourceGroup& key) override;
    void NotifyEmpty(const SourceGroup& key) override;

    PimDmVariables variables;                                   //!< the configuration
    std::vector<uint32_t> interfaces{1, 2, 3, 4, 5};            //!< PIM interfaces
    std::map<uint32_t, std::set<uint32_t>> neighbors{{1, {1}}}; //!< last bytes, by interface
    std::set<uint32_t> members;                                 //!< interfaces with members
    std::set<uint32_t> boundaries;                              //!< interfaces that are boundaries
    std::set<uint32_t> incapable;             //!< interfaces with neighbors without State Refresh
    std::map<uint32_t, uint8_t> thresholds;   //!< Threshold(I), where it is not 0
    std::optional<RpfRoute> route;            //!< for Start
    Time lastData;                            //!< when the last packet came on the RPF interface
    std::set<uint32_t> reported;              //!< olist(S,G) as SetOutgoing told it
    std::function<void()> onOutgoing;         //!< called when olist(S,G) has changed
    double fraction{0.5};                     //!< what is drawn of a random delay
    std::vector<PimTransitionRecord> records; //!< all transitions
    std::unique_ptr<PimDmEntry> entry;        //!< the entry

  private:
    /// Writes down an entry of the journal.
    void Note(const std::string& text);
    /// Writes down a transition.
    void OnTransition(const PimTransitionRecord& record);

    PimRecorder::TransitionTrace m_transitions;  //!< transitions of the entry
    PimRecorder::TimerTrace m_timers;            //!< its timers
    PimRecorder::NeighborTrace m_neighborEvents; //!< not used
    PimRecorder m_recorder;                      //!< makes the records
    std::vector<std::string> m_journal;          //!< what happened
    std::string m_events;                        //!< events of the transitions
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_ROUTER_H
