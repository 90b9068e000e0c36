/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The command line of a question about a run: declared once, then read, checked and described.
 */

#ifndef MGM_QUESTION_OPTIONS_H
#define MGM_QUESTION_OPTIONS_H

#include "ns3/mgm-lineage.h"
#include "ns3/mgm-question-values.h"
#include "ns3/mgm-trace-reader.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Exit status where something is wrong with the arguments or with the run.
constexpr int QUESTION_ERROR = 2;

/**
 * @ingroup mgm
 * Wrong arguments. Its text has one line for each thing that is wrong.
 */
class QuestionError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * @param [in] command Name of a command of mgm, "explain".
 * @return how to call it here: "./mgm explain" below the launcher, else "mgm-explain".
 */
std::string GetCommandCall(const std::string& command);

/**
 * @param [in] word Any text.
 * @return the text as a shell reads it back: in quotes where that takes quotes.
 */
std::string QuoteShellWord(const std::string& word);

/**
 * @ingroup mgm
 * The command line of one question.
 *
 * A question declares what it can be asked with, and answers in a function. That function opens the
 * run, takes the values, each of which is checked when it is taken, and calls Check before it
 * prints anything. So all that is wrong is said at once:
 *
 * @code
 * QuestionOptions options("show", "Prints the state of a router at an instant.");
 * options.AddWord("RUN", "folder of a run, or its trace");
 * options.AddValue("--node", "NODE", "the router, by name or id", QuestionOptions::REQUIRED);
 * options.AddJsonFlag();
 * return options.Answer(arguments, out, err, [&] {
 *     RunFolder run(options.GetWord("RUN"));
 *     const TraceReader reader = run.ReadTrace();
 *     const auto node = options.GetRouter("--node", reader.GetHeader());
 *     options.Check();
 *     Show(run, *node, options.IsSet("--json"), out);
 *     return 0;
 * });
 * @endcode
 */
class QuestionOptions
{
  public:
    /// Whether something has to be given.
    enum Need
    {
        OPTIONAL, //!< it may be left out
        REQUIRED, //!< it may not
        REPEATED, //!< it may be given any number of times
    };

    /**
     * @param [in] command Name of the command, "explain"; the program is mgm-explain.
     * @param [in] purpose What it does, a sentence or two.
     */
    QuestionOptions(const std::string& command, const std::string& purpose);

    /**
     * Declares an argument without a name; they are given in the order of declaration.
     * @param [in] name What it is called, "RUN".
     * @param [in] help What it is.
     * @param [in] need Only the last ones may be left out; only the last one may be repeated.
     */
    void AddWord(const std::string& name, const std::string& help, Need need = REQUIRED);
    /**
     * Declares an option that takes no value.
     * @param [in] name "--all".
     * @param [in] help What it does.
     */
    void AddFlag(const std::string& name, const std::string& help);
    /// Declares "--json".
    void AddJsonFlag();
    /**
     * Declares an option that takes a value: "--node Denver" or "--node=Denver".
     * @param [in] name "--node".
     * @param [in] value What the value is called, "NODE".
     * @param [in] help What it is.
     * @param [in] need Whether it has to be given.
     */
    void AddValue(const std::string& name,
                  const std::string& value,
                  const std::string& help,
                  Need need = OPTIONAL);
    /// @param [in] text Lines at the end of the description, each ending with a newline.
    void SetRemarks(const std::string& text);

    /**
     * Reads the command line and answers. Prints the description if that is asked for, and what is
     * wrong with arguments and run.
     * @param [in] arguments Arguments without the name of the program.
     * @param [in,out] out Where the answer goes.
     * @param [in,out] err Where errors go.
     * @param [in] answer Answers, and returns an exit status; may throw QuestionError and
     * TraceError.
     * @return the exit status of the answer; 0 after a description; QUESTION_ERROR after an error.
     */
    int Answer(const std::vector<std::string>& arguments,
               std::ostream& out,
               std::ostream& err,
               const std::function<int()>& answer);

    /// Throws QuestionError if something was found to be wrong so far.
    void Check() const;
    /// @param [in] problem What is wrong with the arguments, for Check.
    void AddProblem(const std::string& problem);

    /**
     * @param [in] name Name of an argument or option.
     * @return whether it was given.
     */
    bool IsSet(const std::string& name) const;
    /**
     * @param [in] name Name of an argument.
     * @return it; "" where it was not given.
     */
    std::string GetWord(const std::string& name) const;
    /**
     * @param [in] name Name of an argument or option.
     * @return its values, in order.
     */
    std::vector<std::string> GetAll(const std::string& name) const;

    /**
     * The following take the value of an option.
     * @param [in] name Name of the option, or of an argument.
     * @return the value; none where it was not given or is wrong, which Check will tell.
     */
    std::optional<std::string> GetText(const std::string& name);
    /// @copydoc GetText
    std::optional<int64_t> GetTime(const std::string& name);
    /// @copydoc GetText
    std::optional<RecordId> GetRecordId(const std::string& name);
    /// @copydoc GetText
    std::optional<std::string> GetSource(const std::string& name);
    /// @copydoc GetText
    std::optional<std::string> GetGroup(const std::string& name);
    /**
     * @copydoc GetText
     * @param [in] least The least number allowed.
     * @param [in] most The greatest number allowed.
     */
    std::optional<uint64_t> GetNumber(const std::string& name,
                                      uint64_t least,
                                      uint64_t most = std::numeric_limits<uint64_t>::max());
    /**
     * @copydoc GetText
     * @param [in] choices What it can be.
     */
    std::optional<std::string> GetChoice(const std::string& name,
                                         const std::vector<std::string>& choices);
    /**
     * @copydoc GetText
     * @param [in] header The nodes, of which only the routers count.
     */
    std::optional<uint32_t> GetRouter(const std::string& name, const TraceHeader& header);
    /**
     * @copydoc GetText
     * @param [in] header The nodes and their interfaces.
     * @param [in] node The node whose interface it is; none: nothing is checked.
     */
    std::optional<uint32_t> GetInterface(const std::string& name,
                                         const TraceHeader& header,
                                         const std::optional<uint32_t>& node);

    /**
     * @param [in,out] out Where to describe the command line.
     */
    void PrintUsage(std::ostream& out) const;

  private:
    /// An argument or option.
    struct Item
    {
        std::string name;                //!< "RUN", "--node"
        std::string value;               //!< what its value is called; "" for a flag
        std::string help;                //!< what it is
        Need need{OPTIONAL};             //!< whether it has to be given
        bool isOption{false};            //!< whether its name is given
        std::vector<std::string> values; //!< what was given
    };

    /// Reads the command line. @return whether the description is asked for.
    bool Parse(const std::vector<std::string>& arguments);
    /**
     * Reads an option.
     * @param [in] arguments The arguments.
     * @param [in,out] next Index of the option; then that of its value, if that is apart.
     */
    void ParseOption(const std::vector<std::string>& arguments, std::size_t& next);
    /// Reads an argument without a name.
    void ParseWord(const std::string& word);
    /// Notes what is missing.
    void FindMissing();
    /**
     * @param [in] name Name of an argument or option that is declared.
     * @return it.
     */
    const Item& Find(const std::string& name) const;
    /// @return names of all options.
    std::vector<std::string> GetOptionNames() const;
    /// @return how to give something: "--node NODE", "[ALERT]".
    static std::string DescribeUse(const Item& item);
    /**
     * Notes what is wrong with a value.
     * @param [in] name Name of the option.
     * @param [in] result What came of reading the value.
     * @return the value.
     */
    template <typename Value>
    std::optional<Value> Take(const std::string& name, const ValueResult<Value>& result);

    std::string m_command;               //!< name of the command
    std::string m_purpose;               //!< what it does
    std::string m_remarks;               //!< end of the description
    std::vector<Item> m_items;           //!< in the order of declaration
    std::vector<std::string> m_problems; //!< what is wrong
};

} // namespace mgm
} // namespace ns3

#endif // MGM_QUESTION_OPTIONS_H
