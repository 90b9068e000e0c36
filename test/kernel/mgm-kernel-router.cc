/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-kernel-router.h"

#include "mgm-smcrouted.h"

#include "ns3/mgm-types.h"
#include "ns3/packet.h"

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/mroute.h>
#include <map>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sstream>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

constexpr uint16_t MARKER_TYPE = 0x88b5;  //!< EtherType for experiments (IEEE 802)
constexpr std::size_t MARKER_SIZE = 60;   //!< bytes of a marker, a whole frame
constexpr std::size_t BUFFER_SIZE = 4096; //!< larger than any frame or notification
constexpr int PATIENCE = 5000;            //!< ms until a marker counts as lost
constexpr int LINK_PATIENCE = 20;         //!< ms until a marker over a new link is sent anew
constexpr int LINK_ATTEMPTS = 250;        //!< of markers over a new link
constexpr uint8_t UDP = 17;               //!< IP protocol number
constexpr uint32_t NOT_OUTGOING = 255;    //!< threshold of what is no outgoing interface (K4)
constexpr uint32_t HOST_MAC = 0x02000001; //!< first bytes of hosts' addresses: local, unicast

/// Ends with what a call that failed left in errno.
[[noreturn]] void
Fail(const std::string& what)
{
    throw KernelUnavailable(what + ": " + std::strerror(errno));
}

/// Checks the result of a system call.
int
Call(int result, const std::string& what)
{
    if (result < 0)
    {
        Fail(what);
    }
    return result;
}

/// Time since this program started or so.
Time
GetClock()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return NanoSeconds(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

/// Puts the process into a new network namespace. @return a descriptor of it.
int
MakeNamespace()
{
    Call(unshare(CLONE_NEWNET), "no network namespace can be made (root is needed)");
    return open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
}

/// Puts the process into a network namespace.
void
Enter(const Descriptor& space)
{
    Call(setns(space.Get(), CLONE_NEWNET), "setns");
}

/// Sets a kernel parameter of this namespace; without effect where the kernel has none of the name.
void
SetParameter(const std::string& name, const char* value)
{
    std::ofstream("/proc/sys/net/" + name) << value;
}

/// Switches off what would send or drop packets behind the script's back.
void
Silence()
{
    for (const char* scope : {"all", "default"})
    {
        SetParameter("ipv6/conf/" + std::string(scope) + "/disable_ipv6", "1");
        SetParameter("ipv4/conf/" + std::string(scope) + "/rp_filter", "0");
    }
}

/// Runs ip(8).
void
RunIp(const std::string& arguments)
{
    const std::string command = "ip " + arguments + " 2>/dev/null";
    if (std::system(command.c_str()) != 0)
    {
        throw KernelUnavailable("this failed: ip " + arguments);
    }
}

/// Stays on one processor: its queue of received frames is processed in order.
void
StayOnOneProcessor()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(sched_getcpu(), &set);
    Call(sched_setaffinity(0, sizeof(set), &set), "sched_setaffinity");
}

/// Makes an address of a frame's destination out of a group (RFC 1112 6.4).
void
WriteGroupMac(uint8_t* to, Ipv4Address group)
{
    const uint32_t bits = group.Get();
    const std::array<uint8_t, ETH_ALEN> mac{1,
                                            0,
                                            0x5e,
                                            static_cast<uint8_t>((bits >> 16) & 0x7f),
                                            static_cast<uint8_t>(bits >> 8),
                                            static_cast<uint8_t>(bits)};
    std::copy(mac.begin(), mac.end(), to);
}

/// Sends a frame by an interface.
void
SendFrame(const Descriptor& socket, uint32_t index, const std::vector<uint8_t>& frame)
{
    sockaddr_ll to{};
    to.sll_family = AF_PACKET;
    to.sll_ifindex = static_cast<int>(index);
    to.sll_halen = ETH_ALEN;
    std::copy_n(frame.begin(), ETH_ALEN, to.sll_addr);
    Call(static_cast<int>(sendto(socket.Get(),
                                 frame.data(),
                                 frame.size(),
                                 0,
                                 reinterpret_cast<const sockaddr*>(&to),
                                 sizeof(to))),
         "sendto");
}

/// An address as /proc shows it: its bytes in memory as one number.
Ipv4Address
ReadProcAddress(const std::string& text)
{
    return Ipv4Address(ntohl(static_cast<uint32_t>(std::stoul(text, nullptr, 16))));
}

} // namespace

Descriptor::Descriptor(int number, const char* what)
    : m_number(number)
{
    Call(number, what);
}

Descriptor::~Descriptor()
{
    close(m_number);
}

/**
 * The kernel's multicast routing socket, as a routing daemon holds it. The kernel forgets
 * interfaces and entries when it is closed.
 */
class KernelRouter::Daemon
{
  public:
    /// Opens the socket and adds the interfaces.
    explicit Daemon(const std::array<uint32_t, SCRIPT_INTERFACES>& interfaces)
        : m_socket(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_IGMP),
                   "no raw socket")
    {
        SetOption(MRT_INIT, 1, "the kernel has no multicast routing (MRT_INIT)");
        for (uint32_t i = 0; i < interfaces.size(); ++i)
        {
            vifctl vif{};
            vif.vifc_vifi = static_cast<vifi_t>(i);
            vif.vifc_flags = VIFF_USE_IFINDEX;
            vif.vifc_threshold = 1;
            vif.vifc_lcl_ifindex = static_cast<int>(interfaces[i]);
            Call(setsockopt(m_socket.Get(), IPPROTO_IP, MRT_ADD_VIF, &vif, sizeof(vif)),
                 "MRT_ADD_VIF");
        }
        SetGate("every-interface");
    }

    /// Sets assert mode and PIM mode as a value of the attribute Gate says (K5).
    void SetGate(const std::string& gate)
    {
        // PIM mode sets assert mode too.
        SetOption(MRT_PIM, gate == "every-interface" ? 1 : 0, "the kernel has no PIM (MRT_PIM)");
        SetOption(MRT_ASSERT, gate == "never" ? 0 : 1, "MRT_ASSERT");
    }

    /// Sets an entry.
    void SetEntry(const ScriptStep& step)
    {
        mfcctl entry = MakeEntry(step);
        entry.mfcc_parent = static_cast<vifi_t>(step.interface);
        for (const ScriptOutput& output : step.outputs)
        {
            entry.mfcc_ttls[output.interface] = static_cast<unsigned char>(output.threshold);
        }
        if (step.key.IsAnySource())
        {
            // The kernel's (*,G) covers only packets from interfaces that have a threshold.
            entry.mfcc_ttls[step.interface] = 1;
        }
        Call(setsockopt(m_socket.Get(), IPPROTO_IP, MRT_ADD_MFC, &entry, sizeof(entry)),
             "MRT_ADD_MFC");
    }

    /// Deletes an entry. @return whether there was one.
    bool DeleteEntry(const ScriptStep& step)
    {
        mfcctl entry = MakeEntry(step);
        if (setsockopt(m_socket.Get(), IPPROTO_IP, MRT_DEL_MFC, &entry, sizeof(entry)) == 0)
        {
            return true;
        }
        if (errno != ENOENT)
        {
            Fail("MRT_DEL_MFC");
        }
        return false;
    }

    /// Notes all notifications that wait: those of the last step.
    void Read(Observation& seen, Time now)
    {
        std::array<uint8_t, BUFFER_SIZE> buffer{};
        while (recv(m_socket.Get(), buffer.data(), buffer.size(), 0) >=
               static_cast<ssize_t>(sizeof(igmpmsg)))
        {
            igmpmsg message{};
            std::memcpy(&message, buffer.data(), sizeof(message));
            // Else it is an IGMP packet, whose protocol number stands here.
            if (message.im_mbz == 0)
            {
                seen.AddUpcall(GetName(message.im_msgtype),
                               message.im_vif,
                               SourceGroup(Ipv4Address(ntohl(message.im_src.s_addr)),
                                           Ipv4Address(ntohl(message.im_dst.s_addr))),
                               seen.steps.back(),
                               now);
            }
        }
    }

  private:
    /// Makes an entry that has only its key.
    static mfcctl MakeEntry(const ScriptStep& step)
    {
        mfcctl entry{};
        entry.mfcc_origin.s_addr = htonl(step.key.source.Get());
        entry.mfcc_mcastgrp.s_addr = htonl(step.key.group.Get());
        std::fill(std::begin(entry.mfcc_ttls), std::end(entry.mfcc_ttls), NOT_OUTGOING);
        return entry;
    }

    /// Name of a type of notification.
    static const char* GetName(uint8_t type)
    {
        switch (type)
        {
        case IGMPMSG_NOCACHE:
            return "new-packet";
        case IGMPMSG_WRONGVIF:
            return "wrong-interface";
        default:
            return "unknown notification";
        }
    }

    /// Sets a number.
    void SetOption(int option, int value, const char* what)
    {
        Call(setsockopt(m_socket.Get(), IPPROTO_IP, option, &value, sizeof(value)), what);
    }

    Descriptor m_socket; //!< the socket
};

KernelRouter::KernelRouter()
    : m_hosts(MakeNamespace(), "/proc/self/ns/net"),
      m_capture(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_ALL)), "no packet socket"),
      m_sender(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0), "no packet socket"),
      m_router(MakeNamespace(), "/proc/self/ns/net"),
      m_marker(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0), "no packet socket")
{
    const int yes = 1;
    Call(setsockopt(m_capture.Get(), SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof(yes)),
         "PACKET_IGNORE_OUTGOING");
    StayOnOneProcessor();
    Silence();
    Enter(m_hosts);
    Silence();
    Enter(m_router);
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        MakeLink(i);
    }
    AwaitLinks();
    const Daemon daemon(m_routerIndex);
}

KernelRouter::~KernelRouter() = default;

void
KernelRouter::MakeLink(uint32_t i)
{
    const std::string number = std::to_string(i);
    const std::string router = "router" + number;
    const std::string host = "host" + number;
    const std::string hosts =
        "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(m_hosts.Get());
    RunIp("link add " + router + " type veth peer name " + host + " netns " + hosts);
    RunIp("address add 10.0." + std::to_string(i + 1) + ".1/24 dev " + router);
    RunIp("link set " + router + " up mtu " +
          std::to_string(i == NARROW_INTERFACE ? NARROW_MTU : WIDE_MTU));
    m_routerIndex[i] = if_nametoindex(router.c_str());
    Enter(m_hosts);
    RunIp("link set " + host + " up");
    m_hostIndex[i] = if_nametoindex(host.c_str());
    Enter(m_router);
}

Observation
KernelRouter::Run(const Script& script)
{
    Daemon daemon(m_routerIndex);
    Settle();
    m_seen = Observation();
    m_start = GetClock();
    for (std::size_t i = 0; i < script.size(); ++i)
    {
        const Time due = m_start + MilliSeconds(script[i].at);
        std::this_thread::sleep_for(std::chrono::nanoseconds((due - GetClock()).GetNanoSeconds()));
        m_seen.steps.push_back(GetClock() - m_start);
        Do(script[i], i + 1, daemon);
        Settle();
        const Time now = GetClock() - m_start;
        daemon.Read(m_seen, now);
        m_seen.longestStep = Max(m_seen.longestStep, now - m_seen.steps.back());
    }
    return m_seen;
}

Observation
KernelRouter::RunSmcrouted(const Script& packets, const SmcrouteConfiguration& configuration)
{
    Smcrouted daemon(configuration.file);
    Settle();
    m_seen = Observation();
    m_seen.keys = configuration.GetLastingKeys();
    m_start = GetClock();
    for (std::size_t i = 0; i < packets.size(); ++i)
    {
        const ScriptStep& step = packets[i];
        m_seen.steps.push_back(GetClock() - m_start);
        if (step.kind == ScriptStep::Kind::READ)
        {
            ReadCounters(i + 1);
            continue;
        }
        SendPacket(step, i + 1);
        if (configuration.IsOnDemand(step.key, step.interface))
        {
            daemon.AwaitEntry(step.key);
        }
        Settle();
    }
    return m_seen;
}

void
KernelRouter::Do(const ScriptStep& step, std::size_t number, Daemon& daemon)
{
    switch (step.kind)
    {
    case ScriptStep::Kind::GATE:
        daemon.SetGate(step.gate);
        break;
    case ScriptStep::Kind::ENTRY:
        daemon.SetEntry(step);
        break;
    case ScriptStep::Kind::DELETE:
        if (!daemon.DeleteEntry(step))
        {
            m_seen.AddNotFound(number);
        }
        break;
    case ScriptStep::Kind::PACKET:
        SendPacket(step, number);
        break;
    case ScriptStep::Kind::READ:
        ReadCounters(number);
        break;
    }
}

void
KernelRouter::SendPacket(const ScriptStep& step, std::size_t number)
{
    Ipv4Header header;
    header.EnableChecksum();
    header.SetSource(step.key.source);
    header.SetDestination(step.key.group);
    header.SetProtocol(UDP);
    header.SetTtl(static_cast<uint8_t>(step.ttl));
    header.SetIdentification(static_cast<uint16_t>(number));
    header.SetPayloadSize(static_cast<uint16_t>(step.size - header.GetSerializedSize()));
    step.dontFragment ? header.SetDontFragment() : header.SetMayFragment();
    const Ptr<Packet> packet = Create<Packet>(header.GetPayloadSize());
    packet->AddHeader(header);
    std::vector<uint8_t> frame(ETH_HLEN + step.size);
    WriteGroupMac(frame.data(), step.key.group);
    const uint32_t from = htonl(HOST_MAC);
    std::memcpy(frame.data() + ETH_ALEN, &from, sizeof(from));
    const uint16_t type = htons(ETH_P_IP);
    std::memcpy(frame.data() + 2 * ETH_ALEN, &type, sizeof(type));
    packet->CopyData(frame.data() + ETH_HLEN, step.size);
    SendFrame(m_sender, m_hostIndex[step.interface], frame);
}

void
KernelRouter::Settle()
{
    // When the first marker is seen, the router has processed everything that came to it before.
    // The copies that it sent then lie before the second marker.
    for (int round = 0; round < 2; ++round)
    {
        if (!AwaitMarker(SendMarker(0), PATIENCE))
        {
            throw std::runtime_error("a frame from the router to its host was lost");
        }
    }
}

uint32_t
KernelRouter::SendMarker(uint32_t interface)
{
    std::vector<uint8_t> frame(MARKER_SIZE, 0xff);
    frame[ETH_ALEN] = 2;
    const uint16_t type = htons(MARKER_TYPE);
    std::memcpy(frame.data() + 2 * ETH_ALEN, &type, sizeof(type));
    const uint32_t number = ++m_markers;
    std::memcpy(frame.data() + ETH_HLEN, &number, sizeof(number));
    SendFrame(m_marker, m_routerIndex[interface], frame);
    return number;
}

bool
KernelRouter::AwaitMarker(uint32_t number, int patience)
{
    pollfd waiting{m_capture.Get(), POLLIN, 0};
    while (poll(&waiting, 1, patience) == 1)
    {
        if (ReceiveFrame() == number)
        {
            return true;
        }
    }
    return false;
}

void
KernelRouter::AwaitLinks()
{
    // The kernel notices only some time after it was connected that an interface can send.
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        int attempts = 0;
        while (!AwaitMarker(SendMarker(i), LINK_PATIENCE))
        {
            if (++attempts == LINK_ATTEMPTS)
            {
                throw KernelUnavailable("no frames pass between network namespaces");
            }
        }
    }
}

uint32_t
KernelRouter::ReceiveFrame()
{
    std::array<uint8_t, BUFFER_SIZE> frame{};
    sockaddr_ll from{};
    socklen_t length = sizeof(from);
    const ssize_t size = Call(static_cast<int>(recvfrom(m_capture.Get(),
                                                        frame.data(),
                                                        frame.size(),
                                                        0,
                                                        reinterpret_cast<sockaddr*>(&from),
                                                        &length)),
                              "recvfrom");
    uint32_t marker = 0;
    const uint16_t type = ntohs(from.sll_protocol);
    if (type == MARKER_TYPE)
    {
        std::memcpy(&marker, frame.data() + ETH_HLEN, sizeof(marker));
    }
    else if (type == ETH_P_IP)
    {
        NoteFrame(
            static_cast<uint32_t>(from.sll_ifindex), frame.data(), static_cast<std::size_t>(size));
    }
    return marker;
}

void
KernelRouter::NoteFrame(uint32_t hostInterface, const uint8_t* frame, std::size_t size)
{
    const Ptr<Packet> packet =
        Create<Packet>(frame + ETH_HLEN, static_cast<uint32_t>(size - ETH_HLEN));
    Ipv4Header header;
    packet->RemoveHeader(header);
    const auto found = std::find(m_hostIndex.begin(), m_hostIndex.end(), hostInterface);
    // The router's own IGMP is not forwarded.
    if (header.GetProtocol() == UDP)
    {
        m_seen.AddCopy(static_cast<uint32_t>(found - m_hostIndex.begin()), header);
    }
}

void
KernelRouter::ReadCounters(std::size_t number)
{
    std::string line;
    std::ifstream interfaces("/proc/net/ip_mr_vif");
    std::getline(interfaces, line);
    while (std::getline(interfaces, line))
    {
        std::istringstream words(line);
        uint32_t interface = 0;
        std::string name;
        ScriptInterfaceCounters counters;
        words >> interface >> name >> counters.inBytes >> counters.inPackets >> counters.outBytes >>
            counters.outPackets;
        m_seen.AddInterface(number, interface, counters);
    }
    std::map<SourceGroup, std::string> resolved;
    std::map<SourceGroup, std::string> unresolved;
    std::ifstream entries("/proc/net/ip_mr_cache");
    std::getline(entries, line);
    while (std::getline(entries, line))
    {
        std::istringstream words(line);
        std::string group;
        std::string source;
        int interface = 0;
        words >> group >> source >> interface;
        std::string rest;
        std::getline(words, rest);
        const SourceGroup key(ReadProcAddress(source), ReadProcAddress(group));
        (interface < 0 ? unresolved : resolved)[key] = std::to_string(interface) + rest;
    }
    for (const auto& [key, text] : resolved)
    {
        std::istringstream words(text);
        ScriptEntryCounters entry;
        words >> entry.interface >> entry.packets >> entry.bytes >> entry.wrong;
        std::string output;
        while (words >> output)
        {
            std::istringstream parts(output);
            uint32_t interface = 0;
            parts >> interface;
            parts.get();
            parts >> entry.outputs[interface];
        }
        if (key.IsAnySource())
        {
            entry.outputs.erase(entry.interface);
        }
        m_seen.AddEntry(number, key, entry);
    }
    for (const auto& [key, text] : unresolved)
    {
        m_seen.AddUnresolved(number, key);
    }
}

} // namespace test
} // namespace mgm
} // namespace ns3
