// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metadata_reading.h"

#include "base/error.h"
#include "model/table_reading.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/vocabulary.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace limbeck::model {

using python::Interpreter;
using python::Value;
using sqlalchemy::MetaDataObject;

namespace {

/// Order of MetaData.sorted_tables: waves of tables that refer only to earlier ones, by name within. When that ends in a circle, the tables of circles lose all that
/// they refer to, and the sorting begins anew.
class TableOrder {
public:
    TableOrder(const schema::Schema &schema, std::vector<schema::QualifiedName> names) : m_names(std::move(names))
    {
        std::sort(m_names.begin(), m_names.end(), [](const auto &a, const auto &b) { return a.toString() < b.toString(); });
        for (std::size_t i = 0; i < m_names.size(); ++i)
            m_indexes[m_names[i].toString()] = i;
        m_parents.resize(m_names.size());
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            for (const auto &constraint : schema.findTable(m_names[i])->constraints) {
                const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                const auto parent = key && !key->useAlter ? m_indexes.find(key->referredTable.toString()) : m_indexes.end();
                if (parent != m_indexes.end() && parent->second != i)
                    m_parents[i].insert(parent->second);
            }
        }
    }

    std::vector<schema::QualifiedName> sorted()
    {
        if (const auto order = waves())
            return *order;
        std::vector<std::size_t> inCircles;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            if (reaches(i))
                inCircles.push_back(i);
        }
        for (std::size_t i : inCircles)
            m_parents[i].clear();
        return waves().value_or(m_names);
    }

private:
    std::optional<std::vector<schema::QualifiedName>> waves() const
    {
        std::vector<schema::QualifiedName> result;
        std::vector<bool> isDone(m_names.size(), false);
        while (result.size() < m_names.size()) {
            std::vector<std::size_t> wave;
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (!isDone[i] && std::all_of(m_parents[i].begin(), m_parents[i].end(), [&](std::size_t parent) { return isDone[parent]; }))
                    wave.push_back(i);
            }
            if (wave.empty())
                return std::nullopt;
            for (std::size_t i : wave) {
                isDone[i] = true;
                result.push_back(m_names[i]);
            }
        }
        return result;
    }

    /// Whether a table refers to itself over others.
    bool reaches(std::size_t start) const
    {
        std::vector<bool> seen(m_names.size(), false);
        std::vector<std::size_t> todo{start};
        while (!todo.empty()) {
            const std::size_t at = todo.back();
            todo.pop_back();
            for (std::size_t parent : m_parents[at]) {
                if (parent == start)
                    return true;
                if (!seen[parent]) {
                    seen[parent] = true;
                    todo.push_back(parent);
                }
            }
        }
        return false;
    }

    std::vector<schema::QualifiedName> m_names;
    std::map<std::string, std::size_t> m_indexes;
    std::vector<std::set<std::size_t>> m_parents;
};

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
        for (const auto &metadata : all)
            noteUnreadModels(*metadata);
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

    /// What was met and not read while the models were imported.
    void noteUnreadModels(const MetaDataObject &metadata)
    {
        for (const auto &item : metadata.vocabulary().parts().unread) {
            const auto of = item.metadata.lock();
            if (of && of.get() != &metadata)
                continue;
            Unread unread{item.table, item.column, item.object, item.what, item.position, item.hint};
            if (std::find(m_result.unread.begin(), m_result.unread.end(), unread) == m_result.unread.end())
                m_result.unread.push_back(std::move(unread));
        }
        for (const auto &listener : metadata.vocabulary().parts().listeners) {
            const Unread unread{std::nullopt, std::nullopt, "a listener", "it is called for every " + listener.event + " and may change tables; it was not run", listener.position, "Nothing is dropped."};
            if (listener.event.ends_with("_parent_attach") && std::find(m_result.unread.begin(), m_result.unread.end(), unread) == m_result.unread.end())
                m_result.unread.push_back(unread);
        }
        for (const auto &item : m_result.unread) {
            if (item.table && !item.column)
                m_result.schema.tables.erase(*item.table);
        }
        std::erase_if(m_result.sortedTables, [&](const auto &name) { return !m_result.schema.findTable(name); });
    }

    void readOne(const MetaDataObject &metadata)
    {
        std::vector<schema::QualifiedName> names;
        for (const auto &table : metadata.tables()) {
            if (readTableOf(metadata, *table))
                names.push_back(table->name());
        }
        for (auto &name : TableOrder(m_result.schema, std::move(names)).sorted())
            m_result.sortedTables.push_back(std::move(name));
    }

    bool readTableOf(const MetaDataObject &metadata, const sqlalchemy::TableObject &table)
    {
        if (m_result.schema.findTable(table.name()))
            return false;
        if (table.name().name.text.find(sqlalchemy::kUnknownName) != std::string::npos) {
            m_result.unread.push_back({std::nullopt, std::nullopt, "a table", "its name could not be computed", table.columns().empty() ? SourcePosition() : table.columns().front()->spec.column.position, "Write the name as a text."});
            return false;
        }
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
