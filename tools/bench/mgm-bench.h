/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the benchmark programs share: how a piece of work is measured, and networks that are built
 * in the same way with and without mgm.
 */

#ifndef MGM_BENCH_H
#define MGM_BENCH_H

#include "ns3/abort.h"
#include "ns3/ipv4.h"
#include "ns3/node-container.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/string.h"
#include "ns3/traffic-control-helper.h"

#include <cstdint>
#include <ctime>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <string>

#ifdef MGM_HAS_CALLGRIND
#include <valgrind/callgrind.h>
#endif

namespace ns3
{
namespace mgm
{
namespace bench
{

/**
 * Runs what is measured. Under callgrind, which the launcher starts with --instr-atstart=no, only
 * this work is instrumented, and each call gives one dump; all else runs at nearly full speed.
 * @param [in] work The work.
 */
inline void
RunCounted(const std::function<void()>& work)
{
#ifdef MGM_HAS_CALLGRIND
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    work();
    CALLGRIND_DUMP_STATS;
    CALLGRIND_STOP_INSTRUMENTATION;
#else
    work();
#endif
}

/// @return CPU time of this process, in seconds.
inline double
GetCpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// @return the most memory that this process has held, in kilobytes.
inline uint64_t
GetPeakMemory()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    uint64_t kilobytes = 0;
    while (status >> word)
    {
        if (word == "VmHWM:")
        {
            status >> kilobytes;
        }
    }
    return kilobytes;
}

/**
 * Prints what was found out by other means than counting, as a line for the launcher.
 * @param [in] name What it is.
 * @param [in] operations Number of operations that it is spread over.
 * @param [in] total What all of them took together; the line says what each took.
 */
inline void
Say(const std::string& name, uint64_t operations, double total)
{
    std::cout << name << ' ' << operations << ' ' << std::fixed << std::setprecision(3)
              << total / static_cast<double>(operations) << std::endl;
}

/**
 * Measures some work and prints a line for the launcher: name, number of operations, CPU seconds.
 * @param [in] name What it is.
 * @param [in] operations Number of operations that the work consists of.
 * @param [in] work The work.
 */
inline void
Measure(const std::string& name, uint64_t operations, const std::function<void()>& work)
{
    const double start = GetCpuSeconds();
    RunCounted(work);
    std::cout << name << ' ' << operations << ' ' << std::fixed << std::setprecision(6)
              << GetCpuSeconds() - start << std::endl;
}

/**
 * Gives a device an interface with an address, as Ipv4AddressHelper does it, but in a time that
 * does not grow with the number of networks.
 * @param [in] device The device.
 * @param [in] address Its address.
 */
inline void
AddInterface(const Ptr<NetDevice>& device, Ipv4Address address)
{
    const Ptr<Ipv4> ipv4 = device->GetNode()->GetObject<Ipv4>();
    const uint32_t interface = ipv4->AddInterface(device);
    ipv4->AddAddress(interface, Ipv4InterfaceAddress(address, Ipv4Mask("/30")));
    ipv4->SetMetric(interface, 1);
    ipv4->SetUp(interface);
}

/**
 * Links nodes one by one, with a network of four addresses for each link.
 */
class Linker
{
  public:
    /// @param [in] queueDiscs Whether devices get ns-3's default queue disc.
    explicit Linker(bool queueDiscs)
        : m_queueDiscs(queueDiscs)
    {
        m_helper.SetDeviceAttribute("DataRate", StringValue("100Gbps"));
        m_helper.SetChannelAttribute("Delay", StringValue("10us"));
    }

    /**
     * Links two nodes that have no IP.
     * @param [in] a One node.
     * @param [in] b The other one.
     * @return their devices.
     */
    NetDeviceContainer LinkDevices(const Ptr<Node>& a, const Ptr<Node>& b)
    {
        return m_helper.Install(a, b);
    }

    /**
     * Links two nodes.
     * @param [in] a One node; gets the first address of the network.
     * @param [in] b The other node; gets the second one.
     */
    void Link(const Ptr<Node>& a, const Ptr<Node>& b)
    {
        const NetDeviceContainer devices = LinkDevices(a, b);
        const uint32_t network = (10U << 24) + 4 * m_links++;
        if (m_queueDiscs)
        {
            TrafficControlHelper::Default().Install(devices);
        }
        AddInterface(devices.Get(0), Ipv4Address(network + 1));
        AddInterface(devices.Get(1), Ipv4Address(network + 2));
    }

  private:
    bool m_queueDiscs;           //!< whether devices get a queue disc
    uint32_t m_links{0};         //!< links so far
    PointToPointHelper m_helper; //!< makes devices and channels
};

} // namespace bench
} // namespace mgm
} // namespace ns3

#endif // MGM_BENCH_H
