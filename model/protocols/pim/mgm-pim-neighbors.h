/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The PIM neighbors on one link: what each of them said in its last Hello, and what follows for
 * the link from what all of them said (RFC 3973 4.1.1, 4.3.5).
 */

#ifndef MGM_PIM_NEIGHBORS_H
#define MGM_PIM_NEIGHBORS_H

#include "ns3/mgm-pim-interface-settings.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-timer.h"
#include "ns3/nstime.h"

#include <cstddef>
#include <cstdint>
#include <map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A neighbor as a router knows it.
 */
struct PimNeighbor
{
    /**
     * @param [in] recorder Makes the records of the timer; must outlive the neighbor.
     * @param [in] interface Interface index.
     * @param [in] neighbor Its address.
     */
    PimNeighbor(const PimRecorder& recorder, uint32_t interface, Ipv4Address neighbor);

    Ipv4Address address; //!< source of its Hellos
    PimHello hello;      //!< what it said last
    Time since;          //!< when it came up
    PimTimer liveness;   //!< NLT(N,I); does not run where the holdtime is 0xffff
};

/**
 * @ingroup mgm
 * The neighbors of one link, by address.
 *
 * What follows from the Hellos of all is computed when it is asked for after a change, and kept
 * until the next.
 */
class PimNeighbors
{
  public:
    /// The neighbors, by address.
    using Table = std::map<Ipv4Address, PimNeighbor>;

    /// @return Propagation_Delay of a link whose routers do not all announce theirs (RFC 3973 4.8).
    static Time GetDefaultPropagationDelay();
    /// @return Override_Interval of a link whose routers do not all announce theirs (RFC 3973 4.8).
    static Time GetDefaultOverrideInterval();

    /// @param [in] settings The router's own values; must outlive this.
    explicit PimNeighbors(const PimInterfaceSettings& settings);

    /// @return all neighbors.
    const Table& GetTable() const;
    /**
     * @param [in] address Source of its messages.
     * @return the neighbor; null if there is none.
     */
    PimNeighbor* Find(Ipv4Address address);
    /**
     * Adds a neighbor that has said nothing.
     * @param [in] recorder Makes the records of its timer; must outlive the neighbor.
     * @param [in] interface Interface index.
     * @param [in] address Its address, which is not in the table.
     * @return the neighbor.
     */
    PimNeighbor& Add(const PimRecorder& recorder, uint32_t interface, Ipv4Address address);
    /**
     * Remembers what a neighbor says.
     * @param [in] neighbor A neighbor of this table.
     * @param [in] hello Its Hello.
     */
    void SetHello(PimNeighbor& neighbor, const PimHello& hello);
    /// @param [in] address A neighbor that goes.
    void Remove(Ipv4Address address);
    /// Forgets all.
    void Clear();

    /// @return whether this router and all neighbors use LAN Prune Delay (RFC 3973 4.3.5).
    bool IsLanDelayEnabled() const;
    /// @return Propagation_Delay, PD(I) (RFC 3973 4.3.5, 4.8).
    Time GetPropagationDelay() const;
    /// @return Override_Interval, OI(I) (RFC 3973 4.3.5, 4.8).
    Time GetOverrideInterval() const;
    /// @return J/P_Override_Interval, OI(I) + PD(I) (RFC 3973 4.8).
    Time GetJoinPruneOverrideInterval() const;
    /// @return StateRefreshCapable(I): whether all neighbors are (RFC 3973 4.5.1).
    bool IsStateRefreshCapable() const;

  private:
    /// What all neighbors together say.
    struct Summary
    {
        bool lanPruneDelay{true};       //!< whether all announce their delays
        uint16_t propagationDelay{0};   //!< the largest, in milliseconds
        uint16_t overrideInterval{0};   //!< the largest, in milliseconds
        bool stateRefreshCapable{true}; //!< whether all are
    };

    /// @return the summary of the Hellos as they are now.
    const Summary& Summarize() const;

    const PimInterfaceSettings& m_settings; //!< the router's own values
    Table m_table;                          //!< neighbors
    mutable Summary m_summary;              //!< of the Hellos, if it is valid
    mutable bool m_isSummaryValid{false};   //!< whether no Hello changed since
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_NEIGHBORS_H
