// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/operations_model.h"

#include "inspector/operation_words.h"
#include "script/preview_text.h"
#include "theme/theme.h"

namespace limbeck::ui {

OperationsModel::OperationsModel(QObject *parent) : QAbstractItemModel(parent) {}

void OperationsModel::setItems(const std::vector<migrate::PreviewItem> &items)
{
    beginResetModel();
    m_items.clear();
    for (const migrate::PreviewItem &preview : items) {
        Item item;
        item.text = itemWords(preview);
        // That the schema decided it is the usual case and no warning.
        if (preview.certainty != sql::Certainty::Inspected)
            item.note = certaintyText(preview.certainty, preview.reason);
        item.line = preview.position.line;
        if (const auto *batch = preview.operation ? std::get_if<operation::BatchAlter>(&preview.operation->node) : nullptr) {
            for (const operation::Operation &part : partsOf(*batch))
                item.parts.push_back({operationWords(part), part.position.line, false});
        }
        for (const sql::Statement &statement : preview.statements)
            item.parts.push_back({statementText(statement), preview.position.line, true});
        m_items.push_back(std::move(item));
    }
    endResetModel();
}

QModelIndex OperationsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex OperationsModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != 0 ? createIndex(int(index.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int OperationsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_items.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_items[std::size_t(parent.row())].parts.size()) : 0;
}

int OperationsModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QVariant OperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isTop = index.internalId() == 0;
    const Item &item = m_items[isTop ? std::size_t(index.row()) : std::size_t(index.internalId() - 1)];
    const Part *part = isTop ? nullptr : &item.parts[std::size_t(index.row())];
    const QString text = part ? part->text : item.text;
    const int line = part ? part->line : item.line;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == LineColumn)
            return line > 0 ? QVariant(line) : QVariant();
        return text.simplified();
    case Qt::ToolTipRole:
        return part || item.note.isEmpty() ? text : text + QLatin1Char('\n') + item.note;
    case Qt::TextAlignmentRole:
        return index.column() == LineColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::FontRole:
        return part && part->isSql && index.column() == WordsColumn ? QVariant(fixedFont()) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == LineColumn || (part && part->isSql) ? QVariant(Theme::current().muted) : !part && !item.note.isEmpty() ? QVariant(Theme::current().warning) : QVariant();
    case LineRole:
        return line;
    case IsSqlRole:
        return part && part->isSql;
    default:
        return {};
    }
}

QVariant OperationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == WordsColumn ? tr("Operation") : tr("Line");
}

}  // namespace limbeck::ui
