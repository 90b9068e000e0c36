/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Bridges the difference between an ns-3 with module netanim and one without it. The build files
 * say which it is; no other file asks.
 */

#ifndef MGM_COMPAT_ANIMATION_H
#define MGM_COMPAT_ANIMATION_H

#include "ns3/mgm-run-animation.h"

#ifdef MGM_HAS_NETANIM
#include "ns3/animation-interface.h"

#include <limits>
#endif

namespace ns3
{
namespace mgm
{
namespace compat
{

/// @return what animates runs; nothing where ns-3 has no module netanim.
inline RunAnimation
MakeRunAnimation()
{
#ifdef MGM_HAS_NETANIM
    return [](const std::string& path, const std::vector<AnimatedNode>& nodes) {
        for (const AnimatedNode& node : nodes)
        {
            AnimationInterface::SetConstantPosition(node.node, node.x, node.y);
        }
        auto animation = std::make_shared<AnimationInterface>(path);
        // By default the file ends silently after 100,000 packets.
        animation->SetMaxPktsPerTraceFile(std::numeric_limits<uint64_t>::max());
        for (const AnimatedNode& node : nodes)
        {
            const uint32_t id = node.node->GetId();
            const double size = node.router ? 20 : 10;
            animation->UpdateNodeDescription(id, node.name);
            animation->UpdateNodeSize(id, size, size);
            animation->UpdateNodeColor(id, node.router ? 52 : 115, node.router ? 101 : 210, 164);
        }
        return std::shared_ptr<void>(animation);
    };
#else
    return nullptr;
#endif
}

} // namespace compat
} // namespace mgm
} // namespace ns3

#endif // MGM_COMPAT_ANIMATION_H
