/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-kernel-compare: drives the multicast forwarder of the Linux kernel and the one of this module
 * with the same scripts, and says where they differ.
 */

#include "mgm-kernel-observation.h"
#include "mgm-kernel-router.h"
#include "mgm-kernel-script.h"
#include "mgm-simulated-router.h"
#include "mgm-smcroute-configuration.h"

#include "ns3/mgm-profile.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm::test;

constexpr int SKIPPED = 77;                 //!< exit status: this machine cannot do it
constexpr std::chrono::minutes PATIENCE(2); //!< with which shorter scripts are tried
constexpr int REPETITIONS = 3;              //!< of a script during which the machine paused
/// A step that takes longer than this says so. Steps in the scripts are farther away from when
/// timers expire.
const Time LONGEST_STEP = MilliSeconds(150);
constexpr uint32_t FAST_STEPS = 300; //!< steps of a random script that no timer matters to
constexpr uint32_t SLOW_STEPS = 200; //!< steps of a random script that lasts
constexpr uint32_t SLOTS = 24;       //!< times at which they happen

/// Compares the routers.
class Comparison
{
  public:
    /// Compares the kernel with a profile.
    explicit Comparison(const std::string& profile)
        : m_profile(profile)
    {
    }

    /// Compares with a script, and says the shortest script that shows the difference if any.
    void Check(const std::string& name, const Script& script)
    {
        ++m_scripts;
        m_steps += script.size();
        const std::string difference = Drive(script);
        if (difference.empty())
        {
            return;
        }
        ++m_differing;
        std::cout << "the kernel and the forwarder differ in " << name << ":\n"
                  << difference << std::flush;
        if (Drive(script).empty())
        {
            std::cout << "a second run shows no difference\n";
            return;
        }
        const Script shortest = Shorten(script);
        std::cout << "the shortest script that was found to show a difference:\n";
        for (const mgm::test::ScriptStep& step : shortest)
        {
            std::cout << "  " << step.Print() << "\n";
        }
        std::cout << Drive(shortest) << std::endl;
    }

    /// Compares packets that are routed by smcrouted and by a StaticMulticast.
    void CheckSmcroute(const SmcrouteConfiguration& configuration, uint64_t seed)
    {
        const Script packets = MakePackets(configuration, seed, FAST_STEPS);
        ++m_scripts;
        m_steps += packets.size();
        const Observation kernel = m_kernel.RunSmcrouted(packets, configuration);
        SimulatedRouter simulated(m_profile);
        simulated.RouteBy(configuration);
        Observation seen = simulated.Run(packets, kernel.steps);
        seen.upcalls.clear();
        const std::string difference = Compare(kernel, seen);
        if (!difference.empty())
        {
            ++m_differing;
            std::cout << "smcrouted and StaticMulticast differ in " << configuration.file
                      << ", packets of seed " << seed << ":\n"
                      << difference << std::flush;
        }
    }

    /// Says how many scripts there were. @return whether none differed.
    bool Finish() const
    {
        std::cout << m_scripts << " scripts, " << m_steps << " steps: " << m_differing
                  << " differ from the kernel" << std::endl;
        return m_differing == 0;
    }

  private:
    /// Drives both routers. @return their differences.
    std::string Drive(const Script& script)
    {
        Observation kernel = m_kernel.Run(script);
        for (int i = 0; i < REPETITIONS && kernel.longestStep > LONGEST_STEP; ++i)
        {
            kernel = m_kernel.Run(script);
        }
        return Compare(kernel, SimulatedRouter(m_profile).Run(script, kernel.steps));
    }

    /// Leaves out steps, first many at a time, as long as a difference remains and there is time.
    Script Shorten(Script script)
    {
        const auto end = std::chrono::steady_clock::now() + PATIENCE;
        for (std::size_t length = script.size() / 2; length > 0; length /= 2)
        {
            for (std::size_t first = 0; first < script.size();)
            {
                if (std::chrono::steady_clock::now() > end)
                {
                    return script;
                }
                Script shorter(script.begin(), script.begin() + first);
                const std::size_t next = std::min(first + length, script.size());
                shorter.insert(shorter.end(), script.begin() + next, script.end());
                if (Drive(shorter).empty())
                {
                    first = next;
                }
                else
                {
                    script = shorter;
                }
            }
        }
        return script;
    }

    KernelRouter m_kernel;      //!< the one
    std::string m_profile;      //!< of the other
    std::size_t m_scripts{0};   //!< compared
    std::size_t m_steps{0};     //!< of all scripts
    std::size_t m_differing{0}; //!< scripts
};

/// Compares a profile as the command line says. @return whether nothing differed.
bool
Run(const std::string& profile, const std::vector<std::string>& arguments)
{
    Comparison comparison(profile);
    if (arguments.size() == 3 && (arguments[0] == "--random" || arguments[0] == "--random-slow"))
    {
        const bool slow = arguments[0] == "--random-slow";
        const uint64_t first = std::stoull(arguments[1]);
        const uint64_t count = std::stoull(arguments[2]);
        for (uint64_t seed = first; seed < first + count; ++seed)
        {
            comparison.Check(
                "the random script of seed " + std::to_string(seed),
                MakeRandomScript(seed, slow ? SLOW_STEPS : FAST_STEPS, slow ? SLOTS : 1));
        }
    }
    else if (arguments.size() == 4 && arguments[0] == "--smcroute")
    {
        const SmcrouteConfiguration configuration = ReadSmcrouteConfiguration(arguments[1]);
        const uint64_t first = std::stoull(arguments[2]);
        const uint64_t count = std::stoull(arguments[3]);
        for (uint64_t seed = first; seed < first + count; ++seed)
        {
            comparison.CheckSmcroute(configuration, seed);
        }
    }
    else
    {
        for (const std::string& file : arguments)
        {
            comparison.Check(file, ReadScript(file));
        }
    }
    return comparison.Finish();
}

} // namespace

int
main(int argc, char* argv[])
{
    const std::vector<std::string> arguments(argv + std::min(argc, 2), argv + argc);
    if (arguments.empty() || !mgm::FindProfile(argv[1]))
    {
        std::cerr << "usage: mgm-kernel-compare PROFILE SCRIPT...\n"
                     "       mgm-kernel-compare PROFILE --random|--random-slow FIRST-SEED COUNT\n"
                     "       mgm-kernel-compare PROFILE --smcroute FILE FIRST-SEED COUNT\n"
                     "PROFILE is linux, bsd or windows.\n";
        return 2;
    }
    try
    {
        return Run(argv[1], arguments) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    catch (const KernelUnavailable& error)
    {
        std::cout << "SKIP no Linux kernel to compare with: " << error.what() << std::endl;
        return SKIPPED;
    }
    catch (const std::exception& error)
    {
        std::cerr << "mgm-kernel-compare: " << error.what() << std::endl;
        return 2;
    }
}
