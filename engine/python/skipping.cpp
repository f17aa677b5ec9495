// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/parser/syntax_walk.h"

// Imported modules of the project are read for what they define, and they work when Python runs them: an error in them is a limit of ours. It must not hide the rest of the
// module. So at the top of a module and in the bodies of its classes a statement that fails is passed over, is told to the host, and the names it would have bound are
// opaque. Of a call of ours in a class body (Column()) only the argument that fails is: what the call gives then
// says itself what of it is not known. Inside functions nothing is passed over: half a function would give a wrong value, a whole call that fails gives none. The exception is the set-up of an
// application (a Flask factory, set_up() of the library module `_limbeck`): there the factory and what it calls for their effect are read as modules are.
// Of an `if` there whose condition is not known the first branch is read that does not end in `raise`.
// An exception that a `try` around is waiting for is no limit of ours: in the same body any, further out an ImportError.

namespace limbeck::python {

using namespace syntax;

namespace {

/// Name that a class has when an `if` in its body could not be decided: its value says why.
constexpr std::string_view kUndecidedName = "__limbeck_undecided__";

class Mentions {
public:
    Mentions(Evaluator &evaluator, std::vector<Value> &into) : m_evaluator(evaluator), m_into(into) {}
    void visit(const ExprPtr &expression)
    {
        if (expression)
            visit(*expression);
    }
    void visit(const Expr &expression)
    {
        if (const auto *name = std::get_if<Name>(&expression.node)) {
            try {
                m_into.push_back(m_evaluator.lookup(name->id));
            } catch (const std::exception &) {
                return;  // not known: there is nothing to mention
            }
        }
        parser::forEachChild(expression, [this](const Expr &child) { visit(child); });
    }
    void visit(const std::vector<ExprPtr> &expressions)
    {
        for (const ExprPtr &expression : expressions)
            visit(expression);
    }

private:
    Evaluator &m_evaluator;
    std::vector<Value> &m_into;
};

void addMentions(Evaluator &evaluator, const Stmt &statement, std::vector<Value> &values);

void addMentions(Evaluator &evaluator, const Block &block, std::vector<Value> &values)
{
    for (const StmtPtr &statement : block)
        addMentions(evaluator, *statement, values);
}

void addMentions(Evaluator &evaluator, const Stmt &statement, std::vector<Value> &values)
{
    Mentions mentions(evaluator, values);
    if (const auto *expression = std::get_if<ExprStmt>(&statement.node))
        mentions.visit(expression->value);
    else if (const auto *assign = std::get_if<Assign>(&statement.node)) {
        mentions.visit(assign->targets);
        mentions.visit(assign->value);
    } else if (const auto *annotated = std::get_if<AnnAssign>(&statement.node))
        mentions.visit(annotated->value);
    else if (const auto *definition = std::get_if<ClassDef>(&statement.node)) {
        mentions.visit(definition->bases);
        mentions.visit(definition->decorators);
    } else if (const auto *function = std::get_if<FunctionDef>(&statement.node))
        mentions.visit(function->decorators);
    else if (const auto *loop = std::get_if<For>(&statement.node)) {
        mentions.visit(loop->iterable);
        addMentions(evaluator, loop->body, values);
    } else if (const auto *repeated = std::get_if<While>(&statement.node)) {
        addMentions(evaluator, repeated->body, values);
    } else if (const auto *with = std::get_if<With>(&statement.node)) {
        addMentions(evaluator, with->body, values);
    } else if (const auto *tried = std::get_if<Try>(&statement.node)) {
        addMentions(evaluator, tried->body, values);
    } else if (const auto *branches = std::get_if<If>(&statement.node)) {
        for (const If::Branch &branch : branches->branches)
            addMentions(evaluator, branch.body, values);
        addMentions(evaluator, branches->otherwise, values);
    }
}

/// Bounds the steps of one statement; those of statements inside, in modules that it imports, do not count.
class StepLimit {
public:
    explicit StepLimit(Interpreter::State &state) : m_state(state), m_outer(state.stepLimit), m_begin(state.steps) { state.stepLimit = state.steps + kSteps; }
    ~StepLimit() { m_state.stepLimit = m_outer == 0 ? 0 : m_outer + (m_state.steps - m_begin); }
    StepLimit(const StepLimit &) = delete;
    StepLimit &operator=(const StepLimit &) = delete;

private:
    static constexpr std::uint64_t kSteps = 300'000;
    Interpreter::State &m_state;
    std::uint64_t m_outer, m_begin;
};

/// A decorated function of an object, whatever its decorators do; declared_attr functions are of the class.
bool isMethod(const FunctionDef &function, const File &file)
{
    const auto declares = [&file](const ExprPtr &decorator) { return file.text.substr(decorator->span.startByte, decorator->span.endByte - decorator->span.startByte).find("declared") != std::string::npos; };
    return !function.parameters.empty() && function.parameters.front().name == "self" && std::none_of(function.decorators.begin(), function.decorators.end(), declares);
}

/// What stands for the names of a statement that was passed over: "name", "method name", or "column_property:name" where it was a call or a decorated function.
std::string opaqueName(const Stmt &statement, const File &file, const std::string &name)
{
    const Expr *source = nullptr;
    if (const auto *assign = std::get_if<Assign>(&statement.node))
        source = assign->value.get();
    else if (const auto *annotated = std::get_if<AnnAssign>(&statement.node))
        source = annotated->value.get();
    else if (const auto *function = std::get_if<FunctionDef>(&statement.node); function && !function->decorators.empty() && !isMethod(*function, file))
        source = function->decorators.front().get();
    if (!source) {
        const auto *function = std::get_if<FunctionDef>(&statement.node);
        return function && isMethod(*function, file) ? "method " + name : name;
    }
    const auto *call = std::get_if<Call>(&source->node);
    const Span &span = call ? call->function->span : source->span;
    return call || std::get_if<FunctionDef>(&statement.node) ? file.text.substr(span.startByte, span.endByte - span.startByte) + ":" + name : name;
}

/// Whether `return` with a value stands in it, outside functions defined in it.
bool returnsValue(const Block &block)
{
    const auto inStatement = [](const auto &statement) {
        using Node = std::decay_t<decltype(statement)>;
        if constexpr (std::is_same_v<Node, Return>) {
            return statement.value && !std::holds_alternative<NoneLiteral>(statement.value->node);
        } else if constexpr (std::is_same_v<Node, If>) {
            return returnsValue(statement.otherwise)
                || std::any_of(statement.branches.begin(), statement.branches.end(), [](const If::Branch &branch) { return returnsValue(branch.body); });
        } else if constexpr (std::is_same_v<Node, While> || std::is_same_v<Node, For>) {
            return returnsValue(statement.body) || returnsValue(statement.otherwise);
        } else if constexpr (std::is_same_v<Node, With>) {
            return returnsValue(statement.body);
        } else if constexpr (std::is_same_v<Node, Try>) {
            return returnsValue(statement.body) || returnsValue(statement.otherwise) || returnsValue(statement.finally)
                || std::any_of(statement.handlers.begin(), statement.handlers.end(), [](const Try::Handler &handler) { return returnsValue(handler.body); });
        } else if constexpr (std::is_same_v<Node, Match>) {
            return std::any_of(statement.cases.begin(), statement.cases.end(), [](const Match::Case &one) { return returnsValue(one.body); });
        } else {
            return false;
        }
    };
    return std::any_of(block.begin(), block.end(), [&inStatement](const StmtPtr &statement) { return std::visit(inStatement, statement->node); });
}

std::vector<Value> mentionedValues(Evaluator &evaluator, const Stmt &statement)
{
    std::vector<Value> values;
    addMentions(evaluator, statement, values);
    return values;
}

}  // namespace

bool passesOverInSetUp(const Interpreter::State &state, const Function &function)
{
    if (!function.body || !function.file || function.file->path.starts_with("<library"))
        return false;
    return &function == state.factory || !returnsValue(*function.body);
}

void Evaluator::noteUndecided(const If &statement, const Value &condition)
{
    std::vector<Value> values;
    for (const If::Branch &branch : statement.branches)
        addMentions(*this, branch.body, values);
    addMentions(*this, statement.otherwise, values);
    const Unsupported error("A condition that is not known without running the code (" + whyUnknown(condition) + "): its first branch was read.", f.position());
    if (f.classBody)
        f.scope->set(in, kUndecidedName, Value::text(error.message()));
    in.host().skipped(in, error, values, f.position());
}

void Evaluator::noteUndecided(const For &statement, const Value &iterable)
{
    std::vector<Value> values;
    addMentions(*this, statement.body, values);
    const Unsupported error("A loop over what is not known without running the code (" + whyUnknown(iterable) + "): it was read once.", f.position());
    if (f.classBody)
        f.scope->set(in, kUndecidedName, Value::text(error.message()));
    in.host().skipped(in, error, values, f.position());
}

void Evaluator::forgetUndecided(const If &statement)
{
    std::set<std::string> names;
    const auto collect = [&names](const Block &block) {
        for (const StmtPtr &one : block) {
            const auto bound = boundNames(*one).locals;
            names.insert(bound.begin(), bound.end());
        }
    };
    for (const If::Branch &branch : statement.branches)
        collect(branch.body);
    collect(statement.otherwise);
    for (const std::string &name : names) {
        const Value *value = f.scope->find(name);
        const auto *cls = value ? value->as<Class>() : nullptr;
        const bool isDefinition = value && (value->as<Module>() || value->as<Function>() || value->as<NativeFunction>() || value->as<Opaque>() || (cls && cls->file));
        if (value && !isDefinition)
            f.scope->set(in, name, Value(std::make_shared<Opaque>(name, f.position())));
    }
}

template <typename Run>
std::optional<Error> Evaluator::errorOf(const Run &run)
{
    try {
        run();
        return std::nullopt;
    } catch (const Cancelled &) {
        throw;
    } catch (const BudgetExhausted &) {
        throw;
    } catch (const Raised &raised) {
        const bool isImport = in.classOf(raised.exception())->derivesFrom(*in.builtinClass("ImportError"));
        if (f.tries > 0 || (isImport && state.tries > 0))
            throw;
        return scriptError(in, raised);
    } catch (const Error &limit) {
        if (limit.code() == ErrorCode::Internal)
            throw;
        return limit;
    }
}

Value Evaluator::evalOrPassOver(const Expr &argument)
{
    if (!f.passesOver || !f.classBody)
        return eval(argument);
    Frame *const frame = state.frame;
    Value value;
    const std::optional<Error> error = errorOf([&] { value = eval(argument); });
    if (!error)
        return value;
    state.frame = frame;
    f.span = &argument.span;
    in.host().notRun("an argument that could not be read: " + error->message(), f.position());
    return Value::unknown(error->message());
}

Completion Evaluator::runOrPassOver(const Stmt &statement)
{
    Frame *const frame = state.frame;
    SourcePosition position;
    const StepLimit limited(state);
    Completion completion = Completion::Normal;
    const std::optional<Error> error = errorOf([&] { completion = run(statement); });
    if (!error)
        return completion;
    state.frame = frame;
    f.span = &statement.span;
    position = f.position();
    for (const std::string &name : boundNames(statement).locals) {
        if (!f.scope->find(name) || !std::get_if<Import>(&statement.node))
            f.scope->set(in, name, Value(std::make_shared<Opaque>(opaqueName(statement, *f.file, name), position)));
    }
    in.host().skipped(in, *error, mentionedValues(*this, statement), position);
    return Completion::Normal;
}

}  // namespace limbeck::python
