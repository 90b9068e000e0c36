/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The state machines of the interfaces of one dense-mode (S,G) entry, where there was an event.
 */

#ifndef MGM_PIM_DM_MACHINES_H
#define MGM_PIM_DM_MACHINES_H

#include "ns3/mgm-pim-dm-assert.h"
#include "ns3/mgm-pim-dm-context.h"
#include "ns3/mgm-pim-dm-downstream.h"
#include "ns3/mgm-pim-dm-far-end.h"

#include <cstdint>
#include <map>
#include <memory>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Downstream(S,G,I) and Assert(S,G,I) for each interface. Machines that never had an event do not
 * exist; they are in state NoInfo.
 */
class PimDmMachines
{
  public:
    /// @param [in] context The entry; must outlive this.
    explicit PimDmMachines(PimDmContext& context);

    /// @param [in] interface Interface index. @return Downstream(S,G,I); null for NoInfo.
    PimDmDownstream* FindDownstream(uint32_t interface) const;
    /// @param [in] interface Interface index. @return Assert(S,G,I); null for NoInfo.
    PimDmAssert* FindAssert(uint32_t interface) const;
    /// @param [in] interface Interface index. @return Downstream(S,G,I), which is made if need be.
    PimDmDownstream& GetDownstream(uint32_t interface);
    /// @param [in] interface Interface index. @return Assert(S,G,I), which is made if need be.
    PimDmAssert& GetAssert(uint32_t interface);
    /// @param [in] interface Index of a point-to-point interface. @return its far end.
    PimDmFarEnd& GetFarEnd(uint32_t interface);
    /// @param [in] interface Interface index. @return whether its far end was asked to stop.
    bool IsFarEndPruned(uint32_t interface) const;

    /// @return whether all machines are in state NoInfo.
    bool IsEmpty() const;
    /// Resigns wherever this router is the Assert winner. @param [in] event Why.
    void StopForwarding(const char* event);
    /// Stops all timers.
    void Stop();
    /// Brings the machines of an interface to NoInfo. @param [in] interface Interface index.
    void Reset(uint32_t interface);

  private:
    PimDmContext& m_context;                                           //!< the entry
    std::map<uint32_t, std::unique_ptr<PimDmDownstream>> m_downstream; //!< by interface
    std::map<uint32_t, std::unique_ptr<PimDmAssert>> m_asserts;        //!< by interface
    std::map<uint32_t, PimDmFarEnd> m_farEnds;                         //!< by interface
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_MACHINES_H
