// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/key_reconciliation.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

class KeyReconciliation {
public:
    explicit KeyReconciliation(ReconciledPair &pair) : m_pair(pair) {}

    void run()
    {
        if (!m_pair.settings.plugins.constraints)
            return;
        repeatedUniques();
        uniques();
        primaryKey();
    }

private:
    void uniques()
    {
        for (const schema::Constraint &constraint : m_pair.model.constraints) {
            const auto *wanted = std::get_if<schema::Unique>(&constraint);
            const schema::Unique *existing = wanted && wanted->name.text ? uniqueNamed(wanted->name.text->text) : nullptr;
            if (!existing || existing->columns != wanted->columns)
                continue;
            const auto timing = [](const schema::Unique &unique) {
                const bool isDeferred = unique.initially && lowerCase(*unique.initially) == "deferred";
                return isDeferred ? 2 : unique.deferrable.value_or(false) ? 1 : 0;
            };
            if (timing(*existing) == timing(*wanted))
                continue;
            m_pair.out.push_back({DropConstraint{m_pair.name, *existing}});
            m_pair.out.push_back({AddConstraint{m_pair.name, *wanted}});
            m_pair.hooks.detected("constraints", "Detected changed unique constraint '" + wanted->name.text->text + "' on '" + m_pair.name.name.text + "': deferrable");
        }
    }

    /// Two UNIQUE constraints over the same columns in one CREATE TABLE: both databases make one of them.
    void repeatedUniques()
    {
        const auto columnsOf = [](const schema::Constraint &constraint) {
            const auto *unique = std::get_if<schema::Unique>(&constraint);
            return unique ? unique->columns : std::vector<Identifier>{};
        };
        auto &constraints = m_pair.model.constraints;
        for (auto it = constraints.begin(); it != constraints.end();) {
            const auto *unique = std::get_if<schema::Unique>(&*it);
            const bool isMissing = unique && unique->name.text && !uniqueNamed(unique->name.text->text);
            const bool hasTwin = isMissing && std::any_of(constraints.begin(), constraints.end(), [&](const schema::Constraint &other) {
                const auto *twin = std::get_if<schema::Unique>(&other);
                return twin && twin != unique && columnsOf(other) == unique->columns && twin->name.text && uniqueNamed(twin->name.text->text);
            });
            it = hasTwin ? constraints.erase(it) : it + 1;
        }
    }

    const schema::Unique *uniqueNamed(const std::string &name) const
    {
        for (const schema::Constraint &constraint : m_pair.database.constraints) {
            const auto *unique = std::get_if<schema::Unique>(&constraint);
            if (unique && unique->name.text && unique->name.text->text == name)
                return unique;
        }
        return nullptr;
    }

    void primaryKey()
    {
        const schema::PrimaryKey *existing = m_pair.database.primaryKey(), *wanted = m_pair.model.primaryKey();
        const std::vector<Identifier> was = existing ? existing->columns : std::vector<Identifier>{}, is = wanted ? wanted->columns : std::vector<Identifier>{};
        if (was == is)
            return;
        if (!m_pair.isPostgresql()) {
            m_pair.notes.push_back("The primary key of " + m_pair.name.toString() + " differs from the models: SQLite cannot change it; the table has to be made anew.");
            return;
        }
        if (existing && !was.empty())
            m_pair.out.push_back({DropConstraint{m_pair.name, *existing}});
        if (wanted && !is.empty()) {
            schema::PrimaryKey created = *wanted;
            created.isImplicit = false;
            if (!created.name.text) {
                created.name.text = existing && existing->name.text ? *existing->name.text : Identifier(m_pair.name.name.text + "_pkey");
                created.name.isFinal = true;
            }
            m_pair.out.push_back({AddConstraint{m_pair.name, std::move(created)}});
        }
        m_pair.hooks.detected("constraints", "Detected changed primary key on '" + m_pair.name.toString() + "'");
    }

    ReconciledPair &m_pair;
};

}  // namespace

void reconcileKeys(ReconciledPair &pair) { KeyReconciliation(pair).run(); }

}  // namespace limbeck::autogenerate
