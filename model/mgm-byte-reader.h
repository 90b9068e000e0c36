/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Bytes of a received message, read one after the other.
 */

#ifndef MGM_BYTE_READER_H
#define MGM_BYTE_READER_H

#include "ns3/ipv4-address.h"

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reads bytes in network order. It does not check: before each call the caller makes sure with
 * GetLeft that there is as much as it reads.
 */
class ByteReader
{
  public:
    /**
     * @param [in] data First byte; must outlive the reader.
     * @param [in] size Number of bytes.
     */
    ByteReader(const uint8_t* data, std::size_t size)
        : m_next(data),
          m_end(data + size)
    {
    }

    /// @return number of bytes that have not been read.
    std::size_t GetLeft() const
    {
        return static_cast<std::size_t>(m_end - m_next);
    }

    /// @return the next byte, which is not read by asking for it.
    const uint8_t* GetNext() const
    {
        return m_next;
    }

    /// @param [in] count Number of bytes to pass over.
    void Skip(std::size_t count)
    {
        m_next += count;
    }

    /// @return the next byte.
    uint8_t ReadByte()
    {
        return *m_next++;
    }

    /// @return the next two bytes.
    uint16_t ReadShort()
    {
        const uint32_t high = ReadByte();
        return static_cast<uint16_t>((high << 8) | ReadByte());
    }

    /// @return the next four bytes.
    uint32_t ReadWord()
    {
        const uint32_t high = ReadShort();
        return (high << 16) | ReadShort();
    }

    /// @return the next four bytes.
    Ipv4Address ReadAddress()
    {
        return Ipv4Address(ReadWord());
    }

  private:
    const uint8_t* m_next; //!< next byte
    const uint8_t* m_end;  //!< behind the last byte
};

} // namespace mgm
} // namespace ns3

#endif // MGM_BYTE_READER_H
