/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The tables of the group manager as a person reads them.
 */

#ifndef MGM_MANAGER_PRINTER_H
#define MGM_MANAGER_PRINTER_H

#include "ns3/callback.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-manager-tables.h"

#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/// @ingroup mgm
/// @return the name of an interface, given its index; "" where it has none.
using InterfaceNamer = Callback<std::string, uint32_t>;

/**
 * @ingroup mgm
 * Prints clients, ownership, memberships, and entries with their counters. Everything is in the
 * order of its key, so that two printouts can be compared line by line.
 */
class ManagerPrinter
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] forwarder Where the counters are; null: none are printed.
     * @param [in] namer Names interfaces; null: they have none.
     */
    ManagerPrinter(const ManagerTables& tables,
                   Ptr<const ForwarderControl> forwarder,
                   const InterfaceNamer& namer);

    /**
     * @param [in,out] os Where to print.
     * @param [in] node Id of the node.
     * @param [in] running Whether the group manager runs.
     */
    void Print(std::ostream& os, uint32_t node, bool running) const;

  private:
    /// @param [in,out] os Where to print who is registered.
    void PrintClients(std::ostream& os) const;
    /// @param [in,out] os Where to print who is on which interface.
    void PrintInterfaces(std::ostream& os) const;
    /// @param [in,out] os Where to print who wants what where.
    void PrintMemberships(std::ostream& os) const;
    /// @param [in,out] os Where to print the entries.
    void PrintEntries(std::ostream& os) const;

    /**
     * @param [in,out] os Where to print.
     * @param [in] entry The entry to print.
     */
    void PrintEntry(std::ostream& os, const ManagedEntry& entry) const;

    /**
     * Prints why an interface is, or is not, one of an entry's outgoing interfaces.
     * @param [in,out] os Where to print.
     * @param [in] entry The entry.
     * @param [in] interface The interface.
     */
    void PrintReasons(std::ostream& os,
                      const ManagedEntry& entry,
                      const InterfaceId& interface) const;

    /**
     * @param [in,out] os Where to print.
     * @param [in] key Key of the entry whose counters to print.
     */
    void PrintCounters(std::ostream& os, const SourceGroup& key) const;

    /**
     * @param [in] client A client.
     * @return its name; "-" for nobody.
     */
    std::string GetName(ClientHandle client) const;

    /**
     * @param [in] interface An interface.
     * @return its id, and its name in brackets if it has one.
     */
    std::string NameInterface(const InterfaceId& interface) const;

    const ManagerTables& m_tables;           //!< what the group manager remembers
    Ptr<const ForwarderControl> m_forwarder; //!< where the counters are
    InterfaceNamer m_namer;                  //!< names interfaces
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_PRINTER_H
