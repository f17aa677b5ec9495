# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT: the Python modules NAMES of FOLDER as C++ texts, answered by FUNCTION of limbeck::NAMESPACE, which HEADER declares. Long files are cut: a compiler need not take a
# literal above 64 KiB.
set(text "#include \"${HEADER}\"\n\nnamespace limbeck::${NAMESPACE} {\n\nconst std::map<std::string, std::string_view, std::less<>> &${FUNCTION}()\n{\n    static const std::map<std::string, std::string_view, std::less<>> modules{\n")
foreach(name IN LISTS NAMES)
  file(READ "${FOLDER}/${name}.py" source)
  set(literal "")
  string(LENGTH "${source}" length)
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${source}" ${at} 8000 part)
    string(APPEND literal "R\"~~py(${part})~~py\" ")
    math(EXPR at "${at} + 8000")
  endwhile()
  string(APPEND text "        {\"${name}\", ${literal}},\n")
endforeach()
string(APPEND text "    };\n    return modules;\n}\n\n}  // namespace limbeck::${NAMESPACE}\n")
file(WRITE "${OUTPUT}" "${text}")
