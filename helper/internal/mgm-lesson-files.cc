/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-files.h"

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-output-folder.h"
#include "ns3/mgm-scenario-reader.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <sys/stat.h>

namespace ns3
{
namespace mgm
{

const char* const FORM_NAME = "answers.json";

namespace
{

/// Largest form that is read, in bytes.
constexpr std::size_t MAX_FORM_SIZE = 1024 * 1024;

/// @return whether there is such a file or folder.
bool
Exists(const std::string& path)
{
    struct stat status;
    return stat(path.c_str(), &status) == 0;
}

/// @return a document; throws LessonError where it is none.
nlohmann::json
ParseDocument(const std::string& text, const std::string& path)
{
    InputProblems problems;
    const std::optional<nlohmann::json> document = ParseJson(text, problems);
    if (!document)
    {
        throw LessonError(problems.Format(path));
    }
    return *document;
}

} // namespace

std::vector<std::string>
ListLessons(const std::string& folder)
{
    std::vector<std::string> names;
    DIR* directory = opendir(folder.c_str());
    if (!directory)
    {
        return names;
    }
    while (const dirent* entry = readdir(directory))
    {
        const std::string name = entry->d_name;
        if (std::isdigit(static_cast<unsigned char>(name[0])) != 0 &&
            Exists(folder + "/" + name + "/lesson.json"))
        {
            names.push_back(name);
        }
    }
    closedir(directory);
    std::sort(names.begin(), names.end());
    return names;
}

LoadedLesson
LoadLesson(const std::string& folder, const std::string& name)
{
    LoadedLesson loaded;
    loaded.scenarioPath = folder + "/" + name + "/scenario.json";
    ScenarioReader reader;
    const std::optional<Scenario> scenario = reader.ReadFile(loaded.scenarioPath);
    if (!scenario)
    {
        throw LessonError(reader.GetProblems());
    }
    loaded.scenario = *scenario;
    loaded.page = ReadTextFile(folder + "/" + name + "/lesson.md");
    const std::string path = folder + "/" + name + "/lesson.json";
    const nlohmann::json document = ParseDocument(ReadTextFile(path), path);
    InputProblems problems;
    loaded.lesson = ReadLesson(JsonView(document, "", problems), loaded.scenario);
    loaded.lesson.name = name;
    if (!problems.IsEmpty())
    {
        throw LessonError(problems.Format(path));
    }
    return loaded;
}

std::string
ReadTextFile(const std::string& path)
{
    std::ifstream file(path);
    struct stat status;
    if (!file || stat(path.c_str(), &status) != 0)
    {
        throw LessonError(path + ": cannot be read: " + std::strerror(errno) + "\n");
    }
    if (S_ISDIR(status.st_mode))
    {
        throw LessonError(path + ": is a folder; allowed: a file\n");
    }
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

LessonAnswers
LoadForm(const std::string& path, const Lesson& lesson, const Scenario& scenario)
{
    const std::string text = ReadTextFile(path);
    if (text.size() > MAX_FORM_SIZE)
    {
        throw LessonError(path + ": found " + std::to_string(text.size()) +
                          " bytes; allowed: " + std::to_string(MAX_FORM_SIZE) + "\n");
    }
    const nlohmann::json document = ParseDocument(text, path);
    InputProblems problems;
    LessonAnswers answers = ReadForm(JsonView(document, "", problems), lesson, scenario);
    if (!problems.IsEmpty())
    {
        throw LessonError(problems.Format(path));
    }
    return answers;
}

bool
WriteForm(const std::string& folder, const Lesson& lesson, const Scenario& scenario)
{
    if (Exists(folder + "/" + FORM_NAME))
    {
        return false;
    }
    OutputFolder output(folder);
    std::ostream* stream = output.Prepare() ? output.Open(FORM_NAME) : nullptr;
    if (stream)
    {
        *stream << MakeForm(lesson, scenario).dump(2) << "\n";
    }
    if (!stream || !output.Keep())
    {
        throw LessonError(output.GetError() + "\n");
    }
    return true;
}

} // namespace mgm
} // namespace ns3
