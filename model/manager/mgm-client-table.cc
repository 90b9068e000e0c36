/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-client-table.h"

#include "ns3/assert.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

bool
Client::IsIgmp() const
{
    return instance.protocolId == protocol::IGMP;
}

const Client&
ClientTable::Add(const ProtocolInstance& instance,
                 const std::string& name,
                 const ClientCallbacks& callbacks)
{
    NS_ASSERT_MSG(m_byInstance.count(instance) == 0, "instance registered twice");
    Client& client = m_clients[++m_lastHandle];
    client.handle = m_lastHandle;
    client.instance = instance;
    client.name = name;
    client.callbacks = callbacks;
    if (name.empty())
    {
        std::ostringstream ids;
        ids << instance;
        client.name = ids.str();
    }
    m_byInstance[instance] = client.handle;
    return client;
}

void
ClientTable::Remove(ClientHandle handle)
{
    const auto client = m_clients.find(handle);
    NS_ASSERT_MSG(client != m_clients.end(), "bad handle " << handle);
    m_byInstance.erase(client->second.instance);
    m_clients.erase(client);
}

void
ClientTable::Silence(ClientHandle handle)
{
    m_clients.at(handle).callbacks = ClientCallbacks();
}

void
ClientTable::Clear()
{
    m_clients.clear();
    m_byInstance.clear();
}

const Client*
ClientTable::Find(ClientHandle handle) const
{
    const auto client = m_clients.find(handle);
    return client == m_clients.end() ? nullptr : &client->second;
}

const Client*
ClientTable::Find(const ProtocolInstance& instance) const
{
    const auto handle = m_byInstance.find(instance);
    return handle == m_byInstance.end() ? nullptr : Find(handle->second);
}

std::vector<ClientHandle>
ClientTable::GetHandles() const
{
    std::vector<ClientHandle> handles;
    handles.reserve(m_clients.size());
    for (const auto& [handle, client] : m_clients)
    {
        handles.push_back(handle);
    }
    return handles;
}

} // namespace mgm
} // namespace ns3
