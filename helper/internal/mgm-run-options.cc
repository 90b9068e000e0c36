/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-options.h"

#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace ns3
{
namespace mgm
{

const char* const RUN_USAGE =
    R"(usage: mgm-run [FILE] [--out DIR] [--set NAME=VALUE]... [--seed N] [--run N]
               [--trace LEVEL] [--pcap WHAT]... [--quiet] [--check] [--list-attributes]

Runs a scenario, prints what came out of it, and writes the results to a folder.
  FILE              a scenario file, or the name of one that comes with mgm; without it, a failure
                    in the backbone of Abilene
  --out DIR         folder of the results (default: out/<name of the scenario>); files of an
                    earlier run there are replaced
  --set NAME=VALUE  changes a value of the scenario before it is read:
                      duration_s=10                          a member of the file
                      sources.video.rate=1Mbps               of an element, by name or number
                      forwarder.Limiter=none                 an attribute on all routers
                      manager.DeliverWrongInterface=false
                      static-tree.Reaction=retarget          an attribute of a protocol; capitals
                                                             of attributes do not matter
                      ns3::CsmaNetDevice::Mtu=9000           any default of ns-3
  --seed N, --run N seed and run number of ns-3's random numbers
  --trace LEVEL     how much trace.jsonl holds: off, alerts, control, state or packets
  --pcap WHAT       keeps packets: all, a router (Denver), or an interface (Denver:KansasCity)
  --quiet           prints errors only
  --check           reads the scenario and says what is wrong with it, but does not run it
  --list-attributes prints the attributes that --set can change, and ends
  --help            prints this
Exit status: 0; 1: ended by the first violation of an invariant, as outputs.invariants=fatal wants;
2: something is wrong with arguments, scenario or files, nothing was written; 130: ended by Ctrl-C.
After 1 and 130 the files are complete until then.
)";

namespace
{

/// All options, for suggestions.
const std::vector<std::string> OPTIONS{"--out",
                                       "--set",
                                       "--seed",
                                       "--run",
                                       "--trace",
                                       "--pcap",
                                       "--quiet",
                                       "--check",
                                       "--list-attributes",
                                       "--help"};

/// Goes through the arguments one by one.
class OptionParser
{
  public:
    /// @param [in] arguments The arguments.
    explicit OptionParser(const std::vector<std::string>& arguments)
        : m_arguments(arguments)
    {
    }

    /// @return what they ask for.
    RunOptions Parse()
    {
        for (; m_next < m_arguments.size(); ++m_next)
        {
            const std::string& argument = m_arguments[m_next];
            if (argument.size() > 1 && argument[0] == '-')
            {
                ParseOption(argument.substr(0, argument.find('=')));
            }
            else if (m_options.file.empty())
            {
                m_options.file = argument;
            }
            else
            {
                throw RunUsageError("found a second file, \"" + argument + "\"; allowed: one");
            }
        }
        if (!m_pcap.empty())
        {
            const bool all = std::find(m_pcap.begin(), m_pcap.end(), "all") != m_pcap.end();
            m_options.replacements.push_back(
                {"outputs.pcap", all ? "all" : nlohmann::json(m_pcap).dump(), "--pcap"});
        }
        return m_options;
    }

  private:
    /// Reads one option.
    void ParseOption(const std::string& name)
    {
        if (name == "--out")
        {
            m_options.folder = GetValue(name);
        }
        else if (name == "--set")
        {
            ParseSet(GetValue(name));
        }
        else if (name == "--pcap")
        {
            m_pcap.push_back(GetValue(name));
        }
        else if (name == "--seed" || name == "--run")
        {
            AddReplacement(name.substr(2), name);
        }
        else if (name == "--trace")
        {
            AddReplacement("outputs.trace", name);
        }
        else if (bool* flag = FindFlag(name))
        {
            if (m_arguments[m_next] != name)
            {
                throw RunUsageError(name + " takes no value");
            }
            *flag = true;
        }
        else
        {
            throw RunUsageError("found \"" + name +
                                "\"; allowed: " + DescribeAllowed(name, OPTIONS));
        }
    }

    /// @return the flag of an option without a value; null where it is none.
    bool* FindFlag(const std::string& name)
    {
        if (name == "--quiet")
        {
            return &m_options.quiet;
        }
        if (name == "--check")
        {
            return &m_options.check;
        }
        if (name == "--list-attributes")
        {
            return &m_options.listAttributes;
        }
        return name == "--help" || name == "-h" ? &m_options.help : nullptr;
    }

    /// @return the value of an option: after its '=', or the next argument.
    std::string GetValue(const std::string& name)
    {
        const std::string& argument = m_arguments[m_next];
        std::string value;
        if (argument.size() > name.size())
        {
            value = argument.substr(name.size() + 1);
        }
        else if (m_next + 1 < m_arguments.size())
        {
            value = m_arguments[++m_next];
        }
        if (value.empty())
        {
            throw RunUsageError(name + " needs a value");
        }
        return value;
    }

    /// Reads "NAME=VALUE".
    void ParseSet(const std::string& assignment)
    {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos || equals == 0)
        {
            throw RunUsageError("--set: found \"" + assignment + "\"; allowed: NAME=VALUE");
        }
        m_options.replacements.push_back(
            {assignment.substr(0, equals), assignment.substr(equals + 1), "--set " + assignment});
    }

    /// Adds the value of an option that stands for a value of the scenario.
    void AddReplacement(const std::string& name, const std::string& option)
    {
        const std::string value = GetValue(option);
        m_options.replacements.push_back({name, value, option + " " + value});
    }

    const std::vector<std::string>& m_arguments; //!< the arguments
    std::size_t m_next{0};                       //!< the one that is read
    std::vector<std::string> m_pcap;             //!< values of --pcap
    RunOptions m_options;                        //!< what they ask for
};

} // namespace

RunOptions
ParseRunOptions(const std::vector<std::string>& arguments)
{
    return OptionParser(arguments).Parse();
}

} // namespace mgm
} // namespace ns3
