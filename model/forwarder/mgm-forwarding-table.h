/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Forwarding entries by key, with longest match.
 */

#ifndef MGM_FORWARDING_TABLE_H
#define MGM_FORWARDING_TABLE_H

#include "ns3/mgm-forwarding-entry.h"
#include "ns3/mgm-types.h"

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A hash table of entries: one look-up for a packet that has its (S,G) entry, none if the packet
 * before had the same, two more where wildcard entries exist, whatever the number of entries.
 */
class ForwardingTable
{
  public:
    /**
     * @param [in] key A key.
     * @return the entry of exactly that key, or null.
     */
    ForwardingEntry* Find(const SourceGroup& key) const;

    /**
     * Longest match: (S,G), else (*,G), else (*,*) (mgm-api 5.1).
     * @param [in] packet Source and group of a packet.
     * @return the entry, or null.
     */
    ForwardingEntry* Match(const SourceGroup& packet) const
    {
        return m_last && m_last->GetSpec().key == packet ? m_last : Search(packet);
    }

    /**
     * @param [in] entry An entry whose key is not in the table.
     * @return the entry.
     */
    ForwardingEntry& Insert(std::unique_ptr<ForwardingEntry> entry);

    /**
     * @param [in] key A key.
     * @return the entry of exactly that key, which is no longer in the table; or null.
     */
    std::unique_ptr<ForwardingEntry> Extract(const SourceGroup& key);

    /// Deletes all entries.
    void Clear();

    /// @return the number of entries.
    std::size_t GetSize() const;

    /**
     * Sorts, so this is for printing and for rare events only.
     * @return all keys, by group, then by source.
     */
    std::vector<SourceGroup> GetKeys() const;

  private:
    /// Match for another (S,G) than that of the packet before.
    ForwardingEntry* Search(const SourceGroup& packet) const;

    /// Hash table of entries.
    using Entries =
        std::unordered_map<SourceGroup, std::unique_ptr<ForwardingEntry>, SourceGroupHash>;

    Entries m_entries;                        //!< by key
    mutable ForwardingEntry* m_last{nullptr}; //!< (S,G) entry of the last packet that had one
    std::size_t m_wildcards{0};               //!< number of (*,G) and (*,*) entries
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDING_TABLE_H
