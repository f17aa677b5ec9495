# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Base of a project's own SQL functions; their text is what @compiles says.


class FunctionElement:
    def __init__(self, *clauses):
        self.clauses = list(clauses)

    @property
    def clause_expr(self):
        return self.clauses
