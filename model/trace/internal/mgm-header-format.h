/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The first line of a trace: what the simulation consists of when the trace begins.
 */

#ifndef MGM_HEADER_FORMAT_H
#define MGM_HEADER_FORMAT_H

#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-json-line.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-trace-names.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/node.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Formats the first line of a trace. doc/schema/trace.schema.json describes every field.
 */
class HeaderFormat
{
  public:
    /// @param [in,out] names Names of nodes and interfaces.
    explicit HeaderFormat(TraceNames& names);

    /**
     * Appends the line.
     * @param [in,out] line Where to.
     * @param [in] info About the run.
     * @param [in] level Level of the trace.
     */
    void Append(JsonLine& line, const TraceRunInfo& info, TraceLevel level);

  private:
    /// Adds a node.
    void AddNode(JsonLine& line, const Ptr<Node>& node);
    /// Adds the interfaces of a node, all but the loopback.
    void AddInterfaces(JsonLine& line,
                       const Ptr<Node>& node,
                       const Ptr<KernelForwarder>& forwarder);
    /// Adds what a forwarder has set for an interface.
    void AddLimits(JsonLine& line, uint32_t index, KernelForwarder& forwarder);
    /// Adds the attributes of a forwarder.
    void AddForwarder(JsonLine& line, const KernelForwarder& forwarder);
    /// Adds the network graph.
    void AddTopology(JsonLine& line, const GraphRoutes& routes);
    /// Adds the nodes of the network graph.
    void AddGraphNodes(JsonLine& line, const GraphRoutes& routes);
    /// Adds the links of the network graph.
    void AddGraphLinks(JsonLine& line, const GraphRoutes& routes);
    /// Adds the networks that hang on the network graph.
    void AddGraphNetworks(JsonLine& line, const GraphRoutes& routes);

    TraceNames& m_names; //!< of nodes and interfaces
};

} // namespace mgm
} // namespace ns3

#endif // MGM_HEADER_FORMAT_H
