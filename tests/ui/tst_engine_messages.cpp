// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/engine_messages.h"
#include "language/language.h"
#include "ui_testing.h"

#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;

class TestEngineMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyLanguage(QStringLiteral("de")); }
    void cleanupTestCase() { applyLanguage(QStringLiteral("en")); }

    void namesAreCarriedOver()
    {
        QCOMPARE(engineText(QStringLiteral("The server at db.example port 5433 has no user \"ann\".")), QStringLiteral("Der Server db.example, Port 5433 hat keinen Benutzer „ann“."));
    }

    /// Japanese has another order than English.
    void aTranslationMayTurnThemRound()
    {
        applyLanguage(QStringLiteral("ja"));
        QCOMPARE(engineText(QStringLiteral("There is no folder /a for the database /a/b.db.")), QStringLiteral("データベース /a/b.db のフォルダー /a がありません。"));
    }

    void whatIsCarriedOverIsNoPattern()
    {
        QCOMPARE(engineText(QStringLiteral("The server at %2 has no user \"%1\".")), QStringLiteral("Der Server %2 hat keinen Benutzer „%1“."));
        QCOMPARE(engineText(QStringLiteral("Remove %00 from the URL.")), QStringLiteral("Nehmen Sie %00 aus der URL."));
        QVERIFY(engineText(QStringLiteral("Write host:port/database. An \"@\" inside the user name or the password must be written as %40.")).endsWith(QStringLiteral("%40 geschrieben werden.")));
    }

    /// Tags of a template begin with "<%".
    void aPercentSignBeforeAPlaceStays()
    {
        QCOMPARE(engineText(QStringLiteral("The template script.py.mako cannot be read: '<%page' is not closed with '>'.")),
                 QStringLiteral("Die Vorlage script.py.mako kann nicht gelesen werden: '<%page' ist nicht mit '>' geschlossen."));
    }

    /// "%1 port %2" fits as well.
    void theMostSpecificEntryWins()
    {
        QCOMPARE(engineText(QStringLiteral("No PostgreSQL server answers at h port 1.")), QStringLiteral("Unter h, Port 1 antwortet kein PostgreSQL-Server."));
    }

    void aSentenceInASentence()
    {
        QCOMPARE(engineText(QStringLiteral("The connection to the database was lost: No PostgreSQL server answers at h.")), QStringLiteral("Die Verbindung zur Datenbank ging verloren: Unter h antwortet kein PostgreSQL-Server."));
        // What a script needs Python for is a sentence in a sentence in a sentence.
        QCOMPARE(engineText(QStringLiteral("The connection to the database was lost: The connection to the database was lost: Try again in a moment.")),
                 QStringLiteral("Die Verbindung zur Datenbank ging verloren: Die Verbindung zur Datenbank ging verloren: Versuchen Sie es gleich noch einmal."));
    }

    /// What of the models could not be read: object, reason, place and advice.
    void whatWasNotRead()
    {
        QCOMPARE(engineText(QStringLiteral("column account.shape is not read wholly: type Geometry is not known: its source is not part of the project (/app/models.py:14:5). Its type is not compared.")),
                 QStringLiteral("Spalte account.shape ist nicht ganz gelesen: der Typ Geometry ist nicht bekannt: Seine Quelle gehört nicht zum Projekt (/app/models.py:14:5). Ihr Typ wird nicht verglichen."));
        QCOMPARE(engineText(QStringLiteral("Rebuilding table account loses the trigger audit.")), QStringLiteral("Beim Neuaufbau der Tabelle account geht verloren: der Trigger audit."));
    }

    /// The server's words and the user's are nobody else's.
    void noPieceOfAnotherSentenceIsTaken()
    {
        for (const char *text : {"table \"never_made\" does not exist", "class of its own", "column \"a.b\" must appear in the GROUP BY clause", "a tablespace", "it is a pity"})
            QCOMPARE(engineText(QString::fromUtf8(text)), QString::fromUtf8(text));
    }

    void aSentenceWithItsPlaceInASentence()
    {
        QCOMPARE(engineText(QStringLiteral("The connection to the database was lost: No PostgreSQL server answers at h. (env.py:3:5)")),
                 QStringLiteral("Die Verbindung zur Datenbank ging verloren: Unter h antwortet kein PostgreSQL-Server. (env.py:3:5)"));
        QCOMPARE(engineText(QStringLiteral("The connection to the database was lost: closed (by the server)")), QStringLiteral("Die Verbindung zur Datenbank ging verloren: closed (by the server)"));
    }

    void otherTextsStay_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "syntax error at or near \"selct\"", "SELECT 1", "relation \"users\" already exists", "Try again in a moment", " Try again in a moment.", "%1"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
        QTest::newRow("the server's words") << QStringLiteral("connection to server at \"localhost\" (127.0.0.1), port 59999 failed: Connection refused");
    }
    void otherTextsStay()
    {
        QFETCH(QString, text);
        QCOMPARE(engineText(text), text);
    }

    void severalLines()
    {
        QCOMPARE(engineText(QStringLiteral("Try again in a moment.\nFATAL: no\nRoll the transaction back.")), QStringLiteral("Versuchen Sie es gleich noch einmal.\nFATAL: no\nRollen Sie die Transaktion zurück."));
    }

    void allPartsOfAnError()
    {
        Error error(ErrorCode::Locked, "Another upgrade of this database is running.", {"env.py", 3, 5}, "Close the other program or wait.");
        error.withDetail("The lock is held by ann").withDetail("FATAL: no");
        QCOMPARE(errorText(error), QStringLiteral("Ein anderes Upgrade dieser Datenbank läuft.\n  in env.py:3:5\n  Die Sperre hält ann\n  FATAL: no\n  Schließen Sie das andere Programm oder warten Sie."));
    }

    void whatToDoComesBeforeATraceback()
    {
        Error error(ErrorCode::Locked, "Another upgrade of this database is running.", {}, "Close the other program or wait.");
        for (int i = 0; i < 8; ++i)
            error.withDetail("File");
        QVERIFY(errorText(error).startsWith(QStringLiteral("Ein anderes Upgrade dieser Datenbank läuft.\n  Schließen Sie das andere Programm oder warten Sie.\n  File\n  File")));
    }

    void englishReadsAsTheCommandLine()
    {
        applyLanguage(QStringLiteral("en"));
        Error error(ErrorCode::Locked, "Another upgrade of this database is running.", {"env.py", 3, 5}, "Close the other program or wait.");
        error.withDetail("The lock is held by 100%1");
        QCOMPARE(errorText(error), QString::fromStdString(error.toText()));
    }
};

QTEST_MAIN(TestEngineMessages)
#include "tst_engine_messages.moc"
