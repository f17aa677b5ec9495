// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metadata_reading.h"

#include "base/error.h"
#include "model/table_reading.h"
#include "sqlalchemy/vocabulary.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace limbeck::model {

using python::Interpreter;
using python::Value;
using sqlalchemy::MetaDataObject;

namespace {

/// Order of MetaData.sorted_tables: waves of tables that refer only to earlier ones, by name within; what stands in a circle loses the edges that make it.
std::vector<schema::QualifiedName> sortedTables(const schema::Schema &schema, std::vector<schema::QualifiedName> names)
{
    std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) { return a.toString() < b.toString(); });
    std::vector<schema::QualifiedName> result;
    std::set<std::string> todo;
    for (const auto &name : names)
        todo.insert(name.toString());
    while (!names.empty()) {
        std::vector<schema::QualifiedName> wave, left;
        for (const auto &name : names) {
            const schema::Table *table = schema.findTable(name);
            const bool waits = std::any_of(table->constraints.begin(), table->constraints.end(), [&](const auto &constraint) {
                const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                return key && !key->useAlter && key->referredTable != name && todo.contains(key->referredTable.toString());
            });
            (waits ? left : wave).push_back(name);
        }
        if (wave.empty())
            wave.swap(left);
        for (const auto &name : wave) {
            todo.erase(name.toString());
            result.push_back(name);
        }
        names = std::move(left);
    }
    return result;
}

class Reading {
public:
    explicit Reading(Interpreter &interpreter) : m_interpreter(interpreter) {}

    MetadataReading read(const Value &target)
    {
        std::vector<std::shared_ptr<MetaDataObject>> all;
        collect(target, all);
        m_result.hasMetadata = !all.empty();
        if (const auto naming = sqlalchemy::namingConventionOf(target))
            m_result.naming = *naming;
        if (!all.empty() && all.front()->schema)
            m_result.defaultSchema = all.front()->schema->text;
        for (const auto &metadata : all)
            readOne(*metadata);
        return std::move(m_result);
    }

private:
    void collect(const Value &value, std::vector<std::shared_ptr<MetaDataObject>> &into)
    {
        if (auto metadata = value.shared<MetaDataObject>()) {
            into.push_back(std::move(metadata));
        } else if (value.as<python::List>() || value.as<python::Tuple>() || value.as<python::Set>()) {
            for (const Value &item : m_interpreter.toVector(value))
                collect(item, into);
        } else if (!value.isNone()) {
            const auto *opaque = value.as<python::Opaque>();
            const std::string what = opaque ? opaque->dottedName() + ", which is not part of the project" : value.isUnknown() ? *value.asUnknown()->why : "a " + m_interpreter.typeName(value);
            m_result.unread.push_back({std::nullopt, std::nullopt, "target_metadata", "it is " + what, opaque ? opaque->importedAt() : SourcePosition(),
                                       "Name a MetaData of the project's own models, or read the models with the project's Python."});
        }
    }

    void readOne(const MetaDataObject &metadata)
    {
        std::vector<schema::QualifiedName> names;
        for (const auto &table : metadata.tables()) {
            if (readTableOf(metadata, *table))
                names.push_back(table->name());
        }
        for (auto &name : sortedTables(m_result.schema, std::move(names)))
            m_result.sortedTables.push_back(std::move(name));
    }

    bool readTableOf(const MetaDataObject &metadata, const sqlalchemy::TableObject &table)
    {
        if (m_result.schema.findTable(table.name()))
            return false;
        try {
            m_result.schema.tables.emplace(table.name(), readTable(m_interpreter, metadata, table, m_result.unread));
            return true;
        } catch (const Cancelled &) {
            throw;
        } catch (const python::Raised &raised) {
            note(table, python::scriptError(m_interpreter, raised));
        } catch (const Error &error) {
            note(table, error);
        }
        return false;
    }

    void note(const sqlalchemy::TableObject &table, const Error &error)
    {
        m_result.unread.push_back({table.name(), std::nullopt, "table " + table.name().toString(), error.message(), error.position(), "The table is not compared."});
    }

    Interpreter &m_interpreter;
    MetadataReading m_result;
};

}  // namespace

bool MetadataReading::mayDropTable(const schema::QualifiedName &name) const
{
    return std::none_of(unread.begin(), unread.end(), [&](const Unread &item) { return !item.table || *item.table == name; });
}

bool MetadataReading::isUnread(const schema::QualifiedName &table) const
{
    return std::any_of(unread.begin(), unread.end(), [&](const Unread &item) { return item.table && *item.table == table && !item.column; });
}

bool MetadataReading::isUnread(const schema::QualifiedName &table, const std::string &column) const
{
    return std::any_of(unread.begin(), unread.end(), [&](const Unread &item) { return item.table && *item.table == table && (!item.column || *item.column == column); });
}

MetadataReading readMetadata(Interpreter &interpreter, const Value &targetMetadata) { return Reading(interpreter).read(targetMetadata); }

}  // namespace limbeck::model
