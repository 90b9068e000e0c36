/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-kernel-script.h"

#include "mgm-kernel-dice.h"

#include <algorithm>
#include <array>
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

/// Makes an error out of a line whose stream is in a failed state or has words left.
void
Require(bool holds, const std::string& expected)
{
    if (!holds)
    {
        throw std::runtime_error("expected: " + expected);
    }
}

/// Reads an interface.
uint32_t
ReadInterface(std::istream& words, const std::string& expected)
{
    uint32_t interface = SCRIPT_INTERFACES;
    words >> interface;
    Require(words && interface < SCRIPT_INTERFACES, expected);
    return interface;
}

/// Reads a given word.
void
ReadWord(std::istream& words, const std::string& word, const std::string& expected)
{
    std::string found;
    words >> found;
    Require(found == word, expected);
}

/// Reads source and group.
SourceGroup
ReadKey(std::istream& words, const std::string& expected)
{
    std::string source;
    std::string group;
    words >> source >> group;
    Require(static_cast<bool>(words), expected);
    return SourceGroup(source.c_str(), group.c_str());
}

/// Reads what follows the word "entry".
void
ReadEntry(std::istream& words, ScriptStep& step)
{
    const std::string expected = "entry SOURCE GROUP in 0...3 [out INTERFACE:THRESHOLD...]";
    step.kind = ScriptStep::Kind::ENTRY;
    step.key = ReadKey(words, expected);
    ReadWord(words, "in", expected);
    step.interface = ReadInterface(words, expected);
    std::string word;
    if (words >> word)
    {
        Require(word == "out", expected);
        while (words >> word)
        {
            std::istringstream parts(word);
            ScriptOutput output;
            output.interface = ReadInterface(parts, expected);
            Require(parts.get() == ':' && parts >> output.threshold && output.threshold <= 255,
                    expected);
            step.outputs.push_back(output);
        }
    }
    words.clear(std::ios::eofbit);
}

/// Reads what follows the word "packet".
void
ReadPacket(std::istream& words, ScriptStep& step)
{
    const std::string expected = "packet SOURCE GROUP in 0...3 ttl 0...255 size 28...1500 [df]";
    step.kind = ScriptStep::Kind::PACKET;
    step.key = ReadKey(words, expected);
    ReadWord(words, "in", expected);
    step.interface = ReadInterface(words, expected);
    ReadWord(words, "ttl", expected);
    Require(words >> step.ttl && step.ttl <= 255, expected);
    ReadWord(words, "size", expected);
    Require(words >> step.size && step.size >= 28 && step.size <= WIDE_MTU, expected);
    std::string word;
    if (words >> word)
    {
        Require(word == "df", expected);
        step.dontFragment = true;
    }
}

/// Reads a step.
ScriptStep
ReadStep(const std::string& line)
{
    std::istringstream words(line);
    ScriptStep step;
    std::string kind;
    words >> step.at >> kind;
    if (kind == "entry")
    {
        ReadEntry(words, step);
    }
    else if (kind == "packet")
    {
        ReadPacket(words, step);
    }
    else if (kind == "delete")
    {
        step.kind = ScriptStep::Kind::DELETE;
        step.key = ReadKey(words, "delete SOURCE GROUP");
    }
    else if (kind == "gate")
    {
        step.kind = ScriptStep::Kind::GATE;
        words >> step.gate;
        Require(step.gate == "never" || step.gate == "outgoing-interface" ||
                    step.gate == "every-interface",
                "gate never|outgoing-interface|every-interface");
    }
    else
    {
        Require(kind == "read", "MILLISECONDS gate|entry|delete|packet|read ...");
    }
    return step;
}

/// A source and group: few, so that packets meet entries; sources can be hosts.
SourceGroup
PickKey(Dice& dice)
{
    static const std::array<const char*, 3> sources{"10.0.1.2", "10.0.2.2", "192.0.2.9"};
    static const std::array<const char*, 3> groups{"239.1.1.1", "239.1.1.2", "224.0.1.1"};
    return SourceGroup(dice.Pick(sources), dice.Pick(groups));
}

/// A TTL or threshold: mostly one that others are near.
uint32_t
PickTtl(Dice& dice)
{
    static const std::array<uint32_t, 12> values{0, 1, 1, 2, 3, 31, 32, 33, 64, 128, 254, 255};
    return dice.Pick(values);
}

/// A packet that arrives.
ScriptStep
MakePacket(Dice& dice)
{
    static const std::array<uint32_t, 6> sizes{28, 100, 576, 600, 601, 1500};
    ScriptStep step;
    step.kind = ScriptStep::Kind::PACKET;
    step.key = PickKey(dice);
    if (dice.Roll(40) == 0)
    {
        step.key.group = "224.0.0.9";
    }
    step.interface = dice.Roll(SCRIPT_INTERFACES);
    step.ttl = PickTtl(dice);
    step.size = dice.Pick(sizes);
    if (step.interface == NARROW_INTERFACE)
    {
        step.size = std::min(step.size, NARROW_MTU);
    }
    step.dontFragment = dice.Roll(2) == 0;
    return step;
}

/// An entry to be set.
ScriptStep
MakeEntry(Dice& dice)
{
    ScriptStep step;
    step.kind = ScriptStep::Kind::ENTRY;
    step.key = PickKey(dice);
    step.interface = dice.Roll(SCRIPT_INTERFACES);
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        if (i != step.interface && dice.Roll(3) > 0)
        {
            step.outputs.push_back({i, dice.Roll(2) == 0 ? 1 : PickTtl(dice)});
        }
    }
    return step;
}

/// Any step.
ScriptStep
MakeStep(Dice& dice)
{
    static const std::array<const char*, 4> gates{
        "never", "outgoing-interface", "every-interface", "every-interface"};
    const uint32_t number = dice.Roll(100);
    if (number < 75)
    {
        return MakePacket(dice);
    }
    if (number < 87)
    {
        return MakeEntry(dice);
    }
    ScriptStep step;
    if (number < 92)
    {
        step.kind = ScriptStep::Kind::DELETE;
        step.key = PickKey(dice);
    }
    else if (number < 95)
    {
        step.kind = ScriptStep::Kind::GATE;
        step.gate = dice.Pick(gates);
    }
    return step;
}

} // namespace

std::string
ScriptStep::Print() const
{
    std::ostringstream os;
    os << at << ' ';
    switch (kind)
    {
    case Kind::GATE:
        os << "gate " << gate;
        break;
    case Kind::ENTRY:
        os << "entry " << key.source << ' ' << key.group << " in "
           << interface << (outputs.empty() ? "" : " out");
        for (const ScriptOutput& output : outputs)
        {
            os << ' ' << output.interface << ':' << output.threshold;
        }
        break;
    case Kind::DELETE:
        os << "delete " << key.source << ' ' << key.group;
        break;
    case Kind::PACKET:
        os << "packet " << key.source << ' ' << key.group << " in " << interface << " ttl " << ttl
           << " size " << size << (dontFragment ? " df" : "");
        break;
    case Kind::READ:
        os << "read";
        break;
    }
    return os.str();
}

Script
ReadScript(const std::string& file)
{
    std::ifstream stream(file);
    if (!stream)
    {
        throw std::runtime_error(file + ": cannot be read");
    }
    Script script;
    std::string line;
    for (uint32_t number = 1; std::getline(stream, line); ++number)
    {
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t") == std::string::npos)
        {
            continue;
        }
        try
        {
            script.push_back(ReadStep(line));
        }
        catch (const std::runtime_error& error)
        {
            throw std::runtime_error(file + ":" + std::to_string(number) + ": " + error.what() +
                                     ", found: " + line);
        }
    }
    return script;
}

Script
MakeRandomScript(uint64_t seed, uint32_t steps, uint32_t slots)
{
    Dice dice(seed);
    Script script;
    for (uint32_t i = 0; i < steps; ++i)
    {
        script.push_back(MakeStep(dice));
        script.back().at = i * slots / steps * SLOT_LENGTH;
    }
    ScriptStep last;
    last.at = script.empty() ? 0 : script.back().at;
    script.push_back(last);
    return script;
}

} // namespace test
} // namespace mgm
} // namespace ns3
