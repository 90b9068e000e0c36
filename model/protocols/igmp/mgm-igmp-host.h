/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The host side of IGMP: applications say what they want to receive, and the node tells its
 * routers.
 */

#ifndef MGM_IGMP_HOST_H
#define MGM_IGMP_HOST_H

#include "ns3/mgm-igmp-host-environment.h"
#include "ns3/mgm-igmp-host-interface.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-igmp-listen.h"
#include "ns3/mgm-igmp-recorder.h"
#include "ns3/mgm-reception-control.h"
#include "ns3/mgm-router-application.h"
#include "ns3/mgm-types.h"
#include "ns3/random-variable-stream.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace ns3
{

class Ipv4RoutingProtocol;

namespace mgm
{

class InterfaceWatcher;

/**
 * @ingroup mgm
 * IGMP versions 1, 2 and 3 of a host (RFC 1112, RFC 2236, RFC 3376, RFC 4604), for all interfaces
 * of a node, which may also be a router.
 *
 * Applications listen by IPMulticastListen (RFC 3376 2), each under a number of its own. Their
 * filters are merged for each interface; the merged filter decides what the IP stack delivers to
 * the node's sockets, and what is reported. It takes a MulticastListRouting
 * (MulticastRoutingHelper) to filter; on other stacks the host reports alike, and ns-3 delivers
 * every packet.
 *
 * ns-3's UDP sockets know no filters of their own: each gets what the merged filter admits. Sockets
 * that get only what they asked for themselves are MulticastSocket.
 *
 * What applications listen to outlives Stop and Start: a host that starts reports all of it as new,
 * one that stops says nothing, as if switched off. So does an interface that comes up or goes down.
 * Attributes are read when the host starts.
 */
class IgmpHost : public RouterApplication, private IgmpHostEnvironment
{
  public:
    /// Names an application that listens; any number.
    using ListenerId = uint32_t;

    /// Signature of the IgmpListen trace source.
    typedef void (*ListenTracedCallback)(const IgmpListenRecord& record);
    /// Signature of the IgmpState trace source.
    typedef void (*StateTracedCallback)(const IgmpStateRecord& record);
    /// Signature of the IgmpTimer trace source.
    typedef void (*TimerTracedCallback)(const IgmpTimerRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    IgmpHost();
    ~IgmpHost() override;

    /**
     * IPMulticastListen (RFC 3376 2): replaces what a listener wants of a group on an interface.
     * @param [in] listener The listener.
     * @param [in] interface Interface index.
     * @param [in] group Group; nothing is ever sent about 224.0.0.1.
     * @param [in] mode Filter mode.
     * @param [in] sources Source list in any order; INCLUDE with none ends the listening.
     * @return OK, or what was wrong; nothing has changed then.
     */
    IgmpListenStatus Listen(ListenerId listener,
                            uint32_t interface,
                            Ipv4Address group,
                            FilterMode mode,
                            const SourceList& sources);
    /**
     * Listens to all sources: EXCLUDE with none.
     * @param [in] listener The listener.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @return as Listen.
     */
    IgmpListenStatus Join(ListenerId listener, uint32_t interface, Ipv4Address group);
    /**
     * Ends listening to a group: INCLUDE with no sources.
     * @param [in] listener The listener.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @return as Listen.
     */
    IgmpListenStatus Leave(ListenerId listener, uint32_t interface, Ipv4Address group);
    /**
     * Wants one more source: adds it to an INCLUDE list, or takes it off an EXCLUDE list.
     * @param [in] listener The listener.
     * @param [in] interface Interface index.
     * @param [in] key Source and group.
     * @return as Listen.
     */
    IgmpListenStatus JoinSource(ListenerId listener, uint32_t interface, const SourceGroup& key);
    /**
     * Wants one source less: takes it off an INCLUDE list, or adds it to an EXCLUDE list.
     * @param [in] listener The listener.
     * @param [in] interface Interface index.
     * @param [in] key Source and group.
     * @return as Listen.
     */
    IgmpListenStatus LeaveSource(ListenerId listener, uint32_t interface, const SourceGroup& key);
    /// @return a listener that nobody has, from 2^31 on.
    ListenerId MakeListener();

    /**
     * @param [in] listener A listener.
     * @param [in] interface Interface index.
     * @param [in] group A group.
     * @return what the listener wants there; INCLUDE with no sources: nothing.
     */
    SourceFilter GetListenerFilter(ListenerId listener,
                                   uint32_t interface,
                                   Ipv4Address group) const;
    /**
     * @param [in] interface Interface index.
     * @param [in] group A group.
     * @return the merged filter of the interface (RFC 3376 3.2).
     */
    SourceFilter GetInterfaceFilter(uint32_t interface, Ipv4Address group) const;
    /**
     * @param [in] interface Interface index.
     * @return groups with a merged filter that admits something, ascending.
     */
    std::vector<Ipv4Address> GetGroups(uint32_t interface) const;

    /**
     * Sets the version of one interface, the newest that it speaks, in place of attribute Version.
     * To be called while the host does not run.
     * @param [in] interface Interface index.
     * @param [in] version The version.
     */
    void SetVersion(uint32_t interface, IgmpVersion version);
    /**
     * @param [in] interface Interface index.
     * @return the version that the interface works in (Host Compatibility Mode, RFC 3376 7.2.1).
     */
    IgmpVersion GetMode(uint32_t interface) const;
    /**
     * Adds a range of source-specific groups beside 232.0.0.0/8 (RFC 4604 2).
     * @param [in] address First address.
     * @param [in] mask Mask.
     */
    void AddSourceSpecificRange(Ipv4Address address, Ipv4Mask mask);
    /// @return how often an older version concerned a source-specific group (RFC 4604 2.2).
    uint64_t GetSourceSpecificConflicts() const;

    /**
     * Uses a fixed random stream.
     * @param [in] stream Number of the stream.
     * @return number of streams used: 1.
     */
    int64_t AssignStreams(int64_t stream);

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;

  private:
    const IgmpHostSettings& GetSettings() const override;
    const IgmpRecorder& GetRecorder() const override;
    Time DrawDelay(Time limit) override;
    void Send(uint32_t interface, const IgmpMessage& message) override;
    void SetReception(uint32_t interface, Ipv4Address group, const SourceFilter& filter) override;
    bool IsSourceSpecific(Ipv4Address group) const override;
    void LogSourceSpecific(Ipv4Address group, const char* event) override;

    /// @return what is wrong with a request, if anything.
    IgmpListenStatus Check(uint32_t interface, Ipv4Address group, const SourceFilter& filter) const;
    /// Fires the record of a request. @return its head.
    RecordHead ReportListen(ListenerId listener,
                            uint32_t interface,
                            Ipv4Address group,
                            const SourceFilter& filter,
                            IgmpListenStatus status) const;
    /// @return an interface, made if it is not there.
    IgmpHostInterface& GetInterface(uint32_t interface);
    /// Reads the attributes.
    void ReadAttributes();
    /// Finds the stack's filter, and asks to be told of changes of interfaces.
    void Attach();
    /// An interface or an address has come or gone.
    void OnInterfaceChange();
    /// A message has come in.
    void OnMessage(const IgmpReceived& received);

    uint32_t m_robustness;              //!< attribute RobustnessVariable
    Time m_queryInterval;               //!< attribute QueryInterval
    Time m_queryResponse;               //!< attribute QueryResponseInterval
    Time m_unsolicitedV3;               //!< attribute UnsolicitedReportInterval
    Time m_unsolicitedV2;               //!< attribute V2UnsolicitedReportInterval
    Time m_v1RouterPresent;             //!< attribute Version1RouterPresentTimeout
    uint32_t m_version;                 //!< attribute Version
    bool m_reportLinkLocal;             //!< attribute ReportLinkLocal
    bool m_sourceSpecific;              //!< attribute SourceSpecific
    uint32_t m_sourceLimit;             //!< attribute SourceLimit
    uint32_t m_queriedSourceLimit;      //!< attribute QueriedSourceLimit
    Ptr<RandomVariableStream> m_random; //!< attribute Random

    IgmpHostSettings m_settings; //!< attributes as they were at the start
    std::vector<std::pair<Ipv4Address, Ipv4Mask>> m_sourceSpecificRanges; //!< added ones
    std::map<uint32_t, IgmpVersion> m_versions;       //!< versions of single interfaces
    Ptr<IgmpL4Protocol> m_protocol;                   //!< IGMP of the node
    IgmpL4Protocol::ListenerId m_protocolListener{0}; //!< gets messages
    Ptr<Ipv4RoutingProtocol> m_routing;               //!< holds the stack's filter
    ReceptionControl* m_reception{nullptr};           //!< the stack's filter; null: there is none
    Ptr<InterfaceWatcher> m_watcher;                  //!< reports changes of interfaces
    ListenerId m_nextListener{0x80000000};            //!< of MakeListener
    uint64_t m_sourceSpecificConflicts{0};            //!< see GetSourceSpecificConflicts
    TracedCallback<const IgmpListenRecord&> m_listenTrace; //!< requests of applications
    TracedCallback<const IgmpStateRecord&> m_stateTrace;   //!< transitions
    TracedCallback<const IgmpTimerRecord&> m_timerTrace;   //!< timers
    IgmpRecorder m_recorder;                               //!< makes the records
    std::map<uint32_t, IgmpHostInterface> m_interfaces;    //!< by index; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HOST_H
