/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A file to write to that knows why writing failed. The streams of the standard library only know
 * that it did.
 */

#ifndef MGM_OUTPUT_FILE_H
#define MGM_OUTPUT_FILE_H

#include <array>
#include <ostream>
#include <streambuf>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A new file, or an existing one that is emptied.
 */
class OutputFile : private std::streambuf
{
  public:
    /// @param [in] path Path of the file; see GetErrorCode for whether it could be opened.
    explicit OutputFile(const std::string& path);
    ~OutputFile() override;

    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// @return the stream to write to.
    std::ostream& GetStream();
    /**
     * Writes what is left and closes the file.
     * @return whether everything could be written.
     */
    bool Close();
    /// @return the number (errno) of the first error; 0 if there was none.
    int GetErrorCode() const;

  private:
    int_type overflow(int_type character) override;
    int sync() override;

    /// Hands the buffer to the system.
    bool Flush();

    std::array<char, 65536> m_buffer; //!< what is not written yet
    std::ostream m_stream;            //!< the stream over this buffer
    int m_descriptor;                 //!< of the open file; -1 when closed
    int m_errorCode{0};               //!< first error
};

} // namespace mgm
} // namespace ns3

#endif // MGM_OUTPUT_FILE_H
