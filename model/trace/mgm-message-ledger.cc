/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-message-ledger.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(MessageLedger);

namespace
{

/// Counts a message of a kind.
void
Count(MessageLedger::Counts& counts, const char* kind)
{
    auto count = counts.find(kind);
    if (count == counts.end())
    {
        count = counts.emplace(kind, 0).first;
    }
    ++count->second;
}

} // namespace

TypeId
MessageLedger::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::MessageLedger")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddConstructor<MessageLedger>();
    return tid;
}

MessageLedger::~MessageLedger() = default;

void
MessageLedger::Connect(const Ptr<Object>& object)
{
    m_connections.Connect(object, "IgmpMessage", MakeCallback(&MessageLedger::OnIgmpMessage, this));
    m_connections.Connect(object, "PimMessage", MakeCallback(&MessageLedger::OnPimMessage, this));
}

void
MessageLedger::ConnectNodes(const NodeContainer& nodes)
{
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        for (const Ptr<Object>& object : TraceConnections::FindObjects(nodes.Get(i)))
        {
            Connect(object);
        }
    }
}

void
MessageLedger::Disconnect()
{
    m_connections.Disconnect();
}

MessageLedger::Counts
MessageLedger::GetSent() const
{
    Counts all;
    for (const auto& [kind, count] : m_igmp)
    {
        all["igmp " + kind] = count;
    }
    for (const auto& [kind, count] : m_pim)
    {
        all["pim " + kind] = count;
    }
    return all;
}

void
MessageLedger::DoDispose()
{
    Disconnect();
    Object::DoDispose();
}

void
MessageLedger::OnIgmpMessage(const IgmpMessageRecord& record)
{
    if (record.sent)
    {
        Count(m_igmp, GetIgmpTypeName(record.message.type));
    }
}

void
MessageLedger::OnPimMessage(const PimMessageRecord& record)
{
    if (record.sent)
    {
        Count(m_pim, GetPimTypeName(record.message.type));
    }
}

} // namespace mgm
} // namespace ns3
