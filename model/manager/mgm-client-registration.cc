/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-client-registration.h"

#include "ns3/abort.h"
#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace mgm
{

ClientRegistration::ClientRegistration() = default;

ClientRegistration::~ClientRegistration()
{
    m_beginning.Cancel();
}

void
ClientRegistration::SetManager(Ptr<ClientInterface> manager)
{
    m_manager = manager;
}

Ptr<ClientInterface>
ClientRegistration::GetManager() const
{
    return m_manager;
}

ClientHandle
ClientRegistration::GetHandle() const
{
    return m_handle;
}

void
ClientRegistration::Open(const Callback<void>& onRunning, const Callback<void>& onEnd)
{
    m_onRunning = onRunning;
    m_onEnd = onEnd;
    m_manager->TraceConnectWithoutContext("Running",
                                          MakeCallback(&ClientRegistration::OnManager, this));
    if (m_manager->IsRunning())
    {
        m_onRunning();
    }
}

void
ClientRegistration::OnManager(const ApplicationRecord& record)
{
    m_beginning.Cancel();
    m_owned.clear();
    const CauseScope scope(record.head);
    if (std::exchange(m_handle, 0) != 0)
    {
        m_onEnd();
    }
    if (record.running)
    {
        // It says so before it starts: whoever registers now comes too early.
        m_beginning =
            Simulator::ScheduleNow(&ClientRegistration::Begin, this, CauseScope::GetCurrent());
    }
}

void
ClientRegistration::Begin(Cause cause)
{
    const CauseScope scope(cause);
    m_onRunning();
}

void
ClientRegistration::Register(uint32_t nodeId,
                             const ProtocolInstance& instance,
                             const std::string& name,
                             const ClientCallbacks& callbacks)
{
    const Status status = m_manager->RegisterProtocol(instance, name, callbacks, m_handle);
    NS_ABORT_MSG_IF(status != Status::SUCCESS,
                    "Node " << nodeId << ": " << name << " cannot register as " << instance << ": "
                            << status);
}

Status
ClientRegistration::Take(const InterfaceId& interface)
{
    const ClientHandle handle = m_handle;
    const Status status = m_manager->TakeInterfaceOwnership(handle, interface);
    if (status == Status::SUCCESS && m_handle == handle)
    {
        m_owned.insert(interface);
    }
    return status;
}

const std::set<InterfaceId>&
ClientRegistration::GetOwned() const
{
    return m_owned;
}

void
ClientRegistration::Close(const Callback<void, ClientHandle>& giveBack)
{
    Detach();
    const Ptr<ClientInterface> manager = m_manager;
    const ClientHandle handle = std::exchange(m_handle, 0);
    const std::set<InterfaceId> owned = std::exchange(m_owned, {});
    if (handle == 0)
    {
        return;
    }
    if (!giveBack.IsNull())
    {
        giveBack(handle);
    }
    for (const InterfaceId& interface : owned)
    {
        manager->ReleaseInterfaceOwnership(handle, interface);
    }
    if (manager->DeregisterProtocol(handle) != Status::SUCCESS)
    {
        // It is taking an interface at this moment, or one cannot be given back now.
        manager->AbandonRegistration(handle);
    }
}

void
ClientRegistration::Abandon()
{
    Detach();
    const Ptr<ClientInterface> manager = std::exchange(m_manager, nullptr);
    const ClientHandle handle = std::exchange(m_handle, 0);
    m_owned.clear();
    if (manager && handle != 0)
    {
        manager->AbandonRegistration(handle);
    }
}

void
ClientRegistration::Detach()
{
    m_beginning.Cancel();
    if (m_manager)
    {
        m_manager->TraceDisconnectWithoutContext(
            "Running", MakeCallback(&ClientRegistration::OnManager, this));
    }
}

} // namespace mgm
} // namespace ns3
