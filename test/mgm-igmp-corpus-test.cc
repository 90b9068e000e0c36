/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-corpus: the entry of the fuzzer over its corpus and over seeded mutations of it.
 */

#include "fuzz/mgm-igmp-fuzz-entry.h"
#include "mgm-corpus-test.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Suite mgm-igmp-corpus.
class IgmpCorpusTestSuite : public TestSuite
{
  public:
    IgmpCorpusTestSuite()
        : TestSuite("mgm-igmp-corpus", TestSuite::Type::UNIT)
    {
        const Corpus corpus{"test/fuzz/igmp-corpus",
                            &FuzzIgmp,
                            {0x00, 0x01, 0x7f, 0x80, 0xff, 0x11, 0x16, 0x22, 0xe0}};
        AddTestCase(new CorpusFilesTestCase(corpus));
        AddTestCase(new CorpusMutationsTestCase(corpus));
    }
};

IgmpCorpusTestSuite g_igmpCorpusTestSuite; //!< Static variable for test initialization

} // namespace
