/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-profile.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

const char* const FORWARDER = "ns3::mgm::KernelForwarder"; //!< where alerts are raised
const char* const MANAGER = "ns3::mgm::Manager";           //!< where alerts are delivered

/**
 * FreeBSD and its relatives: as Linux, but an unresolved entry waits for 1.5 s only.
 * @return the profile.
 */
Profile
MakeBsd()
{
    return {"bsd",
            {{FORWARDER, "Limiter", "per-entry"},
             {FORWARDER, "AlertInterval", "3s"},
             {FORWARDER, "Gate", "every-interface"},
             {FORWARDER, "ThresholdRule", "greater"},
             {FORWARDER, "CopyOrder", "ascending"},
             {FORWARDER, "UnresolvedPacketLimit", "4"},
             {FORWARDER, "UnresolvedLifetime", "1.5s"},
             {MANAGER, "DeliverWrongInterface", "true"}}};
}

/**
 * Linux with assert mode and PIM mode on (ground truth K1 to K5).
 * @return the profile.
 */
Profile
MakeLinux()
{
    return {"linux",
            {{FORWARDER, "Limiter", "per-entry"},
             {FORWARDER, "AlertInterval", "3s"},
             {FORWARDER, "Gate", "every-interface"},
             {FORWARDER, "ThresholdRule", "greater"},
             {FORWARDER, "CopyOrder", "descending"},
             {FORWARDER, "UnresolvedPacketLimit", "4"},
             {FORWARDER, "UnresolvedLifetime", "10s"},
             {MANAGER, "DeliverWrongInterface", "true"}}};
}

/**
 * Windows: packets with a TTL below the interface's TTL boundary are blocked (M-110), and no
 * wrong-interface alert reaches a protocol (M-80). How it limits alerts, and how many packets an
 * unresolved entry holds and for how long, is not documented (mgm-api 7); those values are Linux's.
 * Nor is the order of copies, which is the plain one.
 * @return the profile.
 */
Profile
MakeWindows()
{
    return {"windows",
            {{FORWARDER, "Limiter", "per-entry"},
             {FORWARDER, "AlertInterval", "3s"},
             {FORWARDER, "Gate", "every-interface"},
             {FORWARDER, "ThresholdRule", "at-least"},
             {FORWARDER, "CopyOrder", "ascending"},
             {FORWARDER, "UnresolvedPacketLimit", "4"},
             {FORWARDER, "UnresolvedLifetime", "10s"},
             {MANAGER, "DeliverWrongInterface", "false"}}};
}

} // namespace

const std::vector<Profile>&
GetProfiles()
{
    static const std::vector<Profile> profiles{MakeBsd(), MakeLinux(), MakeWindows()};
    return profiles;
}

const Profile*
FindProfile(const std::string& name)
{
    const auto& profiles = GetProfiles();
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& profile) {
        return profile.name == name;
    });
    return found == profiles.end() ? nullptr : &*found;
}

} // namespace mgm
} // namespace ns3
