// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/statements/compiled_object.h"

#include "dialect/bound_text.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/runtime/value_conversion.h"

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
    if (name == "string" || name == "statement")
        return Value::text(m_text);
    if (name != "params" && name != "positiontup" && name != "construct_params")
        return std::nullopt;
    auto values = python::makeDict();
    for (const auto &[parameter, value] : m_parameters)
        values->insert(parameter, fromSql(interpreter, value));
    if (name == "params")
        return Value(values);
    if (name == "construct_params")
        return nativeFunction("construct_params", "params=, **kw", [values](Interpreter &, const Arguments &) { return Value(values); });
    std::vector<Value> names;
    for (const auto &[parameter, value] : m_parameters)
        names.push_back(Value::text(parameter));
    return listOf(std::move(names));
}

namespace {

bool option(const Arguments &arguments, std::string_view name)
{
    const auto *options = arguments.value("compile_kwargs").as<python::Dict>();
    const auto given = options ? options->find(std::string(name)) : std::nullopt;
    return given && arguments.interpreter().isTrue(*given, std::string(name));
}

/// How values are written: as asked for, else as those of the dialect, or of SQLAlchemy's own where none is named.
dialect::BindStyle styleFor(const Arguments &arguments)
{
    if (option(arguments, "literal_binds"))
        return dialect::BindStyle::Literal;
    return arguments.value("dialect").isNone() && arguments.value("bind").isNone() ? dialect::BindStyle::Named : dialect::BindStyle::PyFormat;
}

}  // namespace

Value compileStatement(Vocabulary &vocabulary, const sql::Executable &statement, const Arguments &arguments)
{
    const dialect::Dialect &dialect = wantedDialect(vocabulary, arguments);
    const dialect::BindStyle style = styleFor(arguments);
    if (style == dialect::BindStyle::Literal)
        return Value(std::make_shared<CompiledObject>(vocabulary, textIn(dialect, style, statement), dialect::Parameters()));
    const auto stage = option(arguments, "render_postcompile") ? dialect::BoundStage::Sent : dialect::BoundStage::Compiled;
    dialect::BoundText bound = dialect::boundText(dialect, statement, nullptr, style, stage);
    return Value(std::make_shared<CompiledObject>(vocabulary, std::move(bound.text), std::move(bound.parameters)));
}

Value compileExpression(Vocabulary &vocabulary, const sql::Expression &expression, const Arguments &arguments)
{
    const dialect::Dialect &dialect = wantedDialect(vocabulary, arguments);
    const dialect::BindStyle style = styleFor(arguments);
    if (style == dialect::BindStyle::Literal)
        return Value(std::make_shared<CompiledObject>(vocabulary, dialect.expressionText(expression, true), dialect::Parameters()));
    dialect::BoundText bound = dialect::boundText(dialect, expression, style);
    return Value(std::make_shared<CompiledObject>(vocabulary, std::move(bound.text), std::move(bound.parameters)));
}

std::string statementText(const Vocabulary &vocabulary, const sql::Executable &statement)
{
    return dialect::boundText(dialectOfRun(vocabulary), statement, nullptr, dialect::BindStyle::Named, dialect::BoundStage::Compiled).text;
}

Value compileDirective(Vocabulary &vocabulary, const operation::Operation::Node &node, const Arguments &arguments)
{
    return Value(std::make_shared<CompiledObject>(vocabulary, textIn(wantedDialect(vocabulary, arguments), node), dialect::Parameters()));
}

std::string literalText(const Vocabulary &vocabulary, const sql::Executable &statement) { return textIn(dialectOfRun(vocabulary), dialect::BindStyle::Literal, statement); }

std::string directiveText(const operation::Operation::Node &node) { return textIn(dialect::dialectByName("sqlite"), node); }

}  // namespace limbeck::sqlalchemy
