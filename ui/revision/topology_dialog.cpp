// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/topology_dialog.h"

#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kChoicePauseMs = 60;

}  // namespace

TopologyDialog::TopologyDialog(Kind kind, TaskRunner &tasks, SnapshotPtr snapshot, int revision, int onto, std::vector<revision::KnownDatabase> databases, QWidget *parent)
    : FittingDialog(parent), m_kind(kind), m_tasks(tasks), m_snapshot(std::move(snapshot)), m_revision(revision), m_databases(std::move(databases)), m_onto(new QComboBox), m_effect(new QLabel), m_skips(new QLabel)
{
    const bool isLinearise = kind == Kind::Linearise;
    setObjectName(QStringLiteral("topologyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isLinearise ? tr("Make two branches one line") : tr("Another parent"));
    m_onto->setObjectName(QStringLiteral("topologyOnto"));
    m_effect->setObjectName(QStringLiteral("topologyEffect"));
    m_skips->setObjectName(QStringLiteral("topologySkips"));
    for (QLabel *label : {m_effect, m_skips}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    const auto add = [&](int candidate) { m_onto->addItem(QStringLiteral("%1 — %2").arg(idOf(candidate), messageOf(graph.script(candidate))), candidate); };
    if (isLinearise) {
        for (const int head : graph.heads()) {
            if (head != revision)
                add(head);
        }
    } else {
        m_onto->addItem(tr("nothing: a base"), -1);
        for (int candidate = graph.size() - 1; candidate >= 0; --candidate) {
            if (candidate != revision && !graph.isGhost(candidate))
                add(candidate);
        }
        m_onto->setEditable(true);
        m_onto->setInsertPolicy(QComboBox::NoInsert);
        m_onto->completer()->setFilterMode(Qt::MatchContains);
        m_onto->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    if (const int index = m_onto->findData(onto); index >= 0)
        m_onto->setCurrentIndex(index);
    auto *form = new QFormLayout;
    form->addRow(isLinearise ? tr("Branch of") : tr("Revision"), new QLabel(QStringLiteral("%1 — %2").arg(idOf(revision), messageOf(graph.script(revision)))));
    form->addRow(isLinearise ? tr("&On top of") : tr("&Follows"), m_onto);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(QStringLiteral("topologyGo"));
    m_ok->setText(isLinearise ? tr("Make one line") : tr("Change the parent"));
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_effect);
    layout->addWidget(m_skips);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 84);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kChoicePauseMs);
    connect(&m_delay, &QTimer::timeout, this, &TopologyDialog::ask);
    connect(m_onto, &QComboBox::currentIndexChanged, this, [this] {
        m_ok->setEnabled(false);
        m_delay.start();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ok->setEnabled(false);
    ask();
}

QString TopologyDialog::idOf(int revision) const { return verbatim(m_snapshot->graph->id(revision)); }

std::vector<std::string> TopologyDialog::newParents() const
{
    const int onto = m_onto->currentData().toInt();
    return onto < 0 ? std::vector<std::string>() : std::vector<std::string>{m_snapshot->graph->id(onto)};
}

TopologyDialog::Outcome TopologyDialog::judge(Kind kind, const revision::RevisionGraph &graph, int revision, int onto, const std::vector<revision::KnownDatabase> &databases)
{
    Outcome outcome;
    try {
        if (kind == Kind::Linearise) {
            const revision::Linearisation plan = revision::linearise(graph, revision, onto);
            outcome.changed = plan.revision;
            outcome.moved = plan.moved;
        } else {
            outcome.changed = revision;
            outcome.moved = {revision};
        }
        const revision::RevisionGraph after = revision::withParents(graph, outcome.changed, onto < 0 ? std::vector<std::string>() : std::vector<std::string>{graph.id(onto)});
        outcome.skips = revision::skippedBy(graph, after, databases);
    } catch (const Error &error) {
        outcome.refusal = engineText(error.message());
    }
    return outcome;
}

void TopologyDialog::ask()
{
    m_tasks.stop(std::exchange(m_job, 0));
    if (m_onto->currentIndex() < 0)
        return show({-1, {}, {}, tr("There is no other head.")});
    m_job = m_tasks.run<Outcome>(
        this,
        [kind = m_kind, snapshot = m_snapshot, revision = m_revision, onto = m_onto->currentData().toInt(), databases = m_databases](const StopToken &) {
            return judge(kind, *snapshot->graph, revision, onto, databases);
        },
        [this](const Outcome &outcome) {
            m_job = 0;
            show(outcome);
        });
}

void TopologyDialog::show(const Outcome &outcome)
{
    m_changed = outcome.changed;
    const bool isPossible = outcome.refusal.isEmpty();
    if (isPossible) {
        const std::vector<std::string> parents = newParents();
        m_effect->setText(tr("In the script of %1, down_revision becomes %2.").arg(idOf(outcome.changed), parents.empty() ? QStringLiteral("None") : verbatim(parents.front()))
                          + (outcome.moved.size() > 1 ? QLatin1Char('\n') + tr("%n revision(s) come after it: %1.", nullptr, int(outcome.moved.size()))
                                                                                .arg(verbatim(revision::joinIds(*m_snapshot->graph, outcome.moved)))
                                                      : QString()));
    } else {
        m_effect->setText(outcome.refusal);
    }
    QStringList texts;
    for (const revision::SkippedRevisions &skip : outcome.skips) {
        if (!skip.revisions.empty())
            texts << tr("%1 would skip %2: they would count as run there, and never were.").arg(verbatim(skip.database), verbatim(revision::joinIds(*m_snapshot->graph, skip.revisions)));
        else
            texts << tr("%1 stands at two revisions of which one would come before the other: it could not be upgraded any more.").arg(verbatim(skip.database));
    }
    if (!texts.isEmpty())
        texts << tr("Merge the heads instead.");
    else if (isPossible && m_databases.empty())
        texts << tr("No database was read here: whether one would skip a revision is not known.");
    else if (isPossible)
        texts << tr("Of the databases that were read here (%n), none would skip a revision. Others may.", nullptr, int(m_databases.size()));
    const Theme &theme = Theme::current();
    m_skips->setText(texts.join(QLatin1Char('\n')));
    m_skips->setPalette(recoloured(palette(), QPalette::WindowText, !outcome.skips.empty() ? theme.danger : m_databases.empty() ? theme.warning : theme.muted));
    m_ok->setEnabled(isPossible && outcome.skips.empty());
}

}  // namespace limbeck::ui
