/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-index.h"

#include "ns3/mgm-record-order.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many causes of a record are looked for.
constexpr std::size_t CAUSE_LIMIT = 100;

} // namespace

TraceIndex::TraceIndex(TraceReader& reader,
                       const TraceFilter& wanted,
                       const std::function<void(const TraceRecord&)>& take)
    : m_reader(reader)
{
    reader.SetFilter([&](const TraceGlance& glance) {
        m_places.push_back({glance.id, glance.offset});
        return wanted(glance);
    });
    TraceRecord record;
    while (reader.Next(record))
    {
        take(record);
    }
    std::sort(m_places.begin(), m_places.end(), [](const Place& a, const Place& b) {
        return RecordIdOrder()(a.id, b.id);
    });
}

TraceRecord
TraceIndex::Find(const RecordId& id) const
{
    const auto found = FindPlace(id);
    return found == m_places.end() ? TraceRecord() : m_reader.ReadAt(found->offset);
}

std::vector<TraceRecord>
TraceIndex::FindCauses(const TraceRecord& record) const
{
    std::vector<TraceRecord> causes;
    auto effect = FindPlace(record.GetId());
    RecordId id = record.GetCause();
    while (id.IsSet() && causes.size() < CAUSE_LIMIT)
    {
        const auto place = FindPlace(id);
        if (place == m_places.end())
        {
            break;
        }
        // Without this, causes that name each other would have no end.
        if (effect != m_places.end() && place->offset >= effect->offset)
        {
            throw m_reader.ReadAt(effect->offset)
                .MakeError("the cause " + FormatRecordId(id) + " is not on an earlier line");
        }
        causes.push_back(m_reader.ReadAt(place->offset));
        effect = place;
        id = causes.back().GetCause();
    }
    return causes;
}

std::vector<TraceIndex::Place>::const_iterator
TraceIndex::FindPlace(const RecordId& id) const
{
    const auto found = std::lower_bound(
        m_places.begin(), m_places.end(), id, [](const Place& place, const RecordId& wanted) {
            return RecordIdOrder()(place.id, wanted);
        });
    return found != m_places.end() && found->id == id ? found : m_places.end();
}

} // namespace mgm
} // namespace ns3
