/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Profiles: how the multicast kernels of known operating systems behave, as attribute values.
 */

#ifndef MGM_PROFILE_H
#define MGM_PROFILE_H

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One attribute value of a profile.
 */
struct ProfileSetting
{
    std::string typeId;    //!< name of the TypeId that has the attribute
    std::string attribute; //!< name of the attribute
    std::string value;     //!< its value, as text
};

/**
 * @ingroup mgm
 * A profile is a list of attribute values and nothing else; each may be set alone as well.
 */
struct Profile
{
    std::string name;                     //!< "linux", "bsd" or "windows"
    std::vector<ProfileSetting> settings; //!< its values
};

/**
 * @ingroup mgm
 * @return all profiles, by name.
 */
const std::vector<Profile>& GetProfiles();

/**
 * @ingroup mgm
 * @param [in] name A name.
 * @return the profile of this name; null where there is none.
 */
const Profile* FindProfile(const std::string& name);

} // namespace mgm
} // namespace ns3

#endif // MGM_PROFILE_H
