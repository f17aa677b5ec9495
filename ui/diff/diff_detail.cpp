// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_detail.h"

#include "common/message_banner.h"
#include "common/roomy_delegate.h"
#include "diff/item_comparison.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "script/code_editor.h"
#include "script/preview_text.h"
#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

using autogenerate::PendingItem;

enum LineColumn { SignColumn, BeforeColumn, AfterColumn };

QTreeWidgetItem *lineRow(const ComparedLine &line)
{
    const Theme &theme = Theme::current();
    const bool isNew = line.before.isEmpty(), isGone = line.after.isEmpty();
    auto *row = new QTreeWidgetItem({isNew ? QStringLiteral("+") : isGone ? QStringLiteral("−") : QStringLiteral("~"), line.before, line.after});
    row->setForeground(SignColumn, isNew ? theme.added : isGone ? theme.removed : theme.changed);
    row->setTextAlignment(SignColumn, Qt::AlignCenter);
    for (const auto &[column, colour] : {std::pair(BeforeColumn, theme.removedBackground), {AfterColumn, theme.addedBackground}}) {
        row->setFont(column, fixedFont());
        row->setToolTip(column, row->text(column));
        if (!row->text(column).isEmpty())
            row->setBackground(column, colour);
    }
    return row;
}

void append(QString &text, const QString &part)
{
    if (!part.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + part;
}

}  // namespace

DiffDetail::DiffDetail(QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_facts(new QLabel), m_advice(new MessageBanner), m_tabs(new QTabWidget), m_lines(new QTreeWidget), m_sql(new CodeEditor(CodeEditor::Language::Sql)),
      m_python(new CodeEditor(CodeEditor::Language::Python)), m_fillRow(new QWidget), m_fill(new QLineEdit), m_ignore(new QPushButton(tr("&Ignore…"))),
      m_unignore(new QPushButton(tr("Do not &ignore"))), m_notRenamed(new QPushButton(tr("&Not a rename")))
{
    build();
    clear();
    connect(m_ignore, &QPushButton::clicked, this, [this] { Q_EMIT ignoreRequested(verbatim(single()->key)); });
    connect(m_unignore, &QPushButton::clicked, this, [this] { Q_EMIT unignoreRequested(verbatim(single()->key)); });
    connect(m_notRenamed, &QPushButton::clicked, this, [this] { Q_EMIT renameForgotten(verbatim(single()->key)); });
    connect(m_fill, &QLineEdit::editingFinished, this, [this] {
        if (single() && m_fill->text() != m_fillValue)
            Q_EMIT fillChanged(verbatim(single()->key), m_fill->text());
    });
}

void DiffDetail::build()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setObjectName(QStringLiteral("diffTitle"));
    m_facts->setObjectName(QStringLiteral("diffFacts"));
    m_advice->setObjectName(QStringLiteral("diffAdvice"));
    m_lines->setObjectName(QStringLiteral("diffLines"));
    m_lines->setAccessibleName(tr("Before and after"));
    m_lines->setHeaderLabels({QString(), tr("Before"), tr("After")});
    m_lines->setRootIsDecorated(false);
    m_lines->setItemDelegate(new RoomyDelegate(m_lines));
    m_lines->setSelectionMode(QAbstractItemView::SingleSelection);
    m_lines->header()->setStretchLastSection(false);
    m_lines->header()->setMinimumSectionSize(fontMetrics().height());
    m_lines->header()->setSectionResizeMode(SignColumn, QHeaderView::ResizeToContents);
    m_lines->header()->setSectionResizeMode(BeforeColumn, QHeaderView::Stretch);
    m_lines->header()->setSectionResizeMode(AfterColumn, QHeaderView::Stretch);
    m_sql->setReadOnly(true);
    m_sql->setObjectName(QStringLiteral("diffSql"));
    m_sql->setAccessibleName(tr("SQL of the change"));
    m_python->setReadOnly(true);
    m_python->setObjectName(QStringLiteral("diffPython"));
    m_python->setAccessibleName(tr("Python of the change"));
    m_tabs->setObjectName(QStringLiteral("diffTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_lines, tr("Before and after"));
    m_tabs->addTab(m_sql, tr("SQL"));
    m_tabs->addTab(m_python, tr("Python"));
    m_ignore->setObjectName(QStringLiteral("diffIgnore"));
    m_unignore->setObjectName(QStringLiteral("diffUnignore"));
    m_notRenamed->setObjectName(QStringLiteral("diffNotRenamed"));
    m_fill->setObjectName(QStringLiteral("diffFill"));
    m_fill->setPlaceholderText(tr("a value, or sql:expression"));
    auto *fillLabel = new QLabel(tr("Rows without a &value get"));
    fillLabel->setBuddy(m_fill);
    auto *fill = new QHBoxLayout(m_fillRow);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(fillLabel);
    fill->addWidget(m_fill, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    for (QPushButton *button : {m_notRenamed, m_ignore, m_unignore})
        head->addWidget(button, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_advice);
    layout->addWidget(m_fillRow);
    layout->addWidget(m_tabs, 1);
}

void DiffDetail::clear() { showItems({}, {}, {}, {}); }

void DiffDetail::showItems(DiffPtr diff, const std::vector<const PendingItem *> &items, const QString &title, const QString &fill)
{
    m_diff = std::move(diff);
    m_items = items;
    m_fillValue = fill;
    const PendingItem *one = single();
    m_title->setText(one ? itemSentence(*one) : title);
    QStringList facts;
    if (one) {
        if (const QString grade = gradeWord(one->grade); !grade.isEmpty())
            facts << grade;
        for (const std::string &note : one->notes)
            facts << engineText(note);
        if (const auto made = m_diff->madeBy.find(one->key); made != m_diff->madeBy.end())
            facts << tr("Revision %1 should have made it").arg(verbatim(made->second));
        if (one->isIgnored)
            facts << (one->ignoreReason.empty() ? tr("ignored") : tr("ignored: %1").arg(verbatim(one->ignoreReason)));
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setVisible(!facts.isEmpty());
    m_facts->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    m_advice->showText(MessageBanner::Tone::Warning, one ? engineText(one->problem.empty() ? one->advice : one->problem) : QString());
    m_fill->setText(fill);
    showLines(items);
    showTexts(items);
    showDecisions();
    m_tabs->setEnabled(!items.empty());
}

void DiffDetail::showLines(const std::vector<const PendingItem *> &items)
{
    m_lines->clear();
    bool hasBefore = false, hasAfter = false;
    for (const PendingItem *item : items) {
        for (const ComparedLine &line : comparedLines(*item, dialect::dialectByName(m_diff->diff.dialectName))) {
            m_lines->addTopLevelItem(lineRow(line));
            hasBefore |= !line.before.isEmpty();
            hasAfter |= !line.after.isEmpty();
        }
    }
    // An empty side leaves its room to the other one.
    m_lines->header()->setSectionResizeMode(BeforeColumn, hasAfter && !hasBefore ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
    m_lines->header()->setSectionResizeMode(AfterColumn, hasBefore && !hasAfter ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
}

void DiffDetail::showTexts(const std::vector<const PendingItem *> &items)
{
    QString sql, up, down;
    for (const PendingItem *item : items) {
        for (const sql::Statement &statement : item->statements)
            append(sql, statementText(statement));
        if (!item->problem.empty())
            append(sql, QStringLiteral("-- ") + engineText(item->problem));
        append(up, verbatim(item->python));
        if (!item->downgrade.empty())
            down = verbatim(item->downgrade) + (down.isEmpty() ? QString() : QStringLiteral("\n\n")) + down;
    }
    m_sql->setText(sql);
    m_python->setText(up.isEmpty() ? QString() : QStringLiteral("# upgrade()\n%1\n\n# downgrade()\n%2").arg(up, down.isEmpty() ? QStringLiteral("pass") : down));
}

void DiffDetail::setCanDecide(bool canDecide)
{
    m_canDecide = canDecide;
    showDecisions();
}

void DiffDetail::showDecisions()
{
    const PendingItem *one = single();
    const bool isRenamed = one && one->change == PendingItem::Change::Renamed;
    m_ignore->setVisible(one && !one->isIgnored);
    m_unignore->setVisible(one && one->isIgnored);
    m_notRenamed->setVisible(isRenamed);
    m_fillRow->setVisible(one && (one->needsFill || !m_fillValue.isEmpty()));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ignore, m_unignore, m_notRenamed, m_fill})
        widget->setEnabled(m_canDecide);
}

void DiffDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_diff) {
        showLines(m_items);
        m_facts->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    }
}

}  // namespace limbeck::ui
