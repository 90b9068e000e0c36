/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The files that a run writes. Each has a temporary name until all of them are complete, so that
 * whatever lies under its own name is whole; after an error nothing new is left behind.
 */

#ifndef MGM_OUTPUT_FOLDER_H
#define MGM_OUTPUT_FOLDER_H

#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

class OutputFile;

/**
 * @ingroup mgm
 * A folder of results.
 *
 * Use: Prepare, Open and Reserve, write, Keep. Without Keep, or after an error, the destructor
 * removes what was written, and the folder if it was made for it and is empty. Files of the same
 * names that an earlier run left there are replaced by Keep, one by one; others stay, unless
 * ReplaceFilesOf names them.
 */
class OutputFolder
{
  public:
    /// @param [in] path Path of the folder.
    explicit OutputFolder(const std::string& path);
    ~OutputFolder();

    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    /// @return the path of the folder.
    const std::string& GetPath() const;
    /**
     * Names the files that were written here before, and the annotated copies of its pcap files:
     * Keep removes those that it does not replace. Nothing happens where there are none.
     * @param [in] index File of the folder that lists them, as member "files" of a JSON object.
     */
    void ReplaceFilesOf(const std::string& index);
    /**
     * Makes the folder and those above it, where they do not exist.
     * @return whether files can be made there; if not, see GetError.
     */
    bool Prepare();
    /**
     * Makes a file to write to.
     * @param [in] name Its name.
     * @return a stream, which lives until Keep; null after an error.
     */
    std::ostream* Open(const std::string& name);
    /**
     * Makes a file that somebody else opens and writes.
     * @param [in] name Its name.
     * @return the path under which to write it; "" after an error.
     */
    std::string Reserve(const std::string& name);
    /**
     * Says that something could not be written. The first error counts.
     * @param [in] error What went wrong.
     */
    void Fail(const std::string& error);
    /**
     * Closes all files and gives them their names. Whoever has Reserved files must have closed
     * them.
     * @return whether all of it could be written; if not, nothing is kept.
     */
    bool Keep();
    /// @return what went wrong first; "" if nothing did.
    std::string GetError() const;
    /// @return the names of the files, in the order of their making.
    std::vector<std::string> GetNames() const;

  private:
    /// A file on its way.
    struct Entry
    {
        std::string name;                 //!< its name
        std::unique_ptr<OutputFile> file; //!< null for a reserved file
    };

    /// @return the path of a file under its temporary name.
    std::string GetTemporaryPath(const std::string& name) const;
    /// Makes an empty file under its temporary name, to see that it can be.
    bool Touch(const std::string& name);
    /// Removes all that is not kept.
    void Discard();

    std::string m_path;              //!< of the folder
    std::vector<std::string> m_made; //!< folders that did not exist, the outermost first
    std::vector<Entry> m_entries;    //!< files, in the order of their making
    std::set<std::string> m_earlier; //!< files that were written here before
    std::string m_error;             //!< what went wrong first
};

} // namespace mgm
} // namespace ns3

#endif // MGM_OUTPUT_FOLDER_H
