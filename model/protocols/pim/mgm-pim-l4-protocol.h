/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM in the IP stack of a node: sends messages, reads those that arrive, and hands them to the
 * application that runs PIM on the interface.
 */

#ifndef MGM_PIM_L4_PROTOCOL_H
#define MGM_PIM_L4_PROTOCOL_H

#include "ns3/mgm-control-protocol.h"
#include "ns3/mgm-pim-arrival.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-pim-reject.h"
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
 * How many messages a node has seen. received = accepted + ignored + the sum of rejected.
 */
struct PimCounters
{
    uint64_t sent{0};     //!< packets given to the stack
    uint64_t unsent{0};   //!< messages that were not sent: the interface is down or has no address
    uint64_t received{0}; //!< came in
    uint64_t accepted{0}; //!< handed to an application
    uint64_t ignored{0};  //!< came in where no application listens
    std::array<uint64_t, PIM_REJECT_COUNT> rejected{}; //!< by reason; none under NONE
};

/**
 * @ingroup mgm
 * IP protocol 103 of a node. One object for each node; Install puts it there.
 *
 * Messages leave through the stack with TTL 1 (RFC 3973 4.7) and TOS 0xc0, on the interface that is
 * asked for, from its first address, or from the one that it had before (RFC 3973 4.3.3).
 */
class PimL4Protocol : public ControlProtocol
{
  public:
    /// Takes a message.
    using Listener = Callback<void, const PimReceived&>;
    /// Says whether a Hello of an address holds on an interface.
    using NeighborCheck = Callback<bool, uint32_t, Ipv4Address>;

    /**
     * Signature of the trace source PimMessage.
     * @param [in] record The message.
     */
    typedef void (*MessageTracedCallback)(const PimMessageRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    /**
     * @param [in] node A node with an IPv4 stack.
     * @return its PIM, which is made if there is none. Aborts the program if there is no stack.
     */
    static Ptr<PimL4Protocol> Install(const Ptr<Node>& node);

    PimL4Protocol();
    ~PimL4Protocol() override;

    /**
     * Begins to hand the messages of an interface to an application. The one before gets no more:
     * an interface has one owner.
     * @param [in] interface Interface index.
     * @param [in] listener The application.
     * @param [in] isNeighbor Asked about the sender of everything but a Hello; who is no neighbor
     * is rejected (RFC 3973 7.2). Without it everybody is heard.
     */
    void Listen(uint32_t interface,
                const Listener& listener,
                const NeighborCheck& isNeighbor = NeighborCheck());
    /**
     * @param [in] interface Interface index; its messages are ignored from now on.
     */
    void StopListening(uint32_t interface);

    /**
     * Sends a message where the RFC wants it (PimMessage::GetDestination), in several packets if
     * the link's MTU demands it (RFC 7761 4.9.5.2). The ambient cause travels with it.
     *
     * @param [in] interface Interface index.
     * @param [in] message The message.
     * @param [in] source Address to send it from; 0.0.0.0: the first of the interface.
     * @return number of packets sent; 0 if the interface is down or has no address.
     */
    uint32_t Send(uint32_t interface,
                  const PimMessage& message,
                  Ipv4Address source = Ipv4Address::GetAny());

    /// @return how many messages the node has seen.
    const PimCounters& GetCounters() const;

    using ControlProtocol::Receive;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv4Header& header,
                     Ptr<Ipv4Interface> incomingInterface) override;

  protected:
    void DoDispose() override;

  private:
    /// The application that runs PIM on an interface.
    struct Registration
    {
        Listener listener;        //!< where it gets messages
        NeighborCheck isNeighbor; //!< whom it knows
    };

    /// @return how a packet came.
    PimArrival MakeArrival(const Ipv4Header& header, const Ptr<Ipv4Interface>& interface) const;
    /// Reads and judges a packet. @return why it is not taken.
    PimReject Judge(const Ptr<Packet>& packet,
                    const PimArrival& arrival,
                    const NeighborCheck& isNeighbor,
                    PimMessage& message);
    /// Sends one packet.
    void SendOne(uint32_t interface, const PimMessage& message, Ipv4Address source);
    /// Fires the record of a message. @return its head.
    RecordHead Report(bool sent,
                      PimReject reject,
                      const PimArrival& ip,
                      uint32_t size,
                      const PimMessage& message) const;

    bool m_requireTtlOne;       //!< attribute RequireTtlOne
    bool m_requireSourceOnLink; //!< attribute RequireSourceOnLink

    std::map<uint32_t, Registration> m_listeners;           //!< by interface
    PimCounters m_counters;                                 //!< messages so far
    TracedCallback<const PimMessageRecord&> m_messageTrace; //!< messages sent and received
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_L4_PROTOCOL_H
