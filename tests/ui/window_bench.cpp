// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_details.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "script/code_editor.h"
#include "theme/appearance.h"
#include "ui_testing.h"
#include "window_driver.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <vector>

// Measures the window on one project, in one process, and prints the figures as a line of JSON (milliseconds, MiB): tests/bench/window makes the projects and runs it. The platform comes from outside;
// what is measured is our own work and Qt's painting, not a desktop.

namespace {

using namespace limbeck::ui;

constexpr int kReadingMs = 600'000;

double milliseconds(const QElapsedTimer &since) { return double(since.nsecsElapsed()) / 1e6; }

double part(std::vector<double> figures, double share)
{
    if (figures.empty())
        return 0;
    std::sort(figures.begin(), figures.end());
    return figures[std::min(figures.size() - 1, std::size_t(share * double(figures.size())))];
}

/// "VmRSS:   123456 kB"
double memory(const char *field)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(qsizetype(qstrlen(field)) + 1).simplified().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

/// How long the event loop did not turn: every gap of more than 50 ms, beside the timer's own interval.
class Stalls {
public:
    Stalls()
    {
        m_pulse.callOnTimeout([this] { look(); });
        m_pulse.start(kPulseMs);
        m_since.start();
    }
    void restart()
    {
        m_count = 0;
        m_longest = 0;
        m_since.restart();
    }
    void look()
    {
        const double gap = milliseconds(m_since) - kPulseMs;
        m_since.restart();
        m_longest = std::max(m_longest, gap);
        m_count += gap > kLongMs ? 1 : 0;
    }
    int count() const { return m_count; }
    double longest() const { return m_longest; }

private:
    static constexpr int kPulseMs = 2;
    static constexpr double kLongMs = 50;
    QTimer m_pulse;
    QElapsedTimer m_since;
    double m_longest = 0;
    int m_count = 0;
};

/// Each wheel notch as one frame, painted at once.
std::vector<double> scroll(HistoryView &view)
{
    constexpr int kFrames = 240;
    std::vector<double> frames;
    QScrollBar *bar = view.verticalScrollBar();
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer frame;
        frame.start();
        bar->setValue(bar->value() + 3 * bar->singleStep());
        view.viewport()->repaint();
        frames.push_back(milliseconds(frame));
    }
    bar->setValue(0);
    return frames;
}

std::vector<double> changeSelection(limbeck::ui::testing::WindowDriver &driver, HistoryView &view)
{
    constexpr int kChanges = 30;
    std::vector<double> times;
    for (int i = 0; i < kChanges; ++i) {
        QElapsedTimer time;
        time.start();
        QTest::keyClick(&view, Qt::Key_Down);
        QCoreApplication::processEvents();
        driver.window().repaint();
        times.push_back(milliseconds(time));
        QTest::qWait(120);
    }
    return times;
}

/// From the key to another SQL text, the pause that waits for more keys included.
std::vector<double> type(limbeck::ui::testing::WindowDriver &driver)
{
    auto *editor = driver.find<CodeEditor>("scriptEditor");
    auto *sql = driver.find<CodeEditor>("sqlUp");
    std::vector<double> times;
    editor->goToLine(editor->currentLine() + 1);
    QTest::keyClick(editor->focusProxy(), Qt::Key_End);
    QTest::keyClick(editor->focusProxy(), Qt::Key_Return);
    QTest::keyClicks(editor->focusProxy(), QStringLiteral("op.execute('SELECT 1')"));
    QTest::keyClick(editor->focusProxy(), Qt::Key_Left);
    QTest::keyClick(editor->focusProxy(), Qt::Key_Left);
    QTest::qWait(600);
    for (int i = 0; i < 10; ++i) {
        const QString before = sql->text();
        QElapsedTimer time;
        time.start();
        QTest::keyClicks(editor->focusProxy(), QString::number(i));
        if (!driver.waitFor([&] { return sql->text() != before; }))
            break;
        times.push_back(milliseconds(time));
        QTest::qWait(200);
    }
    return times;
}

struct Searching {
    double found = 0;     ///< from the last key to the count
    double longest = 0;   ///< the longest time in which the window did not answer, keys included
    double filtered = 0;  ///< from the press of "show only matches" to the painted rows
};

/// A word is typed at a person's pace; then only its matches are shown, and everything again.
Searching search(limbeck::ui::testing::WindowDriver &driver, HistoryView &view, Stalls &stalls)
{
    Searching times;
    auto *words = driver.find<QLineEdit>("historySearch");
    auto *model = static_cast<HistoryModel *>(view.model());
    stalls.restart();
    QElapsedTimer time;
    for (const char key : {'c', 'o', 'l', '1', '7'}) {
        time.start();
        QTest::keyClick(words, key);
        QTest::qWait(80);
    }
    if (!driver.waitFor([&] { return !model->isSearchRunning(); }))
        return times;
    times.found = milliseconds(time);
    time.start();
    driver.choose("view.filter");
    QCoreApplication::processEvents();
    view.viewport()->repaint();
    times.filtered = milliseconds(time);
    QTest::qWait(200);
    driver.choose("view.filter");
    QTest::qWait(200);
    words->clear();
    QTest::qWait(200);
    times.longest = stalls.longest();
    return times;
}

/// The list of everything that can be gone to, and words typed into it: the longest time without an answer.
double goTo(limbeck::ui::testing::WindowDriver &driver, Stalls &stalls)
{
    stalls.restart();
    driver.choose("view.goTo");
    QTest::qWait(100);
    auto *words = driver.window().findChild<QLineEdit *>(QStringLiteral("paletteText"));
    if (!words)
        return -1;
    for (const char key : {'c', 'o', 'l', '1', '7'}) {
        QTest::keyClick(words, key);
        QTest::qWait(80);
    }
    QTest::keyClick(words, Qt::Key_Escape);
    QTest::qWait(100);
    return stalls.longest();
}

}  // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    limbeck::ui::testing::isolateSettings();
    if (argc != 2) {
        std::fprintf(stderr, "usage: limbeck-window-bench PROJECT\n");
        return 2;
    }
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(lightPalette());
    limbeck::ui::testing::WindowDriver driver;
    driver.window().resize(1440, 900);
    driver.window().show();
    Stalls stalls;
    auto *view = driver.find<HistoryView>("historyView");
    bool isShown = false;
    QObject::connect(&driver.window(), &MainWindow::projectShown, &driver.window(), [&] { isShown = true; });
    // Every script is read, and git is asked, while everything else is measured.
    const auto *details = driver.window().findChild<HistoryDetails *>();
    double read = 0;
    QObject::connect(details, &HistoryDetails::changed, &driver.window(), [&] { read = details->isReading() || read > 0 ? read : milliseconds(sinceStart); });
    driver.window().openFolder(QString::fromLocal8Bit(argv[1]));
    if (!driver.waitFor([&] { return isShown; })) {
        std::fprintf(stderr, "limbeck-window-bench: the project did not come\n");
        return 1;
    }
    view->viewport()->repaint();
    QJsonObject figures;
    figures[QStringLiteral("revisions")] = view->model()->rowCount();
    figures[QStringLiteral("start")] = milliseconds(sinceStart);
    QTest::qWait(1500);
    figures[QStringLiteral("stallsOpening")] = stalls.count();
    figures[QStringLiteral("longestOpening")] = stalls.longest();
    figures[QStringLiteral("memory")] = memory("VmRSS");

    const std::vector<double> frames = scroll(*view);
    figures[QStringLiteral("frame")] = part(frames, 0.5);
    figures[QStringLiteral("frame99")] = part(frames, 0.99);
    const Searching searching = search(driver, *view, stalls);
    figures[QStringLiteral("search")] = searching.found;
    figures[QStringLiteral("filter")] = searching.filtered;
    figures[QStringLiteral("longestSearching")] = searching.longest;
    stalls.restart();
    view->setFocus();
    const std::vector<double> selections = changeSelection(driver, *view);
    figures[QStringLiteral("selection")] = part(selections, 0.5);
    figures[QStringLiteral("selection99")] = part(selections, 0.99);
    const std::vector<double> keys = type(driver);
    figures[QStringLiteral("liveSql")] = part(keys, 0.5);
    figures[QStringLiteral("liveSql99")] = part(keys, 0.99);
    figures[QStringLiteral("stallsWorking")] = stalls.count();
    figures[QStringLiteral("longestWorking")] = stalls.longest();
    stalls.restart();
    if (!QTest::qWaitFor([&] { return read > 0; }, kReadingMs)) {
        std::fprintf(stderr, "limbeck-window-bench: the scripts are still being read\n");
        return 1;
    }
    QTest::qWait(500);
    figures[QStringLiteral("read")] = read;
    figures[QStringLiteral("longestReading")] = stalls.longest();
    figures[QStringLiteral("longestGoingTo")] = goTo(driver, stalls);
    figures[QStringLiteral("peakMemory")] = memory("VmHWM");
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return 0;
}
