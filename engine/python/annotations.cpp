// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"

namespace limbeck::python {

Value Interpreter::evaluate(const syntax::Expr &expression, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file)
{
    Frame frame{*this, m_state->frame, scope, file};
    frame.name = "<annotation>";
    frame.span = &expression.span;
    const FrameScope entered(frame);
    return Evaluator(frame).eval(expression);
}

std::optional<Value> Interpreter::evaluateAnnotation(const ClassDefinition::Annotation &annotation, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file)
{
    std::shared_ptr<Scope> seen = scope;
    if (scope && scope->kind == Scope::Kind::Class && annotation.visibleNames < scope->size()) {
        seen = std::make_shared<Scope>();
        seen->kind = Scope::Kind::Class;
        seen->parent = scope->parent;
        seen->module = scope->module;
        auto names = scope->entries();
        for (std::size_t i = 0; i < annotation.visibleNames; ++i)
            seen->set(*this, names[i].first, std::move(names[i].second));
    }
    return evaluateAnnotation(*annotation.expression, seen, file);
}

std::optional<Value> Interpreter::evaluateAnnotation(const syntax::Expr &expression, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file)
{
    try {
        Value value = evaluate(expression, scope, file);
        for (int depth = 0; depth < 4 && value.asText(); ++depth) {
            auto parsed = std::make_shared<syntax::ExprPtr>(parseExpression(value.asText()->utf8()));
            m_state->annotationTrees.push_back(parsed);
            value = evaluate(**parsed, scope, file);
        }
        return value;
    } catch (const Raised &raised) {
        if (classOf(raised.exception())->derivesFrom(*builtinClass("NameError")))
            return std::nullopt;
        throw;
    }
}

std::optional<Value> Interpreter::evaluateAnnotation(const std::string &text, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file)
{
    auto parsed = std::make_shared<syntax::ExprPtr>(parseExpression(text));
    m_state->annotationTrees.push_back(parsed);
    return evaluateAnnotation(**parsed, scope, file);
}

}  // namespace limbeck::python
