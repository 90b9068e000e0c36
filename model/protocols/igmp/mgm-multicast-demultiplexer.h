/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Distributes what the ns-3 sockets of a node receive among its MulticastSockets.
 */

#ifndef MGM_MULTICAST_DEMULTIPLEXER_H
#define MGM_MULTICAST_DEMULTIPLEXER_H

#include "ns3/ipv4.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/socket.h"

#include <cstdint>
#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

class MulticastSocket;

/**
 * @ingroup mgm
 * One object for each node, aggregated to it: one ns-3 socket for each port in use.
 */
class MulticastDemultiplexer : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    /**
     * @param [in] node A node with an IPv4 stack.
     * @return its demultiplexer, which is made if there is none.
     */
    static Ptr<MulticastDemultiplexer> Install(const Ptr<Node>& node);

    MulticastDemultiplexer();
    ~MulticastDemultiplexer() override;

    /**
     * @param [in] port UDP port.
     * @param [in] socket Gets what arrives there, until it is removed.
     */
    void Add(uint16_t port, MulticastSocket* socket);
    /**
     * @param [in] port UDP port.
     * @param [in] socket Gets nothing more.
     */
    void Remove(uint16_t port, MulticastSocket* socket);

  protected:
    void DoDispose() override;

  private:
    /// One port.
    struct Port
    {
        Ptr<Socket> socket;                      //!< ns-3's socket
        std::vector<MulticastSocket*> receivers; //!< in the order of opening
    };

    /// A socket has received packets.
    void OnReceive(Ptr<Socket> socket);
    /// Distributes one packet.
    void Distribute(uint16_t port, const Ptr<Packet>& packet, const Address& from);

    Ptr<Node> m_node;                 //!< the node
    std::map<uint16_t, Port> m_ports; //!< by number
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_DEMULTIPLEXER_H
