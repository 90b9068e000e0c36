/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-output-folder: results appear whole or not at all.
 */

#include "ns3/mgm-output-file.h"
#include "ns3/mgm-output-folder.h"
#include "ns3/test.h"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// @return whether there is a file or folder of this path.
bool
Exists(const std::string& path)
{
    struct stat status;
    return stat(path.c_str(), &status) == 0;
}

/// @return the content of a file.
std::string
ReadAll(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// Files get their names together, at the end.
class KeepTestCase : public TestCase
{
  public:
    KeepTestCase()
        : TestCase("Files have their names only when all of them are complete")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = CreateTempDirFilename("keep/deeper");
        std::string reserved;
        {
            OutputFolder folder(path);
            NS_TEST_ASSERT_MSG_EQ(folder.Prepare(), true, folder.GetError());
            *folder.Open("a.txt") << "first\n";
            reserved = folder.Reserve("b.txt");
            std::ofstream(reserved) << "second\n";
            NS_TEST_EXPECT_MSG_EQ(Exists(path + "/a.txt"), false, "not complete yet");
            NS_TEST_EXPECT_MSG_EQ(folder.Keep(), true, folder.GetError());
        }
        NS_TEST_EXPECT_MSG_EQ(ReadAll(path + "/a.txt"), "first\n", "written");
        NS_TEST_EXPECT_MSG_EQ(ReadAll(path + "/b.txt"), "second\n", "written by somebody else");
        NS_TEST_EXPECT_MSG_EQ(Exists(reserved), false, "no temporary name is left");

        OutputFolder again(path);
        again.Prepare();
        *again.Open("a.txt") << "third\n";
        NS_TEST_EXPECT_MSG_EQ(ReadAll(path + "/a.txt"), "first\n", "the old file stays until Keep");
        NS_TEST_EXPECT_MSG_EQ(again.Keep(), true, again.GetError());
        NS_TEST_EXPECT_MSG_EQ(ReadAll(path + "/a.txt"), "third\n", "and is replaced then");
    }
};

/// Nothing is left of what was not kept.
class DiscardTestCase : public TestCase
{
  public:
    DiscardTestCase()
        : TestCase("Without Keep, and after an error, nothing is left behind")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = CreateTempDirFilename("discard");
        {
            OutputFolder folder(path + "/deeper");
            folder.Prepare();
            *folder.Open("a.txt") << "lost\n";
        }
        NS_TEST_EXPECT_MSG_EQ(Exists(path), false, "the folders are gone with the file");
        {
            OutputFolder folder(path);
            folder.Prepare();
            *folder.Open("a.txt") << "lost\n";
            folder.Fail("first error");
            folder.Fail("second error");
            NS_TEST_EXPECT_MSG_EQ(folder.Keep(), false, "not kept");
            NS_TEST_EXPECT_MSG_EQ(folder.GetError(), "first error", "the first error counts");
        }
        NS_TEST_EXPECT_MSG_EQ(Exists(path), false, "nothing is left");
    }
};

/// Files that cannot be made or written.
class ErrorTestCase : public TestCase
{
  public:
    ErrorTestCase()
        : TestCase("Errors name the file and the reason")
    {
    }

  private:
    void DoRun() override
    {
        const std::string file = CreateTempDirFilename("file");
        std::ofstream(file) << "not a folder\n";
        OutputFolder below(file + "/below");
        NS_TEST_EXPECT_MSG_EQ(below.Prepare(), false, "a file is no folder");
        NS_TEST_EXPECT_MSG_EQ(below.GetError(),
                              "cannot make folder " + file + ": File exists",
                              "which folder and why");

        OutputFolder missing(file + "-missing");
        NS_TEST_EXPECT_MSG_EQ((missing.Open("a.txt") == nullptr), true, "no folder");
        NS_TEST_EXPECT_MSG_EQ(missing.Reserve("b.txt"), "", "no folder");
        NS_TEST_EXPECT_MSG_EQ(missing.GetError(),
                              "cannot write " + file + "-missing/a.txt: No such file or directory",
                              "which file and why");

        OutputFile full("/dev/full");
        full.GetStream() << "more than fits" << std::flush;
        NS_TEST_EXPECT_MSG_EQ(full.GetStream().good(), false, "the stream knows");
        NS_TEST_EXPECT_MSG_EQ(full.Close(), false, "the file is not whole");
        NS_TEST_EXPECT_MSG_EQ(full.GetErrorCode(), ENOSPC, "and why");
    }
};

/// More than one buffer of data.
class LargeFileTestCase : public TestCase
{
  public:
    LargeFileTestCase()
        : TestCase("A file larger than its buffer is written in order")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = CreateTempDirFilename("large");
        std::string expected;
        OutputFile file(path);
        for (int i = 0; i < 50000; ++i)
        {
            file.GetStream() << i << '\n';
            expected += std::to_string(i) + '\n';
        }
        NS_TEST_EXPECT_MSG_EQ(file.Close(), true, "closed");
        NS_TEST_EXPECT_MSG_EQ((ReadAll(path) == expected), true, "nothing is lost or doubled");
    }
};

/// Files of an earlier run go.
class EarlierFilesTestCase : public TestCase
{
  public:
    EarlierFilesTestCase()
        : TestCase("Files that an earlier run left go, when those of this one are complete")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = CreateTempDirFilename("earlier");
        {
            OutputFolder folder(path);
            folder.Prepare();
            for (const char* name : {"a.txt", "b.pcap", "b.pcapng", "notes.txt"})
            {
                *folder.Open(name) << name;
            }
            *folder.Open("index.json") << R"({"files": ["index.json", "a.txt", "b.pcap",
                "../outside.txt", 7, ""]})";
            std::ofstream(path + "/../outside.txt") << "outside";
            NS_TEST_ASSERT_MSG_EQ(folder.Keep(), true, folder.GetError());
        }
        {
            OutputFolder folder(path);
            folder.ReplaceFilesOf("index.json");
            folder.Prepare();
            *folder.Open("a.txt") << "new";
            folder.Fail("no room");
            folder.Keep();
        }
        NS_TEST_EXPECT_MSG_EQ(Exists(path + "/b.pcap"), true, "an error changes nothing");
        OutputFolder folder(path);
        folder.ReplaceFilesOf("index.json");
        folder.Prepare();
        *folder.Open("a.txt") << "new";
        NS_TEST_EXPECT_MSG_EQ(folder.Keep(), true, folder.GetError());
        NS_TEST_EXPECT_MSG_EQ(ReadAll(path + "/a.txt"), "new", "replaced");
        NS_TEST_EXPECT_MSG_EQ(Exists(path + "/index.json"), false, "gone");
        NS_TEST_EXPECT_MSG_EQ(Exists(path + "/b.pcap"), false, "gone");
        NS_TEST_EXPECT_MSG_EQ(Exists(path + "/b.pcapng"), false, "its annotated copy too");
        NS_TEST_EXPECT_MSG_EQ(Exists(path + "/notes.txt"), true, "nobody's file stays");
        NS_TEST_EXPECT_MSG_EQ(Exists(path + "/../outside.txt"), true, "outside");
    }
};

/// Suite mgm-output-folder.
class OutputFolderTestSuite : public TestSuite
{
  public:
    OutputFolderTestSuite()
        : TestSuite("mgm-output-folder", TestSuite::Type::UNIT)
    {
        AddTestCase(new KeepTestCase);
        AddTestCase(new DiscardTestCase);
        AddTestCase(new ErrorTestCase);
        AddTestCase(new LargeFileTestCase);
        AddTestCase(new EarlierFilesTestCase);
    }
};

OutputFolderTestSuite g_outputFolderTestSuite; //!< Static variable for test initialization

} // namespace
