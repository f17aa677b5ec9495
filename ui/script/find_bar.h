// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace limbeck::ui {

class CodeEditor;

/// Find and replace in the script; hidden until it is wanted, Escape hides it. GUI thread.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(CodeEditor *editor, QWidget *parent = nullptr);
    void start();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(bool forward);
    void replace();
    void replaceAll();

    CodeEditor *m_editor;
    QLineEdit *m_words;
    QLineEdit *m_with;
    QLabel *m_result;
};

}  // namespace limbeck::ui
