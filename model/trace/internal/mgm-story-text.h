/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Tells the story of an alert in sentences.
 */

#ifndef MGM_STORY_TEXT_H
#define MGM_STORY_TEXT_H

#include "ns3/mgm-alert-story.h"
#include "ns3/mgm-record-prose.h"

#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The story as text. It says what the trace holds, in the order in which it happened; where one
 * thing is recorded as the cause of another it says so, and nowhere else.
 */
class StoryText
{
  public:
    /**
     * @param [in] story The facts; must live as long as this.
     */
    explicit StoryText(const AlertStory& story);

    /**
     * @param [in,out] os Where to print the whole story.
     */
    void Print(std::ostream& os) const;

  private:
    /// The title and when and where it happened.
    void PrintTitle(std::ostream& os) const;
    /// What had happened to the network and to the entries before the packet came.
    void PrintBefore(std::ostream& os) const;
    /// Which routers had converged.
    void PrintConvergence(std::ostream& os) const;
    /// What the entries of this router and of the previous hop were.
    void PrintEntries(std::ostream& os) const;
    /// The packet, its way, where it arrived and where it should have.
    void PrintPacket(std::ostream& os) const;
    /// Why the packet came to a wrong interface, if the trace says so.
    void PrintFailure(std::ostream& os) const;
    /// The verdict and why.
    void PrintVerdict(std::ostream& os) const;
    /// Alert, callback and reaction.
    void PrintAlert(std::ostream& os) const;
    /// What the reaction led to.
    void PrintEffects(std::ostream& os) const;
    /// When the interface became quiet.
    void PrintEnd(std::ostream& os) const;
    /// What the trace does not hold.
    void PrintNotes(std::ostream& os) const;

    /// @return when a router converged, seen from the packet, after the name of the router.
    std::string DescribeConvergence(uint32_t node) const;
    /// @return an entry's state before the packet, and what had led to it.
    std::string DescribeEntryBefore(const CausedRecord& entry) const;
    /// @return who owns the interfaces, as a sentence.
    std::string DescribeOwners() const;
    /// @return what the limiter did, as a sentence.
    std::string DescribeLimiter() const;
    /// @return how long the interface was quiet after the burst.
    std::string DescribeQuiet() const;
    /// @return counts of verdicts: "1 alerted, 22 suppressed".
    static std::string DescribeVerdicts(const ArrivalHistory& history);

    const AlertStory& m_story;       //!< the facts
    const TraceRecord& m_packet;     //!< the wrong-interface packet
    const std::string m_router;      //!< name of the router
    const RecordProse m_prose;       //!< tells of other records
    const std::string m_arrivalName; //!< name of the interface where the packet arrived
    const std::string m_arrival;     //!< where the packet arrived, with the interface index
    const std::string m_expected;    //!< where it should have
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STORY_TEXT_H
