/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The folder of a finished run, which questions are put to.
 */

#ifndef MGM_RUN_FOLDER_H
#define MGM_RUN_FOLDER_H

#include "ns3/mgm-trace-reader.h"

#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Finds and opens the files of a run. What cannot be found or read is thrown as a TraceError, whose
 * message names the file.
 */
class RunFolder
{
  public:
    /**
     * Opens the trace of a run.
     * @param [in] path The folder of a run, or its trace.
     */
    explicit RunFolder(const std::string& path);

    /// @return the folder.
    const std::string& GetPath() const;
    /// @return path of the trace.
    const std::string& GetTraceName() const;
    /// @return the trace, from its beginning; the same stream at each call.
    std::istream& OpenTrace();
    /// @return a reader of the trace, from its beginning; readers made before end with this call.
    TraceReader ReadTrace();
    /**
     * Looks at the end of the trace, whatever lies before it.
     * @return the time of its last whole line in nanoseconds: for a complete trace, the run's end.
     */
    int64_t FindEndTime();

    /**
     * @param [in] name Name of a file, "summary.json".
     * @return its path; "" where the folder has no such file.
     */
    std::string FindFile(const std::string& name) const;
    /// @return what summary.json says.
    nlohmann::json ReadSummary() const;

  private:
    std::string m_path;      //!< the folder
    std::string m_traceName; //!< path of the trace
    std::ifstream m_trace;   //!< the trace
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_FOLDER_H
