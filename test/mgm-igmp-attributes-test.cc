/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-attributes: every timer and variable of IGMP is an attribute that names the
 * section of its RFC, with the default that stands there.
 */

#include "ns3/mgm-igmp-router-settings.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/type-id.h"
#include "ns3/uinteger.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// An attribute as the RFC has it.
struct Variable
{
    const char* type;    //!< class, below ns3::mgm::
    const char* name;    //!< name of the attribute
    const char* section; //!< what its help names
    const char* value;   //!< its default as text; times in nanoseconds
};

/// RFC 3376 8, RFC 2236 8 and RFC 4605. A default of 0 is derived from others.
constexpr Variable VARIABLES[] = {
    {"IgmpRouterInterface", "Version", "RFC 3376 7.3.1", "3"},
    {"IgmpRouterInterface", "OldestVersion", "RFC 3376 9.2", "1"},
    {"IgmpRouterInterface", "RobustnessVariable", "RFC 3376 8.1", "2"},
    {"IgmpRouterInterface", "QueryInterval", "RFC 3376 8.2", "+1.25e+11ns"},
    {"IgmpRouterInterface", "QueryResponseInterval", "RFC 3376 8.3", "+1e+10ns"},
    {"IgmpRouterInterface", "GroupMembershipInterval", "RFC 3376 8.4", "+0ns"},
    {"IgmpRouterInterface", "OtherQuerierPresentInterval", "RFC 3376 8.5", "+0ns"},
    {"IgmpRouterInterface", "StartupQueryInterval", "RFC 3376 8.6", "+0ns"},
    {"IgmpRouterInterface", "StartupQueryCount", "RFC 3376 8.7", "0"},
    {"IgmpRouterInterface", "LastMemberQueryInterval", "RFC 3376 8.8", "+1e+09ns"},
    {"IgmpRouterInterface", "LastMemberQueryCount", "RFC 3376 8.9", "0"},
    {"IgmpRouterInterface", "OlderHostPresentInterval", "RFC 3376 8.13", "+0ns"},
    {"IgmpRouterInterface", "SourceSpecificGroups", "RFC 4604 3", "232.0.0.0/8"},
    {"IgmpHost", "Version", "RFC 3376", "3"},
    {"IgmpHost", "RobustnessVariable", "RFC 3376 8.1", "2"},
    {"IgmpHost", "QueryInterval", "RFC 3376 8.2", "+1.25e+11ns"},
    {"IgmpHost", "QueryResponseInterval", "RFC 3376 8.3", "+1e+10ns"},
    {"IgmpHost", "UnsolicitedReportInterval", "RFC 3376 8.11", "+1e+09ns"},
    {"IgmpHost", "V2UnsolicitedReportInterval", "RFC 2236 8.10", "+1e+10ns"},
    {"IgmpHost", "Version1RouterPresentTimeout", "RFC 2236 8.11", "+4e+11ns"},
    {"IgmpHost", "ReportLinkLocal", "RFC 3376 5", "true"},
    {"IgmpHost", "SourceSpecific", "RFC 4604 2", "true"},
    {"IgmpHost", "SourceLimit", "RFC 3376 3.2", "0"},
    {"IgmpHost", "QueriedSourceLimit", "RFC 3376 9.1", "1024"},
    {"IgmpProxy", "ForwardOnlyAsQuerier", "RFC 4605 3", "true"},
    {"IgmpProxy", "UpstreamVersion", "RFC 4605 4.1", "3"},
    {"IgmpProxy", "UpstreamRobustnessVariable", "RFC 3376 8.1", "2"},
    {"IgmpProxy", "UpstreamUnsolicitedReportInterval", "RFC 3376 8.11", "+1e+09ns"},
    {"IgmpProxy", "UpstreamV2UnsolicitedReportInterval", "RFC 2236 8.10", "+1e+10ns"},
};

/// Names, sections and defaults.
class VariablesTestCase : public TestCase
{
  public:
    VariablesTestCase()
        : TestCase("Every timer and variable is an attribute, with its section and its default")
    {
    }

  private:
    void DoRun() override
    {
        for (const Variable& variable : VARIABLES)
        {
            const std::string what = std::string(variable.type) + "::" + variable.name;
            const TypeId type = TypeId::LookupByName(std::string("ns3::mgm::") + variable.type);
            TypeId::AttributeInformation attribute;
            NS_TEST_ASSERT_MSG_EQ(
                type.LookupAttributeByName(variable.name, &attribute), true, what);
            NS_TEST_EXPECT_MSG_NE(
                attribute.help.find(variable.section), std::string::npos, what << " says where");
            const Ptr<AttributeValue> expected = attribute.checker->Create();
            NS_TEST_ASSERT_MSG_EQ(
                expected->DeserializeFromString(variable.value, attribute.checker), true, what);
            NS_TEST_EXPECT_MSG_EQ(attribute.initialValue->SerializeToString(attribute.checker),
                                  expected->SerializeToString(attribute.checker),
                                  what << " has its default");
        }
    }
};

/// What follows from the defaults (RFC 3376 8.4 to 8.13).
class DerivedTestCase : public TestCase
{
  public:
    DerivedTestCase()
        : TestCase("S2, S3: derived values are those of the RFCs")
    {
    }

  private:
    void DoRun() override
    {
        const auto settings = CreateObject<IgmpRouterSettings>();
        const IgmpRouterVariables variables = settings->GetVariables({});
        NS_TEST_EXPECT_MSG_EQ(variables.groupMembershipInterval, Seconds(260), "8.4");
        NS_TEST_EXPECT_MSG_EQ(settings->GetOtherQuerierPresentInterval({}), Seconds(255), "8.5");
        NS_TEST_EXPECT_MSG_EQ(settings->GetStartupQueryInterval(), MilliSeconds(31250), "8.6");
        NS_TEST_EXPECT_MSG_EQ(settings->GetStartupQueryCount(), 2u, "8.7");
        NS_TEST_EXPECT_MSG_EQ(variables.lastMemberQueryCount, 2u, "8.9");
        NS_TEST_EXPECT_MSG_EQ(variables.olderHostPresentInterval, Seconds(260), "8.13");

        // What the querier says goes before what is configured here (4.1.6, 4.1.7).
        const IgmpAdoptedValues adopted{3, Seconds(20)};
        const IgmpRouterVariables others = settings->GetVariables(adopted);
        NS_TEST_EXPECT_MSG_EQ(others.groupMembershipInterval, Seconds(70), "3 x 20 s + 10 s");
        NS_TEST_EXPECT_MSG_EQ(others.olderHostPresentInterval, Seconds(70), "3 x 20 s + 10 s");
        NS_TEST_EXPECT_MSG_EQ(others.lastMemberQueryCount, 3u, "8.9");
        NS_TEST_EXPECT_MSG_EQ(
            settings->GetOtherQuerierPresentInterval(adopted), Seconds(65), "3 x 20 s + 5 s");
        CheckConfigured(settings, adopted);
        CheckUnconfigured(settings, variables);
    }

    /// Zero stands for the derived value again.
    void CheckUnconfigured(const Ptr<IgmpRouterSettings>& settings,
                           const IgmpRouterVariables& expected)
    {
        for (const char* name : {"GroupMembershipInterval",
                                 "OtherQuerierPresentInterval",
                                 "StartupQueryInterval",
                                 "StartupQueryCount",
                                 "LastMemberQueryCount",
                                 "OlderHostPresentInterval"})
        {
            NS_TEST_EXPECT_MSG_EQ(
                settings->SetAttributeFailSafe(name, StringValue("0")), true, name);
        }
        const IgmpRouterVariables variables = settings->GetVariables({});
        NS_TEST_EXPECT_MSG_EQ(
            variables.groupMembershipInterval, expected.groupMembershipInterval, "8.4");
        NS_TEST_EXPECT_MSG_EQ(settings->GetOtherQuerierPresentInterval({}), Seconds(255), "8.5");
        NS_TEST_EXPECT_MSG_EQ(settings->GetStartupQueryInterval(), MilliSeconds(31250), "8.6");
        NS_TEST_EXPECT_MSG_EQ(settings->GetStartupQueryCount(), 2u, "8.7");
        NS_TEST_EXPECT_MSG_EQ(variables.lastMemberQueryCount, expected.lastMemberQueryCount, "8.9");
        NS_TEST_EXPECT_MSG_EQ(
            variables.olderHostPresentInterval, expected.olderHostPresentInterval, "8.13");
    }

    /// What is configured goes before what would be derived.
    void CheckConfigured(const Ptr<IgmpRouterSettings>& settings, const IgmpAdoptedValues& adopted)
    {
        settings->SetAttribute("GroupMembershipInterval", TimeValue(Seconds(81)));
        settings->SetAttribute("OtherQuerierPresentInterval", TimeValue(Seconds(82)));
        settings->SetAttribute("StartupQueryInterval", TimeValue(Seconds(83)));
        settings->SetAttribute("StartupQueryCount", UintegerValue(84));
        settings->SetAttribute("LastMemberQueryCount", UintegerValue(85));
        settings->SetAttribute("OlderHostPresentInterval", TimeValue(Seconds(86)));
        const IgmpRouterVariables variables = settings->GetVariables(adopted);
        NS_TEST_EXPECT_MSG_EQ(variables.groupMembershipInterval, Seconds(81), "8.4");
        NS_TEST_EXPECT_MSG_EQ(
            settings->GetOtherQuerierPresentInterval(adopted), Seconds(82), "8.5");
        NS_TEST_EXPECT_MSG_EQ(settings->GetStartupQueryInterval(), Seconds(83), "8.6");
        NS_TEST_EXPECT_MSG_EQ(settings->GetStartupQueryCount(), 84u, "8.7");
        NS_TEST_EXPECT_MSG_EQ(variables.lastMemberQueryCount, 85u, "8.9");
        NS_TEST_EXPECT_MSG_EQ(variables.olderHostPresentInterval, Seconds(86), "8.13");
    }
};

/// Suite mgm-igmp-attributes.
class IgmpAttributesTestSuite : public TestSuite
{
  public:
    IgmpAttributesTestSuite()
        : TestSuite("mgm-igmp-attributes", TestSuite::Type::UNIT)
    {
        AddTestCase(new VariablesTestCase);
        AddTestCase(new DerivedTestCase);
    }
};

IgmpAttributesTestSuite g_igmpAttributesTestSuite; //!< Static variable for test initialization

} // namespace
