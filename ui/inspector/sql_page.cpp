// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/sql_page.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "script/code_editor.h"
#include "script/preview_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kUpPane = 20, kDownPane = 21;   // of the engine's previews; the script panel has its own

}  // namespace

SqlPage::SqlPage(EngineService &engine, QWidget *parent) : QWidget(parent), m_engine(engine), m_dialect(new QComboBox)
{
    m_dialect->setObjectName(QStringLiteral("inspectorDialect"));
    m_dialect->addItem(QStringLiteral("PostgreSQL"), QStringLiteral("postgresql"));
    m_dialect->addItem(QStringLiteral("SQLite"), QStringLiteral("sqlite"));
    auto *label = new QLabel(tr("&Dialect"));
    label->setBuddy(m_dialect);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(6, 4, 6, 0);
    top->addWidget(label);
    top->addWidget(m_dialect);
    top->addStretch(1);
    auto *sides = new QSplitter(Qt::Vertical);
    sides->setChildrenCollapsible(false);
    sides->addWidget(makeSide(m_up, "inspectorSqlUp", tr("Upgrade")));
    sides->addWidget(makeSide(m_down, "inspectorSqlDown", tr("Downgrade")));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(sides, 1);
    connect(m_dialect, &QComboBox::activated, this, [this] {
        m_isWanted = true;
        ask();
    });
    connect(&m_engine, &EngineService::previewed, this, [this](int job, int, const PreviewPtr &preview) {
        if (job == m_up.job)
            take(m_up, *preview);
        else if (job == m_down.job)
            take(m_down, *preview);
    });
}

QWidget *SqlPage::makeSide(Side &side, const char *name, const QString &title)
{
    side.editor = new CodeEditor(CodeEditor::Language::Sql);
    side.editor->setObjectName(QLatin1String(name));
    side.editor->setAccessibleName(title);
    side.editor->setReadOnly(true);
    connect(side.editor, &CodeEditor::currentLineChanged, this, [this, &side](int line) {
        const auto at = std::size_t(std::max(0, line - 1));
        if (side.editor->isAncestorOf(focusWidget()) && at < side.lines.size() && side.lines[at] > 0)
            Q_EMIT lineRequested(side.lines[at]);
    });
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *heading = new QLabel(title);
    heading->setContentsMargins(6, 0, 0, 0);
    column->addWidget(heading);
    column->addWidget(side.editor, 1);
    return page;
}

void SqlPage::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    showRevision(-1);
}

void SqlPage::setDialect(const std::string &dialectName, const environment::EnvironmentRun &run)
{
    m_run = run;
    m_dialect->setCurrentIndex(std::max(0, m_dialect->findData(verbatim(dialectName))));
    m_isWanted = true;
    ask();
}

void SqlPage::showRevision(int revision)
{
    m_revision = revision;
    m_isWanted = true;
    m_up.job = m_down.job = 0;
    if (revision < 0) {
        m_up.editor->setText({});
        m_down.editor->setText({});
    }
    ask();
}

void SqlPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void SqlPage::ask()
{
    if (!isVisible() || !m_isWanted || !m_snapshot || m_revision < 0 || m_snapshot->graph->isGhost(m_revision))
        return;
    m_isWanted = false;
    const std::string dialect = m_dialect->currentData().toString().toStdString();
    m_up.job = m_engine.preview(kUpPane, m_snapshot, m_revision, true, dialect, m_run, std::nullopt);
    m_down.job = m_engine.preview(kDownPane, m_snapshot, m_revision, false, dialect, m_run, std::nullopt);
}

void SqlPage::take(Side &side, const migrate::ScriptPreview &preview)
{
    PreviewText sql = previewText(preview.items);
    side.lines = std::move(sql.lines);
    if (preview.error) {
        for (const QString &line : errorText(*preview.error).split(QLatin1Char('\n')))
            sql.text += QStringLiteral("-- ") + line + QLatin1Char('\n');
    }
    side.editor->setText(sql.text.isEmpty() ? tr("-- nothing") : sql.text);
}

}  // namespace limbeck::ui
