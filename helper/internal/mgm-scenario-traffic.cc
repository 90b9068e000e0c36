/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Sections "sources" and "receivers" of a scenario file.
 */

#include "ns3/mgm-scenario-sections.h"
#include "ns3/mgm-topology-text.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Bytes of the sequence number, time and size that each packet carries (ns3::SeqTsSizeHeader).
constexpr uint64_t MINIMUM_PAYLOAD = 20;
/// Largest UDP payload over IPv4 (RFC 768, RFC 791).
constexpr uint64_t MAXIMUM_PAYLOAD = 65507;

/**
 * Adds the machine of a source or receiver.
 * @param [in] view The source or receiver.
 * @param [in,out] names Names of the scenario.
 * @param [in,out] scenario The scenario.
 * @return the host.
 */
HostIndex
ReadHost(const JsonView& view, ScenarioNames& names, Scenario& scenario)
{
    const HostIndex index = scenario.hosts.size();
    ScenarioHost host;
    if (const auto name = view.Require("name"))
    {
        names.AddHost(*name, index);
        host.name = name->GetValue().is_string() ? name->GetValue().get<std::string>() : "";
    }
    if (const auto at = view.Require("at"))
    {
        host.at = names.GetNode(*at).value_or(0);
    }
    scenario.hosts.push_back(host);
    return index;
}

/// @return the group in member "group".
Ipv4Address
ReadGroup(const JsonView& view)
{
    const auto group = view.Require("group");
    return group ? ScenarioNames::GetGroup(*group) : Ipv4Address::GetAny();
}

/**
 * Adds the event of a time that may stand in a source or receiver.
 * @param [in] view The source or receiver.
 * @param [in] member Member with the time.
 * @param [in] always Whether the event happens at 0 s where the member is missing.
 * @param [in] event What happens.
 * @param [in,out] timeline Events of the scenario.
 */
template <typename Event>
void
ReadTime(const JsonView& view,
         const std::string& member,
         bool always,
         const Event& event,
         ScenarioTimeline& timeline)
{
    const auto time = view.Find(member);
    if (time)
    {
        timeline.Add(ScenarioEvent{time->GetSeconds(), event}, *time);
    }
    else if (always)
    {
        timeline.Add(ScenarioEvent{Time(0), event}, view);
    }
}

/// Reads a rate as networks write it.
DataRate
ReadRate(const JsonView& view)
{
    const nlohmann::json& value = view.GetValue();
    const auto rate =
        value.is_string() ? ParseRate(value.get_ref<const std::string&>()) : std::nullopt;
    if (!rate)
    {
        view.Refuse(RATE_FORMAT);
    }
    return rate.value_or(DataRate(1));
}

/// Reads one source.
ScenarioSource
ReadSource(const JsonView& view, ScenarioNames& names, Scenario& scenario)
{
    ScenarioSource source;
    source.host = ReadHost(view, names, scenario);
    source.group = ReadGroup(view);
    if (const auto rate = view.Require("rate"))
    {
        source.rate = ReadRate(*rate);
    }
    if (const auto size = view.Require("size_bytes"))
    {
        source.packetSize =
            static_cast<uint32_t>(size->GetInteger(MINIMUM_PAYLOAD, MAXIMUM_PAYLOAD));
    }
    if (const auto ttl = view.Find("ttl"))
    {
        source.ttl = static_cast<uint8_t>(ttl->GetInteger(1, 255));
    }
    return source;
}

/// @return the only source that a receiver of a group listens to.
std::optional<std::size_t>
ReadWantedSource(const JsonView& view,
                 Ipv4Address group,
                 const ScenarioNames& names,
                 const Scenario& scenario)
{
    const std::optional<std::size_t> source = names.GetSource(view);
    if (source && scenario.sources[*source].group != group)
    {
        view.Refuse("a source that sends to the receiver's group");
    }
    return source;
}

} // namespace

void
ReadSources(const JsonView& view,
            ScenarioNames& names,
            Scenario& scenario,
            ScenarioTimeline& timeline)
{
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject(
                {"name", "at", "group", "rate", "size_bytes", "ttl", "start_s", "stop_s"}))
        {
            continue;
        }
        const std::size_t index = scenario.sources.size();
        scenario.sources.push_back(ReadSource(element, names, scenario));
        names.AddSource(scenario.hosts[scenario.sources.back().host].name, index);
        ReadTime(element, "start_s", true, SourceChangeEvent{index, true}, timeline);
        ReadTime(element, "stop_s", false, SourceChangeEvent{index, false}, timeline);
    }
}

void
ReadReceivers(const JsonView& view,
              ScenarioNames& names,
              Scenario& scenario,
              ScenarioTimeline& timeline,
              ScenarioIgmpReader& igmp)
{
    for (const JsonView& element : view.GetElements())
    {
        if (!element.ExpectObject(
                {"name", "at", "group", "source", "include", "exclude", "join_s", "leave_s"}))
        {
            continue;
        }
        const std::size_t index = scenario.receivers.size();
        ScenarioReceiver receiver;
        receiver.host = ReadHost(element, names, scenario);
        receiver.group = ReadGroup(element);
        if (const auto source = element.Find("source"))
        {
            receiver.source = ReadWantedSource(*source, receiver.group, names, scenario);
        }
        scenario.receivers.push_back(receiver);
        scenario.receivers.back().filter = igmp.ReadFilter(element, index);
        if (receiver.source && scenario.receivers.back().filter)
        {
            element.Find("source")->GetProblems().Add(
                element.GetPointer(), "\"source\" cannot be given with a list of sources");
        }
        names.AddReceiver(scenario.hosts[receiver.host].name, index);
        ReadTime(element, "join_s", true, MembershipChangeEvent{index, true}, timeline);
        ReadTime(element, "leave_s", false, MembershipChangeEvent{index, false}, timeline);
    }
}

} // namespace mgm
} // namespace ns3
