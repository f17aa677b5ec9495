// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace limbeck::ui {

/// A strip with an icon, a text and buttons, in place of a dialog: for what went wrong, wants a decision or came out well, beside what it is about. Hidden while it has no text.
class MessageBanner : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Warning, Danger, Success };

    explicit MessageBanner(QWidget *parent = nullptr);
    /// The text is plain; it can be selected. An empty one hides the banner. Screen readers are told.
    void showText(Tone tone, const QString &text);
    QString text() const;
    QPushButton *addButton(const QString &text);
    /// At the right, after the buttons; owned from now on.
    void addWidget(QWidget *widget);
    /// Long texts are scrolled beyond this many lines of text.
    void setMaximumLines(int lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone = Tone::Warning;
    QHBoxLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_text;
};

}  // namespace limbeck::ui
