// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace limbeck::ui {

/// Two texts line by line: the file as it is now (removed lines) against the text in the editor (added ones). Opened with open().
class TextComparison : public QDialog {
    Q_OBJECT
public:
    TextComparison(const QString &title, const QString &before, const QString &after, QWidget *parent = nullptr);
};

}  // namespace limbeck::ui
