// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/keyring.h"
#include "connection/target_settings.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace limbeck::ui {

/// The passwords of one project's databases while it is open: from the keyring, a variable or the user, as each database's settings say. In memory only; what is to last goes to the keyring. GUI thread.
class TargetPasswords : public QObject {
    Q_OBJECT
public:
    explicit TargetPasswords(QObject *parent = nullptr);

    /// Another project: everything is forgotten.
    void setProject(const QString &projectRoot);
    /// Calls `then` when it is known whether there is a password: at once, or after the keyring answered. A newer question makes an older one void.
    void obtain(const migrate::Target &target, std::function<void()> then);
    /// What obtain() or the user gave; nullopt: none.
    std::optional<std::string> known(const std::string &targetName) const;
    /// By the user. `remember`: the keyring keeps it, and it is its source from now on.
    void give(const migrate::Target &target, const QString &password, bool remember);
    /// It was refused: the next obtain() asks the source again, never the memory.
    void forget(const std::string &targetName);
    /// Everything that is kept of it, the keyring's entry too.
    void removeTarget(const std::string &targetName);

Q_SIGNALS:
    /// A sentence for people: the keyring did not do what was asked of it.
    void problem(const QString &text);

private:
    QString keyOf(const std::string &targetName) const;

    QString m_projectRoot;
    std::map<std::string, std::string> m_passwords;   ///< by target name
    int m_question = 0;
};

}  // namespace limbeck::ui
