// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strip that says on which database the window works: readable in every colour, unmistakable where a change would hurt.
#include "connection/target_strip.h"
#include "theme/theme.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QImage>
#include <QMenu>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestTargetStrip : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void everyColourCanBeRead()
    {
        for (const bool isDark : {false, true}) {
            QApplication::setPalette(isDark ? darkPalette() : lightPalette());
            TargetStrip strip;
            for (const TargetColour colour : kTargetColours) {
                for (const Protection protection : kProtections) {
                    strip.show({QStringLiteral("shop"), Stage::Production, colour, protection, {}});
                    QVERIFY2(contrastRatio(strip.ink(), strip.ground()) >= 4.5, qPrintable(QStringLiteral("%1 %2").arg(colourWord(colour), protectionWord(protection))));
                }
            }
        }
        QApplication::setPalette(lightPalette());
    }

    void protectedNeedsNoColour()
    {
        const auto grey = [](Protection protection) {
            TargetStrip strip;
            strip.show({QStringLiteral("shop"), Stage::Unknown, TargetColour::Grey, protection, {}});
            strip.resize(800, strip.sizeHint().height());
            return strip.grab().toImage().convertToFormat(QImage::Format_Grayscale8).scaled(800, 24);
        };
        QVERIFY(grey(Protection::Protected) != grey(Protection::Guarded));
        QVERIFY(grey(Protection::Protected) != grey(Protection::ReadOnly));
    }

    void theWindowSaysIt()
    {
        auto *strip = driver().find<TargetStrip>("targetStrip");
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->width(), window().width());
        QVERIFY2(strip->text().contains(QStringLiteral("default")) && strip->text().contains(QStringLiteral("free")), qPrintable(strip->text()));
        QVERIFY(!window().windowTitle().contains(QStringLiteral("free")));
        savePictures(window(), QStringLiteral("strip-free"));
        const int height = strip->height();
        choose(Protection::Protected);
        QVERIFY2(strip->text().contains(QStringLiteral("protected")), qPrintable(strip->text()));
        QVERIFY2(window().windowTitle().contains(QStringLiteral("default (protected)")), qPrintable(window().windowTitle()));
        QVERIFY(strip->accessibleName() == strip->text() && !strip->toolTip().isEmpty());
        QTRY_VERIFY(strip->height() > height);
        savePictures(window(), QStringLiteral("strip-protected"));
        choose(Protection::ReadOnly);
        QVERIFY(window().windowTitle().contains(QStringLiteral("read-only")));
        QVERIFY(driver().choose("project.close"));
        QTRY_VERIFY(!strip->isVisible());
        QVERIFY(driver().open(m_project->folder()));
        QTRY_VERIFY(strip->isVisible());
        QVERIFY(strip->text().contains(QStringLiteral("read-only")));
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "shop");
        m_project->chain(3);
    }

private:
    void choose(Protection protection)
    {
        for (QAction *level : driver().find<QToolButton>("targetProtection")->menu()->actions()) {
            if (level->isCheckable() && level->data().toInt() == int(protection))
                level->trigger();
        }
    }
};

QTEST_MAIN(TestTargetStrip)
#include "tst_target_strip.moc"
