/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-pim-vectors.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a Hello as dense mode sends it.
PimMessage
MakeDenseHello()
{
    PimHello hello;
    hello.holdtime = 105;
    hello.lanPruneDelay = PimLanPruneDelay{false, 500, 2500};
    hello.generationId = 0x12345678;
    hello.stateRefresh = PimStateRefreshCapable{1, 60};
    return PimMessage::Make(hello);
}

/// @return a Hello with the options that dense mode does not send.
PimMessage
MakeSparseHello()
{
    PimHello hello;
    hello.holdtime = PIM_HOLDTIME_FOREVER;
    hello.lanPruneDelay = PimLanPruneDelay{true, 500, 2500};
    hello.drPriority = 1;
    hello.addresses = {Ipv4Address("10.0.0.2"), Ipv4Address("10.0.0.3")};
    hello.unknown = {{65002, {'a', 'b', 'c'}}};
    return PimMessage::Make(hello);
}

/// @return a Hello that says good-bye.
PimMessage
MakeGoodbye()
{
    PimHello hello;
    hello.holdtime = 0;
    return PimMessage::Make(hello);
}

/// @return a Join/Prune of two groups with all flags.
PimMessage
MakeFullJoinPrune()
{
    PimSourceAddress flagged(Ipv4Address("10.9.9.9"));
    flagged.sparse = true;
    flagged.wildcard = true;
    flagged.rpt = true;
    PimGroupAddress zone(Ipv4Address("239.1.1.2"));
    zone.bidirectional = true;
    zone.zone = true;
    PimJoinPrune content;
    content.upstreamNeighbor = Ipv4Address("10.0.0.2");
    content.holdtime = PIM_HOLDTIME_FOREVER;
    content.groups = {
        {Ipv4Address("239.1.1.1"), {Ipv4Address("10.1.0.1"), Ipv4Address("10.1.0.2")}, {flagged}},
        {zone, {}, {}}};
    return PimMessage::Make(PimType::JOIN_PRUNE, content);
}

/// @return an Assert of (10.1.0.1, 239.1.1.1).
PimMessage
MakeAssert(bool rpt, uint32_t preference, uint32_t metric)
{
    PimAssert content;
    content.group = Ipv4Address("239.1.1.1");
    content.source = Ipv4Address("10.1.0.1");
    content.rpt = rpt;
    content.preference = preference;
    content.metric = metric;
    return PimMessage::Make(content);
}

/// @return a State Refresh of (10.1.0.1, 239.1.1.1).
PimMessage
MakeStateRefresh()
{
    PimStateRefresh content;
    content.group = Ipv4Address("239.1.1.1");
    content.source = Ipv4Address("10.1.0.1");
    content.originator = Ipv4Address("10.0.0.9");
    content.preference = 110;
    content.metric = 20;
    content.maskLength = 24;
    content.ttl = 16;
    content.pruneIndicator = true;
    content.assertOverride = true;
    content.interval = 60;
    return PimMessage::Make(content);
}

} // namespace

PimMessage
MakePimGroupMessage(PimType type, Ipv4Address neighbor, const PimGroupSet& set)
{
    PimJoinPrune content;
    content.upstreamNeighbor = neighbor;
    content.groups = {set};
    return PimMessage::Make(type, content);
}

std::vector<PimVector>
GetPimVectors()
{
    const Ipv4Address group("239.1.1.1");
    const Ipv4Address source("10.1.0.1");
    PimMessage prune =
        MakePimGroupMessage(PimType::JOIN_PRUNE, Ipv4Address("10.0.0.2"), {group, {}, {source}});
    prune.joinPrune.holdtime = 210;
    return {
        {"RFC 3973 4.7.5 Hello",
         MakeDenseHello(),
         "20 00 69 bc 00 01 00 02 00 69 00 02 00 04 01 f4 09 c4 00 14 00 04 12 34 56 78 "
         "00 15 00 04 01 3c 00 00",
         "hello holdtime 105s lan-prune-delay T=0 500ms 2500ms generation-id 305419896 "
         "state-refresh 60s"},
        {"RFC 7761 4.9.2 Hello",
         MakeSparseHello(),
         "20 00 7b ac 00 01 00 02 ff ff 00 02 00 04 81 f4 09 c4 00 13 00 04 00 00 00 01 "
         "00 18 00 0c 01 00 0a 00 00 02 01 00 0a 00 00 03 fd ea 00 03 61 62 63",
         "hello holdtime 65535s lan-prune-delay T=1 500ms 2500ms dr-priority 1 address 10.0.0.2 "
         "address 10.0.0.3 option 65002"},
        {"RFC 3973 4.7.5.1 good-bye",
         MakeGoodbye(),
         "20 00 df fc 00 01 00 02 00 00",
         "hello holdtime 0s"},
        {"RFC 3973 4.7.6 Prune",
         prune,
         "23 00 d4 e4 01 00 0a 00 00 02 00 01 00 d2 01 00 00 20 ef 01 01 01 00 00 00 01 "
         "01 00 00 20 0a 01 00 01",
         "join-prune upstream 10.0.0.2 holdtime 210s 239.1.1.1(prune 10.1.0.1)"},
        {"RFC 3973 4.7.6 Join/Prune of two groups",
         MakeFullJoinPrune(),
         "23 00 3d 3a 01 00 0a 00 00 02 00 02 ff ff 01 00 00 20 ef 01 01 01 00 02 00 01 "
         "01 00 00 20 0a 01 00 01 01 00 00 20 0a 01 00 02 01 00 07 20 0a 09 09 09 "
         "01 00 81 20 ef 01 01 02 00 00 00 00",
         "join-prune upstream 10.0.0.2 holdtime 65535s "
         "239.1.1.1(join 10.1.0.1, 10.1.0.2; prune 10.9.9.9/SWR) 239.1.1.2()"},
        {"RFC 3973 4.7.8 Graft",
         MakePimGroupMessage(PimType::GRAFT, Ipv4Address("10.0.0.2"), {group, {source}, {}}),
         "26 00 d2 b6 01 00 0a 00 00 02 00 01 00 00 01 00 00 20 ef 01 01 01 00 01 00 00 "
         "01 00 00 20 0a 01 00 01",
         "graft upstream 10.0.0.2 holdtime 0s 239.1.1.1(join 10.1.0.1)"},
        {"RFC 3973 4.7.9 Graft Ack",
         MakePimGroupMessage(PimType::GRAFT_ACK, Ipv4Address("10.0.0.1"), {group, {source}, {}}),
         "27 00 d1 b7 01 00 0a 00 00 01 00 01 00 00 01 00 00 20 ef 01 01 01 00 01 00 00 "
         "01 00 00 20 0a 01 00 01",
         "graft-ack upstream 10.0.0.1 holdtime 0s 239.1.1.1(join 10.1.0.1)"},
        {"RFC 3973 4.7.7 Assert",
         MakeAssert(false, 110, 20),
         "25 00 de 58 01 00 00 20 ef 01 01 01 01 00 0a 01 00 01 00 00 00 6e 00 00 00 14",
         "assert (10.1.0.1, 239.1.1.1) preference 110 metric 20"},
        {"RFC 7761 4.9.6 Assert of the RP tree with the worst metric",
         MakeAssert(true, 0x7fffffff, 0xffffffff),
         "25 00 de da 01 00 00 20 ef 01 01 01 01 00 0a 01 00 01 ff ff ff ff ff ff ff ff",
         "assert (10.1.0.1, 239.1.1.1) preference 2147483647 metric 4294967295 R"},
        {"RFC 3973 4.7.10 State Refresh",
         MakeStateRefresh(),
         "29 00 17 03 01 00 00 20 ef 01 01 01 01 00 0a 01 00 01 01 00 0a 00 00 09 "
         "00 00 00 6e 00 00 00 14 18 10 a0 3c",
         "state-refresh (10.1.0.1, 239.1.1.1) preference 110 metric 20 originator 10.0.0.9 "
         "masklen 24 ttl 16 P=1 N=0 O=1 interval 60s"},
    };
}

} // namespace mgm
} // namespace ns3
