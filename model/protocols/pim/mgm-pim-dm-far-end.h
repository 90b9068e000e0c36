/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What dense mode does on a point-to-point link instead of an Assert.
 */

#ifndef MGM_PIM_DM_FAR_END_H
#define MGM_PIM_DM_FAR_END_H

#include "ns3/mgm-pim-dm-context.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Asks the far end of a point-to-point link not to send the data of (S,G), which is wrong there.
 * RFC 3973 4.2 has the routers assert, but there is nobody else to forward: both may stop.
 *
 * The Prune is repeated if data still comes after J/P_Override_Interval, in which a Prune must have
 * worked.
 */
class PimDmFarEnd
{
  public:
    /**
     * @param [in] context The entry; must outlive this.
     * @param [in] interface A PIM interface.
     */
    PimDmFarEnd(PimDmContext& context, uint32_t interface);

    /**
     * An (S,G) data packet received on downstream interface I.
     * @param [in] state Name of the state of Assert(S,G,I), for the record.
     */
    void DataArrived(const char* state);
    /// @return whether a Prune was sent that may not have worked yet.
    bool IsPruned() const;

  private:
    PimDmContext& m_context;         //!< the entry
    uint32_t m_interface;            //!< interface index
    std::optional<Time> m_lastPrune; //!< when the last Prune was sent
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_FAR_END_H
