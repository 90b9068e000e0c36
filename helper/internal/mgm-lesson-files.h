/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The files of lessons: folders that hold them, documents in them, and forms.
 */

#ifndef MGM_LESSON_FILES_H
#define MGM_LESSON_FILES_H

#include "ns3/mgm-lesson-marking.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A lesson with its files.
 */
struct LoadedLesson
{
    Lesson lesson;            //!< the questions
    Scenario scenario;        //!< what they are about
    std::string page;         //!< the text, in Markdown
    std::string scenarioPath; //!< path of the scenario file
};

/**
 * @param [in] folder Folder of all lessons.
 * @return names of the lessons' folders, in order.
 */
std::vector<std::string> ListLessons(const std::string& folder);

/**
 * Reads a lesson. Throws LessonError.
 * @param [in] folder Folder of all lessons.
 * @param [in] name Name of the lesson's folder.
 * @return the lesson.
 */
LoadedLesson LoadLesson(const std::string& folder, const std::string& name);

/**
 * @param [in] path Path of a file.
 * @return its text; throws LessonError where it cannot be read.
 */
std::string ReadTextFile(const std::string& path);

/**
 * Reads a form that was filled. Throws LessonError, with one line for each thing that is wrong.
 * @param [in] path Its path.
 * @param [in] lesson The lesson that it should belong to.
 * @param [in] scenario Its scenario.
 * @return the answers.
 */
LessonAnswers LoadForm(const std::string& path, const Lesson& lesson, const Scenario& scenario);

/**
 * Writes an empty form, with the folders above it, unless the file is there. Throws LessonError.
 * @param [in] folder Folder for the form.
 * @param [in] lesson The lesson.
 * @param [in] scenario Its scenario.
 * @return whether it was written; false: there is one already.
 */
bool WriteForm(const std::string& folder, const Lesson& lesson, const Scenario& scenario);

/// Name of the form in its folder.
extern const char* const FORM_NAME;

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_FILES_H
