/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-page.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// What code and drawings are indented by.
const char* const INDENT = "    ";

/// @return the number of characters of a UTF-8 text.
std::size_t
CountCharacters(const std::string& text)
{
    std::size_t count = 0;
    for (const char byte : text)
    {
        count += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    }
    return count;
}

/// @return whether a text begins with another one.
bool
BeginsWith(const std::string& text, const std::string& beginning)
{
    return text.compare(0, beginning.size(), beginning) == 0;
}

/// @return a text without the signs of emphasis and with the words of its links only.
std::string
StripInline(const std::string& text)
{
    std::string plain;
    bool code = false;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const char letter = text[i];
        code = code != (letter == '`');
        if (code || (letter != '*' && letter != '[' && letter != ']'))
        {
            plain += letter;
        }
        else if (letter == ']' && i + 1 < text.size() && text[i + 1] == '(')
        {
            i = std::min(text.find(')', i), text.size());
        }
    }
    return plain;
}

/// Goes through a page line by line.
class PagePrinter
{
  public:
    /**
     * @param [in] picture Gives drawings.
     * @param [in,out] out Where to print.
     */
    PagePrinter(const std::function<std::string(const std::string&)>& picture, std::ostream& out)
        : m_picture(picture),
          m_out(out)
    {
    }

    /// Prints a page.
    void Print(const std::string& markdown)
    {
        std::istringstream lines(markdown);
        for (std::string line; std::getline(lines, line);)
        {
            if (BeginsWith(line, "```"))
            {
                EndParagraph();
                m_code = !m_code;
            }
            else if (m_code)
            {
                m_out << INDENT << line << "\n";
            }
            else
            {
                PrintLine(line);
            }
        }
        EndParagraph();
    }

  private:
    /// Prints a line that is no code.
    void PrintLine(const std::string& line)
    {
        if (BeginsWith(line, "# ") || BeginsWith(line, "## "))
        {
            EndParagraph();
            const bool first = line[1] == ' ';
            const std::string heading = StripInline(line.substr(first ? 2 : 3));
            m_out << heading << "\n"
                  << std::string(CountCharacters(heading), first ? '=' : '-') << "\n";
        }
        else if (BeginsWith(line, "!["))
        {
            EndParagraph();
            PrintPicture(line);
        }
        else if (BeginsWith(line, "|"))
        {
            EndParagraph();
            m_out << StripInline(line) << "\n";
        }
        else if (line.empty())
        {
            EndParagraph();
            m_out << "\n";
        }
        else
        {
            if (BeginsWith(line, "- "))
            {
                EndParagraph();
            }
            m_paragraph += (m_paragraph.empty() ? "" : " ") + line;
        }
    }

    /// Prints the paragraph or the element of a list that was read.
    void EndParagraph()
    {
        const bool element = BeginsWith(m_paragraph, "- ");
        m_out << WrapText(StripInline(m_paragraph.substr(element ? 2 : 0)),
                          element ? "- " : "",
                          element ? "  " : "");
        m_paragraph.clear();
    }

    /// Prints what stands for a picture.
    void PrintPicture(const std::string& line) const
    {
        const std::size_t begin = line.find('(') + 1;
        const std::string file = line.substr(begin, line.find(')', begin) - begin);
        std::istringstream drawing(m_picture(file));
        for (std::string row; std::getline(drawing, row);)
        {
            m_out << (row.empty() ? "" : INDENT) << row << "\n";
        }
    }

    const std::function<std::string(const std::string&)>& m_picture; //!< gives drawings
    std::ostream& m_out;                                             //!< where to print
    bool m_code{false};                                              //!< inside of code
    std::string m_paragraph;                                         //!< as far as it is read
};

} // namespace

std::string
WrapText(const std::string& text, const std::string& first, const std::string& rest)
{
    std::string result;
    std::string line = first;
    bool empty = true;
    std::istringstream words(text);
    for (std::string word; words >> word;)
    {
        if (!empty && CountCharacters(line) + 1 + CountCharacters(word) > PAGE_WIDTH)
        {
            result += line + "\n";
            line = rest;
            empty = true;
        }
        line += (empty ? "" : " ") + word;
        empty = false;
    }
    return empty ? result : result + line + "\n";
}

void
PrintPage(const std::string& markdown,
          const std::function<std::string(const std::string&)>& picture,
          std::ostream& out)
{
    PagePrinter(picture, out).Print(markdown);
}

} // namespace mgm
} // namespace ns3
