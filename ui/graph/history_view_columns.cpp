// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_view.h"

#include "graph/history_delegate.h"
#include "graph/history_model.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <utility>

// The columns of the history: how wide they are, and which of them are shown.

namespace limbeck::ui {

namespace {

constexpr int kOptionalColumns[] = {HistoryModel::RevisionColumn, HistoryModel::ChecksColumn, HistoryModel::DateColumn, HistoryModel::AuthorColumn, HistoryModel::StateColumn};
constexpr const char *kColumnNames[] = {"revision", "checks", "date", "author", "state"};   // in the settings
constexpr int kMaxIdLength = 16;

}  // namespace

void HistoryView::resizeColumns()
{
    if (!m_history || header()->count() != HistoryModel::ColumnCount)
        return;
    const QFontMetrics text = fontMetrics();
    const QFontMetrics fixed(fixedFont());
    const auto widthOf = [&](const QString &sample) { return text.horizontalAdvance(sample) + text.height(); };
    header()->setMinimumSectionSize(text.height() * 2);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(HistoryModel::MessageColumn, QHeaderView::Stretch);
    header()->resizeSection(HistoryModel::GraphColumn, std::max(widthOf(tr("Graph")), HistoryDelegate::graphWidth(m_history->laneCount(), text)));
    const int idLength = std::clamp(m_history->longestId(), 8, kMaxIdLength);
    header()->resizeSection(HistoryModel::RevisionColumn, fixed.horizontalAdvance(QString(idLength, QLatin1Char('0'))) + text.height());
    header()->resizeSection(HistoryModel::ChecksColumn, std::max(widthOf(tr("Checks")), HistoryDelegate::checksWidth(text)));
    header()->resizeSection(HistoryModel::AuthorColumn, widthOf(QStringLiteral("Mara Lindqvist-Xy")));
    header()->resizeSection(HistoryModel::DateColumn, widthOf(QStringLiteral("2024-09-23 10:00")));
    header()->resizeSection(HistoryModel::StateColumn, stateWidth());
}

int HistoryView::stateWidth() const
{
    // The longest words of the column: the pending row's and those of rows that only a database knows are others' words.
    const QStringList words{tr("missing file"), QCoreApplication::translate("limbeck::ui::TopRows", "no script"), QCoreApplication::translate("limbeck::ui::DiffSession", "%n change(s)", nullptr, 99)};
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics text(bold);
    int width = 0;
    for (const QString &word : words)
        width = std::max(width, text.horizontalAdvance(word));
    return width + text.height();
}

void HistoryView::showColumn(int column, bool shown)
{
    setColumnHidden(column, !shown);
    Q_EMIT columnsChanged();
}

QStringList HistoryView::hiddenColumns() const
{
    QStringList names;
    for (std::size_t i = 0; i < std::size(kOptionalColumns); ++i) {
        if (isColumnHidden(kOptionalColumns[i]))
            names << QString::fromLatin1(kColumnNames[i]);
    }
    return names;
}

void HistoryView::setHiddenColumns(const QStringList &names)
{
    for (std::size_t i = 0; i < std::size(kOptionalColumns); ++i)
        setColumnHidden(kOptionalColumns[i], names.contains(QString::fromLatin1(kColumnNames[i])));
    Q_EMIT columnsChanged();
}

void HistoryView::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int column : kOptionalColumns) {
        QAction *action = menu->addAction(m_history ? m_history->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() : QString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showColumn(column, shown); });
    }
    menu->popup(header()->mapToGlobal(position));
}

}  // namespace limbeck::ui
