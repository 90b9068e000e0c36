/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-smcrouted.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

constexpr int PATIENCE = 5000;            //!< ms until the daemon counts as stuck
constexpr int NOT_THERE = 127;            //!< its exit status if there is no such program
constexpr std::size_t BUFFER_SIZE = 8192; //!< larger than any message about an entry
const char* const READY = "Ready";        //!< what it says when its routes are set

/// Makes a folder of its own.
std::string
MakeFolder()
{
    std::string pattern =
        (std::filesystem::temp_directory_path() / "mgm-smcrouted-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
    {
        throw KernelUnavailable(std::string("no folder can be made: ") + std::strerror(errno));
    }
    return pattern;
}

/// Waits until there is something to read. @return whether there is.
bool
Await(int descriptor)
{
    pollfd waiting{descriptor, POLLIN, 0};
    return poll(&waiting, 1, PATIENCE) == 1;
}

/// Reads source and group out of the attributes of a message about an entry.
SourceGroup
ReadKey(const rtattr* attribute, int left)
{
    SourceGroup key;
    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left))
    {
        if (attribute->rta_type == RTA_SRC || attribute->rta_type == RTA_DST)
        {
            uint32_t address = 0;
            std::memcpy(&address, RTA_DATA(attribute), sizeof(address));
            (attribute->rta_type == RTA_SRC ? key.source : key.group) = Ipv4Address(ntohl(address));
        }
    }
    return key;
}

} // namespace

Smcrouted::Smcrouted(const std::string& configuration)
    : m_folder(MakeFolder()),
      m_netlink(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), "no netlink socket")
{
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_IPV4_MROUTE;
    std::array<int, 2> log{-1, -1};
    if (bind(m_netlink.Get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
        pipe2(log.data(), O_CLOEXEC) != 0)
    {
        throw KernelUnavailable(std::string("smcrouted cannot be watched: ") +
                                std::strerror(errno));
    }
    // It stays open, for a daemon that cannot write its log ends.
    m_log = std::make_unique<Descriptor>(log[0], "pipe");
    const pid_t parent = getpid();
    m_process = fork();
    if (m_process == 0)
    {
        Execute(configuration, log[1], parent);
    }
    close(log[1]);
    AwaitReady();
}

Smcrouted::~Smcrouted()
{
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
    std::error_code error;
    std::filesystem::remove_all(m_folder, error);
}

void
Smcrouted::Execute(const std::string& configuration, int log, pid_t parent) const
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
    {
        _exit(NOT_THERE);
    }
    dup2(log, STDERR_FILENO);
    dup2(log, STDOUT_FILENO);
    const char* program = std::getenv("MGM_SMCROUTED");
    const std::string socket = m_folder + "/socket";
    const std::string pid = m_folder + "/pid";
    execlp(program ? program : "smcrouted",
           "smcrouted",
           "-n",
           "-N",
           "-l",
           "notice",
           "-f",
           configuration.c_str(),
           "-u",
           socket.c_str(),
           "-P",
           pid.c_str(),
           static_cast<char*>(nullptr));
    _exit(NOT_THERE);
}

void
Smcrouted::AwaitReady() const
{
    const int log = m_log->Get();
    std::string text;
    while (text.find(READY) == std::string::npos)
    {
        std::array<char, BUFFER_SIZE> buffer{};
        const ssize_t size = Await(log) ? read(log, buffer.data(), buffer.size()) : -1;
        if (size <= 0)
        {
            kill(m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
            std::error_code error;
            std::filesystem::remove_all(m_folder, error);
            throw KernelUnavailable("smcrouted does not start: " +
                                    (text.empty() ? "it says nothing" : text));
        }
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

void
Smcrouted::AwaitEntry(const SourceGroup& key)
{
    while (m_entries.count(key) == 0)
    {
        if (!Await(m_netlink.Get()))
        {
            std::ostringstream os;
            os << "smcrouted set no entry for " << key.source << ' ' << key.group;
            throw std::runtime_error(os.str());
        }
        ReceiveRouteMessages();
    }
}

void
Smcrouted::ReceiveRouteMessages()
{
    alignas(nlmsghdr) std::array<char, BUFFER_SIZE> buffer{};
    const ssize_t size = recv(m_netlink.Get(), buffer.data(), buffer.size(), 0);
    auto left = static_cast<uint32_t>(size < 0 ? 0 : size);
    for (auto* header = reinterpret_cast<nlmsghdr*>(buffer.data()); NLMSG_OK(header, left);
         header = NLMSG_NEXT(header, left))
    {
        auto* route = static_cast<rtmsg*>(NLMSG_DATA(header));
        // The kernel tells of unresolved entries too.
        if (header->nlmsg_type == RTM_NEWROUTE && !(route->rtm_flags & RTNH_F_UNRESOLVED))
        {
            m_entries.insert(ReadKey(RTM_RTA(route), static_cast<int>(RTM_PAYLOAD(header))));
        }
    }
}

} // namespace test
} // namespace mgm
} // namespace ns3
