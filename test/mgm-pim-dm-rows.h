/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Rows of the tables of RFC 3973 as test cases: for each previous state, what an event does.
 */

#ifndef MGM_PIM_DM_ROWS_H
#define MGM_PIM_DM_ROWS_H

#include "mgm-pim-dm-router.h"
#include "ns3/test.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// What a test does with its router.
using PimDmStep = std::function<void(PimDmRouter&)>;
/// How a test prints the state of a machine.
using PimDmStatePrinter = std::function<std::string(const PimDmRouter&)>;

/// One field of a table.
struct PimDmField
{
    std::string state;    //!< previous state
    PimDmStep prepare;    //!< leads there
    PimDmStep event;      //!< the event
    std::string expected; //!< the journal from then on, and "=> state and timers" after it
};

/// One row of a table.
struct PimDmRow
{
    std::string event;              //!< the event in the RFC's words, as records name it
    std::vector<PimDmField> fields; //!< what it does in each state
};

/// Plays all fields of a row, each on a router of its own.
class PimDmRowTestCase : public TestCase
{
  public:
    /**
     * @param [in] section Section of the table.
     * @param [in] row The row.
     * @param [in] printer Prints the state of the machine.
     * @param [in] hidden Words of journal entries that are about other machines.
     */
    PimDmRowTestCase(const std::string& section,
                     const PimDmRow& row,
                     PimDmStatePrinter printer,
                     const std::vector<std::string>& hidden = {})
        : TestCase("RFC 3973 " + section + " " + row.event),
          m_row(row),
          m_printer(printer),
          m_hidden(hidden)
    {
    }

  private:
    void DoRun() override
    {
        for (const PimDmField& field : m_row.fields)
        {
            PimDmRouter router;
            field.prepare(router);
            router.Take();
            router.TakeEvents();
            field.event(router);
            const std::string journal = router.Take(m_hidden);
            NS_TEST_EXPECT_MSG_EQ(journal + (journal.empty() ? "" : " | ") + "=> " +
                                      m_printer(router),
                                  field.expected,
                                  field.state);
            const std::string events = router.TakeEvents();
            const bool moves = journal.find('>') != std::string::npos;
            NS_TEST_EXPECT_MSG_EQ((!moves || events.find(m_row.event) != std::string::npos),
                                  true,
                                  field.state << ": the event is named, not '" << events << "'");
        }
    }

    PimDmRow m_row;                    //!< the row
    PimDmStatePrinter m_printer;       //!< prints the state
    std::vector<std::string> m_hidden; //!< words of entries of other machines
};

/// Plays something else with a router.
class PimDmTestCase : public TestCase
{
  public:
    /// Plays the case.
    using Play = std::function<void(PimDmTestCase&, PimDmRouter&)>;

    /**
     * @param [in] name Name of the case.
     * @param [in] play What it does.
     */
    PimDmTestCase(const std::string& name, Play play)
        : TestCase(name),
          m_play(play)
    {
    }

    /**
     * Compares two texts.
     * @param [in] actual What is.
     * @param [in] expected What should be.
     * @param [in] message What is compared.
     */
    void Check(const std::string& actual, const std::string& expected, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
    }

  private:
    void DoRun() override
    {
        PimDmRouter router;
        m_play(*this, router);
    }

    Play m_play; //!< the case
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_ROWS_H
