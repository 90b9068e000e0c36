/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The sections of a scenario file, each read by one function. All of them add what they read to the
 * scenario and report what is wrong; the scenario is of use only if nothing was reported.
 */

#ifndef MGM_SCENARIO_SECTIONS_H
#define MGM_SCENARIO_SECTIONS_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-scenario-igmp-reader.h"
#include "ns3/mgm-scenario-names.h"
#include "ns3/mgm-scenario-timeline.h"
#include "ns3/mgm-scenario.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reads attributes and their values, and checks both.
 * @param [in] view An object: names and values.
 * @param [in] type Name of the type that has the attributes.
 * @return the attributes.
 */
std::vector<AttributeSetting> ReadAttributes(const JsonView& view, const std::string& type);

/// Type of what PIM has on an interface: the timers and variables of Hellos.
constexpr const char* PIM_INTERFACE_TYPE = "ns3::mgm::PimInterface";

/**
 * @ingroup mgm
 * Attributes of an application, and of the objects that it has on its interfaces.
 */
struct SplitAttributes
{
    std::vector<AttributeSetting> application; //!< of the application
    std::vector<AttributeSetting> interfaces;  //!< of its interfaces
};

/**
 * @ingroup mgm
 * Reads attributes of an application and, what it does not know, of its interfaces.
 * @param [in] view An object: names and values.
 * @param [in] application Name of the application's type.
 * @param [in] interface Name of the type of its interfaces.
 * @return the attributes.
 */
SplitAttributes ReadSplitAttributes(const JsonView& view,
                                    const std::string& application,
                                    const std::string& interface);

/**
 * @ingroup mgm
 * Reads values that attributes of any type get by default.
 * @param [in] view An object: "ns3::Type::Attribute" and values.
 * @return the attributes.
 */
std::vector<AttributeSetting> ReadDefaults(const JsonView& view);

/**
 * @ingroup mgm
 * Reads the link costs that differ from those of the network.
 * @param [in] view The array "costs".
 * @param [in] names Names of the scenario.
 * @param [in,out] topology The network.
 */
void ReadCosts(const JsonView& view, const ScenarioNames& names, Topology& topology);

/**
 * @ingroup mgm
 * Reads the cost of a link: in one direction or, where nothing is said, in both.
 * @param [in] view An object with the members "link", "cost" and "direction".
 * @param [in] names Names of the scenario.
 * @param [in] topology The network.
 * @return the cost, unless the link is wrong.
 */
std::optional<LinkCostEvent> ReadLinkCost(const JsonView& view,
                                          const ScenarioNames& names,
                                          const Topology& topology);

/**
 * @ingroup mgm
 * Reads the sources, with the events that start and stop them.
 * @param [in] view The array "sources".
 * @param [in,out] names Names of the scenario; those of the sources are added.
 * @param [in,out] scenario The scenario.
 * @param [in,out] timeline Events of the scenario.
 */
void ReadSources(const JsonView& view,
                 ScenarioNames& names,
                 Scenario& scenario,
                 ScenarioTimeline& timeline);

/**
 * @ingroup mgm
 * Reads the receivers, with the events by which they join and leave.
 * @param [in] view The array "receivers".
 * @param [in,out] names Names of the scenario; those of the receivers are added.
 * @param [in,out] scenario The scenario.
 * @param [in,out] timeline Events of the scenario.
 * @param [in,out] igmp Reads which sources they want.
 */
void ReadReceivers(const JsonView& view,
                   ScenarioNames& names,
                   Scenario& scenario,
                   ScenarioTimeline& timeline,
                   ScenarioIgmpReader& igmp);

/**
 * @ingroup mgm
 * Reads what runs on the routers and with which settings.
 * @param [in] view The object "routers".
 * @param [in] names Names of the scenario.
 * @param [in,out] scenario The scenario.
 * @param [in,out] igmp Reads what is about IGMP.
 */
void ReadRouters(const JsonView& view,
                 const ScenarioNames& names,
                 Scenario& scenario,
                 ScenarioIgmpReader& igmp);

/**
 * @ingroup mgm
 * Reads which protocols run where, and what they are configured with. Without any, StaticTree owns
 * everything.
 * @param [in] routers The object "routers".
 * @param [in] names Names of the scenario.
 * @param [in,out] scenario The scenario.
 * @param [in,out] igmp Reads what is about IGMP.
 */
void ReadProtocols(const JsonView& routers,
                   const ScenarioNames& names,
                   Scenario& scenario,
                   ScenarioIgmpReader& igmp);

/**
 * @ingroup mgm
 * Reads where a protocol runs.
 * @param [in] view The protocol.
 * @param [in] names Names of the scenario.
 * @return the routers that member "routers" names; all of them where it is missing.
 */
std::vector<NodeIndex> ReadWhere(const JsonView& view, const ScenarioNames& names);

/**
 * @ingroup mgm
 * Reads interfaces that several routers have.
 * @param [in] view Names of what they lead to.
 * @param [in] routers The routers.
 * @param [in] names Names of the scenario.
 * @return for each name the interfaces of all routers.
 */
std::vector<ScenarioInterface> ReadInterfacesOf(const JsonView& view,
                                                const std::vector<NodeIndex>& routers,
                                                const ScenarioNames& names);

/**
 * @ingroup mgm
 * Reads source and group, which may be "*" for any; without source there may be no group.
 * @param [in] view An object with the members "source" and "group".
 * @param [in] names Names of the scenario.
 * @return source and group; nothing for any.
 */
std::pair<std::optional<ScenarioSender>, std::optional<Ipv4Address>> ReadWildcardKey(
    const JsonView& view, const ScenarioNames& names);

/**
 * @ingroup mgm
 * Reads a forwarding entry.
 * @param [in] view An object with the members "router", "source", "group", "incoming" and
 * "outgoing".
 * @param [in] names Names of the scenario.
 * @return the entry, unless the router is wrong.
 */
std::optional<ScenarioStaticEntry> ReadStaticEntry(const JsonView& view,
                                                   const ScenarioNames& names);

/**
 * @ingroup mgm
 * Reads what is set for single interfaces.
 * @param [in] view The array "interfaces".
 * @param [in] names Names of the scenario.
 * @param [in,out] scenario The scenario.
 * @param [in,out] igmp Reads what is about IGMP.
 */
void ReadInterfaces(const JsonView& view,
                    const ScenarioNames& names,
                    Scenario& scenario,
                    ScenarioIgmpReader& igmp);

/**
 * @ingroup mgm
 * Reads what happens during the run.
 * @param [in] view The array "events".
 * @param [in] names Names of the scenario.
 * @param [in] scenario The scenario.
 * @param [in,out] timeline Events of the scenario.
 * @param [in,out] igmp Reads which sources receivers want.
 */
void ReadEvents(const JsonView& view,
                const ScenarioNames& names,
                const Scenario& scenario,
                ScenarioTimeline& timeline,
                ScenarioIgmpReader& igmp);

/**
 * @ingroup mgm
 * Reads what is written down.
 * @param [in] view The object "outputs".
 * @param [in] names Names of the scenario.
 * @param [in,out] scenario The scenario.
 */
void ReadOutputs(const JsonView& view, const ScenarioNames& names, Scenario& scenario);

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_SECTIONS_H
