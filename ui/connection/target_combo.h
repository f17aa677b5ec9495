// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStyledItemDelegate>

namespace limbeck::ui {

/// A combo box of databases: a strip in the colour of what it is for, the name, the word for it, and the URL, shortened in the middle.
class TargetCombo : public QComboBox {
    Q_OBJECT
public:
    enum Role { UrlRole = Qt::UserRole + 1, StageRole, ColourRole };   ///< QString; Stage as int; TargetColour as int
    explicit TargetCombo(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A database in the opened list, on two lines.
class TargetItemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace limbeck::ui
