// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace limbeck::ui {

/// Everything that was executed and said, with time; copyable. Keeps the last 20,000 lines. GUI thread.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Message, Sql, Warning, Error };
    explicit LogPanel(QWidget *parent = nullptr);
    void append(Kind kind, const QString &text);
    QString text() const;

private:
    QPlainTextEdit *m_view;
};

}  // namespace limbeck::ui
