// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/exceptions.h"

#include "python/native.h"
#include "python/state.h"

namespace limbeck::python {

namespace {

struct BuiltinException {
    const char *name;
    const char *base;
};

constexpr BuiltinException kExceptions[] = {
    {"SystemExit", "BaseException"},
    {"KeyboardInterrupt", "BaseException"},
    {"GeneratorExit", "BaseException"},
    {"Exception", "BaseException"},
    {"BaseExceptionGroup", "BaseException"},
    {"ExceptionGroup", "Exception"},
    {"StopIteration", "Exception"},
    {"StopAsyncIteration", "Exception"},
    {"ArithmeticError", "Exception"},
    {"FloatingPointError", "ArithmeticError"},
    {"OverflowError", "ArithmeticError"},
    {"ZeroDivisionError", "ArithmeticError"},
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"BufferError", "Exception"},
    {"EOFError", "Exception"},
    {"ImportError", "Exception"},
    {"ModuleNotFoundError", "ImportError"},
    {"LookupError", "Exception"},
    {"IndexError", "LookupError"},
    {"KeyError", "LookupError"},
    {"MemoryError", "Exception"},
    {"NameError", "Exception"},
    {"UnboundLocalError", "NameError"},
    {"OSError", "Exception"},
    {"BlockingIOError", "OSError"},
    {"ChildProcessError", "OSError"},
    {"ConnectionError", "OSError"},
    {"BrokenPipeError", "ConnectionError"},
    {"ConnectionAbortedError", "ConnectionError"},
    {"ConnectionRefusedError", "ConnectionError"},
    {"ConnectionResetError", "ConnectionError"},
    {"FileExistsError", "OSError"},
    {"FileNotFoundError", "OSError"},
    {"InterruptedError", "OSError"},
    {"IsADirectoryError", "OSError"},
    {"NotADirectoryError", "OSError"},
    {"PermissionError", "OSError"},
    {"ProcessLookupError", "OSError"},
    {"TimeoutError", "OSError"},
    {"ReferenceError", "Exception"},
    {"RuntimeError", "Exception"},
    {"NotImplementedError", "RuntimeError"},
    {"RecursionError", "RuntimeError"},
    {"SyntaxError", "Exception"},
    {"IndentationError", "SyntaxError"},
    {"TabError", "IndentationError"},
    {"SystemError", "Exception"},
    {"TypeError", "Exception"},
    {"ValueError", "Exception"},
    {"UnicodeError", "ValueError"},
    {"UnicodeDecodeError", "UnicodeError"},
    {"UnicodeEncodeError", "UnicodeError"},
    {"UnicodeTranslateError", "UnicodeError"},
    {"Warning", "Exception"},
    {"BytesWarning", "Warning"},
    {"DeprecationWarning", "Warning"},
    {"EncodingWarning", "Warning"},
    {"FutureWarning", "Warning"},
    {"ImportWarning", "Warning"},
    {"PendingDeprecationWarning", "Warning"},
    {"ResourceWarning", "Warning"},
    {"RuntimeWarning", "Warning"},
    {"SyntaxWarning", "Warning"},
    {"UnicodeWarning", "Warning"},
    {"UserWarning", "Warning"},
};

void defineException(Interpreter &in, const std::string &name, const std::shared_ptr<Class> &base)
{
    in.state().builtins.emplace(name, Value(addClass(in, name, "", {base}, {})));
}

void addBaseMethods(Class &base)
{
    addMethod(base, "with_traceback", [](Interpreter &, Arguments &arguments) {
        Value self = arguments.required("self");
        arguments.rest();
        return self;
    });
    addMethod(base, "add_note", [](Interpreter &in, Arguments &arguments) {
        const Value self = arguments.required("self");
        auto *instance = self.as<Instance>();
        const Value *notes = instance->findOwn("__notes__");
        auto list = makeList(notes ? in.toVector(*notes) : std::vector<Value>());
        list->items.push_back(arguments.required("note"));
        instance->put("__notes__", Value(list));
        return Value();
    });
    for (const char *name : {"__cause__", "__context__", "__traceback__"})
        base.put(name, Value());
    base.put("__suppress_context__", Value(false));
}

std::string lastLine(Interpreter &in, const Value &exception)
{
    const auto *instance = exception.as<Instance>();
    if (!instance)
        return in.repr(exception);
    std::string text;
    try {
        text = in.str(exception);
    } catch (const Unsupported &) {
        text = "(a text that is not known here)";
    } catch (const Raised &) {
        text = "<exception str() failed>";
    }
    const std::string name = instance->cls->module.empty() || instance->cls->module == "__main__" ? instance->cls->name : instance->cls->module + "." + instance->cls->name;
    return text.empty() ? name : name + ": " + text;
}

}  // namespace

std::string exceptionText(Interpreter &in, const Instance &exception)
{
    const Value *args = exception.findOwn("args");
    const auto *tuple = args ? args->as<Tuple>() : nullptr;
    if (!tuple || tuple->items.empty())
        return {};
    if (tuple->items.size() == 1)
        return exception.cls->derivesFrom(*in.builtinClass("KeyError")) ? in.repr(tuple->items[0]) : in.str(tuple->items[0]);
    if (tuple->items.size() > 5 || !exception.cls->derivesFrom(*in.builtinClass("OSError")))
        return in.repr(*args);
    std::string text = fmt::format("[Errno {}] {}", in.str(tuple->items[0]), in.str(tuple->items[1]));
    if (tuple->items.size() > 2)
        text += ": " + in.repr(tuple->items[2]);
    return tuple->items.size() == 5 ? text + " -> " + in.repr(tuple->items[4]) : text;
}

namespace {

/// OSError(number, text, file): errno, strerror and filename are its arguments.
Value systemErrorPart(Interpreter &in, Arguments &arguments)
{
    static constexpr std::pair<std::string_view, std::size_t> kParts[] = {{"errno", 0}, {"strerror", 1}, {"filename", 2}, {"filename2", 4}};
    const Value self = arguments.required("self");
    const std::string wanted = arguments.text("name").utf8();
    const Value *args = self.as<Instance>()->findOwn("args");
    const auto *tuple = args ? args->as<Tuple>() : nullptr;
    for (const auto &[name, position] : kParts) {
        if (name == wanted)
            return tuple && tuple->items.size() > std::max<std::size_t>(position, 1) ? tuple->items[position] : Value();
    }
    in.raise("AttributeError", fmt::format("'{}' object has no attribute '{}'", self.as<Instance>()->cls->name, wanted));
}

}  // namespace

void installExceptions(Interpreter &in)
{
    const auto base = addClass(in, "BaseException", "", {in.builtinClass("object")}, {});
    addBaseMethods(*base);
    in.state().builtins.emplace("BaseException", Value(base));
    for (const BuiltinException &exception : kExceptions)
        defineException(in, exception.name, in.builtinClass(exception.base));
    addMethod(*in.builtinClass("OSError"), "__getattr__", systemErrorPart);
    for (const char *alias : {"IOError", "EnvironmentError"})
        in.state().builtins.emplace(alias, Value(in.builtinClass("OSError")));
}

std::shared_ptr<Class> Interpreter::builtinClass(std::string_view name)
{
    const auto found = m_state->classes.find(name);
    if (found == m_state->classes.end())
        throw Error(ErrorCode::Internal, fmt::format("There is no built-in class '{}'.", name));
    return found->second;
}

std::shared_ptr<Class> Interpreter::makeExceptionClass(const std::string &name, const std::string &module, std::vector<std::shared_ptr<Class>> bases)
{
    return addClass(*this, name, module, std::move(bases), {});
}

void Interpreter::raise(std::string_view builtinClassName, std::string message)
{
    raise(builtinClass(builtinClassName), std::move(message));
}

void Interpreter::raise(const std::shared_ptr<Class> &cls, std::string message, std::vector<std::pair<std::string, Value>> attributes)
{
    auto instance = std::make_shared<Instance>(cls);
    instance->put("args", Value(message.empty() ? makeTuple({}) : makeTuple({Value::text(std::move(message))})));
    for (auto &[name, value] : attributes)
        instance->put(name, std::move(value));
    if (!m_state->handled.empty())
        instance->put("__context__", m_state->handled.back()->exception());
    throw Raised(Value(instance));
}

Error scriptError(Interpreter &in, const Raised &raised)
{
    std::string message = lastLine(in, raised.exception());
    SourcePosition at = raised.traceback.empty() ? in.position() : raised.traceback.front().position;
    Error error(ErrorCode::Script, std::move(message), at);
    if (!raised.traceback.empty())
        error.withDetail("Traceback (most recent call last):");
    for (auto frame = raised.traceback.rbegin(); frame != raised.traceback.rend(); ++frame)
        error.withDetail(fmt::format("  {}, line {}, in {}", frame->position.file, frame->position.line, frame->function));
    const auto *instance = raised.exception().as<Instance>();
    for (int depth = 0; instance && depth < 5; ++depth) {
        const Value *cause = instance->findOwn("__cause__");
        if (!cause || cause->isNone())
            break;
        error.withDetail("caused by " + lastLine(in, *cause));
        instance = cause->as<Instance>();
    }
    return error;
}

}  // namespace limbeck::python
