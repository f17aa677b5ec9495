// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_palette.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace limbeck::ui {

namespace {

constexpr std::size_t kMaxShown = 200;

/// Text at the left, detail at the right.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QString detail = index.data(PaletteModel::DetailRole).toString();
        const bool isChosen = option.state & QStyle::State_Selected;
        const int padding = option.fontMetrics.height() / 2;
        const int left = option.fontMetrics.horizontalAdvance(index.data().toString()) + 3 * padding;
        const QRect room = option.rect.adjusted(left, 0, -padding, 0);
        painter->save();
        painter->setPen(isChosen ? option.palette.color(QPalette::HighlightedText) : Theme::current().muted);
        painter->drawText(room, int(Qt::AlignRight | Qt::AlignVCenter), option.fontMetrics.elidedText(detail, Qt::ElideRight, room.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override { return QSize(0, qRound(option.fontMetrics.height() * 1.7)); }
};

}  // namespace

PaletteModel::PaletteModel(std::vector<PaletteEntry> entries, QObject *parent) : QAbstractListModel(parent), m_entries(std::move(entries)) { setFilter({}); }

int PaletteModel::fit(const QString &typed, const QString &text)
{
    int score = 1, at = 0, last = -2;
    for (const QChar wanted : typed) {
        if (wanted.isSpace())
            continue;
        const int found = int(text.indexOf(wanted, at, Qt::CaseInsensitive));
        if (found < 0)
            return 0;
        const bool startsWord = found == 0 || !text.at(found - 1).isLetterOrNumber();
        score += found == last + 1 ? 8 : startsWord ? 6 : 1;
        last = found;
        at = found + 1;
    }
    return score;
}

void PaletteModel::setFilter(const QString &typed)
{
    beginResetModel();
    std::vector<std::pair<int, std::size_t>> fitting;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry &entry = m_entries[i];
        const int best = std::max({fit(typed, entry.text), fit(typed, entry.text + QLatin1Char(' ') + entry.detail) / 2, fit(typed, entry.words) / 2});
        if (best > 0)
            fitting.emplace_back(-best, i);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    fitting.resize(std::min(fitting.size(), kMaxShown));
    m_shown.clear();
    for (const auto &[score, entry] : fitting)
        m_shown.push_back(entry);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return entry(index.row()).text;
    return role == DetailRole ? QVariant(entry(index.row()).detail) : QVariant();
}

CommandPalette::CommandPalette(const QString &prompt, std::vector<PaletteEntry> entries, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_model(new PaletteModel(std::move(entries), this)), m_typed(new QLineEdit), m_list(new QListView)
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(prompt);
    m_typed->setObjectName(QStringLiteral("paletteText"));
    m_typed->setPlaceholderText(prompt);
    m_typed->setAccessibleName(prompt);
    m_typed->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_typed->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(prompt);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_typed);
    layout->addWidget(m_list, 1);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 24);
    m_list->setCurrentIndex(m_model->index(0));
    connect(m_typed, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_model->setFilter(typed);
        m_list->setCurrentIndex(m_model->index(0));
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

void CommandPalette::choose()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    // After the palette has closed, so that the window has the focus again.
    QTimer::singleShot(0, parentWidget(), m_model->entry(chosen.row()).run);
    accept();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) { m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, rows - 1)))); };
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_PageDown:
        go(row + 10);
        return true;
    case Qt::Key_PageUp:
        go(row - 10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    default:
        return false;
    }
}

}  // namespace limbeck::ui
