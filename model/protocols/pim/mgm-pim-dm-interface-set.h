/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A set of interfaces, as the macros of RFC 3973 4.1.3 are.
 */

#ifndef MGM_PIM_DM_INTERFACE_SET_H
#define MGM_PIM_DM_INTERFACE_SET_H

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Interface indices: one bit for each index up to the largest that was ever in the set.
 */
class PimDmInterfaceSet
{
  public:
    /**
     * @param [in] interface Interface index.
     * @return whether it is in the set.
     */
    bool Contains(uint32_t interface) const
    {
        return interface < m_flags.size() && m_flags[interface];
    }

    /**
     * Puts an interface into the set, or takes it out.
     * @param [in] interface Interface index.
     * @param [in] contained Whether it is to be in the set.
     * @return whether that is a change.
     */
    bool Set(uint32_t interface, bool contained)
    {
        if (Contains(interface) == contained)
        {
            return false;
        }
        if (interface >= m_flags.size())
        {
            m_flags.resize(interface + 1);
        }
        m_flags[interface] = contained;
        m_count += contained ? 1 : -1;
        return true;
    }

    /// @return whether nothing is in the set.
    bool IsEmpty() const
    {
        return m_count == 0;
    }

  private:
    std::vector<bool> m_flags; //!< by index
    uint32_t m_count{0};       //!< how many are set
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_INTERFACE_SET_H
