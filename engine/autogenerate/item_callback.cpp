// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/item_callback.h"

#include "base/error.h"
#include "dialect/overloaded.h"
#include "sqlalchemy/expressions/expression_object.h"

namespace limbeck::autogenerate {

using python::Value;

namespace {

/// The object that render_item= gets.
const char *const kContext = R"py(
class AutogenContext:
    def __init__(self, migration_context, opts):
        self.migration_context = migration_context
        self.opts = opts
        self.imports = set()

    @property
    def dialect(self):
        return self.migration_context.dialect

    @property
    def connection(self):
        return self.migration_context.bind
)py";

}  // namespace

Value ItemCallback::migrationContext()
{
    if (m_migrationContext.isNone())
        m_migrationContext = m_interpreter.call(m_interpreter.getAttribute(m_interpreter.importModule("alembic.context", {}), "get_context"), python::CallArguments{});
    return m_migrationContext;
}

Value ItemCallback::autogenContext()
{
    if (!m_context.isNone())
        return m_context;
    static const python::syntax::FilePtr kFile = python::parse("<autogenerate>", kContext);
    const Value module(m_interpreter.runModule(kFile, "limbeck_autogenerate"));
    auto options = python::makeDict();
    for (const auto &[name, value] : m_facts.all)
        options->insert(name, value);
    m_context = m_interpreter.call(m_interpreter.getAttribute(module, "AutogenContext"), {migrationContext(), Value(options)});
    return m_context;
}

std::optional<std::optional<std::string>> ItemCallback::operator()(const std::string &kind, const RenderedItem &item)
{
    const Value object = std::visit(dialect::Overloaded{
                                        [this](const sql::Type *type) { return m_objects.type(*type); },
                                        [this](const schema::Column *column) { return Value(sqlalchemy::columnFromSchema(vocabulary(), *column)); },
                                        [this](const operation::DefaultClause *clause) { return defaultObject(*clause); },
                                        [this](const schema::Constraint *constraint) { return constraintObject(*constraint); },
                                    },
                                    item);
    if (object.isNone())
        return std::nullopt;
    const Value answer = m_interpreter.call(m_function, {Value::text(kind), object, autogenContext()});
    if (answer.isNone())
        return std::optional<std::string>();
    if (answer.asText())
        return answer.asText()->utf8();
    return std::nullopt;
}

/// What stands in Column.server_default: a DefaultClause. Identity and Computed are not offered to render_item.
Value ItemCallback::defaultObject(const operation::DefaultClause &clause)
{
    const auto *given = std::get_if<schema::ServerDefault>(&clause);
    const auto *text = given ? std::get_if<std::string>(&given->data) : nullptr;
    const auto *expression = given ? std::get_if<sql::ExpressionPtr>(&given->data) : nullptr;
    if (!text && !expression)
        return {};
    const Value module = m_interpreter.importModule("sqlalchemy", m_facts.position);
    const auto *clauseText = expression ? std::get_if<sql::TextClause>(&(*expression)->node) : nullptr;
    Value argument;
    if (text)
        argument = Value::text(*text);
    else if (clauseText)
        argument = m_interpreter.call(m_interpreter.getAttribute(module, "text"), std::vector<Value>{Value::text(clauseText->text)});
    else
        argument = Value(std::make_shared<sqlalchemy::ExpressionObject>(vocabulary(), *expression));
    return m_interpreter.call(m_interpreter.getAttribute(module, "DefaultClause"), std::vector<Value>{argument});
}

Value ItemCallback::constraintObject(const schema::Constraint &constraint)
{
    static const char *const kClasses[] = {"PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint"};
    return Value(std::make_shared<sqlalchemy::ConstraintObject>(vocabulary(), kClasses[constraint.index()], constraint));
}

sqlalchemy::Vocabulary &ItemCallback::vocabulary() const
{
    const auto *metadata = m_facts.targetMetadata.as<sqlalchemy::MetaDataObject>();
    if (!metadata)
        throw Unsupported("render_item= with several MetaData", m_facts.position);
    return metadata->vocabulary();
}

std::set<std::string> ItemCallback::imports() const
{
    std::set<std::string> lines;
    if (m_context.isNone())
        return lines;
    for (const Value &line : m_interpreter.toVector(m_interpreter.getAttribute(m_context, "imports")))
        lines.insert(m_interpreter.str(line));
    return lines;
}

}  // namespace limbeck::autogenerate
