# The library, the programs and the test runner, built against an installed ns-3.
find_package(Boost 1.74 REQUIRED COMPONENTS graph)
find_package(nlohmann_json 3.9 REQUIRED)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Kind of build" FORCE)
endif()
option(MGM_WERROR "Treat compiler warnings as errors" OFF)
option(MGM_SANITIZE "Stop at memory errors, leaks and undefined behavior (slow)" OFF)
option(MGM_COVERAGE "Count which lines and branches of the library run (slow)" OFF)
option(MGM_FUZZ "Build the fuzzers, with clang; everything else is left out" OFF)
option(MGM_CCACHE "Compile through ccache if it is installed" ON)

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
add_compile_options(-Wall -Wextra)
if(MGM_WERROR)
  add_compile_options(-Werror)
endif()
if(MGM_SANITIZE)
  set(mgm_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all)
  # With sanitizers GCC 12 takes temporaries of its own std::regex for uninitialized.
  add_compile_options(${mgm_sanitizers} -O1 -fno-omit-frame-pointer -Wno-maybe-uninitialized)
  add_link_options(${mgm_sanitizers})
endif()
if(MGM_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(MGM_CCACHE_PROGRAM ccache)
  mark_as_advanced(MGM_CCACHE_PROGRAM)
  if(MGM_CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${MGM_CCACHE_PROGRAM})
  endif()
endif()

include(GNUInstallDirs)
file(RELATIVE_PATH mgm_bin_to_lib
     ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
set(CMAKE_INSTALL_RPATH "$ORIGIN/${mgm_bin_to_lib}")

# Headers are included as ns3/<file> wherever they lie in the source tree: through one-line files, as
# in an ns-3 tree. Their paths are relative, so that ccache serves every checkout alike. mgm-module.h
# includes all public headers.
set(mgm_include_dir ${CMAKE_CURRENT_BINARY_DIR}/include)
set(mgm_module_header "#ifndef NS3_MODULE_MGM\n#define NS3_MODULE_MGM\n")
foreach(header ${mgm_headers} ${mgm_internal_headers})
  get_filename_component(name ${header} NAME)
  file(RELATIVE_PATH path ${mgm_include_dir}/ns3 ${CMAKE_CURRENT_SOURCE_DIR}/${header})
  file(GENERATE OUTPUT ${mgm_include_dir}/ns3/${name} CONTENT "#include \"${path}\"\n")
  if(header IN_LIST mgm_headers)
    string(APPEND mgm_module_header "#include \"ns3/${name}\"\n")
  endif()
endforeach()
string(APPEND mgm_module_header "#endif\n")
file(GENERATE OUTPUT ${mgm_include_dir}/ns3/mgm-module.h CONTENT "${mgm_module_header}")

if(MGM_FUZZ)
  include(cmake/fuzz.cmake)
  return()
endif()

add_library(ns3-mgm SHARED ${mgm_sources})
add_library(ns3::mgm ALIAS ns3-mgm)
set_target_properties(ns3-mgm PROPERTIES
  EXPORT_NAME mgm
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
target_include_directories(ns3-mgm PUBLIC
  $<BUILD_INTERFACE:${mgm_include_dir}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(ns3-mgm PUBLIC cxx_std_17)
# Debian's ns-3 is compiled with logs; some of its classes are larger with this definition, so that
# code compiled without it would corrupt memory.
target_compile_definitions(ns3-mgm PUBLIC NS3_LOG_ENABLE $<$<CONFIG:Debug>:NS3_ASSERT_ENABLE>)
# Nobody replaces single functions of the library, so that it may call its own directly.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-fno-semantic-interposition MGM_HAS_NO_INTERPOSITION)
if(MGM_HAS_NO_INTERPOSITION)
  target_compile_options(ns3-mgm PRIVATE -fno-semantic-interposition)
endif()
if(MGM_COVERAGE)
  # Without optimization a line of the report is a line of the source.
  target_compile_options(ns3-mgm PRIVATE --coverage -O0 -fprofile-update=atomic)
  target_link_options(ns3-mgm PRIVATE --coverage)
endif()
target_link_libraries(ns3-mgm
  PUBLIC ${mgm_ns3_libraries}
  PRIVATE Boost::graph nlohmann_json::nlohmann_json)

# mgm_add_program(<source> [<target variable>]): one program of one source file, named after it.
function(mgm_add_program source)
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source} ${ARGN})
  target_link_libraries(${name} PRIVATE ns3-mgm Boost::graph nlohmann_json::nlohmann_json)
endfunction()

foreach(program ${mgm_tools} ${mgm_benches} ${mgm_examples})
  mgm_add_program(${program})
endforeach()
mgm_add_report_page(${CMAKE_CURRENT_BINARY_DIR} mgm-report)
# NetAnim brings many modules of ns-3 along: only the program that writes for it links to it.
if(TARGET "${libnetanim}")
  target_link_libraries(mgm-run PRIVATE ${libnetanim})
  target_compile_definitions(mgm-run PRIVATE MGM_HAS_NETANIM)
endif()
# With Valgrind's header the benchmark programs tell callgrind what to count.
find_path(MGM_CALLGRIND_DIR valgrind/callgrind.h)
mark_as_advanced(MGM_CALLGRIND_DIR)
if(MGM_CALLGRIND_DIR)
  foreach(program ${mgm_benches})
    get_filename_component(name ${program} NAME_WE)
    target_include_directories(${name} SYSTEM PRIVATE ${MGM_CALLGRIND_DIR})
    target_compile_definitions(${name} PRIVATE MGM_HAS_CALLGRIND)
  endforeach()
endif()
mgm_add_program(${mgm_test_main} ${mgm_tests})
target_compile_definitions(mgm-test-runner PRIVATE NS_TEST_SOURCEDIR="test")
# Tests are compiled more often than they run long.
target_compile_options(mgm-test-runner PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
# Compares with the kernel that runs it.
if(mgm_test_kernel AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  mgm_add_program(${mgm_test_kernel})
endif()
