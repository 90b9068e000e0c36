/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Who caused what, across nodes, as an indented tree.
 */

#ifndef MGM_LINEAGE_TREE_H
#define MGM_LINEAGE_TREE_H

#include "ns3/mgm-record-order.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Records below the records that caused them. Timers that were set or cancelled are left out; what
 * came of them stands below what set them.
 */
class LineageTree
{
  public:
    /**
     * Adds a record below its cause, or at the top where the tree does not hold that.
     * @param [in] record The record; its cause, if it has one, was added before.
     */
    void Add(const TraceRecord& record);

    /**
     * @param [in,out] os Where to print the tree.
     * @param [in] header Names of nodes.
     * @param [in] key "(S, G)" of the story, which is "this data".
     */
    void Print(std::ostream& os, const TraceHeader& header, const std::string& key) const;
    /**
     * @param [in] header Names of nodes.
     * @param [in] key "(S, G)" of the story, which is "this data".
     * @return a list of objects, each with a list "effects" of such objects.
     */
    nlohmann::ordered_json MakeJson(const TraceHeader& header, const std::string& key) const;

  private:
    /// A record and what it led to.
    struct Branch
    {
        TraceRecord record;               //!< the record
        std::size_t depth{0};             //!< number of records above it
        std::vector<std::size_t> effects; //!< indices of what it caused
    };

    std::vector<Branch> m_branches;                           //!< causes before effects
    std::vector<std::size_t> m_roots;                         //!< indices of those at the top
    std::map<RecordId, std::size_t, RecordIdOrder> m_indices; //!< of branches, by id
    uint64_t m_omitted{0};                                    //!< records beyond the limit
};

} // namespace mgm
} // namespace ns3

#endif // MGM_LINEAGE_TREE_H
