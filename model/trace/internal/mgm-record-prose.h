/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Records of a trace in words.
 */

#ifndef MGM_RECORD_PROSE_H
#define MGM_RECORD_PROSE_H

#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] interface An interface.
 * @return "interface 2 (Denver->Kansas City)".
 */
std::string DescribeInterface(const TraceInterface& interface);

/**
 * @param [in] interface An interface.
 * @return its name, "Denver->Kansas City", or "interface 2" if it has none.
 */
std::string NameInterface(const TraceInterface& interface);

/**
 * @param [in] interfaces Interfaces.
 * @return their names, or "no interface".
 */
std::string NameInterfaces(const std::vector<TraceInterface>& interfaces);

/**
 * @param [in] record A record.
 * @return "(7:31)".
 */
std::string DescribeId(const TraceRecord& record);

/**
 * @param [in] record Any record.
 * @return whether it says that a timer was set or cancelled. It is only a step on the way to what
 * the timer does.
 */
bool IsTimerChange(const TraceRecord& record);

/**
 * @ingroup mgm
 * A record and what led to it.
 */
struct CausedRecord
{
    TraceRecord record;              //!< the record; not set where there is none
    std::vector<TraceRecord> causes; //!< its cause, the cause of that, and so on
};

/**
 * @param [in] caused A record with its causes.
 * @param [in] header Names of nodes.
 * @param [in] key "(S, G)" of the story, which is "this data".
 * @return the chain of causes: ", because ..., because ...".
 */
std::string DescribeCauses(const CausedRecord& caused,
                           const TraceHeader& header,
                           const std::string& key);

/**
 * @param [in] change A topology change.
 * @return what happened: "the link between Denver and Kansas City went down".
 */
std::string DescribeChange(const TraceRecord& change);

/**
 * @param [in] state State of a forwarding entry.
 * @return what the router did by it: "expected this data on ... and forwarded it to ...".
 */
std::string DescribeState(const TraceRecord& state);

/**
 * @ingroup mgm
 * Tells what records are about, as a part of the story of one router and its data.
 */
class RecordProse
{
  public:
    /**
     * @param [in] header Names of nodes; must live as long as this.
     * @param [in] node The router of the story: what happens there needs no mention of where.
     * @param [in] key "(S, G)" of the story, which is "this data".
     */
    RecordProse(const TraceHeader& header, uint32_t node, const std::string& key);

    /**
     * @param [in] record Any record.
     * @return what happened: "C converged", "at D, igmp called AddGroupMembershipEntry for ...".
     */
    std::string Describe(const TraceRecord& record) const;

  private:
    /// @return name of the node of a record.
    std::string GetLabel(const TraceRecord& record) const;
    /// @return what source and group of a record are called.
    std::string NameData(const TraceRecord& record) const;
    /// @return the arguments of a call or callback.
    std::string DescribeArguments(const TraceRecord& call) const;
    /// @return what a record of kind "alert" or "undelivered-alert" is about.
    std::string DescribeAlert(const TraceRecord& alert) const;
    /// @return what a record of kind "api-call" is about.
    std::string DescribeCall(const TraceRecord& call) const;
    /// @return what a record of kind "application" is about.
    std::string DescribeApplication(const TraceRecord& application) const;
    /// @return what a record of kind "callback" is about.
    std::string DescribeCallback(const TraceRecord& callback) const;
    /// @return what a record of kind "callback-answer" is about.
    std::string DescribeAnswer(const TraceRecord& answer) const;
    /// @return what a record of kind "converged" is about.
    std::string DescribeConvergence(const TraceRecord& converged) const;
    /// @return what a record of kind "endpoint" is about.
    std::string DescribeEndpoint(const TraceRecord& endpoint) const;
    /// @return what a record of kind "entry" is about.
    std::string DescribeEntry(const TraceRecord& entry) const;
    /// @return what a record of kind "refused-entry" is about.
    std::string DescribeRefusedEntry(const TraceRecord& refused) const;
    /// @return what a record of kind "interface-setting" is about.
    std::string DescribeSetting(const TraceRecord& change) const;
    /// @return what a record of kind "membership" is about.
    std::string DescribeMembership(const TraceRecord& membership) const;
    /// @return what a record of kind "notification" is about.
    std::string DescribeNotification(const TraceRecord& notification) const;
    /// @return what a record of kind "packet" is about.
    std::string DescribePacket(const TraceRecord& packet) const;
    /// @return what a record of kind "reaction" is about.
    std::string DescribeReaction(const TraceRecord& reaction) const;
    /// @return what a record of kind "wrong-interface" is about.
    std::string DescribeWrongInterface(const TraceRecord& packet) const;

    const TraceHeader& m_header; //!< names of nodes
    uint32_t m_node;             //!< the router of the story
    std::string m_key;           //!< its data
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_PROSE_H
