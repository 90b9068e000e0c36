/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-capture.h"

#include "ns3/csma-net-device.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/trace-helper.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <sys/resource.h>

namespace ns3
{
namespace mgm
{

namespace
{

/// Files that a process has open beside the pcap files, generously.
constexpr std::size_t OTHER_FILES = 32;

} // namespace

PacketCapture::~PacketCapture()
{
    Close();
}

std::string
PacketCapture::WhyNotOpen(std::size_t files)
{
    rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= files + OTHER_FILES)
    {
        return "";
    }
    if (limit.rlim_max >= files + OTHER_FILES)
    {
        limit.rlim_cur = files + OTHER_FILES;
        if (setrlimit(RLIMIT_NOFILE, &limit) == 0)
        {
            return "";
        }
    }
    return "pcap of " + std::to_string(files) + " interfaces needs as many open files; allowed: " +
           std::to_string(limit.rlim_max - std::min<rlim_t>(limit.rlim_max, OTHER_FILES)) +
           " (see ulimit -n)";
}

void
PacketCapture::Add(const Ptr<NetDevice>& device, const std::string& path)
{
    PcapHelper helper;
    if (auto csma = DynamicCast<CsmaNetDevice>(device))
    {
        m_files.push_back(helper.CreateFile(path, std::ios::out, PcapHelper::DLT_EN10MB));
        helper.HookDefaultSink<CsmaNetDevice>(csma, "PromiscSniffer", m_files.back());
        return;
    }
    m_files.push_back(helper.CreateFile(path, std::ios::out, PcapHelper::DLT_PPP));
    helper.HookDefaultSink<PointToPointNetDevice>(
        DynamicCast<PointToPointNetDevice>(device), "PromiscSniffer", m_files.back());
}

bool
PacketCapture::Close()
{
    bool good = true;
    for (const Ptr<PcapFileWrapper>& file : m_files)
    {
        good = !file->Fail() && good;
        file->Close();
        good = !file->Fail() && good;
    }
    m_files.clear();
    return good;
}

std::string
GetCaptureName(const std::string& node, const std::string& neighbor)
{
    std::string name = node + "-to-" + neighbor + ".pcap";
    std::replace_if(
        name.begin(),
        name.end(),
        [](unsigned char c) { return c < 0x80 && !std::isalnum(c) && !std::strchr("._-#", c); },
        '_');
    return name;
}

} // namespace mgm
} // namespace ns3
