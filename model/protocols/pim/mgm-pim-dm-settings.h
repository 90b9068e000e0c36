/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How a dense-mode router is configured: the timers of RFC 3973 4.8 as attributes, and the choices
 * and limits that routers have beside them.
 */

#ifndef MGM_PIM_DM_SETTINGS_H
#define MGM_PIM_DM_SETTINGS_H

#include "ns3/mgm-pim-dm-variables.h"
#include "ns3/mgm-pim-router.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The attributes of a dense-mode router; those of Hellos are attributes of PimInterface. They may
 * change at any time; what is being waited for stays as it is.
 */
class PimDmSettings : public PimRouter
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimDmSettings();
    ~PimDmSettings() override;

    /// @return the attributes of the state machines.
    const PimDmVariables& GetSettings() const;
    /// @return how long an entry lasts without data.
    Time GetEntryLifetime() const;
    /// @return largest number of entries; 0: no limit.
    uint32_t GetEntryLimit() const;

  private:
    /// Setter of an attribute that is a member of the variables.
    template <typename T, T PimDmVariables::*Member>
    void SetVariable(T value)
    {
        m_variables.*Member = value;
    }

    /// Getter of such an attribute.
    template <typename T, T PimDmVariables::*Member>
    T GetVariable() const
    {
        return m_variables.*Member;
    }

    /**
     * Adds an attribute that is a time among the variables.
     * @tparam Member The variable.
     * @param [in] tid The TypeId.
     * @param [in] name Name of the attribute.
     * @param [in] help Its help text.
     * @param [in] value Its default value.
     * @param [in] least Smallest value.
     * @param [in] most Largest value.
     * @return the TypeId.
     */
    template <Time PimDmVariables::*Member>
    static TypeId AddTime(TypeId tid,
                          const char* name,
                          const char* help,
                          Time value,
                          Time least,
                          Time most = Time::Max());
    /// Adds the attributes that are timers of RFC 3973 4.8. @param [in] tid The TypeId.
    static TypeId AddTimers(TypeId tid);
    /// Adds the attributes that are choices and limits. @param [in] tid The TypeId.
    static TypeId AddChoices(TypeId tid);

    /// @param [in] holdtime Hold Time of Prunes.
    void SetPruneHoldtime(Time holdtime);
    /// @return Hold Time of Prunes.
    Time GetPruneHoldtime() const;

    PimDmVariables m_variables; //!< attributes of the state machines
    Time m_entryLifetime;       //!< attribute EntryLifetime
    uint32_t m_entryLimit;      //!< attribute EntryLimit
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_SETTINGS_H
