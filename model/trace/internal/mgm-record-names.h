/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the values of the records' enumerations are called in a trace.
 */

#ifndef MGM_RECORD_NAMES_H
#define MGM_RECORD_NAMES_H

#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-manager-records.h"

namespace ns3
{
namespace mgm
{

/**
 * @param [in] value A value of an enumeration.
 * @return its name in traces.
 */
const char* GetRecordName(NotificationKind value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(EntryEvent value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(InterfaceSetting value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(PacketEvent value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(ApiFunction value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(CallbackKind value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(AlertOutcome value);
/// @copydoc GetRecordName(NotificationKind)
const char* GetRecordName(MembershipEvent value);

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_NAMES_H
