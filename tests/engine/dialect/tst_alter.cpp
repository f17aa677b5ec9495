// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// add_column, drop_column, alter_column (operations.md §7.1 to §7.3).
#include "outcome_rows.h"

using namespace build;
using operation::AlterColumn;
using operation::Change;
using operation::DefaultClause;

namespace {

operation::AddColumn add(Column spec, const char *table = "t")
{
    operation::AddColumn result;
    result.table = name(table);
    result.column = std::move(spec);
    return result;
}

operation::AddColumn inlined(operation::AddColumn result, bool references, bool primaryKey)
{
    result.inlineReferences = references;
    result.inlinePrimaryKey = primaryKey;
    return result;
}

QualifiedName dotted()
{
    return {Identifier("a.b"), "t"};
}

/// op.alter_column("t", "c", …)
struct Alter : AlterColumn {
    Alter()
    {
        table = name("t");
        column = "c";
    }
    Alter &nullable_(bool value)
    {
        nullable = value;
        return *this;
    }
    Alter &toType(Type value)
    {
        type = std::move(value);
        return *this;
    }
    Alter &fromType(Type value)
    {
        existingType = std::move(value);
        return *this;
    }
    Alter &using_(const char *value)
    {
        postgresqlUsing = value;
        return *this;
    }
    Alter &rename(const char *value)
    {
        newName = Identifier(value);
        return *this;
    }
    Alter &toDefault(DefaultClause value)
    {
        serverDefault = Change<DefaultClause>::set(std::move(value));
        return *this;
    }
    Alter &dropDefault()
    {
        serverDefault = Change<DefaultClause>::remove();
        return *this;
    }
    Alter &wasDefault(DefaultClause value)
    {
        existingServerDefault = Change<DefaultClause>::set(std::move(value));
        return *this;
    }
    Alter &hadNone()
    {
        existingServerDefault = Change<DefaultClause>::remove();
        return *this;
    }
    Alter &toComment(const char *value)
    {
        comment = Change<std::string>::set(value);
        return *this;
    }
};

DefaultClause plainDefault(const char *value)
{
    return schema::ServerDefault{std::string(value)};
}
DefaultClause sqlDefault(ExpressionPtr value)
{
    return schema::ServerDefault{std::move(value)};
}

DefaultClause identity(bool always, std::optional<long long> start = {}, std::optional<long long> increment = {})
{
    schema::Identity value;
    value.always = always;
    value.start = start;
    value.increment = increment;
    return value;
}

schema::ForeignKey setNull(const char *target = "o")
{
    auto key = foreignKey({"c"}, target, {"id"}, plain("fk1"));
    key.onDelete = "SET NULL";
    return key;
}

}  // namespace

class TestAlter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addColumn_data()
    {
        outcomeColumns();
        operationRow("not null", add(Column("c", sized(TypeId::String, 50)).nullable(false)), "ALTER TABLE t ADD COLUMN c VARCHAR(50) NOT NULL", "=");
        operationRow("default and comment", add(Column("c", integer()).textDefault("5").nullable(false).comment("x"), "sch.t"),
                     "ALTER TABLE sch.t ADD COLUMN c INTEGER DEFAULT '5' NOT NULL\nCOMMENT ON COLUMN sch.t.c IS 'x'",
                     "ALTER TABLE sch.t ADD COLUMN c INTEGER DEFAULT '5' NOT NULL");
        operationRow("foreign key", add(Column("c", integer()).references(setNull())),
                     "ALTER TABLE t ADD COLUMN c INTEGER\nALTER TABLE t ADD CONSTRAINT fk1 FOREIGN KEY(c) REFERENCES o (id) ON DELETE SET NULL",
                     "ALTER TABLE t ADD COLUMN c INTEGER\n!! No support for ALTER of constraints in SQLite dialect.");
        operationRow("inline references", inlined(add(Column("c", integer()).references(setNull("s.o")), "q.t"), true, false),
                     "ALTER TABLE q.t ADD COLUMN c INTEGER REFERENCES s.o (id) ON DELETE SET NULL", "=");
        operationRow(
            "two inline references",
            inlined(add(Column("c", integer()).references(foreignKey({"c"}, "o", {"id"})).references(foreignKey({"c"}, "p", {"id"}))), true, false),
            "ALTER TABLE t ADD COLUMN c INTEGER\nALTER TABLE t ADD FOREIGN KEY(c) REFERENCES o (id)\nALTER TABLE t ADD FOREIGN KEY(c) REFERENCES p (id)",
            "ALTER TABLE t ADD COLUMN c INTEGER\n!! No support for ALTER of constraints in SQLite dialect.");
        operationRow("primary key", add(Column("c", integer()).key()), "ALTER TABLE t ADD COLUMN c SERIAL NOT NULL",
                     "ALTER TABLE t ADD COLUMN c INTEGER NOT NULL");
        operationRow("inline primary key", inlined(add(Column("c", integer()).key()), false, true), "ALTER TABLE t ADD COLUMN c SERIAL NOT NULL PRIMARY KEY",
                     "ALTER TABLE t ADD COLUMN c INTEGER NOT NULL PRIMARY KEY");
        operationRow("inline primary key, no number", inlined(add(Column("c", integer()).key().autoincrement(schema::Autoincrement::Off)), false, true),
                     "ALTER TABLE t ADD COLUMN c INTEGER NOT NULL PRIMARY KEY", "=");
        operationRow("unique", add(Column("c", integer()).unique_()), "ALTER TABLE t ADD COLUMN c INTEGER\nALTER TABLE t ADD UNIQUE (c)",
                     "ALTER TABLE t ADD COLUMN c INTEGER\n!! No support for ALTER of constraints");
        operationRow("index", add(Column("c", integer()).index_()), "ALTER TABLE t ADD COLUMN c INTEGER\nCREATE INDEX ix_t_c ON t (c)", "=");
        operationRow("unique index", add(Column("c", integer()).index_().unique_(), "q.t"),
                     "ALTER TABLE q.t ADD COLUMN c INTEGER\nCREATE UNIQUE INDEX ix_q_t_c ON q.t (c)",
                     "ALTER TABLE q.t ADD COLUMN c INTEGER\nCREATE UNIQUE INDEX q.ix_q_t_c ON t (c)");
        operationRow("boolean check", add(Column("c", checkedBoolean("ck_c"))), "ALTER TABLE t ADD COLUMN c BOOLEAN", "=");
        operationRow("enum check", add(Column("c", checkedEnum({"a", "b"}, "e1"))),
                     "ALTER TABLE t ADD COLUMN c VARCHAR(1)\nALTER TABLE t ADD CONSTRAINT e1 CHECK (c IN ('a', 'b'))", "ALTER TABLE t ADD COLUMN c VARCHAR(1)");
        operationRow("inline check", add(Column("c", integer()).check(check("c>0", plain("pos")))),
                     "ALTER TABLE t ADD COLUMN c INTEGER CONSTRAINT pos CHECK (c>0)", "=");
        operationRow("computed", add(Column("c", integer()).computed("a+1")), "ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (a+1) STORED",
                     "ALTER TABLE t ADD COLUMN c INTEGER GENERATED ALWAYS AS (a+1)");
        operationRow("enum", add(Column("c", enumType({"a", "b"}, "e1"))), "ALTER TABLE t ADD COLUMN c e1", "ALTER TABLE t ADD COLUMN c VARCHAR(1)");
        Type inherits = enumType({"a"}, "e1");
        inherits.enumeration->inheritSchema = true;
        operationRow("enum of the table's schema", add(Column("c", inherits), "q.t"), "ALTER TABLE q.t ADD COLUMN c q.e1",
                     "ALTER TABLE q.t ADD COLUMN c VARCHAR(1)");
        auto ifNotExists = add(Column("c", integer()));
        ifNotExists.ifNotExists = true;
        operationRow("if not exists", ifNotExists, "ALTER TABLE t ADD COLUMN IF NOT EXISTS c INTEGER", "=");
        auto inDotted = add(Column("C d", integer()));
        inDotted.table = dotted();
        operationRow("dotted schema", inDotted, "ALTER TABLE a.b.t ADD COLUMN \"C d\" INTEGER", "=");
        inDotted.table = {std::nullopt, "s.t"};
        operationRow("dotted table", inDotted, "ALTER TABLE \"s.t\" ADD COLUMN \"C d\" INTEGER", "=");
        inDotted.table.schema = Identifier("a.b", true);
        operationRow("quoted schema", inDotted, "ALTER TABLE \"a.b\".\"s.t\" ADD COLUMN \"C d\" INTEGER", "=");
        operationRow("no type", add(Column("c", {})), "!! A column has no type", "=");
        dialect::CompileState named;
        named.naming = convention();
        operationRow("convention", add(Column("a", integer()).unique_().check(check("a>0", plain("q"))).references(foreignKey({"a"}, "o", {"id"}))),
                     "ALTER TABLE t ADD COLUMN a INTEGER CONSTRAINT ck_t_q CHECK (a>0)\nALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a)\nALTER TABLE t ADD "
                     "CONSTRAINT fk_t_a_o FOREIGN KEY(a) REFERENCES o (id)",
                     "ALTER TABLE t ADD COLUMN a INTEGER CONSTRAINT ck_t_q CHECK (a>0)\n!! No support for ALTER of constraints", named);
    }
    void addColumn() { compareOutcome(); }

    void skippedCheckWarns()
    {
        QCOMPARE(compiled(add(Column("c", checkedBoolean("ck_c"))), "sqlite").warnings.size(), size_t(1));
        QCOMPARE(compiled(add(Column("c", checkedBoolean("ck_c"))), "postgresql").warnings.size(), size_t(0));
    }

    void dropColumn_data()
    {
        outcomeColumns();
        operationRow("plain", operation::DropColumn{name("t"), "c", false, {}}, "ALTER TABLE t DROP COLUMN c", "=");
        operationRow("if exists", operation::DropColumn{dotted(), "Cx", true, {}}, "ALTER TABLE a.b.t DROP COLUMN IF EXISTS \"Cx\"", "=");
    }
    void dropColumn() { compareOutcome(); }

    void alterColumn_data()
    {
        outcomeColumns();
        operationRow("not null", Alter().nullable_(false), "ALTER TABLE t ALTER COLUMN c SET NOT NULL", "=");
        operationRow("nullable", Alter().nullable_(true), "ALTER TABLE t ALTER COLUMN c DROP NOT NULL", "=");
        operationRow("default text", Alter().toDefault(plainDefault("x")), "ALTER TABLE t ALTER COLUMN c SET DEFAULT 'x'", "=");
        operationRow("default expression", Alter().toDefault(sqlDefault(call("now"))), "ALTER TABLE t ALTER COLUMN c SET DEFAULT now()",
                     "ALTER TABLE t ALTER COLUMN c SET DEFAULT CURRENT_TIMESTAMP");
        operationRow("default raw", Alter().toDefault(sqlDefault(text("now()"))), "ALTER TABLE t ALTER COLUMN c SET DEFAULT now()", "=");
        operationRow("no default", Alter().dropDefault(), "ALTER TABLE t ALTER COLUMN c DROP DEFAULT", "=");
        operationRow("type", Alter().toType(sized(TypeId::String, 100)).fromType(sized(TypeId::String, 50)), "ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(100)",
                     "=");
        operationRow("using", Alter().toType(integer()).using_("c::integer"), "ALTER TABLE t ALTER COLUMN c TYPE INTEGER USING c::integer",
                     "ALTER TABLE t ALTER COLUMN c TYPE INTEGER");
        operationRow("using alone", Alter().using_("c::integer"), "!! postgresql_using must be used with the type_ parameter", "");
        operationRow("rename", Alter().rename("Order"), "ALTER TABLE t RENAME c TO \"Order\"", "ALTER TABLE t RENAME COLUMN c TO \"Order\"");
        operationRow("everything", Alter().rename("d").toType(type(TypeId::BigInteger)).nullable_(false).toDefault(plainDefault("3")).toComment("cm"),
                     "ALTER TABLE t ALTER COLUMN c TYPE BIGINT\nALTER TABLE t ALTER COLUMN c SET NOT NULL\nALTER TABLE t ALTER COLUMN c SET DEFAULT "
                     "'3'\nCOMMENT ON COLUMN t.c IS 'cm'\nALTER TABLE t RENAME c TO d",
                     "ALTER TABLE t ALTER COLUMN c SET NOT NULL\nALTER TABLE t ALTER COLUMN c SET DEFAULT '3'\nALTER TABLE t ALTER COLUMN c TYPE BIGINT\nALTER "
                     "TABLE t RENAME COLUMN c TO d");
        operationRow("comment", Alter().toComment("it's"), "COMMENT ON COLUMN t.c IS 'it''s'", "");
        Alter noComment;
        noComment.comment = Change<std::string>::remove();
        operationRow("no comment", noComment, "COMMENT ON COLUMN t.c IS NULL", "");
        operationRow("to enum", Alter().toType(enumType({"a", "b"}, "e1")).using_("c::e1"), "ALTER TABLE t ALTER COLUMN c TYPE e1 USING c::e1",
                     "ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)");
        operationRow("checked enum", Alter().toType(checkedEnum({"a", "b"}, "e1")).fromType(checkedEnum({"a", "b"}, "e0")),
                     "ALTER TABLE t DROP CONSTRAINT e0\nALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)\nALTER TABLE t ADD CONSTRAINT e1 CHECK (c IN ('a', 'b'))",
                     "ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)");
        operationRow("unnamed enum", Alter().toType(integer()).fromType(checkedEnum({"a", "b"}, "")), "!! has no name. Name the type in existing_type",
                     "ALTER TABLE t ALTER COLUMN c TYPE INTEGER");
        dialect::CompileState named;
        named.naming = convention();
        operationRow(
            "checked enum, convention", Alter().toType(checkedEnum({"a"}, "e1")).fromType(checkedEnum({"a"}, "e0")),
            "ALTER TABLE t DROP CONSTRAINT ck_t_e0\nALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)\nALTER TABLE t ADD CONSTRAINT ck_t_e1 CHECK (c IN ('a'))",
            "ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)", named);
        operationRow("from checked boolean", Alter().toType(integer()).fromType(checkedBoolean("b1")), "ALTER TABLE t ALTER COLUMN c TYPE INTEGER", "=");
        operationRow("identity added", Alter().toDefault(identity(true)).hadNone(), "ALTER TABLE t ALTER COLUMN c ADD GENERATED ALWAYS AS IDENTITY",
                     "!! SQLite has no identity columns");
        operationRow("identity options", Alter().toDefault(identity(false, 7, 2)).hadNone(),
                     "ALTER TABLE t ALTER COLUMN c ADD GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 2 START WITH 7)", "!! SQLite has no identity");
        operationRow("identity changed", Alter().toDefault(identity(true, 5)).wasDefault(identity(false, 3)),
                     "ALTER TABLE t ALTER COLUMN c SET GENERATED ALWAYS SET START WITH 5", "!! SQLite has no identity");
        operationRow("identity attributes kept", Alter().toDefault(identity(false, 5)).wasDefault(identity(false, 3, 2)),
                     "ALTER TABLE t ALTER COLUMN c SET START WITH 5", "!! SQLite has no identity");
        operationRow("identity unknown before", Alter().toDefault(identity(true, 5)), "ALTER TABLE t ALTER COLUMN c SET GENERATED ALWAYS SET START WITH 5",
                     "!! SQLite has no identity");
        operationRow("identity without change", Alter().toDefault(identity(false)),
                     "!! changes nothing. To make the column an identity column, say that it is none yet", "!! SQLite has no identity");
        operationRow("identity dropped", Alter().dropDefault().wasDefault(identity(false)), "ALTER TABLE t ALTER COLUMN c DROP IDENTITY",
                     "!! SQLite has no identity");
        operationRow("identity to default", Alter().toDefault(plainDefault("5")).wasDefault(identity(false)), "!! cannot get a default at the same time",
                     "!! SQLite has no identity");
        operationRow("computed", Alter().toDefault(schema::Computed{text("a"), {}}), "!! cannot become or cease to be a computed column", "=");
        operationRow("was computed", Alter().dropDefault().wasDefault(schema::Computed{text("a"), {}}), "!! cannot become or cease to be a computed column",
                     "=");
        operationRow("existing only", Alter().fromType(integer()).wasDefault(plainDefault("x")), "", "=");
        Alter inDotted;
        inDotted.table = dotted();
        operationRow("dotted schema", Alter(inDotted).nullable_(false).toComment("x"),
                     "ALTER TABLE a.b.t ALTER COLUMN c SET NOT NULL\nCOMMENT ON COLUMN a.b.t.c IS 'x'", "ALTER TABLE a.b.t ALTER COLUMN c SET NOT NULL");
        Alter numbered;
        numbered.autoincrement = schema::Autoincrement::On;
        operationRow("autoincrement", numbered.nullable_(false), "ALTER TABLE t ALTER COLUMN c SET NOT NULL", "=");
    }
    void alterColumn() { compareOutcome(); }

    void trailingBlankAndWarnings()
    {
        QCOMPARE(compiled(Alter().toType(integer()), "postgresql").statements.front().text, std::string("ALTER TABLE t ALTER COLUMN c TYPE INTEGER "));
        QCOMPARE(compiled(Alter().toType(integer()), "sqlite").statements.front().text, std::string("ALTER TABLE t ALTER COLUMN c TYPE INTEGER"));
        QCOMPARE(compiled(Alter().toComment("x"), "sqlite").warnings.size(), size_t(1));
        Alter numbered;
        numbered.autoincrement = schema::Autoincrement::On;
        QCOMPARE(compiled(numbered, "postgresql").warnings.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestAlter)
#include "tst_alter.moc"
