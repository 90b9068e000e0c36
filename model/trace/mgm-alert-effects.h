/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Follows the causes of records back to the alerts that they come from, while a run goes on.
 */

#ifndef MGM_ALERT_EFFECTS_H
#define MGM_ALERT_EFFECTS_H

#include "ns3/mgm-lineage.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Remembers which records of level ALERTS come from which alert, up to a number of records; the
 * oldest are forgotten first. Whatever has one of them as its cause comes from the same alert.
 *
 * @tparam Origin What stands for an alert; cheap to copy.
 */
template <typename Origin>
class AlertEffects
{
  public:
    /// @param [in] limit Number of records that are remembered.
    void SetLimit(std::size_t limit)
    {
        m_limit = limit;
    }

    /**
     * Remembers a record.
     * @param [in] id Its id.
     * @param [in] origin The alert that it comes from.
     */
    void Add(const RecordId& id, const Origin& origin)
    {
        if (m_limit == 0 || !m_origins.emplace(id, origin).second)
        {
            return;
        }
        m_order.push_back(id);
        if (m_order.size() > m_limit)
        {
            m_origins.erase(m_order.front());
            m_order.pop_front();
        }
    }

    /**
     * @param [in] head Head of a record.
     * @return the alert that it comes from; null if it comes from none that is remembered.
     */
    const Origin* Find(const RecordHead& head) const
    {
        const auto found = m_origins.find(head.cause.Get(TraceLevel::ALERTS));
        return found == m_origins.end() ? nullptr : &found->second;
    }

    /**
     * Remembers a record of level ALERTS if its cause is remembered.
     * @param [in] head Its head.
     */
    void Follow(const RecordHead& head)
    {
        const Origin* origin = Find(head);
        if (origin && head.level == TraceLevel::ALERTS)
        {
            Add(head.id, Origin(*origin));
        }
    }

  private:
    /// Hash of a record id.
    struct IdHash
    {
        /**
         * @param [in] id The id.
         * @return its hash.
         */
        std::size_t operator()(const RecordId& id) const
        {
            // Sequence numbers are small and grow by one; nodes are spread beyond them.
            return std::hash<uint64_t>()(id.sequence ^ (static_cast<uint64_t>(id.node) << 40));
        }
    };

    std::size_t m_limit{0};                                 //!< number of records
    std::unordered_map<RecordId, Origin, IdHash> m_origins; //!< by record
    std::deque<RecordId> m_order;                           //!< oldest first
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_EFFECTS_H
