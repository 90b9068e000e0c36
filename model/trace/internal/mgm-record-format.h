/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How each record looks in a trace: its fields, in their order.
 */

#ifndef MGM_RECORD_FORMAT_H
#define MGM_RECORD_FORMAT_H

#include "ns3/callback.h"
#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-igmp-listen.h"
#include "ns3/mgm-igmp-records.h"
#include "ns3/mgm-invariant-record.h"
#include "ns3/mgm-json-line.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-router-application.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-scenario-record.h"
#include "ns3/mgm-trace-names.h"
#include "ns3/mgm-tree-finding.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Formats records as lines of JSON, for a trace of one level. doc/schema/trace.schema.json
 * describes every field.
 */
class RecordFormat
{
  public:
    /**
     * @param [in] level Level of the trace, which decides the cause that a record names.
     * @param [in,out] names Names of nodes and interfaces.
     */
    RecordFormat(TraceLevel level, TraceNames& names);

    /**
     * Names the group manager that knows who owns the interfaces of a node.
     * @param [in] node Node id.
     * @param [in] manager Its group manager.
     */
    void SetManager(uint32_t node, const Ptr<ClientInterface>& manager);

    /// Says why a packet arrived on a wrong interface.
    using Classifier = Callback<FailureDiagnosis, const WrongInterfaceRecord&>;
    /// @param [in] classifier Who finds failure causes; without, there are none.
    void SetClassifier(const Classifier& classifier);

    /**
     * Appends a record.
     * @param [in,out] line Where to.
     * @param [in] record The record.
     */
    void Append(JsonLine& line, const WrongInterfaceRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const NotificationRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const EntryRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const InterfaceSettingRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const PacketRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const EndpointRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const ApiCallRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const CallbackRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const CallbackAnswerRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const UndeliveredAlertRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const MembershipRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const RefusedEntryRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const ReactionRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const ApplicationRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const TopologyChangeRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const ConvergedRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const ScenarioEventRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const IgmpMessageRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const IgmpListenRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const IgmpStateRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const IgmpTimerRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const PimMessageRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const PimTransitionRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const PimTimerRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const PimNeighborRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const InvariantRecord& record);
    /// @copydoc Append
    void Append(JsonLine& line, const TreeFindingRecord& record);

  private:
    /**
     * Begins a line with what all records have.
     * @param [in,out] line Where to.
     * @param [in] head Head of the record.
     * @param [in] kind Kind of the record.
     */
    void Begin(JsonLine& line, const RecordHead& head, std::string_view kind);
    /// Begins a line of an observer about a node.
    void Begin(JsonLine& line, const RecordHead& head, std::string_view kind, uint32_t node);
    /// Adds source and group of a key.
    void AddKey(JsonLine& line, const SourceGroup& key);
    /// Adds a node with its name.
    void AddNode(JsonLine& line, std::string_view key, uint32_t node);
    /// Adds the members of an interface to the present object.
    void AddInterfaceMembers(JsonLine& line, uint32_t node, const InterfaceId& interface);
    /// Adds an interface.
    void AddInterface(JsonLine& line,
                      std::string_view key,
                      uint32_t node,
                      const InterfaceId& interface);
    /// Adds the interface of a state or timer, or nothing where it belongs to none.
    void AddPlace(JsonLine& line, uint32_t node, uint32_t interface);
    /// Adds a list of interfaces.
    void AddInterfaces(JsonLine& line,
                       std::string_view key,
                       uint32_t node,
                       const std::vector<InterfaceId>& interfaces);
    /// Adds outgoing interfaces with their thresholds.
    template <typename Output>
    void AddOutputs(JsonLine& line, uint32_t node, const std::vector<Output>& outputs);
    /// Adds the name of the client that owns an interface, or null.
    void AddOwner(JsonLine& line,
                  std::string_view key,
                  uint32_t node,
                  const InterfaceId& interface);
    /// Adds failure cause and facts of a packet, if there is a classifier.
    void AddFailure(JsonLine& line, const WrongInterfaceRecord& record);
    /// Adds the facts that decided about a failure cause.
    void AddFailureFacts(JsonLine& line, const FailureDiagnosis& diagnosis);
    /// Adds the node that sent a wrong-interface packet here, if it is known.
    void AddPreviousHop(JsonLine& line, const WrongInterfaceRecord& record);
    /// Adds one side of an entry's change, or null.
    void AddEntry(
        JsonLine& line, std::string_view key, uint32_t node, const EntrySpec& entry, bool isSet);
    /// Adds the arguments of a call that its function looks at.
    void AddCallArguments(JsonLine& line, const ApiCallRecord& record);

    TraceLevel m_level;                           //!< of the trace
    TraceNames& m_names;                          //!< of nodes and interfaces
    std::vector<Ptr<ClientInterface>> m_managers; //!< by node id
    Classifier m_classifier;                      //!< finds failure causes
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_FORMAT_H
