/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How an IGMP router is configured on one interface: the variables of RFC 3376 8 as attributes, and
 * the filters and limits that routers have beside them.
 */

#ifndef MGM_IGMP_ROUTER_SETTINGS_H
#define MGM_IGMP_ROUTER_SETTINGS_H

#include "ns3/mgm-igmp-group-filter.h"
#include "ns3/mgm-igmp-router-variables.h"
#include "ns3/object.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a router takes over from the querier of a link instead of its own values (RFC 3376 4.1.6 and
 * 4.1.7).
 */
struct IgmpAdoptedValues
{
    std::optional<uint32_t> robustness; //!< QRV
    std::optional<Time> queryInterval;  //!< QQI
};

/**
 * @ingroup mgm
 * The attributes of an IGMP router on one interface. They may change at any time; what is being
 * waited for stays as it is.
 *
 * A value of 0 stands for the value that the RFC derives from others; so do changes of those others
 * have their effect on it.
 */
class IgmpRouterSettings : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    IgmpRouterSettings();
    ~IgmpRouterSettings() override;

    /// @return the version that the router speaks on the interface.
    IgmpVersion GetVersion() const;
    /// @return the oldest version whose reports are heard.
    IgmpVersion GetOldestVersion() const;

    /**
     * @param [in] adopted What is taken over from the querier.
     * @return the variables of the group states; the router is taken for the querier.
     */
    IgmpRouterVariables GetVariables(const IgmpAdoptedValues& adopted) const;
    /**
     * @param [in] adopted What is taken over from the querier.
     * @return Other Querier Present Interval (RFC 3376 8.5).
     */
    Time GetOtherQuerierPresentInterval(const IgmpAdoptedValues& adopted) const;
    /// @return Startup Query Interval (RFC 3376 8.6).
    Time GetStartupQueryInterval() const;
    /// @return Startup Query Count (RFC 3376 8.7).
    uint32_t GetStartupQueryCount() const;
    /// @return largest number of groups.
    uint32_t GetGroupLimit() const;
    /// @return largest number of source records of all groups together.
    uint32_t GetRecordLimit() const;

    /**
     * @param [in] group A group.
     * @return whether it is among the allowed groups, or all are.
     */
    bool IsAllowed(Ipv4Address group) const;
    /**
     * @param [in] group A group.
     * @return whether only its sources can be joined, not the group (RFC 4604 3).
     */
    bool IsSourceSpecific(Ipv4Address group) const;

  private:
    /// Adds the attributes for the timers and counters of RFC 3376 8.
    static TypeId AddVariables(TypeId tid);
    /// Adds the attributes for filters and limits.
    static TypeId AddLimits(TypeId tid);

    /// @param [in] text Ranges of allowed groups.
    void SetAllowedGroups(std::string text);
    /// @return ranges of allowed groups.
    std::string GetAllowedGroups() const;
    /// @param [in] text Ranges of source-specific groups.
    void SetSourceSpecificGroups(std::string text);
    /// @return ranges of source-specific groups.
    std::string GetSourceSpecificGroups() const;

    uint8_t m_version;                  //!< attribute Version
    uint8_t m_oldestVersion;            //!< attribute OldestVersion
    uint32_t m_robustness;              //!< attribute RobustnessVariable
    Time m_queryInterval;               //!< attribute QueryInterval
    Time m_queryResponseInterval;       //!< attribute QueryResponseInterval
    Time m_groupMembershipInterval;     //!< attribute GroupMembershipInterval
    Time m_otherQuerierPresentInterval; //!< attribute OtherQuerierPresentInterval
    Time m_startupQueryInterval;        //!< attribute StartupQueryInterval
    uint32_t m_startupQueryCount;       //!< attribute StartupQueryCount
    Time m_lastMemberQueryInterval;     //!< attribute LastMemberQueryInterval
    uint32_t m_lastMemberQueryCount;    //!< attribute LastMemberQueryCount
    Time m_olderHostPresentInterval;    //!< attribute OlderHostPresentInterval
    bool m_immediateLeave;              //!< attribute ImmediateLeave
    uint32_t m_groupLimit;              //!< attribute GroupLimit
    uint32_t m_sourceLimit;             //!< attribute SourceLimit
    uint32_t m_recordLimit;             //!< attribute RecordLimit
    IgmpGroupFilter m_allowedGroups;    //!< attribute AllowedGroups
    IgmpGroupFilter m_sourceSpecific;   //!< attribute SourceSpecificGroups
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_SETTINGS_H
