/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-corpus-case.h"

#include "mgm-test-require.h"

#include <algorithm>
#include <sys/mman.h>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

GuardedMemory::GuardedMemory()
    : m_page(static_cast<std::size_t>(sysconf(_SC_PAGESIZE)))
{
    void* memory =
        mmap(nullptr, 2 * m_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    m_memory = memory == MAP_FAILED ? nullptr : static_cast<uint8_t*>(memory);
    m_good = m_memory && mprotect(m_memory + m_page, m_page, PROT_NONE) == 0;
}

GuardedMemory::~GuardedMemory()
{
    if (m_memory)
    {
        munmap(m_memory, 2 * m_page);
    }
}

bool
GuardedMemory::IsGood() const
{
    return m_good;
}

const uint8_t*
GuardedMemory::Place(const std::vector<uint8_t>& bytes)
{
    uint8_t* first = m_memory + m_page - bytes.size();
    std::copy(bytes.begin(), bytes.end(), first);
    return first;
}

CorpusTestCase::CorpusTestCase(const std::string& what, const Corpus& corpus)
    : ModuleTestCase(corpus.format + ": " + what),
      m_corpus(corpus)
{
}

std::vector<std::vector<uint8_t>>
CorpusTestCase::ReadCorpus() const
{
    std::vector<std::vector<uint8_t>> corpus;
    for (const std::string& path :
         ListFiles(GetModulePath("test/fuzz/" + m_corpus.format + "-corpus"), ""))
    {
        const std::string file = ReadFile(path);
        corpus.emplace_back(file.begin(), file.end());
    }
    return corpus;
}

bool
CorpusTestCase::Fuzz(const std::vector<uint8_t>& bytes)
{
    return m_corpus.fuzz(m_memory.Place(bytes), bytes.size());
}

CorpusFilesTestCase::CorpusFilesTestCase(const Corpus& corpus)
    : CorpusTestCase("corpus, whole and cut off", corpus)
{
}

void
CorpusFilesTestCase::DoRun()
{
    NS_TEST_ASSERT_MSG_EQ(m_memory.IsGood(), true, "memory with an end");
    const std::vector<std::vector<uint8_t>> corpus = ReadCorpus();
    NS_TEST_EXPECT_MSG_GT(corpus.size(), 15u, "files of the corpus");
    std::size_t taken = 0;
    for (const std::vector<uint8_t>& file : corpus)
    {
        taken += Fuzz(file) ? 1 : 0;
        const std::size_t step = 1 + file.size() / m_corpus.cuts;
        for (std::size_t size = 0; size < file.size(); size += step)
        {
            const auto end = file.begin() + static_cast<std::ptrdiff_t>(size);
            taken += Fuzz(std::vector<uint8_t>(file.begin(), end)) ? 1 : 0;
        }
    }
    NS_TEST_EXPECT_MSG_GT(taken, corpus.size() / 2, "files were taken");
}

CorpusMutationsTestCase::CorpusMutationsTestCase(const Corpus& corpus)
    : CorpusTestCase("seeded mutations of the corpus", corpus)
{
}

void
CorpusMutationsTestCase::DoRun()
{
    const std::vector<std::vector<uint8_t>> corpus = ReadCorpus();
    MGM_TEST_REQUIRE_EQ(m_memory.IsGood() && !corpus.empty(), true, "memory and corpus");
    std::size_t taken = 0;
    for (std::size_t run = 0; run < m_corpus.mutations; ++run)
    {
        std::vector<uint8_t> bytes = corpus[run % corpus.size()];
        Mutate(bytes);
        taken += Fuzz(bytes) ? 1 : 0;
    }
    NS_TEST_EXPECT_MSG_GT(taken, 0u, "some mutations are taken");
    NS_TEST_EXPECT_MSG_LT(taken, m_corpus.mutations, "and some are not");
}

std::size_t
CorpusMutationsTestCase::Draw(std::size_t limit)
{
    return m_random() % limit;
}

void
CorpusMutationsTestCase::Mutate(std::vector<uint8_t>& bytes)
{
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
                bytes[place] = Draw(2) == 0 ? m_corpus.edges[Draw(m_corpus.edges.size())]
                                            : static_cast<uint8_t>(m_random());
            }
        }
    }
}

} // namespace mgm
} // namespace ns3
