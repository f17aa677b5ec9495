// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace limbeck::ui {

/// Where the desktop keeps passwords. Every question is answered later, by a call in the GUI thread, also when there is no keyring; nothing of it blocks. GUI thread.
class Keyring {
public:
    enum class Outcome {
        Done,
        NotFound,    ///< nothing is kept under this key
        NoKeyring,   ///< there is none on this desktop, or it does not answer
        Refused,     ///< it is there, but the user or its lock says no
    };
    struct Answer {
        Outcome outcome = Outcome::NoKeyring;
        QString password;   ///< of read(), Done only
        QString problem;    ///< the keyring's own words
    };
    using Receiver = std::function<void(const Answer &)>;

    virtual ~Keyring() = default;
    /// `receiver` is called once, unless `context` is gone by then.
    virtual void read(const QString &key, QObject *context, Receiver receiver) = 0;
    virtual void write(const QString &key, const QString &password, QObject *context, Receiver receiver) = 0;
    virtual void remove(const QString &key, QObject *context, Receiver receiver) = 0;

    /// The desktop's (KWallet or the Secret Service), or what replaced it.
    static Keyring &instance();
    /// For tests; null: the desktop's again.
    static void replace(std::unique_ptr<Keyring> keyring);
};

}  // namespace limbeck::ui
