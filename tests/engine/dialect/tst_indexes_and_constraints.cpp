// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Indexes and constraints of existing tables (operations.md §3.1, §7.4 to §7.6).
#include "outcome_rows.h"

using namespace build;
using operation::ConstraintKind;

namespace {

operation::CreateIndex create(std::vector<ExpressionPtr> elements, schema::Options options = {}, const char *table = "t")
{
    operation::CreateIndex result;
    result.index = index(plain("ix"), table, std::move(elements));
    result.index.options = std::move(options);
    return result;
}

operation::CreateIndex named(schema::Name indexName, std::vector<ExpressionPtr> elements, const char *table = "t")
{
    operation::CreateIndex result;
    result.index = index(std::move(indexName), table, std::move(elements));
    return result;
}

std::vector<ExpressionPtr> columns(std::initializer_list<const char *> names)
{
    std::vector<ExpressionPtr> result;
    for (const char *one : names)
        result.push_back(column(one));
    return result;
}

operation::DropIndex dropping(schema::Name indexName, std::optional<Identifier> schemaName = {}, bool ifExists = false, bool concurrently = false)
{
    return {std::move(indexName), name("t"), std::move(schemaName), ifExists, concurrently};
}

operation::AddConstraint add(schema::Constraint constraint, const char *table = "t")
{
    return {name(table), std::move(constraint)};
}

operation::DropConstraint drop(schema::Name constraint, ConstraintKind kind = ConstraintKind::Unknown)
{
    return {name("t"), std::move(constraint), kind, false};
}

dialect::CompileState withConvention()
{
    dialect::CompileState state;
    state.naming = convention();
    return state;
}

const char *const kRefused = "!! No support for ALTER of constraints in SQLite dialect";

}  // namespace

class TestIndexesAndConstraints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createIndex_data()
    {
        outcomeColumns();
        const Value one = std::int64_t(1);
        const Value x = std::string("x");
        auto uniqueIndex = create(columns({"a", "B"}));
        uniqueIndex.index.unique = true;
        operationRow("unique", uniqueIndex, "CREATE UNIQUE INDEX ix ON t (a, \"B\")", "=");
        operationRow("schema", create(columns({"a"}), {}, "s.t"), "CREATE INDEX ix ON s.t (a)", "CREATE INDEX s.ix ON t (a)");
        operationRow("texts", create({text("lower(a)"), column("b"), text("c DESC")}), "CREATE INDEX ix ON t (lower(a), b, c DESC)", "=");
        operationRow("plain string", create(columns({"lower(a)"})), "CREATE INDEX ix ON t (\"lower(a)\")", "=");
        operationRow("functions", create({call("lower", {column("A")}), literalColumn("lower(a)")}), "CREATE INDEX ix ON t (lower(\"A\"), lower(a))", "=");
        operationRow("order", create({postfix(column("a"), "DESC"), postfix(postfix(column("b"), "DESC"), "NULLS LAST")}),
                     "CREATE INDEX ix ON t (a DESC, b DESC NULLS LAST)", "=");
        operationRow("operators",
                     create({text("(a || b)"), binary(column("a", string()), "||", bind(x)), binary(column("a"), "=", bind(one)), unary("-", column("b")),
                             binary(column("b"), "IS", null()), cast(column("a"), type(TypeId::Text)), postfix(column("a"), "COLLATE C")}),
                     "CREATE INDEX ix ON t ((a || b), (a || 'x'), (a = 1), (-b), (b IS NULL), CAST(a AS TEXT), (a COLLATE \"C\"))",
                     "CREATE INDEX ix ON t ((a || b), a || 'x', a = 1, -b, b IS NULL, CAST(a AS TEXT), a COLLATE \"C\")");
        using Map = std::vector<std::pair<std::string, std::string>>;
        operationRow("method and class", create(columns({"a"}), {{"postgresql_using", option("GIN")}, {"postgresql_ops", option(Map{{"a", "gin_trgm_ops"}})}}),
                     "CREATE INDEX ix ON t USING gin (a gin_trgm_ops)", "CREATE INDEX ix ON t (a)");
        operationRow("class of a text", create({text("lower(a)")}, {{"postgresql_ops", option(Map{{"lower(a)", "text_pattern_ops"}})}}),
                     "CREATE INDEX ix ON t (lower(a) text_pattern_ops)", "CREATE INDEX ix ON t (lower(a))");
        operationRow("class of a label", create({label(call("lower", {column("a")}), "la")}, {{"postgresql_ops", option(Map{{"la", "text_pattern_ops"}})}}),
                     "CREATE INDEX ix ON t (lower(a) text_pattern_ops)", "CREATE INDEX ix ON t (lower(a))");
        operationRow("where", create(columns({"a"}), {{"postgresql_where", option(text("a > 1"))}}), "CREATE INDEX ix ON t (a) WHERE a > 1",
                     "CREATE INDEX ix ON t (a)");
        operationRow("where string", create(columns({"a"}), {{"postgresql_where", option("a > 1")}}), "CREATE INDEX ix ON t (a) WHERE a > 1",
                     "CREATE INDEX ix ON t (a)");
        operationRow("where expression", create(columns({"a"}), {{"postgresql_where", option(binary(column("a"), "IS", null()))}}),
                     "CREATE INDEX ix ON t (a) WHERE a IS NULL", "CREATE INDEX ix ON t (a)");
        operationRow("sqlite where", create(columns({"a"}), {{"sqlite_where", option(text("a > 1"))}}), "CREATE INDEX ix ON t (a)",
                     "CREATE INDEX ix ON t (a) WHERE a > 1");
        operationRow("sqlite where string", create(columns({"a"}), {{"sqlite_where", option("a > 1")}}), "CREATE INDEX ix ON t (a)",
                     "!! sqlite_where must be an SQL expression");
        operationRow("include", create(columns({"a"}), {{"postgresql_include", option(std::vector<std::string>{"Z"})}}),
                     "CREATE INDEX ix ON t (a) INCLUDE (\"Z\")", "CREATE INDEX ix ON t (a)");
        operationRow("nulls not distinct", create(columns({"a"}), {{"postgresql_nulls_not_distinct", option(true)}}),
                     "CREATE INDEX ix ON t (a) NULLS NOT DISTINCT", "CREATE INDEX ix ON t (a)");
        operationRow("nulls distinct", create(columns({"a"}), {{"postgresql_nulls_not_distinct", option(false)}}), "CREATE INDEX ix ON t (a) NULLS DISTINCT",
                     "CREATE INDEX ix ON t (a)");
        operationRow("storage",
                     create(columns({"a"}), {{"postgresql_with", option(Map{{"fillfactor", "50"}, {"x", "on"}})}, {"postgresql_tablespace", option("My")}}),
                     "CREATE INDEX ix ON t (a) WITH (fillfactor = 50, x = on) TABLESPACE \"My\"", "CREATE INDEX ix ON t (a)");
        auto concurrent = create(columns({"a"}), {{"postgresql_concurrently", option(true)}});
        operationRow("concurrently", concurrent, "CREATE INDEX CONCURRENTLY ix ON t (a)", "CREATE INDEX ix ON t (a)");
        concurrent.ifNotExists = true;
        operationRow("if not exists", concurrent, "CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a)", "CREATE INDEX IF NOT EXISTS ix ON t (a)");
        auto quotedName = create(columns({"a"}), {{"mysql_length", option("10")}});
        quotedName.index.quoteName = true;
        operationRow("quote", quotedName, "CREATE INDEX \"ix\" ON t (a)", "=");
        operationRow("convention", named({}, columns({"a", "b"}), "s.t"), "CREATE INDEX ix_s_t_a ON s.t (a, b)", "CREATE INDEX s.ix_s_t_a ON t (a, b)");
        dialect::CompileState bare;
        bare.naming.templates.clear();
        operationRow("no convention", named({}, columns({"a"})), "!! has no \"ix\"", "=", bare);
        operationRow("long name", named(plain(std::string(70, 'x')), columns({"a"})), "!! has 70 characters; the database takes 63",
                     "CREATE INDEX xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ON t (a)");
        operationRow("bogus", create(columns({"a"}), {{"postgresql_bogus", option(true)}}), "!! 'postgresql_bogus' is not accepted", "=");
        operationRow("bad method", create(columns({"a"}), {{"postgresql_using", option("gin; drop")}}), "!! postgresql_using cannot be",
                     "CREATE INDEX ix ON t (a)");
    }
    void createIndex() { compareOutcome(); }

    void dropIndex_data()
    {
        outcomeColumns();
        operationRow("plain", dropping(plain("ix")), "DROP INDEX ix", "=");
        operationRow("schema", dropping(plain("ix"), Identifier("s"), true), "DROP INDEX IF EXISTS s.ix", "=");
        operationRow("concurrently", dropping(plain("ix"), {}, true, true), "DROP INDEX CONCURRENTLY IF EXISTS ix", "DROP INDEX IF EXISTS ix");
        operationRow("convention", dropping({}), "DROP INDEX ix_t_x", "=");
        operationRow("cut", dropping(finalName(std::string(70, 'x'))), "DROP INDEX xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_eedd",
                     "DROP INDEX xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
        operationRow("too long", dropping(plain(std::string(70, 'x'))), "!! has 70 characters",
                     "DROP INDEX xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    }
    void dropIndex() { compareOutcome(); }
    void dropIndexLayout()
    {
        QCOMPARE(compiled(operation::DropIndex{plain("ix"), {}, {}, false, false}, "sqlite").statements.front().text, std::string("\nDROP INDEX ix"));
    }

    void constraints_data()
    {
        outcomeColumns();
        operationRow("primary key", add(primaryKey({"a", "B"}, plain("pk_x"))), "ALTER TABLE t ADD CONSTRAINT pk_x PRIMARY KEY (a, \"B\")", kRefused);
        auto deferred = unique({"a"}, plain("uq"));
        deferred.deferrable = true;
        deferred.initially = "DEFERRED";
        operationRow("unique", add(deferred), "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a) DEFERRABLE INITIALLY DEFERRED", kRefused);
        operationRow("unnamed unique", operation::AddConstraint{{Identifier("a.b"), "t"}, unique({"a"})}, "ALTER TABLE \"a.b\".t ADD UNIQUE (a)", kRefused);
        auto nulls = unique({"a"}, plain("uq"));
        nulls.options = {{"postgresql_nulls_not_distinct", option(true)}};
        operationRow("nulls not distinct", add(nulls), "ALTER TABLE t ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a)", kRefused);
        auto include = unique({"a"}, plain("uq"));
        include.options = {{"postgresql_include", option(std::vector<std::string>{"z"})}};
        operationRow("include", add(include), "!! postgresql_include names column 'z', which is not known here.", kRefused);
        auto cascade = foreignKey({"x"}, "s2.b", {"y"}, plain("fk"));
        cascade.onDelete = "CASCADE";
        operationRow("foreign key", add(cascade, "s1.a"), "ALTER TABLE s1.a ADD CONSTRAINT fk FOREIGN KEY(x) REFERENCES s2.b (y) ON DELETE CASCADE", kRefused);
        auto notValid = foreignKey({"x"}, "b", {"y"}, plain("fk"));
        notValid.options = {{"postgresql_not_valid", option(true)}};
        notValid.useAlter = true;
        operationRow("not valid", add(notValid, "a"), "ALTER TABLE a ADD CONSTRAINT fk FOREIGN KEY(x) REFERENCES b (y) NOT VALID", kRefused);
        operationRow("unnamed foreign key", add(foreignKey({"x", "z"}, "a", {"y", "w"}), "a"), "ALTER TABLE a ADD FOREIGN KEY(x, z) REFERENCES a (y, w)",
                     kRefused);
        schema::Check length;
        length.name = plain("ck");
        length.condition = binary(call("length", {column("Name")}), ">", bind(Value(std::int64_t(5))));
        operationRow("check", add(length), "ALTER TABLE t ADD CONSTRAINT ck CHECK (length(\"Name\") > 5)", kRefused);
        schema::Exclude exclude;
        exclude.name = plain("ex");
        exclude.elements = {{column("period"), "&&", ""}, {column("grp"), "=", "int4_ops"}};
        exclude.where = text("grp != 'x'");
        operationRow("exclude", add(exclude), "ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (period WITH &&, grp int4_ops WITH =) WHERE (grp != 'x')",
                     kRefused);
        operationRow("drop", drop(plain("ck")), "ALTER TABLE t DROP CONSTRAINT ck", kRefused);
        operationRow("drop if exists", operation::DropConstraint{{Identifier("a.b"), "t"}, plain("ck"), ConstraintKind::Unknown, true},
                     "ALTER TABLE \"a.b\".t DROP CONSTRAINT IF EXISTS ck", kRefused);
        operationRow("drop unnamed", drop({}), "!! has no name", kRefused);
        operationRow("drop unnamed unique", drop({}, ConstraintKind::Unique), "!! has no name", kRefused);
        operationRow("drop cut", drop(finalName(std::string(70, 'c')), ConstraintKind::Unique),
                     "ALTER TABLE t DROP CONSTRAINT ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_fe65", kRefused);
    }
    void constraints() { compareOutcome(); }

    void conventions_data()
    {
        outcomeColumns();
        const auto row = [](const char *rowName, const operation::Operation::Node &node, const char *pg, const char *sl) {
            operationRow(rowName, node, pg, sl, withConvention());
        };
        row("check", add(check("a>0", plain("pos"))), "ALTER TABLE t ADD CONSTRAINT ck_t_pos CHECK (a>0)", kRefused);
        row("final check", add(check("a>0", finalName("pos"))), "ALTER TABLE t ADD CONSTRAINT pos CHECK (a>0)", kRefused);
        row("unnamed check", add(check("a>0")), "!! contains %(constraint_name)s", "=");
        row("drop check", drop(plain("pos"), ConstraintKind::Check), "ALTER TABLE t DROP CONSTRAINT ck_t_pos", kRefused);
        row("drop unknown kind", drop(plain("pos")), "ALTER TABLE t DROP CONSTRAINT pos", kRefused);
        row("drop primary", drop({}, ConstraintKind::Primary), "ALTER TABLE t DROP CONSTRAINT pk_t", kRefused);
        row("drop unique", drop({}, ConstraintKind::Unique), "ALTER TABLE t DROP CONSTRAINT uq_t_", kRefused);
        row("drop foreign key", drop({}, ConstraintKind::ForeignKey), "!! the referred table is not known here", kRefused);
        row("unique", add(unique({"a", "b"})), "ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a, b)", kRefused);
        row("named unique", add(unique({"a"}, plain("u"))), "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)", kRefused);
        row("foreign key", add(foreignKey({"a"}, "r", {"id"})), "ALTER TABLE t ADD CONSTRAINT fk_t_a_r FOREIGN KEY(a) REFERENCES r (id)", kRefused);
        row("primary key", add(primaryKey({"a"})), "ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a)", kRefused);
        row("index", named({}, columns({"a", "b"})), "CREATE INDEX ix_t_a ON t (a, b)", "=");
        schema::Exclude exclude;
        exclude.elements = {{column("a"), "&&", ""}};
        row("exclude has none", add(exclude), "ALTER TABLE t ADD EXCLUDE USING gist (a WITH &&)", kRefused);
    }
    void conventions() { compareOutcome(); }
};

QTEST_GUILESS_MAIN(TestIndexesAndConstraints)
#include "tst_indexes_and_constraints.moc"
