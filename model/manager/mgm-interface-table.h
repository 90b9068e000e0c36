/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Which client is on which interface.
 */

#ifndef MGM_INTERFACE_TABLE_H
#define MGM_INTERFACE_TABLE_H

#include "ns3/mgm-client-table.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Ownership of extended interfaces (mgm-api 1.3): at most one routing protocol owns an interface,
 * and IGMP may be there beside it or alone. IGMP alone does not make an owner: RPF, creation and
 * wrong-interface callbacks are for routing protocols.
 */
class InterfaceTable
{
  public:
    /// Who is on one interface.
    struct Slot
    {
        ClientHandle owner{NO_CLIENT}; //!< the routing protocol, or nobody
        ClientHandle igmp{NO_CLIENT};  //!< IGMP, or nobody
        /// The routing protocol that is about to take or release it, while disable-IGMP is out.
        ClientHandle changer{NO_CLIENT};
        /// Changes of the owner for which enable-IGMP has not returned; until then IGMP adds and
        /// deletes nothing there (M-28).
        uint32_t igmpPauses{0};
        uint64_t ownership{0}; //!< tells the present ownership from others, earlier or later
    };

    /**
     * @param [in] interface An extended interface.
     * @return who is there; an empty slot where nobody is.
     */
    const Slot& Get(const InterfaceId& interface) const;

    /**
     * @param [in] interface An extended interface.
     * @return the routing protocol that owns it, or NO_CLIENT.
     */
    ClientHandle GetOwner(const InterfaceId& interface) const;

    /**
     * @param [in] interface An extended interface.
     * @return the routing protocol that owns it, IGMP where only IGMP is there, or NO_CLIENT.
     */
    ClientHandle GetProtocol(const InterfaceId& interface) const;

    /**
     * @param [in] client A client.
     * @param [in] interface An extended interface.
     * @return whether the client is there, as owner or as IGMP.
     */
    bool IsPresent(ClientHandle client, const InterfaceId& interface) const;

    /**
     * @param [in] client A client.
     * @return whether it is on any interface, or about to be.
     */
    bool IsAnywhere(ClientHandle client) const;

    /**
     * Names the routing protocol that owns an interface.
     * @param [in] interface The extended interface.
     * @param [in] owner The new owner, or NO_CLIENT.
     */
    void SetOwner(const InterfaceId& interface, ClientHandle owner);

    /**
     * Names IGMP on an interface.
     * @param [in] interface The extended interface.
     * @param [in] igmp The client, or NO_CLIENT.
     */
    void SetIgmp(const InterfaceId& interface, ClientHandle igmp);

    /**
     * Notes who is about to take or release an interface.
     * @param [in] interface The extended interface.
     * @param [in] changer The client; NO_CLIENT: nobody any more.
     */
    void SetChanger(const InterfaceId& interface, ClientHandle changer);

    /// @param [in] interface An interface where IGMP is to pause.
    void PauseIgmp(const InterfaceId& interface);

    /// @param [in] interface An interface where IGMP is to pause no more.
    void ResumeIgmp(const InterfaceId& interface);

    /// Forgets everything.
    void Clear();

    /// @return the interfaces where somebody is, ascending.
    std::vector<InterfaceId> GetInterfaces() const;

  private:
    /**
     * Replaces one client of a slot by another.
     * @param [in] interface The extended interface.
     * @param [in] member Which client of the slot.
     * @param [in] client The new one, or NO_CLIENT.
     */
    void Set(const InterfaceId& interface, ClientHandle Slot::*member, ClientHandle client);

    /**
     * Drops a slot in which nothing is left.
     * @param [in] interface The extended interface.
     */
    void DropIfEmpty(const InterfaceId& interface);

    std::unordered_map<InterfaceId, Slot, InterfaceIdHash> m_slots; //!< where somebody is
    std::map<ClientHandle, std::size_t> m_counts; //!< number of places of a client in slots
    uint64_t m_lastOwnership{0};                  //!< number of the last ownership
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INTERFACE_TABLE_H
