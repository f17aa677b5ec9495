// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

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
    /// Replaces the text; keeps the scroll position when `keepView`.
    void setText(const QString &text, bool keepView = false);
    bool isReadOnly() const;
    void setReadOnly(bool readOnly);
    bool isModified() const;
    void setModified(bool modified);
    int currentLine() const;
    void goToLine(int line);
    /// A squiggle under the line and the message below it; line 0 or an empty text removes them.
    void setProblem(int line, const QString &message);
    /// Draws the text in muted colours: what is shown is not of now.
    void setStale(bool stale);
    bool find(const QString &text, bool forward);

Q_SIGNALS:
    void textChanged();
    void modificationChanged(bool modified);
    void currentLineChanged(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();

    Language m_language;
    QsciScintilla *m_editor;   ///< child
    bool m_isStale = false;
};

}  // namespace limbeck::ui
