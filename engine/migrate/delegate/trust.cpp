// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/trust.h"

#include "project/paths.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace limbeck::migrate {

namespace {

std::string realPath(const std::string &folder)
{
    const QString real = QFileInfo(QString::fromStdString(folder)).canonicalFilePath();
    return real.isEmpty() ? folder : real.toStdString();
}

}  // namespace

TrustStore::TrustStore(std::string file) : m_file(std::move(file))
{
    if (m_file.empty())
        m_file = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString() + "/limbeck/trusted-projects";
}

std::vector<std::string> TrustStore::projects() const
{
    std::vector<std::string> found;
    const QString text = QString::fromStdString(project::tryReadTextFile(m_file).value_or(std::string()));
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        found.push_back(line.toStdString());
    return found;
}

bool TrustStore::isTrusted(const std::string &projectRoot) const
{
    const std::vector<std::string> known = projects();
    return std::find(known.begin(), known.end(), realPath(projectRoot)) != known.end();
}

void TrustStore::setTrusted(const std::string &projectRoot, bool trusted)
{
    std::vector<std::string> known = projects();
    const std::string path = realPath(projectRoot);
    std::erase(known, path);
    if (trusted)
        known.push_back(path);
    std::string text;
    for (const std::string &line : known)
        text += line + "\n";
    QDir().mkpath(QFileInfo(QString::fromStdString(m_file)).path());
    project::writeTextFile(m_file, text);
}

}  // namespace limbeck::migrate
