/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * An IGMP router on one interface: the groups with their state machines, the querier election, and
 * what becomes of each message.
 */

#ifndef MGM_IGMP_ROUTER_INTERFACE_H
#define MGM_IGMP_ROUTER_INTERFACE_H

#include "ns3/event-id.h"
#include "ns3/mgm-igmp-group-state.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-igmp-querier.h"
#include "ns3/mgm-igmp-router-environment.h"
#include "ns3/mgm-igmp-router-settings.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a router has counted on an interface.
 */
struct IgmpRouterCounters
{
    uint64_t joins{0};               //!< memberships that came up (mgmdRouterInterfaceJoins)
    uint64_t wrongVersionQueries{0}; //!< queries of another version than the router's (RFC 5519)
    uint64_t refusedGroups{0};       //!< reports ignored because of GroupLimit
    uint64_t refusedSources{0};      //!< not recorded because of SourceLimit or RecordLimit
    uint64_t notAllowed{0};          //!< reports ignored because of AllowedGroups
    uint64_t sourceSpecific{0};      //!< reports ignored because of SourceSpecificGroups
    uint64_t linkLocal{0};           //!< reports ignored because routers never forward the group
};

/**
 * @ingroup mgm
 * A group as a router knows it.
 */
struct IgmpRouterGroup
{
    /// @param [in] group The group.
    explicit IgmpRouterGroup(Ipv4Address group)
        : state(group),
          lastReporter(Ipv4Address::GetAny())
    {
    }

    IgmpGroupState state;     //!< filter mode, sources, timers
    Time since;               //!< when it got its first member
    Ipv4Address lastReporter; //!< who reported it last
    EventId event;            //!< comes at the deadline of the state, or before
    std::size_t records{0};   //!< source records as counted in those of the interface
};

/**
 * @ingroup mgm
 * One interface of an IGMP router, with the attributes of IgmpRouterSettings.
 *
 * Each group has one event for all of its timers. It is not moved when a deadline moves away, as it
 * does with each report: it then finds nothing to do and waits for the rest.
 */
class IgmpRouterInterface : public IgmpRouterSettings
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    IgmpRouterInterface();
    ~IgmpRouterInterface() override;

    /**
     * Begins to work, without groups.
     * @param [in] environment The node; must outlive the work.
     * @param [in] interface Interface index.
     */
    void Start(IgmpRouterEnvironment& environment, uint32_t interface);
    /// Stops and forgets all groups, without a word to anybody.
    void Stop();
    /// @return whether it works.
    bool IsActive() const;

    /**
     * A message came in. Its record is the ambient cause.
     * @param [in] received The message.
     */
    void Receive(const IgmpReceived& received);

    /// @return the querier election; only while the interface works.
    const IgmpQuerier& GetQuerier() const;
    /// @return the groups that have members, by address.
    const std::map<Ipv4Address, IgmpRouterGroup>& GetGroups() const;
    /// @return number of source records of all groups.
    std::size_t GetRecordCount() const;
    /// @return what was counted so far.
    const IgmpRouterCounters& GetCounters() const;

  protected:
    void DoDispose() override;

  private:
    /// A query of another router came in.
    void ReceiveQuery(const IgmpReceived& received, const SharedCause& cause);
    /// A version 1 or 2 report came in.
    void ReceiveOldReport(const IgmpReceived& received, const SharedCause& cause);
    /// A leave message came in.
    void ReceiveLeave(const IgmpReceived& received, const SharedCause& cause);
    /// A group record came in.
    void ReceiveRecord(const IgmpGroupRecord& record, Ipv4Address from, const SharedCause& cause);

    /**
     * Judges a report.
     * @param [in] group Its group.
     * @param [in] anySource Whether it is about the group, not about sources.
     * @return whether it is heard.
     */
    bool Admit(Ipv4Address group, bool anySource);
    /**
     * Finds a group.
     * @param [in] group The group.
     * @param [in] joins Whether it is made if it is not there.
     * @return null if it is not there and not made.
     */
    IgmpRouterGroup* FindGroup(Ipv4Address group, bool joins);

    /// @return the variables, with as many source records for a group as there is room for.
    IgmpRouterVariables GetVariables(const IgmpRouterGroup& group) const;
    /// Counts the source records of a group anew.
    void CountRecords(IgmpRouterGroup& group);
    /**
     * Reports that something was not taken in.
     * @param [in] group The group.
     * @param [in] state Its state.
     * @param [in] event What happened.
     */
    void ReportRefusal(Ipv4Address group, const std::string& state, const std::string& event) const;

    /// @return the state of a group for a record; "" if nobody listens.
    std::string Describe(const IgmpRouterGroup& group) const;
    /// @return the state of a group in values for a record; nothing if nobody listens.
    std::optional<IgmpRouterFilter> DescribeFilter(const IgmpRouterGroup& group) const;
    /**
     * Does what a step says: reports it, waits for the next deadline, tells the group manager and
     * sends queries.
     * @param [in] group The group, which may be gone then.
     * @param [in] step The step.
     * @param [in] before State before.
     * @param [in] detail What belongs to the name of the event, for example its sources.
     */
    void Conclude(IgmpRouterGroup& group,
                  const IgmpGroupStep& step,
                  const std::string& before,
                  const std::string& detail = "");
    /// Reports timers and state. @return cause of what is to be done.
    Cause Report(const IgmpRouterGroup& group,
                 const IgmpGroupStep& step,
                 const std::string& before,
                 const std::string& detail) const;
    /// Sends a specific query.
    void SendQuery(Ipv4Address group, const IgmpSpecificQuery& query) const;
    /// Makes sure that the event of a group comes in time.
    void Await(IgmpRouterGroup& group);
    /// The event of a group has come.
    void OnDeadline(Ipv4Address address);
    /// The router is the querier no more: what is pending is not sent.
    void StopQueries(const SharedCause& cause);

    IgmpRouterEnvironment* m_environment{nullptr};   //!< the node, while the interface works
    uint32_t m_interface{0};                         //!< interface index
    uint64_t m_run{0};                               //!< changes with each start and stop
    std::unique_ptr<IgmpQuerier> m_querier;          //!< only while the interface works
    std::map<Ipv4Address, IgmpRouterGroup> m_groups; //!< groups with members
    std::size_t m_records{0};                        //!< source records of all groups
    IgmpRouterCounters m_counters;                   //!< what was counted
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_INTERFACE_H
