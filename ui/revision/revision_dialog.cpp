// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/revision_dialog.h"

#include "graph/revision_texts.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr int kRevisionRole = Qt::UserRole;

std::optional<std::string> textOf(const QLineEdit *edit)
{
    const QString text = edit->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

}  // namespace

RevisionDialog::RevisionDialog(Kind kind, SnapshotPtr snapshot, int selected, QWidget *parent)
    : FittingDialog(parent), m_kind(kind), m_snapshot(std::move(snapshot)), m_message(new QLineEdit), m_parent(new QComboBox), m_heads(new QListWidget), m_label(new QLineEdit), m_path(new QComboBox),
      m_dependsOn(new QLineEdit), m_compare(new QCheckBox(tr("&Compare the models with the database, and write what differs (autogenerate)"))), m_note(new QLabel), m_sections(new QVBoxLayout)
{
    const bool isMerge = kind == Kind::Merge;
    setObjectName(QStringLiteral("revisionDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isMerge ? tr("Merge heads") : kind == Kind::DataMigration ? tr("New data migration") : tr("New revision"));
    m_message->setObjectName(QStringLiteral("revisionMessage"));
    m_message->setPlaceholderText(isMerge ? tr("what the merge is called") : tr("what this revision does, in a few words"));
    m_parent->setObjectName(QStringLiteral("revisionParent"));
    m_heads->setObjectName(QStringLiteral("revisionHeads"));
    m_heads->setAccessibleName(tr("Heads to merge"));
    m_label->setPlaceholderText(tr("none"));
    m_dependsOn->setPlaceholderText(tr("ids or labels, separated by blanks"));
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    for (const int head : graph.heads())
        addParent(head);
    m_parent->addItem(tr("nothing: a new base"), -1);
    if (!isMerge && selected >= 0 && !graph.isGhost(selected)) {
        if (m_parent->findData(selected) < 0)
            addParent(selected);
        m_parent->setCurrentIndex(m_parent->findData(selected));
    }
    auto *form = new QFormLayout;
    form->addRow(tr("&Message"), m_message);
    if (isMerge)
        form->addRow(tr("&Heads"), fittedHeads());
    else
        form->addRow(tr("&Follows"), m_parent);
    form->addRow(tr("Branch &label"), m_label);
    if (!isMerge)
        form->addRow(tr("&Depends on"), m_dependsOn);
    for (const std::string &location : m_snapshot->project.versionLocations)
        m_path->addItem(verbatim(location));
    if (m_path->count() > 1 && !isMerge)
        form->addRow(tr("F&older"), m_path);
    m_compare->setObjectName(QStringLiteral("revisionCompare"));
    if (kind == Kind::Revision)
        form->addRow(QString(), m_compare);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().warning));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(isMerge ? tr("Write the merge") : tr("Write the script"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addLayout(m_sections, 1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    m_message->setFocus();
    connect(m_message, &QLineEdit::textChanged, this, &RevisionDialog::validate);
    connect(m_parent, &QComboBox::currentIndexChanged, this, &RevisionDialog::validate);
    connect(m_heads, &QListWidget::itemChanged, this, [this] {
        validate();
        Q_EMIT headsChanged(checkedHeads());
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    validate();
}

/// No higher than its heads, so that what the branches both change has the room.
QWidget *RevisionDialog::fittedHeads()
{
    constexpr int kMostRows = 8;
    m_heads->setFixedHeight(std::clamp(m_heads->count(), 2, kMostRows) * m_heads->sizeHintForRow(0) + 2 * m_heads->frameWidth() + fontMetrics().height() / 2);
    return m_heads;
}

void RevisionDialog::addParent(int revision)
{
    const revision::Script &script = m_snapshot->graph->script(revision);
    const QString text = QStringLiteral("%1 — %2").arg(verbatim(script.id), messageOf(script));
    m_parent->addItem(text, revision);
    auto *item = new QListWidgetItem(text, m_heads);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
    item->setData(kRevisionRole, revision);
}

bool RevisionDialog::isSplice() const
{
    const int parent = m_parent->currentData().toInt();
    return m_kind != Kind::Merge && parent >= 0 && !m_snapshot->graph->isHead(parent);
}

void RevisionDialog::validate()
{
    QStringList notes;
    int checked = 0;
    for (int row = 0; row < m_heads->count(); ++row)
        checked += m_heads->item(row)->checkState() == Qt::Checked ? 1 : 0;
    const bool isComplete = m_kind != Kind::Merge || checked > 1;
    if (m_kind == Kind::Merge && !isComplete)
        notes << tr("A merge needs two heads.");
    if (isSplice())
        notes << tr("This revision has others behind it: the new one begins a second branch there.");
    if (m_kind != Kind::Merge && m_parent->currentData().toInt() < 0 && m_snapshot->graph->size() > 0)
        notes << tr("A second base: the history will have one more root.");
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
    m_ok->setEnabled(isComplete && (m_kind == Kind::Merge || !m_message->text().trimmed().isEmpty()));
    m_ok->setToolTip(m_ok->isEnabled() ? QString() : tr("Say what it does first"));
}

std::vector<int> RevisionDialog::checkedHeads() const
{
    std::vector<int> heads;
    for (int row = 0; row < m_heads->count(); ++row) {
        if (m_heads->item(row)->checkState() == Qt::Checked)
            heads.push_back(m_heads->item(row)->data(kRevisionRole).toInt());
    }
    return heads;
}

void RevisionDialog::checkHeads(const std::vector<int> &heads)
{
    for (int row = 0; row < m_heads->count(); ++row) {
        const bool isWanted = std::find(heads.begin(), heads.end(), m_heads->item(row)->data(kRevisionRole).toInt()) != heads.end();
        m_heads->item(row)->setCheckState(isWanted ? Qt::Checked : Qt::Unchecked);
    }
}

void RevisionDialog::addSection(const QString &title, QWidget *section)
{
    auto *label = new QLabel(title);
    label->setBuddy(section);
    m_sections->addWidget(label);
    m_sections->addWidget(section, 1);
}

autogenerate::RevisionRequest RevisionDialog::request() const
{
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    autogenerate::RevisionRequest request;
    request.message = textOf(m_message);
    request.branchLabel = textOf(m_label);
    request.merge = m_kind == Kind::Merge;
    request.heads.clear();
    if (request.merge) {
        for (const int head : checkedHeads())
            request.heads.push_back(graph.id(head));
        return request;
    }
    const int parent = m_parent->currentData().toInt();
    request.heads.push_back(parent < 0 ? "base" : graph.id(parent));
    request.splice = isSplice();
    request.autogenerate = m_kind == Kind::Revision && m_compare->isChecked();
    request.choices.extended = request.autogenerate;
    if (m_path->count() > 1)
        request.versionPath = m_path->currentText().toStdString();
    for (const QString &word : m_dependsOn->text().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        request.dependsOn.push_back(word.toStdString());
    return request;
}

}  // namespace limbeck::ui
