/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The forwarding entries of the group manager.
 */

#ifndef MGM_ENTRY_TABLE_H
#define MGM_ENTRY_TABLE_H

#include "ns3/mgm-managed-entry.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The group manager's entries in the order of their keys: by group, then by source (M-88), so that
 * the entries of one group are neighbors and a change of one group does not look at the others.
 *
 * Pointers to entries stay valid until the entry is erased.
 */
class EntryTable
{
  public:
    /**
     * @param [in] key Key of an entry.
     * @return the entry; null where there is none.
     */
    ManagedEntry* Find(const SourceGroup& key);
    /**
     * @param [in] key Key of an entry.
     * @return the entry; null where there is none.
     */
    const ManagedEntry* Find(const SourceGroup& key) const;

    /**
     * Makes an empty entry.
     * @param [in] key Its key; there must be none with it.
     * @param [in] iif Its incoming interface.
     * @return the entry.
     */
    ManagedEntry& Insert(const SourceGroup& key, const InterfaceId& iif);

    /**
     * @param [in] key Key of an entry; nothing happens where there is none.
     */
    void Erase(const SourceGroup& key);

    /// Erases all entries.
    void Clear();

    /**
     * @param [in,out] entry An entry of this table.
     * @param [in] iif Its new incoming interface.
     */
    void SetIif(ManagedEntry& entry, const InterfaceId& iif);

    /**
     * Makes an entry static.
     * @param [in,out] entry An entry of this table that has no author.
     * @param [in] author The client that dictates it.
     */
    void SetAuthor(ManagedEntry& entry, ClientHandle author);

    /**
     * @param [in,out] entry An entry of this table.
     * @param [in] interface An outgoing interface.
     * @param [in] word What a client says about it.
     */
    void SetForwardWord(ManagedEntry& entry, const InterfaceId& interface, ForwardWord word);

    /**
     * @param [in,out] entry An entry of this table.
     * @param [in] interface An outgoing interface, about which nothing is said any more.
     */
    void ClearForwardWord(ManagedEntry& entry, const InterfaceId& interface);

    /**
     * @param [in,out] entry An entry of this table, about which nothing is said any more.
     */
    void ClearForwardWords(ManagedEntry& entry);

    /**
     * @param [in] range (S,G), (*,G) or (*,*).
     * @return the entries that it covers and that are not static, in the order of keys.
     */
    std::vector<ManagedEntry*> FindCovered(const SourceGroup& range);

    /**
     * @param [in] range (S,G), (*,G) or (*,*).
     * @return whether it covers an entry that is not static.
     */
    bool IsAnyCovered(const SourceGroup& range) const;

    /**
     * @param [in] key (S,G).
     * @return the static entry, (*,G) or else (*,*), that decides about its packets where they have
     * no entry of their own; null where there is none.
     */
    ManagedEntry* FindWildcard(const SourceGroup& key);

    /**
     * @param [in] author A client.
     * @return the keys of the static entries that it dictates, in the order of keys.
     */
    std::vector<SourceGroup> FindStatics(ClientHandle author) const;

    /**
     * @param [in] interface An interface.
     * @return the keys of the entries of which it is the incoming interface, or about which a
     * client said something there; in the order of keys.
     */
    std::vector<SourceGroup> FindConcerned(const InterfaceId& interface) const;

    /**
     * Steps through the entries.
     * @param [in] key Any key.
     * @return the first entry that follows; null at the end.
     */
    const ManagedEntry* FindAfter(const SourceGroup& key) const;

    /// @return the first entry; null where there are none.
    const ManagedEntry* GetFirst() const;

  private:
    /**
     * Notes that an interface concerns an entry.
     * @param [in] interface The interface.
     * @param [in] key Key of the entry.
     */
    void Link(const InterfaceId& interface, const SourceGroup& key);

    /**
     * Forgets that an interface concerns an entry, if it does not any more.
     * @param [in] interface The interface.
     * @param [in] entry The entry.
     */
    void Unlink(const InterfaceId& interface, const ManagedEntry& entry);

    std::map<KeyRank, ManagedEntry> m_entries; //!< by key
    /// The keys of the entries that an interface concerns.
    std::unordered_map<InterfaceId, KeySet, InterfaceIdHash> m_concerned;
    std::map<ClientHandle, KeySet> m_statics; //!< keys of static entries, by author
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_TABLE_H
