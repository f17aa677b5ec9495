// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/qt_database.h"

#include "database/diagnose.h"

#include <QSqlDriver>
#include <atomic>
#include <cstring>

namespace limbeck::database {
namespace {

QString freshName()
{
    static std::atomic<unsigned> counter{0};
    return QStringLiteral("limbeck-%1").arg(++counter);
}

}  // namespace

QtDatabase::QtDatabase(const char *driver) : m_name(freshName())
{
    const QString name = QString::fromLatin1(driver);
    if (!QSqlDatabase::isDriverAvailable(name))
        throw OpenError(diagnoseMissingDriver(name == QLatin1String("QPSQL") ? Backend::Postgresql : Backend::Sqlite), {});
    m_database = QSqlDatabase::addDatabase(name, m_name);
}

QtDatabase::~QtDatabase()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void *QtDatabase::rawHandle(std::initializer_list<const char *> typeNames) const
{
    m_handle = m_database.driver()->handle();
    const auto isType = [this](const char *name) { return std::strcmp(m_handle.typeName(), name) == 0; };
    if (!m_handle.isValid() || std::none_of(typeNames.begin(), typeNames.end(), isType))
        return nullptr;
    return m_handle.data();
}

}  // namespace limbeck::database
