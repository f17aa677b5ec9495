// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metadata_reading.h"

#include "base/error.h"
#include "model/table_reading.h"
#include "schema/table_order.h"
#include "sqlalchemy/items/attach_events.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/vocabulary.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::model {

using python::Interpreter;
using python::Value;
using sqlalchemy::MetaDataObject;

namespace {

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
            const std::string what = opaque             ? "it is " + opaque->dottedName() + ", which is not part of the project"
                                     : value.isUnknown() ? "it is not known before it runs: " + *value.asUnknown()->why
                                                         : "it is a " + m_interpreter.typeName(value) + ", not a MetaData";
            m_result.unread.push_back({std::nullopt, std::nullopt, "target_metadata", what, opaque ? opaque->importedAt() : SourcePosition(),
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
            const bool isNotRun = listener.event.ends_with("_parent_attach") && !sqlalchemy::isAttachListener(listener);
            if (isNotRun && std::find(m_result.unread.begin(), m_result.unread.end(), unread) == m_result.unread.end())
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
        std::vector<const schema::Table *> read;
        std::map<schema::QualifiedName, std::vector<schema::QualifiedName>> further;
        for (const auto &table : metadata.tables()) {
            if (readTableOf(metadata, *table))
                read.push_back(m_result.schema.findTable(table->name()));
            if (!table->dependsOn.empty())
                further.emplace(table->name(), table->dependsOn);
        }
        for (const schema::Table *table : schema::inOrderOfReferences(std::move(read), further))
            m_result.sortedTables.push_back(table->name);
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
    const schema::Table *read = schema.findTable(table);
    const bool isRead = read && read->findColumn(column);
    return std::any_of(unread.begin(), unread.end(), [&](const Unread &item) {
        return item.table && *item.table == table && (!item.column || *item.column == column || (item.column->empty() && !isRead));
    });
}

MetadataReading readMetadata(Interpreter &interpreter, const Value &targetMetadata) { return Reading(interpreter).read(targetMetadata); }

}  // namespace limbeck::model
