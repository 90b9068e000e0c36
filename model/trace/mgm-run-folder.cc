/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many bytes at the end of a trace are looked at first.
constexpr uint64_t TAIL_SIZE = 1 << 16;

/// @return the time of the last whole line of a text; none where there is no such line.
std::optional<int64_t>
FindLastTime(const std::string& text)
{
    std::size_t end = text.size();
    while (end > 0)
    {
        const std::size_t last = text[end - 1] == '\n' ? end - 1 : end;
        const std::size_t before = last == 0 ? std::string::npos : text.rfind('\n', last - 1);
        if (before == std::string::npos)
        {
            return std::nullopt; // its beginning may be missing
        }
        const auto line = nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(before),
                                                text.begin() + static_cast<std::ptrdiff_t>(last),
                                                nullptr,
                                                false);
        const bool hasTime = line.is_object() && line.contains("time_ns");
        if (hasTime && line["time_ns"].is_number_integer())
        {
            return line["time_ns"].get<int64_t>();
        }
        end = before + 1;
    }
    return std::nullopt;
}

} // namespace

RunFolder::RunFolder(const std::string& path)
{
    std::error_code error;
    const std::filesystem::path given(path);
    const bool isFolder = std::filesystem::is_directory(given, error);
    const std::string parent = given.parent_path().string();
    m_path = isFolder ? path : parent.empty() ? "." : parent;
    m_traceName = path;
    if (isFolder)
    {
        const std::filesystem::path file = given / "trace.jsonl";
        m_traceName = file.string();
        if (!std::filesystem::exists(file, error))
        {
            throw TraceError(path + ": the folder contains no trace.jsonl");
        }
    }
    m_trace.open(m_traceName, std::ios::binary);
    if (!m_trace)
    {
        throw TraceError(m_traceName + ": cannot be opened: " + std::strerror(errno));
    }
}

const std::string&
RunFolder::GetPath() const
{
    return m_path;
}

const std::string&
RunFolder::GetTraceName() const
{
    return m_traceName;
}

std::istream&
RunFolder::OpenTrace()
{
    m_trace.clear();
    m_trace.seekg(0);
    return m_trace;
}

TraceReader
RunFolder::ReadTrace()
{
    return TraceReader(OpenTrace(), m_traceName);
}

int64_t
RunFolder::FindEndTime()
{
    OpenTrace().seekg(0, std::ios::end);
    const std::streamoff end = m_trace.tellg();
    const uint64_t size = end < 0 ? 0 : static_cast<uint64_t>(end);
    for (uint64_t tail = TAIL_SIZE;; tail *= 2)
    {
        const uint64_t length = std::min(tail, size);
        std::string text(length, '\0');
        OpenTrace().seekg(static_cast<std::streamoff>(size - length));
        m_trace.read(text.data(), static_cast<std::streamsize>(length));
        const std::optional<int64_t> time = FindLastTime(text);
        if (time || length == size)
        {
            return time.value_or(0);
        }
    }
}

std::string
RunFolder::FindFile(const std::string& name) const
{
    std::error_code error;
    const std::filesystem::path file = std::filesystem::path(m_path) / name;
    return std::filesystem::exists(file, error) ? file.string() : "";
}

nlohmann::json
RunFolder::ReadSummary() const
{
    const std::string name = FindFile("summary.json");
    if (name.empty())
    {
        throw TraceError(m_path + ": the folder contains no summary.json");
    }
    std::ifstream file(name, std::ios::binary);
    nlohmann::json summary = nlohmann::json::parse(file, nullptr, false);
    if (!summary.is_object())
    {
        throw TraceError(name + ": not a summary of a run");
    }
    return summary;
}

} // namespace mgm
} // namespace ns3
