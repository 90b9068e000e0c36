/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-mfe-reader.h"

#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return whole seconds of a time, the unit of MIB_IPMCAST_MFE (M-84).
uint32_t
ToSeconds(Time time)
{
    return static_cast<uint32_t>(time.ToInteger(Time::S));
}

/// @return hundredths of a second of a time, the unit of MIB_IPMCAST_MFE_STATS (M-84).
uint64_t
ToHundredths(Time time)
{
    return static_cast<uint64_t>(time.GetMilliSeconds() / 10);
}

} // namespace

MfeReader::MfeReader(const ManagerTables& tables)
    : m_tables(tables)
{
}

void
MfeReader::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    m_forwarder = forwarder;
}

void
MfeReader::Read(const ManagedEntry& entry, MfeStatsKind, MfeRecord& mfe) const
{
    mfe.key = entry.key;
    mfe.upstreamNeighbor = entry.upstreamNeighbor;
    mfe.iif = entry.iif;
    mfe.iifProtocol = GetProtocolId(entry.iif);
    mfe.route = entry.route;
    mfe.upTime = ToSeconds(Simulator::Now() - entry.lifetimeStart);
    mfe.timeout = ToSeconds(entry.timeout);
    mfe.expiryTime = mfe.timeout - std::min(mfe.timeout, mfe.upTime);
    mfe.negative = entry.negative;
    mfe.isStatic = entry.IsStatic();
    mfe.oifs.assign(entry.oifs.begin(), entry.oifs.end());
}

void
MfeReader::Read(const ManagedEntry& entry, MfeStatsKind kind, MfeStatsRecord& stats) const
{
    stats = MfeStatsRecord();
    stats.key = entry.key;
    stats.upstreamNeighbor = entry.upstreamNeighbor;
    stats.iif = entry.iif;
    stats.iifProtocol = GetProtocolId(entry.iif);
    stats.route = entry.route;
    stats.expiryTime = ToHundredths(entry.GetTimeLeft());
    EntryCounters counters;
    counters.created = Simulator::Now();
    if (m_forwarder)
    {
        m_forwarder->ReadCounters(entry.key, counters);
    }
    stats.upTime = ToHundredths(Simulator::Now() - counters.created);
    stats.inPackets = counters.packets;
    stats.inOctets = counters.octets;
    stats.differentIf = counters.wrongInterface;
    stats.queueOverflow = counters.queueOverflow;
    stats.lastArrival = counters.lastArrival;
    if (kind == MfeStatsKind::EXTENDED)
    {
        stats.uninitialized = counters.uninitialized;
        stats.negative = counters.negative;
        stats.inDiscards = counters.discards;
        stats.inHeaderErrors = counters.headerErrors;
        stats.totalOutPackets = counters.copies;
    }
    stats.oifs.reserve(entry.oifs.size());
    auto counted = counters.oifs.begin();
    for (const InterfaceId& interface : entry.oifs)
    {
        MfeOifStats oif;
        oif.interface = interface;
        while (counted != counters.oifs.end() && counted->interface < interface)
        {
            ++counted;
        }
        if (counted != counters.oifs.end() && counted->interface == interface)
        {
            oif.ttlTooLow = counted->ttlTooLow;
            oif.fragmentationNeeded = counted->fragmentationNeeded;
            oif.packets = counted->packets;
            oif.discards = counted->discards;
        }
        stats.oifs.push_back(oif);
    }
}

uint32_t
MfeReader::GetProtocolId(const InterfaceId& interface) const
{
    const Client* client = m_tables.clients.Find(m_tables.interfaces.GetProtocol(interface));
    return client ? client->instance.protocolId : 0;
}

} // namespace mgm
} // namespace ns3
