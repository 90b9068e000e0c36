/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-summary.h"

#include <nlohmann/json.hpp>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// JSON whose members stay in the order in which they are written.
using Json = nlohmann::ordered_json;

/// @return a value as ns-3 prints it.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// @return a time in seconds, exact to the nanosecond.
Json
ToSeconds(const Time& time)
{
    return static_cast<double>(time.GetNanoSeconds()) / 1e9;
}

/// @return a time in seconds, or null.
Json
ToSeconds(const std::optional<Time>& time)
{
    return time ? ToSeconds(*time) : Json();
}

/// @return counts by failure cause; those that did not occur are left out.
Json
ToJson(const std::array<uint64_t, FAILURE_CAUSE_COUNT>& counts)
{
    Json causes = Json::object();
    for (std::size_t i = 0; i < FAILURE_CAUSE_COUNT; ++i)
    {
        if (counts[i] > 0)
        {
            causes[GetFailureCauseName(static_cast<FailureCause>(i))] = counts[i];
        }
    }
    return causes;
}

/// @return counts of wrong-interface packets.
Json
ToJson(const AlertCounts& counts)
{
    Json verdicts;
    for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
    {
        verdicts[GetVerdictName(static_cast<Verdict>(i))] = counts.verdicts[i];
    }
    return {{"packets", counts.packets},
            {"verdicts", verdicts},
            {"failure_causes", ToJson(counts.causes)},
            {"alerts_delivered", counts.delivered},
            {"alerts_undelivered", counts.undelivered}};
}

/// @return one source.
Json
ToJson(const SourceResult& source)
{
    return {{"name", source.name},
            {"at", source.at},
            {"address", Print(source.address)},
            {"group", Print(source.group)},
            {"sent_packets", source.sent}};
}

/// @return one receiver.
Json
ToJson(const ReceiverResult& receiver)
{
    const DeliveryReport& delivery = receiver.delivery;
    const bool any = delivery.received > 0;
    return {{"name", delivery.receiver},
            {"at", receiver.at},
            {"address", Print(receiver.address)},
            {"group", Print(receiver.group)},
            {"expected_packets", delivery.expected},
            {"received_packets", delivery.received},
            {"received_outside_packets", delivery.receivedOutside},
            {"lost_packets", delivery.lost},
            {"in_flight_packets", delivery.inFlight},
            {"duplicate_packets", delivery.duplicates},
            {"out_of_order_packets", delivery.outOfOrder},
            {"join_latency_s", ToSeconds(delivery.joinLatency)},
            {"first_delay_s", ToSeconds(delivery.firstDelay)},
            {"min_delay_s", any ? ToSeconds(delivery.minDelay) : Json()},
            {"mean_delay_s", any ? ToSeconds(delivery.meanDelay) : Json()},
            {"max_delay_s", any ? ToSeconds(delivery.maxDelay) : Json()}};
}

/// @return one router.
Json
ToJson(const RouterResult& router)
{
    Json drops = Json::object();
    for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
    {
        if (router.drops[i] > 0)
        {
            drops[GetDropReasonName(static_cast<DropReason>(i))] = router.drops[i];
        }
    }
    return {{"name", router.name},
            {"node", router.node},
            {"packets", router.packets},
            {"forwarded_packets", router.forwarded},
            {"held_packets", router.held},
            {"dropped_packets", drops},
            {"wrong_interface", ToJson(router.alerts)}};
}

/// @return what an episode of wrong-interface packets led to.
Json
ToJson(const EpisodeResult& result)
{
    const AlertEpisode& episode = result.episode;
    std::optional<Time> toMessage;
    if (episode.firstMessage)
    {
        toMessage = *episode.firstMessage - episode.firstPacket;
    }
    return {{"first_packet_s", ToSeconds(episode.firstPacket)},
            {"last_packet_s", ToSeconds(episode.lastPacket)},
            {"packets", episode.packets},
            {"alerts", episode.alerts},
            {"failure_causes", ToJson(episode.causes)},
            {"message", toMessage ? Json(episode.message) : Json()},
            {"time_to_message_s", ToSeconds(toMessage)},
            {"time_to_quiet_s", ToSeconds(result.timeToQuiet)},
            {"duplicate_packets", result.duplicates}};
}

/// @return the wrong-interface packets of one (S,G) on one interface.
Json
ToJson(const AlertResult& alert)
{
    Json episodes = Json::array();
    for (const EpisodeResult& episode : alert.episodes)
    {
        episodes.push_back(ToJson(episode));
    }
    return {{"router", alert.router},
            {"source", Print(alert.row.key.source)},
            {"group", Print(alert.row.key.group)},
            {"interface", alert.row.arrival.index},
            {"interface_to", alert.interface},
            {"wrong_interface", ToJson(alert.row.counts)},
            {"first_packet_s", ToSeconds(alert.row.firstPacket)},
            {"last_packet_s", ToSeconds(alert.row.lastPacket)},
            {"episodes", episodes}};
}

/// @return a pcap file and its interface.
Json
ToJson(const CaptureResult& capture)
{
    return {{"file", capture.file},
            {"router", capture.router},
            {"node", capture.node},
            {"interface", capture.interface},
            {"interface_to", capture.neighbor}};
}

/// @return a record id, or null.
Json
ToJson(const RecordId& id)
{
    return id.IsSet() ? Json(Print(id)) : Json();
}

/// @return a violation that ended the run.
Json
ToJson(const InvariantRecord& violation)
{
    return {{"invariant", GetInvariantName(violation.invariant)},
            {"node", violation.node},
            {"source", Print(violation.key.source)},
            {"group", Print(violation.key.group)},
            {"record", ToJson(violation.head.id)}};
}

/// @return what must hold; null where nobody asked.
Json
ToJsonInvariants(const WatchResult& watch)
{
    if (watch.mode == "off")
    {
        return {};
    }
    Json invariants;
    for (std::size_t i = 0; i < INVARIANT_COUNT; ++i)
    {
        invariants[GetInvariantName(static_cast<Invariant>(i))] = {
            {"violations", watch.invariants[i].violations},
            {"explained", watch.invariants[i].explained}};
    }
    return {{"mode", watch.mode},
            {"invariants", invariants},
            {"ended_by", watch.fatal ? ToJson(*watch.fatal) : Json()}};
}

/// @return a finding that lasted.
Json
ToJson(const LastingFinding& lasting)
{
    const TreeFindingRecord& record = lasting.record;
    const bool hasInterface = record.finding.interface != 0;
    return {{"router", lasting.router},
            {"kind", GetTreeFindingName(record.finding.kind)},
            {"source", Print(record.key.source)},
            {"group", Print(record.key.group)},
            {"interface", hasInterface ? Json(record.finding.interface) : Json()},
            {"interface_to", lasting.interface},
            {"since_s", ToSeconds(record.since)},
            {"explanation", record.explanation.empty() ? Json() : Json(record.explanation)},
            {"record", ToJson(record.head.id)}};
}

/// @return what the oracle found; null where nobody asked.
Json
ToJsonOracle(const WatchResult& watch)
{
    if (watch.mode == "off")
    {
        return {};
    }
    std::array<uint64_t, TREE_FINDING_KIND_COUNT> lasting{};
    Json list = Json::array();
    for (const LastingFinding& finding : watch.lasting)
    {
        ++lasting[static_cast<std::size_t>(finding.record.finding.kind)];
        list.push_back(ToJson(finding));
    }
    Json findings;
    for (std::size_t i = 0; i < TREE_FINDING_KIND_COUNT; ++i)
    {
        const TreeFindingCounts& counts = watch.findings[i];
        findings[GetTreeFindingName(static_cast<TreeFindingKind>(i))] = {
            {"appeared", counts.appeared},
            {"explained", counts.explained},
            {"lasting", lasting[i]},
            {"longest_s", ToSeconds(counts.longest)}};
    }
    return {{"findings", findings}, {"lasting", list}};
}

/// @return a list of results.
template <typename T>
Json
ToJsonArray(const std::vector<T>& results)
{
    Json array = Json::array();
    for (const T& result : results)
    {
        array.push_back(ToJson(result));
    }
    return array;
}

} // namespace

void
WriteRunSummary(const RunResult& result,
                const std::vector<std::string>& files,
                std::ostream& stream)
{
    const Json summary{{"schema_version", SUMMARY_SCHEMA_VERSION},
                       {"scenario", result.scenario},
                       {"seed", result.seed},
                       {"run", result.run},
                       {"ns3_version", result.ns3Version},
                       {"duration_s", ToSeconds(result.duration)},
                       {"simulated_s", ToSeconds(result.simulated)},
                       {"interrupted", result.interrupted},
                       {"network",
                        {{"routers", result.routers.size()},
                         {"lans", result.lans},
                         {"links", result.links},
                         {"hosts", result.sources.size() + result.receivers.size()}}},
                       {"wrong_interface", ToJson(result.totals)},
                       {"control_messages", result.messages},
                       {"sources", ToJsonArray(result.sources)},
                       {"receivers", ToJsonArray(result.receivers)},
                       {"routers", ToJsonArray(result.routers)},
                       {"alerts", ToJsonArray(result.alerts)},
                       {"invariants", ToJsonInvariants(result.watch)},
                       {"oracle", ToJsonOracle(result.watch)},
                       {"notes", result.notes},
                       {"captures", ToJsonArray(result.captures)},
                       {"files", files}};
    stream << summary.dump(2) << '\n';
}

} // namespace mgm
} // namespace ns3
