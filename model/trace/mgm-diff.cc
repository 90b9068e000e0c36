/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-diff.h"

#include "ns3/mgm-question-options.h"
#include "ns3/mgm-run-comparison.h"
#include "ns3/mgm-run-folder.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Exit status where the runs differ, as that of diff.
constexpr int STATUS_DIFFERENT = 1;
/// How many lines are shown if nothing else is asked for.
constexpr std::size_t DEFAULT_LIMIT = 30;

} // namespace

int
RunDiff(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    QuestionOptions options("diff",
                            "Tells what two runs did differently: their settings, the first "
                            "records that have no counterpart, and numbers of the whole runs.");
    options.AddWord("RUN1", "folder of a run, or its trace");
    options.AddWord("RUN2", "folder of another run, or its trace");
    options.AddValue("--top", "K", "shows K settings and K numbers (default 30; with --json, all)");
    options.AddJsonFlag();
    options.SetRemarks("Exit status: 0: both did the same; 1: they did not; 2: something is wrong "
                       "with the arguments or a\ntrace.\n");
    return options.Answer(arguments, out, err, [&] {
        const std::size_t limit = options.GetNumber("--top", 1).value_or(DEFAULT_LIMIT);
        RunFolder first(options.GetWord("RUN1"));
        RunFolder second(options.GetWord("RUN2"));
        options.Check();
        const RunComparison comparison({&first.OpenTrace(), &second.OpenTrace()},
                                       {first.GetTraceName(), second.GetTraceName()});
        if (options.IsSet("--json"))
        {
            comparison.PrintJson(out);
        }
        else
        {
            comparison.Print(out, limit);
        }
        return comparison.IsSame() ? 0 : STATUS_DIFFERENT;
    });
}

} // namespace mgm
} // namespace ns3
