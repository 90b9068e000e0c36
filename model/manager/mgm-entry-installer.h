/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Gives entries to the forwarder, with the lifetime and the alerts that go with them.
 */

#ifndef MGM_ENTRY_INSTALLER_H
#define MGM_ENTRY_INSTALLER_H

#include "ns3/mgm-alert-queue.h"
#include "ns3/mgm-client-caller.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-manager-reports.h"
#include "ns3/mgm-manager-tables.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Lifetimes of entries: the attributes of the group manager, as they are at the moment. Zero: such
 * entries do not expire.
 */
struct EntryLifetimes
{
    const Time& forwarding; //!< of entries that forward
    const Time& negative;   //!< of negative entries
};

/**
 * @ingroup mgm
 * Keeps the forwarder's entries the same as those of the group manager, and tells the owner of an
 * incoming interface when nobody wants the data any more, or somebody does again (RFC 2715 rules 4
 * and 5).
 */
class EntryInstaller
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] queue For what is to be told later.
     * @param [in] caller Makes callbacks.
     * @param [in] reports Makes records.
     * @param [in] lifetimes Lifetimes of entries.
     */
    EntryInstaller(ManagerTables& tables,
                   AlertQueue& queue,
                   ClientCaller& caller,
                   const ManagerReports& reports,
                   const EntryLifetimes& lifetimes);

    /// @param [in] forwarder Where entries are installed; null: nowhere.
    void SetForwarder(Ptr<ForwarderControl> forwarder);
    /// @return where entries are installed; null while the group manager does not run.
    Ptr<ForwarderControl> GetForwarder() const;

    /**
     * Installs a changed entry, with the lifetime and the alert that go with an outgoing list that
     * turned empty or is empty no more.
     * @param [in,out] entry The entry.
     * @param [in] turned Whether the list did.
     * @param [in] interface Because of which interface.
     * @param [in] cause Because of which client; NO_CLIENT: none.
     */
    void Commit(ManagedEntry& entry, bool turned, const InterfaceId& interface, ClientHandle cause);

    /**
     * Installs an entry whose outgoing list one interface has joined or left, as Commit does. The
     * cost does not grow with the list.
     * @param [in,out] entry The entry.
     * @param [in] interface The interface.
     * @param [in] cause Because of which client; NO_CLIENT: none.
     */
    void CommitOutput(ManagedEntry& entry, const InterfaceId& interface, ClientHandle cause);

    /**
     * Gives an entry to the forwarder. If the forwarder does not take it, there is a record, and
     * it is forgotten here and deleted there.
     * @param [in,out] entry The entry.
     * @return whether the forwarder took it.
     */
    bool Install(ManagedEntry& entry);

    /**
     * Tells the former owner of an entry's incoming interface that the data is not used any more
     * (RFC 2715 rule 1), unless it knows already that nobody wants it. Its answer does not count.
     * @param [in] key Key of the entry.
     * @param [in] before The former incoming interface.
     * @param [in] wasEmpty Whether the outgoing list was empty.
     */
    void TellFormerOwner(const SourceGroup& key, const InterfaceId& before, bool wasEmpty);

    /**
     * Tells the new owner of an entry's incoming interface, which did not hear of it when the first
     * outgoing interface came, that somebody wants the data (RFC 2715 rules 1 and 5).
     * @param [in] key Key of the entry; nothing happens where there is none.
     */
    void TellNewOwner(const SourceGroup& key);

    /**
     * Deletes an entry in the forwarder if it is there. Packets held without an entry stay.
     * @param [in] key Its key.
     */
    void Withdraw(const SourceGroup& key);

    /**
     * Deletes an entry here and in the forwarder.
     * @param [in] key Its key.
     */
    void Delete(const SourceGroup& key);

  private:
    /**
     * Makes a prune alert with FALSE and applies its answer (M-60, M-61), which counts only if the
     * client still owns the incoming interface.
     * @param [in] to The client.
     * @param [in] key Key of the entry.
     * @param [in] interface Where the data is no longer wanted.
     */
    void DeliverPrune(ClientHandle to, const SourceGroup& key, const InterfaceId& interface);

    ManagerTables& m_tables;           //!< what the group manager remembers
    AlertQueue& m_queue;               //!< what is to be told later
    ClientCaller& m_caller;            //!< makes callbacks
    const ManagerReports& m_reports;   //!< makes records
    const EntryLifetimes m_lifetimes;  //!< lifetimes of entries
    Ptr<ForwarderControl> m_forwarder; //!< where entries are installed
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_INSTALLER_H
