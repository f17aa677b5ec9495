// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/column_reconciliation.h"

#include "autogenerate/compare/table_pair.h"
#include "dialect/sqlite/reflected_type.h"

namespace limbeck::autogenerate {

namespace {

using Kind = StoredForms::Kind;

std::string quotedText(const std::string &text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

class ColumnReconciliation : public ReconciliationPass {
public:
    explicit ColumnReconciliation(ReconciledPair &pair) : m_pair(pair) {}

    void run()
    {
        types();
        defaults();
        computed();
    }

private:
    void types()
    {
        if (!m_pair.settings.compareTypes || m_pair.settings.asksForTypes)
            return;
        for (schema::Column &column : m_pair.database.columns) {
            const schema::Column *model = m_pair.model.findColumn(column.name.text);
            if (model && !sql::isNullType(column.type) && !sql::isNullType(model->type))
                type(column, *model);
        }
    }

    void type(schema::Column &column, const schema::Column &model)
    {
        const auto existing = m_pair.typeText(column.type), wanted = m_pair.typeText(model.type);
        if (!existing || !wanted || lowerCase(*existing) == lowerCase(*wanted))
            return;
        if (!m_pair.isPostgresql()) {
            // What the type would be read back as from a table that was made of it.
            const sql::Type readBack = dialect::sqlite_catalog::reflectedType(*wanted);
            if (readBack.id != sql::TypeId::Null && typesDiffer(m_pair.dialect(), column.type, model.type).value_or(false) && !typesDiffer(m_pair.dialect(), column.type, readBack).value_or(true))
                column.type = model.type;
            return;
        }
        const std::size_t a = m_pair.questions.ask(Kind::Type, *existing), b = m_pair.questions.ask(Kind::Type, *wanted);
        const bool differsAnyway = typesDiffer(m_pair.dialect(), column.type, model.type).value_or(false);
        m_pair.questions.whenAnswered([this, &column, &model, a, b, differsAnyway] {
            if (!m_pair.questions.isAnswered(a) || !m_pair.questions.isAnswered(b))
                return;
            if (m_pair.questions.form(a) == m_pair.questions.form(b))
                column.type = model.type;
            else if (!differsAnyway)
                alterType(column, model);
        });
    }

    /// A change that the words of the types do not show: arrays, lengths that only one side has.
    void alterType(const schema::Column &column, const schema::Column &model)
    {
        AlterColumn change;
        change.table = m_pair.name;
        change.column = model.name;
        change.existingType = column.type;
        change.type = model.type;
        change.existingNullable = isNullable(column);
        if (const ColumnDefault existing = defaultOf(column))
            change.existingDefault = existing;
        m_pair.out.push_back({std::move(change)});
        m_pair.hooks.detected("types", "Detected type change on '" + m_pair.name.toString() + "." + model.name.text + "'");
    }

    std::optional<std::string> defaultText(const schema::Column &column) const
    {
        if (!column.serverDefault || column.identity || column.computed)
            return std::nullopt;
        if (const auto *text = std::get_if<std::string>(&column.serverDefault->data))
            return quotedText(*text);
        if (const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data))
            return ddlText(m_pair.dialect(), *expression);
        return std::nullopt;
    }

    void defaults()
    {
        if (!m_pair.settings.compareDefaults || m_pair.settings.asksForDefaults)
            return;
        for (schema::Column &column : m_pair.database.columns) {
            schema::Column *model = m_pair.model.findColumn(column.name.text);
            if (!model)
                continue;
            // DEFAULT NULL is no default, and none is stored.
            for (schema::Column *side : {&column, model}) {
                if (const auto text = defaultText(*side); text && !std::holds_alternative<std::string>(side->serverDefault->data) && wordsOfSql(*text, true) == "null")
                    side->serverDefault.reset();
            }
            oneDefault(column, *model);
        }
    }

    void oneDefault(schema::Column &column, const schema::Column &model)
    {
        const auto existing = defaultText(column), wanted = defaultText(model);
        if (!existing || !wanted)
            return;
        if (wordsOfSql(*existing) == wordsOfSql(*wanted) || (!m_pair.isPostgresql() && isSameLiteral(*existing, *wanted))) {
            column.serverDefault = model.serverDefault;
            return;
        }
        const auto type = m_pair.typeText(model.type);
        if (!type)
            return;
        const std::size_t a = m_pair.questions.ask(Kind::Default, *existing, *type), b = m_pair.questions.ask(Kind::Default, *wanted, *type);
        m_pair.questions.whenAnswered([this, &column, &model, a, b] {
            if (m_pair.questions.isSame(a, b))
                column.serverDefault = model.serverDefault;
        });
    }

    /// SQLite: '5' and 5 are the same default of a column with a type.
    static bool isSameLiteral(const std::string &a, const std::string &b)
    {
        const auto content = [](const std::string &text) {
            const std::string words = wordsOfSql(text);
            return words.size() > 2 && words.front() == '\'' && words.back() == '\'' ? words.substr(1, words.size() - 2) : words;
        };
        return content(a) == content(b);
    }

    void computed()
    {
        for (schema::Column &column : m_pair.database.columns) {
            const schema::Column *model = m_pair.model.findColumn(column.name.text);
            if (!model || !model->computed || !column.computed)
                continue;
            const std::size_t a = m_pair.questions.ask(Kind::Expression, ddlText(m_pair.dialect(), column.computed->expression)), b = m_pair.questions.ask(Kind::Expression, ddlText(m_pair.dialect(), model->computed->expression));
            m_pair.questions.whenAnswered([this, &column, model, a, b] {
                if (m_pair.questions.isSame(a, b))
                    column.computed->expression = model->computed->expression;
            });
        }
    }

    ReconciledPair &m_pair;
};

}  // namespace

std::unique_ptr<ReconciliationPass> reconcileColumns(ReconciledPair &pair)
{
    auto pass = std::make_unique<ColumnReconciliation>(pair);
    pass->run();
    return pass;
}

}  // namespace limbeck::autogenerate
