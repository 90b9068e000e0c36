/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Test cases that try the entry of a fuzzer over its corpus and over seeded mutations of it, with
 * the end of the bytes at the end of readable memory.
 */

#ifndef MGM_CORPUS_CASE_H
#define MGM_CORPUS_CASE_H

#include "fuzz/mgm-fuzz-entries.h"
#include "mgm-test-files.h"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Memory behind which nothing can be read: who does, ends the program.
class GuardedMemory
{
  public:
    GuardedMemory();
    ~GuardedMemory();

    GuardedMemory(const GuardedMemory&) = delete;
    GuardedMemory& operator=(const GuardedMemory&) = delete;

    /// @return whether there is such memory.
    bool IsGood() const;

    /// Puts bytes, at most one page, at the end. @return the first of them.
    const uint8_t* Place(const std::vector<uint8_t>& bytes);

  private:
    std::size_t m_page;         //!< size of a page
    uint8_t* m_memory{nullptr}; //!< two pages, of which the second cannot be read
    bool m_good{false};         //!< whether there is such memory
};

/// A corpus, and what reads it.
struct Corpus
{
    std::string format;         //!< name of the format, and of the folder test/fuzz/<format>-corpus
    FuzzEntry fuzz;             //!< what reads it
    std::vector<uint8_t> edges; //!< bytes that mean something in this format
    std::size_t cuts;           //!< places at which a file is cut off, at most
    std::size_t mutations;      //!< mutations tried
};

/// Base: reads the corpus.
class CorpusTestCase : public ModuleTestCase
{
  public:
    /// @param [in] what What is tried. @param [in] corpus What is read.
    CorpusTestCase(const std::string& what, const Corpus& corpus);

  protected:
    /// @return the files of the corpus, by name.
    std::vector<std::vector<uint8_t>> ReadCorpus() const;
    /// Reads bytes at the end of memory. @return whether they were taken.
    bool Fuzz(const std::vector<uint8_t>& bytes);

    Corpus m_corpus;        //!< what is read
    GuardedMemory m_memory; //!< where the parser reads
};

/// Every file of the corpus, whole and cut off at many bytes.
class CorpusFilesTestCase : public CorpusTestCase
{
  public:
    /// @param [in] corpus What is read.
    explicit CorpusFilesTestCase(const Corpus& corpus);

  private:
    void DoRun() override;
};

/// Thousands of mutations, the same in every run.
class CorpusMutationsTestCase : public CorpusTestCase
{
  public:
    /// @param [in] corpus What is read.
    explicit CorpusMutationsTestCase(const Corpus& corpus);

  private:
    void DoRun() override;
    /// @return a number below a limit. (The distributions of the standard library differ.)
    std::size_t Draw(std::size_t limit);
    /// Changes some bytes, cuts some off, adds some.
    void Mutate(std::vector<uint8_t>& bytes);

    std::mt19937 m_random{20021001}; //!< the same numbers everywhere
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CORPUS_CASE_H
