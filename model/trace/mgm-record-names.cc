/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-record-names.h"

namespace ns3
{
namespace mgm
{

const char*
GetRecordName(NotificationKind value)
{
    switch (value)
    {
    case NotificationKind::NEW_PACKET:
        return "new-packet";
    case NotificationKind::WRONG_INTERFACE:
        return "wrong-interface";
    case NotificationKind::ENTRY_EXPIRED:
        return "entry-expired";
    case NotificationKind::DATA_ARRIVED:
        return "data-arrived";
    }
    return "unknown";
}

const char*
GetRecordName(EntryEvent value)
{
    switch (value)
    {
    case EntryEvent::UNRESOLVED:
        return "unresolved";
    case EntryEvent::CREATED:
        return "created";
    case EntryEvent::CHANGED:
        return "changed";
    case EntryEvent::DELETED:
        return "deleted";
    case EntryEvent::EXPIRED:
        return "expired";
    case EntryEvent::ABANDONED:
        return "abandoned";
    }
    return "unknown";
}

const char*
GetRecordName(InterfaceSetting value)
{
    switch (value)
    {
    case InterfaceSetting::BOUNDARY_ADDED:
        return "boundary-added";
    case InterfaceSetting::BOUNDARY_REMOVED:
        return "boundary-removed";
    case InterfaceSetting::THRESHOLD:
        return "threshold";
    case InterfaceSetting::RATE_LIMIT:
        return "rate-limit";
    case InterfaceSetting::POINT_TO_MULTIPOINT:
        return "point-to-multipoint";
    }
    return "unknown";
}

const char*
GetRecordName(PacketEvent value)
{
    switch (value)
    {
    case PacketEvent::HELD:
        return "held";
    case PacketEvent::FORWARDED:
        return "forwarded";
    case PacketEvent::DROPPED:
        return "dropped";
    case PacketEvent::COPY_DROPPED:
        return "copy-dropped";
    }
    return "unknown";
}

const char*
GetRecordName(ApiFunction value)
{
    switch (value)
    {
    case ApiFunction::REGISTER:
        return "RegisterProtocol";
    case ApiFunction::DEREGISTER:
        return "DeregisterProtocol";
    case ApiFunction::TAKE_OWNERSHIP:
        return "TakeInterfaceOwnership";
    case ApiFunction::RELEASE_OWNERSHIP:
        return "ReleaseInterfaceOwnership";
    case ApiFunction::ADD_MEMBERSHIP:
        return "AddGroupMembershipEntry";
    case ApiFunction::DELETE_MEMBERSHIP:
        return "DeleteGroupMembershipEntry";
    case ApiFunction::SET_MFE:
        return "SetMfe";
    case ApiFunction::ENUMERATION_START:
        return "GroupEnumerationStart";
    case ApiFunction::SET_STATIC_ENTRY:
        return "SetStaticEntry";
    case ApiFunction::DELETE_STATIC_ENTRY:
        return "DeleteStaticEntry";
    case ApiFunction::SET_ALERT_MASK:
        return "SetAlertMask";
    case ApiFunction::DELETE_ENTRY:
        return "DeleteEntry";
    case ApiFunction::WATCH_ENTRY:
        return "WatchEntry";
    }
    return "unknown";
}

const char*
GetRecordName(CallbackKind value)
{
    switch (value)
    {
    case CallbackKind::RPF:
        return "rpf";
    case CallbackKind::CREATION:
        return "creation";
    case CallbackKind::JOIN:
        return "join";
    case CallbackKind::PRUNE:
        return "prune";
    case CallbackKind::LOCAL_JOIN:
        return "local-join";
    case CallbackKind::LOCAL_LEAVE:
        return "local-leave";
    case CallbackKind::WRONG_INTERFACE:
        return "wrong-interface";
    case CallbackKind::DISABLE_IGMP:
        return "disable-igmp";
    case CallbackKind::ENABLE_IGMP:
        return "enable-igmp";
    case CallbackKind::DATA_ARRIVED:
        return "data-arrived";
    }
    return "unknown";
}

const char*
GetRecordName(AlertOutcome value)
{
    switch (value)
    {
    case AlertOutcome::DELIVERED:
        return "delivered";
    case AlertOutcome::NO_OWNER:
        return "no-owner";
    case AlertOutcome::NO_CALLBACK:
        return "no-callback";
    case AlertOutcome::NOT_DELIVERED:
        return "not-delivered";
    }
    return "unknown";
}

const char*
GetRecordName(MembershipEvent value)
{
    switch (value)
    {
    case MembershipEvent::ADDED:
        return "added";
    case MembershipEvent::DELETED:
        return "deleted";
    }
    return "unknown";
}

} // namespace mgm
} // namespace ns3
