/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A check that ends its function when it fails.
 */

#ifndef MGM_TEST_REQUIRE_H
#define MGM_TEST_REQUIRE_H

#include "ns3/test.h"

/**
 * Like NS_TEST_EXPECT_MSG_EQ, and returns from a function without result if it fails, so that what
 * follows may rely on it. (NS_TEST_ASSERT_MSG_EQ goes on unless the runner is told to stop.)
 *
 * @param [in] actual What is.
 * @param [in] limit What should be.
 * @param [in] message What is compared.
 */
#define MGM_TEST_REQUIRE_EQ(actual, limit, message)                                                \
    do                                                                                             \
    {                                                                                              \
        NS_TEST_EXPECT_MSG_EQ((actual), (limit), message);                                         \
        if (!((actual) == (limit)))                                                                \
        {                                                                                          \
            return;                                                                                \
        }                                                                                          \
    } while (false)

#endif // MGM_TEST_REQUIRE_H
