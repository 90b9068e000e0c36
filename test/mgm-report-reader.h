/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A report, read as its page does.
 */

#ifndef MGM_REPORT_READER_H
#define MGM_REPORT_READER_H

#include "ns3/mgm-report-data.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{
namespace test
{

/// The JSON in the script elements of a page, by id.
using Blocks = std::map<std::string, nlohmann::json>;

/**
 * @param [in] page The text of a report.
 * @return its blocks.
 */
Blocks ParseBlocks(const std::string& page);

/**
 * @param [in] path A trace.
 * @param [in] stories How many stories are told.
 * @return the blocks of its report.
 */
Blocks MakeBlocks(const std::string& path, std::size_t stories);

/// Reads columns of blocks as the page does.
class BlockReader
{
  public:
    /// @param [in] blocks The blocks.
    explicit BlockReader(Blocks blocks);
    /// @return a block.
    const nlohmann::json& Get(const std::string& id) const;
    /// @return a text of the report.
    std::string GetText(std::size_t number) const;
    /// @return what a column of the details says of a record.
    nlohmann::json GetDetail(const char* column, std::size_t index) const;
    /// @return the rows of a table that hold at a record: node and texts.
    std::multiset<std::string> GetRows(const std::string& id, int64_t position) const;

  private:
    Blocks m_blocks; //!< of the report
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_READER_H
