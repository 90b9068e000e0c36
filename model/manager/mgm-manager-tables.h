/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the group manager remembers, in one place, for the classes that work on it.
 */

#ifndef MGM_MANAGER_TABLES_H
#define MGM_MANAGER_TABLES_H

#include "ns3/mgm-client-table.h"
#include "ns3/mgm-entry-table.h"
#include "ns3/mgm-interface-table.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-membership-table.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The tables of a group manager, and where it is in its work.
 */
struct ManagerTables
{
    ClientTable clients;              //!< who is registered
    InterfaceTable interfaces;        //!< who is on which interface
    MembershipTable memberships;      //!< who wants what where
    EntryTable entries;               //!< forwarding entries
    ManagerCounters counters;         //!< what was counted
    ClientHandle enabling{NO_CLIENT}; //!< the client that is inside its enable-IGMP callback
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_TABLES_H
