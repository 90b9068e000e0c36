/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Writes what happens in a run as JSON Lines: one record a line, as it happens.
 */

#ifndef MGM_TRACE_WRITER_H
#define MGM_TRACE_WRITER_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/mgm-trace-names.h"
#include "ns3/node-container.h"
#include "ns3/object.h"

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

class JsonLine;
class RecordFormat;

/// Version of the trace format, described by doc/schema/trace.schema.json.
constexpr uint32_t TRACE_SCHEMA_VERSION = 2;

/**
 * @param [in] name Name of a trace level: "alerts", "control", "state" or "packets".
 * @param [out] level The level; untouched if there is none of this name.
 * @return whether there is one.
 */
bool ParseTraceLevel(const std::string& name, TraceLevel& level);

/**
 * @ingroup mgm
 * What the first line of a trace says about the run.
 */
struct TraceRunInfo
{
    std::string scenario;   //!< name of the scenario
    uint32_t seed{1};       //!< of the random number generator (RngSeedManager::GetSeed)
    uint64_t run{1};        //!< run number of the random number generator (RngSeedManager::GetRun)
    std::string ns3Version; //!< release of ns-3, for example "3.37"; "" if not known
};

/**
 * @ingroup mgm
 * Writes a trace to a stream. It observes through trace sources only, and connects only those that
 * its level needs. The same run with the same seed gives the same bytes.
 *
 * Use: name nodes and interfaces, Open, Connect, run the simulation, Close.
 */
class TraceWriter
{
  public:
    /// @param [in] level How much the trace holds.
    explicit TraceWriter(TraceLevel level);
    ~TraceWriter();

    TraceWriter(const TraceWriter&) = delete;
    TraceWriter& operator=(const TraceWriter&) = delete;

    /**
     * Names a node, before Open. Without it the node has the name of ns3::Names, if any.
     * @param [in] node Node id.
     * @param [in] name Its name, any text.
     * @param [in] kind What it is, for example "router" or "host".
     */
    void SetNodeName(uint32_t node, const std::string& name, const std::string& kind);

    /**
     * Names an interface. Without it the interface is called after both ends of its link.
     * @param [in] node Node id.
     * @param [in] index Interface index of the node.
     * @param [in] name Its name, any text.
     */
    void SetInterfaceName(uint32_t node, uint32_t index, const std::string& name);

    /**
     * Names whom to tell, once, when the stream takes no more: Simulator::Stop, for example.
     * @param [in] callback The callback; called from inside the event that was to be written.
     */
    void SetFailureCallback(const Callback<void>& callback);

    /// Says why a packet arrived on a wrong interface.
    using Classifier = Callback<FailureDiagnosis, const WrongInterfaceRecord&>;
    /**
     * Names who finds the failure causes of wrong-interface packets, before Open; without, the
     * trace has none.
     * @param [in] classifier The classifier, for example FailureClassifier::Classify.
     */
    void SetClassifier(const Classifier& classifier);

    /**
     * Begins the trace, before the run. All nodes must exist, with their interfaces and forwarders;
     * the first line describes them, and the network graph if a node has a GraphRpf. From now on data packets carry their
     * lineage (LineageTag::SetEnabled). See IsGood for whether the stream took the first line.
     * @param [in,out] stream Where to write; must live until Close.
     * @param [in] info About the run.
     */
    void Open(std::ostream& stream, const TraceRunInfo& info);

    /**
     * Observes an object: forwarder, group manager, multicast routing of a node, protocol,
     * GraphRoutes, GraphRpf, or anything else with a trace source of the same name and signature.
     * @param [in] object The object; nothing happens if it is observed already.
     */
    void Connect(const Ptr<Object>& object);

    /**
     * Observes everything on some nodes. For a complete trace these are all nodes.
     * @param [in] nodes The nodes, with their applications installed.
     */
    void ConnectNodes(const NodeContainer& nodes);

    /**
     * Ends the trace: lets go of all objects, writes the last line, flushes the stream. Simulator::
     * Destroy and the destructor do so too, if it has not been done.
     * @return IsGood.
     */
    bool Close();

    /// @return whether everything so far could be written.
    bool IsGood() const;
    /// @return number of records so far, without the first and the last line.
    uint64_t GetRecordCount() const;

  private:
    /// Writes one record, if the level holds it.
    template <typename Record>
    void Write(const Record& record);
    /// Connects a trace source of an object, if the level holds any of its records.
    template <typename Record>
    void Observe(const Ptr<Object>& object, const char* source, TraceLevel level);
    /// Hands the lines so far to the stream.
    void Flush();
    /// Closes the trace that is open when the simulation is destroyed.
    void CloseAtDestroy();

    TraceLevel m_level;                     //!< how much the trace holds
    TraceNames m_names;                     //!< of nodes and interfaces
    std::unique_ptr<JsonLine> m_line;       //!< lines that the stream does not have yet
    std::unique_ptr<RecordFormat> m_format; //!< how records look
    std::ostream* m_stream{nullptr};        //!< where to write; null when not open
    bool m_good{true};                      //!< whether the stream took everything
    uint64_t m_records{0};                  //!< written so far
    Callback<void> m_failure;               //!< told when the stream takes no more
    EventId m_atDestroy;                    //!< closes what is open at the end of the simulation
    TraceConnections m_connections;         //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_WRITER_H
