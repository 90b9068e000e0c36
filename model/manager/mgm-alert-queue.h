/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * When the group manager tells its clients what it has to tell.
 */

#ifndef MGM_ALERT_QUEUE_H
#define MGM_ALERT_QUEUE_H

#include "ns3/mgm-lineage.h"

#include <cstdint>
#include <functional>
#include <list>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * First-in-first-out queue of what is to be done once the state of the group manager is consistent.
 *
 * Each function of the group manager opens a Scope. What it has to tell is added; the end of the
 * outermost scope delivers it, before the function returns. A client that calls the group manager
 * from inside a callback opens an inner scope, which only adds. So no callback finds a half-done
 * change, no callback interrupts another delivery, and the order is that of the changes.
 */
class AlertQueue
{
  public:
    /**
     * Time during which the state may be inconsistent.
     */
    class Scope
    {
      public:
        /// @param [in] queue The queue.
        explicit Scope(AlertQueue& queue);
        /// Delivers everything if this is the outermost scope.
        ~Scope();

        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        AlertQueue& m_queue; //!< the queue
    };

    /**
     * Adds something to be done, with the ambient cause as its cause. There must be a scope.
     * @param [in] deliver What to do.
     */
    void Add(std::function<void()> deliver);

    /// Forgets what is not delivered yet.
    void Clear();

  private:
    /// Something to be done.
    struct Item
    {
        Cause cause;                   //!< why
        std::function<void()> deliver; //!< what
    };

    /// Delivers until nothing is left.
    void Drain();

    std::list<Item> m_items; //!< in order; an empty list holds no memory
    uint32_t m_depth{0};     //!< open scopes
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_QUEUE_H
