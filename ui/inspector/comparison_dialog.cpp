// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/comparison_dialog.h"

#include "common/tool_button.h"
#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "schema/schema_html.h"
#include "script/code_editor.h"
#include "script/preview_text.h"

#include <QLocale>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace limbeck::ui {

ComparisonDialog::ComparisonDialog(SnapshotPtr snapshot, int from, int to, const std::string &dialectName, const environment::EnvironmentRun &run, QWidget *parent)
    : FittingDialog(parent), m_snapshot(std::move(snapshot)), m_dialect(dialectName), m_run(run), m_sources(std::make_shared<migrate::SourceCache>()), m_from(new QComboBox), m_to(new QComboBox), m_summary(new QLabel),
      m_tabs(new QTabWidget), m_schema(new QTextBrowser), m_sql(new CodeEditor(CodeEditor::Language::Sql))
{
    setObjectName(QStringLiteral("comparisonDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare revisions"));
    m_from->setObjectName(QStringLiteral("compareFrom"));
    m_from->setAccessibleName(tr("From"));
    m_to->setObjectName(QStringLiteral("compareTo"));
    m_to->setAccessibleName(tr("To"));
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    m_schema->setObjectName(QStringLiteral("compareSchema"));
    m_sql->setObjectName(QStringLiteral("compareSql"));
    m_sql->setAccessibleName(tr("SQL"));
    m_sql->setReadOnly(true);
    addRevisions(m_from, from);
    addRevisions(m_to, to);
    QToolButton *swap = makeToolButton(QStringLiteral("compare"), tr("The other way round"), QStringLiteral("compareSwap"));
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_from, 1);
    choice->addWidget(swap);
    choice->addWidget(m_to, 1);
    m_schema->setOpenLinks(false);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_schema, tr("Schema"));
    m_tabs->addTab(m_sql, tr("SQL"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(choice);
    layout->addWidget(m_summary);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_from, &QComboBox::currentIndexChanged, this, &ComparisonDialog::ask);
    connect(m_to, &QComboBox::currentIndexChanged, this, &ComparisonDialog::ask);
    connect(swap, &QToolButton::clicked, this, [this] {
        const int before = m_from->currentIndex();
        m_from->setCurrentIndex(m_to->currentIndex());
        m_to->setCurrentIndex(before);
    });
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 40);
    ask();
}

void ComparisonDialog::addRevisions(QComboBox *combo, int chosen)
{
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->completer()->setFilterMode(Qt::MatchContains);
    combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(24);
    for (int revision = graph.size() - 1; revision >= 0; --revision) {
        if (!graph.isGhost(revision))
            combo->addItem(QStringLiteral("%1 — %2").arg(verbatim(graph.id(revision)), messageOf(graph.script(revision))), revision);
    }
    combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
}

void ComparisonDialog::ask()
{
    m_tasks.stop(std::exchange(m_job, 0));
    m_summary->setText(tr("Reading the scripts…"));
    m_job = m_tasks.run<migrate::Between>(
        this,
        [snapshot = m_snapshot, from = m_from->currentData().toInt(), to = m_to->currentData().toInt(), dialect = m_dialect, run = m_run, sources = m_sources](const StopToken &stop) {
            return migrate::previewBetween(*snapshot, from, to, dialect, run, *sources, stop);
        },
        [this](const migrate::Between &between) {
            m_job = 0;
            show(between);
        },
        [this](const ErrorPtr &error) {
            m_job = 0;
            m_summary->setText(errorText(*error));
        });
}

void ComparisonDialog::show(const migrate::Between &between)
{
    int ups = 0;
    QString sql;
    for (const migrate::BetweenStep &step : between.steps) {
        ups += step.isUpgrade ? 1 : 0;
        const revision::Script &script = m_snapshot->graph->script(step.revision);
        sql += QStringLiteral("-- %1 %2: %3\n").arg(step.isUpgrade ? QStringLiteral("upgrade") : QStringLiteral("downgrade"), verbatim(script.id), messageOf(script));
        sql += previewText(step.preview.items).text;
        if (step.preview.error)
            sql += QStringLiteral("-- ") + tr("from here on it is not known: %1").arg(engineText(step.preview.error->message()).section(QLatin1Char('\n'), 0, 0)) + QLatin1Char('\n');
        sql += QLatin1Char('\n');
    }
    const int downs = int(between.steps.size()) - ups;
    QStringList parts;
    if (downs > 0)
        parts << tr("%n downgrade(s)", nullptr, downs);
    if (ups > 0)
        parts << tr("%n upgrade(s)", nullptr, ups);
    m_summary->setText(parts.isEmpty() ? tr("Both are the same.") : QLocale().createSeparatedList(parts));
    m_schema->setHtml(schemaChangeHtml(between.change, dialect::dialectByName(m_dialect)));
    m_sql->setText(sql);
}

}  // namespace limbeck::ui
