/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-router-helper.h"

#include "ns3/abort.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-trace-names.h"
#include "ns3/mgm-unicast-rpf.h"
#include "ns3/names.h"
#include "ns3/node-list.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * @param [in] names Names of the simulation.
 * @param [in] node Id of a node.
 * @param [in] index Index of one of its interfaces.
 * @return the name of the interface.
 */
std::string
NameInterface(TraceNames* names, uint32_t node, uint32_t index)
{
    return names->GetInterface(node, index);
}

/**
 * @param [in] info An attribute.
 * @return whether its default is another one than in the code.
 */
bool
IsDefaultChanged(const TypeId::AttributeInformation& info)
{
    return info.initialValue->SerializeToString(info.checker) !=
           info.originalInitialValue->SerializeToString(info.checker);
}

/**
 * @param [in] node A node.
 * @return where its group manager looks routes up if nothing else was said.
 */
Ptr<RpfSource>
MakeDefaultRpfSource(Ptr<Node> node)
{
    if (Ptr<GraphRpf> graph = node->GetObject<GraphRpf>())
    {
        return graph;
    }
    Ptr<UnicastRpf> unicast = CreateObject<UnicastRpf>();
    unicast->SetNode(node);
    return unicast;
}

} // namespace

RouterHelper::RouterHelper()
{
    m_forwarder.factory.SetTypeId(KernelForwarder::GetTypeId());
    m_manager.factory.SetTypeId(Manager::GetTypeId());
}

void
RouterHelper::SetProfile(const std::string& name)
{
    m_profile = FindProfile(name);
    if (m_profile)
    {
        return;
    }
    std::string names;
    for (const Profile& profile : GetProfiles())
    {
        names += (names.empty() ? "" : ", ") + profile.name;
    }
    NS_ABORT_MSG("mgm::RouterHelper: there is no profile \"" << name << "\"; there are " << names);
}

void
RouterHelper::SetForwarderAttribute(const std::string& name, const AttributeValue& value)
{
    SetAttribute(m_forwarder, name, value);
}

void
RouterHelper::SetManagerAttribute(const std::string& name, const AttributeValue& value)
{
    SetAttribute(m_manager, name, value);
}

void
RouterHelper::SetRpfSource(const RpfFactory& factory)
{
    m_rpfSources = factory;
}

ApplicationContainer
RouterHelper::Install(Ptr<Node> node) const
{
    const Ptr<MulticastListRouting> routing = MulticastRoutingHelper::Find(node);
    NS_ABORT_MSG_UNLESS(routing,
                        "mgm::RouterHelper: node "
                            << node->GetId()
                            << " has no MulticastListRouting; install its InternetStackHelper with "
                               "SetRoutingHelper(mgm::MulticastRoutingHelper())");
    NS_ABORT_MSG_IF(routing->GetForwarder(),
                    "mgm::RouterHelper: node " << node->GetId() << " is a router already");
    const auto forwarder = DynamicCast<KernelForwarder>(Create(m_forwarder));
    const auto manager = DynamicCast<Manager>(Create(m_manager));
    node->AddApplication(forwarder);
    node->AddApplication(manager);
    routing->SetForwarder(forwarder);
    manager->SetForwarder(forwarder);
    manager->SetRpfSource(m_rpfSources.IsNull() ? MakeDefaultRpfSource(node) : m_rpfSources(node));
    ApplicationContainer applications(forwarder);
    applications.Add(manager);
    return applications;
}

ApplicationContainer
RouterHelper::Install(const NodeContainer& nodes) const
{
    ApplicationContainer applications;
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        applications.Add(Install(nodes.Get(i)));
    }
    return applications;
}

ApplicationContainer
RouterHelper::Install(const std::string& nodeName) const
{
    const auto node = Names::Find<Node>(nodeName);
    NS_ABORT_MSG_UNLESS(node, "mgm::RouterHelper: there is no node named \"" << nodeName << "\"");
    return Install(node);
}

Ptr<KernelForwarder>
RouterHelper::GetForwarder(Ptr<Node> node)
{
    const Ptr<MulticastListRouting> routing = MulticastRoutingHelper::Find(node);
    return routing ? routing->GetForwarder() : nullptr;
}

Ptr<Manager>
RouterHelper::GetManager(Ptr<Node> node)
{
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (const auto manager = DynamicCast<Manager>(node->GetApplication(i)))
        {
            return manager;
        }
    }
    return nullptr;
}

void
RouterHelper::PrintTablesAt(Time printTime, Ptr<Node> node, Ptr<OutputStreamWrapper> stream)
{
    Simulator::Schedule(printTime - Simulator::Now(), &RouterHelper::PrintTables, node, stream);
}

void
RouterHelper::PrintTablesAllAt(Time printTime, Ptr<OutputStreamWrapper> stream)
{
    Simulator::Schedule(printTime - Simulator::Now(), &RouterHelper::PrintAllTables, stream);
}

void
RouterHelper::PrintTables(Ptr<Node> node, Ptr<OutputStreamWrapper> stream)
{
    if (const auto manager = GetManager(node))
    {
        TraceNames names;
        manager->PrintTables(stream, MakeBoundCallback(&NameInterface, &names, node->GetId()));
    }
}

void
RouterHelper::PrintAllTables(Ptr<OutputStreamWrapper> stream)
{
    for (auto node = NodeList::Begin(); node != NodeList::End(); ++node)
    {
        PrintTables(*node, stream);
    }
}

int64_t
RouterHelper::AssignStreams(const NodeContainer&, int64_t) const
{
    return 0;
}

void
RouterHelper::SetAttribute(Part& part, const std::string& name, const AttributeValue& value)
{
    part.factory.Set(name, value);
    part.chosen.insert(name);
}

Ptr<Application>
RouterHelper::Create(const Part& part) const
{
    const auto application = part.factory.Create<Application>();
    if (!m_profile)
    {
        return application;
    }
    const TypeId type = part.factory.GetTypeId();
    for (const ProfileSetting& setting : m_profile->settings)
    {
        TypeId::AttributeInformation info;
        if (setting.typeId == type.GetName() && part.chosen.count(setting.attribute) == 0 &&
            type.LookupAttributeByName(setting.attribute, &info) && !IsDefaultChanged(info))
        {
            application->SetAttribute(setting.attribute, StringValue(setting.value));
        }
    }
    return application;
}

} // namespace mgm
} // namespace ns3
