// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/compiled_object.h"

#include "sqlalchemy/runtime/dialect_object.h"

namespace limbeck::sqlalchemy {

namespace {

std::string textIn(const dialect::Dialect &dialect, dialect::BindStyle style, const sql::Executable &statement)
{
    dialect::CompileState state;
    state.bindStyle = style;
    std::string text;
    dialect.compileExecutable(statement, {}, state, [&text](const sql::Statement &compiled) {
        if (!text.empty())
            text += "; ";
        text += compiled.text;
    });
    return text;
}

const dialect::Dialect &dialectOfRun(const Vocabulary &vocabulary) { return vocabulary.world() ? vocabulary.world()->dialect() : dialect::postgresql(); }

}  // namespace

std::optional<Value> CompiledObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (name == "string")
        return Value::text(m_text);
    if (name == "params")
        throw Unsupported("the parameters of a compiled statement", interpreter.position(), "Compile it with compile_kwargs={\"literal_binds\": True}.");
    return std::nullopt;
}

Value compileStatement(Vocabulary &vocabulary, const sql::Executable &statement, const Arguments &arguments)
{
    Interpreter &interpreter = arguments.interpreter();
    const auto *wanted = arguments.value("dialect").as<DialectObject>();
    const dialect::Dialect &dialect = wanted ? dialect::dialectByName(wanted->name()) : dialectOfRun(vocabulary);
    const auto *options = arguments.value("compile_kwargs").as<python::Dict>();
    const auto literal = options ? options->find("literal_binds") : std::nullopt;
    const bool isLiteral = literal && interpreter.isTrue(*literal, "literal_binds");
    const auto placeholders = dialect.name() == "postgresql" ? dialect::BindStyle::PyFormat : dialect::BindStyle::QMark;
    return Value(std::make_shared<CompiledObject>(vocabulary, textIn(dialect, isLiteral ? dialect::BindStyle::Literal : placeholders, statement)));
}

std::string statementText(const Vocabulary &vocabulary, const sql::Executable &statement) { return textIn(dialectOfRun(vocabulary), dialect::BindStyle::Named, statement); }

}  // namespace limbeck::sqlalchemy
