// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/writable_file.h"

#include "project/paths.h"
#include "python/objects.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace limbeck::environment {

using python::CallArguments;
using python::Interpreter;
using python::Value;

namespace {

class WritableFile : public python::Object {
public:
    WritableFile(std::string name, const std::string &path, bool appends)
        : m_name(std::move(name)), m_stream(path, std::ios::binary | (appends ? std::ios::app : std::ios::trunc))
    {
    }
    bool isOpen() const { return m_stream.is_open(); }
    std::string typeName() const override { return "TextIOWrapper"; }

    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        auto self = std::static_pointer_cast<WritableFile>(shared_from_this());
        if (name == "write")
            return python::makeFunction("write", [self](Interpreter &in, CallArguments arguments) { return self->write(in, arguments); });
        if (name == "flush" || name == "close") {
            const bool closes = name == "close";
            return python::makeFunction(std::string(name), [self, closes](Interpreter &, CallArguments) {
                closes ? self->m_stream.close() : static_cast<void>(self->m_stream.flush());
                return Value();
            });
        }
        if (name == "name")
            return Value::text(m_name);
        if (name == "closed")
            return Value(!m_stream.is_open());
        return std::nullopt;
    }

    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &, const Value &) override
    {
        m_stream.close();
        return false;
    }

private:
    Value write(Interpreter &in, const CallArguments &arguments)
    {
        if (arguments.positional.size() != 1 || !arguments.positional.front().asText())
            in.raise("TypeError", "write() argument must be str");
        const std::string text = arguments.positional.front().asText()->utf8();
        if (!m_stream.is_open())
            in.raise("ValueError", "I/O operation on closed file.");
        m_stream.write(text.data(), std::streamsize(text.size()));
        m_stream.flush();
        if (!m_stream)
            in.raise("OSError", "cannot write to " + m_name + ": " + std::strerror(errno));
        return Value(std::int64_t(text.size()));
    }

    std::string m_name;
    std::ofstream m_stream;
};

std::string textArgument(Interpreter &in, const CallArguments &arguments, std::size_t position, const char *keyword, const std::string &fallback)
{
    if (arguments.positional.size() > position)
        return in.str(arguments.positional[position]);
    for (const auto &[name, value] : arguments.keywords) {
        if (name == keyword)
            return in.str(value);
    }
    return fallback;
}

}  // namespace

Value openForOutput(const std::string &folder)
{
    return python::makeFunction("open", [folder](Interpreter &in, CallArguments arguments) {
        const std::string name = textArgument(in, arguments, 0, "file", {});
        const std::string mode = textArgument(in, arguments, 1, "mode", "r");
        if (mode.find_first_of("wax") == std::string::npos)
            return in.call(in.getAttribute(in.importModule("builtins", in.position()), "open"), std::move(arguments));
        auto file = std::make_shared<WritableFile>(name, project::absolutePath(name, folder), mode.find('a') != std::string::npos);
        if (!file->isOpen())
            in.raise("OSError", "cannot write " + name + ": " + std::strerror(errno));
        return Value(file);
    });
}

}  // namespace limbeck::environment
