# Stand-alone build against an installed ns-3 (Debian: libns3-dev).
find_package(ns3 REQUIRED)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(MGM_WERROR "Treat compiler warnings as errors" OFF)
add_compile_options(-Wall -Wextra)
if(MGM_WERROR)
  add_compile_options(-Werror)
endif()

# ns-3 renamed its targets from ns3::libcore to ns3::core in release 3.43.
set(mgm_ns3_targets)
foreach(module core network internet traffic-control point-to-point csma applications bridge stats)
  if(TARGET ns3::${module})
    list(APPEND mgm_ns3_targets ns3::${module})
  else()
    list(APPEND mgm_ns3_targets ns3::lib${module})
  endif()
endforeach()

# Headers are included as ns3/<file>, in the build tree through one-line stubs.
set(stub_dir ${CMAKE_CURRENT_BINARY_DIR}/include/ns3)
set(module_header "#pragma once\n")
foreach(header ${mgm_headers})
  get_filename_component(name ${header} NAME)
  set(stub "#include \"${CMAKE_CURRENT_SOURCE_DIR}/${header}\"\n")
  file(GENERATE OUTPUT ${stub_dir}/${name} CONTENT "${stub}")
  string(APPEND module_header "#include \"ns3/${name}\"\n")
endforeach()
file(GENERATE OUTPUT ${stub_dir}/mgm-module.h CONTENT "${module_header}")

add_library(ns3-mgm SHARED ${mgm_sources})
target_include_directories(ns3-mgm PUBLIC ${CMAKE_CURRENT_BINARY_DIR}/include)
# Debian's ns-3 is built with logs on; some of its classes change size with this definition.
target_compile_definitions(ns3-mgm PUBLIC NS3_LOG_ENABLE)
target_link_libraries(ns3-mgm PUBLIC ${mgm_ns3_targets})

foreach(program ${mgm_programs})
  get_filename_component(name ${program} NAME_WE)
  add_executable(${name} ${program})
  target_link_libraries(${name} PRIVATE ns3-mgm)
endforeach()

enable_testing()
if(mgm_tests)
  add_executable(mgm-test-runner ${mgm_tests} test/main/mgm-test-runner.cc)
  target_link_libraries(mgm-test-runner PRIVATE ns3-mgm)
  target_compile_definitions(mgm-test-runner PRIVATE
    NS_TEST_SOURCEDIR="${CMAKE_CURRENT_SOURCE_DIR}/test")
endif()
