# What `cmake --install` copies: the library and its headers, the programs, the data that they read,
# and what other people's builds need to find all this (CMake package, pkg-config file).
set(mgm_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/ns3-mgm)
set(mgm_data_dir ${CMAKE_INSTALL_DATADIR}/mgm)

install(TARGETS ns3-mgm EXPORT ns3-mgm-targets)
install(FILES ${mgm_headers} ${mgm_include_dir}/ns3/mgm-module.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ns3)
foreach(program ${mgm_tools})
  get_filename_component(name ${program} NAME_WE)
  install(TARGETS ${name})
endforeach()
# Programs find share/mgm/examples/... from where they are, as they find examples/... in a build tree.
# Scenarios name networks and schemas relative to their own place, so the folders stay as they are.
foreach(folder examples doc/schema doc/lessons)
  get_filename_component(parent ${mgm_data_dir}/${folder} DIRECTORY)
  install(DIRECTORY ${folder} DESTINATION ${parent} FILES_MATCHING PATTERN "*.json")
endforeach()
# The pages of lessons, with their pictures.
install(DIRECTORY doc/lessons DESTINATION ${mgm_data_dir}/doc
        FILES_MATCHING PATTERN "*.md" PATTERN "*.txt" PATTERN "*.svg")
if(TARGET mgm-report-page)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/report-page.html DESTINATION ${mgm_data_dir})
endif()

include(CMakePackageConfigHelpers)
install(EXPORT ns3-mgm-targets NAMESPACE ns3:: DESTINATION ${mgm_package_dir})
configure_package_config_file(cmake/ns3-mgm-config.cmake.in ns3-mgm-config.cmake
                              INSTALL_DESTINATION ${mgm_package_dir}
                              NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(ns3-mgm-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ns3-mgm-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/ns3-mgm-config-version.cmake
              cmake/ns3-targets.cmake
        DESTINATION ${mgm_package_dir})

# The pkg-config file names the ns-3 libraries themselves, under the file names that they have here
# (libns3-core.so, libns3.40-core-default.so): Debian's own ns3-*.pc do not work.
set(mgm_version ${PROJECT_VERSION})
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
           BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE mgm_pc_prefix)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR
           BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE mgm_pc_libdir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR
           BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX} OUTPUT_VARIABLE mgm_pc_includedir)
set(mgm_pc_libs)
set(mgm_pc_dirs)
foreach(library ${mgm_ns3_libraries})
  get_target_property(file ${library} LOCATION)
  get_filename_component(name ${file} NAME)
  get_filename_component(dir ${file} DIRECTORY)
  string(REGEX REPLACE "^lib(.*)\\.so.*$" "\\1" name ${name})
  string(APPEND mgm_pc_libs " -l${name}")
  list(APPEND mgm_pc_dirs ${dir})
endforeach()
list(REMOVE_DUPLICATES mgm_pc_dirs)
list(REMOVE_ITEM mgm_pc_dirs ${CMAKE_CXX_IMPLICIT_LINK_DIRECTORIES})
get_target_property(mgm_pc_includes ${libcore} INTERFACE_INCLUDE_DIRECTORIES)
list(FILTER mgm_pc_includes EXCLUDE REGEX "^/usr(/include(/.*)?)?$")
list(TRANSFORM mgm_pc_dirs REPLACE " " "\\\\ ")
list(TRANSFORM mgm_pc_includes REPLACE " " "\\\\ ")
list(TRANSFORM mgm_pc_dirs PREPEND " -L")
list(TRANSFORM mgm_pc_includes PREPEND " -I")
string(REPLACE ";" "" mgm_pc_libs "${mgm_pc_dirs}${mgm_pc_libs}")
string(REPLACE ";" "" mgm_pc_cflags "${mgm_pc_includes}")
configure_file(cmake/ns3-mgm.pc.in ns3-mgm.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ns3-mgm.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
