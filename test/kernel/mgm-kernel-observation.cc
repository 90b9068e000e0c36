/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-kernel-observation.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

/// What the times of a notification may differ by.
const Time TOLERANCE = MilliSeconds(10);

/// Compares two lists of lines.
std::string
CompareLines(const std::string& what,
             const std::vector<std::string>& kernel,
             const std::vector<std::string>& simulated)
{
    for (std::size_t i = 0; i < std::max(kernel.size(), simulated.size()); ++i)
    {
        const std::string left = i < kernel.size() ? kernel[i] : "(none)";
        const std::string right = i < simulated.size() ? simulated[i] : "(none)";
        if (left != right)
        {
            return what + " " + std::to_string(i + 1) + "\n  kernel:    " + left +
                   "\n  simulated: " + right + "\n";
        }
    }
    return "";
}

/// Texts of notifications.
std::vector<std::string>
GetTexts(const std::vector<ScriptUpcall>& upcalls)
{
    std::vector<std::string> texts;
    texts.reserve(upcalls.size());
    for (const ScriptUpcall& upcall : upcalls)
    {
        texts.push_back(upcall.text);
    }
    return texts;
}

/// Compares the times of notifications that are the same otherwise.
std::string
CompareTimes(const std::vector<ScriptUpcall>& kernel, const std::vector<ScriptUpcall>& simulated)
{
    for (std::size_t i = 0; i < std::min(kernel.size(), simulated.size()); ++i)
    {
        if (simulated[i].earliest < kernel[i].earliest - TOLERANCE ||
            simulated[i].latest > kernel[i].latest + TOLERANCE)
        {
            std::ostringstream os;
            os << "time of notification " << i + 1 << ", " << kernel[i].text
               << "\n  kernel:    " << kernel[i].earliest.As(Time::MS) << " to "
               << kernel[i].latest.As(Time::MS)
               << "\n  simulated: " << simulated[i].latest.As(Time::MS) << "\n";
            return os.str();
        }
    }
    return "";
}

} // namespace

void
Observation::AddCopy(uint32_t interface, const Ipv4Header& header)
{
    std::ostringstream os;
    os << "packet of step " << header.GetIdentification() << ", " << header.GetSource() << ' '
       << header.GetDestination() << ", leaves on " << interface << " with TTL "
       << static_cast<uint32_t>(header.GetTtl()) << ", "
       << header.GetPayloadSize() + header.GetSerializedSize() << " bytes, fragment offset "
       << header.GetFragmentOffset() << (header.IsLastFragment() ? "" : ", more fragments")
       << (header.IsDontFragment() ? ", don't fragment" : "");
    copies.push_back(os.str());
}

void
Observation::AddUpcall(
    const char* kind, uint32_t interface, const SourceGroup& key, Time earliest, Time latest)
{
    std::ostringstream os;
    os << kind << " on " << interface << ", " << key.source << ' ' << key.group;
    upcalls.push_back({os.str(), earliest, latest});
}

void
Observation::AddNotFound(std::size_t step)
{
    answers.push_back("step " + std::to_string(step) + ": no such entry");
}

void
Observation::AddEntry(std::size_t step, const SourceGroup& key, const ScriptEntryCounters& entry)
{
    if (keys && keys->count(key) == 0)
    {
        return;
    }
    std::ostringstream os;
    os << "step " << step << ": entry " << key.source << ' ' << key.group << " in "
       << entry.interface << ", " << entry.packets << " packets, " << entry.bytes << " bytes, "
       << entry.wrong << " wrong; out";
    for (const auto& [interface, threshold] : entry.outputs)
    {
        os << ' ' << interface << ':' << threshold;
    }
    counters.push_back(os.str());
}

void
Observation::AddUnresolved(std::size_t step, const SourceGroup& key)
{
    if (keys)
    {
        return;
    }
    std::ostringstream os;
    os << "step " << step << ": unresolved " << key.source << ' ' << key.group;
    counters.push_back(os.str());
}

void
Observation::AddInterface(std::size_t step,
                          uint32_t interface,
                          const ScriptInterfaceCounters& found)
{
    std::ostringstream os;
    os << "step " << step << ": interface " << interface << ", " << found.inPackets
       << " packets in, " << found.inBytes << " bytes in, " << found.outPackets << " packets out, "
       << found.outBytes << " bytes out";
    counters.push_back(os.str());
}

std::string
Compare(const Observation& kernel, const Observation& simulated)
{
    return CompareLines("copy", kernel.copies, simulated.copies) +
           CompareLines("notification", GetTexts(kernel.upcalls), GetTexts(simulated.upcalls)) +
           CompareTimes(kernel.upcalls, simulated.upcalls) +
           CompareLines("answer", kernel.answers, simulated.answers) +
           CompareLines("counter", kernel.counters, simulated.counters);
}

} // namespace test
} // namespace mgm
} // namespace ns3
