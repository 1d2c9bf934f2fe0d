# How a folder of sources becomes a library that may use exactly its neighbours.

# groundwork_tests(<name> <source>...): a GoogleTest program, built on demand, run by `./dev test`.
# What it tests is optimised as ever; the tests themselves are not, which compiles them faster.
function(groundwork_tests name)
  find_package(GTest REQUIRED)
  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
  if(NOT GROUNDWORK_SANITIZE)
    target_compile_options(${name} PRIVATE -O0 -U_FORTIFY_SOURCE)
  endif()
  target_precompile_headers(${name} PRIVATE
    ${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp <gtest/gtest.h>)
  target_link_libraries(${name} PRIVATE test_support GTest::gtest)
  set_property(GLOBAL APPEND PROPERTY GROUNDWORK_TESTS ${name})
endfunction()

# groundwork_library(<name> [USES <library>...] [PACKAGES <pkg-config module>...]
#                    [FOLDERS <folder>...])
#
# Every .cpp of the calling folder, without its tests/ and its fuzzers. USES names our own
# libraries: an include that reaches further does not link, and tools/tidy says so by name. Fuzzers
# (*_fuzz.cpp) are built in the sanitizer build, one program each, named after the file.
function(groundwork_library name)
  cmake_parse_arguments(ARG "" "" "USES;PACKAGES;FOLDERS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  foreach(folder IN LISTS ARG_FOLDERS)
    file(GLOB more CONFIGURE_DEPENDS ${folder}/*.cpp)
    list(APPEND sources ${more})
  endforeach()
  set(fuzzers ${sources})
  list(FILTER sources EXCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
  if(NOT sources)
    add_library(${name} INTERFACE)
    set(visibility INTERFACE)
  else()
    add_library(${name} STATIC ${sources})
    set(visibility PUBLIC)
    target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp)
  endif()
  target_include_directories(${name} ${visibility} ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} ${visibility} ${ARG_USES})
  foreach(package IN LISTS ARG_PACKAGES)
    pkg_check_modules(${package} REQUIRED IMPORTED_TARGET ${package})
    target_link_libraries(${name} ${visibility} PkgConfig::${package})
  endforeach()
  file(GLOB tests CONFIGURE_DEPENDS tests/*_test.cpp)
  if(tests)
    groundwork_tests(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE ${name})
  endif()
  if(GROUNDWORK_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    foreach(fuzzer IN LISTS fuzzers)
      get_filename_component(program ${fuzzer} NAME_WE)
      add_executable(${program} ${fuzzer})
      target_link_libraries(${program} PRIVATE ${name})
      target_link_options(${program} PRIVATE -fsanitize=fuzzer)
      set_property(GLOBAL APPEND PROPERTY GROUNDWORK_FUZZERS ${program})
    endforeach()
  endif()
endfunction()

# groundwork_list_programs(<target> <global property> <file>): a target that builds every program
# named in the property, and a file in the build folder with their names, one a line.
function(groundwork_list_programs target property file)
  get_property(programs GLOBAL PROPERTY ${property})
  add_custom_target(${target} DEPENDS ${programs})
  list(JOIN programs "\n" lines)
  if(programs)
    string(APPEND lines "\n")
  endif()
  file(WRITE ${CMAKE_BINARY_DIR}/${file} "${lines}")
endfunction()
