// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/modules/typing_objects.h"

namespace limbeck::python {

using namespace syntax;

Completion Evaluator::run(const Block &block)
{
    for (const StmtPtr &statement : block) {
        const Completion completion = f.passesOver ? runOrPassOver(*statement) : run(*statement);
        if (completion != Completion::Normal)
            return completion;
    }
    return Completion::Normal;
}

Completion Evaluator::run(const Stmt &statement)
{
    f.span = &statement.span;
    in.step();
    return std::visit([this, &statement](const auto &alternative) { return node(alternative, statement); }, statement.node);
}

Completion Evaluator::node(const ExprStmt &statement, const Stmt &)
{
    eval(*statement.value);
    return Completion::Normal;
}

Completion Evaluator::node(const syntax::Return &statement, const Stmt &)
{
    f.returned = statement.value ? eval(*statement.value) : Value();
    return Completion::Return;
}

Raised makeRaised(Interpreter &in, const Value &value)
{
    if (value.as<Class>() && value.as<Class>()->derivesFrom(*in.builtinClass("BaseException")))
        return Raised(in.call(value, std::vector<Value>()));
    if (const auto *instance = value.as<Instance>(); instance && instance->cls->derivesFrom(*in.builtinClass("BaseException")))
        return Raised(value);
    if (value.isUnknown())
        throwUnknown(in, *value.asUnknown());
    if (value.as<Opaque>())
        throw Unsupported(fmt::format("Raising '{}', which Limbeck does not know, is not supported.", value.as<Opaque>()->dottedName()), in.position(), "Raise one of Python's own exceptions.");
    in.raise("TypeError", "exceptions must derive from BaseException");
}

Completion Evaluator::node(const syntax::Raise &statement, const Stmt &own)
{
    if (!statement.exception) {
        if (state.handled.empty())
            in.raise("RuntimeError", "No active exception to reraise");
        throw Raised(*state.handled.back());
    }
    const Value value = eval(*statement.exception);
    f.span = &own.span;
    Raised raised = makeRaised(in, value);
    auto *instance = raised.exception().as<Instance>();
    if (statement.cause) {
        const Value cause = eval(*statement.cause);
        instance->put("__cause__", cause.as<Class>() ? in.call(cause, std::vector<Value>()) : cause);
        instance->put("__suppress_context__", Value(true));
    }
    if (!state.handled.empty() && !state.handled.back()->exception().isIdentical(raised.exception()))
        instance->put("__context__", state.handled.back()->exception());
    f.span = &own.span;
    throw raised;
}

Completion Evaluator::node(const syntax::Assert &statement, const Stmt &own)
{
    const Truth truth = in.truth(eval(*statement.condition));
    if (truth != Truth::False)
        return Completion::Normal;
    const Value message = statement.message ? eval(*statement.message) : Value();
    f.span = &own.span;
    if (!statement.message)
        in.raise("AssertionError", "");
    throw makeRaised(in, in.call(Value(in.builtinClass("AssertionError")), {message}));
}

Completion Evaluator::node(const syntax::Delete &statement, const Stmt &)
{
    for (const ExprPtr &target : statement.targets)
        remove(*target);
    return Completion::Normal;
}

Completion Evaluator::node(const syntax::TypeAlias &statement, const Stmt &)
{
    // `type X = …` is evaluated when somebody asks; what it names is mostly known here.
    std::optional<Value> value = statement.typeParameters.empty() ? in.evaluateAnnotation(*statement.value, f.scope, f.file) : std::nullopt;
    assignName(statement.name, value ? Value(std::make_shared<TypingForm>("~alias " + statement.name, std::vector{*value})) : Value(std::make_shared<Opaque>(statement.name, f.position())));
    return Completion::Normal;
}

// ---------------------------------------------------------------- functions

void capture(Interpreter &in, const std::shared_ptr<Scope> &scope)
{
    for (Scope *at = scope.get(); at && !at->isCaptured; at = at->parent.get()) {
        at->isCaptured = true;
        auto &captured = in.state().capturedScopes;
        if (captured.size() > 1024 && (captured.size() & (captured.size() - 1)) == 0)
            std::erase_if(captured, [](const std::weak_ptr<Scope> &weak) { return weak.expired(); });
        captured.push_back(std::static_pointer_cast<Scope>(at->shared_from_this()));
    }
}

std::shared_ptr<Function> Evaluator::makeFunction(const std::string &name, const std::vector<Parameter> &parameters, const Span &span)
{
    auto function = std::make_shared<Function>();
    function->name = name;
    const bool nested = f.scope->kind == Scope::Kind::Function || f.scope->kind == Scope::Kind::Class;
    function->qualifiedName = nested ? std::string(f.name) + (f.names ? ".<locals>." : ".") + name : name;
    if (f.classBody)
        function->qualifiedName = f.classBody->name + "." + name;
    function->parameters = &parameters;
    function->closure = f.scope;
    capture(in, f.scope);
    function->file = f.file;
    function->span = span;
    for (const Parameter &parameter : parameters)
        function->defaults.push_back(parameter.defaultValue ? std::optional(eval(*parameter.defaultValue)) : std::nullopt);
    return function;
}

Value Evaluator::node(const Lambda &lambda, const Expr &expression)
{
    auto function = makeFunction("<lambda>", lambda.parameters, expression.span);
    function->expression = lambda.body.get();
    return Value(function);
}

Value Evaluator::evalDecorated(const std::vector<ExprPtr> &decorators, Value value)
{
    std::vector<Value> callables;
    for (const ExprPtr &decorator : decorators)
        callables.push_back(eval(*decorator));
    for (std::size_t i = callables.size(); i > 0; --i) {
        f.span = &decorators[i - 1]->span;
        // Decorators of other packages mostly give back what they decorate: read leniently, they do.
        if (const auto *opaque = callables[i - 1].as<Opaque>(); opaque && in.isLenient()) {
            in.host().notRun("the decorator " + opaque->dottedName(), f.position());
            continue;
        }
        value = in.call(callables[i - 1], CallArguments{{value}, {}, f.position()});
    }
    return value;
}

namespace {

std::optional<std::string> docstringOf(const Block &body)
{
    if (body.empty())
        return std::nullopt;
    const auto *statement = std::get_if<ExprStmt>(&body.front()->node);
    const auto *text = statement ? std::get_if<StringLiteral>(&statement->value->node) : nullptr;
    return text ? std::optional(text->value) : std::nullopt;
}

}  // namespace

Completion Evaluator::node(const FunctionDef &definition, const Stmt &statement)
{
    auto function = makeFunction(definition.name, definition.parameters, statement.span);
    function->body = &definition.body;
    function->isAsync = definition.isAsync;
    function->isGenerator = definition.isGenerator;
    function->returns = definition.returns.get();
    function->docstring = docstringOf(definition.body);
    assignName(definition.name, evalDecorated(definition.decorators, Value(function)));
    return Completion::Normal;
}

Completion Evaluator::node(const ClassDef &definition, const Stmt &statement)
{
    ClassDefinition made;
    made.name = definition.name;
    made.file = f.file;
    made.position = f.file->position(statement.span);
    made.docstring = docstringOf(definition.body);
    bool unknown = false;
    Value why;
    made.bases = evalItems(definition.bases, unknown, why);
    for (const Keyword &keyword : definition.keywords)
        made.keywords.emplace_back(keyword.name, eval(*keyword.value));

    auto scope = std::make_shared<Scope>();
    scope->kind = Scope::Kind::Class;
    scope->parent = f.scope;
    scope->module = f.scope->module ? f.scope->module : f.scope;
    capture(in, scope);
    made.scope = scope;
    if (const Value *moduleName = scope->module->find("__name__"))
        scope->set(in, "__module__", *moduleName);
    scope->set(in, "__qualname__", Value::text(definition.name));
    {
        Frame frame{in, state.frame, scope, f.file};
        frame.name = made.name;
        frame.span = &statement.span;
        frame.classBody = &made;
        frame.passesOver = f.passesOver;
        const FrameScope entered(frame);
        try {
            Evaluator(frame).run(definition.body);
        } catch (Raised &raised) {
            raised.traceback.push_back({frame.position(), definition.name});
            throw;
        }
    }
    for (auto &entry : scope->entries()) {
        if (entry.first != "__qualname__")
            made.attributes.push_back(std::move(entry));
    }
    if (made.docstring)
        made.attributes.emplace_back("__doc__", Value::text(*made.docstring));
    f.span = &statement.span;
    const Value cls = makeClass(in, std::move(made));
    scope->set(in, "__class__", cls);
    assignName(definition.name, evalDecorated(definition.decorators, cls));
    return Completion::Normal;
}

}  // namespace limbeck::python
