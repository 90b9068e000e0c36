/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The memberships that an IGMP router wants to hold at the group manager, and those that it holds.
 */

#ifndef MGM_IGMP_MEMBERSHIPS_H
#define MGM_IGMP_MEMBERSHIPS_H

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Memberships by interface, each with the reasons why it is wanted. What is wanted is held at the
 * group manager, unless there is no registration, the owner of the interface is changing
 * (disable-IGMP, M-28), or the router does not forward there.
 *
 * The group manager may call anything while a membership is added or deleted; what is asked for
 * last is what is held in the end.
 */
class IgmpMemberships
{
  public:
    /// Why a membership is wanted.
    enum Reason : uint8_t
    {
        MEMBERS = 1,       //!< hosts have reported it
        CONFIGURATION = 2, //!< it is configured
    };

    /**
     * The router has registered: what is wanted is added from now on, and at once.
     * @param [in] manager The group manager.
     * @param [in] handle Registration; the interfaces have been taken.
     */
    void Connect(const Ptr<ClientInterface>& manager, ClientHandle handle);
    /// The registration is over, and the group manager holds nothing any more.
    void Disconnect();
    /// Deletes all that is held. What is wanted stays.
    void Release();
    /**
     * Nothing is wanted by members of an interface any more.
     * @param [in] interface Interface index.
     */
    void ForgetMembers(uint32_t interface);

    /**
     * @param [in] interface Interface index.
     * @param [in] key (*,G) or (S,G).
     * @param [in] reason Why it is wanted.
     * @param [in] wanted Whether it is wanted for that reason.
     */
    void Want(uint32_t interface, const SourceGroup& key, Reason reason, bool wanted);

    /**
     * The owner of an interface is changing (M-28): the group manager deletes what is held there.
     * @param [in] interface Interface index.
     */
    void Suspend(uint32_t interface);
    /**
     * The owner has changed (M-29): all that is wanted is added again.
     * @param [in] interface Interface index.
     */
    void Resume(uint32_t interface);
    /**
     * Says whether the router forwards to the members of an interface; at first it does.
     * @param [in] interface Interface index.
     * @param [in] forwarding Whether it does.
     */
    void SetForwarding(uint32_t interface, bool forwarding);

  private:
    /// One membership.
    struct Wish
    {
        uint8_t reasons{0}; //!< Reason, one or more
        bool held{false};   //!< whether it is held
    };

    /// What concerns one interface.
    struct Slot
    {
        std::map<SourceGroup, Wish> wishes; //!< what is wanted
        bool suspended{false};              //!< between disable-IGMP and enable-IGMP
        bool forwarding{true};              //!< whether the router forwards there
    };

    /// Adds whatever is wanted on an interface and not held.
    void AddMissing(uint32_t interface);
    /// Deletes whatever is held on an interface.
    void DeleteHeld(uint32_t interface);
    /// Adds a membership that is wanted and not held, if that is possible now.
    void Add(uint32_t interface, const SourceGroup& key);
    /// Deletes a membership at the group manager.
    void Delete(uint32_t interface, const SourceGroup& key) const;

    Ptr<ClientInterface> m_manager;   //!< the group manager
    ClientHandle m_handle{0};         //!< registration; 0: none
    std::map<uint32_t, Slot> m_slots; //!< by interface
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_MEMBERSHIPS_H
