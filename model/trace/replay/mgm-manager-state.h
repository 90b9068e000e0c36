/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the group manager of one router holds at some instant, as its trace tells it: clients, the
 * interfaces that they own, and memberships.
 */

#ifndef MGM_MANAGER_STATE_H
#define MGM_MANAGER_STATE_H

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

class TraceRecord;

/**
 * @ingroup mgm
 * A client of the group manager.
 */
struct ReplayedClient
{
    std::string name; //!< its name
    Time since;       //!< when it registered
};

/**
 * @ingroup mgm
 * What is owned of an interface. IGMP takes interfaces beside their owners.
 */
struct ReplayedOwnership
{
    /// A client by its protocol and component.
    using ClientId = std::pair<uint32_t, uint32_t>;

    std::optional<ClientId> owner; //!< the owner; not set: nobody
    std::optional<ClientId> igmp;  //!< the IGMP client; not set: none
};

/**
 * @ingroup mgm
 * An alert on a router: the packet, what was done with it and what the owner answered.
 */
struct ReplayedAlert
{
    RecordId id;          //!< the alert
    Time time;            //!< when it was raised
    SourceGroup key;      //!< source and group of the packet
    InterfaceId arrival;  //!< where it arrived
    InterfaceId expected; //!< where it should have
    std::string outcome;  //!< "delivered to NAME", or why it was not delivered; "" on its way
    std::string reaction; //!< what the owner decided, "" if it said nothing
};

/**
 * @ingroup mgm
 * A membership and who holds it.
 */
struct ReplayedMembership
{
    SourceGroup key;       //!< (S,G), (*,G) or (*,*)
    InterfaceId interface; //!< where the receivers are
    std::string client;    //!< name of the client

    /**
     * @param [in] other Another membership.
     * @return whether this one comes first: by group, source, interface, client.
     */
    bool operator<(const ReplayedMembership& other) const;
};

/**
 * @ingroup mgm
 * The group manager of one router. Needs a trace of level control; memberships need level state.
 */
class ManagerState
{
  public:
    /// A client by its protocol and component.
    using ClientId = ReplayedOwnership::ClientId;

    /// Number of alerts that are remembered: the last ones.
    static constexpr std::size_t ALERT_LIMIT = 100;

    /**
     * Takes note of a record of this node; others than those of the group manager change nothing.
     * Throws TraceError where a member is missing.
     * @param [in] record The record.
     */
    void Apply(const TraceRecord& record);

    /// @return clients by protocol and component.
    const std::map<ClientId, ReplayedClient>& GetClients() const;
    /// @return interfaces that somebody owns.
    const std::map<InterfaceId, ReplayedOwnership>& GetInterfaces() const;
    /**
     * @param [in] interface An interface.
     * @return name of its owner, or of IGMP where that is alone there; "" where nobody owns it.
     */
    std::string GetOwner(const InterfaceId& interface) const;
    /// @return memberships in ascending order.
    const std::set<ReplayedMembership>& GetMemberships() const;
    /// @return the last alerts, the newest last; at most ALERT_LIMIT.
    const std::vector<ReplayedAlert>& GetAlerts() const;
    /// @return number of all alerts so far.
    uint64_t GetAlertCount() const;

  private:
    /// A client called.
    void ApplyCall(const TraceRecord& record);
    /// A client took an interface or gave it back.
    void ApplyOwnership(const TraceRecord& record, bool taken);
    /// An alert was raised, delivered, not delivered, or answered.
    void ApplyAlert(const TraceRecord& record);
    /// @return an alert that is remembered, or null.
    ReplayedAlert* FindAlert(const RecordId& id);

    std::map<ClientId, ReplayedClient> m_clients;          //!< by ids
    std::map<InterfaceId, ReplayedOwnership> m_interfaces; //!< of those that are owned
    std::set<ReplayedMembership> m_memberships;            //!< all
    std::vector<ReplayedAlert> m_alerts;                   //!< the last ones
    uint64_t m_alertCount{0};                              //!< all
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_STATE_H
