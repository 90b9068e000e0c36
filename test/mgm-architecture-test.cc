/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-architecture: which room of the module may include which. The rules keep the picture of
 * the README true: the forwarder names no protocol, a protocol reaches forwarding entries through
 * the group manager only, and nothing depends on the trace.
 */

#include "mgm-test-files.h"
#include "ns3/test.h"

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// What the files of one room may include.
struct RoomRule
{
    std::set<std::string> rooms;   //!< other rooms, whole
    std::set<std::string> headers; //!< single headers of other rooms: interfaces
    bool json{false};              //!< whether nlohmann/json may appear
    bool anything{false};          //!< no rule
};

/// Room "types" is model/ itself, the values that all share.
const std::map<std::string, RoomRule>&
GetRules()
{
    static const std::map<std::string, RoomRule> rules{
        {"types", {{}, {}, false, false}},
        {"forwarder", {{"types"}, {}, false, false}},
        {"topology", {{}, {}, false, false}},
        {"rpf", {{"types", "topology"}, {}, false, false}},
        {"manager", {{"types"}, {"mgm-forwarder-control.h", "mgm-rpf-source.h"}, false, false}},
        {"protocols",
         {{"types", "rpf", "topology"},
          {"mgm-client-interface.h",
           "mgm-client-callbacks.h",
           "mgm-client-registration.h",
           "mgm-manager-records.h"},
          false,
          false}},
        {"trace",
         {{"types", "forwarder", "manager", "rpf", "topology", "protocols"}, {}, true, false}},
        {"open", {{}, {}, true, true}},
    };
    return rules;
}

/// One source file and the room it lies in.
struct SourceFile
{
    std::string path; //!< below the module's folder
    std::string room; //!< key of GetRules, with the protocol's name for a protocol
};

/// @return the room of a path, for example "protocols/static".
std::string
GetRoom(const std::string& path)
{
    std::smatch match;
    if (std::regex_match(path, match, std::regex("model/(protocols/[^/]+)/.*")) ||
        std::regex_match(path, match, std::regex("model/([^/]+)/.*")))
    {
        return match[1];
    }
    return path.rfind("model/", 0) == 0 ? "types" : "open";
}

/// @return the rule of a room.
const RoomRule&
GetRule(const std::string& room)
{
    return GetRules().at(room.substr(0, room.find('/')));
}

/// @return the file name of a path.
std::string
GetFileName(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

/// Every include of every file of the library keeps the rules.
class IncludeRuleTestCase : public ModuleTestCase
{
  public:
    IncludeRuleTestCase()
        : ModuleTestCase("Each room includes only what it may")
    {
    }

  private:
    void DoRun() override
    {
        ReadSourceList();
        NS_TEST_ASSERT_MSG_GT(m_files.size(), 0u, "sources.txt names files");
        for (const SourceFile& file : m_files)
        {
            NS_TEST_ASSERT_MSG_EQ(GetRules().count(file.room.substr(0, file.room.find('/'))),
                                  1u,
                                  file.path << ": room " << file.room << " has no rule");
            CheckFile(file);
        }
    }

    /// Reads sources.txt and learns in which room each header lies.
    void ReadSourceList()
    {
        std::ifstream list(GetModulePath("sources.txt"));
        std::string line;
        while (std::getline(list, line))
        {
            if (line.rfind("model/", 0) != 0 && line.rfind("helper/", 0) != 0)
            {
                continue;
            }
            m_files.push_back({line, GetRoom(line)});
            m_roomOfHeader[GetFileName(line)] = GetRoom(line);
        }
    }

    /// Checks the includes of one file.
    void CheckFile(const SourceFile& file)
    {
        std::ifstream text(GetModulePath(file.path));
        NS_TEST_ASSERT_MSG_EQ(text.good(), true, file.path << " can be read");
        const std::regex include("\\s*#\\s*include\\s*([\"<])([^\">]+)[\">].*");
        std::string line;
        std::smatch match;
        for (int number = 1; std::getline(text, line); ++number)
        {
            if (std::regex_match(line, match, include))
            {
                CheckInclude(file, number, match[2]);
            }
        }
    }

    /// Checks one include.
    void CheckInclude(const SourceFile& file, int line, const std::string& included)
    {
        const RoomRule& rule = GetRule(file.room);
        const std::string header = GetFileName(included);
        if (included.rfind("nlohmann/", 0) == 0)
        {
            NS_TEST_EXPECT_MSG_EQ(rule.json, true, Where(file, line) << "JSON in " << file.room);
        }
        if (file.room == "topology" && included.rfind("ns3/ip", 0) == 0)
        {
            NS_TEST_EXPECT_MSG_EQ(
                true, false, Where(file, line) << "topology includes " << included);
        }
        const auto room = m_roomOfHeader.find(header);
        if (room == m_roomOfHeader.end() || rule.anything || room->second == file.room)
        {
            return;
        }
        NS_TEST_EXPECT_MSG_EQ(
            included.rfind("ns3/", 0), 0u, Where(file, line) << "ns3/ is missing");
        const bool allowed =
            rule.rooms.count(room->second.substr(0, room->second.find('/'))) != 0 ||
            rule.headers.count(header) != 0;
        NS_TEST_EXPECT_MSG_EQ(allowed,
                              true,
                              Where(file, line) << "room " << file.room << " may not include "
                                                << header << " of room " << room->second);
    }

    /// @return "path:line: ".
    static std::string Where(const SourceFile& file, int line)
    {
        return file.path + ":" + std::to_string(line) + ": ";
    }

    std::vector<SourceFile> m_files;                   //!< of the library
    std::map<std::string, std::string> m_roomOfHeader; //!< by file name
};

/// Suite mgm-architecture.
class ArchitectureTestSuite : public TestSuite
{
  public:
    ArchitectureTestSuite()
        : TestSuite("mgm-architecture", TestSuite::Type::UNIT)
    {
        AddTestCase(new IncludeRuleTestCase);
    }
};

ArchitectureTestSuite g_architectureTestSuite; //!< Static variable for test initialization

} // namespace
