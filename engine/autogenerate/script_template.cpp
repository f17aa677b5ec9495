// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/script_template.h"

#include "autogenerate/template_source.h"
#include "base/error.h"

#include <algorithm>
#include <set>

namespace limbeck::autogenerate {

using python::Value;

namespace {

/// What Mako's runtime gives to templates, as far as scripts use it.
const char *const kRuntime = R"py(
class Undefined:
    def __str__(self):
        raise NameError("Undefined")
    def __bool__(self):
        return False
    def __call__(self, *arguments, **keywords):
        raise NameError("Undefined")

class Context:
    def __init__(self, data, write):
        self.kwargs = data
        self.write = write
    def get(self, key, default=None):
        return self.kwargs.get(key, default)
    def keys(self):
        return list(self.kwargs)
    def __getitem__(self, key):
        return self.kwargs[key]
    def __contains__(self, key):
        return key in self.kwargs

def limbeck_html(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")

limbeck_xml = limbeck_html

def limbeck_url(text):
    kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~"
    out = ""
    for byte in text.encode("utf8"):
        c = chr(byte)
        out += "+" if c == " " else c if c in kept else "%%%02X" % byte
    return out

def limbeck_trim(text):
    return text.strip()
)py";

/// What Python knows without being told; everything else that a template names is an argument or UNDEFINED.
bool isBuiltin(const std::string &name)
{
    static const std::set<std::string> kNames{
        "abs", "all", "any", "ascii", "bool", "bytes", "callable", "chr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "filter", "float", "format", "frozenset",
        "getattr", "globals", "hasattr", "hash", "hex", "id", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "min", "next", "object",
        "oct", "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "str", "sum", "super", "tuple", "type",
        "vars", "zip", "Exception", "ArithmeticError", "AssertionError", "AttributeError", "ImportError", "IndexError", "KeyError", "LookupError", "NameError",
        "NotImplementedError", "OSError", "RuntimeError", "StopIteration", "TypeError", "ValueError", "ZeroDivisionError", "__import__"};
    return kNames.contains(name);
}

Error inTemplate(const Error &error, const std::string &path, const TemplateSource &source)
{
    SourcePosition position = error.position();
    if (position.file == path && position.line >= 1 && std::size_t(position.line) <= source.lines.size())
        position = {path, source.lines[std::size_t(position.line) - 1], 0};
    else if (position.file != path)
        position = {path, 0, 0};
    const std::string place = position.line > 0 ? path + ", line " + std::to_string(position.line) : path;
    Error result(ErrorCode::Config, "Template rendering failed; see " + place + ": " + error.message(), position, error.hint());
    for (const std::string &detail : error.details())
        result.withDetail(detail);
    return result;
}

}  // namespace

std::string renderTemplate(python::Interpreter &interpreter, const std::string &path, const std::string &text, const TemplateArguments &arguments)
{
    const TemplateSource source = translateTemplate(path, text);
    try {
        const auto runtime = interpreter.runModule(python::parse("<template runtime>", kRuntime), "limbeck_template_runtime");
        const auto offered = [&](const char *name) { return *interpreter.findAttribute(Value(runtime), name); };

        std::string written;
        const Value write = python::makeFunction("limbeck_write", [&written](python::Interpreter &in, python::CallArguments call) {
            if (call.positional.size() != 1 || !call.positional[0].asText())
                in.raise("TypeError", "a template writes text, found " + (call.positional.empty() ? "nothing" : in.typeName(call.positional[0])));
            written += call.positional[0].asText()->utf8();
            return Value::text("");
        });

        std::vector<std::pair<std::string, Value>> names;
        const auto has = [&](const std::string &name) { return std::any_of(names.begin(), names.end(), [&](const auto &entry) { return entry.first == name; }); };
        for (const char *name : {"limbeck_html", "limbeck_xml", "limbeck_url", "limbeck_trim"})
            names.emplace_back(name, offered(name));
        names.emplace_back("limbeck_write", write);
        const auto data = python::makeDict();
        for (const auto &[name, value] : arguments) {
            data->insert(name, value);
            names.emplace_back(name, value);
        }
        python::CallArguments make;
        make.positional = {Value(data), write};
        names.emplace_back("context", interpreter.callFunction(offered("Context"), std::move(make)));
        const Value undefined = interpreter.callFunction(offered("Undefined"), {});
        if (!has("UNDEFINED"))
            names.emplace_back("UNDEFINED", undefined);
        for (const std::string &name : source.names) {
            if (!has(name) && !isBuiltin(name))
                names.emplace_back(name, undefined);
        }
        const auto module = interpreter.runModule(python::parse(path, source.python), "limbeck_template", std::move(names));
        interpreter.callFunction(*interpreter.findAttribute(Value(module), "limbeck_render"), {});
        return written;
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        throw inTemplate(error, path, source);
    }
}

}  // namespace limbeck::autogenerate
