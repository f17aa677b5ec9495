// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/expression_flow.h"

#include "python/parser/refused.h"
#include "python/parser/syntax_walk.h"

#include <fmt/format.h>

namespace limbeck::python::parser {

using namespace syntax;

namespace {

[[noreturn]] void refuse(const Span &span, std::string message)
{
    throw Refused{span.startByte, std::move(message)};
}

}  // namespace

void ExpressionFlow::check(const ExprPtr &expression)
{
    if (expression)
        check(*expression);
}

void ExpressionFlow::check(const std::vector<ExprPtr> &expressions)
{
    for (const ExprPtr &expression : expressions)
        check(*expression);
}

void ExpressionFlow::check(const Expr &expression)
{
    if (const auto *lambda = std::get_if<Lambda>(&expression.node))
        return checkLambda(*lambda);
    if (const auto *comprehension = std::get_if<Comprehension>(&expression.node))
        return checkComprehension(*comprehension, expression.span);
    if (const auto *yield = std::get_if<Yield>(&expression.node))
        checkYield(*yield, expression.span);
    else if (std::holds_alternative<Await>(expression.node))
        checkAwait(expression.span);
    else if (const auto *named = std::get_if<NamedExpr>(&expression.node))
        checkNamed(*named, expression.span);
    forEachChild(expression, [this](const Expr &child) { check(child); });
}

void ExpressionFlow::checkParameters(const std::vector<Parameter> &parameters)
{
    for (const Parameter &parameter : parameters) {
        check(parameter.defaultValue);
        checkAnnotation(parameter.annotation);
    }
}

void ExpressionFlow::checkAnnotation(const ExprPtr &annotation)
{
    if (!annotation)
        return;
    if (!m_futureAnnotations)
        return check(annotation);
    refuseInAnnotation(*annotation);
}

void ExpressionFlow::refuseInAnnotation(const Expr &expression)
{
    if (std::holds_alternative<Yield>(expression.node))
        refuse(expression.span, "yield expression cannot be used within an annotation");
    if (std::holds_alternative<Await>(expression.node))
        refuse(expression.span, "await expression cannot be used within an annotation");
    if (std::holds_alternative<NamedExpr>(expression.node))
        refuse(expression.span, "named expression cannot be used within an annotation");
    forEachChild(expression, [this](const Expr &child) { refuseInAnnotation(child); });
}

void ExpressionFlow::checkLambda(const Lambda &lambda)
{
    checkParameters(lambda.parameters);
    Scope inner{ScopeKind::Lambda, &m_scope};
    inner.iterables = m_scope.iterables;
    ExpressionFlow(inner, m_futureAnnotations).check(lambda.body);
}

void ExpressionFlow::checkYield(const Yield &yield, const Span &span) const
{
    if (m_scope.kind == ScopeKind::Module || m_scope.kind == ScopeKind::Class)
        refuse(span, "'yield' outside function");
    if (m_scope.kind == ScopeKind::Comprehension)
        refuse(span, "'yield' inside a comprehension");
    if (m_scope.kind == ScopeKind::AsyncFunction && yield.from)
        refuse(span, "'yield from' inside async function");
}

void ExpressionFlow::checkAwait(const Span &span) const
{
    if (m_scope.kind == ScopeKind::Module || m_scope.kind == ScopeKind::Class)
        refuse(span, "'await' outside function");
    if (m_scope.kind != ScopeKind::AsyncFunction && m_scope.kind != ScopeKind::Comprehension)
        refuse(span, "'await' outside async function");
    if (m_scope.kind == ScopeKind::Comprehension)
        m_scope.isAsync = true;
}

void ExpressionFlow::checkNamed(const NamedExpr &named, const Span &span) const
{
    if (m_scope.iterables > 0)
        refuse(span, "assignment expression cannot be used in a comprehension iterable expression");
    if (m_scope.kind != ScopeKind::Comprehension)
        return;
    m_scope.namedTargets.insert(named.name);
    const Scope *scope = &m_scope;
    for (; scope->kind == ScopeKind::Comprehension; scope = scope->outer)
        if (scope->loopNames.contains(named.name))
            refuse(span, fmt::format("assignment expression cannot rebind comprehension iteration variable '{}'", named.name));
    if (scope->kind == ScopeKind::Class)
        refuse(span, "assignment expression within a comprehension cannot be used in a class body");
}

void ExpressionFlow::addLoopNames(const Expr &target)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        if (m_scope.namedTargets.contains(name->id))
            refuse(target.span, fmt::format("comprehension inner loop cannot rebind assignment expression target '{}'", name->id));
        m_scope.loopNames.insert(name->id);
        return;
    }
    const bool isGroup = std::holds_alternative<TupleDisplay>(target.node) || std::holds_alternative<ListDisplay>(target.node) || std::holds_alternative<Starred>(target.node);
    if (isGroup)
        forEachChild(target, [this](const Expr &child) { addLoopNames(child); });
    else
        check(target);
}

void ExpressionFlow::checkIterable(const ExprPtr &iterable)
{
    ++m_scope.iterables;
    check(iterable);
    --m_scope.iterables;
}

void ExpressionFlow::checkComprehension(const Comprehension &comprehension, const Span &span)
{
    checkIterable(comprehension.clauses.front().iterable);
    Scope inner{ScopeKind::Comprehension, &m_scope};
    inner.iterables = m_scope.iterables;
    ExpressionFlow flow(inner, m_futureAnnotations);
    bool isFirst = true;
    for (const ComprehensionClause &clause : comprehension.clauses) {
        flow.addLoopNames(*clause.target);
        if (!isFirst)
            flow.checkIterable(clause.iterable);
        isFirst = false;
        flow.check(clause.conditions);
        inner.isAsync = inner.isAsync || clause.isAsync;
    }
    flow.check(comprehension.value);
    flow.check(comprehension.element);
    if (!inner.isAsync || comprehension.kind == Comprehension::Kind::Generator)
        return;
    if (m_scope.kind != ScopeKind::AsyncFunction && m_scope.kind != ScopeKind::Comprehension)
        refuse(span, "asynchronous comprehension outside of an asynchronous function");
    m_scope.isAsync = true;
}

}  // namespace limbeck::python::parser
