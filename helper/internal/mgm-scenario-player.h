/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes the events of a scenario happen, each at its time.
 */

#ifndef MGM_SCENARIO_PLAYER_H
#define MGM_SCENARIO_PLAYER_H

#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-message-loss.h"
#include "ns3/mgm-multicast-traffic.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-scenario-map.h"
#include "ns3/mgm-scenario-record.h"
#include "ns3/mgm-scenario.h"
#include "ns3/mgm-static-client.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Plays the events of a scenario.
 */
class ScenarioPlayer : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    ScenarioPlayer();
    ~ScenarioPlayer() override;

    /// Signature of the ScenarioEvent trace source.
    typedef void (*ScenarioEventTracedCallback)(const ScenarioEventRecord& record);

    /**
     * Says what to play, and on what. All of it must live as long as the run.
     * @param [in] scenario The scenario.
     * @param [in] map What its parts became.
     * @param [in] network Its network.
     * @param [in] traffic Its sources and receivers, in the order of the scenario.
     */
    void Setup(const Scenario& scenario,
               const ScenarioMap& map,
               Ptr<Network> network,
               MulticastTraffic& traffic);
    /**
     * Says where tables are printed; without it they are not.
     * @param [in] tables The stream, which must live as long as the run.
     */
    void SetTables(std::ostream& tables);
    /// Schedules all events, and listens to the group managers; to be called before the run.
    void Schedule();
    /**
     * @return events that had nothing to act on, and what group managers refused, one text each; at
     * the end of the run also messages that were to be lost and did not come.
     */
    std::vector<std::string> GetNotes() const;

  protected:
    void DoDispose() override;

  private:
    /// Makes one event happen, and reports it.
    void Play(std::size_t number);

    /// @return what happens, in words; one function for each kind of event.
    std::string Describe(const LinkStateEvent& event) const;
    std::string Describe(const LinkCostEvent& event) const;
    std::string Describe(const MembershipChangeEvent& event) const;
    std::string Describe(const SourceChangeEvent& event) const;
    std::string Describe(const ApplicationChangeEvent& event) const;
    std::string Describe(const InjectionEvent& event) const;
    std::string Describe(const AlertMaskEvent& event) const;
    std::string Describe(const StaticEntryEvent& event) const;
    std::string Describe(const PrintTablesEvent& event) const;
    std::string Describe(const ListenEvent& event) const;
    std::string Describe(const RouterChangeEvent& event) const;
    std::string Describe(const MessageLossEvent& event) const;
    /// @return the messages that are lost: "pim assert messages from b on link b-lan".
    std::string DescribeMessages(const MessageLossEvent& event) const;
    /// @return which of them: "numbers 3 to 11".
    static std::string DescribeNumbers(const MessageLossEvent& event);

    /// Makes it happen; one function for each kind of event.
    void Do(const LinkStateEvent& event);
    void Do(const LinkCostEvent& event);
    void Do(const MembershipChangeEvent& event);
    void Do(const SourceChangeEvent& event);
    void Do(const ApplicationChangeEvent& event);
    void Do(const InjectionEvent& event);
    void Do(const AlertMaskEvent& event);
    void Do(const StaticEntryEvent& event);
    void Do(const PrintTablesEvent& event);
    void Do(const ListenEvent& event);
    void Do(const RouterChangeEvent& event);
    void Do(const MessageLossEvent& event);

    /// Prints the groups of a router, if it has IGMP.
    void PrintGroups(NodeIndex router) const;
    /// @return addresses for a filter.
    SourceFilter GetFilter(const ScenarioSourceFilter& filter) const;
    /// @return what a receiver wants when it joins.
    SourceFilter GetFirstFilter(const ScenarioReceiver& receiver) const;
    /// @return the protocol that owns an interface of a router at present; null where none does.
    Ptr<StaticClient> FindOwner(const ScenarioInterface& interface) const;
    /// Reports that a message is lost.
    void OnLost(const ControlMessage& message);
    /// Remembers what a group manager refuses of entries and masks that are configured.
    void OnApiCall(std::string router, const ApiCallRecord& call);
    /// Remembers that an event had nothing to act on.
    template <typename Event>
    void AddNote(const Event& event, const std::string& why);
    /// Lets a router receive one packet of an injection, and arranges for the next one.
    void Inject(InjectionEvent event, uint32_t number, Cause cause);
    /// @return "Denver from KansasCity".
    std::string DescribeArrival(const ScenarioInterface& interface) const;
    /// @return "(10.0.0.1, 239.1.1.1)", with "*" for any.
    std::string DescribeKey(const std::optional<ScenarioSender>& source,
                            const std::optional<Ipv4Address>& group) const;

    const Scenario* m_scenario{nullptr};  //!< what to play
    const ScenarioMap* m_map{nullptr};    //!< what its parts became
    Ptr<Network> m_network;               //!< its network
    MulticastTraffic* m_traffic{nullptr}; //!< its sources and receivers
    std::ostream* m_tables{nullptr};      //!< where tables are printed
    std::vector<std::pair<const MessageLossEvent*, Ptr<MessageLoss>>> m_losses; //!< of events
    std::vector<std::string> m_notes;                                           //!< see GetNotes
    TracedCallback<const ScenarioEventRecord&> m_report; //!< fires before each event
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_PLAYER_H
