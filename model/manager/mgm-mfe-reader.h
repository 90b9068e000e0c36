/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reads entries and their statistics for clients, one or page by page (mgm-api 2.4).
 */

#ifndef MGM_MFE_READER_H
#define MGM_MFE_READER_H

#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-manager-tables.h"
#include "ns3/mgm-mfe-records.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Makes MfeRecord and MfeStatsRecord from an entry and from the forwarder's counters.
 */
class MfeReader
{
  public:
    /// @param [in] tables What the group manager remembers.
    explicit MfeReader(const ManagerTables& tables);

    /// @param [in] forwarder Where the counters are; null: all counters are 0.
    void SetForwarder(Ptr<ForwarderControl> forwarder);

    /**
     * @param [in] entry An entry.
     * @param [in] kind Not used: there is one kind of entry record.
     * @param [out] mfe The same for clients.
     */
    void Read(const ManagedEntry& entry, MfeStatsKind kind, MfeRecord& mfe) const;

    /**
     * @param [in] entry An entry.
     * @param [in] kind Which record.
     * @param [out] stats Its statistics.
     */
    void Read(const ManagedEntry& entry, MfeStatsKind kind, MfeStatsRecord& stats) const;

    /**
     * Reads a page of entries.
     * @tparam Record MfeRecord or MfeStatsRecord.
     * @param [in] entry The first one; null: there are none.
     * @param [in] kind Which statistics record.
     * @param [in,out] pageSize How many fit; set to 1 where none does.
     * @param [out] records The records.
     * @return the result of ClientInterface::GetFirstMfe.
     */
    template <typename Record>
    Status ReadPage(const ManagedEntry* entry,
                    MfeStatsKind kind,
                    std::size_t& pageSize,
                    std::vector<Record>& records) const;

  private:
    /**
     * @param [in] interface An interface.
     * @return the id of the protocol there; 0: nobody.
     */
    uint32_t GetProtocolId(const InterfaceId& interface) const;

    const ManagerTables& m_tables;     //!< what the group manager remembers
    Ptr<ForwarderControl> m_forwarder; //!< where the counters are
};

template <typename Record>
Status
MfeReader::ReadPage(const ManagedEntry* entry,
                    MfeStatsKind kind,
                    std::size_t& pageSize,
                    std::vector<Record>& records) const
{
    records.clear();
    if (pageSize == 0)
    {
        pageSize = 1;
        return Status::INSUFFICIENT_BUFFER;
    }
    for (; entry && records.size() < pageSize; entry = m_tables.entries.FindAfter(entry->key))
    {
        records.emplace_back();
        Read(*entry, kind, records.back());
    }
    return entry ? Status::MORE_DATA : Status::NO_MORE_ITEMS;
}

} // namespace mgm
} // namespace ns3

#endif // MGM_MFE_READER_H
