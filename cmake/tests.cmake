# CTest cases: one for each suite of the test runner, and one for each test/.../<name>-test.sh.
enable_testing()

# The suites are known once the runner is built; it lists them itself.
set(mgm_suites_file ${CMAKE_CURRENT_BINARY_DIR}/mgm-suites.cmake)
set(mgm_run_test ${CMAKE_CURRENT_SOURCE_DIR}/test/main/run-one.sh)
add_custom_command(OUTPUT ${mgm_suites_file}
  COMMAND ${CMAKE_COMMAND}
          -D runner=$<TARGET_FILE:mgm-test-runner>
          -D wrapper=${mgm_run_test}
          -D tempdir=${CMAKE_CURRENT_BINARY_DIR}/Testing/mgm
          -D output=${mgm_suites_file}
          -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/list-suites.cmake
  DEPENDS mgm-test-runner cmake/list-suites.cmake
  COMMENT "Listing the test suites"
  VERBATIM)
add_custom_target(mgm-suites ALL DEPENDS ${mgm_suites_file})
set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${mgm_suites_file})

foreach(script ${mgm_test_scripts})
  get_filename_component(name ${script} NAME_WE)
  string(REGEX REPLACE "-test$" "" name ${name})
  add_test(NAME ${name}
           COMMAND ${mgm_run_test} script ${CMAKE_CURRENT_SOURCE_DIR}/${script})
  set_tests_properties(${name} PROPERTIES
    SKIP_RETURN_CODE 77
    ENVIRONMENT "MGM_BUILD=cmake;MGM_SOURCE_DIR=${CMAKE_CURRENT_SOURCE_DIR};MGM_BINARY_DIR=${CMAKE_CURRENT_BINARY_DIR}")
endforeach()
