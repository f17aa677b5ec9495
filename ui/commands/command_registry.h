// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace limbeck::ui {

/// What every command declares once; menus, toolbar, context menus, palette and the shortcut editor are made from it.
struct CommandInfo {
    QString id;            ///< "migration.upgradeHead"; stable: shortcuts are stored under it
    QString text;          ///< translated, with mnemonic
    QString category;      ///< translated: "Project", "Migration", "View" …
    QString toolTip;       ///< translated, one sentence
    QString icon;          ///< name for themedIcon, may be empty
    QList<QKeySequence> keys;
    bool isCheckable = false;
};

/// The one registry of commands. Owns a QAction for each; the user's shortcuts come from the settings. GUI thread.
class CommandRegistry : public QObject {
    Q_OBJECT
public:
    explicit CommandRegistry(QObject *parent = nullptr);

    /// Makes the action. `trigger` runs when it is chosen.
    QAction *add(const CommandInfo &info, QObject *context, std::function<void()> trigger);
    QAction *action(const QString &id) const;   ///< null: unknown
    const std::vector<CommandInfo> &commands() const { return m_commands; }
    void setEnabled(const QString &id, bool enabled);
    /// Shortcuts as set by the user, or the default ones; setShortcuts stores them.
    void setShortcuts(const QString &id, const QList<QKeySequence> &keys);
    /// Back to the default ones.
    void resetShortcuts(const QString &id);
    /// A command's text without mnemonic and dots.
    static QString plainText(QString text);
    /// After a palette change.
    void refreshIcons();

private:
    std::vector<CommandInfo> m_commands;
    QHash<QString, QAction *> m_actions;
};

}  // namespace limbeck::ui
