// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QTreeView;

namespace limbeck::ui {

class TargetsModel;

/// All databases of the project: what each is for, whether it answers, where it stands, how it is protected. Enter or a double click chooses one. Connects to nothing itself. GUI thread.
class TargetsPanel : public QWidget {
    Q_OBJECT
public:
    explicit TargetsPanel(QWidget *parent = nullptr);
    TargetsModel *model() const { return m_model; }
    int currentTarget() const;   ///< -1: none
    /// Which of them may be removed: those that the user added.
    void setRemovable(std::function<bool(int target)> isRemovable) { m_isRemovable = std::move(isRemovable); }

Q_SIGNALS:
    void chosen(int target);
    void connectRequested(int target);
    void addRequested();
    void editRequested(int target);
    void removeRequested(int target);

private:
    void showMenu(const QPoint &position);

    TargetsModel *m_model;
    QTreeView *m_view;
    std::function<bool(int)> m_isRemovable;
};

}  // namespace limbeck::ui
