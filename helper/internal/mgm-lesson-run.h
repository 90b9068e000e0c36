/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A run that is watched closely enough to answer questions about it: what forwarders, group
 * managers and PIM reported, and how entries, routes and owners stood at the instants asked about.
 */

#ifndef MGM_LESSON_RUN_H
#define MGM_LESSON_RUN_H

#include "ns3/mgm-failure-classifier.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-graph-snapshot.h"
#include "ns3/mgm-installed-entries.h"
#include "ns3/mgm-lesson-names.h"
#include "ns3/mgm-lesson.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-run-result.h"
#include "ns3/mgm-scenario-map.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/mgm-trace-connections.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A record of some kind, and when it was made.
 */
template <typename Record>
struct Dated
{
    Time at;       //!< when
    Record record; //!< what
};

/**
 * @ingroup mgm
 * How the network stood at an instant.
 */
struct LessonInstant
{
    Time at;                                             //!< when
    std::map<NodeIndex, Ptr<const GraphSnapshot>> views; //!< the network as each router knows it
    std::vector<std::map<NodeIndex, InstalledEntry>> entries;     //!< by number of the source
    std::map<std::pair<NodeIndex, uint32_t>, std::string> owners; //!< client of each interface
};

/**
 * @ingroup mgm
 * The run. It keeps what it saw until it goes, with the simulation: there is one at a time.
 */
class LessonRun
{
  public:
    /**
     * Builds the scenario.
     * @param [in] scenario What to run; must outlive this object.
     */
    explicit LessonRun(const Scenario& scenario);
    LessonRun(const LessonRun&) = delete;
    LessonRun& operator=(const LessonRun&) = delete;

    /**
     * Says that a question will be asked; to be called before the run.
     * @param [in] ask The question.
     */
    void Expect(const LessonAsk& ask);
    /// Runs to the end of the scenario.
    void Run();

    /// @return the scenario.
    const Scenario& GetScenario() const;
    /// @return its names.
    const LessonNames& GetNames() const;
    /// @return the network.
    const Network& GetNetwork() const;
    /// @return what came out of the run.
    const RunResult& GetResult() const;
    /**
     * @param [in] ask A question that was expected.
     * @return how the network stood at the instant that it asks about.
     */
    const LessonInstant& GetInstant(const LessonAsk& ask) const;

    /**
     * @param [in] router Name of a router.
     * @return its number.
     */
    NodeIndex GetRouter(const std::string& router) const;
    /**
     * @param [in] nodeId Id of the ns-3 node of a router.
     * @return the router's name.
     */
    std::string GetRouterName(uint32_t nodeId) const;
    /**
     * @param [in] nodeId Id of the ns-3 node of a router.
     * @param [in] interface An interface of it.
     * @return what it leads to; "none" where there is no such interface.
     */
    std::string GetInterfaceName(uint32_t nodeId, uint32_t interface) const;
    /**
     * @param [in] source Name of a source.
     * @return its source and group.
     */
    SourceGroup GetKey(const std::string& source) const;

    /// @return all wrong-interface packets.
    const std::vector<Dated<WrongInterfaceRecord>>& GetWrongInterface() const;
    /**
     * @param [in] packet One of the wrong-interface packets of this run.
     * @return why it arrived on the wrong interface.
     */
    const FailureDecision& GetFailureDecision(const Dated<WrongInterfaceRecord>& packet) const;
    /// @return all alerts, as they left their forwarder.
    const std::vector<Dated<NotificationRecord>>& GetAlerts() const;
    /// @return all calls of wrong-interface callbacks.
    const std::vector<Dated<CallbackRecord>>& GetDeliveries() const;
    /// @return all decisions of protocols about alerts.
    const std::vector<Dated<ReactionRecord>>& GetReactions() const;
    /// @return all changes of entries.
    const std::vector<Dated<EntryRecord>>& GetEntries() const;
    /// @return all packets and copies that were dropped.
    const std::vector<Dated<PacketRecord>>& GetDrops() const;
    /// @return all PIM messages that were sent.
    const std::vector<Dated<PimMessageRecord>>& GetMessages() const;
    /// @return all transitions of Assert machines.
    const std::vector<Dated<PimTransitionRecord>>& GetAsserts() const;
    /// @return all times at which routers learned of a change.
    const std::vector<Dated<ConvergedRecord>>& GetConvergences() const;

  private:
    /// Destroys the simulation when everything that was built on it is gone.
    struct Simulation
    {
        Simulation() = default;
        ~Simulation();
        Simulation(const Simulation&) = delete;
        Simulation& operator=(const Simulation&) = delete;
    };

    /// Takes down how the network stands now.
    void TakeInstant();
    /// Observes a trace source of a router, if it is there.
    template <typename Record>
    void Observe(const Ptr<Object>& object,
                 const std::string& source,
                 void (LessonRun::*handler)(const Record&));

    /// Keeps a record.
    void OnWrongInterface(const WrongInterfaceRecord& record);
    /// Keeps an alert.
    void OnNotification(const NotificationRecord& record);
    /// Keeps the delivery of an alert.
    void OnCallback(const CallbackRecord& record);
    /// Keeps a record.
    void OnReaction(const ReactionRecord& record);
    /// Keeps a record.
    void OnEntry(const EntryRecord& record);
    /// Keeps a drop.
    void OnPacket(const PacketRecord& record);
    /// Keeps a message that was sent.
    void OnPimMessage(const PimMessageRecord& record);
    /// Keeps a transition of an Assert machine.
    void OnPimTransition(const PimTransitionRecord& record);
    /// Keeps a record.
    void OnConverged(const ConvergedRecord& record);

    Simulation m_simulation;                  //!< the last to go
    const Scenario& m_scenario;               //!< what is run
    LessonNames m_names;                      //!< its names
    ScenarioRun m_run;                        //!< the run
    ScenarioMap m_map;                        //!< what parts of the scenario became
    InstalledEntries m_installed;             //!< entries as they are now
    FailureClassifier m_classifier;           //!< knows why packets arrive on wrong interfaces
    std::map<Time, LessonInstant> m_instants; //!< by time
    RunResult m_result;                       //!< what came out of it

    std::vector<Dated<WrongInterfaceRecord>> m_wrongInterface; //!< wrong-interface packets
    std::vector<FailureDecision> m_decisions;        //!< why they arrived there, in the same order
    std::vector<Dated<NotificationRecord>> m_alerts; //!< alerts
    std::vector<Dated<CallbackRecord>> m_deliveries; //!< of alerts
    std::vector<Dated<ReactionRecord>> m_reactions;  //!< to alerts
    std::vector<Dated<EntryRecord>> m_entries;       //!< changes of entries
    std::vector<Dated<PacketRecord>> m_drops;        //!< packets and copies
    std::vector<Dated<PimMessageRecord>> m_messages; //!< sent
    std::vector<Dated<PimTransitionRecord>> m_asserts;  //!< of Assert machines
    std::vector<Dated<ConvergedRecord>> m_convergences; //!< of all routers
    TraceConnections m_connections;                     //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_RUN_H
