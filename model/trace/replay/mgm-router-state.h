/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * All that one router holds at some instant, as its trace tells it.
 */

#ifndef MGM_ROUTER_STATE_H
#define MGM_ROUTER_STATE_H

#include "ns3/mgm-forwarder-state.h"
#include "ns3/mgm-igmp-state.h"
#include "ns3/mgm-manager-state.h"
#include "ns3/mgm-pim-state.h"

namespace ns3
{
namespace mgm
{

class TraceRecord;
struct TraceNodeFacts;

/**
 * @ingroup mgm
 * A router.
 */
class RouterState
{
  public:
    /// @param [in] facts What the first line of the trace says of the node.
    explicit RouterState(const TraceNodeFacts& facts);

    /**
     * Takes note of a record of this node. Throws TraceError where a member is missing.
     * @param [in] record The record.
     */
    void Apply(const TraceRecord& record);
    /**
     * The link of an interface went down.
     * @param [in] interface Interface index.
     */
    void TakeDown(uint32_t interface);

    /// @return its forwarder.
    const ForwarderState& GetForwarder() const;
    /// @return its group manager.
    const ManagerState& GetManager() const;
    /// @return its IGMP.
    const IgmpState& GetIgmp() const;
    /// @return its PIM.
    const PimState& GetPim() const;

  private:
    ForwarderState m_forwarder; //!< its forwarder
    ManagerState m_manager;     //!< its group manager
    IgmpState m_igmp;           //!< its IGMP
    PimState m_pim;             //!< its PIM
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ROUTER_STATE_H
