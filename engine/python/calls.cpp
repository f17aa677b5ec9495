// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"

namespace limbeck::python {

using namespace syntax;

// ---------------------------------------------------------------- the caller's side

namespace {

std::string calleeName(Interpreter &in, const Value &callee)
{
    if (const auto *function = callee.as<Function>())
        return function->qualifiedName + "()";
    if (const std::optional<Value> name = callee.asObject() ? in.findAttribute(callee, "__name__") : std::nullopt; name && name->asText())
        return name->asText()->utf8() + "()";
    return in.typeName(callee) + " object";
}

/// As complaints about * and ** have it: with the module.
std::string fullName(Interpreter &in, const Value &callee)
{
    const std::optional<Value> module = callee.as<Function>() ? in.findAttribute(callee, "__module__") : std::nullopt;
    return (module && module->asText() ? module->asText()->utf8() + "." : "") + calleeName(in, callee);
}

void addKeywords(Interpreter &in, CallArguments &arguments, const Value &mapping, const Value &callee)
{
    const auto add = [&](const Value &key, const Value &value) {
        const Text *name = key.asText();
        if (!name)
            in.raise("TypeError", "keywords must be strings");
        if (arguments.keyword(name->utf8()))
            in.raise("TypeError", fmt::format("{} got multiple values for keyword argument '{}'", fullName(in, callee), name->utf8()));
        arguments.keywords.emplace_back(name->utf8(), value);
    };
    known(in, mapping);
    if (const auto *dict = mapping.as<Dict>()) {
        for (const auto &[key, value] : dict->entries())
            add(key, value);
        return;
    }
    const std::optional<Value> keys = mapping.asObject() ? in.findAttribute(mapping, "keys") : std::nullopt;
    if (!keys)
        in.raise("TypeError", fmt::format("{} argument after ** must be a mapping, not {}", fullName(in, callee), in.typeName(mapping)));
    for (const Value &key : in.toVector(in.call(*keys, std::vector<Value>())))
        add(key, in.getItem(mapping, key));
}

/// Functions and classes of ours take what is not known for what it is.
bool isOurs(const Value &callee)
{
    const auto *cls = callee.as<Class>();
    return callee.as<NativeFunction>() || (cls && !cls->file);
}

}  // namespace

CallArguments Evaluator::evalArguments(const Call &call, const Value &callee, std::optional<Unknown> &unknown)
{
    CallArguments arguments;
    const bool ours = isOurs(callee);
    arguments.positional.reserve(call.arguments.size());
    for (const ExprPtr &argument : call.arguments) {
        const auto *starred = std::get_if<Starred>(&argument->node);
        if (!starred) {
            arguments.positional.push_back(ours ? evalOrPassOver(*argument) : eval(*argument));
            continue;
        }
        const Value value = ours ? evalOrPassOver(*starred->value) : eval(*starred->value);
        f.span = &argument->span;
        if (!value.isUnknown() && !value.asText() && !value.asObject())
            in.raise("TypeError", fmt::format("{} argument after * must be an iterable, not {}", fullName(in, callee), in.typeName(value)));
        try {
            for (Value &one : in.toVector(value))
                arguments.positional.push_back(std::move(one));
        } catch (const UnknownMet &met) {
            unknown = *met.value().asUnknown();
            if (ours && in.isLenient())
                arguments.positional.push_back(met.value());
        }
    }
    return arguments;
}

Value Evaluator::node(const Call &call, const Expr &expression)
{
    const Value callee = eval(*call.function);
    std::optional<Unknown> unknown;
    CallArguments arguments = evalArguments(call, callee, unknown);
    for (const Keyword &keyword : call.keywords) {
        Value value = !keyword.name.empty() && isOurs(callee) ? evalOrPassOver(*keyword.value) : eval(*keyword.value);
        if (!keyword.name.empty()) {
            arguments.keywords.emplace_back(keyword.name, std::move(value));
            continue;
        }
        f.span = &expression.span;
        try {
            addKeywords(in, arguments, value, callee);
        } catch (const UnknownMet &met) {
            unknown = *met.value().asUnknown();
        }
    }
    f.span = &expression.span;
    if (unknown && in.isLenient())
        in.host().notRun("* or ** of " + *unknown->why, f.position());
    else if (unknown && !callee.isUnknown())
        throw DependsOnData(fmt::format("The arguments of {} are not known here ({}).", calleeName(in, callee), *unknown->why), f.position(), "Pass the arguments one by one instead of with * or **.");
    in.step();
    const Object *target = callee.asObject();
    if (target && !dynamic_cast<const Function *>(target))
        arguments.position = f.position();
    return in.call(callee, std::move(arguments));
}

// ---------------------------------------------------------------- the function's side

namespace {

std::string quotedList(const std::vector<std::string> &names)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            out += i + 1 == names.size() ? (names.size() == 2 ? " and " : ", and ") : ", ";
        out += "'" + names[i] + "'";
    }
    return out;
}

/// Puts arguments into the scope of a call, with Python's complaints.
class Binding {
public:
    Binding(Interpreter &interpreter, const Function &function, CallArguments &arguments, Scope &scope) : in(interpreter), m_function(function), m_arguments(arguments), m_scope(scope) {}

    void bind()
    {
        const auto &parameters = *m_function.parameters;
        std::size_t next = 0;
        std::vector<std::string> missing, missingKeywordOnly;
        std::size_t taken = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const Parameter &parameter = parameters[i];
            switch (parameter.kind) {
            case Parameter::Kind::VarPositional:
                m_scope.set(in, parameter.name, Value(makeTuple({m_arguments.positional.begin() + std::ptrdiff_t(std::min(next, m_arguments.positional.size())), m_arguments.positional.end()})));
                next = m_arguments.positional.size();
                break;
            case Parameter::Kind::VarKeyword:
                m_varKeyword = &parameter;
                break;
            case Parameter::Kind::Positional:
            case Parameter::Kind::PositionalOnly:
                if (next < m_arguments.positional.size()) {
                    m_scope.set(in, parameter.name, m_arguments.positional[next++]);
                    if (parameter.kind == Parameter::Kind::Positional && m_arguments.keyword(parameter.name))
                        fail(fmt::format("got multiple values for argument '{}'", parameter.name));
                    break;
                }
                bindByName(parameter, i, taken, missing);
                break;
            case Parameter::Kind::KeywordOnly:
                bindByName(parameter, i, taken, missingKeywordOnly);
                break;
            }
        }
        if (next < m_arguments.positional.size())
            tooMany();
        takeRestKeywords(taken);
        complain(missing, "positional");
        complain(missingKeywordOnly, "keyword-only");
    }

private:
    void bindByName(const Parameter &parameter, std::size_t index, std::size_t &taken, std::vector<std::string> &missing)
    {
        const Value *given = parameter.kind == Parameter::Kind::PositionalOnly ? nullptr : m_arguments.keyword(parameter.name);
        if (given) {
            m_scope.set(in, parameter.name, *given);
            ++taken;
        } else if (m_function.defaults[index]) {
            m_scope.set(in, parameter.name, *m_function.defaults[index]);
        } else {
            missing.push_back(parameter.name);
        }
    }

    bool isNamed(const std::string &name) const
    {
        return std::any_of(m_function.parameters->begin(), m_function.parameters->end(), [&name](const Parameter &parameter) {
            return parameter.name == name && (parameter.kind == Parameter::Kind::Positional || parameter.kind == Parameter::Kind::KeywordOnly);
        });
    }

    bool isPositionalOnly(const std::string &name) const
    {
        return std::any_of(m_function.parameters->begin(), m_function.parameters->end(), [&name](const Parameter &parameter) { return parameter.name == name && parameter.kind == Parameter::Kind::PositionalOnly; });
    }

    void takeRestKeywords(std::size_t taken)
    {
        std::shared_ptr<Dict> rest = m_varKeyword ? makeDict() : nullptr;
        if (taken != m_arguments.keywords.size()) {
            for (const auto &[name, value] : m_arguments.keywords) {
                if (isNamed(name))
                    continue;
                if (!rest && isPositionalOnly(name))
                    fail(fmt::format("got some positional-only arguments passed as keyword arguments: '{}'", name));
                if (!rest)
                    fail(fmt::format("got an unexpected keyword argument '{}'", name));
                rest->insert(name, value);
            }
        }
        if (rest)
            m_scope.set(in, m_varKeyword->name, Value(rest));
    }

    void complain(const std::vector<std::string> &missing, std::string_view kind)
    {
        if (!missing.empty())
            fail(fmt::format("missing {} required {} argument{}: {}", missing.size(), kind, missing.size() == 1 ? "" : "s", quotedList(missing)));
    }

    [[noreturn]] void tooMany()
    {
        std::size_t most = 0, least = 0;
        for (std::size_t i = 0; i < m_function.parameters->size(); ++i) {
            const Parameter &parameter = (*m_function.parameters)[i];
            if (parameter.kind != Parameter::Kind::Positional && parameter.kind != Parameter::Kind::PositionalOnly)
                continue;
            ++most;
            least += m_function.defaults[i] ? 0 : 1;
        }
        const std::string takes = least == most ? fmt::format("{} positional argument{}", most, most == 1 ? "" : "s") : fmt::format("from {} to {} positional arguments", least, most);
        fail(fmt::format("takes {} but {} {} given", takes, m_arguments.positional.size(), m_arguments.positional.size() == 1 ? "was" : "were"));
    }

    [[noreturn]] void fail(const std::string &what) { in.raise("TypeError", m_function.qualifiedName + "() " + what); }

    Interpreter &in;
    const Function &m_function;
    CallArguments &m_arguments;
    Scope &m_scope;
    const Parameter *m_varKeyword = nullptr;
};

class DepthGuard {
public:
    explicit DepthGuard(Interpreter &in) : m_state(in.state())
    {
        char here;
        if (++m_state.depth > in.options().maxCallDepth || &here < m_state.stackLimit) {
            --m_state.depth;
            in.raise("RecursionError", "maximum recursion depth exceeded");
        }
    }
    ~DepthGuard() { --m_state.depth; }
    DepthGuard(const DepthGuard &) = delete;
    DepthGuard &operator=(const DepthGuard &) = delete;

private:
    Interpreter::State &m_state;
};

}  // namespace

Value runFunctionBody(Frame &frame, const Function &function)
{
    Interpreter &in = frame.interpreter;
    Branches &branches = in.state().branches;
    const std::size_t mark = branches.mark();
    Evaluator evaluator(frame);
    try {
        Value result;
        if (function.expression)
            result = evaluator.eval(*function.expression);
        else if (evaluator.run(*function.body) == Completion::Return)
            result = std::move(frame.returned);
        return branches.hasAny(mark) ? *branches.takeReturns(mark, std::move(result)) : result;
    } catch (Raised &raised) {
        raised.traceback.push_back({frame.position(), function.name});
        if (!branches.has(mark, Completion::Return))
            throw;
        const std::string why = branches.whyOf(mark);
        Value result = *branches.takeReturns(mark, std::nullopt);
        branches.depart({Completion::Raised, {}, std::make_shared<Raised>(raised)}, why);
        return result;
    }
}

/// Models are read past what is not known. A function that walks a structure by calling itself never comes to an end there: the branch that would end it is not decided,
/// and each call is walked on both sides.
bool callsItselfWithoutEnd(Interpreter &in, const Function &function)
{
    constexpr int kMostCallsInside = 4;
    if (!in.isLenient() || !in.state().branches.isActive())
        return false;
    int inside = 0;
    for (const Frame *frame = in.state().frame; frame && inside < kMostCallsInside; frame = frame->caller)
        inside += frame->owner == &function.owner ? 1 : 0;
    return inside >= kMostCallsInside;
}

Value callPython(Interpreter &in, Function &function, CallArguments arguments)
{
    const DepthGuard depth(in);
    if (callsItselfWithoutEnd(in, function))
        return Value::unknown(fmt::format("what {}() gives, which calls itself over values that are not known", function.name));
    auto scope = std::make_shared<Scope>();
    scope->kind = Scope::Kind::Function;
    scope->parent = function.closure;
    scope->module = function.closure->module ? function.closure->module : function.closure;
    Binding(in, function, arguments, *scope).bind();
    if (function.isGenerator)
        return makeGenerator(in, std::static_pointer_cast<Function>(function.shared_from_this()), std::move(scope));
    const std::shared_ptr<Object> keep = function.shared_from_this();
    Frame frame{in, in.state().frame, std::move(scope), function.file};
    frame.name = function.name;
    frame.span = &function.span;
    frame.owner = &function.owner;
    frame.names = &bodyNames(in, function.parameters, *function.parameters, function.body);
    frame.passesOver = in.state().settingUp > 0 && passesOverInSetUp(in.state(), function);
    const FrameScope entered(frame);
    return runFunctionBody(frame, function);
}

}  // namespace limbeck::python
