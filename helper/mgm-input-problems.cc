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
    m_problems.push_back({where, what});
}

void
InputProblems::Add(const std::string& where, const std::string& found, const std::string& allowed)
{
    Add(where, "found " + found + "; allowed: " + allowed);
}

bool
InputProblems::IsEmpty() const
{
    return m_problems.empty();
}

const std::vector<InputProblem>&
InputProblems::GetAll() const
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
    return text;
}

} // namespace mgm
} // namespace ns3
