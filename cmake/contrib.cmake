# The module inside an ns-3 tree: library, tests, programs and examples, with ns-3's own macros.
find_package(Boost 1.74 REQUIRED COMPONENTS graph)
find_package(nlohmann_json 3.9 REQUIRED)

# As a file, not as a CMake target: releases up to 3.43 would name a target in the exported package
# of the whole tree, and leave out examples that link to one.
get_target_property(mgm_boost_graph Boost::graph LOCATION)

# ns-3 copies only public headers to the place where all are found.
foreach(header ${mgm_internal_headers})
  get_filename_component(name ${header} NAME)
  configure_file(${header} ${CMAKE_HEADER_OUTPUT_DIRECTORY}/${name} COPYONLY)
endforeach()

# The results name the release of this tree.
add_compile_definitions("MGM_NS3_VERSION=\"${NS3_VER}\"")

# ns-3 calls the library after the folder.
get_filename_component(mgm_name ${CMAKE_CURRENT_SOURCE_DIR} NAME)

build_lib(
  LIBNAME ${mgm_name}
  SOURCE_FILES ${mgm_sources}
  HEADER_FILES ${mgm_headers}
  PRIVATE_HEADER_FILES ${mgm_internal_headers}
  LIBRARIES_TO_LINK ${mgm_ns3_libraries} ${mgm_boost_graph}
  TEST_SOURCES ${mgm_tests})

# mgm_add_programs(<folder> <sources>): one program of each source file, built into
# build/contrib/<module>/<folder>, where test.py looks for examples.
function(mgm_add_programs folder)
  foreach(source ${ARGN})
    get_filename_component(name ${source} NAME_WE)
    # NetAnim brings many modules of ns-3 along: only the program that writes for it links to it,
    # and only where the tree builds it anyway.
    set(more_libraries)
    if(name STREQUAL "mgm-run" AND TARGET "${libnetanim}")
      set(more_libraries ${libnetanim})
      set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS MGM_HAS_NETANIM)
    endif()
    build_exec(
      EXECNAME ${name}
      SOURCE_FILES ${source}
      LIBRARIES_TO_LINK
        ${lib${mgm_name}} ${mgm_ns3_libraries} ${more_libraries} ${mgm_boost_graph}
      EXECUTABLE_DIRECTORY_PATH
        ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/contrib/${mgm_name}/${folder})
  endforeach()
endfunction()

mgm_add_programs(tools ${mgm_tools} ${mgm_benches})
mgm_add_report_page(${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/contrib/${mgm_name}/tools mgm-report)
if(ENABLE_EXAMPLES AND (NOT NS3_FILTER_MODULE_EXAMPLES_AND_TESTS
                        OR mgm_name IN_LIST NS3_FILTER_MODULE_EXAMPLES_AND_TESTS))
  mgm_add_programs(examples ${mgm_examples})
endif()
