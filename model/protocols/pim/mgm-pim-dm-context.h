/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the state machines of one dense-mode (S,G) entry know of each other.
 */

#ifndef MGM_PIM_DM_CONTEXT_H
#define MGM_PIM_DM_CONTEXT_H

#include "ns3/mgm-pim-assert-metric.h"
#include "ns3/mgm-pim-dm-environment.h"
#include "ns3/mgm-types.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The (S,G) entry as its state machines see it: the macros of RFC 3973 4.1.3 and the messages that
 * the RFC has them send. Messages that nobody can answer are not sent: none crosses the scope
 * boundary of the group (RFC 3973 5.4), none is sent upstream without an upstream neighbor.
 */
class PimDmContext
{
  public:
    /**
     * What happens in its lifetime is one event; what follows from all of it is done at the end.
     * Timers of the machines and all that the router reports are events; they may nest.
     */
    class EventScope
    {
      public:
        /// @param [in] context The entry.
        explicit EventScope(PimDmContext& context)
            : m_context(context)
        {
            ++m_context.m_depth;
        }

        ~EventScope()
        {
            if (--m_context.m_depth == 0)
            {
                m_context.Conclude();
            }
        }

        EventScope(const EventScope&) = delete;
        EventScope& operator=(const EventScope&) = delete;

      private:
        PimDmContext& m_context; //!< the entry
    };

    /// No interface: there is no route to S. Index 0 is loopback, which PIM never works on.
    static constexpr uint32_t NO_INTERFACE = 0;

    /**
     * @param [in] environment The router; must outlive this.
     * @param [in] key Source and group.
     */
    PimDmContext(PimDmEnvironment& environment, const SourceGroup& key);
    virtual ~PimDmContext() = default;

    PimDmContext(const PimDmContext&) = delete;
    PimDmContext& operator=(const PimDmContext&) = delete;

    /// @return the router.
    PimDmEnvironment& GetEnvironment() const;
    /// @return source and group.
    const SourceGroup& GetKey() const;

    /// @return RPF_interface(S), or NO_INTERFACE.
    virtual uint32_t GetRpfInterface() const = 0;
    /// @return RPF'(S,G); 0.0.0.0 if there is no upstream neighbor.
    virtual Ipv4Address GetRpfNeighbor() const = 0;
    /// @return whether data of S comes in without an upstream neighbor: S is directly connected.
    virtual bool IsSourceConnected() const = 0;
    /// @return whether olist(S,G) == NULL.
    virtual bool IsOlistEmpty() const = 0;
    /**
     * @param [in] interface A PIM interface.
     * @return spt_assert_metric(S,I) (RFC 3973 4.6.1); infinite without a route.
     */
    virtual PimAssertMetric GetSptMetric(uint32_t interface) const = 0;
    /**
     * A machine has moved: what the macros say of an interface may be different now. All that
     * follows is done within the call.
     * @param [in] interface A PIM interface.
     */
    virtual void Settle(uint32_t interface) = 0;
    /**
     * Sends a State Refresh out of all interfaces that RFC 3973 4.5.1 names.
     * @param [in] refresh What it says, except for what depends on this router and the interface.
     */
    virtual void SendStateRefreshes(const PimStateRefresh& refresh) = 0;

    /**
     * @param [in] interface A PIM interface.
     * @return CouldAssert(S,G,I) (RFC 3973 4.6.4).
     */
    bool CouldAssert(uint32_t interface) const;
    /**
     * @param [in] interface A PIM interface.
     * @return my_assert_metric(S,G,I) (RFC 3973 4.6.1).
     */
    PimAssertMetric GetMyMetric(uint32_t interface) const;

    /// Multicasts a Join(S,G) to RPF'(S).
    void SendJoin() const;
    /// Multicasts a Prune(S,G) to RPF'(S).
    void SendPrune() const;
    /**
     * Multicasts a Prune(S,G), also as a PruneEcho.
     * @param [in] interface Where.
     * @param [in] upstream Upstream Neighbor Address.
     * @param [in] holdtime Hold Time in seconds.
     */
    void SendPrune(uint32_t interface, Ipv4Address upstream, uint16_t holdtime) const;
    /// Unicasts a Graft(S,G) to RPF'(S).
    void SendGraft() const;
    /**
     * Unicasts a GraftAck(S,G).
     * @param [in] interface Where.
     * @param [in] grafter Who sent the Graft.
     */
    void SendGraftAck(uint32_t interface, Ipv4Address grafter) const;
    /**
     * Multicasts an Assert(S,G).
     * @param [in] interface Where.
     * @param [in] metric Metric; an infinite one makes it an AssertCancel(S,G).
     */
    void SendAssert(uint32_t interface, const PimAssertMetric& metric) const;
    /**
     * Sends any message about the group.
     * @param [in] interface Where.
     * @param [in] message The message.
     */
    void Send(uint32_t interface, const PimMessage& message) const;

  protected:
    /// @return whether an event is being played.
    bool IsAtWork() const;

  private:
    /// An event is over.
    virtual void Conclude() = 0;

    PimDmEnvironment& m_environment; //!< the router
    SourceGroup m_key;               //!< source and group
    uint32_t m_depth{0};             //!< events within each other
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_CONTEXT_H
