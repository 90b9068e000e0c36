/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A token bucket without timers: what it holds follows from the simulation time.
 */

#ifndef MGM_TOKEN_BUCKET_H
#define MGM_TOKEN_BUCKET_H

#include "ns3/nstime.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A token bucket that measures in time: an amount costs as long as the bucket takes to earn it, and
 * the bucket is as deep as the time it takes to fill. Rate and depth may therefore change at will.
 */
class TokenBucket
{
  public:
    /**
     * Takes an amount if the bucket holds it. A full bucket gives any amount, however large, so
     * that a small bucket delays a large packet and does not block it for ever.
     * @param [in] cost Time in which the amount is earned.
     * @param [in] depth Time in which an empty bucket fills.
     * @return whether it was taken.
     */
    bool Take(Time cost, Time depth);

    /**
     * @param [in] cost Time in which the amount is earned.
     * @param [in] depth Time in which an empty bucket fills.
     * @return the earliest time at which Take succeeds; now, if it would.
     */
    Time GetNext(Time cost, Time depth) const;

  private:
    Time m_fullAt; //!< when the bucket is or was full again
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TOKEN_BUCKET_H
