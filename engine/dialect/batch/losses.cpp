// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/batch/losses.h"

#include "sql/tokens.h"
#include "dialect/sqlite/create_table_parser.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::dialect::batch {

namespace {

using namespace sqlite_catalog;

/// The first column that the block drops or renames and the text names.
std::optional<std::string> changedColumnIn(const std::string &text, const TableRebuild &rebuild)
{
    for (const std::string &column : rebuild.droppedColumns()) {
        if (sql::mentionsName(text, column))
            return column;
    }
    for (const RebuildColumn &column : rebuild.columns()) {
        if (column.isRenamed() && sql::mentionsName(text, column.key))
            return column.key;
    }
    return std::nullopt;
}

bool isDroppedIndex(const schema::Dependent &dependent, const TableRebuild &rebuild)
{
    const std::vector<std::string> &dropped = rebuild.droppedUnseenIndexes();
    return dependent.kind == schema::Dependent::Kind::Index && std::find(dropped.begin(), dropped.end(), dependent.name) != dropped.end();
}

std::string columnList(const std::vector<ParsedElement> &elements)
{
    std::vector<std::string> names;
    for (const ParsedElement &element : elements)
        names.push_back(element.text);
    return fmt::format("({})", fmt::join(names, ", "));
}

std::string withoutBlanks(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    return text;
}

/// Blanks and case apart; INT and BOOL are spellings only.
bool isSameDeclaration(const std::string &declared, const std::string &written)
{
    return sql::sameNameIgnoringCase(withoutBlanks(declared), withoutBlanks(written)) || (sql::sameNameIgnoringCase(declared, "INT") && written == "INTEGER")
        || (sql::sameNameIgnoringCase(declared, "BOOL") && written == "BOOLEAN");
}

class LossReport {
public:
    LossReport(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source, const TableRebuild &rebuild)
        : m_dialect(dialect), m_batch(batch), m_state(state), m_reflected(source.reflected), m_rebuild(rebuild)
    {
    }

    void sqlite()
    {
        const std::optional<ParsedTable> parsed = parseCreateTable(m_reflected.sourceText);
        if (parsed) {
            tableOptions(*parsed);
            for (const ParsedColumn &column : parsed->columns)
                columnDetails(column);
            checks(*parsed);
            uniques(*parsed);
            keyDetails(*parsed);
            foreignKeys(*parsed);
        }
        for (const schema::Index &index : m_reflected.indexes)
            indexDetails(index);
        for (const schema::Dependent &dependent : m_reflected.dependents) {
            if (!isDroppedIndex(dependent, m_rebuild))
                lost(dependent.kind == schema::Dependent::Kind::Index ? "the index over an expression " + dependent.name : "the trigger " + dependent.name);
        }
    }

    void preserve()
    {
        if (const std::optional<ParsedTable> parsed = parseCreateTable(m_reflected.sourceText))
            keyDetails(*parsed);
        for (const schema::Dependent &dependent : m_reflected.dependents) {
            const std::optional<std::string> column = isDroppedIndex(dependent, m_rebuild) ? std::nullopt : changedColumnIn(dependent.text, m_rebuild);
            if (!column)
                continue;
            if (dependent.kind == schema::Dependent::Kind::Index)
                lost(fmt::format("the index {}, which names the changed column {}", dependent.name, *column));
            else
                warn(fmt::format("Trigger {} of {} is created again as it was, but it names {}, which the batch changes: look whether it still works.", dependent.name, table(), *column));
        }
    }

    void postgresql()
    {
        warn(fmt::format("Rebuilding table {} on PostgreSQL drops its grants, triggers, policies, storage options and what depends on it; foreign keys of other tables and views make it fail.",
                         table()));
        if (m_reflected.comment || m_rebuild.newComment())
            lost("the comment of the table");
        for (const schema::Column &column : m_reflected.columns) {
            if (column.isSerial && column.primaryKey)
                warn(fmt::format("Column {} of {} gets a new sequence that starts at 1: the next values collide with the rows that are there. Set it with setval().", column.name.text, table()));
            else if (column.isSerial)
                lost(fmt::format("the sequence of column {}, which is not the primary key and becomes a plain number", column.name.text));
        }
    }

private:
    std::string table() const { return m_reflected.name.toString(); }
    void warn(const std::string &text) const { m_state.warn(text); }
    void lost(const std::string &what) const { warn(fmt::format("Rebuilding table {} loses {}.", table(), what)); }
    bool hasOption(std::string_view key) const
    {
        return std::any_of(m_batch.tableOptions.begin(), m_batch.tableOptions.end(), [&](const auto &option) { return option.first == key; });
    }

    void tableOptions(const ParsedTable &parsed) const
    {
        if (parsed.primaryKey && parsed.primaryKey->autoincrement && !hasOption("sqlite_autoincrement"))
            lost("AUTOINCREMENT (table_kwargs={\"sqlite_autoincrement\": True} keeps it)");
        if (parsed.withoutRowid && !hasOption("sqlite_with_rowid"))
            lost("WITHOUT ROWID (table_kwargs={\"sqlite_with_rowid\": False} keeps it)");
        if (parsed.strict && !hasOption("sqlite_strict"))
            lost("STRICT (table_kwargs={\"sqlite_strict\": True} keeps it)");
        if (parsed.primaryKey && !parsed.primaryKey->onConflict.empty())
            lost("ON CONFLICT " + parsed.primaryKey->onConflict + " of the primary key");
    }

    void columnDetails(const ParsedColumn &parsed) const
    {
        const RebuildColumn *column = m_rebuild.find(parsed.name);
        if (!column || !column->sourceName)
            return;
        if (!parsed.notNullConflict.empty())
            lost(fmt::format("ON CONFLICT {} of column {}", parsed.notNullConflict, parsed.name));
        if (column->isTypeTouched)
            return;
        const sql::Type &type = column->spec.column.type;
        if (!parsed.collation.empty() && !type.collation)
            lost(fmt::format("COLLATE {} of column {}", parsed.collation, parsed.name));
        const std::string written = m_dialect.typeText(type);
        if (!isSameDeclaration(parsed.type, written))
            lost(fmt::format("the declared type {} of column {}, which becomes {}", parsed.type.empty() ? "(none)" : parsed.type, parsed.name, written));
    }

    void checks(const ParsedTable &parsed) const
    {
        for (const ParsedCheck &check : parsed.checks) {
            const bool isNamedByBatch = m_batch.namingConvention.templates.contains("ck");
            if (!check.name && !isNamedByBatch)
                lost(fmt::format("the CHECK without a name: {}", check.text));
        }
    }

    void uniques(const ParsedTable &parsed) const
    {
        for (const ParsedUnique &unique : parsed.uniques) {
            const schema::Unique *seen = seenUnique(unique);
            if (!seen)
                lost(fmt::format("UNIQUE {}, which stands in a form that reflection does not see", columnList(unique.columns)));
            else if (unique.name && !seen->name.text)
                lost(fmt::format("the name {} of UNIQUE {}", *unique.name, columnList(unique.columns)));
            if (!unique.onConflict.empty())
                lost(fmt::format("ON CONFLICT {} of UNIQUE {}", unique.onConflict, columnList(unique.columns)));
        }
    }

    /// Keys are rebuilt from column names alone.
    void keyDetails(const ParsedTable &parsed) const
    {
        const auto report = [&](const std::vector<ParsedElement> &elements, const std::string &key) {
            for (const ParsedElement &element : elements) {
                if (!element.collation.empty() || element.descending)
                    lost(fmt::format("the {} of {} in {} {}", element.collation.empty() ? "DESC" : "COLLATE " + element.collation, element.text, key, columnList(elements)));
            }
        };
        if (parsed.primaryKey)
            report(parsed.primaryKey->columns, "PRIMARY KEY");
        for (const ParsedUnique &unique : parsed.uniques)
            report(unique.columns, "UNIQUE");
    }

    const schema::Unique *seenUnique(const ParsedUnique &unique) const
    {
        for (const schema::Constraint &constraint : m_reflected.constraints) {
            const auto *seen = std::get_if<schema::Unique>(&constraint);
            if (seen && std::equal(seen->columns.begin(), seen->columns.end(), unique.columns.begin(), unique.columns.end(),
                                   [](const Identifier &a, const ParsedElement &b) { return sql::sameNameIgnoringCase(a.text, b.name); }))
                return seen;
        }
        return nullptr;
    }

    void foreignKeys(const ParsedTable &parsed) const
    {
        for (const ParsedForeignKey &key : parsed.foreignKeys) {
            const schema::ForeignKey *seen = seenForeignKey(key);
            if (!seen)
                continue;
            std::vector<std::string> gone;
            const auto compare = [&](const std::string &word, const std::optional<std::string> &real, const std::optional<std::string> &kept) {
                if (real && !kept && *real != "NO ACTION")
                    gone.push_back(word + *real);
            };
            compare("the name ", key.name, seen->name.text ? std::optional(seen->name.text->text) : std::nullopt);
            compare("ON DELETE ", key.onDelete, seen->onDelete);
            compare("ON UPDATE ", key.onUpdate, seen->onUpdate);
            compare("MATCH ", key.match, seen->match);
            if (key.deferrable && !seen->deferrable)
                gone.push_back("DEFERRABLE");
            if (!gone.empty())
                lost(fmt::format("{} of the foreign key ({}) to {}", fmt::join(gone, ", "), fmt::join(key.columns, ", "), key.table));
        }
    }

    const schema::ForeignKey *seenForeignKey(const ParsedForeignKey &key) const
    {
        for (const schema::Constraint &constraint : m_reflected.constraints) {
            const auto *seen = std::get_if<schema::ForeignKey>(&constraint);
            if (seen && sql::sameNameIgnoringCase(seen->referredTable.name.text, key.table)
                && std::equal(seen->columns.begin(), seen->columns.end(), key.columns.begin(), key.columns.end(),
                              [](const Identifier &a, const std::string &b) { return sql::sameNameIgnoringCase(a.text, b); }))
                return seen;
        }
        return nullptr;
    }

    void indexDetails(const schema::Index &index) const
    {
        const auto &kept = m_rebuild.indexes();
        const std::optional<ParsedIndex> parsed = parseCreateIndex(index.sourceText);
        if (!parsed || std::none_of(kept.begin(), kept.end(), [&](const RebuildIndex &entry) { return !entry.isNew && entry.index.name == index.name; }))
            return;
        for (const ParsedElement &element : parsed->elements) {
            if (element.descending)
                lost(fmt::format("DESC of {} in index {}", element.text, index.name.text->text));
            if (!element.collation.empty())
                lost(fmt::format("COLLATE {} of {} in index {}", element.collation, element.text, index.name.text->text));
        }
    }

    const Dialect &m_dialect;
    const operation::BatchAlter &m_batch;
    const CompileState &m_state;
    const schema::Table &m_reflected;
    const TableRebuild &m_rebuild;
};

}  // namespace

void reportLosses(const Dialect &dialect, const operation::BatchAlter &batch, const CompileState &state, const SourceTable &source, const TableRebuild &rebuild)
{
    if (!state.warn || !source.isReflected)
        return;
    LossReport report(dialect, batch, state, source, rebuild);
    if (dialect.name() != "sqlite")
        report.postgresql();
    else if (state.batchPreserve)
        report.preserve();
    else
        report.sqlite();
}

std::vector<const schema::Dependent *> keptDependents(const SourceTable &source, const TableRebuild &rebuild)
{
    std::vector<const schema::Dependent *> kept;
    for (const schema::Dependent &dependent : source.reflected.dependents) {
        const bool isIndex = dependent.kind == schema::Dependent::Kind::Index;
        if (!isDroppedIndex(dependent, rebuild) && !(isIndex && changedColumnIn(dependent.text, rebuild)))
            kept.push_back(&dependent);
    }
    return kept;
}

}  // namespace limbeck::dialect::batch
