// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/builtins/builtins.h"
#include "python/file_changes.h"
#include "python/scalars.h"

/// open(): files of the project, for reading through Host::readFile, for writing where the host lets scripts change files.
namespace limbeck::python {

namespace {

class OpenFile : public Object {
public:
    OpenFile(std::string name, std::string data, bool binary) : m_name(std::move(name)), m_data(std::move(data)), m_binary(binary) {}
    std::string typeName() const override { return "_io.TextIOWrapper"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override
    {
        auto self = std::static_pointer_cast<OpenFile>(shared_from_this());
        return std::make_unique<FunctionIterator>([self](Interpreter &) -> std::optional<Value> {
            const std::string line = self->line();
            return line.empty() ? std::nullopt : std::optional(self->wrap(line));
        });
    }
    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &, const Value &) override { return false; }

    Value wrap(std::string part) const { return m_binary ? Value(std::make_shared<Bytes>(std::move(part))) : Value::text(std::move(part)); }
    std::string line()
    {
        const std::size_t end = m_data.find('\n', m_at);
        return take(end == std::string::npos ? m_data.size() - m_at : end - m_at + 1);
    }
    void seek(std::size_t offset) { m_at = std::min(offset, m_data.size()); }
    std::string take(std::size_t count)
    {
        std::string part = m_data.substr(m_at, count);
        m_at += part.size();
        return part;
    }

private:
    std::string m_name, m_data;
    bool m_binary;
    std::size_t m_at = 0;
};

std::optional<Value> OpenFile::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"read",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             const std::int64_t count = arguments.integerOr("size", -1);
             auto &file = *self.as<OpenFile>();
             return file.wrap(file.take(count < 0 ? std::string::npos : std::size_t(count)));
         }},
        {"readline", [](Interpreter &, const Value &self, Arguments &) { return self.as<OpenFile>()->wrap(self.as<OpenFile>()->line()); }},
        {"readlines", [](Interpreter &in, const Value &self, Arguments &) { return Value(makeList(in.toVector(self))); }},
        {"close", [](Interpreter &, const Value &, Arguments &) { return Value(); }},
        {"seek",
         [](Interpreter &, const Value &self, Arguments &arguments) {
             self.as<OpenFile>()->seek(std::size_t(arguments.integer("offset")));
             return Value();
         }},
    };
    if (name == "name")
        return Value::text(m_name);
    return boundMethod(methods, name, Value(shared_from_this()));
}

/// What open(…, "w") gives: each write() goes to the file at once.
class WrittenFile : public Object {
public:
    WrittenFile(std::string name, bool binary) : m_name(std::move(name)), m_binary(binary) {}
    std::string typeName() const override { return "_io.TextIOWrapper"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &, const Value &) override
    {
        m_isClosed = true;
        return false;
    }

private:
    Value write(Interpreter &in, const Value &value)
    {
        if (m_isClosed)
            in.raise("ValueError", "I/O operation on closed file.");
        const auto *bytes = value.as<Bytes>();
        if (m_binary ? !bytes : !value.asText())
            in.raise("TypeError", m_binary ? fmt::format("a bytes-like object is required, not '{}'", in.typeName(value)) : fmt::format("write() argument must be str, not {}", in.typeName(value)));
        const std::string data = m_binary ? bytes->data : value.asText()->utf8();
        changeFile(in, {FileChange::Act::Append, m_name, {}, data}, "write()", in.position());
        return Value(m_binary ? std::int64_t(data.size()) : std::int64_t(value.asText()->length()));
    }

    std::string m_name;
    bool m_binary;
    bool m_isClosed = false;
};

std::optional<Value> WrittenFile::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"write", [](Interpreter &in, const Value &self, Arguments &arguments) { return self.as<WrittenFile>()->write(in, arguments.required("text")); }},
        {"writelines",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             for (const Value &line : in.toVector(arguments.required("lines")))
                 self.as<WrittenFile>()->write(in, line);
             return Value();
         }},
        {"flush", [](Interpreter &, const Value &, Arguments &) { return Value(); }},
        {"close",
         [](Interpreter &, const Value &self, Arguments &) {
             self.as<WrittenFile>()->m_isClosed = true;
             return Value();
         }},
    };
    if (name == "name")
        return Value::text(m_name);
    if (name == "closed")
        return Value(m_isClosed);
    return boundMethod(methods, name, Value(shared_from_this()));
}

bool exists(Interpreter &in, const std::string &path)
{
    return in.host().readFile(path) || in.host().listFolder(path);
}

Value openForWriting(Interpreter &in, const std::string &path, const std::string &mode)
{
    const std::string what = fmt::format("open({}, {})", quotedRepr(path), quotedRepr(mode));
    if (mode.find('+') != std::string::npos)
        throw Unsupported("Reading and writing one open file is not supported: " + what + ".", in.position(), "Read the file, then write it anew.");
    if (mode.find('x') != std::string::npos && exists(in, path))
        in.raise(in.builtinClass("FileExistsError"), fmt::format("[Errno 17] File exists: {}", quotedRepr(path)), {{"filename", Value::text(path)}, {"errno", Value(17)}});
    changeFile(in, {mode.find('a') != std::string::npos ? FileChange::Act::Append : FileChange::Act::Write, path}, what, in.position());
    return Value(std::make_shared<WrittenFile>(path, mode.find('b') != std::string::npos));
}

/// A file that is not opened where models and env.py are read leniently: what it holds is not known, what is written to it goes nowhere.
Value notOpened(Interpreter &in, const std::string &path, const std::string &mode)
{
    in.host().notRun(fmt::format("open({}, {})", quotedRepr(path), quotedRepr(mode)), in.position());
    return Value(std::make_shared<Opaque>("open()", in.position()));
}

}  // namespace

Value openFile(Interpreter &in, Arguments &arguments)
{
    const std::string path = in.str(arguments.required("file"));
    const std::string mode = arguments.valueOr("mode", Value::text("r")).asText()->utf8();
    arguments.optional("buffering");
    const Value encoding = arguments.valueOr("encoding", Value());
    arguments.restKeywords();
    std::optional<std::string> data;
    try {
        if (mode.find_first_of("wax+") != std::string::npos)
            return in.isLenient() ? notOpened(in, path, mode) : openForWriting(in, path, mode);
        data = in.host().readFile(path);
    } catch (const Unsupported &) {
        if (!in.isLenient())
            throw;
        return notOpened(in, path, mode);
    }
    if (!data)
        in.raise(in.builtinClass("FileNotFoundError"), fmt::format("[Errno 2] No such file or directory: {}", quotedRepr(path)), {{"filename", Value::text(path)}, {"errno", Value(2)}});
    const bool binary = mode.find('b') != std::string::npos;
    return Value(std::make_shared<OpenFile>(path, binary ? *data : decodeBytes(in, *data, encoding.asText() ? encoding.asText()->utf8() : "utf-8", "strict"), binary));
}

}  // namespace limbeck::python
