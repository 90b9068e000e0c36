/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-reader.h"

#include "ns3/mgm-observation.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Longest line in bytes: the nodes of more than a million routers, and a bound on memory.
constexpr std::size_t LINE_LIMIT = 1 << 28;

/// How many bytes of a trace are read at once: as many as before together, within these limits, so
/// that the first lines of a trace are read without its rest.
constexpr std::size_t LEAST_READ = 1 << 10;
constexpr std::size_t MOST_READ = 1 << 18; //!< the other limit

/// Goes through the beginning of a line.
class LineScanner
{
  public:
    /// @param [in] line The line.
    explicit LineScanner(std::string_view line)
        : m_next(line.data()),
          m_end(line.data() + line.size())
    {
    }

    /// Goes past a text. @return whether it stands here.
    bool Skip(std::string_view text)
    {
        const bool here = static_cast<std::size_t>(m_end - m_next) >= text.size() &&
                          std::memcmp(m_next, text.data(), text.size()) == 0;
        m_next += here ? text.size() : 0;
        return here;
    }

    /// Reads a decimal number. @return whether one stands here.
    template <typename Integer>
    bool ReadNumber(Integer& number)
    {
        const auto result = std::from_chars(m_next, m_end, number);
        m_next = result.ptr;
        // A fraction or an exponent makes it another number.
        return result.ec == std::errc() && (m_next == m_end || (*m_next != '.' && *m_next != 'e'));
    }

    /// Reads a record id. @return whether one stands here.
    bool ReadId(RecordId& id)
    {
        id.node = RecordId::NETWORK;
        bool known = Skip("net");
        if (!known && Skip("obs"))
        {
            id.node = OBSERVER_NODE;
            known = true;
        }
        return (known || (ReadNumber(id.node) && id.node < OBSERVER_NODE)) && Skip(":") &&
               ReadNumber(id.sequence) && id.IsSet();
    }

    /// Reads up to the end of a text without escapes. @return whether there is one.
    bool ReadWord(std::string_view& word)
    {
        const char* const begin = m_next;
        const bool ended = SkipText();
        word = ended ? std::string_view(begin, static_cast<std::size_t>(m_next - begin - 1)) : "";
        return ended && word.find('\\') == std::string_view::npos;
    }

    /// Goes past the end of a text. @return whether there is one.
    bool SkipText()
    {
        while (m_next != m_end && *m_next != '"')
        {
            m_next += *m_next == '\\' && m_end - m_next > 1 ? 2 : 1;
        }
        const bool ended = m_next != m_end;
        m_next += ended ? 1 : 0;
        return ended;
    }

  private:
    const char* m_next; //!< where it stands
    const char* m_end;  //!< of the line
};

/// @return the part of a parser's message that says what is wrong and where in the line.
std::string
GetReason(const nlohmann::json::exception& error)
{
    const std::string message = error.what();
    const std::size_t bracket = message.find("] ");
    return bracket == std::string::npos ? message : message.substr(bracket + 2);
}

} // namespace

TraceFilter
MakeKindFilter(const std::set<std::string, std::less<>>& kinds)
{
    return [kinds](const TraceGlance& glance) { return kinds.find(glance.kind) != kinds.end(); };
}

TraceReader::TraceReader(std::istream& stream, const std::string& name)
    : m_stream(stream),
      m_name(name)
{
    ReadHeader();
}

const TraceHeader&
TraceReader::GetHeader() const
{
    return m_header;
}

const TraceRecord&
TraceReader::GetFirstLine() const
{
    return m_firstLine;
}

void
TraceReader::SetFilter(const TraceFilter& filter)
{
    m_filter = filter;
}

void
TraceReader::SetTimeLimit(int64_t time)
{
    m_timeLimit = time;
}

bool
TraceReader::Next(TraceRecord& record)
{
    TraceGlance glance;
    while (Skim(glance))
    {
        if (!m_filter || m_filter(glance))
        {
            record = ParseRecord();
            return true;
        }
    }
    return false;
}

bool
TraceReader::Skim(TraceGlance& glance)
{
    if (m_ended)
    {
        return false;
    }
    const LineEnd lineEnd = ReadLine();
    if (lineEnd == LineEnd::NO_LINE)
    {
        NoteInterruption("it has no last line");
        return false;
    }
    m_parsed = TraceRecord();
    if (lineEnd == LineEnd::NEWLINE && Glance(glance))
    {
        return Admit(glance);
    }
    if (!Parse(lineEnd, m_parsed))
    {
        NoteInterruption("line " + std::to_string(m_lineNumber) + ", its last, is incomplete");
        return false;
    }
    if (m_parsed.GetKind() == "trace")
    {
        throw m_parsed.MakeError("a second first line: two traces in one file");
    }
    if (m_parsed.GetKind() == "end")
    {
        ReadEnd(m_parsed);
        return false;
    }
    glance = {m_parsed.GetId(),
              m_parsed.GetCause(),
              m_parsed.GetTime(),
              m_parsed.GetKind(),
              m_offset,
              m_line};
    return Admit(glance);
}

TraceRecord
TraceReader::ParseRecord() const
{
    if (m_parsed.IsSet())
    {
        return m_parsed;
    }
    TraceRecord record;
    Parse(LineEnd::NEWLINE, record);
    return record;
}

bool
TraceReader::Admit(const TraceGlance& glance)
{
    if (glance.time < m_time)
    {
        throw TraceError(Where() + ": \"time_ns\" goes back");
    }
    if (glance.time > m_timeLimit)
    {
        m_ended = true;
        return false;
    }
    m_time = glance.time;
    ++m_records;
    return true;
}

bool
TraceReader::IsComplete() const
{
    return m_complete;
}

const std::string&
TraceReader::GetNotice() const
{
    return m_notice;
}

int64_t
TraceReader::GetEndTime() const
{
    return m_time;
}

uint64_t
TraceReader::GetRecordCount() const
{
    return m_records;
}

uint64_t
TraceReader::GetOffset() const
{
    return m_offset;
}

TraceRecord
TraceReader::ReadAt(uint64_t offset)
{
    m_stream.clear();
    m_stream.seekg(static_cast<std::streamoff>(offset));
    const std::string where = m_name + ", at byte " + std::to_string(offset);
    std::string line;
    if (!m_stream.good() || !std::getline(m_stream, line))
    {
        throw TraceError(where + ": the file changed while it was read");
    }
    try
    {
        return TraceRecord(nlohmann::json::parse(line), where);
    }
    catch (const nlohmann::json::exception& error)
    {
        throw TraceError(where + ": not JSON: " + GetReason(error));
    }
}

TraceReader::LineEnd
TraceReader::ReadLine()
{
    m_offset = m_nextOffset;
    ++m_lineNumber;
    std::size_t searched = 0;
    do
    {
        const char* const begin = m_buffer.data() + m_begin;
        const std::size_t size = m_end - m_begin;
        const void* const newline =
            size == searched ? nullptr : std::memchr(begin + searched, '\n', size - searched);
        if (newline)
        {
            const auto length = static_cast<std::size_t>(static_cast<const char*>(newline) - begin);
            m_line = std::string_view(begin, length);
            m_begin += length + 1;
            m_nextOffset += length + 1;
            return LineEnd::NEWLINE;
        }
        if (size >= LINE_LIMIT)
        {
            throw TraceError(Where() + ": longer than " + std::to_string(LINE_LIMIT) +
                             " bytes; no trace has such lines");
        }
        searched = size;
    } while (FillBuffer());
    m_line = std::string_view(m_buffer.data() + m_begin, m_end - m_begin);
    m_begin = m_end;
    m_nextOffset += m_line.size();
    return m_line.empty() ? LineEnd::NO_LINE : LineEnd::END_OF_FILE;
}

bool
TraceReader::FillBuffer()
{
    m_buffer.erase(0, m_begin);
    m_end -= m_begin;
    m_begin = 0;
    const auto before = static_cast<std::size_t>(m_nextOffset) + m_end;
    m_buffer.resize(m_end + std::max(m_end, std::clamp(before, LEAST_READ, MOST_READ)));
    const std::streamsize count = m_stream.rdbuf()->sgetn(
        m_buffer.data() + m_end, static_cast<std::streamsize>(m_buffer.size() - m_end));
    m_end += count > 0 ? static_cast<std::size_t>(count) : 0;
    return count > 0;
}

bool
TraceReader::Glance(TraceGlance& glance) const
{
    glance = TraceGlance();
    LineScanner scanner(m_line);
    const bool begun = scanner.Skip("{\"id\":\"") && scanner.ReadId(glance.id) &&
                       scanner.Skip("\",\"time_ns\":") && scanner.ReadNumber(glance.time) &&
                       scanner.Skip(",\"record\":\"") && scanner.ReadWord(glance.kind);
    if (!begun || glance.kind == "end" || glance.kind == "trace")
    {
        return false;
    }
    glance.offset = m_offset;
    glance.text = m_line;
    uint32_t node = glance.id.node;
    if (scanner.Skip(",\"node\":") && !scanner.ReadNumber(node))
    {
        return false;
    }
    // Observers tell of nodes, and have ids of their own.
    if (node != glance.id.node && glance.id.node != OBSERVER_NODE)
    {
        return false;
    }
    if (scanner.Skip(",\"name\":\"") && !scanner.SkipText())
    {
        return false;
    }
    const bool caused = scanner.Skip(",\"cause\":\"");
    return !caused || (scanner.ReadId(glance.cause) && scanner.Skip("\""));
}

void
TraceReader::ReadHeader()
{
    const LineEnd lineEnd = ReadLine();
    if (lineEnd == LineEnd::NO_LINE)
    {
        throw TraceError(m_name + ": the file is empty");
    }
    TraceRecord header;
    if (!Parse(lineEnd, header))
    {
        throw TraceError(Where() + ": the first line is incomplete, and there is no other");
    }
    m_header = ParseTraceHeader(header);
    m_firstLine = std::move(header);
}

void
TraceReader::ReadEnd(const TraceRecord& end)
{
    if (end.GetTime() < m_time)
    {
        throw end.MakeError("\"time_ns\" goes back");
    }
    if (end.GetTime() > m_timeLimit)
    {
        m_ended = true;
        return;
    }
    m_time = end.GetTime();
    const int64_t records = end.GetInteger("records");
    if (records < 0 || static_cast<uint64_t>(records) != m_records)
    {
        throw end.MakeError("the trace has " + std::to_string(m_records) +
                            " records, but its last line says " + std::to_string(records));
    }
    if (ReadLine() != LineEnd::NO_LINE)
    {
        throw TraceError(Where() + ": a line after the last one");
    }
    m_ended = true;
    m_complete = true;
}

bool
TraceReader::Parse(LineEnd lineEnd, TraceRecord& record) const
{
    try
    {
        record = TraceRecord(nlohmann::json::parse(m_line.begin(), m_line.end()), Where());
        return true;
    }
    catch (const nlohmann::json::exception& error)
    {
        if (lineEnd == LineEnd::END_OF_FILE)
        {
            return false;
        }
        throw TraceError(Where() + ": not JSON: " + GetReason(error));
    }
}

void
TraceReader::NoteInterruption(const std::string& what)
{
    m_ended = true;
    m_notice =
        "The trace is not complete (" + what + "): the run was interrupted, or is still going on.";
}

std::string
TraceReader::Where() const
{
    return m_name + ":" + std::to_string(m_lineNumber);
}

} // namespace mgm
} // namespace ns3
