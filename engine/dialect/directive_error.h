// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>
#include <utility>

namespace limbeck::dialect {

/// A directive that cannot be compiled, and the Python exception that Alembic raises in its place: scripts guard directives with
/// `except ValueError:` or `except NotImplementedError:`. Without one it is a CompileError.
class DirectiveError : public Error {
public:
    DirectiveError(std::string pythonClass, std::string message, std::string hint = {}) : Error(ErrorCode::Operation, std::move(message), {}, std::move(hint)), m_pythonClass(std::move(pythonClass)) {}
    /// "ValueError", "NotImplementedError", or one of SQLAlchemy's and Alembic's own: "StatementError", "CommandError".
    const std::string &pythonClass() const { return m_pythonClass; }

private:
    std::string m_pythonClass;
};

}  // namespace limbeck::dialect
