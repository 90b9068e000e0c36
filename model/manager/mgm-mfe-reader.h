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
     * Reads one entry.
     * @tparam Record MfeRecord or MfeStatsRecord.
     * @param [in] key Its key.
     * @param [in] kind Which statistics record.
     * @param [out] record The record.
     * @return the result of ClientInterface::GetMfe.
     */
    template <typename Record>
    Status ReadOne(const SourceGroup& key, MfeStatsKind kind, Record& record) const;

    /**
     * Reads the first page of entries.
     * @tparam Record MfeRecord or MfeStatsRecord.
     * @param [in] kind Which statistics record.
     * @param [in,out] pageSize How many fit; set to 1 where none does.
     * @param [out] records The records.
     * @return the result of ClientInterface::GetFirstMfe.
     */
    template <typename Record>
    Status ReadFirst(MfeStatsKind kind, std::size_t& pageSize, std::vector<Record>& records) const;

    /**
     * Reads another page of entries.
     * @tparam Record MfeRecord or MfeStatsRecord.
     * @param [in] start Any key, behind which the page begins.
     * @param [in] kind Which statistics record.
     * @param [in,out] pageSize How many fit; set to 1 where none does.
     * @param [out] records The records.
     * @return the result of ClientInterface::GetNextMfe.
     */
    template <typename Record>
    Status ReadNext(const SourceGroup& start,
                    MfeStatsKind kind,
                    std::size_t& pageSize,
                    std::vector<Record>& records) const;

  private:
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
     * @return MORE_DATA, NO_MORE_ITEMS or INSUFFICIENT_BUFFER.
     */
    template <typename Record>
    Status ReadPage(const ManagedEntry* entry,
                    MfeStatsKind kind,
                    std::size_t& pageSize,
                    std::vector<Record>& records) const;

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
MfeReader::ReadOne(const SourceGroup& key, MfeStatsKind kind, Record& record) const
{
    const ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry)
    {
        return Status::NOT_FOUND;
    }
    Read(*entry, kind, record);
    return Status::SUCCESS;
}

template <typename Record>
Status
MfeReader::ReadFirst(MfeStatsKind kind, std::size_t& pageSize, std::vector<Record>& records) const
{
    return ReadPage(m_tables.entries.GetFirst(), kind, pageSize, records);
}

template <typename Record>
Status
MfeReader::ReadNext(const SourceGroup& start,
                    MfeStatsKind kind,
                    std::size_t& pageSize,
                    std::vector<Record>& records) const
{
    return ReadPage(m_tables.entries.FindAfter(start), kind, pageSize, records);
}

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
