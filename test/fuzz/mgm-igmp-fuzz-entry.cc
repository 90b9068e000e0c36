/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Compiled by clang++ with -DMGM_LIBFUZZER -fsanitize=fuzzer,address and linked to ns-3 and mgm,
 * this file alone is a libFuzzer program; doc/mgm.rst has the command. The tests run FuzzIgmp too.
 */

#include "mgm-igmp-fuzz-entry.h"

#include "ns3/mgm-igmp-header.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-igmp-split.h"
#include "ns3/mgm-internet-checksum.h"
#include "ns3/packet.h"

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// Ends the program unless something holds.
void
Require(bool holds, const char* what)
{
    if (!holds)
    {
        std::cerr << "FuzzIgmp: " << what << std::endl;
        std::abort();
    }
}

/// Takes off what is received but never sent: reserved fields and auxiliary data.
IgmpMessage
Normalize(IgmpMessage message)
{
    if (message.type != IgmpType::QUERY)
    {
        message.maxRespCode = 0;
    }
    for (IgmpGroupRecord& record : message.records)
    {
        record.auxiliaryWords = 0;
    }
    return message;
}

/// @return a message as bytes.
std::vector<uint8_t>
Write(const IgmpMessage& message)
{
    const Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(IgmpHeader(message));
    std::vector<uint8_t> bytes(packet->GetSize());
    packet->CopyData(bytes.data(), packet->GetSize());
    return bytes;
}

/// Writes a message, reads it, and compares.
void
CheckRoundTrip(const IgmpMessage& message)
{
    const std::vector<uint8_t> bytes = Write(message);
    Require(bytes.size() == message.GetSize(), "a message has another size than it says");
    IgmpMessage again;
    Require(ParseIgmp(bytes.data(), bytes.size(), again) == IgmpReject::NONE,
            "a message that was taken is rejected when it is written again");
    Require(again == message, "a message is another one when it is written again");
}

/// Splits a message, and checks the pieces.
void
CheckSplit(const IgmpMessage& message, uint32_t maxSize)
{
    for (const IgmpMessage& part : SplitIgmpMessage(message, maxSize))
    {
        Require(part.GetSize() <= maxSize, "a piece is too large");
        CheckRoundTrip(part);
    }
}

/// Checks a message that was taken.
void
CheckMessage(const IgmpMessage& received)
{
    const IgmpMessage message = Normalize(received);
    CheckRoundTrip(message);
    for (const uint32_t maxSize : {24u, 64u, 1476u})
    {
        CheckSplit(message, maxSize);
    }
    std::ostringstream text;
    text << received << received.GetDestination() << received.GetMaxResponseTime()
         << received.GetQueryInterval();
    for (const IgmpGroupRecord& record : received.records)
    {
        text << record.IsUsable();
    }
    Require(text.good(), "a message cannot be printed");
}

} // namespace

bool
FuzzIgmp(const uint8_t* data, std::size_t size)
{
    IgmpMessage message;
    if (ParseIgmp(data, size, message) == IgmpReject::NONE)
    {
        CheckMessage(message);
    }
    // A fuzzer does not find checksums, so that the right one is put in.
    std::vector<uint8_t> fixed(data, data + size);
    if (size >= IGMP_SHORT_SIZE)
    {
        fixed[2] = 0;
        fixed[3] = 0;
        const uint16_t checksum = ComputeInternetChecksum(fixed.data(), fixed.size());
        fixed[2] = static_cast<uint8_t>(checksum >> 8);
        fixed[3] = static_cast<uint8_t>(checksum & 0xff);
    }
    const IgmpReject reject = ParseIgmp(fixed.data(), fixed.size(), message);
    Require(reject != IgmpReject::BAD_CHECKSUM, "a right checksum is called bad");
    if (reject == IgmpReject::NONE)
    {
        CheckMessage(message);
    }
    return reject == IgmpReject::NONE;
}

} // namespace mgm
} // namespace ns3

#ifdef MGM_LIBFUZZER
/// libFuzzer's entry.
extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    ns3::mgm::FuzzIgmp(data, size);
    return 0;
}
#endif
