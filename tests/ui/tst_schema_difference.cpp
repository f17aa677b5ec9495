// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/diagram_dot.h"
#include "schema/graphviz_layout.h"
#include "schema/schema_difference.h"
#include "schema/schema_html.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;

namespace {

schema::Column column(const char *name, sql::TypeId type, bool nullable = true)
{
    schema::Column made;
    made.name = name;
    made.type.id = type;
    made.nullable = nullable;
    return made;
}

schema::Schema makeSchema(std::initializer_list<std::pair<const char *, std::vector<schema::Column>>> tables)
{
    schema::Schema made;
    for (const auto &[name, columns] : tables) {
        schema::Table table;
        table.name.name = name;
        table.columns = columns;
        made.tables.emplace(table.name, table);
    }
    return made;
}

QStringList linesOf(const ObjectDifference &object)
{
    QStringList lines;
    for (const DifferenceLine &line : object.lines)
        lines << (line.sign == DifferenceSign::Added ? QStringLiteral("+ ") : line.sign == DifferenceSign::Removed ? QStringLiteral("- ") : line.sign == DifferenceSign::Changed ? QStringLiteral("~ ") : QStringLiteral("  ")) + line.text;
    return lines;
}

}  // namespace

class TestSchemaDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalSchemasDoNotDiffer();
    void tablesComeAndGo();
    void columnsChange();
    void constraintsAndIndexes();
    void enumLabels();
    void htmlIsEscaped();
    void aDiagramIsDrawn();
    void aLargeDiagramBeginsWithWhatChanges();
};

void TestSchemaDifference::equalSchemasDoNotDiffer()
{
    const schema::Schema same = makeSchema({{"a", {column("id", sql::TypeId::Integer, false)}}});
    QVERIFY(schemaDifference(same, same, dialect::sqlite()).empty());
    QVERIFY(schemaDifference({}, {}, dialect::postgresql()).empty());
}

void TestSchemaDifference::tablesComeAndGo()
{
    const auto differences = schemaDifference(makeSchema({{"old", {column("id", sql::TypeId::Integer, false)}}}), makeSchema({{"new", {column("id", sql::TypeId::Integer, false)}}}), dialect::sqlite());
    QCOMPARE(differences.size(), std::size_t(2));
    QCOMPARE(differences[0].name, QStringLiteral("new"));
    QCOMPARE(differences[0].sign, DifferenceSign::Added);
    QCOMPARE(differences[1].sign, DifferenceSign::Removed);
    QCOMPARE(linesOf(differences[1]), QStringList{QStringLiteral("- id INTEGER NOT NULL")});
}

void TestSchemaDifference::columnsChange()
{
    const auto differences = schemaDifference(makeSchema({{"a", {column("id", sql::TypeId::Integer, false), column("gone", sql::TypeId::Text), column("same", sql::TypeId::Date)}}}),
                                              makeSchema({{"a", {column("id", sql::TypeId::BigInteger, false), column("same", sql::TypeId::Date), column("come", sql::TypeId::Boolean)}}}),
                                              dialect::postgresql());
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(linesOf(differences[0]),
             QStringList({QStringLiteral("~ id BIGINT NOT NULL"), QStringLiteral("  same DATE"), QStringLiteral("+ come BOOLEAN"), QStringLiteral("- gone TEXT")}));
    QCOMPARE(differences[0].lines[0].before, QStringLiteral("id INTEGER NOT NULL"));
    QCOMPARE(differences[0].columnLines, std::size_t(4));
}

void TestSchemaDifference::constraintsAndIndexes()
{
    schema::Schema before = makeSchema({{"a", {column("x", sql::TypeId::Integer)}}});
    schema::Schema after = before;
    schema::Table &table = *after.editTable({std::nullopt, "a"});
    schema::Unique unique;
    unique.name.text = "uq_a_x";
    unique.columns = {"x"};
    table.constraints.push_back(unique);
    schema::ForeignKey key;
    key.columns = {"x"};
    key.referredTable.name = "b";
    key.referredColumns = {"id"};
    key.onDelete = "CASCADE";
    table.constraints.push_back(key);
    const auto differences = schemaDifference(before, after, dialect::sqlite());
    QCOMPARE(linesOf(differences.at(0)),
             QStringList({QStringLiteral("  x INTEGER"), QStringLiteral("+ uq_a_x UNIQUE (x)"), QStringLiteral("+ FOREIGN KEY (x) REFERENCES b (id) ON DELETE CASCADE")}));
}

void TestSchemaDifference::enumLabels()
{
    schema::Schema before, after;
    schema::EnumType type;
    type.name.name = "mood";
    type.labels = {"good", "bad"};
    before.enums.emplace(type.name, type);
    type.labels = {"good", "ugly"};
    after.enums.emplace(type.name, type);
    const auto differences = schemaDifference(before, after, dialect::postgresql());
    QCOMPARE(differences.size(), std::size_t(1));
    QVERIFY(differences[0].isType);
    QCOMPARE(linesOf(differences[0]), QStringList({QStringLiteral("  good"), QStringLiteral("+ ugly"), QStringLiteral("- bad")}));
}

void TestSchemaDifference::htmlIsEscaped()
{
    migrate::SchemaChange change;
    change.after = makeSchema({{"<b>&", {column("<script>", sql::TypeId::Integer)}}});
    const QString html = schemaChangeHtml(change, dialect::sqlite());
    QVERIFY(!html.contains(QStringLiteral("<script>")));
    QVERIFY(html.contains(QStringLiteral("&lt;script&gt; INTEGER")));
    QVERIFY(schemaChangeHtml({}, dialect::sqlite()).contains(QStringLiteral("stays as it is")));
}

void TestSchemaDifference::aDiagramIsDrawn()
{
    migrate::SchemaChange change;
    change.before = makeSchema({{"a \"quoted\" <name>", {column("id", sql::TypeId::Integer, false)}}, {"b", {column("id", sql::TypeId::Integer)}}});
    change.after = makeSchema({{"a \"quoted\" <name>", {column("id", sql::TypeId::Integer, false), column("plan", sql::TypeId::Text)}}, {"b", {column("id", sql::TypeId::Integer)}}});
    const QByteArray svg = layoutAsSvg(diagramDot(change, dialect::sqlite(), {}).toUtf8());
    QVERIFY2(svg.contains("<svg"), svg.constData());
    QVERIFY(svg.contains("plan TEXT"));
    QVERIFY(layoutAsSvg("this is no graph {").isEmpty());
}

void TestSchemaDifference::aLargeDiagramBeginsWithWhatChanges()
{
    migrate::SchemaChange change;
    change.before = makeSchema({{"touched", {column("id", sql::TypeId::Integer)}}, {"other", {column("id", sql::TypeId::Integer)}}});
    change.after = change.before;
    change.after.editTable({std::nullopt, "touched"})->columns.push_back(column("plan", sql::TypeId::Text));
    DiagramOptions options;
    options.onlyTouched = true;
    const QString dot = diagramDot(change, dialect::sqlite(), options);
    QVERIFY(dot.contains(QStringLiteral("touched")));
    QVERIFY(!dot.contains(QStringLiteral("other")));
    QCOMPARE(tableCount(change), 2);
}

QTEST_MAIN(TestSchemaDifference)
#include "tst_schema_difference.moc"
