/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the group manager does to the forwarder's entries: its calls are checked, and take effect
 * after a delay.
 */

#ifndef MGM_ENTRY_CONTROL_H
#define MGM_ENTRY_CONTROL_H

#include "ns3/mgm-entry-change-queue.h"
#include "ns3/mgm-entry-store.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-forwarder-interfaces.h"
#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The entry calls of ForwarderControl, for one forwarder.
 */
class EntryControl
{
  public:
    /// Parameters, all of which may change during a run.
    struct Settings
    {
        Time delay;     //!< time until a change takes effect
        uint32_t limit; //!< largest number of entries
    };

    /**
     * @param [in] entries The entries, which live at least as long.
     * @param [in] interfaces The node's interfaces, which live at least as long.
     */
    EntryControl(EntryStore& entries, const ForwarderInterfaces& interfaces);

    /**
     * Creates or replaces an entry; see ForwarderControl::SetEntry.
     * @param [in] entry The entry.
     * @param [in] settings Parameters.
     * @return as ForwarderControl::SetEntry.
     */
    Status Set(const EntrySpec& entry, const Settings& settings);

    /**
     * Adds an outgoing interface; see ForwarderControl::AddOutgoingInterface.
     * @param [in] key Key of the entry.
     * @param [in] oif The outgoing interface.
     * @param [in] settings Parameters.
     * @return as ForwarderControl::AddOutgoingInterface.
     */
    Status AddOutput(const SourceGroup& key,
                     const OutgoingInterface& oif,
                     const Settings& settings);

    /**
     * Takes an outgoing interface out; see ForwarderControl::RemoveOutgoingInterface.
     * @param [in] key Key of the entry.
     * @param [in] interface The outgoing interface.
     * @param [in] settings Parameters.
     * @return as ForwarderControl::RemoveOutgoingInterface.
     */
    Status RemoveOutput(const SourceGroup& key,
                        const InterfaceId& interface,
                        const Settings& settings);

    /**
     * @param [in] entry An entry.
     * @param [in] settings Parameters.
     * @return what Set would return.
     */
    Status Check(const EntrySpec& entry, const Settings& settings) const;

    /**
     * @param [in] key A key.
     * @return whether there will be an entry of this key once all changes have taken effect.
     */
    bool WillExist(const SourceGroup& key) const;

    /**
     * Deletes an entry, or an unresolved one with its held packets.
     * @param [in] key Its key.
     * @param [in] settings Parameters.
     * @return SUCCESS; NOT_FOUND.
     */
    Status Delete(const SourceGroup& key, const Settings& settings);

    /**
     * Switches the alerts of one entry and arrival interface off or on.
     * @param [in] key Key of the entry.
     * @param [in] arrival The arrival interface.
     * @param [in] masked Whether alerts are off.
     * @param [in] settings Parameters.
     * @return SUCCESS; NOT_FOUND.
     */
    Status SetMask(const SourceGroup& key,
                   const InterfaceId& arrival,
                   bool masked,
                   const Settings& settings);

    /**
     * Lets the next packet of an entry be told.
     * @param [in] key Key of the entry.
     * @param [in] settings Parameters.
     * @return SUCCESS; NOT_FOUND.
     */
    Status Watch(const SourceGroup& key, const Settings& settings);

    /// Forgets the changes that are on their way.
    void Clear();

  private:
    /// @return what Set returns for an entry, its outgoing interfaces in ascending order.
    Status CheckSorted(const EntrySpec& entry, const Settings& settings) const;
    /// Passes a change of an entry on to the queue, or of an unresolved one. @return SUCCESS,
    /// NOT_FOUND.
    Status SubmitToExisting(EntryChange change, const Settings& settings);
    /// Passes a change of an entry on to the queue. @return SUCCESS, NOT_FOUND.
    Status SubmitToInstalled(EntryChange change, const Settings& settings);
    /// Carries out a change.
    void Apply(const EntryChange& change);

    EntryStore& m_entries;                   //!< of the table
    const ForwarderInterfaces& m_interfaces; //!< of the node
    EntryChangeQueue m_changes;              //!< on their way
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_CONTROL_H
