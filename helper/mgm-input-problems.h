/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Everything that is wrong with an input file, collected so that its author sees all of it at once.
 */

#ifndef MGM_INPUT_PROBLEMS_H
#define MGM_INPUT_PROBLEMS_H

#include <cstddef>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One thing that is wrong with an input file.
 */
struct InputProblem
{
    std::string where; //!< JSON pointer (RFC 6901) or "line 3, column 7"; empty: the whole file
    std::string what;  //!< what was found and what is allowed, in words
};

/// Most problems of one input file that are kept; the others are only counted.
constexpr std::size_t MAX_INPUT_PROBLEMS = 100;

/**
 * @ingroup mgm
 * The problems of one input file, in the order in which they were found.
 */
class InputProblems
{
  public:
    /**
     * @param [in] where JSON pointer, or line and column, or empty.
     * @param [in] what What was found and what is allowed.
     */
    void Add(const std::string& where, const std::string& what);
    /**
     * @param [in] where JSON pointer, or line and column, or empty.
     * @param [in] found What was found, as it stands in the file.
     * @param [in] allowed What may stand there.
     */
    void Add(const std::string& where, const std::string& found, const std::string& allowed);
    /// @param [in] others Problems that were found after these.
    void Append(const InputProblems& others);
    /// @return whether nothing is wrong.
    bool IsEmpty() const;
    /// @return whether further problems are only counted, so that no text need be made for them.
    bool IsFull() const;
    /// @return the number of problems, kept or not.
    std::size_t GetCount() const;
    /// @return the problems that are kept.
    const std::vector<InputProblem>& GetListed() const;
    /**
     * @param [in] file Name of the file.
     * @return one line for each problem: "file: where: what"; then FormatRest().
     */
    std::string Format(const std::string& file) const;
    /**
     * @param [in] file Name of the file.
     * @return a line that says how many more problems there are; empty if there are none.
     */
    std::string FormatRest(const std::string& file) const;

  private:
    std::vector<InputProblem> m_problems; //!< in the order of finding
    std::size_t m_count{0};               //!< of all problems
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INPUT_PROBLEMS_H
