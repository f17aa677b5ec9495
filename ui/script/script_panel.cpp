// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/script_panel.h"

#include "common/message_banner.h"
#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "script/code_editor.h"
#include "script/directive_names.h"
#include "script/find_bar.h"
#include "script/preview_text.h"

#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace limbeck::ui {

namespace {

constexpr int kTypingPauseMs = 40;

/// Every panel has two panes of its own at the service.
int nextPane()
{
    static int last = 0;
    return ++last;
}

QWidget *columnOf(std::initializer_list<QWidget *> widgets, QWidget *stretched)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, widget == stretched ? 1 : 0);
    return column;
}

/// The script line, of those that made SQL, in whose reach `line` is: the last one above or at it.
int sourceAt(const std::vector<int> &lines, int line)
{
    int found = 0;
    for (const int source : lines) {
        if (source <= line)
            found = std::max(found, source);
    }
    return found;
}

}  // namespace

ScriptPanel::ScriptPanel(EngineService &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_upPane(nextPane()), m_downPane(nextPane()), m_editor(new CodeEditor(CodeEditor::Language::Python)), m_up(new CodeEditor(CodeEditor::Language::Sql)),
      m_down(new CodeEditor(CodeEditor::Language::Sql)), m_sqlTabs(new QTabWidget), m_title(new QLabel), m_banner(new MessageBanner), m_lock(new MessageBanner), m_find(new FindBar(m_editor)), m_sqlStatus(new MessageBanner), m_splitter(new QSplitter(Qt::Horizontal))
{
    build();
    connectParts();
    clear();
}

void ScriptPanel::build()
{
    m_editor->setObjectName(QStringLiteral("scriptEditor"));
    m_editor->setAccessibleName(tr("Script"));
    m_up->setObjectName(QStringLiteral("sqlUp"));
    m_up->setAccessibleName(tr("SQL of the upgrade"));
    m_down->setObjectName(QStringLiteral("sqlDown"));
    m_down->setAccessibleName(tr("SQL of the downgrade"));
    m_up->setReadOnly(true);
    m_down->setReadOnly(true);
    m_sqlTabs->setObjectName(QStringLiteral("sqlTabs"));
    m_sqlTabs->setDocumentMode(true);
    m_sqlTabs->addTab(m_up, tr("SQL up"));
    m_sqlTabs->addTab(m_down, tr("SQL down"));
    m_sqlStatus->setObjectName(QStringLiteral("sqlStatus"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setContentsMargins(8, 4, 8, 4);
    m_title->setMinimumHeight(m_sqlTabs->tabBar()->sizeHint().height());
    m_banner->setObjectName(QStringLiteral("scriptBanner"));
    m_lock->setObjectName(QStringLiteral("scriptLock"));
    QPushButton *unlock = m_lock->addButton(tr("Edit anyway"));
    unlock->setObjectName(QStringLiteral("scriptUnlock"));
    connect(unlock, &QPushButton::clicked, this, [this] {
        m_unlocked = m_id;
        applyLock();
        m_editor->setFocus();
    });
    QPushButton *copy = m_lock->addButton(tr("Edit a copy…"));
    copy->setObjectName(QStringLiteral("scriptCopy"));
    copy->setToolTip(tr("A new revision with the text of this one"));
    connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_revision); });
    m_editor->setCompletions(directiveNames(), [this](const QString &before) {
        askSchemaNames();
        return m_names.namesFor(before);
    });
    m_reloadButton = m_banner->addButton(tr("Reload"));
    m_reloadButton->setObjectName(QStringLiteral("bannerReload"));
    m_compareButton = m_banner->addButton(tr("Compare"));
    m_compareButton->setObjectName(QStringLiteral("bannerCompare"));
    m_keepButton = m_banner->addButton(tr("Keep mine"));
    m_keepButton->setObjectName(QStringLiteral("bannerKeep"));

    QSplitter *splitter = m_splitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(columnOf({m_title, m_lock, m_banner, m_editor, m_find}, m_editor));
    splitter->addWidget(columnOf({m_sqlTabs, m_sqlStatus}, m_sqlTabs));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
}

void ScriptPanel::connectParts()
{
    connect(&m_typing, &QTimer::timeout, this, &ScriptPanel::askPreviews);
    connect(m_editor, &CodeEditor::textChanged, this, [this] {
        m_up->setStale(true);
        m_down->setStale(true);
        m_typing.start();
    });
    connect(m_editor, &CodeEditor::modificationChanged, this, [this] { setTitle(m_titleText); });
    connect(m_editor, &CodeEditor::definitionRequested, this, &ScriptPanel::definitionRequested);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { Q_EMIT splitterMoved(m_splitter->saveState()); });
    connect(m_compareButton, &QPushButton::clicked, this, &ScriptPanel::compareWithOutside);
    connect(&m_engine, &EngineService::folded, this, [this](int job, const SchemaChangePtr &change) {
        if (job != std::exchange(m_namesJob, m_namesJob == job ? 0 : m_namesJob))
            return;
        m_names = SchemaNames(change->before, change->after);
        if (m_editor->focusProxy()->hasFocus())
            m_editor->complete();
    });
    connect(m_editor, &CodeEditor::currentLineChanged, this, &ScriptPanel::followCaret);
    connect(m_up, &CodeEditor::currentLineChanged, this, [this](int line) { markSource(m_upLines, line); });
    connect(m_down, &CodeEditor::currentLineChanged, this, [this](int line) { markSource(m_downLines, line); });
    connect(m_reloadButton, &QPushButton::clicked, this, &ScriptPanel::reload);
    connect(m_keepButton, &QPushButton::clicked, this, &ScriptPanel::keepMine);
    connect(&m_engine, &EngineService::previewed, this, [this](int job, int pane, const PreviewPtr &preview) {
        if (job == m_upJob || job == m_downJob)
            showPreview(pane == m_upPane, preview);
    });
    connect(&m_engine, &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if ((job == m_upJob || job == m_downJob) && error->code() != ErrorCode::Cancelled)
            showPreviewProblem(error.get());
    });
    connect(&m_engine, &EngineService::fileRead, this, [this](int job, const FileContent &content) {
        if (job == m_readJob)
            takeFile(content);
    });
    connect(&m_engine, &EngineService::fileWritten, this, [this](int job, const FileWriting &writing) {
        if (job == m_writeJob)
            takeWriting(writing);
    });
}

void ScriptPanel::showRevision(SnapshotPtr snapshot, int revision)
{
    forgetRevision();
    m_snapshot = std::move(snapshot);
    m_revision = revision;
    const revision::Script &script = m_snapshot->graph->script(revision);
    m_id = script.id;
    if (m_snapshot->graph->isGhost(revision)) {
        forgetTexts();
        setTitle(tr("%1: missing file").arg(verbatim(script.id)));
        return;
    }
    // The text before stays in view until the new one is there: nothing flickers.
    m_editor->setReadOnly(true);
    m_editor->setModified(false);
    m_path = verbatim(script.path);
    setTitle(m_path.section(QLatin1Char('/'), -1));
    m_lineToShow = script.lines.upgrade;
    read(Reading::Loading);
    askPreviews();
}

void ScriptPanel::showFile(const QString &path, int line)
{
    forgetRevision();
    forgetTexts();
    m_path = path;
    setTitle(path.section(QLatin1Char('/'), -1));
    m_lineToShow = line;
    read(Reading::Loading);
    m_editor->setFocus();
}

void ScriptPanel::refresh(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    if (m_id.empty())
        return checkFile();
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    const auto found = graph.find(m_id);
    const bool isThere = found && graph.id(*found) == m_id;
    if (!isThere && !isModified())
        return clear();
    m_revision = isThere ? *found : -1;
    if (isThere && !isModified() && verbatim(graph.script(m_revision).path) != m_path)
        return showRevision(m_snapshot, m_revision);
    checkFile();
    askPreviews();
}

void ScriptPanel::forgetRevision()
{
    m_revision = -1;
    m_id.clear();
    m_reading = Reading::Nothing;
    m_readJob = m_upJob = m_downJob = m_namesJob = m_lineToShow = 0;
    m_names = {};
    m_namesOf.clear();
    m_afterSaving.clear();
    m_appliedOn.clear();
    m_isFileEditable = false;
    m_lock->showText(MessageBanner::Tone::Warning, {});
    m_upPreview.reset();
    m_downPreview.reset();
    m_typing.stop();
    m_path.clear();
    m_upLines.clear();
    m_downLines.clear();
    m_editor->setProblem(0, {});
    m_editor->markLines({});
    m_up->markLines({});
    m_down->markLines({});
    setTitle({});
    m_banner->showText(MessageBanner::Tone::Warning, {});
    m_sqlStatus->showText(MessageBanner::Tone::Warning, {});
}

void ScriptPanel::setTitle(const QString &title)
{
    m_titleText = title;
    m_title->setText(isModified() ? QStringLiteral("%1 •").arg(title) : title);
    m_title->setToolTip(m_path);
    Q_EMIT titleChanged();
}

void ScriptPanel::setTitleVisible(bool visible) { m_title->setVisible(visible); }

void ScriptPanel::setActive(bool active)
{
    m_isActive = active;
    if (active && std::exchange(m_wantsPreviews, false))
        askPreviews();
}

void ScriptPanel::restoreSplitter(const QByteArray &state) { m_splitter->restoreState(state); }

void ScriptPanel::goToProblem(bool forward)
{
    if (m_editor->goToProblem(forward))
        m_editor->setFocus();
    else
        Q_EMIT message(tr("No problems in this script."));
}

void ScriptPanel::askSchemaNames()
{
    if (m_revision < 0 || !m_snapshot || m_namesOf == m_id || m_snapshot->graph->isGhost(m_revision))
        return;
    m_namesOf = m_id;
    m_names = {};
    const auto parents = m_snapshot->graph->normalizedParents(m_revision);
    m_namesJob = m_engine.fold(m_snapshot, {parents.begin(), parents.end()}, {m_revision}, m_dialect, m_run);
}

void ScriptPanel::forgetTexts()
{
    m_fileBytes.clear();
    m_editor->setText(QString());
    m_editor->setReadOnly(true);
    m_up->setText(QString());
    m_down->setText(QString());
}

void ScriptPanel::clear()
{
    forgetRevision();
    forgetTexts();
}

void ScriptPanel::setDialect(const std::string &dialectName, const environment::EnvironmentRun &run)
{
    m_dialect = dialectName;
    m_run = run;
    askPreviews();
}

void ScriptPanel::repeatPreviews()
{
    if (m_upPreview)
        Q_EMIT previewChanged(m_revision, true, m_upPreview);
    if (m_downPreview)
        Q_EMIT previewChanged(m_revision, false, m_downPreview);
}

bool ScriptPanel::isModified() const { return !m_path.isEmpty() && m_editor->isModified(); }

void ScriptPanel::setAppliedOn(const QStringList &databases)
{
    m_appliedOn = databases;
    applyLock();
}

void ScriptPanel::applyLock()
{
    const bool isLocked = !m_appliedOn.isEmpty() && m_revision >= 0 && m_unlocked != m_id && !isModified();
    m_lock->showText(MessageBanner::Tone::Warning, isLocked ? tr("Applied on %1: what it did there is done, and a change here will not change it. Edit a copy, or unlock it.").arg(m_appliedOn.join(QStringLiteral(", "))) : QString());
    m_editor->setReadOnly(!m_isFileEditable || isLocked);
}

void ScriptPanel::startFind() { m_find->start(); }

bool ScriptPanel::hasEditorFocus() const { return m_editor->focusProxy()->hasFocus(); }

int ScriptPanel::currentLine() const { return m_editor->currentLine(); }

QString ScriptPanel::wordAtCaret() const { return m_editor->wordAtCaret(); }

void ScriptPanel::goToLine(int line)
{
    if (m_reading == Reading::Loading)
        m_lineToShow = line;
    else
        m_editor->goToLine(line);
    m_editor->setFocus();
}

void ScriptPanel::askPreviews()
{
    if (m_revision < 0 || !m_snapshot || m_snapshot->graph->isGhost(m_revision))
        return;
    m_up->setStale(true);
    m_down->setStale(true);
    if (!m_isActive) {
        m_wantsPreviews = true;
        return;
    }
    std::optional<std::string> text;
    if (m_editor->isModified())
        text = m_editor->text().toStdString();
    m_upJob = m_engine.preview(m_upPane, m_snapshot, m_revision, true, m_dialect, m_run, text);
    m_downJob = m_engine.preview(m_downPane, m_snapshot, m_revision, false, m_dialect, m_run, text);
}

void ScriptPanel::showPreview(bool isUp, const PreviewPtr &preview)
{
    CodeEditor *view = isUp ? m_up : m_down;
    const Error *error = preview->error ? &*preview->error : nullptr;
    const bool isHalfTyped = error && error->code() == ErrorCode::Syntax;
    if (!isHalfTyped) {
        PreviewText sql = previewText(preview->items);
        if (error)
            sql.text += QStringLiteral("\n-- ") + tr("from here on it is not known: %1").arg(engineText(error->message()).section(QLatin1Char('\n'), 0, 0)) + QLatin1Char('\n');
        else if (preview->items.empty())
            sql.text = QStringLiteral("-- ") + tr("nothing is done") + QLatin1Char('\n');
        view->setText(sql.text, true);
        view->setStale(false);
        (isUp ? m_upLines : m_downLines) = std::move(sql.lines);
        followCaret(m_editor->currentLine());
    } else if (!(isUp ? m_upPreview : m_downPreview)) {
        // The SQL in view is another revision's.
        view->setText(QString(), true);
        (isUp ? m_upLines : m_downLines).clear();
    }
    (isUp ? m_upPreview : m_downPreview) = preview;
    Q_EMIT previewChanged(m_revision, isUp, preview);
    const Error *shown = m_upPreview && m_upPreview->error ? &*m_upPreview->error : m_downPreview && m_downPreview->error ? &*m_downPreview->error : nullptr;
    m_sqlStatus->showText(MessageBanner::Tone::Warning, shown ? errorText(*shown) : QString());
    showEditorProblems();
    if (!isUp)
        return;
    Q_EMIT supportKnown(m_revision, preview->needsPython ? errorText(*error) : QString());
}

void ScriptPanel::showPreviewProblem(const Error *error)
{
    const bool isInThisFile = error && error->position().file == m_path.toStdString();
    m_editor->setProblem(isInThisFile ? error->position().line : 0, error ? engineText(error->message()) : QString());
    m_sqlStatus->showText(MessageBanner::Tone::Warning, error ? errorText(*error) : QString());
}

void ScriptPanel::showEditorProblems()
{
    std::vector<EditorProblem> problems;
    const auto add = [&](EditorProblem problem) {
        if (std::find(problems.begin(), problems.end(), problem) == problems.end())
            problems.push_back(std::move(problem));
    };
    for (const PreviewPtr &preview : {m_upPreview, m_downPreview}) {
        if (!preview)
            continue;
        if (preview->error && preview->error->position().file == m_path.toStdString())
            add({preview->error->position().line, preview->error->position().column, engineText(preview->error->message()), true});
        for (const migrate::PreviewItem &item : preview->items) {
            if (!item.error.empty() && item.position.file == m_path.toStdString())
                add({item.position.line, 0, tr("cannot be done here: %1").arg(engineText(item.error)), false});
        }
    }
    m_editor->setProblems(std::move(problems));
}

void ScriptPanel::followCaret(int line)
{
    if (m_revision < 0)
        return;
    // The tab follows when the caret goes from one function into the other.
    const int up = sourceAt(m_upLines, line), down = sourceAt(m_downLines, line);
    const bool isInDown = down > up;
    const auto linesOf = [](const std::vector<int> &lines, int source) {
        std::vector<int> marked;
        for (std::size_t i = 0; i < lines.size() && source > 0; ++i) {
            if (lines[i] == source)
                marked.push_back(int(i) + 1);
        }
        return marked;
    };
    m_up->markLines(linesOf(m_upLines, isInDown ? 0 : up));
    m_down->markLines(linesOf(m_downLines, isInDown ? down : 0));
    if (m_editor->hasFocus() && std::max(up, down) > 0)
        m_sqlTabs->setCurrentWidget(isInDown ? m_down : m_up);
}

void ScriptPanel::markSource(const std::vector<int> &lines, int sqlLine)
{
    const auto at = std::size_t(sqlLine) - 1;
    const bool isKnown = at < lines.size() && lines[at] > 0;
    m_editor->markLines(isKnown ? std::vector<int>{lines[at]} : std::vector<int>());
}

}  // namespace limbeck::ui
