/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Calls one callback of one client, with its records.
 */

#ifndef MGM_CLIENT_CALLER_H
#define MGM_CLIENT_CALLER_H

#include "ns3/mgm-client-table.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Makes the callbacks of mgm-api 3. A client that is gone, or that gave no such callback, is not
 * called, and then there is no record. What a callback returns is ignored (M-62).
 *
 * A callback may call anything, also deregister its client: after a call nothing is certain but
 * the arguments.
 */
class ClientCaller
{
  public:
    /**
     * @param [in] clients Who is registered.
     * @param [in] calls Fires before each call.
     * @param [in] answers Fires after a call that changed its arguments.
     */
    ClientCaller(const ClientTable& clients,
                 const TracedCallback<const CallbackRecord&>& calls,
                 const TracedCallback<const CallbackAnswerRecord&>& answers);

    /// @param [in] node Id of the node, for records.
    void SetNode(uint32_t node);

    /**
     * @param [in] to The client.
     * @param [in,out] query The question and its answer.
     * @return the cause of what follows: the answer, or the present one where there is none.
     */
    Cause AskRpf(ClientHandle to, RpfQuery& query);

    /**
     * @param [in] to The client.
     * @param [in,out] alert The alert; the client may switch its interfaces off.
     * @return the cause of what follows: the answer, or the present one where there is none.
     */
    Cause AlertCreation(ClientHandle to, CreationAlert& alert);

    /**
     * @param [in] to The client.
     * @param [in] alert The alert.
     */
    void AlertJoin(ClientHandle to, const JoinAlert& alert);

    /**
     * @param [in] to The client.
     * @param [in,out] alert The alert; the client may set the timeout.
     * @return the cause of what follows: the answer, or the present one where there is none.
     */
    Cause AlertPrune(ClientHandle to, PruneAlert& alert);

    /**
     * @param [in] to The client.
     * @param [in] membership What IGMP added.
     */
    void TellLocalJoin(ClientHandle to, const LocalMembership& membership);

    /**
     * @param [in] to The client.
     * @param [in] membership What IGMP deleted.
     */
    void TellLocalLeave(ClientHandle to, const LocalMembership& membership);

    /**
     * @param [in] to The client.
     * @param [in] alert The alert.
     */
    void AlertWrongInterface(ClientHandle to, const WrongInterfaceAlert& alert);

    /**
     * @param [in] to The client.
     * @param [in] arrival The packet.
     */
    void TellDataArrived(ClientHandle to, const DataArrival& arrival);

    /**
     * @param [in] to IGMP.
     * @param [in] interface The interface whose owner is about to change.
     */
    void DisableIgmp(ClientHandle to, const InterfaceId& interface);

    /**
     * @param [in] to IGMP.
     * @param [in] interface The interface whose owner has changed.
     */
    void EnableIgmp(ClientHandle to, const InterfaceId& interface);

  private:
    /**
     * Makes the record of a call.
     * @param [in] client The client.
     * @param [in] kind Which callback.
     * @param [in] level Level of the record.
     * @return the record, without its arguments.
     */
    CallbackRecord Begin(const Client& client, CallbackKind kind, TraceLevel level) const;

    /**
     * Makes the record of an answer. The call must be the ambient cause.
     * @param [in] call The call.
     * @return the record, without the answer.
     */
    CallbackAnswerRecord BeginAnswer(const CallbackRecord& call) const;

    /**
     * Makes a call that has no answer.
     * @param [in] call Its record.
     * @param [in] callback The callback; a copy, as its client may end inside.
     * @param [in] argument Its argument.
     */
    template <typename Argument>
    void Call(const CallbackRecord& call,
              Callback<uint32_t, const Argument&> callback,
              const Argument& argument) const;

    /**
     * Tells IGMP about the owner of an interface.
     * @param [in] to IGMP.
     * @param [in] interface The interface.
     * @param [in] kind Which callback.
     * @param [in] member The same, in the table of callbacks.
     */
    void TellIgmp(ClientHandle to,
                  const InterfaceId& interface,
                  CallbackKind kind,
                  Callback<uint32_t, const IgmpInterfaceChange&> ClientCallbacks::*member) const;

    /**
     * Tells a client about a local membership.
     * @param [in] to The client.
     * @param [in] membership The membership.
     * @param [in] kind Which callback.
     * @param [in] member The same, in the table of callbacks.
     */
    void TellLocal(ClientHandle to,
                   const LocalMembership& membership,
                   CallbackKind kind,
                   Callback<uint32_t, const LocalMembership&> ClientCallbacks::*member) const;

    const ClientTable& m_clients;                                 //!< who is registered
    const TracedCallback<const CallbackRecord&>& m_calls;         //!< fires before each call
    const TracedCallback<const CallbackAnswerRecord&>& m_answers; //!< fires after an answer
    uint32_t m_node{0};                                           //!< id of the node
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CLIENT_CALLER_H
