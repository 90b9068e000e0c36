/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The upstream interface of an IGMP proxy: a host that listens to whatever is wanted downstream
 * (RFC 4605 4.1).
 */

#ifndef MGM_IGMP_PROXY_UPSTREAM_H
#define MGM_IGMP_PROXY_UPSTREAM_H

#include "ns3/mgm-igmp-host-environment.h"
#include "ns3/mgm-igmp-host-interface.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-igmp-recorder.h"
#include "ns3/random-variable-stream.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The host part of a proxy. Each downstream interface is a listener, so that the merging rules for
 * the listeners of a host (RFC 3376 3.2) make the membership database of RFC 4605 4.1. Unlike a
 * host's, its listening does not make the IP stack deliver anything to the node itself.
 */
class IgmpProxyUpstream : private IgmpHostEnvironment
{
  public:
    /// @param [in] recorder Makes the records.
    explicit IgmpProxyUpstream(const IgmpRecorder& recorder);
    ~IgmpProxyUpstream() override;

    /**
     * Begins to work, listening to nothing.
     * @param [in] node Id of the node.
     * @param [in] protocol IGMP of the node.
     * @param [in] interface Interface index.
     * @param [in] settings Timers and variables.
     * @param [in] random Draws numbers from 0 to 1 for random delays.
     */
    void Start(uint32_t node,
               const Ptr<IgmpL4Protocol>& protocol,
               uint32_t interface,
               const IgmpHostSettings& settings,
               const Ptr<RandomVariableStream>& random);
    /// Stops, without a word.
    void Stop();
    /// @param [in] up Whether the link is there; when it comes back, all is reported again.
    void SetUp(bool up);

    /**
     * Replaces what a listener wants of a group; nothing happens while this does not work.
     * @param [in] listener The listener.
     * @param [in] group Group.
     * @param [in] filter What it wants.
     */
    void Listen(uint32_t listener, Ipv4Address group, const SourceFilter& filter);
    /// @param [in] listener A listener that wants nothing any more.
    void ForgetListener(uint32_t listener);
    /**
     * @param [in] group A group.
     * @return the record of the membership database; INCLUDE with no sources: there is none.
     */
    SourceFilter GetFilter(Ipv4Address group) const;

  private:
    const IgmpHostSettings& GetSettings() const override;
    const IgmpRecorder& GetRecorder() const override;
    Time DrawDelay(Time limit) override;
    void Send(uint32_t interface, const IgmpMessage& message) override;
    void SetReception(uint32_t interface, Ipv4Address group, const SourceFilter& filter) override;
    bool IsSourceSpecific(Ipv4Address group) const override;
    void LogSourceSpecific(Ipv4Address group, const char* event) override;

    /// A message has come in.
    void OnMessage(const IgmpReceived& received);

    IgmpRecorder m_recorder;                           //!< makes the records
    IgmpHostSettings m_settings;                       //!< timers and variables
    Ptr<RandomVariableStream> m_random;                //!< draws delays
    Ptr<IgmpL4Protocol> m_protocol;                    //!< IGMP of the node, while this works
    IgmpL4Protocol::ListenerId m_listener{0};          //!< gets messages
    uint32_t m_index{0};                               //!< interface index
    std::map<uint32_t, std::set<Ipv4Address>> m_wants; //!< groups of each listener
    std::unique_ptr<IgmpHostInterface> m_interface;    //!< the host part, while this works
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_PROXY_UPSTREAM_H
