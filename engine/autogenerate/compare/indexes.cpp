// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/compare/table_pair.h"

#include "autogenerate/render/python_text.h"
#include "dialect/expression_compiler.h"
#include "dialect/naming.h"
#include "dialect/options.h"

#include <algorithm>
#include <map>
#include <set>

// Indexes and unique constraints are one matter: a server may show either as the other, and a name may change its kind. Both are keyed by the name that the database has;
// unnamed unique constraints of the models by their columns (spec/autogenerate.md §8).

namespace limbeck::autogenerate {

namespace {

/// An index or a unique constraint of one side.
struct Item {
    const schema::Index *index = nullptr;
    const schema::Constraint *constraint = nullptr;

    bool isIndex() const { return index != nullptr; }
    const schema::Unique &unique() const { return std::get<schema::Unique>(*constraint); }
    const schema::Name &name() const { return index ? index->name : schema::nameOf(*constraint); }
};

/// The columns that an index stands on, as its log line shows them: of an expression the first one.
std::vector<std::string> columnNames(const schema::Index &index)
{
    std::vector<std::string> names;
    for (const sql::ExpressionPtr &element : index.elements) {
        std::optional<std::string> first;
        if (const auto *reference = std::get_if<sql::ColumnRef>(&element->node))
            first = reference->name.text;
        else
            dialect::ExpressionCompiler::forEachColumn(element, [&first](const Identifier *name, const sql::FromPtr &) {
                if (name && !first)
                    first = name->text;
            });
        if (first && std::find(names.begin(), names.end(), *first) == names.end())
            names.push_back(*first);
    }
    return names;
}

std::vector<std::string> columnNames(const schema::Unique &unique)
{
    std::vector<std::string> names;
    for (const Identifier &column : unique.columns)
        names.push_back(column.text);
    return names;
}

std::vector<std::string> sortedColumns(const schema::Unique &unique)
{
    std::vector<std::string> names = columnNames(unique);
    std::sort(names.begin(), names.end());
    return names;
}

/// desc() and the like around a plain column do not make an expression of it, nor does column("a").
bool isExpressionIndex(const schema::Index &index)
{
    return std::any_of(index.elements.begin(), index.elements.end(), [](const sql::ExpressionPtr &element) {
        sql::ExpressionPtr inner = element;
        while (const auto *postfix = std::get_if<sql::Postfix>(&inner->node))
            inner = postfix->operand;
        if (const auto *name = std::get_if<sql::TypeCoerce>(&inner->node))   // column("a")
            inner = name->operand;
        return !std::holds_alternative<sql::ColumnRef>(inner->node);
    });
}

bool nullsNotDistinct(const schema::Options &options) { return dialect::optionFlag(options, "postgresql_nulls_not_distinct").value_or(false); }

/// As inspectors give it: no empty INCLUDE list.
schema::Options withoutEmptyInclude(schema::Options options)
{
    std::erase_if(options, [](const auto &option) {
        const auto *list = std::get_if<std::vector<std::string>>(&option.second.data);
        return option.first == "postgresql_include" && list && list->empty();
    });
    return options;
}

schema::Index reflectedIndex(const schema::Index &index)
{
    schema::Index copy = index;
    copy.options = withoutEmptyInclude(copy.options);
    // Reflected options are texts where models have numbers and expressions: the rendering tells them apart.
    copy.options.emplace_back("limbeck_reflected", schema::OptionValue{true});
    copy.sourceText.clear();
    return copy;
}

schema::Constraint reflectedUnique(const schema::Constraint &constraint)
{
    schema::Unique copy = std::get<schema::Unique>(constraint);
    copy.options = withoutEmptyInclude(copy.options);
    return copy;
}

/// An element's text without what PostgreSQL may write otherwise (spec/autogenerate.md §8, "Cleaning").
class ExpressionCleaner {
public:
    ExpressionCleaner(std::string text, const std::string &table) : m_text(std::move(text))
    {
        lower(m_text);
        std::erase_if(m_text, [](char c) { return c == '"' || c == '\''; });
        std::string prefix = table + ".";
        lower(prefix);
        for (auto at = m_text.find(prefix); at != std::string::npos; at = m_text.find(prefix, at))
            m_text.erase(at, prefix.size());
        stripCasts();
        stripParentheses();
        stripModifier();
        stripParentheses();
        stripCastCall();
        std::erase(m_text, ' ');
    }
    std::string take() { return std::move(m_text); }

private:
    static void lower(std::string &text) { std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); }); }
    static bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

    /// "::" and the words behind it, the last of which ends in a letter.
    void stripCasts()
    {
        for (auto at = m_text.find("::"); at != std::string::npos; at = m_text.find("::", at)) {
            std::size_t end = at + 2;
            while (end < m_text.size() && (isWord(m_text[end]) || m_text[end] == ' '))
                ++end;
            while (end > at + 2 && !isWord(m_text[end - 1]))
                --end;
            if (end < at + 4) {
                at += 2;
                continue;
            }
            m_text.erase(at, end - at);
        }
    }

    void stripParentheses()
    {
        while (!m_text.empty() && m_text.front() == '(' && m_text.back() == ')')
            m_text = m_text.size() < 2 ? std::string() : m_text.substr(1, m_text.size() - 2);
    }

    void stripModifier()
    {
        const auto cut = [this](std::string_view end, std::size_t from, std::size_t count) {
            if (!m_text.ends_with(end))
                return false;
            m_text.erase(m_text.size() - end.size() + from, count);
            return true;
        };
        if (cut(" asc nulls last", 0, 15))
            return;
        if (!m_text.ends_with(" desc nulls last") && cut(" nulls last", 0, 11))
            return;
        if (cut(" asc", 0, 4) || cut(" asc nulls first", 0, 4))
            return;
        cut(" desc nulls first", 5, 12);
    }

    void stripCastCall()
    {
        const auto callAt = [this](std::size_t from) -> std::pair<std::size_t, std::size_t> {
            for (auto at = m_text.find("cast", from); at != std::string::npos; at = m_text.find("cast", at + 1)) {
                std::size_t end = at + 4;
                while (end < m_text.size() && m_text[end] == ' ')
                    ++end;
                if (end < m_text.size() && m_text[end] == '(')
                    return {at, end + 1};
            }
            return {std::string::npos, 0};
        };
        if (callAt(0).first != 0)
            return;
        for (auto call = callAt(0); call.first != std::string::npos; call = callAt(call.first))
            m_text.erase(call.first, call.second - call.first);
        for (auto at = m_text.find("as "); at != std::string::npos; at = m_text.find("as ", at)) {
            const auto close = m_text.find(')', at);
            if (close == std::string::npos)
                return;
            m_text.erase(at, close + 1 - at);
        }
    }

    std::string m_text;
};

/// How two objects of one name and kind compare. Neither: equal.
struct Difference {
    std::vector<std::string> reasons;
    std::vector<std::string> skips;
};

class IndexComparison {
public:
    explicit IndexComparison(TablePair &pair) : m_pair(pair), m_isPostgresql(pair.dialect().name() == "postgresql")
    {
        if (pair.database)
            readDatabase();
        if (pair.model)
            readModel();
    }

    void run()
    {
        for (const auto &[name, item] : m_database) {
            if (!m_models.contains(name) && !savedByUnnamed(item))
                removed(item);
        }
        for (const auto &[name, item] : m_models) {
            const auto counterpart = m_database.find(name);
            if (counterpart == m_database.end())
                continue;
            if (counterpart->second.isIndex() != item.isIndex()) {
                removed(counterpart->second);
                added(item);
            } else {
                compare(counterpart->second, item, name);
            }
        }
        for (const auto &[name, item] : m_models) {
            if (!m_database.contains(name))
                added(item);
        }
        for (const Item &item : m_unnamed) {
            if (!m_databaseUniques.contains(sortedColumns(item.unique())))
                added(item);
        }
    }

private:
    void readDatabase()
    {
        for (const schema::Constraint &constraint : m_pair.database->constraints) {
            const auto *unique = std::get_if<schema::Unique>(&constraint);
            if (!unique || !m_pair.hooks.includeName(nameText(unique->name), "unique_constraint", m_pair.parents()) || !m_pair.model)
                continue;
            m_databaseUniques.insert(sortedColumns(*unique));
            if (unique->name.text)
                m_database.insert_or_assign(unique->name.text->text, Item{nullptr, &constraint});
        }
        for (const schema::Index &index : m_pair.database->indexes) {
            if (index.duplicatesConstraint || !m_pair.hooks.includeName(nameText(index.name), "index", m_pair.parents()))
                continue;
            if (index.name.text)
                m_database.insert_or_assign(index.name.text->text, Item{&index, nullptr});
        }
    }

    void readModel()
    {
        for (const schema::Constraint &constraint : m_pair.model->constraints) {
            const auto *unique = std::get_if<schema::Unique>(&constraint);
            if (!unique)
                continue;
            if (unique->name.text)
                m_models.insert_or_assign(sqlName(unique->name), Item{nullptr, &constraint});
            else if (m_seenUnnamed.insert(sortedColumns(*unique)).second)
                m_unnamed.push_back(Item{nullptr, &constraint});
        }
        for (const schema::Index &index : m_pair.model->indexes) {
            if (!m_isPostgresql && isExpressionIndex(index) && !m_database.contains(nameText(index.name).value_or(""))) {
                m_pair.hooks.warning("autogenerate skipping metadata-specified expression-based index " + pythonText(nameText(index.name).value_or("")) + "; dialect '"
                                     + m_pair.dialect().name() + "' under SQLAlchemy 2.0.52 can't reflect these indexes so they can't be compared");
                continue;
            }
            addModel(index);
        }
    }

    /// Alembic takes either of two, from one run to the next.
    void addModel(const schema::Index &index)
    {
        const auto [place, isNew] = m_models.try_emplace(sqlName(index.name), Item{&index, nullptr});
        if (isNew)
            return;
        if (place->second.isIndex())
            m_pair.hooks.warning("The models give table " + m_pair.name.toString() + " two indexes of the name " + place->first + ": only the last one is compared. Give one of them another name.");
        place->second = Item{&index, nullptr};
    }

    /// The name as the database has it: final ones are cut to its length.
    std::string sqlName(const schema::Name &name) const
    {
        if (!name.text)
            return {};
        return name.isFinal ? dialect::truncatedName(name.text->text, m_pair.dialect().maxIdentifierLength()) : name.text->text;
    }

    bool savedByUnnamed(const Item &item) const { return !item.isIndex() && m_seenUnnamed.contains(sortedColumns(item.unique())); }

    std::string shown(const Item &item) const { return item.name().text ? pythonText(item.name().text->text) : std::string("None"); }

    void added(const Item &item)
    {
        if (item.isIndex()) {
            if (!m_pair.hooks.includeObject(m_pair.modelled(item.index), nameText(item.name()), "index", nullptr))
                return;
            m_pair.out.push_back({CreateIndex{*item.index}});
            m_pair.hooks.detected("constraints", "Detected added index " + shown(item) + " on '" + pythonTuple(columnNames(*item.index)) + "'");
            return;
        }
        if (!m_pair.database || !m_pair.hooks.includeObject(m_pair.modelled(item.constraint), nameText(item.name()), "unique_constraint", nullptr))
            return;
        m_pair.out.push_back({AddConstraint{m_pair.model->name, *item.constraint}});
        m_pair.hooks.detected("constraints", "Detected added unique constraint " + shown(item) + " on '" + pythonTuple(columnNames(item.unique())) + "'");
    }

    void removed(const Item &item)
    {
        const std::string table = pythonText(m_pair.name.name.text);
        if (m_pair.isUnread(item.isIndex() ? columnNames(*item.index) : columnNames(item.unique())))
            return;
        if (item.isIndex()) {
            if (!m_pair.hooks.includeObject(m_pair.reflected(item.index), nameText(item.name()), "index", nullptr))
                return;
            m_pair.out.push_back({DropIndex{reflectedIndex(*item.index)}});
            m_pair.hooks.detected("constraints", "Detected removed index " + shown(item) + " on " + table);
            return;
        }
        if (!m_pair.model || !m_pair.hooks.includeObject(m_pair.reflected(item.constraint), nameText(item.name()), "unique_constraint", nullptr))
            return;
        m_pair.out.push_back({DropConstraint{m_pair.database->name, reflectedUnique(*item.constraint)}});
        m_pair.hooks.detected("constraints", "Detected removed unique constraint " + shown(item) + " on " + table);
    }

    static std::string joined(const std::vector<std::string> &parts)
    {
        std::string text;
        for (const std::string &part : parts)
            text += (text.empty() ? "" : ", ") + part;
        return text;
    }

    void compare(const Item &database, const Item &model, const std::string &name)
    {
        const Difference difference = model.isIndex() ? compareIndexes(*database.index, *model.index) : compareUniques(database.unique(), model.unique());
        const char *kind = model.isIndex() ? "index" : "unique constraint";
        if (difference.reasons.empty()) {
            if (!difference.skips.empty()) {
                m_pair.hooks.detected("constraints", "Cannot compare " + std::string(kind) + " " + pythonText(name) + ", assuming equal and skipping. " + joined(difference.skips));
            }
            return;
        }
        const ComparedObject compareTo = model.isIndex() ? m_pair.reflected(database.index) : m_pair.reflected(database.constraint);
        const ComparedObject object = model.isIndex() ? m_pair.modelled(model.index) : m_pair.modelled(model.constraint);
        if (!m_pair.hooks.includeObject(object, nameText(model.name()), model.isIndex() ? "index" : "unique_constraint", &compareTo))
            return;
        m_pair.hooks.detected("constraints", "Detected changed " + std::string(kind) + " " + shown(database) + " on " + pythonText(m_pair.name.name.text) + ": "
                                                 + joined(difference.reasons));
        if (model.isIndex()) {
            m_pair.out.push_back({DropIndex{reflectedIndex(*database.index)}});
            m_pair.out.push_back({CreateIndex{*model.index}});
        } else {
            m_pair.out.push_back({DropConstraint{m_pair.database->name, reflectedUnique(*database.constraint)}});
            m_pair.out.push_back({AddConstraint{m_pair.model->name, *model.constraint}});
        }
    }

    Difference compareUniques(const schema::Unique &database, const schema::Unique &model) const
    {
        Difference difference;
        const auto existing = sortedColumns(database), wanted = sortedColumns(model);
        if (existing != wanted) {
            difference.reasons.push_back("expression " + pythonTuple(existing) + " to " + pythonTuple(wanted));
        } else if (m_isPostgresql && nullsNotDistinct(database.options) != nullsNotDistinct(model.options)) {
            const auto shownOption = [](const schema::Unique &unique) { return std::string(nullsNotDistinct(unique.options) ? "('nulls_not_distinct',)" : "()"); };
            difference.reasons.push_back("expression " + shownOption(database) + " to " + shownOption(model));
        }
        return difference;
    }

    Difference compareIndexes(const schema::Index &database, const schema::Index &model)
    {
        Difference difference;
        if (database.unique != model.unique)
            difference.reasons.push_back("unique=" + pythonBool(database.unique) + " to unique=" + pythonBool(model.unique));
        if (!m_isPostgresql) {
            const auto existing = columnNames(database), wanted = columnNames(model);
            if (existing != wanted)
                difference.reasons.push_back("expression " + pythonTuple(existing) + " to " + pythonTuple(wanted));
            return difference;
        }
        if (database.elements.size() != model.elements.size())
            difference.reasons.push_back("expression number " + std::to_string(database.elements.size()) + " to " + std::to_string(model.elements.size()));
        if (!difference.reasons.empty())
            return difference;
        for (std::size_t i = 0; i < model.elements.size(); ++i)
            compareElement(difference, i, database, model);
        if (nullsNotDistinct(database.options) != nullsNotDistinct(model.options))
            difference.reasons.push_back(nullsNotDistinct(model.options) ? "options () to ('nulls_not_distinct',)" : "options ('nulls_not_distinct',) to ()");
        return difference;
    }

    void compareElement(Difference &difference, std::size_t at, const schema::Index &database, const schema::Index &model)
    {
        const std::string existing = ddlText(m_pair.dialect(), database.elements[at]), wanted = ddlText(m_pair.dialect(), model.elements[at]);
        const std::string &table = m_pair.model->name.name.text;
        if (ExpressionCleaner(existing, table).take() == ExpressionCleaner(wanted, table).take())
            return;
        const std::string number = "xpression #" + std::to_string(at + 1) + " ";
        if (wanted.ends_with("_ops") && (wanted.find(' ') != std::string::npos || wanted.find(')') != std::string::npos)) {
            difference.skips.push_back("e" + number + pythonText(wanted) + " detected as including operator clause.");
            m_pair.hooks.warning("Expression #" + std::to_string(at + 1) + " " + pythonText(wanted) + " in index " + pythonText(nameText(database.name).value_or(""))
                                 + " detected to include an operator clause. Expression compare cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict "
                                   "to enable proper compare of the index expressions.");
            return;
        }
        difference.reasons.push_back("e" + number + pythonText(existing) + " to " + pythonText(wanted));
    }

    TablePair &m_pair;
    bool m_isPostgresql;
    std::map<std::string, Item> m_database, m_models;
    std::set<std::vector<std::string>> m_databaseUniques;
    std::vector<Item> m_unnamed;
    std::set<std::vector<std::string>> m_seenUnnamed;
};

}  // namespace

void compareIndexesAndUniques(TablePair &pair) { IndexComparison(pair).run(); }

}  // namespace limbeck::autogenerate
