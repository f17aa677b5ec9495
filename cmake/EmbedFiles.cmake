# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# limbeck_embed_files(<output.cpp> <variable> <root> <files…>): a C++ source that defines
# `const std::map<std::string, std::string> limbeck::embedded::<variable>` from path below root to content.
function(limbeck_embed_files output variable root)
  set(text "#include <map>\n#include <string>\nnamespace limbeck::embedded {\nextern const std::map<std::string, std::string> ${variable};\nconst std::map<std::string, std::string> ${variable}{\n")
  foreach(file IN LISTS ARGN)
    file(READ "${root}/${file}" content)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${root}/${file}")
    string(APPEND text "{\"${file}\", R\"limbeck~(${content})limbeck~\"},\n")
  endforeach()
  string(APPEND text "};\n}\n")
  file(CONFIGURE OUTPUT "${output}" CONTENT "${text}" @ONLY NEWLINE_STYLE UNIX)
endfunction()
