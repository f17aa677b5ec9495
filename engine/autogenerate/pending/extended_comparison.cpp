// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/extended_comparison.h"

#include "autogenerate/compare/enum_values.h"
#include "autogenerate/compare/table_pair.h"
#include "autogenerate/pending/items.h"
#include "autogenerate/pending/not_compared.h"
#include "autogenerate/pending/not_null_steps.h"
#include "autogenerate/pending/reconciliation.h"
#include "autogenerate/pending/rename_proposals.h"
#include "autogenerate/pending/stored_defaults.h"
#include "autogenerate/pending/stored_index.h"
#include "autogenerate/pending/table_facts.h"
#include "autogenerate/pending/type_conversion.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

using Change = PendingItem::Change;
using Grade = PendingItem::Grade;
using Subject = PendingItem::Subject;

class ExtendedComparison {
public:
    ExtendedComparison(schema::Schema database, std::vector<schema::Table> models, const ComparisonSettings &settings, ComparisonHooks &hooks, sqlalchemy::World &world,
                       const ComparisonChoices &choices)
        : m_database(std::move(database)), m_models(std::move(models)), m_settings(settings), m_dialect(*settings.dialect), m_hooks(hooks), m_choices(choices), m_facts(world),
          m_forms(world, m_facts)
    {
        for (const auto &[name, type] : m_database.enums)
            m_found.existingTypes.insert(name);
    }

    ExtendedFindings run()
    {
        leaveOutForeignTables();
        renames();
        m_found.hanging = hangingOn(m_database);
        for (TableChanges &type : compareEnumValues(m_database, m_models, m_settings, m_hooks))
            add(enumItem(std::move(type)));
        schema::Schema database = m_database;
        std::vector<schema::Table> models = m_models;
        const std::vector<Directive> beyond = reconcile(database, models, m_settings, m_hooks, m_forms, m_found.notes);
        add(itemsOf(compareSchemas(database, models, m_settings, m_hooks)));
        for (PendingItem &item : itemsOf(beyond))
            addBeside(std::move(item));
        whatHangsOnDroppedTables();
        unusedTypes();
        keysOfDroppedTablesFirst();
        keysOfCyclesLast();
        for (PendingItem &item : m_found.items) {
            convert(item);
            grade(item);
        }
        m_found.proposals = proposeRenames(m_database, m_models, m_settings);
        return std::move(m_found);
    }

private:
    // ---- items

    void add(std::vector<PendingItem> items)
    {
        for (PendingItem &item : items)
            add(std::move(item));
    }

    /// With the other changes of its table, and before its columns go: what is dropped may be over one of them.
    void addBeside(PendingItem item)
    {
        auto &items = m_found.items;
        const auto isOfTable = [&item](const PendingItem &other) { return other.table == item.table && other.subject != Subject::Table && other.subject != Subject::Type; };
        const auto column = std::find_if(items.begin(), items.end(), [&](const PendingItem &other) { return isOfTable(other) && other.subject == Subject::Column && other.change == Change::Removed; });
        const auto last = std::find_if(items.rbegin(), items.rend(), isOfTable);
        const std::size_t at = std::size_t((column != items.end() ? column : last.base()) - items.begin());
        if (last == items.rend() || hasItem(item.key))
            return add(std::move(item));
        items.insert(items.begin() + std::ptrdiff_t(at), std::move(item));
    }

    /// Two comparisons may change one column.
    void add(PendingItem item)
    {
        const auto same = std::find_if(m_found.items.begin(), m_found.items.end(), [&](const PendingItem &other) { return other.key == item.key; });
        auto *before = same == m_found.items.end() || same->directives.size() != 1 ? nullptr : std::get_if<AlterColumn>(&same->directives.front().node);
        const auto *now = item.directives.size() == 1 ? std::get_if<AlterColumn>(&item.directives.front().node) : nullptr;
        if (!before || !now || item.table != same->table) {
            m_found.items.push_back(std::move(item));
            return;
        }
        AlterColumn both = *before;
        if (now->type) {
            both.type = now->type;
            both.existingType = now->existingType;
        }
        const PendingItem merged = itemOf({std::move(both)}, same->table);
        *same = merged;
    }

    static PendingItem enumItem(TableChanges type)
    {
        PendingItem item;
        item.subject = Subject::Type;
        item.change = Change::Changed;
        item.table = std::move(type.table);
        item.directives = std::move(type.directives);
        item.key = "change type " + item.table.toString();
        item.description = "changes the values of type " + item.table.toString();
        return item;
    }

    void renames()
    {
        std::vector<Rename> renames = m_choices.renames;
        for (const std::string &text : m_choices.renameTexts)
            renames.push_back(Rename::parse(text, m_database));
        for (const Rename &rename : renames) {
            if (!rename.column)
                m_oldTables.emplace(QualifiedName{rename.table.schema, rename.newName}, rename.table);
        }
        for (const Directive &directive : applyRenames(m_database, renames, m_dialect)) {
            const auto *column = std::get_if<AlterColumn>(&directive.node);
            if (column)
                m_oldColumns.emplace(std::pair(column->table, *column->newName), column->column);
            m_found.items.push_back(itemOf(directive, column ? column->table : QualifiedName{}));
        }
    }

    // ---- what is not the project's

    bool isModelled(const QualifiedName &name) const
    {
        return std::any_of(m_models.begin(), m_models.end(), [&](const schema::Table &table) {
            return table.name.name == name.name && (table.name.schema == name.schema || (!name.schema && table.name.schema && table.name.schema->text == m_settings.defaultSchema));
        });
    }

    void leaveOutForeignTables()
    {
        DatabaseExtras extras = readExtras(m_facts, m_dialect.name(), m_settings.defaultSchema);
        m_found.notCompared = std::move(extras.notCompared);
        for (const auto &[name, reason] : extras.foreignTables) {
            if (!m_database.findTable(name) || isModelled(name))
                continue;
            m_database.tables.erase(name);
            m_found.notCompared.push_back({"table", name.toString(), reason});
        }
    }

    /// SQLite: goes with its table, and comes back with the downgrade.
    void whatHangsOnDroppedTables()
    {
        for (PendingItem &item : m_found.items) {
            const auto hanging = m_found.hanging.find(item.table);
            if (item.subject != Subject::Table || item.change != Change::Removed || hanging == m_found.hanging.end())
                continue;
            std::vector<Directive> before;
            for (const schema::Dependent &dependent : hanging->second) {
                if (dependent.kind == schema::Dependent::Kind::Index)
                    before.push_back({DropIndex{indexFromText(dependent, item.table)}});
                else
                    before.push_back(dropHanging(item.table, dependent, m_dialect));
            }
            item.directives.insert(item.directives.begin(), before.begin(), before.end());
        }
    }

    // ---- types that nothing uses any more

    static const sql::Type &elementOf(const sql::Type &type) { return type.id == sql::TypeId::Array && type.item ? elementOf(*type.item) : type; }

    static bool uses(const schema::Table &table, const QualifiedName &name)
    {
        return std::any_of(table.columns.begin(), table.columns.end(), [&](const schema::Column &column) {
            const sql::Type type = elementOf(sql::resolveVariant(column.type, "postgresql"));
            return type.enumeration && type.name == name.name.text && type.schema.value_or("") == (name.schema ? name.schema->text : std::string());
        });
    }

    void unusedTypes()
    {
        if (m_dialect.name() != "postgresql")
            return;
        for (const auto &[name, type] : m_database.enums) {
            const auto usesIt = [&name = name](const schema::Table &table) { return uses(table, name); };
            const bool wasUsed = std::any_of(m_database.tables.begin(), m_database.tables.end(), [&](const auto &entry) { return usesIt(entry.second); });
            if (!wasUsed || std::any_of(m_models.begin(), m_models.end(), usesIt) || !allUsesGo(name))
                continue;
            std::string labels;
            for (const std::string &label : type.labels)
                labels += (labels.empty() ? "" : ", ") + m_dialect.ddlLiteral(sql::Value(label), sql::makeType(sql::TypeId::String));
            PendingItem item;
            item.subject = Subject::Type;
            item.change = Change::Removed;
            item.table = name;
            item.key = "drop type " + name.toString();
            item.description = "drops type " + name.toString() + ", which no column uses any more";
            item.directives = {{ExecuteText{"DROP TYPE " + m_dialect.quote(name), "CREATE TYPE " + m_dialect.quote(name) + " AS ENUM (" + labels + ")", false}}};
            m_found.items.push_back(std::move(item));
        }
    }

    /// Every column of the type is dropped, or gets another one, by an item.
    bool allUsesGo(const QualifiedName &type) const
    {
        for (const auto &[name, table] : m_database.tables) {
            for (const schema::Column &column : table.columns) {
                schema::Table one;
                one.columns = {column};
                if (uses(one, type) && !hasItem("drop table " + name.toString()) && !hasItem("drop column " + name.toString() + "." + column.name.text)
                    && !changesType(name, column.name))
                    return false;
            }
        }
        return true;
    }

    bool hasItem(const std::string &key) const
    {
        return std::any_of(m_found.items.begin(), m_found.items.end(), [&](const PendingItem &item) { return item.key == key; });
    }

    bool changesType(const QualifiedName &table, const Identifier &column) const
    {
        return std::any_of(m_found.items.begin(), m_found.items.end(), [&](const PendingItem &item) {
            const auto *alter = item.directives.empty() ? nullptr : std::get_if<AlterColumn>(&item.directives.front().node);
            return alter && alter->table == table && alter->column == column && alter->type;
        });
    }

    // ---- order (spec/autogenerate.md §16-2, §16-3)

    void keysOfDroppedTablesFirst()
    {
        const auto firstDrop = std::find_if(m_found.items.begin(), m_found.items.end(), [](const PendingItem &item) { return item.subject == Subject::Table && item.change == Change::Removed; });
        if (firstDrop == m_found.items.end())
            return;
        std::stable_partition(firstDrop, m_found.items.end(), [this](const PendingItem &item) {
            const auto *drop = item.directives.size() == 1 ? std::get_if<DropConstraint>(&item.directives.front().node) : nullptr;
            const auto *key = drop ? std::get_if<schema::ForeignKey>(&drop->constraint) : nullptr;
            return key && hasItem("drop table " + key->referredTable.toString());
        });
    }

    /// A foreign key to a table that is made later cannot stand in CREATE TABLE.
    void keysOfCyclesLast()
    {
        if (m_dialect.name() != "postgresql")
            return;
        std::set<QualifiedName> later;
        for (const PendingItem &item : m_found.items) {
            if (item.subject == Subject::Table && item.change == Change::Added)
                later.insert(item.table);
        }
        std::vector<PendingItem> keys;
        for (PendingItem &item : m_found.items) {
            auto *create = item.directives.empty() ? nullptr : std::get_if<CreateTable>(&item.directives.front().node);
            if (!create)
                continue;
            later.erase(item.table);
            auto &constraints = create->table.constraints;
            for (auto it = constraints.begin(); it != constraints.end();) {
                auto *key = std::get_if<schema::ForeignKey>(&*it);
                if (!key || key->useAlter || !later.contains(key->referredTable)) {
                    ++it;
                    continue;
                }
                keys.push_back(itemOf({AddConstraint{create->table.name, named(*key, create->table.name)}}, create->table.name));
                it = constraints.erase(it);
            }
        }
        const auto behind = std::find_if(m_found.items.rbegin(), m_found.items.rend(), [](const PendingItem &item) { return item.subject == Subject::Table && item.change == Change::Added; });
        m_found.items.insert(behind.base(), std::make_move_iterator(keys.begin()), std::make_move_iterator(keys.end()));
    }

    schema::ForeignKey named(schema::ForeignKey key, const QualifiedName &table) const
    {
        if (!key.name.text) {
            std::string name = "fk_" + table.name.text;
            for (const Identifier &column : key.columns)
                name += "_" + column.text;
            name += "_" + key.referredTable.name.text;
            key.name.text = Identifier(name.substr(0, std::size_t(m_dialect.maxIdentifierLength())));
            key.name.isFinal = true;
        }
        return key;
    }

    // ---- what a change needs

    QualifiedName inDatabase(const QualifiedName &table) const
    {
        const auto old = m_oldTables.find(table);
        return old == m_oldTables.end() ? table : old->second;
    }
    Identifier inDatabase(const QualifiedName &table, const Identifier &column) const
    {
        const auto old = m_oldColumns.find({table, column});
        return old == m_oldColumns.end() ? column : old->second;
    }

    void convert(PendingItem &item)
    {
        if (item.directives.size() != 1)
            return;
        auto *alter = std::get_if<AlterColumn>(&item.directives.front().node);
        if (alter && alter->type && alter->existingType)
            convertType(item, *alter);
        strict(item);
    }

    void convertType(PendingItem &item, const AlterColumn &given)
    {
        const auto clause = usingClause(m_dialect, given.column, *given.existingType, *given.type);
        if (!clause)
            return;
        AlterColumn alter = given;
        alter.using_ = clause;
        item.notes.push_back("there is no automatic conversion: USING " + *clause);
        const schema::Table *table = m_database.findTable(item.table);
        const schema::Column *column = table ? table->findColumn(given.column.text) : nullptr;
        const ColumnDefault existing = column ? defaultOf(*column) : ColumnDefault{};
        if (!existing) {
            item.directives = {{std::move(alter)}};
            return;
        }
        // The old default cannot be converted either: it goes before and the new one comes after.
        AlterColumn without, with;
        without.table = with.table = alter.table;
        without.column = with.column = alter.column;
        without.existingType = alter.existingType;
        without.existingNullable = with.existingNullable = alter.existingNullable;
        without.existingDefault = existing;
        without.serverDefault = ColumnDefault{};
        with.existingType = alter.type;
        with.existingDefault = ColumnDefault{};
        with.serverDefault = wantedDefault(item.table, given, existing);
        alter.existingDefault.reset();
        alter.serverDefault.reset();
        const bool hasDefault = with.serverDefault->has_value();
        item.directives = {{std::move(without)}, {std::move(alter)}};
        if (hasDefault)
            item.directives.push_back({std::move(with)});
    }

    /// The models' default; unread defaults stay what they were.
    ColumnDefault wantedDefault(const QualifiedName &name, const AlterColumn &alter, const ColumnDefault &existing) const
    {
        if (alter.serverDefault)
            return *alter.serverDefault;
        for (const schema::Table &table : m_models) {
            if (table.name.name != name.name)
                continue;
            if (const schema::Column *column = table.findColumn(alter.column.text))
                return defaultOf(*column);
        }
        return existing;
    }

    const FillValue *fillFor(const PendingItem &item) const
    {
        const auto found = std::find_if(m_choices.fills.begin(), m_choices.fills.end(), [&](const FillValue &fill) {
            const bool isTable = fill.table == item.table || (fill.table.name == item.table.name && fill.table.schema && fill.table.schema->text == m_settings.defaultSchema);
            return isTable && fill.column.text == item.name;
        });
        return found == m_choices.fills.end() ? nullptr : &*found;
    }

    /// The directive that wants NOT NULL, else the first one.
    static const Directive &strictOne(const PendingItem &item)
    {
        const auto found = std::find_if(item.directives.begin(), item.directives.end(), [](const Directive &directive) {
            const auto *alter = std::get_if<AlterColumn>(&directive.node);
            return alter && alter->nullable && !*alter->nullable;
        });
        return found == item.directives.end() ? item.directives.front() : *found;
    }

    /// NOT NULL where rows have no value.
    void strict(PendingItem &item)
    {
        bool wants = false, lacks = false;
        const Directive &directive = strictOne(item);
        if (const auto *add = std::get_if<AddColumn>(&directive.node)) {
            wants = !isNullable(add->column) && !add->column.serverDefault && !add->column.computed && !add->column.identity && !add->column.primaryKey;
            const auto count = wants ? m_facts.rows(inDatabase(item.table)) : std::nullopt;
            item.rows = count ? std::optional(count->rows) : std::nullopt;
            lacks = count && count->rows > 0;
            if (lacks)
                item.notes.push_back(count->isOne() ? "the table has 1 row" : "the table has " + count->toString() + " rows");
        } else if (const auto *alter = std::get_if<AlterColumn>(&directive.node); alter && alter->nullable && !*alter->nullable) {
            wants = true;
            lacks = m_facts.hasNulls(inDatabase(item.table), inDatabase(item.table, alter->column)).value_or(false);
            if (lacks)
                item.notes.push_back("there are rows without a value");
        }
        const FillValue *fill = wants ? fillFor(item) : nullptr;
        item.needsFill = lacks;
        if (fill) {
            useFill(item, *fill, m_dialect);
            item.notes.push_back("rows without a value get " + fill->value);
        } else if (lacks) {
            item.grade = Grade::Blocked;
            item.advice = "Give the value for the rows that have none (--fill " + item.table.toString() + "." + item.name + "=…), or a server default in the model.";
        }
    }

    // ---- what it costs

    void grade(PendingItem &item)
    {
        if (item.grade == Grade::Blocked)
            return;
        if (item.change != Change::Removed) {
            item.grade = item.change == Change::Added && !item.needsFill ? Grade::Harmless : Grade::Care;
            return;
        }
        switch (item.subject) {
        case Subject::Table:
            gradeDrop(item, m_facts.rows(inDatabase(item.table)), true);
            break;
        case Subject::Column:
            gradeDrop(item, m_facts.values(inDatabase(item.table), inDatabase(item.table, Identifier(item.name))), false);
            break;
        case Subject::Index:
        case Subject::Constraint:
        case Subject::Comment:
        case Subject::Type:
            item.grade = Grade::Care;
            break;
        }
    }

    static std::string lostRows(const TableFacts::Count &count)
    {
        return count.rows == 0 ? "no rows would be lost" : count.isOne() ? "1 row would be lost" : count.toString() + " rows would be lost";
    }
    static std::string lostValues(const TableFacts::Count &count)
    {
        return count.rows == 0 ? "no values would be lost" : count.isOne() ? "1 value would be lost" : count.toString() + " values would be lost";
    }
    /// `isTable`: its rows would go; else values of a column.
    static void gradeDrop(PendingItem &item, const std::optional<TableFacts::Count> &count, bool isTable)
    {
        if (!count) {
            item.grade = Grade::LosesData;
            item.notes.push_back("its rows could not be counted");
            return;
        }
        item.rows = count->rows;
        item.grade = count->rows > 0 ? Grade::LosesData : Grade::Care;
        item.notes.push_back(isTable ? lostRows(*count) : lostValues(*count));
    }

    schema::Schema m_database;
    std::vector<schema::Table> m_models;
    const ComparisonSettings &m_settings;
    const dialect::Dialect &m_dialect;
    ComparisonHooks &m_hooks;
    const ComparisonChoices &m_choices;
    TableFacts m_facts;
    StoredForms m_forms;
    std::map<QualifiedName, QualifiedName> m_oldTables;                                 ///< new name → the one that the database has
    std::map<std::pair<QualifiedName, Identifier>, Identifier> m_oldColumns;
    ExtendedFindings m_found;
};

}  // namespace

ExtendedFindings compareExtended(schema::Schema database, std::vector<schema::Table> models, const ComparisonSettings &settings, ComparisonHooks &hooks, sqlalchemy::World &world,
                                 const ComparisonChoices &choices)
{
    adjustReflected(database, *settings.dialect, hooks);
    if (settings.dialect->name() == "sqlite")
        parenthesiseDefaults(database);
    return ExtendedComparison(std::move(database), std::move(models), settings, hooks, world, choices).run();
}

}  // namespace limbeck::autogenerate
