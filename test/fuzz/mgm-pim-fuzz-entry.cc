/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Fuzzer's entry: the parser of PIM messages.
 */

#include "mgm-fuzz-checks.h"
#include "mgm-fuzz-entries.h"
#include "ns3/mgm-pim-header.h"
#include "ns3/mgm-pim-parser.h"
#include "ns3/mgm-pim-split.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

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

/// PIM for MessageFuzz.
struct PimKind
{
    using Message = PimMessage; //!< a message
    using Header = PimHeader;   //!< writes a message
    using Reject = PimReject;   //!< why bytes are not a message

    static constexpr std::size_t LEAST = PIM_HEADER_SIZE; //!< bytes that a checksum needs
    static constexpr uint32_t LEAST_PIECE = 34;           //!< smallest size to split into

    static PimReject Parse(const uint8_t* data, std::size_t size, PimMessage& message)
    {
        return ParsePim(data, size, message);
    }

    static const PimMessage& Normalize(const PimMessage& message)
    {
        return message;
    }

    static std::vector<PimMessage> Split(const PimMessage& message, uint32_t size)
    {
        return SplitPimMessage(message, size);
    }

    static void CheckPieces(const PimMessage& message,
                            const std::vector<PimMessage>& pieces,
                            uint32_t size)
    {
        std::size_t sources = 0;
        for (const PimMessage& piece : pieces)
        {
            Require(!piece.HasGroupSets() || piece.GetSize() <= size, "a piece is too large");
            sources += CountSources(piece);
        }
        Require(sources == CountSources(message), "a source was lost or doubled");
    }

    static void Print(const PimMessage& message)
    {
        std::ostringstream text;
        text << message << message.GetDestination();
        Require(text.good(), "a message cannot be printed");
    }
};

} // namespace

bool
FuzzPim(const uint8_t* data, std::size_t size)
{
    return MessageFuzz<PimKind>::Run(data, size);
}

} // namespace mgm
} // namespace ns3
