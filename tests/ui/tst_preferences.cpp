// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the user's settings do at once: the fonts, the interpreter of the project and its trust; and paper, which has no dark theme.
#include "graph/history_print.h"
#include "graph/history_view.h"
#include "migrate/delegate/trust.h"
#include "plan/stored_python.h"
#include "preferences/preferences_dialog.h"
#include "project_session.h"
#include "theme/interface_font.h"
#include "ui_testing.h"
#include "window_test.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPdfWriter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace limbeck;
using namespace limbeck::ui;
using namespace limbeck::ui::testing;

class TestPreferences : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theWindowsFont()
    {
        const QFont before = QApplication::font();
        PreferencesDialog *dialog = open();
        auto *size = dialog->findChild<QSpinBox *>(QStringLiteral("preferencesInterfaceSize"));
        QCOMPARE(size->value(), qRound(before.pointSizeF()));
        size->setValue(15);
        QCOMPARE(QApplication::font().pointSize(), 15);
        QVERIFY(storedInterfaceFont() && storedInterfaceFont()->pointSize() == 15);
        savePictures(*dialog, QStringLiteral("preferences-font"));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("preferencesInterfaceReset")), Qt::LeftButton);
        QCOMPARE(QApplication::font(), before);
        QVERIFY(!storedInterfaceFont());
        QCOMPARE(size->value(), qRound(before.pointSizeF()));
    }

    void theProjectsInterpreter()
    {
        const QString root = QString::fromStdString(driver().session().snapshot()->project.root);
        migrate::TrustStore().setTrusted(root.toStdString(), true);
        const QString program = QString::fromStdString(test::pythonProgram());
        storePython(root, program);
        QCOMPARE(storedPython(root), program);
        PreferencesDialog *dialog = open();
        dialog->findChild<QTabWidget *>()->setCurrentIndex(2);
        auto *programs = dialog->findChild<QComboBox *>(QStringLiteral("preferencesPython"));
        auto *trust = dialog->findChild<QCheckBox *>(QStringLiteral("preferencesTrust"));
        QTRY_COMPARE(programs->currentData().toString(), program);
        QVERIFY(trust->isChecked() && trust->isEnabled());
        savePictures(*dialog, QStringLiteral("preferences-python"));
        // The first entry chooses none.
        programs->setFocus();
        QTest::keyClick(programs, Qt::Key_Home);
        QVERIFY2(storedPython(root).isEmpty(), qPrintable(storedPython(root)));
        QTest::mouseClick(trust, Qt::LeftButton, {}, QPoint(8, trust->height() / 2));
        QTRY_VERIFY(!migrate::TrustStore().isTrusted(root.toStdString()));
        QVERIFY2(!trust->isEnabled(), "trust is given where it is asked for");
    }

    void paperIsLight()
    {
        const auto print = [this](const QString &name) {
            const QString path = QString::fromStdString((*m_folder / name.toStdString()).string());
            {
                QPdfWriter pdf(path);
                pdf.setResolution(100);
                if (printHistory(*view(), pdf, QStringLiteral("p")) != 1)
                    return QByteArray();
            }
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? withoutTimes(file.readAll()) : QByteArray();
        };
        const QByteArray light = print(QStringLiteral("light.pdf"));
        QVERIFY(!light.isEmpty());
        switchPalette(darkPalette());
        const QPalette screen = view()->palette();
        const QByteArray dark = print(QStringLiteral("dark.pdf"));
        QCOMPARE(view()->palette(), screen);
        switchPalette(lightPalette());
        QVERIFY(dark == light);
    }

protected:
    void makeProject() override
    {
        m_project = std::make_unique<test::ProjectBuilder>(*m_folder / "p");
        m_project->chain(4);
    }

private:
    PreferencesDialog *open()
    {
        return driver().choose("app.preferences") ? window().findChild<PreferencesDialog *>() : nullptr;
    }

    /// When it was written, and what is made of that.
    static QByteArray withoutTimes(const QByteArray &pdf)
    {
        QString text = QString::fromLatin1(pdf);
        for (const char *pattern : {"/(Creation|Mod)Date[^\\n]*", "<xmp:[^\\n]*", "/ID[^\\n]*", "uuid:[^\\n]*", "[0-9a-f]{8}-[0-9a-f-]{27}"})
            text.remove(QRegularExpression(QString::fromLatin1(pattern)));
        return text.toLatin1();
    }
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
