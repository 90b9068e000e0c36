/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-attribute-check: attributes that somebody wrote down, right and wrong.
 */

#include "ns3/boolean.h"
#include "ns3/data-rate.h"
#include "ns3/double.h"
#include "ns3/ipv4-address.h"
#include "ns3/mgm-attribute-check.h"
#include "ns3/mgm-compat.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"
#include "ns3/object.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Has an attribute of each type that is checked.
class SampleObject : public Object
{
  public:
    /// A choice.
    enum Color
    {
        RED,
        GREEN
    };

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId()
    {
        static TypeId tid =
            TypeId("ns3::mgm::tests::SampleObject")
                .SetParent<Object>()
                .AddConstructor<SampleObject>()
                .AddAttribute("Flag",
                              "A flag",
                              BooleanValue(false),
                              MakeBooleanAccessor(&SampleObject::m_flag),
                              MakeBooleanChecker())
                .AddAttribute("Count",
                              "A number",
                              UintegerValue(1),
                              MakeUintegerAccessor(&SampleObject::m_count),
                              MakeUintegerChecker<uint8_t>(1, 9))
                .AddAttribute("Ratio",
                              "A ratio",
                              DoubleValue(0),
                              MakeDoubleAccessor(&SampleObject::m_ratio),
                              MakeDoubleChecker<double>(0, 1))
                .AddAttribute("Delay",
                              "A time",
                              TimeValue(Seconds(0)),
                              MakeTimeAccessor(&SampleObject::m_delay),
                              MakeTimeChecker(Seconds(0)))
                .AddAttribute("Rate",
                              "A rate",
                              DataRateValue(DataRate(0)),
                              MakeDataRateAccessor(&SampleObject::m_rate),
                              MakeDataRateChecker())
                .AddAttribute("Address",
                              "An address",
                              Ipv4AddressValue(Ipv4Address::GetAny()),
                              MakeIpv4AddressAccessor(&SampleObject::m_address),
                              MakeIpv4AddressChecker())
                .AddAttribute("Color",
                              "A choice",
                              EnumValue(RED),
                              compat::MakeEnumAccessorFor<Color>(&SampleObject::m_color),
                              MakeEnumChecker(RED, "red", GREEN, "green"))
                .AddAttribute("Other",
                              "An object",
                              PointerValue(),
                              MakePointerAccessor(&SampleObject::m_other),
                              MakePointerChecker<Object>());
        return tid;
    }

  private:
    bool m_flag{false};    //!< attribute Flag
    uint8_t m_count{1};    //!< attribute Count
    double m_ratio{0};     //!< attribute Ratio
    Time m_delay;          //!< attribute Delay
    DataRate m_rate;       //!< attribute Rate
    Ipv4Address m_address; //!< attribute Address
    Color m_color{RED};    //!< attribute Color
    Ptr<Object> m_other;   //!< attribute Other
};

NS_OBJECT_ENSURE_REGISTERED(SampleObject);

/// Values of each type.
class AttributeCheckTestCase : public TestCase
{
  public:
    AttributeCheckTestCase()
        : TestCase("Right values pass, and wrong ones are explained instead of ending the program")
    {
    }

  private:
    void DoRun() override
    {
        Accept();
        Refuse();
        CheckNames();
    }

    /// Values that ns-3 takes.
    void Accept()
    {
        const std::pair<const char*, const char*> right[] = {
            {"Flag", "true"},
            {"Count", "9"},
            {"Ratio", "0.5"},
            {"Delay", "250ms"},
            {"Delay", "3"},
            {"Rate", "64kbps"},
            {"Rate", "1.5Mb/s"},
            {"Address", "10.0.0.1"},
            {"Color", "green"},
        };
        for (const auto& [name, value] : right)
        {
            NS_TEST_EXPECT_MSG_EQ(Why(name, value), "", name << " = " << value);
            ObjectFactory factory("ns3::mgm::tests::SampleObject");
            factory.Set(name, StringValue(value));
            factory.Create();
        }
    }

    /// Values that ns-3 does not take.
    void Refuse()
    {
        NS_TEST_EXPECT_MSG_EQ(Why("Flag", "yes"), "found \"yes\"; allowed: true or false", "bool");
        NS_TEST_EXPECT_MSG_EQ(
            Why("Count", "10"), "found \"10\"; allowed: a whole number from 1 to 9", "range");
        NS_TEST_EXPECT_MSG_EQ(Why("Count", "-1"), "found \"-1\"; allowed: a whole number", "sign");
        NS_TEST_EXPECT_MSG_EQ(
            Why("Ratio", "1.5"), "found \"1.5\"; allowed: a number from 0 to 1", "range");
        NS_TEST_EXPECT_MSG_EQ(Why("Delay", "3 sec"),
                              "found \"3 sec\"; allowed: a time with its unit, such as 3s or 250ms",
                              "unit");
        NS_TEST_EXPECT_MSG_NE(Why("Delay", "-1s"), "", "negative");
        NS_TEST_EXPECT_MSG_NE(Why("Rate", "64 kbit"), "", "unit");
        NS_TEST_EXPECT_MSG_NE(Why("Address", "10.0.0"), "", "address");
        NS_TEST_EXPECT_MSG_EQ(
            Why("Color", "gren"),
            "found \"gren\"; allowed: one of \"red\", \"green\" (did you mean \"green\"?)",
            "choice");
        const std::string digits(1000000, '1');
        NS_TEST_EXPECT_MSG_EQ(Why("Count", digits),
                              "found \"" + digits.substr(0, 100) +
                                  "\"... (1000000 bytes); allowed: a whole number",
                              "longer than any number is");
        // Any object's; nothing is looked at.
        NS_TEST_EXPECT_MSG_EQ(
            WhyNotDefault("ns3::mgm::IgmpRouterSettings::AllowedGroups", digits), "", "a text");
    }

    /// Names of attributes and types.
    void CheckNames()
    {
        NS_TEST_EXPECT_MSG_EQ(
            Why("Dealy", "1s"),
            "found \"Dealy\", which is no attribute of ns3::mgm::tests::SampleObject; allowed: one "
            "of \"Address\", \"Color\", \"Count\", \"Delay\", \"Flag\", \"Rate\", \"Ratio\" (did "
            "you mean \"Delay\"?)",
            "no such attribute");
        NS_TEST_EXPECT_MSG_EQ(
            Why("Other", "x"),
            "attribute Other of ns3::mgm::tests::SampleObject cannot be set from a text",
            "an object");
        NS_TEST_EXPECT_MSG_EQ(
            WhyNotDefault("ns3::mgm::tests::SampleObject::Delay", "1s"), "", "a default");
        NS_TEST_EXPECT_MSG_EQ(
            WhyNotDefault("ns3::mgm::tests::SampleObjet::Delay", "1s"),
            "found \"ns3::mgm::tests::SampleObjet\", which is no type of ns-3; allowed: "
            "ns3::Type::Attribute (did you mean \"ns3::mgm::tests::SampleObject\"?)",
            "no such type");
        NS_TEST_EXPECT_MSG_NE(WhyNotDefault("Delay", "1s"), "", "no type");
        NS_TEST_EXPECT_MSG_EQ(WhyNotDefault("ns3::mgm::IgmpRouterInterface::QueryInterval", "10s"),
                              "found \"ns3::mgm::IgmpRouterInterface::QueryInterval\", which "
                              "ns3::mgm::IgmpRouterInterface inherits; allowed: "
                              "ns3::mgm::IgmpRouterSettings::QueryInterval",
                              "ns-3 finds defaults where they are declared");
    }

    /// @return what is wrong with an attribute of the sample.
    static std::string Why(const std::string& name, const std::string& value)
    {
        return WhyNotAttribute(SampleObject::GetTypeId(), name, value);
    }
};

/// Suite mgm-attribute-check.
class AttributeCheckTestSuite : public TestSuite
{
  public:
    AttributeCheckTestSuite()
        : TestSuite("mgm-attribute-check", TestSuite::Type::UNIT)
    {
        AddTestCase(new AttributeCheckTestCase);
    }
};

AttributeCheckTestSuite g_attributeCheckTestSuite; //!< Static variable for test initialization

} // namespace
