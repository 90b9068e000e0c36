/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-command.h"

#include "ns3/ipv4.h"
#include "ns3/mgm-animation-layout.h"
#include "ns3/mgm-attribute-list.h"
#include "ns3/mgm-output-folder.h"
#include "ns3/mgm-packet-capture.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-run-monitor.h"
#include "ns3/mgm-run-options.h"
#include "ns3/mgm-run-report.h"
#include "ns3/mgm-run-summary.h"
#include "ns3/mgm-scenario-files.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

namespace
{

/// Exit status of a run that the violation of an invariant ended.
constexpr int STATUS_VIOLATION = 1;
/// Exit status where something is wrong with arguments, scenario or files.
constexpr int STATUS_ERROR = 2;
/// Added to the number of a signal that ended a run.
constexpr int STATUS_SIGNAL = 128;

/// Names of the files of a run.
const char* const TRACE_NAME = "trace.jsonl";
const char* const TABLES_NAME = "tables.txt";
const char* const SUMMARY_NAME = "summary.json";
const char* const ANIMATION_NAME = "netanim.xml";
/// What a complete animation ends with.
const std::string ANIMATION_END = "</anim>";

/// Reads the scenario that the options ask for, and says what is wrong with it.
std::optional<Scenario>
ReadScenario(const RunOptions& options, const std::string& examples, std::ostream& err)
{
    const std::string missing = WhyNoScenario(options.file, examples);
    if (!missing.empty())
    {
        err << "mgm-run: " << missing << "\n";
        return std::nullopt;
    }
    ScenarioReader reader;
    for (const RunReplacement& replacement : options.replacements)
    {
        reader.Replace(replacement.name, replacement.value, replacement.origin);
    }
    std::optional<Scenario> scenario = reader.ReadFile(FindScenario(options.file, examples));
    err << reader.GetProblems();
    if (!options.quiet)
    {
        err << reader.GetWarnings();
    }
    if (!scenario)
    {
        const std::size_t count = reader.GetProblemCount();
        err << "mgm-run: " << count << (count == 1 ? " problem" : " problems")
            << "; nothing was run\n";
    }
    return scenario;
}

/// @return whether all of an animation was written, which its writer does not tell.
bool
IsAnimationComplete(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff tail = static_cast<std::streamoff>(ANIMATION_END.size()) + 1;
    if (file.tellg() < tail)
    {
        return false;
    }
    file.seekg(-tail, std::ios::end);
    std::string end;
    std::getline(file, end);
    return end == ANIMATION_END;
}

/**
 * One run with all its files.
 */
class RecordedRun
{
  public:
    /**
     * @param [in] scenario What to run.
     * @param [in] folder Where results go.
     * @param [in,out] monitor Watches the run.
     * @param [in] animation What animates it, if the scenario wants that.
     */
    RecordedRun(const Scenario& scenario,
                OutputFolder& folder,
                RunMonitor& monitor,
                const RunAnimation& animation)
        : m_scenario(scenario),
          m_folder(folder),
          m_monitor(monitor),
          m_animation(animation)
    {
    }

    /// Runs. @return whether all files could be written.
    bool Run()
    {
        m_folder.ReplaceFilesOf(SUMMARY_NAME);
        const bool good = m_folder.Prepare() && Simulate() && m_folder.Keep();
        Simulator::Destroy();
        return good;
    }

    /// @return whether a signal ended the run before its time.
    bool WasInterrupted() const
    {
        return m_result.interrupted;
    }

    /// @return what ended the run if it was the violation of an invariant; else "".
    std::string DescribeViolation() const
    {
        if (!m_result.watch.fatal)
        {
            return "";
        }
        const InvariantRecord& violation = *m_result.watch.fatal;
        std::ostringstream os;
        os << "the invariant " << GetInvariantName(violation.invariant) << " does not hold at node "
           << violation.node << " for " << violation.key << " at "
           << m_result.simulated.GetSeconds() << " s (" << violation.head.id
           << "); the run ended there";
        return os.str();
    }

    /// Prints the closing tables.
    void Report(std::ostream& out) const
    {
        PrintRunReport(m_result, out);
        out << "\nFiles in " << m_folder.GetPath() << ": ";
        if (m_scenario.outputs.trace)
        {
            out << TRACE_NAME << " (" << m_traceRecords << " records), ";
        }
        if (m_hasTables)
        {
            out << TABLES_NAME << ", ";
        }
        out << SUMMARY_NAME;
        if (!m_captures.empty())
        {
            out << ", " << FormatCount(m_captures.size(), "pcap file");
        }
        if (m_scenario.outputs.netanim)
        {
            out << ", " << ANIMATION_NAME;
        }
        out << "\n";
        ReportNextCommand(out);
        out << std::flush; // a second signal that comes late must not take the tables away
    }

  private:
    /// Runs and writes under temporary names. @return whether all files could be made.
    bool Simulate()
    {
        ScenarioRun run(m_scenario);
        std::ostream* trace = m_scenario.outputs.trace ? m_folder.Open(TRACE_NAME) : nullptr;
        if (m_scenario.outputs.trace && !trace)
        {
            return false;
        }
        m_hasTables = run.HasTables();
        std::ostream* tables = m_hasTables ? m_folder.Open(TABLES_NAME) : nullptr;
        if (m_hasTables && !tables)
        {
            return false;
        }
        if (!StartCapture(run) || !StartAnimation(run))
        {
            return false;
        }
        if (trace)
        {
            run.WriteTrace(*trace);
        }
        if (tables)
        {
            run.WriteTables(*tables);
        }
        m_monitor.Begin(m_scenario.duration);
        run.Run();
        m_monitor.End();
        EndAnimation();
        m_traceRecords = run.CloseTrace();
        m_result = run.GetResult();
        m_result.captures = m_captures;
        m_result.interrupted = m_result.interrupted && m_monitor.GetSignal() != 0;
        if (!m_capture.Close())
        {
            m_folder.Fail("cannot write a pcap file in " + m_folder.GetPath() + ": disk full?");
        }
        return WriteSummary();
    }

    /// Begins the pcap files.
    bool StartCapture(const ScenarioRun& run)
    {
        const std::string objection = PacketCapture::WhyNotOpen(m_scenario.outputs.pcap.size());
        if (!objection.empty())
        {
            m_folder.Fail(objection);
            return false;
        }
        std::set<std::string> names;
        for (const ScenarioInterface& interface : m_scenario.outputs.pcap)
        {
            const Ptr<NetDevice> device = run.GetDevice(interface);
            const Ptr<Node> node = device->GetNode();
            const std::string& router = m_scenario.topology.GetNode(interface.router).name;
            const std::string neighbor = run.GetNeighborName(interface);
            const std::string name = GetCaptureName(router, neighbor);
            if (!names.insert(name).second)
            {
                continue; // named twice
            }
            const std::string path = m_folder.Reserve(name);
            if (path.empty())
            {
                return false;
            }
            m_capture.Add(device, path);
            const int32_t index = node->GetObject<Ipv4>()->GetInterfaceForDevice(device);
            m_captures.push_back(
                {name, router, node->GetId(), static_cast<uint32_t>(index), neighbor});
        }
        return true;
    }

    /// Begins the animation, if there is to be one.
    bool StartAnimation(const ScenarioRun& run)
    {
        if (!m_scenario.outputs.netanim)
        {
            return true;
        }
        m_animationPath = m_folder.Reserve(ANIMATION_NAME);
        if (m_animationPath.empty())
        {
            return false;
        }
        m_animated = m_animation(m_animationPath, LayOutNodes(m_scenario, *run.GetNetwork()));
        return true;
    }

    /// Ends the animation, if there is one.
    void EndAnimation()
    {
        m_animated.reset();
        if (!m_animationPath.empty() && !IsAnimationComplete(m_animationPath))
        {
            m_folder.Fail("cannot write " + m_folder.GetPath() + "/" + ANIMATION_NAME +
                          ": disk full?");
        }
    }

    /// Writes the summary.
    bool WriteSummary()
    {
        std::ostream* summary = m_folder.Open(SUMMARY_NAME);
        if (!summary)
        {
            return false;
        }
        WriteRunSummary(m_result, m_folder.GetNames(), *summary);
        return true;
    }

    /// Prints a command to try next.
    void ReportNextCommand(std::ostream& out) const
    {
        if (m_result.exampleAlert.IsSet() && m_scenario.outputs.trace)
        {
            out << "Next: " << GetCommandCall("explain") << " "
                << QuoteShellWord(m_folder.GetPath()) << " " << m_result.exampleAlert << "\n";
        }
        else if (m_result.totals.packets > 0)
        {
            out << "Next: " << GetCommandCall("run")
                << " ... --trace state, to see how it came about\n";
        }
    }

    const Scenario& m_scenario;            //!< what to run
    OutputFolder& m_folder;                //!< where results go
    RunMonitor& m_monitor;                 //!< watches the run
    const RunAnimation& m_animation;       //!< what animates it
    std::string m_animationPath;           //!< where; "" where nothing does
    std::shared_ptr<void> m_animated;      //!< ends the animation with its own end
    PacketCapture m_capture;               //!< pcap files
    RunResult m_result;                    //!< what came out of it
    uint64_t m_traceRecords{0};            //!< records of the trace
    bool m_hasTables{false};               //!< whether the scenario prints tables
    std::vector<CaptureResult> m_captures; //!< pcap files
};

/// Runs a scenario and says what came out of it.
int
RunScenario(const Scenario& scenario,
            const RunOptions& options,
            const RunAnimation& animation,
            std::ostream& out,
            std::ostream& err)
{
    if (scenario.outputs.netanim && !animation)
    {
        err << "mgm-run: /outputs/netanim: found true; allowed: false, because this mgm was built "
               "with an ns-3 without module netanim\n";
        return STATUS_ERROR;
    }
    const RunMonitor::Progress progress = options.quiet           ? RunMonitor::Progress::NONE
                                          : isatty(STDERR_FILENO) ? RunMonitor::Progress::LINE
                                                                  : RunMonitor::Progress::LOG;
    RunMonitor monitor(progress);
    OutputFolder folder(options.folder.empty() ? "out/" + scenario.name : options.folder);
    RecordedRun run(scenario, folder, monitor, animation);
    if (!run.Run())
    {
        err << "mgm-run: " << folder.GetError() << "\n";
        return STATUS_ERROR;
    }
    if (!options.quiet)
    {
        run.Report(out);
    }
    const std::string violation = run.DescribeViolation();
    if (!violation.empty())
    {
        err << "mgm-run: " << violation << "\n";
        return STATUS_VIOLATION;
    }
    return run.WasInterrupted() ? STATUS_SIGNAL + monitor.GetSignal() : 0;
}

} // namespace

int
RunScenarioCommand(const std::vector<std::string>& arguments,
                   const std::string& examples,
                   std::ostream& out,
                   std::ostream& err,
                   const RunAnimation& animation)
{
    RunOptions options;
    try
    {
        options = ParseRunOptions(arguments);
    }
    catch (const RunUsageError& error)
    {
        err << "mgm-run: " << error.what() << "\nTry 'mgm-run --help'.\n";
        return STATUS_ERROR;
    }
    if (options.help)
    {
        out << RUN_USAGE << "Scenarios that come with mgm:\n";
        const std::vector<std::string> names = ListExamples(examples);
        PrintParagraph(out, FormatList(names, names.size()) + ".", 2);
        return 0;
    }
    if (options.listAttributes)
    {
        PrintAttributes(out);
        return 0;
    }
    const std::optional<Scenario> scenario = ReadScenario(options, examples, err);
    if (!scenario)
    {
        return STATUS_ERROR;
    }
    return options.check ? 0 : RunScenario(*scenario, options, animation, out, err);
}

} // namespace mgm
} // namespace ns3
