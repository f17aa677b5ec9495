// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_item_model.h"

#include "diff/item_comparison.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QFont>

#include <algorithm>

namespace limbeck::ui {

namespace {

using autogenerate::PendingItem;

constexpr quintptr kGroup = 0;   // internal id of a group; of an item: its group's row + 1

QColor signColour(const QString &sign)
{
    const Theme &theme = Theme::current();
    if (sign == QLatin1String("+"))
        return theme.added;
    return sign == QStringLiteral("−") ? theme.removed : theme.changed;
}

}  // namespace

DiffItemModel::DiffItemModel(QObject *parent) : QAbstractItemModel(parent) {}

void DiffItemModel::setDiff(DiffPtr diff)
{
    beginResetModel();
    m_diff = std::move(diff);
    m_groups.clear();
    const int count = m_diff ? int(m_diff->diff.items.size()) : 0;
    for (int at = 0; at < count; ++at) {
        const PendingItem &found = item(at);
        const bool isType = found.subject == PendingItem::Subject::Type;
        const QString table = verbatim(found.table.toString());
        const QString name = isType ? tr("Type %1").arg(table) : table;
        auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &one) { return one.name == name; });
        if (group == m_groups.end())
            group = m_groups.insert(group, {name, QStringLiteral("~"), {}});
        group->items.push_back(at);
        const bool isWhole = found.subject == PendingItem::Subject::Table || isType;
        if (isWhole)
            group->sign = itemSign(found.change);
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) { return a.name.localeAwareCompare(b.name) < 0; });
    endResetModel();
    Q_EMIT takenChanged();
}

const PendingItem *DiffItemModel::itemAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == kGroup)
        return nullptr;
    return &item(m_groups[std::size_t(index.internalId()) - 1].items[std::size_t(index.row())]);
}

QModelIndex DiffItemModel::indexOfKey(const QString &key) const
{
    for (int row = 0; std::size_t(row) < m_groups.size(); ++row) {
        const Group &group = m_groups[std::size_t(row)];
        for (int child = 0; std::size_t(child) < group.items.size(); ++child) {
            if (item(group.items[std::size_t(child)]).key == key.toStdString())
                return createIndex(child, 0, quintptr(row + 1));
        }
    }
    return {};
}

bool DiffItemModel::canTake() const { return m_diff && m_diff->pair == DiffPair::Pending; }

bool DiffItemModel::isTaken(const PendingItem &item) const { return !item.isIgnored && !m_left.contains(item.key); }

std::set<std::string> DiffItemModel::taken() const
{
    std::set<std::string> keys;
    if (!m_diff)
        return keys;
    for (const PendingItem &one : m_diff->diff.items) {
        if (isTaken(one))
            keys.insert(one.key);
    }
    return keys;
}

int DiffItemModel::itemCount() const
{
    return m_diff ? int(std::count_if(m_diff->diff.items.begin(), m_diff->diff.items.end(), [](const PendingItem &one) { return !one.isIgnored; })) : 0;
}

void DiffItemModel::setAllTaken(bool taken)
{
    m_left.clear();
    for (int row = 0; !taken && row < rowCount(); ++row)
        setData(index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
    if (rowCount() > 0 && taken) {
        for (int row = 0; row < rowCount(); ++row) {
            Q_EMIT dataChanged(index(row, 0), index(row, 0), {Qt::CheckStateRole});
            Q_EMIT dataChanged(index(0, 0, index(row, 0)), index(rowCount(index(row, 0)) - 1, 0, index(row, 0)), {Qt::CheckStateRole});
        }
    }
    Q_EMIT takenChanged();
}

QModelIndex DiffItemModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : kGroup);
}

QModelIndex DiffItemModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == kGroup)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, kGroup);
}

int DiffItemModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != kGroup || parent.column() != 0)
        return 0;
    return int(m_groups[std::size_t(parent.row())].items.size());
}

int DiffItemModel::columnCount(const QModelIndex &) const { return ColumnCount; }

Qt::CheckState DiffItemModel::stateOf(const Group &group) const
{
    const auto taken = std::count_if(group.items.begin(), group.items.end(), [this](int at) { return isTaken(item(at)); });
    return taken == 0 ? Qt::Unchecked : std::size_t(taken) == group.items.size() ? Qt::Checked : Qt::PartiallyChecked;
}

QVariant DiffItemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == kGroup)
        return groupData(m_groups[std::size_t(index.row())], index.column(), role);
    const int at = m_groups[std::size_t(index.internalId()) - 1].items[std::size_t(index.row())];
    return itemData(item(at), at, index.column(), role);
}

QVariant DiffItemModel::groupData(const Group &group, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == ChangeColumn)
            return QStringLiteral("%1  %2").arg(group.sign, group.name);
        return tr("%n change(s)", nullptr, int(group.items.size()));
    case Qt::ForegroundRole:
        return column == ChangeColumn ? signColour(group.sign) : Theme::current().muted;
    case Qt::FontRole: {
        QFont font;
        font.setBold(column == ChangeColumn);
        return font;
    }
    case Qt::CheckStateRole:
        return column == ChangeColumn && canTake() ? QVariant(stateOf(group)) : QVariant();
    case ItemRole:
        return -1;
    case SignRole:
        return group.sign;
    case IsIgnoredRole:
        return false;
    default:
        return {};
    }
}

QString DiffItemModel::noteOf(const PendingItem &one) const
{
    if (one.isIgnored)
        return one.ignoreReason.empty() ? tr("ignored") : tr("ignored: %1").arg(verbatim(one.ignoreReason));
    QStringList parts;
    if (const QString grade = gradeWord(one.grade); !grade.isEmpty())
        parts << grade;
    if (!one.problem.empty())
        parts << tr("cannot be written for this database");
    if (const auto made = m_diff->madeBy.find(one.key); made != m_diff->madeBy.end())
        parts << tr("of revision %1").arg(verbatim(made->second));
    if (!one.notes.empty())
        parts << engineText(one.notes.front());
    return parts.join(QStringLiteral(" · "));
}

QVariant DiffItemModel::itemData(const PendingItem &one, int at, int column, int role) const
{
    const QString sign = itemSign(one.change);
    switch (role) {
    case Qt::DisplayRole:
        return column == ChangeColumn ? QStringLiteral("%1  %2").arg(sign, itemLabel(one)) : noteOf(one);
    case Qt::ToolTipRole: {
        QStringList lines{itemLabel(one), itemSentence(one), noteOf(one), engineText(one.advice)};
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
        return column == ChangeColumn ? itemSentence(one) : noteOf(one);
    case Qt::ForegroundRole:
        if (one.isIgnored)
            return Theme::current().muted;
        if (column == ChangeColumn)
            return signColour(sign);
        return one.grade == PendingItem::Grade::LosesData || one.grade == PendingItem::Grade::Blocked ? Theme::current().danger
            : one.grade == PendingItem::Grade::Care                                                 ? Theme::current().warning
                                                                                                     : Theme::current().muted;
    case Qt::FontRole: {
        QFont font;
        font.setStrikeOut(one.isIgnored && column == ChangeColumn);
        return font;
    }
    case Qt::CheckStateRole:
        return column == ChangeColumn && canTake() ? QVariant(isTaken(one) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case ItemRole:
        return at;
    case KeyRole:
        return verbatim(one.key);
    case SignRole:
        return sign;
    case IsIgnoredRole:
        return one.isIgnored;
    default:
        return {};
    }
}

bool DiffItemModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !canTake() || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != ChangeColumn)
        return false;
    const bool take = value.toInt() == Qt::Checked;
    const bool isGroup = index.internalId() == kGroup;
    const int row = isGroup ? index.row() : int(index.internalId()) - 1;
    const Group &group = m_groups[std::size_t(row)];
    for (std::size_t child = 0; child < group.items.size(); ++child) {
        const PendingItem &one = item(group.items[child]);
        if (one.isIgnored || (!isGroup && int(child) != index.row()))
            continue;
        if (take)
            m_left.erase(one.key);
        else
            m_left.insert(one.key);
    }
    const QModelIndex parent = createIndex(row, 0, kGroup);
    Q_EMIT dataChanged(parent, parent, {Qt::CheckStateRole});
    Q_EMIT dataChanged(this->index(0, 0, parent), this->index(int(group.items.size()) - 1, 0, parent), {Qt::CheckStateRole});
    Q_EMIT takenChanged();
    return true;
}

Qt::ItemFlags DiffItemModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid() || index.column() != ChangeColumn || !canTake())
        return flags;
    const PendingItem *one = itemAt(index);
    if (!one || !one->isIgnored)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant DiffItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == ChangeColumn ? tr("Change") : tr("Note");
}

}  // namespace limbeck::ui
