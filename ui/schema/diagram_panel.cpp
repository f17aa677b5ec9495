// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/diagram_panel.h"

#include "common/elided_label.h"
#include "common/tool_button.h"
#include "graph/revision_texts.h"
#include "language/verbatim.h"
#include "schema/schema_diagram.h"
#include "theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace limbeck::ui {

namespace {

constexpr int kRestMs = 150;

/// Parents before children; among those that are free, the order of the graph.
std::vector<int> oldestFirst(const revision::RevisionGraph &graph)
{
    std::vector<int> waiting(std::size_t(graph.size()), 0), order, free;
    for (int revision = 0; revision < graph.size(); ++revision) {
        waiting[std::size_t(revision)] = int(graph.normalizedParents(revision).size());
        if (waiting[std::size_t(revision)] == 0)
            free.push_back(revision);
    }
    for (std::size_t at = 0; at < free.size(); ++at) {
        if (!graph.isGhost(free[at]))
            order.push_back(free[at]);
        for (const int child : graph.normalizedChildren(free[at])) {
            if (--waiting[std::size_t(child)] == 0)
                free.push_back(child);
        }
    }
    return order;
}

}  // namespace

DiagramPanel::DiagramPanel(EngineService &engine, QWidget *parent)
    : QWidget(parent), m_diagram(new SchemaDiagram(engine)), m_find(new QLineEdit), m_side(new QSlider(Qt::Horizontal)), m_time(new QSlider(Qt::Horizontal)), m_sideLabel(new QLabel),
      m_timeLabel(new ElidedLabel), m_all(makeToolButton(QStringLiteral("diagram"), tr("All tables"), QStringLiteral("diagramAll"))),
      m_zoomIn(makeToolButton(QStringLiteral("zoom-in"), tr("Larger"), QStringLiteral("diagramZoomIn"))), m_zoomOut(makeToolButton(QStringLiteral("zoom-out"), tr("Smaller"), QStringLiteral("diagramZoomOut"))),
      m_fit(makeToolButton(QStringLiteral("fit"), tr("Fit"), QStringLiteral("diagramFit"))), m_export(makeToolButton(QStringLiteral("export"), tr("Export the diagram"), QStringLiteral("diagramExport")))
{
    build();
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_asked = m_order[std::size_t(m_time->value())];
        Q_EMIT revisionRequested(m_asked);
    });
    connect(m_time, &QSlider::valueChanged, this, [this] {
        showPlace();
        m_rest.start();
    });
    connect(m_side, &QSlider::valueChanged, this, [this](int side) {
        m_diagram->setSide(DiagramSide(side));
        updateButtons();
    });
    connect(m_find, &QLineEdit::textChanged, this, [this] {
        m_match = -1;
        findTable(true);
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { findTable(true); });
    connect(m_all, &QToolButton::toggled, m_diagram, &SchemaDiagram::setAllShown);
    connect(m_zoomIn, &QToolButton::clicked, m_diagram, [this] { m_diagram->zoom(1); });
    connect(m_zoomOut, &QToolButton::clicked, m_diagram, [this] { m_diagram->zoom(-1); });
    connect(m_fit, &QToolButton::clicked, m_diagram, &SchemaDiagram::fitAll);
    connect(m_export, &QToolButton::clicked, this, &DiagramPanel::exportDrawing);
    connect(m_diagram, &SchemaDiagram::drawingChanged, this, &DiagramPanel::updateButtons);
    updateButtons();
}

void DiagramPanel::build()
{
    m_find->setObjectName(QStringLiteral("diagramFind"));
    m_find->setAccessibleName(tr("Find a table"));
    m_find->setPlaceholderText(tr("Find a table"));
    m_find->setClearButtonEnabled(true);
    m_all->setCheckable(true);
    m_side->setObjectName(QStringLiteral("diagramSide"));
    m_side->setAccessibleName(tr("Before or after the revision"));
    m_side->setToolTip(tr("The schema before the revision, what it changes, the schema after it"));
    m_side->setRange(int(DiagramSide::Before), int(DiagramSide::After));
    m_side->setValue(int(DiagramSide::Change));
    m_side->setPageStep(1);
    m_side->setTickPosition(QSlider::TicksBelow);
    m_side->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    m_time->setObjectName(QStringLiteral("diagramTime"));
    m_time->setAccessibleName(tr("Place in the history"));
    m_time->setToolTip(tr("Walk through the history: the schema at each revision"));
    m_timeLabel->setObjectName(QStringLiteral("diagramPlace"));
    // As wide as the longest of its words, so that nothing moves.
    int widest = 0;
    for (const QString &word : {tr("before"), tr("change"), tr("after")})
        widest = std::max(widest, fontMetrics().horizontalAdvance(word));
    m_sideLabel->setFixedWidth(widest + 4);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(4, 2, 4, 0);
    tools->setSpacing(2);
    tools->addWidget(m_find, 1);
    for (QToolButton *button : {m_all, m_zoomOut, m_zoomIn, m_fit, m_export})
        tools->addWidget(button);
    auto *places = new QHBoxLayout;
    places->setContentsMargins(4, 0, 4, 2);
    places->addWidget(m_side);
    places->addWidget(m_sideLabel);
    places->addWidget(m_time, 1);
    places->addWidget(m_timeLabel, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(tools);
    layout->addWidget(m_diagram, 1);
    layout->addLayout(places);
    setFocusProxy(m_diagram);
}

void DiagramPanel::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    m_order = m_snapshot ? oldestFirst(*m_snapshot->graph) : std::vector<int>();
    if (m_order.empty())
        m_rest.stop();
    const QSignalBlocker block(m_time);
    m_time->setRange(0, std::max(0, int(m_order.size()) - 1));
    m_time->setEnabled(m_order.size() > 1);
    showPlace();
}

void DiagramPanel::setRevision(int revision)
{
    const auto found = std::find(m_order.begin(), m_order.end(), revision);
    if (found == m_order.end())
        return;
    // Told again, after a refresh or late of what it asked for itself: the slider may just be on its way to another.
    const bool isKnown = std::exchange(m_shown, revision) == revision || revision == m_asked;
    if (isKnown && m_rest.isActive())
        return;
    m_rest.stop();
    const QSignalBlocker block(m_time);
    m_time->setValue(int(found - m_order.begin()));
    showPlace();
}

void DiagramPanel::showPlace()
{
    if (m_order.empty()) {
        m_timeLabel->setText({});
        return;
    }
    const revision::Script &script = m_snapshot->graph->script(m_order[std::size_t(m_time->value())]);
    const QString whole = QStringLiteral("%1 %2").arg(verbatim(script.id).left(12), messageOf(script));
    m_timeLabel->setText(whole);
}

void DiagramPanel::showChange(SchemaChangePtr change, const std::string &dialectName) { m_diagram->showChange(std::move(change), dialectName); }

void DiagramPanel::clear() { m_diagram->clear(); }

void DiagramPanel::findTable(bool isNext)
{
    const QStringList matches = m_diagram->tablesLike(m_find->text().trimmed());
    const bool isMissed = matches.isEmpty() && !m_find->text().trimmed().isEmpty();
    m_find->setPalette(isMissed ? recoloured(QPalette(), QPalette::Text, Theme::current().danger) : QPalette());
    if (matches.isEmpty() || !isNext)
        return;
    m_match = (m_match + 1) % int(matches.size());
    m_diagram->goToTable(matches[m_match]);
}

void DiagramPanel::updateButtons()
{
    const bool hasDrawing = m_diagram->hasDrawing();
    for (QToolButton *button : {m_zoomIn, m_zoomOut, m_fit, m_export})
        button->setEnabled(hasDrawing);
    const QSignalBlocker block(m_all);
    m_all->setChecked(m_diagram->isAllShown());
    switch (DiagramSide(m_side->value())) {
    case DiagramSide::Before:
        m_sideLabel->setText(tr("before"));
        break;
    case DiagramSide::Change:
        m_sideLabel->setText(tr("change"));
        break;
    case DiagramSide::After:
        m_sideLabel->setText(tr("after"));
        break;
    }
}

void DiagramPanel::exportDrawing()
{
    auto *dialog = new QFileDialog(this, tr("Export the diagram"), {}, tr("SVG drawing (*.svg);;PNG picture (*.png)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->selectFile(QStringLiteral("schema.svg"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (m_diagram->exportTo(file))
            return;
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Export the diagram"), tr("%1 cannot be written.").arg(file), QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

}  // namespace limbeck::ui
