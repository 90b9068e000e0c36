/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reads pcap files, frame by frame, and refuses damaged ones.
 */

#ifndef MGM_PCAP_READER_H
#define MGM_PCAP_READER_H

#include <cstddef>
#include <cstdint>
#include <istream>
#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Link types of pcap files, as registered at tcpdump.org: PPP, and Ethernet.
constexpr uint32_t PCAP_PPP = 9;
constexpr uint32_t PCAP_ETHERNET = 1;

/**
 * @ingroup mgm
 * A pcap file that cannot be read. The message says where and why: "a.pcap: frame 7, byte 512:
 * ...".
 */
class PcapError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * @ingroup mgm
 * One frame of a pcap file.
 */
struct PcapFrame
{
    int64_t time{0};            //!< in nanoseconds, as exact as the file
    uint32_t originalLength{0}; //!< bytes of the frame on the link
    std::vector<uint8_t> bytes; //!< its first bytes, as many as were kept
};

/**
 * @ingroup mgm
 * Reads a pcap file (version 2.4, either order of bytes, microseconds or nanoseconds).
 */
class PcapReader
{
  public:
    /**
     * Reads the head of the file. Throws PcapError if it is none.
     * @param [in,out] stream The file, from its beginning.
     * @param [in] name Its name, for messages.
     */
    PcapReader(std::istream& stream, const std::string& name);

    /// @return the link type.
    uint32_t GetLinkType() const;
    /// @return the greatest number of bytes that are kept of a frame.
    uint32_t GetSnapLength() const;
    /// @return the nanoseconds between two times that the file can tell apart: 1000 or 1.
    int64_t GetResolution() const;

    /**
     * Reads the next frame. Throws PcapError if it is damaged.
     * @param [out] frame The frame.
     * @return whether there was one.
     */
    bool Next(PcapFrame& frame);

  private:
    /**
     * Reads bytes.
     * @param [out] bytes Where to.
     * @param [in] count How many.
     * @return whether there were any; throws PcapError if there are some, but not all.
     */
    bool Read(uint8_t* bytes, std::size_t count);
    /// @return a number of 32 bits in the order of the file.
    uint32_t Get(const uint8_t* bytes) const;
    /// @return the error to throw.
    PcapError MakeError(const std::string& what) const;

    std::istream& m_stream;     //!< the file
    std::string m_name;         //!< its name
    bool m_swapped{false};      //!< the most significant byte comes first
    int64_t m_resolution{1000}; //!< nanoseconds
    uint32_t m_snapLength{0};   //!< bytes
    uint32_t m_linkType{0};     //!< of the interface
    uint64_t m_frames{0};       //!< frames read, with the one that is being read
    uint64_t m_offset{0};       //!< bytes read
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PCAP_READER_H
