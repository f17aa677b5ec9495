// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/revision_inspector.h"

#include "common/roomy_delegate.h"
#include "graph/revision_texts.h"
#include "inspector/operation_words.h"
#include "inspector/operations_model.h"
#include "inspector/sql_page.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "schema/diagram_panel.h"
#include "schema/schema_html.h"
#include "script/preview_text.h"
#include "theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr int kSettleMs = 60;

QTextBrowser *makeBrowser(const QString &name, const QString &accessibleName)
{
    auto *browser = new QTextBrowser;
    browser->setObjectName(name);
    browser->setAccessibleName(accessibleName);
    browser->setOpenLinks(false);
    browser->setFrameShape(QFrame::NoFrame);
    browser->document()->setDocumentMargin(browser->fontMetrics().height() * 0.6);
    return browser;
}

QString fact(const QString &name, const QString &html)
{
    return html.isEmpty() ? QString()
                          : QStringLiteral("<tr><td style='color:%1; padding-right:10px; white-space:nowrap'>%2</td><td>%3</td></tr>").arg(Theme::current().muted.name(), name.toHtmlEscaped(), html);
}

QString heading(const QString &text) { return QStringLiteral("<p style='margin-top:10px; margin-bottom:2px'><b>%1</b></p>").arg(text.toHtmlEscaped()); }

QString muted(const QString &text) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(Theme::current().muted.name(), text.toHtmlEscaped()); }

/// Items, each an <li>.
QString bulletList(const QString &items) { return QStringLiteral("<ul style='margin:0; -qt-list-indent:0; margin-left:14px'>%1</ul>").arg(items); }

/// Words that lead to a line of the script, in the text's colour; 0: to none.
QString lineLink(int line, const QString &words)
{
    if (line <= 0)
        return words.toHtmlEscaped();
    return QStringLiteral("<a href='line:%1' style='text-decoration:none; color:%2'>%3</a>").arg(QString::number(line), QPalette().color(QPalette::Text).name(), words.toHtmlEscaped());
}

/// The docstring's own text: what stands above the lines that Alembic writes.
QString ownText(const revision::Script &script)
{
    QStringList own;
    for (const QString &line : verbatim(script.longDoc).split(QLatin1Char('\n')).mid(1)) {
        if (line.startsWith(QLatin1String("Revision ID:")))
            break;
        own << line;
    }
    return own.join(QLatin1Char('\n')).trimmed();
}

}  // namespace

RevisionInspector::RevisionInspector(EngineService &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_operations(new OperationsModel(this)), m_tabs(new QTabWidget), m_overview(makeBrowser(QStringLiteral("inspectorOverview"), tr("Overview"))),
      m_tree(new QTreeView), m_schema(makeBrowser(QStringLiteral("inspectorSchema"), tr("Schema changes"))),
      m_sql(new SqlPage(engine)), m_diagram(new DiagramPanel(engine))
{
    setObjectName(QStringLiteral("inspector"));
    m_tree->setObjectName(QStringLiteral("inspectorOperations"));
    m_tree->setAccessibleName(tr("Operations"));
    m_tree->setModel(m_operations);
    m_tree->setItemDelegate(new RoomyDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(OperationsModel::WordsColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(OperationsModel::LineColumn, QHeaderView::ResizeToContents);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_tree, tr("Operations"));
    m_tabs->addTab(m_schema, tr("Schema"));
    m_tabs->addTab(m_diagram, tr("Diagram"));
    m_tabs->addTab(m_sql, tr("SQL"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSettleMs);
    connect(&m_delay, &QTimer::timeout, this, &RevisionInspector::askSchema);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { m_delay.start(); });
    connect(m_overview, &QTextBrowser::anchorClicked, this, &RevisionInspector::followLink);
    const auto jump = [this](const QModelIndex &index) {
        if (const int line = index.data(OperationsModel::LineRole).toInt(); line > 0)
            Q_EMIT lineRequested(line);
    };
    connect(m_sql, &SqlPage::lineRequested, this, &RevisionInspector::lineRequested);
    connect(m_diagram, &DiagramPanel::revisionRequested, this, &RevisionInspector::revisionRequested);
    connect(m_tree, &QTreeView::activated, this, jump);
    connect(m_tree, &QTreeView::clicked, this, jump);
    connect(&m_engine, &EngineService::folded, this, [this](int job, const SchemaChangePtr &change) {
        if (job == m_schemaJob)
            showSchema(change);
    });
    connect(&m_engine, &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if (job == m_schemaJob && error->code() != ErrorCode::Cancelled)
            m_schema->setHtml(muted(errorText(*error)));
    });
}

void RevisionInspector::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    m_sql->setSnapshot(m_snapshot);
    m_diagram->setSnapshot(m_snapshot);
    m_revision = m_comparedWith = -1;
    m_isSchemaWanted = true;
    showRevision(-1);
}

void RevisionInspector::setState(StatePtr state, const QString &targetName)
{
    m_state = std::move(state);
    m_targetName = targetName;
    showOverview();
}

void RevisionInspector::setDialect(const std::string &dialectName, const environment::EnvironmentRun &run)
{
    m_dialect = dialectName;
    m_run = run;
    m_sql->setDialect(dialectName, run);
    m_isSchemaWanted = true;
    m_delay.start();
}

void RevisionInspector::showRevision(int revision)
{
    m_revision = revision;
    m_comparedWith = -1;
    m_note.clear();
    m_up.reset();
    m_down.reset();
    m_operations->setItems({});
    m_tabs->setTabEnabled(OperationsTab, revision >= 0);
    m_tabs->setTabEnabled(SqlTab, revision >= 0);
    m_sql->showRevision(revision);
    m_diagram->setRevision(revision);
    m_isSchemaWanted = true;
    m_change.reset();
    showOverview();
    m_delay.start();
}

void RevisionInspector::showNote(const QString &html)
{
    if (m_revision >= 0 || m_comparedWith >= 0)
        showRevision(-1);
    if (m_note.isEmpty())
        m_tabs->setCurrentIndex(OverviewTab);
    m_note = html;
    showOverview();
}

void RevisionInspector::compareRevisions(int older, int newer)
{
    showRevision(newer);
    m_comparedWith = older;
    m_tabs->setTabEnabled(OperationsTab, false);
    m_tabs->setTabEnabled(SqlTab, false);
    showOverview();
}

void RevisionInspector::setPreview(int revision, bool upgrade, PreviewPtr preview)
{
    if (revision != m_revision || m_comparedWith >= 0)
        return;
    (upgrade ? m_up : m_down) = std::move(preview);
    if (upgrade) {
        m_operations->setItems(m_up ? m_up->items : std::vector<migrate::PreviewItem>());
        m_tree->expandToDepth(-1);
    }
    showOverview();
}

void RevisionInspector::followLink(const QUrl &link)
{
    const QString target = link.toString();
    bool isNumber = false;
    const int number = target.section(QLatin1Char(':'), 1).toInt(&isNumber);
    if (isNumber && target.startsWith(QLatin1String("revision:")))
        Q_EMIT revisionRequested(number);
    else if (isNumber && target.startsWith(QLatin1String("line:")))
        Q_EMIT lineRequested(number);
}

QString RevisionInspector::linkTo(int revision) const
{
    const revision::Script &script = m_snapshot->graph->script(revision);
    const QString message = messageOf(script);
    return QStringLiteral("<a href='revision:%1' style='text-decoration:none'><code>%2</code></a> %3").arg(QString::number(revision), verbatim(script.id).toHtmlEscaped(), muted(message));
}

QString RevisionInspector::linksTo(std::span<const int> revisions) const
{
    QStringList links;
    for (const int revision : revisions)
        links << linkTo(revision);
    return links.join(QStringLiteral("<br>"));
}

QString RevisionInspector::stateWords() const
{
    if (!m_state || m_revision < 0 || std::size_t(m_revision) >= m_state->applied.size())
        return m_targetName.isEmpty() ? QString() : tr("not known: not connected");
    if (std::find(m_state->current.begin(), m_state->current.end(), m_revision) != m_state->current.end())
        return tr("%1 stands here").arg(m_targetName);
    if (m_state->applied[std::size_t(m_revision)])
        return tr("applied on %1").arg(m_targetName);
    return m_state->unknownRows.empty() ? tr("pending on %1").arg(m_targetName) : tr("not known: %1 stands at a revision without a script").arg(m_targetName);
}

QString RevisionInspector::summary(const PreviewPtr &preview) const
{
    if (!preview)
        return muted(tr("reading…"));
    QString html;
    for (const migrate::PreviewItem &item : preview->items) {
        const QString certainty = item.certainty == sql::Certainty::Inspected ? QString() : certaintyText(item.certainty, item.reason);
        QString parts;
        const auto *batch = item.operation ? std::get_if<operation::BatchAlter>(&item.operation->node) : nullptr;
        if (batch && batch->queue.size() > 1) {
            for (const operation::Operation &part : partsOf(*batch))
                parts += QStringLiteral("<li>%1</li>").arg(lineLink(part.position.line, operationWords(part)));
            parts = bulletList(parts);
        }
        html += QStringLiteral("<li>%1%2%3</li>")
                    .arg(lineLink(item.position.line, itemWords(item)), certainty.isEmpty() ? QString() : QStringLiteral("<br>%1").arg(muted(certainty)), parts);
    }
    if (preview->error)
        html += QStringLiteral("<li style='color:%1'>%2</li>").arg(Theme::current().danger.name(), engineText(preview->error->message()).toHtmlEscaped());
    return html.isEmpty() ? muted(tr("does nothing")) : bulletList(html);
}

QString RevisionInspector::revisionOverview() const
{
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    const revision::Script &script = graph.script(m_revision);
    if (graph.isGhost(m_revision))
        return QStringLiteral("<h3>%1</h3><p>%2</p>").arg(verbatim(script.id).toHtmlEscaped(),
                                                          tr("No file of this project has this revision, but others name it. Restore its file, or correct the down_revision of:").toHtmlEscaped())
            + linksTo(graph.normalizedChildren(m_revision));
    const QStringList labels = verbatim(graph.labels(m_revision));
    std::vector<int> onlyDependencies;
    for (const int dependency : graph.dependencies(m_revision))
        onlyDependencies.push_back(dependency);
    QString html = QStringLiteral("<h3 style='margin-bottom:4px'>%1</h3>").arg(messageOf(script).toHtmlEscaped());
    if (const QString own = ownText(script); !own.isEmpty())
        html += QStringLiteral("<p style='margin-top:0'>%1</p>").arg(own.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    html += QStringLiteral("<table>");
    html += fact(tr("Revision"), QStringLiteral("<code>%1</code>").arg(verbatim(script.id).toHtmlEscaped()));
    html += fact(tr("Date"), dateOf(script).toHtmlEscaped());
    html += fact(tr("State"), stateWords().toHtmlEscaped());
    if (m_appliedOn)
        html += fact(tr("Applied on"), m_appliedOn(m_revision).join(QStringLiteral(", ")).toHtmlEscaped());
    html += fact(graph.parents(m_revision).size() > 1 ? tr("Merges") : tr("Follows"), graph.parents(m_revision).empty() ? muted(tr("nothing: a base")) : linksTo(graph.parents(m_revision)));
    html += fact(tr("Followed by"), graph.children(m_revision).empty() ? muted(tr("nothing: a head")) : linksTo(graph.children(m_revision)));
    html += fact(tr("Depends on"), linksTo(onlyDependencies));
    html += fact(tr("Branch labels"), labels.join(QStringLiteral(", ")).toHtmlEscaped());
    html += fact(tr("File"), muted(verbatim(script.path).section(QLatin1Char('/'), -1)));
    if (!m_facts.author.name.empty())
        html += fact(tr("Added by"), tr("%1, %2").arg(verbatim(m_facts.author.name), verbatim(m_facts.author.date).left(10)).toHtmlEscaped());
    html += fact(tr("Touches"), m_facts.touched.join(QStringLiteral(", ")).toHtmlEscaped());
    html += QStringLiteral("</table>");
    html += heading(tr("Upgrade")) + summary(m_up);
    html += heading(tr("Downgrade")) + summary(m_down);
    return html;
}

QString RevisionInspector::comparisonOverview() const
{
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    const auto ancestors = [&](int from) {
        std::vector<bool> reached(std::size_t(graph.size()), false);
        for (std::vector<int> open{from}; !open.empty();) {
            const int revision = open.back();
            open.pop_back();
            if (reached[std::size_t(revision)])
                continue;
            reached[std::size_t(revision)] = true;
            for (const int parent : graph.normalizedParents(revision))
                open.push_back(parent);
        }
        return reached;
    };
    const std::vector<bool> older = ancestors(m_comparedWith), newer = ancestors(m_revision);
    std::vector<int> added, lacking;
    for (int revision = 0; revision < graph.size(); ++revision) {
        if (newer[std::size_t(revision)] && !older[std::size_t(revision)])
            added.push_back(revision);
        if (older[std::size_t(revision)] && !newer[std::size_t(revision)])
            lacking.push_back(revision);
    }
    QString html = QStringLiteral("<h3>%1</h3><table>").arg(tr("Two revisions compared").toHtmlEscaped());
    html += fact(tr("From"), linkTo(m_comparedWith)) + fact(tr("To"), linkTo(m_revision)) + QStringLiteral("</table>");
    html += heading(tr("%n revision(s) between them", nullptr, int(added.size()))) + linksTo(added);
    if (!lacking.empty())
        html += heading(tr("%n revision(s) of another branch, not in the second one", nullptr, int(lacking.size()))) + linksTo(lacking);
    return html + QStringLiteral("<p>%1</p>").arg(muted(tr("The Schema tab shows what differs in tables and columns.")));
}

void RevisionInspector::updateFacts()
{
    if (m_factsOf && m_revision >= 0 && m_factsOf(m_revision) != m_facts)
        showOverview();
}

void RevisionInspector::showOverview()
{
    m_facts = m_factsOf && m_revision >= 0 ? m_factsOf(m_revision) : ScriptFacts();
    if (!m_note.isEmpty())
        return m_overview->setHtml(m_note);
    if (!m_snapshot || m_revision < 0) {
        m_overview->setHtml(QStringLiteral("<p>%1</p>").arg(muted(tr("Select a revision to see what it does. Select a second one with Ctrl to compare the two."))));
        return;
    }
    m_overview->setHtml(m_comparedWith >= 0 ? comparisonOverview() : revisionOverview());
}

void RevisionInspector::askSchema()
{
    if ((m_tabs->currentIndex() != SchemaTab && m_tabs->currentIndex() != DiagramTab) || !m_isSchemaWanted)
        return;
    m_isSchemaWanted = false;
    m_engine.stop(m_schemaJob);
    if (!m_snapshot || m_revision < 0 || m_snapshot->graph->isGhost(m_revision)) {
        m_schema->clear();
        m_diagram->clear();
        return;
    }
    const auto parents = m_snapshot->graph->normalizedParents(m_revision);
    std::vector<int> from(parents.begin(), parents.end());
    if (m_comparedWith >= 0)
        from = {m_comparedWith};
    m_schema->setHtml(muted(tr("Computing the schema from the scripts…")));
    m_schemaJob = m_engine.fold(m_snapshot, from, {m_revision}, m_dialect, m_run);
}

void RevisionInspector::showSchema(const SchemaChangePtr &change)
{
    m_change = change;
    m_schema->setHtml(schemaChangeHtml(*change, dialect::dialectByName(m_dialect)));
    m_diagram->showChange(change, m_dialect);
}

void RevisionInspector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    showOverview();
    if (m_change)
        m_schema->setHtml(schemaChangeHtml(*m_change, dialect::dialectByName(m_dialect)));
}

}  // namespace limbeck::ui
