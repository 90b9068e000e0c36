/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where each record of a trace stands.
 */

#ifndef MGM_TRACE_INDEX_H
#define MGM_TRACE_INDEX_H

#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Where each record of a trace stands: all that is kept of a trace, 24 bytes a record, so that
 * single records can be read again.
 */
class TraceIndex
{
  public:
    /**
     * Reads a whole trace, and parses the records that are wanted.
     * @param [in,out] reader The trace, of which nothing was read yet; must live as long as this.
     * @param [in] wanted Which records are parsed; told of every record.
     * @param [in] take Is given each of them.
     */
    TraceIndex(TraceReader& reader,
               const TraceFilter& wanted,
               const std::function<void(const TraceRecord&)>& take);

    /**
     * @param [in] id An id.
     * @return its record; not set if the trace does not hold it.
     */
    TraceRecord Find(const RecordId& id) const;

    /**
     * @param [in] record A record.
     * @return its cause, the cause of that, and so on.
     */
    std::vector<TraceRecord> FindCauses(const TraceRecord& record) const;

  private:
    /// Where a record stands.
    struct Place
    {
        RecordId id;     //!< the record
        uint64_t offset; //!< in bytes
    };

    /// @return the place of a record, or the end.
    std::vector<Place>::const_iterator FindPlace(const RecordId& id) const;

    TraceReader& m_reader;       //!< the trace
    std::vector<Place> m_places; //!< by id
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_INDEX_H
