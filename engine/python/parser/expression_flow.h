// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/syntax.h"

#include <set>
#include <string>

namespace limbeck::python::parser {

enum class ScopeKind { Module, Class, Function, AsyncFunction, Lambda, Comprehension };

/// A scope of names, as CPython's compiler has them.
struct Scope {
    ScopeKind kind = ScopeKind::Module;
    const Scope *outer = nullptr;
    bool isGenerator = false;
    int iterables = 0;                        ///< how many iterables of comprehensions we are inside of
    bool isAsync = false;                     ///< Comprehension: awaits, or loops with async for
    std::set<std::string> loopNames = {};     ///< Comprehension: targets of its loops
    std::set<std::string> namedTargets = {};  ///< Comprehension: targets of :=
};

/// Refuses yield, await and := where Python's compiler refuses them, for the expressions of one scope. A comprehension is a scope of its own whose
/// first iterable belongs to the scope around it. Throws Refused.
class ExpressionFlow {
public:
    ExpressionFlow(Scope &scope, bool futureAnnotations) : m_scope(scope), m_futureAnnotations(futureAnnotations) {}

    void check(const syntax::Expr &expression);
    /// Null is fine.
    void check(const syntax::ExprPtr &expression);
    void check(const std::vector<syntax::ExprPtr> &expressions);
    void checkParameters(const std::vector<syntax::Parameter> &parameters);
    /// With `from __future__ import annotations` they are text, which may not yield, await or assign.
    void checkAnnotation(const syntax::ExprPtr &annotation);

private:
    void refuseInAnnotation(const syntax::Expr &expression);
    void checkLambda(const syntax::Lambda &lambda);
    void checkYield(const syntax::Yield &yield, const syntax::Span &span) const;
    void checkAwait(const syntax::Span &span) const;
    void checkNamed(const syntax::NamedExpr &named, const syntax::Span &span) const;
    void addLoopNames(const syntax::Expr &target);
    void checkIterable(const syntax::ExprPtr &iterable);
    void checkComprehension(const syntax::Comprehension &comprehension, const syntax::Span &span);

    Scope &m_scope;
    bool m_futureAnnotations;
};

}  // namespace limbeck::python::parser
