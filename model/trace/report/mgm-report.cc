/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report.h"

#include "ns3/mgm-question-options.h"
#include "ns3/mgm-report-data.h"
#include "ns3/mgm-run-folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// The line of the page that the data takes the place of.
const char* const MARKER = "<!-- the run -->\n";
/// How many stories are told if nothing else is asked for.
constexpr uint64_t DEFAULT_STORIES = 50;
/// Each story is another reading of the trace: how many records are read for them all.
constexpr uint64_t STORY_RECORDS = 2000000;

/// @return the page, in the two parts before and after the data.
std::pair<std::string, std::string>
ReadPage(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
    {
        throw TraceError("this build has no page for reports, because the drawing library d3 was "
                         "missing: install Debian's package node-d3 and build again");
    }
    std::ostringstream content;
    content << file.rdbuf();
    const std::string page = content.str();
    const std::size_t place = page.find(MARKER);
    if (place == std::string::npos)
    {
        throw TraceError(path + ": not the page of reports: it has no line " + MARKER);
    }
    return {page.substr(0, place), page.substr(place + std::strlen(MARKER))};
}

/// @return how many stories are told of a run with so many records.
std::size_t
CountStories(std::size_t records)
{
    const uint64_t affordable = STORY_RECORDS / std::max<uint64_t>(records, 1);
    return std::min(DEFAULT_STORIES, std::max<uint64_t>(affordable, 1));
}

/// Writes the report; it gets its name when it is whole.
void
WriteReport(const std::string& path,
            const std::pair<std::string, std::string>& page,
            ReportData& data,
            std::size_t stories)
{
    const std::string part = path + ".part";
    try
    {
        std::ofstream file(part, std::ios::binary);
        if (file)
        {
            file << page.first;
            data.Write(file, stories);
            file << page.second;
            file.close();
        }
        if (!file || std::rename(part.c_str(), path.c_str()) != 0)
        {
            throw TraceError(path + ": cannot be written: " + std::strerror(errno));
        }
    }
    catch (const TraceError&)
    {
        std::remove(part.c_str());
        throw;
    }
}

} // namespace

int
RunReport(const std::vector<std::string>& arguments,
          const std::string& page,
          std::ostream& out,
          std::ostream& err)
{
    QuestionOptions options("report",
                            "Writes a run as one HTML page: network, time line, trees, packets, "
                            "alerts with their stories, and all of it as tables.");
    options.AddWord("RUN", "folder of a run, or its trace");
    options.AddValue("--output", "FILE", "the page to write (default: report.html in the folder)");
    options.AddValue("--stories",
                     "N",
                     "how many alerts, from the first, get their story told in sentences (default: "
                     "50, fewer where the trace is long); all others show their records");
    return options.Answer(arguments, out, err, [&] {
        RunFolder run(options.GetWord("RUN"));
        const auto stories = options.GetNumber("--stories", 0);
        const auto output = options.GetText("--output");
        options.Check();
        const auto parts = ReadPage(page);
        ReportData data(run.OpenTrace(), run.GetTraceName());
        const std::string path = output ? *output : run.GetPath() + "/report.html";
        WriteReport(path, parts, data, stories ? *stories : CountStories(data.GetRecordCount()));
        out << "The report of " << data.GetRecordCount() << " records and " << data.GetAlertCount()
            << " alerts is in " << QuoteShellWord(path) << "; open it in a browser.\n";
        if (!data.GetNotice().empty())
        {
            out << data.GetNotice() << '\n';
        }
        return 0;
    });
}

} // namespace mgm
} // namespace ns3
