// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the lowered file that knows, at each place, which kind of scope it is in (CPython's compiler keeps the same facts in its "unit" and its
// stack of "fblocks") and which loops and except* handlers surround it. A comprehension is a scope of its own whose first iterable belongs to the scope around it.
#include "python/parser/flow_check.h"

#include "python/parser/expression_flow.h"
#include "python/parser/refused.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

/// What surrounds a statement inside its scope.
struct Surroundings {
    bool isNested = false;            ///< in a function, class or compound statement
    bool inLoop = false;
    bool inGroupHandler = false;      ///< an except* handler, for return
    bool groupHandlerInLoop = false;  ///< the same between here and the loop, for break and continue
};

[[noreturn]] void refuse(const Span &span, std::string message)
{
    throw Refused{span.startByte, std::move(message)};
}

class StatementFlow {
public:
    StatementFlow(Scope &scope, bool futureAnnotations) : m_scope(scope), m_expressions(scope, futureAnnotations), m_futureAnnotations(futureAnnotations) {}

    void check(const Block &block, const Surroundings &around)
    {
        for (const StmtPtr &statement : block)
            std::visit([&](const auto &node) { check(node, statement->span, around); }, statement->node);
    }

private:
    bool inFunction() const { return m_scope.kind == ScopeKind::Function || m_scope.kind == ScopeKind::AsyncFunction; }

    void check(const ExprStmt &node, const Span &, const Surroundings &) { m_expressions.check(node.value); }
    void check(const Assign &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.targets);
        m_expressions.check(node.value);
    }
    void check(const AugAssign &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.target);
        m_expressions.check(node.value);
    }
    void check(const AnnAssign &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.target);
        m_expressions.check(node.value);
        if (!inFunction() || m_futureAnnotations)
            m_expressions.checkAnnotation(node.annotation);
    }
    void check(const Pass &, const Span &, const Surroundings &) {}
    void check(const Break &, const Span &span, const Surroundings &around) { checkLoopExit(span, around, "'break' outside loop"); }
    void check(const Continue &, const Span &span, const Surroundings &around) { checkLoopExit(span, around, "'continue' not properly in loop"); }

    static void checkLoopExit(const Span &span, const Surroundings &around, const char *outside)
    {
        if (around.groupHandlerInLoop)
            refuse(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        if (!around.inLoop)
            refuse(span, outside);
    }

    void check(const Return &node, const Span &span, const Surroundings &around)
    {
        if (!inFunction())
            refuse(span, "'return' outside function");
        m_expressions.check(node.value);
        if (node.value && m_scope.kind == ScopeKind::AsyncFunction && m_scope.isGenerator)
            refuse(span, "'return' with value in async generator");
        if (around.inGroupHandler)
            refuse(span, "'break', 'continue' and 'return' cannot appear in an except* block");
    }
    void check(const Raise &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.exception);
        m_expressions.check(node.cause);
    }
    void check(const Assert &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.condition);
        m_expressions.check(node.message);
    }
    void check(const Delete &node, const Span &, const Surroundings &) { m_expressions.check(node.targets); }
    void check(const Global &, const Span &, const Surroundings &) {}
    void check(const Nonlocal &, const Span &, const Surroundings &) {}
    void check(const Import &, const Span &, const Surroundings &) {}
    void check(const ImportFrom &node, const Span &span, const Surroundings &around)
    {
        if (node.isStar && m_scope.kind != ScopeKind::Module)
            refuse(span, "import * only allowed at module level");
        if (node.module == "__future__" && around.isNested)
            refuse(span, "from __future__ imports must occur at the beginning of the file");
    }
    void check(const If &node, const Span &, const Surroundings &around)
    {
        for (const If::Branch &branch : node.branches) {
            m_expressions.check(branch.condition);
            check(branch.body, nested(around));
        }
        check(node.otherwise, nested(around));
    }
    void check(const While &node, const Span &, const Surroundings &around)
    {
        m_expressions.check(node.condition);
        check(node.body, inLoop(around));
        check(node.otherwise, nested(around));
    }
    void check(const For &node, const Span &span, const Surroundings &around)
    {
        if (node.isAsync && m_scope.kind != ScopeKind::AsyncFunction)
            refuse(span, "'async for' outside async function");
        m_expressions.check(node.target);
        m_expressions.check(node.iterable);
        check(node.body, inLoop(around));
        check(node.otherwise, nested(around));
    }

    static Surroundings nested(Surroundings around)
    {
        around.isNested = true;
        return around;
    }

    static Surroundings inLoop(Surroundings around)
    {
        around.isNested = true;
        around.inLoop = true;
        around.groupHandlerInLoop = false;
        return around;
    }

    void check(const Try &node, const Span &, const Surroundings &around)
    {
        check(node.body, nested(around));
        for (const Try::Handler &handler : node.handlers) {
            m_expressions.check(handler.type);
            Surroundings inside = nested(around);
            inside.inGroupHandler = inside.inGroupHandler || node.isGroup;
            inside.groupHandlerInLoop = inside.groupHandlerInLoop || node.isGroup;
            check(handler.body, inside);
        }
        check(node.otherwise, nested(around));
        check(node.finally, nested(around));
    }
    void check(const With &node, const Span &span, const Surroundings &around)
    {
        if (node.isAsync && m_scope.kind != ScopeKind::AsyncFunction)
            refuse(span, "'async with' outside async function");
        for (const With::Item &item : node.items) {
            m_expressions.check(item.context);
            m_expressions.check(item.target);
        }
        check(node.body, nested(around));
    }
    void check(const FunctionDef &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.decorators);
        m_expressions.checkParameters(node.parameters);
        m_expressions.checkAnnotation(node.returns);
        Scope inner{node.isAsync ? ScopeKind::AsyncFunction : ScopeKind::Function, &m_scope, node.isGenerator};
        StatementFlow(inner, m_futureAnnotations).check(node.body, nested({}));
    }
    void check(const ClassDef &node, const Span &, const Surroundings &)
    {
        m_expressions.check(node.decorators);
        m_expressions.check(node.bases);
        for (const Keyword &keyword : node.keywords)
            m_expressions.check(keyword.value);
        Scope inner{ScopeKind::Class, &m_scope};
        StatementFlow(inner, m_futureAnnotations).check(node.body, nested({}));
    }
    void check(const Match &node, const Span &, const Surroundings &around)
    {
        m_expressions.check(node.subject);
        for (const Match::Case &item : node.cases) {
            m_expressions.check(item.guard);
            check(item.body, nested(around));
        }
    }
    void check(const TypeAlias &node, const Span &, const Surroundings &) { m_expressions.check(node.value); }

    Scope &m_scope;
    ExpressionFlow m_expressions;
    bool m_futureAnnotations;
};

bool isFutureImport(const Stmt &statement)
{
    const auto *import = std::get_if<ImportFrom>(&statement.node);
    return import && import->module == "__future__";  // of any level: so does Python
}

bool isText(const Stmt &statement)
{
    const auto *expression = std::get_if<ExprStmt>(&statement.node);
    return expression && std::holds_alternative<StringLiteral>(expression->value->node);
}

void checkFeatures(const Stmt &statement)
{
    static constexpr std::array<std::string_view, 10> kFeatures = {"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                                                                   "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
    const auto &import = std::get<ImportFrom>(statement.node);
    if (import.isStar)
        refuse(statement.span, "future feature * is not defined");
    for (const ImportAlias &alias : import.names) {
        if (alias.name == "braces")
            refuse(alias.span, "not a chance");
        if (std::find(kFeatures.begin(), kFeatures.end(), alias.name) == kFeatures.end())
            refuse(alias.span, fmt::format("future feature {} is not defined", alias.name));
    }
}

/// Only the docstring and other such imports may come before a __future__ import. Returns whether annotations stay text.
bool checkFutureImports(const Block &module)
{
    bool isBeginning = true;
    bool annotations = false;
    for (const StmtPtr &statement : module) {
        if (isFutureImport(*statement)) {
            if (!isBeginning)
                refuse(statement->span, "from __future__ imports must occur at the beginning of the file");
            checkFeatures(*statement);
            const auto &names = std::get<ImportFrom>(statement->node).names;
            annotations = annotations || std::any_of(names.begin(), names.end(), [](const ImportAlias &alias) { return alias.name == "annotations"; });
        } else {
            isBeginning = isBeginning && statement == module.front() && isText(*statement);
        }
    }
    return annotations;
}

}  // namespace

void checkFlow(const Block &module)
{
    const bool futureAnnotations = checkFutureImports(module);
    Scope scope;
    StatementFlow(scope, futureAnnotations).check(module, {});
}

}  // namespace limbeck::python::parser
