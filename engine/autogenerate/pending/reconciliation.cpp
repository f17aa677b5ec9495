// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/reconciliation.h"

#include "autogenerate/compare/table_pair.h"
#include "base/error.h"
#include "dialect/options.h"
#include "dialect/sqlite/reflected_type.h"
#include "sql/stored_text.h"
#include "sql/tokens.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

// A table on both sides goes through two passes. The first collects every spelling that differs as a question, so that the server is asked once a table; the second decides with the answers.
// Where there is no answer (no server, a text that it does not take) the words of the texts decide.

namespace limbeck::autogenerate {

namespace {

using Kind = StoredForms::Kind;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::string quotedText(const std::string &text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

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

bool hasExpression(const schema::Index &index)
{
    return std::any_of(index.elements.begin(), index.elements.end(), [](const sql::ExpressionPtr &element) { return !isPlainColumn(element); });
}

class TableReconciliation {
public:
    TableReconciliation(schema::Table &database, schema::Table &model, const QualifiedName &name, const ComparisonSettings &settings, ComparisonHooks &hooks, StoredForms &forms,
                        std::vector<std::string> &notes, std::vector<Directive> &out)
        : m_database(database), m_model(model), m_name(name), m_settings(settings), m_hooks(hooks), m_dialect(*settings.dialect), m_isPostgresql(m_dialect.name() == "postgresql"), m_forms(forms),
          m_notes(notes), m_out(out)
    {
    }

    void run()
    {
        types();
        defaults();
        computed();
        checks();
        indexes();
        if (!m_questions.empty())
            m_answers = m_forms.of(shape(), m_questions);
        for (const auto &decide : m_decisions)
            decide();
        uniques();
        primaryKey();
    }

private:
    // ---- questions

    std::size_t ask(Kind kind, std::string text, std::string type = {})
    {
        m_questions.push_back({kind, std::move(text), std::move(type)});
        return m_questions.size() - 1;
    }

    /// The stored form, or the words where there is none.
    std::string form(std::size_t question) const
    {
        if (question < m_answers.size() && m_answers[question])
            return *m_answers[question];
        return wordsOfSql(m_questions[question].text, m_isPostgresql);
    }
    bool isAnswered(std::size_t question) const { return question < m_answers.size() && m_answers[question].has_value(); }
    /// Both stored, or both by their words.
    bool isSame(std::size_t a, std::size_t b) const
    {
        if (isAnswered(a) && isAnswered(b))
            return form(a) == form(b);
        return wordsOfSql(m_questions[a].text, m_isPostgresql) == wordsOfSql(m_questions[b].text, m_isPostgresql);
    }

    std::optional<std::string> typeText(const sql::Type &type) const
    {
        try {
            return m_dialect.typeText(sql::resolveVariant(type, m_dialect.name()));
        } catch (const Error &) {
            return std::nullopt;
        }
    }

    StoredForms::Shape shape() const
    {
        StoredForms::Shape shape;
        std::set<std::string> names;
        for (const schema::Table *side : {&m_model, &m_database}) {
            for (const schema::Column &column : side->columns) {
                const auto type = column.system ? std::nullopt : typeText(column.type);
                if (type && names.insert(column.name.text).second)
                    shape.emplace_back(column.name, *type);
            }
        }
        return shape;
    }

    // ---- types

    void types()
    {
        if (!m_settings.compareTypes || m_settings.asksForTypes)
            return;
        for (schema::Column &column : m_database.columns) {
            const schema::Column *model = m_model.findColumn(column.name.text);
            if (model && !sql::isNullType(column.type) && !sql::isNullType(model->type))
                type(column, *model);
        }
    }

    void type(schema::Column &column, const schema::Column &model)
    {
        const auto existing = typeText(column.type), wanted = typeText(model.type);
        if (!existing || !wanted || lower(*existing) == lower(*wanted))
            return;
        if (!m_isPostgresql) {
            // What the type would be read back as from a table that was made of it.
            const sql::Type readBack = dialect::sqlite_catalog::reflectedType(*wanted);
            if (readBack.id != sql::TypeId::Null && typesDiffer(m_dialect, column.type, model.type).value_or(false) && !typesDiffer(m_dialect, column.type, readBack).value_or(true))
                column.type = model.type;
            return;
        }
        const std::size_t a = ask(Kind::Type, *existing), b = ask(Kind::Type, *wanted);
        const bool differsAnyway = typesDiffer(m_dialect, column.type, model.type).value_or(false);
        m_decisions.push_back([this, &column, &model, a, b, differsAnyway] {
            if (!isAnswered(a) || !isAnswered(b))
                return;
            if (form(a) == form(b))
                column.type = model.type;
            else if (!differsAnyway)
                alterType(column, model);
        });
    }

    /// A change that the words of the types do not show: arrays, lengths that only one side has.
    void alterType(const schema::Column &column, const schema::Column &model)
    {
        AlterColumn change;
        change.table = m_name;
        change.column = model.name;
        change.existingType = column.type;
        change.type = model.type;
        change.existingNullable = isNullable(column);
        if (const ColumnDefault existing = defaultOf(column))
            change.existingDefault = existing;
        m_out.push_back({std::move(change)});
        m_hooks.detected("types", "Detected type change on '" + m_name.toString() + "." + model.name.text + "'");
    }

    // ---- defaults

    std::optional<std::string> defaultText(const schema::Column &column) const
    {
        if (!column.serverDefault || column.identity || column.computed)
            return std::nullopt;
        if (const auto *text = std::get_if<std::string>(&column.serverDefault->data))
            return quotedText(*text);
        if (const auto *expression = std::get_if<sql::ExpressionPtr>(&column.serverDefault->data))
            return ddlText(m_dialect, *expression);
        return std::nullopt;
    }

    void defaults()
    {
        if (!m_settings.compareDefaults || m_settings.asksForDefaults)
            return;
        for (schema::Column &column : m_database.columns) {
            schema::Column *model = m_model.findColumn(column.name.text);
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
        if (wordsOfSql(*existing) == wordsOfSql(*wanted) || (!m_isPostgresql && isSameLiteral(*existing, *wanted))) {
            column.serverDefault = model.serverDefault;
            return;
        }
        const auto type = typeText(model.type);
        if (!type)
            return;
        const std::size_t a = ask(Kind::Default, *existing, *type), b = ask(Kind::Default, *wanted, *type);
        m_decisions.push_back([this, &column, &model, a, b] {
            if (isSame(a, b))
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
        for (schema::Column &column : m_database.columns) {
            const schema::Column *model = m_model.findColumn(column.name.text);
            if (!model || !model->computed || !column.computed)
                continue;
            const std::size_t a = ask(Kind::Expression, ddlText(m_dialect, column.computed->expression)), b = ask(Kind::Expression, ddlText(m_dialect, model->computed->expression));
            m_decisions.push_back([this, &column, model, a, b] {
                if (isSame(a, b))
                    column.computed->expression = model->computed->expression;
            });
        }
    }

    // ---- checks

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
                places.push_back({i, ask(Kind::Expression, ddlText(m_dialect, check->condition)), false});
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
                words.emplace(nameText(check->name).value_or(""), wordsOfSql(ddlText(m_dialect, check->condition)));
        }
        return words;
    }

    static const schema::Check &checkAt(const schema::Table &table, const CheckPlace &place) { return std::get<schema::Check>(table.constraints[place.at]); }

    void checks()
    {
        if (!m_settings.plugins.checks)
            return;
        const auto isCheck = [](const schema::Constraint &constraint) { return std::holds_alternative<schema::Check>(constraint); };
        const bool any = std::any_of(m_database.constraints.begin(), m_database.constraints.end(), isCheck) || std::any_of(m_model.constraints.begin(), m_model.constraints.end(), isCheck);
        if (!any || checkWords(m_database) == checkWords(m_model))
            return;
        m_databaseChecks = checksOf(m_database);
        m_modelChecks = checksOf(m_model);
        m_decisions.push_back([this] { decideChecks(); });
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
        return name.starts_with(m_model.name.name.text + "_") && name.ends_with("_check");
    }

    void decideChecks()
    {
        // By name: the expression decides, which Alembic does not look at.
        for (CheckPlace &model : m_modelChecks) {
            const schema::Check &wanted = checkAt(m_model, model);
            for (CheckPlace &database : m_databaseChecks) {
                const schema::Check &existing = checkAt(m_database, database);
                if (database.isClaimed || model.isClaimed || !wanted.name.text || existing.name.text != wanted.name.text)
                    continue;
                database.isClaimed = model.isClaimed = true;
                if (!isSame(database.question, model.question))
                    replaceCheck(existing, wanted);
            }
        }
        // By meaning: what nobody named, or a type made.
        for (CheckPlace &model : m_modelChecks) {
            for (CheckPlace &database : m_databaseChecks) {
                if (model.isClaimed || database.isClaimed || isNamed(checkAt(m_model, model)) || !isSame(database.question, model.question))
                    continue;
                database.isClaimed = model.isClaimed = true;
            }
        }
        // What a type made and the server or its maker named otherwise.
        for (CheckPlace &model : m_modelChecks) {
            for (CheckPlace &database : m_databaseChecks) {
                if (model.isClaimed || database.isClaimed || !checkAt(m_model, model).isTypeBound || !isAutomatic(checkAt(m_database, database)) || isMeantForAnother(model, database))
                    continue;
                database.isClaimed = model.isClaimed = true;
                replaceCheck(checkAt(m_database, database), checkAt(m_model, model));
            }
        }
        for (CheckPlace &model : m_modelChecks) {
            if (!model.isClaimed && !checkAt(m_model, model).name.text)
                addCheck(checkAt(m_model, model));
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
        return columnsIn(checkAt(m_model, model), m_model, m_dialect) != columnsIn(checkAt(m_database, database), m_database, m_dialect);
    }

    void replaceCheck(const schema::Check &existing, const schema::Check &wanted)
    {
        if (!existing.name.text) {
            m_notes.push_back("A CHECK of " + m_name.toString() + " has no name and differs from the models: it cannot be dropped by name.");
            return;
        }
        if (!asked(&existing, &wanted, existing.name, "check_constraint"))
            return;
        schema::Check created = wanted;
        created.isTypeBound = false;
        if (!created.name.text)
            created.name = existing.name;
        m_out.push_back({DropConstraint{m_name, existing}});
        m_out.push_back({AddConstraint{m_name, std::move(created)}});
        m_hooks.detected("check_constraints", "Detected changed check constraint '" + existing.name.text->text + "' on table '" + m_name.name.text + "'");
    }

    void addCheck(const schema::Check &wanted)
    {
        if (wanted.isTypeBound)
            return;
        schema::Check created = wanted;
        std::string columns;
        for (const std::string &column : columnsIn(wanted, m_model, m_dialect))
            columns += "_" + column;
        std::string name = "ck_" + m_model.name.name.text + columns;
        for (int number = 2; !m_newNames.insert(name).second || hasCheck(name); ++number)
            name = "ck_" + m_model.name.name.text + columns + "_" + std::to_string(number);
        created.name.text = Identifier(name.substr(0, std::size_t(m_dialect.maxIdentifierLength())));
        created.name.isFinal = true;
        m_out.push_back({AddConstraint{m_name, std::move(created)}});
        m_hooks.detected("check_constraints", "Detected added check constraint without a name on table '" + m_name.name.text + "'");
    }

    bool hasCheck(const std::string &name) const
    {
        return std::any_of(m_database.constraints.begin(), m_database.constraints.end(), [&](const schema::Constraint &constraint) {
            return schema::nameOf(constraint).text && schema::nameOf(constraint).text->text == name;
        });
    }

    /// Alembic's comparison, which follows, sees neither side of a pair that nobody named on the models' side.
    void removeClaimed()
    {
        for (auto it = m_databaseChecks.rbegin(); it != m_databaseChecks.rend(); ++it) {
            if (it->isClaimed)
                m_database.constraints.erase(m_database.constraints.begin() + std::ptrdiff_t(it->at));
        }
        for (auto it = m_modelChecks.rbegin(); it != m_modelChecks.rend(); ++it) {
            if (it->isClaimed)
                m_model.constraints.erase(m_model.constraints.begin() + std::ptrdiff_t(it->at));
        }
    }

    /// include_object= of env.py about a constraint on both sides.
    bool asked(const schema::Check *existing, const schema::Check *wanted, const schema::Name &name, const char *kind)
    {
        const schema::Constraint database = *existing, model = *wanted;
        const ComparedObject compareTo{&m_database, &database, true};
        return m_hooks.includeObject({&m_model, &model, false}, nameText(name), kind, &compareTo);
    }

    // ---- indexes

    struct IndexPair {
        schema::Index *database = nullptr;
        const schema::Index *model = nullptr;
        std::vector<std::pair<std::size_t, std::size_t>> elements;
        std::optional<std::pair<std::size_t, std::size_t>> predicate;
        bool differs = false;  ///< in what no question is about
    };

    schema::Index *databaseIndex(const schema::Index &model)
    {
        for (schema::Index &index : m_database.indexes) {
            if (!index.duplicatesConstraint && model.name.text && index.name.text == model.name.text)
                return &index;
        }
        return nullptr;
    }

    void indexes()
    {
        if (!m_settings.plugins.constraints)
            return;
        if (!m_isPostgresql)
            return sqliteIndexes();
        for (const schema::Index &model : m_model.indexes) {
            schema::Index *database = databaseIndex(model);
            if (database && database->elements.size() == model.elements.size() && database->unique == model.unique)
                indexPair(*database, model);
        }
    }

    static bool isSameOrder(const sql::ExpressionPtr &a, const sql::ExpressionPtr &b)
    {
        const auto order = [](const sql::ExpressionPtr &element) {
            std::string words;
            for (sql::ExpressionPtr at = element; const auto *postfix = std::get_if<sql::Postfix>(&at->node); at = postfix->operand)
                words = lower(postfix->op) + " " + words;
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
            const std::string existing = ddlText(m_dialect, withoutOrder(database.elements[i])), wanted = ddlText(m_dialect, withoutOrder(model.elements[i]));
            if (wordsOfSql(existing) == wordsOfSql(wanted))
                continue;
            if (isPlainColumn(model.elements[i]))
                return;
            pair.elements.emplace_back(ask(Kind::Expression, existing), ask(Kind::Expression, wanted));
        }
        const auto existing = dialect::optionExpression(database.options, "postgresql_where"), wanted = dialect::optionExpression(model.options, "postgresql_where");
        if (existing && wanted)
            pair.predicate = {ask(Kind::Expression, ddlText(m_dialect, existing)), ask(Kind::Expression, ddlText(m_dialect, wanted))};
        const auto method = [](const schema::Index &index) { return lower(dialect::optionText(index.options, "postgresql_using").value_or("btree")); };
        const auto include = [](const schema::Index &index) { return dialect::optionList(index.options, "postgresql_include"); };
        pair.differs = bool(existing) != bool(wanted) || method(database) != method(model) || include(database) != include(model);
        m_decisions.push_back([this, pair] { decideIndex(pair); });
    }

    void decideIndex(const IndexPair &pair)
    {
        for (const auto &[a, b] : pair.elements) {
            if (!isSame(a, b))
                return;  // Alembic's comparison decides
        }
        const schema::Index existing = *pair.database;
        pair.database->elements = pair.model->elements;
        if (pair.differs || (pair.predicate && !isSame(pair.predicate->first, pair.predicate->second)))
            replaceIndex(existing, *pair.model);
    }

    void replaceIndex(const schema::Index &existing, const schema::Index &wanted)
    {
        const ComparedObject compareTo{&m_database, &existing, true};
        if (!m_hooks.includeObject({&m_model, &wanted, false}, nameText(wanted.name), "index", &compareTo))
            return;
        schema::Index dropped = existing;
        dropped.sourceText.clear();
        dropped.options.emplace_back("limbeck_reflected", schema::OptionValue{true});
        m_out.push_back({DropIndex{std::move(dropped)}});
        m_out.push_back({CreateIndex{wanted}});
        m_hooks.detected("constraints", "Detected changed index '" + nameText(wanted.name).value_or("") + "' on '" + m_name.name.text + "'");
    }

    /// The words of the CREATE INDEX that the model's index would be.
    std::optional<std::string> creationWords(const schema::Index &index) const
    {
        operation::Operation create;
        create.node = operation::CreateIndex{index, false};
        dialect::CompileState state;
        std::string text;
        try {
            m_dialect.compile(create, state, [&text](sql::Statement statement) { text += statement.text; });
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
        for (const schema::Index &model : m_model.indexes) {
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
                    m_out.push_back({DropIndex{storedIndex(*dependent)}});
                if (!database)
                    m_out.push_back({CreateIndex{model}});
                continue;
            }
            if (database && !database->sourceText.empty() && wordsOfCreation(database->sourceText) != *wanted && isSameToAlembic(*database, model))
                replaceIndex(*database, model);
        }
        for (const schema::Dependent &dependent : m_database.dependents) {
            if (dependent.kind == schema::Dependent::Kind::Index && !modelled.contains(dependent.name))
                m_out.push_back({DropIndex{storedIndex(dependent)}});
        }
        // These are compared now: Alembic's comparison would only tell that it cannot.
        std::erase_if(m_model.indexes, hasExpression);
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
        for (const schema::Dependent &dependent : m_database.dependents) {
            if (dependent.kind == schema::Dependent::Kind::Index && dependent.name == name)
                return &dependent;
        }
        return nullptr;
    }

    /// What a CREATE INDEX text says, for undoing the drop.
    schema::Index storedIndex(const schema::Dependent &dependent) const
    {
        schema::Index index;
        index.name.text = Identifier(dependent.name);
        index.name.isFinal = true;
        index.table = m_name;
        const std::vector<sql::Token> tokens = sql::tokenize(dependent.text);
        index.unique = tokens.size() > 1 && tokens[1].isWord("UNIQUE");
        int depth = 0;
        std::size_t begin = 0;
        for (const sql::Token &token : tokens) {
            if (token.is('(') && depth++ == 0)
                begin = token.end;
            if ((token.is(',') && depth == 1) || (token.is(')') && --depth == 0)) {
                index.elements.push_back(sql::storedText(std::string(sql::trimmed(std::string_view(dependent.text).substr(begin, token.begin - begin)))));
                begin = token.end;
            }
            if (token.isWord("WHERE") && depth == 0) {
                index.options.emplace_back("sqlite_where", schema::OptionValue{sql::storedText(std::string(sql::trimmed(std::string_view(dependent.text).substr(token.end))))});
                break;
            }
        }
        return index;
    }

    // ---- what needs no server

    void uniques()
    {
        if (!m_settings.plugins.constraints)
            return;
        for (const schema::Constraint &constraint : m_model.constraints) {
            const auto *wanted = std::get_if<schema::Unique>(&constraint);
            const schema::Unique *existing = wanted && wanted->name.text ? uniqueNamed(wanted->name.text->text) : nullptr;
            if (!existing || existing->columns != wanted->columns)
                continue;
            const auto timing = [](const schema::Unique &unique) {
                const bool isDeferred = unique.initially && lower(*unique.initially) == "deferred";
                return isDeferred ? 2 : unique.deferrable.value_or(false) ? 1 : 0;
            };
            if (timing(*existing) == timing(*wanted))
                continue;
            m_out.push_back({DropConstraint{m_name, *existing}});
            m_out.push_back({AddConstraint{m_name, *wanted}});
            m_hooks.detected("constraints", "Detected changed unique constraint '" + wanted->name.text->text + "' on '" + m_name.name.text + "': deferrable");
        }
    }

    const schema::Unique *uniqueNamed(const std::string &name) const
    {
        for (const schema::Constraint &constraint : m_database.constraints) {
            const auto *unique = std::get_if<schema::Unique>(&constraint);
            if (unique && unique->name.text && unique->name.text->text == name)
                return unique;
        }
        return nullptr;
    }

    void primaryKey()
    {
        if (!m_settings.plugins.constraints)
            return;
        const schema::PrimaryKey *existing = m_database.primaryKey(), *wanted = m_model.primaryKey();
        const std::vector<Identifier> was = existing ? existing->columns : std::vector<Identifier>{}, is = wanted ? wanted->columns : std::vector<Identifier>{};
        if (was == is)
            return;
        if (!m_isPostgresql) {
            m_notes.push_back("The primary key of " + m_name.toString() + " differs from the models: SQLite cannot change it; the table has to be made anew.");
            return;
        }
        if (existing && !was.empty())
            m_out.push_back({DropConstraint{m_name, *existing}});
        if (wanted && !is.empty()) {
            schema::PrimaryKey created = *wanted;
            created.isImplicit = false;
            if (!created.name.text) {
                created.name.text = existing && existing->name.text ? *existing->name.text : Identifier(m_name.name.text + "_pkey");
                created.name.isFinal = true;
            }
            m_out.push_back({AddConstraint{m_name, std::move(created)}});
        }
        m_hooks.detected("constraints", "Detected changed primary key on '" + m_name.toString() + "'");
    }

    schema::Table &m_database;
    schema::Table &m_model;
    const QualifiedName m_name;
    const ComparisonSettings &m_settings;
    ComparisonHooks &m_hooks;
    const dialect::Dialect &m_dialect;
    const bool m_isPostgresql;
    StoredForms &m_forms;
    std::vector<std::string> &m_notes;
    std::vector<Directive> &m_out;
    std::vector<StoredForms::Question> m_questions;
    std::vector<std::optional<std::string>> m_answers;
    std::vector<std::function<void()>> m_decisions;
    std::vector<CheckPlace> m_databaseChecks, m_modelChecks;
    std::set<std::string> m_newNames;
};

}  // namespace

std::vector<Directive> reconcile(schema::Schema &database, std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks, StoredForms &forms,
                                 std::vector<std::string> &notes)
{
    std::vector<Directive> directives;
    for (schema::Table &model : models) {
        QualifiedName name = model.name;
        if (name.schema && name.schema->text == settings.defaultSchema)
            name.schema.reset();
        schema::Table *table = database.findTable(name);
        std::vector<Directive> changes;
        if (!table && settings.dialect->name() != "postgresql") {
            // Alembic leaves out what it could not reflect.
            for (const schema::Index &index : model.indexes) {
                if (hasExpression(index))
                    changes.push_back({CreateIndex{index}});
            }
            std::erase_if(model.indexes, hasExpression);
            if (!changes.empty())
                directives.push_back({TableChanges{name, std::move(changes)}});
        }
        if (!table)
            continue;
        TableReconciliation(*table, model, name, settings, hooks, forms, notes, changes).run();
        if (!changes.empty())
            directives.push_back({TableChanges{name, std::move(changes)}});
    }
    if (!forms.problem().empty())
        notes.push_back(forms.problem());
    return directives;
}

}  // namespace limbeck::autogenerate
