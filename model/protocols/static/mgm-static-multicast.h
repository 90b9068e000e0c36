/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Multicast routing by configuration: interfaces, memberships, incoming interfaces and forwarding
 * entries are what the user says, as with smcrouted or "ip igmp static-group".
 */

#ifndef MGM_STATIC_MULTICAST_H
#define MGM_STATIC_MULTICAST_H

#include "ns3/mgm-static-client.h"

#include <map>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A static multicast router. It owns interfaces, declares the receivers that are configured, and
 * can be told where the data of a source should come from, whatever the routes say, or whole
 * forwarding entries, whatever routes and receivers say. Configuration may change while it runs,
 * and stays while it is stopped. About wrong-interface alerts it does nothing but say so.
 */
class StaticMulticast : public StaticClient
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    /// Name of the client at the group manager.
    static constexpr const char* CLIENT_NAME = "static";

    StaticMulticast();
    ~StaticMulticast() override;

    /**
     * Declares receivers. On interfaces that this client does not own nothing happens.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where they are.
     */
    void AddMembership(const SourceGroup& key, InterfaceId interface);
    /**
     * Takes back a declaration.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where the receivers were.
     */
    void RemoveMembership(const SourceGroup& key, InterfaceId interface);

    /**
     * Chooses where data should arrive, instead of what the route towards the source says. The most
     * specific key decides. The client is only asked about sources whose route leads over one of
     * its interfaces, and may only choose among its own (mgm-api 3.1, RFC 2715 rule 1). An entry of
     * exactly that key that exists already is changed at once.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface The incoming interface.
     * @param [in] upstreamNeighbor Upstream neighbor, for information; may be 0.0.0.0.
     */
    void SetIncomingInterface(const SourceGroup& key,
                              InterfaceId interface,
                              Ipv4Address upstreamNeighbor = Ipv4Address::GetAny());
    /**
     * Takes back a choice. Entries keep their incoming interface until their route changes.
     * @param [in] key Its key.
     */
    void ClearIncomingInterface(const SourceGroup& key);

    /**
     * Dictates a forwarding entry, in place of one of the same key. Routes and memberships do not
     * change it, and of all entries that match a packet the most specific one counts. The group
     * manager refuses it if its incoming interface is not this client's, or if there is one of the
     * same key from another client; it is then tried again at the next registration.
     * @param [in] entry The entry; one that is negative may come without incoming interface.
     */
    void SetEntry(const StaticEntry& entry);
    /**
     * Takes back an entry. Packets that it matched are then forwarded by routes and memberships.
     * @param [in] key Its key.
     * @return whether it was configured.
     */
    bool RemoveEntry(const SourceGroup& key);

  protected:
    std::string GetClientName() const override;
    std::set<StaticMembership> GetMemberships() const override;
    void SetEntries() override;
    void AnswerRpf(RpfQuery& query) override;
    void React(const WrongInterfaceAlert& alert) override;

  private:
    /// Where data should come from.
    struct Incoming
    {
        InterfaceId interface; //!< incoming interface
        Ipv4Address neighbor;  //!< upstream neighbor
    };

    /**
     * Tells the group manager of an entry, and of its masks.
     * @param [in] entry The entry.
     */
    void Declare(const StaticEntry& entry);

    std::set<StaticMembership> m_memberships;     //!< as configured
    std::map<SourceGroup, Incoming> m_incoming;   //!< as configured, by key
    std::map<SourceGroup, StaticEntry> m_entries; //!< as configured, by key
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_MULTICAST_H
