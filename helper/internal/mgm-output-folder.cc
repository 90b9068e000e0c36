/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-output-folder.h"

#include "ns3/mgm-output-file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return whether a folder exists.
bool
IsFolder(const std::string& path)
{
    struct stat status;
    return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

} // namespace

OutputFolder::OutputFolder(const std::string& path)
    : m_path(path)
{
}

OutputFolder::~OutputFolder()
{
    Discard();
}

const std::string&
OutputFolder::GetPath() const
{
    return m_path;
}

void
OutputFolder::ReplaceFilesOf(const std::string& index)
{
    std::ifstream file(m_path + "/" + index);
    const nlohmann::json document = nlohmann::json::parse(file, nullptr, false);
    if (!document.is_object() || !document.contains("files") || !document["files"].is_array())
    {
        return;
    }
    const std::string capture = ".pcap";
    for (const nlohmann::json& element : document["files"])
    {
        const std::string name = element.is_string() ? element.get<std::string>() : "";
        if (name.empty() || name.find('/') != std::string::npos)
        {
            continue;
        }
        m_earlier.insert(name);
        if (name.size() > capture.size() &&
            name.compare(name.size() - capture.size(), capture.size(), capture) == 0)
        {
            m_earlier.insert(name + "ng");
        }
    }
}

bool
OutputFolder::Prepare()
{
    for (std::size_t end = m_path.find('/', 1);; end = m_path.find('/', end + 1))
    {
        const std::string folder = m_path.substr(0, end);
        if (!IsFolder(folder))
        {
            if (mkdir(folder.c_str(), 0777) != 0)
            {
                Fail("cannot make folder " + folder + ": " + std::strerror(errno));
                return false;
            }
            m_made.push_back(folder);
        }
        if (end == std::string::npos)
        {
            break;
        }
    }
    return true;
}

std::ostream*
OutputFolder::Open(const std::string& name)
{
    Entry entry{name, std::make_unique<OutputFile>(GetTemporaryPath(name))};
    if (entry.file->GetErrorCode() != 0)
    {
        Fail("cannot write " + m_path + "/" + name + ": " +
             std::strerror(entry.file->GetErrorCode()));
        return nullptr;
    }
    m_entries.push_back(std::move(entry));
    return &m_entries.back().file->GetStream();
}

std::string
OutputFolder::Reserve(const std::string& name)
{
    OutputFile file(GetTemporaryPath(name));
    if (file.GetErrorCode() != 0)
    {
        Fail("cannot write " + m_path + "/" + name + ": " + std::strerror(file.GetErrorCode()));
        return "";
    }
    m_entries.push_back({name, nullptr});
    return GetTemporaryPath(name);
}

void
OutputFolder::Fail(const std::string& error)
{
    if (m_error.empty())
    {
        m_error = error;
    }
}

bool
OutputFolder::Keep()
{
    for (const Entry& entry : m_entries)
    {
        if (entry.file && !entry.file->Close())
        {
            Fail("cannot write " + m_path + "/" + entry.name + ": " +
                 std::strerror(entry.file->GetErrorCode()));
        }
    }
    for (const Entry& entry : m_entries)
    {
        const std::string path = m_path + "/" + entry.name;
        if (m_error.empty() && std::rename(GetTemporaryPath(entry.name).c_str(), path.c_str()) != 0)
        {
            Fail("cannot write " + path + ": " + std::strerror(errno));
        }
    }
    if (!m_error.empty())
    {
        Discard();
        return false;
    }
    for (const Entry& entry : m_entries)
    {
        m_earlier.erase(entry.name);
    }
    for (const std::string& name : m_earlier)
    {
        unlink((m_path + "/" + name).c_str());
    }
    m_made.clear();
    m_entries.clear();
    m_earlier.clear();
    return true;
}

std::string
OutputFolder::GetError() const
{
    return m_error;
}

std::vector<std::string>
OutputFolder::GetNames() const
{
    std::vector<std::string> names;
    for (const Entry& entry : m_entries)
    {
        names.push_back(entry.name);
    }
    return names;
}

std::string
OutputFolder::GetTemporaryPath(const std::string& name) const
{
    return m_path + "/." + name + "." + std::to_string(getpid()) + ".part";
}

void
OutputFolder::Discard()
{
    for (const Entry& entry : m_entries)
    {
        unlink(GetTemporaryPath(entry.name).c_str());
    }
    m_entries.clear();
    while (!m_made.empty())
    {
        rmdir(m_made.back().c_str());
        m_made.pop_back();
    }
}

} // namespace mgm
} // namespace ns3
