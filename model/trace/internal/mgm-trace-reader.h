/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reads a trace line by line, and says where and why if it cannot.
 */

#ifndef MGM_TRACE_READER_H
#define MGM_TRACE_READER_H

#include "ns3/mgm-trace-header.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <functional>
#include <istream>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What is known of a record at the first glance, before its line is parsed.
 */
struct TraceGlance
{
    RecordId id;           //!< its id
    RecordId cause;        //!< its cause; not set where it has none
    int64_t time{0};       //!< time of the event in nanoseconds
    std::string_view kind; //!< what it tells of
    uint64_t offset{0};    //!< where it begins in the stream, in bytes
    std::string_view text; //!< its line
};

/// Says of a record whether it is wanted.
using TraceFilter = std::function<bool(const TraceGlance&)>;

/**
 * @param [in] kinds Kinds of records: "alert", "entry", ...
 * @return a filter that wants records of these kinds.
 */
TraceFilter MakeKindFilter(const std::set<std::string, std::less<>>& kinds);

/**
 * @ingroup mgm
 * Reads the records of a trace, one after the other; nothing of the file is kept. What is wrong
 * with a trace is thrown as a TraceError. The end of an interrupted run, which lacks the last line
 * and perhaps a part of the line before, is not wrong.
 *
 * Parsing JSON is most of the work. With a filter, only the lines of records that are wanted are
 * parsed; of the others, no more is checked than that time does not go back.
 */
class TraceReader
{
  public:
    /**
     * Reads the first line.
     * @param [in,out] stream The trace, from its beginning.
     * @param [in] name Name of the file, for messages.
     */
    TraceReader(std::istream& stream, const std::string& name);

    /// @param [in] filter Which records Next tells of; without a filter, all.
    void SetFilter(const TraceFilter& filter);
    /// @param [in] time In nanoseconds: reading ends before the first record that is later.
    void SetTimeLimit(int64_t time);

    /// @return what the first line says.
    const TraceHeader& GetHeader() const;

    /// @return the first line itself, with all that GetHeader does not have.
    const TraceRecord& GetFirstLine() const;

    /**
     * Reads the next record. At the end, see IsComplete.
     * @param [out] record The record.
     * @return whether there was one.
     */
    bool Next(TraceRecord& record);

    /**
     * Goes to the next record, wanted or not, and parses it only if its line is not written as
     * TraceWriter writes it. At the end, see IsComplete.
     * @param [out] glance What is known of it; its texts last until the next record.
     * @return whether there was one.
     */
    bool Skim(TraceGlance& glance);
    /// @return the record that Skim went to.
    TraceRecord ParseRecord() const;

    /// @return after the end: whether the last line is there, so that nothing is missing; false
    /// where the time limit ended the reading.
    bool IsComplete() const;
    /// @return after the end: a sentence on how the trace ends, if it is not complete; else "".
    const std::string& GetNotice() const;
    /// @return time of the last line in nanoseconds; at the end of a complete trace, of the run's
    /// end.
    int64_t GetEndTime() const;
    /// @return number of records read so far, wanted or not.
    uint64_t GetRecordCount() const;

    /// @return where the last record read begins in the stream, in bytes.
    uint64_t GetOffset() const;
    /**
     * Reads a single record again, after the end.
     * @param [in] offset Where it begins.
     * @return the record.
     */
    TraceRecord ReadAt(uint64_t offset);

  private:
    /// How a line ends.
    enum class LineEnd
    {
        NEWLINE,     //!< as it should
        END_OF_FILE, //!< with the file
        NO_LINE,     //!< there is no line any more
    };

    /**
     * Reads the next line, m_line.
     * @return how it ends.
     */
    LineEnd ReadLine();
    /**
     * Reads more of the stream.
     * @return whether there was more.
     */
    bool FillBuffer();
    /**
     * Reads the beginning of m_line, if it is written as TraceWriter writes it.
     * @param [out] glance What it says.
     * @return whether it is.
     */
    bool Glance(TraceGlance& glance) const;
    /**
     * Counts the next record.
     * @param [in] glance What is known of it.
     * @return whether it is not beyond the time limit, at which reading ends.
     */
    bool Admit(const TraceGlance& glance);
    /// Reads the first line.
    void ReadHeader();
    /// Checks the last line and that nothing comes after it.
    void ReadEnd(const TraceRecord& end);
    /**
     * Parses m_line.
     * @param [in] lineEnd How the line ends.
     * @param [out] record The record.
     * @return whether there is a whole record; a record may be incomplete at the end of the file.
     */
    bool Parse(LineEnd lineEnd, TraceRecord& record) const;
    /// Notes how an interrupted run ends.
    void NoteInterruption(const std::string& what);
    /// @return file and line.
    std::string Where() const;

    std::istream& m_stream;   //!< the trace
    std::string m_name;       //!< of the file
    TraceHeader m_header;     //!< the first line
    TraceRecord m_firstLine;  //!< the first line, as it stands there
    std::string m_buffer;     //!< a part of the stream
    std::size_t m_begin{0};   //!< where in the buffer the next line begins
    std::size_t m_end{0};     //!< end of what was read into the buffer
    std::string_view m_line;  //!< the last line read, in the buffer
    uint64_t m_lineNumber{0}; //!< its number, from 1
    uint64_t m_offset{0};     //!< where it begins
    uint64_t m_nextOffset{0}; //!< where the next one begins
    uint64_t m_records{0};    //!< records read so far
    int64_t m_time{0};        //!< time of the last record
    TraceRecord m_parsed;     //!< the last record, if Skim had to parse it
    TraceFilter m_filter;     //!< which records are wanted
    int64_t m_timeLimit{std::numeric_limits<int64_t>::max()}; //!< later records are not
    bool m_ended{false};    //!< whether there is nothing more to read
    bool m_complete{false}; //!< whether the last line was there
    std::string m_notice;   //!< how the trace ends, if not complete
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_READER_H
