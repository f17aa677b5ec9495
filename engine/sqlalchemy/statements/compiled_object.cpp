// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/compiled_object.h"

#include "sqlalchemy/runtime/dialect_object.h"

namespace limbeck::sqlalchemy {

namespace {

/// One statement after the other, as a program's text.
dialect::StatementSink joinedInto(std::string &text)
{
    return [&text](const sql::Statement &compiled) {
        if (!text.empty())
            text += "; ";
        text += compiled.text;
    };
}

dialect::CompileState stateFor(dialect::BindStyle style)
{
    dialect::CompileState state;
    state.bindStyle = style;
    state.offline = style != dialect::BindStyle::Literal;   // placeholders are for those who do not execute it
    return state;
}

std::string textIn(const dialect::Dialect &dialect, dialect::BindStyle style, const sql::Executable &statement)
{
    dialect::CompileState state = stateFor(style);
    std::string text;
    dialect.compileExecutable(statement, {}, state, joinedInto(text));
    return text;
}

std::string textIn(const dialect::Dialect &dialect, const operation::Operation::Node &node)
{
    dialect::CompileState state = stateFor(dialect::BindStyle::Literal);
    std::string text;
    dialect.compile(operation::Operation{node, {}}, state, joinedInto(text));
    return text;
}

const dialect::Dialect &dialectOfRun(const Vocabulary &vocabulary) { return vocabulary.world() ? vocabulary.world()->dialect() : dialect::postgresql(); }

const dialect::Dialect &wantedDialect(const Vocabulary &vocabulary, const Arguments &arguments)
{
    const auto *wanted = arguments.value("dialect").as<DialectObject>();
    return wanted ? dialect::dialectByName(wanted->name()) : dialectOfRun(vocabulary);
}

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
    const dialect::Dialect &dialect = wantedDialect(vocabulary, arguments);
    const auto *options = arguments.value("compile_kwargs").as<python::Dict>();
    const auto literal = options ? options->find("literal_binds") : std::nullopt;
    const bool isLiteral = literal && interpreter.isTrue(*literal, "literal_binds");
    const auto placeholders = dialect.name() == "postgresql" ? dialect::BindStyle::PyFormat : dialect::BindStyle::QMark;
    return Value(std::make_shared<CompiledObject>(vocabulary, textIn(dialect, isLiteral ? dialect::BindStyle::Literal : placeholders, statement)));
}

std::string statementText(const Vocabulary &vocabulary, const sql::Executable &statement) { return textIn(dialectOfRun(vocabulary), dialect::BindStyle::Named, statement); }

Value compileDirective(Vocabulary &vocabulary, const operation::Operation::Node &node, const Arguments &arguments)
{
    return Value(std::make_shared<CompiledObject>(vocabulary, textIn(wantedDialect(vocabulary, arguments), node)));
}

std::string literalText(const Vocabulary &vocabulary, const sql::Executable &statement) { return textIn(dialectOfRun(vocabulary), dialect::BindStyle::Literal, statement); }

std::string directiveText(const operation::Operation::Node &node) { return textIn(dialect::dialectByName("sqlite"), node); }

}  // namespace limbeck::sqlalchemy
