/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-compare.h"

#include "ns3/mgm-child-processes.h"
#include "ns3/mgm-comparison-plot.h"
#include "ns3/mgm-comparison.h"
#include "ns3/mgm-output-folder.h"
#include "ns3/mgm-progress-line.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-run-summary.h"
#include "ns3/mgm-scenario-files.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

namespace ns3
{
namespace mgm
{

namespace
{

/// Runs of a comparison at most.
constexpr std::size_t RUN_LIMIT = 1000;
/// Added to the number of a signal that ended the program.
constexpr int STATUS_SIGNAL = 128;
/// Names of the files of a comparison.
const char* const COMPARISON_NAME = "compare.json";
const char* const PLOT_NAME = "plot.svg";

/// End of the description of the command line.
const char* const REMARKS = R"(
NAME is what 'mgm-run --set' takes: forwarder.limiter, sources.video.rate, igmp.QueryInterval, seed.
All combinations have the same random numbers: the seed and the run number of the scenario. For
means over different ones: --runs.
Exit status: 0; 2: something is wrong with arguments, scenario, runs or files, nothing was written;
130: ended by Ctrl-C, nothing was written.
)";

/// Declares the command line.
void
Declare(QuestionOptions& options)
{
    options.AddWord("SCENARIO", "a scenario file, or the name of one that comes with mgm");
    options.AddValue("--vary",
                     "NAME=VALUE,VALUE,...",
                     "a value of the scenario, and what it is set to; with several --vary each "
                     "combination is run",
                     QuestionOptions::REPEATED);
    options.AddValue("--set",
                     "NAME=VALUE",
                     "a value of the scenario that is the same in all runs",
                     QuestionOptions::REPEATED);
    options.AddValue("--runs",
                     "N",
                     "runs of each combination, with run numbers that follow each other (default: "
                     "1)");
    options.AddValue("--jobs", "N", "runs at a time (default: one for each core)");
    options.AddValue("--out", "DIR", "folder of the results (default: out/NAME-compare)");
    options.AddJsonFlag();
    options.AddFlag("--quiet", "prints errors only");
    options.SetRemarks(REMARKS);
}

/// One run of a comparison.
struct PlannedRun
{
    std::size_t combination{0}; //!< number of its combination
    uint64_t offset{0};         //!< added to the run number of the scenario
};

/// @return name of the summary of a run.
std::string
GetSummaryName(std::size_t run)
{
    std::ostringstream name;
    name << "summary-" << std::setfill('0') << std::setw(4) << run + 1 << ".json";
    return name.str();
}

/**
 * A comparison from its command line to its files.
 */
class ComparisonCommand
{
  public:
    /**
     * @param [in,out] options The command line, read.
     * @param [in] examples Folder of the example scenarios.
     * @param [in,out] out Where the table goes.
     * @param [in,out] err Where warnings go.
     */
    ComparisonCommand(QuestionOptions& options,
                      const std::string& examples,
                      std::ostream& out,
                      std::ostream& err)
        : m_options(options),
          m_path(FindScenario(options.GetWord("SCENARIO"), examples)),
          m_quiet(options.IsSet("--quiet")),
          m_out(out),
          m_err(err),
          m_progress(m_quiet)
    {
        const std::string missing = WhyNoScenario(options.GetWord("SCENARIO"), examples);
        if (!missing.empty())
        {
            options.AddProblem(missing);
        }
    }

    /// Does it. @return the exit status.
    int Run()
    {
        ReadOptions();
        m_options.Check();
        ReadScenarios();
        m_options.Check();
        const ChildResults results = RunAll();
        m_progress.Clear();
        if (results.signal != 0)
        {
            return STATUS_SIGNAL + results.signal;
        }
        if (!results.error.empty())
        {
            m_err << "mgm-compare: " << results.error << "; nothing was written\n";
            return QUESTION_ERROR;
        }
        Collect(results.texts);
        return Write(results.texts) ? 0 : QUESTION_ERROR;
    }

  private:
    /// Reads the command line.
    void ReadOptions()
    {
        ReadVariations();
        for (const std::string& text : m_options.GetAll("--set"))
        {
            ComparisonSetting setting;
            if (ComparisonSetting::Parse(text, setting))
            {
                const auto& varied = m_comparison.variations;
                if (std::any_of(varied.begin(), varied.end(), [&](const auto& variation) {
                        return variation.name == setting.name;
                    }))
                {
                    m_options.AddProblem("--set: found \"" + setting.name +
                                         "\", which --vary names too");
                }
                m_comparison.fixed.push_back(setting);
            }
            else
            {
                m_options.AddProblem("--set: found \"" + text + "\"; allowed: NAME=VALUE");
            }
        }
        const uint64_t runs = m_options.GetNumber("--runs", 1, RUN_LIMIT).value_or(1);
        m_jobs = m_options.GetNumber("--jobs", 1, RUN_LIMIT)
                     .value_or(std::max(1U, std::thread::hardware_concurrency()));
        const std::size_t count = CountCombinations(m_comparison.variations);
        if (count > RUN_LIMIT / runs)
        {
            m_options.AddProblem("found " + FormatCount(count, "combination") + ", each with " +
                                 FormatCount(runs, "run") +
                                 "; allowed: " + std::to_string(RUN_LIMIT) + " runs in all");
            return;
        }
        for (const ComparisonCombination& settings : MakeCombinations(m_comparison.variations))
        {
            for (uint64_t offset = 0; offset < runs; ++offset)
            {
                m_planned.push_back({m_comparison.combinations.size(), offset});
            }
            m_comparison.combinations.push_back({settings, {}});
        }
    }

    /// Reads what is varied.
    void ReadVariations()
    {
        std::set<std::string> names;
        for (const std::string& text : m_options.GetAll("--vary"))
        {
            ComparisonVariation variation;
            const std::string problem = ParseVariation(text, variation);
            if (!problem.empty())
            {
                m_options.AddProblem("--vary: " + problem);
                continue;
            }
            if (!names.insert(variation.name).second)
            {
                m_options.AddProblem("--vary: found \"" + variation.name + "\" twice");
            }
            m_comparison.variations.push_back(variation);
        }
        if (m_options.GetAll("--vary").empty())
        {
            m_options.AddProblem("--vary NAME=VALUE,VALUE,... is missing: what is to be compared");
        }
    }

    /// Reads the scenario of a combination.
    std::optional<Scenario> ReadScenario(std::size_t combination, ScenarioReader& reader) const
    {
        for (const ComparisonSetting& setting : m_comparison.fixed)
        {
            reader.Replace(
                setting.name, setting.value, "--set " + setting.name + "=" + setting.value);
        }
        for (const ComparisonSetting& setting : m_comparison.combinations[combination].settings)
        {
            reader.Replace(
                setting.name, setting.value, "--vary " + setting.name + "=" + setting.value);
        }
        return reader.ReadFile(m_path);
    }

    /// Reads the scenario of each combination, to see that it is right.
    void ReadScenarios()
    {
        std::set<std::string> said;
        const std::size_t count = m_comparison.combinations.size();
        for (std::size_t i = 0; i < count; ++i)
        {
            m_progress.Show("reading", i, count);
            ScenarioReader reader;
            const std::optional<Scenario> scenario = ReadScenario(i, reader);
            std::istringstream problems(reader.GetProblems());
            for (std::string line; std::getline(problems, line);)
            {
                if (said.insert(line).second)
                {
                    m_options.AddProblem(line);
                }
            }
            std::istringstream warnings(reader.GetWarnings());
            for (std::string line; std::getline(warnings, line);)
            {
                if (said.insert(line).second && !m_quiet)
                {
                    m_err << line << "\n";
                }
            }
            if (scenario && m_comparison.scenario.empty())
            {
                m_comparison.scenario = scenario->name;
            }
        }
    }

    /// Runs a scenario and writes its summary, in a process of its own.
    void RunOne(std::size_t number, std::ostream& stream) const
    {
        ScenarioReader reader;
        std::optional<Scenario> scenario = ReadScenario(m_planned[number].combination, reader);
        if (!scenario)
        {
            throw std::runtime_error(reader.GetProblems());
        }
        scenario->run += m_planned[number].offset;
        scenario->outputs.trace.reset();
        ScenarioRun run(*scenario);
        run.Run();
        const RunResult result = run.GetResult();
        if (result.watch.fatal)
        {
            throw std::runtime_error("outputs.invariants is fatal, and " +
                                     std::string(GetInvariantName(result.watch.fatal->invariant)) +
                                     " did not hold: half a run compares with nothing");
        }
        WriteRunSummary(result, {GetSummaryName(number)}, stream);
        Simulator::Destroy();
    }

    /// Does all runs.
    ChildResults RunAll()
    {
        const std::size_t count = m_planned.size();
        const auto task = [this](std::size_t number, std::ostream& stream) {
            RunOne(number, stream);
        };
        return RunInChildren(count, m_jobs, task, [this, count](std::size_t done) {
            m_progress.Show("running", done, count);
        });
    }

    /// Takes the numbers out of the summaries, and draws them.
    void Collect(const std::vector<std::string>& texts)
    {
        for (std::size_t i = 0; i < m_planned.size(); ++i)
        {
            const nlohmann::json summary = nlohmann::json::parse(texts[i]);
            m_comparison.ns3Version = summary.at("ns3_version").get<std::string>();
            m_comparison.combinations[m_planned[i].combination].runs.push_back(
                ComparedRun::Read(summary, GetSummaryName(i)));
        }
        m_plot = PlotComparison(m_comparison);
        m_comparison.plot = m_plot.empty() ? "" : PLOT_NAME;
    }

    /// Writes the files and the table. @return whether that was possible.
    bool Write(const std::vector<std::string>& texts)
    {
        OutputFolder folder(
            m_options.GetText("--out").value_or("out/" + m_comparison.scenario + "-compare"));
        folder.ReplaceFilesOf(COMPARISON_NAME);
        std::vector<std::pair<std::string, const std::string*>> files;
        for (std::size_t i = 0; i < texts.size(); ++i)
        {
            files.emplace_back(GetSummaryName(i), &texts[i]);
        }
        if (!m_plot.empty())
        {
            files.emplace_back(PLOT_NAME, &m_plot);
        }
        std::vector<std::string> names{COMPARISON_NAME};
        for (const auto& file : files)
        {
            names.push_back(file.first);
        }
        const std::string json = ToJson(m_comparison, names).dump(2) + "\n";
        files.emplace_back(COMPARISON_NAME, &json);
        bool good = folder.Prepare();
        for (const auto& [name, text] : files)
        {
            std::ostream* const stream = good ? folder.Open(name) : nullptr;
            good =
                stream && stream->write(text->data(), static_cast<std::streamsize>(text->size()));
        }
        if (!folder.Keep())
        {
            m_err << "mgm-compare: " << folder.GetError() << "\n";
            return false;
        }
        Report(folder.GetPath(), json);
        return true;
    }

    /// Prints what was asked for.
    void Report(const std::string& folder, const std::string& json)
    {
        if (m_options.IsSet("--json"))
        {
            m_out << json;
        }
        else if (!m_quiet)
        {
            PrintComparison(m_comparison, m_out);
            m_out << (m_plot.empty() ? "No plot: neither gnuplot nor matplotlib is installed.\n"
                                     : "")
                  << "\nFiles in " << folder << ": " << COMPARISON_NAME << ", "
                  << (m_plot.empty() ? "" : "plot.svg, ")
                  << FormatCount(m_planned.size(), "summary file") << "\n";
        }
    }

    QuestionOptions& m_options;        //!< the command line
    std::string m_path;                //!< of the scenario
    bool m_quiet;                      //!< prints errors only
    std::ostream& m_out;               //!< where the table goes
    std::ostream& m_err;               //!< where warnings go
    ProgressLine m_progress;           //!< shows how far it is
    Comparison m_comparison;           //!< what is compared
    std::size_t m_jobs{1};             //!< runs at a time
    std::vector<PlannedRun> m_planned; //!< all runs
    std::string m_plot;                //!< the picture; "" if there is none
};

} // namespace

int
RunCompare(const std::vector<std::string>& arguments,
           const std::string& examples,
           std::ostream& out,
           std::ostream& err)
{
    QuestionOptions options("compare",
                            "Runs a scenario once under each combination of settings, and compares "
                            "how many alerts were raised and suppressed, duplicates, control "
                            "messages and the time to quiet: as a table, as JSON and as a plot.");
    Declare(options);
    return options.Answer(
        arguments, out, err, [&] { return ComparisonCommand(options, examples, out, err).Run(); });
}

} // namespace mgm
} // namespace ns3
