# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Options, warnings and the two functions with which every folder makes its target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

# Libraries of the project: static in what is packaged. Development builds share them, so that a hundred test programs do not hold the engine a hundred times: that took 6 GB.
option(LIMBECK_SHARED_LIBRARIES "Build the project's own libraries as shared ones" OFF)
if(LIMBECK_SHARED_LIBRARIES)
  set(LIMBECK_LIBRARY_TYPE SHARED)
else()
  set(LIMBECK_LIBRARY_TYPE STATIC)
endif()

add_library(limbeck_options INTERFACE)
add_library(Limbeck::Options ALIAS limbeck_options)
target_compile_options(limbeck_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wswitch-enum -fno-omit-frame-pointer>
  $<$<BOOL:${LIMBECK_SHARED_LIBRARIES}>:-fno-semantic-interposition>)
if(LIMBECK_WERROR)
  target_compile_options(limbeck_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
target_compile_definitions(limbeck_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS
  LIMBECK_VERSION="${PROJECT_VERSION}")
foreach(sanitizer IN LISTS LIMBECK_SANITIZE)
  target_compile_options(limbeck_options INTERFACE -fsanitize=${sanitizer})
  target_link_options(limbeck_options INTERFACE -fsanitize=${sanitizer})
endforeach()

# What nearly every source includes. One precompiled header for the engine (base's), one for its tests, one for the window, one for its tests.
set(LIMBECK_PRECOMPILED_HEADERS <algorithm> <cstdint> <functional> <map> <memory> <optional> <set> <string> <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)

# limbeck_engine_library(<folder> SOURCES … DEPENDS <folders> LINK <targets> PRIVATE_LINK <targets> OWN_UNIT <sources>)
# OWN_UNIT: sources whose local names would collide in a unity build (CI and releases build in units of several sources).
# makes limbeck_<folder> with the alias Limbeck::<folder>; includes are written from engine/ ("sql/type.h").
function(limbeck_engine_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LINK;PRIVATE_LINK;OWN_UNIT" ${ARGN})
  set_source_files_properties(${ARG_OWN_UNIT} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set(target limbeck_${name})
  add_library(${target} ${LIMBECK_LIBRARY_TYPE} ${ARG_SOURCES})
  add_library(Limbeck::${name} ALIAS ${target})
  # No symbol of its own on the command line: with it, no folder could use another's precompiled header.
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX DEFINE_SYMBOL "")
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/engine")
  target_link_libraries(${target} PUBLIC Limbeck::Options fmt::fmt ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(${target} PUBLIC Limbeck::${dependency})
  endforeach()
  if(TARGET limbeck_base AND NOT name STREQUAL base)
    target_precompile_headers(${target} REUSE_FROM limbeck_base)
  else()
    target_precompile_headers(${target} PRIVATE ${LIMBECK_PRECOMPILED_HEADERS})
  endif()
endfunction()

# limbeck_embed_python(<variable> FOLDER <folder> NAMESPACE <x> FUNCTION <name> HEADER <header>): all *.py of a folder beside the CMakeLists.txt as C++ texts by their dotted names; the variable
# holds the source that answers the function, which the header declares.
function(limbeck_embed_python variable)
  cmake_parse_arguments(ARG "" "FOLDER;NAMESPACE;FUNCTION;HEADER" "" ${ARGN})
  set(folder "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FOLDER}")
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*.py")
  set(names "")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM LAST_ONLY name)
    list(APPEND names "${name}")
  endforeach()
  set(output "${CMAKE_CURRENT_BINARY_DIR}/python_${ARG_FOLDER}.cpp")
  set(embed "${PROJECT_SOURCE_DIR}/cmake/EmbedPython.cmake")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DFOLDER=${folder}" "-DNAMES=${names}" -DNAMESPACE=${ARG_NAMESPACE} -DFUNCTION=${ARG_FUNCTION} -DHEADER=${ARG_HEADER} -P "${embed}"
    DEPENDS ${files} "${embed}" VERBATIM)
  set(${variable} "${output}" PARENT_SCOPE)
endfunction()

file(READ "${CMAKE_CURRENT_SOURCE_DIR}/tests/known_failures.txt" LIMBECK_KNOWN_FAILURES)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tests/known_failures.txt")

# Qt6::Test defines these two differently in each folder, and then the tests could not share precompiled headers. Nothing here uses QFINDTESTDATA, which reads them.
add_library(limbeck_test_options INTERFACE)
target_link_libraries(limbeck_test_options INTERFACE Limbeck::Options Qt6::Test fmt::fmt)
target_compile_options(limbeck_test_options INTERFACE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)

# limbeck_test(<source> LINK <targets>): a Qt Test program tst_x.cpp, registered with ctest under its path ("engine/revision/tst_x").
# Tests see tests/ as include path ("support/…") and are told LIMBECK_SOURCE_DIR and LIMBECK_CLI. POSTGRES: the test uses
# PostgresServer::shared(), which is then one throw-away server for the whole ctest run (tests/CMakeLists.txt). WINDOW: the test links the window.
# IN_SESSION <program>: what starts the test.
set(LIMBECK_POSTGRES_STATE "${CMAKE_BINARY_DIR}/tests/postgres.json")
function(limbeck_test source)
  cmake_parse_arguments(ARG "POSTGRES;WINDOW" "" "LINK;SOURCES;IN_SESSION" ${ARGN})
  get_filename_component(name "${source}" NAME_WE)
  file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
  if(TARGET ${name})
    get_filename_component(last "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
    string(APPEND name "_${last}")
  endif()
  add_executable(${name} "${source}" ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  # Tests include their .moc files, which leaves nothing in this one: compiling it would cost four seconds for each test, because of what is included in front.
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp" PROPERTIES HEADER_FILE_ONLY ON)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${name} PRIVATE limbeck_test_options ${ARG_LINK})
  if(ARG_WINDOW)
    target_precompile_headers(${name} REUSE_FROM limbeck_window_test_headers)
  else()
    target_precompile_headers(${name} REUSE_FROM limbeck_test_headers)
  endif()
  target_compile_definitions(${name} PRIVATE
    LIMBECK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" LIMBECK_CLI="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/limbeck-cli" LIMBECK_APP="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/limbeck")
  add_test(NAME "${folder}/${name}" COMMAND ${ARG_IN_SESSION} $<TARGET_FILE:${name}>)
  if(LIMBECK_KNOWN_FAILURES MATCHES "\n${folder}/${name} ")
    set_tests_properties("${folder}/${name}" PROPERTIES DISABLED ON)
  endif()
  # A limit for what hangs, far above what the slowest machine needs: nothing here is a measure of speed.
  set_tests_properties("${folder}/${name}" PROPERTIES TIMEOUT 1500 ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=1400000;TZ=UTC;LC_ALL=C.UTF-8;XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/cache")
  if(ARG_POSTGRES)
    set_tests_properties("${folder}/${name}" PROPERTIES FIXTURES_REQUIRED postgres)
    set_property(TEST "${folder}/${name}" APPEND PROPERTY ENVIRONMENT "LIMBECK_POSTGRES_STATE=${LIMBECK_POSTGRES_STATE}")
  endif()
endfunction()
