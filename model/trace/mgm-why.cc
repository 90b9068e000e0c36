/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-why.h"

#include "ns3/mgm-packet-question.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-run-folder.h"

#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Declares the command line.
QuestionOptions
DeclareOptions()
{
    QuestionOptions options("why",
                            "Says what a router would have done with a packet at an instant of a "
                            "run, check by check.");
    options.AddWord("RUN", "folder of a run, or its trace (trace.jsonl) of level state or packets");
    options.AddValue("--node", "NODE", "the router, by name or id", QuestionOptions::REQUIRED);
    options.AddValue("--time",
                     "TIME",
                     "when the packet arrives, after all else that happens at that instant",
                     QuestionOptions::REQUIRED);
    options.AddValue("--source", "S", "its source address", QuestionOptions::REQUIRED);
    options.AddValue("--group", "G", "the group that it is sent to", QuestionOptions::REQUIRED);
    options.AddValue("--in",
                     "INTERFACE",
                     "where it arrives: index or name of the interface, or \"from NEIGHBOR\"",
                     QuestionOptions::REQUIRED);
    options.AddValue("--ttl", "N", "its TTL on arrival, 0 to 255 (default 64)");
    options.AddJsonFlag();
    options.SetRemarks("A trace does not tell how full a queue, a link's MTU or a rate limit is; "
                       "they are taken to suffice.\n");
    return options;
}

/// @return an address as text.
std::string
GetText(Ipv4Address address)
{
    std::ostringstream text;
    text << address;
    return text.str();
}

/// @return the code as RFC 8487 has it: "WRONG_IF (0x01)".
std::string
GetCodeText(uint8_t code)
{
    std::ostringstream text;
    text << GetForwardingCodeName(code) << " (0x" << std::hex << std::setw(2) << std::setfill('0')
         << +code << ')';
    return text.str();
}

/// @return names of the interfaces on which copies leave.
std::vector<std::string>
FindLabels(const TraceHeader& header, uint32_t node, const PacketAnswer& answer)
{
    std::vector<std::string> labels;
    for (const CopyAnswer& copy : answer.copies)
    {
        if (!copy.reason)
        {
            labels.push_back(header.GetExtendedLabel(node, copy.interface));
        }
    }
    return labels;
}

/// @return what becomes of the packet, in a sentence.
std::string
GetConclusion(const PacketAnswer& answer, const std::vector<std::string>& leaving)
{
    switch (answer.outcome)
    {
    case PacketAnswer::FORWARDED:
        return "forwarded to " + FormatList(leaving, leaving.size());
    case PacketAnswer::HELD:
        return "held until there is an entry";
    default:
        return std::string("dropped: ") + GetDropReasonName(*answer.reason) +
               (answer.verdict ? std::string(", verdict ") + GetVerdictName(*answer.verdict) : "");
    }
}

/// @return the line that a router would print while it debugs.
std::string
GetDebugLine(const PacketQuestion& question,
             const std::string& arrival,
             const PacketAnswer& answer,
             const std::vector<std::string>& leaving)
{
    std::ostringstream line;
    line << "IP: s=" << question.key.source << " (" << arrival << ") d=" << question.key.group;
    for (const std::string& label : leaving)
    {
        line << " (" << label << ')';
    }
    line << " ttl " << +question.ttl << ", ";
    if (answer.outcome == PacketAnswer::FORWARDED)
    {
        line << "mforward";
    }
    else if (answer.reason == DropReason::WRONG_INTERFACE)
    {
        line << "not RPF interface";
    }
    else
    {
        line << (answer.outcome == PacketAnswer::HELD ? "no mroute, queued"
                                                      : GetDropReasonName(*answer.reason));
    }
    return line.str();
}

/// The question and its answer.
class WhyAnswer
{
  public:
    /// Takes both; they must outlive this object.
    WhyAnswer(const TraceHeader& header, const PacketQuestion& question, const PacketAnswer& answer)
        : m_header(header),
          m_question(question),
          m_answer(answer),
          m_arrival(header.GetInterfaceLabel(question.node, question.arrival.index)),
          m_leaving(FindLabels(header, question.node, answer))
    {
    }

    /// Prints it for people.
    void Print(std::ostream& out) const
    {
        out << "A packet of " << m_question.key << ", TTL " << +m_question.ttl << ", reaches "
            << m_header.GetLabel(m_question.node) << " on " << m_arrival << " at "
            << FormatTime(m_question.time.GetNanoSeconds()) << ":\n\n";
        TextTable table({"  check", "", "facts"});
        for (const PacketCheck& check : m_answer.checks)
        {
            table.AddRow({"  " + check.name, check.passed ? "ok" : "no", check.facts});
        }
        table.Print(out);
        out << "\nIt is " << GetConclusion(m_answer, m_leaving)
            << ".\nForwarding code of RFC 8487: " << GetCodeText(m_answer.code) << "\n\n"
            << GetDebugLine(m_question, m_arrival, m_answer, m_leaving) << '\n';
    }

    /// Prints it for programs.
    void PrintJson(std::ostream& out) const
    {
        nlohmann::ordered_json checks = nlohmann::ordered_json::array();
        for (const PacketCheck& check : m_answer.checks)
        {
            checks.push_back(
                {{"check", check.name}, {"passed", check.passed}, {"facts", check.facts}});
        }
        static constexpr const char* OUTCOMES[] = {"forwarded", "held", "dropped"};
        const nlohmann::ordered_json document{
            {"node", m_question.node},
            {"name", m_header.GetLabel(m_question.node)},
            {"time_ns", m_question.time.GetNanoSeconds()},
            {"source", GetText(m_question.key.source)},
            {"group", GetText(m_question.key.group)},
            {"arrival", MakeInterface(m_question.arrival)},
            {"ttl", m_question.ttl},
            {"checks", checks},
            {"outcome", OUTCOMES[m_answer.outcome]},
            {"reason",
             m_answer.reason ? nlohmann::ordered_json(GetDropReasonName(*m_answer.reason))
                             : nlohmann::ordered_json()},
            {"verdict",
             m_answer.verdict ? nlohmann::ordered_json(GetVerdictName(*m_answer.verdict))
                              : nlohmann::ordered_json()},
            {"copies", MakeCopies()},
            {"rfc8487_code", m_answer.code},
            {"rfc8487_name", GetForwardingCodeName(m_answer.code)},
            {"debug_line", GetDebugLine(m_question, m_arrival, m_answer, m_leaving)}};
        out << document.dump(2) << '\n';
    }

  private:
    /// @return an interface.
    nlohmann::ordered_json MakeInterface(const InterfaceId& interface) const
    {
        nlohmann::ordered_json object{
            {"index", interface.index},
            {"name", m_header.GetInterfaceLabel(m_question.node, interface.index)}};
        if (interface.nextHop != Ipv4Address::GetAny())
        {
            std::ostringstream hop;
            hop << interface.nextHop;
            object["next_hop"] = hop.str();
        }
        return object;
    }

    /// @return what becomes of the copies.
    nlohmann::ordered_json MakeCopies() const
    {
        nlohmann::ordered_json copies = nlohmann::ordered_json::array();
        for (const CopyAnswer& copy : m_answer.copies)
        {
            copies.push_back({{"interface", MakeInterface(copy.interface)},
                              {"reason",
                               copy.reason ? nlohmann::ordered_json(GetDropReasonName(*copy.reason))
                                           : nlohmann::ordered_json()}});
        }
        return copies;
    }

    const TraceHeader& m_header;              //!< first line of the trace
    const PacketQuestion& m_question;         //!< the packet
    const PacketAnswer& m_answer;             //!< what becomes of it
    const std::string m_arrival;              //!< name of the interface of arrival
    const std::vector<std::string> m_leaving; //!< names of those on which copies leave
};

/// Does what was asked for.
int
Why(QuestionOptions& options, std::ostream& out, std::ostream& err)
{
    RunFolder run(options.GetWord("RUN"));
    const std::optional<int64_t> time = options.GetTime("--time");
    const int64_t end = time ? run.FindEndTime() : 0;
    if (time && *time > end)
    {
        options.AddProblem("--time: found " + FormatTime(*time) + "; the run ends at " +
                           FormatTime(end));
    }
    TraceReader reader = run.ReadTrace();
    const TraceHeader header = reader.GetHeader();
    const std::optional<uint32_t> node = options.GetRouter("--node", header);
    const std::optional<std::string> source = options.GetSource("--source");
    const std::optional<std::string> group = options.GetGroup("--group");
    const std::optional<uint32_t> arrival = options.GetInterface("--in", header, node);
    const std::optional<uint64_t> ttl = options.GetNumber("--ttl", 0, 255);
    if (group && Ipv4Address(group->c_str()).IsLocalMulticast())
    {
        options.AddProblem("--group: found \"" + *group +
                           "\"; packets of 224.0.0.0/24 stay on their link, and no forwarder sees "
                           "them");
    }
    if (node && !header.nodes.at(*node).forwarder)
    {
        options.AddProblem("--node: " + header.GetLabel(*node) + " has no forwarder");
    }
    options.Check();

    Replay replay(header, *node);
    if (!replay.GetCaution().empty())
    {
        throw TraceError(run.GetTraceName() + ": " + replay.GetCaution());
    }
    replay.ReadTo(reader, NanoSeconds(*time));
    PacketQuestion question;
    question.node = *node;
    question.key = SourceGroup(source->c_str(), group->c_str());
    question.arrival = InterfaceId(*arrival);
    question.ttl = static_cast<uint8_t>(ttl.value_or(64));
    question.time = NanoSeconds(*time);
    const PacketAnswer answer = AnswerPacketQuestion(header, replay, question);
    const WhyAnswer printed(header, question, answer);
    options.IsSet("--json") ? printed.PrintJson(out) : printed.Print(out);
    if (!reader.GetNotice().empty())
    {
        err << reader.GetNotice() << '\n';
    }
    return 0;
}

} // namespace

int
RunWhy(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    QuestionOptions options = DeclareOptions();
    return options.Answer(arguments, out, err, [&] { return Why(options, out, err); });
}

} // namespace mgm
} // namespace ns3
