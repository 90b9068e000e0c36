/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * UDP reception with a multicast filter of its own for each receiver, which ns-3's sockets lack.
 */

#ifndef MGM_MULTICAST_SOCKET_H
#define MGM_MULTICAST_SOCKET_H

#include "ns3/callback.h"
#include "ns3/mgm-igmp-host.h"
#include "ns3/object.h"
#include "ns3/packet.h"

#include <cstdint>
#include <set>
#include <utility>

namespace ns3
{
namespace mgm
{

class MulticastDemultiplexer;

/**
 * @ingroup mgm
 * What a MulticastSocket gets.
 */
struct MulticastDatagram
{
    Ptr<Packet> packet;     //!< UDP payload
    SourceGroup key;        //!< source and group
    uint16_t sourcePort{0}; //!< UDP source port
    uint32_t interface {
        0
    }; //!< index of the interface of arrival
};

/**
 * @ingroup mgm
 * Receives the multicast packets to one UDP port that its own filter admits, and no others
 * (RFC 3376 3.2: delivery depends on the reception state of the socket).
 *
 * Any number of them may share a port and a group, each with its own filter. Under them lies one
 * ns-3 socket for each port, bound to 0.0.0.0: an ns-3 socket on the same node that is bound to the
 * same port and one of the groups takes the packets of this group away, since ns-3 delivers to the
 * most exact match only.
 */
class MulticastSocket : public Object
{
  public:
    /// Takes a packet.
    using Receiver = Callback<void, const MulticastDatagram&>;

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    /**
     * Opens a socket. Aborts the program if the port is taken by an ns-3 socket bound to 0.0.0.0.
     * @param [in] host The host's IGMP, installed on a node.
     * @param [in] port UDP port.
     * @return the socket, which listens to nothing.
     */
    static Ptr<MulticastSocket> Open(const Ptr<IgmpHost>& host, uint16_t port);

    MulticastSocket();
    ~MulticastSocket() override;

    /// @param [in] receiver Called with each packet that the filter admits.
    void SetReceiver(const Receiver& receiver);

    /**
     * IPMulticastListen (RFC 3376 2).
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @param [in] mode Filter mode.
     * @param [in] sources Source list; INCLUDE with none ends the listening.
     * @return as IgmpHost::Listen.
     */
    IgmpListenStatus Listen(uint32_t interface,
                            Ipv4Address group,
                            FilterMode mode,
                            const SourceList& sources);
    /**
     * Listens to all sources of a group.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @return as IgmpHost::Listen.
     */
    IgmpListenStatus Join(uint32_t interface, Ipv4Address group);
    /**
     * Ends listening to a group.
     * @param [in] interface Interface index.
     * @param [in] group Group.
     * @return as IgmpHost::Listen.
     */
    IgmpListenStatus Leave(uint32_t interface, Ipv4Address group);
    /// Ends all listening; nothing is received any more.
    void Close();

  protected:
    void DoDispose() override;

  private:
    friend class MulticastDemultiplexer;

    /// Hands a packet on, if the filter admits it. @param [in] datagram The packet.
    void Receive(const MulticastDatagram& datagram) const;

    Ptr<IgmpHost> m_host;                                //!< IGMP of the node; null: closed
    Ptr<MulticastDemultiplexer> m_demultiplexer;         //!< of the node
    uint16_t m_port{0};                                  //!< UDP port
    IgmpHost::ListenerId m_listener{0};                  //!< this socket to the host
    std::set<std::pair<uint32_t, Ipv4Address>> m_joined; //!< interfaces and groups
    Receiver m_receiver;                                 //!< takes packets
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_SOCKET_H
