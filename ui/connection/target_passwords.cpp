// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_passwords.h"

#include "language/verbatim.h"

namespace limbeck::ui {

TargetPasswords::TargetPasswords(QObject *parent) : QObject(parent) {}

void TargetPasswords::setProject(const QString &projectRoot)
{
    ++m_question;
    m_projectRoot = projectRoot;
    m_passwords.clear();
}

QString TargetPasswords::keyOf(const std::string &targetName) const { return QStringLiteral("%1 in %2").arg(verbatim(targetName), m_projectRoot); }

void TargetPasswords::obtain(const migrate::Target &target, std::function<void()> then)
{
    const int question = ++m_question;
    const TargetSettings settings = targetSettings(m_projectRoot, verbatim(target.name));
    if (!target.url || target.url->password || m_passwords.contains(target.name))
        return then();
    switch (settings.passwordSource) {
    case PasswordSource::Ask:
    case PasswordSource::PasswordFile:
        return then();
    case PasswordSource::Environment:
        if (const QByteArray variable = settings.passwordVariable.toLocal8Bit(); qEnvironmentVariableIsSet(variable.constData()))
            m_passwords[target.name] = qgetenv(variable.constData()).toStdString();
        else
            Q_EMIT problem(tr("The environment variable %1 with the password of %2 is not set.").arg(settings.passwordVariable, verbatim(target.name)));
        return then();
    case PasswordSource::Keyring:
        break;
    }
    Keyring::instance().read(keyOf(target.name), this, [this, question, name = target.name, then = std::move(then)](const Keyring::Answer &answer) {
        if (question != m_question)
            return;
        if (answer.outcome == Keyring::Outcome::Done)
            m_passwords[name] = answer.password.toStdString();
        else if (answer.outcome != Keyring::Outcome::NotFound)
            Q_EMIT problem(tr("The system keyring did not give the password of %1. %2").arg(verbatim(name), answer.problem).trimmed());
        then();
    });
}

std::optional<std::string> TargetPasswords::known(const std::string &targetName) const
{
    const auto found = m_passwords.find(targetName);
    return found == m_passwords.end() ? std::nullopt : std::optional(found->second);
}

void TargetPasswords::give(const migrate::Target &target, const QString &password, bool remember)
{
    m_passwords[target.name] = password.toStdString();
    if (!remember)
        return;
    const QString name = verbatim(target.name);
    Keyring::instance().write(keyOf(target.name), password, this, [this, name](const Keyring::Answer &answer) {
        if (answer.outcome != Keyring::Outcome::Done) {
            Q_EMIT problem(tr("The system keyring did not take the password of %1: it is kept in memory until the window closes. %2").arg(name, answer.problem).trimmed());
            return;
        }
        TargetSettings settings = targetSettings(m_projectRoot, name);
        settings.passwordSource = PasswordSource::Keyring;
        storeTargetSettings(m_projectRoot, name, settings);
    });
}

void TargetPasswords::forget(const std::string &targetName) { m_passwords.erase(targetName); }

void TargetPasswords::removeTarget(const std::string &targetName)
{
    forget(targetName);
    const QString name = verbatim(targetName);
    if (targetSettings(m_projectRoot, name).passwordSource == PasswordSource::Keyring)
        Keyring::instance().remove(keyOf(targetName), this, [](const Keyring::Answer &) {});
    forgetTargetSettings(m_projectRoot, name);
}

}  // namespace limbeck::ui
