/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-question.h"

#include "ns3/mgm-forwarding-rules.h"
#include "ns3/mgm-output-rules.h"
#include "ns3/mgm-prose.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

// Forwarding codes (RFC 8487 3.2.4).
constexpr uint8_t NO_ERROR = 0x00;       //!< the packet goes on
constexpr uint8_t WRONG_IF = 0x01;       //!< it came on another interface than that towards S
constexpr uint8_t PRUNE_SENT = 0x02;     //!< the router has pruned itself
constexpr uint8_t PRUNE_RCVD = 0x03;     //!< all routers downstream have pruned
constexpr uint8_t SCOPED = 0x04;         //!< a boundary of the group
constexpr uint8_t NO_ROUTE = 0x05;       //!< no way back to the source
constexpr uint8_t NOT_FORWARDING = 0x07; //!< any other reason
constexpr uint8_t NO_MULTICAST = 0x0a;   //!< no forwarder runs

/// Makes the checks of one packet.
class PacketExaminer
{
  public:
    /// Takes what to look at; all of it must outlive this object.
    PacketExaminer(const TraceHeader& header, const Replay& replay, const PacketQuestion& question)
        : m_header(header),
          m_replay(replay),
          m_question(question),
          m_router(replay.GetRouter(question.node)),
          m_forwarder(m_router.GetForwarder()),
          m_settings(*header.nodes.at(question.node).forwarder),
          m_thresholdRule(m_settings.thresholdRule == "greater" ? OutputRules::GREATER
                                                                : OutputRules::AT_LEAST)
    {
    }

    /// @return what becomes of the packet.
    PacketAnswer Examine()
    {
        if (!Pass("forwarder",
                  m_forwarder.IsRunning(),
                  m_forwarder.IsRunning() ? "runs" : "is stopped"))
        {
            return Drop(DropReason::STOPPED, NO_MULTICAST);
        }
        m_entry = m_forwarder.Match(m_question.key);
        if (m_entry && m_entry->unresolved)
        {
            m_entry = nullptr;
        }
        if (!CheckSource())
        {
            return Drop(DropReason::BAD_ADDRESS, NOT_FORWARDING);
        }
        if (!CheckBoundary("boundary in", m_question.arrival))
        {
            return Drop(DropReason::BOUNDARY_IN, SCOPED);
        }
        if (!m_entry)
        {
            return Hold();
        }
        Pass("entry", true, DescribeEntry());
        if (!CheckInterface())
        {
            return RejectWrongInterface();
        }
        if (m_entry->spec.negative)
        {
            Pass("negative", false, "the entry says that its packets are dropped");
            return Drop(DropReason::NEGATIVE_ENTRY, HasRoute() ? NOT_FORWARDING : NO_ROUTE);
        }
        return Replicate();
    }

  private:
    /// Notes a check. @return whether the packet passed it.
    bool Pass(const std::string& name, bool passed, const std::string& facts)
    {
        m_answer.checks.push_back({name, passed, facts});
        return passed;
    }

    /// The packet ends here.
    PacketAnswer Drop(DropReason reason, uint8_t code)
    {
        m_answer.outcome = PacketAnswer::DROPPED;
        m_answer.reason = reason;
        m_answer.code = code;
        return m_answer;
    }

    /// @return how to speak of an interface.
    std::string GetLabel(const InterfaceId& interface) const
    {
        return m_header.GetExtendedLabel(m_question.node, interface);
    }

    /// @return how to speak of a source and group.
    static std::string GetLabel(const SourceGroup& key)
    {
        std::ostringstream label;
        label << key;
        return label.str();
    }

    /// An (S,G) entry vouches for its source, which else must be that of a host (RFC 1812 5.3.7).
    bool CheckSource()
    {
        std::ostringstream facts;
        facts << m_question.key.source;
        const bool known = m_entry && !m_entry->spec.key.IsAnySource();
        if (known)
        {
            facts << " has an entry";
            return Pass("source", true, facts.str());
        }
        const bool host = IsHostAddress(m_question.key.source);
        facts << (host ? " can be a host" : " can be no host");
        return Pass("source", host, facts.str());
    }

    /// Looks for an administrative boundary of the group (RFC 2365, M-109).
    bool CheckBoundary(const char* name, const InterfaceId& interface)
    {
        const ReplayedInterface* settings = m_forwarder.FindInterface(interface.index);
        const bool scoped = settings && settings->IsBoundary(m_question.key.group);
        std::ostringstream facts;
        facts << GetLabel(interface) << (scoped ? " is a boundary of " : " is no boundary of ")
              << m_question.key.group;
        return Pass(name, !scoped, facts.str());
    }

    /// @return whether a route leads to the source, or routes are not known from the graph.
    bool HasRoute() const
    {
        const NetworkState& network = m_replay.GetNetwork();
        return !network.GetVersion(m_question.node) ||
               network.Lookup(m_question.node, m_question.key.source).has_value();
    }

    /// There is no entry: the packet waits for one (K3).
    PacketAnswer Hold()
    {
        const bool routed = HasRoute();
        std::ostringstream facts;
        facts << "none matches " << m_question.key << "; up to " << m_settings.unresolvedPacketLimit
              << " packets wait for " << FormatDuration(m_settings.unresolvedLifetime)
              << (routed ? "" : ", and no route leads to the source");
        Pass("entry", false, facts.str());
        m_answer.outcome = PacketAnswer::HELD;
        m_answer.code = routed ? NOT_FORWARDING : NO_ROUTE;
        return m_answer;
    }

    /// @return the entry and where it comes from.
    std::string DescribeEntry() const
    {
        return GetLabel(m_entry->spec.key) + ", set at " +
               FormatTime(m_entry->changed.GetNanoSeconds()) + " (" +
               FormatRecordId(m_entry->record) + ")";
    }

    /// The reverse-path check (M-81).
    bool CheckInterface()
    {
        const EntrySpec& spec = m_entry->spec;
        if (spec.negative && spec.iif.index == 0)
        {
            return Pass("interface", true, "a negative entry without incoming interface");
        }
        const bool right = spec.iif == m_question.arrival;
        return Pass("interface",
                    right,
                    "expected on " + GetLabel(spec.iif) +
                        (right ? ", and came there" : ", came on " + GetLabel(m_question.arrival)));
    }

    /// Finds the verdict, as AlertPolicy does: owner, gate, mask, limiter.
    PacketAnswer RejectWrongInterface()
    {
        m_answer.verdict = FindVerdict();
        return Drop(DropReason::WRONG_INTERFACE, WRONG_IF);
    }

    /// @return the verdict.
    Verdict FindVerdict()
    {
        const InterfaceId& arrival = m_question.arrival;
        const std::string owner = m_router.GetManager().GetOwner(arrival);
        if (!Pass("owner",
                  !owner.empty(),
                  GetLabel(arrival) +
                      (owner.empty() ? " belongs to nobody" : " belongs to " + owner)))
        {
            return Verdict::NO_OWNER;
        }
        if (!CheckGate())
        {
            return Verdict::NOT_ELIGIBLE;
        }
        const auto found = m_entry->arrivals.find(arrival);
        const bool masked = found != m_entry->arrivals.end() && found->second.masked;
        if (!Pass("mask",
                  !masked,
                  masked ? "alerts are switched off there" : "alerts are not switched off there"))
        {
            return Verdict::MASKED;
        }
        const Time next = m_forwarder.GetNextAlert(*m_entry, arrival);
        const bool passes = next <= m_question.time;
        const std::string facts =
            m_settings.limiter +
            (passes ? ", lets an alert through"
                    : ", lets no alert through before " + FormatTime(next.GetNanoSeconds()));
        return Pass("limiter", passes, facts) ? Verdict::ALERTED : Verdict::SUPPRESSED;
    }

    /// Whether an alert means something there (K5).
    bool CheckGate()
    {
        const auto& oifs = m_entry->spec.oifs;
        const bool isOif =
            std::any_of(oifs.begin(), oifs.end(), [this](const OutgoingInterface& oif) {
                return oif.interface == m_question.arrival && IsOutgoing(oif);
            });
        const bool passes = m_settings.gate == "every-interface" ||
                            (m_settings.gate == "outgoing-interface" && isOif);
        return Pass("gate",
                    passes,
                    m_settings.gate + (isOif ? "; the interface is an outgoing one"
                                             : "; the interface is no outgoing one"));
    }

    /// @return whether copies ever leave there (K4).
    bool IsOutgoing(const OutgoingInterface& oif) const
    {
        return OutputRules::IsOutgoing(m_thresholdRule, oif.threshold);
    }

    /// Looks at each outgoing interface, as OutputRules does.
    PacketAnswer Replicate()
    {
        std::vector<OutgoingInterface> oifs = m_entry->spec.oifs;
        std::sort(oifs.begin(), oifs.end(), [](const auto& a, const auto& b) {
            return a.interface < b.interface;
        });
        for (const OutgoingInterface& oif : oifs)
        {
            if (oif.interface == m_question.arrival || !IsOutgoing(oif))
            {
                continue;
            }
            m_answer.copies.push_back({oif.interface, CheckOutput(oif)});
        }
        const auto& copies = m_answer.copies;
        if (copies.empty())
        {
            Pass("outgoing", false, "the entry has no other outgoing interface");
            return Drop(DropReason::NO_OUTGOING_INTERFACE, FindPruneCode());
        }
        if (std::all_of(copies.begin(), copies.end(), [](const CopyAnswer& copy) {
                return copy.reason.has_value();
            }))
        {
            const DropReason reason = *copies.front().reason;
            return Drop(reason, reason == DropReason::BOUNDARY_OUT ? SCOPED : NOT_FORWARDING);
        }
        m_answer.outcome = PacketAnswer::FORWARDED;
        m_answer.code = NO_ERROR;
        return m_answer;
    }

    /// @return why a copy does not leave.
    std::optional<DropReason> CheckOutput(const OutgoingInterface& oif)
    {
        const ReplayedInterface* settings = m_forwarder.FindInterface(oif.interface.index);
        if (settings && settings->IsBoundary(m_question.key.group))
        {
            CheckBoundary("out", oif.interface);
            return DropReason::BOUNDARY_OUT;
        }
        const uint8_t threshold =
            std::max<uint8_t>(oif.threshold, settings ? settings->threshold : 0);
        const bool passes =
            OutputRules::PassesThreshold(m_thresholdRule, threshold, m_question.ttl);
        std::ostringstream facts;
        facts << GetLabel(oif.interface) << ": TTL " << +m_question.ttl
              << (passes ? " passes" : " does not pass") << " threshold " << +threshold << " ("
              << m_settings.thresholdRule << ')';
        if (!passes)
        {
            Pass("out", false, facts.str());
            return DropReason::TTL_TOO_LOW;
        }
        if (!m_replay.GetNetwork().IsInterfaceUp(m_question.node, oif.interface.index))
        {
            Pass("out", false, GetLabel(oif.interface) + " is down");
            return DropReason::INTERFACE_DOWN;
        }
        if (settings && settings->rateLimit != 0)
        {
            facts << ", if the limit of " << settings->rateLimit << " kB/s has room";
        }
        Pass("out", true, facts.str());
        return std::nullopt;
    }

    /// @return the code of an entry without outgoing interfaces: who pruned whom.
    uint8_t FindPruneCode() const
    {
        const auto& entries = m_router.GetPim().GetEntries();
        const auto found = entries.find(m_question.key);
        if (found == entries.end())
        {
            return NOT_FORWARDING;
        }
        if (found->second.upstream == "Pruned")
        {
            return PRUNE_SENT;
        }
        const auto& branches = found->second.branches;
        const bool pruned = std::any_of(branches.begin(), branches.end(), [](const auto& branch) {
            return branch.second.downstream == "Pruned";
        });
        return pruned ? PRUNE_RCVD : NOT_FORWARDING;
    }

    const TraceHeader& m_header;                      //!< first line of the trace
    const Replay& m_replay;                           //!< the network and the router
    const PacketQuestion& m_question;                 //!< the packet
    const RouterState& m_router;                      //!< the router
    const ForwarderState& m_forwarder;                //!< its forwarder
    const TraceForwarderFacts& m_settings;            //!< attributes of that
    const OutputRules::ThresholdRule m_thresholdRule; //!< attribute ThresholdRule
    const ReplayedEntry* m_entry{nullptr};            //!< the packet's entry
    PacketAnswer m_answer;                            //!< so far
};

} // namespace

PacketAnswer
AnswerPacketQuestion(const TraceHeader& header,
                     const Replay& replay,
                     const PacketQuestion& question)
{
    return PacketExaminer(header, replay, question).Examine();
}

const char*
GetForwardingCodeName(uint8_t code)
{
    switch (code)
    {
    case NO_ERROR:
        return "NO_ERROR";
    case WRONG_IF:
        return "WRONG_IF";
    case PRUNE_SENT:
        return "PRUNE_SENT";
    case PRUNE_RCVD:
        return "PRUNE_RCVD";
    case SCOPED:
        return "SCOPED";
    case NO_ROUTE:
        return "NO_ROUTE";
    case NO_MULTICAST:
        return "NO_MULTICAST";
    default:
        return "NOT_FORWARDING";
    }
}

} // namespace mgm
} // namespace ns3
