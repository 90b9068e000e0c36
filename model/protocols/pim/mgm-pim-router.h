/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What PIM in dense and in sparse mode have in common: a client of the group manager that owns
 * interfaces, says Hello there, knows its neighbors, and sends and hears messages.
 */

#ifndef MGM_PIM_ROUTER_H
#define MGM_PIM_ROUTER_H

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-client-registration.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-pim-arrival.h"
#include "ns3/mgm-pim-interface-environment.h"
#include "ns3/mgm-pim-interface.h"
#include "ns3/mgm-router-application.h"
#include "ns3/object-factory.h"
#include "ns3/random-variable-stream.h"
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
class PimL4Protocol;

/**
 * @ingroup mgm
 * Base of the PIM routers.
 *
 * While it and the group manager run, it is registered and owns the interfaces that were named, or,
 * if none was, all interfaces of the node but the loopback that have an address and that no other
 * protocol owns. Each is a PimInterface, whose attributes are the timers of Hellos; it works while
 * the interface is up. When the group manager stops, PIM falls silent, since nobody would carry out
 * what it wants; when that starts again, PIM begins anew, later in the same instant.
 *
 * A router that stops says goodbye on its interfaces (RFC 3973 4.3.3), and so does one whose
 * address changes. An interface that has gone down can send nothing any more: to take it out of
 * service in good order, disable PIM there before (SetInterfaceEnabled).
 */
class PimRouter : public RouterApplication, protected PimInterfaceEnvironment
{
  public:
    /// Signature of the PimTransition trace source.
    typedef void (*TransitionTracedCallback)(const PimTransitionRecord& record);
    /// Signature of the PimTimer trace source.
    typedef void (*TimerTracedCallback)(const PimTimerRecord& record);
    /// Signature of the PimNeighbor trace source.
    typedef void (*NeighborTracedCallback)(const PimNeighborRecord& record);
    /// Signature of the Reaction trace source.
    typedef void (*ReactionTracedCallback)(const ReactionRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimRouter();
    ~PimRouter() override;

    /**
     * @param [in] manager The group manager of the node. Set it before the application starts.
     */
    void SetManager(Ptr<ClientInterface> manager);

    /**
     * Sets an attribute of the interfaces that are made from now on.
     * @param [in] name Name of an attribute of PimInterface.
     * @param [in] value Its value.
     */
    void SetInterfaceAttribute(const std::string& name, const AttributeValue& value);
    /**
     * Names an interface to own. To be called before the application starts. Registering aborts
     * the program if another protocol owns it.
     * @param [in] interface Interface index.
     * @return its configuration.
     */
    Ptr<PimInterface> AddInterface(uint32_t interface);
    /**
     * @param [in] interface Interface index.
     * @return PIM on that interface; null if there is none.
     */
    Ptr<PimInterface> GetInterface(uint32_t interface) const;
    /// @return PIM on each interface, working or not, by index.
    const std::map<uint32_t, Ptr<PimInterface>>& GetInterfaceTable() const;
    /**
     * Takes PIM off an interface, with a goodbye, or puts it there again. The router goes on owning
     * the interface.
     * @param [in] interface Interface index.
     * @param [in] enabled Whether PIM may work there.
     */
    void SetInterfaceEnabled(uint32_t interface, bool enabled);

    /**
     * Fixes the random numbers.
     * @param [in] stream The stream to use.
     * @return how many streams were used: 1.
     */
    int64_t AssignStreams(int64_t stream);

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;

    /// @return name in traces.
    virtual std::string GetClientName() const = 0;
    /// @return protocol id at the group manager.
    virtual uint32_t GetProtocolId() const = 0;
    /// @return the callbacks to register with.
    virtual ClientCallbacks MakeCallbacks() = 0;
    /// The router is registered and owns its interfaces, of which none works yet.
    virtual void OnRegistered() = 0;
    /// The registration ends, or the router stops: neighbors still hear what is sent.
    virtual void OnLeaving() = 0;
    /// An interface works from now on. @param [in] interface Interface index.
    virtual void OnInterfaceUp(uint32_t interface) = 0;
    /// An interface works no more. @param [in] interface Interface index.
    virtual void OnInterfaceDown(uint32_t interface) = 0;
    /**
     * A message of a neighbor came in that is no Hello. Its record is the ambient cause.
     * @param [in] received The message.
     */
    virtual void OnMessage(const PimReceived& received) = 0;

    /// @return the interfaces that work, in ascending order.
    const std::vector<uint32_t>& GetActiveInterfaces() const;
    /**
     * @param [in] interface Interface index.
     * @return whether PIM works there.
     */
    bool IsActive(uint32_t interface) const;
    /**
     * @param [in] interface Interface index.
     * @return whether its link has two ends.
     */
    bool IsPointToPointLink(uint32_t interface) const;
    /**
     * @param [in] interface Interface index.
     * @param [in] address An address.
     * @return whether it is a neighbor there.
     */
    bool IsNeighbor(uint32_t interface, Ipv4Address address) const;
    /**
     * Sends a message, after a Hello if one is due (RFC 3973 4.3.4). Nothing happens where PIM does
     * not work any more.
     * @param [in] interface Interface index.
     * @param [in] message The message.
     */
    void SendMessage(uint32_t interface, const PimMessage& message);
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
    /// @return whether neighbors are told that the router stops.
    bool SaysGoodbye() const;
    /// @return the registration at the group manager.
    const ClientRegistration& GetRegistration() const;

    const PimRecorder& GetRecorder() const override;
    Time DrawDelay(Time limit) override;

  private:
    uint32_t DrawGenerationId() override;
    void SendHello(uint32_t interface, Ipv4Address source, const PimHello& hello) override;

    /// The group manager runs: registers and takes the interfaces.
    void OnManagerRunning();
    /// The group manager stops.
    void OnManagerEnd();
    /// Takes the interfaces that were named, or all that are free.
    void TakeInterfaces();
    /// Takes all interfaces that are free and have an address.
    void TakeFreeInterfaces();
    /// Asks to be told of changes of interfaces.
    void WatchInterfaces();
    /// An interface or an address has come or gone.
    void OnInterfaceChange();
    /// Starts or stops the work on an interface, as it should be.
    void UpdateInterface(uint32_t index, const Ptr<PimInterface>& interface);
    /**
     * @param [in] index Interface index.
     * @return the address to work with there; 0.0.0.0 if PIM should not work there.
     */
    Ipv4Address FindAddress(uint32_t index) const;
    /// Starts the work on an interface.
    void StartInterface(uint32_t index, const Ptr<PimInterface>& interface, Ipv4Address address);
    /// Stops the work on an interface.
    void StopInterface(uint32_t index, const Ptr<PimInterface>& interface);
    /// Stops the work on all interfaces.
    void StopInterfaces();
    /// A message has come in. @param [in] received The message.
    void OnReceived(const PimReceived& received);

    uint32_t m_componentId;                                       //!< attribute ComponentId
    bool m_goodbye;                                               //!< attribute Goodbye
    Ptr<RandomVariableStream> m_random;                           //!< attribute Random
    ObjectFactory m_factory;                                      //!< makes interfaces
    std::map<uint32_t, Ptr<PimInterface>> m_interfaces;           //!< by index
    bool m_areNamed{false};                                       //!< whether interfaces were named
    std::set<uint32_t> m_disabled;                                //!< where PIM may not work
    std::vector<uint32_t> m_active;                               //!< where PIM works, ascending
    ClientRegistration m_registration;                            //!< at the group manager
    Ptr<PimL4Protocol> m_protocol;                                //!< while the application runs
    Ptr<InterfaceWatcher> m_watcher;                              //!< reports changes of interfaces
    TracedCallback<const PimTransitionRecord&> m_transitionTrace; //!< transitions
    TracedCallback<const PimTimerRecord&> m_timerTrace;           //!< timers
    TracedCallback<const PimNeighborRecord&> m_neighborTrace;     //!< neighbors
    TracedCallback<const ReactionRecord&> m_reaction; //!< fires before acting on an alert
    PimRecorder m_recorder;                           //!< makes the records
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_ROUTER_H
