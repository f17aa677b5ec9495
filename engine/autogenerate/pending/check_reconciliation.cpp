// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/check_reconciliation.h"

#include "autogenerate/compare/table_pair.h"
#include "dialect/naming.h"
#include "sql/tokens.h"

#include <algorithm>
#include <set>

namespace limbeck::autogenerate {

namespace {

using Kind = StoredForms::Kind;

class CheckReconciliation : public ReconciliationPass {
public:
    explicit CheckReconciliation(ReconciledPair &pair) : m_pair(pair) {}

    void run()
    {
        if (!m_pair.settings.plugins.checks)
            return;
        const auto isCheck = [](const schema::Constraint &constraint) { return std::holds_alternative<schema::Check>(constraint); };
        const bool any = std::any_of(m_pair.database.constraints.begin(), m_pair.database.constraints.end(), isCheck) || std::any_of(m_pair.model.constraints.begin(), m_pair.model.constraints.end(), isCheck);
        if (!any || checkWords(m_pair.database) == checkWords(m_pair.model))
            return;
        m_databaseChecks = checksOf(m_pair.database);
        m_modelChecks = checksOf(m_pair.model);
        m_pair.questions.whenAnswered([this] { decideChecks(); });
    }

private:
    struct CheckPlace {
        std::size_t at = 0;        ///< in the table's constraints
        std::size_t question = 0;
        bool isClaimed = false;
    };

    std::vector<CheckPlace> checksOf(const schema::Table &table)
    {
        std::vector<CheckPlace> places;
        for (std::size_t i = 0; i < table.constraints.size(); ++i) {
            const auto *check = std::get_if<schema::Check>(&table.constraints[i]);
            if (check && check->condition)
                places.push_back({i, m_pair.questions.ask(Kind::Expression, ddlText(m_pair.dialect(), check->condition)), false});
        }
        return places;
    }

    /// Names and words: when they are the same on both sides, nobody needs to be asked.
    std::multiset<std::pair<std::string, std::string>> checkWords(const schema::Table &table) const
    {
        std::multiset<std::pair<std::string, std::string>> words;
        for (const schema::Constraint &constraint : table.constraints) {
            const auto *check = std::get_if<schema::Check>(&constraint);
            if (check && check->condition)
                words.emplace(nameText(check->name).value_or(""), wordsOfSql(ddlText(m_pair.dialect(), check->condition)));
        }
        return words;
    }

    static const schema::Check &checkAt(const schema::Table &table, const CheckPlace &place) { return std::get<schema::Check>(table.constraints[place.at]); }

    /// As the database keeps it: Alembic compares names of the naming convention that are too long with what they became, and finds a difference for ever.
    std::optional<std::string> storedName(const schema::Name &name) const
    {
        const std::optional<std::string> text = nameText(name);
        return text && name.isFinal ? dialect::truncatedName(*text, m_pair.dialect().maxIdentifierLength()) : text;
    }

    static bool isNamed(const schema::Check &check) { return check.name.text && !check.isTypeBound; }

    /// The name that PostgreSQL gives: t_check, t_a_check, with a number behind it.
    bool isAutomatic(const schema::Check &check) const
    {
        if (!check.name.text)
            return true;
        std::string name = check.name.text->text;
        while (!name.empty() && std::isdigit(static_cast<unsigned char>(name.back())))
            name.pop_back();
        return name.starts_with(m_pair.model.name.name.text + "_") && name.ends_with("_check");
    }

    void decideChecks()
    {
        // By name: the expression decides, which Alembic does not look at.
        for (CheckPlace &model : m_modelChecks) {
            const schema::Check &wanted = checkAt(m_pair.model, model);
            for (CheckPlace &database : m_databaseChecks) {
                const schema::Check &existing = checkAt(m_pair.database, database);
                if (database.isClaimed || model.isClaimed || !wanted.name.text || nameText(existing.name) != storedName(wanted.name))
                    continue;
                database.isClaimed = model.isClaimed = true;
                if (!m_pair.questions.isSame(database.question, model.question))
                    replaceCheck(existing, wanted);
            }
        }
        // By meaning: what nobody named, or a type made.
        for (CheckPlace &model : m_modelChecks) {
            for (CheckPlace &database : m_databaseChecks) {
                if (model.isClaimed || database.isClaimed || isNamed(checkAt(m_pair.model, model)) || !m_pair.questions.isSame(database.question, model.question))
                    continue;
                database.isClaimed = model.isClaimed = true;
            }
        }
        // What a type made and the server or its maker named otherwise.
        for (CheckPlace &model : m_modelChecks) {
            for (CheckPlace &database : m_databaseChecks) {
                if (model.isClaimed || database.isClaimed || !checkAt(m_pair.model, model).isTypeBound || !isAutomatic(checkAt(m_pair.database, database)) || isMeantForAnother(model, database))
                    continue;
                database.isClaimed = model.isClaimed = true;
                replaceCheck(checkAt(m_pair.database, database), checkAt(m_pair.model, model));
            }
        }
        for (CheckPlace &model : m_modelChecks) {
            if (!model.isClaimed && !checkAt(m_pair.model, model).name.text)
                addCheck(checkAt(m_pair.model, model));
        }
        removeClaimed();
    }

    /// The columns that they are over differ.
    static std::set<std::string> columnsIn(const schema::Check &check, const schema::Table &table, const dialect::Dialect &dialect)
    {
        const std::string text = ddlText(dialect, check.condition);
        std::set<std::string> names;
        for (const schema::Column &column : table.columns) {
            if (sql::mentionsName(text, column.name.text))
                names.insert(column.name.text);
        }
        return names;
    }
    bool isMeantForAnother(const CheckPlace &model, const CheckPlace &database) const
    {
        return columnsIn(checkAt(m_pair.model, model), m_pair.model, m_pair.dialect()) != columnsIn(checkAt(m_pair.database, database), m_pair.database, m_pair.dialect());
    }

    void replaceCheck(const schema::Check &existing, const schema::Check &wanted)
    {
        if (!existing.name.text) {
            m_pair.notes.push_back("A CHECK of " + m_pair.name.toString() + " has no name and differs from the models: it cannot be dropped by name.");
            return;
        }
        if (!asked(&existing, &wanted, existing.name, "check_constraint"))
            return;
        schema::Check created = wanted;
        created.isTypeBound = false;
        if (!created.name.text)
            created.name = existing.name;
        m_pair.out.push_back({DropConstraint{m_pair.name, existing}});
        m_pair.out.push_back({AddConstraint{m_pair.name, std::move(created)}});
        m_pair.hooks.detected("check_constraints", "Detected changed check constraint '" + existing.name.text->text + "' on table '" + m_pair.name.name.text + "'");
    }

    void addCheck(const schema::Check &wanted)
    {
        if (wanted.isTypeBound)
            return;
        schema::Check created = wanted;
        std::string columns;
        for (const std::string &column : columnsIn(wanted, m_pair.model, m_pair.dialect()))
            columns += "_" + column;
        std::string name = "ck_" + m_pair.model.name.name.text + columns;
        for (int number = 2; !m_newNames.insert(name).second || hasCheck(name); ++number)
            name = "ck_" + m_pair.model.name.name.text + columns + "_" + std::to_string(number);
        created.name.text = Identifier(name.substr(0, std::size_t(m_pair.dialect().maxIdentifierLength())));
        created.name.isFinal = true;
        m_pair.out.push_back({AddConstraint{m_pair.name, std::move(created)}});
        m_pair.hooks.detected("check_constraints", "Detected added check constraint without a name on table '" + m_pair.name.name.text + "'");
    }

    bool hasCheck(const std::string &name) const
    {
        return std::any_of(m_pair.database.constraints.begin(), m_pair.database.constraints.end(), [&](const schema::Constraint &constraint) {
            return schema::nameOf(constraint).text && schema::nameOf(constraint).text->text == name;
        });
    }

    /// Alembic's comparison, which follows, sees neither side of a pair that nobody named on the models' side.
    void removeClaimed()
    {
        for (auto it = m_databaseChecks.rbegin(); it != m_databaseChecks.rend(); ++it) {
            if (it->isClaimed)
                m_pair.database.constraints.erase(m_pair.database.constraints.begin() + std::ptrdiff_t(it->at));
        }
        for (auto it = m_modelChecks.rbegin(); it != m_modelChecks.rend(); ++it) {
            if (it->isClaimed)
                m_pair.model.constraints.erase(m_pair.model.constraints.begin() + std::ptrdiff_t(it->at));
        }
    }

    /// include_object= of env.py about a constraint on both sides.
    bool asked(const schema::Check *existing, const schema::Check *wanted, const schema::Name &name, const char *kind)
    {
        const schema::Constraint database = *existing, model = *wanted;
        const ComparedObject compareTo{&m_pair.database, &database, true};
        return m_pair.hooks.includeObject({&m_pair.model, &model, false}, nameText(name), kind, &compareTo);
    }

    ReconciledPair &m_pair;
    std::vector<CheckPlace> m_databaseChecks, m_modelChecks;
    std::set<std::string> m_newNames;
};

}  // namespace

std::unique_ptr<ReconciliationPass> reconcileChecks(ReconciledPair &pair)
{
    auto pass = std::make_unique<CheckReconciliation>(pair);
    pass->run();
    return pass;
}

}  // namespace limbeck::autogenerate
