/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-router-settings.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <limits>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(IgmpRouterSettings);

namespace
{

/// @return a configured time, or the one that follows from other variables if it is 0.
Time
Or(Time configured, Time derived)
{
    return configured.IsZero() ? derived : configured;
}

/// @return a configured limit, or none if it is 0.
uint32_t
OrUnlimited(uint32_t configured)
{
    return configured == 0 ? std::numeric_limits<uint32_t>::max() : configured;
}

/// Sets a filter; aborts the program if the text cannot be read.
void
SetRanges(IgmpGroupFilter& filter, const std::string& text, const char* attribute)
{
    std::string error;
    NS_ABORT_MSG_UNLESS(filter.Parse(text, error),
                        "mgm::IgmpRouterSettings: attribute " << attribute << ": " << error);
}

} // namespace

TypeId
IgmpRouterSettings::GetTypeId()
{
    static TypeId tid = AddLimits(AddVariables(
        TypeId("ns3::mgm::IgmpRouterSettings").SetParent<Object>().SetGroupName("Mgm")));
    return tid;
}

TypeId
IgmpRouterSettings::AddVariables(TypeId tid)
{
    return tid
        .AddAttribute("Version",
                      "Version of IGMP that the router speaks; the same for all routers of a link "
                      "(RFC 3376 7.3.1).",
                      UintegerValue(3),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_version),
                      MakeUintegerChecker<uint8_t>(1, 3))
        .AddAttribute("OldestVersion",
                      "Oldest version whose reports are heard; those of version 1 keep a router "
                      "from hearing leave messages (RFC 3376 9.2). Read when the router starts.",
                      UintegerValue(1),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_oldestVersion),
                      MakeUintegerChecker<uint8_t>(1, 3))
        .AddAttribute("RobustnessVariable",
                      "Robustness Variable (RFC 3376 8.1): IGMP bears the loss of one packet less. "
                      "A router that is not the querier adopts the querier's.",
                      UintegerValue(2),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_robustness),
                      MakeUintegerChecker<uint32_t>(1))
        .AddAttribute("QueryInterval",
                      "Query Interval (RFC 3376 8.2): time between general queries. A router that "
                      "is not the querier adopts the querier's.",
                      TimeValue(Seconds(125)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_queryInterval),
                      MakeTimeChecker(NanoSeconds(1)))
        .AddAttribute("QueryResponseInterval",
                      "Query Response Interval (RFC 3376 8.3): Max Response Time of general "
                      "queries, in steps of 0.1 s; less than the Query Interval.",
                      TimeValue(Seconds(10)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_queryResponseInterval),
                      MakeTimeChecker(MilliSeconds(100)))
        .AddAttribute("GroupMembershipInterval",
                      "Group Membership Interval (RFC 3376 8.4): after this time without a report "
                      "a group or source has no members; 0 s: Robustness Variable x Query Interval "
                      "+ Query Response Interval.",
                      TimeValue(Seconds(0)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_groupMembershipInterval),
                      MakeTimeChecker(Seconds(0)))
        .AddAttribute("OtherQuerierPresentInterval",
                      "Other Querier Present Interval (RFC 3376 8.5): after this time without a "
                      "query of the querier the router becomes the querier; 0 s: Robustness "
                      "Variable x Query Interval + half the Query Response Interval.",
                      TimeValue(Seconds(0)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_otherQuerierPresentInterval),
                      MakeTimeChecker(Seconds(0)))
        .AddAttribute("StartupQueryInterval",
                      "Startup Query Interval (RFC 3376 8.6): time between general queries at the "
                      "start; 0 s: a quarter of the Query Interval.",
                      TimeValue(Seconds(0)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_startupQueryInterval),
                      MakeTimeChecker(Seconds(0)))
        .AddAttribute("StartupQueryCount",
                      "Startup Query Count (RFC 3376 8.7): number of general queries at the start; "
                      "0: the Robustness Variable.",
                      UintegerValue(0),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_startupQueryCount),
                      MakeUintegerChecker<uint32_t>())
        .AddAttribute("LastMemberQueryInterval",
                      "Last Member Query Interval (RFC 3376 8.8): Max Response Time of specific "
                      "queries, in steps of 0.1 s, and the time between them.",
                      TimeValue(Seconds(1)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_lastMemberQueryInterval),
                      MakeTimeChecker(MilliSeconds(100)))
        .AddAttribute("LastMemberQueryCount",
                      "Last Member Query Count (RFC 3376 8.9): number of specific queries before a "
                      "group or source has no members; 0: the Robustness Variable.",
                      UintegerValue(0),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_lastMemberQueryCount),
                      MakeUintegerChecker<uint32_t>())
        .AddAttribute("OlderHostPresentInterval",
                      "Older Host Present Interval (RFC 3376 8.13): after this time without a "
                      "report of an older version a group is a group of the newer version; 0 s: "
                      "Robustness Variable x Query Interval + Query Response Interval.",
                      TimeValue(Seconds(0)),
                      MakeTimeAccessor(&IgmpRouterSettings::m_olderHostPresentInterval),
                      MakeTimeChecker(Seconds(0)));
}

TypeId
IgmpRouterSettings::AddLimits(TypeId tid)
{
    return tid
        .AddAttribute("ImmediateLeave",
                      "Whether who leaves was the last member, so that nobody is asked; for links "
                      "with one host.",
                      BooleanValue(false),
                      MakeBooleanAccessor(&IgmpRouterSettings::m_immediateLeave),
                      MakeBooleanChecker())
        .AddAttribute("GroupLimit",
                      "Largest number of groups with members; reports of others are ignored. 0: no "
                      "limit.",
                      UintegerValue(16384),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_groupLimit),
                      MakeUintegerChecker<uint32_t>())
        .AddAttribute("SourceLimit",
                      "Largest number of source records of a group; others are not recorded. 0: no "
                      "limit.",
                      UintegerValue(0),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_sourceLimit),
                      MakeUintegerChecker<uint32_t>())
        .AddAttribute("RecordLimit",
                      "Largest number of source records of all groups together; others are not "
                      "recorded. 0: no limit.",
                      UintegerValue(65536),
                      MakeUintegerAccessor(&IgmpRouterSettings::m_recordLimit),
                      MakeUintegerChecker<uint32_t>())
        .AddAttribute("AllowedGroups",
                      "Groups that may be joined, as ranges separated by blanks, for example "
                      "\"239.1.0.0/16 232.0.0.0/8\"; reports of others are ignored. \"\": all.",
                      StringValue(""),
                      MakeStringAccessor(&IgmpRouterSettings::SetAllowedGroups,
                                         &IgmpRouterSettings::GetAllowedGroups),
                      MakeStringChecker())
        .AddAttribute("SourceSpecificGroups",
                      "Groups of which only single sources can be joined (RFC 4604 3), as ranges "
                      "separated by blanks. \"\": none.",
                      StringValue("232.0.0.0/8"),
                      MakeStringAccessor(&IgmpRouterSettings::SetSourceSpecificGroups,
                                         &IgmpRouterSettings::GetSourceSpecificGroups),
                      MakeStringChecker());
}

IgmpRouterSettings::IgmpRouterSettings() = default;

IgmpRouterSettings::~IgmpRouterSettings() = default;

IgmpVersion
IgmpRouterSettings::GetVersion() const
{
    return static_cast<IgmpVersion>(m_version);
}

IgmpVersion
IgmpRouterSettings::GetOldestVersion() const
{
    return static_cast<IgmpVersion>(m_oldestVersion);
}

IgmpRouterVariables
IgmpRouterSettings::GetVariables(const IgmpAdoptedValues& adopted) const
{
    IgmpRouterVariables variables;
    variables.version = GetVersion();
    variables.robustness = adopted.robustness.value_or(m_robustness);
    variables.queryInterval = adopted.queryInterval.value_or(m_queryInterval);
    variables.queryResponseInterval = m_queryResponseInterval;
    const Time derived = variables.queryInterval * static_cast<int64_t>(variables.robustness) +
                         variables.queryResponseInterval;
    variables.groupMembershipInterval = Or(m_groupMembershipInterval, derived);
    variables.olderHostPresentInterval = Or(m_olderHostPresentInterval, derived);
    variables.lastMemberQueryInterval = m_lastMemberQueryInterval;
    variables.lastMemberQueryCount =
        m_lastMemberQueryCount == 0 ? variables.robustness : m_lastMemberQueryCount;
    variables.querier = true;
    variables.immediateLeave = m_immediateLeave;
    variables.sourceLimit = OrUnlimited(m_sourceLimit);
    return variables;
}

Time
IgmpRouterSettings::GetOtherQuerierPresentInterval(const IgmpAdoptedValues& adopted) const
{
    const IgmpRouterVariables variables = GetVariables(adopted);
    return Or(m_otherQuerierPresentInterval,
              variables.queryInterval * static_cast<int64_t>(variables.robustness) +
                  variables.queryResponseInterval / 2);
}

Time
IgmpRouterSettings::GetStartupQueryInterval() const
{
    return Or(m_startupQueryInterval, m_queryInterval / 4);
}

uint32_t
IgmpRouterSettings::GetStartupQueryCount() const
{
    return m_startupQueryCount == 0 ? m_robustness : m_startupQueryCount;
}

uint32_t
IgmpRouterSettings::GetGroupLimit() const
{
    return OrUnlimited(m_groupLimit);
}

uint32_t
IgmpRouterSettings::GetRecordLimit() const
{
    return OrUnlimited(m_recordLimit);
}

bool
IgmpRouterSettings::IsAllowed(Ipv4Address group) const
{
    return m_allowedGroups.IsEmpty() || m_allowedGroups.Contains(group);
}

bool
IgmpRouterSettings::IsSourceSpecific(Ipv4Address group) const
{
    return m_sourceSpecific.Contains(group);
}

void
IgmpRouterSettings::SetAllowedGroups(std::string text)
{
    SetRanges(m_allowedGroups, text, "AllowedGroups");
}

std::string
IgmpRouterSettings::GetAllowedGroups() const
{
    return m_allowedGroups.GetText();
}

void
IgmpRouterSettings::SetSourceSpecificGroups(std::string text)
{
    SetRanges(m_sourceSpecific, text, "SourceSpecificGroups");
}

std::string
IgmpRouterSettings::GetSourceSpecificGroups() const
{
    return m_sourceSpecific.GetText();
}

} // namespace mgm
} // namespace ns3
