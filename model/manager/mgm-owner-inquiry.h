/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the owners of interfaces are asked before an entry forwards.
 */

#ifndef MGM_OWNER_INQUIRY_H
#define MGM_OWNER_INQUIRY_H

#include "ns3/mgm-client-caller.h"
#include "ns3/mgm-manager-tables.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Asks the owner of an entry's incoming interface where the data should arrive (RPF callback), and
 * the owners of its outgoing interfaces whether they want it there (creation alerts), and keeps of
 * the answers what the clients may decide (RFC 2715 rules 1 and 3).
 */
class OwnerInquiry
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] caller Makes callbacks.
     */
    OwnerInquiry(ManagerTables& tables, ClientCaller& caller);

    /**
     * Asks the owner of an interface whether the data should arrive there (M-69 to M-71).
     * @param [in] question The question.
     * @param [out] cause The cause of what follows: the answer, if it counts.
     * @return the answer. It names an interface of the client that was asked, or that of the
     * question.
     */
    RpfQuery AskIifOwner(const RpfQuery& question, Cause& cause);

    /**
     * Asks the owners of an entry's outgoing interfaces whether they want the data there (M-74),
     * one after the other, in the order of their registration.
     * @param [in] key Key of the entry, which may be gone afterwards.
     * @return the cause of what follows: the last answer that counts, if any.
     */
    Cause AskOifOwners(const SourceGroup& key);

  private:
    /**
     * Writes down what a client answered to a creation alert.
     * @param [in] client The client.
     * @param [in] offered The alert as it was made.
     * @param [in] answered The same after the call.
     * @return whether any of it counts.
     */
    bool ApplyCreationAnswer(ClientHandle client,
                             const CreationAlert& offered,
                             const CreationAlert& answered);

    ManagerTables& m_tables; //!< what the group manager remembers
    ClientCaller& m_caller;  //!< makes callbacks
};

} // namespace mgm
} // namespace ns3

#endif // MGM_OWNER_INQUIRY_H
