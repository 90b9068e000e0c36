/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-router-hosts: IGMP routers and real hosts on a LAN: the timeline O1, random joins
 * and leaves of ten hosts before two routers, and lost reports.
 */

#include "mgm-igmp-router-lan.h"
#include "ns3/error-model.h"
#include "ns3/mgm-igmp-host.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/pointer.h"
#include "ns3/random-variable-stream.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Interface index of the LAN.
constexpr uint32_t LAN = 1;
/// Who listens at each host.
constexpr uint32_t LISTENER = 1;

/// @return the IGMP of each host of a LAN, of a version, drawing from stream 1 on.
std::vector<Ptr<IgmpHost>>
InstallHosts(const RouterLan& lan, uint32_t version)
{
    std::vector<Ptr<IgmpHost>> hosts;
    for (uint32_t i = 0; i < lan.hosts.GetN(); ++i)
    {
        hosts.push_back(CreateObject<IgmpHost>());
        hosts.back()->SetAttribute("Version", UintegerValue(version));
        hosts.back()->AssignStreams(i + 1);
        lan.hosts.Get(i)->AddApplication(hosts.back());
    }
    return hosts;
}

/// O1 with hosts; what they draw at random changes only what O1 leaves open.
void
TimelineO1(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("Version", UintegerValue(2));
    lan.igmp.SetInterface("QueryResponseInterval", TimeValue(Seconds(6)));
    lan.igmp.SetInterface("GroupMembershipInterval", TimeValue(Seconds(100)));
    lan.igmp.SetInterface("QueryInterval", TimeValue(Seconds(1000)));
    lan.igmp.SetInterface("StartupQueryInterval", TimeValue(Seconds(1000)));
    lan.Build(1, 2);
    const auto hosts = InstallHosts(lan, 2);
    const Ipv4Address first("225.0.0.1");
    const Ipv4Address second("225.0.0.2");
    lan.At(100, [&] { hosts[1]->Join(LISTENER, LAN, first); });
    lan.At(110, [&] { hosts[0]->Join(LISTENER, LAN, first); });
    lan.At(120, [&] { hosts[0]->Leave(LISTENER, LAN, first); });
    lan.At(140, [&] { hosts[1]->Leave(LISTENER, LAN, first); });
    lan.At(200, [&] { hosts[0]->Join(LISTENER, LAN, second); });
    lan.RunUntil(130);
    test.Check(lan.GetGroups(0), "225.0.0.1 Members Present", "answered, still members");
    lan.RunUntil(400);
    test.Check(lan.Take("query"),
               "0 r0 Q | 120 r0 Q(225.0.0.1) | 140 r0 Q(225.0.0.1) | 141 r0 Q(225.0.0.1)",
               "asked at 120 s, and at 140 s and 141 s");
    test.CheckNumber(lan.memberships.size(), 4, "two groups come and go");
    const std::string text = lan.Take("membership");
    const std::string sure =
        "100 r0 +(*, 225.0.0.1) | 142 r0 -(*, 225.0.0.1) | 200 r0 +(*, 225.0.0.2) | ";
    test.Check(text.substr(0, sure.size()), sure, "gone at 142 s");
    const double gone = std::stod(text.substr(sure.size()));
    test.CheckNumber(gone >= 300 && gone <= 310, 1, "100 s after the last report");
}

/// Ten hosts join and leave three groups at random, before two routers.
class RandomMembersTestCase : public TestCase
{
  public:
    /**
     * @param [in] seed Seed.
     * @param [in] version Version of IGMP.
     * @param [in] kind What the LAN is made of.
     */
    RandomMembersTestCase(uint32_t seed, uint32_t version, LanKind kind)
        : TestCase("Ten hosts and two routers on a " +
                   std::string(kind == LanKind::CSMA ? "LAN" : "bridge") + ", version " +
                   std::to_string(version) + ", seed " + std::to_string(seed)),
          m_seed(seed),
          m_version(version),
          m_kind(kind)
    {
    }

  private:
    /// Times at which a group has members.
    struct Span
    {
        Time from; //!< when the first joined
        Time to;   //!< when the last left
    };

    void DoRun() override
    {
        RouterLan lan;
        RngSeedManager::SetSeed(m_seed);
        lan.igmp.SetInterface("Version", UintegerValue(m_version));
        lan.Build(2, 10, m_kind);
        m_hosts = InstallHosts(lan, m_version);
        const auto random = CreateObject<UniformRandomVariable>();
        random->SetStream(100);
        for (uint32_t i = 0; i < 60; ++i)
        {
            const double time = random->GetValue(1, 400);
            const auto host = static_cast<uint32_t>(random->GetInteger(0, 9));
            const auto group = static_cast<uint32_t>(random->GetInteger(0, 2));
            lan.At(time, [this, host, group] { Toggle(host, Ipv4Address(0xef010101 + group)); });
        }
        lan.At(500, [this] { LeaveAll(); });
        lan.RunUntil(800);
        for (uint32_t router = 0; router < 2; ++router)
        {
            Compare(lan, router);
        }
        RngSeedManager::SetSeed(1);
    }

    /// A host joins a group, or leaves it.
    void Toggle(uint32_t host, Ipv4Address group)
    {
        std::set<uint32_t>& members = m_members[group];
        if (members.erase(host) > 0)
        {
            m_hosts[host]->Leave(LISTENER, LAN, group);
            if (members.empty())
            {
                m_spans[group].back().to = Simulator::Now();
            }
            return;
        }
        m_hosts[host]->Join(LISTENER, LAN, group);
        if (members.empty())
        {
            m_spans[group].push_back({Simulator::Now(), Time::Max()});
        }
        members.insert(host);
    }

    /// All hosts leave all groups.
    void LeaveAll()
    {
        for (const auto& [group, hosts] : std::map<Ipv4Address, std::set<uint32_t>>(m_members))
        {
            for (const uint32_t host : hosts)
            {
                Toggle(host, group);
            }
        }
    }

    /// Compares the memberships of a router with the times at which there were members.
    void Compare(const RouterLan& lan, uint32_t router)
    {
        std::map<Ipv4Address, std::vector<Span>> held;
        for (const RouterLan::Membership& record : lan.memberships)
        {
            if (record.head.id.node != lan.routers.Get(router)->GetId())
            {
                continue;
            }
            std::vector<Span>& spans = held[record.key.group];
            if (record.event == MembershipEvent::ADDED)
            {
                spans.push_back({record.time, Time::Max()});
            }
            else
            {
                spans.back().to = record.time;
            }
        }
        for (const auto& [group, spans] : m_spans)
        {
            for (const Span& span : spans)
            {
                NS_TEST_EXPECT_MSG_EQ(IsCovered(span, held[group]),
                                      true,
                                      "router " << router << ", " << group << ": members from "
                                                << span.from.As(Time::S) << " to "
                                                << span.to.As(Time::S)
                                                << " are known all the time");
            }
            for (const Span& span : held[group])
            {
                NS_TEST_EXPECT_MSG_EQ(IsJustified(span, spans),
                                      true,
                                      "router " << router << ", " << group << ": known from "
                                                << span.from.As(Time::S) << " to "
                                                << span.to.As(Time::S)
                                                << ", longer than there were members");
            }
        }
    }

    /// @return whether a router knew of the members, from 0.1 s after the first joined.
    static bool IsCovered(const Span& span, const std::vector<Span>& held)
    {
        // Less than a report takes to arrive: nobody can know of it.
        const bool isShort = span.to - span.from < MilliSeconds(100);
        return isShort || std::any_of(held.begin(), held.end(), [&](const Span& other) {
                   return other.from <= span.from + MilliSeconds(100) && other.to >= span.to;
               });
    }

    /**
     * @return whether the membership ended in time after the last member had left. Version 3: Last
     * Member Query Time. Version 2: the last member may not be the one that reported last, and then
     * leaves without a word (RFC 2236 3), until the Group Membership Interval is over.
     */
    bool IsJustified(const Span& known, const std::vector<Span>& spans) const
    {
        const Time bound = m_version == 3 ? MilliSeconds(2100) : MilliSeconds(260100);
        return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
            return known.to >= span.to && known.to <= span.to + bound;
        });
    }

    uint32_t m_seed;                                     //!< seed
    uint32_t m_version;                                  //!< version
    LanKind m_kind;                                      //!< what the LAN is made of
    std::vector<Ptr<IgmpHost>> m_hosts;                  //!< the hosts
    std::map<Ipv4Address, std::set<uint32_t>> m_members; //!< hosts by group
    std::map<Ipv4Address, std::vector<Span>> m_spans;    //!< when a group had members
};

/// Loses every other of the reports that say that something has changed, beginning with the first.
class ChangesLost : public ErrorModel
{
  private:
    bool DoCorrupt(Ptr<Packet> packet) override
    {
        std::vector<uint8_t> bytes(packet->GetSize());
        packet->CopyData(bytes.data(), packet->GetSize());
        const std::size_t header = 4u * (bytes.at(0) & 0x0f);
        IgmpMessage message;
        const bool isChange =
            bytes.at(9) == IGMP_PROTOCOL_NUMBER &&
            ParseIgmp(bytes.data() + header, bytes.size() - header, message) == IgmpReject::NONE &&
            !message.records.empty() &&
            message.records.front().type >=
                static_cast<uint8_t>(IgmpRecordType::CHANGE_TO_INCLUDE_MODE);
        m_lose = isChange ? !m_lose : m_lose;
        return isChange && m_lose;
    }

    void DoReset() override
    {
        m_lose = false;
    }

    bool m_lose{false}; //!< whether the last one was lost
};

/// RFC 3376 8.1: the loss of Robustness Variable - 1 reports is survived.
void
LostReports(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 2);
    lan.devices.Get(0)->SetAttribute("ReceiveErrorModel",
                                     PointerValue(CreateObject<ChangesLost>()));
    const auto hosts = InstallHosts(lan, 3);
    const Ipv4Address group("239.1.1.1");
    lan.At(10, [&] { hosts[0]->Join(LISTENER, LAN, group); });
    lan.At(20, [&] { hosts[1]->JoinSource(LISTENER, LAN, SourceGroup("10.9.0.1", group)); });
    lan.At(50, [&] { hosts[0]->Leave(LISTENER, LAN, group); });
    lan.At(60, [&] { hosts[1]->Leave(LISTENER, LAN, group); });
    lan.RunUntil(100);
    std::string keys;
    std::vector<double> times;
    for (const RouterLan::Membership& record : lan.memberships)
    {
        keys += (record.event == MembershipEvent::ADDED ? '+' : '-') + Print(record.key) + ' ';
        times.push_back(record.time.GetSeconds());
    }
    test.Check(keys,
               "+(*, 239.1.1.1) +(10.9.0.1, 239.1.1.1) -(*, 239.1.1.1) -(10.9.0.1, 239.1.1.1) ",
               "memberships");
    const std::vector<double> changes{10, 52, 52, 62};
    for (std::size_t i = 0; i < std::min(times.size(), changes.size()); ++i)
    {
        test.CheckNumber(times[i] > changes[i] && times[i] <= changes[i] + 1,
                         1,
                         "within the Unsolicited Report Interval later: " + Print(times[i]));
    }
}

/// Loses some reports, whatever they say, then lets one through, and so on.
class ReportsLost : public ErrorModel
{
  public:
    /// @param [in] count How many it loses in a row.
    explicit ReportsLost(uint32_t count)
        : m_count(count)
    {
    }

  private:
    bool DoCorrupt(Ptr<Packet> packet) override
    {
        std::vector<uint8_t> bytes(packet->GetSize());
        packet->CopyData(bytes.data(), packet->GetSize());
        const std::size_t header = 4u * (bytes.at(0) & 0x0f);
        IgmpMessage message;
        const bool isReport =
            bytes.at(9) == IGMP_PROTOCOL_NUMBER &&
            ParseIgmp(bytes.data() + header, bytes.size() - header, message) == IgmpReject::NONE &&
            message.type != IgmpType::QUERY;
        m_lost = isReport ? (m_lost + 1) % (m_count + 1) : m_lost;
        return isReport && m_lost != 0;
    }

    void DoReset() override
    {
        m_lost = 0;
    }

    uint32_t m_count;   //!< how many it loses in a row
    uint32_t m_lost{0}; //!< since the last one that came through
};

/// RFC 3376 8.1: with 3, the loss of two of three packets is survived, those of answers too.
void
LostAnswers(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("RobustnessVariable", UintegerValue(3));
    lan.Build(1, 1);
    lan.devices.Get(0)->SetAttribute("ReceiveErrorModel",
                                     PointerValue(CreateObject<ReportsLost>(2)));
    const auto host = InstallHosts(lan, 3).front();
    host->SetAttribute("RobustnessVariable", UintegerValue(3));
    const Ipv4Address group("239.1.1.1");
    lan.At(10, [&] { host->Join(LISTENER, LAN, group); });
    lan.At(3000, [&] { host->Leave(LISTENER, LAN, group); });
    lan.RunUntil(3100);
    test.CheckNumber(lan.memberships.size(), 2, "it comes once, and goes once");
    if (lan.memberships.size() == 2)
    {
        const double from = lan.memberships[0].time.GetSeconds();
        const double to = lan.memberships[1].time.GetSeconds();
        test.CheckNumber(from > 10 && from <= 12, 1, "with the third report: " + Print(from));
        // Three reports in up to 2 s, then three queries, 1 s apart.
        test.CheckNumber(to > 3003 && to <= 3005, 1, "with the third report: " + Print(to));
    }
}

/// The suite.
class IgmpRouterHostsTestSuite : public TestSuite
{
  public:
    IgmpRouterHostsTestSuite()
        : TestSuite("mgm-igmp-router-hosts", Type::UNIT)
    {
        AddTestCase(new RouterLanTestCase("O1 with real hosts", TimelineO1));
        AddTestCase(
            new RouterLanTestCase("RFC 3376 8.1 the first of two reports is lost", LostReports));
        AddTestCase(
            new RouterLanTestCase("RFC 3376 8.1 two of three reports are lost", LostAnswers));
        for (uint32_t seed = 1; seed <= 20; ++seed)
        {
            AddTestCase(new RandomMembersTestCase(seed, 3, LanKind::CSMA));
            AddTestCase(new RandomMembersTestCase(seed, 2, LanKind::CSMA));
        }
        AddTestCase(new RandomMembersTestCase(1, 3, LanKind::BRIDGE));
        AddTestCase(new RandomMembersTestCase(1, 2, LanKind::BRIDGE));
    }
};

IgmpRouterHostsTestSuite g_igmpRouterHostsTestSuite; //!< registers the suite

} // namespace
