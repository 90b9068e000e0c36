/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-graphml-outline.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// What separates the parts of a tag.
constexpr std::string_view BLANKS = " \t\r\n";

/// What ends a name in a tag.
constexpr std::string_view NAME_ENDS = " \t\r\n=/><\"'";

/// An opening tag.
struct Tag
{
    std::string name;                              //!< name of the element
    std::map<std::string, std::string> attributes; //!< attributes, as they are written
    bool closed{false};                            //!< whether it ends with />
    uint64_t line{0};                              //!< line, from 1
};

/// Cuts a text into tags, and keeps count of lines.
class XmlScanner
{
  public:
    /**
     * @param [in] text The text.
     * @param [in,out] result Where errors go.
     */
    XmlScanner(std::string_view text, TopologyResult& result)
        : m_text(text),
          m_result(result)
    {
    }

    /// @return whether all of the text was seen, or an error was recorded.
    bool IsDone() const
    {
        return m_failed || m_position >= m_text.size();
    }

    /// @return whether an error was recorded.
    bool HasFailed() const
    {
        return m_failed;
    }

    /// @return the current line, from 1.
    uint64_t GetLine() const
    {
        return m_line;
    }

    /**
     * Steps to the next tag.
     *
     * @return whether anything but blanks lay before it.
     */
    bool SkipText()
    {
        const std::size_t end = std::min(m_text.find('<', m_position), m_text.size());
        const bool blank = std::min(m_text.find_first_not_of(BLANKS, m_position), end) == end;
        Advance(end);
        return !blank;
    }

    /// @return whether an end tag comes next.
    bool IsEndTag() const
    {
        return m_text.compare(m_position, 2, "</") == 0;
    }

    /**
     * Steps over a comment, a declaration, an instruction or a section of plain characters.
     *
     * @return whether there was one.
     */
    bool SkipSpecial()
    {
        static const std::pair<std::string_view, std::string_view> KINDS[] = {
            {"<!--", "-->"},
            {"<![CDATA[", "]]>"},
            {"<?", "?>"},
        };
        for (const auto& [open, close] : KINDS)
        {
            if (m_text.compare(m_position, open.size(), open) == 0)
            {
                const std::size_t end = m_text.find(close, m_position + open.size());
                SkipTo(end, close.size(), open);
                return true;
            }
        }
        if (m_text.compare(m_position, 2, "<!") == 0)
        {
            SkipTo(FindDeclarationEnd(), 1, "<!");
            return true;
        }
        return false;
    }

    /**
     * Reads an end tag.
     *
     * @return the name in it.
     */
    std::string ReadEndTag()
    {
        Advance(m_position + 2);
        std::string name = ReadName();
        SkipBlanks();
        Expect('>', "</" + name);
        return name;
    }

    /// @return the opening tag that comes next.
    Tag ReadTag()
    {
        Tag tag;
        tag.line = m_line;
        Advance(m_position + 1);
        tag.name = ReadName();
        while (!m_failed)
        {
            SkipBlanks();
            if (Peek() == '>' || Peek() == '/')
            {
                break;
            }
            ReadAttribute(tag);
        }
        if (Peek() == '/')
        {
            tag.closed = true;
            Advance(m_position + 1);
        }
        Expect('>', "<" + tag.name);
        return tag;
    }

  private:
    /// The next character; 0 at the end.
    char Peek() const
    {
        return m_position < m_text.size() ? m_text[m_position] : '\0';
    }

    /// Moves on, counting lines.
    void Advance(std::size_t position)
    {
        position = std::min(position, m_text.size());
        m_line += static_cast<uint64_t>(
            std::count(m_text.begin() + m_position, m_text.begin() + position, '\n'));
        m_position = position;
    }

    /// Steps over blanks.
    void SkipBlanks()
    {
        Advance(m_text.find_first_not_of(BLANKS, m_position));
    }

    /// Steps behind an end that was searched for.
    void SkipTo(std::size_t end, std::size_t length, std::string_view open)
    {
        if (end == std::string_view::npos)
        {
            Fail("the text ends inside \"" + std::string(open) + "\"");
            return;
        }
        Advance(end + length);
    }

    /// End of <!DOCTYPE ... [ ... ] >.
    std::size_t FindDeclarationEnd() const
    {
        std::size_t brackets = 0;
        for (std::size_t i = m_position; i < m_text.size(); ++i)
        {
            brackets += m_text[i] == '[';
            brackets -= m_text[i] == ']' && brackets > 0;
            if (m_text[i] == '>' && brackets == 0)
            {
                return i;
            }
        }
        return std::string_view::npos;
    }

    /// Reads a name; none is an error.
    std::string ReadName()
    {
        const std::size_t end =
            std::min(m_text.find_first_of(NAME_ENDS, m_position), m_text.size());
        std::string name(m_text.substr(m_position, end - m_position));
        if (name.empty())
        {
            Fail(m_position < m_text.size() ? "a name is missing in a tag"
                                            : "the text ends inside a tag");
        }
        Advance(end);
        return name;
    }

    /// Reads name="value" into a tag.
    void ReadAttribute(Tag& tag)
    {
        const std::string name = ReadName();
        SkipBlanks();
        if (m_failed || !Expect('=', "attribute " + name))
        {
            return;
        }
        SkipBlanks();
        const char quote = Peek();
        if (quote != '"' && quote != '\'')
        {
            Fail("attribute " + name + ": a value in quotes is missing");
            return;
        }
        const std::size_t begin = m_position + 1;
        const std::size_t end = m_text.find(quote, begin);
        if (end == std::string_view::npos)
        {
            Fail("attribute " + name + ": the text ends inside its value");
            return;
        }
        if (!tag.attributes.emplace(name, m_text.substr(begin, end - begin)).second)
        {
            Fail("attribute " + name + " stands twice in a tag");
            return;
        }
        Advance(end + 1);
    }

    /// Steps over a character; another one is an error.
    bool Expect(char wanted, const std::string& where)
    {
        if (m_failed)
        {
            return false;
        }
        if (Peek() != wanted)
        {
            Fail(where + ": expected \"" + wanted + "\", found " +
                 (m_position < m_text.size() ? std::string("\"") + Peek() + "\""
                                             : "the end of the text"));
            return false;
        }
        Advance(m_position + 1);
        return true;
    }

    /// Records an error; scanning ends with the first.
    void Fail(const std::string& message)
    {
        if (!m_failed)
        {
            m_result.AddError(m_line, "", message);
        }
        m_failed = true;
    }

    std::string_view m_text;   //!< the text
    TopologyResult& m_result;  //!< where errors go
    std::size_t m_position{0}; //!< next character
    uint64_t m_line{1};        //!< its line
    bool m_failed{false};      //!< whether an error was recorded
};

/// Follows the elements of a text.
class OutlineBuilder
{
  public:
    /**
     * @param [in] text The text.
     * @param [in,out] result Where errors and warnings go.
     */
    OutlineBuilder(std::string_view text, TopologyResult& result)
        : m_scanner(text, result),
          m_result(result)
    {
    }

    /// @return nodes and edges.
    GraphmlOutline Build()
    {
        while (!m_scanner.IsDone())
        {
            const bool text = m_scanner.SkipText();
            if (text && m_open.empty())
            {
                m_result.AddError(m_scanner.GetLine(), "", "there is text outside of the elements");
                return m_outline;
            }
            if (m_scanner.IsDone() || m_scanner.SkipSpecial())
            {
                continue;
            }
            if (!(m_scanner.IsEndTag() ? Close() : Open()))
            {
                return m_outline;
            }
        }
        if (!m_scanner.HasFailed())
        {
            CheckWhole();
        }
        return m_outline;
    }

  private:
    /// An element that is open, and its line.
    using OpenElement = std::pair<std::string, uint64_t>;

    /// Takes an opening tag; false ends the work.
    bool Open()
    {
        const Tag tag = m_scanner.ReadTag();
        if (m_scanner.HasFailed())
        {
            return false;
        }
        if (m_open.empty() && (m_hasRoot || tag.name != "graphml"))
        {
            m_result.AddError(
                tag.line, "<" + tag.name + ">", "the outermost element is one <graphml>");
            return false;
        }
        if (m_open.size() >= MAX_XML_DEPTH)
        {
            m_result.AddError(tag.line,
                              "<" + tag.name + ">",
                              "is deeper than the allowed " + std::to_string(MAX_XML_DEPTH) +
                                  " levels");
            return false;
        }
        m_hasRoot = true;
        Note(tag);
        if (!tag.closed)
        {
            m_open.emplace_back(tag.name, tag.line);
        }
        return true;
    }

    /// Takes an end tag; false ends the work.
    bool Close()
    {
        const uint64_t line = m_scanner.GetLine();
        const std::string name = m_scanner.ReadEndTag();
        if (m_scanner.HasFailed())
        {
            return false;
        }
        if (m_open.empty() || m_open.back().first != name)
        {
            m_result.AddError(line,
                              "</" + name + ">",
                              m_open.empty() ? "closes nothing"
                                             : "closes <" + m_open.back().first + "> of line " +
                                                   std::to_string(m_open.back().second));
            return false;
        }
        m_open.pop_back();
        return true;
    }

    /// Keeps what a tag says about the graph.
    void Note(const Tag& tag)
    {
        const std::string parent = m_open.empty() ? "" : m_open.back().first;
        if (tag.name == "key" && parent == "graphml")
        {
            m_keys.insert(GetAttribute(tag, "id"));
        }
        else if (tag.name == "graph")
        {
            NoteGraph(tag, parent);
        }
        else if (tag.name == "node" && parent == "graph")
        {
            NoteNode(tag);
        }
        else if (tag.name == "edge" && parent == "graph")
        {
            NoteEdge(tag);
        }
        else if (tag.name == "hyperedge")
        {
            m_result.AddError(tag.line, "<hyperedge>", "is not read; make it a node and edges");
        }
        else if (tag.name == "data")
        {
            m_usedKeys.emplace(GetAttribute(tag, "key"), tag.line);
        }
    }

    /// A graph: one, not inside a node, and undirected.
    void NoteGraph(const Tag& tag, const std::string& parent)
    {
        if (parent != "graphml" || m_hasGraph)
        {
            m_result.AddError(tag.line,
                              "<graph>",
                              parent != "graphml" ? "stands inside <" + parent +
                                                        ">; allowed is one graph that is not nested"
                                                  : "is a second graph; allowed is one");
        }
        m_hasGraph = true;
        const std::string direction = GetAttribute(tag, "edgedefault");
        if (!direction.empty() && direction != "undirected")
        {
            m_result.AddError(tag.line,
                              "<graph>",
                              "edgedefault is \"" + direction + "\"; allowed is \"undirected\"");
        }
    }

    /// A node, with an id of its own.
    void NoteNode(const Tag& tag)
    {
        const std::string id = GetAttribute(tag, "id");
        const auto [other, isNew] = m_lineOfNode.emplace(id, tag.line);
        if (!isNew)
        {
            m_result.AddError(tag.line,
                              "node \"" + id + "\"",
                              "there is a node of this id in line " +
                                  std::to_string(other->second));
        }
        m_outline.nodes.push_back({tag.line, id});
    }

    /// An edge, whose ends are looked up when all nodes are known.
    void NoteEdge(const Tag& tag)
    {
        m_ends.emplace_back(GetAttribute(tag, "source"), GetAttribute(tag, "target"));
        const std::string id = m_ends.back().first + " - " + m_ends.back().second;
        m_outline.edges.push_back({tag.line, id});
        const auto directed = tag.attributes.find("directed");
        if (directed != tag.attributes.end() && directed->second != "false")
        {
            m_result.AddError(tag.line,
                              "edge \"" + id + "\"",
                              "directed is \"" + directed->second + "\"; allowed is \"false\"");
        }
    }

    /// An attribute that must be there.
    std::string GetAttribute(const Tag& tag, const std::string& name)
    {
        const auto found = tag.attributes.find(name);
        if (found == tag.attributes.end() || found->second.empty())
        {
            m_result.AddError(tag.line, "<" + tag.name + ">", "attribute " + name + " is missing");
            return "";
        }
        return found->second;
    }

    /// What can be said only when all of the text is known.
    void CheckWhole()
    {
        if (!m_open.empty())
        {
            m_result.AddError(m_scanner.GetLine(),
                              "",
                              "the text ends inside <" + m_open.back().first + "> of line " +
                                  std::to_string(m_open.back().second));
            return;
        }
        if (!m_hasGraph)
        {
            m_result.AddError(0, "", m_hasRoot ? "has no <graph>" : "has no <graphml>");
        }
        for (std::size_t i = 0; i < m_ends.size(); ++i)
        {
            for (const std::string& end : {m_ends[i].first, m_ends[i].second})
            {
                if (!end.empty() && m_lineOfNode.count(end) == 0)
                {
                    m_result.AddError(m_outline.edges[i].line,
                                      "edge \"" + m_outline.edges[i].id + "\"",
                                      "there is no node \"" + end + "\"");
                }
            }
        }
        for (const auto& [key, line] : m_usedKeys)
        {
            if (m_keys.count(key) == 0)
            {
                m_result.AddWarning(
                    line, "<data>", "key \"" + key + "\" is not declared; its values are left out");
            }
        }
    }

    XmlScanner m_scanner;                                    //!< source of tags
    TopologyResult& m_result;                                //!< where errors go
    GraphmlOutline m_outline;                                //!< nodes and edges so far
    std::vector<OpenElement> m_open;                         //!< open elements, outermost first
    bool m_hasRoot{false};                                   //!< whether <graphml> was seen
    bool m_hasGraph{false};                                  //!< whether <graph> was seen
    std::unordered_map<std::string, uint64_t> m_lineOfNode;  //!< line of each node id
    std::vector<std::pair<std::string, std::string>> m_ends; //!< ends of the edges
    std::unordered_set<std::string> m_keys;                  //!< declared keys
    std::map<std::string, uint64_t> m_usedKeys;              //!< keys of data, and first lines
};

} // namespace

GraphmlOutline
OutlineGraphml(std::string_view text, TopologyResult& result)
{
    return OutlineBuilder(text, result).Build();
}

} // namespace mgm
} // namespace ns3
