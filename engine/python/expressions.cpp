// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/numbers.h"
#include "python/scalars.h"

#include <charconv>

namespace limbeck::python {

using namespace syntax;

Value Evaluator::eval(const Expr &expression)
{
    return std::visit([this, &expression](const auto &alternative) { return node(alternative, expression); }, expression.node);
}

Value Evaluator::node(const EllipsisLiteral &, const Expr &)
{
    return state.builtins.find("Ellipsis")->second;
}

Value Evaluator::node(const IntLiteral &literal, const Expr &)
{
    std::int64_t value = 0;
    const char *end = literal.digits.data() + literal.digits.size();
    const auto result = std::from_chars(literal.digits.data(), end, value, literal.base);
    if (result.ec == std::errc() && result.ptr == end)
        return Value(value);
    return parseInt(literal.digits, literal.base).value_or(Value());
}

Value Evaluator::node(const ImaginaryLiteral &, const Expr &expression)
{
    throw Unsupported("Complex numbers are not supported.", f.file->position(expression.span), "Use two floats.");
}

// ---------------------------------------------------------------- names

const Value *Evaluator::findName(const std::string &name)
{
    if (const Value *value = f.scope->find(name))
        return value;
    for (const Scope *scope = f.scope->parent.get(); scope; scope = scope->parent.get()) {
        if (scope->kind == Scope::Kind::Class && name != "__class__")
            continue;
        if (const Value *value = scope->find(name))
            return value;
    }
    if (const Scope *module = f.scope->module.get()) {
        if (const Value *value = module->find(name))
            return value;
    }
    const auto builtin = state.builtins.find(name);
    return builtin == state.builtins.end() ? nullptr : &builtin->second;
}

Value Evaluator::lookup(const std::string &name)
{
    if (f.names && f.scope->kind == Scope::Kind::Function) {
        if (const Value *value = f.scope->find(name))
            return *value;
        if (f.names->locals.contains(name))
            in.raise("UnboundLocalError", fmt::format("cannot access local variable '{}' where it is not associated with a value", name));
        if (f.names->globals.contains(name) && f.scope->module) {
            if (const Value *value = f.scope->module->find(name))
                return *value;
        }
    }
    if (const Value *value = findName(name))
        return *value;
    in.raise("NameError", fmt::format("name '{}' is not defined", name));
}

Value Evaluator::node(const Name &name, const Expr &expression)
{
    if (const Value *value = f.scope->find(name.id))
        return *value;
    f.span = &expression.span;
    return lookup(name.id);
}

Value Evaluator::node(const syntax::Attribute &attribute, const Expr &expression)
{
    const Value object = eval(*attribute.object);
    f.span = &expression.span;
    return in.getAttribute(object, attribute.name);
}

Value Evaluator::node(const Subscript &subscript, const Expr &expression)
{
    const Value object = eval(*subscript.object);
    const Value index = eval(*subscript.index);
    f.span = &expression.span;
    return in.getItem(object, index);
}

Value Evaluator::node(const syntax::Slice &slice, const Expr &)
{
    const auto part = [this](const ExprPtr &expression) { return expression ? eval(*expression) : Value(); };
    Value lower = part(slice.lower);
    Value upper = part(slice.upper);
    Value step = part(slice.step);
    for (const Value *value : {&lower, &upper, &step}) {
        if (value->isUnknown())
            return *value;
    }
    return Value(std::make_shared<SliceObject>(std::move(lower), std::move(upper), std::move(step)));
}

Value Evaluator::node(const Starred &, const Expr &expression)
{
    throw Error(ErrorCode::Syntax, "can't use starred expression here", f.file->position(expression.span));
}

// ---------------------------------------------------------------- text

std::string Evaluator::formatField(const FormattedString::Field &field)
{
    const Value value = eval(*field.value);
    f.span = &field.value->span;
    const std::string spec = field.spec ? formatParts(*field.spec) : std::string();
    if (field.conversion == 0) {
        if (!field.debugText.empty() && spec.empty() && !field.spec)
            return field.debugText + in.repr(value);
        return field.debugText + in.format(value, spec);
    }
    const std::string text = field.conversion == 'r' ? in.repr(value) : field.conversion == 'a' ? asciiRepr(in, value) : in.str(value);
    return field.debugText + (spec.empty() ? text : formatScalar(in, Value::text(text), spec));
}

std::string Evaluator::formatParts(const FormattedString &text)
{
    std::string out;
    for (const auto &part : text.parts) {
        if (const auto *literal = std::get_if<std::string>(&part))
            out += *literal;
        else
            out += formatField(std::get<FormattedString::Field>(part));
    }
    checkTextSize(in, out.size());
    return out;
}

Value Evaluator::node(const FormattedString &text, const Expr &expression)
{
    try {
        return Value::text(formatParts(text));
    } catch (const UnknownMet &unknown) {
        f.span = &expression.span;
        return unknown.value();
    }
}

// ---------------------------------------------------------------- operators

Value Evaluator::node(const Unary &unary, const Expr &expression)
{
    const Value operand = eval(*unary.operand);
    f.span = &expression.span;
    return in.unary(unary.op, operand);
}

Value Evaluator::node(const Binary &binary, const Expr &expression)
{
    const Value left = eval(*binary.left);
    const Value right = eval(*binary.right);
    f.span = &expression.span;
    try {
        return in.binary(binary.op, left, right);
    } catch (const UnknownMet &unknown) {
        return unknown.value();
    }
}

Value Evaluator::evalChain(const BoolChain &chain, std::size_t from)
{
    Value value = eval(*chain.operands[from]);
    if (from + 1 == chain.operands.size())
        return value;
    const Truth truth = in.truth(value);
    if (truth == Truth::Unknown) {
        const SideEnd end = walk(
            value, [&] { return SideEnd{Completion::Normal, evalChain(chain, from + 1), nullptr}; }, [&] { return SideEnd{Completion::Normal, value, nullptr}; });
        return value.isUnknown() ? value : end.value;
    }
    return (truth == Truth::True) == chain.isAnd ? evalChain(chain, from + 1) : value;
}

Value Evaluator::node(const BoolChain &chain, const Expr &)
{
    return evalChain(chain, 0);
}

Value Evaluator::evalComparison(const Comparison &comparison, std::size_t from, const Value &left)
{
    const auto &[op, expression] = comparison.rest[from];
    const Value right = eval(*expression);
    f.span = &expression->span;
    Value result;
    try {
        result = in.compare(op, left, right);
    } catch (const UnknownMet &unknown) {
        result = unknown.value();
    }
    if (from + 1 == comparison.rest.size())
        return result;
    const Truth truth = in.truth(result);
    if (truth == Truth::False)
        return result;
    if (truth == Truth::True)
        return evalComparison(comparison, from + 1, right);
    walk(
        result, [&] { return SideEnd{Completion::Normal, evalComparison(comparison, from + 1, right), nullptr}; }, [] { return SideEnd(); });
    return result;
}

Value Evaluator::node(const Comparison &comparison, const Expr &)
{
    return evalComparison(comparison, 0, eval(*comparison.first));
}

Value Evaluator::node(const Conditional &conditional, const Expr &)
{
    const Value condition = eval(*conditional.condition);
    const Truth truth = in.truth(condition);
    if (truth == Truth::Unknown) {
        return walk(
                   condition, [&] { return SideEnd{Completion::Normal, eval(*conditional.then), nullptr}; },
                   [&] { return SideEnd{Completion::Normal, eval(*conditional.otherwise), nullptr}; })
            .value;
    }
    return eval(truth == Truth::True ? *conditional.then : *conditional.otherwise);
}

// ---------------------------------------------------------------- displays

std::vector<Value> Evaluator::evalItems(const std::vector<ExprPtr> &items, bool &unknown, Value &why)
{
    std::vector<Value> values;
    values.reserve(items.size());
    for (const ExprPtr &item : items) {
        const auto *starred = std::get_if<Starred>(&item->node);
        if (!starred) {
            values.push_back(eval(*item));
            continue;
        }
        const Value value = eval(*starred->value);
        f.span = &item->span;
        try {
            for (Value &one : in.toVector(value))
                values.push_back(std::move(one));
        } catch (const UnknownMet &met) {
            unknown = true;
            why = met.value();
        }
    }
    return values;
}

Value Evaluator::node(const TupleDisplay &tuple, const Expr &)
{
    bool unknown = false;
    Value why;
    std::vector<Value> items = evalItems(tuple.items, unknown, why);
    return unknown ? why : Value(makeTuple(std::move(items)));
}

Value Evaluator::node(const ListDisplay &list, const Expr &)
{
    bool unknown = false;
    Value why;
    auto made = makeList(evalItems(list.items, unknown, why));
    if (unknown) {
        made->contentUnknown = true;
        made->unknownWhy = *why.asUnknown()->why;
    }
    return Value(made);
}

Value Evaluator::node(const SetDisplay &set, const Expr &)
{
    bool unknown = false;
    Value why;
    auto made = std::make_shared<Set>();
    for (const Value &value : evalItems(set.items, unknown, why))
        made->add(in, value);
    if (unknown)
        made->add(in, why);
    return Value(made);
}

Value Evaluator::node(const DictDisplay &dict, const Expr &)
{
    auto made = makeDict();
    for (const auto &[key, valueExpression] : dict.items) {
        if (key) {
            const Value name = eval(*key);
            Value value = eval(*valueExpression);
            f.span = &key->span;
            made->setItem(in, name, std::move(value));
            continue;
        }
        const Value source = eval(*valueExpression);
        f.span = &valueExpression->span;
        if (!source.isUnknown() && !source.asObject())
            in.raise("TypeError", fmt::format("'{}' object is not a mapping", in.typeName(source)));
        in.call(in.getAttribute(Value(made), "update"), {source});
    }
    return Value(made);
}

Value Evaluator::node(const NamedExpr &named, const Expr &)
{
    Value value = eval(*named.value);
    assignName(named.name, value);
    return value;
}

Value Evaluator::node(const Await &await, const Expr &)
{
    // Coroutines run when they are called: what is awaited is there already.
    return eval(*await.value);
}

}  // namespace limbeck::python
