/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Fuzzer's entry: the reader of traces.
 */

#include "mgm-fuzz-checks.h"
#include "mgm-fuzz-entries.h"
#include "ns3/mgm-trace-reader.h"

#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// Where a record stands.
struct Place
{
    uint64_t offset{0}; //!< in the file
    RecordId id;        //!< of the record
};

/// Reads all records. @return where they are.
std::vector<Place>
ReadAll(TraceReader& reader)
{
    std::vector<Place> places;
    TraceRecord record;
    while (reader.Next(record))
    {
        Require(record.IsSet(), "a record is none");
        places.push_back({reader.GetOffset(), record.GetId()});
    }
    Require(reader.GetRecordCount() == places.size(), "records are counted wrongly");
    Require(reader.IsComplete() == reader.GetNotice().empty(), "an interruption is not told");
    Require(!reader.Next(record), "there is more after the end");
    return places;
}

} // namespace

bool
FuzzTrace(const uint8_t* data, std::size_t size)
{
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    std::optional<TraceReader> reader;
    try
    {
        reader.emplace(in, "f");
        for (const Place& place : ReadAll(*reader))
        {
            Require(reader->ReadAt(place.offset).GetId() == place.id, "a record is another one");
        }
    }
    catch (const TraceError& error)
    {
        Require(std::string(error.what()).rfind('f', 0) == 0, "an error does not name the file");
    }
    return reader.has_value();
}

} // namespace mgm
} // namespace ns3
