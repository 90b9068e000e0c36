/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-input-problems.h"

namespace ns3
{
namespace mgm
{

void
InputProblems::Add(const std::string& where, const std::string& what)
{
    if (!IsFull())
    {
        m_problems.push_back({where, what});
    }
    ++m_count;
}

void
InputProblems::Add(const std::string& where, const std::string& found, const std::string& allowed)
{
    Add(where, "found " + found + "; allowed: " + allowed);
}

void
InputProblems::Append(const InputProblems& others)
{
    for (const InputProblem& problem : others.m_problems)
    {
        Add(problem.where, problem.what);
    }
    m_count += others.m_count - others.m_problems.size();
}

bool
InputProblems::IsEmpty() const
{
    return m_problems.empty();
}

bool
InputProblems::IsFull() const
{
    return m_problems.size() == MAX_INPUT_PROBLEMS;
}

std::size_t
InputProblems::GetCount() const
{
    return m_count;
}

const std::vector<InputProblem>&
InputProblems::GetListed() const
{
    return m_problems;
}

std::string
InputProblems::Format(const std::string& file) const
{
    std::string text;
    for (const InputProblem& problem : m_problems)
    {
        text += file + ": " + problem.where + (problem.where.empty() ? "" : ": ") + problem.what;
        text += '\n';
    }
    return text + FormatRest(file);
}

std::string
InputProblems::FormatRest(const std::string& file) const
{
    const std::size_t more = m_count - m_problems.size();
    return more == 0 ? "" : file + ": and " + std::to_string(more) + " more\n";
}

} // namespace mgm
} // namespace ns3
