// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/type_steps.h"

#include "dialect/quoting.h"

namespace limbeck::autogenerate {

namespace {

class TypeSteps {
public:
    TypeSteps(const std::set<QualifiedName> &existing, const dialect::Dialect &dialect) : m_known(existing), m_dialect(dialect) {}

    std::vector<Directive> add(const std::vector<Directive> &directives)
    {
        std::vector<Directive> result;
        for (Directive directive : directives) {
            if (auto *changes = std::get_if<TableChanges>(&directive.node)) {
                changes->directives = add(changes->directives);
            } else if (auto *create = std::get_if<CreateTable>(&directive.node)) {
                for (schema::Column &column : create->table.columns)
                    ofNewTable(column.type, result);
            } else if (auto *column = std::get_if<AddColumn>(&directive.node)) {
                ofColumn(column->column.type, result);
            } else if (auto *alter = std::get_if<AlterColumn>(&directive.node); alter && alter->type) {
                ofColumn(*alter->type, result);
            }
            result.push_back(std::move(directive));
        }
        return result;
    }

private:
    /// The type itself, or what an array is of.
    static const sql::Type *enumIn(const sql::Type &type)
    {
        if (type.id == sql::TypeId::Array && type.item)
            return enumIn(*type.item);
        const bool isNative = type.enumeration && (type.id == sql::TypeId::PgEnum || (type.id == sql::TypeId::Enum && type.enumeration->nativeEnum));
        return isNative && !type.name.empty() ? &type : nullptr;
    }

    static QualifiedName nameOf(const sql::Type &type)
    {
        QualifiedName name{std::nullopt, Identifier(type.name)};
        if (type.schema)
            name.schema = Identifier(*type.schema);
        return name;
    }

    std::string creation(const sql::Type &type) const
    {
        std::string labels;
        for (const std::string &label : type.enumeration->labels)
            labels += (labels.empty() ? "" : ", ") + dialect::stringLiteral(label);
        return "CREATE TYPE " + m_dialect.quote(nameOf(type)) + " AS ENUM (" + labels + ")";
    }

    void ofNewTable(sql::Type &type, std::vector<Directive> &result)
    {
        const sql::Type resolved = sql::resolveVariant(type, "postgresql");
        const sql::Type *enumeration = enumIn(resolved);
        if (!enumeration)
            return;
        if (!m_known.insert(nameOf(*enumeration)).second) {
            type = notCreated(resolved);
            return;
        }
        const bool isCreatedWithTable = resolved.id != sql::TypeId::Array && !enumeration->enumeration->boundToMetadata && (enumeration->id == sql::TypeId::Enum || enumeration->enumeration->createType);
        const std::string drop = "DROP TYPE " + m_dialect.quote(nameOf(*enumeration));
        result.push_back({ExecuteText{isCreatedWithTable ? std::string() : creation(*enumeration), drop, false}});
    }

    void ofColumn(const sql::Type &type, std::vector<Directive> &result)
    {
        const sql::Type resolved = sql::resolveVariant(type, "postgresql");
        const sql::Type *enumeration = enumIn(resolved);
        if (enumeration && m_known.insert(nameOf(*enumeration)).second)
            result.push_back({ExecuteText{creation(*enumeration), "DROP TYPE " + m_dialect.quote(nameOf(*enumeration)), false}});
    }

    /// postgresql.ENUM(…, create_type=False)
    static sql::Type notCreated(sql::Type type)
    {
        if (type.id == sql::TypeId::Array && type.item) {
            type.item = std::make_shared<const sql::Type>(notCreated(*type.item));
            return type;
        }
        type.id = sql::TypeId::PgEnum;
        type.spelling = "postgresql.ENUM";
        type.python.reset();
        type.enumeration->createType = false;
        type.enumeration->pythonClass.clear();
        return type;
    }

    std::set<QualifiedName> m_known;
    const dialect::Dialect &m_dialect;
};

}  // namespace

std::vector<Directive> withTypes(const std::vector<Directive> &directives, const std::set<QualifiedName> &existing, const dialect::Dialect &dialect)
{
    return dialect.name() == "postgresql" ? TypeSteps(existing, dialect).add(directives) : directives;
}

}  // namespace limbeck::autogenerate
