/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-reader.h"

#include "ns3/mgm-trace-names.h"
#include "ns3/mgm-trace-writer.h"

#include <limits>

namespace ns3
{
namespace mgm
{

namespace
{

/// Longest line in bytes: the nodes of more than a million routers, and a bound on memory.
constexpr std::size_t LINE_LIMIT = 1 << 28;

/// @return the part of a parser's message that says what is wrong and where in the line.
std::string
GetReason(const nlohmann::json::exception& error)
{
    const std::string message = error.what();
    const std::size_t bracket = message.find("] ");
    return bracket == std::string::npos ? message : message.substr(bracket + 2);
}

} // namespace

std::string
TraceHeader::GetLabel(uint32_t node) const
{
    const auto found = nodes.find(node);
    return GetNodeLabel(node, found == nodes.end() ? "" : found->second.name);
}

std::size_t
TraceHeader::CountRouters() const
{
    std::size_t count = 0;
    for (const auto& item : nodes)
    {
        count += item.second.kind == "router" ? 1 : 0;
    }
    return count;
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

bool
TraceReader::Next(TraceRecord& record)
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
    if (!Parse(lineEnd, record))
    {
        NoteInterruption("line " + std::to_string(m_lineNumber) + ", its last, is incomplete");
        return false;
    }
    if (record.GetKind() == "trace")
    {
        throw record.MakeError("a second first line: two traces in one file");
    }
    if (record.GetTime() < m_time)
    {
        throw record.MakeError("\"time_ns\" goes back");
    }
    m_time = record.GetTime();
    if (record.GetKind() == "end")
    {
        ReadEnd(record);
        return false;
    }
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
    if (!m_stream.good() || !std::getline(m_stream, m_line))
    {
        throw TraceError(where + ": the file changed while it was read");
    }
    try
    {
        return TraceRecord(nlohmann::json::parse(m_line), where);
    }
    catch (const nlohmann::json::exception& error)
    {
        throw TraceError(where + ": " + GetReason(error));
    }
}

TraceReader::LineEnd
TraceReader::ReadLine()
{
    m_offset = m_nextOffset;
    m_line.clear();
    ++m_lineNumber;
    std::streambuf* const buffer = m_stream.rdbuf();
    for (int byte = buffer->sbumpc(); byte != std::char_traits<char>::eof();
         byte = buffer->sbumpc())
    {
        ++m_nextOffset;
        if (byte == '\n')
        {
            return LineEnd::NEWLINE;
        }
        if (m_line.size() == LINE_LIMIT)
        {
            throw TraceError(Where() + ": longer than " + std::to_string(LINE_LIMIT) +
                             " bytes; no trace has such lines");
        }
        m_line += static_cast<char>(byte);
    }
    return m_line.empty() ? LineEnd::NO_LINE : LineEnd::END_OF_FILE;
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
    if (header.GetKind() != "trace")
    {
        throw header.MakeError("not a trace of mgm: its first line is a record \"" +
                               header.GetKind() + "\", not \"trace\"");
    }
    const int64_t version = header.GetInteger("schema_version");
    if (version != TRACE_SCHEMA_VERSION)
    {
        throw header.MakeError("the trace has schema version " + std::to_string(version) +
                               "; this program reads version " +
                               std::to_string(TRACE_SCHEMA_VERSION));
    }
    m_header.scenario = header.GetText("scenario");
    m_header.seed = header.GetInteger("seed");
    m_header.run = header.GetInteger("run");
    m_header.ns3Version = header.GetText("ns3_version");
    m_header.level = header.GetText("level");
    TraceLevel level;
    if (!ParseTraceLevel(m_header.level, level))
    {
        throw header.MakeError("\"level\" is \"" + m_header.level +
                               "\"; it can be alerts, control, state or packets");
    }
    ReadNodes(header);
}

void
TraceReader::ReadNodes(const TraceRecord& header)
{
    for (const TraceRecord& node : header.GetObjects("nodes"))
    {
        const nlohmann::json& fields = node.GetFields();
        const bool valid = node.Has("id") && fields["id"].is_number_unsigned() &&
                           fields["id"] < TraceRecord::NO_NODE && node.Has("kind") &&
                           fields["kind"].is_string() &&
                           (!node.Has("name") || fields["name"].is_string());
        if (!valid)
        {
            throw header.MakeError(
                "\"nodes\" has an element that is not a node: it needs an \"id\" "
                "and a \"kind\", and may have a \"name\"");
        }
        m_header.nodes[node.GetUnsigned("id")] = {node.Has("name") ? node.GetText("name") : "",
                                                  node.GetText("kind"),
                                                  ReadInterfaces(node)};
    }
}

std::vector<TraceHeader::Interface>
TraceReader::ReadInterfaces(const TraceRecord& node)
{
    std::vector<TraceHeader::Interface> interfaces;
    if (!node.Has("interfaces"))
    {
        return interfaces;
    }
    const auto text = [](const TraceRecord& object, const char* key) {
        return object.Has(key) ? object.GetText(key) : "";
    };
    for (const TraceRecord& object : node.GetObjects("interfaces"))
    {
        TraceHeader::Interface interface;
        interface.index = object.GetUnsigned("index");
        interface.name = text(object, "name");
        interface.address = text(object, "address");
        interface.type = text(object, "type");
        if (object.Has("prefix_length"))
        {
            interface.prefixLength = object.GetUnsigned("prefix_length");
        }
        if (object.Has("channel"))
        {
            interface.channel = object.GetUnsigned("channel");
        }
        interfaces.push_back(std::move(interface));
    }
    return interfaces;
}

void
TraceReader::ReadEnd(const TraceRecord& end)
{
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
TraceReader::Parse(LineEnd lineEnd, TraceRecord& record)
{
    try
    {
        record = TraceRecord(nlohmann::json::parse(m_line), Where());
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
