// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/builtins/builtins.h"
#include "python/scalars.h"

/// open(): files of the project, for reading, through Host::readFile.
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
            throw Unsupported(fmt::format("Writing files is not supported: open({}, {}).", quotedRepr(path), quotedRepr(mode)), in.position(), "Keep what is computed in the database.");
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
