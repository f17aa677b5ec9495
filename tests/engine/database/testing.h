// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <optional>
#include <thread>

namespace testing {

/// The error of type E that `action` throws; none if it throws nothing. Another exception goes through and fails the test.
template<typename E, typename Action>
std::optional<E> caught(Action action)
{
    try {
        action();
    } catch (const E &error) {
        return error;
    }
    return {};
}

inline limbeck::sql::Rows run(limbeck::database::Connection &connection, const std::string &text, std::vector<limbeck::sql::Value> binds = {})
{
    limbeck::sql::Statement statement;
    statement.text = text;
    statement.binds = std::move(binds);
    return connection.execute(statement);
}

/// The first column of the first row.
inline limbeck::sql::Value scalar(limbeck::database::Connection &connection, const std::string &text)
{
    return run(connection, text).rows.at(0).at(0);
}

inline bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

/// Does something in another thread, again and again, until it goes out of scope: no test needs to know when it takes effect.
class Repeating {
public:
    template<typename Action>
    explicit Repeating(Action action)
        : m_thread([action](std::stop_token stop) {
              while (!stop.stop_requested()) {
                  std::this_thread::sleep_for(std::chrono::milliseconds(5));
                  action();
              }
          })
    {
    }

private:
    std::jthread m_thread;
};

/// A folder with the path of a SQLite file in it.
class Folder {
public:
    std::string path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    limbeck::database::Url sqlite(const char *name) const { return limbeck::database::Url::parse("sqlite:///" + path(name)); }
    std::string folder() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

inline std::unique_ptr<limbeck::database::Connection> create(const limbeck::database::Url &url)
{
    limbeck::database::OpenOptions options;
    options.createIfMissing = true;
    return limbeck::database::Connection::open(url, options);
}

}  // namespace testing
