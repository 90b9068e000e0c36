/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * An IGMP proxy: a router of one interface towards the root of a tree, where it is a host, and of
 * others where it is an IGMP router (RFC 4605).
 */

#ifndef MGM_IGMP_PROXY_H
#define MGM_IGMP_PROXY_H

#include "ns3/mgm-igmp-proxy-upstream.h"
#include "ns3/mgm-igmp-router.h"
#include "ns3/random-variable-stream.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * IGMP/MLD-based multicast forwarding of IPv4. What is wanted on the downstream interfaces, by
 * members or by configuration, is reported upstream as if this were a host; an EXCLUDE list is kept
 * whole there, which the group manager could not.
 *
 * Data from upstream goes to the downstream interfaces by their memberships, and only where the
 * proxy is the querier (RFC 4605 3); data from downstream goes upstream too, by a membership (*,*)
 * there. No routing protocol is needed, and unicast routes must lead to all sources: those outside
 * the tree over the upstream interface.
 */
class IgmpProxy : public IgmpRouter
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    IgmpProxy();
    ~IgmpProxy() override;

    /**
     * @param [in] group A group.
     * @return its record in the membership database; INCLUDE with no sources: there is none.
     */
    SourceFilter GetDatabaseRecord(Ipv4Address group) const;

    /**
     * Uses a fixed random stream.
     * @param [in] stream Number of the stream.
     * @return number of streams used: 1.
     */
    int64_t AssignStreams(int64_t stream);

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;
    bool IsCandidate(uint32_t interface) const override;
    std::vector<uint32_t> GetOwnedInterfaces() const override;
    void OnInterfaceChange() override;
    void NotifyGroup(uint32_t interface, Ipv4Address group) override;
    void NotifyQuerier(uint32_t interface, bool querier) override;
    void NotifyDown(uint32_t interface) override;
    void NotifyStaticMembership(uint32_t interface, Ipv4Address group) override;

  private:
    uint32_t m_upstreamInterface;       //!< attribute UpstreamInterface
    bool m_onlyAsQuerier;               //!< attribute ForwardOnlyAsQuerier
    uint8_t m_version;                  //!< attribute UpstreamVersion
    uint32_t m_robustness;              //!< attribute UpstreamRobustnessVariable
    Time m_unsolicitedV3;               //!< attribute UpstreamUnsolicitedReportInterval
    Time m_unsolicitedV2;               //!< attribute UpstreamV2UnsolicitedReportInterval
    Ptr<RandomVariableStream> m_random; //!< attribute Random
    IgmpProxyUpstream m_upstream;       //!< the host part
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_PROXY_H
