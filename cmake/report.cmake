# The page that mgm-report puts a run into: tools/report/ with the drawing library d3 in it. Without d3
# (Debian: node-d3) all else is built, and mgm-report says what is missing.
find_file(MGM_D3 d3.min.js PATHS /usr/share/nodejs/d3/dist NO_DEFAULT_PATH)
find_file(MGM_D3_LICENCE copyright PATHS /usr/share/doc/node-d3 NO_DEFAULT_PATH)
mark_as_advanced(MGM_D3 MGM_D3_LICENCE)

# mgm_add_report_page(<folder> <program>): makes report-page.html in the folder whenever the program is
# built; programs look for it beside themselves.
function(mgm_add_report_page folder program)
  if(NOT TARGET ${program})
    return()
  endif()
  if(NOT MGM_D3 OR NOT MGM_D3_LICENCE)
    message(STATUS "Reports: d3 is not installed (Debian: node-d3), so there is no page for them")
    return()
  endif()
  set(source_dir ${CMAKE_CURRENT_SOURCE_DIR}/tools/report)
  set(page ${folder}/report-page.html)
  # The script names the others, so that it changes with each new one.
  file(GLOB page_sources ${source_dir}/*)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source_dir}/make-page.sh)
  add_custom_command(
    OUTPUT ${page}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND sh ${source_dir}/make-page.sh ${page} ${MGM_D3} ${MGM_D3_LICENCE}
    DEPENDS ${page_sources} ${MGM_D3} ${MGM_D3_LICENCE}
    COMMENT "Making the page of reports"
    VERBATIM)
  add_custom_target(${program}-page ALL DEPENDS ${page})
  add_dependencies(${program} ${program}-page)
endfunction()
