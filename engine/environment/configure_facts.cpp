// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment/configure_facts.h"

namespace limbeck::environment {

namespace {

const python::Value *find(const sqlalchemy::KeywordArguments &arguments, std::string_view name)
{
    for (const auto &[key, value] : arguments) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

/// Arguments of configure(), one accessor per kind of value.
class Reader {
public:
    Reader(python::Interpreter &interpreter, const sqlalchemy::KeywordArguments &arguments, const SourcePosition &position)
        : m_interpreter(interpreter), m_arguments(arguments), m_position(position)
    {
    }

    const python::Value *given(std::string_view name) const
    {
        const python::Value *value = find(m_arguments, name);
        return value && !value->isNone() ? value : nullptr;
    }

    std::optional<std::string> text(std::string_view name)
    {
        const python::Value *value = given(name);
        if (!value)
            return std::nullopt;
        if (value->asText())
            return value->asText()->utf8();
        refuse(name, "must be text here, found " + described(*value));
        return std::nullopt;
    }

    std::optional<bool> truth(std::string_view name)
    {
        const python::Value *value = given(name);
        if (!value)
            return std::nullopt;
        const python::Truth truth = m_interpreter.truth(*value);
        if (truth != python::Truth::Unknown)
            return truth == python::Truth::True;
        refuse(name, "must be true or false here, found " + described(*value));
        return std::nullopt;
    }

    std::vector<python::Value> callables(std::string_view name) const
    {
        const python::Value *value = given(name);
        if (!value)
            return {};
        if (value->as<python::List>() || value->as<python::Tuple>())
            return m_interpreter.toVector(*value);
        return {*value};
    }

    /// What was refused first.
    std::optional<Error> refused() const { return m_refused; }

private:
    std::string described(const python::Value &value) const
    {
        if (value.isUnknown())
            return "a value that is not known: " + *value.asUnknown()->why;
        if (const auto *opaque = value.as<python::Opaque>())
            return "a value that is not known: " + opaque->dottedName() + " is not part of the project";
        return m_interpreter.typeName(value);
    }

    void refuse(std::string_view name, const std::string &what)
    {
        if (!m_refused)
            m_refused = Error(ErrorCode::Config, "context.configure(" + std::string(name) + "=…) " + what + ".", m_position);
    }

    python::Interpreter &m_interpreter;
    const sqlalchemy::KeywordArguments &m_arguments;
    const SourcePosition &m_position;
    std::optional<Error> m_refused;
};

std::string paramStyle(const Reader &reader)
{
    const python::Value *options = reader.given("dialect_opts");
    const auto *dict = options ? options->as<python::Dict>() : nullptr;
    const auto style = dict ? dict->find("paramstyle") : std::nullopt;
    return style && style->asText() ? style->asText()->utf8() : std::string();
}

std::optional<std::vector<std::string>> startingRevision(python::Interpreter &interpreter, const Reader &reader)
{
    const python::Value *value = reader.given("starting_rev");
    if (!value)
        return std::nullopt;
    std::vector<std::string> revisions;
    if (value->asText())
        return std::vector{value->asText()->utf8()};
    for (const python::Value &item : interpreter.toVector(*value))
        revisions.push_back(interpreter.str(item));
    return revisions;
}

}  // namespace

ConfigureFacts readConfigure(python::Interpreter &interpreter, const sqlalchemy::KeywordArguments &arguments, const SourcePosition &position)
{
    Reader reader(interpreter, arguments, position);
    ConfigureFacts facts;
    facts.position = position;
    facts.all = arguments;
    facts.versionTable = reader.text("version_table").value_or(facts.versionTable);
    facts.versionTableSchema = reader.text("version_table_schema");
    facts.versionTablePrimaryKey = reader.truth("version_table_pk").value_or(true);
    facts.transactionPerMigration = reader.truth("transaction_per_migration").value_or(false);
    facts.transactionalDdl = reader.truth("transactional_ddl");
    facts.literalBinds = reader.truth("literal_binds").value_or(false);
    facts.renderAsBatch = reader.truth("render_as_batch").value_or(false);
    facts.includeSchemas = reader.truth("include_schemas").value_or(false);
    facts.paramStyle = paramStyle(reader);
    facts.startingRevision = startingRevision(interpreter, reader);
    facts.onVersionApply = reader.callables("on_version_apply");
    if (const python::Value *metadata = reader.given("target_metadata")) {
        facts.targetMetadata = *metadata;
        facts.naming = sqlalchemy::namingConventionOf(*metadata).value_or(facts.naming);
    }
    if (const python::Value *buffer = reader.given("output_buffer"))
        facts.outputBuffer = *buffer;
    if (const auto name = reader.text("dialect_name"))
        facts.dialectName = *name;
    facts.unusable = reader.refused();
    return facts;
}

}  // namespace limbeck::environment
