/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Fuzzer's entry: the parser of IGMP messages.
 */

#include "mgm-fuzz-checks.h"
#include "mgm-fuzz-entries.h"
#include "ns3/mgm-igmp-header.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-igmp-split.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// IGMP for MessageFuzz.
struct IgmpKind
{
    using Message = IgmpMessage; //!< a message
    using Header = IgmpHeader;   //!< writes a message
    using Reject = IgmpReject;   //!< why bytes are not a message

    static constexpr std::size_t LEAST = IGMP_SHORT_SIZE; //!< bytes that a checksum needs
    static constexpr uint32_t LEAST_PIECE = 24;           //!< smallest size to split into

    static IgmpReject Parse(const uint8_t* data, std::size_t size, IgmpMessage& message)
    {
        return ParseIgmp(data, size, message);
    }

    /// Reserved fields and auxiliary data are never sent.
    static IgmpMessage Normalize(IgmpMessage message)
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

    static std::vector<IgmpMessage> Split(const IgmpMessage& message, uint32_t size)
    {
        return SplitIgmpMessage(message, size);
    }

    static void CheckPieces(const IgmpMessage& /* message */,
                            const std::vector<IgmpMessage>& pieces,
                            uint32_t size)
    {
        for (const IgmpMessage& piece : pieces)
        {
            Require(piece.GetSize() <= size, "a piece is too large");
        }
    }

    static void Print(const IgmpMessage& message)
    {
        std::ostringstream text;
        text << message << message.GetDestination() << message.GetMaxResponseTime()
             << message.GetQueryInterval();
        for (const IgmpGroupRecord& record : message.records)
        {
            text << record.IsUsable();
        }
        Require(text.good(), "a message cannot be printed");
    }
};

} // namespace

bool
FuzzIgmp(const uint8_t* data, std::size_t size)
{
    return MessageFuzz<IgmpKind>::Run(data, size);
}

} // namespace mgm
} // namespace ns3
