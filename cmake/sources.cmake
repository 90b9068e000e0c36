# Sorts the lines of sources.txt into lists by folder and file name.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             ${CMAKE_CURRENT_SOURCE_DIR}/sources.txt)
file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/sources.txt mgm_files REGEX "^[^#]")

# mgm_select(<list> <regular expression>): the files that match, as mgm_<list>.
macro(mgm_select name regex)
  set(mgm_${name} ${mgm_files})
  list(FILTER mgm_${name} INCLUDE REGEX "${regex}")
endmacro()

mgm_select(sources "^(model|helper)/.*\\.cc$")
mgm_select(headers "^(model|helper)/.*\\.h$")
list(FILTER mgm_headers EXCLUDE REGEX "/internal/")
# These need libraries (Boost, nlohmann/json) that a user's program need not have: they stay out of
# mgm-module.h and are not installed.
mgm_select(internal_headers "^(model|helper)/(.*/)?internal/.*\\.h$")
mgm_select(tests "^test/.*\\.cc$")
list(FILTER mgm_tests EXCLUDE REGEX "^test/(main|kernel|fuzz/main)/")
mgm_select(test_main "^test/main/.*\\.cc$")
mgm_select(test_kernel "^test/kernel/.*\\.cc$")
mgm_select(fuzz_main "^test/fuzz/main/.*\\.cc$")
mgm_select(fuzz_entries "^test/(fuzz/[^/]*|mgm-topology-flaw)\\.cc$")
mgm_select(test_files "^test/mgm-test-files\\.cc$")
mgm_select(test_scripts "^test/.*-test\\.sh$")
mgm_select(tools "^tools/[^/]*\\.cc$")
mgm_select(benches "^tools/bench/.*\\.cc$")
mgm_select(examples "^examples/.*\\.cc$")

# Programs and tests find the repository's data (examples/, doc/schema/, test/) below this folder. The
# library does not know it, so that an installed library carries no path of the machine that built it.
set_source_files_properties(
  ${mgm_test_files} ${mgm_tools} ${mgm_examples}
  PROPERTIES COMPILE_DEFINITIONS "MGM_DATA_DIR=\"${CMAKE_CURRENT_SOURCE_DIR}\"")
