/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The memberships of a router: who says that there are receivers of what on which interface.
 */

#ifndef MGM_MEMBERSHIP_TABLE_H
#define MGM_MEMBERSHIP_TABLE_H

#include "ns3/mgm-client-table.h"
#include "ns3/mgm-key-order.h"

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Memberships (S,G), (*,G) and (*,*), each held by a client on an extended interface (mgm-api 5.1).
 * An interface carries data of (S,G) as long as any membership there covers it (M-42).
 *
 * Adding, removing and looking up cost the logarithm of the number of keys, not the number itself;
 * what is returned is proportional to the answer.
 */
class MembershipTable
{
  public:
    /**
     * Adds a membership; nothing happens where it is held already.
     * @param [in] client Who holds it.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where the receivers are.
     */
    void Add(ClientHandle client, const SourceGroup& key, const InterfaceId& interface);

    /**
     * Removes a membership; nothing happens where it is not held.
     * @param [in] client Who holds it.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where the receivers were.
     */
    void Remove(ClientHandle client, const SourceGroup& key, const InterfaceId& interface);

    /// Forgets everything.
    void Clear();

    /// @return number of memberships, each of one client on one interface.
    std::size_t GetCount() const;

    /**
     * @param [in] client A client.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface An interface.
     * @return whether the client holds exactly this membership.
     */
    bool Holds(ClientHandle client, const SourceGroup& key, const InterfaceId& interface) const;

    /**
     * @param [in] client A client.
     * @param [in] interface An interface.
     * @return the keys that the client holds there, in the order of keys.
     */
    std::vector<SourceGroup> GetHeld(ClientHandle client, const InterfaceId& interface) const;

    /**
     * The clients that count as receivers of a key. Holders of (*,*) count as receivers of every
     * group (RFC 2715 2.2), not of single sources.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @return the clients that hold it on at least one interface, by registration; their number is
     * N(G) of mgm-api 5.3.
     */
    std::vector<ClientHandle> GetReceivers(const SourceGroup& key) const;

    /**
     * @param [in] key Key of an entry, (S,G).
     * @return the interfaces with a membership that covers it.
     */
    std::set<InterfaceId> GetInterfaces(const SourceGroup& key) const;

    /**
     * @param [in] key Key of an entry, (S,G).
     * @param [in] interface An interface.
     * @return whether a membership there covers it.
     */
    bool IsCovered(const SourceGroup& key, const InterfaceId& interface) const;

    /// Clients that hold one membership, ascending; rarely more than the owner and IGMP.
    using Holders = std::vector<ClientHandle>;
    /// Interfaces with a membership of one key, and who holds it there.
    using Interfaces = std::map<InterfaceId, Holders>;

    /**
     * @param [in] key Any key.
     * @return where it is held and by whom; empty where it is not.
     */
    const Interfaces& GetDetails(const SourceGroup& key) const;

    /**
     * Steps through all keys in their order.
     * @param [in] key Any key.
     * @param [in] inclusive Whether the key itself may be returned.
     * @param [out] next The first key that follows and is held by anybody.
     * @return whether there is one.
     */
    bool FindNext(const SourceGroup& key, bool inclusive, SourceGroup& next) const;

  private:
    /// Everything about one key.
    struct Membership
    {
        Interfaces interfaces;                         //!< where, and who
        std::map<ClientHandle, std::size_t> receivers; //!< clients, with their interface counts
    };

    /// A client on an interface.
    struct Place
    {
        ClientHandle client;   //!< the client
        InterfaceId interface; //!< the interface

        /// @return whether both are the same.
        bool operator==(const Place& other) const
        {
            return client == other.client && interface == other.interface;
        }
    };

    /// Hash of places.
    struct PlaceHash
    {
        /// @return the hash of a place.
        std::size_t operator()(const Place& place) const
        {
            return InterfaceIdHash()(place.interface) * 31 + place.client;
        }
    };

    std::map<KeyRank, Membership> m_memberships;         //!< by key
    std::unordered_map<Place, KeySet, PlaceHash> m_held; //!< keys that are held at a place
    std::size_t m_count{0};                              //!< number of memberships
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MEMBERSHIP_TABLE_H
