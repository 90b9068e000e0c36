/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The client's end of a registration at the group manager: begins with the group manager or with
 * the client, whichever comes last, and ends with the first of them.
 */

#ifndef MGM_CLIENT_REGISTRATION_H
#define MGM_CLIENT_REGISTRATION_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/mgm-client-interface.h"

#include <cstdint>
#include <set>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Registers a client whenever the group manager runs, and remembers what interfaces the client
 * owns. A registration ends with the group manager; when that starts again, the client registers
 * later in the same instant, because the group manager says that it starts before it does.
 *
 * Whoever is told of a change may stop the client in the middle of what it does: after each call
 * that has effects on others, GetHandle says whether the registration is still the same.
 */
class ClientRegistration
{
  public:
    ClientRegistration();
    ~ClientRegistration();

    ClientRegistration(const ClientRegistration&) = delete;
    ClientRegistration& operator=(const ClientRegistration&) = delete;

    /// @param [in] manager The group manager; not while the registration is open.
    void SetManager(Ptr<ClientInterface> manager);
    /// @return the group manager; null before it is set and after Abandon.
    Ptr<ClientInterface> GetManager() const;
    /// @return the handle; 0 while not registered.
    ClientHandle GetHandle() const;

    /**
     * Begins to listen to the group manager, which must be set.
     * @param [in] onRunning Called when the group manager runs: at once, or later. It registers.
     * @param [in] onEnd Called when the group manager stops: the registration has ended.
     */
    void Open(const Callback<void>& onRunning, const Callback<void>& onEnd);
    /**
     * Registers. Aborts the program if that is refused.
     * @param [in] nodeId Id of the node, for the message.
     * @param [in] instance Protocol and component.
     * @param [in] name Name of the client.
     * @param [in] callbacks Its callbacks.
     */
    void Register(uint32_t nodeId,
                  const ProtocolInstance& instance,
                  const std::string& name,
                  const ClientCallbacks& callbacks);
    /**
     * Takes the ownership of an interface.
     * @param [in] interface The interface.
     * @return what the group manager says.
     */
    Status Take(const InterfaceId& interface);
    /// @return the interfaces owned at present.
    const std::set<InterfaceId>& GetOwned() const;
    /**
     * Releases all interfaces, ends the registration and listens no more.
     * @param [in] giveBack Called with the handle, before that, if there is a registration; for
     * what else the client holds. The client counts as not registered then.
     */
    void Close(const Callback<void, ClientHandle>& giveBack = Callback<void, ClientHandle>());
    /// Ends all that, and forgets the group manager: the client goes for good.
    void Abandon();

  private:
    /// The group manager is about to start or to stop. @param [in] record What it says.
    void OnManager(const ApplicationRecord& record);
    /// The group manager runs. @param [in] cause Why.
    void Begin(Cause cause);
    /// Listens no more.
    void Detach();

    Ptr<ClientInterface> m_manager; //!< the group manager
    Callback<void> m_onRunning;     //!< registers
    Callback<void> m_onEnd;         //!< hears of the end
    ClientHandle m_handle{0};       //!< registration
    std::set<InterfaceId> m_owned;  //!< interfaces owned at present
    EventId m_beginning;            //!< registers after a start of the group manager
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CLIENT_REGISTRATION_H
