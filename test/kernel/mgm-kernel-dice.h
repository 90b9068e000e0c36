/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Numbers at random for scripts.
 */

#ifndef MGM_KERNEL_DICE_H
#define MGM_KERNEL_DICE_H

#include <array>
#include <cstdint>
#include <random>

namespace ns3
{
namespace mgm
{
namespace test
{

/// Numbers at random, the same with every standard library.
class Dice
{
  public:
    /// Starts with a seed.
    explicit Dice(uint64_t seed)
        : m_engine(seed)
    {
    }

    /// A number from 0 to sides - 1.
    uint32_t Roll(uint32_t sides)
    {
        return static_cast<uint32_t>(m_engine() % sides);
    }

    /// One of the values.
    template <typename T, std::size_t N>
    T Pick(const std::array<T, N>& values)
    {
        return values[Roll(N)];
    }

  private:
    std::mt19937_64 m_engine; //!< of numbers
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_KERNEL_DICE_H
