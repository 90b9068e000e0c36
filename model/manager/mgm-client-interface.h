/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The group manager as its clients see it: every function of mgm-api 2 that a routing protocol
 * calls, with the status codes of the specification.
 */

#ifndef MGM_CLIENT_INTERFACE_H
#define MGM_CLIENT_INTERFACE_H

#include "ns3/mgm-client-callbacks.h"
#include "ns3/mgm-mfe-records.h"
#include "ns3/mgm-router-application.h"
#include "ns3/mgm-rpf-source.h"
#include "ns3/mgm-static-entry.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Protocol ids of clients: the numbers of IANAipMRouteProtocol (RFC 2932). The group manager knows
 * IGMP by its id.
 */
namespace protocol
{
constexpr uint32_t STATIC = 3;          //!< configured (netmgmt)
constexpr uint32_t DVMRP = 4;           //!< RFC 1075
constexpr uint32_t PIM_SPARSE_MODE = 8; //!< RFC 7761
constexpr uint32_t PIM_DENSE_MODE = 9;  //!< RFC 3973
constexpr uint32_t IGMP = 10;           //!< RFC 3376; may share an interface with its owner
} // namespace protocol

/**
 * @ingroup mgm
 * Identifies a client: a protocol, and one of its instances (mgm-api 2.1).
 */
struct ProtocolInstance
{
    uint32_t protocolId{0};  //!< one of ns3::mgm::protocol, or another number
    uint32_t componentId{0}; //!< tells instances of one protocol apart
};

bool operator<(const ProtocolInstance& a, const ProtocolInstance& b);
/// Prints "9.0".
std::ostream& operator<<(std::ostream& os, const ProtocolInstance& instance);

/// @ingroup mgm
/// Handle of a registration; 0 is never issued, and no number is issued twice.
using ClientHandle = uint64_t;

/**
 * @ingroup mgm
 * Source and group with masks, as memberships are named in calls. Only a wildcard (0.0.0.0 with
 * mask 0.0.0.0) or a single address (mask 255.255.255.255) is accepted for each (mgm-api 2, M-33).
 */
struct SourceGroupRange
{
    Ipv4Address source{Ipv4Address::GetAny()}; //!< source
    Ipv4Mask sourceMask{Ipv4Mask::GetZero()};  //!< its mask
    Ipv4Address group{Ipv4Address::GetAny()};  //!< group
    Ipv4Mask groupMask{Ipv4Mask::GetZero()};   //!< its mask

    SourceGroupRange() = default;

    /**
     * Names a key with the masks that go with it.
     * @param [in] key (S,G), (*,G) or (*,*).
     */
    SourceGroupRange(const SourceGroup& key);
};

/**
 * @ingroup mgm
 * What a membership call changes (mgm-api 2.3). Values may be combined.
 */
enum MembershipFlags : uint32_t
{
    JOIN_STATE = 1,    //!< the membership, and the entries that it covers (MGM_JOIN_STATE_FLAG)
    FORWARD_STATE = 2, //!< the matching entry's outgoing list only (MGM_FORWARD_STATE)
};

/**
 * @ingroup mgm
 * Which memberships an enumeration returns (MGM_ENUM_TYPES).
 */
enum class EnumerationType : uint32_t
{
    ANY_SOURCE = 0,  //!< groups that have at least one source specified, each as (*,G) (M-102)
    ALL_SOURCES = 1, //!< all memberships: (*,*), (*,G) and (S,G) (M-101)
};

/// @ingroup mgm
/// Handle of a group enumeration; 0 is never issued, and no number is issued twice.
using EnumerationHandle = uint64_t;

/**
 * @ingroup mgm
 * Functions of the group manager that its clients call. A client registers, then takes ownership
 * of interfaces, then adds memberships; before it deregisters it releases its interfaces.
 *
 * Handles end when the group manager stops: its clients register again once it runs.
 */
class ClientInterface : public RouterApplication
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    ~ClientInterface() override;

    /**
     * MgmRegisterMProtocol (mgm-api 2.1). Must be the client's first call.
     *
     * The callbacks are called until the registration ends: by DeregisterProtocol, by
     * AbandonRegistration, or with the group manager. A callback made of a Ptr keeps its object
     * alive until then; one made of a plain pointer needs the object to end the registration before
     * it goes.
     * @param [in] instance Protocol and component; the pair must not be registered.
     * @param [in] name Name in traces and tables, for example "pim-dm".
     * @param [in] callbacks What the client wants to be told.
     * @param [out] handle The handle for later calls.
     * @return SUCCESS; ALREADY_EXISTS; CAN_NOT_COMPLETE: the group manager does not run.
     */
    virtual Status RegisterProtocol(const ProtocolInstance& instance,
                                    const std::string& name,
                                    const ClientCallbacks& callbacks,
                                    ClientHandle& handle) = 0;

    /**
     * MgmDeRegisterMProtocol (mgm-api 2.1).
     * @param [in] handle The handle to give up.
     * @return SUCCESS; INVALID_PARAMETER: bad handle; CAN_NOT_COMPLETE: still owns interfaces, or
     * is taking one at this moment.
     */
    virtual Status DeregisterProtocol(ClientHandle handle) = 0;

    /**
     * Ends the registration of a client that goes without having given back what it holds, as when
     * it is disposed of in the middle of a run. The client is not called any more from this moment
     * on. Its memberships, interfaces, static entries and enumerations end as if it had released
     * and deregistered, with the alerts to others that this raises. Not a function of mgm-api.
     * @param [in] handle The client; nothing happens where the handle is bad.
     */
    virtual void AbandonRegistration(ClientHandle handle) = 0;

    /**
     * MgmTakeInterfaceOwnership (mgm-api 2.2). IGMP may take an interface beside its owner.
     * @param [in] handle The client.
     * @param [in] interface The extended interface; next hop 0.0.0.0 except on point-to-multipoint.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, or the node has no such interface;
     * ALREADY_EXISTS: a protocol owns it, be it the caller; CAN_NOT_COMPLETE: its owner is changing
     * at this moment.
     */
    virtual Status TakeInterfaceOwnership(ClientHandle handle, const InterfaceId& interface) = 0;

    /**
     * MgmReleaseInterfaceOwnership (mgm-api 2.2). Deletes the client's memberships there and the
     * entries kept for it.
     * @param [in] handle The client.
     * @param [in] interface The extended interface.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, or not its interface; CAN_NOT_COMPLETE: its
     * owner is changing at this moment.
     */
    virtual Status ReleaseInterfaceOwnership(ClientHandle handle, const InterfaceId& interface) = 0;

    /**
     * MgmGetProtocolOnInterface (mgm-api 2.2).
     * @param [in] interface The extended interface.
     * @param [out] owner The routing protocol that owns it; IGMP where only IGMP is there.
     * @return SUCCESS; NOT_FOUND: nobody is there.
     */
    virtual Status GetProtocolOnInterface(const InterfaceId& interface,
                                          ProtocolInstance& owner) const = 0;

    /**
     * Name of a client, for those who read what the group manager says. Not a function of mgm-api.
     * @param [in] instance Its protocol and component.
     * @return the name that it registered with; the text of its ids, for example "9.0", where
     * nobody is registered with them.
     */
    virtual std::string GetClientName(const ProtocolInstance& instance) const;

    /**
     * MgmAddGroupMembershipEntry (mgm-api 2.3): there are receivers on an interface.
     * @param [in] handle The client.
     * @param [in] range (S,G), (*,G) or (*,*).
     * @param [in] interface The outgoing interface.
     * @param [in] flags One or more of MembershipFlags.
     * @return SUCCESS, also where the client holds it already; INVALID_PARAMETER: bad handle, a
     * range, no flag, or not its interface; CAN_NOT_COMPLETE: only the outgoing list should change,
     * and no entry matches; or IGMP, from disable-IGMP until after enable-IGMP (M-28, M-30);
     * NOT_ENOUGH_MEMORY: there are as many memberships as there may be.
     */
    virtual Status AddGroupMembershipEntry(ClientHandle handle,
                                           const SourceGroupRange& range,
                                           const InterfaceId& interface,
                                           uint32_t flags = JOIN_STATE) = 0;

    /**
     * MgmDeleteGroupMembershipEntry (mgm-api 2.3): no receivers remain on an interface.
     * @param [in] handle The client.
     * @param [in] range (S,G), (*,G) or (*,*).
     * @param [in] interface The outgoing interface.
     * @param [in] flags One or more of MembershipFlags.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, a range, no flag, or another protocol's
     * interface; NOT_FOUND: nobody is on the interface, or there is no such membership or entry;
     * CAN_NOT_COMPLETE: IGMP, from disable-IGMP until after enable-IGMP (M-28).
     */
    virtual Status DeleteGroupMembershipEntry(ClientHandle handle,
                                              const SourceGroupRange& range,
                                              const InterfaceId& interface,
                                              uint32_t flags = JOIN_STATE) = 0;

    /**
     * MgmGetMfe (mgm-api 2.4). Like all functions that read entries it needs no registration
     * (M-87).
     * @param [in] key Key of the entry.
     * @param [out] mfe The entry.
     * @return SUCCESS; NOT_FOUND.
     */
    virtual Status GetMfe(const SourceGroup& key, MfeRecord& mfe) const = 0;

    /**
     * MgmGetFirstMfe (mgm-api 2.4): the first entries, by group, then by source (M-88).
     * @param [in,out] pageSize How many entries fit; changed only where the result is
     * INSUFFICIENT_BUFFER, to the least that does (M-89, M-90).
     * @param [out] mfes The entries.
     * @return MORE_DATA: there are more; NO_MORE_ITEMS: these were the last, perhaps none;
     * INSUFFICIENT_BUFFER: pageSize is 0.
     */
    virtual Status GetFirstMfe(std::size_t& pageSize, std::vector<MfeRecord>& mfes) const = 0;

    /**
     * MgmGetNextMfe (mgm-api 2.4): the entries that follow a key, whether or not there still is an
     * entry with it.
     * @param [in] start Key of the last entry of the page before.
     * @param [in,out] pageSize As for GetFirstMfe.
     * @param [out] mfes The entries.
     * @return as for GetFirstMfe.
     */
    virtual Status GetNextMfe(const SourceGroup& start,
                              std::size_t& pageSize,
                              std::vector<MfeRecord>& mfes) const = 0;

    /**
     * MgmGetMfeStats (mgm-api 2.4).
     * @param [in] key Key of the entry.
     * @param [in] kind Which record (M-94).
     * @param [out] stats The statistics.
     * @return SUCCESS; NOT_FOUND.
     */
    virtual Status GetMfeStats(const SourceGroup& key,
                               MfeStatsKind kind,
                               MfeStatsRecord& stats) const = 0;

    /**
     * MgmGetFirstMfeStats (mgm-api 2.4).
     * @param [in] kind Which record.
     * @param [in,out] pageSize As for GetFirstMfe.
     * @param [out] stats The statistics.
     * @return as for GetFirstMfe.
     */
    virtual Status GetFirstMfeStats(MfeStatsKind kind,
                                    std::size_t& pageSize,
                                    std::vector<MfeStatsRecord>& stats) const = 0;

    /**
     * MgmGetNextMfeStats (mgm-api 2.4).
     * @param [in] start Key of the last entry of the page before.
     * @param [in] kind Which record.
     * @param [in,out] pageSize As for GetFirstMfe.
     * @param [out] stats The statistics.
     * @return as for GetFirstMfe.
     */
    virtual Status GetNextMfeStats(const SourceGroup& start,
                                   MfeStatsKind kind,
                                   std::size_t& pageSize,
                                   std::vector<MfeStatsRecord>& stats) const = 0;

    /**
     * MgmSetMfe (mgm-api 2.4): changes where an entry's data should come from.
     * @param [in] handle The client. It must own the incoming interface that it names, and nobody
     * else may own the present one; that of a negative entry is where the route leads, if anywhere.
     * @param [in] key Key of the entry.
     * @param [in] upstreamNeighbor New upstream neighbor.
     * @param [in] iif New incoming interface; the present one, to change the neighbor only.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, not its interface, or another's entry;
     * NOT_FOUND.
     */
    virtual Status SetMfe(ClientHandle handle,
                          const SourceGroup& key,
                          Ipv4Address upstreamNeighbor,
                          const InterfaceId& iif) = 0;

    /**
     * Creates or replaces an entry that neither memberships nor routes change. It lasts until it
     * is deleted, until the owner of its incoming interface releases that, or until the client
     * deregisters. Not a function of mgm-api, whose entries are all derived: it gives clients the
     * wildcard entries and TTL thresholds that forwarders have.
     * @param [in] handle The client; it must own the incoming interface, if there is one.
     * @param [in] entry The entry. It may replace one of the client's own or one whose incoming
     * interface belongs to the client or to nobody.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, key or interface, not its interface, or
     * another's entry; NOT_ENOUGH_MEMORY: the forwarder is full.
     */
    virtual Status SetStaticEntry(ClientHandle handle, const StaticEntry& entry) = 0;

    /**
     * Deletes an entry that SetStaticEntry created. Not a function of mgm-api.
     * @param [in] handle The client that created it.
     * @param [in] key Key of the entry.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, or another's entry; NOT_FOUND: there is none,
     * or it is not static.
     */
    virtual Status DeleteStaticEntry(ClientHandle handle, const SourceGroup& key) = 0;

    /**
     * Deletes an entry that was derived, with what clients said about it: the next packet of its
     * source and group asks again (M-86). Nobody is told (M-85). Not a function of mgm-api, whose
     * entries end with their time-outs.
     * @param [in] handle The client; it must own the incoming interface of the entry.
     * @param [in] key Key of the entry.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, not its incoming interface, or a static
     * entry; NOT_FOUND.
     */
    virtual Status DeleteEntry(ClientHandle handle, const SourceGroup& key) = 0;

    /**
     * Asks for the data-arrived callback when the next packet arrives on the incoming interface of
     * an entry, whether or not the packet leaves; for that one only. Asking twice is asking once.
     * The request stays when the entry changes, and ends with the entry, and with the client's
     * ownership of the incoming interface. Not a function of mgm-api.
     * @param [in] handle The client; it must own the incoming interface of the entry.
     * @param [in] key Key of the entry.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, or not its incoming interface, of which a
     * negative entry has none; NOT_FOUND.
     */
    virtual Status WatchEntry(ClientHandle handle, const SourceGroup& key) = 0;

    /**
     * Switches the wrong-interface alerts of one entry and arrival interface off or on, as BSD does
     * by interface. Not a function of mgm-api. The mask lasts as long as the entry.
     * @param [in] handle The client; it must own the arrival interface.
     * @param [in] key Key of the entry.
     * @param [in] arrival The arrival interface.
     * @param [in] masked Whether alerts are off.
     * @return SUCCESS; INVALID_PARAMETER: bad handle, or not its interface; NOT_FOUND: no entry.
     */
    virtual Status SetAlertMask(ClientHandle handle,
                                const SourceGroup& key,
                                const InterfaceId& arrival,
                                bool masked) = 0;

    /**
     * MgmGroupEnumerationStart (mgm-api 2.5).
     * @param [in] handle The client.
     * @param [in] type Which memberships.
     * @param [out] enumeration The handle for GroupEnumerationGetNext.
     * @return SUCCESS; INVALID_PARAMETER: bad handle.
     */
    virtual Status GroupEnumerationStart(ClientHandle handle,
                                         EnumerationType type,
                                         EnumerationHandle& enumeration) = 0;

    /**
     * MgmGroupEnumerationGetNext (mgm-api 2.5).
     * @param [in] enumeration The handle.
     * @param [in,out] pageSize How many entries fit; changed only where the result is
     * INSUFFICIENT_BUFFER, to the least that does.
     * @param [out] entries The next entries, in no particular order.
     * @return MORE_DATA: there are more; NO_MORE_ITEMS: these were the last, perhaps none;
     * INSUFFICIENT_BUFFER: pageSize is 0; INVALID_PARAMETER: bad handle.
     */
    virtual Status GroupEnumerationGetNext(EnumerationHandle enumeration,
                                           std::size_t& pageSize,
                                           std::vector<SourceGroupRange>& entries) = 0;

    /**
     * MgmGroupEnumerationEnd (mgm-api 2.5).
     * @param [in] enumeration The handle.
     * @return SUCCESS; INVALID_PARAMETER: bad handle.
     */
    virtual Status GroupEnumerationEnd(EnumerationHandle enumeration) = 0;

    /**
     * The multicast routing information base that the group manager itself uses.
     * @return the RPF source; null before one is set.
     */
    virtual Ptr<RpfSource> GetRpfSource() const = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CLIENT_INTERFACE_H
