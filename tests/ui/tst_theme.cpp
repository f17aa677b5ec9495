// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"
#include "ui_testing.h"

#include <QDir>
#include <QGridLayout>
#include <QImage>
#include <QLabel>
#include <QTest>

using namespace limbeck::ui;
using namespace limbeck::ui::testing;

namespace {

/// The two palettes with the usual accent colours of desktops, and the extremes.
struct Ground {
    QString name;
    QPalette palette;
};

std::vector<Ground> grounds()
{
    std::vector<Ground> all;
    for (const bool isDark : {false, true}) {
        for (const auto rgb : {0x308cc6u, 0x2f6fabu, 0xe95420u, 0x3daee9u, 0x8e44adu, 0x2ecc71u, 0xf5c211u, 0x000000u, 0xffffffu, 0x808080u}) {
            QPalette palette = isDark ? darkPalette() : lightPalette();
            palette.setColor(QPalette::Highlight, QColor(rgb));
            all.push_back({QStringLiteral("%1 with %2").arg(isDark ? QStringLiteral("dark") : QStringLiteral("light"), QColor(rgb).name()), palette});
        }
    }
    return all;
}

bool contrasts(const QColor &a, const QColor &b, double least, const QString &what)
{
    const double ratio = contrastRatio(a, b);
    if (ratio >= least)
        return true;
    qWarning("%s: %s on %s is %.2f, not %.1f", qPrintable(what), qPrintable(a.name()), qPrintable(b.name()), ratio, least);
    return false;
}

QStringList iconNames()
{
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    names.removeAll(QStringLiteral("limbeck.svg"));
    names.replaceInStrings(QStringLiteral(".svg"), QString());
    return names;
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        initResources();
    }
    void contrastIsComputed();
    void darknessIsSeen();
    void lanesCanBeTold();
    void textsCanBeRead();
    void editorTextsCanBeRead();
    void lanesDifferFromTheirNeighbours();
    void theSelectionIsSeen();
    void followsThePalette();
    void everyIconIsDrawn();
    void iconsAreTinted();
    void theIconsOfTheHeaderAreThere();
    void pictures();
};

void TestTheme::contrastIsComputed()
{
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 10), 210);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), contrastRatio(Qt::black, Qt::white));
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QCOMPARE(qRound(contrastRatio(QColor(0x767676), Qt::white) * 100), 454);
}

void TestTheme::darknessIsSeen()
{
    QVERIFY(!Theme::forPalette(lightPalette()).isDark);
    QVERIFY(Theme::forPalette(darkPalette()).isDark);
}

void TestTheme::lanesCanBeTold()
{
    bool ok = true;
    for (const Ground &ground : grounds()) {
        const Theme theme = Theme::forPalette(ground.palette);
        for (const QColor &behind : {ground.palette.color(QPalette::Base), ground.palette.color(QPalette::AlternateBase), theme.rowSelection, theme.rowSelectionInactive, theme.changedBackground}) {
            for (const QColor &lane : theme.lanes)
                ok = contrasts(lane, behind, 3, ground.name + QStringLiteral(", lane")) && ok;
            ok = contrasts(theme.ghost, behind, 3, ground.name + QStringLiteral(", ghost")) && ok;
        }
    }
    QVERIFY(ok);
}

void TestTheme::textsCanBeRead()
{
    bool ok = true;
    for (const Ground &ground : grounds()) {
        const QPalette &palette = ground.palette;
        const Theme theme = Theme::forPalette(palette);
        const std::vector<std::pair<const char *, QColor>> texts{{"applied", theme.applied}, {"pending", theme.pending}, {"standing", theme.standing}, {"added", theme.added},
                                                                 {"changed", theme.changed}, {"removed", theme.removed}, {"success", theme.success},   {"warning", theme.warning},
                                                                 {"danger", theme.danger},   {"info", theme.info},       {"muted", theme.muted}};
        for (const auto &[name, colour] : texts) {
            for (const QColor &behind : {palette.color(QPalette::Base), palette.color(QPalette::AlternateBase), palette.color(QPalette::Window), theme.rowSelection, theme.rowSelectionInactive,
                                         theme.changedBackground})
                ok = contrasts(colour, behind, 4.5, ground.name + QStringLiteral(", ") + QLatin1String(name)) && ok;
        }
        for (const QColor &behind : {theme.warningBackground, theme.dangerBackground, theme.addedBackground, theme.changedBackground, theme.removedBackground, theme.rowSelection})
            ok = contrasts(palette.color(QPalette::Text), behind, 4.5, ground.name + QStringLiteral(", text")) && ok;
        ok = contrasts(theme.added, theme.addedBackground, 4.5, ground.name + QStringLiteral(", added")) && ok;
        ok = contrasts(theme.removed, theme.removedBackground, 4.5, ground.name + QStringLiteral(", removed")) && ok;
        ok = contrasts(theme.danger, theme.dangerBackground, 4.5, ground.name + QStringLiteral(", danger")) && ok;
    }
    QVERIFY(ok);
}

void TestTheme::editorTextsCanBeRead()
{
    bool ok = true;
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        const Theme theme = Theme::forPalette(palette);
        const std::vector<std::pair<const char *, QColor>> texts{{"text", theme.editorText}, {"keyword", theme.keyword}, {"builtin", theme.builtin},       {"string", theme.string},
                                                                 {"number", theme.number},   {"comment", theme.comment}, {"decorator", theme.decorator}, {"definition", theme.definition},
                                                                 {"operator", theme.operatorColor}, {"muted", theme.muted}};
        for (const auto &[name, colour] : texts) {
            ok = contrasts(colour, theme.editorBackground, 4.5, QLatin1String(name)) && ok;
            ok = contrasts(colour, theme.editorCurrentLine, 4.5, QLatin1String(name)) && ok;
        }
        ok = contrasts(theme.editorText, theme.editorSelection, 4.5, QStringLiteral("selection")) && ok;
        ok = contrasts(theme.editorMarginText, theme.editorMargin, 4.5, QStringLiteral("line numbers")) && ok;
        ok = contrasts(theme.info, theme.editorMargin, 3, QStringLiteral("mark")) && ok;
    }
    QVERIFY(ok);
}

void TestTheme::lanesDifferFromTheirNeighbours()
{
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        const Theme theme = Theme::forPalette(palette);
        for (std::size_t i = 0; i < theme.lanes.size(); ++i) {
            for (std::size_t k = i + 1; k < theme.lanes.size(); ++k) {
                const QColor &a = theme.lanes[i], &b = theme.lanes[k];
                const int distance = std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
                QVERIFY2(distance > 70, qPrintable(a.name() + b.name()));
            }
        }
    }
}

void TestTheme::theSelectionIsSeen()
{
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        const Theme theme = Theme::forPalette(palette);
        QVERIFY2(contrastRatio(theme.rowSelection, palette.color(QPalette::Base)) > 1.12, qPrintable(theme.rowSelection.name()));
    }
}

void TestTheme::followsThePalette()
{
    QApplication::setPalette(lightPalette());
    QVERIFY(!Theme::current().isDark);
    QApplication::setPalette(darkPalette());
    QVERIFY(Theme::current().isDark);
    const QColor before = Theme::current().rowSelection;
    QPalette orange = darkPalette();
    orange.setColor(QPalette::Highlight, QColor(0xe95420));
    QApplication::setPalette(orange);
    QVERIFY(Theme::current().rowSelection != before);
    QApplication::setPalette(lightPalette());
}

void TestTheme::everyIconIsDrawn()
{
    QVERIFY(iconNames().size() > 30);
    for (const QString &name : iconNames()) {
        for (const int side : {16, 24, 37}) {
            const QImage image = themedIcon(name).pixmap(QSize(side, side)).toImage();
            QCOMPARE(image.size(), QSize(side, side));
            int drawn = 0, atTheEdge = 0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const bool isInk = qAlpha(image.pixel(x, y)) > 128;
                    drawn += isInk ? 1 : 0;
                    atTheEdge += isInk && (x == 0 || y == 0 || x == side - 1 || y == side - 1) ? 1 : 0;
                }
            }
            QVERIFY2(drawn > side && drawn < side * side * 6 / 10, qPrintable(name + QStringLiteral(" has %1 dots of ink").arg(drawn)));
            QVERIFY2(atTheEdge == 0, qPrintable(name + QStringLiteral(" is cut off")));
        }
    }
}

void TestTheme::iconsAreTinted()
{
    const QIcon icon = themedIcon(QStringLiteral("stop"));
    const auto ink = [&](QIcon::Mode mode) {
        const QImage image = icon.pixmap(QSize(48, 48), mode).toImage();
        return QColor(image.pixel(24, 11));
    };
    QApplication::setPalette(lightPalette());
    QCOMPARE(ink(QIcon::Normal).name(), lightPalette().color(QPalette::Active, QPalette::ButtonText).name());
    QCOMPARE(ink(QIcon::Disabled).name(), lightPalette().color(QPalette::Disabled, QPalette::ButtonText).name());
    QApplication::setPalette(darkPalette());
    QCOMPARE(ink(QIcon::Normal).name(), darkPalette().color(QPalette::Active, QPalette::ButtonText).name());
    QApplication::setPalette(lightPalette());
}

void TestTheme::theIconsOfTheHeaderAreThere()
{
    for (const char *name : {"open", "refresh", "upgrade", "downgrade", "upgrade-one", "downgrade-one", "stamp", "stop", "save", "target", "connected", "disconnected", "warning", "error",
                             "info", "search", "log", "new", "merge", "copy", "lock", "database", "project", "close", "plan", "undo", "filter", "palette", "terminal", "history", "help",
                             "plus", "trash", "eye"})
        QVERIFY2(!themedIcon(QLatin1String(name)).isNull(), name);
    QVERIFY(themedIcon(QStringLiteral("no such icon")).isNull());
}

void TestTheme::pictures()
{
    QWidget sheet;
    auto *grid = new QGridLayout(&sheet);
    int cell = 0;
    for (const QString &name : iconNames()) {
        auto *label = new QLabel;
        auto *large = new QLabel;
        auto *text = new QLabel(name);
        label->setObjectName(name);
        large->setObjectName(name + QStringLiteral("/large"));
        grid->addWidget(label, cell / 5, cell % 5 * 3);
        grid->addWidget(large, cell / 5, cell % 5 * 3 + 1);
        grid->addWidget(text, cell / 5, cell % 5 * 3 + 2);
        ++cell;
    }
    sheet.resize(900, 460);
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        QApplication::setPalette(palette);
        for (const QString &name : iconNames()) {
            sheet.findChild<QLabel *>(name)->setPixmap(themedIcon(name).pixmap(QSize(16, 16)));
            sheet.findChild<QLabel *>(name + QStringLiteral("/large"))->setPixmap(themedIcon(name).pixmap(QSize(40, 40)));
        }
        const QString folder = qEnvironmentVariable("LIMBECK_PICTURES");
        if (!folder.isEmpty())
            sheet.grab().save(folder + (Theme::current().isDark ? QStringLiteral("/icons-dark.png") : QStringLiteral("/icons-light.png")));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
