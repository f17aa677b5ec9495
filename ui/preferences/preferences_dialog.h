// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"

class QComboBox;
class QFontComboBox;
class QFormLayout;
class QSpinBox;

namespace limbeck::ui {

class CommandRegistry;
class EngineService;

/// The user's settings: colours, language, fonts, protection of new databases, the interpreter of the project, shortcuts. Every change takes effect and is stored at once. Opened with open().
class PreferencesDialog : public FittingDialog {
    Q_OBJECT
public:
    /// `projectRoot`: of the open project, may be empty.
    PreferencesDialog(CommandRegistry &commands, EngineService &engine, const QString &projectRoot, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Of scripts and SQL.
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
    void changeInterfaceFont();
    void addInterfaceFont(QFormLayout *form);

    QComboBox *m_theme;
    QComboBox *m_language;
    QFontComboBox *m_font;
    QSpinBox *m_size;
    QFontComboBox *m_interfaceFont;
    QSpinBox *m_interfaceSize;
};

}  // namespace limbeck::ui
