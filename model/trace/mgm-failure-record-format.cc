/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How failure causes look in a trace.
 */

#include "ns3/mgm-record-format.h"

namespace ns3
{
namespace mgm
{

void
RecordFormat::SetClassifier(const Classifier& classifier)
{
    m_classifier = classifier;
}

void
RecordFormat::AddFailure(JsonLine& line, const WrongInterfaceRecord& record)
{
    if (m_classifier.IsNull())
    {
        return;
    }
    const FailureDiagnosis diagnosis = m_classifier(record);
    line.AddText("failure_cause", GetFailureCauseName(diagnosis.decision.cause));
    line.BeginObject("failure_facts");
    line.AddText("rule", GetFailureRuleName(diagnosis.decision.rule));
    AddFailureFacts(line, diagnosis);
    line.EndObject();
}

void
RecordFormat::AddFailureFacts(JsonLine& line, const FailureDiagnosis& diagnosis)
{
    const FailureFacts& facts = diagnosis.facts;
    switch (diagnosis.decision.rule)
    {
    case FailureRule::FOREIGN_ORIGIN:
        if (facts.originNode)
        {
            line.BeginObject("origin");
            AddNode(line, "node", *facts.originNode);
            line.EndObject();
        }
        break;
    case FailureRule::MOVED_BY_ALERT:
        line.AddId("moved_by", facts.movedBy);
        break;
    case FailureRule::RETURNED:
    case FailureRule::CIRCLE:
        line.BeginArray("path");
        for (const uint32_t node : facts.path)
        {
            line.BeginObject();
            AddNode(line, "node", node);
            line.EndObject();
        }
        line.EndArray();
        break;
    case FailureRule::OLD_ENTRY:
        line.AddUnsigned("version", facts.version);
        line.AddUnsigned("iif_version", facts.iifVersion);
        break;
    case FailureRule::SENDER_VERSION:
        line.AddUnsigned("version", facts.version);
        line.AddUnsigned("sender_version", facts.senderVersion);
        break;
    case FailureRule::OLD_TREE:
        line.AddUnsigned("version", facts.version);
        line.AddInteger("moved_at_ns", facts.movedAt.GetNanoSeconds());
        break;
    default:
        break;
    }
}

} // namespace mgm
} // namespace ns3
