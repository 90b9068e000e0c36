/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-annotate: pcap files are read with care, frames find their records, and pcapng files
 * are what the draft says.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-annotate.h"
#include "ns3/mgm-frame-header.h"
#include "ns3/mgm-frame-verdicts.h"
#include "ns3/mgm-pcap-reader.h"
#include "ns3/mgm-pcapng-writer.h"
#include "ns3/mgm-run-command.h"
#include "ns3/mgm-trace-writer.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <unistd.h>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// @return bytes written as hexadecimal digits; spaces count for nothing.
std::string
FromHex(const std::string& digits)
{
    std::string bytes;
    std::string pair;
    for (const char digit : digits)
    {
        pair += digit == ' ' || digit == '\n' ? "" : std::string(1, digit);
        if (pair.size() == 2)
        {
            bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
            pair.clear();
        }
    }
    return bytes;
}

/// Head of a pcap file of PPP, microseconds, the least significant byte first.
const char* const HEAD = "d4c3b2a1 02000400 00000000 00000000 ffff0000 09000000";
/// Head of a frame of 1.000002 s with 3 bytes of 5.
const char* const FRAME = "01000000 02000000 03000000 05000000 aabbcc";
/// A PIM Hello behind PPP: from 10.0.0.1 to 224.0.0.13, TTL 1, 30 bytes.
const char* const HELLO =
    "0021 45c0001e 00070000 01670000 0a000001 e000000d 2000 0000 0001 0002 0069";

/// Files and what is wrong with them.
class PcapReaderTestCase : public TestCase
{
  public:
    PcapReaderTestCase()
        : TestCase(
              "Pcap files are read in either order of bytes, and refused where they are damaged")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Read(FromHex(std::string(HEAD) + FRAME + FRAME)),
                              "type 9, 1000002000: 3 of 5, 1000002000: 3 of 5, ",
                              "microseconds");
        NS_TEST_EXPECT_MSG_EQ(Read(FromHex("a1b23c4d 00020004 00000000 00000000 00010000 00000001"
                                           "00000001 00000002 00000001 00000001 aa")),
                              "type 1, 1000000002: 1 of 1, ",
                              "nanoseconds, the most significant byte first");
        Refused("", "is empty");
        Refused("0a0d0d0a 1c000000 4d3c2b1a 01000000 ffffffff ffffffff", "is no pcap file");
        Refused("d4c3b2a1 02000300 00000000 00000000 ffff0000 09000000", "another version");
        Refused(std::string(HEAD) + "01000000 40420f00 00000000 00000000", "more than a second");
        Refused(std::string(HEAD) + "01000000 00000000 06000000 05000000 aabbccddeeff",
                "frame 1, byte 40: is damaged: found 6 bytes kept of 5");
        Refused(std::string(HEAD) + "01000000 00000000 ffffff7f ffffff7f aa", "is damaged: found");

        // Cut off anywhere, a file is either refused or ends behind a frame.
        const std::string whole = FromHex(std::string(HEAD) + FRAME + FRAME);
        for (std::size_t size = 0; size < whole.size(); ++size)
        {
            const std::string result = Read(whole.substr(0, size));
            const bool complete = size == 24 || size == 43;
            NS_TEST_EXPECT_MSG_EQ((result.find("x.pcap: ") == std::string::npos),
                                  complete,
                                  size << " bytes: " << result);
        }
    }

    /// A file is refused.
    void Refused(const std::string& digits, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_NE(
            Read(FromHex(digits)).find(message), std::string::npos, message << ": " << digits);
    }

    /// @return what a file holds, or what is wrong with it.
    static std::string Read(const std::string& bytes)
    {
        std::istringstream stream(bytes);
        std::ostringstream text;
        try
        {
            PcapReader reader(stream, "x.pcap");
            text << "type " << reader.GetLinkType() << ", ";
            for (PcapFrame frame; reader.Next(frame);)
            {
                text << frame.time << ": " << frame.bytes.size() << " of " << frame.originalLength
                     << ", ";
            }
        }
        catch (const PcapError& error)
        {
            return error.what();
        }
        return text.str();
    }
};

/// Headers of packets.
class FrameHeaderTestCase : public TestCase
{
  public:
    FrameHeaderTestCase()
        : TestCase("IPv4 packets are found behind PPP and Ethernet, whole or not at all")
    {
    }

  private:
    void DoRun() override
    {
        const auto hello = Parse(FromHex(HELLO), PCAP_PPP);
        NS_TEST_ASSERT_MSG_EQ(hello.has_value(), true, "a packet");
        NS_TEST_EXPECT_MSG_EQ(hello->source, Ipv4Address("10.0.0.1"), "source");
        NS_TEST_EXPECT_MSG_EQ(hello->destination, Ipv4Address("224.0.0.13"), "destination");
        NS_TEST_EXPECT_MSG_EQ(hello->identification, 7, "identification");
        NS_TEST_EXPECT_MSG_EQ(+hello->ttl, 1, "TTL");
        NS_TEST_EXPECT_MSG_EQ(hello->size, 30u, "size");
        NS_TEST_EXPECT_MSG_EQ(hello->payloadSize, 10u, "size behind the header");
        NS_TEST_EXPECT_MSG_EQ(hello->message, "pim hello", "kind");
        NS_TEST_EXPECT_MSG_EQ(hello->IsData(), false, "no data");

        std::string data = FromHex(HELLO);
        data[11] = 17;                            // UDP
        data.replace(18, 4, FromHex("ef010101")); // 239.1.1.1
        NS_TEST_EXPECT_MSG_EQ(Parse(data, PCAP_PPP)->IsData(), true, "data");
        data[9] = 5;
        NS_TEST_EXPECT_MSG_EQ(Parse(data, PCAP_PPP)->laterFragment, true, "a later fragment");
        const std::string ethernet = FromHex("01005e00000d 000000000001 0800") + data.substr(2);
        NS_TEST_EXPECT_MSG_EQ(Parse(ethernet, PCAP_ETHERNET)->IsData(), true, "behind Ethernet");
        NS_TEST_EXPECT_MSG_EQ(Parse(ethernet, PCAP_PPP).has_value(), false, "not behind PPP");
        NS_TEST_EXPECT_MSG_EQ(Parse(ethernet, 127).has_value(), false, "nor behind another link");

        data[2] = 0x44; // a header of 16 bytes
        NS_TEST_EXPECT_MSG_EQ(Parse(data, PCAP_PPP).has_value(), false, "too short a header");
        data[2] = 0x65;
        NS_TEST_EXPECT_MSG_EQ(Parse(data, PCAP_PPP).has_value(), false, "no IPv4");
        for (std::size_t size = 0; size < 30; ++size)
        {
            const auto header = Parse(FromHex(HELLO).substr(0, size), PCAP_PPP);
            NS_TEST_EXPECT_MSG_EQ(header.has_value(), (size >= 22), size << " bytes");
            NS_TEST_EXPECT_MSG_EQ((header && !header->message.empty()), (size > 22), size);
        }
        CheckKinds();
    }

    /// Kinds of messages have numbers in RFC 1112 (v1), 2236 (v2), 3376 (v3) and 3973 4.7.1 (PIM).
    void CheckKinds()
    {
        const auto kind = [](uint8_t protocol, uint8_t type) {
            std::string frame = FromHex(HELLO);
            frame[11] = static_cast<char>(protocol);
            frame[22] = static_cast<char>(type);
            return Parse(frame, PCAP_PPP)->message;
        };
        const std::map<uint8_t, std::string> igmp{{0x11, "igmp query"},
                                                  {0x12, "igmp v1-report"},
                                                  {0x16, "igmp v2-report"},
                                                  {0x17, "igmp v2-leave"},
                                                  {0x22, "igmp v3-report"},
                                                  {0x13, "igmp unknown"}};
        for (const auto& [type, name] : igmp)
        {
            NS_TEST_EXPECT_MSG_EQ(kind(2, type), name, "IGMP type " << +type);
        }
        const std::map<uint8_t, std::string> pim{{0, "pim hello"},
                                                 {3, "pim join-prune"},
                                                 {5, "pim assert"},
                                                 {6, "pim graft"},
                                                 {7, "pim graft-ack"},
                                                 {9, "pim state-refresh"},
                                                 {1, "pim unknown"}};
        for (const auto& [type, name] : pim)
        {
            NS_TEST_EXPECT_MSG_EQ(kind(103, 0x20 | type), name, "PIM version 2, type " << +type);
        }
    }

    /// @return header of a frame.
    static std::optional<FrameHeader> Parse(const std::string& bytes, uint32_t linkType)
    {
        PcapFrame frame;
        frame.bytes.assign(bytes.begin(), bytes.end());
        return ParseFrame(frame, linkType);
    }
};

/// Blocks, byte by byte.
class PcapngWriterTestCase : public TestCase
{
  public:
    PcapngWriterTestCase()
        : TestCase("Blocks and options of pcapng files are what the draft says")
    {
    }

  private:
    void DoRun() override
    {
        std::ostringstream stream;
        PcapngWriter writer(stream, {"a->b", PCAP_PPP, 65535, 1000}, "");
        PcapFrame frame;
        frame.time = 0x123456789LL * 1000 + 999;
        frame.originalLength = 5;
        frame.bytes = {0xaa, 0xbb, 0xcc};
        writer.Write(frame, FrameDirection::IN, "seen");
        writer.Write(frame, FrameDirection::UNKNOWN, "");
        NS_TEST_EXPECT_MSG_EQ(
            (stream.str() ==
             FromHex("0a0d0d0a 28000000 4d3c2b1a 01000000 ffffffff ffffffff 04000300 6d676d00"
                     "00000000 28000000"
                     "01000000 28000000 09000000 ffff0000 02000400 612d3e62 09000100 06000000"
                     "00000000 28000000"
                     "06000000 38000000 00000000 01000000 89674523 03000000 05000000 aabbcc00"
                     "01000400 7365656e 02000400 01000000 00000000 38000000"
                     "06000000 28000000 00000000 01000000 89674523 03000000 05000000 aabbcc00"
                     "00000000 28000000")),
            true,
            "bytes");
        std::ostringstream large;
        PcapngWriter second(large, {"", PCAP_ETHERNET, 65535, 1}, "");
        const std::size_t before = large.str().size();
        second.Write(frame, FrameDirection::OUT, std::string(70000, 'x'));
        NS_TEST_EXPECT_MSG_EQ(large.str().size() - before,
                              36u + 4u + 65536u + 8u + 4u,
                              "a comment is cut off where an option ends");
    }
};

/// Records and frames.
class FrameVerdictsTestCase : public TestCase
{
  public:
    FrameVerdictsTestCase()
        : TestCase("Each frame finds the record of its packet, at its interface and time")
    {
    }

  private:
    void DoRun() override
    {
        std::istringstream stream(MakeTrace());
        TraceReader reader(stream, "trace.jsonl");
        FrameVerdicts verdicts(reader.GetHeader());
        verdicts.Watch({1, 1});
        verdicts.Watch({1, 2});
        reader.SetFilter([&](const TraceGlance& glance) { return verdicts.Wants(glance); });
        for (TraceRecord record; reader.Next(record);)
        {
            verdicts.Add(record);
        }
        const auto find = [&](uint32_t interface, uint16_t id, uint8_t ttl, int64_t time) {
            return verdicts.Find({1, interface}, MakeData(id, ttl), time, 1000);
        };
        NS_TEST_EXPECT_MSG_EQ(find(1, 7, 63, 5000).comment,
                              "held, because there was no entry, and after 2 us forwarded to r->s; "
                              "no copy to r->t: ttl-too-low (1:4)",
                              "held and forwarded");
        NS_TEST_EXPECT_MSG_EQ(find(1, 7, 63, 5000).comment, "", "each record once");
        NS_TEST_EXPECT_MSG_EQ(find(1, 8, 63, 7000).comment, "", "not before its record");
        NS_TEST_EXPECT_MSG_EQ(
            find(1, 8, 63, 8000).comment, "dropped: negative-entry (1:5)", "drop");
        NS_TEST_EXPECT_MSG_EQ(find(1, 9, 63, 8000).comment, "", "another packet");
        NS_TEST_EXPECT_MSG_EQ(find(2, 10, 62, 9000).comment,
                              "wrong interface, expected r->q: alerted, alert 1:8 (1:6)",
                              "alerted");
        NS_TEST_EXPECT_MSG_EQ(
            find(2, 11, 62, 9000).comment,
            "wrong interface, expected r->q: suppressed by limiter per-entry until 3.000 s, "
            "failure cause flood (1:9)",
            "suppressed");
        const FrameVerdict out = find(2, 7, 62, 12000);
        NS_TEST_EXPECT_MSG_EQ(out.comment, "forwarded from r->q (1:4)", "the copy leaves later");
        NS_TEST_EXPECT_MSG_EQ((out.direction == FrameDirection::OUT), true, "leaves");
        // Packet 12 came and was forwarded twice (1:10, 1:11); between them packet 13 (1:12).
        NS_TEST_EXPECT_MSG_EQ(find(2, 12, 62, 20000).comment, "", "not before its record");
        NS_TEST_EXPECT_MSG_EQ(
            find(2, 12, 62, 21000).comment, "forwarded from r->q (1:10)", "first");
        NS_TEST_EXPECT_MSG_EQ(find(2, 13, 62, 30000).comment, "forwarded from r->q (1:12)", "next");
        NS_TEST_EXPECT_MSG_EQ(find(2, 12, 62, 31000).comment, "", "1:11 has been overtaken: lost");
        CheckFragments(verdicts);
        CheckMessages(verdicts);
    }

    /// Packet 14 (1:25) leaves in three fragments (RFC 791 3.2), before packet 15 (1:26).
    void CheckFragments(FrameVerdicts& verdicts)
    {
        FrameHeader fragment = MakeData(14, 62);
        const auto find = [&](int64_t time) {
            return verdicts.Find({1, 2}, fragment, time, 1000).comment;
        };
        fragment.size = 100;
        NS_TEST_EXPECT_MSG_EQ(find(33000), "forwarded from r->q (1:25)", "the first");
        fragment.laterFragment = true;
        NS_TEST_EXPECT_MSG_EQ(find(33100), "forwarded from r->q (1:25)", "the second");
        NS_TEST_EXPECT_MSG_EQ(find(33200), "forwarded from r->q (1:25)", "the third");
        fragment.identification = 16;
        NS_TEST_EXPECT_MSG_EQ(find(33300), "", "of another packet");
        NS_TEST_EXPECT_MSG_EQ(verdicts.Find({1, 2}, MakeData(15, 62), 34000, 1000).comment,
                              "forwarded from r->q (1:26)",
                              "the next packet");
        fragment.identification = 14;
        NS_TEST_EXPECT_MSG_EQ(find(35000), "", "fragments do not overtake");
    }

    /// Control messages.
    void CheckMessages(FrameVerdicts& verdicts)
    {
        FrameHeader assert;
        assert.source = Ipv4Address("10.0.0.2");
        assert.destination = Ipv4Address("224.0.0.13");
        assert.message = "pim assert";
        assert.payloadSize = 26;
        const FrameVerdict in = verdicts.Find({1, 2}, assert, 40000, 1000);
        NS_TEST_EXPECT_MSG_EQ((in.direction == FrameDirection::IN), true, "arrives");
        NS_TEST_EXPECT_MSG_NE(in.comment.find("pim assert received, because of 2:9; it led to: "),
                              std::string::npos,
                              in.comment);
        NS_TEST_EXPECT_MSG_NE(
            in.comment.find("(1:14); r converged (1:20); r converged (1:21); r converged (1:22); "
                            "more (1:13)"),
            std::string::npos,
            "of six effects four are told: " << in.comment);
        assert.source = Ipv4Address("10.0.0.1");
        const auto findSent = [&](int64_t time) {
            return verdicts.Find({1, 2}, assert, time, 1000).comment;
        };
        NS_TEST_EXPECT_MSG_EQ(findSent(40000), "", "not before its record");
        NS_TEST_EXPECT_MSG_EQ(findSent(44000), "pim assert sent (1:15)", "in their order");
        NS_TEST_EXPECT_MSG_EQ(findSent(45000), "pim assert sent (1:16)", "in their order");
        NS_TEST_EXPECT_MSG_EQ(
            findSent(1000046000), "pim assert sent (1:18)", "one of a second ago was lost");
        NS_TEST_EXPECT_MSG_EQ(findSent(1500000000), "", "each record once");
        assert.source = Ipv4Address("10.0.0.3");
        NS_TEST_EXPECT_MSG_EQ(verdicts.Find({1, 2}, assert, 2000000000, 1000).comment,
                              "pim assert rejected: no-hello (1:19)",
                              "what the router does not take, and why");
    }

    /// @return header of a data packet.
    static FrameHeader MakeData(uint16_t identification, uint8_t ttl)
    {
        FrameHeader header;
        header.source = Ipv4Address("10.9.9.9");
        header.destination = Ipv4Address("239.1.1.1");
        header.identification = identification;
        header.ttl = ttl;
        header.size = 228;
        return header;
    }

    /// @return the trace.
    static std::string MakeTrace()
    {
        const std::string q = R"({"index":1,"name":"r->q"})";
        const std::string s = R"({"index":2,"name":"r->s"})";
        std::string trace =
            R"({"record":"trace","schema_version":)" + std::to_string(TRACE_SCHEMA_VERSION) +
            R"(,"scenario":"x","seed":1,"run":1,"ns3_version":"3.37","level":"packets",)"
            R"("nodes":[{"id":1,"name":"r","kind":"router","interfaces":[]}]})"
            "\n";
        const auto add = [&trace](const std::string& id,
                                  int time,
                                  const std::string& kind,
                                  const std::string& members) {
            trace += R"({"id":")" + id + R"(","time_ns":)" + std::to_string(time) +
                     R"(,"record":")" + kind + R"(","node":)" + id.substr(0, 1) + members + "}\n";
        };
        const auto data = [](int identification, int ttl) {
            return R"(,"source":"10.9.9.9","group":"239.1.1.1","size_bytes":228,"ttl":)" +
                   std::to_string(ttl) + R"(,"identification":)" + std::to_string(identification);
        };
        const std::string fromQ = R"(,"cause":"0:1","arrival":)" + q;
        add("1:2", 5000, "packet", data(7, 63) + fromQ + R"(,"event":"held")");
        add("1:3",
            7000,
            "packet",
            data(7, 63) + fromQ + R"(,"event":"copy-dropped","reason":"ttl-too-low",)" +
                R"("oifs":[{"index":3,"name":"r->t"}])");
        const std::string forwarded = fromQ + R"(,"event":"forwarded","oifs":[)" + s + "]";
        add("1:4", 7000, "packet", data(7, 63) + forwarded);
        add("1:5",
            8600,
            "packet",
            data(8, 63) + fromQ + R"(,"event":"dropped","reason":"negative-entry")");
        const std::string wrong = R"(,"cause":"2:2","arrival":)" + s + R"(,"expected":)" + q;
        const std::string limiter = R"(,"limiter":{"name":"per-entry","next_alert_ns":3000000000})";
        add("1:6",
            9001,
            "wrong-interface",
            data(10, 62) + wrong + limiter + R"(,"verdict":"alerted")");
        add("1:7",
            9001,
            "packet",
            data(10, 62) + R"(,"cause":"1:6","arrival":)" + s +
                R"(,"event":"dropped","reason":"wrong-interface")");
        add("1:8", 9001, "alert", data(10, 62) + R"(,"cause":"1:6","arrival":)" + s);
        add("1:9",
            9999,
            "wrong-interface",
            data(11, 62) + wrong + limiter + R"(,"verdict":"suppressed","failure_cause":"flood")");
        add("1:10", 21000, "packet", data(12, 63) + forwarded);
        add("1:11", 21500, "packet", data(12, 63) + forwarded);
        add("1:12", 22000, "packet", data(13, 63) + forwarded);
        add("1:25", 32000, "packet", data(14, 63) + forwarded);
        add("1:26", 33000, "packet", data(15, 63) + forwarded);
        const std::string assert =
            R"(,"interface":)" + s + R"(,"ip_destination":"224.0.0.13","size_bytes":26,)" +
            R"("type":"assert","ttl":1,"source":"10.9.9.9","group":"239.1.1.1",)" +
            R"("preference":1,"metric":1,"rpt":false)";
        add("1:13",
            40000,
            "pim-message",
            R"(,"cause":"2:9","event":"received","ip_source":"10.0.0.2")" + assert);
        add("1:14", 40000, "converged", R"(,"cause":"1:13","version":1)");
        for (const char* id : {"1:20", "1:21", "1:22", "1:23", "1:24"})
        {
            add(id, 40000, "converged", R"(,"cause":"1:13","version":1)");
        }
        add("1:15", 41000, "pim-message", R"(,"event":"sent","ip_source":"10.0.0.1")" + assert);
        add("1:16", 43000, "pim-message", R"(,"event":"sent","ip_source":"10.0.0.1")" + assert);
        add("1:17", 47000, "pim-message", R"(,"event":"sent","ip_source":"10.0.0.1")" + assert);
        add("1:18",
            1000000000,
            "pim-message",
            R"(,"event":"sent","ip_source":"10.0.0.1")" + assert);
        add("1:19",
            2000000000,
            "pim-message",
            R"(,"event":"rejected","reason":"no-hello","ip_source":"10.0.0.3")" + assert);
        return trace + R"({"record":"end","time_ns":3000000000,"records":25})" + "\n";
    }
};

/// The whole command.
class CommandTestCase : public ModuleTestCase
{
  public:
    CommandTestCase()
        : ModuleTestCase("Every data packet of a run has a verdict, and damaged files are refused")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = CreateTempDirFilename("run");
        std::ostringstream nothing;
        const int run = RunScenarioCommand({"limiter-hides-interface",
                                            "--trace",
                                            "packets",
                                            "--pcap",
                                            "hub",
                                            "--quiet",
                                            "--out",
                                            folder},
                                           GetModulePath("examples/scenarios"),
                                           nothing,
                                           nothing);
        NS_TEST_ASSERT_MSG_EQ(run, 0, nothing.str());
        const nlohmann::json result = nlohmann::json::parse(Annotate({folder, "--json"}, 0));
        NS_TEST_EXPECT_MSG_EQ(result.at("files").size(), 4u, "interfaces of the hub");
        for (const nlohmann::json& file : result.at("files"))
        {
            NS_TEST_EXPECT_MSG_EQ(file.at("data_packets"),
                                  file.at("data_packets_with_verdict"),
                                  file.at("file") << ": data");
        }
        NS_TEST_EXPECT_MSG_EQ(Exists(folder + "/hub-to-west.pcapng"), true, "beside the pcap file");

        const std::string other = CreateTempDirFilename("other");
        NS_TEST_EXPECT_MSG_EQ(truncate((folder + "/hub-to-west.pcap").c_str(), 100), 0, "cut");
        const std::string error = Annotate({folder, "--output", other}, 2);
        NS_TEST_EXPECT_MSG_NE(
            error.find("hub-to-west.pcap: frame "), std::string::npos, "refused: " << error);
        NS_TEST_EXPECT_MSG_EQ(std::count(error.begin(), error.end(), '\n'), 1, "in one line");
        NS_TEST_EXPECT_MSG_EQ(Exists(other), false, "nothing is written");
        std::ofstream(folder + "/summary.json") << "{}";
        NS_TEST_EXPECT_MSG_NE(Annotate({folder}, 2).find("summary.json: does not say which pcap"),
                              std::string::npos,
                              "a summary without files");
        std::ofstream(folder + "/summary.json")
            << R"({"captures": [{"router": "hub", "file": "../x.pcap", "node": 0, "interface": 1,
                                 "interface_to": "west"}]})";
        NS_TEST_EXPECT_MSG_NE(
            Annotate({folder}, 2).find("summary.json: found \"../x.pcap\" as name of a pcap file"),
            std::string::npos,
            "a file somewhere else");
        NS_TEST_EXPECT_MSG_NE(
            Annotate({}, 2).find("RUN"), std::string::npos, "a command line without a run");
    }

    /// @return what the command prints, if it ends with this status.
    std::string Annotate(const std::vector<std::string>& arguments, int status)
    {
        std::ostringstream out;
        std::ostringstream err;
        NS_TEST_EXPECT_MSG_EQ(RunAnnotate(arguments, out, err), status, err.str());
        return status == 0 ? out.str() : err.str();
    }

    /// @return whether there is a file or folder.
    static bool Exists(const std::string& path)
    {
        return access(path.c_str(), F_OK) == 0;
    }
};

/// Suite mgm-annotate.
class AnnotateTestSuite : public TestSuite
{
  public:
    AnnotateTestSuite()
        : TestSuite("mgm-annotate", TestSuite::Type::UNIT)
    {
        AddTestCase(new PcapReaderTestCase);
        AddTestCase(new FrameHeaderTestCase);
        AddTestCase(new PcapngWriterTestCase);
        AddTestCase(new FrameVerdictsTestCase);
        AddTestCase(new CommandTestCase);
    }
};

AnnotateTestSuite g_annotateTestSuite; //!< Static variable for test initialization

} // namespace
