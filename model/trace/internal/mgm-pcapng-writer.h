/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Writes pcapng files (draft-ietf-opsawg-pcapng): frames with comments, which pcap files cannot
 * hold.
 */

#ifndef MGM_PCAPNG_WRITER_H
#define MGM_PCAPNG_WRITER_H

#include "ns3/mgm-pcap-reader.h"

#include <cstdint>
#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/// Which way a frame went, as option epb_flags tells it.
enum class FrameDirection : uint8_t
{
    UNKNOWN = 0, //!< nobody knows
    IN = 1,      //!< it arrived
    OUT = 2,     //!< it left
};

/**
 * @ingroup mgm
 * The interface of a pcapng file.
 */
struct PcapngInterface
{
    std::string name;         //!< its name
    uint32_t linkType{0};     //!< as in pcap files
    uint32_t snapLength{0};   //!< bytes kept of a frame at most
    int64_t resolution{1000}; //!< nanoseconds between two times: 1000 or 1
};

/**
 * @ingroup mgm
 * Writes one section with one interface, the least significant bytes first.
 */
class PcapngWriter
{
  public:
    /**
     * Writes the blocks of section and interface.
     * @param [in,out] stream Where to.
     * @param [in] interface The interface.
     * @param [in] comment Comment of the file; "" for none.
     */
    PcapngWriter(std::ostream& stream,
                 const PcapngInterface& interface,
                 const std::string& comment);

    /**
     * Writes a frame.
     * @param [in] frame The frame.
     * @param [in] direction Which way it went.
     * @param [in] comment Its comment; "" for none.
     */
    void Write(const PcapFrame& frame, FrameDirection direction, const std::string& comment);

  private:
    /// Begins a block.
    void Begin(uint32_t type);
    /// Ends the block, and writes it.
    void End();
    /// Adds a number of 16 bits.
    void Add16(uint32_t value);
    /// Adds a number of 32 bits.
    void Add32(uint32_t value);
    /// Adds bytes, filled up to whole words.
    void AddPadded(const char* bytes, std::size_t count);
    /// Adds an option, cut off where it is too long.
    void AddOption(uint32_t code, const std::string& value);
    /// Adds a text as an option, unless it is empty.
    void AddText(uint32_t code, const std::string& text);

    std::ostream& m_stream;     //!< where to
    int64_t m_resolution{1000}; //!< nanoseconds
    std::string m_block;        //!< the block that is being made
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PCAPNG_WRITER_H
