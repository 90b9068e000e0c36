/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a dense-mode router has forwarded: its side of the forwarding entries, through the group
 * manager.
 */

#ifndef MGM_PIM_DM_FORWARDING_H
#define MGM_PIM_DM_FORWARDING_H

#include "ns3/mgm-client-registration.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <set>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The calls of a dense-mode router at the group manager. None of them needs an entry to exist:
 * entries come and go without a word (M-85), and where there is none, nothing is to be done.
 *
 * Dense mode floods: it is a wildcard receiver (RFC 2715 4.3), on every interface that has a
 * neighbor. Single entries are excluded from that, interface by interface.
 */
class PimDmForwarding
{
  public:
    /// @param [in] registration The router's registration; must outlive this.
    explicit PimDmForwarding(const ClientRegistration& registration);

    /**
     * Adds or deletes (*,*) on an interface.
     * @param [in] interface Interface index.
     * @param [in] flooding Whether there is a neighbor.
     */
    void SetFlooding(uint32_t interface, bool flooding);
    /**
     * @param [in] interface Interface index.
     * @return whether (*,*) is there.
     */
    bool IsFlooding(uint32_t interface) const;
    /// Forgets what was added, since the registration has ended.
    void Forget();

    /**
     * @param [in] key Key of an entry.
     * @param [out] mfe The entry.
     * @return whether it exists and forwards.
     */
    bool Read(const SourceGroup& key, MfeRecord& mfe) const;
    /**
     * @param [in] mfe An entry.
     * @return whether interfaces of other clients are in its list.
     */
    bool ServesOthers(const MfeRecord& mfe) const;
    /**
     * Adds an interface to the list of an entry, or takes it out.
     * @param [in] key Key of the entry.
     * @param [in] interface Interface index.
     * @param [in] outgoing Whether data is to be forwarded there.
     */
    void SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing) const;
    /**
     * Masks the wrong-interface alerts of an entry on an interface, or not.
     * @param [in] key Key of the entry.
     * @param [in] interface Interface index.
     * @param [in] wanted Whether alerts are wanted.
     */
    void SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted) const;
    /**
     * Says where the data of an entry should come from.
     * @param [in] key Key of the entry.
     * @param [in] neighbor Upstream neighbor.
     * @param [in] iif Incoming interface; nothing is done if the router does not own it.
     */
    void SetUpstream(const SourceGroup& key, Ipv4Address neighbor, uint32_t iif) const;
    /**
     * Asks to be told of the next packet on the incoming interface.
     * @param [in] key Key of the entry.
     */
    void Watch(const SourceGroup& key) const;
    /**
     * Deletes an entry.
     * @param [in] key Its key.
     */
    void Delete(const SourceGroup& key) const;
    /**
     * @param [in] key Key of an entry.
     * @return when the last packet came in on the incoming interface; 0 s if there is none.
     */
    Time GetLastArrival(const SourceGroup& key) const;

  private:
    const ClientRegistration& m_registration; //!< at the group manager
    std::set<uint32_t> m_flooding;            //!< interfaces with (*,*)
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_FORWARDING_H
