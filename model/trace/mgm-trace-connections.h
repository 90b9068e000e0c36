/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The trace sources that an observer is connected to, until it lets go of them.
 */

#ifndef MGM_TRACE_CONNECTIONS_H
#define MGM_TRACE_CONNECTIONS_H

#include "ns3/callback.h"
#include "ns3/node.h"
#include "ns3/object.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Connects callbacks to trace sources, each at most once, and disconnects them all at the end. The
 * observed objects stay alive until then.
 */
class TraceConnections
{
  public:
    TraceConnections() = default;
    ~TraceConnections();

    TraceConnections(const TraceConnections&) = delete;
    TraceConnections& operator=(const TraceConnections&) = delete;

    /**
     * @param [in] object Any object.
     * @param [in] source Name of a trace source.
     * @param [in] callback What it is to call.
     * @return whether it is connected now; false where the object has no such trace source.
     */
    bool Connect(const Ptr<Object>& object,
                 const std::string& source,
                 const CallbackBase& callback);

    /// Disconnects everything.
    void Disconnect();

    /**
     * @param [in] node A node.
     * @return what there is to observe on it: its router applications, its IPv4 routing and the RPF
     * source of its group manager.
     */
    static std::vector<Ptr<Object>> FindObjects(const Ptr<Node>& node);

  private:
    /// One of them.
    struct Connection
    {
        Ptr<Object> object;    //!< who is observed
        std::string source;    //!< its trace source
        CallbackBase callback; //!< who observes
    };

    std::vector<Connection> m_connections;                     //!< in the order they were made
    std::set<std::pair<const Object*, std::string>> m_present; //!< to connect each only once
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_CONNECTIONS_H
