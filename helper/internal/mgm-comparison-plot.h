/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A comparison as a picture, drawn by gnuplot, else by Python's matplotlib.
 */

#ifndef MGM_COMPARISON_PLOT_H
#define MGM_COMPARISON_PLOT_H

#include "ns3/mgm-comparison.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] comparison A comparison.
 * @return a picture of it in SVG: bars of each combination, and with several runs the range from
 * the least to the most; "" where the machine has neither of the two programs.
 */
std::string PlotComparison(const Comparison& comparison);

/**
 * @param [in] comparison A comparison.
 * @return what gnuplot reads to write the picture.
 */
std::string MakeGnuplotScript(const Comparison& comparison);

/// What Python runs to read the comparison as JSON and to write the picture with matplotlib.
extern const char* const MATPLOTLIB_SCRIPT;

} // namespace mgm
} // namespace ns3

#endif // MGM_COMPARISON_PLOT_H
