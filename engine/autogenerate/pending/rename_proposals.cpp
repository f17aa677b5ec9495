// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/rename_proposals.h"

#include "autogenerate/compare/table_pair.h"
#include "autogenerate/pending/schema_effect.h"
#include "base/error.h"
#include "sql/tokens.h"

#include <algorithm>
#include <map>
#include <set>

// A rename that is taken for a drop and an addition loses the data, an addition that is taken for a rename mixes two meanings: so this only proposes. The score weighs what a person would
// look at first: for a column its type (another family is never proposed), its name, its place among its neighbours and what hangs on it; for a table its columns.

namespace limbeck::autogenerate {

namespace {

constexpr double kLeastScore = 0.5;

std::string lettersOf(const std::string &name)
{
    std::string letters;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80)
            letters += char(std::tolower(static_cast<unsigned char>(c)));
    }
    return letters;
}

/// Length of the longest common subsequence.
std::size_t commonLetters(const std::string &a, const std::string &b)
{
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const char c : a) {
        std::size_t diagonal = 0;
        for (std::size_t i = 0; i < b.size(); ++i) {
            const std::size_t above = row[i + 1];
            row[i + 1] = b[i] == c ? diagonal + 1 : std::max(above, row[i]);
            diagonal = above;
        }
    }
    return row.back();
}

std::set<std::string> wordsOf(const std::string &name)
{
    std::set<std::string> words;
    std::string word;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        const char c = i < name.size() ? name[i] : '_';
        const bool isUpper = std::isupper(static_cast<unsigned char>(c)) != 0;
        if (c == '_' || c == ' ' || c == '-' || (isUpper && !word.empty() && std::islower(static_cast<unsigned char>(name[i - 1])))) {
            if (!word.empty())
                words.insert(lettersOf(word));
            word.clear();
        }
        if (c != '_' && c != ' ' && c != '-')
            word += c;
    }
    return words;
}

bool isInForeignKey(const schema::Table &table, const Identifier &column)
{
    return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const schema::Constraint &constraint) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        return key && std::find(key->columns.begin(), key->columns.end(), column) != key->columns.end();
    });
}

bool isInPrimaryKey(const schema::Table &table, const Identifier &column)
{
    const schema::PrimaryKey *key = table.primaryKey();
    return key && std::find(key->columns.begin(), key->columns.end(), column) != key->columns.end();
}

/// The names that stand before and behind a column and that both sides have.
struct Neighbours {
    std::string before, behind;
};

Neighbours neighboursOf(const schema::Table &table, std::size_t at, const schema::Table &other)
{
    Neighbours found;
    for (std::size_t i = at; i-- > 0;) {
        if (other.findColumn(table.columns[i].name.text)) {
            found.before = table.columns[i].name.text;
            break;
        }
    }
    for (std::size_t i = at + 1; i < table.columns.size(); ++i) {
        if (other.findColumn(table.columns[i].name.text)) {
            found.behind = table.columns[i].name.text;
            break;
        }
    }
    return found;
}

struct Candidate {
    double score = 0;
    std::vector<std::string> reasons;
    std::size_t from = 0, to = 0;  ///< places in the lists of what went and what came
};

/// Greedy: the best pair first, each side once.
std::vector<Candidate> bestPairs(std::vector<Candidate> candidates)
{
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) { return a.score > b.score; });
    std::set<std::size_t> usedFrom, usedTo;
    std::vector<Candidate> pairs;
    for (Candidate &candidate : candidates) {
        if (candidate.score < kLeastScore || usedFrom.contains(candidate.from) || usedTo.contains(candidate.to))
            continue;
        usedFrom.insert(candidate.from);
        usedTo.insert(candidate.to);
        pairs.push_back(std::move(candidate));
    }
    return pairs;
}

class Proposer {
public:
    Proposer(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings) : m_settings(settings)
    {
        for (const auto &[name, table] : database.tables) {
            if (!isVersionTable(name))
                m_database.emplace(name, &table);
        }
        for (const schema::Table &table : models)
            m_models.emplace(withoutDefaultSchema(table.name), &table);
    }

    std::vector<RenameProposal> run()
    {
        tables();
        for (const auto &[name, table] : m_database) {
            if (const auto model = m_models.find(name); model != m_models.end())
                columns(*table, *model->second);
        }
        std::stable_sort(m_proposals.begin(), m_proposals.end(), [](const RenameProposal &a, const RenameProposal &b) { return a.score > b.score; });
        return std::move(m_proposals);
    }

private:
    bool isVersionTable(const QualifiedName &name) const
    {
        return name.name.text == m_settings.versionTable && (name.schema ? std::optional(name.schema->text) : std::nullopt) == m_settings.versionTableSchema;
    }
    QualifiedName withoutDefaultSchema(QualifiedName name) const
    {
        if (name.schema && name.schema->text == m_settings.defaultSchema)
            name.schema.reset();
        return name;
    }
    bool isSameType(const schema::Column &a, const schema::Column &b) const { return !typesDiffer(*m_settings.dialect, a.type, b.type).value_or(true); }

    // ---- tables

    void tables()
    {
        std::vector<const schema::Table *> gone;
        std::vector<std::pair<QualifiedName, const schema::Table *>> come;
        for (const auto &[name, table] : m_database) {
            if (!m_models.contains(name) && (!m_settings.mayDropTable || m_settings.mayDropTable(name)))
                gone.push_back(table);
        }
        for (const auto &[name, table] : m_models) {
            if (!m_database.contains(name))
                come.emplace_back(name, table);
        }
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            for (std::size_t k = 0; k < come.size(); ++k) {
                if (gone[i]->name.schema == come[k].first.schema)
                    candidates.push_back(tableCandidate(*gone[i], *come[k].second, i, k));
            }
        }
        for (const Candidate &pair : bestPairs(std::move(candidates))) {
            const QualifiedName &from = gone[pair.from]->name, &to = come[pair.to].first;
            m_proposals.push_back({Rename{from, std::nullopt, to.name}, pair.score, pair.reasons, {"drop table " + from.toString(), "add table " + to.toString()}});
        }
    }

    Candidate tableCandidate(const schema::Table &gone, const schema::Table &come, std::size_t from, std::size_t to) const
    {
        std::size_t shared = 0;
        for (const schema::Column &column : gone.columns) {
            const schema::Column *other = come.findColumn(column.name.text);
            if (other && isSameType(column, *other))
                ++shared;
        }
        const std::size_t all = gone.columns.size() + come.columns.size() - shared;
        const double columns = all == 0 ? 0 : double(shared) / double(all);
        const double name = nameLikeness(gone.name.name.text, come.name.name.text);
        // A key alone ("id") is no likeness.
        const bool isFew = shared < 2 && (gone.columns.size() > 1 || come.columns.size() > 1);
        std::vector<std::string> reasons{std::to_string(shared) + " of " + std::to_string(std::max(gone.columns.size(), come.columns.size())) + " columns are the same"};
        if (name >= kLeastScore)
            reasons.emplace_back("similar name");
        return {isFew ? 0 : 0.7 * columns + 0.3 * name, std::move(reasons), from, to};
    }

    // ---- columns

    void columns(const schema::Table &table, const schema::Table &model)
    {
        std::vector<std::size_t> gone, come;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string &name = table.columns[i].name.text;
            if (!model.findColumn(name) && !(m_settings.isColumnUnread && m_settings.isColumnUnread(model.name, name)))
                gone.push_back(i);
        }
        for (std::size_t i = 0; i < model.columns.size(); ++i) {
            if (!table.findColumn(model.columns[i].name.text) && !model.columns[i].system)
                come.push_back(i);
        }
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            for (std::size_t k = 0; k < come.size(); ++k) {
                Candidate candidate = columnCandidate(table, gone[i], model, come[k]);
                candidate.from = i;
                candidate.to = k;
                if (candidate.score > 0 && gone.size() == 1 && come.size() == 1)
                    candidate.score = std::min(1.0, candidate.score + 0.1);
                candidates.push_back(std::move(candidate));
            }
        }
        for (const Candidate &pair : bestPairs(std::move(candidates))) {
            const Identifier &from = table.columns[gone[pair.from]].name, &to = model.columns[come[pair.to]].name;
            m_proposals.push_back({Rename{table.name, from, to},
                                   pair.score,
                                   pair.reasons,
                                   {"drop column " + table.name.toString() + "." + from.text, "add column " + table.name.toString() + "." + to.text}});
        }
    }

    Candidate columnCandidate(const schema::Table &table, std::size_t at, const schema::Table &model, std::size_t to) const
    {
        const schema::Column &gone = table.columns[at], &come = model.columns[to];
        const bool isSame = isSameType(gone, come);
        const bool isSameFamily = sql::affinityOf(sql::resolveVariant(gone.type, m_settings.dialect->name())) == sql::affinityOf(sql::resolveVariant(come.type, m_settings.dialect->name()));
        if (!isSame && !isSameFamily)
            return {};
        const double name = nameLikeness(gone.name.text, come.name.text);
        const Neighbours was = neighboursOf(table, at, model), is = neighboursOf(model, to, table);
        const bool isSamePlace = was.before == is.before && was.behind == is.behind;
        const bool hangsAlike = isInPrimaryKey(table, gone.name) == isInPrimaryKey(model, come.name) && isInForeignKey(table, gone.name) == isInForeignKey(model, come.name);
        double score = (isSame ? 0.3 : 0.1) + 0.35 * name + (isSamePlace ? 0.15 : 0) + (hangsAlike ? 0.1 : -0.2) + (isNullable(gone) == isNullable(come) ? 0.05 : 0)
            + (defaultOf(gone).has_value() == defaultOf(come).has_value() ? 0.05 : 0);
        std::vector<std::string> reasons{isSame ? "same type" : "type of the same kind"};
        if (isSamePlace)
            reasons.emplace_back("same place");
        if (name >= kLeastScore)
            reasons.emplace_back("similar name");
        return {std::max(0.0, score), std::move(reasons), 0, 0};
    }

    const ComparisonSettings &m_settings;
    std::map<QualifiedName, const schema::Table *> m_database, m_models;
    std::vector<RenameProposal> m_proposals;
};

Error impossible(const Rename &rename, const std::string &why) { return Error(ErrorCode::Usage, "The rename " + rename.toString() + " is not possible: " + why + "."); }

}  // namespace

double nameLikeness(const std::string &a, const std::string &b)
{
    const std::string lettersA = lettersOf(a), lettersB = lettersOf(b);
    if (lettersA.empty() || lettersB.empty())
        return 0;
    if (lettersA == lettersB)
        return 1;
    const double letters = 2.0 * double(commonLetters(lettersA, lettersB)) / double(lettersA.size() + lettersB.size());
    const std::set<std::string> wordsA = wordsOf(a), wordsB = wordsOf(b);
    std::size_t shared = 0;
    for (const std::string &word : wordsA)
        shared += wordsB.count(word);
    const double words = 2.0 * double(shared) / double(wordsA.size() + wordsB.size());
    return std::min(0.99, std::max(words, letters * letters));
}

std::vector<RenameProposal> proposeRenames(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings)
{
    return Proposer(database, models, settings).run();
}

std::vector<Directive> applyRenames(schema::Schema &database, const std::vector<Rename> &renames, const dialect::Dialect &dialect)
{
    std::vector<Directive> directives;
    std::map<QualifiedName, QualifiedName> renamed;
    const auto add = [&](Directive directive) {
        applyTo(database, {directive}, dialect);
        directives.push_back(std::move(directive));
    };
    for (const Rename &rename : renames) {
        if (rename.column)
            continue;
        const QualifiedName to{rename.table.schema, rename.newName};
        if (!database.findTable(rename.table))
            throw impossible(rename, "there is no such table");
        if (database.findTable(to))
            throw impossible(rename, "there is a table " + to.toString() + " already");
        renamed.emplace(rename.table, to);
        add({RenameTable{rename.table, rename.newName}});
    }
    for (const Rename &rename : renames) {
        if (!rename.column)
            continue;
        const auto moved = renamed.find(rename.table);
        const QualifiedName name = moved == renamed.end() ? rename.table : moved->second;
        const schema::Table *table = database.findTable(name);
        const schema::Column *column = table ? table->findColumn(rename.column->text) : nullptr;
        if (!column)
            throw impossible(rename, "there is no such column");
        if (table->findColumn(rename.newName.text))
            throw impossible(rename, "there is a column " + rename.newName.text + " already");
        AlterColumn change;
        change.table = name;
        change.column = *rename.column;
        change.newName = rename.newName;
        change.existingType = column->type;
        change.existingNullable = isNullable(*column);
        add({std::move(change)});
    }
    return directives;
}

}  // namespace limbeck::autogenerate
