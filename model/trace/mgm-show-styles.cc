/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The styles of mgm-show that look like the commands of routers. Columns and words are those that
 * their users know; where a router has more than the trace tells, the column is left out.
 */

#include "ns3/mgm-prose.h"
#include "ns3/mgm-show-text.h"

#include <cstdio>
#include <string>

namespace ns3
{
namespace mgm
{

namespace
{

using Json = nlohmann::ordered_json;

/// @return a text filled with blanks to a width.
std::string
Pad(const std::string& text, std::size_t width)
{
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

/// @return a text member; a replacement for null.
std::string
GetText(const Json& object, const char* key, const std::string& replacement = "0.0.0.0")
{
    return object[key].is_null() ? replacement : object[key].get<std::string>();
}

/// @return the name of an interface in one word.
std::string
GetWord(const Json& interface)
{
    std::string name = GetShowInterface(interface);
    for (char& letter : name)
    {
        letter = letter == ' ' ? '_' : letter;
    }
    return name;
}

/// @return whether PIM has pruned an entry upstream.
bool
IsPruned(const Json& entry)
{
    return !entry["pim"].is_null() && entry["pim"]["upstream"] == "Pruned";
}

/// Prints entries as "ip mroute show" does.
void
PrintLinuxMroute(const Json& document, std::ostream& out)
{
    for (const Json& entry : document["entries"])
    {
        const auto dotted = [&entry](const char* key) {
            return GetText(entry, key) == "*" ? "0.0.0.0" : GetText(entry, key);
        };
        out << Pad("(" + dotted("source") + "," + dotted("group") + ")", 32)
            << " Iif: " << Pad(entry["iif"].is_null() ? "unresolved" : GetWord(entry["iif"]), 10)
            << ' ';
        if (!entry["oifs"].empty())
        {
            out << "Oifs:";
            for (const Json& oif : entry["oifs"])
            {
                const auto threshold = oif["threshold"].get<uint32_t>();
                out << ' ' << GetWord(oif)
                    << (threshold > 1 ? "(ttl " + std::to_string(threshold) + ")" : "");
            }
            out << "  ";
        }
        out << "State: " << (entry["state"] == "unresolved" ? "unresolved" : "resolved") << '\n';
    }
}

/// Prints entries as FRRouting does.
void
PrintFrrMroute(const Json& document, std::ostream& out)
{
    out << "IP Multicast Routing Table\nFlags: D - Dense, C - Connected, P - Pruned\n\n";
    TextTable table({"Source", "Group", "Flags", "Proto", "Input", "Output", "TTL", "Uptime"});
    for (const Json& entry : document["entries"])
    {
        const bool isPim = !entry["pim"].is_null();
        const std::string flags = std::string(isPim ? "D" : "") + (IsPruned(entry) ? "P" : "");
        std::vector<std::string> row{GetText(entry, "source"),
                                     GetText(entry, "group"),
                                     flags.empty() ? "-" : flags,
                                     isPim ? "PIM" : "STATIC",
                                     GetWord(entry["iif"])};
        const std::string age = FormatShowAge(document, entry["created_ns"]);
        if (entry["oifs"].empty())
        {
            row.insert(row.end(), {"none", "0", age});
            table.AddRow(row);
        }
        for (const Json& oif : entry["oifs"])
        {
            row.insert(row.end(), {GetWord(oif), oif["threshold"].dump(), age});
            table.AddRow(row);
            row = {"", "", "", "", ""};
        }
    }
    table.Print(out);
}

/// Prints a route as FRRouting does.
void
PrintFrrRpf(const Json& document, std::ostream& out)
{
    const Json& route = document["route"];
    out << "Routing entry for "
        << (route.is_null() ? GetText(document, "source") : GetText(route, "prefix"))
        << " using Unicast RIB\n";
    if (route.is_null())
    {
        out << "  unreachable\n";
        return;
    }
    const bool isConnected = route["protocol"] == "connected";
    out << "  Known via \"" << GetText(route, "protocol") << "\", distance "
        << route["preference"].dump() << ", metric " << route["metric"].dump() << ", best\n  * "
        << (isConnected ? "directly connected, " : GetText(route, "neighbor") + ", via ")
        << GetWord(route["interface"]) << '\n';
}

/// Prints groups as FRRouting does.
void
PrintFrrGroups(const Json& document, std::ostream& out)
{
    TextTable table({"Interface", "Group", "Mode", "Timer", "Srcs", "V", "Uptime"});
    std::size_t count = 0;
    for (const Json& interface : document["interfaces"])
    {
        for (const Json& group : interface["groups"])
        {
            ++count;
            const bool runs = !group["expires_ns"].is_null();
            table.AddRow({GetWord(interface["interface"]),
                          GetText(group, "group"),
                          group["mode"] == "EXCLUDE" ? "EXCL" : "INCL",
                          runs ? FormatShowRemaining(document, group["expires_ns"]) : "--:--:--",
                          std::to_string(group["sources"].size()),
                          group["version"].dump(),
                          FormatShowAge(document, group["since_ns"])});
        }
    }
    out << "Total IGMP groups: " << count << '\n';
    table.Print(out);
}

/// Prints neighbors as FRRouting does.
void
PrintFrrNeighbors(const Json& document, std::ostream& out)
{
    TextTable table({"Interface", "Neighbor", "Uptime", "Holdtime", "DR Pri"});
    for (const Json& neighbor : document["neighbors"])
    {
        const Json& priority = neighbor["dr_priority"];
        table.AddRow({GetWord(neighbor["interface"]),
                      GetText(neighbor, "address"),
                      FormatShowAge(document, neighbor["since_ns"]),
                      FormatShowRemaining(document, neighbor["expires_ns"]),
                      priority.is_null() ? "-" : priority.dump()});
    }
    table.Print(out);
}

/// Prints Assert states as FRRouting does.
void
PrintFrrAsserts(const Json& document, std::ostream& out)
{
    TextTable table({"Interface", "Source", "Group", "State", "Winner", "Timer"});
    for (const Json& assertion : document["asserts"])
    {
        const std::string state = GetText(assertion, "state");
        table.AddRow({GetWord(assertion["interface"]),
                      GetText(assertion, "source"),
                      GetText(assertion, "group"),
                      state == "Winner" ? "WINNER" : "LOSER",
                      GetText(assertion["winner"], "address"),
                      FormatShowRemaining(document, assertion["expires_ns"])});
    }
    table.Print(out);
}

/// @return the state and mode of an outgoing interface, "Forward/Dense".
std::string
GetIosMode(const Json& entry)
{
    return std::string("Forward/") + (entry["pim"].is_null() ? "Static" : "Dense");
}

/// Prints entries as IOS does.
void
PrintIosMroute(const Json& document, std::ostream& out)
{
    out << "IP Multicast Routing Table\nFlags: D - Dense, P - Pruned\n"
        << "Timers: Uptime/Expires\nInterface state: Interface, Next-Hop, State/Mode\n";
    for (const Json& entry : document["entries"])
    {
        const std::string age = FormatShowAge(document, entry["created_ns"]);
        const std::string flags =
            std::string(entry["pim"].is_null() ? "" : "D") + (IsPruned(entry) ? "P" : "");
        out << "\n(" << GetText(entry, "source") << ", " << GetText(entry, "group") << "), " << age
            << "/stopped, flags: " << flags << '\n'
            << "  Incoming interface: " << (entry["iif"].is_null() ? "Null" : GetWord(entry["iif"]))
            << ", RPF nbr " << GetText(entry, "rpf_neighbor") << '\n'
            << "  Outgoing interface list:" << (entry["oifs"].empty() ? " Null\n" : "\n");
        for (const Json& oif : entry["oifs"])
        {
            out << "    " << GetWord(oif) << ", " << GetIosMode(entry) << ", " << age
                << "/stopped\n";
        }
    }
}

/// Prints a route as IOS does.
void
PrintIosRpf(const Json& document, std::ostream& out)
{
    const Json& route = document["route"];
    if (route.is_null())
    {
        out << "RPF information for ? (" << GetText(document, "source")
            << ") failed, no route exists\n";
        return;
    }
    const bool isConnected = route["protocol"] == "connected";
    out << "RPF information for ? (" << GetText(document, "source") << ")\n"
        << "  RPF interface: " << GetWord(route["interface"]) << '\n'
        << "  RPF neighbor: ? (" << GetText(route, "neighbor") << ")"
        << (isConnected ? " - directly connected" : "") << '\n'
        << "  RPF route/mask: " << GetText(route, "prefix") << '\n'
        << "  RPF type: unicast (" << GetText(route, "protocol") << ")\n"
        << "  Metric preference: " << route["preference"].dump() << '\n'
        << "  Metric: " << route["metric"].dump() << '\n';
}

/// Prints groups as IOS does.
void
PrintIosGroups(const Json& document, std::ostream& out)
{
    out << "IGMP Connected Group Membership\n";
    TextTable table({"Group Address", "Interface", "Uptime", "Expires", "Last Reporter"});
    for (const Json& interface : document["interfaces"])
    {
        for (const Json& group : interface["groups"])
        {
            const bool runs = !group["expires_ns"].is_null();
            table.AddRow({GetText(group, "group"),
                          GetWord(interface["interface"]),
                          FormatShowAge(document, group["since_ns"]),
                          runs ? FormatShowRemaining(document, group["expires_ns"]) : "stopped",
                          GetText(group, "last_reporter")});
        }
    }
    table.Print(out);
}

/// Prints neighbors as IOS does.
void
PrintIosNeighbors(const Json& document, std::ostream& out)
{
    out << "PIM Neighbor Table\n";
    TextTable table({"Neighbor Address", "Interface", "Uptime/Expires", "Ver", "DR Priority/Mode"});
    for (const Json& neighbor : document["neighbors"])
    {
        const Json& priority = neighbor["dr_priority"];
        const bool refreshes = neighbor["state_refresh_capable"].get<bool>();
        table.AddRow(
            {GetText(neighbor, "address"),
             GetWord(neighbor["interface"]),
             FormatShowAge(document, neighbor["since_ns"]) + "/" +
                 FormatShowRemaining(document, neighbor["expires_ns"]),
             "v2",
             (priority.is_null() ? "N" : priority.dump()) + " /" + (refreshes ? " S" : "")});
    }
    table.Print(out);
}

} // namespace

const ShowStyle&
GetLinuxStyle()
{
    static const ShowStyle style{{"mroute", &PrintLinuxMroute}};
    return style;
}

const ShowStyle&
GetFrrStyle()
{
    static const ShowStyle style{{"mroute", &PrintFrrMroute},
                                 {"rpf", &PrintFrrRpf},
                                 {"igmp groups", &PrintFrrGroups},
                                 {"pim neighbor", &PrintFrrNeighbors},
                                 {"pim assert", &PrintFrrAsserts}};
    return style;
}

const ShowStyle&
GetIosStyle()
{
    static const ShowStyle style{{"mroute", &PrintIosMroute},
                                 {"rpf", &PrintIosRpf},
                                 {"igmp groups", &PrintIosGroups},
                                 {"pim neighbor", &PrintIosNeighbors}};
    return style;
}

} // namespace mgm
} // namespace ns3
