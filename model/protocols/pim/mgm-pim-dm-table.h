/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The (S,G) entries of a dense-mode router, with what the router keeps beside their state machines.
 */

#ifndef MGM_PIM_DM_TABLE_H
#define MGM_PIM_DM_TABLE_H

#include "ns3/event-id.h"
#include "ns3/mgm-pim-dm-entry.h"
#include "ns3/mgm-pim-timer.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One (S,G) of a router.
 */
struct PimDmSlot
{
    /**
     * Makes an entry that has not started.
     * @param [in] environment The router; must outlive the entry.
     * @param [in] key Source and group.
     */
    PimDmSlot(PimDmEnvironment& environment, const SourceGroup& key);
    /// Cancels all that is due, without a word.
    ~PimDmSlot();

    PimDmSlot(const PimDmSlot&) = delete;
    PimDmSlot& operator=(const PimDmSlot&) = delete;

    PimDmEntry entry;               //!< the state machines
    PimTimer lifetime;              //!< until it is looked at whether data still comes
    EventId settling;               //!< brings the entry at the group manager up to date
    EventId check;                  //!< discards the entry if nothing holds it
    bool isInstalled{false};        //!< whether the group manager had an entry when last seen
    bool otherInterest{false};      //!< whether other clients' interfaces were in its list
    std::optional<uint8_t> dataTtl; //!< TTL of data that has just made an entry
};

/**
 * @ingroup mgm
 * Entries by group, then by source. An entry that is looked up again after something was done to it
 * and is another one, or gone, went because of that: the router was stopped.
 */
class PimDmTable
{
  public:
    /// @return number of entries.
    std::size_t GetSize() const;
    /// @return the keys of all entries, by group, then by source.
    std::vector<SourceGroup> GetKeys() const;
    /**
     * @param [in] key Source and group.
     * @return the entry; null if there is none.
     */
    PimDmSlot* Find(const SourceGroup& key) const;
    /**
     * Adds an entry, which must not be there.
     * @param [in] environment The router; must outlive the entry.
     * @param [in] key Source and group.
     * @return the entry, which has not started.
     */
    PimDmSlot& Add(PimDmEnvironment& environment, const SourceGroup& key);
    /// Removes an entry. @param [in] key Source and group.
    void Remove(const SourceGroup& key);
    /**
     * Does something with each entry that a key covers. Entries may come and go meanwhile.
     * @param [in] range (S,G), (*,G) or (*,*).
     * @param [in] action What is done.
     */
    void ForEach(const SourceGroup& range, const std::function<void(PimDmSlot&)>& action) const;

  private:
    std::map<SourceGroup, std::unique_ptr<PimDmSlot>> m_slots; //!< by key
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_TABLE_H
