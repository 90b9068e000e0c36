/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Facts about packets that arrived at receivers or were dropped on the way.
 */

#include "ns3/mgm-lesson-answer.h"
#include "ns3/mgm-lesson-facts.h"

#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a receiver's counts in a sentence.
std::string
DescribeDelivery(const ReceiverResult& receiver)
{
    const DeliveryReport& report = receiver.delivery;
    return report.receiver + " should have received " + std::to_string(report.expected) +
           " packets and received " + std::to_string(report.received) + "; " +
           std::to_string(report.lost) + " were lost, and " + std::to_string(report.duplicates) +
           " came once more than they should.";
}

/// @return what a receiver got.
LessonFact
FindDelivery(const LessonRun& run, const LessonAsk& ask)
{
    const ReceiverResult& receiver =
        run.GetResult().receivers.at(*run.GetNames().FindReceiver(ask.receiver));
    const DeliveryReport& report = receiver.delivery;
    uint64_t number = report.expected;
    if (ask.count == "received")
    {
        number = report.received;
    }
    else if (ask.count == "lost")
    {
        number = report.lost;
    }
    else if (ask.count == "duplicates")
    {
        number = report.duplicates;
    }
    return {MakeNumberAnswer(number), DescribeDelivery(receiver)};
}

/// @return who got nothing.
LessonFact
FindStarvedReceivers(const LessonRun& run)
{
    std::vector<std::string> names;
    std::string why;
    for (const ReceiverResult& receiver : run.GetResult().receivers)
    {
        if (receiver.delivery.received == 0)
        {
            names.push_back(receiver.delivery.receiver);
            why += (why.empty() ? "" : " ") + receiver.delivery.receiver + " got none of " +
                   std::to_string(receiver.delivery.expected) + " packets.";
        }
    }
    return {MakeNamesAnswer(names), why.empty() ? "Every receiver got packets." : why};
}

/// @return how often a router dropped packets or copies for each reason.
std::map<DropReason, uint64_t>
CountDrops(const LessonRun& run, const LessonAsk& ask)
{
    std::map<DropReason, uint64_t> counts;
    for (const auto& drop : run.GetDrops())
    {
        const SourceGroup key(drop.record.header.GetSource(), drop.record.header.GetDestination());
        if (run.GetRouterName(drop.record.head.id.node) == ask.router &&
            key == run.GetKey(ask.source))
        {
            ++counts[*drop.record.reason];
        }
    }
    return counts;
}

/// @return counts in sentences.
std::string
DescribeDrops(const LessonAsk& ask, const std::map<DropReason, uint64_t>& counts)
{
    std::string why;
    for (const auto& count : counts)
    {
        why += (why.empty() ? "" : " ") + ask.router + " dropped " + std::to_string(count.second) +
               " packets or copies of " + ask.source + " for " + GetDropReasonName(count.first) +
               " (" + GetDropReasonText(count.first) + ").";
    }
    return why.empty() ? ask.router + " dropped no packets of " + ask.source + "." : why;
}

/// @return for what a router dropped most packets of a source.
LessonFact
FindDropReason(const LessonRun& run, const LessonAsk& ask)
{
    const std::map<DropReason, uint64_t> counts = CountDrops(run, ask);
    std::string name = "none";
    uint64_t most = 0;
    for (const auto& count : counts)
    {
        if (count.second > most)
        {
            most = count.second;
            name = GetDropReasonName(count.first);
        }
    }
    return {MakeNameAnswer(name), DescribeDrops(ask, counts)};
}

/// @return how many packets and copies a router dropped for a reason.
LessonFact
FindDrops(const LessonRun& run, const LessonAsk& ask)
{
    const std::map<DropReason, uint64_t> counts = CountDrops(run, ask);
    uint64_t number = 0;
    for (const auto& count : counts)
    {
        number += ask.reason == GetDropReasonName(count.first) ? count.second : 0;
    }
    return {MakeNumberAnswer(number), DescribeDrops(ask, counts)};
}

} // namespace

std::optional<LessonFact>
FindPacketFact(const LessonRun& run, const LessonAsk& ask)
{
    switch (ask.fact)
    {
    case FactKind::DELIVERY:
        return FindDelivery(run, ask);
    case FactKind::DROP_REASON:
        return FindDropReason(run, ask);
    case FactKind::DROPS:
        return FindDrops(run, ask);
    default:
        return FindStarvedReceivers(run);
    }
}

} // namespace mgm
} // namespace ns3
