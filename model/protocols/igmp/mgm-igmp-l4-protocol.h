/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * IGMP in the IP stack of a node: sends messages, reads those that arrive, and hands them to the
 * node's IGMP host and IGMP router.
 */

#ifndef MGM_IGMP_L4_PROTOCOL_H
#define MGM_IGMP_L4_PROTOCOL_H

#include "ns3/mgm-control-protocol.h"
#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-igmp-records.h"
#include "ns3/traced-callback.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A message as the node's IGMP applications get it.
 */
struct IgmpReceived
{
    IgmpMessage message; //!< what it says
    IgmpArrival ip;      //!< how it came
    bool own{false};     //!< whether another application of this node sent it
};

/**
 * @ingroup mgm
 * How many messages a node has seen. received = accepted + ignored + the sum of rejected.
 */
struct IgmpCounters
{
    uint64_t sent{0};     //!< packets given to a device or to the stack
    uint64_t unsent{0};   //!< messages that were not sent: the interface is down
    uint64_t received{0}; //!< came in
    uint64_t accepted{0}; //!< handed to applications
    uint64_t ignored{0};  //!< sent to routers, and no router listens on the interface
    std::array<uint64_t, IGMP_REJECT_COUNT> rejected{}; //!< by reason; none under NONE
};

/**
 * @ingroup mgm
 * IP protocol 2 of a node. One object for each node; Install puts it there.
 *
 * Messages leave with TTL 1, TOS 0xc0 and the Router Alert option (RFC 3376 4). ns-3's stack cannot
 * send options, so that such a packet is written whole and handed to the device: it is in the
 * device's pcap files, but neither passes the queue discs nor shows in the Tx trace of Ipv4. With
 * RouterAlert off, messages go through the stack, without the option.
 *
 * ns-3 does not say which options the header of a received packet had. None of its own protocols
 * sends any, so that a header longer than 20 bytes counts as one with Router Alert.
 */
class IgmpL4Protocol : public ControlProtocol
{
  public:
    /// Takes a message.
    using Listener = Callback<void, const IgmpReceived&>;
    /// Names a listener; 0 is none.
    using ListenerId = uint32_t;

    /**
     * Signature of the trace source IgmpMessage.
     * @param [in] record The message.
     */
    typedef void (*MessageTracedCallback)(const IgmpMessageRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    /**
     * @param [in] node A node with an IPv4 stack.
     * @return its IGMP, which is made if there is none. Aborts the program if there is no stack.
     */
    static Ptr<IgmpL4Protocol> Install(const Ptr<Node>& node);

    IgmpL4Protocol();
    ~IgmpL4Protocol() override;

    /**
     * Begins to hand messages to an application.
     * @param [in] role A host gets queries and reports of versions 1 and 2; a router gets all.
     * @param [in] listener The application; called in the order of registration.
     * @return its id.
     */
    ListenerId AddListener(IgmpRole role, Listener listener);
    /**
     * @param [in] id Id of an application that gets no more messages.
     */
    void RemoveListener(ListenerId id);

    /**
     * Says what an interface takes. Without it the attributes apply.
     * @param [in] interface Interface index.
     * @param [in] lowest Oldest version that is heard; nothing older is (RFC 3376 9.2).
     * @param [in] highest Newest version whose reports are heard.
     */
    void SetVersions(uint32_t interface, IgmpVersion lowest, IgmpVersion highest);

    /**
     * Sends a message where the RFCs want it (IgmpMessage::GetDestination), in several packets if
     * the link's MTU demands it (RFC 3376 4.1.8, 4.2.16). Other applications of the node get it
     * too, later in the same instant: RFC 3376 5 wants a router that is a member to answer itself.
     *
     * The source is the first address of the interface, or 0.0.0.0 if it has none
     * (RFC 3376 4.2.13).
     *
     * @param [in] sender The application that sends it.
     * @param [in] interface Interface index.
     * @param [in] message The message.
     * @return number of packets sent; 0 if the interface is down.
     */
    uint32_t Send(ListenerId sender, uint32_t interface, const IgmpMessage& message);

    /// @return how many messages the node has seen.
    const IgmpCounters& GetCounters() const;

    using ControlProtocol::Receive;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv4Header& header,
                     Ptr<Ipv4Interface> incomingInterface) override;

  protected:
    void DoDispose() override;

  private:
    /// An application that gets messages.
    struct Registration
    {
        ListenerId id;     //!< its id
        IgmpRole role;     //!< what it gets
        Listener listener; //!< where it gets them
    };

    /// @return how a packet came.
    IgmpArrival MakeArrival(const Ipv4Header& header, const Ptr<Ipv4Interface>& interface) const;
    /// @return whether a message to this destination is for routers only, and there is none.
    bool IsForOthers(Ipv4Address destination) const;
    /// Reads and judges a packet. @return why it is not taken.
    IgmpReject Judge(const Ptr<Packet>& packet, const IgmpArrival& arrival, IgmpMessage& message);
    /// @return what an interface takes.
    IgmpPolicy GetPolicy(uint32_t interface) const;
    /// Hands a message to all applications but one.
    void Deliver(const IgmpReceived& received, ListenerId except);
    /// Hands a message that an application of the node sent to the others.
    void DeliverOwn(IgmpReceived received, ListenerId sender, Cause cause);
    /// Sends one packet.
    void SendOne(ListenerId sender, uint32_t interface, const IgmpMessage& message);
    /// Gives a packet with the option to the device.
    void SendToDevice(const Ptr<Packet>& packet, const IgmpArrival& ip);
    /// Fires the record of a message. @return its head.
    RecordHead Report(bool sent,
                      IgmpReject reject,
                      const IgmpArrival& ip,
                      uint32_t size,
                      const IgmpMessage& message) const;

    bool m_routerAlert;         //!< attribute RouterAlert
    bool m_requireRouterAlert;  //!< attribute RequireRouterAlert
    bool m_requireTtlOne;       //!< attribute RequireTtlOne
    bool m_requireSourceOnLink; //!< attribute RequireSourceOnLink

    std::vector<Registration> m_listeners;     //!< in the order of registration
    ListenerId m_lastListener{0};              //!< id given last
    uint32_t m_routers{0};                     //!< number of listeners that are routers
    std::map<uint32_t, IgmpPolicy> m_versions; //!< versions by interface, where they were set
    uint16_t m_identification{0};              //!< of the packet sent last
    IgmpCounters m_counters;                   //!< messages so far
    TracedCallback<const IgmpMessageRecord&> m_messageTrace; //!< messages sent and received
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_L4_PROTOCOL_H
