/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The multicast forwarder of the Linux kernel that runs this program, as a script drives it.
 */

#ifndef MGM_KERNEL_ROUTER_H
#define MGM_KERNEL_ROUTER_H

#include "mgm-kernel-observation.h"
#include "mgm-kernel-script.h"
#include "mgm-smcroute-configuration.h"

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// What this machine lacks: root, network namespaces, multicast routing.
class KernelUnavailable : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// A file descriptor that is closed with its owner.
class Descriptor
{
  public:
    /**
     * @param [in] number The descriptor; errno tells why it is negative.
     * @param [in] what What it was to be, for the message.
     * @throws KernelUnavailable if the descriptor is negative.
     */
    Descriptor(int number, const char* what);
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    /// @return the descriptor.
    int Get() const
    {
        return m_number;
    }

  private:
    int m_number; //!< the descriptor
};

/**
 * A router and hosts on each of its interfaces, in two network namespaces that have no name: they
 * belong to this process, and the kernel removes them, interfaces and all, when it ends, however it
 * ends. Nothing leads out of them.
 *
 * The process stays in the namespace of the router, on one processor, so that packets are
 * processed in the order in which they are sent.
 */
class KernelRouter
{
  public:
    /**
     * Makes the namespaces.
     * @throws KernelUnavailable that says what is missing.
     */
    KernelRouter();
    ~KernelRouter();
    KernelRouter(const KernelRouter&) = delete;
    KernelRouter& operator=(const KernelRouter&) = delete;

    /**
     * Runs a script with an empty forwarding table.
     * @param [in] script The script.
     * @return what was seen.
     */
    Observation Run(const Script& script);

    /**
     * Sends packets while smcrouted is the daemon.
     * @param [in] packets A script that sends packets and reads counters only.
     * @param [in] configuration What smcrouted is configured with.
     * @return what was seen; nothing of notifications, which smcrouted gets.
     */
    Observation RunSmcrouted(const Script& packets, const SmcrouteConfiguration& configuration);

  private:
    class Daemon;

    /// Connects interface i of the router with its host.
    void MakeLink(uint32_t i);
    /// Does a step.
    void Do(const ScriptStep& step, std::size_t number, Daemon& daemon);
    /// Sends a packet as the host of an interface.
    void SendPacket(const ScriptStep& step, std::size_t number);
    /// Waits until the kernel has processed everything sent so far, and notes what left.
    void Settle();
    /// Sends a frame from the router to the host of an interface. @return its number.
    uint32_t SendMarker(uint32_t interface);
    /// Receives frames until a marker comes. @return whether it came within the time, in ms.
    bool AwaitMarker(uint32_t number, int patience);
    /// Receives one frame from the router. @return number of the marker, or 0 if it is none.
    uint32_t ReceiveFrame();
    /// Waits until frames pass from the router to each host.
    void AwaitLinks();
    /// Notes a frame that left the router.
    void NoteFrame(uint32_t hostInterface, const uint8_t* frame, std::size_t size);
    /// Notes what /proc says of all interfaces and entries.
    void ReadCounters(std::size_t number);

    Descriptor m_hosts;   //!< namespace of the hosts; made first
    Descriptor m_capture; //!< socket that sees all frames that hosts get, in order
    Descriptor m_sender;  //!< socket that sends as hosts
    Descriptor m_router;  //!< namespace of the router, entered last
    Descriptor m_marker;  //!< socket that sends frames from the router to a host
    std::array<uint32_t, SCRIPT_INTERFACES> m_hostIndex{};   //!< interface indices of hosts
    std::array<uint32_t, SCRIPT_INTERFACES> m_routerIndex{}; //!< of the router
    uint32_t m_markers{0};                                   //!< sent so far
    Time m_start;                                            //!< of the script
    Observation m_seen;                                      //!< in the script that runs
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_KERNEL_ROUTER_H
