/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The entries that the forwarders of a network have installed, as the tree oracle wants them: kept
 * up to date by what the forwarders report, with the record that made each entry as it is.
 */

#ifndef MGM_INSTALLED_ENTRIES_H
#define MGM_INSTALLED_ENTRIES_H

#include "ns3/callback.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/mgm-tree-finding.h"

#include <map>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Observes the forwarders of all routers of a network, from before the run on. An entry changes
 * here just before it does in the forwarder, as its record does.
 */
class InstalledEntries
{
  public:
    /// Begins to observe. @param [in] network The network, with its forwarders installed.
    explicit InstalledEntries(const Network& network);

    InstalledEntries(const InstalledEntries&) = delete;
    InstalledEntries& operator=(const InstalledEntries&) = delete;

    /**
     * @param [in] key An (S,G).
     * @return for each router that has, or had, an entry for it: the one by which it forwards the
     * data, by longest match ((S,G), else (*,G), else (*,*), mgm-api 5.1); in the order of the
     * topology.
     */
    std::vector<InstalledEntry> Find(const SourceGroup& key) const;
    /**
     * @param [in] key An (S,G).
     * @param [in] router A router.
     * @return the entry by which it forwards the data; nothing where it never had one.
     */
    std::optional<InstalledEntry> Find(const SourceGroup& key, NodeIndex router) const;

    /// Told of a router and the key of an entry that has changed here.
    using Observer = Callback<void, NodeIndex, const SourceGroup&>;
    /**
     * Names who is told of every change.
     * @param [in] observer What to call; nothing: nobody any more.
     */
    void SetObserver(const Observer& observer);

  private:
    /// An entry has changed.
    static void OnEntry(InstalledEntries* entries, NodeIndex router, const EntryRecord& record);

    std::map<SourceGroup, std::map<NodeIndex, InstalledEntry>> m_entries; //!< all, also past ones
    Observer m_observer;                                                  //!< see SetObserver
    TraceConnections m_connections; //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INSTALLED_ENTRIES_H
