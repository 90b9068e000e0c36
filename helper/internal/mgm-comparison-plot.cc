/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-comparison-plot.h"

#include "ns3/mgm-child-processes.h"
#include "ns3/mgm-prose.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Measures that have a panel of the picture, from left to right.
constexpr Measure PANELS[] = {
    Measure::ALERTS, Measure::SUPPRESSED, Measure::DUPLICATES, Measure::MESSAGES, Measure::QUIET};
/// Width of a panel, in pixels.
constexpr std::size_t PANEL_WIDTH = 190;
/// Height of a bar and the gap to the next, in pixels.
constexpr std::size_t BAR_HEIGHT = 28;
/// Height of what stands above the bars, in pixels.
constexpr std::size_t TOP_HEIGHT = 75;
/// Height of what stands below the bars, in pixels.
constexpr std::size_t BOTTOM_HEIGHT = 38;
/// Width of a letter, about, in pixels.
constexpr std::size_t LETTER_WIDTH = 8;
/// The longest labels of bars are cut off behind so many letters.
constexpr std::size_t LABEL_LENGTH = 60;

/// @return the label of the bars of a combination.
std::string
GetLabel(const ComparedCombination& combination)
{
    const std::string label = CleanText(DescribeCombination(combination.settings));
    return label.size() > LABEL_LENGTH ? label.substr(0, LABEL_LENGTH) + "..." : label;
}

/// @return a text as gnuplot reads it back.
std::string
Quote(const std::string& text)
{
    std::string quoted = "'";
    for (const char letter : text)
    {
        quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
    }
    return quoted + "'";
}

/// @return heading of a panel.
std::string
GetTitle(Measure measure)
{
    const std::string heading = GetMeasureHeading(measure);
    return measure == Measure::QUIET ? heading + " (s)" : heading;
}

/// @return the end of the axis of a panel: the greatest number, or 1 where there are none.
double
GetMost(const Comparison& comparison, Measure measure)
{
    double most = 0;
    for (const ComparedCombination& combination : comparison.combinations)
    {
        most = std::max(most, combination.GetMost(measure).value_or(0));
    }
    return most > 0 ? most : 1;
}

/// @return a quotient.
double
Divide(std::size_t a, std::size_t b)
{
    return static_cast<double>(a) / static_cast<double>(b);
}

/// Writes a panel: a bar for each combination, the first at the top, and the range of its runs.
void
WritePanel(const Comparison& comparison, Measure measure, std::ostream& script)
{
    const double most = GetMost(comparison, measure);
    const std::size_t count = comparison.combinations.size();
    script << "$panel << END\n";
    for (std::size_t i = 0; i < count; ++i)
    {
        const ComparedCombination& combination = comparison.combinations[i];
        script << count - i << " " << combination.GetMean(measure).value_or(0) << " "
               << combination.GetLeast(measure).value_or(0) << " "
               << combination.GetMost(measure).value_or(0) << "\n";
    }
    script << "END\n"
           << "set title " << Quote(GetTitle(measure)) << " offset 0,-0.7\n"
           << "set xrange [0:" << 1.05 * most << "]\n"
           << "set xtics 0," << most / 2 << "," << most << "\n"
           << "plot $panel using 2:1:(0):2:($1-0.35):($1+0.35) with boxxyerror linecolor rgb "
              "'#3465a4'";
    if (comparison.combinations.front().runs.size() > 1)
    {
        script << ", '' using 2:1:3:4 with xerrorbars linecolor rgb '#000000' pointtype 0";
    }
    script << "\n";
}

} // namespace

const char* const MATPLOTLIB_SCRIPT = R"(import io, json, sys
import matplotlib
matplotlib.use("Agg")
matplotlib.rcParams["svg.hashsalt"] = "mgm"
from matplotlib import pyplot
data = json.load(sys.stdin)
rows = data["rows"]
figure, axes = pyplot.subplots(1, len(data["panels"]), sharey=True, squeeze=False,
                               figsize=(2.2 * len(data["panels"]) + 2, 0.3 * len(rows) + 1.2))
for i, (axis, title) in enumerate(zip(axes[0], data["panels"])):
    mean = [row["mean"][i] for row in rows]
    errors = [[row["mean"][i] - row["least"][i] for row in rows],
              [row["most"][i] - row["mean"][i] for row in rows]]
    axis.barh(range(len(rows)), mean, xerr=errors if data["several"] else None, capsize=3)
    axis.set_title(title)
    axis.set_xlim(left=0)
axes[0][0].set_yticks(range(len(rows)))
axes[0][0].set_yticklabels([row["label"] for row in rows])
axes[0][0].invert_yaxis()
figure.suptitle(data["title"])
figure.tight_layout()
picture = io.BytesIO()
figure.savefig(picture, format="svg", metadata={"Date": None})
sys.stdout.buffer.write(picture.getvalue())
)";

namespace
{

/// @return title of the picture: scenario, and what is varied.
std::string
GetPictureTitle(const Comparison& comparison)
{
    std::vector<std::string> names;
    for (const ComparisonVariation& variation : comparison.variations)
    {
        names.push_back(CleanText(variation.name));
    }
    return comparison.scenario + " by " + FormatList(names, names.size());
}

/// @return what the Python script reads.
std::string
MakeMatplotlibInput(const Comparison& comparison)
{
    nlohmann::json panels = nlohmann::json::array();
    nlohmann::json rows = nlohmann::json::array();
    for (const Measure measure : PANELS)
    {
        panels.push_back(GetTitle(measure));
    }
    for (const ComparedCombination& combination : comparison.combinations)
    {
        nlohmann::json row{{"label", GetLabel(combination)}};
        for (const Measure measure : PANELS)
        {
            row["mean"].push_back(combination.GetMean(measure).value_or(0));
            row["least"].push_back(combination.GetLeast(measure).value_or(0));
            row["most"].push_back(combination.GetMost(measure).value_or(0));
        }
        rows.push_back(row);
    }
    const nlohmann::json input{{"title", GetPictureTitle(comparison)},
                               {"several", comparison.combinations.front().runs.size() > 1},
                               {"panels", panels},
                               {"rows", rows}};
    return input.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

std::string
MakeGnuplotScript(const Comparison& comparison)
{
    const std::size_t count = comparison.combinations.size();
    std::size_t longest = 0;
    std::ostringstream labels;
    for (std::size_t i = 0; i < count; ++i)
    {
        const std::string label = GetLabel(comparison.combinations[i]);
        longest = std::max(longest, label.size());
        labels << (i == 0 ? "" : ", ") << Quote(label) << " " << count - i;
    }
    const std::size_t left = (longest + 2) * LETTER_WIDTH;
    const std::size_t width = left + std::size(PANELS) * PANEL_WIDTH + PANEL_WIDTH / 4;
    const std::size_t height = count * BAR_HEIGHT + TOP_HEIGHT + BOTTOM_HEIGHT;
    std::ostringstream script;
    script << "set terminal svg size " << width << "," << height
           << " noenhanced font 'sans-serif,12' background 'white'\n"
           << "set encoding utf8\n"
           << "set multiplot title " << Quote(GetPictureTitle(comparison)) << "\n"
           << "set tmargin at screen " << 1 - Divide(TOP_HEIGHT, height) << "\n"
           << "set bmargin at screen " << Divide(BOTTOM_HEIGHT, height) << "\n"
           << "set style fill solid 0.8 noborder\nset border 3\nunset key\n"
           << "set xtics nomirror out\nset ytics nomirror scale 0 (" << labels.str() << ")\n"
           << "set yrange [0.5:" << count << ".5]\n";
    for (std::size_t i = 0; i < std::size(PANELS); ++i)
    {
        const std::size_t begin = left + i * PANEL_WIDTH;
        script << "set lmargin at screen " << Divide(begin, width) << "\n"
               << "set rmargin at screen " << Divide(begin + PANEL_WIDTH * 4 / 5, width) << "\n";
        WritePanel(comparison, PANELS[i], script);
        script << "unset ytics\n";
    }
    script << "unset multiplot\n";
    return script.str();
}

std::string
PlotComparison(const Comparison& comparison)
{
    std::optional<std::string> picture = RunFilter({"gnuplot"}, MakeGnuplotScript(comparison));
    if (!picture || picture->empty())
    {
        picture = RunFilter({"python3", "-c", MATPLOTLIB_SCRIPT}, MakeMatplotlibInput(comparison));
    }
    return picture.value_or("");
}

} // namespace mgm
} // namespace ns3
