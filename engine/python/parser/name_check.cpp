// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CPython's symbol table, reduced to what its errors need: per scope, what has happened to each name so far. A `nonlocal` can be judged only when the
// functions around it are complete, so it waits in its scope and is handed outwards when the scope ends.
#include "python/parser/name_check.h"

#include "python/parser/refused.h"
#include "python/parser/syntax_walk.h"

#include <fmt/format.h>

#include <map>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

enum Fact : unsigned { Used = 1, Bound = 2, IsParameter = 4, Annotated = 8, IsGlobal = 16, IsNonlocal = 32, Imported = 64 };

struct Pending {
    std::string name;
    Span span;
};

struct NameScope {
    enum class Kind { Module, Class, Function, Comprehension } kind = Kind::Module;
    NameScope *outer = nullptr;
    std::map<std::string, unsigned> facts = {};
    std::vector<Pending> own = {};    ///< nonlocals declared here, which a function further out must bind
    std::vector<Pending> inner = {};  ///< nonlocals of the scopes inside, which this one or one further out must bind
};

[[noreturn]] void refuse(const Span &span, std::string message)
{
    throw Refused{span.startByte, std::move(message)};
}

class NameWalk {
public:
    explicit NameWalk(NameScope &scope) : m_scope(scope) {}

    void block(const Block &statements)
    {
        for (const StmtPtr &statement : statements)
            std::visit([&](const auto &node) { visit(node, statement->span); }, statement->node);
    }

    /// Ends the scope: what it does not bind is asked of the next one.
    void finish()
    {
        std::vector<Pending> unbound = std::move(m_scope.own);
        for (Pending &pending : m_scope.inner)
            if (!binds(pending))
                unbound.push_back(std::move(pending));
        if (unbound.empty())
            return;
        if (!m_scope.outer)
            refuseUnbound(unbound.front());
        m_scope.outer->inner.insert(m_scope.outer->inner.end(), unbound.begin(), unbound.end());
    }

private:
    [[noreturn]] static void refuseUnbound(const Pending &pending) { refuse(pending.span, fmt::format("no binding for nonlocal '{}' found", pending.name)); }

    bool binds(const Pending &pending) const
    {
        if (m_scope.kind != NameScope::Kind::Function)
            return false;
        const auto found = m_scope.facts.find(pending.name);
        const unsigned facts = found == m_scope.facts.end() ? 0 : found->second;
        if ((facts & IsGlobal) != 0)
            refuseUnbound(pending);
        return (facts & (Bound | Imported | IsNonlocal)) != 0;
    }

    void use(const Expr &expression)
    {
        if (const auto *name = std::get_if<Name>(&expression.node)) {
            m_scope.facts[name->id] |= Used;
        } else if (const auto *lambda = std::get_if<Lambda>(&expression.node)) {
            parameterValues(lambda->parameters);
            NameScope inner{NameScope::Kind::Function, &m_scope};
            NameWalk walk(inner);
            walk.parameterNames(lambda->parameters);
            walk.use(*lambda->body);
        } else if (const auto *comprehension = std::get_if<Comprehension>(&expression.node)) {
            useComprehension(*comprehension);
        } else {
            if (const auto *named = std::get_if<NamedExpr>(&expression.node))
                bindNamed(named->name);
            forEachChild(expression, [this](const Expr &child) { use(child); });
        }
    }

    void use(const ExprPtr &expression)
    {
        if (expression)
            use(*expression);
    }

    void use(const std::vector<ExprPtr> &expressions)
    {
        for (const ExprPtr &expression : expressions)
            use(*expression);
    }

    /// The target of := belongs to the function around all comprehensions.
    void bindNamed(const std::string &name)
    {
        NameScope *scope = &m_scope;
        while (scope->kind == NameScope::Kind::Comprehension)
            scope = scope->outer;
        scope->facts[name] |= Bound;
    }

    void useComprehension(const Comprehension &comprehension)
    {
        use(comprehension.clauses.front().iterable);
        NameScope inner{NameScope::Kind::Comprehension, &m_scope};
        NameWalk walk(inner);
        for (std::size_t i = 0; i < comprehension.clauses.size(); ++i) {
            const ComprehensionClause &clause = comprehension.clauses[i];
            walk.bind(*clause.target);
            if (i > 0)
                walk.use(clause.iterable);
            walk.use(clause.conditions);
        }
        walk.use(comprehension.value);
        walk.use(comprehension.element);
    }

    void bind(const std::string &name) { m_scope.facts[name] |= Bound; }

    void bind(const Expr &target)
    {
        if (const auto *name = std::get_if<Name>(&target.node))
            return bind(name->id);
        const bool isGroup = std::holds_alternative<TupleDisplay>(target.node) || std::holds_alternative<ListDisplay>(target.node) || std::holds_alternative<Starred>(target.node);
        if (isGroup)
            forEachChild(target, [this](const Expr &child) { bind(child); });
        else
            use(target);
    }

    void declare(const std::vector<std::string> &names, Fact declaration, const Span &span)
    {
        const char *word = declaration == IsGlobal ? "global" : "nonlocal";
        for (const std::string &name : names) {
            unsigned &facts = m_scope.facts[name];
            if ((facts & IsParameter) != 0)
                refuse(span, fmt::format("name '{}' is parameter and {}", name, word));
            if ((facts & Used) != 0)
                refuse(span, fmt::format("name '{}' is used prior to {} declaration", name, word));
            if ((facts & Annotated) != 0)
                refuse(span, fmt::format("annotated name '{}' can't be {}", name, word));
            if ((facts & Bound) != 0)
                refuse(span, fmt::format("name '{}' is assigned to before {} declaration", name, word));
            facts |= declaration;
            if ((facts & IsGlobal) != 0 && (facts & IsNonlocal) != 0)
                refuse(span, fmt::format("name '{}' is nonlocal and global", name));
            if (declaration == IsNonlocal && m_scope.kind == NameScope::Kind::Module)
                refuse(span, "nonlocal declaration not allowed at module level");
            if (declaration == IsNonlocal)
                m_scope.own.push_back({name, span});
        }
    }

    void parameterValues(const std::vector<Parameter> &parameters)
    {
        for (const Parameter &parameter : parameters) {
            use(parameter.defaultValue);
            use(parameter.annotation);
        }
    }

    void parameterNames(const std::vector<Parameter> &parameters)
    {
        for (const Parameter &parameter : parameters)
            m_scope.facts[parameter.name] |= IsParameter | Bound;
    }

    void visit(const ExprStmt &node, const Span &) { use(node.value); }
    void visit(const Assign &node, const Span &)
    {
        for (const ExprPtr &target : node.targets)
            bind(*target);
        use(node.value);
    }
    void visit(const AugAssign &node, const Span &)
    {
        bind(*node.target);
        use(node.value);
    }
    void visit(const AnnAssign &node, const Span &span)
    {
        const auto *name = std::get_if<Name>(&node.target->node);
        if (name && node.isSimple) {
            unsigned &facts = m_scope.facts[name->id];
            if ((facts & (IsGlobal | IsNonlocal)) != 0 && m_scope.kind != NameScope::Kind::Module)
                refuse(span, fmt::format("annotated name '{}' can't be {}", name->id, (facts & IsGlobal) != 0 ? "global" : "nonlocal"));
            facts |= Annotated | Bound;
        } else if (!name || node.value) {
            bind(*node.target);
        }
        use(node.annotation);
        use(node.value);
    }
    void visit(const Pass &, const Span &) {}
    void visit(const Break &, const Span &) {}
    void visit(const Continue &, const Span &) {}
    void visit(const Return &node, const Span &) { use(node.value); }
    void visit(const Raise &node, const Span &)
    {
        use(node.exception);
        use(node.cause);
    }
    void visit(const Assert &node, const Span &)
    {
        use(node.condition);
        use(node.message);
    }
    void visit(const Delete &node, const Span &)
    {
        for (const ExprPtr &target : node.targets)
            bind(*target);
    }
    void visit(const Global &node, const Span &span) { declare(node.names, IsGlobal, span); }
    void visit(const Nonlocal &node, const Span &span) { declare(node.names, IsNonlocal, span); }
    void visit(const Import &node, const Span &)
    {
        for (const ImportAlias &alias : node.names)
            m_scope.facts[alias.asName.value_or(alias.name.substr(0, alias.name.find('.')))] |= Imported;
    }
    void visit(const ImportFrom &node, const Span &)
    {
        for (const ImportAlias &alias : node.names)
            m_scope.facts[alias.asName.value_or(alias.name)] |= Imported;
    }
    void visit(const If &node, const Span &)
    {
        for (const If::Branch &branch : node.branches) {
            use(branch.condition);
            block(branch.body);
        }
        block(node.otherwise);
    }
    void visit(const While &node, const Span &)
    {
        use(node.condition);
        block(node.body);
        block(node.otherwise);
    }
    void visit(const For &node, const Span &)
    {
        bind(*node.target);
        use(node.iterable);
        block(node.body);
        block(node.otherwise);
    }
    void visit(const Try &node, const Span &)
    {
        block(node.body);
        block(node.otherwise);
        for (const Try::Handler &handler : node.handlers) {
            use(handler.type);
            if (!handler.name.empty())
                bind(handler.name);
            block(handler.body);
        }
        block(node.finally);
    }
    void visit(const With &node, const Span &)
    {
        for (const With::Item &item : node.items) {
            use(item.context);
            if (item.target)
                bind(*item.target);
        }
        block(node.body);
    }
    void visit(const FunctionDef &node, const Span &)
    {
        bind(node.name);
        parameterValues(node.parameters);
        use(node.returns);
        use(node.decorators);
        NameScope inner{NameScope::Kind::Function, &m_scope};
        NameWalk walk(inner);
        walk.parameterNames(node.parameters);
        walk.block(node.body);
        walk.finish();
    }
    void visit(const ClassDef &node, const Span &)
    {
        bind(node.name);
        use(node.bases);
        for (const Keyword &keyword : node.keywords)
            use(keyword.value);
        use(node.decorators);
        NameScope inner{NameScope::Kind::Class, &m_scope};
        NameWalk walk(inner);
        walk.block(node.body);
        walk.finish();
    }
    void visit(const Match &node, const Span &)
    {
        use(node.subject);
        for (const Match::Case &item : node.cases) {
            pattern(*item.pattern);
            use(item.guard);
            block(item.body);
        }
    }
    void visit(const TypeAlias &node, const Span &)
    {
        bind(node.name);
        use(node.value);
    }

    void pattern(const Pattern &node)
    {
        use(node.value);
        use(node.keys);
        if (!node.name.empty())
            bind(node.name);
        for (const PatternPtr &item : node.items)
            pattern(*item);
        for (const auto &[name, item] : node.keywords)
            pattern(*item);
    }

    NameScope &m_scope;
};

}  // namespace

void checkDeclarations(const Block &module)
{
    NameScope scope;
    NameWalk walk(scope);
    walk.block(module);
    walk.finish();
}

}  // namespace limbeck::python::parser
