/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * smcrouted(8), the static multicast routing daemon of Debian's package smcroute, as the daemon of
 * a router.
 */

#ifndef MGM_SMCROUTED_H
#define MGM_SMCROUTED_H

#include "mgm-kernel-router.h"

#include <memory>
#include <set>
#include <string>
#include <sys/types.h>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * A running smcrouted, in the network namespace of this process. It is ended with its owner, and by
 * the kernel if this process dies.
 */
class Smcrouted
{
  public:
    /**
     * Starts it and waits until its routes are set.
     * @param [in] configuration Its configuration file.
     * @throws KernelUnavailable if it cannot be started.
     */
    explicit Smcrouted(const std::string& configuration);
    ~Smcrouted();
    Smcrouted(const Smcrouted&) = delete;
    Smcrouted& operator=(const Smcrouted&) = delete;

    /**
     * Waits until it has set an entry, if it has not.
     * @param [in] key Source and group.
     * @throws std::runtime_error if it does not.
     */
    void AwaitEntry(const SourceGroup& key);

  private:
    /// Becomes the daemon. Its log goes to a descriptor.
    [[noreturn]] void Execute(const std::string& configuration, int log, pid_t parent) const;
    /// Reads its log until it says that it is ready.
    void AwaitReady() const;
    /// Receives what the kernel says about entries.
    void ReceiveRouteMessages();

    std::string m_folder;              //!< for its files
    Descriptor m_netlink;              //!< where the kernel tells of entries
    std::unique_ptr<Descriptor> m_log; //!< where its log can be read
    std::set<SourceGroup> m_entries;   //!< that it has set
    pid_t m_process{-1};               //!< the daemon
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_SMCROUTED_H
