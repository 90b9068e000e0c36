/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the static protocols have in common: a client of the group manager that owns interfaces,
 * holds memberships and reports what it does about wrong-interface alerts.
 */

#ifndef MGM_STATIC_CLIENT_H
#define MGM_STATIC_CLIENT_H

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-client-registration.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-router-application.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A membership to hold: receivers of something on an interface.
 */
struct StaticMembership
{
    SourceGroup key;       //!< (S,G), (*,G) or (*,*)
    InterfaceId interface; //!< where the receivers are
};

/// Orders by key, then by interface: the order in which memberships are added and deleted.
bool operator<(const StaticMembership& a, const StaticMembership& b);

/**
 * @ingroup mgm
 * Base of the static protocols.
 *
 * While it and the group manager run, it is registered as protocol STATIC and owns the interfaces
 * that were named, or, if none was, all interfaces of the node but the loopback and those that
 * another protocol owns. A registration ends with the group manager; when that starts again, so
 * does the client, later in the same instant. What the group manager refuses shows in its ApiCall
 * trace source, and is tried again at the next registration.
 */
class StaticClient : public RouterApplication
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    StaticClient();
    ~StaticClient() override;

    /// Signature of the Reaction trace source.
    typedef void (*ReactionTracedCallback)(const ReactionRecord& record);

    /**
     * @param [in] manager The group manager of the node. Set it before the application starts.
     */
    void SetManager(Ptr<ClientInterface> manager);

    /**
     * Names an interface to own. To be called before the application starts. Registering aborts
     * the program if another protocol owns the interface.
     * @param [in] interface The interface.
     */
    void AddInterface(InterfaceId interface);

    /// @return the interfaces that it owns at present, in ascending order.
    std::vector<InterfaceId> GetInterfaces() const;

    /**
     * Switches the wrong-interface alerts of one entry and arrival interface off or on. May be said
     * at any time, and stays while the client is stopped. Nothing happens on interfaces that this
     * client does not own. An entry that is yet to come is masked right after the group manager
     * asked this client for the route of its data, or at the first alert, which is not acted upon.
     * @param [in] key Key of the entry, exactly: (S,G), (*,G) or (*,*).
     * @param [in] arrival The arrival interface.
     * @param [in] masked Whether alerts are off.
     */
    void SetAlertMask(const SourceGroup& key, InterfaceId arrival, bool masked);

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;

    /// @return name of the client in traces.
    virtual std::string GetClientName() const = 0;
    /// Sets the entries that it dictates, after it registered and took its interfaces.
    virtual void SetEntries();
    /// @return the memberships to hold; on interfaces that it does not own, they are left out.
    virtual std::set<StaticMembership> GetMemberships() const = 0;
    /**
     * RPF callback (mgm-api 3.1): the subclass may change where the data should come from.
     * @param [in,out] query The question and the answer.
     */
    virtual void AnswerRpf(RpfQuery& query) = 0;
    /**
     * Wrong-interface callback (mgm-api 3.7): the subclass calls ReportReaction, then acts.
     * @param [in] alert The alert.
     */
    virtual void React(const WrongInterfaceAlert& alert) = 0;

    /**
     * Names the callbacks that the subclass wants beside those for routes and alerts. They should
     * hold a reference to it.
     * @param [in,out] callbacks What is given to the group manager.
     */
    virtual void AddCallbacks(ClientCallbacks& callbacks);
    /// The group manager has stopped or starts anew: what it said before counts no more.
    virtual void NotifyManagerLost();

    /**
     * Adds the memberships that are missing, then deletes those no longer wanted. Costs as much
     * time as there are memberships.
     */
    void UpdateMemberships();
    /**
     * Does the same for the memberships of one key.
     * @param [in] key The key.
     * @param [in] interfaces Where it is wanted.
     */
    void UpdateMemberships(const SourceGroup& key, const std::vector<uint32_t>& interfaces);
    /**
     * Adds a membership, if it is missing, the client is registered and owns the interface.
     * @param [in] membership The membership.
     */
    void Hold(const StaticMembership& membership);
    /**
     * Deletes a membership, if it is held.
     * @param [in] membership The membership.
     */
    void Release(const StaticMembership& membership);
    /**
     * Switches alerts off that are to be off, if the client is registered and the entry exists.
     * @param [in] key Key of the entry.
     */
    void ApplyMasks(const SourceGroup& key);

    /**
     * Fires the record of a reaction.
     * @param [in] alert The alert.
     * @param [in] action What is done about it.
     * @param [in] reason Why, in words.
     * @return head of the record, the cause of what is done.
     */
    RecordHead ReportReaction(const WrongInterfaceAlert& alert,
                              const std::string& action,
                              const std::string& reason) const;

    /**
     * @param [in] interface An interface.
     * @return whether this client owns it at present.
     */
    bool Owns(const InterfaceId& interface) const;
    /**
     * @param [in] membership A membership.
     * @return whether it is held at present.
     */
    bool Holds(const StaticMembership& membership) const;
    /// @return the group manager; null after disposal.
    Ptr<ClientInterface> GetManager() const;
    /// @return the handle of the registration; 0 while not registered.
    ClientHandle GetHandle() const;

  private:
    /// The group manager runs: registers, takes interfaces, sets entries and adds memberships.
    void Register();
    /// The group manager stops.
    void OnEnd();
    /// Deletes all memberships. @param [in] handle The registration that ends.
    void GiveBack(ClientHandle handle);
    /// Takes the interfaces that were named, or all that are free.
    void TakeInterfaces();
    /**
     * @param [in] key A key.
     * @return whether there is an entry of exactly that key.
     */
    bool HasEntry(const SourceGroup& key) const;
    /**
     * The same as ApplyMasks, for later.
     * @param [in] key Key of the entry.
     * @param [in] cause Why.
     */
    void ApplyMasksBecause(const SourceGroup& key, Cause cause);
    /**
     * @param [in] alert An alert.
     * @return key of its entry, if the entry's alerts are to be off on that interface.
     */
    std::optional<SourceGroup> FindMaskedEntry(const WrongInterfaceAlert& alert) const;
    /**
     * Adds what is missing of some memberships, then deletes what is no longer wanted of others.
     * @param [in] wanted Memberships to hold.
     * @param [in] held Memberships that were held.
     */
    void ChangeMemberships(const std::set<StaticMembership>& wanted,
                           const std::set<StaticMembership>& held);

    /**
     * The group manager's RPF callback.
     * @param [in,out] query The question and the answer.
     * @return 0.
     */
    uint32_t OnRpf(RpfQuery& query);
    /**
     * The group manager's wrong-interface callback.
     * @param [in] alert The alert.
     * @return 0.
     */
    uint32_t OnWrongInterface(const WrongInterfaceAlert& alert);

    ClientRegistration m_registration;  //!< at the group manager
    uint32_t m_componentId;             //!< tells static clients of a node apart
    std::set<InterfaceId> m_configured; //!< interfaces to own; empty: all that are free
    std::set<StaticMembership> m_held;  //!< memberships held at present
    /// Arrival interfaces whose alerts are to be off, by entry.
    std::map<SourceGroup, std::set<InterfaceId>> m_masks;
    TracedCallback<const ReactionRecord&> m_reaction; //!< fires before acting on an alert
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_CLIENT_H
