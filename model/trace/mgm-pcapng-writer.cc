/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pcapng-writer.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// Types of blocks (draft-ietf-opsawg-pcapng 4).
constexpr uint32_t SECTION_HEADER = 0x0a0d0d0a;
constexpr uint32_t INTERFACE_DESCRIPTION = 1;
constexpr uint32_t ENHANCED_PACKET = 6;
/// Tells the order of bytes (4.1).
constexpr uint32_t BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/// Options of all blocks (3.5), of sections (4.1), of interfaces (4.2) and of packets (4.3).
constexpr uint32_t OPTION_END = 0;
constexpr uint32_t OPTION_COMMENT = 1;
constexpr uint32_t OPTION_USER_APPLICATION = 4;
constexpr uint32_t OPTION_INTERFACE_NAME = 2;
constexpr uint32_t OPTION_TIME_RESOLUTION = 9;
constexpr uint32_t OPTION_FLAGS = 2;
/// Longest value of an option, in bytes.
constexpr std::size_t OPTION_LIMIT = 0xffff;
/// Size of a word, which everything is filled up to.
constexpr std::size_t WORD = 4;

} // namespace

PcapngWriter::PcapngWriter(std::ostream& stream,
                           const PcapngInterface& interface,
                           const std::string& comment)
    : m_stream(stream),
      m_resolution(interface.resolution)
{
    Begin(SECTION_HEADER);
    Add32(BYTE_ORDER_MAGIC);
    Add16(1); // version 1.0
    Add16(0);
    Add32(0xffffffff); // the length of the section is not given
    Add32(0xffffffff);
    AddText(OPTION_COMMENT, comment);
    AddText(OPTION_USER_APPLICATION, "mgm");
    AddOption(OPTION_END, "");
    End();
    Begin(INTERFACE_DESCRIPTION);
    Add16(interface.linkType);
    Add16(0);
    Add32(interface.snapLength);
    AddText(OPTION_INTERFACE_NAME, interface.name);
    AddOption(OPTION_TIME_RESOLUTION, std::string(1, interface.resolution == 1 ? '\x09' : '\x06'));
    AddOption(OPTION_END, "");
    End();
}

void
PcapngWriter::Write(const PcapFrame& frame, FrameDirection direction, const std::string& comment)
{
    const auto time = static_cast<uint64_t>(frame.time / m_resolution);
    Begin(ENHANCED_PACKET);
    Add32(0); // the only interface
    Add32(static_cast<uint32_t>(time >> 32));
    Add32(static_cast<uint32_t>(time));
    Add32(static_cast<uint32_t>(frame.bytes.size()));
    Add32(frame.originalLength);
    AddPadded(reinterpret_cast<const char*>(frame.bytes.data()), frame.bytes.size());
    AddText(OPTION_COMMENT, comment);
    if (direction != FrameDirection::UNKNOWN)
    {
        AddOption(OPTION_FLAGS, std::string{static_cast<char>(direction), '\0', '\0', '\0'});
    }
    AddOption(OPTION_END, "");
    End();
}

void
PcapngWriter::Begin(uint32_t type)
{
    m_block.clear();
    Add32(type);
    Add32(0); // the length, which End knows
}

void
PcapngWriter::End()
{
    const auto length = static_cast<uint32_t>(m_block.size() + WORD);
    Add32(length);
    m_block.replace(WORD, WORD, m_block, m_block.size() - WORD, WORD);
    m_stream.write(m_block.data(), static_cast<std::streamsize>(m_block.size()));
}

void
PcapngWriter::Add16(uint32_t value)
{
    m_block += static_cast<char>(value & 0xff);
    m_block += static_cast<char>(value >> 8 & 0xff);
}

void
PcapngWriter::Add32(uint32_t value)
{
    Add16(value);
    Add16(value >> 16);
}

void
PcapngWriter::AddPadded(const char* bytes, std::size_t count)
{
    m_block.append(bytes, count);
    m_block.append((WORD - count % WORD) % WORD, '\0');
}

void
PcapngWriter::AddOption(uint32_t code, const std::string& value)
{
    const std::size_t size = std::min(value.size(), OPTION_LIMIT);
    Add16(code);
    Add16(static_cast<uint32_t>(size));
    AddPadded(value.data(), size);
}

void
PcapngWriter::AddText(uint32_t code, const std::string& text)
{
    if (!text.empty())
    {
        AddOption(code, text);
    }
}

} // namespace mgm
} // namespace ns3
