/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * IGMP versions 1, 2 and 3 of a multicast router: a client of the group manager that shares
 * interfaces with their owners.
 */

#ifndef MGM_IGMP_ROUTER_H
#define MGM_IGMP_ROUTER_H

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-client-registration.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-igmp-memberships.h"
#include "ns3/mgm-igmp-recorder.h"
#include "ns3/mgm-igmp-router-environment.h"
#include "ns3/mgm-igmp-router-interface.h"
#include "ns3/mgm-router-application.h"
#include "ns3/object-factory.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

class InterfaceWatcher;

/**
 * @ingroup mgm
 * The router part of IGMP (RFC 1112, RFC 2236 7, RFC 3376 6 and 7.3, RFC 4604 3), on the interfaces
 * that were named, or, if none was, on all interfaces of the node but the loopback that have an
 * address. Each is an IgmpRouterInterface, whose attributes are the timers and variables of the
 * RFCs.
 *
 * It is registered at the group manager as protocol IGMP and takes its interfaces beside their
 * owners. What hosts have reported, or configuration says, it hands over as memberships: INCLUDE
 * ({S1, S2}) as (S1,G) and (S2,G), EXCLUDE ({}) as (*,G). EXCLUDE with sources is (*,G) too, since
 * the group manager cannot say "all but these": the data of sources that nobody wants is forwarded
 * all the same (RFC 3376 6.3 leaves that to multicast routing), and thrown away by the hosts.
 *
 * While the owner of an interface changes, between disable-IGMP and enable-IGMP, it adds and
 * deletes nothing there (M-28); all of it is added again later in the same instant, not inside the
 * callback (M-29, M-30). When the group manager stops, IGMP goes on and keeps its groups; when it
 * starts again, IGMP registers and hands over all of them, later in the same instant.
 *
 * A router that stops says nothing on the wire, as if it were switched off. So does one whose
 * interface goes down; it forgets the groups there, and begins anew when the interface comes up.
 */
class IgmpRouter : public RouterApplication, private IgmpRouterEnvironment
{
  public:
    /// Signature of the IgmpState trace source.
    typedef void (*StateTracedCallback)(const IgmpStateRecord& record);
    /// Signature of the IgmpTimer trace source.
    typedef void (*TimerTracedCallback)(const IgmpTimerRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    IgmpRouter();
    ~IgmpRouter() override;

    /**
     * @param [in] manager The group manager of the node. Set it before the application starts.
     */
    void SetManager(Ptr<ClientInterface> manager);

    /**
     * Sets an attribute of the interfaces that are made from now on.
     * @param [in] name Name of an attribute of IgmpRouterInterface.
     * @param [in] value Its value.
     */
    void SetInterfaceAttribute(const std::string& name, const AttributeValue& value);
    /**
     * Names an interface to work on. To be called before the application starts.
     * @param [in] interface Interface index.
     * @return its configuration.
     */
    Ptr<IgmpRouterInterface> AddInterface(uint32_t interface);
    /**
     * @param [in] interface Interface index.
     * @return the router on that interface; null if it has none there.
     */
    Ptr<IgmpRouterInterface> GetInterface(uint32_t interface) const;
    /// @return the indices of its interfaces, in ascending order.
    std::vector<uint32_t> GetInterfaces() const;

    /**
     * Declares members that send no reports, also for when the application starts again.
     * @param [in] interface Interface index.
     * @param [in] key (*,G) or (S,G).
     */
    void AddStaticMembership(uint32_t interface, const SourceGroup& key);
    /**
     * Takes back a declaration. Reported members stay.
     * @param [in] interface Interface index.
     * @param [in] key (*,G) or (S,G).
     */
    void RemoveStaticMembership(uint32_t interface, const SourceGroup& key);
    /**
     * @param [in] interface Interface index.
     * @return what is declared there.
     */
    std::set<SourceGroup> GetStaticMemberships(uint32_t interface) const;

    /**
     * Prints the groups of each interface.
     * @param [in] stream Where to.
     */
    void PrintGroups(Ptr<OutputStreamWrapper> stream) const;

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;

    void NotifyGroup(uint32_t interface, Ipv4Address group) override;
    void NotifyQuerier(uint32_t interface, bool querier) override;
    /**
     * An interface is down, and its groups are forgotten.
     * @param [in] interface Interface index.
     */
    virtual void NotifyDown(uint32_t interface);
    /**
     * What is declared about a group has changed, while the application runs.
     * @param [in] interface Interface index.
     * @param [in] group The group.
     */
    virtual void NotifyStaticMembership(uint32_t interface, Ipv4Address group);
    /// An interface or an address has come or gone.
    virtual void OnInterfaceChange();
    /// @return the interfaces to be taken at the group manager.
    virtual std::vector<uint32_t> GetOwnedInterfaces() const;

    /**
     * @param [in] interface Interface index.
     * @return whether the router works there, if no interface was named.
     */
    virtual bool IsCandidate(uint32_t interface) const;

    /**
     * Says whether the router forwards to the members of an interface; at first it does.
     * @param [in] interface Interface index.
     * @param [in] forwarding Whether it does.
     */
    void SetForwarding(uint32_t interface, bool forwarding);
    /**
     * @param [in] role Whose states and timers.
     * @return makes records for the trace sources of this application.
     */
    IgmpRecorder MakeRecorder(IgmpRole role) const;
    const IgmpRecorder& GetRecorder() const override;

  private:
    Ipv4Address GetAddress(uint32_t interface) const override;
    void Send(uint32_t interface, const IgmpMessage& message) override;
    void SetMembership(uint32_t interface, const SourceGroup& key, bool wanted) override;

    /// Makes the interfaces, if none was named.
    void FindInterfaces();
    /// Asks the node for messages, and for changes of its interfaces.
    void Attach();
    /// Asks for nothing more.
    void Detach();
    /// The group manager stops.
    void OnManagerEnd();
    /// The group manager runs: registers and hands over all memberships.
    void Register();
    /// Takes the interfaces.
    void TakeInterfaces();
    /// A message has come in. @param [in] received The message.
    void OnMessage(const IgmpReceived& received);
    /// Starts or stops the work on an interface, as it is up or down.
    void UpdateInterface(uint32_t index, const Ptr<IgmpRouterInterface>& interface);
    /// The group manager's disable-IGMP callback.
    uint32_t OnDisable(const IgmpInterfaceChange& change);
    /// The group manager's enable-IGMP callback.
    uint32_t OnEnable(const IgmpInterfaceChange& change);
    /// Adds again what was deleted when an owner changed.
    void Resume(uint32_t interface, Cause cause);

    uint32_t m_componentId;                                    //!< attribute ComponentId
    ObjectFactory m_factory;                                   //!< makes interfaces
    std::map<uint32_t, Ptr<IgmpRouterInterface>> m_interfaces; //!< by index
    std::map<uint32_t, std::set<SourceGroup>> m_static;        //!< declared memberships
    ClientRegistration m_registration;                         //!< at the group manager
    IgmpMemberships m_memberships;                             //!< at the group manager
    Ptr<IgmpL4Protocol> m_protocol;                            //!< while the application runs
    IgmpL4Protocol::ListenerId m_listener{0};                  //!< gets messages
    Ptr<InterfaceWatcher> m_watcher;                           //!< reports changes of interfaces
    TracedCallback<const IgmpStateRecord&> m_stateTrace;       //!< transitions
    TracedCallback<const IgmpTimerRecord&> m_timerTrace;       //!< timers
    IgmpRecorder m_recorder;                                   //!< makes the records
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_H
