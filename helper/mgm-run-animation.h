/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How a run is animated, by whoever can: ns-3's NetAnim needs many modules, so the library itself
 * does without it.
 */

#ifndef MGM_RUN_ANIMATION_H
#define MGM_RUN_ANIMATION_H

#include "ns3/node.h"
#include "ns3/ptr.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A node of an animation.
 */
struct AnimatedNode
{
    Ptr<Node> node;     //!< the node
    std::string name;   //!< its name
    bool router{false}; //!< a router, else a host
    double x{0};        //!< where it stands, to the right, from 0 to 1000
    double y{0};        //!< where it stands, downwards, from 0 to 1000
};

/**
 * @ingroup mgm
 * Begins to write an animation, before the run. The file, which exists, is given with its path.
 * @return what ends the file with its own end, before Simulator::Destroy.
 */
using RunAnimation =
    std::function<std::shared_ptr<void>(const std::string&, const std::vector<AnimatedNode>&)>;

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_ANIMATION_H
