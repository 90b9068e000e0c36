/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-types: the value types that every room shares.
 */

#include "mgm-test-require.h"
#include "ns3/header.h"
#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-igmp-listen.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-origin-tag.h"
#include "ns3/mgm-pim-reject.h"
#include "ns3/mgm-previous-hop-tag.h"
#include "ns3/mgm-types.h"
#include "ns3/object-factory.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/tag.h"
#include "ns3/test.h"

#include <map>
#include <memory>
#include <sstream>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Text of a printable value.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// Comparing, ordering, covering and printing of interface ids and keys.
class KeyTestCase : public TestCase
{
  public:
    KeyTestCase()
        : TestCase("Keys compare, cover, order and print")
    {
    }

  private:
    void DoRun() override
    {
        const SourceGroup exact("10.0.1.2", "239.1.1.1");
        const SourceGroup anySource(Ipv4Address::GetAny(), "239.1.1.1");
        const SourceGroup any;
        NS_TEST_EXPECT_MSG_EQ(any.Covers(anySource), true, "(*,*) covers (*,G)");
        NS_TEST_EXPECT_MSG_EQ(anySource.Covers(exact), true, "(*,G) covers (S,G)");
        NS_TEST_EXPECT_MSG_EQ(exact.Covers(anySource), false, "(S,G) does not cover (*,G)");
        NS_TEST_EXPECT_MSG_EQ(
            anySource.Covers(SourceGroup("10.0.1.2", "239.1.1.2")), false, "another group");
        NS_TEST_EXPECT_MSG_EQ(
            (SourceGroup("10.0.0.9", "239.0.0.1") < SourceGroup("10.0.0.1", "239.0.0.2")),
            true,
            "group before source");
        NS_TEST_EXPECT_MSG_EQ(Print(exact), "(10.0.1.2, 239.1.1.1)", "key");
        NS_TEST_EXPECT_MSG_EQ(Print(any), "(*, *)", "wildcards");
        NS_TEST_EXPECT_MSG_EQ((InterfaceId(2) < InterfaceId(2, "10.0.0.7")), true, "next hop last");
        NS_TEST_EXPECT_MSG_EQ((InterfaceId(2) == InterfaceId(2, "10.0.0.7")), false, "both parts");
        NS_TEST_EXPECT_MSG_EQ(Print(InterfaceId(2)), "2", "interface");
        NS_TEST_EXPECT_MSG_EQ(Print(InterfaceId(2, "10.0.0.7")), "2/10.0.0.7", "extended");
    }
};

/// The numbers of the status codes are the specification's.
class StatusTestCase : public TestCase
{
  public:
    StatusTestCase()
        : TestCase("Status codes have the specification's numbers and names")
    {
    }

  private:
    void DoRun() override
    {
        const std::map<uint32_t, std::string> names{{0, "NO_ERROR"},
                                                    {8, "ERROR_NOT_ENOUGH_MEMORY"},
                                                    {87, "ERROR_INVALID_PARAMETER"},
                                                    {122, "ERROR_INSUFFICIENT_BUFFER"},
                                                    {183, "ERROR_ALREADY_EXISTS"},
                                                    {234, "ERROR_MORE_DATA"},
                                                    {259, "ERROR_NO_MORE_ITEMS"},
                                                    {1003, "ERROR_CAN_NOT_COMPLETE"},
                                                    {1168, "ERROR_NOT_FOUND"}};
        for (const Status status : {Status::SUCCESS,
                                    Status::NOT_ENOUGH_MEMORY,
                                    Status::INVALID_PARAMETER,
                                    Status::INSUFFICIENT_BUFFER,
                                    Status::ALREADY_EXISTS,
                                    Status::MORE_DATA,
                                    Status::NO_MORE_ITEMS,
                                    Status::CAN_NOT_COMPLETE,
                                    Status::NOT_FOUND})
        {
            const auto found = names.find(static_cast<uint32_t>(status));
            MGM_TEST_REQUIRE_EQ((found != names.end()), true, "mgm-api 2: " << status);
            NS_TEST_EXPECT_MSG_EQ(Print(status), found->second, "mgm-api 2");
        }
        NS_TEST_EXPECT_MSG_EQ(Print(Verdict::NOT_ELIGIBLE), "not-eligible", "name");
    }
};

/// @return the types of this module that derive from another and can be made.
std::vector<TypeId>
FindTypes(const TypeId& parent)
{
    std::vector<TypeId> types;
    for (uint16_t i = 0; i < TypeId::GetRegisteredN(); ++i)
    {
        const TypeId type = TypeId::GetRegistered(i);
        if (type.GetName().find("ns3::mgm::") == 0 && type.HasConstructor() &&
            type.IsChildOf(parent))
        {
            types.push_back(type);
        }
    }
    return types;
}

/// ns-3 writes and reads packets' metadata and tags by the type that each header and tag names.
class InstanceTypeTestCase : public TestCase
{
  public:
    InstanceTypeTestCase()
        : TestCase("Headers and tags name their own type")
    {
    }

  private:
    void DoRun() override
    {
        uint32_t checked = 0;
        for (const TypeId& parent : {Header::GetTypeId(), Tag::GetTypeId()})
        {
            for (const TypeId& type : FindTypes(parent))
            {
                const std::unique_ptr<ObjectBase> made(type.GetConstructor()());
                NS_TEST_EXPECT_MSG_EQ(made->GetInstanceTypeId(), type, "the type made");
                ++checked;
            }
        }
        NS_TEST_EXPECT_MSG_EQ(checked, 6u, "IGMP, PIM, Router Alert, three tags");
    }
};

/// What stands in messages of tests and logs.
class PrintingTestCase : public TestCase
{
  public:
    PrintingTestCase()
        : TestCase("Reasons, statuses and tags print what they hold")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Print(DropReason::BOUNDARY_OUT), "boundary-out", "drop reason");
        NS_TEST_EXPECT_MSG_EQ(Print(IgmpListenStatus::NO_INTERFACE), "no-interface", "status");
        NS_TEST_EXPECT_MSG_EQ(Print(IgmpReject::BAD_CHECKSUM), "bad-checksum", "IGMP");
        NS_TEST_EXPECT_MSG_EQ(Print(PimReject::TTL_NOT_ONE), "ttl-not-one", "PIM");
        std::ostringstream os;
        OriginTag(7).Print(os);
        os << ", ";
        PreviousHopTag("10.0.0.9", 3).Print(os);
        NS_TEST_EXPECT_MSG_EQ(os.str(), "origin=7, previousHop=10.0.0.9 ttl=3", "tags");
    }
};

/// Attributes are what Config paths and ConfigStore read.
class AttributeTestCase : public TestCase
{
  public:
    AttributeTestCase()
        : TestCase("Each attribute of each class can be read, and has its initial value at first")
    {
    }

  private:
    void DoRun() override
    {
        uint32_t checked = 0;
        for (const TypeId& type : FindTypes(Object::GetTypeId()))
        {
            checked += CheckAttributes(type);
        }
        NS_TEST_EXPECT_MSG_GT(checked, 60u, "attributes");
    }

    /// Reads the attributes of an object that is new. @return how many these are.
    uint32_t CheckAttributes(const TypeId& type)
    {
        ObjectFactory factory(type.GetName());
        const Ptr<Object> made = factory.Create<Object>();
        uint32_t checked = 0;
        for (TypeId part = type; part.GetName().find("ns3::mgm::") == 0; part = part.GetParent())
        {
            for (std::size_t i = 0; i < part.GetAttributeN(); ++i)
            {
                const TypeId::AttributeInformation attribute = part.GetAttribute(i);
                // An object is read as its address.
                if ((attribute.flags & TypeId::ATTR_GET) != 0 && attribute.accessor->HasGetter() &&
                    !DynamicCast<const PointerChecker>(attribute.checker))
                {
                    StringValue value;
                    made->GetAttribute(attribute.name, value);
                    NS_TEST_EXPECT_MSG_EQ(
                        value.Get(),
                        attribute.initialValue->SerializeToString(attribute.checker),
                        type.GetName() << "::" << attribute.name);
                    ++checked;
                }
            }
        }
        return checked;
    }
};

/// Suite mgm-types.
class TypesTestSuite : public TestSuite
{
  public:
    TypesTestSuite()
        : TestSuite("mgm-types", TestSuite::Type::UNIT)
    {
        AddTestCase(new KeyTestCase);
        AddTestCase(new StatusTestCase);
        AddTestCase(new InstanceTypeTestCase);
        AddTestCase(new PrintingTestCase);
        AddTestCase(new AttributeTestCase);
    }
};

TypesTestSuite g_typesTestSuite; //!< Static variable for test initialization

} // namespace
