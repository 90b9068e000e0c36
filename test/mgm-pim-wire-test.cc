/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-wire: PIM messages byte by byte, every reason to reject one, and how one that is
 * too large is divided.
 */

#include "mgm-pim-vectors.h"
#include "mgm-test-bytes.h"
#include "mgm-test-require.h"
#include "ns3/mgm-pim-arrival.h"
#include "ns3/mgm-pim-header.h"
#include "ns3/mgm-pim-parser.h"
#include "ns3/mgm-pim-split.h"
#include "ns3/test.h"

#include <set>
#include <sstream>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// @return why bytes are not taken.
PimReject
Parse(const Bytes& bytes)
{
    PimMessage message;
    return ParsePim(bytes.data(), bytes.size(), message);
}

/// Every message is written as the RFCs have it, and read back.
class VectorTestCase : public TestCase
{
  public:
    VectorTestCase()
        : TestCase("Messages byte by byte (RFC 3973 4.7, RFC 7761 4.9)")
    {
    }

  private:
    void DoRun() override
    {
        for (const PimVector& vector : GetPimVectors())
        {
            const Ptr<Packet> packet = Create<Packet>();
            packet->AddHeader(PimHeader(vector.message));
            NS_TEST_EXPECT_MSG_EQ(ToHex(GetBytes(packet)), vector.bytes, vector.name);
            NS_TEST_EXPECT_MSG_EQ(vector.message.GetSize(), packet->GetSize(), vector.name);
            const Bytes bytes = FromHex(vector.bytes);
            PimMessage message;
            NS_TEST_EXPECT_MSG_EQ(ParsePim(bytes.data(), bytes.size(), message),
                                  PimReject::NONE,
                                  vector.name << " is taken");
            NS_TEST_EXPECT_MSG_EQ((message == vector.message), true, vector.name << " is read");
            std::ostringstream text;
            text << message;
            NS_TEST_EXPECT_MSG_EQ(text.str(), vector.text, vector.name << " is printed");
            PimHeader header;
            packet->RemoveHeader(header);
            NS_TEST_EXPECT_MSG_EQ((header.GetMessage() == vector.message && packet->GetSize() == 0),
                                  true,
                                  vector.name << " as an ns-3 header");
            std::ostringstream printed;
            header.Print(printed);
            NS_TEST_EXPECT_MSG_EQ(printed.str(), vector.text, "as ns-3 prints packets");
        }
    }
};

/// Every reason to reject the bytes of a message.
class RejectTestCase : public TestCase
{
  public:
    RejectTestCase()
        : TestCase("Every reason to reject bytes")
    {
    }

  private:
    /// Checks why bytes, with their right checksum, are not taken.
    void Check(const std::string& hex, PimReject reject, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(Parse(WithChecksum(FromHex(hex))), reject, what);
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Parse({}), PimReject::TOO_SHORT, "no bytes");
        NS_TEST_EXPECT_MSG_EQ(Parse({0x20, 0, 0xdf}), PimReject::TOO_SHORT, "three bytes");
        Check("10 00 00 00", PimReject::WRONG_VERSION, "PIM version 1 (RFC 3973 4.7.1)");
        Check("30 00 00 00", PimReject::WRONG_VERSION, "PIM version 3 (RFC 3973 4.7.1)");
        for (const char* type : {"21", "22", "24", "28", "2a", "2b", "2c", "2d", "2e", "2f"})
        {
            Check(std::string(type) + " 00 00 00", PimReject::UNKNOWN_TYPE, type);
        }
        CheckChecksums();
        CheckEnds();
        CheckAddresses();
        CheckOptions();
        CheckNames();
    }

    /// Changes each byte of each message: the checksum finds it.
    void CheckChecksums()
    {
        for (const PimVector& vector : GetPimVectors())
        {
            const Bytes good = FromHex(vector.bytes);
            for (std::size_t i = 0; i < good.size(); ++i)
            {
                Bytes bad = good;
                bad[i] ^= 0x10;
                NS_TEST_EXPECT_MSG_EQ(Parse(bad),
                                      PimReject::BAD_CHECKSUM,
                                      vector.name << ", byte " << i << " (RFC 3973 4.7.1)");
            }
        }
    }

    /// Cuts each message but Hellos off at every byte.
    void CheckEnds()
    {
        for (const PimVector& vector : GetPimVectors())
        {
            const Bytes whole = FromHex(vector.bytes);
            for (std::size_t size = PIM_HEADER_SIZE; size < whole.size(); ++size)
            {
                const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
                if (vector.message.type != PimType::HELLO)
                {
                    NS_TEST_EXPECT_MSG_EQ(Parse(WithChecksum(part)),
                                          PimReject::TRUNCATED,
                                          vector.name << ", " << size << " bytes");
                }
            }
        }
        Check("20 00 00 00 00 01 00", PimReject::TRUNCATED, "three bytes of an option");
        Check("20 00 00 00 00 01 00 02 00", PimReject::TRUNCATED, "an option without its end");
        Check("23 00 00 00 01 00 0a 00 00 02 00 01 00 d2 01 00 00 20 ef 01 01 01 ff ff ff ff "
              "01 00 00 20 0a 01 00 01",
              PimReject::TRUNCATED,
              "one of 131070 sources");
        Check("23 00 00 00 01 00 0a 00 00 02 00 ff 00 d2 01 00 00 20 ef 01 01 01 00 00 00 00",
              PimReject::TRUNCATED,
              "one of 255 group sets");
    }

    /// RFC 3973 4.7.2 to 4.7.4: each field of each kind of encoded address.
    void CheckAddresses()
    {
        const std::string tail = " 00 00 00 6e 00 00 00 14";
        const std::string group = "25 00 00 00 01 00 00 20 ef 01 01 01 ";
        Check("25 00 00 00 02 00 00 20 ef 01 01 01 01 00 0a 01 00 01" + tail,
              PimReject::BAD_ADDRESS_FAMILY,
              "group of IPv6 (RFC 3973 4.7.3)");
        Check("25 00 00 00 01 01 00 20 ef 01 01 01 01 00 0a 01 00 01" + tail,
              PimReject::BAD_ENCODING,
              "group (RFC 3973 4.7.3)");
        Check("25 00 00 00 01 00 00 18 ef 01 01 00 01 00 0a 01 00 01" + tail,
              PimReject::BAD_MASK_LENGTH,
              "a range of groups (RFC 3973 4.7.3)");
        Check("25 00 00 00 01 00 00 20 0a 01 01 01 01 00 0a 01 00 01" + tail,
              PimReject::BAD_GROUP,
              "group (RFC 3973 4.7.3)");
        Check(group + "00 00 0a 01 00 01" + tail, PimReject::BAD_ADDRESS_FAMILY, "RFC 3973 4.7.2");
        Check(group + "01 02 0a 01 00 01" + tail, PimReject::BAD_ENCODING, "RFC 3973 4.7.2");
        for (const char* address : {"00 00 00 00", "ef 01 01 01", "ff ff ff ff"})
        {
            Check(group + "01 00 " + address + tail, PimReject::BAD_ADDRESS, address);
        }
        const std::string set = "23 00 00 00 01 00 0a 00 00 02 00 01 00 d2 01 00 00 20 ef 01 01 01 "
                                "00 00 00 01 ";
        Check(set + "02 00 00 20 0a 01 00 01", PimReject::BAD_ADDRESS_FAMILY, "RFC 3973 4.7.4");
        Check(set + "01 01 00 20 0a 01 00 01", PimReject::BAD_ENCODING, "RFC 3973 4.7.4");
        Check(set + "01 00 00 1f 0a 01 00 01", PimReject::BAD_MASK_LENGTH, "RFC 7761 4.9.1");
        Check(set + "01 00 00 20 e0 01 00 01", PimReject::BAD_ADDRESS, "a pruned group");
        Check("26 00 00 00 01 00 00 00 00 00 00 00 00 00", PimReject::BAD_ADDRESS, "no neighbor");
        Check("27 00 00 00 01 00 00 00 00 00 00 00 00 00",
              PimReject::NONE,
              "the upstream neighbor of a Graft Ack is ignored (RFC 3973 4.7.9)");
        CheckStateRefresh();
    }

    /// RFC 3973 4.7.10.
    void CheckStateRefresh()
    {
        const std::string head = "29 00 00 00 01 00 00 20 ef 01 01 01 01 00 0a 01 00 01 ";
        const std::string metric = " 00 00 00 6e 00 00 00 14 ";
        Check(head + "01 00 00 00 00 00" + metric + "18 10 00 3c",
              PimReject::BAD_ADDRESS,
              "no originator");
        Check(head + "01 00 0a 00 00 09" + metric + "20 10 00 3c", PimReject::NONE, "Masklen 32");
        Check(head + "01 00 0a 00 00 09" + metric + "21 10 00 3c",
              PimReject::BAD_MASK_LENGTH,
              "Masklen 33");
    }

    /// RFC 3973 4.7.5: options of another length than their type has.
    void CheckOptions()
    {
        for (const char* option : {"00 01 00 01 00",
                                   "00 01 00 04 00 00 00 69",
                                   "00 02 00 02 01 f4",
                                   "00 13 00 03 00 00 01",
                                   "00 14 00 05 00 00 01 00 00",
                                   "00 15 00 02 01 3c",
                                   "00 18 00 07 01 00 0a 00 00 02 01"})
        {
            Check(std::string("20 00 00 00 ") + option, PimReject::BAD_OPTION_LENGTH, option);
        }
        Check("20 00 00 00 00 18 00 06 02 00 0a 00 00 02",
              PimReject::BAD_ADDRESS_FAMILY,
              "address list (RFC 7761 4.3.4)");
        Check("20 00 00 00 00 18 00 06 01 00 e0 00 00 02", PimReject::BAD_ADDRESS, "address list");
        Check("20 00 00 00 00 18 00 00", PimReject::NONE, "an empty address list");
        Check("20 00 00 00", PimReject::NONE, "no options at all");
        Check("20 00 00 00 00 11 00 00 00 12 00 01 07 00 16 00 02 00 00 ff ff 00 00",
              PimReject::NONE,
              "unknown options do no harm (RFC 7761 4.9.2)");
    }

    /// Each reason has a name and a text of its own.
    void CheckNames()
    {
        std::set<std::string> names;
        for (std::size_t i = 0; i < PIM_REJECT_COUNT; ++i)
        {
            names.insert(GetPimRejectName(static_cast<PimReject>(i)));
            names.insert(GetPimRejectText(static_cast<PimReject>(i)));
        }
        NS_TEST_EXPECT_MSG_EQ(names.size(), 2 * PIM_REJECT_COUNT, "names and texts");
        NS_TEST_EXPECT_MSG_EQ(static_cast<std::size_t>(PimReject::NO_HELLO) + 1,
                              PIM_REJECT_COUNT,
                              "all reasons are counted");
    }
};

/// What receivers ignore inside messages that they take.
class IgnoredPartsTestCase : public TestCase
{
  public:
    IgnoredPartsTestCase()
        : TestCase("Reserved fields, flag bits and additional data are ignored (RFC 8736 4)")
    {
    }

  private:
    void DoRun() override
    {
        for (const PimVector& vector : GetPimVectors())
        {
            Bytes bytes = FromHex(vector.bytes);
            bytes[1] = 0xff;
            PimMessage message;
            bytes = WithChecksum(bytes);
            NS_TEST_EXPECT_MSG_EQ(ParsePim(bytes.data(), bytes.size(), message),
                                  PimReject::NONE,
                                  vector.name << " with flag bits");
            NS_TEST_EXPECT_MSG_EQ((message == vector.message), true, vector.name << " is the same");
        }
        Check("26 00 00 00 01 00 0a 00 00 02 ff 01 00 00 01 00 7e 20 ef 01 01 01 00 01 00 00 "
              "01 00 f8 20 0a 01 00 01 de ad be ef",
              "reserved bits of a Graft, and bytes behind it",
              "graft upstream 10.0.0.2 holdtime 0s 239.1.1.1(join 10.1.0.1)");
        Check("29 00 00 00 01 00 00 20 ef 01 01 01 01 00 0a 01 00 01 01 00 0a 00 00 09 "
              "00 00 00 6e 00 00 00 14 18 10 5f 3c",
              "reserved bits of a State Refresh",
              "state-refresh (10.1.0.1, 239.1.1.1) preference 110 metric 20 originator 10.0.0.9 "
              "masklen 24 ttl 16 P=0 N=1 O=0 interval 60s");
        Check("20 00 00 00 00 15 00 04 01 3c ab cd 00 01 00 02 00 69 00 01 00 02 00 6a",
              "reserved bytes of an option; the last of two options of one type",
              "hello holdtime 106s state-refresh 60s");
    }

    /// Checks what is read from bytes with their right checksum.
    void Check(const std::string& hex, const std::string& what, const std::string& expected)
    {
        const Bytes bytes = WithChecksum(FromHex(hex));
        PimMessage message;
        NS_TEST_EXPECT_MSG_EQ(ParsePim(bytes.data(), bytes.size(), message), PimReject::NONE, what);
        std::ostringstream text;
        text << message;
        NS_TEST_EXPECT_MSG_EQ(text.str(), expected, what);
    }
};

/// How a message may come, and how not.
class ArrivalTestCase : public TestCase
{
  public:
    ArrivalTestCase()
        : TestCase("Destinations and sources (RFC 3973 4.7)")
    {
    }

  private:
    void DoRun() override
    {
        for (const PimType type :
             {PimType::HELLO, PimType::JOIN_PRUNE, PimType::ASSERT, PimType::STATE_REFRESH})
        {
            Check(type, "224.0.0.13", PimReject::NONE);
            Check(type, "10.0.0.1", PimReject::WRONG_DESTINATION);
        }
        Check(PimType::GRAFT, "10.0.0.1", PimReject::NONE);
        Check(PimType::GRAFT, "224.0.0.13", PimReject::NONE);
        Check(PimType::GRAFT_ACK, "10.0.0.1", PimReject::NONE);
        Check(PimType::GRAFT_ACK, "224.0.0.13", PimReject::WRONG_DESTINATION);
        for (const PimVector& vector : GetPimVectors())
        {
            Check(vector.message.type, "224.0.0.2", PimReject::WRONG_DESTINATION);
            Check(vector.message.type, "10.0.0.3", PimReject::WRONG_DESTINATION);
        }
        PimArrival arrival;
        arrival.destination = GetPimAllRouters();
        NS_TEST_EXPECT_MSG_EQ(CheckPimArrival(PimType::HELLO, arrival, true),
                              PimReject::SOURCE_NOT_ON_LINK,
                              "a source of another subnet");
        NS_TEST_EXPECT_MSG_EQ(
            CheckPimArrival(PimType::HELLO, arrival, false), PimReject::NONE, "not required");
    }

    /// Checks a message that came to a destination; the interface is 10.0.0.1.
    void Check(PimType type, const char* destination, PimReject reject)
    {
        PimArrival arrival;
        arrival.source = Ipv4Address("10.0.0.2");
        arrival.destination = Ipv4Address(destination);
        arrival.toInterface = arrival.destination == Ipv4Address("10.0.0.1");
        arrival.fromSubnet = true;
        NS_TEST_EXPECT_MSG_EQ(CheckPimArrival(type, arrival, true),
                              reject,
                              GetPimTypeName(type) << " to " << destination);
    }
};

/// Messages that exceed the link.
class SplitTestCase : public TestCase
{
  public:
    SplitTestCase()
        : TestCase("Join-Prune messages larger than the MTU are split (RFC 7761 4.9.5.2)")
    {
    }

  private:
    /// Room in an Ethernet frame behind an IP header.
    static constexpr uint32_t ROOM = 1480;

    /// @return sources 10.x.0.1 and so on.
    static std::vector<PimSourceAddress> MakeSources(uint32_t count, uint32_t second)
    {
        std::vector<PimSourceAddress> sources;
        for (uint32_t i = 1; i <= count; ++i)
        {
            sources.emplace_back(Ipv4Address(0x0a000000 + (second << 16) + i));
        }
        return sources;
    }

    void DoRun() override
    {
        CheckSources();
        CheckGroups();
        CheckCount();
        PimMessage hello = PimMessage::Make(PimHello());
        hello.hello.unknown = {{65001, std::vector<uint8_t>(100)}};
        NS_TEST_EXPECT_MSG_EQ(SplitPimMessage(hello, 64).size(), 1u, "a Hello stays whole");
    }

    /// One group with more sources than fit: 14 bytes, 12 of the group, 8 of each source.
    void CheckSources()
    {
        const PimGroupSet set{Ipv4Address("239.1.1.1"), MakeSources(100, 1), MakeSources(100, 2)};
        PimMessage message = MakePimGroupMessage(PimType::JOIN_PRUNE, Ipv4Address("10.0.0.2"), set);
        message.joinPrune.holdtime = 210;
        const std::vector<PimMessage> parts = SplitPimMessage(message, ROOM);
        MGM_TEST_REQUIRE_EQ(parts.size(), 2u, "200 sources");
        const PimGroupSet& first = parts[0].joinPrune.groups.at(0);
        const PimGroupSet& second = parts[1].joinPrune.groups.at(0);
        NS_TEST_EXPECT_MSG_EQ(first.joins.size(), 100u, "joins of the first");
        NS_TEST_EXPECT_MSG_EQ(first.prunes.size(), 81u, "as many prunes as fit: (1480-26)/8");
        NS_TEST_EXPECT_MSG_EQ(second.joins.size(), 0u, "joins of the second");
        NS_TEST_EXPECT_MSG_EQ(second.prunes.size(), 19u, "the rest");
        NS_TEST_EXPECT_MSG_EQ((second.prunes.back() == set.prunes.back()), true, "in order");
        NS_TEST_EXPECT_MSG_EQ(parts[1].joinPrune.holdtime, 210u, "the fields of the whole");
        NS_TEST_EXPECT_MSG_EQ(
            parts[1].joinPrune.upstreamNeighbor, Ipv4Address("10.0.0.2"), "the neighbor");
        NS_TEST_EXPECT_MSG_EQ(
            SplitPimMessage(message, 20).size(), 200u, "at least one source in each");
    }

    /// Many groups with one source each: 20 bytes of each.
    void CheckGroups()
    {
        PimMessage message = PimMessage::Make(PimType::GRAFT, PimJoinPrune());
        for (uint32_t i = 0; i < 100; ++i)
        {
            message.joinPrune.groups.push_back(
                {Ipv4Address(0xef010100 + i), MakeSources(1, 1), {}});
        }
        const std::vector<PimMessage> parts = SplitPimMessage(message, ROOM);
        MGM_TEST_REQUIRE_EQ(parts.size(), 2u, "100 groups");
        NS_TEST_EXPECT_MSG_EQ(
            parts[0].joinPrune.groups.size(), 73u, "as many as fit: (1480-14)/20");
        NS_TEST_EXPECT_MSG_EQ(parts[1].joinPrune.groups.size(), 27u, "the rest");
        NS_TEST_EXPECT_MSG_EQ((parts[1].type == PimType::GRAFT), true, "of the same type");
        NS_TEST_EXPECT_MSG_EQ((parts[1].joinPrune.groups.back() == message.joinPrune.groups.back()),
                              true,
                              "in order");
        message.joinPrune.groups.resize(73);
        NS_TEST_EXPECT_MSG_EQ(SplitPimMessage(message, ROOM).size(), 1u, "73 groups fit");
    }

    /// The number of group sets has one byte.
    void CheckCount()
    {
        PimMessage message = PimMessage::Make(PimType::JOIN_PRUNE, PimJoinPrune());
        message.joinPrune.groups.resize(256);
        const std::vector<PimMessage> parts = SplitPimMessage(message, 65515);
        MGM_TEST_REQUIRE_EQ(parts.size(), 2u, "256 groups");
        NS_TEST_EXPECT_MSG_EQ(parts[0].joinPrune.groups.size(), 255u, "as many as can be counted");
    }
};

/// Suite mgm-pim-wire.
class PimWireTestSuite : public TestSuite
{
  public:
    PimWireTestSuite()
        : TestSuite("mgm-pim-wire", TestSuite::Type::UNIT)
    {
        AddTestCase(new VectorTestCase);
        AddTestCase(new RejectTestCase);
        AddTestCase(new IgnoredPartsTestCase);
        AddTestCase(new ArrivalTestCase);
        AddTestCase(new SplitTestCase);
    }
};

PimWireTestSuite g_pimWireTestSuite; //!< Static variable for test initialization

} // namespace
