/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-igmp: what it costs when the hosts of one LAN join groups, and when a router holds many
 * source records.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/csma-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/simulator.h"

#include <vector>

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

constexpr uint32_t LAN = 1;                   //!< interface index of the LAN on every node
constexpr uint32_t NETWORK = 10U << 24;       //!< of the LAN
constexpr uint32_t FIRST_GROUP = 0xef010101;  //!< 239.1.1.1
constexpr uint32_t FIRST_SOURCE = 0x0b000001; //!< 11.0.0.1
constexpr uint32_t ROBUSTNESS = 2;            //!< reports of each change (RFC 3376 8.1)
constexpr uint32_t SOURCES_PER_REPORT = 300;  //!< of those that fill the table
const Time START = Seconds(1);                //!< by then all are started
const Time SPACING = MilliSeconds(1);         //!< between hosts that join, and between reports
const Time RETRANSMISSION = Seconds(1);       //!< most before the second report (RFC 3376 8.11)

/// A LAN of one router, which is node 0, and hosts.
class LanBench
{
  public:
    /// @param [in] hosts Number of hosts.
    explicit LanBench(uint32_t hosts)
        : m_hosts(hosts)
    {
        m_nodes.Create(hosts + 1);
        InternetStackHelper stack;
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.Install(m_nodes);
        CsmaHelper csma;
        csma.SetChannelAttribute("DataRate", StringValue("100Gbps"));
        const NetDeviceContainer devices = csma.Install(m_nodes);
        for (uint32_t i = 0; i <= hosts; ++i)
        {
            const Ptr<Ipv4> ipv4 = m_nodes.Get(i)->GetObject<Ipv4>();
            ipv4->AddInterface(devices.Get(i));
            ipv4->AddAddress(LAN,
                             Ipv4InterfaceAddress(Ipv4Address(NETWORK + i + 1), Ipv4Mask("/8")));
            ipv4->SetUp(LAN);
        }
        RouterHelper().Install(m_nodes.Get(0));
        StaticMulticastHelper().Install(m_nodes.Get(0));
        IgmpHelper().Install(m_nodes.Get(0));
        for (uint32_t i = 1; i <= hosts; ++i)
        {
            m_helper.Install(m_nodes.Get(i));
        }
        RunUntil(START);
    }

    ~LanBench()
    {
        Simulator::Destroy();
    }

    LanBench(const LanBench&) = delete;
    LanBench& operator=(const LanBench&) = delete;

    /// Lets hosts join groups, one host after the other.
    void MeasureJoins(uint32_t hosts, uint32_t groups)
    {
        const uint64_t memberships = static_cast<uint64_t>(hosts) * groups;
        const uint64_t deliveries = memberships * ROBUSTNESS * m_hosts;
        const uint64_t memory = GetPeakMemory();
        const uint64_t events = Simulator::GetEventCount();
        m_joining = hosts;
        m_groups = groups;
        Simulator::ScheduleNow(&LanBench::JoinNext, this);
        Measure("delivery", deliveries, [this] {
            RunUntil(START + SPACING * m_joining + RETRANSMISSION * 2);
        });
        const auto spent = static_cast<double>(Simulator::GetEventCount() - events);
        Say("event", memberships, spent);
        Say("delivery-event", deliveries, spent);
        Say("byte", memberships, static_cast<double>(GetPeakMemory() - memory) * 1024);
        NS_ABORT_UNLESS(CountReceived() == deliveries);
        NS_ABORT_UNLESS(GetRouterGroups().size() == groups);
    }

    /// Fills the router's table with sources of one group, then adds some and reports them again.
    void MeasureSources(uint32_t records, uint32_t operations)
    {
        const uint64_t memory = GetPeakMemory();
        for (uint32_t i = 0; i < records; i += SOURCES_PER_REPORT)
        {
            Report(IgmpRecordType::MODE_IS_INCLUDE, i, std::min(SOURCES_PER_REPORT, records - i));
        }
        const auto spent = static_cast<double>(GetPeakMemory() - memory) * 1024;
        Measure("source-add", operations, [&] {
            ReportEach(IgmpRecordType::ALLOW_NEW_SOURCES, records, operations);
        });
        Measure("source-refresh", operations, [&] {
            ReportEach(IgmpRecordType::MODE_IS_INCLUDE, records, operations);
        });
        Say("byte", records, spent);
        const IgmpSourceRecords& held = GetRouterGroups().begin()->second.state.GetSources();
        NS_ABORT_UNLESS(held.GetAll().size() == records + operations);
    }

  private:
    /// Runs until a moment.
    static void RunUntil(Time time)
    {
        Simulator::Stop(time - Simulator::Now());
        Simulator::Run();
    }

    /// @return what the router keeps of the groups of the LAN.
    const std::map<Ipv4Address, IgmpRouterGroup>& GetRouterGroups() const
    {
        return IgmpHelper::Get(m_nodes.Get(0))->GetInterface(LAN)->GetGroups();
    }

    /// @return reports that reached a host or the router.
    uint64_t CountReceived() const
    {
        uint64_t received = 0;
        for (uint32_t i = 0; i <= m_hosts; ++i)
        {
            const Ptr<IgmpL4Protocol> igmp = m_nodes.Get(i)->GetObject<IgmpL4Protocol>();
            // Each host has received one query of the router before.
            received += igmp->GetCounters().received - (i > 0 ? 1 : 0);
        }
        return received;
    }

    /// The next host joins, if there is one.
    void JoinNext()
    {
        if (m_joined == m_joining)
        {
            return;
        }
        ++m_joined;
        for (uint32_t i = 0; i < m_groups; ++i)
        {
            m_helper.Join(m_nodes.Get(m_joined), Ipv4Address(FIRST_GROUP + i));
        }
        Simulator::Schedule(SPACING, &LanBench::JoinNext, this);
    }

    /// The first host reports some sources, and the router takes notice.
    void Report(IgmpRecordType type, uint32_t first, uint32_t count)
    {
        std::vector<Ipv4Address> sources;
        for (uint32_t i = first; i < first + count; ++i)
        {
            sources.emplace_back(FIRST_SOURCE + i);
        }
        m_nodes.Get(1)->GetObject<IgmpL4Protocol>()->Send(
            0,
            LAN,
            IgmpMessage::MakeReport({IgmpGroupRecord(type, Ipv4Address(FIRST_GROUP), sources)}));
        RunUntil(Simulator::Now() + SPACING);
    }

    /// Reports some sources one by one.
    void ReportEach(IgmpRecordType type, uint32_t first, uint32_t count)
    {
        for (uint32_t i = first; i < first + count; ++i)
        {
            Report(type, i, 1);
        }
    }

    uint32_t m_hosts;        //!< number of hosts
    uint32_t m_joining{0};   //!< hosts that join
    uint32_t m_groups{0};    //!< that each of them joins
    uint32_t m_joined{0};    //!< hosts that have joined
    NodeContainer m_nodes;   //!< router and hosts
    IgmpHostHelper m_helper; //!< of the hosts
};

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t hosts = 20;
    uint32_t joining = 0;
    uint32_t groups = 10;
    uint32_t sources = 0;
    uint32_t operations = 500;
    CommandLine command(__FILE__);
    command.Usage("Lets hosts of one LAN report groups or sources and prints what that takes.");
    command.AddValue("hosts", "Number of hosts", hosts);
    command.AddValue("joining", "Number of hosts that join; 0: all", joining);
    command.AddValue("groups", "Number of groups that each of them joins", groups);
    command.AddValue("sources",
                     "Source records of one group that the router holds before changes are "
                     "measured; 0: joins are measured instead",
                     sources);
    command.AddValue("operations", "Number of changes of source records", operations);
    command.Parse(argc, argv);
    NS_ABORT_MSG_IF(joining > hosts, "only " << hosts << " hosts can join");
    if (sources > 0)
    {
        LanBench(1).MeasureSources(sources, operations);
    }
    else
    {
        LanBench(hosts).MeasureJoins(joining > 0 ? joining : hosts, groups);
    }
    return 0;
}
