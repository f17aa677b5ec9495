// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_result.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace limbeck::ui {

/// What a comparison looked at and what not, always in sight: silence is no equality. The list behind it names each object that is not compared and each class that could not be read, with its place.
class CoverageNote : public QWidget {
    Q_OBJECT
public:
    explicit CoverageNote(QWidget *parent = nullptr);
    void showDiff(const DiffPtr &diff);
    /// "2 functions, 1 view"; counted by kind. Pure.
    static QString countsOf(const std::vector<autogenerate::NotCompared> &objects);
    /// The place in a text that ends with it: "models.User: … (/app/models.py:14)". Line 0: none.
    static std::pair<QString, int> placeIn(const QString &text);

Q_SIGNALS:
    /// An entry with a place was chosen.
    void placeRequested(const QString &file, int line);

private:
    void fill(const DiffResult &result);

    QLabel *m_text;
    QToolButton *m_toggle;
    QListWidget *m_list;
};

}  // namespace limbeck::ui
