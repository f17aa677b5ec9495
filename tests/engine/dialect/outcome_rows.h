// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "builders.h"

#include <QTest>

/// The rows of a data-driven test: what PostgreSQL and SQLite made of something, and what was expected.
namespace build {

inline void outcomeColumns()
{
    QTest::addColumn<QString>("actualPg");
    QTest::addColumn<QString>("actualSl");
    QTest::addColumn<QString>("pg");
    QTest::addColumn<QString>("sl");
}

inline void outcomeRow(const char *rowName, const QString &actualPg, const QString &actualSl, const char *pg, const char *sl)
{
    QTest::newRow(rowName) << actualPg << actualSl << QString::fromUtf8(pg) << QString::fromUtf8(sl);
}

/// "=" as expectation for SQLite: the same as on PostgreSQL.
inline void operationRow(const char *rowName, const operation::Operation::Node &node, const char *pg, const char *sl, const dialect::CompileState &state = {})
{
    outcomeRow(rowName, flat(compiled(node, "postgresql", state)), flat(compiled(node, "sqlite", state)), pg,
               QString::fromUtf8(sl) == QStringLiteral("=") ? pg : sl);
}

inline void statementRow(const char *rowName, const sql::Executable &executable, const char *pg, const char *sl,
                         const std::vector<dialect::Parameters> &parameters = {}, const dialect::CompileState &state = {})
{
    outcomeRow(rowName, flat(executed(executable, "postgresql", parameters, state)), flat(executed(executable, "sqlite", parameters, state)), pg,
               QString::fromUtf8(sl) == QStringLiteral("=") ? pg : sl);
}

inline void compareOutcome()
{
    QFETCH(QString, actualPg);
    QFETCH(QString, actualSl);
    QFETCH(QString, pg);
    QFETCH(QString, sl);
    if (!matches(actualPg, pg))
        QCOMPARE(actualPg, pg);
    if (!matches(actualSl, sl))
        QCOMPARE(actualSl, sl);
}

}  // namespace build
