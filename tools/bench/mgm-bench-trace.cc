/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-trace: what it costs to write a trace, and to ask it which alerts there were.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/mgm-explain.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-show.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/traced-callback.h"

#include <fstream>
#include <sstream>

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

/// One record of so many is a wrong-interface packet; the others are packets that were forwarded.
constexpr uint64_t WRONG_SHARE = 10;
/// Rows of the table that is asked for.
const char* const ROWS = "20";
/// Name of the router whose table is asked for.
const char* const ROUTER = "router";

/// Fires records, as the forwarder of a node does.
class RecordSource : public Object
{
  public:
    /// @return the object TypeId.
    static TypeId GetTypeId()
    {
        static TypeId tid =
            TypeId("ns3::mgm::bench::RecordSource")
                .SetParent<Object>()
                .SetGroupName("Mgm")
                .HideFromDocumentation()
                .AddTraceSource("WrongInterface",
                                "A packet failed the reverse-path check.",
                                MakeTraceSourceAccessor(&RecordSource::m_wrongInterface),
                                "ns3::mgm::KernelForwarder::WrongInterfaceTracedCallback")
                .AddTraceSource("Packet",
                                "A packet was forwarded.",
                                MakeTraceSourceAccessor(&RecordSource::m_packet),
                                "ns3::mgm::KernelForwarder::PacketTracedCallback");
        return tid;
    }

    /// Makes the records that are fired.
    explicit RecordSource(uint32_t node)
        : m_node(node)
    {
        const SourceGroup key(Ipv4Address("10.0.0.1"), Ipv4Address("239.1.1.1"));
        m_wrong.key = key;
        m_wrong.entryKey = key;
        m_wrong.arrival = InterfaceId(2);
        m_wrong.expected = InterfaceId(1);
        m_wrong.verdict = Verdict::SUPPRESSED;
        m_wrong.limiter = "per-entry";
        m_forwarded.event = PacketEvent::FORWARDED;
        m_forwarded.packet = Create<Packet>(1000);
        m_forwarded.header.SetSource(key.source);
        m_forwarded.header.SetDestination(key.group);
        m_forwarded.header.SetTtl(60);
        m_forwarded.arrival = InterfaceId(1);
        m_forwarded.oifs = {InterfaceId(2), InterfaceId(3)};
    }

    /// Fires so many records.
    void Fire(uint64_t records)
    {
        for (uint64_t i = 0; i < records; ++i)
        {
            if (i % WRONG_SHARE == 0)
            {
                m_wrong.head = NewRecord(m_node, TraceLevel::ALERTS);
                m_wrongInterface(m_wrong);
            }
            else
            {
                m_forwarded.head = NewRecord(m_node, TraceLevel::PACKETS);
                m_packet(m_forwarded);
            }
        }
    }

  private:
    uint32_t m_node;                                              //!< node of the records
    WrongInterfaceRecord m_wrong;                                 //!< a wrong-interface packet
    PacketRecord m_forwarded;                                     //!< a packet that was forwarded
    TracedCallback<const WrongInterfaceRecord&> m_wrongInterface; //!< fires the first
    TracedCallback<const PacketRecord&> m_packet;                 //!< fires the second
};

/// Writes a trace.
void
WriteTrace(const std::string& name, uint64_t records)
{
    const Ptr<Node> node = CreateObject<Node>();
    const auto source = CreateObject<RecordSource>(node->GetId());
    std::ofstream file(name);
    TraceWriter writer(TraceLevel::PACKETS);
    writer.SetNodeName(node->GetId(), ROUTER, "router");
    writer.Connect(source);
    writer.Open(file, TraceRunInfo());
    const double start = GetCpuSeconds();
    Measure("record", records, [&] { source->Fire(records); });
    const double seconds = GetCpuSeconds() - start;
    writer.Close();
    Say("record-rate", 1, static_cast<double>(records) / seconds);
    Simulator::Destroy();
}

/// Asks which alerts the trace has, and for a table of the router. @return whether that went well.
bool
ReadTrace(const std::string& name)
{
    const auto before = static_cast<double>(GetPeakMemory());
    std::ostringstream out;
    const double start = GetCpuSeconds();
    const int status = RunExplain({name, "--top", ROWS}, out, std::cerr);
    Say("explain-second", 1, GetCpuSeconds() - start);
    Say("explain-kilobyte", 1, static_cast<double>(GetPeakMemory()) - before);
    const double shown = GetCpuSeconds();
    const int showStatus =
        RunShow({name, "--node", ROUTER, "--time", "0", "mgm", "clients"}, out, std::cerr);
    Say("show-second", 1, GetCpuSeconds() - shown);
    std::ifstream file(name, std::ios::ate);
    Say("file-kilobyte", 1, static_cast<double>(file.tellg()) / 1024);
    return status == 0 && showStatus == 0;
}

} // namespace

int
main(int argc, char* argv[])
{
    uint64_t records = 1000;
    std::string name = "trace.jsonl";
    CommandLine command(__FILE__);
    command.Usage("Writes a trace, asks for its alerts, and prints what that took.");
    command.AddValue("records", "Number of records", records);
    command.AddValue("file", "Where to write the trace", name);
    command.Parse(argc, argv);
    WriteTrace(name, records);
    return ReadTrace(name) ? 0 : 1;
}
