/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-split.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// As many group sets as a message can count (RFC 3973 4.7.6).
constexpr std::size_t MOST_GROUP_SETS = 255;

/// Fills messages one after the other.
class Splitter
{
  public:
    /// @param [in] whole The message. @param [in] maxSize Number of bytes that a part may have.
    Splitter(const PimMessage& whole, uint32_t maxSize)
        : m_empty(whole),
          m_maxSize(maxSize)
    {
        m_empty.joinPrune.groups.clear();
    }

    /// Adds a group set, in as many parts as it takes.
    void Add(const PimGroupSet& set)
    {
        const bool sources = !set.joins.empty() || !set.prunes.empty();
        Begin(set.group, sources ? PIM_ENCODED_SIZE : 0);
        Add(set.group, set.joins, &PimGroupSet::joins);
        Add(set.group, set.prunes, &PimGroupSet::prunes);
    }

    /// @return the parts.
    std::vector<PimMessage> GetParts() const
    {
        return m_parts;
    }

  private:
    /// Begins a group set that has room for so many bytes.
    void Begin(const PimGroupAddress& group, uint32_t room)
    {
        PimGroupSet set;
        set.group = group;
        if (m_parts.empty() || m_size + set.GetSize() + room > m_maxSize ||
            m_parts.back().joinPrune.groups.size() == MOST_GROUP_SETS)
        {
            m_parts.push_back(m_empty);
            m_size = m_empty.GetSize();
        }
        m_size += set.GetSize();
        m_parts.back().joinPrune.groups.push_back(set);
    }

    /// Adds sources to the group set, and to the same in further parts.
    void Add(const PimGroupAddress& group,
             const std::vector<PimSourceAddress>& sources,
             std::vector<PimSourceAddress> PimGroupSet::*list)
    {
        for (const PimSourceAddress& source : sources)
        {
            const PimGroupSet& last = m_parts.back().joinPrune.groups.back();
            const bool some = !last.joins.empty() || !last.prunes.empty();
            if (some && m_size + PIM_ENCODED_SIZE > m_maxSize)
            {
                Begin(group, PIM_ENCODED_SIZE);
            }
            (m_parts.back().joinPrune.groups.back().*list).push_back(source);
            m_size += PIM_ENCODED_SIZE;
        }
    }

    PimMessage m_empty;              //!< the message without group sets
    uint32_t m_maxSize;              //!< number of bytes that a part may have
    std::vector<PimMessage> m_parts; //!< parts so far
    uint32_t m_size{0};              //!< number of bytes of the last one
};

} // namespace

std::vector<PimMessage>
SplitPimMessage(const PimMessage& message, uint32_t maxSize)
{
    const bool fits =
        message.GetSize() <= maxSize && message.joinPrune.groups.size() <= MOST_GROUP_SETS;
    if (fits || !message.HasGroupSets())
    {
        return {message};
    }
    Splitter splitter(message, maxSize);
    for (const PimGroupSet& set : message.joinPrune.groups)
    {
        splitter.Add(set);
    }
    return splitter.GetParts();
}

} // namespace mgm
} // namespace ns3
