# Writes ${output}, which CTest reads: one test for each suite that ${runner} lists.
cmake_minimum_required(VERSION 3.21)
execute_process(COMMAND ${runner} --list OUTPUT_VARIABLE suites COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "mgm-[^\n]+" suites "${suites}")
set(content "")
foreach(suite ${suites})
  string(APPEND content
    "add_test([==[${suite}]==] [==[${wrapper}]==] suite [==[${runner}]==] [==[${suite}]==]"
    " [==[${tempdir}/${suite}]==])\n"
    "set_tests_properties([==[${suite}]==] PROPERTIES SKIP_RETURN_CODE 77)\n")
endforeach()
file(WRITE ${output} "${content}")
