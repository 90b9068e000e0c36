/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-router-tables: one case for each row of the tables of RFC 3376 6.4, at the querier
 * and at another router (S2).
 *
 * A state is written with the moments at which its timers expire: "EXCLUDE 360 (2=102 5=360, 4)" is
 * EXCLUDE (X,Y) with X = {10.0.0.2, 10.0.0.5}, Y = {10.0.0.4}.
 */

#include "mgm-igmp-router-machine.h"
#include "ns3/test.h"

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr auto IS_IN = IgmpRecordType::MODE_IS_INCLUDE;
constexpr auto IS_EX = IgmpRecordType::MODE_IS_EXCLUDE;
constexpr auto ALLOW = IgmpRecordType::ALLOW_NEW_SOURCES;
constexpr auto BLOCK = IgmpRecordType::BLOCK_OLD_SOURCES;
constexpr auto TO_IN = IgmpRecordType::CHANGE_TO_INCLUDE_MODE;
constexpr auto TO_EX = IgmpRecordType::CHANGE_TO_EXCLUDE_MODE;

/// One row of the tables of RFC 3376 6.4.
struct Row
{
    std::string name;       //!< the row
    FilterMode mode;        //!< Router State
    IgmpRecordType type;    //!< Report Rec'd
    std::string asQuerier;  //!< New Router State, at the querier
    std::string journal;    //!< what the querier tells the group manager, and what it sends
    std::string asOther;    //!< New Router State, at another router, which sends nothing
    std::string membership; //!< what the other router tells the group manager
};

/**
 * The rows, with INCLUDE ({1, 2}) of 0 s and the record's sources {2, 3}, or EXCLUDE ({1, 2},
 * {3, 4}) of 0 s whose source timers are of 10 s, and the record's sources {2, 4, 5}. The record
 * comes at 100 s. Group Membership Interval 260 s, Last Member Query Time 2 s.
 */
const std::vector<Row>&
GetRows()
{
    const auto include = FilterMode::INCLUDE;
    const auto exclude = FilterMode::EXCLUDE;
    static const std::vector<Row> rows{
        {"6.4.1 INCLUDE (A), IS_IN (B): INCLUDE (A+B); (B)=GMI",
         include,
         IS_IN,
         "INCLUDE (1=260 2=360 3=360)",
         "100 +(3)",
         "INCLUDE (1=260 2=360 3=360)",
         "100 +(3)"},
        {"6.4.1 INCLUDE (A), IS_EX (B): EXCLUDE (A*B,B-A); (B-A)=0, Delete (A-B), Group Timer=GMI",
         include,
         IS_EX,
         "EXCLUDE 360 (2=260, 3)",
         "100 +(*) -(1) -(2)",
         "EXCLUDE 360 (2=260, 3)",
         "100 +(*) -(1) -(2)"},
        {"6.4.1 EXCLUDE (X,Y), IS_IN (A): EXCLUDE (X+A,Y-A); (A)=GMI",
         exclude,
         IS_IN,
         "EXCLUDE 260 (1=270 2=360 4=360 5=360, 3)",
         "",
         "EXCLUDE 260 (1=270 2=360 4=360 5=360, 3)",
         ""},
        {"6.4.1 EXCLUDE (X,Y), IS_EX (A): EXCLUDE (A-Y,Y*A); (A-X-Y)=GMI, Delete (X-A), "
         "Delete (Y-A), Group Timer=GMI",
         exclude,
         IS_EX,
         "EXCLUDE 360 (2=270 5=360, 4)",
         "",
         "EXCLUDE 360 (2=270 5=360, 4)",
         ""},
        {"6.4.2 INCLUDE (A), ALLOW (B): INCLUDE (A+B); (B)=GMI",
         include,
         ALLOW,
         "INCLUDE (1=260 2=360 3=360)",
         "100 +(3)",
         "INCLUDE (1=260 2=360 3=360)",
         "100 +(3)"},
        {"6.4.2 INCLUDE (A), BLOCK (B): INCLUDE (A); Send Q(G,A*B)",
         include,
         BLOCK,
         "INCLUDE (1=260 2=102)",
         "100 Q(2)",
         "INCLUDE (1=260 2=260)",
         ""},
        {"6.4.2 INCLUDE (A), TO_EX (B): EXCLUDE (A*B,B-A); (B-A)=0, Delete (A-B), Send Q(G,A*B), "
         "Group Timer=GMI",
         include,
         TO_EX,
         "EXCLUDE 360 (2=102, 3)",
         "100 +(*) -(1) -(2) Q(2)",
         "EXCLUDE 360 (2=260, 3)",
         "100 +(*) -(1) -(2)"},
        {"6.4.2 INCLUDE (A), TO_IN (B): INCLUDE (A+B); (B)=GMI, Send Q(G,A-B)",
         include,
         TO_IN,
         "INCLUDE (1=102 2=360 3=360)",
         "100 +(3) Q(1)",
         "INCLUDE (1=260 2=360 3=360)",
         "100 +(3)"},
        {"6.4.2 EXCLUDE (X,Y), ALLOW (A): EXCLUDE (X+A,Y-A); (A)=GMI",
         exclude,
         ALLOW,
         "EXCLUDE 260 (1=270 2=360 4=360 5=360, 3)",
         "",
         "EXCLUDE 260 (1=270 2=360 4=360 5=360, 3)",
         ""},
        {"6.4.2 EXCLUDE (X,Y), BLOCK (A): EXCLUDE (X+(A-Y),Y); (A-X-Y)=Group Timer, Send Q(G,A-Y)",
         exclude,
         BLOCK,
         "EXCLUDE 260 (1=270 2=102 5=102, 3 4)",
         "100 Q(2 5)",
         "EXCLUDE 260 (1=270 2=270 5=260, 3 4)",
         ""},
        {"6.4.2 EXCLUDE (X,Y), TO_EX (A): EXCLUDE (A-Y,Y*A); (A-X-Y)=Group Timer, Delete (X-A), "
         "Delete (Y-A), Send Q(G,A-Y), Group Timer=GMI",
         exclude,
         TO_EX,
         "EXCLUDE 360 (2=102 5=102, 4)",
         "100 Q(2 5)",
         "EXCLUDE 360 (2=270 5=260, 4)",
         ""},
        {"6.4.2 EXCLUDE (X,Y), TO_IN (A): EXCLUDE (X+A,Y-A); (A)=GMI, Send Q(G,X-A), Send Q(G)",
         exclude,
         TO_IN,
         "EXCLUDE 102 (1=102 2=360 4=360 5=360, 3)",
         "100 Q Q(1)",
         "EXCLUDE 260 (1=270 2=360 4=360 5=360, 3)",
         ""},
    };
    return rows;
}

/// A row, at the querier and at another router.
class RowTestCase : public TestCase
{
  public:
    /// @param [in] row The row.
    explicit RowTestCase(const Row& row)
        : TestCase("RFC 3376 " + row.name),
          m_row(row)
    {
    }

  private:
    void DoRun() override
    {
        Check(true, m_row.asQuerier, m_row.journal);
        Check(false, m_row.asOther, m_row.membership);
    }

    /// Runs the row.
    void Check(bool querier, const std::string& state, const std::string& journal)
    {
        GroupMachine machine;
        machine.variables.querier = querier;
        if (m_row.mode == FilterMode::INCLUDE)
        {
            machine.Receive(0, IS_IN, {1, 2});
        }
        else
        {
            machine.Receive(0, IS_EX, {3, 4});
            machine.Receive(10, ALLOW, {1, 2});
        }
        machine.TakeJournal();
        const SourceNumbers sources =
            m_row.mode == FilterMode::INCLUDE ? SourceNumbers{2, 3} : SourceNumbers{2, 4, 5};
        machine.Receive(100, m_row.type, sources);
        NS_TEST_EXPECT_MSG_EQ(machine.GetState(), state, "new router state, querier " << querier);
        NS_TEST_EXPECT_MSG_EQ(machine.TakeJournal(), journal, "actions, querier " << querier);
        const std::string section = m_row.name.substr(0, m_row.name.find(' '));
        NS_TEST_EXPECT_MSG_EQ(machine.events.back(),
                              std::string(GetIgmpRecordName(static_cast<uint8_t>(m_row.type))) +
                                  ", RFC 3376 " + section,
                              "event and section");
    }

    Row m_row; //!< the row
};

/// The suite.
class IgmpRouterTablesTestSuite : public TestSuite
{
  public:
    IgmpRouterTablesTestSuite()
        : TestSuite("mgm-igmp-router-tables", Type::UNIT)
    {
        for (const Row& row : GetRows())
        {
            AddTestCase(new RowTestCase(row));
        }
    }
};

IgmpRouterTablesTestSuite g_igmpRouterTablesTestSuite; //!< registers the suite

} // namespace
