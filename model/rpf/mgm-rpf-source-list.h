/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Several RPF sources as one: static routes before the unicast table, for example.
 */

#ifndef MGM_RPF_SOURCE_LIST_H
#define MGM_RPF_SOURCE_LIST_H

#include "ns3/mgm-rpf-source.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Which of several answers is used.
 */
enum RpfSelection
{
    SMALLEST_DISTANCE, //!< the smallest preference; then the source added first
    LONGEST_MATCH,     //!< the longest mask; then the smallest preference; then the one added first
};

/**
 * @ingroup mgm
 * Asks several RPF sources and picks one answer, as routers do: by administrative distance, so that
 * a static route towards a source (distance 0) wins even if the unicast table has a more specific
 * one; or, by attribute, by longest match over all of them.
 */
class RpfSourceList : public RpfSource
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    RpfSourceList();
    ~RpfSourceList() override;

    /**
     * @param [in] source A source to ask, after those added before.
     */
    void AddSource(Ptr<RpfSource> source);

    bool Lookup(Ipv4Address source, RpfRoute& route) const override;

  protected:
    void DoDispose() override;

  private:
    /**
     * @param [in] a An answer.
     * @param [in] b An answer of a source added before.
     * @return whether the former is preferred.
     */
    bool IsBetter(const RpfRoute& a, const RpfRoute& b) const;

    RpfSelection m_selection;              //!< rule of choice
    std::vector<Ptr<RpfSource>> m_sources; //!< in the order of adding
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RPF_SOURCE_LIST_H
