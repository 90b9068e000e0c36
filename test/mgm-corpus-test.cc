/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-corpus: the entries of the fuzzers over their corpora and over seeded mutations of
 * them.
 */

#include "mgm-corpus-case.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// @return a corpus of messages.
Corpus
Messages(const std::string& format, FuzzEntry fuzz, std::vector<uint8_t> edges)
{
    return {format, fuzz, std::move(edges), 4096, 20000};
}

/// @return a corpus of texts, with the bytes that mean something in one of them.
Corpus
Texts(const std::string& format, FuzzEntry fuzz)
{
    return {format,
            fuzz,
            {'\0', '\n', ' ', '"', '{', '}', '[', ',', '<', '>', '&', '-', '0', '9', 'e', 0xff},
            20,
            500};
}

/// Suite mgm-corpus.
class CorpusTestSuite : public TestSuite
{
  public:
    CorpusTestSuite()
        : TestSuite("mgm-corpus", TestSuite::Type::UNIT)
    {
        const Corpus corpora[] = {
            Messages("igmp", &FuzzIgmp, {0x00, 0x01, 0x7f, 0x80, 0xff, 0x11, 0x16, 0x22, 0xe0}),
            Messages("pim", &FuzzPim, {0x00, 0x01, 0x02, 0x20, 0x23, 0x25, 0x26, 0x29, 0x7f, 0xff}),
            Texts("scenario", &FuzzScenario),
            Texts("topology", &FuzzTopologyJson),
            Texts("graphml", &FuzzGraphml),
            Texts("inet", &FuzzInet),
            Texts("orbis", &FuzzOrbis),
            Texts("rocketfuel-maps", &FuzzRocketfuelMaps),
            Texts("rocketfuel-weights", &FuzzRocketfuelWeights),
            Texts("trace", &FuzzTrace),
        };
        for (const Corpus& corpus : corpora)
        {
            AddTestCase(new CorpusFilesTestCase(corpus));
            AddTestCase(new CorpusMutationsTestCase(corpus));
        }
    }
};

CorpusTestSuite g_corpusTestSuite; //!< Static variable for test initialization

} // namespace
