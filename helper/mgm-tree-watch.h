/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Asks the tree oracle throughout a run: where and how long the installed entries were not the tree
 * that the graph wants, and which change made it so.
 */

#ifndef MGM_TREE_WATCH_H
#define MGM_TREE_WATCH_H

#include "ns3/event-id.h"
#include "ns3/mgm-installed-entries.h"
#include "ns3/mgm-invariant-watch.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/mgm-tree-monitor.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <array>
#include <cstdint>
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

/**
 * @ingroup mgm
 * Numbers of the findings of one kind.
 */
struct TreeFindingCounts
{
    uint64_t appeared{0};  //!< how many appeared
    uint64_t explained{0}; //!< of these, explained
    Time longest;          //!< longest time from appearance to disappearance
};

/**
 * @ingroup mgm
 * Keeps a TreeMonitor for each source of a Network, and tells when findings appear and disappear.
 *
 * All changes of one instant count as one: what is wrong only within an instant is not told. Data
 * of a source is compared while it sends; what is wrong when it stops, or at the end of the run, is
 * lasting.
 *
 * A router without an entry is at fault only if the data has been there, or at the end of the run:
 * entries follow the first packet from router to router.
 */
class TreeWatch : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    TreeWatch();
    ~TreeWatch() override;

    /**
     * Signature of the trace source Finding.
     * @param [in] record What appeared or disappeared.
     */
    typedef void (*FindingTracedCallback)(const TreeFindingRecord& record);

    /**
     * Begins to observe a network, before the run.
     * @param [in] network The network, with its forwarders installed.
     * @param [in] invariants Told of every incoming interface that nothing explains, and asks here
     * for explanations; may be null.
     */
    void Connect(Ptr<Network> network, Ptr<InvariantWatch> invariants);
    /**
     * Adds a source that does not send yet.
     * @param [in] source Its address.
     * @param [in] group Where it sends.
     * @return number of the source, from 0.
     */
    std::size_t AddSource(Ipv4Address source, Ipv4Address group);
    /**
     * Says that a source sends from now on, or no longer.
     * @param [in] source Number of the source.
     * @param [in] sends Whether it does.
     */
    void SetSending(std::size_t source, bool sends);
    /**
     * Says that the data of a source has to come to a host from now on, or no longer.
     * @param [in] source Number of the source.
     * @param [in] host Address of the host.
     * @param [in] wanted Whether it has to.
     */
    void SetWanted(std::size_t source, Ipv4Address host, bool wanted);
    /// Compares for the last time: at the end of the run.
    void Finish();

    /**
     * @param [in] source Number of a source.
     * @param [in] since A time that has been.
     * @return whether all entries were the tree since then. An Assert may have chosen another
     * router than the graph.
     */
    bool IsSettled(std::size_t source, Time since) const;
    /**
     * @param [in] kind A kind.
     * @return how many of it there were.
     */
    TreeFindingCounts GetCounts(TreeFindingKind kind) const;
    /// @return what was wrong when its source stopped, or is so at the end of the run; by source.
    const std::vector<TreeFindingRecord>& GetLasting() const;

  protected:
    void DoDispose() override;

  private:
    /// A finding that has not disappeared.
    struct OpenFinding
    {
        TreeFinding finding;     //!< what is wrong
        std::string explanation; //!< why it is no fault; "": nothing explains it
        Cause cause;             //!< the change that made it appear
        RecordId first;          //!< record of its appearance
        Time since;              //!< when it appeared
    };

    /// Findings at a router, or loops.
    using OpenFindings = std::vector<OpenFinding>;

    /// Why to look at a router again.
    struct Change
    {
        Cause own; //!< its entry, the network or a membership; not set: none of them
        Cause any; //!< the same, or the entry of another router
    };

    /// What is known of one source.
    struct Watched
    {
        SourceGroup key;                        //!< its (S,G)
        std::unique_ptr<TreeMonitor> monitor;   //!< what is wrong
        bool sends{false};                      //!< whether it sends at present
        Time sendsSince;                        //!< when it began to
        bool touched{false};                    //!< whether to compare in this instant
        std::map<NodeIndex, Change> changed;    //!< routers to look at
        Cause lastChange;                       //!< the last change of all
        std::map<NodeIndex, OpenFindings> open; //!< by router
        OpenFindings loops;                     //!< loops
        uint64_t unsettled{0};                  //!< open findings that no Assert explains
        Time settled;                           //!< since when there are none of these
    };

    /// An entry has changed.
    void OnEntry(NodeIndex router, const SourceGroup& key);
    /// The network has changed.
    void OnTopologyChange(Ptr<const GraphSnapshot> snapshot, const RecordHead& head);
    /// The entry of a router is another one for a source.
    void UpdateEntry(Watched& watched, NodeIndex router);
    /// A router has learned of a change of the network.
    static void OnConverged(TreeWatch* watch, NodeIndex router, const ConvergedRecord& record);

    /// Says that the monitor of a source has taken a change; of an entry, that of one router.
    void Touch(Watched& watched,
               const Cause& cause,
               std::optional<NodeIndex> router = std::nullopt);
    /// Compares, once nothing more changes in this instant.
    void Flush();
    /// Compares one source.
    void Compare(Watched& watched, bool isEnd);
    /// Takes the findings of a router, or the loops, in place of those before.
    void Replace(Watched& watched,
                 OpenFindings& open,
                 const std::vector<TreeFinding>& findings,
                 const Change& change);
    /// A finding appears. @return it.
    OpenFinding Appear(Watched& watched,
                       const TreeFinding& finding,
                       const std::string& explanation,
                       const Cause& cause);
    /// A finding disappears.
    void Disappear(Watched& watched, const OpenFinding& open, const Cause& cause);
    /// Ends all findings of a source as lasting ones.
    void Close(Watched& watched);
    /// @return a record about a finding.
    TreeFindingRecord MakeRecord(const Watched& watched,
                                 const TreeFinding& finding,
                                 const std::string& explanation,
                                 const RecordHead& head) const;

    /// @return what made a finding appear.
    static Cause ChooseCause(const TreeMonitor& monitor,
                             const TreeFinding& finding,
                             const Change& change);
    /// @return whether a router is to blame for what is wrong there.
    static bool IsTold(const Watched& watched, const TreeFinding& finding, bool isEnd);
    /// @return why a finding is no fault; "": nothing explains it.
    std::string Explain(const Watched& watched, const TreeFinding& finding) const;
    /// @return why a violation is no fault; "": nothing explains it.
    std::string ExplainViolation(const InvariantRecord& violation);
    /// @return whether a boundary on the way to a router or behind it keeps the data away.
    bool IsBounded(const Watched& watched, const TreeFinding& finding) const;
    /// @return whether the data of a source may not cross an interface of a router.
    bool IsBoundary(const Watched& watched, NodeIndex router, uint32_t interface) const;
    /// @return name of the protocol that owns an interface of a router; "": nobody.
    std::string GetOwner(NodeIndex router, uint32_t interface) const;

    Ptr<Network> m_network;                       //!< the network
    Ptr<InvariantWatch> m_invariants;             //!< told of violations, or null
    std::unique_ptr<InstalledEntries> m_entries;  //!< all entries
    std::vector<Watched> m_watched;               //!< by number of the source
    std::map<SourceGroup, std::size_t> m_sources; //!< number of each (S,G)
    std::set<NodeIndex> m_behind;                 //!< routers that do not know the newest state
    uint64_t m_observer{0};                       //!< number at the network's routes
    EventId m_flush;                              //!< pending comparison
    bool m_touched{false};                        //!< something changed since it was scheduled
    std::array<TreeFindingCounts, TREE_FINDING_KIND_COUNT> m_counts; //!< by kind
    std::vector<TreeFindingRecord> m_lasting;                        //!< see GetLasting
    TracedCallback<const TreeFindingRecord&> m_finding;              //!< fires for each
    TraceConnections m_connections; //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TREE_WATCH_H
