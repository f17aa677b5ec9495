// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QFontComboBox;
class QSpinBox;

namespace limbeck::ui {

class CommandRegistry;

/// The user's settings: colours, language, font of scripts and SQL, protection of new databases, shortcuts. Every change takes effect and is stored at once. Opened with open().
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(CommandRegistry &commands, QWidget *parent = nullptr);

Q_SIGNALS:
    void fontChanged();
    /// Stored already; the window has to be made anew.
    void languageChanged();
    /// What databases begin with is another protection.
    void safetyChanged();

private:
    QWidget *makeAppearancePage();
    QWidget *makeSafetyPage();
    QWidget *makeShortcutPage(CommandRegistry &commands);
    void changeFont();

    QComboBox *m_theme;
    QComboBox *m_language;
    QFontComboBox *m_font;
    QSpinBox *m_size;
};

}  // namespace limbeck::ui
