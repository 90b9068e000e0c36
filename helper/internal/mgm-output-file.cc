/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-output-file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

OutputFile::OutputFile(const std::string& path)
    : m_stream(this),
      m_descriptor(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666))
{
    if (m_descriptor < 0)
    {
        m_errorCode = errno;
        m_stream.setstate(std::ios::badbit);
    }
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
}

OutputFile::~OutputFile()
{
    Close();
}

std::ostream&
OutputFile::GetStream()
{
    return m_stream;
}

bool
OutputFile::Close()
{
    if (m_descriptor >= 0)
    {
        Flush();
        if (close(m_descriptor) != 0 && m_errorCode == 0)
        {
            m_errorCode = errno;
        }
        m_descriptor = -1;
    }
    return m_errorCode == 0;
}

int
OutputFile::GetErrorCode() const
{
    return m_errorCode;
}

OutputFile::int_type
OutputFile::overflow(int_type character)
{
    if (!Flush())
    {
        return traits_type::eof();
    }
    if (!traits_type::eq_int_type(character, traits_type::eof()))
    {
        *pptr() = traits_type::to_char_type(character);
        pbump(1);
    }
    return traits_type::not_eof(character);
}

int
OutputFile::sync()
{
    return Flush() ? 0 : -1;
}

bool
OutputFile::Flush()
{
    const char* begin = pbase();
    while (m_errorCode == 0 && begin < pptr())
    {
        const ssize_t written =
            write(m_descriptor, begin, static_cast<std::size_t>(pptr() - begin));
        if (written >= 0)
        {
            begin += written;
        }
        else if (errno != EINTR)
        {
            m_errorCode = errno;
        }
    }
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    return m_errorCode == 0;
}

} // namespace mgm
} // namespace ns3
