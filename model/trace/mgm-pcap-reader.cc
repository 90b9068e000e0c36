/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pcap-reader.h"

#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// First number of a file with times in microseconds, and in nanoseconds.
constexpr uint32_t MAGIC_MICROSECONDS = 0xa1b2c3d4;
constexpr uint32_t MAGIC_NANOSECONDS = 0xa1b23c4d;
/// Sizes of the head of the file and of that of a frame, in bytes.
constexpr std::size_t FILE_HEAD_SIZE = 24;
constexpr std::size_t FRAME_HEAD_SIZE = 16;
/// No frame is longer: the limit of Wireshark and tcpdump, in bytes.
constexpr uint32_t FRAME_LIMIT = 262144;
/// Nanoseconds of a second.
constexpr int64_t SECOND = 1000000000;

/// @return four bytes as a number, the least significant first.
uint32_t
GetLittleEndian(const uint8_t* bytes)
{
    return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | static_cast<uint32_t>(bytes[3]) << 24;
}

/// @return four bytes as a number, the most significant first.
uint32_t
GetBigEndian(const uint8_t* bytes)
{
    return bytes[3] | bytes[2] << 8 | bytes[1] << 16 | static_cast<uint32_t>(bytes[0]) << 24;
}

} // namespace

PcapReader::PcapReader(std::istream& stream, const std::string& name)
    : m_stream(stream),
      m_name(name)
{
    std::array<uint8_t, FILE_HEAD_SIZE> head{};
    if (!Read(head.data(), head.size()))
    {
        throw PcapError(m_name + ": is empty, or cannot be read");
    }
    const uint32_t magic = GetLittleEndian(head.data());
    m_swapped = magic != MAGIC_MICROSECONDS && magic != MAGIC_NANOSECONDS;
    if (Get(head.data()) == MAGIC_NANOSECONDS)
    {
        m_resolution = 1;
    }
    else if (Get(head.data()) != MAGIC_MICROSECONDS)
    {
        throw PcapError(m_name + ": is no pcap file");
    }
    const uint32_t version = Get(&head[4]);
    const uint32_t expected = m_swapped ? 0x00020004 : 0x00040002;
    if (version != expected)
    {
        throw PcapError(m_name + ": has another version than 2.4 of the pcap format");
    }
    m_snapLength = Get(&head[16]);
    m_linkType = Get(&head[20]);
}

uint32_t
PcapReader::GetLinkType() const
{
    return m_linkType;
}

uint32_t
PcapReader::GetSnapLength() const
{
    return m_snapLength;
}

int64_t
PcapReader::GetResolution() const
{
    return m_resolution;
}

bool
PcapReader::Next(PcapFrame& frame)
{
    ++m_frames;
    std::array<uint8_t, FRAME_HEAD_SIZE> head{};
    if (!Read(head.data(), head.size()))
    {
        return false;
    }
    const int64_t fraction = Get(&head[4]) * m_resolution;
    if (fraction >= SECOND)
    {
        throw MakeError("its time has more than a second behind the point");
    }
    frame.time = Get(head.data()) * SECOND + fraction;
    const uint32_t kept = Get(&head[8]);
    frame.originalLength = Get(&head[12]);
    if (kept > FRAME_LIMIT || kept > frame.originalLength)
    {
        throw MakeError("found " + std::to_string(kept) + " bytes kept of " +
                        std::to_string(frame.originalLength));
    }
    frame.bytes.resize(kept);
    if (kept > 0 && !Read(frame.bytes.data(), kept))
    {
        throw MakeError("the file ends within it");
    }
    return true;
}

bool
PcapReader::Read(uint8_t* bytes, std::size_t count)
{
    m_stream.read(reinterpret_cast<char*>(bytes), static_cast<std::streamsize>(count));
    const auto read = static_cast<std::size_t>(m_stream.gcount());
    if (read == 0)
    {
        return false;
    }
    if (read < count)
    {
        throw MakeError("the file ends within it");
    }
    m_offset += count;
    return true;
}

uint32_t
PcapReader::Get(const uint8_t* bytes) const
{
    return m_swapped ? GetBigEndian(bytes) : GetLittleEndian(bytes);
}

PcapError
PcapReader::MakeError(const std::string& what) const
{
    const std::string place = m_frames == 0 ? "head" : "frame " + std::to_string(m_frames);
    return PcapError(m_name + ": " + place + ", byte " + std::to_string(m_offset) +
                     ": is damaged: " + what);
}

} // namespace mgm
} // namespace ns3
