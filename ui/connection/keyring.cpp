// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keyring.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace limbeck::ui {

namespace {

constexpr int kPatienceMs = 60000;   // the keyring may ask the user for its own password meanwhile

Keyring::Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Keyring::Outcome::Done;
    case QKeychain::EntryNotFound:
        return Keyring::Outcome::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return Keyring::Outcome::NoKeyring;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Keyring::Outcome::Refused;
    }
    return Keyring::Outcome::NoKeyring;
}

/// KWallet or the Secret Service, whichever the desktop has. Never a file of its own: without a keyring nothing is kept.
class SystemKeyring : public Keyring {
public:
    void read(const QString &key, QObject *context, Receiver receiver) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        start(job, key, context, std::move(receiver), [job] { return job->textData(); });
    }
    void write(const QString &key, const QString &password, QObject *context, Receiver receiver) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setTextData(password);
        start(job, key, context, std::move(receiver), {});
    }
    void remove(const QString &key, QObject *context, Receiver receiver) override { start(new QKeychain::DeletePasswordJob(service()), key, context, std::move(receiver), {}); }

private:
    static QString service() { return QStringLiteral("limbeck"); }

    static void start(QKeychain::Job *job, const QString &key, QObject *context, Receiver receiver, std::function<QString()> result)
    {
        // Answers once: with the job's end, or when the keyring has been silent for too long.
        auto answer = std::make_shared<Receiver>([guard = QPointer<QObject>(context), receiver = std::move(receiver)](const Answer &given) {
            if (guard)
                receiver(given);
        });
        const auto once = [answer](const Answer &given) {
            if (const Receiver last = std::exchange(*answer, {}))
                last(given);
        };
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [once, result = std::move(result)](QKeychain::Job *ended) {
            const bool isGood = ended->error() == QKeychain::NoError;
            once({outcomeOf(ended->error()), isGood && result ? result() : QString(), isGood ? QString() : ended->errorString()});
        });
        QTimer::singleShot(kPatienceMs, job, [once] { once({Outcome::NoKeyring, {}, {}}); });
        job->start();
    }
};

std::unique_ptr<Keyring> &current()
{
    static std::unique_ptr<Keyring> keyring = std::make_unique<SystemKeyring>();
    return keyring;
}

}  // namespace

Keyring &Keyring::instance() { return *current(); }

void Keyring::replace(std::unique_ptr<Keyring> keyring) { current() = keyring ? std::move(keyring) : std::make_unique<SystemKeyring>(); }

}  // namespace limbeck::ui
