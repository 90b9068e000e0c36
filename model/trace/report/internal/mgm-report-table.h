/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One kind of state of all routers, over the whole run.
 */

#ifndef MGM_REPORT_TABLE_H
#define MGM_REPORT_TABLE_H

#include "ns3/mgm-report-texts.h"

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Rows of text that hold from one record of a trace until before another one. The rows of a router
 * at a record are those that began with this record or earlier and have not ended with it.
 */
class ReportTable
{
  public:
    /**
     * @param [in] title What the rows are: "Forwarding entries".
     * @param [in] columns Headings of the cells. A column whose heading begins with '#' is for the
     * page's own use.
     */
    ReportTable(const std::string& title, const std::vector<std::string>& columns);

    /**
     * Begins a row, and ends the one that it takes the place of; does nothing if the row is as it
     * was.
     * @param [in] record Index of the record that says so.
     * @param [in] node The router.
     * @param [in] name What the row is about; a router has one row of a name at a time.
     * @param [in] cells Its texts, one a column.
     * @param [in,out] texts The texts of the report.
     */
    void Set(uint32_t record,
             uint32_t node,
             const std::string& name,
             const std::vector<std::string>& cells,
             ReportTexts& texts);
    /**
     * Ends a row, if there is one.
     * @param [in] record Index of the record that says so.
     * @param [in] node The router.
     * @param [in] name What the row is about.
     */
    void Clear(uint32_t record, uint32_t node, const std::string& name);
    /**
     * Ends the rows of a router.
     * @param [in] record Index of the record that says so.
     * @param [in] node The router.
     * @param [in] column A column, ...
     * @param [in] cell ... and the number of the text that stands there in the rows to end.
     */
    void ClearWhere(uint32_t record, uint32_t node, std::size_t column, uint32_t cell);
    /**
     * Ends the rows of a router whose name has an ending.
     * @param [in] record Index of the record that says so.
     * @param [in] node The router.
     * @param [in] ending The ending.
     */
    void ClearEnding(uint32_t record, uint32_t node, const std::string& ending);
    /**
     * Ends all rows of a router.
     * @param [in] record Index of the record that says so.
     * @param [in] node The router.
     */
    void ClearNode(uint32_t record, uint32_t node);

    /**
     * Writes the table into a page.
     * @param [in,out] os The page.
     * @param [in] id Id of the element that holds it.
     */
    void Write(std::ostream& os, const std::string& id) const;

  private:
    /// A row that holds.
    struct OpenRow
    {
        std::size_t row{0};          //!< index in the columns below
        std::vector<uint32_t> cells; //!< numbers of its texts
    };

    /// Ends the rows of a router for which a condition on name and row holds.
    template <typename Condition>
    void ClearIf(uint32_t record, uint32_t node, Condition condition);

    std::string m_title;                                       //!< what the rows are
    std::vector<std::string> m_columns;                        //!< headings of the cells
    std::map<uint32_t, std::map<std::string, OpenRow>> m_open; //!< by node and name
    std::vector<uint32_t> m_nodes;                             //!< router of each row
    std::vector<uint32_t> m_begins;                            //!< record that begins each row
    std::vector<int64_t> m_ends;                               //!< record that ends it, or -1
    std::vector<uint32_t> m_cells;                             //!< texts, row by row
};

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_TABLE_H
