/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the styles of mgm-show have in common, and the style of this module.
 */

#include "ns3/mgm-show-text.h"

#include "ns3/mgm-prose.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ns3
{
namespace mgm
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr int64_t NANOSECONDS = 1000000000; //!< of a second

/// @return a text member, fit for a terminal; "-" for null.
std::string
GetText(const Json& object, const char* key)
{
    return object[key].is_null() ? "-" : CleanText(object[key].get<std::string>());
}

/// @return source and group of an object.
std::string
GetKey(const Json& object)
{
    return "(" + GetText(object, "source") + ", " + GetText(object, "group") + ")";
}

/// @return a number member as text; "-" for null.
std::string
GetNumber(const Json& object, const char* key)
{
    return object[key].is_null() ? "-" : object[key].dump();
}

/// @return a time member; "-" for null.
std::string
GetTime(const Json& time)
{
    return time.is_null() ? "-" : FormatShowTime(time.get<int64_t>());
}

/// @return names of interfaces, with commas.
std::string
JoinInterfaces(const Json& interfaces)
{
    std::string text;
    for (const Json& interface : interfaces)
    {
        text += (text.empty() ? "" : ", ") + GetShowInterface(interface);
    }
    return text.empty() ? "-" : text;
}

/// Prints who and when.
void
PrintHeading(const Json& document, std::ostream& out)
{
    out << document["what"].get<std::string>() << " of " << GetText(document["node"], "name")
        << " at " << FormatShowTime(document["time_ns"].get<int64_t>()) << '\n';
}

/// Prints a table, or that there is nothing.
void
PrintTable(const TextTable& table, std::ostream& out)
{
    if (table.IsEmpty())
    {
        out << "  (none)\n";
        return;
    }
    table.Print(out, "  ");
}

/// @return names and ends of timers that run.
std::string
GetTimers(const Json& timers)
{
    std::string text;
    for (const auto& [name, expires] : timers.items())
    {
        text += ", " + name + " until " + FormatShowTime(expires.get<int64_t>());
    }
    return text;
}

/// Prints what PIM has of an entry.
void
PrintPim(const Json& pim, std::ostream& out)
{
    if (pim.is_null())
    {
        return;
    }
    out << "    PIM: upstream " << GetText(pim, "upstream") << GetTimers(pim["timers"]) << '\n';
    for (const Json& branch : pim["interfaces"])
    {
        out << "      " << GetShowInterface(branch["interface"]) << ": "
            << GetText(branch, "downstream") << ", Assert " << GetText(branch, "assert")
            << GetTimers(branch["timers"]) << '\n';
    }
}

/// Prints the wrong-interface packets of an entry.
void
PrintArrivals(const Json& entry, std::ostream& out)
{
    for (const Json& arrival : entry["arrivals"])
    {
        out << "    wrong interface " << GetShowInterface(arrival["interface"]) << ": "
            << arrival["packets"].get<uint64_t>() << " packets";
        for (const auto& [verdict, count] : arrival["verdicts"].items())
        {
            if (count.get<uint64_t>() > 0)
            {
                out << ", " << count.get<uint64_t>() << ' ' << verdict;
            }
        }
        out << (arrival["masked"].get<bool>() ? "; alerts are masked" : "");
        if (!arrival["last_alert_ns"].is_null())
        {
            out << "; last alert " << GetTime(arrival["last_alert_ns"]) << ", next from "
                << GetTime(arrival["next_alert_ns"]);
        }
        out << '\n';
    }
}

/// Prints forwarding entries.
void
PrintMroute(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    for (const Json& entry : document["entries"])
    {
        out << "  " << GetKey(entry) << ' ' << GetText(entry, "state") << ", since "
            << GetTime(entry["created_ns"]) << ", record " << GetText(entry, "record") << '\n';
        if (!entry["iif"].is_null())
        {
            const std::string owner = GetText(entry, "owner");
            out << "    iif " << GetShowInterface(entry["iif"]) << " ("
                << (owner.empty() ? "no owner" : "of " + owner) << "), neighbor "
                << GetText(entry, "rpf_neighbor") << '\n'
                << "    oifs " << JoinInterfaces(entry["oifs"]) << '\n';
        }
        PrintPim(entry["pim"], out);
        PrintArrivals(entry, out);
    }
    if (document["entries"].empty())
    {
        out << "  (none)\n";
    }
}

/// Prints a route towards a source.
void
PrintRpf(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    out << "  source " << GetText(document, "source") << ": ";
    const Json& route = document["route"];
    if (route.is_null())
    {
        out << "no route\n";
    }
    else
    {
        out << "interface " << GetShowInterface(route["interface"]) << ", neighbor "
            << GetText(route, "neighbor") << ", route " << GetText(route, "prefix") << " ("
            << GetText(route, "protocol") << "), preference " << GetNumber(route, "preference")
            << ", metric " << GetNumber(route, "metric") << '\n';
    }
    out << "  the router knows version " << GetNumber(document, "version")
        << " of the network; the newest is " << GetNumber(document, "newest_version") << '\n';
}

/// Prints the groups of IGMP.
void
PrintGroups(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    TextTable table(
        {"interface", "group", "mode", "version", "since", "expires", "reporter", "sources"});
    for (const Json& interface : document["interfaces"])
    {
        for (const Json& group : interface["groups"])
        {
            std::string sources;
            for (const Json& source : group["sources"])
            {
                sources += (sources.empty() ? "" : ", ") + GetText(source, "source") +
                           (source["expires_ns"].is_null() ? " (excluded)" : "");
            }
            table.AddRow({GetShowInterface(interface["interface"]),
                          GetText(group, "group"),
                          GetText(group, "mode"),
                          GetNumber(group, "version"),
                          GetTime(group["since_ns"]),
                          GetTime(group["expires_ns"]),
                          GetText(group, "last_reporter"),
                          sources.empty() ? "-" : sources});
        }
    }
    PrintTable(table, out);
    for (const Json& interface : document["interfaces"])
    {
        out << "  " << GetShowInterface(interface["interface"]) << ": querier "
            << (interface["querier"].get<bool>() ? "this router"
                                                 : GetText(interface, "other_querier"))
            << '\n';
    }
}

/// Prints neighbors of PIM.
void
PrintNeighbors(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    TextTable table({"address", "interface", "since", "expires", "priority", "generation"});
    for (const Json& neighbor : document["neighbors"])
    {
        table.AddRow({GetText(neighbor, "address"),
                      GetShowInterface(neighbor["interface"]),
                      GetTime(neighbor["since_ns"]),
                      GetTime(neighbor["expires_ns"]),
                      GetNumber(neighbor, "dr_priority"),
                      GetNumber(neighbor, "generation_id")});
    }
    PrintTable(table, out);
}

/// @return an Assert metric, "110/20".
std::string
GetMetric(const Json& winner)
{
    return GetNumber(winner, "preference") + "/" + GetNumber(winner, "metric");
}

/// Prints Assert states.
void
PrintAsserts(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    TextTable table({"entry", "interface", "state", "winner", "metric", "expires"});
    for (const Json& assertion : document["asserts"])
    {
        table.AddRow({GetKey(assertion),
                      GetShowInterface(assertion["interface"]),
                      GetText(assertion, "state"),
                      GetText(assertion["winner"], "address"),
                      GetMetric(assertion["winner"]),
                      GetTime(assertion["expires_ns"])});
    }
    PrintTable(table, out);
}

/// Prints clients and memberships.
void
PrintClients(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    TextTable clients({"client", "protocol", "component", "since", "interfaces"});
    for (const Json& client : document["clients"])
    {
        clients.AddRow({GetText(client, "name"),
                        GetNumber(client, "protocol"),
                        GetNumber(client, "component"),
                        GetTime(client["since_ns"]),
                        JoinInterfaces(client["interfaces"])});
    }
    PrintTable(clients, out);
    TextTable memberships({"membership", "interface", "client"});
    for (const Json& membership : document["memberships"])
    {
        memberships.AddRow({GetKey(membership),
                            GetShowInterface(membership["interface"]),
                            GetText(membership, "client")});
    }
    if (!memberships.IsEmpty())
    {
        memberships.Print(out, "  ");
    }
}

/// Prints the last alerts.
void
PrintAlerts(const Json& document, std::ostream& out)
{
    PrintHeading(document, out);
    TextTable table({"alert", "time", "entry", "arrival", "expected", "outcome", "reaction"});
    for (const Json& alert : document["alerts"])
    {
        table.AddRow({GetText(alert, "id"),
                      GetTime(alert["time_ns"]),
                      GetKey(alert),
                      GetShowInterface(alert["arrival"]),
                      GetShowInterface(alert["expected"]),
                      GetText(alert, "outcome"),
                      GetText(alert, "reaction")});
    }
    PrintTable(table, out);
    if (document["count"] > document["alerts"].size())
    {
        out << "  the last " << document["alerts"].size() << " of " << GetNumber(document, "count")
            << " alerts\n";
    }
}

} // namespace

const ShowStyle&
GetMgmStyle()
{
    static const ShowStyle style{{"mroute", &PrintMroute},
                                 {"rpf", &PrintRpf},
                                 {"igmp groups", &PrintGroups},
                                 {"pim neighbor", &PrintNeighbors},
                                 {"pim assert", &PrintAsserts},
                                 {"mgm clients", &PrintClients},
                                 {"mgm alerts", &PrintAlerts}};
    return style;
}

std::string
FormatShowTime(int64_t nanoseconds)
{
    const std::string sign = nanoseconds < 0 ? "-" : "";
    const auto size = static_cast<uint64_t>(nanoseconds < 0 ? -nanoseconds : nanoseconds);
    std::string fraction = std::to_string(NANOSECONDS + size % NANOSECONDS).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return sign + std::to_string(size / NANOSECONDS) + (fraction.empty() ? "" : "." + fraction) +
           " s";
}

std::string
FormatShowClock(int64_t nanoseconds)
{
    const int64_t seconds = std::max<int64_t>(nanoseconds, 0) / NANOSECONDS;
    std::array<char, 32> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%02lld:%02lld:%02lld",
                  static_cast<long long>(seconds / 3600),
                  static_cast<long long>(seconds / 60 % 60),
                  static_cast<long long>(seconds % 60));
    return text.data();
}

std::string
FormatShowRemaining(const Json& document, const Json& time)
{
    return time.is_null()
               ? "never"
               : FormatShowClock(time.get<int64_t>() - document["time_ns"].get<int64_t>());
}

std::string
FormatShowAge(const Json& document, const Json& time)
{
    return FormatShowClock(document["time_ns"].get<int64_t>() - time.get<int64_t>());
}

std::string
GetShowInterface(const Json& interface)
{
    if (interface.is_null())
    {
        return "-";
    }
    const std::string name = CleanText(interface["name"].get<std::string>());
    return interface.contains("next_hop")
               ? name + " via " + interface["next_hop"].get<std::string>()
               : name;
}

} // namespace mgm
} // namespace ns3
