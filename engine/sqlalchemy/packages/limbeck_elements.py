# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Bases of a project's own SQL functions. Their text is what @compiles says; of a GenericFunction without that it is a call by its name.


class FunctionElement:
    def __init__(self, *clauses):
        self.clauses = list(clauses)

    @property
    def clause_expr(self):
        return self.clauses


class GenericFunction(FunctionElement):
    pass
