/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The way from the group manager down to the forwarder's table: changes take effect later, in the
 * order of the calls.
 */

#ifndef MGM_ENTRY_CHANGE_QUEUE_H
#define MGM_ENTRY_CHANGE_QUEUE_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/mgm-forwarder-control.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A change of the forwarding table.
 */
struct EntryChange
{
    /// What is to be done.
    enum class Kind : uint8_t
    {
        SET,    //!< create or replace the entry
        DELETE, //!< delete the entry
        MASK,   //!< switch alerts off or on
        WATCH,  //!< tell of the next packet
        ADD,    //!< add an outgoing interface
        REMOVE, //!< take an outgoing interface out
    };

    Kind kind{Kind::SET};     //!< what is to be done
    EntrySpec entry;          //!< the entry; of the others than SET only the key counts
    InterfaceId arrival;      //!< arrival interface of MASK
    OutgoingInterface output; //!< outgoing interface of ADD and REMOVE
    bool masked{false};       //!< whether MASK switches alerts off
    Cause cause;              //!< what led to it
};

/**
 * @ingroup mgm
 * Changes of the forwarding table on their way.
 */
class EntryChangeQueue
{
  public:
    EntryChangeQueue() = default;
    ~EntryChangeQueue();
    EntryChangeQueue(const EntryChangeQueue&) = delete;
    EntryChangeQueue& operator=(const EntryChangeQueue&) = delete;

    /**
     * @param [in] apply Called for every change when it takes effect.
     */
    void SetApply(Callback<void, const EntryChange&> apply);

    /**
     * Submits a change. With no delay and nothing on its way it takes effect before the return.
     * @param [in] change The change.
     * @param [in] delay Time until it takes effect; never before an earlier change.
     * @param [in] existsNow Whether the table has an entry of that key now.
     */
    void Submit(const EntryChange& change, Time delay, bool existsNow);

    /**
     * @param [in] key Key of an entry.
     * @param [in] existsNow Whether the table has an entry of that key now.
     * @return whether it will when all changes on their way have taken effect.
     */
    bool WillExist(const SourceGroup& key, bool existsNow) const;

    /**
     * @param [in] key Key of an entry.
     * @return whether the last of the changes on their way that set or delete it deletes it.
     */
    bool WillBeDeleted(const SourceGroup& key) const;

    /// @return by how many entries the changes on their way make the table grow.
    int64_t GetGrowth() const;

    /// Forgets what is on its way.
    void Clear();

  private:
    /// A change on its way.
    struct Pending
    {
        EventId event;      //!< makes it take effect
        EntryChange change; //!< what is changed
        int growth;         //!< entries that it adds: 1, 0 or -1
    };

    /// What changes on their way will make of one key.
    struct Future
    {
        std::size_t changes{0}; //!< number of changes on their way
        bool exists{false};     //!< whether the entry exists after them
        bool deleted{false};    //!< whether the last one that sets or deletes it deletes it
    };

    /// Applies the first change on its way.
    void ApplyFirst();

    Callback<void, const EntryChange&> m_apply; //!< makes changes
    std::list<Pending> m_pending; //!< in the order of the calls; an empty list holds no memory
    std::unordered_map<SourceGroup, Future, SourceGroupHash> m_future; //!< by key
    int64_t m_growth{0};                                               //!< entries to be added
    Time m_lastDue; //!< when the last of them takes effect
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_CHANGE_QUEUE_H
