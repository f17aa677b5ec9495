// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_view.h"

#include "common/message_banner.h"
#include "common/roomy_delegate.h"
#include "diff/coverage_note.h"
#include "diff/diff_detail.h"
#include "diff/diff_item_model.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

using autogenerate::PendingItem;

QString renameQuestion(const autogenerate::RenameProposal &proposal)
{
    const QString table = verbatim(proposal.rename.table.toString());
    const QString newName = verbatim(proposal.rename.newName.text);
    QStringList reasons;
    for (const std::string &one : proposal.reasons)
        reasons << engineText(one);
    const QString reason = reasons.join(QStringLiteral(", "));
    if (!proposal.rename.column)
        return DiffView::tr("Was the table %1 renamed to %2? (%3)").arg(table, newName, reason);
    return DiffView::tr("Was the column %1 of %2 renamed to %3? (%4)").arg(verbatim(proposal.rename.column->text), table, newName, reason);
}

}  // namespace

DiffView::DiffView(DiffSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new DiffItemModel(this)), m_pairs(new QComboBox), m_headline(new QLabel), m_exact(new QCheckBox(tr("E&xact"))), m_again(new QPushButton(themedIcon(QStringLiteral("refresh")), tr("C&ompare again"))),
      m_busy(new QProgressBar), m_problem(new MessageBanner), m_connect(m_problem->addButton(tr("Co&nnect"))), m_readExactly(m_problem->addButton(tr("&Read with Python…"))), m_proposals(new QWidget), m_proposalRows(new QVBoxLayout(m_proposals)),
      m_pages(new QStackedWidget), m_empty(new QLabel), m_tree(new QTreeView), m_detail(new DiffDetail), m_coverage(new CoverageNote), m_writing(new QWidget), m_message(new QLineEdit),
      m_count(new QLabel), m_write(new QPushButton(themedIcon(QStringLiteral("new")), tr("&Write revision")))
{
    setObjectName(QStringLiteral("diffView"));
    build();
    connectParts();
    m_proposals->hide();
    showSession();
}

void DiffView::build()
{
    m_pairs->setObjectName(QStringLiteral("diffPair"));
    m_pairs->setAccessibleName(tr("What is compared"));
    m_pairs->addItem(tr("Database → models (pending)"), int(DiffPair::Pending));
    m_pairs->addItem(tr("Database → its revision (drift)"), int(DiffPair::Drift));
    m_pairs->addItem(tr("History's head → models"), int(DiffPair::Ahead));
    m_pairs->addItem(tr("Models as read → as Python has them"), int(DiffPair::Reading));
    m_exact->setObjectName(QStringLiteral("diffExact"));
    m_exact->setToolTip(tr("Compare the models as the project's own Python imports them, which runs its code"));
    m_readExactly->setObjectName(QStringLiteral("diffReadExactly"));
    m_headline->setObjectName(QStringLiteral("diffHeadline"));
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_again->setObjectName(QStringLiteral("diffAgain"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    m_busy->setMaximumHeight(fontMetrics().height());
    m_busy->setAccessibleName(tr("Comparing"));
    m_problem->setObjectName(QStringLiteral("diffProblem"));
    m_problem->setMaximumLines(8);
    m_connect->setObjectName(QStringLiteral("diffConnect"));
    m_proposals->setObjectName(QStringLiteral("diffProposals"));
    m_proposalRows->setContentsMargins(0, 0, 0, 0);
    m_proposalRows->setSpacing(1);
    m_empty->setObjectName(QStringLiteral("diffEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_changes = buildChanges();
    m_pages->addWidget(m_changes);
    m_pages->addWidget(m_empty);
    m_message->setObjectName(QStringLiteral("diffMessage"));
    m_message->setPlaceholderText(tr("What the new revision does"));
    m_message->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("diffCount"));
    m_write->setObjectName(QStringLiteral("diffWrite"));
    auto *messageLabel = new QLabel(tr("&Message"));
    messageLabel->setBuddy(m_message);
    auto *writing = new QHBoxLayout(m_writing);
    writing->setContentsMargins(8, 2, 8, 6);
    writing->addWidget(messageLabel);
    writing->addWidget(m_message, 1);
    writing->addWidget(m_count);
    writing->addWidget(m_write);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 2);
    head->setSpacing(fontMetrics().averageCharWidth());
    head->addWidget(m_pairs);
    head->addWidget(m_headline, 1);
    head->addWidget(m_exact);
    head->addWidget(m_busy);
    head->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_problem);
    layout->addWidget(m_proposals);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_coverage);
    layout->addWidget(m_writing);
}

QWidget *DiffView::buildChanges()
{
    m_tree->setObjectName(QStringLiteral("diffTree"));
    m_tree->setAccessibleName(tr("Changes"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new RoomyDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(true);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("diffSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_detail);
    splitter->setSizes({45000, 55000});
    return splitter;
}

/// Who draws a column has pressed the header: a press elsewhere, of the row that brings this view, resizes columns too.
bool DiffView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease)
        m_isHeaderPressed = event->type() == QEvent::MouseButtonPress;
    return QWidget::eventFilter(watched, event);
}

/// As wide as its names, as long as that leaves the notes their width or the half; until the user draws it.
void DiffView::fitChangeColumn()
{
    if (m_isColumnDrawn)
        return;
    const int least = fontMetrics().averageCharWidth() * 24;
    const auto widthOf = [this](int column) { return static_cast<const QAbstractItemView *>(m_tree)->sizeHintForColumn(column); };
    const int room = m_tree->viewport()->width();
    const int most = std::max({least, room - widthOf(DiffItemModel::NoteColumn), room / 2});
    m_tree->header()->resizeSection(DiffItemModel::ChangeColumn, std::clamp(widthOf(DiffItemModel::ChangeColumn), least, most));
}

void DiffView::connectParts()
{
    connect(m_tree->header(), &QHeaderView::geometriesChanged, this, &DiffView::fitChangeColumn);
    connect(m_tree->header(), &QHeaderView::sectionResized, this, [this] { m_isColumnDrawn |= m_isHeaderPressed; });
    m_tree->header()->viewport()->installEventFilter(this);
    connect(&m_session, &DiffSession::changed, this, &DiffView::showSession);
    connect(m_pairs, &QComboBox::currentIndexChanged, this, [this](int row) { m_session.setPair(DiffPair(m_pairs->itemData(row).toInt())); });
    connect(m_again, &QPushButton::clicked, &m_session, &DiffSession::refresh);
    connect(m_connect, &QPushButton::clicked, this, &DiffView::connectRequested);
    connect(m_readExactly, &QPushButton::clicked, this, &DiffView::exactRequested);
    connect(m_exact, &QCheckBox::clicked, this, [this](bool isWanted) {
        if (isWanted && !m_session.mayRunPython())
            Q_EMIT exactRequested();
        else
            m_session.setExact(isWanted);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &DiffView::showSelected);
    connect(m_model, &DiffItemModel::takenChanged, this, &DiffView::showWriting);
    connect(m_detail, &DiffDetail::ignoreRequested, this, &DiffView::askReason);
    connect(m_detail, &DiffDetail::unignoreRequested, this, [this](const QString &key) { m_session.unignore(key.toStdString()); });
    connect(m_detail, &DiffDetail::renameForgotten, this, [this](const QString &key) {
        if (const PendingItem *item = itemOf(key))
            m_session.forgetRename(*item);
    });
    connect(m_detail, &DiffDetail::fillChanged, this, [this](const QString &key, const QString &value) {
        if (const PendingItem *item = itemOf(key))
            m_session.setFill(*item, value);
    });
    connect(m_coverage, &CoverageNote::placeRequested, this, &DiffView::placeRequested);
    connect(m_write, &QPushButton::clicked, this, &DiffView::write);
    connect(m_message, &QLineEdit::returnPressed, this, &DiffView::write);
}

void DiffView::startRevision()
{
    if (m_session.pair() != DiffPair::Pending)
        m_session.setPair(DiffPair::Pending);
    m_message->setFocus();
    m_message->selectAll();
}

void DiffView::refuseExact(const QString &problem)
{
    m_exactProblem = problem;
    m_exact->setChecked(m_session.isExact());
    showState();
}

const PendingItem *DiffView::itemOf(const QString &key) const { return m_model->itemAt(m_model->indexOfKey(key)); }

QString DiffView::headline() const
{
    if (!m_shown)
        return {};
    const int count = m_model->itemCount();
    const QString name = m_session.targetName();
    if (const int unknown = m_shown->unknownPlaces(); count == 0 && unknown > 0)
        return tr("No difference, but %n place(s) could not be read", nullptr, unknown);
    switch (m_shown->pair) {
    case DiffPair::Pending:
        return count == 0 ? tr("The models and %1 agree").arg(name) : tr("%n change(s) bring %1 to the models", nullptr, count).arg(name);
    case DiffPair::Drift:
        return count == 0 ? tr("%1 is as its revision makes it").arg(name) : tr("%n change(s) bring %1 back to its revision", nullptr, count).arg(name);
    case DiffPair::Ahead:
        return count == 0 ? tr("The history's head and the models agree") : tr("%n change(s) bring the history's head to the models", nullptr, count);
    case DiffPair::Reading:
        return count == 0 ? tr("Python has the models as they are read here") : tr("%n difference(s) between the models as they are read here and as Python has them", nullptr, count);
    }
    return {};
}

QString DiffView::emptyText() const
{
    if (m_session.state() == DiffSession::State::Comparing)
        return tr("Comparing…");
    if (!m_shown)
        return m_session.state() == DiffSession::State::Failed ? QString() : tr("Nothing is compared yet.");
    return m_shown->unknownPlaces() > 0 ? headline() : QStringLiteral("✓  ") + headline();
}

void DiffView::showSession()
{
    const QSignalBlocker blocker(m_pairs);
    m_pairs->setCurrentIndex(m_pairs->findData(int(m_session.pair())));
    if (const DiffPtr result = m_session.result(); result != m_shown) {
        m_shown = result;
        showDiff();
    }
    showProposals();
    showState();
    showWriting();
}

void DiffView::showDiff()
{
    const QString key = m_tree->currentIndex().siblingAtColumn(0).data(DiffItemModel::KeyRole).toString();
    m_model->setDiff(m_shown);
    m_tree->expandAll();
    fitChangeColumn();
    QModelIndex current = m_model->indexOfKey(key);
    if (!current.isValid() && m_model->rowCount() > 0)
        current = m_model->index(0, 0, m_model->index(0, 0));
    m_tree->setCurrentIndex(current);
    showSelected();
    m_coverage->showDiff(m_shown);
}

void DiffView::showState()
{
    const bool isBusy = m_session.state() == DiffSession::State::Comparing;
    m_headline->setText(headline());
    m_busy->setVisible(isBusy);
    m_again->setEnabled(!isBusy);
    const bool needsConnection = !m_session.isConnected() && needsDatabase(m_session.pair());
    const bool needsPython = m_session.pair() == DiffPair::Reading && !m_session.mayRunPython();
    m_connect->setVisible(needsConnection);
    m_readExactly->setVisible(needsPython);
    m_exact->setVisible(m_session.pair() == DiffPair::Pending || m_session.pair() == DiffPair::Ahead);
    if (m_session.mayRunPython()) {
        m_exactProblem.clear();
        // What was asked for by the box is allowed now.
        if (m_exact->isVisibleTo(this) && m_exact->isChecked() && !m_session.isExact())
            return m_session.setExact(true);
        m_exact->setChecked(m_session.isExact());
    }
    QString problem = m_exactProblem.isEmpty() ? m_session.problem() : m_exactProblem;
    if (problem.isEmpty() && needsPython)
        problem = tr("Limbeck reads the models without running them. To see where that misses something, the project's own Python has to import them: its code runs then, with your rights.");
    if (problem.isEmpty() && needsConnection && !isBusy)
        problem = tr("%1 is not connected. Without it only the history's head can be compared with the models.").arg(m_session.targetName());
    else if (problem.isEmpty() && m_shown && m_shown->pair == DiffPair::Pending && !m_shown->diff.isUpToDate && m_model->itemCount() > 0)
        problem = tr("%1 does not stand at the head: a revision can be written when it does. Upgrade it first.").arg(m_session.targetName());
    m_problem->showText(MessageBanner::Tone::Warning, problem);
    const bool hasChanges = m_shown && !m_shown->diff.items.empty();
    m_empty->setText(emptyText());
    const Theme &theme = Theme::current();
    const QColor verdict = m_shown && m_shown->unknownPlaces() > 0 ? theme.warning : theme.success;
    m_empty->setPalette(recoloured(palette(), QPalette::WindowText, m_shown && !isBusy ? verdict : theme.muted));
    m_pages->setCurrentWidget(hasChanges ? m_changes : m_empty);
    m_detail->setCanDecide(m_shown && m_shown->pair == DiffPair::Pending && !m_session.isWriting());
}

void DiffView::showProposals()
{
    const std::vector<autogenerate::RenameProposal> proposals = m_session.proposals();
    QStringList questions;
    for (const autogenerate::RenameProposal &proposal : proposals)
        questions << renameQuestion(proposal);
    if (questions == m_shownProposals)
        return;
    m_shownProposals = questions;
    while (QLayoutItem *row = m_proposalRows->takeAt(0)) {
        delete row->widget();
        delete row;
    }
    for (const autogenerate::RenameProposal &proposal : proposals) {
        auto *banner = new MessageBanner;
        banner->setObjectName(QStringLiteral("diffProposal"));
        QPushButton *yes = banner->addButton(tr("&Rename"));
        QPushButton *no = banner->addButton(tr("&Two changes"));
        yes->setObjectName(QStringLiteral("proposalRename"));
        no->setObjectName(QStringLiteral("proposalTwo"));
        yes->setToolTip(tr("The contents stay under the new name"));
        no->setToolTip(tr("What was there is dropped, and something new is made"));
        // Queued: the answer takes the banner with the button away.
        connect(yes, &QPushButton::clicked, this, [this, rename = proposal.rename] { m_session.acceptRename(rename); }, Qt::QueuedConnection);
        connect(no, &QPushButton::clicked, this, [this, rename = proposal.rename] { m_session.rejectRename(rename); }, Qt::QueuedConnection);
        m_proposalRows->addWidget(banner);
        banner->showText(MessageBanner::Tone::Warning, renameQuestion(proposal));
    }
    m_proposals->setVisible(!proposals.empty());
}

void DiffView::showSelected()
{
    const QModelIndex current = m_tree->currentIndex().siblingAtColumn(0);
    if (!current.isValid() || !m_shown)
        return m_detail->clear();
    std::vector<const PendingItem *> items;
    if (const PendingItem *item = m_model->itemAt(current)) {
        items.push_back(item);
        return m_detail->showItems(m_shown, items, {}, m_session.fillOf(*item));
    }
    for (int row = 0; row < m_model->rowCount(current); ++row)
        items.push_back(m_model->itemAt(m_model->index(row, 0, current)));
    m_detail->showItems(m_shown, items, current.data().toString(), {});
}

void DiffView::showWriting()
{
    const bool isPending = m_session.pair() == DiffPair::Pending;
    m_writing->setVisible(isPending && m_model->rowCount() > 0);
    const int taken = m_model->takenCount();
    m_count->setText(tr("%1 of %n change(s)", nullptr, m_model->itemCount()).arg(taken));
    m_write->setEnabled(isPending && taken > 0 && m_shown && m_shown->diff.isUpToDate && !m_session.isWriting());
    m_message->setEnabled(!m_session.isWriting());
    m_write->setToolTip(m_shown && !m_shown->diff.isUpToDate ? tr("The database must stand at the head first") : tr("Write a script of the changes that are ticked"));
}

void DiffView::askReason(const QString &key)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("ignoreDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Ignore a change"));
    dialog->setLabelText(tr("Why is it left as it is? The reason is kept in limbeck-ignore.txt, beside the project's configuration, where others can review it."));
    dialog->setOkButtonText(tr("Ignore"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, key](const QString &reason) { m_session.ignore(key.toStdString(), reason); });
    dialog->open();
}

void DiffView::write()
{
    if (m_write->isEnabled())
        m_session.write(m_message->text(), m_model->taken());
}

void DiffView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
}

}  // namespace limbeck::ui
