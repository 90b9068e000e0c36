/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The links of a dense-mode router as its (S,G) entries see them: neighbors, members, scope
 * boundaries, and the way out for messages.
 */

#ifndef MGM_PIM_DM_LINKS_H
#define MGM_PIM_DM_LINKS_H

#include "ns3/mgm-pim-dm-environment.h"
#include "ns3/mgm-pim-dm-members.h"
#include "ns3/mgm-pim-dm-settings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The part of a dense-mode router that answers what entries ask about interfaces.
 */
class PimDmLinks : public PimDmSettings, protected PimDmEnvironment
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimDmLinks();
    ~PimDmLinks() override;

    /**
     * Makes an interface a scope boundary (RFC 3973 4.1.3, 5.4): neither data of the groups leaves
     * there, nor messages about them. Said before the data comes.
     * @param [in] interface Interface index.
     * @param [in] network Range of groups.
     * @param [in] mask Its mask.
     */
    void AddBoundary(uint32_t interface, Ipv4Address network, Ipv4Mask mask);
    bool HasLocalMembers(uint32_t interface, const SourceGroup& key) const override;

  protected:
    /// @return the hosts on the links.
    PimDmMembers& GetMembers();

    const PimRecorder& GetRecorder() const override;
    const PimDmVariables& GetVariables() const override;
    const std::vector<uint32_t>& GetInterfaces() const override;
    Ipv4Address GetAddress(uint32_t interface) const override;
    uint32_t GetNeighborCount(uint32_t interface) const override;
    Ipv4Address GetSoleNeighbor(uint32_t interface) const override;
    bool IsPointToPoint(uint32_t interface) const override;
    Time GetJoinPruneOverrideInterval(uint32_t interface) const override;
    Time GetOverrideInterval(uint32_t interface) const override;
    bool IsStateRefreshCapable(uint32_t interface) const override;
    bool IsBoundary(uint32_t interface, Ipv4Address group) const override;
    uint8_t GetThreshold(uint32_t interface) const override;
    Time GetRandomDelay(Time maximum) override;
    void Send(uint32_t interface, const PimMessage& message) override;
    void CompleteHello(uint32_t interface, PimHello& hello) const override;
    std::string GetClientName() const override;
    uint32_t GetProtocolId() const override;

  private:
    /// Groups that do not cross an interface.
    struct Boundary
    {
        uint32_t interface;  //!< interface index
        Ipv4Address network; //!< range of groups
        Ipv4Mask mask;       //!< its mask
    };

    std::vector<Boundary> m_boundaries; //!< scope boundaries
    PimDmMembers m_members;             //!< hosts on the links
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_LINKS_H
