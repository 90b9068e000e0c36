# Finds an installed ns-3 and gives its targets the names that they have inside an ns-3 tree:
# ${libcore} is ns3::core (ns-3 3.43 and newer) or ns3::libcore (older).
find_package(ns3 REQUIRED)

get_directory_property(mgm_imported_targets IMPORTED_TARGETS)
foreach(target ${mgm_imported_targets})
  if(target MATCHES "^ns3::(lib)?([a-z0-9-]+)$")
    set(lib${CMAKE_MATCH_2} ${target})
  endif()
endforeach()
