/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the tests of the readers of networks share.
 */

#ifndef MGM_TOPOLOGY_READER_TEST_H
#define MGM_TOPOLOGY_READER_TEST_H

#include "mgm-topology-flaw.h"
#include "ns3/mgm-topology-reader.h"
#include "ns3/test.h"

#include <sstream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * A test case that reads texts of one format.
 */
class TopologyReaderTestCase : public TestCase
{
  protected:
    /// A reader.
    using Reader = TopologyResult (*)(std::istream& in,
                                      const std::string& file,
                                      const TopologyDefaults& defaults);

    /**
     * @param [in] name Name of the test case.
     * @param [in] reader The reader to test.
     */
    TopologyReaderTestCase(const std::string& name, Reader reader)
        : TestCase(name),
          m_reader(reader)
    {
    }

    /**
     * @param [in] text Text of a file.
     * @return what the reader made of it; problems are said to be in file "f".
     */
    TopologyResult Read(const std::string& text) const
    {
        std::istringstream in(text);
        return m_reader(in, "f", TopologyDefaults());
    }

    /**
     * @param [in] text Text of a file.
     * @return the network in words: nodes with kinds, then links with costs; then the warnings.
     */
    std::string Describe(const std::string& text) const
    {
        TopologyResult result = Read(text);
        const Topology& t = result.GetTopology();
        std::ostringstream os;
        for (NodeIndex i = 0; i < t.GetNodeCount(); ++i)
        {
            const TopologyNode& node = t.GetNode(i);
            os << (i == 0 ? "" : ", ") << node.name << (node.kind == NodeKind::LAN ? " (lan)" : "");
        }
        os << '\n';
        for (LinkIndex i = 0; i < t.GetLinkCount(); ++i)
        {
            const TopologyLink& link = t.GetLink(i);
            os << t.GetNode(link.a).name << " - " << t.GetNode(link.b).name << ' ' << link.costAb
               << '/' << link.costBa << '\n';
        }
        result.PrintErrors(os);
        result.PrintWarnings(os);
        return os.str();
    }

    /**
     * Expects that a text is refused, and nothing is made.
     *
     * @param [in] text Text of a file.
     * @param [in] errors The errors expected, one a line.
     */
    void ExpectErrors(const std::string& text, const std::string& errors)
    {
        const TopologyResult result = Read(text);
        std::ostringstream os;
        result.PrintErrors(os);
        NS_TEST_EXPECT_MSG_EQ(os.str(), errors, "errors of " << text);
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, text);
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetNodeCount(), 0u, text);
    }

    /**
     * Reads all beginnings of a text: each is either refused with a reason, or gives a network that
     * is no larger than the whole one.
     *
     * @param [in] text A text that is good as a whole.
     * @return the number of beginnings that are accepted.
     */
    std::size_t SweepTruncations(const std::string& text)
    {
        const Topology whole = Read(text).TakeTopology();
        NS_TEST_EXPECT_MSG_GT(whole.GetNodeCount(), 0u, "good as a whole");
        std::size_t accepted = 0;
        for (std::size_t length = 0; length < text.size(); ++length)
        {
            const TopologyResult result = Read(text.substr(0, length));
            const Topology& t = result.GetTopology();
            NS_TEST_EXPECT_MSG_EQ(FindTopologyFlaw(result), "", "at " << length);
            NS_TEST_EXPECT_MSG_LT_OR_EQ(t.GetNodeCount(), whole.GetNodeCount(), "at " << length);
            NS_TEST_EXPECT_MSG_LT_OR_EQ(t.GetLinkCount(), whole.GetLinkCount(), "at " << length);
            accepted += result.IsOk();
        }
        return accepted;
    }

    /**
     * Reads a text with each byte replaced by others that mean something in some format: each is
     * either refused with a reason, or gives a network that is whole.
     *
     * @param [in] text A text that is good.
     */
    void SweepReplacements(const std::string& text)
    {
        uint32_t refused = 0;
        for (std::size_t i = 0; i < text.size(); ++i)
        {
            for (const char c : {'\0', '<', '>', '"', '{', '-', '9', '@', '\n', '\xff', '&'})
            {
                std::string changed = text;
                changed[i] = c;
                const TopologyResult result = Read(changed);
                NS_TEST_EXPECT_MSG_EQ(FindTopologyFlaw(result), "", "byte " << i);
                refused += result.IsOk() ? 0 : 1;
            }
        }
        // Much of it breaks every format, whatever stands there.
        NS_TEST_EXPECT_MSG_GT(refused, text.size(), "damage is seen");
        NS_TEST_EXPECT_MSG_LT(refused, 11 * text.size(), "not all of it does harm");
    }

  private:
    Reader m_reader; //!< reader to test
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_READER_TEST_H
