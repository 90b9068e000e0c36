/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The group enumerations that clients have open.
 */

#ifndef MGM_GROUP_ENUMERATIONS_H
#define MGM_GROUP_ENUMERATIONS_H

#include "ns3/mgm-membership-table.h"

#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Open group enumerations (mgm-api 2.5). Each remembers the last key that it returned and goes on
 * behind it in the table as it is by then: what is there all the time comes out once, what comes or
 * goes meanwhile may or may not.
 */
class GroupEnumerations
{
  public:
    /// @param [in] memberships What is enumerated.
    explicit GroupEnumerations(const MembershipTable& memberships);

    /**
     * Opens an enumeration.
     * @param [in] client Who asks; it ends with the client's registration.
     * @param [in] type Which memberships.
     * @return its handle.
     */
    EnumerationHandle Start(ClientHandle client, EnumerationType type);

    /**
     * @param [in] handle An enumeration.
     * @param [in,out] pageSize How many entries fit; set to 1 where none does.
     * @param [out] entries The next entries.
     * @return the result of ClientInterface::GroupEnumerationGetNext.
     */
    Status GetNext(EnumerationHandle handle,
                   std::size_t& pageSize,
                   std::vector<SourceGroupRange>& entries);

    /**
     * Closes an enumeration.
     * @param [in] handle An enumeration.
     * @return SUCCESS; INVALID_PARAMETER.
     */
    Status End(EnumerationHandle handle);

    /**
     * Closes all enumerations of a client.
     * @param [in] client The client.
     */
    void EndAll(ClientHandle client);

    /// Closes all enumerations.
    void Clear();

  private:
    /// One enumeration.
    struct Enumeration
    {
        ClientHandle client{NO_CLIENT};                     //!< who asks
        EnumerationType type{EnumerationType::ALL_SOURCES}; //!< which memberships
        bool begun{false};                                  //!< whether anything was returned
        SourceGroup last;                                   //!< what was returned last
    };

    /**
     * Finds what an enumeration returns next.
     * @param [in] enumeration The enumeration.
     * @param [out] next What it returns next.
     * @return whether there is anything.
     */
    bool FindNext(const Enumeration& enumeration, SourceGroup& next) const;

    const MembershipTable& m_memberships;                    //!< what is enumerated
    std::map<EnumerationHandle, Enumeration> m_enumerations; //!< by handle
    EnumerationHandle m_lastHandle{0};                       //!< last handle issued
};

} // namespace mgm
} // namespace ns3

#endif // MGM_GROUP_ENUMERATIONS_H
