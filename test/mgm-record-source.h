/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * An object with the trace sources of forwarder, group manager and protocol, which fires whatever a
 * test wants to see in a trace.
 */

#ifndef MGM_RECORD_SOURCE_H
#define MGM_RECORD_SOURCE_H

#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-igmp-records.h"
#include "ns3/mgm-invariant-record.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-router-application.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-scenario-record.h"
#include "ns3/mgm-tree-finding.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace mgm
{

/// Fires records.
class RecordSource : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::mgm::tests::RecordSource")
                                .SetParent<Object>()
                                .SetGroupName("Mgm")
                                .HideFromDocumentation();
        AddSource(tid, "WrongInterface", &RecordSource::wrongInterface);
        AddSource(tid, "Notification", &RecordSource::notification);
        AddSource(tid, "Entry", &RecordSource::entry);
        AddSource(tid, "Packet", &RecordSource::packet);
        AddSource(tid, "Endpoint", &RecordSource::endpoint);
        AddSource(tid, "ApiCall", &RecordSource::apiCall);
        AddSource(tid, "ClientCallback", &RecordSource::clientCallback);
        AddSource(tid, "CallbackAnswer", &RecordSource::callbackAnswer);
        AddSource(tid, "UndeliveredAlert", &RecordSource::undeliveredAlert);
        AddSource(tid, "RefusedEntry", &RecordSource::refusedEntry);
        AddSource(tid, "Membership", &RecordSource::membership);
        AddSource(tid, "Reaction", &RecordSource::reaction);
        AddSource(tid, "TopologyChange", &RecordSource::topologyChange);
        AddSource(tid, "Converged", &RecordSource::converged);
        AddSource(tid, "Running", &RecordSource::running);
        AddSource(tid, "ScenarioEvent", &RecordSource::scenarioEvent);
        AddSource(tid, "IgmpMessage", &RecordSource::igmpMessage);
        AddSource(tid, "PimMessage", &RecordSource::pimMessage);
        AddSource(tid, "PimTransition", &RecordSource::pimTransition);
        AddSource(tid, "PimTimer", &RecordSource::pimTimer);
        AddSource(tid, "PimNeighbor", &RecordSource::pimNeighbor);
        AddSource(tid, "Violation", &RecordSource::violation);
        AddSource(tid, "Finding", &RecordSource::finding);
        return tid;
    }

    TracedCallback<const WrongInterfaceRecord&> wrongInterface;     //!< fires WrongInterface
    TracedCallback<const NotificationRecord&> notification;         //!< fires Notification
    TracedCallback<const EntryRecord&> entry;                       //!< fires Entry
    TracedCallback<const PacketRecord&> packet;                     //!< fires Packet
    TracedCallback<const EndpointRecord&> endpoint;                 //!< fires Endpoint
    TracedCallback<const ApiCallRecord&> apiCall;                   //!< fires ApiCall
    TracedCallback<const CallbackRecord&> clientCallback;           //!< fires ClientCallback
    TracedCallback<const CallbackAnswerRecord&> callbackAnswer;     //!< fires CallbackAnswer
    TracedCallback<const UndeliveredAlertRecord&> undeliveredAlert; //!< fires UndeliveredAlert
    TracedCallback<const RefusedEntryRecord&> refusedEntry;         //!< fires RefusedEntry
    TracedCallback<const MembershipRecord&> membership;             //!< fires Membership
    TracedCallback<const ReactionRecord&> reaction;                 //!< fires Reaction
    TracedCallback<const TopologyChangeRecord&> topologyChange;     //!< fires TopologyChange
    TracedCallback<const ConvergedRecord&> converged;               //!< fires Converged
    TracedCallback<const ApplicationRecord&> running;               //!< fires Running
    TracedCallback<const ScenarioEventRecord&> scenarioEvent;       //!< fires ScenarioEvent
    TracedCallback<const IgmpMessageRecord&> igmpMessage;           //!< fires IgmpMessage
    TracedCallback<const PimMessageRecord&> pimMessage;             //!< fires PimMessage
    TracedCallback<const PimTransitionRecord&> pimTransition;       //!< fires PimTransition
    TracedCallback<const PimTimerRecord&> pimTimer;                 //!< fires PimTimer
    TracedCallback<const PimNeighborRecord&> pimNeighbor;           //!< fires PimNeighbor
    TracedCallback<const InvariantRecord&> violation;               //!< fires Violation
    TracedCallback<const TreeFindingRecord&> finding;               //!< fires Finding

  private:
    /// Adds a trace source, once.
    template <typename Record>
    static void AddSource(TypeId& tid,
                          const std::string& name,
                          TracedCallback<const Record&> RecordSource::*member)
    {
        if (!tid.LookupTraceSourceByName(name))
        {
            tid.AddTraceSource(
                name, "Fires what a test wants.", MakeTraceSourceAccessor(member), "ns3::None");
        }
    }
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_SOURCE_H
