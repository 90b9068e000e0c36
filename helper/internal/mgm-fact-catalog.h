/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The kinds of facts that lessons can ask for: their names in lesson files, and which members a
 * question of each kind has.
 */

#ifndef MGM_FACT_CATALOG_H
#define MGM_FACT_CATALOG_H

#include "ns3/mgm-lesson.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A kind of fact.
 */
struct FactDescription
{
    FactKind kind;     //!< which
    std::string name;  //!< in lesson files
    AnswerKind answer; //!< kind of the answer
    std::vector<std::string>
        required; //!< members that must be there; "source" only if there are several
    std::vector<std::string> optional; //!< members of the question that may be there
};

/// @return all kinds of facts, by their number.
const std::vector<FactDescription>& GetFactCatalog();

/// @param [in] kind A kind of fact. @return its description.
const FactDescription& GetFactDescription(FactKind kind);

} // namespace mgm
} // namespace ns3

#endif // MGM_FACT_CATALOG_H
