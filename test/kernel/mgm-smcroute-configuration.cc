/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-smcroute-configuration.h"

#include "mgm-kernel-dice.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

/// What is wrong with a line.
class LineError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// A source that no line names and that the router has no route to.
const char* const STRANGER = "192.0.2.9";

/// The words of a line, up to a comment.
std::vector<std::string>
Split(const std::string& line)
{
    std::istringstream stream(line.substr(0, line.find('#')));
    std::vector<std::string> words;
    std::string word;
    while (stream >> word)
    {
        words.push_back(word);
    }
    return words;
}

/// An interface by its name.
uint32_t
ReadInterface(const std::string& name)
{
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        if (name == "router" + std::to_string(i))
        {
            return i;
        }
    }
    throw LineError("there is no interface " + name + "; there are router0 to router" +
                    std::to_string(SCRIPT_INTERFACES - 1));
}

/// A number within bounds.
uint32_t
ReadNumber(const std::string& word, uint32_t least, uint32_t most)
{
    std::istringstream stream(word);
    uint32_t number = 0;
    if (!(stream >> number) || !stream.eof() || number < least || number > most)
    {
        throw LineError("expected a number from " + std::to_string(least) + " to " +
                        std::to_string(most) + " instead of " + word);
    }
    return number;
}

/// Reads "phyint router0 enable [ttl-threshold N]".
void
ReadInterfaceLine(const std::vector<std::string>& words, SmcrouteConfiguration& configuration)
{
    const bool bare = words.size() == 3;
    if (!(bare || (words.size() == 5 && words[3] == "ttl-threshold")) || words[2] != "enable")
    {
        throw LineError("expected: phyint INTERFACE enable [ttl-threshold 1...255]");
    }
    configuration.thresholds[ReadInterface(words[1])] = bare ? 1 : ReadNumber(words[4], 1, 255);
}

/// Adds a route for each group of a range, "239.1.2.0/30".
void
AddRoutes(const SmcrouteRoute& route,
          Ipv4Address source,
          const std::string& range,
          SmcrouteConfiguration& configuration)
{
    const std::size_t slash = range.find('/');
    const uint32_t length =
        slash == std::string::npos ? 32 : ReadNumber(range.substr(slash + 1), 24, 32);
    const Ipv4Address first(range.substr(0, slash).c_str());
    for (uint32_t i = 0; i < 1U << (32 - length); ++i)
    {
        configuration.routes.push_back(route);
        configuration.routes.back().key = SourceGroup(source, Ipv4Address(first.Get() + i));
        configuration.routes.back().onDemand = source == Ipv4Address::GetAny() || length < 32;
    }
}

/// Reads "mroute from router0 [source S] group G to router1 ...".
void
ReadRouteLine(const std::vector<std::string>& words, SmcrouteConfiguration& configuration)
{
    const bool hasSource = words.size() > 3 && words[3] == "source";
    const std::size_t group = hasSource ? 5 : 3;
    if (words.size() < group + 4 || words[1] != "from" || words[group] != "group" ||
        words[group + 2] != "to")
    {
        throw LineError("expected: mroute from INTERFACE [source ADDRESS] group ADDRESS[/LENGTH] "
                        "to INTERFACE...");
    }
    SmcrouteRoute route;
    route.interface = ReadInterface(words[2]);
    for (std::size_t i = group + 3; i < words.size(); ++i)
    {
        route.outputs.push_back(ReadInterface(words[i]));
    }
    const Ipv4Address source =
        hasSource ? Ipv4Address(words[4].c_str()) : Ipv4Address(Ipv4Address::GetAny());
    AddRoutes(route, source, words[group + 1], configuration);
}

/// Reads a line.
void
ReadLine(const std::string& line, SmcrouteConfiguration& configuration)
{
    const std::vector<std::string> words = Split(line);
    if (words.empty())
    {
        return;
    }
    if (words[0] == "phyint")
    {
        ReadInterfaceLine(words, configuration);
    }
    else if (words[0] == "mroute")
    {
        ReadRouteLine(words, configuration);
    }
    else
    {
        throw LineError("expected: phyint or mroute");
    }
}

/// A TTL near a threshold, or any.
uint32_t
PickTtl(Dice& dice, const SmcrouteConfiguration& configuration)
{
    if (dice.Roll(3) == 0)
    {
        return dice.Roll(256);
    }
    const uint32_t threshold = configuration.thresholds[dice.Roll(SCRIPT_INTERFACES)];
    return std::min<uint32_t>(threshold + dice.Roll(3), 256) - 1;
}

/// A packet for a route, perhaps from elsewhere.
ScriptStep
MakePacket(const SmcrouteConfiguration& configuration, Dice& dice)
{
    const auto number = static_cast<uint32_t>(configuration.routes.size());
    const SmcrouteRoute& route = configuration.routes[dice.Roll(number)];
    ScriptStep step;
    step.kind = ScriptStep::Kind::PACKET;
    step.key = route.key;
    step.interface = route.interface;
    step.ttl = PickTtl(dice, configuration);
    step.size = 28 + dice.Roll(NARROW_MTU - 28 + 1);
    if (route.key.IsAnySource())
    {
        const uint32_t host = (10U << 24) | ((route.interface + 1) << 8);
        step.key.source = Ipv4Address(host + 2 + dice.Roll(3));
    }
    if (!route.onDemand && dice.Roll(3) == 0)
    {
        step.interface = dice.Roll(SCRIPT_INTERFACES);
    }
    return step;
}

} // namespace

std::set<SourceGroup>
SmcrouteConfiguration::GetLastingKeys() const
{
    std::set<SourceGroup> keys;
    for (const SmcrouteRoute& route : routes)
    {
        if (!route.onDemand)
        {
            keys.insert(route.key);
        }
    }
    return keys;
}

bool
SmcrouteConfiguration::IsOnDemand(const SourceGroup& key, uint32_t interface) const
{
    return std::any_of(routes.begin(), routes.end(), [&](const SmcrouteRoute& route) {
        return route.onDemand && route.interface == interface && route.key.group == key.group &&
               (route.key.IsAnySource() || route.key.source == key.source);
    });
}

SmcrouteConfiguration
ReadSmcrouteConfiguration(const std::string& file)
{
    std::ifstream stream(file);
    if (!stream)
    {
        throw std::runtime_error("cannot read " + file);
    }
    SmcrouteConfiguration configuration;
    configuration.file = file;
    std::string line;
    for (uint32_t number = 1; std::getline(stream, line); ++number)
    {
        try
        {
            ReadLine(line, configuration);
        }
        catch (const LineError& error)
        {
            throw std::runtime_error(file + ":" + std::to_string(number) + ": " + error.what());
        }
    }
    const auto& thresholds = configuration.thresholds;
    if (configuration.routes.empty() || std::count(thresholds.begin(), thresholds.end(), 0U) > 0)
    {
        throw std::runtime_error(file +
                                 ": expected a line phyint for each interface, router0 to router" +
                                 std::to_string(SCRIPT_INTERFACES - 1) + ", and a line mroute");
    }
    return configuration;
}

Script
MakePackets(const SmcrouteConfiguration& configuration, uint64_t seed, uint32_t count)
{
    Dice dice(seed);
    Script script;
    for (uint32_t i = 0; i < count; ++i)
    {
        script.push_back(MakePacket(configuration, dice));
    }
    script.emplace_back();
    for (uint32_t i = 0; i < count / 10; ++i)
    {
        script.push_back(MakePacket(configuration, dice));
        script.back().key.source = Ipv4Address(STRANGER);
    }
    return script;
}

} // namespace test
} // namespace mgm
} // namespace ns3
