/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-wire: IGMP messages byte by byte, and every reason to reject one. The bytes were
 * composed by hand from the formats of RFC 1112, RFC 2236 4 and RFC 3376 4, with the checksum of
 * RFC 1071.
 */

#include "mgm-test-bytes.h"
#include "mgm-test-require.h"
#include "ns3/mgm-igmp-header.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-igmp-split.h"
#include "ns3/test.h"

#include <set>
#include <sstream>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

using Sources = std::vector<Ipv4Address>;

/// @return why bytes are not taken.
IgmpReject
Parse(const Bytes& bytes)
{
    IgmpMessage message;
    return ParseIgmp(bytes.data(), bytes.size(), message);
}

/// @return a printable value as text.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// A message and what it is on the wire.
struct Vector
{
    const char* name;    //!< where it stands
    IgmpMessage message; //!< the message
    const char* bytes;   //!< hexadecimal
    const char* text;    //!< printed
};

/// @return a version 3 query.
IgmpMessage
MakeV3Query(uint8_t code, Ipv4Address group, bool suppress, uint8_t robustness, Sources sources)
{
    IgmpMessage query = IgmpMessage::MakeQuery(IgmpVersion::V3, code, group);
    query.suppressRouterSide = suppress;
    query.robustness = robustness;
    query.queryIntervalCode = 125;
    query.sources = std::move(sources);
    return query;
}

/// @return messages of all types.
std::vector<Vector>
GetVectors()
{
    const Ipv4Address asmGroup("239.1.1.1");
    const Ipv4Address ssmGroup("232.1.1.1");
    const auto group = [&](IgmpType type) { return IgmpMessage::MakeGroupMessage(type, asmGroup); };
    const IgmpGroupRecord join(IgmpRecordType::CHANGE_TO_EXCLUDE_MODE, asmGroup);
    const IgmpGroupRecord allow(IgmpRecordType::ALLOW_NEW_SOURCES,
                                ssmGroup,
                                {Ipv4Address("10.0.0.1"), Ipv4Address("10.0.0.2")});
    const IgmpGroupRecord block(
        IgmpRecordType::BLOCK_OLD_SOURCES, ssmGroup, {Ipv4Address("10.0.0.3")});
    return {
        {"RFC 1112 query",
         IgmpMessage::MakeQuery(IgmpVersion::V1, 77, Ipv4Address::GetAny()),
         "11 00 ee ff 00 00 00 00",
         "v1-query general max +10s"},
        {"RFC 1112 report",
         group(IgmpType::V1_REPORT),
         "12 00 fd fc ef 01 01 01",
         "v1-report 239.1.1.1"},
        {"RFC 2236 2 general query",
         IgmpMessage::MakeQuery(IgmpVersion::V2, 100, Ipv4Address::GetAny()),
         "11 64 ee 9b 00 00 00 00",
         "v2-query general max +10s"},
        {"RFC 2236 2 group-specific query",
         IgmpMessage::MakeQuery(IgmpVersion::V2, 10, asmGroup),
         "11 0a fe f2 ef 01 01 01",
         "v2-query group 239.1.1.1 max +1s"},
        {"RFC 2236 2 report",
         group(IgmpType::V2_REPORT),
         "16 00 f9 fc ef 01 01 01",
         "v2-report 239.1.1.1"},
        {"RFC 2236 2 leave",
         group(IgmpType::V2_LEAVE),
         "17 00 f8 fc ef 01 01 01",
         "v2-leave 239.1.1.1"},
        {"RFC 3376 4.1 general query",
         MakeV3Query(100, Ipv4Address::GetAny(), false, 2, {}),
         "11 64 ec 1e 00 00 00 00 02 7d 00 00",
         "v3-query general max +10s S=0 QRV=2 QQI=+125s {}"},
        {"RFC 3376 4.1 group-specific query",
         MakeV3Query(10, asmGroup, true, 2, {}),
         "11 0a f4 75 ef 01 01 01 0a 7d 00 00",
         "v3-query group 239.1.1.1 max +1s S=1 QRV=2 QQI=+125s {}"},
        {"RFC 3376 4.1 group-and-source-specific query",
         MakeV3Query(0x8f, ssmGroup, true, 7, {Ipv4Address("10.0.0.1"), Ipv4Address("10.0.0.2")}),
         "11 8f e1 eb e8 01 01 01 0f 7d 00 02 0a 00 00 01 0a 00 00 02",
         "v3-query group 232.1.1.1 max +24.8s S=1 QRV=7 QQI=+125s {10.0.0.1, 10.0.0.2}"},
        {"RFC 3376 4.2 report of a join",
         IgmpMessage::MakeReport({join}),
         "22 00 e9 fb 00 00 00 01 04 00 00 00 ef 01 01 01",
         "v3-report TO_EX(239.1.1.1, {})"},
        {"RFC 3376 4.2 report of two records",
         IgmpMessage::MakeReport({allow, block}),
         "22 00 e2 ee 00 00 00 02 05 00 00 02 e8 01 01 01 0a 00 00 01 0a 00 00 02 "
         "06 00 00 01 e8 01 01 01 0a 00 00 03",
         "v3-report ALLOW(232.1.1.1, {10.0.0.1, 10.0.0.2}) BLOCK(232.1.1.1, {10.0.0.3})"},
    };
}

/// Every message is written as the RFCs have it, and read back.
class VectorTestCase : public TestCase
{
  public:
    VectorTestCase()
        : TestCase("Messages byte by byte (RFC 1112, RFC 2236 2, RFC 3376 4)")
    {
    }

  private:
    void DoRun() override
    {
        for (const Vector& vector : GetVectors())
        {
            const Ptr<Packet> packet = Create<Packet>();
            packet->AddHeader(IgmpHeader(vector.message));
            NS_TEST_EXPECT_MSG_EQ(ToHex(GetBytes(packet)), vector.bytes, vector.name);
            const Bytes bytes = FromHex(vector.bytes);
            IgmpMessage message;
            NS_TEST_EXPECT_MSG_EQ(ParseIgmp(bytes.data(), bytes.size(), message),
                                  IgmpReject::NONE,
                                  vector.name << " is taken");
            NS_TEST_EXPECT_MSG_EQ((message == vector.message), true, vector.name << " is read");
            NS_TEST_EXPECT_MSG_EQ(Print(message), vector.text, vector.name << " is printed");
            IgmpHeader header;
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

/// Max Resp Code and QQIC (RFC 3376 4.1.1, 4.1.7).
class CodeTestCase : public TestCase
{
  public:
    CodeTestCase()
        : TestCase("Exponential codes at their boundaries (RFC 3376 4.1.1, 4.1.7)")
    {
    }

  private:
    /// Checks one code both ways.
    void Check(uint32_t value, uint32_t code, uint32_t decoded)
    {
        NS_TEST_EXPECT_MSG_EQ(+EncodeIgmpCode(value), code, "code of " << value);
        NS_TEST_EXPECT_MSG_EQ(
            DecodeIgmpCode(static_cast<uint8_t>(code)), decoded, "value of code " << code);
    }

    void DoRun() override
    {
        Check(0, 0, 0);
        Check(1, 1, 1);
        Check(127, 127, 127);
        Check(128, 0x80, 128);
        Check(135, 0x80, 128);
        Check(136, 0x81, 136);
        Check(248, 0x8f, 248);
        Check(255, 0x8f, 248);
        Check(256, 0x90, 256);
        Check(3000, 0xc7, 2944);
        Check(30720, 0xfe, 30720);
        Check(31743, 0xfe, 30720);
        Check(31744, 0xff, 31744);
        Check(100000, 0xff, 31744);
        for (uint32_t code = 0; code < 256; ++code)
        {
            const auto byte = static_cast<uint8_t>(code);
            NS_TEST_EXPECT_MSG_EQ(+EncodeIgmpCode(DecodeIgmpCode(byte)), code, "there and back");
        }
        const Ipv4Address any = Ipv4Address::GetAny();
        const auto time = [&](IgmpVersion version, uint8_t code) {
            return IgmpMessage::MakeQuery(version, code, any).GetMaxResponseTime();
        };
        NS_TEST_EXPECT_MSG_EQ(time(IgmpVersion::V1, 0), Seconds(10), "RFC 3376 7.2.1: version 1");
        NS_TEST_EXPECT_MSG_EQ(
            time(IgmpVersion::V2, 255), MilliSeconds(25500), "RFC 3376 7.2.1: linear");
        NS_TEST_EXPECT_MSG_EQ(
            time(IgmpVersion::V3, 255), MilliSeconds(3174400), "RFC 3376 4.1.1: exponential");
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
    void Check(const std::string& hex, IgmpReject reject, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(Parse(WithChecksum(FromHex(hex))), reject, what);
    }

    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Parse({}), IgmpReject::TOO_SHORT, "no bytes");
        Check("16 00 00 00 ef 01 01", IgmpReject::TOO_SHORT, "seven bytes");
        CheckChecksums();
        Check("13 00 00 00 e0 00 00 04", IgmpReject::UNKNOWN_TYPE, "DVMRP (RFC 3376 4)");
        Check("11 64 00 00 00 00 00 00 02", IgmpReject::BAD_QUERY_LENGTH, "9 (RFC 3376 7.1)");
        Check("11 64 00 00 00 00 00 00 02 7d", IgmpReject::BAD_QUERY_LENGTH, "10");
        Check("11 64 00 00 00 00 00 00 02 7d 00", IgmpReject::BAD_QUERY_LENGTH, "11");
        Check("11 64 00 00 ef 01 01 01 02 7d 00 01 0a 00 00",
              IgmpReject::TRUNCATED,
              "query with three quarters of its source");
        Check("22 00 00 00 00 00 00 02 04 00 00 00 ef 01 01 01",
              IgmpReject::TRUNCATED,
              "report with one of its two records");
        Check("22 00 00 00 00 00 00 01 05 00 00 02 ef 01 01 01 0a 00 00 01",
              IgmpReject::TRUNCATED,
              "record with one of its two sources");
        Check("22 00 00 00 00 00 00 01 05 02 00 00 ef 01 01 01 00 00 00 00",
              IgmpReject::TRUNCATED,
              "record with half its auxiliary data");
        Check("16 00 00 00 0a 00 00 01", IgmpReject::BAD_GROUP, "report of a unicast address");
        Check("17 00 00 00 00 00 00 00", IgmpReject::BAD_GROUP, "leave without group");
        Check("11 0a 00 00 0a 00 00 01", IgmpReject::BAD_GROUP, "query for a unicast address");
        Check("11 0a 00 00 00 00 00 00 02 7d 00 01 0a 00 00 01",
              IgmpReject::UNEXPECTED_SOURCES,
              "general query with sources (RFC 3376 4.1.11)");
        CheckNames();
    }

    /// Changes each byte of each message: the checksum finds it.
    void CheckChecksums()
    {
        for (const Vector& vector : GetVectors())
        {
            const Bytes good = FromHex(vector.bytes);
            for (std::size_t i = 0; i < good.size(); ++i)
            {
                Bytes bad = good;
                bad[i] ^= 0x10;
                NS_TEST_EXPECT_MSG_EQ(Parse(bad),
                                      IgmpReject::BAD_CHECKSUM,
                                      vector.name << ", byte " << i << " (RFC 3376 4.1.2)");
            }
        }
    }

    /// Each reason has a name and a text of its own.
    void CheckNames()
    {
        std::set<std::string> names;
        for (std::size_t i = 0; i < IGMP_REJECT_COUNT; ++i)
        {
            names.insert(GetIgmpRejectName(static_cast<IgmpReject>(i)));
            names.insert(GetIgmpRejectText(static_cast<IgmpReject>(i)));
        }
        NS_TEST_EXPECT_MSG_EQ(names.size(), 2 * IGMP_REJECT_COUNT, "names and texts");
        NS_TEST_EXPECT_MSG_EQ(names.count("unknown"), 0u, "nothing is unknown");
        const auto behind = static_cast<IgmpReject>(IGMP_REJECT_COUNT);
        NS_TEST_EXPECT_MSG_EQ(GetIgmpRejectName(behind), std::string("unknown"), "no further");
    }
};

/// What receivers ignore inside messages that they take.
class IgnoredPartsTestCase : public TestCase
{
  public:
    IgnoredPartsTestCase()
        : TestCase("Reserved fields, additional and auxiliary data are ignored (RFC 3376 4)")
    {
    }

  private:
    /// Reads bytes with their right checksum, which must be taken.
    IgmpMessage Read(const std::string& hex)
    {
        const Bytes bytes = WithChecksum(FromHex(hex));
        IgmpMessage message;
        NS_TEST_EXPECT_MSG_EQ(
            ParseIgmp(bytes.data(), bytes.size(), message), IgmpReject::NONE, hex);
        return message;
    }

    void DoRun() override
    {
        IgmpMessage message = Read("11 64 00 00 ef 01 01 01 fa 7d 00 00 aa bb cc");
        NS_TEST_EXPECT_MSG_EQ((message == MakeV3Query(100, "239.1.1.1", true, 2, {})),
                              true,
                              "Resv and additional data (RFC 3376 4.1.4, 4.1.10)");
        message = Read("11 00 00 00 ef 01 01 01");
        NS_TEST_EXPECT_MSG_EQ(message.IsGeneralQuery() && message.group.IsAny(),
                              true,
                              "the group of a version 1 query (RFC 1112)");
        message = Read("22 ff 00 00 ff ff 00 02 01 01 00 01 e8 01 01 01 0a 00 00 01 de ad be ef "
                       "02 00 00 00 ef 01 01 01 99");
        MGM_TEST_REQUIRE_EQ(message.records.size(), 2u, "records behind auxiliary data");
        NS_TEST_EXPECT_MSG_EQ(+message.records[0].auxiliaryWords, 1, "length of auxiliary data");
        NS_TEST_EXPECT_MSG_EQ(
            Print(message.records[1]), "IS_EX(239.1.1.1, {})", "RFC 3376 4.2.10, 4.2.11");
        message = Read("22 00 00 00 00 00 00 03 09 00 00 00 e8 01 01 01 "
                       "04 00 00 00 e0 00 00 01 04 00 00 00 0a 01 01 01");
        for (const IgmpGroupRecord& record : message.records)
        {
            NS_TEST_EXPECT_MSG_EQ(record.IsUsable(), false, record << " (RFC 3376 4.2.12, 5)");
        }
    }
};

/// How a message may come, and how not.
class ArrivalTestCase : public TestCase
{
  public:
    ArrivalTestCase()
        : TestCase("Versions, Router Alert, destinations and sources (RFC 3376 9, RFC 2236 9)")
    {
    }

  private:
    /// Checks a message that came in some way.
    void Check(const IgmpMessage& message, IgmpReject reject, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(
            CheckIgmpArrival(message, m_arrival, m_policy), reject, message << ": " << what);
    }

    void DoRun() override
    {
        m_arrival.source = Ipv4Address("10.0.0.7");
        m_arrival.ttl = 1;
        m_arrival.routerAlert = true;
        m_arrival.fromSubnet = true;
        for (const Vector& vector : GetVectors())
        {
            m_arrival.destination = vector.message.GetDestination();
            Check(vector.message, IgmpReject::NONE, "as the RFC has it");
        }
        CheckDestinations();
        CheckRouterAlert();
        CheckSources();
        CheckVersions();
    }

    /// RFC 3376 4.1.12, 4.2.14, 9.1; RFC 2236 9.
    void CheckDestinations()
    {
        const IgmpMessage general = IgmpMessage::MakeQuery(IgmpVersion::V2, 10, "0.0.0.0");
        const IgmpMessage specific = IgmpMessage::MakeQuery(IgmpVersion::V2, 10, "239.1.1.1");
        m_arrival.destination = Ipv4Address("239.1.1.2");
        Check(general, IgmpReject::WRONG_DESTINATION, "RFC 3376 9.1");
        Check(specific, IgmpReject::WRONG_DESTINATION, "another group");
        Check(m_v2Report, IgmpReject::WRONG_DESTINATION, "another group");
        Check(m_v3Report, IgmpReject::WRONG_DESTINATION, "RFC 3376 4.2.14");
        Check(m_leave, IgmpReject::WRONG_DESTINATION, "another group");
        m_arrival.destination = Ipv4Address("239.1.1.1");
        Check(m_leave, IgmpReject::NONE, "to the group, as older systems do (RFC 2236 9)");
        m_arrival.destination = GetIgmpAllSystems();
        Check(specific, IgmpReject::NONE, "an address of the interface (RFC 3376 4.1.12)");
        Check(m_v2Report, IgmpReject::NONE, "an address of the interface (RFC 3376 4.2.14)");
        m_arrival.destination = Ipv4Address("10.0.0.1");
        Check(general, IgmpReject::WRONG_DESTINATION, "to another system");
        m_arrival.toInterface = true;
        Check(general, IgmpReject::NONE, "an address of the interface (RFC 3376 4.1.12)");
        Check(m_v3Report, IgmpReject::NONE, "an address of the interface");
        m_arrival.toInterface = false;
    }

    /// RFC 3376 9.1, 9.2.
    void CheckRouterAlert()
    {
        m_arrival.routerAlert = false;
        m_arrival.destination = GetIgmpAllSystems();
        Check(MakeV3Query(10, "0.0.0.0", false, 2, {}), IgmpReject::NO_ROUTER_ALERT, "version 3");
        Check(IgmpMessage::MakeQuery(IgmpVersion::V2, 10, "0.0.0.0"),
              IgmpReject::NO_ROUTER_ALERT,
              "version 2");
        Check(IgmpMessage::MakeQuery(IgmpVersion::V1, 0, "0.0.0.0"),
              IgmpReject::NONE,
              "version 1 has none");
        m_arrival.destination = Ipv4Address("239.1.1.1");
        Check(m_v1Report, IgmpReject::NONE, "version 1 has none");
        m_policy.requireRouterAlert = false;
        Check(m_v2Report, IgmpReject::NONE, "not required");
        m_policy.requireRouterAlert = true;
        m_arrival.routerAlert = true;
    }

    /// RFC 3376 4.2.13, 9.2.
    void CheckSources()
    {
        m_arrival.fromSubnet = false;
        Check(m_v2Report, IgmpReject::SOURCE_NOT_ON_LINK, "RFC 2236 10");
        m_arrival.destination = GetIgmpV3Routers();
        Check(m_v3Report, IgmpReject::SOURCE_NOT_ON_LINK, "RFC 3376 9.2");
        m_arrival.source = Ipv4Address::GetAny();
        Check(m_v3Report, IgmpReject::NONE, "0.0.0.0 is good (RFC 3376 4.2.13)");
        m_arrival.source = Ipv4Address("10.9.9.9");
        m_policy.requireSourceOnLink = false;
        Check(m_v3Report, IgmpReject::NONE, "not required");
        m_policy.requireSourceOnLink = true;
        m_arrival.fromSubnet = true;
    }

    /// RFC 3376 9.2: old versions may be shut out.
    void CheckVersions()
    {
        m_policy.lowest = IgmpVersion::V2;
        m_policy.highest = IgmpVersion::V2;
        Check(m_v3Report, IgmpReject::WRONG_VERSION, "newer than the interface");
        m_arrival.destination = Ipv4Address("239.1.1.1");
        Check(m_v1Report, IgmpReject::WRONG_VERSION, "older than wanted");
        Check(m_v2Report, IgmpReject::NONE, "of the interface");
        m_arrival.destination = GetIgmpAllSystems();
        Check(IgmpMessage::MakeQuery(IgmpVersion::V1, 0, "0.0.0.0"),
              IgmpReject::WRONG_VERSION,
              "older than wanted");
        Check(MakeV3Query(10, "0.0.0.0", false, 2, {}),
              IgmpReject::NONE,
              "newer, but a query (RFC 2236 6)");
    }

    IgmpArrival m_arrival; //!< how messages come
    IgmpPolicy m_policy;   //!< what the interface takes
    const IgmpMessage m_v1Report =
        IgmpMessage::MakeGroupMessage(IgmpType::V1_REPORT, "239.1.1.1"); //!< version 1
    const IgmpMessage m_v2Report =
        IgmpMessage::MakeGroupMessage(IgmpType::V2_REPORT, "239.1.1.1"); //!< version 2
    const IgmpMessage m_leave =
        IgmpMessage::MakeGroupMessage(IgmpType::V2_LEAVE, "239.1.1.1"); //!< version 2
    const IgmpMessage m_v3Report = IgmpMessage::MakeReport(
        {IgmpGroupRecord(IgmpRecordType::MODE_IS_EXCLUDE, "239.1.1.1")}); //!< version 3
};

/// Messages that exceed the link.
class SplitTestCase : public TestCase
{
  public:
    SplitTestCase()
        : TestCase("Messages larger than the MTU are split (RFC 3376 4.1.8, 4.2.16)")
    {
    }

  private:
    /// @return sources 10.0.0.1 and so on.
    static Sources MakeSources(uint32_t count)
    {
        Sources sources;
        for (uint32_t i = 1; i <= count; ++i)
        {
            sources.emplace_back(0x0a000000 + i);
        }
        return sources;
    }

    /// Room in an Ethernet frame behind an IP header with Router Alert (RFC 3376 4.1.8).
    static constexpr uint32_t ROOM = 1476;

    void DoRun() override
    {
        IgmpMessage query = MakeV3Query(10, "232.1.1.1", false, 2, MakeSources(366));
        NS_TEST_EXPECT_MSG_EQ(SplitIgmpMessage(query, ROOM).size(), 1u, "366 sources fit");
        query.sources = MakeSources(733);
        const std::vector<IgmpMessage> queries = SplitIgmpMessage(query, ROOM);
        MGM_TEST_REQUIRE_EQ(queries.size(), 3u, "733 sources");
        NS_TEST_EXPECT_MSG_EQ(queries[1].sources.size(), 366u, "the second is full");
        NS_TEST_EXPECT_MSG_EQ(queries[2].sources.front(), query.sources.back(), "the last one");
        NS_TEST_EXPECT_MSG_EQ(+queries[2].robustness, 2, "fields are those of the query");
        CheckInclude(IgmpRecordType::ALLOW_NEW_SOURCES);
        CheckInclude(IgmpRecordType::MODE_IS_INCLUDE);
        CheckExclude(IgmpRecordType::MODE_IS_EXCLUDE);
        CheckExclude(IgmpRecordType::CHANGE_TO_EXCLUDE_MODE);
        CheckManyRecords();
    }

    /// A record that is split by its sources.
    void CheckInclude(IgmpRecordType type)
    {
        const IgmpGroupRecord record(type, "232.1.1.1", MakeSources(400));
        const std::vector<IgmpMessage> reports =
            SplitIgmpMessage(IgmpMessage::MakeReport({record}), ROOM);
        MGM_TEST_REQUIRE_EQ(reports.size(), 2u, record);
        NS_TEST_EXPECT_MSG_EQ(reports[0].records[0].sources.size(), 365u, "as many as fit");
        NS_TEST_EXPECT_MSG_EQ(reports[1].records[0].sources.size(), 35u, "the rest");
        NS_TEST_EXPECT_MSG_EQ(reports[0].GetSize(), ROOM, "the first is full");
    }

    /// A record that loses what does not fit.
    void CheckExclude(IgmpRecordType type)
    {
        const IgmpGroupRecord record(type, "239.1.1.1", MakeSources(400));
        const std::vector<IgmpMessage> reports =
            SplitIgmpMessage(IgmpMessage::MakeReport({record}), ROOM);
        MGM_TEST_REQUIRE_EQ(reports.size(), 1u, "a single record");
        const Sources& kept = reports[0].records[0].sources;
        NS_TEST_EXPECT_MSG_EQ((kept == MakeSources(365)), true, "the same set every time");
    }

    /// Many small records.
    void CheckManyRecords()
    {
        IgmpMessage report = IgmpMessage::MakeReport({});
        for (uint32_t i = 0; i < 200; ++i)
        {
            report.records.emplace_back(IgmpRecordType::MODE_IS_EXCLUDE,
                                        Ipv4Address(0xef010100 + i));
        }
        const std::vector<IgmpMessage> parts = SplitIgmpMessage(report, ROOM);
        MGM_TEST_REQUIRE_EQ(parts.size(), 2u, "200 records");
        NS_TEST_EXPECT_MSG_EQ(parts[0].records.size(), 183u, "as many as fit");
        NS_TEST_EXPECT_MSG_EQ(
            parts[1].records.back().group, report.records.back().group, "all are there, in order");
    }
};

/// Suite mgm-igmp-wire.
class IgmpWireTestSuite : public TestSuite
{
  public:
    IgmpWireTestSuite()
        : TestSuite("mgm-igmp-wire", TestSuite::Type::UNIT)
    {
        AddTestCase(new VectorTestCase);
        AddTestCase(new CodeTestCase);
        AddTestCase(new RejectTestCase);
        AddTestCase(new IgnoredPartsTestCase);
        AddTestCase(new ArrivalTestCase);
        AddTestCase(new SplitTestCase);
    }
};

IgmpWireTestSuite g_igmpWireTestSuite; //!< Static variable for test initialization

} // namespace
