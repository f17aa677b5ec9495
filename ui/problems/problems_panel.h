// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QWidget>

class QTreeView;

namespace limbeck::ui {

class ProblemsModel;

/// The list of problems; a click or Enter asks for the place of one. GUI thread.
class ProblemsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(ProblemsModel &problems, QWidget *parent = nullptr);
    /// Chooses the next or previous one, round and round.
    void step(bool forward);

Q_SIGNALS:
    void problemChosen(const QModelIndex &problem);

private:
    ProblemsModel &m_problems;
    QTreeView *m_view;
};

}  // namespace limbeck::ui
