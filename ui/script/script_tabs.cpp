// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/script_tabs.h"

#include "script/code_editor.h"
#include "script/script_panel.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QTabBar>

#include <algorithm>
#include <memory>

namespace limbeck::ui {

ScriptTabs::ScriptTabs(EngineService &engine, QWidget *parent) : QTabWidget(parent), m_engine(engine)
{
    setObjectName(QStringLiteral("scriptTabs"));
    setAccessibleName(tr("Open scripts"));
    setDocumentMode(true);
    setTabsClosable(true);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideMiddle);
    tabBar()->setObjectName(QStringLiteral("scriptTabBar"));
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    tabBar()->setFocusPolicy(Qt::TabFocus);
    tabBar()->setExpanding(false);
    tabBar()->installEventFilter(this);
    connect(tabBar(), &QWidget::customContextMenuRequested, this, &ScriptTabs::showMenu);
    connect(tabBar(), &QTabBar::tabBarDoubleClicked, this, [this](int index) {
        if (index >= 0 && index == currentIndex())
            keepCurrent();
    });
    connect(this, &QTabWidget::tabCloseRequested, this, &ScriptTabs::closeTab);
    connect(this, &QTabWidget::currentChanged, this, &ScriptTabs::currentTabChanged);
    m_following = addPanel();
}

// The tab bar tells of the tabs that go away with it.
ScriptTabs::~ScriptTabs() { disconnect(this, nullptr, this, nullptr); }

ScriptPanel *ScriptTabs::current() const { return static_cast<ScriptPanel *>(currentWidget()); }

ScriptPanel *ScriptTabs::panel(int index) const { return static_cast<ScriptPanel *>(widget(index)); }

ScriptPanel *ScriptTabs::addPanel()
{
    auto *panel = new ScriptPanel(m_engine);
    panel->setTitleVisible(false);
    panel->setActive(false);
    panel->setDialect(m_dialect, m_run);
    if (!m_splitter.isEmpty())
        panel->restoreSplitter(m_splitter);
    connectPanel(panel);
    const QScopedValueRollback guard(m_isChosenByUs, true);
    addTab(panel, QString());
    updateTitle(panel);
    return panel;
}

void ScriptTabs::connectPanel(ScriptPanel *panel)
{
    connect(panel, &ScriptPanel::loaded, this, &ScriptTabs::loaded);
    connect(panel, &ScriptPanel::saved, this, &ScriptTabs::saved);
    connect(panel, &ScriptPanel::message, this, &ScriptTabs::message);
    connect(panel, &ScriptPanel::previewChanged, this, &ScriptTabs::previewChanged);
    connect(panel, &ScriptPanel::supportKnown, this, &ScriptTabs::supportKnown);
    connect(panel, &ScriptPanel::definitionRequested, this, &ScriptTabs::definitionRequested);
    connect(panel, &ScriptPanel::copyRequested, this, &ScriptTabs::copyRequested);
    connect(panel, &ScriptPanel::splitterMoved, this, [this](const QByteArray &state) { m_splitter = state; });
    connect(panel, &ScriptPanel::titleChanged, this, [this, panel] {
        if (panel->isModified() && panel == m_following)
            m_following = nullptr;
        updateTitle(panel);
        Q_EMIT tabsChanged();
    });
}

void ScriptTabs::updateTitle(ScriptPanel *panel)
{
    const int index = indexOf(panel);
    if (index < 0)
        return;
    const QString title = panel->title().isEmpty() ? tr("No script") : panel->title();
    // "&" would be a mnemonic.
    setTabText(index, (panel->isModified() ? QStringLiteral("● ") : QString()) + QString(title).replace(QLatin1Char('&'), QStringLiteral("&&")));
    QString tip = panel->path();
    if (panel == m_following && !tip.isEmpty())
        tip += QLatin1Char('\n') + tr("Follows the selection; a double click keeps it open.");
    if (panel->isModified())
        tip += QLatin1Char('\n') + tr("Not saved yet");
    setTabToolTip(index, tip);
    tabBar()->setTabTextColor(index, panel == m_following ? Theme::current().muted : QColor());
}

int ScriptTabs::indexOfRevision(const std::string &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (!id.empty() && panel(i)->revisionId() == id)
            return i;
    }
    return -1;
}

void ScriptTabs::bringToFront(ScriptPanel *panel)
{
    const QScopedValueRollback guard(m_isChosenByUs, true);
    setCurrentWidget(panel);
}

void ScriptTabs::currentTabChanged(int index)
{
    for (int i = 0; i < count(); ++i)
        panel(i)->setActive(i == index);
    if (index < 0)
        return;
    if (!m_splitter.isEmpty())
        panel(index)->restoreSplitter(m_splitter);
    if (!m_isChosenByUs)
        Q_EMIT revisionInFront(panel(index)->revision());
    Q_EMIT tabsChanged();
}

void ScriptTabs::showRevision(SnapshotPtr snapshot, int revision)
{
    m_snapshot = snapshot;
    if (const int open = indexOfRevision(snapshot->graph->id(revision)); open >= 0) {
        bringToFront(panel(open));
        return;
    }
    if (!m_following)
        m_following = addPanel();
    bringToFront(m_following);
    m_following->showRevision(std::move(snapshot), revision);
    updateTitle(m_following);
    if (m_appliedOn)
        m_following->setAppliedOn(m_appliedOn(revision));
    Q_EMIT tabsChanged();
}

void ScriptTabs::showFile(const QString &path, int line)
{
    for (int i = 0; i < count(); ++i) {
        if (panel(i)->path() == path) {
            bringToFront(panel(i));
            panel(i)->goToLine(line);
            return;
        }
    }
    if (!m_following)
        m_following = addPanel();
    bringToFront(m_following);
    m_following->showFile(path, line);
    updateTitle(m_following);
}

void ScriptTabs::keepCurrent()
{
    if (current() != m_following || current()->path().isEmpty())
        return;
    m_following = nullptr;
    updateTitle(current());
    Q_EMIT tabsChanged();
}

void ScriptTabs::setDialect(const std::string &dialectName, const environment::EnvironmentRun &run)
{
    m_dialect = dialectName;
    m_run = run;
    for (int i = 0; i < count(); ++i)
        panel(i)->setDialect(dialectName, run);
}

void ScriptTabs::refresh(SnapshotPtr snapshot)
{
    m_snapshot = snapshot;
    for (int i = count() - 1; i >= 0; --i) {
        ScriptPanel *shown = panel(i);
        const bool wasThere = !shown->path().isEmpty();
        shown->refresh(snapshot);
        if (wasThere && shown->path().isEmpty() && shown != m_following)
            removePanel(shown);
        else
            updateTitle(shown);
    }
}

void ScriptTabs::clear()
{
    const QScopedValueRollback guard(m_isChosenByUs, true);
    while (count() > 1)
        removePanel(panel(count() - 1));
    m_closed.clear();
    m_following = panel(0);
    m_following->clear();
    updateTitle(m_following);
    Q_EMIT tabsChanged();
}

void ScriptTabs::repeatPreviews() { current()->repeatPreviews(); }

int ScriptTabs::revision() const { return current()->revision(); }

bool ScriptTabs::isModified() const { return !modifiedNames().isEmpty(); }

QStringList ScriptTabs::modifiedNames() const
{
    QStringList names;
    for (int i = 0; i < count(); ++i) {
        if (panel(i)->isModified())
            names << panel(i)->title();
    }
    return names;
}

void ScriptTabs::saveCurrent() { current()->save(); }

void ScriptTabs::saveAllThen(std::function<void()> then)
{
    std::vector<ScriptPanel *> waiting;
    for (int i = 0; i < count(); ++i) {
        if (panel(i)->isModified())
            waiting.push_back(panel(i));
    }
    if (waiting.empty())
        return then();
    auto left = std::make_shared<int>(int(waiting.size()));
    for (ScriptPanel *panel : waiting) {
        panel->saveThen([left, then] {
            if (--*left == 0)
                then();
        });
    }
    bringToFront(waiting.front());
}

void ScriptTabs::discardAll()
{
    for (int i = 0; i < count(); ++i) {
        if (panel(i)->isModified())
            panel(i)->discard();
    }
}

void ScriptTabs::closeTab(int index)
{
    ScriptPanel *closing = panel(index);
    if (!closing)
        return;
    if (!closing->isModified())
        return removePanel(closing);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Unsaved script"), tr("%1 has unsaved changes.").arg(closing->title()), QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, closing, [this, closing](int choice) {
        if (choice == QMessageBox::Discard)
            removePanel(closing);
        else if (choice == QMessageBox::Save)
            closing->saveThen([this, closing] { removePanel(closing); });
    });
    box->open();
}

void ScriptTabs::closeOthers(int index)
{
    const ScriptPanel *kept = panel(index);
    for (int i = count() - 1; i >= 0; --i) {
        if (panel(i) != kept)
            closeTab(i);
    }
}

void ScriptTabs::removePanel(ScriptPanel *panel)
{
    const int index = indexOf(panel);
    if (index < 0)
        return;
    if (!panel->path().isEmpty())
        m_closed.push_back({panel->path(), panel->revisionId(), panel->currentLine()});
    if (panel == m_following)
        m_following = nullptr;
    if (count() == 1)
        m_following = addPanel();
    removeTab(index);
    panel->deleteLater();
    Q_EMIT tabsChanged();
}

void ScriptTabs::reopenClosed()
{
    if (m_closed.empty() || !m_snapshot)
        return;
    const Closed closed = m_closed.back();
    m_closed.pop_back();
    const auto found = closed.id.empty() ? std::nullopt : m_snapshot->graph->find(closed.id);
    if (!closed.id.empty() && !found)
        return reopenClosed();
    // A tab of its own, whatever the selection does next.
    if (m_following && !m_following->path().isEmpty())
        m_following = nullptr;
    if (found)
        showRevision(m_snapshot, *found);
    else
        showFile(closed.path, closed.line);
    keepCurrent();
    current()->goToLine(closed.line);
    for (int i = 0; i < count(); ++i)
        updateTitle(panel(i));
    Q_EMIT revisionInFront(revision());
}

void ScriptTabs::nextTab(int step)
{
    if (count() > 1)
        setCurrentIndex((currentIndex() + step + count()) % count());
}

void ScriptTabs::goToLine(int line) { current()->goToLine(line); }
void ScriptTabs::goToProblem(bool forward) { current()->goToProblem(forward); }

bool ScriptTabs::hasProblemAhead(bool forward) const { return current()->editor()->hasProblemAhead(forward); }
void ScriptTabs::startFind() { current()->startFind(); }
bool ScriptTabs::hasEditorFocus() const { return current()->hasEditorFocus(); }
int ScriptTabs::currentLine() const { return current()->currentLine(); }
QString ScriptTabs::wordAtCaret() const { return current()->wordAtCaret(); }

void ScriptTabs::updateLocks(const std::function<QStringList(int)> &appliedOn)
{
    m_appliedOn = appliedOn;
    for (int i = 0; i < count(); ++i)
        panel(i)->setAppliedOn(appliedOn(panel(i)->revision()));
}

void ScriptTabs::showMenu(const QPoint &position)
{
    int index = tabBar()->tabAt(position);
    if (index < 0)
        index = currentIndex();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    ScriptPanel *shown = panel(index);
    menu->addAction(tr("Close"), this, [this, shown] { closeTab(indexOf(shown)); });
    menu->addAction(tr("Close the others"), this, [this, shown] { closeOthers(indexOf(shown)); })->setEnabled(count() > 1);
    menu->addAction(tr("Reopen the last closed one"), this, &ScriptTabs::reopenClosed)->setEnabled(canReopen());
    menu->addSeparator();
    menu->addAction(tr("Copy the file's path"), this, [path = shown->path()] { QApplication::clipboard()->setText(path); });
    menu->popup(tabBar()->mapToGlobal(position));
}

bool ScriptTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (const int index = tabBar()->tabAt(mouse->position().toPoint()); mouse->button() == Qt::MiddleButton && index >= 0) {
            closeTab(index);
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

}  // namespace limbeck::ui
