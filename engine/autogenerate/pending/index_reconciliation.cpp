// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/index_reconciliation.h"

#include "autogenerate/compare/table_pair.h"
#include "autogenerate/pending/stored_index.h"
#include "base/error.h"
#include "dialect/options.h"

#include <algorithm>
#include <set>

namespace limbeck::autogenerate {

namespace {

using Kind = StoredForms::Kind;

/// The expression of an index element without its order.
sql::ExpressionPtr withoutOrder(sql::ExpressionPtr element)
{
    for (;;) {
        if (const auto *postfix = std::get_if<sql::Postfix>(&element->node))
            element = postfix->operand;
        else if (const auto *label = std::get_if<sql::Label>(&element->node))
            element = label->operand;
        else
            return element;
    }
}

bool isPlainColumn(const sql::ExpressionPtr &element) { return std::holds_alternative<sql::ColumnRef>(withoutOrder(element)->node); }

class IndexReconciliation : public ReconciliationPass {
public:
    explicit IndexReconciliation(ReconciledPair &pair) : m_pair(pair) {}

    void run()
    {
        if (!m_pair.settings.plugins.constraints)
            return;
        if (!m_pair.isPostgresql())
            return sqliteIndexes();
        for (const schema::Index &model : m_pair.model.indexes) {
            schema::Index *database = databaseIndex(model);
            if (database && database->elements.size() == model.elements.size() && database->unique == model.unique)
                indexPair(*database, model);
        }
    }

private:
    struct IndexPair {
        schema::Index *database = nullptr;
        const schema::Index *model = nullptr;
        std::vector<std::pair<std::size_t, std::size_t>> elements;
        std::optional<std::pair<std::size_t, std::size_t>> predicate;
        bool differs = false;  ///< in what no question is about
    };

    schema::Index *databaseIndex(const schema::Index &model)
    {
        for (schema::Index &index : m_pair.database.indexes) {
            if (!index.duplicatesConstraint && model.name.text && index.name.text == model.name.text)
                return &index;
        }
        return nullptr;
    }

    static bool isSameOrder(const sql::ExpressionPtr &a, const sql::ExpressionPtr &b)
    {
        const auto order = [](const sql::ExpressionPtr &element) {
            std::string words;
            for (sql::ExpressionPtr at = element; const auto *postfix = std::get_if<sql::Postfix>(&at->node); at = postfix->operand)
                words = lowerCase(postfix->op) + " " + words;
            return words;
        };
        // The defaults need not be written.
        const auto normal = [&](const sql::ExpressionPtr &element) {
            const std::string words = " " + order(element);
            const bool isDescending = words.find(" desc") != std::string::npos;
            const bool isFirst = words.find("nulls first") != std::string::npos || (isDescending && words.find("nulls last") == std::string::npos);
            return std::pair(isDescending, isFirst);
        };
        return normal(a) == normal(b);
    }

    void indexPair(schema::Index &database, const schema::Index &model)
    {
        IndexPair pair{&database, &model, {}, std::nullopt, false};
        for (std::size_t i = 0; i < model.elements.size(); ++i) {
            if (isPlainColumn(model.elements[i]) != isPlainColumn(database.elements[i]) || !isSameOrder(model.elements[i], database.elements[i]))
                return;  // Alembic's comparison sees that, or cannot tell
            const std::string existing = ddlText(m_pair.dialect(), withoutOrder(database.elements[i])), wanted = ddlText(m_pair.dialect(), withoutOrder(model.elements[i]));
            if (wordsOfSql(existing) == wordsOfSql(wanted))
                continue;
            if (isPlainColumn(model.elements[i]))
                return;
            pair.elements.emplace_back(m_pair.questions.ask(Kind::Expression, existing), m_pair.questions.ask(Kind::Expression, wanted));
        }
        const auto existing = dialect::optionExpression(database.options, "postgresql_where"), wanted = dialect::optionExpression(model.options, "postgresql_where");
        if (existing && wanted)
            pair.predicate = {m_pair.questions.ask(Kind::Expression, ddlText(m_pair.dialect(), existing)), m_pair.questions.ask(Kind::Expression, ddlText(m_pair.dialect(), wanted))};
        const auto method = [](const schema::Index &index) { return lowerCase(dialect::optionText(index.options, "postgresql_using").value_or("btree")); };
        const auto include = [](const schema::Index &index) { return dialect::optionList(index.options, "postgresql_include"); };
        pair.differs = bool(existing) != bool(wanted) || method(database) != method(model) || include(database) != include(model);
        m_pair.questions.whenAnswered([this, pair] { decideIndex(pair); });
    }

    void decideIndex(const IndexPair &pair)
    {
        for (const auto &[a, b] : pair.elements) {
            if (!m_pair.questions.isSame(a, b))
                return;  // Alembic's comparison decides
        }
        const schema::Index existing = *pair.database;
        pair.database->elements = pair.model->elements;
        if (pair.differs || (pair.predicate && !m_pair.questions.isSame(pair.predicate->first, pair.predicate->second)))
            replaceIndex(existing, *pair.model);
    }

    void replaceIndex(const schema::Index &existing, const schema::Index &wanted)
    {
        const ComparedObject compareTo{&m_pair.database, &existing, true};
        if (!m_pair.hooks.includeObject({&m_pair.model, &wanted, false}, nameText(wanted.name), "index", &compareTo))
            return;
        schema::Index dropped = existing;
        dropped.sourceText.clear();
        dropped.options.emplace_back("limbeck_reflected", schema::OptionValue{true});
        m_pair.out.push_back({DropIndex{std::move(dropped)}});
        m_pair.out.push_back({CreateIndex{wanted}});
        m_pair.hooks.detected("constraints", "Detected changed index '" + nameText(wanted.name).value_or("") + "' on '" + m_pair.name.name.text + "'");
    }

    /// The words of the CREATE INDEX that the model's index would be.
    std::optional<std::string> creationWords(const schema::Index &index) const
    {
        operation::Operation create;
        create.node = operation::CreateIndex{index, false};
        dialect::CompileState state;
        std::string text;
        try {
            m_pair.dialect().compile(create, state, [&text](sql::Statement statement) { text += statement.text; });
        } catch (const Error &) {
            return std::nullopt;
        }
        return wordsOfCreation(text);
    }

    static std::string wordsOfCreation(const std::string &text)
    {
        std::string words = wordsOfSql(text);
        const std::string optional = " if not exists ";
        if (const auto at = words.find(optional); at != std::string::npos)
            words.replace(at, optional.size(), " ");
        if (words.ends_with(" ;"))
            words.resize(words.size() - 2);
        return words;
    }

    /// SQLite keeps the texts: an index over expressions is not reflected but its text is there.
    void sqliteIndexes()
    {
        std::set<std::string> modelled;
        for (const schema::Index &model : m_pair.model.indexes) {
            const std::string name = nameText(model.name).value_or("");
            modelled.insert(name);
            const auto wanted = creationWords(model);
            if (!wanted)
                continue;
            const auto *dependent = expressionIndex(name);
            const schema::Index *database = dependent ? nullptr : databaseIndex(model);
            if (hasExpression(model)) {
                if (dependent && wordsOfCreation(dependent->text) == *wanted)
                    continue;
                if (dependent)
                    m_pair.out.push_back({DropIndex{indexFromText(*dependent, m_pair.name)}});
                if (!database)
                    m_pair.out.push_back({CreateIndex{model}});
                continue;
            }
            if (database && !database->sourceText.empty() && wordsOfCreation(database->sourceText) != *wanted && isSameToAlembic(*database, model))
                replaceIndex(*database, model);
        }
        for (const schema::Dependent &dependent : m_pair.database.dependents) {
            if (dependent.kind == schema::Dependent::Kind::Index && !modelled.contains(dependent.name))
                m_pair.out.push_back({DropIndex{indexFromText(dependent, m_pair.name)}});
        }
        // These are compared now: Alembic's comparison would only tell that it cannot.
        std::erase_if(m_pair.model.indexes, hasExpression);
    }

    static bool isSameToAlembic(const schema::Index &database, const schema::Index &model)
    {
        const auto names = [](const schema::Index &index) {
            std::vector<std::string> result;
            for (const sql::ExpressionPtr &element : index.elements) {
                if (const auto *reference = std::get_if<sql::ColumnRef>(&withoutOrder(element)->node))
                    result.push_back(reference->name.text);
            }
            return result;
        };
        return database.unique == model.unique && names(database) == names(model);
    }

    const schema::Dependent *expressionIndex(const std::string &name) const
    {
        for (const schema::Dependent &dependent : m_pair.database.dependents) {
            if (dependent.kind == schema::Dependent::Kind::Index && dependent.name == name)
                return &dependent;
        }
        return nullptr;
    }

    ReconciledPair &m_pair;
};

}  // namespace

bool hasExpression(const schema::Index &index)
{
    return std::any_of(index.elements.begin(), index.elements.end(), [](const sql::ExpressionPtr &element) { return !isPlainColumn(element); });
}

std::unique_ptr<ReconciliationPass> reconcileIndexes(ReconciledPair &pair)
{
    auto pass = std::make_unique<IndexReconciliation>(pair);
    pass->run();
    return pass;
}

}  // namespace limbeck::autogenerate
