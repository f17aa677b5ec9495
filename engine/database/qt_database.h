// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QVariant>
#include <initializer_list>

namespace limbeck::database {

/// A QSqlDatabase under a name of its own that is closed and removed with this object. For this folder's .cpp files only.
class QtDatabase {
public:
    /// `driver`: "QPSQL" or "QSQLITE". Throws OpenError when the plugin is missing.
    explicit QtDatabase(const char *driver);
    QtDatabase(const QtDatabase &) = delete;
    QtDatabase &operator=(const QtDatabase &) = delete;
    ~QtDatabase();

    QSqlDatabase &operator*() { return m_database; }
    QSqlDatabase *operator->() { return &m_database; }

    /// The driver's own handle, e.g. handle<sqlite3>({"sqlite3*"}); null when it is of none of the types named.
    template<typename T>
    T *handle(std::initializer_list<const char *> typeNames) const
    {
        void *pointer = rawHandle(typeNames);
        return pointer ? *static_cast<T **>(pointer) : nullptr;
    }

private:
    void *rawHandle(std::initializer_list<const char *> typeNames) const;

    QString m_name;
    QSqlDatabase m_database;
    mutable QVariant m_handle;
};

}  // namespace limbeck::database
