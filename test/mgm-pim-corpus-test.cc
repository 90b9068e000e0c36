/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-corpus: the entry of the fuzzer over its corpus and over seeded mutations of it.
 */

#include "fuzz/mgm-pim-fuzz-entry.h"
#include "mgm-corpus-test.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Suite mgm-pim-corpus.
class PimCorpusTestSuite : public TestSuite
{
  public:
    PimCorpusTestSuite()
        : TestSuite("mgm-pim-corpus", TestSuite::Type::UNIT)
    {
        const Corpus corpus{"test/fuzz/pim-corpus",
                            &FuzzPim,
                            {0x00, 0x01, 0x02, 0x20, 0x23, 0x25, 0x26, 0x29, 0x7f, 0xff}};
        AddTestCase(new CorpusFilesTestCase(corpus));
        AddTestCase(new CorpusMutationsTestCase(corpus));
    }
};

PimCorpusTestSuite g_pimCorpusTestSuite; //!< Static variable for test initialization

} // namespace
