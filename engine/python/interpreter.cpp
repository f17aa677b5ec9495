// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/interpreter.h"

#include "python/state.h"

#include <pthread.h>

namespace limbeck::python {

// ---------------------------------------------------------------- host defaults

std::optional<Value> Host::importModule(Interpreter &, const std::string &)
{
    return std::nullopt;
}

std::optional<std::string> Host::findSource(const std::string &)
{
    return std::nullopt;
}

std::string Host::readSource(const std::string &path)
{
    throw Error(ErrorCode::File, fmt::format("{} cannot be read.", path));
}

const std::map<std::string, std::string> &Host::environment()
{
    static const std::map<std::string, std::string> kEmpty;
    return kEmpty;
}

std::int64_t Host::now()
{
    return 0;
}

std::uint64_t Host::randomSeed()
{
    return 0;
}

void Host::print(const std::string &) {}
void Host::log(int, const std::string &, const std::string &) {}
void Host::warning(const std::string &, const SourcePosition &) {}
void Host::skipped(Interpreter &, const Error &, const std::vector<Value> &, const SourcePosition &) {}
void Host::notRun(const std::string &, const SourcePosition &) {}

std::optional<std::string> Host::readFile(const std::string &)
{
    return std::nullopt;
}

std::optional<std::vector<std::string>> Host::listFolder(const std::string &)
{
    return std::nullopt;
}

void Host::enterConditional(const std::string &) {}
void Host::leaveConditional() {}
void Host::enterRepeated(const std::string &) {}
void Host::leaveRepeated() {}
std::vector<std::string> Host::modulePath() { return {}; }
void Host::enterGuarded(const SourcePosition &, bool) {}
void Host::leaveGuarded() {}

std::shared_ptr<void> Host::saveState()
{
    return {};
}

void Host::restoreState(const std::shared_ptr<void> &) {}
void Host::mergeStates(const std::shared_ptr<void> &, const std::shared_ptr<void> &, const std::string &) {}

// ---------------------------------------------------------------- interpreter

Interpreter::Interpreter(Host &host, InterpreterOptions options) : m_host(host), m_options(std::move(options)), m_state(std::make_unique<State>(*this))
{
    installBuiltins(*this);
}

Interpreter::~Interpreter()
{
    // Functions hold their scope and scopes hold their functions: taken apart here.
    for (const auto &[name, module] : m_state->modules) {
        if (module->scope)
            module->scope->clear();
    }
    for (const std::weak_ptr<Scope> &weak : m_state->capturedScopes) {
        if (const std::shared_ptr<Scope> scope = weak.lock())
            scope->clear();
    }
    for (const auto &[name, value] : m_state->shared) {
        if (auto *dict = value.as<Dict>())
            dict->clear();   // sys.modules holds sys
    }
    m_state->samples.clear();
    m_state->builtins.clear();
    m_state->shared.clear();
    for (const std::shared_ptr<Class> &cls : m_state->allClasses) {
        const auto attributes = std::exchange(cls->attributes, {});
        cls->bases.clear();
        cls->members.clear();
        cls->constructor = {};
        cls->linearization.clear();
    }
}

const char *lowestStackAddress()
{
    pthread_attr_t attributes;
    void *lowest = nullptr;
    std::size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return nullptr;
    pthread_attr_getstack(&attributes, &lowest, &size);
    pthread_attr_destroy(&attributes);
    return static_cast<const char *>(lowest) + 192 * 1024;
}

InterpreterLoan::InterpreterLoan(Interpreter &interpreter)
    : m_interpreter(interpreter), m_stackLimit(std::exchange(interpreter.state().stackLimit, lowestStackAddress()))
{
}

InterpreterLoan::~InterpreterLoan() { m_interpreter.state().stackLimit = m_stackLimit; }

namespace {

/// An entry from outside: Raised becomes the error people see, and the branches of an outermost entry are settled.
template<typename Work>
auto enter(Interpreter &in, Work work)
{
    Interpreter::State &state = in.state();
    const bool outermost = state.frame == nullptr;
    const char *limit = state.stackLimit;
    if (outermost)
        state.stackLimit = lowestStackAddress();
    Frame *frame = state.frame;
    const int depth = state.depth;
    const std::size_t mark = state.branches.mark();
    const auto leave = [&] {
        state.frame = frame;
        state.depth = depth;
        state.stackLimit = limit;
    };
    try {
        auto result = work();
        if (outermost)
            state.branches.drop(mark);
        leave();
        return result;
    } catch (const Raised &raised) {
        const Error error = scriptError(in, raised);
        leave();
        if (outermost)
            state.branches.clear();
        throw error;
    } catch (...) {
        leave();
        if (outermost)
            state.branches.clear();
        throw;
    }
}

}  // namespace

Value Interpreter::callFunction(const Value &function, CallArguments arguments)
{
    return enter(*this, [&] { return call(function, std::move(arguments)); });
}

std::shared_ptr<Module> runModuleBody(Interpreter &, const syntax::FilePtr &, const std::string &, std::vector<std::pair<std::string, Value>>);

std::shared_ptr<Module> Interpreter::runModule(const syntax::FilePtr &file, const std::string &dottedName, std::vector<std::pair<std::string, Value>> names)
{
    return enter(*this, [&] { return runModuleBody(*this, file, dottedName, std::move(names)); });
}

Value Interpreter::call(const Value &callee, CallArguments arguments)
{
    if (Object *object = callee.asObject())
        return object->call(*this, std::move(arguments));
    if (callee.isUnknown())
        return callee;
    raise("TypeError", fmt::format("'{}' object is not callable", typeName(callee)));
}

Value Interpreter::call(const Value &callee, std::vector<Value> arguments)
{
    return call(callee, CallArguments{std::move(arguments), {}, {}});
}

SourcePosition Interpreter::position() const
{
    return m_state->frame ? m_state->frame->position() : SourcePosition();
}

void Interpreter::step()
{
    ++m_state->steps;
    if ((m_state->steps & 15) == 0)
        checkStop(m_options.stop);
    if (m_state->stepLimit != 0 && m_state->steps > m_state->stepLimit) {
        m_state->stepLimit = 0;
        throw Unsupported("A statement of an imported module that takes very many steps", position());
    }
    if (m_options.budget != 0 && m_state->steps > m_options.budget)
        throw BudgetExhausted(fmt::format("The script took more than {} steps.", m_options.budget), position());
}

void Interpreter::touch(Object &object)
{
    m_state->branches.touch(object);
}

bool Interpreter::isInUnknownBranch() const
{
    return m_state->branches.isActive();
}

bool Interpreter::isLenient() const
{
    return m_options.strictness == Strictness::Lenient || m_state->lenient > 0;
}

const std::map<std::string, std::shared_ptr<Module>> &Interpreter::modules() const
{
    return m_state->modules;
}

std::mt19937_64 &randomSource(Interpreter &in)
{
    std::optional<std::mt19937_64> &source = in.state().random;
    if (!source)
        source.emplace(in.host().randomSeed());
    return *source;
}

}  // namespace limbeck::python
