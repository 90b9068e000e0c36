/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What reading or generating a network gives: the whole network, or everything that is wrong with
 * what was asked for. One way for all readers and generators.
 */

#ifndef MGM_TOPOLOGY_RESULT_H
#define MGM_TOPOLOGY_RESULT_H

#include "ns3/mgm-topology.h"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Largest file that a reader takes, in bytes.
constexpr std::size_t MAX_TOPOLOGY_FILE_SIZE = 64 * 1024 * 1024;
/// Most nodes that a reader or generator takes.
constexpr uint32_t MAX_TOPOLOGY_NODES = 1000000;
/// Most links that a reader or generator takes.
constexpr uint32_t MAX_TOPOLOGY_LINKS = 4000000;
/// Longest name of a node that a reader makes, in bytes; longer ones are cut.
constexpr std::size_t MAX_NODE_NAME_LENGTH = 200;
/// Problems of one kind (errors, warnings) that a TopologyResult lists; more are only counted.
constexpr std::size_t MAX_LISTED_PROBLEMS = 100;

/**
 * @ingroup mgm
 * One thing that is wrong or odd. Parts that are not known are empty or 0.
 */
struct TopologyProblem
{
    std::string file;    //!< file name
    uint64_t line{0};    //!< line in the file, from 1
    std::string element; //!< element, JSON pointer or parameter
    std::string message; //!< what was found, and what is allowed
};

/// Prints "file:line: element: message" without the parts that are not known.
std::ostream& operator<<(std::ostream& os, const TopologyProblem& problem);

/**
 * @ingroup mgm
 * A network, or the reasons why there is none; with errors there is never a half-built network.
 * Warnings tell what was left out or made up, and do not prevent a network.
 */
class TopologyResult
{
  public:
    /**
     * @param [in] file File name that problems carry; empty where there is no file.
     */
    explicit TopologyResult(const std::string& file = "");

    /// @return whether there is a network.
    bool IsOk() const;
    /// @return the network; empty unless IsOk().
    const Topology& GetTopology() const;
    /// @return the network, moved out of this result.
    Topology TakeTopology();
    /// @return the first MAX_LISTED_PROBLEMS errors.
    const std::vector<TopologyProblem>& GetErrors() const;
    /// @return the number of errors, listed or not.
    uint64_t GetErrorCount() const;
    /// @return the first MAX_LISTED_PROBLEMS warnings.
    const std::vector<TopologyProblem>& GetWarnings() const;
    /// @return the number of warnings, listed or not.
    uint64_t GetWarningCount() const;
    /**
     * Prints the listed errors, one a line, then how many more there are.
     *
     * @param [in,out] os Where to.
     */
    void PrintErrors(std::ostream& os) const;
    /**
     * Prints the listed warnings, one a line, then how many more there are.
     *
     * @param [in,out] os Where to.
     */
    void PrintWarnings(std::ostream& os) const;

    /**
     * For readers: records an error. The result is not OK from here on.
     *
     * @param [in] line Line in the file, or 0.
     * @param [in] element Element, JSON pointer or parameter, or empty.
     * @param [in] message What was found, and what is allowed.
     */
    void AddError(uint64_t line, const std::string& element, const std::string& message);
    /**
     * For readers: records a warning.
     *
     * @param [in] line Line in the file, or 0.
     * @param [in] element Element, JSON pointer or parameter, or empty.
     * @param [in] message What was found, and what was made of it.
     */
    void AddWarning(uint64_t line, const std::string& element, const std::string& message);
    /**
     * For readers: ends successful reading. Ignored when there are errors; a network without nodes,
     * or with more than MAX_TOPOLOGY_NODES nodes or MAX_TOPOLOGY_LINKS links, is one.
     *
     * @param [in] topology The network.
     */
    void SetTopology(Topology topology);

  private:
    /**
     * Records an error, if there is none yet, when a network is too small or too large.
     *
     * @param [in] what Nodes or links.
     * @param [in] count How many there are.
     * @param [in] least Fewest allowed.
     * @param [in] most Most allowed.
     */
    void CheckCount(const std::string& what, uint32_t count, uint32_t least, uint32_t most);

    std::string m_file;                      //!< file name for problems
    bool m_complete{false};                  //!< whether SetTopology() was called
    Topology m_topology;                     //!< the network, or empty
    std::vector<TopologyProblem> m_errors;   //!< first errors
    uint64_t m_errorCount{0};                //!< all errors
    std::vector<TopologyProblem> m_warnings; //!< first warnings
    uint64_t m_warningCount{0};              //!< all warnings
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_RESULT_H
