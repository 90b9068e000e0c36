/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-annotate.h"

#include "ns3/mgm-frame-header.h"
#include "ns3/mgm-frame-verdicts.h"
#include "ns3/mgm-output-folder.h"
#include "ns3/mgm-pcap-reader.h"
#include "ns3/mgm-pcapng-writer.h"
#include "ns3/mgm-progress-line.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-run-folder.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

namespace ns3
{
namespace mgm
{

namespace
{

/// Records and frames between two looks at the clock.
constexpr uint64_t PROGRESS_STEP = 10000;

/// End of the description of the command line.
const char* const REMARKS = R"(
Wireshark shows the comments, and tshark prints them: -T fields -e frame.number -e frame.comment.
They say to which interfaces a packet was forwarded, why it was dropped, that it was on the wrong
interface and which alert it raised, and what a control message led to; each ends with the id of its
record in the trace. Only a trace of level packets tells of every packet (mgm-run --trace packets);
the others tell of packets on the wrong interface, and of control messages.
Exit status: 0; 2: something is wrong with arguments or files, nothing was written.
)";

/// A pcap file of a run.
struct Capture
{
    std::string file;           //!< its name
    FrameVerdicts::Place place; //!< node id and interface index
    std::string interface;      //!< name of the interface
    uint64_t frames{0};         //!< all of them
    uint64_t data{0};           //!< of these, data to groups
    uint64_t dataTold{0};       //!< of these, with a comment
    uint64_t messages{0};       //!< of all, control messages
    uint64_t messagesTold{0};   //!< of these, with a comment
};

/**
 * Annotates the pcap files of one run.
 */
class Annotation
{
  public:
    /**
     * @param [in] path The folder of the run, or its trace.
     * @param [in] quiet Whether it shows no progress.
     */
    Annotation(const std::string& path, bool quiet)
        : m_run(path),
          m_progress(quiet)
    {
    }

    /// @return the folder of the run.
    const std::string& GetFolder() const
    {
        return m_run.GetPath();
    }

    /// Reads the trace.
    void ReadTrace()
    {
        TraceReader reader = m_run.ReadTrace();
        m_header = reader.GetHeader();
        m_verdicts.emplace(m_header);
        FindCaptures();
        for (const Capture& capture : m_captures)
        {
            m_verdicts->Watch(capture.place);
        }
        reader.SetFilter([this](const TraceGlance& glance) { return m_verdicts->Wants(glance); });
        for (TraceRecord record; reader.Next(record);)
        {
            m_verdicts->Add(record);
            if (reader.GetRecordCount() % PROGRESS_STEP == 0)
            {
                m_progress.Show("reading records", reader.GetRecordCount(), 0);
            }
        }
        m_notice = reader.GetNotice();
    }

    /// Writes the annotated files. Throws PcapError. @return whether they could be made.
    bool Write(OutputFolder& folder)
    {
        for (Capture& capture : m_captures)
        {
            std::ostream* const stream = folder.Open(capture.file + "ng");
            if (!stream)
            {
                return false;
            }
            WriteFile(capture, *stream);
        }
        m_progress.Clear();
        return true;
    }

    /// Prints what was done.
    void Report(const std::string& folder, std::ostream& out) const
    {
        TextTable table({"File", "frames ", "data ", "with verdict ", "messages ", "with record "});
        for (const Capture& capture : m_captures)
        {
            table.AddRow({capture.file + "ng",
                          std::to_string(capture.frames),
                          std::to_string(capture.data),
                          std::to_string(capture.dataTold),
                          std::to_string(capture.messages),
                          std::to_string(capture.messagesTold)});
        }
        table.Print(out);
        out << "\nFiles in " << folder << ". ";
        if (m_header.level == "packets")
        {
            out << (m_notice.empty() ? "The trace tells of every packet.\n"
                                     : "The trace tells of every packet up to its end.\n");
        }
        else
        {
            out << "The trace has level " << m_header.level
                << ": it tells only of data on the wrong\ninterface. With mgm-run --trace packets "
                   "it tells of every packet.\n";
        }
        if (!m_notice.empty())
        {
            out << m_notice << "\n";
        }
    }

    /// @return what was done, as JSON.
    nlohmann::json ToJson() const
    {
        nlohmann::json files = nlohmann::json::array();
        for (const Capture& capture : m_captures)
        {
            files.push_back({{"file", capture.file + "ng"},
                             {"frames", capture.frames},
                             {"data_packets", capture.data},
                             {"data_packets_with_verdict", capture.dataTold},
                             {"control_messages", capture.messages},
                             {"control_messages_with_record", capture.messagesTold}});
        }
        return {{"scenario", m_header.scenario}, {"level", m_header.level}, {"files", files}};
    }

  private:
    /// Finds out which pcap files there are.
    void FindCaptures()
    {
        const nlohmann::json summary = m_run.ReadSummary();
        const std::string name = m_run.GetPath() + "/summary.json";
        try
        {
            for (const nlohmann::json& capture : summary.at("captures"))
            {
                const auto router = capture.at("router").get<std::string>();
                m_captures.push_back(
                    {capture.at("file").get<std::string>(),
                     {capture.at("node").get<uint32_t>(), capture.at("interface").get<uint32_t>()},
                     router + "->" + capture.at("interface_to").get<std::string>(),
                     0,
                     0,
                     0,
                     0,
                     0});
            }
        }
        catch (const nlohmann::json::exception&)
        {
            throw TraceError(name + ": does not say which pcap files the run has");
        }
        for (const Capture& capture : m_captures)
        {
            if (capture.file.find('/') != std::string::npos)
            {
                throw TraceError(name + ": found \"" + capture.file + "\" as name of a pcap file");
            }
        }
        if (m_captures.empty())
        {
            throw TraceError(m_run.GetPath() +
                             ": the run has no pcap files; mgm-run --pcap all makes them");
        }
    }

    /// Annotates one file.
    void WriteFile(Capture& capture, std::ostream& stream)
    {
        const std::string path = m_run.GetPath() + "/" + capture.file;
        std::ifstream file(path, std::ios::binary);
        PcapReader reader(file, path);
        PcapngWriter writer(stream,
                            {capture.interface,
                             reader.GetLinkType(),
                             reader.GetSnapLength(),
                             reader.GetResolution()},
                            "Interface " + capture.interface + " of scenario " + m_header.scenario +
                                ", run " + std::to_string(m_header.run) +
                                ". Comments come from a trace of level " + m_header.level + ".");
        for (PcapFrame frame; reader.Next(frame);)
        {
            const auto header = ParseFrame(frame, reader.GetLinkType());
            const FrameVerdict verdict =
                header
                    ? m_verdicts->Find(capture.place, *header, frame.time, reader.GetResolution())
                    : FrameVerdict();
            writer.Write(frame, verdict.direction, verdict.comment);
            Count(capture, header, !verdict.comment.empty());
            if (capture.frames % PROGRESS_STEP == 0)
            {
                m_progress.Show("writing frames", capture.frames, 0);
            }
        }
    }

    /// Counts a frame.
    static void Count(Capture& capture, const std::optional<FrameHeader>& header, bool told)
    {
        ++capture.frames;
        if (header && header->IsData())
        {
            ++capture.data;
            capture.dataTold += told ? 1 : 0;
        }
        else if (header && !header->message.empty() &&
                 (told || header->destination.IsMulticast())) // not those between other routers
        {
            ++capture.messages;
            capture.messagesTold += told ? 1 : 0;
        }
    }

    RunFolder m_run;                         //!< the run
    ProgressLine m_progress;                 //!< shows how far it is
    TraceHeader m_header;                    //!< first line of the trace
    std::optional<FrameVerdicts> m_verdicts; //!< what the trace says
    std::vector<Capture> m_captures;         //!< pcap files
    std::string m_notice;                    //!< how the trace ends, if it is not complete
};

/// Answers. @return the exit status.
int
Annotate(QuestionOptions& options, std::ostream& out, std::ostream& err)
{
    options.Check();
    Annotation annotation(options.GetWord("RUN"), options.IsSet("--json"));
    annotation.ReadTrace();
    OutputFolder folder(options.GetText("--output").value_or(annotation.GetFolder()));
    bool good = folder.Prepare();
    try
    {
        good = good && annotation.Write(folder);
    }
    catch (const PcapError& error)
    {
        err << "mgm-annotate: " << CleanText(error.what()) << "\n";
        return QUESTION_ERROR;
    }
    if (!good || !folder.Keep())
    {
        err << "mgm-annotate: " << folder.GetError() << "\n";
        return QUESTION_ERROR;
    }
    if (options.IsSet("--json"))
    {
        out << annotation.ToJson().dump(2) << "\n";
    }
    else
    {
        annotation.Report(folder.GetPath(), out);
    }
    return 0;
}

} // namespace

int
RunAnnotate(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    QuestionOptions options("annotate",
                            "Writes each pcap file of a run as pcapng file of the same name, in "
                            "which each frame has a comment: what the router did with it.");
    options.AddWord("RUN", "folder of a run that kept packets (mgm-run --pcap)");
    options.AddValue("--output", "DIR", "folder of the new files (default: that of the run)");
    options.AddJsonFlag();
    options.SetRemarks(REMARKS);
    return options.Answer(arguments, out, err, [&] { return Annotate(options, out, err); });
}

} // namespace mgm
} // namespace ns3
