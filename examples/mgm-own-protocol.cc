/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A routing protocol of your own: flood everywhere, and cut where the same data comes from both
 * sides. It needs no messages, since wrong-interface alerts tell it all it has to know.
 *
 *   sender --- r0 --- r4
 *              |        \
 *              |         r3
 *              |        /          both r2 and r3 send onto this link at first
 *              r1 --- r2 --- receiver
 *
 * Every router forwards every group on every interface. The first packet meets itself on the link
 * between r2 and r3: each of the two gets it on the wrong interface, is told so by its group
 * manager, and stops forwarding there. From then on the data flows along a tree.
 */

#include "ns3/core-module.h"
#include "ns3/mgm-module.h"
#include "ns3/network-module.h"

#include <iostream>

using namespace ns3;

namespace
{

/// The protocol: a client of the group manager of its node.
class FloodAndCut : public mgm::RouterApplication
{
  public:
    /**
     * @return the object TypeId: what Config paths and traces know the class by.
     */
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("FloodAndCut").SetParent<mgm::RouterApplication>();
        return tid;
    }

    /**
     * @param [in] manager The group manager of the node.
     */
    explicit FloodAndCut(Ptr<mgm::ClientInterface> manager)
        : m_manager(manager)
    {
    }

  private:
    /// Registers, takes all interfaces, and says that everything is wanted on each of them.
    void DoStart() override
    {
        mgm::ClientCallbacks callbacks;
        callbacks.wrongInterface = MakeCallback(&FloodAndCut::OnWrongInterface, this);
        const mgm::ProtocolInstance instance{PROTOCOL_ID, 0};
        Check(m_manager->RegisterProtocol(instance, "flood-and-cut", callbacks, m_handle));
        const uint32_t interfaces = GetNode()->GetObject<Ipv4>()->GetNInterfaces();
        for (uint32_t index = 1; index < interfaces; ++index)
        {
            const mgm::InterfaceId interface(index);
            Check(m_manager->TakeInterfaceOwnership(m_handle, interface));
            Check(m_manager->AddGroupMembershipEntry(m_handle, EVERYTHING, interface));
            m_interfaces.push_back(interface);
        }
    }

    /// Gives the interfaces back; that ends their memberships.
    void DoStop() override
    {
        for (const mgm::InterfaceId& interface : m_interfaces)
        {
            Check(m_manager->ReleaseInterfaceOwnership(m_handle, interface));
        }
        Check(m_manager->DeregisterProtocol(m_handle));
        m_interfaces.clear();
    }

    /// Data arrives from a neighbor to which this router sends it as well: one of the two must end.
    uint32_t OnWrongInterface(const mgm::WrongInterfaceAlert& alert)
    {
        const mgm::Status status = m_manager->DeleteGroupMembershipEntry(
            m_handle, alert.key, alert.arrival, mgm::FORWARD_STATE);
        std::cout << Simulator::Now().As(Time::MS) << "  " << Names::FindName(GetNode())
                  << ": data of " << alert.key << " on interface " << alert.arrival
                  << ", cut there: " << status << " (alert " << alert.alert << ")\n";
        return 0;
    }

    /// Ends the program if a call failed: everything that could fail here is a mistake of ours.
    static void Check(mgm::Status status)
    {
        NS_ABORT_MSG_IF(status != mgm::Status::SUCCESS, "the group manager said " << status);
    }

    /// A number that no other protocol has (IANAipMRouteProtocol ends far below).
    static constexpr uint32_t PROTOCOL_ID = 200;
    /// All sources and all groups.
    static inline const mgm::SourceGroup EVERYTHING{Ipv4Address::GetAny(), Ipv4Address::GetAny()};

    Ptr<mgm::ClientInterface> m_manager;        //!< whom to call
    mgm::ClientHandle m_handle{0};              //!< of the registration
    std::vector<mgm::InterfaceId> m_interfaces; //!< what it owns
};

} // namespace

int
main(int argc, char* argv[])
{
    CommandLine cmd(__FILE__);
    cmd.Parse(argc, argv);

    mgm::NetworkHelper networkHelper(mgm::MakeRingTopology(5).GetTopology());
    networkHelper.AddHost("r0", "sender");
    networkHelper.AddHost("r2", "receiver");
    Ptr<mgm::Network> network = networkHelper.Build();

    mgm::RouterHelper().Install(network->GetRouters());
    for (uint32_t i = 0; i < network->GetRouters().GetN(); ++i)
    {
        Ptr<Node> router = network->GetRouters().Get(i);
        router->AddApplication(CreateObject<FloodAndCut>(mgm::RouterHelper::GetManager(router)));
    }

    // Members are declared at hosts only: the routers flood whether anybody wants the data or not.
    mgm::MulticastTraffic traffic(network, CreateObject<mgm::StaticTreeGroups>());
    const auto source = traffic.AddSource("sender", "239.1.1.1", DataRate("64kbps"), 200);
    traffic.Send(source, Seconds(1), Seconds(9));
    traffic.Join(traffic.AddReceiver("receiver", "239.1.1.1"));

    Simulator::Stop(Seconds(10));
    Simulator::Run();

    std::cout << "\n";
    traffic.GetLedger().Print(std::cout);
    Simulator::Destroy();
    return 0;
}
