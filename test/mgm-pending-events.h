/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How many events wait in the simulator, cancelled ones included: what timers leave behind.
 */

#ifndef MGM_PENDING_EVENTS_H
#define MGM_PENDING_EVENTS_H

#include "ns3/map-scheduler.h"
#include "ns3/object-factory.h"
#include "ns3/simulator.h"

#include <cstddef>

namespace ns3
{
namespace mgm
{
namespace test
{

/// A scheduler that counts what it is given.
class CountingScheduler : public MapScheduler
{
  public:
    /// @return the object TypeId.
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("ns3::mgm::test::CountingScheduler")
                                .SetParent<MapScheduler>()
                                .SetGroupName("Mgm")
                                .AddConstructor<CountingScheduler>();
        return tid;
    }

    void Insert(const Event& event) override
    {
        ++g_inserted;
        MapScheduler::Insert(event);
    }

    static inline std::size_t g_inserted = 0; //!< events that all of them were given
};

/// @return number of events that wait, be they cancelled or not.
inline std::size_t
CountPendingEvents()
{
    // A new scheduler is given all events that wait in the old one.
    ObjectFactory factory;
    factory.SetTypeId(CountingScheduler::GetTypeId());
    const std::size_t before = CountingScheduler::g_inserted;
    Simulator::SetScheduler(factory);
    return CountingScheduler::g_inserted - before;
}

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_PENDING_EVENTS_H
