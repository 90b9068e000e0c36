/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-topology-result.h"

#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Prints a list that may have been cut short.
void
PrintProblems(std::ostream& os, const std::vector<TopologyProblem>& listed, uint64_t count)
{
    for (const TopologyProblem& problem : listed)
    {
        os << problem << '\n';
    }
    if (count > listed.size())
    {
        os << "and " << count - listed.size() << " more\n";
    }
}

} // namespace

std::ostream&
operator<<(std::ostream& os, const TopologyProblem& problem)
{
    os << problem.file;
    if (problem.line != 0)
    {
        os << (problem.file.empty() ? "line " : ":") << problem.line;
    }
    if (!problem.file.empty() || problem.line != 0)
    {
        os << ": ";
    }
    if (!problem.element.empty())
    {
        os << problem.element << ": ";
    }
    return os << problem.message;
}

TopologyResult::TopologyResult(const std::string& file)
    : m_file(file)
{
}

bool
TopologyResult::IsOk() const
{
    return m_complete && m_errorCount == 0;
}

const Topology&
TopologyResult::GetTopology() const
{
    return m_topology;
}

Topology
TopologyResult::TakeTopology()
{
    return std::exchange(m_topology, Topology());
}

const std::vector<TopologyProblem>&
TopologyResult::GetErrors() const
{
    return m_errors;
}

uint64_t
TopologyResult::GetErrorCount() const
{
    return m_errorCount;
}

const std::vector<TopologyProblem>&
TopologyResult::GetWarnings() const
{
    return m_warnings;
}

uint64_t
TopologyResult::GetWarningCount() const
{
    return m_warningCount;
}

void
TopologyResult::PrintErrors(std::ostream& os) const
{
    PrintProblems(os, m_errors, m_errorCount);
}

void
TopologyResult::PrintWarnings(std::ostream& os) const
{
    PrintProblems(os, m_warnings, m_warningCount);
}

void
TopologyResult::AddError(uint64_t line, const std::string& element, const std::string& message)
{
    ++m_errorCount;
    if (m_errors.size() < MAX_LISTED_PROBLEMS)
    {
        m_errors.push_back({m_file, line, element, message});
    }
    m_topology = Topology();
}

void
TopologyResult::AddWarning(uint64_t line, const std::string& element, const std::string& message)
{
    ++m_warningCount;
    if (m_warnings.size() < MAX_LISTED_PROBLEMS)
    {
        m_warnings.push_back({m_file, line, element, message});
    }
}

void
TopologyResult::SetTopology(Topology topology)
{
    CheckCount("nodes", topology.GetNodeCount(), 1, MAX_TOPOLOGY_NODES);
    CheckCount("links", topology.GetLinkCount(), 0, MAX_TOPOLOGY_LINKS);
    if (m_errorCount == 0)
    {
        m_topology = std::move(topology);
        m_complete = true;
    }
}

void
TopologyResult::CheckCount(const std::string& what, uint32_t count, uint32_t least, uint32_t most)
{
    if (m_errorCount == 0 && (count < least || count > most))
    {
        AddError(0,
                 "",
                 "has " + std::to_string(count) + " " + what + "; allowed are " +
                     std::to_string(least) + " to " + std::to_string(most));
    }
}

} // namespace mgm
} // namespace ns3
