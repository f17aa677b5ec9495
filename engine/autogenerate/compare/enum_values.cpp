// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/enum_values.h"

#include "autogenerate/compare/table_pair.h"
#include "autogenerate/render/python_text.h"

#include <algorithm>
#include <map>

namespace limbeck::autogenerate {

namespace {

std::string literal(const std::string &label)
{
    std::string out = "'";
    for (const char c : label)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

using Labels = std::vector<std::string>;

bool contains(const Labels &labels, const std::string &label) { return std::find(labels.begin(), labels.end(), label) != labels.end(); }

/// The kept labels stand in the same order on both sides.
bool onlyAdds(const Labels &database, const Labels &model)
{
    std::size_t next = 0;
    for (const std::string &label : model) {
        if (next < database.size() && database[next] == label)
            ++next;
    }
    return next == database.size();
}

/// The one place where both differ, with a label that the other side has nowhere.
std::optional<std::size_t> renamedAt(const Labels &database, const Labels &model)
{
    if (database.size() != model.size())
        return std::nullopt;
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < database.size(); ++i) {
        if (database[i] == model[i])
            continue;
        if (place || contains(model, database[i]) || contains(database, model[i]))
            return std::nullopt;
        place = i;
    }
    return place;
}

class EnumComparison {
public:
    EnumComparison(const schema::Schema &database, const ComparisonSettings &settings, ComparisonHooks &hooks) : m_database(database), m_settings(settings), m_hooks(hooks) {}

    void compare(const sql::Type &type)
    {
        if (type.id == sql::TypeId::Array && type.item)
            return compare(*type.item);
        if ((type.id != sql::TypeId::Enum && type.id != sql::TypeId::PgEnum) || !type.enumeration || !type.enumeration->nativeEnum || type.name.empty())
            return;
        QualifiedName name{std::nullopt, Identifier(type.name)};
        if (type.schema && type.schema != m_settings.defaultSchema)
            name.schema = Identifier(*type.schema);
        const auto found = m_database.enums.find(name);
        if (found == m_database.enums.end() || !m_seen.emplace(name, true).second || found->second.labels == type.enumeration->labels)
            return;
        change(name, found->second.labels, type.enumeration->labels);
    }

    std::vector<TableChanges> take() { return std::move(m_out); }

private:
    std::string quoted(const QualifiedName &name) const { return m_settings.dialect->quote(name); }

    void execute(std::string text, std::string inverse, bool autocommit) { m_out.back().directives.push_back({ExecuteText{std::move(text), std::move(inverse), autocommit}}); }

    void change(const QualifiedName &name, const Labels &existing, const Labels &wanted)
    {
        m_out.push_back({name, {}});
        m_hooks.detected("types", "Detected changed values of enum " + pythonText(name.toString()) + ": " + pythonList(existing) + " to " + pythonList(wanted));
        if (const auto place = renamedAt(existing, wanted)) {
            const std::string start = "ALTER TYPE " + quoted(name) + " RENAME VALUE ";
            execute(start + literal(existing[*place]) + " TO " + literal(wanted[*place]), start + literal(wanted[*place]) + " TO " + literal(existing[*place]), false);
        } else if (onlyAdds(existing, wanted)) {
            add(name, existing, wanted);
        } else {
            replace(name, existing, wanted);
        }
    }

    /// A value that was added cannot be used in the same transaction: outside of one.
    void add(const QualifiedName &name, const Labels &existing, const Labels &wanted)
    {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (contains(existing, wanted[i]))
                continue;
            std::string place;
            if (i > 0)
                place = " AFTER " + literal(wanted[i - 1]);
            else if (!existing.empty())
                place = " BEFORE " + literal(existing.front());
            execute("ALTER TYPE " + quoted(name) + " ADD VALUE IF NOT EXISTS " + literal(wanted[i]) + place, {}, true);
        }
    }

    std::string createText(const QualifiedName &name, const Labels &labels) const
    {
        std::string list;
        for (const std::string &label : labels)
            list += (list.empty() ? "" : ", ") + literal(label);
        return "CREATE TYPE " + quoted(name) + " AS ENUM (" + list + ")";
    }

    /// Old type aside, new one made, columns switched, old one dropped. Values that went make the switch fail: nothing is lost silently.
    void replace(const QualifiedName &name, const Labels &existing, const Labels &wanted)
    {
        QualifiedName old = name;
        old.name = Identifier(name.name.text + "_old");
        const std::string rename = "ALTER TYPE " + quoted(name) + " RENAME TO " + m_settings.dialect->quote(old.name);
        // The inverse runs from the last to the first: so the first undoes by dropping what the last set aside, and the second last makes the type as it was.
        execute(rename, "DROP TYPE " + quoted(old), false);
        execute(createText(name, wanted), {}, false);
        for (const auto &[tableName, table] : m_database.tables) {
            for (const schema::Column &column : table.columns)
                switchColumn(tableName, column, name);
        }
        execute({}, createText(name, existing), false);
        execute("DROP TYPE " + quoted(old), rename, false);
    }

    void switchColumn(const QualifiedName &table, const schema::Column &column, const QualifiedName &name)
    {
        const bool isArray = column.type.id == sql::TypeId::Array && column.type.item;
        const sql::Type &type = isArray ? *column.type.item : column.type;
        if (type.id != sql::TypeId::PgEnum || type.name != name.name.text || type.schema != (name.schema ? std::optional(name.schema->text) : std::nullopt))
            return;
        const std::string start = "ALTER TABLE " + quoted(table) + " ALTER COLUMN " + m_settings.dialect->quote(column.name) + " ";
        const std::string suffix = isArray ? "[]" : "";
        const std::string turn = start + "TYPE " + quoted(name) + suffix + " USING " + m_settings.dialect->quote(column.name) + "::text" + suffix + "::" + quoted(name) + suffix;
        const auto *given = column.serverDefault ? std::get_if<sql::ExpressionPtr>(&column.serverDefault->data) : nullptr;
        const std::string keep = given ? start + "SET DEFAULT " + ddlText(*m_settings.dialect, *given) : std::string();
        if (!keep.empty())
            execute(start + "DROP DEFAULT", keep, false);
        execute(turn, turn, false);
        if (!keep.empty())
            execute(keep, start + "DROP DEFAULT", false);
    }

    const schema::Schema &m_database;
    const ComparisonSettings &m_settings;
    ComparisonHooks &m_hooks;
    std::map<QualifiedName, bool> m_seen;
    std::vector<TableChanges> m_out;
};

}  // namespace

std::vector<TableChanges> compareEnumValues(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks)
{
    if (settings.dialect->name() != "postgresql")
        return {};
    EnumComparison comparison(database, settings, hooks);
    for (const schema::Table &table : models) {
        for (const schema::Column &column : table.columns)
            comparison.compare(sql::resolveVariant(column.type, "postgresql"));
    }
    return comparison.take();
}

}  // namespace limbeck::autogenerate
