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
    /// `whence` as io.SEEK_SET, SEEK_CUR and SEEK_END count it. Returns the new place.
    Value seek(std::int64_t offset, std::int64_t whence)
    {
        const auto from = whence == 1 ? std::int64_t(m_at) : whence == 2 ? std::int64_t(m_data.size()) : 0;
        m_at = std::size_t(std::clamp<std::int64_t>(from + offset, 0, std::int64_t(m_data.size())));
        return Value(std::int64_t(m_at));
    }
    std::string take(std::size_t count)
    {
        std::string part = m_data.substr(m_at, count);
        m_at += part.size();
        return part;
    }

protected:
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
             const std::int64_t offset = arguments.integer("offset");
             return self.as<OpenFile>()->seek(offset, arguments.integerOr("whence", 0));
         }},
        {"tell", [](Interpreter &, const Value &self, Arguments &) { return self.as<OpenFile>()->seek(0, 1); }},
    };
    if (name == "name")
        return Value::text(m_name);
    return boundMethod(methods, name, Value(shared_from_this()));
}

/// The bytes that write() was given; raises TypeError for what the file does not take.
std::string writtenData(Interpreter &in, const Value &value, bool binary)
{
    const auto *bytes = value.as<Bytes>();
    if (binary ? !bytes : !value.asText())
        in.raise("TypeError", binary ? fmt::format("a bytes-like object is required, not '{}'", in.typeName(value)) : fmt::format("write() argument must be str, not {}", in.typeName(value)));
    return binary ? bytes->data : value.asText()->utf8();
}

/// What write() returns: bytes, or characters.
Value writtenCount(const Value &value, const std::string &data) { return Value(value.asText() ? std::int64_t(value.asText()->length()) : std::int64_t(data.size())); }

/// What open(…, "r+"), "w+" and "a+" give: read from memory, each write goes to the file at once.
class RevisedFile : public OpenFile {
public:
    RevisedFile(std::string name, std::string data, bool binary, bool writesAtEnd) : OpenFile(std::move(name), std::move(data), binary), m_writesAtEnd(writesAtEnd)
    {
        if (m_writesAtEnd)
            seek(0, 2);
    }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    bool exit(Interpreter &, const Value &) override
    {
        m_isClosed = true;
        return false;
    }

private:
    Value write(Interpreter &in, const Value &value)
    {
        requireOpen(in);
        const std::string data = writtenData(in, value, m_binary);
        if (m_writesAtEnd) {
            m_data += data;
            changeFile(in, {FileChange::Act::Append, m_name, {}, data}, "write()", in.position());
            seek(0, 2);
        } else {
            m_data.replace(m_at, data.size(), data);
            m_at += data.size();
            changeFile(in, {FileChange::Act::Write, m_name, {}, m_data}, "write()", in.position());
        }
        return writtenCount(value, data);
    }
    Value truncate(Interpreter &in, std::int64_t size)
    {
        requireOpen(in);
        m_data.resize(size < 0 ? m_at : std::size_t(size));
        changeFile(in, {FileChange::Act::Write, m_name, {}, m_data}, "truncate()", in.position());
        return Value(std::int64_t(m_data.size()));
    }
    void requireOpen(Interpreter &in) const
    {
        if (m_isClosed)
            in.raise("ValueError", "I/O operation on closed file.");
    }

    bool m_writesAtEnd;
    bool m_isClosed = false;
};

std::optional<Value> RevisedFile::attribute(Interpreter &interpreter, std::string_view name)
{
    static const Methods methods{
        {"write", [](Interpreter &in, const Value &self, Arguments &arguments) { return self.as<RevisedFile>()->write(in, arguments.required("text")); }},
        {"writelines",
         [](Interpreter &in, const Value &self, Arguments &arguments) {
             for (const Value &line : in.toVector(arguments.required("lines")))
                 self.as<RevisedFile>()->write(in, line);
             return Value();
         }},
        {"truncate", [](Interpreter &in, const Value &self, Arguments &arguments) { return self.as<RevisedFile>()->truncate(in, arguments.integerOr("size", -1)); }},
        {"flush", [](Interpreter &, const Value &, Arguments &) { return Value(); }},
        {"close",
         [](Interpreter &, const Value &self, Arguments &) {
             self.as<RevisedFile>()->m_isClosed = true;
             return Value();
         }},
    };
    if (name == "closed")
        return Value(m_isClosed);
    if (auto method = boundMethod(methods, name, Value(shared_from_this())))
        return method;
    return OpenFile::attribute(interpreter, name);
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
        const std::string data = writtenData(in, value, m_binary);
        changeFile(in, {FileChange::Act::Append, m_name, {}, data}, "write()", in.position());
        return writtenCount(value, data);
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

[[noreturn]] void raiseNoFile(Interpreter &in, const std::string &path)
{
    in.raise(in.builtinClass("FileNotFoundError"), fmt::format("[Errno 2] No such file or directory: {}", quotedRepr(path)), {{"filename", Value::text(path)}, {"errno", Value(2)}});
}

std::string decoded(Interpreter &in, const std::string &data, const std::string &mode, const Value &encoding)
{
    return mode.find('b') != std::string::npos ? data : decodeBytes(in, data, encoding.asText() ? encoding.asText()->utf8() : "utf-8", "strict");
}

Value openForWriting(Interpreter &in, const std::string &path, const std::string &mode, const Value &encoding)
{
    const std::string what = fmt::format("open({}, {})", quotedRepr(path), quotedRepr(mode));
    const bool isBinary = mode.find('b') != std::string::npos;
    const bool alsoReads = mode.find('+') != std::string::npos;
    if (mode.find('r') != std::string::npos) {
        const auto data = in.host().readFile(path);
        if (!data)
            raiseNoFile(in, path);
        return Value(std::make_shared<RevisedFile>(path, decoded(in, *data, mode, encoding), isBinary, false));
    }
    if (mode.find('x') != std::string::npos && exists(in, path))
        in.raise(in.builtinClass("FileExistsError"), fmt::format("[Errno 17] File exists: {}", quotedRepr(path)), {{"filename", Value::text(path)}, {"errno", Value(17)}});
    const bool isAppended = mode.find('a') != std::string::npos;
    changeFile(in, {isAppended ? FileChange::Act::Append : FileChange::Act::Write, path}, what, in.position());
    if (!alsoReads)
        return Value(std::make_shared<WrittenFile>(path, isBinary));
    const auto data = isAppended ? in.host().readFile(path) : std::nullopt;
    return Value(std::make_shared<RevisedFile>(path, decoded(in, data.value_or(std::string()), mode, encoding), isBinary, isAppended));
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
            return in.isLenient() ? notOpened(in, path, mode) : openForWriting(in, path, mode, encoding);
        data = in.host().readFile(path);
    } catch (const Unsupported &) {
        if (!in.isLenient())
            throw;
        return notOpened(in, path, mode);
    }
    if (!data)
        raiseNoFile(in, path);
    return Value(std::make_shared<OpenFile>(path, decoded(in, *data, mode, encoding), mode.find('b') != std::string::npos));
}

}  // namespace limbeck::python
