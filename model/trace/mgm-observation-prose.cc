/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-observation-prose.h"

#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// How many routers of a loop are named.
constexpr std::size_t LOOP_LIMIT = 8;

/// @return the name of the interface of a record.
std::string
NamePlace(const TraceRecord& record)
{
    return NameInterface(record.GetInterface("interface"));
}

/// @return the names of the routers of a loop.
std::string
NameLoop(const TraceRecord& finding)
{
    std::vector<std::string> names;
    for (const TraceRecord& router : finding.GetObjects("loop"))
    {
        names.push_back(router.Has("name") ? router.GetText("name")
                                           : "node " + std::to_string(router.GetUnsigned("node")));
    }
    return FormatList(names, LOOP_LIMIT);
}

/// @return what is wrong with the entries of some data.
std::string
DescribeFault(const TraceRecord& finding, const std::string& data)
{
    const std::string kind = finding.GetText("kind");
    if (kind == "stale-iif")
    {
        const TraceInterface expected = finding.GetInterface("expected");
        return "the entry for " + data + " looks to " + NamePlace(finding) +
               (expected.index == 0 ? ", though nothing leads to the source"
                                    : " instead of " + NameInterface(expected));
    }
    if (kind == "missing-oif")
    {
        return "no copies of " + data + " leave on " + NamePlace(finding) +
               ", where receivers depend on them";
    }
    if (kind == "extra-oif")
    {
        return "copies of " + data + " leave on " + NamePlace(finding) +
               ", where no receiver depends on them";
    }
    return kind == "loop" ? "the entries for " + data + " of " + NameLoop(finding) +
                                " take the data from each other"
                          : "packets of " + data + " come, and nobody who waits gets them";
}

} // namespace

bool
IsObservation(const TraceRecord& record)
{
    return record.GetKind() == "tree-finding" || record.GetKind() == "invariant-violation";
}

std::string
DescribeObservation(const TraceRecord& record, const std::string& data)
{
    const std::string explained =
        record.Has("explanation") ? " (explained: " + record.GetText("explanation") + ")" : "";
    if (record.GetKind() == "tree-finding")
    {
        const bool appeared = record.GetText("event") == "appeared";
        return (appeared ? "the oracle found that " : "the oracle no longer found that ") +
               DescribeFault(record, data) + explained;
    }
    return "the invariant " + record.GetText("invariant") + " did not hold" +
           (data.empty() ? "" : " for " + data) +
           (record.Has("interface") ? " on " + NamePlace(record) : "") + explained;
}

} // namespace mgm
} // namespace ns3
