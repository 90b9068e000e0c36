/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes a libFuzzer program of one of the entries: MGM_FUZZ_ENTRY, which the build defines.
 */

#include "../mgm-fuzz-entries.h"

/**
 * libFuzzer's entry.
 *
 * @param [in] data First byte.
 * @param [in] size Number of bytes.
 * @return 0.
 */
extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    ns3::mgm::MGM_FUZZ_ENTRY(data, size);
    return 0;
}
