// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"

namespace limbeck::python {

using namespace syntax;

void Evaluator::assignName(std::string_view name, Value value)
{
    if (f.names && !f.names->globals.empty() && f.names->globals.contains(std::string(name)))
        return f.scope->module->set(in, name, std::move(value));
    if (f.names && !f.names->nonlocals.empty() && f.names->nonlocals.contains(std::string(name))) {
        for (Scope *scope = f.scope->parent.get(); scope; scope = scope->parent.get()) {
            if (scope->kind == Scope::Kind::Function && scope->find(name))
                return scope->set(in, name, std::move(value));
        }
    }
    Scope *scope = f.scope.get();
    while (scope->kind == Scope::Kind::Comprehension && scope->parent)
        scope = scope->parent.get();
    scope->set(in, name, std::move(value));
}

void Evaluator::assign(const Expr &target, Value value)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        if (f.scope->kind == Scope::Kind::Comprehension)
            f.scope->set(in, name->id, std::move(value));
        else
            assignName(name->id, std::move(value));
    } else if (const auto *attribute = std::get_if<syntax::Attribute>(&target.node)) {
        const Value object = eval(*attribute->object);
        f.span = &target.span;
        in.setAttribute(object, attribute->name, std::move(value));
    } else if (const auto *subscript = std::get_if<Subscript>(&target.node)) {
        const Value object = eval(*subscript->object);
        const Value index = eval(*subscript->index);
        f.span = &target.span;
        in.setItem(object, index, std::move(value));
    } else if (const auto *tuple = std::get_if<TupleDisplay>(&target.node)) {
        f.span = &target.span;
        assignItems(tuple->items, value);
    } else if (const auto *list = std::get_if<ListDisplay>(&target.node)) {
        f.span = &target.span;
        assignItems(list->items, value);
    } else if (const auto *starred = std::get_if<Starred>(&target.node)) {
        assign(*starred->value, std::move(value));
    } else {
        throw Error(ErrorCode::Syntax, "cannot assign to this expression", f.file->position(target.span));
    }
}

namespace {

const Expr &inner(const Expr &target)
{
    const auto *starred = std::get_if<Starred>(&target.node);
    return starred ? *starred->value : target;
}

}  // namespace

void Evaluator::assignItems(const std::vector<ExprPtr> &targets, const Value &value)
{
    std::vector<Value> values;
    try {
        if (!value.isUnknown() && !value.asText() && !value.asObject())
            in.raise("TypeError", fmt::format("cannot unpack non-iterable {} object", in.typeName(value)));
        values = in.toVector(value);
    } catch (const UnknownMet &met) {
        for (const ExprPtr &target : targets)
            assign(inner(*target), met.value());
        return;
    }
    const auto star = std::find_if(targets.begin(), targets.end(), [](const ExprPtr &target) { return std::holds_alternative<Starred>(target->node); });
    if (star == targets.end()) {
        if (values.size() > targets.size())
            in.raise("ValueError", fmt::format("too many values to unpack (expected {})", targets.size()));
        if (values.size() < targets.size())
            in.raise("ValueError", fmt::format("not enough values to unpack (expected {}, got {})", targets.size(), values.size()));
        for (std::size_t i = 0; i < targets.size(); ++i)
            assign(*targets[i], std::move(values[i]));
        return;
    }
    const auto before = std::size_t(star - targets.begin());
    const std::size_t after = targets.size() - before - 1;
    if (values.size() < before + after)
        in.raise("ValueError", fmt::format("not enough values to unpack (expected at least {}, got {})", before + after, values.size()));
    for (std::size_t i = 0; i < before; ++i)
        assign(*targets[i], values[i]);
    assign(inner(**star), Value(makeList({values.begin() + std::ptrdiff_t(before), values.end() - std::ptrdiff_t(after)})));
    for (std::size_t i = 0; i < after; ++i)
        assign(*targets[before + 1 + i], values[values.size() - after + i]);
}

void Evaluator::remove(const Expr &target)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        Scope &scope = f.names && f.names->globals.contains(name->id) ? *f.scope->module : *f.scope;
        if (!scope.erase(in, name->id))
            in.raise("NameError", fmt::format("name '{}' is not defined", name->id));
    } else if (const auto *attribute = std::get_if<syntax::Attribute>(&target.node)) {
        in.deleteAttribute(eval(*attribute->object), attribute->name);
    } else if (const auto *subscript = std::get_if<Subscript>(&target.node)) {
        const Value object = eval(*subscript->object);
        in.deleteItem(object, eval(*subscript->index));
    } else if (const auto *tuple = std::get_if<TupleDisplay>(&target.node)) {
        for (const ExprPtr &item : tuple->items)
            remove(*item);
    } else if (const auto *list = std::get_if<ListDisplay>(&target.node)) {
        for (const ExprPtr &item : list->items)
            remove(*item);
    }
}

Completion Evaluator::node(const Assign &statement, const Stmt &)
{
    Value value = eval(*statement.value);
    for (std::size_t i = 0; i + 1 < statement.targets.size(); ++i)
        assign(*statement.targets[i], value);
    assign(*statement.targets.back(), std::move(value));
    return Completion::Normal;
}

Completion Evaluator::node(const AnnAssign &statement, const Stmt &)
{
    const auto *name = std::get_if<Name>(&statement.target->node);
    if (f.classBody && name)
        f.classBody->annotations.push_back({name->id, statement.annotation.get(), f.file->position(statement.target->span), statement.value != nullptr, f.scope->size()});
    if (statement.value)
        assign(*statement.target, eval(*statement.value));
    return Completion::Normal;
}

namespace {

/// += on a list, set, dict changes it in place.
std::optional<Value> inPlace(Interpreter &in, BinaryOp op, const Value &target, const Value &value)
{
    if (auto *instance = target.as<Instance>()) {
        static constexpr std::string_view kNames[] = {"__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__", "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__", "__imatmul__"};
        if (const std::optional<Value> method = specialMethod(in, *instance, kNames[std::size_t(op)]))
            return in.call(*method, {value});
        return std::nullopt;
    }
    std::string_view method;
    if (target.as<List>())
        method = op == BinaryOp::Add ? "extend" : "";
    else if (target.as<Set>() && !target.as<Set>()->frozen)
        method = op == BinaryOp::Or ? "update" : op == BinaryOp::And ? "intersection_update" : op == BinaryOp::Subtract ? "difference_update" : "symmetric_difference_update";
    else if (auto *dict = target.as<Dict>(); dict && dict->flavour != Dict::Flavour::Counter)
        method = op == BinaryOp::Or ? "update" : "";
    if (method.empty())
        return std::nullopt;
    in.call(in.getAttribute(target, method), {value});
    return target;
}

}  // namespace

Completion Evaluator::node(const AugAssign &statement, const Stmt &own)
{
    const auto combine = [&](const Value &before) {
        const Value value = eval(*statement.value);
        f.span = &own.span;
        if (std::optional<Value> changed = inPlace(in, statement.op, before, value))
            return *changed;
        try {
            return in.binary(statement.op, before, value);
        } catch (const UnknownMet &unknown) {
            return unknown.value();
        }
    };
    if (const auto *attribute = std::get_if<syntax::Attribute>(&statement.target->node)) {
        const Value object = eval(*attribute->object);
        in.setAttribute(object, attribute->name, combine(in.getAttribute(object, attribute->name)));
    } else if (const auto *subscript = std::get_if<Subscript>(&statement.target->node)) {
        const Value object = eval(*subscript->object);
        const Value index = eval(*subscript->index);
        in.setItem(object, index, combine(in.getItem(object, index)));
    } else {
        assign(*statement.target, combine(eval(*statement.target)));
    }
    return Completion::Normal;
}

// ---------------------------------------------------------------- what a body binds

namespace {

class BindingNames {
public:
    explicit BindingNames(BodyNames &names) : m_names(names) {}

    void block(const Block &statements)
    {
        for (const StmtPtr &one : statements)
            statement(*one);
    }
    void statement(const Stmt &one)
    {
        std::visit([this](const auto &alternative) { visit(alternative); }, one.node);
    }

private:
    void target(const Expr &expression)
    {
        if (const auto *name = std::get_if<Name>(&expression.node))
            bind(name->id);
        else if (const auto *tuple = std::get_if<TupleDisplay>(&expression.node))
            each(tuple->items);
        else if (const auto *list = std::get_if<ListDisplay>(&expression.node))
            each(list->items);
        else if (const auto *starred = std::get_if<Starred>(&expression.node))
            target(*starred->value);
    }
    void each(const std::vector<ExprPtr> &targets)
    {
        for (const ExprPtr &one : targets)
            target(*one);
    }
    void bind(const std::string &name) { m_names.locals.insert(name); }

    void pattern(const Pattern &part)
    {
        if (!part.name.empty())
            bind(part.name);
        for (const PatternPtr &item : part.items)
            pattern(*item);
        for (const auto &[name, item] : part.keywords)
            pattern(*item);
    }

    void visit(const ExprStmt &) {}
    void visit(const Assign &statement) { each(statement.targets); }
    void visit(const AugAssign &statement) { target(*statement.target); }
    void visit(const AnnAssign &statement) { target(*statement.target); }
    void visit(const Pass &) {}
    void visit(const Break &) {}
    void visit(const Continue &) {}
    void visit(const syntax::Return &) {}
    void visit(const syntax::Raise &) {}
    void visit(const syntax::Assert &) {}
    void visit(const syntax::Delete &statement) { each(statement.targets); }
    void visit(const Global &statement) { m_names.globals.insert(statement.names.begin(), statement.names.end()); }
    void visit(const Nonlocal &statement) { m_names.nonlocals.insert(statement.names.begin(), statement.names.end()); }
    void visit(const Import &statement)
    {
        for (const ImportAlias &alias : statement.names)
            bind(alias.asName ? *alias.asName : alias.name.substr(0, alias.name.find('.')));
    }
    void visit(const ImportFrom &statement)
    {
        for (const ImportAlias &alias : statement.names)
            bind(alias.asName.value_or(alias.name));
    }
    void visit(const If &statement)
    {
        for (const If::Branch &branch : statement.branches)
            block(branch.body);
        block(statement.otherwise);
    }
    void visit(const While &statement)
    {
        block(statement.body);
        block(statement.otherwise);
    }
    void visit(const For &statement)
    {
        target(*statement.target);
        block(statement.body);
        block(statement.otherwise);
    }
    void visit(const Try &statement)
    {
        block(statement.body);
        for (const Try::Handler &handler : statement.handlers) {
            if (!handler.name.empty())
                bind(handler.name);
            block(handler.body);
        }
        block(statement.otherwise);
        block(statement.finally);
    }
    void visit(const With &statement)
    {
        for (const With::Item &item : statement.items) {
            if (item.target)
                target(*item.target);
        }
        block(statement.body);
    }
    void visit(const FunctionDef &statement) { bind(statement.name); }
    void visit(const ClassDef &statement) { bind(statement.name); }
    void visit(const Match &statement)
    {
        for (const Match::Case &one : statement.cases) {
            pattern(*one.pattern);
            block(one.body);
        }
    }
    void visit(const TypeAlias &statement) { bind(statement.name); }

    BodyNames &m_names;
};

}  // namespace

BodyNames boundNames(const Stmt &statement)
{
    BodyNames names;
    BindingNames(names).statement(statement);
    return names;
}

const BodyNames &bodyNames(Interpreter &in, const void *key, const std::vector<Parameter> &parameters, const Block *body)
{
    const auto [entry, isNew] = in.state().bodyNames.try_emplace(key);
    BodyNames &names = entry->second;
    if (!isNew)
        return names;
    if (body)
        BindingNames(names).block(*body);
    for (const Parameter &parameter : parameters)
        names.locals.insert(parameter.name);
    for (const auto *outer : {&names.globals, &names.nonlocals}) {
        for (const std::string &name : *outer)
            names.locals.erase(name);
    }
    return names;
}

}  // namespace limbeck::python
