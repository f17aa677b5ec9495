// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"

#include "theme/theme.h"

#include <QRegularExpression>
#include <QSettings>

namespace limbeck::ui {

namespace {

QString settingsKey(const QString &id) { return QStringLiteral("shortcuts/") + id; }

QList<QKeySequence> storedKeys(const CommandInfo &info)
{
    const QVariant stored = QSettings().value(settingsKey(info.id));
    if (!stored.isValid())
        return info.keys;
    // An empty text is a shortcut that was taken away; Qt reads it as a list with an empty sequence in it.
    QList<QKeySequence> keys = QKeySequence::listFromString(stored.toString(), QKeySequence::PortableText);
    keys.removeAll(QKeySequence());
    return keys;
}

void describe(QAction &action, const CommandInfo &info)
{
    const QString keys = QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
    const QString sentence = info.toolTip.isEmpty() ? CommandRegistry::plainText(info.text) : info.toolTip;
    action.setToolTip(keys.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, keys));
    action.setStatusTip(sentence);
}

}  // namespace

CommandRegistry::CommandRegistry(QObject *parent) : QObject(parent) {}

QAction *CommandRegistry::add(const CommandInfo &info, QObject *context, std::function<void()> trigger)
{
    auto *action = new QAction(info.text, this);
    action->setObjectName(info.id);
    action->setIconText(plainText(info.text));
    action->setCheckable(info.isCheckable);
    action->setShortcuts(storedKeys(info));
    if (!info.icon.isEmpty())
        action->setIcon(themedIcon(info.icon));
    describe(*action, info);
    connect(action, &QAction::triggered, context, std::move(trigger));
    m_commands.push_back(info);
    m_actions.insert(info.id, action);
    return action;
}

QAction *CommandRegistry::action(const QString &id) const { return m_actions.value(id); }

void CommandRegistry::setEnabled(const QString &id, bool enabled)
{
    if (QAction *found = action(id))
        found->setEnabled(enabled);
}

void CommandRegistry::setShortcuts(const QString &id, const QList<QKeySequence> &keys)
{
    QAction *found = action(id);
    if (!found)
        return;
    found->setShortcuts(keys);
    QSettings().setValue(settingsKey(id), QKeySequence::listToString(keys, QKeySequence::PortableText));
    for (const CommandInfo &info : m_commands) {
        if (info.id == id)
            describe(*found, info);
    }
}

QString CommandRegistry::plainText(QString text)
{
    // In Japanese and Chinese the mnemonic stands in brackets behind the text.
    static const QRegularExpression kBracketed(QStringLiteral("\\(&.\\)"));
    return text.remove(kBracketed).remove(QLatin1Char('&')).remove(QStringLiteral("…")).trimmed();
}

void CommandRegistry::resetShortcuts(const QString &id)
{
    for (const CommandInfo &info : m_commands) {
        if (info.id != id)
            continue;
        QSettings().remove(settingsKey(id));
        m_actions.value(id)->setShortcuts(info.keys);
        describe(*m_actions.value(id), info);
    }
}

void CommandRegistry::refreshIcons()
{
    for (const CommandInfo &info : m_commands) {
        if (!info.icon.isEmpty())
            m_actions.value(info.id)->setIcon(themedIcon(info.icon));
    }
}

}  // namespace limbeck::ui
