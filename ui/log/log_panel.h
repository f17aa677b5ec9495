// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTime>
#include <QTimer>
#include <QWidget>

#include <deque>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QTextCursor;
class QToolButton;

namespace limbeck::ui {

/// Everything that was executed and said, with time; can be filtered by kind and words, copied and cleared. Keeps the last 20,000 entries. Entries show up a moment after they were appended, many at
/// once; the view follows them while it stands at its end. GUI thread.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Message, Sql, Warning, Error };
    explicit LogPanel(QWidget *parent = nullptr);

    void append(Kind kind, const QString &text);
    /// What the filter shows.
    QString text();
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry {
        Kind kind = Kind::Message;
        QTime time;
        QString text;
    };
    bool isShown(const Entry &entry) const;
    void write(QTextCursor &cursor, const Entry &entry);
    void flush();
    void rebuild();
    void copy();

    std::deque<Entry> m_entries;
    std::size_t m_unwritten = 0;   ///< of the entries, the last ones are not in the view yet
    QTimer m_flush;
    QComboBox *m_kinds;
    QLineEdit *m_words;
    QToolButton *m_copy;
    QToolButton *m_clear;
    QPlainTextEdit *m_view;
};

}  // namespace limbeck::ui
