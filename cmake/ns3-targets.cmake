# To be included after find_package(ns3), here and by whoever uses the installed library.
#
# 1. Gives the targets of ns-3 the names that they have inside an ns-3 tree: ${libcore} is ns3::core
#    (ns-3 3.43 and newer) or ns3::libcore (older).
# 2. Debian's targets name headers and libraries of packages that libns3-dev does not depend on
#    (GSL, SQLite, libxml2, Python). None is needed to link to ns-3's shared libraries, but CMake and
#    Ninja stop over them: what does not exist is taken out.
get_directory_property(mgm_imported_targets IMPORTED_TARGETS)
foreach(target ${mgm_imported_targets})
  if(target MATCHES "^ns3::(lib)?([a-z0-9-]+)$")
    set(lib${CMAKE_MATCH_2} ${target})
    foreach(property INTERFACE_INCLUDE_DIRECTORIES INTERFACE_LINK_LIBRARIES)
      get_target_property(entries ${target} ${property})
      set(kept)
      foreach(entry ${entries})
        if(NOT IS_ABSOLUTE "${entry}" OR EXISTS "${entry}")
          list(APPEND kept "${entry}")
        endif()
      endforeach()
      set_target_properties(${target} PROPERTIES ${property} "${kept}")
    endforeach()
  endif()
endforeach()
