// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/constraint_names.h"

#include "base/error.h"
#include "sqlalchemy/items/constraint_objects.h"

#include <cctype>
#include <fmt/format.h>

namespace limbeck::model {

using python::Interpreter;
using python::Value;
using sqlalchemy::ColumnObject;

namespace {

const char *className(std::string_view kind)
{
    return kind == "ix" ? "Index" : kind == "uq" ? "UniqueConstraint" : kind == "ck" ? "CheckConstraint" : kind == "fk" ? "ForeignKeyConstraint" : "PrimaryKeyConstraint";
}

class Convention {
public:
    Convention(Interpreter &interpreter, const python::Dict *dict) : m_interpreter(interpreter), m_dict(dict) {}

    /// The template of a kind; keys may be the classes themselves.
    std::optional<std::string> pattern(const std::string &kind) const
    {
        if (!m_dict || m_dict->size() == 0)
            return kind == "ix" ? std::optional<std::string>("ix_%(column_0_label)s") : std::nullopt;
        std::optional<std::string> byClass;
        for (const auto &[key, value] : m_dict->entries()) {
            if (!value.asText())
                continue;
            if (key.asText() && key.asText()->utf8() == kind)
                return value.asText()->utf8();
            if (const auto *function = key.as<python::NativeFunction>(); function && function->name() == className(kind))
                byClass = value.asText()->utf8();
        }
        return byClass;
    }

    std::optional<Value> function(const std::string &token) const
    {
        const auto found = m_dict ? m_dict->find(token) : std::nullopt;
        return found && !found->asText() ? found : std::nullopt;
    }

private:
    Interpreter &m_interpreter;
    const python::Dict *m_dict;
};

/// Fills the tokens of one constraint's template.
class Filler {
public:
    Filler(Interpreter &interpreter, const Convention &convention, const sqlalchemy::TableObject &table, const NamingTarget &target)
        : m_interpreter(interpreter), m_convention(convention), m_table(table), m_target(target)
    {
    }

    /// Python's % formatting.
    std::string fill(const std::string &pattern)
    {
        std::string text;
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] != '%') {
                text += pattern[i];
            } else if (pattern.compare(i, 2, "%%") == 0) {
                text += '%';
                ++i;
            } else {
                const std::size_t close = pattern.find(")s", i);
                if (pattern.compare(i, 2, "%(") != 0 || close == std::string::npos)
                    throw Error(ErrorCode::Script, fmt::format("The naming convention \"{}\" cannot be read: after % it needs (token)s.", pattern));
                text += token(pattern.substr(i + 2, close - i - 2));
                i = close + 1;
            }
        }
        return text;
    }

private:
    std::string token(const std::string &name)
    {
        if (const auto function = m_convention.function(name)) {
            const Value table(std::const_pointer_cast<python::Object>(m_table.shared_from_this()));
            // A constraint tells its Column objects only when it knows its table.
            if (auto *constraint = m_target.constraint.as<sqlalchemy::ConstraintObject>(); constraint && constraint->table.isNone())
                constraint->table = table;
            return m_interpreter.str(m_interpreter.call(*function, {m_target.constraint, table}));
        }
        if (name == "table_name")
            return m_table.name().name.text;
        if (name == "constraint_name")
            return givenName();
        if (name == "referred_table_name")
            return m_target.referredTable.value_or("");
        if (const auto text = columnToken(name))
            return *text;
        throw Error(ErrorCode::Script, fmt::format("The naming convention for \"{}\" uses %({})s, which is not one of SQLAlchemy's tokens.", m_target.kind, name));
    }

    std::string givenName() const
    {
        if (!m_target.name.text)
            throw Error(ErrorCode::Script, fmt::format("The naming convention for \"{}\" contains %(constraint_name)s, but a constraint of table '{}' has no name.",
                                                       m_target.kind, m_table.name().toString()));
        return m_target.name.text->text;
    }

    std::string label(const ColumnObject &column) const
    {
        std::string schema;
        if (m_table.name().schema) {
            for (char c : m_table.name().schema->text)
                schema += c == '.' ? '_' : c;
            schema += '_';
        }
        return schema + m_table.name().name.text + "_" + column.spec.column.name.text;
    }

    /// One column's part: "name", "key", "label".
    std::optional<std::string> part(std::size_t index, const std::string &attribute, bool referred) const
    {
        if (referred) {
            if (attribute != "name")
                return std::nullopt;
            return index < m_target.referredColumns.size() ? m_target.referredColumns[index] : std::string();
        }
        if (attribute != "name" && attribute != "key" && attribute != "label")
            return std::nullopt;
        if (index >= m_target.columns.size())
            return std::string();
        const ColumnObject &column = *m_target.columns[index];
        return attribute == "label" ? label(column) : attribute == "key" ? column.key : column.spec.column.name.text;
    }

    /// column_0_name, column_0N_name, column_0_N_name, referred_column_0_name and so on.
    std::optional<std::string> columnToken(const std::string &name) const
    {
        const bool referred = name.starts_with("referred_");
        const std::string rest = referred ? name.substr(9) : name;
        if (!rest.starts_with("column_"))
            return std::nullopt;
        std::size_t at = 7, index = 0;
        const std::size_t digits = at;
        while (at < rest.size() && std::isdigit(static_cast<unsigned char>(rest[at])))
            index = index * 10 + std::size_t(rest[at++] - '0');
        if (at == digits)
            return std::nullopt;
        std::optional<std::string> joint;
        if (rest.compare(at, 2, "N_") == 0) {
            joint = "";
            at += 1;
        } else if (rest.compare(at, 3, "_N_") == 0) {
            joint = "_";
            at += 2;
        }
        if (at >= rest.size() || rest[at] != '_')
            return std::nullopt;
        const std::string attribute = rest.substr(at + 1);
        if (!joint)
            return part(index, attribute, referred);
        std::string text;
        for (std::size_t i = 0; i < (referred ? m_target.referredColumns.size() : m_target.columns.size()); ++i) {
            const auto one = part(i, attribute, referred);
            if (!one)
                return std::nullopt;
            text += (i > 0 ? *joint : std::string()) + *one;
        }
        return text;
    }

    Interpreter &m_interpreter;
    const Convention &m_convention;
    const sqlalchemy::TableObject &m_table;
    const NamingTarget &m_target;
};

}  // namespace

schema::Name conventionalName(Interpreter &interpreter, const sqlalchemy::MetaDataObject &metadata, const sqlalchemy::TableObject &table, const NamingTarget &target)
{
    if (target.name.isFinal)
        return target.name;
    const Convention convention(interpreter, metadata.namingConvention.as<python::Dict>());
    const auto pattern = convention.pattern(target.kind);
    const bool isFed = pattern && (!target.name.text || pattern->find("constraint_name") != std::string::npos);
    if (!isFed)
        return target.name;
    return {sql::Identifier(Filler(interpreter, convention, table, target).fill(*pattern), target.name.text ? target.name.text->quote : std::nullopt), true};
}

}  // namespace limbeck::model
