/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Compiled by clang++ with -DMGM_LIBFUZZER -fsanitize=fuzzer,address and linked to ns-3 and mgm,
 * this file alone is a libFuzzer program; doc/mgm.rst has the command. The tests run FuzzPim too.
 */

#include "mgm-pim-fuzz-entry.h"

#include "ns3/mgm-internet-checksum.h"
#include "ns3/mgm-pim-header.h"
#include "ns3/mgm-pim-parser.h"
#include "ns3/mgm-pim-split.h"
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
        std::cerr << "FuzzPim: " << what << std::endl;
        std::abort();
    }
}

/// @return a message as bytes.
std::vector<uint8_t>
Write(const PimMessage& message)
{
    const Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(PimHeader(message));
    std::vector<uint8_t> bytes(packet->GetSize());
    packet->CopyData(bytes.data(), packet->GetSize());
    return bytes;
}

/// Writes a message, reads it, and compares.
void
CheckRoundTrip(const PimMessage& message)
{
    const std::vector<uint8_t> bytes = Write(message);
    Require(bytes.size() == message.GetSize(), "a message has another size than it says");
    PimMessage again;
    Require(ParsePim(bytes.data(), bytes.size(), again) == PimReject::NONE,
            "a message that was taken is rejected when it is written again");
    Require(again == message, "a message is another one when it is written again");
}

/// @return number of sources in a message.
std::size_t
CountSources(const PimMessage& message)
{
    std::size_t count = 0;
    for (const PimGroupSet& set : message.joinPrune.groups)
    {
        count += set.joins.size() + set.prunes.size();
    }
    return count;
}

/// Splits a message, and checks the pieces.
void
CheckSplit(const PimMessage& message, uint32_t maxSize)
{
    std::size_t sources = 0;
    for (const PimMessage& part : SplitPimMessage(message, maxSize))
    {
        Require(!part.HasGroupSets() || part.GetSize() <= maxSize, "a piece is too large");
        CheckRoundTrip(part);
        sources += CountSources(part);
    }
    Require(sources == CountSources(message), "a source was lost or doubled");
}

/// Checks a message that was taken.
void
CheckMessage(const PimMessage& message)
{
    CheckRoundTrip(message);
    for (const uint32_t maxSize : {34u, 64u, 1480u})
    {
        CheckSplit(message, maxSize);
    }
    std::ostringstream text;
    text << message << message.GetDestination();
    Require(text.good(), "a message cannot be printed");
}

} // namespace

bool
FuzzPim(const uint8_t* data, std::size_t size)
{
    PimMessage message;
    if (ParsePim(data, size, message) == PimReject::NONE)
    {
        CheckMessage(message);
    }
    // A fuzzer does not find checksums, so that the right one is put in.
    std::vector<uint8_t> fixed(data, data + size);
    if (size >= PIM_HEADER_SIZE)
    {
        fixed[2] = 0;
        fixed[3] = 0;
        const uint16_t checksum = ComputeInternetChecksum(fixed.data(), fixed.size());
        fixed[2] = static_cast<uint8_t>(checksum >> 8);
        fixed[3] = static_cast<uint8_t>(checksum & 0xff);
    }
    const PimReject reject = ParsePim(fixed.data(), fixed.size(), message);
    Require(reject != PimReject::BAD_CHECKSUM, "a right checksum is called bad");
    if (reject == PimReject::NONE)
    {
        CheckMessage(message);
    }
    return reject == PimReject::NONE;
}

} // namespace mgm
} // namespace ns3

#ifdef MGM_LIBFUZZER
/// libFuzzer's entry.
extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    ns3::mgm::FuzzPim(data, size);
    return 0;
}
#endif
