// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "problems/problems_model.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

namespace limbeck::ui {

ProblemsModel::ProblemsModel(QObject *parent) : QAbstractTableModel(parent) {}

void ProblemsModel::setProblems(std::vector<revision::Problem> problems)
{
    if (problems == m_problems)
        return;   // keeps the selection
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_problems.size()); }

int ProblemsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const revision::Problem &problem = m_problems[std::size_t(index.row())];
    const QString file = verbatim(problem.position.file);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == TextColumn)
            return engineText(problem.message);
        return problem.position.line > 0 ? QStringLiteral("%1:%2").arg(file.section(QLatin1Char('/'), -1)).arg(problem.position.line) : file.section(QLatin1Char('/'), -1);
    case Qt::DecorationRole:
        return index.column() == TextColumn ? QVariant(themedIcon(QStringLiteral("warning"))) : QVariant();
    case Qt::ToolTipRole:
    case WholeTextRole:
        return errorText(problem.toError());
    case FileRole:
        return file;
    case LineRole:
        return problem.position.line;
    case RevisionsRole:
        return verbatim(problem.revisions);
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TextColumn ? tr("Problem") : tr("Place");
}

}  // namespace limbeck::ui
