/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The control messages of a run, counted by protocol and kind, whether or not a trace is written.
 */

#ifndef MGM_MESSAGE_LEDGER_H
#define MGM_MESSAGE_LEDGER_H

#include "ns3/mgm-igmp-records.h"
#include "ns3/mgm-pim-records.h"
#include "ns3/mgm-trace-connections.h"
#include "ns3/node-container.h"
#include "ns3/object.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Counts the control messages that routers and hosts send. It observes them through trace sources.
 */
class MessageLedger : public Object
{
  public:
    /// Numbers of messages by kind: "assert", "v3-report".
    using Counts = std::map<std::string, uint64_t, std::less<>>;

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    ~MessageLedger() override;

    /**
     * Observes the messages of a protocol, or anything else with trace sources IgmpMessage or
     * PimMessage.
     * @param [in] object The object; nothing happens if it is observed already.
     */
    void Connect(const Ptr<Object>& object);

    /**
     * Observes the protocols of some nodes.
     * @param [in] nodes The nodes, with their applications installed.
     */
    void ConnectNodes(const NodeContainer& nodes);

    /// Lets go of everything observed; the counts stay.
    void Disconnect();

    /// @return the messages sent so far, by protocol and kind: "pim assert".
    Counts GetSent() const;

  protected:
    void DoDispose() override;

  private:
    /// Counts a message that was sent.
    void OnIgmpMessage(const IgmpMessageRecord& record);
    /// Counts a message that was sent.
    void OnPimMessage(const PimMessageRecord& record);

    Counts m_igmp;                  //!< messages of IGMP
    Counts m_pim;                   //!< messages of PIM
    TraceConnections m_connections; //!< what is observed
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MESSAGE_LEDGER_H
