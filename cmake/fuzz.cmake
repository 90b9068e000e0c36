# The fuzzers: a libFuzzer program for each entry that mgm-fuzz-entries.h names, with clang, linked to
# a static library, so that a program is small and counts what it covers only. Instead of the library,
# the tests and the programs that the build makes otherwise.
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "MGM_FUZZ needs clang: -D CMAKE_CXX_COMPILER=clang++")
endif()

set(mgm_fuzz_sanitizers address,undefined)
add_compile_options(-fsanitize=fuzzer-no-link,${mgm_fuzz_sanitizers} -fno-sanitize-recover=all
                    -fno-sanitize=vptr -O2)
add_link_options(-fsanitize=${mgm_fuzz_sanitizers})

add_library(mgm-fuzzed STATIC ${mgm_sources} ${mgm_fuzz_entries})
target_include_directories(mgm-fuzzed PUBLIC ${mgm_include_dir})
target_compile_definitions(mgm-fuzzed PUBLIC NS3_LOG_ENABLE)
target_link_libraries(mgm-fuzzed
  PUBLIC ${mgm_ns3_libraries} Boost::graph nlohmann_json::nlohmann_json)

# mgm_add_fuzzer(<name> <entry>): program mgm-fuzz-<name>.
add_custom_target(mgm-fuzzers)
function(mgm_add_fuzzer name entry)
  add_executable(mgm-fuzz-${name} ${mgm_fuzz_main})
  target_compile_definitions(mgm-fuzz-${name} PRIVATE MGM_FUZZ_ENTRY=${entry})
  target_link_libraries(mgm-fuzz-${name} PRIVATE ${ARGN} mgm-fuzzed)
  target_link_options(mgm-fuzz-${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(mgm-fuzzers mgm-fuzz-${name})
endfunction()

mgm_add_fuzzer(igmp FuzzIgmp)
mgm_add_fuzzer(pim FuzzPim)
# Names in a scenario mean classes that are registered where they are linked.
mgm_add_fuzzer(scenario FuzzScenario -Wl,--whole-archive mgm-fuzzed -Wl,--no-whole-archive)
mgm_add_fuzzer(topology FuzzTopologyJson)
mgm_add_fuzzer(graphml FuzzGraphml)
mgm_add_fuzzer(inet FuzzInet)
mgm_add_fuzzer(orbis FuzzOrbis)
mgm_add_fuzzer(rocketfuel-maps FuzzRocketfuelMaps)
mgm_add_fuzzer(rocketfuel-weights FuzzRocketfuelWeights)
mgm_add_fuzzer(trace FuzzTrace)
