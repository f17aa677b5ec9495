// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "python/objects.h"

#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limbeck::python {

/// How opaque names behave: a migration script's call may be the migration (Strict: Unsupported); env.py and models are read leniently
/// (calling something opaque yields another opaque value, and the call is noted as not run).
enum class Strictness { Strict, Lenient };

struct InterpreterOptions {
    Strictness strictness = Strictness::Strict;
    /// Statements and loop passes that may run; 0: no limit (live runs).
    std::uint64_t budget = 2'000'000;
    int maxCallDepth = 400;
    std::size_t maxStringBytes = 64u << 20;
    StopToken stop;
};

/// A Python exception on its way. Caught by scripts' `except`; at the border it becomes Error(ErrorCode::Script) with its traceback.
class Raised : public std::exception {
public:
    explicit Raised(Value exception) : m_exception(std::move(exception)) {}
    const Value &exception() const { return m_exception; }
    const char *what() const noexcept override { return "Python exception"; }
    struct Frame {
        SourcePosition position;
        std::string function;
    };
    std::vector<Frame> traceback;  ///< innermost first; filled while unwinding

private:
    Value m_exception;
};

/// What the interpreter asks of its surroundings. All have workable defaults except where noted.
class Host {
public:
    virtual ~Host() = default;
    /// A module of a vocabulary ("sqlalchemy", "alembic.op", "sqlmodel.sql.sqltypes"). nullopt: not a vocabulary's. Asked before the standard library and the project.
    virtual std::optional<Value> importModule(Interpreter &, const std::string &dottedName);
    /// Source of a project module: path of the file, or of the package's __init__.py. A namespace package (folder without __init__.py): an empty path.
    /// nullopt: the project does not define it.
    virtual std::optional<std::string> findSource(const std::string &dottedName);
    virtual std::string readSource(const std::string &path);

    /// os.environ; null: empty.
    virtual const std::map<std::string, std::string> &environment();
    /// Microseconds since the epoch, UTC; the same for a whole plan.
    virtual std::int64_t now();
    virtual std::uint64_t randomSeed();
    virtual void print(const std::string &text);
    /// level as in Python's logging (10, 20, 30, 40, 50).
    virtual void log(int level, const std::string &logger, const std::string &text);
    virtual void warning(const std::string &text, const SourcePosition &position);
    /// Lenient reading: an opaque call that was not run.
    virtual void notRun(const std::string &what, const SourcePosition &position);
    /// Lenient reading of an imported module: a statement at its top or in a class body ended in an error and was passed over; what it would have bound is opaque.
    /// `mentioned`: the values of the names in it that are known.
    virtual void skipped(Interpreter &, const Error &error, const std::vector<Value> &mentioned, const SourcePosition &position);
    /// Files of the project that scripts open(); throws for anything that may not be read.
    virtual std::optional<std::string> readFile(const std::string &path);
    /// What sys.path begins with: absolute folders.
    virtual std::vector<std::string> modulePath();
    /// Names in a folder of the project, sorted, folders with a "/" behind; nullopt: no such folder, or it may not be looked into.
    virtual std::optional<std::vector<std::string>> listFolder(const std::string &path);

    /// Around the two sides of a branch on an unknown value and the single pass of a loop over unknown rows.
    virtual void enterConditional(const std::string &why);
    virtual void leaveConditional();
    virtual void enterRepeated(const std::string &why);
    virtual void leaveRepeated();
    /// The body of a `try` whose handlers may catch what a host function throws for a reason outside the script. `isQuiet`: they do nothing.
    virtual void enterGuarded(const SourcePosition &place, bool isQuiet);
    virtual void leaveGuarded();
    virtual std::shared_ptr<void> saveState();
    virtual void restoreState(const std::shared_ptr<void> &);
    /// After both sides ran: what differs between `a` and `b` is unknown from here on. The present state is b.
    virtual void mergeStates(const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why);
};

/// The symbolic interpreter. One thread at a time; run it on a thread with a large stack (base/deep_stack.h).
/// Throws: Raised inside; Error(Script), Unsupported, BudgetExhausted, Cancelled, Error(Syntax) at its entry points run*, callFunction.
class Interpreter {
public:
    explicit Interpreter(Host &host, InterpreterOptions options = {});
    ~Interpreter();
    Interpreter(const Interpreter &) = delete;
    Interpreter &operator=(const Interpreter &) = delete;

    Host &host() const { return m_host; }
    const InterpreterOptions &options() const { return m_options; }

    // ---- entry points: Raised never escapes them
    /// Runs a file's body as a module, with names put in beforehand. Imports inside go through the host. The module is entered under its name first (cycles).
    std::shared_ptr<Module> runModule(const syntax::FilePtr &file, const std::string &dottedName, std::vector<std::pair<std::string, Value>> names = {});
    /// Calls from outside; errors carry the traceback.
    Value callFunction(const Value &function, CallArguments arguments);

    // ---- for objects and vocabularies, while something runs; these throw Raised
    Value importModule(const std::string &dottedName, const SourcePosition &at);
    /// Runs a module whose source Limbeck itself brings along.
    std::shared_ptr<Module> runLibrary(const std::string &dottedName, const std::string &source);
    Value call(const Value &callee, CallArguments arguments);
    Value call(const Value &callee, std::vector<Value> arguments);
    Value getAttribute(const Value &object, std::string_view name);
    std::optional<Value> findAttribute(const Value &object, std::string_view name);
    void setAttribute(const Value &object, std::string_view name, Value value);
    Value getItem(const Value &object, const Value &key);
    Truth truth(const Value &value);
    /// truth() where unknown is not allowed: throws Unsupported naming its source.
    bool isTrue(const Value &value, std::string_view whatFor);
    bool equals(const Value &a, const Value &b);
    Value compare(syntax::CompareOp op, const Value &a, const Value &b);
    Value binary(syntax::BinaryOp op, const Value &a, const Value &b);
    Value unary(syntax::UnaryOp op, const Value &a);
    void setItem(const Value &object, const Value &key, Value value);
    void deleteItem(const Value &object, const Value &key);
    void deleteAttribute(const Value &object, std::string_view name);
    /// format(value, spec)
    std::string format(const Value &value, const std::string &spec);
    /// The class of a value, as type() tells it.
    std::shared_ptr<Class> classOf(const Value &value);
    std::string str(const Value &value);
    std::string repr(const Value &value);
    std::string typeName(const Value &value);
    std::optional<std::size_t> hash(const Value &value);
    std::unique_ptr<Iterator> iterate(const Value &value);
    /// All items of an iterable; Unknown iterables raise Unsupported.
    std::vector<Value> toVector(const Value &iterable);
    Value evaluate(const syntax::Expr &expression, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file);
    /// An annotation of a class, evaluated in its scope; strings in it are parsed. nullopt when a name in it is not known.
    std::optional<Value> evaluateAnnotation(const ClassDefinition::Annotation &annotation, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file);

    /// The same for the text of an annotation, or of a part of one: Mapped["Team | None"].
    std::optional<Value> evaluateAnnotation(const std::string &text, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file);
    std::optional<Value> evaluateAnnotation(const syntax::Expr &expression, const std::shared_ptr<Scope> &scope, const syntax::FilePtr &file);

    // ---- exceptions
    /// A class of builtins ("ValueError"); throws Error(Internal) for an unknown name.
    std::shared_ptr<Class> builtinClass(std::string_view name);
    std::shared_ptr<Class> makeExceptionClass(const std::string &name, const std::string &module, std::vector<std::shared_ptr<Class>> bases);
    [[noreturn]] void raise(std::string_view builtinClassName, std::string message);
    [[noreturn]] void raise(const std::shared_ptr<Class> &cls, std::string message, std::vector<std::pair<std::string, Value>> attributes = {});

    // ---- state
    /// Where execution stands now.
    SourcePosition position() const;
    /// Counts a step against the budget and asks for cancellation.
    void step();
    /// Must be called before a mutable object changes (journal for branches on unknown values).
    void touch(Object &object);
    bool isInUnknownBranch() const;
    /// Strict outside; while the body of an imported project module runs, reading is always lenient.
    bool isLenient() const;
    const std::map<std::string, std::shared_ptr<Module>> &modules() const;

    struct State;  ///< private to engine/python
    State &state() { return *m_state; }

private:
    Host &m_host;
    InterpreterOptions m_options;
    std::unique_ptr<State> m_state;
};

/// Turns a Python exception into the error people see: type, message, traceback lines, file and line of the innermost project frame.
Error scriptError(Interpreter &interpreter, const Raised &raised);

/// While it lives, the thread that made it uses the interpreter in place of the one that runs it, which waits in a native function. It needs a large stack, too.
class InterpreterLoan {
public:
    explicit InterpreterLoan(Interpreter &interpreter);
    ~InterpreterLoan();
    InterpreterLoan(const InterpreterLoan &) = delete;
    InterpreterLoan &operator=(const InterpreterLoan &) = delete;

private:
    Interpreter &m_interpreter;
    const char *const m_stackLimit;   ///< of the other thread
};

}  // namespace limbeck::python
