// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QsciScintilla;

namespace limbeck::ui {

/// The only place that knows QScintilla: an editor or viewer for Python or SQL in the theme's colours. Lines count from 1.
class CodeEditor : public QWidget {
    Q_OBJECT
public:
    enum class Language { Python, Sql };
    explicit CodeEditor(Language language, QWidget *parent = nullptr);
    ~CodeEditor() override;

    QString text() const;
    /// Replaces the text, unmodified and without history; keeps caret and scroll position when `keepView`.
    void setText(const QString &text, bool keepView = false);
    bool isReadOnly() const;
    void setReadOnly(bool readOnly);
    bool isModified() const;
    void setModified(bool modified);
    int currentLine() const;
    void goToLine(int line);
    /// A squiggle under the line and the message below it; line 0 or an empty text removes them.
    void setProblem(int line, const QString &message);
    /// A mark in the margin beside these lines; the first one comes into view when none is. None: takes the marks away.
    void markLines(const std::vector<int> &lines);
    /// Draws the text in muted colours: what is shown is not of now.
    void setStale(bool stale);
    bool find(const QString &text, bool forward);
    QString selectedText() const;
    void replaceSelected(const QString &text);
    /// In one step of undoing; how often. Case does not count.
    int replaceAll(const QString &text, const QString &with);
    QString wordAtCaret() const;
    /// What is offered while typing: "op.add_column(table_name, column)".
    void setCompletions(const QStringList &entries);

Q_SIGNALS:
    void textChanged();
    void modificationChanged(bool modified);
    void currentLineChanged(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void fitMargin();

    Language m_language;
    QsciScintilla *m_editor;   ///< child
    std::vector<int> m_marked;
    bool m_isStale = false;
};

}  // namespace limbeck::ui
