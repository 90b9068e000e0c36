/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The names that questions about a scenario, and answers to them, may use.
 */

#ifndef MGM_LESSON_NAMES_H
#define MGM_LESSON_NAMES_H

#include "ns3/mgm-scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The names of a scenario, each list in the scenario's order.
 */
class LessonNames
{
  public:
    /// @param [in] scenario The scenario; must outlive this object.
    explicit LessonNames(const Scenario& scenario);

    /// @return the routers.
    std::vector<std::string> GetRouters() const;
    /// @return the LAN segments.
    std::vector<std::string> GetLans() const;
    /// @return the sources.
    std::vector<std::string> GetSources() const;
    /// @return the receivers.
    std::vector<std::string> GetReceivers() const;
    /// @return sources and receivers, each once.
    std::vector<std::string> GetHosts() const;
    /**
     * @param [in] router Name of a router.
     * @return what its interfaces lead to; nothing where there is no such router.
     */
    std::vector<std::string> GetNeighbors(const std::string& router) const;
    /**
     * @param [in] lan Name of a LAN segment.
     * @return its routers.
     */
    std::vector<std::string> GetRoutersOn(const std::string& lan) const;
    /// @return all interfaces that lead to routers and LAN segments, as "router:neighbor".
    std::vector<std::string> GetInterfaces() const;

    /**
     * @param [in] name Name of a source.
     * @return its number.
     */
    std::optional<std::size_t> FindSource(const std::string& name) const;
    /**
     * @param [in] name Name of a receiver.
     * @return its number.
     */
    std::optional<std::size_t> FindReceiver(const std::string& name) const;

  private:
    /**
     * @param [in] kind Routers or LAN segments.
     * @return their names.
     */
    std::vector<std::string> GetNodes(NodeKind kind) const;

    const Scenario& m_scenario; //!< the scenario
};

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_NAMES_H
