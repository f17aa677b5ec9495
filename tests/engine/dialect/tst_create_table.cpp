// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Column clauses, defaults, SERIAL, CREATE TABLE (operations.md §4, §6, §8).
#include "outcome_rows.h"

using namespace build;
using schema::Autoincrement;

namespace {

operation::CreateTable one(Column spec)
{
    return createTable("t", {std::move(spec)});
}

QString defaultOf(schema::ServerDefault value, const char *dialectName)
{
    Column spec("a", integer());
    spec.column.serverDefault = std::move(value);
    QString text = flat(compiled(one(spec), dialectName));
    text.replace(QStringLiteral("CREATE TABLE t (a INTEGER"), QString());
    return text.endsWith(QLatin1Char(')')) ? text.chopped(1).trimmed() : text;
}

operation::CreateTable withOptions(operation::CreateTable create, schema::Options options)
{
    create.options = std::move(options);
    return create;
}

operation::CreateTable userTable()
{
    auto create = createTable("user",
                              {Column("id", integer()).nullable(false), Column("Name", sized(TypeId::String, 50)).nullable(false),
                               Column("grp", integer()).index_().references([] {
                                   auto key = foreignKey({"grp"}, "grp", {"id"});
                                   key.onDelete = "CASCADE";
                                   return key;
                               }()),
                               Column("u", integer()).unique_()},
                              {unique({"Name", "grp"}, plain("uq1")), check("u > 0", plain("ck1")), primaryKey({"id"}, finalName("pk_user"))});
    create.comment = "tab";
    return create;
}

schema::Identity identity(bool always, std::optional<long long> start = {})
{
    schema::Identity value;
    value.always = always;
    value.start = start;
    return value;
}

Type withFacts(Type t, bool createType, bool bound, bool inherit)
{
    t.enumeration->createType = createType;
    t.enumeration->boundToMetadata = bound;
    t.enumeration->inheritSchema = inherit;
    return t;
}

}  // namespace

class TestCreateTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layout()
    {
        const Outcome outcome = compiled(createTable("t", {Column("id", integer()).key(), Column("b", string())}), "postgresql");
        QCOMPARE(outcome.statements.front().text, std::string("\nCREATE TABLE t (\n\tid SERIAL NOT NULL, \n\tb VARCHAR, \n\tPRIMARY KEY (id)\n)\n\n"));
        QCOMPARE(outcome.statements.front().directive, std::string("op.create_table"));
        QCOMPARE(compiled(createTable("t", {}), "sqlite").statements.front().text, std::string("\nCREATE TABLE t (\n)\n\n"));
        const auto suffixed = withOptions(createTable("t", {Column("a", integer())}), {{"sqlite_with_rowid", option(false)}, {"sqlite_strict", option(true)}});
        QCOMPARE(compiled(suffixed, "sqlite").statements.front().text, std::string("\nCREATE TABLE t (\n\ta INTEGER\n)\n WITHOUT ROWID,\n STRICT\n\n"));
    }

    void serverDefault_data()
    {
        outcomeColumns();
        const auto row = [](const char *rowName, schema::ServerDefault value, const char *pg, const char *sl) {
            outcomeRow(rowName, defaultOf(value, "postgresql"), defaultOf(value, "sqlite"), pg, QString::fromUtf8(sl) == QStringLiteral("=") ? pg : sl);
        };
        const auto string = [](const char *value) { return schema::ServerDefault{std::string(value)}; };
        const auto sqlText = [](ExpressionPtr value) { return schema::ServerDefault{std::move(value)}; };
        row("string", string("5"), "DEFAULT '5'", "=");
        row("empty string", string(""), "DEFAULT ''", "=");
        row("quote", string("it's"), "DEFAULT 'it''s'", "=");
        row("text 5", sqlText(text("5")), "DEFAULT 5", "=");
        row("text now()", sqlText(text("now()")), "DEFAULT now()", "DEFAULT (now())");
        row("func.now", sqlText(call("now")), "DEFAULT now()", "DEFAULT CURRENT_TIMESTAMP");
        row("func.current_timestamp", sqlText(call("current_timestamp")), "DEFAULT CURRENT_TIMESTAMP", "=");
        row("parenthesised", sqlText(text("(CURRENT_TIMESTAMP)")), "DEFAULT (CURRENT_TIMESTAMP)", "=");
        row("function", sqlText(call("gen_random_uuid")), "DEFAULT gen_random_uuid()", "DEFAULT (gen_random_uuid())");
        row("timezone", sqlText(call("timezone", {bind(Value(std::string("utc"))), call("now")})), "DEFAULT timezone('utc', now())",
            "DEFAULT (timezone('utc', CURRENT_TIMESTAMP))");
        row("true", sqlText(truth(true)), "DEFAULT true", "DEFAULT 1");
        row("false", sqlText(truth(false)), "DEFAULT false", "DEFAULT 0");
        row("null", sqlText(null()), "DEFAULT NULL", "=");
        row("literal text", sqlText(bind(Value(std::string("abc")))), "DEFAULT 'abc'", "=");
        row("literal 5", sqlText(bind(Value(std::int64_t(5)))), "DEFAULT 5", "=");
        row("literal 1.5", sqlText(bind(Value(1.5))), "DEFAULT 1.5", "DEFAULT (1.5)");
        row("literal_column", sqlText(literalColumn("5+1")), "DEFAULT 5+1", "DEFAULT (5+1)");
        row("cast", sqlText(cast(bind(Value(std::string("x"))), type(TypeId::Text))), "DEFAULT CAST('x' AS TEXT)", "DEFAULT (CAST('x' AS TEXT))");
        row("-1", sqlText(text("-1")), "DEFAULT -1", "DEFAULT (-1)");
        row("1.5", sqlText(text("1.5")), "DEFAULT 1.5", "DEFAULT (1.5)");
        row("jsonb", sqlText(text("'{}'::jsonb")), "DEFAULT '{}'::jsonb", "=");
        row("concatenation", sqlText(text("'x' || 'y'")), "DEFAULT 'x' || 'y'", "=");
        row("operator", sqlText(binary(call("now"), "+", text("interval '1 day'"))), "DEFAULT now() + interval '1 day'",
            "DEFAULT (CURRENT_TIMESTAMP + interval '1 day')");
        row("double quotes", sqlText(text("\"dq\"")), "DEFAULT \"dq\"", "=");
        row("fetched", schema::ServerDefault{schema::ServerDefault::Fetched{}}, "", "=");
        row("sequence", sqlText(sql::makeExpression(sql::SequenceNext{build::name("s")})), "DEFAULT nextval('s')", "!! SQLite has no sequences");
        row("parameter", sqlText(text("'{\"a\":1}'")), "DEFAULT '{\"a\"NULL}'", "=");
    }
    void serverDefault() { compareOutcome(); }

    void parameterInDefaultWarns()
    {
        const Outcome outcome = compiled(one(Column("a", string()).sqlDefault(text("'{\"a\":1}'"))), "sqlite");
        QCOMPARE(outcome.warnings.size(), size_t(1));
        QVERIFY(outcome.warnings.front().find(":1") != std::string::npos);
    }

    void automaticKeys_data()
    {
        outcomeColumns();
        const auto row = [](const char *rowName, const operation::CreateTable &create, const char *pg, const char *sl) {
            operationRow(rowName, create, pg, sl);
        };
        row("Integer", one(Column("id", integer()).key()), "CREATE TABLE t (id SERIAL NOT NULL, PRIMARY KEY (id))",
            "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))");
        row("BigInteger", one(Column("id", type(TypeId::BigInteger)).key()), "CREATE TABLE t (id BIGSERIAL NOT NULL, PRIMARY KEY (id))",
            "CREATE TABLE t (id BIGINT NOT NULL, PRIMARY KEY (id))");
        row("SmallInteger", one(Column("id", type(TypeId::SmallInteger)).key()), "CREATE TABLE t (id SMALLSERIAL NOT NULL, PRIMARY KEY (id))",
            "CREATE TABLE t (id SMALLINT NOT NULL, PRIMARY KEY (id))");
        row("off", one(Column("id", integer()).key().autoincrement(Autoincrement::Off)), "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))", "=");
        row("foreign key", one(Column("id", integer()).key().references(foreignKey({"id"}, "o", {"id"}))),
            "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES o (id))", "=");
        row("ignore_fk", one(Column("id", integer()).key().autoincrement(Autoincrement::IgnoreForeignKey).references(foreignKey({"id"}, "o", {"id"}))),
            "CREATE TABLE t (id SERIAL NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES o (id))",
            "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES o (id))");
        row("table foreign key", createTable("t", {Column("id", integer())}, {primaryKey({"id"}), foreignKey({"id"}, "o", {"id"})}),
            "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES o (id))", "=");
        row("server default", one(Column("id", integer()).key().textDefault("1")), "CREATE TABLE t (id INTEGER DEFAULT '1' NOT NULL, PRIMARY KEY (id))", "=");
        Column python("id", integer());
        python.key().column.hasPythonDefault = true;
        row("python default", one(python), "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))", "=");
        row("composite", createTable("t", {Column("a", integer()).key(), Column("b", integer()).key()}),
            "CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b))", "=");
        row("composite explicit", createTable("t", {Column("a", integer()).key(), Column("b", integer()).key().autoincrement(Autoincrement::On)}),
            "CREATE TABLE t (a INTEGER NOT NULL, b SERIAL NOT NULL, PRIMARY KEY (b, a))",
            "!! SQLite does not support autoincrement for composite primary keys");
        row("composite constraint",
            createTable("t", {Column("a", integer()), Column("b", integer()).autoincrement(Autoincrement::On)}, {primaryKey({"a", "b"})}),
            "CREATE TABLE t (a INTEGER NOT NULL, b SERIAL NOT NULL, PRIMARY KEY (a, b))", "!! composite primary keys");
        row("two explicit",
            createTable("t", {Column("a", integer()).key().autoincrement(Autoincrement::On), Column("b", integer()).key().autoincrement(Autoincrement::On)}),
            "!! Only one column may have autoincrement=True", "!! Only one column may have autoincrement=True");
        row("variant up", one(Column("id", variant(integer(), "postgresql", type(TypeId::BigInteger))).key()),
            "CREATE TABLE t (id BIGSERIAL NOT NULL, PRIMARY KEY (id))", "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))");
        row("variant down", one(Column("id", variant(type(TypeId::BigInteger), "sqlite", integer())).key()),
            "CREATE TABLE t (id BIGSERIAL NOT NULL, PRIMARY KEY (id))", "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))");
        row("numeric", one(Column("id", number(TypeId::Numeric, 10, 0)).key()), "CREATE TABLE t (id SERIAL NOT NULL, PRIMARY KEY (id))",
            "CREATE TABLE t (id NUMERIC(10, 0) NOT NULL, PRIMARY KEY (id))");
        row("string", one(Column("id", string()).key()), "CREATE TABLE t (id VARCHAR NOT NULL, PRIMARY KEY (id))", "=");
        row("string on", one(Column("id", string()).key().autoincrement(Autoincrement::On)), "!! no type of numbers", "=");
        Column sequence("id", integer());
        sequence.key().column.hasSequence = true;
        row("sequence", one(sequence), "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))", "=");
        row("identity", one(Column("id", integer()).key().identity(identity(false))),
            "CREATE TABLE t (id INTEGER GENERATED BY DEFAULT AS IDENTITY, PRIMARY KEY (id))", "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id))");
        row("identity always", one(Column("b", integer()).identity(identity(true, 3))),
            "CREATE TABLE t (b INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 3))", "CREATE TABLE t (b INTEGER NOT NULL)");
        schema::Identity all;
        all.increment = 2;
        all.start = 3;
        all.minValue = 1;
        all.maxValue = 9;
        all.cache = 5;
        all.cycle = true;
        row("identity options", one(Column("b", integer()).nullable(true).identity(all)),
            "CREATE TABLE t (b INTEGER GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 2 START WITH 3 MINVALUE 1 MAXVALUE 9 CACHE 5 CYCLE) NULL)",
            "CREATE TABLE t (b INTEGER)");
        const schema::Options automatic = {{"sqlite_autoincrement", option(true)}};
        row("sqlite_autoincrement", withOptions(one(Column("id", integer()).key()), automatic), "CREATE TABLE t (id SERIAL NOT NULL, PRIMARY KEY (id))",
            "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)");
        row("sqlite_autoincrement named",
            withOptions(createTable("t", {Column("id", integer()).nullable(false)}, {primaryKey({"id"}, plain("pk"))}), automatic),
            "CREATE TABLE t (id SERIAL NOT NULL, CONSTRAINT pk PRIMARY KEY (id))", "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)");
        row("sqlite_autoincrement fk", withOptions(one(Column("id", integer()).key().references(foreignKey({"id"}, "o", {"id"}))), automatic),
            "CREATE TABLE t (id INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES o (id))", "=");
        row("nullable key", createTable("t", {Column("a", integer()).nullable(true)}, {primaryKey({"a"})}), "CREATE TABLE t (a SERIAL, PRIMARY KEY (a))",
            "CREATE TABLE t (a INTEGER, PRIMARY KEY (a))");
    }
    void automaticKeys() { compareOutcome(); }

    void tables_data()
    {
        outcomeColumns();
        operationRow(
            "example of the specification", userTable(),
            "CREATE TABLE \"user\" (id SERIAL NOT NULL, \"Name\" VARCHAR(50) NOT NULL, grp INTEGER, u INTEGER, CONSTRAINT pk_user PRIMARY KEY (id), CONSTRAINT "
            "uq1 UNIQUE (\"Name\", grp), "
            "CONSTRAINT ck1 CHECK (u > 0), FOREIGN KEY(grp) REFERENCES grp (id) ON DELETE CASCADE, UNIQUE (u))\nCREATE INDEX ix_user_grp ON \"user\" "
            "(grp)\nCOMMENT ON TABLE \"user\" IS 'tab'",
            "CREATE TABLE user (id INTEGER NOT NULL, \"Name\" VARCHAR(50) NOT NULL, grp INTEGER, u INTEGER, CONSTRAINT pk_user PRIMARY KEY (id), CONSTRAINT "
            "uq1 UNIQUE (\"Name\", grp), "
            "CONSTRAINT ck1 CHECK (u > 0), FOREIGN KEY(grp) REFERENCES grp (id) ON DELETE CASCADE, UNIQUE (u))\nCREATE INDEX ix_user_grp ON user (grp)");
        auto temporary = createTable("S.t", {Column("id", integer()).key()});
        temporary.ifNotExists = true;
        temporary.prefixes = {"TEMPORARY"};
        operationRow("prefixes", temporary, "CREATE TEMPORARY TABLE IF NOT EXISTS \"S\".t (id SERIAL NOT NULL, PRIMARY KEY (id))",
                     "CREATE TEMPORARY TABLE IF NOT EXISTS \"S\".t (id INTEGER NOT NULL, PRIMARY KEY (id))");
        operationRow("postgresql options",
                     withOptions(one(Column("id", integer())), {{"postgresql_partition_by", option("RANGE (id)")},
                                                                {"postgresql_inherits", option("Parent")},
                                                                {"postgresql_using", option("heap")},
                                                                {"postgresql_with_oids", option(true)},
                                                                {"postgresql_on_commit", option("DELETE_ROWS")},
                                                                {"postgresql_tablespace", option("ts")}}),
                     "CREATE TABLE t (id INTEGER) INHERITS ( \"Parent\" ) PARTITION BY RANGE (id) USING heap WITH OIDS ON COMMIT DELETE ROWS TABLESPACE ts",
                     "CREATE TABLE t (id INTEGER)");
        operationRow("parents",
                     withOptions(one(Column("id", integer())),
                                 {{"postgresql_inherits", option(std::vector<std::string>{"A", "b"})}, {"postgresql_with_oids", option(false)}}),
                     "CREATE TABLE t (id INTEGER) INHERITS ( \"A\", b ) WITHOUT OIDS", "CREATE TABLE t (id INTEGER)");
        operationRow("postgresql_with", withOptions(one(Column("id", integer())), {{"postgresql_with", option("x")}}),
                     "!! 'postgresql_with' is not accepted by dialect 'postgresql'", "=");
        operationRow("bogus option", withOptions(one(Column("id", integer())), {{"sqlite_bogus", option(true)}}),
                     "!! 'sqlite_bogus' is not accepted by dialect 'sqlite'", "=");
        operationRow("no prefix", withOptions(one(Column("id", integer())), {{"bogus", option(true)}}),
                     "!! Additional arguments should be named <dialectname>_<argument>, got 'bogus'", "=");
        operationRow("other databases", withOptions(one(Column("id", integer())), {{"mysql_ENGINE", option("x")}, {"extend_existing", option(true)}}),
                     "CREATE TABLE t (id INTEGER)", "=");
        operationRow("boolean check", one(Column("a", checkedBoolean())), "CREATE TABLE t (a BOOLEAN)", "CREATE TABLE t (a BOOLEAN, CHECK (a IN (0, 1)))");
        operationRow("named boolean check", one(Column("a", checkedBoolean("nm"))), "CREATE TABLE t (a BOOLEAN)",
                     "CREATE TABLE t (a BOOLEAN, CONSTRAINT nm CHECK (a IN (0, 1)))");
        Type native = enumType({"a", "bb"}, "ee");
        native.createConstraint = true;
        operationRow("enum check", one(Column("e", native)), "CREATE TYPE ee AS ENUM ('a', 'bb')\nCREATE TABLE t (e ee)",
                     "CREATE TABLE t (e VARCHAR(2), CONSTRAINT ee CHECK (e IN ('a', 'bb')))");
        operationRow("enum not native", one(Column("e", checkedEnum({"a", "bb"}, "ee"))),
                     "CREATE TABLE t (e VARCHAR(2), CONSTRAINT ee CHECK (e IN ('a', 'bb')))", "=");
        schema::Exclude exclude;
        exclude.name = plain("exx");
        exclude.method = "GIST";
        exclude.elements = {{column("p"), "&&", ""}, {column("id"), "=", ""}};
        exclude.where = text("id > 0");
        operationRow("exclude", createTable("t", {Column("id", integer()), Column("p", integer())}, {exclude}),
                     "CREATE TABLE t (id INTEGER, p INTEGER, CONSTRAINT exx EXCLUDE USING gist (p WITH &&, id WITH =) WHERE (id > 0))",
                     "!! SQLite has no EXCLUDE constraints.");
        operationRow("duplicate column", createTable("t", {Column("a", integer()), Column("a", integer())}),
                     "!! A column with name 'a' is already present in table 't'.", "=");
        operationRow("no type", one(Column("a", {})), "!! A column has no type", "=");
        operationRow("unknown key column", createTable("t", {Column("a", integer())}, {primaryKey({"b"})}), "!! names column 'b'", "=");
        Column hidden("a", integer());
        hidden.column.system = true;
        operationRow("system column", createTable("t", {hidden, Column("b", integer())}), "CREATE TABLE t (b INTEGER)", "=");
        operationRow("computed", one(Column("a", integer()).computed("b+1")), "CREATE TABLE t (a INTEGER GENERATED ALWAYS AS (b+1) STORED)",
                     "CREATE TABLE t (a INTEGER GENERATED ALWAYS AS (b+1))");
        operationRow("computed stored", one(Column("a", integer()).nullable(false).computed("b+1", true)),
                     "CREATE TABLE t (a INTEGER GENERATED ALWAYS AS (b+1) STORED NOT NULL)",
                     "CREATE TABLE t (a INTEGER NOT NULL GENERATED ALWAYS AS (b+1) STORED)");
        operationRow("computed virtual", one(Column("a", integer()).computed("b+1", false)), "!! PostgreSQL has no virtual computed columns",
                     "CREATE TABLE t (a INTEGER GENERATED ALWAYS AS (b+1) VIRTUAL)");
        operationRow("inline checks", one(Column("a", integer()).check(check("a>0", plain("cka"))).check(check("a>1"))),
                     "CREATE TABLE t (a INTEGER CONSTRAINT cka CHECK (a>0) CHECK (a>1))", "=");
        auto indexed = createTable("t", {Column("a", integer()).index_().unique_(), Column("b", integer()).comment("it's")});
        indexed.indexes.push_back(index(plain("ixx"), "ignored", {column("a"), column("b")}));
        indexed.indexes.back().unique = true;
        indexed.indexes.back().options = {{"postgresql_using", option("btree")}};
        operationRow("indexes and comments", indexed,
                     "CREATE TABLE t (a INTEGER, b INTEGER)\nCREATE UNIQUE INDEX ix_t_a ON t (a)\nCREATE UNIQUE INDEX ixx ON t USING btree (a, b)\nCOMMENT ON "
                     "COLUMN t.b IS 'it''s'",
                     "CREATE TABLE t (a INTEGER, b INTEGER)\nCREATE UNIQUE INDEX ix_t_a ON t (a)\nCREATE UNIQUE INDEX ixx ON t (a, b)");
        operationRow("sqlite conflicts",
                     createTable("t",
                                 {Column("a", integer()).nullable(false).option("sqlite_on_conflict_not_null", option("FAIL")),
                                  Column("b", integer()).unique_().option("sqlite_on_conflict_unique", option("IGNORE")),
                                  Column("c", integer()).key().option("sqlite_on_conflict_primary_key", option("ROLLBACK"))},
                                 {[] {
                                      auto u = unique({"a", "b"});
                                      u.options = {{"sqlite_on_conflict", option("REPLACE")}};
                                      return u;
                                  }(),
                                  [] {
                                      auto c = check("a>0");
                                      c.options = {{"sqlite_on_conflict", option("FAIL")}};
                                      return c;
                                  }()}),
                     "CREATE TABLE t (a INTEGER NOT NULL, b INTEGER, c SERIAL NOT NULL, PRIMARY KEY (c), UNIQUE (a, b), CHECK (a>0), UNIQUE (b))",
                     "CREATE TABLE t (a INTEGER NOT NULL ON CONFLICT FAIL, b INTEGER, c INTEGER NOT NULL, PRIMARY KEY (c) ON CONFLICT ROLLBACK, UNIQUE (a, b) "
                     "ON CONFLICT REPLACE, "
                     "CHECK (a>0) ON CONFLICT FAIL, UNIQUE (b) ON CONFLICT IGNORE)");
        auto naming = dialect::CompileState{};
        naming.naming = convention();
        operationRow("convention", createTable("t", {Column("a", checkedBoolean("boo")), Column("id", integer()).key()}),
                     "CREATE TABLE t (a BOOLEAN, id SERIAL NOT NULL, CONSTRAINT pk_t PRIMARY KEY (id))",
                     "CREATE TABLE t (a BOOLEAN, id INTEGER NOT NULL, CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT ck_t_boo CHECK (a IN (0, 1)))", naming);
        operationRow("convention unnamed boolean", one(Column("a", checkedBoolean())), "CREATE TABLE t (a BOOLEAN)", "!! has no name", naming);
        operationRow("convention column",
                     one(Column("a", integer()).index_().unique_().check(check("a>0", plain("zz"))).references(foreignKey({"a"}, "o", {"id"}))),
                     "CREATE TABLE t (a INTEGER CONSTRAINT ck_t_zz CHECK (a>0), CONSTRAINT fk_t_a_o FOREIGN KEY(a) REFERENCES o (id))\nCREATE UNIQUE INDEX "
                     "ix_t_a ON t (a)",
                     "=", naming);
    }
    void tables() { compareOutcome(); }

    void foreignKeys_data()
    {
        outcomeColumns();
        auto full = foreignKey({"a"}, "q.o", {"id"}, plain("fk"));
        full.onDelete = "set null";
        full.onUpdate = "CASCADE";
        full.match = "FULL";
        full.deferrable = true;
        full.initially = "deferred";
        operationRow("options", createTable("q.t", {Column("a", integer())}, {full}),
                     "CREATE TABLE q.t (a INTEGER, CONSTRAINT fk FOREIGN KEY(a) REFERENCES q.o (id) MATCH FULL ON DELETE set null ON UPDATE CASCADE DEFERRABLE "
                     "INITIALLY deferred)",
                     "CREATE TABLE q.t (a INTEGER, CONSTRAINT fk FOREIGN KEY(a) REFERENCES o (id) MATCH FULL ON DELETE set null ON UPDATE CASCADE DEFERRABLE "
                     "INITIALLY deferred)");
        operationRow("other schema", createTable("q.t", {Column("a", integer()).references(foreignKey({"a"}, "o", {"id"}))}),
                     "CREATE TABLE q.t (a INTEGER, FOREIGN KEY(a) REFERENCES o (id))", "CREATE TABLE q.t (a INTEGER)");
        auto later = foreignKey({"a"}, "o", {"id"}, plain("fkx"));
        later.useAlter = true;
        operationRow("use_alter", one(Column("a", integer()).references(later)), "CREATE TABLE t (a INTEGER)",
                     "CREATE TABLE t (a INTEGER, CONSTRAINT fkx FOREIGN KEY(a) REFERENCES o (id))");
        auto odd = foreignKey({"a"}, "o", {"id"});
        odd.onDelete = "FROB";
        operationRow("ondelete", one(Column("a", integer()).references(odd)), "!! ondelete cannot be 'FROB'.", "=");
        odd.onDelete = "SET NULL (a)";
        operationRow("ondelete list", one(Column("a", integer()).references(odd)),
                     "CREATE TABLE t (a INTEGER, FOREIGN KEY(a) REFERENCES o (id) ON DELETE SET NULL (a))", "!! ondelete cannot be");
        odd.onDelete.reset();
        odd.initially = "LATER";
        operationRow("initially", one(Column("a", integer()).references(odd)), "!! initially cannot be 'LATER'.", "=");
    }
    void foreignKeys() { compareOutcome(); }

    void constraintWords()
    {
        auto u = unique({"a"});
        u.deferrable = false;
        u.initially = "IMMEDIATE";
        u.options = {{"postgresql_nulls_not_distinct", option(true)}, {"postgresql_include", option(std::vector<std::string>{"a"})}};
        auto pk = primaryKey({"a"});
        pk.options = {{"postgresql_include", option(std::vector<std::string>{"a"})}};
        auto ck = check("a>0");
        ck.options = {{"postgresql_not_valid", option(true)}};
        auto fk = foreignKey({"a"}, "o", {"id"});
        fk.options = ck.options;
        const auto create = createTable("t", {Column("a", integer())}, {u, pk, ck, fk});
        QCOMPARE(flat(compiled(create, "postgresql")), QStringLiteral("CREATE TABLE t (a INTEGER NOT NULL, PRIMARY KEY (a) INCLUDE (a), UNIQUE NULLS NOT "
                                                                      "DISTINCT (a) INCLUDE (a) NOT DEFERRABLE INITIALLY IMMEDIATE, "
                                                                      "CHECK (a>0) NOT VALID, FOREIGN KEY(a) REFERENCES o (id) NOT VALID)"));
        QCOMPARE(flat(compiled(create, "sqlite")), QStringLiteral("CREATE TABLE t (a INTEGER NOT NULL, PRIMARY KEY (a), UNIQUE (a) NOT DEFERRABLE INITIALLY "
                                                                  "IMMEDIATE, CHECK (a>0), FOREIGN KEY(a) REFERENCES o (id))"));
        QCOMPARE(flat(compiled(createTable("t", {Column("a", integer())}, {unique({}), primaryKey({})}), "sqlite")),
                 QStringLiteral("CREATE TABLE t (a INTEGER)"));
    }

    void unknownPrefixWarns()
    {
        const Outcome outcome = compiled(withOptions(one(Column("a", integer())), {{"foo_bar", option(true)}}), "sqlite");
        QCOMPARE(flat(outcome), QStringLiteral("CREATE TABLE t (a INTEGER)"));
        QCOMPARE(outcome.warnings.size(), size_t(1));
    }

    void enumTypes()
    {
        const auto create = createTable("s.t", {Column("a", enumType({"x"}, "e")), Column("b", arrayOf(enumType({"it's"}, "e2"))),
                                                Column("c", withFacts(enumType({"z"}, "e3", TypeId::PgEnum), false, false, false)),
                                                Column("d", enumType({"x"}, "e")), Column("f", withFacts(enumType({"q"}, "Zz"), true, false, true)),
                                                Column("g", withFacts(enumType({"z"}, "e5"), false, false, false)),
                                                Column("h", withFacts(enumType({"z"}, "e6"), true, true, false))});
        QCOMPARE(
            flat(compiled(create, "postgresql")),
            QStringLiteral("CREATE TYPE e AS ENUM ('x')\nCREATE TYPE e2 AS ENUM ('it''s')\nCREATE TYPE s.\"Zz\" AS ENUM ('q')\nCREATE TYPE e5 AS ENUM ('z')\n"
                           "CREATE TABLE s.t (a e, b e2[], c e3, d e, f s.\"Zz\", g e5, h e6)"));
    }

    void enumMemoLivesOn()
    {
        dialect::CompileState state;
        const operation::Operation create{one(Column("e", enumType({"x"}, "e"))), {}};
        std::vector<std::string> texts;
        for (int i = 0; i < 2; ++i)
            dialect::postgresql().compile(create, state, [&](sql::Statement statement) { texts.push_back(statement.text); });
        QCOMPARE(texts.size(), size_t(3));
    }

    void unknownInDefaultIsMarked()
    {
        const Outcome outcome = compiled(one(Column("a", string()).sqlDefault(bind(sql::Unknown{"value of row.name"}))), "postgresql");
        QCOMPARE(flat(outcome), QString::fromUtf8("CREATE TABLE t (a VARCHAR DEFAULT ⟨value of row.name⟩)"));
        QVERIFY(outcome.statements.front().certainty == sql::Certainty::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestCreateTable)
#include "tst_create_table.moc"
