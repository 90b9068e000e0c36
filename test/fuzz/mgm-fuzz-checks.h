/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the entries of fuzzers share: how they end the program, and how they try messages.
 */

#ifndef MGM_FUZZ_CHECKS_H
#define MGM_FUZZ_CHECKS_H

#include "ns3/buffer.h"
#include "ns3/mgm-internet-checksum.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Ends the program unless something holds.
 *
 * @param [in] holds Whether it does.
 * @param [in] what What is wrong otherwise.
 */
void Require(bool holds, const char* what);
/// @copydoc Require(bool,const char*)
void Require(bool holds, const std::string& what);

/**
 * Tries the parser of a kind of messages that have their checksum in the third and fourth byte.
 * What speaks of the kind is in the members of the parameter:
 * - Message, Header, Reject: its types;
 * - LEAST: bytes that a checksum needs;
 * - LEAST_PIECE: smallest size that it can be split into;
 * - Parse(data, size, message): the parser;
 * - Normalize(message): takes off what is received but never sent;
 * - Split(message, size): in pieces;
 * - Print(message, stream): everything that can be asked of a message;
 * - CheckPieces(message, pieces, size): what has to hold of pieces.
 *
 * @tparam Kind Kind of messages.
 */
template <typename Kind>
class MessageFuzz
{
  public:
    /// Type of a message.
    using Message = typename Kind::Message;
    /// Why bytes are not a message.
    using Reject = typename Kind::Reject;

    /// A fuzzer's entry; see FuzzEntry.
    static bool Run(const uint8_t* data, std::size_t size)
    {
        Message message;
        Reject reject = Kind::Parse(data, size, message);
        if (reject == Reject::BAD_CHECKSUM)
        {
            // A fuzzer does not find checksums, so that the right one is put in.
            const std::vector<uint8_t> fixed = FixChecksum(data, size);
            reject = Kind::Parse(fixed.data(), fixed.size(), message);
            Require(reject != Reject::BAD_CHECKSUM, "a right checksum is called bad");
        }
        if (reject != Reject::NONE)
        {
            return false;
        }
        // Each size is tried with a part of the messages only, so that more messages are tried.
        static constexpr uint32_t SIZES[] = {Kind::LEAST_PIECE, 64, 1476};
        Check(message, SIZES[size % 3]);
        return true;
    }

  private:
    /// @return the bytes with the right checksum.
    static std::vector<uint8_t> FixChecksum(const uint8_t* data, std::size_t size)
    {
        std::vector<uint8_t> fixed(data, data + size);
        if (size >= Kind::LEAST)
        {
            fixed[2] = 0;
            fixed[3] = 0;
            const uint16_t checksum = ComputeInternetChecksum(fixed.data(), fixed.size());
            fixed[2] = static_cast<uint8_t>(checksum >> 8);
            fixed[3] = static_cast<uint8_t>(checksum & 0xff);
        }
        return fixed;
    }

    /// Checks a message that was taken, whole and in pieces of a size.
    static void Check(const Message& received, uint32_t size)
    {
        const Message message = Kind::Normalize(received);
        CheckRoundTrip(message);
        const std::vector<Message> pieces = Kind::Split(message, size);
        Kind::CheckPieces(message, pieces, size);
        for (const Message& piece : pieces)
        {
            CheckRoundTrip(piece);
        }
        Kind::Print(received);
    }

    /// Writes a message, reads it, and compares.
    static void CheckRoundTrip(const Message& message)
    {
        const typename Kind::Header header(message);
        const uint32_t size = header.GetSerializedSize();
        Require(size == message.GetSize(), "a message has another size than it says");
        Buffer buffer;
        buffer.AddAtStart(size);
        header.Serialize(buffer.Begin());
        Message again;
        Require(Kind::Parse(buffer.PeekData(), size, again) == Reject::NONE,
                "a message that was taken is rejected when it is written again");
        Require(again == message, "a message is another one when it is written again");
    }
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FUZZ_CHECKS_H
