/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What two runs did differently, from their traces.
 */

#ifndef MGM_RUN_COMPARISON_H
#define MGM_RUN_COMPARISON_H

#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Compares two traces. Nodes and interfaces are the same if they have the same name, or number
 * where they have none; records if they tell the same, whatever their ids and those of their causes
 * are. At one instant, only the order of the records of one node counts.
 */
class RunComparison
{
  public:
    /**
     * Reads both traces. Throws TraceError where one cannot be read, or where they have different
     * levels.
     * @param [in,out] streams The traces.
     * @param [in] names Their file names, for messages.
     */
    RunComparison(const std::array<std::istream*, 2>& streams,
                  const std::array<std::string, 2>& names);

    /// @return whether both runs did the same under the same settings.
    bool IsSame() const;

    /**
     * @param [in,out] os Where to print the differences.
     * @param [in] limit How many settings, and how many numbers of routers, are shown at most.
     */
    void Print(std::ostream& os, std::size_t limit) const;
    /// @param [in,out] os Where to print the differences as one JSON object.
    void PrintJson(std::ostream& os) const;

  private:
    /// A value of the first line that is not the same.
    struct Setting
    {
        std::string name;                     //!< where it stands: "nodes/Denver/kind"
        std::array<nlohmann::json, 2> values; //!< in both runs; null where it is missing
    };

    /// The first record that has no counterpart, of one node.
    struct Divergence
    {
        std::string node;                   //!< the node
        std::array<TraceRecord, 2> records; //!< in both runs; not set where there is none
    };

    /// All records of one instant.
    struct Instant
    {
        int64_t time{0};                //!< when
        uint64_t firstLine{0};          //!< number of the first line in the file
        std::vector<std::string> lines; //!< the records
    };

    /// One of the runs while it is read.
    class Side
    {
      public:
        /// Reads the first line.
        Side(std::istream& stream, const std::string& name);
        /// Reads all records of the next instant. @return whether there are any.
        bool Next(Instant& instant);
        /// @return the records of an instant by the node that they tell of; "" for the network.
        /// Throws TraceError where one is wrong.
        std::map<std::string, std::vector<TraceRecord>> GroupByNode(const Instant& instant) const;

        std::string name;                                               //!< of the file
        TraceReader reader;                                             //!< the trace
        std::map<std::pair<std::string, std::string>, uint64_t> counts; //!< by node and what
        /// The last state of each entry, by node and key.
        std::map<std::pair<std::string, std::string>, std::string> entries;

      private:
        /// Counts a record.
        void Count(const TraceGlance& glance);
        /// Notes the state of an entry.
        void NoteEntry(const TraceRecord& record);

        TraceGlance m_glance; //!< the next record
        bool m_more{false};   //!< whether there is one
    };

    /// A number or a state of a node that is not the same.
    struct Total
    {
        std::string node;                  //!< the node
        std::string what;                  //!< what it is
        std::array<std::string, 2> values; //!< in both runs
    };

    /// Finds values of the first lines that differ.
    void CompareSettings(const Side& a, const Side& b);
    /// Finds the records of an instant that have no counterpart.
    void CompareInstants(const Side& a, const Instant& first, const Side& b, const Instant& second);
    /// Finds the first record of a node, at an instant, that has no counterpart.
    void CompareRecords(const std::string& node,
                        const std::vector<TraceRecord>& first,
                        const std::vector<TraceRecord>& second);
    /// Finds numbers and states that differ.
    void CompareTotals(const Side& a, const Side& b);
    /// Prints the settings that differ.
    void PrintSettings(std::ostream& os, std::size_t limit) const;
    /// Prints the first divergence.
    void PrintDivergences(std::ostream& os) const;
    /// Prints the numbers that differ.
    void PrintTotals(std::ostream& os, std::size_t limit) const;

    std::array<std::string, 2> m_names;    //!< of the files
    std::array<TraceHeader, 2> m_headers;  //!< of the runs
    std::array<std::string, 2> m_notices;  //!< how the traces end, if they are not complete
    uint64_t m_records{0};                 //!< records before the first divergence
    std::optional<int64_t> m_time;         //!< of the first divergence, in nanoseconds
    std::vector<Setting> m_settings;       //!< that differ
    std::vector<Divergence> m_divergences; //!< at the first instant that differs
    std::vector<Total> m_totals;           //!< that differ
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_COMPARISON_H
