// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/script_panel.h"

#include "graph/revision_texts.h"
#include "project/paths.h"
#include "script/code_editor.h"
#include "script/preview_text.h"
#include "theme/theme.h"

#include <QFile>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kTypingPauseMs = 80;

}  // namespace

ScriptPanel::ScriptPanel(EngineService &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_editor(new CodeEditor(CodeEditor::Language::Python)), m_up(new CodeEditor(CodeEditor::Language::Sql)),
      m_down(new CodeEditor(CodeEditor::Language::Sql)), m_sqlTabs(new QTabWidget), m_title(new QLabel), m_sqlStatus(new QLabel), m_banner(new QFrame),
      m_bannerText(new QLabel)
{
    m_editor->setObjectName(QStringLiteral("scriptEditor"));
    m_editor->setAccessibleName(tr("Script"));
    m_up->setObjectName(QStringLiteral("sqlUp"));
    m_up->setAccessibleName(tr("SQL of the upgrade"));
    m_down->setObjectName(QStringLiteral("sqlDown"));
    m_down->setAccessibleName(tr("SQL of the downgrade"));
    m_up->setReadOnly(true);
    m_down->setReadOnly(true);
    m_sqlTabs->setDocumentMode(true);
    m_sqlTabs->addTab(m_up, tr("SQL up"));
    m_sqlTabs->addTab(m_down, tr("SQL down"));
    m_sqlStatus->setWordWrap(true);
    m_sqlStatus->hide();
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setContentsMargins(6, 4, 6, 4);

    auto *reloadButton = new QPushButton(tr("Reload"));
    auto *keepButton = new QPushButton(tr("Keep mine"));
    auto *bannerLayout = new QHBoxLayout(m_banner);
    bannerLayout->setContentsMargins(8, 4, 8, 4);
    m_bannerText->setWordWrap(true);
    bannerLayout->addWidget(m_bannerText, 1);
    bannerLayout->addWidget(reloadButton);
    bannerLayout->addWidget(keepButton);
    m_banner->setFrameShape(QFrame::StyledPanel);
    m_banner->hide();

    auto *left = new QWidget;
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_title);
    leftLayout->addWidget(m_banner);
    leftLayout->addWidget(m_editor, 1);
    auto *right = new QWidget;
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_sqlTabs, 1);
    rightLayout->addWidget(m_sqlStatus);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &ScriptPanel::askPreviews);
    connect(m_editor, &CodeEditor::textChanged, this, [this] {
        m_up->setStale(true);
        m_down->setStale(true);
        m_typing.start();
    });
    connect(reloadButton, &QPushButton::clicked, this, &ScriptPanel::reload);
    connect(keepButton, &QPushButton::clicked, this, [this] {
        bool ok = false;
        const QString now = fileText(&ok);
        if (ok)
            m_fileText = now;
        hideBanner();
    });
    connect(&m_engine, &EngineService::previewed, this, [this](int job, int pane, const PreviewPtr &preview) {
        if (job == m_upJob || job == m_downJob)
            showPreview(pane, preview);
    });
}

QString ScriptPanel::fileText(bool *ok) const
{
    QFile file(m_path);
    *ok = file.open(QIODevice::ReadOnly);
    return *ok ? QString::fromUtf8(file.readAll()) : QString();
}

void ScriptPanel::showRevision(SnapshotPtr snapshot, int revision)
{
    m_snapshot = std::move(snapshot);
    m_revision = revision;
    hideBanner();
    const revision::Script &script = m_snapshot->graph->script(revision);
    m_path = QString::fromStdString(script.path);
    m_title->setText(m_path.section(QLatin1Char('/'), -1));
    m_title->setToolTip(m_path);
    if (m_snapshot->graph->isGhost(revision)) {
        m_title->setText(tr("%1: missing file").arg(QString::fromStdString(script.id)));
        m_editor->setText(QString());
        m_editor->setReadOnly(true);
        m_up->setText(QString());
        m_down->setText(QString());
        return;
    }
    bool ok = false;
    m_fileText = fileText(&ok);
    m_editor->setReadOnly(!ok);
    m_editor->setText(m_fileText);
    m_editor->setProblem(0, {});
    if (!ok)
        showBanner(tr("The file %1 cannot be read.").arg(m_path));
    else if (script.lines.upgrade > 0)
        m_editor->goToLine(script.lines.upgrade);
    m_up->setStale(true);
    m_down->setStale(true);
    askPreviews();
}

void ScriptPanel::refresh(SnapshotPtr snapshot)
{
    if (m_revision < 0 || !m_snapshot) {
        m_snapshot = std::move(snapshot);
        return;
    }
    const std::string id = m_snapshot->graph->id(m_revision);
    m_snapshot = std::move(snapshot);
    const auto found = m_snapshot->graph->find(id);
    if (!found || m_snapshot->graph->id(*found) != id) {
        clear();
        return;
    }
    m_revision = *found;
    checkFile();
    askPreviews();
}

void ScriptPanel::clear()
{
    m_revision = -1;
    m_path.clear();
    m_title->clear();
    m_editor->setText(QString());
    m_editor->setReadOnly(true);
    m_up->setText(QString());
    m_down->setText(QString());
    m_sqlStatus->hide();
    hideBanner();
}

void ScriptPanel::setDialect(const std::string &dialectName, const environment::EnvironmentRun &run)
{
    m_dialect = dialectName;
    m_run = run;
    if (m_revision >= 0)
        askPreviews();
}

bool ScriptPanel::isModified() const { return m_revision >= 0 && m_editor->isModified(); }

bool ScriptPanel::save()
{
    if (!isModified())
        return true;
    bool ok = false;
    const QString onDisk = fileText(&ok);
    if (ok && onDisk != m_fileText) {
        showBanner(tr("The file was changed outside since it was read. Reload it, or keep your text and save again."));
        return false;
    }
    try {
        project::writeTextFile(m_path.toStdString(), m_editor->text().toStdString());
    } catch (const Error &error) {
        showBanner(QString::fromStdString(error.message()));
        return false;
    }
    m_fileText = m_editor->text();
    m_editor->setModified(false);
    Q_EMIT message(tr("Saved %1").arg(m_path.section(QLatin1Char('/'), -1)));
    Q_EMIT saved(m_path);
    return true;
}

void ScriptPanel::goToLine(int line)
{
    m_editor->goToLine(line);
    m_editor->setFocus();
}

void ScriptPanel::checkFile()
{
    if (m_revision < 0 || m_path.isEmpty())
        return;
    bool ok = false;
    const QString onDisk = fileText(&ok);
    if (!ok) {
        showBanner(tr("The file %1 is gone. Your text is still here: save it to write it again.").arg(m_path));
    } else if (onDisk != m_fileText) {
        if (m_editor->isModified())
            showBanner(tr("The file was changed outside while you were editing it."));
        else
            reload();
    }
}

void ScriptPanel::reload()
{
    hideBanner();
    bool ok = false;
    m_fileText = fileText(&ok);
    m_editor->setText(m_fileText, true);
    askPreviews();
}

void ScriptPanel::showBanner(const QString &text)
{
    const Theme &theme = Theme::current();
    QPalette palette = m_banner->palette();
    palette.setColor(QPalette::Window, theme.warningBackground);
    m_banner->setAutoFillBackground(true);
    m_banner->setPalette(palette);
    m_bannerText->setText(text);
    m_banner->show();
}

void ScriptPanel::hideBanner() { m_banner->hide(); }

void ScriptPanel::askPreviews()
{
    if (m_revision < 0 || !m_snapshot || m_snapshot->graph->isGhost(m_revision))
        return;
    std::optional<std::string> text;
    if (m_editor->isModified())
        text = m_editor->text().toStdString();
    m_upJob = m_engine.preview(UpPane, m_snapshot, m_revision, true, m_dialect, m_run, text);
    m_downJob = m_engine.preview(DownPane, m_snapshot, m_revision, false, m_dialect, m_run, text);
}

void ScriptPanel::showPreview(int pane, const PreviewPtr &preview)
{
    CodeEditor *view = pane == UpPane ? m_up : m_down;
    const auto &error = preview->error;
    const bool broken = error && (error->code() == ErrorCode::Syntax);
    if (!broken) {
        QString text = previewText(preview->items).text;
        if (error)
            text += QStringLiteral("\n-- ") + tr("from here on it is not known: %1").arg(QString::fromStdString(error->message())) + QLatin1Char('\n');
        view->setText(text, true);
        view->setStale(false);
    }
    if (pane != UpPane)
        return;
    const bool inThisFile = error && error->position().file == m_path.toStdString();
    m_editor->setProblem(inThisFile ? error->position().line : 0, error ? QString::fromStdString(error->message()) : QString());
    m_sqlStatus->setVisible(error.has_value());
    m_sqlStatus->setMargin(6);
    if (error)
        m_sqlStatus->setText(QString::fromStdString(error->toText()));
    const bool unsupported = error && (error->code() == ErrorCode::Unsupported || error->code() == ErrorCode::Budget);
    Q_EMIT supportKnown(m_revision, unsupported ? QString::fromStdString(error->toText()) : QString());
}

}  // namespace limbeck::ui
