/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-corpus: the entry of the fuzzer over its corpus and over seeded mutations of it,
 * with the end of the bytes at the end of readable memory.
 */

#include "fuzz/mgm-igmp-fuzz-entry.h"
#include "mgm-test-files.h"
#include "mgm-test-require.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/test.h"

#include <algorithm>
#include <random>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

using Bytes = std::vector<uint8_t>;

/// Memory behind which nothing can be read: who does, ends the program.
class GuardedMemory
{
  public:
    GuardedMemory()
        : m_page(static_cast<std::size_t>(sysconf(_SC_PAGESIZE)))
    {
        void* memory =
            mmap(nullptr, 2 * m_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        m_memory = memory == MAP_FAILED ? nullptr : static_cast<uint8_t*>(memory);
        m_good = m_memory && mprotect(m_memory + m_page, m_page, PROT_NONE) == 0;
    }

    ~GuardedMemory()
    {
        if (m_memory)
        {
            munmap(m_memory, 2 * m_page);
        }
    }

    GuardedMemory(const GuardedMemory&) = delete;
    GuardedMemory& operator=(const GuardedMemory&) = delete;

    /// @return whether there is such memory.
    bool IsGood() const
    {
        return m_good;
    }

    /// Puts bytes, at most one page, at the end. @return the first of them.
    const uint8_t* Place(const Bytes& bytes)
    {
        uint8_t* first = m_memory + m_page - bytes.size();
        std::copy(bytes.begin(), bytes.end(), first);
        return first;
    }

  private:
    std::size_t m_page;         //!< size of a page
    uint8_t* m_memory{nullptr}; //!< two pages, of which the second cannot be read
    bool m_good{false};         //!< whether there is such memory
};

/// Base: reads the corpus.
class CorpusTestCase : public ModuleTestCase
{
  public:
    explicit CorpusTestCase(const std::string& name)
        : ModuleTestCase(name)
    {
    }

  protected:
    /// @return the files of the corpus, by name.
    std::vector<Bytes> ReadCorpus() const
    {
        std::vector<Bytes> corpus;
        for (const std::string& path : ListFiles(GetModulePath("test/fuzz/igmp-corpus"), ".bin"))
        {
            const std::string file = ReadFile(path);
            corpus.emplace_back(file.begin(), file.end());
        }
        return corpus;
    }

    GuardedMemory m_memory; //!< where the parser reads
};

/// Every file of the corpus, whole and cut off at every byte.
class CorpusFilesTestCase : public CorpusTestCase
{
  public:
    CorpusFilesTestCase()
        : CorpusTestCase("Corpus, whole and cut off everywhere")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_ASSERT_MSG_EQ(m_memory.IsGood(), true, "memory with an end");
        const std::vector<Bytes> corpus = ReadCorpus();
        NS_TEST_EXPECT_MSG_GT(corpus.size(), 15u, "files of the corpus");
        std::size_t taken = 0;
        for (const Bytes& file : corpus)
        {
            for (std::size_t size = 0; size <= file.size(); ++size)
            {
                const Bytes bytes(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
                taken += FuzzIgmp(m_memory.Place(bytes), size) ? 1 : 0;
            }
        }
        NS_TEST_EXPECT_MSG_GT(taken, corpus.size() / 2, "messages were taken");
    }
};

/// Thousands of mutations, the same in every run.
class CorpusMutationsTestCase : public CorpusTestCase
{
  public:
    CorpusMutationsTestCase()
        : CorpusTestCase("Seeded mutations of the corpus")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<Bytes> corpus = ReadCorpus();
        MGM_TEST_REQUIRE_EQ(m_memory.IsGood() && !corpus.empty(), true, "memory and corpus");
        std::size_t taken = 0;
        constexpr std::size_t RUNS = 20000;
        for (std::size_t run = 0; run < RUNS; ++run)
        {
            Bytes bytes = corpus[run % corpus.size()];
            Mutate(bytes);
            taken += FuzzIgmp(m_memory.Place(bytes), bytes.size()) ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_GT(taken, RUNS / 20, "some mutations are messages");
        NS_TEST_EXPECT_MSG_LT(taken, RUNS - RUNS / 20, "and some are not");
    }

    /// @return a number below a limit. (The distributions of the standard library differ.)
    std::size_t Draw(std::size_t limit)
    {
        return m_random() % limit;
    }

    /// Changes some bytes, cuts some off, adds some.
    void Mutate(Bytes& bytes)
    {
        static const uint8_t edges[] = {0x00, 0x01, 0x7f, 0x80, 0xff, 0x11, 0x16, 0x22, 0xe0};
        for (std::size_t changes = 1 + Draw(4); changes > 0; --changes)
        {
            const std::size_t place = Draw(bytes.size() + 1);
            switch (Draw(4))
            {
            case 0:
                bytes.resize(place);
                break;
            case 1:
                bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(place),
                             1 + Draw(8),
                             static_cast<uint8_t>(m_random()));
                break;
            default:
                if (place < bytes.size())
                {
                    bytes[place] = Draw(2) == 0 ? edges[Draw(sizeof(edges))]
                                                : static_cast<uint8_t>(m_random());
                }
            }
        }
    }

    std::mt19937 m_random{20021001}; //!< the same numbers everywhere
};

/// Suite mgm-igmp-corpus.
class IgmpCorpusTestSuite : public TestSuite
{
  public:
    IgmpCorpusTestSuite()
        : TestSuite("mgm-igmp-corpus", TestSuite::Type::UNIT)
    {
        AddTestCase(new CorpusFilesTestCase);
        AddTestCase(new CorpusMutationsTestCase);
    }
};

IgmpCorpusTestSuite g_igmpCorpusTestSuite; //!< Static variable for test initialization

} // namespace
