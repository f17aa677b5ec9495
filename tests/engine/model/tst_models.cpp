// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_text.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

/// tests/cases/models/*.txt: models in, schema out, as recorded from SQLAlchemy and SQLModel.
namespace limbeck::model {

namespace {

struct Case {
    std::string name, source, expected;
};

std::vector<Case> readCases(const std::string &text)
{
    std::vector<Case> cases;
    std::string *target = nullptr;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}, {}});
            target = &cases.back().source;
        } else if (line == "--- schema" && !cases.empty()) {
            target = &cases.back().expected;
        } else if (target) {
            *target += line + "\n";
        }
    }
    return cases;
}

/// The modules of a case: "### path.py" begins another; the recorder's preamble stands before the first.
std::map<std::string, std::string> filesOf(const std::string &source)
{
    static const std::string preamble = "import enum, ipaddress, uuid, datetime as dt\nfrom datetime import date, datetime, time, timedelta\nfrom decimal import Decimal\nfrom pathlib import Path\nfrom typing import *\n"
                                        "import sqlalchemy as sa\nfrom sqlalchemy import *\nfrom sqlalchemy.orm import *\nfrom sqlalchemy.ext.hybrid import hybrid_property\nfrom sqlalchemy.dialects import postgresql\n"
                                        "from sqlmodel import SQLModel, Field, Relationship\n";
    std::map<std::string, std::string> files{{"case.py", preamble}};
    std::string path = "case.py";
    std::istringstream lines(source);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("### ")) {
            path = line.substr(4);
            files[path].clear();
        } else {
            files[path] += line + "\n";
        }
    }
    return files;
}

void writeFiles(const QString &folder, const std::map<std::string, std::string> &files)
{
    for (const auto &[name, content] : files) {
        const QString path = folder + QLatin1Char('/') + QString::fromStdString(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content.data(), qint64(content.size()));
    }
}

}  // namespace

class TestModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recorded_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        QDirIterator files(QStringLiteral(LIMBECK_SOURCE_DIR "/tests/cases/models"), {QStringLiteral("*.txt")});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string title = QFileInfo(file.fileName()).baseName().toStdString();
            for (const Case &one : readCases(file.readAll().toStdString()))
                QTest::newRow((title + ": " + one.name).c_str()) << QString::fromStdString(one.source) << QString::fromStdString(one.expected);
        }
    }

    void recorded()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        writeFiles(folder.path(), filesOf(source.toStdString()));
        const QString actual = QString::fromStdString(readModels(folder.path().toStdString(), "case"));
        const QStringList actualLines = actual.split(QLatin1Char('\n')), expectedLines = expected.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < qMax(actualLines.size(), expectedLines.size()); ++i) {
            if (actualLines.value(i) != expectedLines.value(i))
                QFAIL(qPrintable(QStringLiteral("\n- %1\n+ %2\n%3").arg(expectedLines.value(i), actualLines.value(i), actual)));
        }
    }

    void reported_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("unread");   // how the line in the list begins
        QTest::addColumn<bool>("isInSchema");  // whether table t is compared in the rest
        const auto add = [](const char *name, const char *body, const char *unread, bool isInSchema) {
            QTest::newRow(name) << QStringLiteral("import foreign\nclass Base(DeclarativeBase): pass\n%1\ntarget_metadata = Base.metadata\n").arg(QString::fromUtf8(body)) << QString::fromUtf8(unread) << isInSchema;
        };
        const char *const plain = "class T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n";
        add("a base of another package", "class T(foreign.Mixin, Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)", "t.: class case.T: its base foreign.Mixin", true);
        add("a base of another package that gives the key", "class T(foreign.Mixin, Base):\n    __tablename__ = 't'\n    a = Column(Integer)", "t: class case.T: its base foreign.Mixin", false);
        add("a type of another package", "class T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    a = Column(foreign.Type(3))", "t.a: column t.a: type foreign.Type() is not known", true);
        add("a column made by another package", "class T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    a = foreign.column()", "t.a: class case.T: a is foreign.column()", true);
        add("an annotation that is not known", "class T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    a: Mapped[Nowhere]", "t.a: class case.T: the annotation of a names", true);
        add("a name that is not known", "class T(Base):\n    __tablename__ = foreign.name()\n    id = Column(Integer, primary_key=True)", "*: class case.T: its __tablename__", false);
        add("table arguments of another package", "class T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    __table_args__ = (foreign.index(),)", "t: class case.T: an item of __table_args__", false);
        add("an index that cannot be read", (std::string(plain) + "Index('ix', T.nothing)").c_str(), "t: table t:", false);
        add("a type under a condition that is not known", "if foreign.flag:\n    Kind = String\nelse:\n    Kind = Text\nclass T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    a = Column(Kind)", "t.a: column t.a: type Kind", true);
        add("columns under a condition that is not known", "class T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    if foreign.flag:\n        a = Column(Integer)", "t: class case.T: A condition", false);
        add("a table in a loop over the unknown", "for name in foreign.names:\n    Table(name, Base.metadata, Column('x', Integer))", "*: a table", false);
        add("a key to a table that is not read", "class Other(foreign.Mixin, Base):\n    __tablename__ = 'other'\n    id = Column(foreign.Type, primary_key=True)\nclass T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    o = Column(ForeignKey('other.id'))", "t.o: column t.o: type foreign.Type", true);
        add("a metaclass that changes the class", "class Meta(type):\n    def __new__(mcs, name, bases, attrs):\n        attrs['extra'] = nowhere(Column(Integer))\n        return super().__new__(mcs, name, bases, attrs)\nclass T(Base, metaclass=Meta):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)", "t.: class case.T: its metaclass Meta", true);
        add("a function that makes tables and fails", (std::string("def part(year):\n    return type(f'P{year}', (Base,), {'__tablename__': f'p_{year}', 'id': Column(Integer, primary_key=True)})\ndef parts():\n    for year in (1, 2):\n        foreign_thing(part(year).__table__)\nparts()\n") + plain).c_str(), "*: a table", true);
        const auto addColumn = [&](const char *name, const char *arguments, const char *unread) { add(name, (std::string(plain) + "    a = Column(" + arguments + ")").c_str(), unread, true); };
        addColumn("an Enum of another package's class", "Enum(foreign.Kind)", "t.a: column t.a: type Enum(foreign.Kind) is not known");
        addColumn("labels of another package", "Enum(*foreign.labels, name='k')", "t.a: column t.a: type Enum(");
        addColumn("one label of another package", "Enum('a', foreign.b, name='k')", "t.a: column t.a: type Enum(foreign.b) is not known");
        addColumn("a server default of another package", "String(5), server_default=foreign.default()", "t.a: column t.a: its server default could not be computed");
        addColumn("a server default that fails", "String(5), server_default={}['nothing']", "t.a: column t.a: its server default could not be computed");
        addColumn("a foreign key to what another package names", "Integer, ForeignKey(foreign.target)", "t.a: column t.a: an argument of it could not be computed");
        add("a constraint over what another package names", (std::string(plain) + "    __table_args__ = (UniqueConstraint('id', name=foreign.name),)").c_str(), "t: class case.T: its __table_args__", false);
        add("metadata of another package", "Base = foreign", "*: target_metadata: it is foreign.metadata", false);
    }

    void elementDefaults_data()
    {
        QTest::addColumn<QString>("dialects");   // for which the element has a text
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("expected");
        QTest::newRow("of this dialect only") << "'postgresql'" << "postgresql" << "  at: TIMESTAMP WITHOUT TIME ZONE | DATETIME default text for 'postgresql'\n";
        QTest::newRow("of both, PostgreSQL") << "'postgresql' 'sqlite'" << "postgresql" << "  at: TIMESTAMP WITHOUT TIME ZONE | DATETIME default text for 'postgresql'\n";
        QTest::newRow("of both, SQLite") << "'postgresql' 'sqlite'" << "sqlite" << "  at: TIMESTAMP WITHOUT TIME ZONE | DATETIME default text for 'sqlite'\n";
        QTest::newRow("of the other only") << "'postgresql'" << "sqlite" << "t.at: column t.at: its server default could not be computed";
    }

    /// The text that a project's @compiles functions give is that of the database, which is known after the models were imported.
    void elementDefaults()
    {
        QFETCH(QString, dialects);
        QFETCH(QString, dialect);
        QFETCH(QString, expected);
        QString source = QStringLiteral("from sqlalchemy.ext.compiler import compiles\nfrom sqlalchemy.sql import expression\nclass utcnow(expression.FunctionElement):\n    type = DateTime()\n    inherit_cache = True\n");
        for (const QString &name : dialects.split(QLatin1Char(' ')))
            source += QStringLiteral("@compiles(utcnow, %1)\ndef compile_it(element, compiler, **kw): return \"text for %1\"\n").arg(name);
        source += QStringLiteral("class Base(DeclarativeBase): pass\nclass T(Base):\n    __tablename__ = 't'\n    id = Column(Integer, primary_key=True)\n    at = Column(DateTime, server_default=utcnow())\ntarget_metadata = Base.metadata\n");
        QTemporaryDir folder;
        writeFiles(folder.path(), filesOf(source.toStdString()));
        const QString actual = QString::fromStdString(readModels(folder.path().toStdString(), "case", nullptr, dialect.toStdString()));
        QVERIFY2(actual.contains(expected), qPrintable(actual));
    }

    void insteadOfMissing_data()
    {
        QTest::addColumn<QString>("import");
        QTest::newRow("from") << "try:\n    from extras.names import NAME\nexcept ImportError:\n    from plain import NAME\n";
        QTest::newRow("import") << "try:\n    import extras\n    NAME = extras.NAME\nexcept (ModuleNotFoundError, AttributeError):\n    import plain\n    NAME = plain.NAME\n";
        QTest::newRow("import_module") << "import importlib\ndef find():\n    try:\n        module = importlib.import_module('extras.names')\n        found = getattr(module, 'NAME')\n"
                                          "    except ImportError:\n        found = getattr(importlib.import_module('plain'), 'NAME')\n    return found\nNAME = find()\n";
    }

    /// A project that has a module of its own for where a package is missing is read with that, which is told.
    void insteadOfMissing()
    {
        QFETCH(QString, import);
        const QString models = QStringLiteral("class Base(DeclarativeBase): pass\nclass T(Base):\n    __tablename__ = NAME\n    id = Column(Integer, primary_key=True)\ntarget_metadata = Base.metadata\n");
        QTemporaryDir folder;
        writeFiles(folder.path(), filesOf((import + models + QStringLiteral("### plain.py\nNAME = 't'\n")).toStdString()));
        const QString actual = QString::fromStdString(readModels(folder.path().toStdString(), "case"));
        QVERIFY2(actual.contains(QStringLiteral("table t\n")), qPrintable(actual));
        QVERIFY2(actual.contains(QStringLiteral("\n*: an import: extras")), qPrintable(actual));
    }

    /// What cannot be read is told with its place, and is not compared.
    void reported()
    {
        QFETCH(QString, source);
        QFETCH(QString, unread);
        QFETCH(bool, isInSchema);
        QTemporaryDir folder;
        writeFiles(folder.path(), filesOf(source.toStdString()));
        const QString actual = QString::fromStdString(readModels(folder.path().toStdString(), "case"));
        QVERIFY2(actual.contains(QLatin1Char('\n') + unread), qPrintable(actual));
        QCOMPARE(actual.contains(QStringLiteral("table t\n")), isInSchema);
    }
};

}  // namespace limbeck::model

QTEST_GUILESS_MAIN(limbeck::model::TestModels)
#include "tst_models.moc"
