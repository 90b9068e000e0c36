/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Who is registered at the group manager.
 */

#ifndef MGM_CLIENT_TABLE_H
#define MGM_CLIENT_TABLE_H

#include "ns3/mgm-client-interface.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// No client.
constexpr ClientHandle NO_CLIENT = 0;

/**
 * @ingroup mgm
 * One registered client.
 */
struct Client
{
    ClientHandle handle{NO_CLIENT}; //!< the handle that it was given
    ProtocolInstance instance;      //!< protocol and component
    std::string name;               //!< for traces and tables
    ClientCallbacks callbacks;      //!< what it wants to be told

    /// @return whether this is IGMP, which is known by its protocol id.
    bool IsIgmp() const;
};

/**
 * @ingroup mgm
 * The registered clients, in the order of their registration. Handles grow and are never issued
 * again, so that their order is that of registration and a handle that ended stays bad (M-08).
 *
 * A router has a handful of clients; every access costs the logarithm of their number.
 */
class ClientTable
{
  public:
    /**
     * Registers a client.
     * @param [in] instance Protocol and component; must not be registered.
     * @param [in] name Name in traces; the text of its ids where it is empty.
     * @param [in] callbacks What it wants to be told.
     * @return the client.
     */
    const Client& Add(const ProtocolInstance& instance,
                      const std::string& name,
                      const ClientCallbacks& callbacks);

    /**
     * Ends a registration.
     * @param [in] handle A valid handle.
     */
    void Remove(ClientHandle handle);

    /**
     * Forgets what a client wants to be told, so that it is never called again.
     * @param [in] handle A valid handle.
     */
    void Silence(ClientHandle handle);

    /// Ends all registrations.
    void Clear();

    /**
     * @param [in] handle A handle.
     * @return its client; null where the handle is bad.
     */
    const Client* Find(ClientHandle handle) const;

    /**
     * @param [in] instance Protocol and component.
     * @return the client registered with them; null where there is none.
     */
    const Client* Find(const ProtocolInstance& instance) const;

    /// @return the handles of all clients, in the order of registration.
    std::vector<ClientHandle> GetHandles() const;

  private:
    std::map<ClientHandle, Client> m_clients;              //!< by handle, so by registration
    std::map<ProtocolInstance, ClientHandle> m_byInstance; //!< the same, by their ids
    ClientHandle m_lastHandle{NO_CLIENT};                  //!< last handle issued
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CLIENT_TABLE_H
