/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How the records of observers look in a trace.
 */

#include "ns3/mgm-record-format.h"

namespace ns3
{
namespace mgm
{

void
RecordFormat::Append(JsonLine& line, const InvariantRecord& record)
{
    Begin(line, record.head, "invariant-violation", record.node);
    line.AddText("invariant", GetInvariantName(record.invariant));
    if (record.invariant != Invariant::PACKET_SUM)
    {
        AddKey(line, record.key);
    }
    if (record.interface != 0)
    {
        AddInterface(line, "interface", record.node, InterfaceId(record.interface));
    }
    if (!record.explanation.empty())
    {
        line.AddText("explanation", record.explanation);
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const TreeFindingRecord& record)
{
    const TreeFinding& finding = record.finding;
    Begin(line, record.head, "tree-finding", record.node);
    line.AddText("event", record.appeared ? "appeared" : "disappeared");
    line.AddText("kind", GetTreeFindingName(finding.kind));
    AddKey(line, record.key);
    if (finding.interface != 0 || finding.kind == TreeFindingKind::STALE_IIF)
    {
        AddInterface(line, "interface", record.node, InterfaceId(finding.interface));
    }
    if (finding.kind == TreeFindingKind::STALE_IIF)
    {
        AddInterface(line, "expected", record.node, InterfaceId(finding.expected));
    }
    if (finding.kind == TreeFindingKind::LOOP)
    {
        line.BeginArray("loop");
        for (const uint32_t node : record.loop)
        {
            line.BeginObject();
            AddNode(line, "node", node);
            line.EndObject();
        }
        line.EndArray();
    }
    if (finding.record.IsSet())
    {
        line.AddId("entry", finding.record);
    }
    if (!record.explanation.empty())
    {
        line.AddText("explanation", record.explanation);
    }
    if (!record.appeared)
    {
        line.AddId("first", record.first);
        line.AddInteger("since_ns", record.since.GetNanoSeconds());
    }
    line.End();
}

} // namespace mgm
} // namespace ns3
