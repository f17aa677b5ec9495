// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ids, slugs, file names and dates of new scripts (spec: config §5).
#include "revision/script_name.h"

#include "base/error.h"

#include <QTest>

#include <set>

using namespace limbeck;
using namespace limbeck::revision;

namespace {

CreateDate sampleDate()
{
    return {2012, 7, 25, 15, 8, 5, 0, {}, 1343228885};
}

std::chrono::system_clock::time_point at(long long microseconds)
{
    return std::chrono::system_clock::time_point(std::chrono::microseconds(microseconds));
}

}  // namespace

class TestScriptName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slugs_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("slug");
        const auto row = [](const char *message, int limit, const char *slug) {
            QTest::addRow("%s, %d", message, limit) << QString::fromUtf8(message) << limit << QString::fromUtf8(slug);
        };
        const char *kLong = "this is a really long name with lots of characters and also I'd like it to\nhave\nnewlines";
        row(kLong, 40, "this_is_a_really_long_name_with_lots_of_");
        row(kLong, 60, "this_is_a_really_long_name_with_lots_of_characters_and_also_");
        row("abcdefghijklmnop qrst", 10, "abcdefghij_");
        row("abc def ghij klm", 10, "abc_def_");
        row("Été déjà vu", 10, "été_déjà_");
        row("", 40, "");
        row("  -- ,", 40, "");
        row("Add_User (2nd)", 40, "add_user_2nd");
        row("exactly ten", 11, "exactly_ten");
        row("ΟΔΟΣ ΣΑΣ", 40, "οδος_σας");
        row("日本 x²½", 40, "日本_x²½");
        row("abc", 0, "_");
    }
    void slugs()
    {
        QFETCH(QString, message);
        QFETCH(int, limit);
        QFETCH(QString, slug);
        QCOMPARE(QString::fromStdString(slugOf(message.toStdString(), limit)), slug);
    }

    void fileNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *text, const char *name) { QTest::newRow(text) << QString(QLatin1String(text)) << QString::fromUtf8(name); };
        row("%(rev)s_%(slug)s", "12345_this_is_a_message.py");
        row("%(rev)s_%(slug)s_%(year)s_%(month)s_%(day)s_%(hour)s_%(minute)s_%(second)s", "12345_this_is_a_message_2012_7_25_15_8_5.py");
        row("%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s", "2012_07_25_1508-12345.py");
        row("%(epoch)s", "1343228885.py");
        row("%(year)s/%(month)02d/%(rev)s", "2012/07/12345.py");
        row("100%%_%(rev)s", "100%_12345.py");
        row("%(slug).4s|%(month)4d|%(month)-4d|%(month)+d|%(day)x|%(rev)8s|", "this|   7|7   |+7|19|   12345|.py");
    }
    void fileNames()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        const std::string made = scriptFileName(text.toStdString(), "12345", slugOf("this is a message", 40), sampleDate());
        QCOMPARE(QString::fromStdString(made), name);
    }

    void emptySlug() { QCOMPARE(scriptFileName(kDefaultFileTemplate, "abc", "", sampleDate()), std::string("abc_.py")); }

    void badTemplates()
    {
        for (const char *text : {"%(nope)s", "%(rev)d", "%(rev", "%", "%s", "%(rev)", "%(rev)q"}) {
            try {
                scriptFileName(text, "a", "b", sampleDate());
                QFAIL(text);
            } catch (const Error &error) {
                QCOMPARE(error.code(), ErrorCode::ConfigCrash);
            }
        }
    }

    void ids()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 200; ++i) {
            const std::string id = newRevisionId();
            QCOMPARE(id.size(), 12u);
            QCOMPARE(id.find_first_not_of("0123456789abcdef"), std::string::npos);
            seen.insert(id);
        }
        QCOMPARE(seen.size(), 200u);
    }

    void dates()
    {
        QCOMPARE(createDate(at(1'343'228'885'000'000), "UTC").toText(), std::string("2012-07-25 15:08:05+00:00"));
        QCOMPARE(createDate(at(1'343'228'885'000'123), "utc").toText(), std::string("2012-07-25 15:08:05.000123+00:00"));
        QCOMPARE(createDate(at(1'343'228'885'000'000), "Europe/Vienna").toText(), std::string("2012-07-25 17:08:05+02:00"));
        QCOMPARE(createDate(at(1'343'228'885'000'000), "America/St_Johns").toText(), std::string("2012-07-25 12:38:05-02:30"));
        QCOMPARE(createDate(at(1'343'228'885'000'000), "est5edt").toText(), std::string("2012-07-25 11:08:05-04:00"));
        QCOMPARE(createDate(at(-1), "UTC").toText(), std::string("1969-12-31 23:59:59.999999+00:00"));
        const CreateDate local = createDate(at(1'343'228'885'000'001), "");
        QCOMPARE(local.epoch, 1'343'228'885);
        QVERIFY(!local.offsetSeconds);
        QVERIFY(local.toText().ends_with(":05.000001"));
    }

    void unknownZone()
    {
        for (const char *zone : {"Nowhere/Land", "../etc/passwd", "/etc/passwd", "Europe"}) {
            try {
                createDate(at(0), zone);
                QFAIL(zone);
            } catch (const Error &error) {
                QCOMPARE(error.message(), std::string("Can't locate timezone: ") + zone);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestScriptName)
#include "tst_script_name.moc"
