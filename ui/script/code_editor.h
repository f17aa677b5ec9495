// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

class QsciScintilla;

namespace limbeck::ui {

/// Something wrong in a text. Lines and columns count from 1.
struct EditorProblem {
    int line = 0;
    int column = 0;          ///< where the word begins; 0: the whole line
    QString message;
    bool isError = true;     ///< false: a warning
    bool operator==(const EditorProblem &) const = default;
};

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
    /// A squiggle under each word or line, and the messages below the lines; none: takes them away.
    void setProblems(std::vector<EditorProblem> problems);
    const std::vector<EditorProblem> &problems() const { return m_problems; }
    /// To the next one from the caret, round the end. False: there is none.
    bool goToProblem(bool forward);
    /// Below the caret's line, or above it.
    bool hasProblemAhead(bool forward) const;
    /// One for the whole line; line 0 or an empty text removes it.
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
    /// What is offered while typing: "op.add_column(table_name, column)". `namesInString`: what fits into the string that the caret is in, by the text before it.
    void setCompletions(const QStringList &entries, std::function<QStringList(const QString &before)> namesInString = {});
    /// Offers what fits at the caret now.
    void complete();
    /// The entry of the open list that Enter would take; empty: no list is open.
    QString offered() const;
    void foldAll(bool folded);
    void foldAtCaret();

Q_SIGNALS:
    void textChanged();
    void modificationChanged(bool modified);
    void currentLineChanged(int line);
    /// Ctrl+click: the caret stands on the word already.
    void definitionRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void fitMargin();
    void showProblems();
    void underline(const EditorProblem &problem);

    Language m_language;
    QsciScintilla *m_editor;   ///< child
    std::vector<int> m_marked;
    std::vector<EditorProblem> m_problems;
    bool m_isStale = false;
};

}  // namespace limbeck::ui
