// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/modules/typing_objects.h"

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

namespace {

/// The dict that a program got as cls.__annotations__, and what it held then.
constexpr std::string_view kShownAnnotations = "__limbeck_annotations__";

/// An annotation that is a value, not a text of the source: a name that holds it, under the name of its form, which readers look at ("Mapped").
ClassDefinition::Annotation annotationOf(Interpreter &in, const std::string &name, const Value &value, const SourcePosition &position)
{
    Interpreter::State &state = in.state();
    std::string text;
    if (value.asText()) {
        text = value.asText()->utf8();
    } else {
        const auto *form = value.as<TypingForm>();
        const std::string member = form && !form->name.empty() && std::isalpha(static_cast<unsigned char>(form->name.front())) ? form->name : "value";
        const std::string holder = fmt::format("_limbeck_annotation_{}", state.annotationTrees.size());
        auto module = std::make_shared<Module>(holder);
        module->define(member, value);
        state.builtins.insert_or_assign(holder, Value(module));
        text = holder + "." + member;
    }
    auto parsed = std::make_shared<syntax::ExprPtr>(parseExpression(text));
    state.annotationTrees.push_back(parsed);
    return {name, parsed->get(), position, false, 0};
}

void takeAnnotations(Interpreter &in, Class &cls, const Dict &given, const Dict *before)
{
    if (!cls.scope)
        cls.scope = std::make_shared<Scope>();
    if (!cls.file && in.state().frame)
        cls.file = in.state().frame->file;
    for (const auto &[key, value] : given.entries()) {
        const std::string name = in.str(key);
        const std::optional<Value> known = before ? before->find(name) : std::nullopt;
        if (known && known->isIdentical(value))
            continue;
        const auto at = std::find_if(cls.annotations.begin(), cls.annotations.end(), [&](const auto &one) { return one.name == name; });
        ClassDefinition::Annotation annotation = annotationOf(in, name, value, cls.position);
        if (at != cls.annotations.end())
            *at = std::move(annotation);
        else
            cls.annotations.push_back(std::move(annotation));
    }
    if (before)
        std::erase_if(cls.annotations, [&](const auto &one) { return before->find(one.name) && !given.find(one.name); });
}

/// What names something that was not there yet is looked up again.
void completeAnnotations(Interpreter &in, const Class &cls, Dict &shown, Dict &before)
{
    for (const ClassDefinition::Annotation &annotation : cls.annotations) {
        const std::optional<Value> known = shown.find(annotation.name);
        if (!known || !known->asText() || known->asText()->utf8() != annotation.name)
            continue;
        if (const std::optional<Value> value = in.evaluateAnnotation(annotation, cls.scope, cls.file)) {
            shown.insert(annotation.name, *value);
            before.insert(annotation.name, *value);
        }
    }
}

}  // namespace

Value shownAnnotations(Interpreter &in, Class &cls)
{
    for (const std::string_view name : {std::string_view("__annotations__"), kShownAnnotations}) {
        const Value *own = cls.findOwn(name);
        if (own && own->as<Dict>())
            return *own;
        if (own && own->as<Tuple>()) {
            const std::vector<Value> both = own->as<Tuple>()->items;
            completeAnnotations(in, cls, *both[0].as<Dict>(), *both[1].as<Dict>());
            return both[0];
        }
    }
    auto shown = makeDict(), before = makeDict();
    for (const ClassDefinition::Annotation &annotation : cls.annotations) {
        const Value value = in.evaluateAnnotation(annotation, cls.scope, cls.file).value_or(Value::text(annotation.name));
        shown->insert(annotation.name, value);
        before->insert(annotation.name, value);
    }
    cls.put(kShownAnnotations, Value(makeTuple({Value(shown), Value(before)})));
    return Value(shown);
}

void settleAnnotations(Interpreter &in, Class &cls)
{
    if (const Value *given = cls.findOwn("__annotations__"); given && given->as<Dict>()) {
        const Value dict = *given;
        cls.put(kShownAnnotations, Value(makeTuple({dict, dict})));
        std::erase_if(cls.attributes, [](const auto &attribute) { return attribute.first == "__annotations__"; });
        takeAnnotations(in, cls, *dict.as<Dict>(), nullptr);
    } else if (const Value *shown = cls.findOwn(kShownAnnotations); shown && shown->as<Tuple>()) {
        const Value both = *shown;
        const auto &items = both.as<Tuple>()->items;
        if (!items[0].isIdentical(items[1]))
            takeAnnotations(in, cls, *items[0].as<Dict>(), items[1].as<Dict>());
    }
}

}  // namespace limbeck::python
