/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-statements: each of the statements M-01 to M-110 of mgm-api is the name of a test case,
 * and the tables of doc/ that lead from statements, decisions and names to code and tests are true.
 */

#include "mgm-test-files.h"
#include "ns3/test.h"

#include <cctype>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Number of statements.
constexpr int STATEMENTS = 110;

/// @return all matches of the first group of a pattern in a text.
std::vector<std::string>
FindAll(const std::string& text, const std::string& pattern)
{
    std::vector<std::string> found;
    const std::regex regex(pattern);
    for (std::sregex_iterator match(text.begin(), text.end(), regex);
         match != std::sregex_iterator();
         ++match)
    {
        found.push_back((*match)[1]);
    }
    return found;
}

/// @return a number as in "M-07" and "M-107".
std::string
GetStatementName(int statement)
{
    return (statement < 10 ? "M-0" : "M-") + std::to_string(statement);
}

/// @return the cells of the rows of all tables in a Markdown file, without headings and rules.
std::vector<std::vector<std::string>>
ReadRows(const std::string& text)
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
    {
        if (line.rfind("|---", 0) == 0 && !rows.empty())
        {
            rows.pop_back(); // the heading
        }
        else if (line.rfind("| ", 0) == 0)
        {
            rows.push_back(FindAll(line, "\\|\\s*([^|]*?)\\s*(?=\\|)"));
        }
    }
    return rows;
}

/// Reads test sources and tables.
class StatementsTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /// Reads the names of suites and of their cases from the sources of the tests.
    void ReadTests()
    {
        for (const std::string& path : ListFiles(GetModulePath("test"), "-test.cc"))
        {
            const std::string text = ReadFile(path);
            const auto suites = FindAll(text, "TestSuite\\(\"([a-z0-9-]+)\"");
            const auto names =
                FindAll(text, "(?:\\b[Aa]dd|Case)\\(\\s*\"([^\"]*\\bM-[0-9]{2}[^\"]*)\"");
            for (const std::string& suite : suites)
            {
                m_suites[suite];
                for (const std::string& name : names)
                {
                    for (const std::string& statement : FindAll(name, "\\b(M-[0-9]+)"))
                    {
                        m_suites[suite].insert(statement);
                    }
                }
            }
        }
    }

    std::map<std::string, std::set<std::string>> m_suites; //!< statements that suites name
};

/// Every statement is the name of a test case, and has a row.
class StatementTableTestCase : public StatementsTestCase
{
  public:
    StatementTableTestCase()
        : StatementsTestCase("Every statement has a test case of its number and a row in its table")
    {
    }

  private:
    void DoRun() override
    {
        ReadTests();
        std::map<std::string, std::vector<std::string>> rows;
        for (const auto& row : ReadRows(ReadFile(GetModulePath("doc/statements.md"))))
        {
            NS_TEST_ASSERT_MSG_EQ(row.size(), 5u, row.at(0) << ": columns");
            NS_TEST_EXPECT_MSG_EQ(rows.count(row[0]), 0u, row[0] << ": one row");
            rows[row[0]] = row;
        }
        NS_TEST_EXPECT_MSG_EQ(rows.size(), std::size_t(STATEMENTS), "rows");
        for (int statement = 1; statement <= STATEMENTS; ++statement)
        {
            const std::string name = GetStatementName(statement);
            NS_TEST_ASSERT_MSG_EQ(rows.count(name), 1u, name << ": a row");
            CheckRow(rows.at(name));
        }
    }

    /// Compares one row with the sources.
    void CheckRow(const std::vector<std::string>& row)
    {
        const std::string& name = row[0];
        const bool isKind =
            row[2] == "implemented" || row[2] == "decided" || row[2] == "implemented, decided";
        NS_TEST_EXPECT_MSG_EQ(isKind, true, name << ": " << row[2]);
        for (const std::string& path : FindAll(row[3], "`([^`]*)`"))
        {
            NS_TEST_EXPECT_MSG_EQ(
                ReadFile(GetModulePath(path)).empty(), false, name << ": " << path);
        }
        std::set<std::string> naming;
        for (const auto& [suite, statements] : m_suites)
        {
            if (statements.count(name) != 0)
            {
                naming.insert(suite);
            }
        }
        NS_TEST_EXPECT_MSG_EQ(naming.empty(), false, name << " is the name of a test case");
        std::string expected;
        for (const std::string& suite : naming)
        {
            expected += (expected.empty() ? "`" : ", `") + suite + '`';
        }
        NS_TEST_EXPECT_MSG_EQ(row[4], expected, name << ": the suites with a case of its number");
    }
};

/// Suites that documents name exist.
class DecisionTableTestCase : public StatementsTestCase
{
  public:
    DecisionTableTestCase()
        : StatementsTestCase(
              "Every decision names suites that exist, and statements that they name")
    {
    }

  private:
    void DoRun() override
    {
        ReadTests();
        const auto rows = ReadRows(ReadFile(GetModulePath("doc/decisions.md")));
        NS_TEST_EXPECT_MSG_GT(rows.size(), 50u, "the table was found");
        for (const auto& row : rows)
        {
            NS_TEST_ASSERT_MSG_EQ((row.size() >= 4), true, row.at(0) << ": columns");
            const auto suites = FindAll(row.back(), "(mgm-[a-z0-9-]+)");
            NS_TEST_EXPECT_MSG_EQ(suites.empty(), false, row[0] << ": a test");
            std::set<std::string> named;
            for (const std::string& suite : suites)
            {
                NS_TEST_EXPECT_MSG_EQ(m_suites.count(suite), 1u, row[0] << ": " << suite);
                named.insert(m_suites[suite].begin(), m_suites[suite].end());
            }
            for (const std::string& statement : FindAll(row.back(), "\\b(M-[0-9]+)"))
            {
                NS_TEST_EXPECT_MSG_EQ(named.count(statement), 1u, row[0] << ": " << statement);
            }
        }
    }
};

/// Our names exist.
class NameTableTestCase : public ModuleTestCase
{
  public:
    NameTableTestCase()
        : ModuleTestCase("Every name of ours in the table of names is in a header")
    {
    }

  private:
    void DoRun() override
    {
        std::string words;
        for (const char* room : {"model",
                                 "model/forwarder",
                                 "model/manager",
                                 "model/rpf",
                                 "model/protocols/igmp",
                                 "model/protocols/pim"})
        {
            for (const char* ending : {".h", "-forwarder.cc", "-manager.cc", "-settings.cc"})
            {
                for (const std::string& path : ListFiles(GetModulePath(room), ending))
                {
                    words += ReadFile(path);
                }
            }
        }
        std::set<std::string> known;
        for (const std::string& word : FindAll(words, "\\b([A-Za-z_]\\w*)"))
        {
            known.insert(word);
        }
        const auto names =
            FindAll(ReadFile(GetModulePath("doc/names.md")), "`([A-Za-z_:]+)`(?=[^\\n]*\\|)");
        NS_TEST_EXPECT_MSG_GT(names.size(), 100u, "the tables were found");
        for (const std::string& name : names)
        {
            for (const std::string& part : FindAll(name, "([A-Za-z_]+)"))
            {
                const bool isStandard = name.rfind("std::", 0) == 0;
                NS_TEST_EXPECT_MSG_EQ((isStandard || known.count(part) != 0), true, name);
            }
        }
    }
};

/// Suite mgm-statements.
class StatementsTestSuite : public TestSuite
{
  public:
    StatementsTestSuite()
        : TestSuite("mgm-statements", TestSuite::Type::UNIT)
    {
        AddTestCase(new StatementTableTestCase);
        AddTestCase(new DecisionTableTestCase);
        AddTestCase(new NameTableTestCase);
    }
};

StatementsTestSuite g_statementsTestSuite; //!< Static variable for test initialization

} // namespace
