/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Who asks on a link: the querier election of an IGMP router, its general queries, and what it
 * adopts from the querier (RFC 3376 6.6.2, RFC 2236 7).
 */

#ifndef MGM_IGMP_QUERIER_H
#define MGM_IGMP_QUERIER_H

#include "ns3/mgm-igmp-router-environment.h"
#include "ns3/mgm-igmp-router-settings.h"
#include "ns3/mgm-igmp-timer.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The router's part in the querier election of one link. It begins as the querier, and is it no
 * more while queries of a lower address are heard.
 *
 * Robustness Variable and Query Interval are adopted from the queries of a querier (RFC 3376 4.1.6,
 * 4.1.7), not from those of a router that loses against this one; who becomes the querier goes back
 * to its own. Version 1 leaves the election to multicast routing; here it is the same for all
 * versions.
 */
class IgmpQuerier
{
  public:
    /**
     * @param [in] settings Attributes of the interface; must outlive this.
     * @param [in] environment The node; must outlive this.
     * @param [in] interface Interface index.
     */
    IgmpQuerier(const IgmpRouterSettings& settings,
                IgmpRouterEnvironment& environment,
                uint32_t interface);

    /// Becomes the querier and sends the first query.
    void Start();
    /**
     * A query of another router came in.
     * @param [in] query The query.
     * @param [in] source IP source.
     */
    void Receive(const IgmpMessage& query, Ipv4Address source);

    /// @return whether the router is the querier.
    bool IsQuerier() const;
    /// @return address of the querier.
    Ipv4Address GetQuerier() const;
    /// @return time until the router takes over; 0 s if it is the querier.
    Time GetOtherQuerierTime() const;
    /// @return the variables of the interface.
    IgmpRouterVariables GetVariables() const;

  private:
    /// Moves to another state, which it reports. @return head of the record.
    RecordHead Move(const char* before, const char* event, const char* after) const;
    /// Adopts what a querier says.
    void Adopt(const IgmpMessage& query);
    /// Sends a general query and sets the timer for the next.
    void SendGeneralQuery();
    /// The general query timer has expired.
    void OnGeneralQueryTimer();
    /// The other querier present timer has expired.
    void OnOtherQuerierTimer();

    const IgmpRouterSettings& m_settings; //!< attributes
    IgmpRouterEnvironment& m_environment; //!< the node
    uint32_t m_interface;                 //!< interface index
    bool m_isQuerier{false};              //!< whether the router is the querier
    Ipv4Address m_other;                  //!< the querier, if the router is not
    IgmpAdoptedValues m_adopted;          //!< from the querier
    uint32_t m_startupQueries{0};         //!< startup queries that are still to be sent
    IgmpTimer m_generalQueryTimer;        //!< until the next general query
    IgmpTimer m_otherQuerierTimer;        //!< Other Querier Present timer
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_QUERIER_H
