// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace limbeck::ui {

/// "Test connection" with what came of it: facts of the server, or what is wrong and what to do, and where a database is missing the button that makes it. GUI thread.
class ConnectionProbe : public QWidget {
    Q_OBJECT
public:
    /// What is to be tested, asked when the button is pressed; may throw Error.
    using UrlSource = std::function<std::optional<database::Url>()>;

    /// `folder`: where relative SQLite paths start.
    ConnectionProbe(EngineService &engine, const QString &folder, UrlSource url, QWidget *parent = nullptr);
    ~ConnectionProbe() override;
    /// The fields say something else now: an answer that was shown or is under way does not count any more.
    void reset(bool canTest);

Q_SIGNALS:
    /// The server wants an encrypted connection.
    void encryptionWanted();

private:
    void test();
    void create();
    void showBusy(const QString &text);
    void showReport(const database::ProbeReport &report);
    void showError(const Error &error);
    void showResult(const QString &icon, const QColor &colour, const QString &text);

    EngineService &m_engine;
    QString m_folder;
    UrlSource m_url;
    int m_job = 0;
    QPushButton *m_test;
    QPushButton *m_create;
    QPushButton *m_encrypt;
    QLabel *m_icon;
    QLabel *m_result;
};

/// The report in words: server, user and database, what must be known before something is changed.
QString probeText(const database::ProbeReport &report);

}  // namespace limbeck::ui
