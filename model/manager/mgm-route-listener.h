/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The source of routes of a group manager, and its announcements that routes have changed.
 */

#ifndef MGM_ROUTE_LISTENER_H
#define MGM_ROUTE_LISTENER_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/mgm-rpf-source.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Holds the source of routes that is in use and listens to it. The source may be replaced at any
 * time, also while it speaks: a source must not lose a listener, nor end, while it is calling that
 * listener, so the former one is let go later in the same instant.
 */
class RouteListener
{
  public:
    /// @param [in] changed Called when the source in use, or one that is about to be let go, says
    /// that routes have changed.
    explicit RouteListener(Callback<void> changed);
    ~RouteListener();
    RouteListener(const RouteListener&) = delete;
    RouteListener& operator=(const RouteListener&) = delete;

    /// @param [in] source The source to be used from now on; null: none.
    void SetSource(Ptr<RpfSource> source);
    /// @return the source in use; null: none.
    Ptr<RpfSource> GetSource() const;

    /// Lets every source go at once.
    void Clear();

  private:
    /// A source says that routes have changed.
    void Hear();
    /// Stops listening to sources that are not used any more, and lets them go.
    void LetFormerGo();

    Callback<void> m_changed;            //!< called when routes have changed
    Ptr<RpfSource> m_source;             //!< the source in use
    std::vector<Ptr<RpfSource>> m_heard; //!< it, and former ones that may be calling at the moment
    EventId m_lettingGo;                 //!< lets former ones go
    uint32_t m_calls{0};                 //!< calls from sources that have not returned
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ROUTE_LISTENER_H
