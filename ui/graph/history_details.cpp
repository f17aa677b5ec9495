// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_details.h"

#include "jobs/file_jobs.h"
#include "language/verbatim.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QSettings>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr int kAfterOpeningMs = 400;   // what is asked for by a click comes first
constexpr int kBetweenBatchesMs = 300;   // whoever shows them has something to do at each

QByteArray fingerprintOf(const std::string &path) { return QCryptographicHash::hash(readFileContent(verbatim(path)).bytes, QCryptographicHash::Sha1).toHex(); }

/// Of a project's scripts as they were applied by this program: id → fingerprint.
QString settingsGroup(const QString &folder) { return QStringLiteral("applied/") + QString::fromLatin1(QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16)); }

}  // namespace

HistoryDetails::HistoryDetails(QObject *parent) : QObject(parent), m_sources(std::make_shared<migrate::SourceCache>())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kAfterOpeningMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        readEdits();
        if (m_wantsAuthors)
            readAuthors();
        read();
    });
}

void HistoryDetails::setSnapshot(SnapshotPtr snapshot, const QString &folder)
{
    m_tasks.stopAll();
    m_factsJob = m_authorsJob = 0;
    m_asksAgain = false;
    if (folder != m_folder) {
        m_facts.clear();
        m_broken.clear();
        m_authors.clear();
        m_edited.clear();
    }
    m_folder = folder;
    m_snapshot = std::move(snapshot);
    m_factsOf.assign(m_snapshot ? std::size_t(m_snapshot->graph->size()) : 0, nullptr);
    m_tables.clear();
    for (std::size_t revision = 0; revision < m_factsOf.size() && !m_facts.isEmpty(); ++revision) {
        m_factsOf[revision] = m_facts.value(verbatim(idOf(int(revision))));
        noteTables(int(revision));
    }
    if (m_snapshot)
        m_delay.start();
    else
        m_delay.stop();
}

void HistoryDetails::setDialect(const std::string &dialectName, const environment::EnvironmentRun &run)
{
    const bool isOther = m_dialect != dialectName;
    m_dialect = dialectName;
    m_run = run;
    if (isOther && m_snapshot)
        setSnapshot(m_snapshot, m_folder);
}

std::string HistoryDetails::idOf(int revision) const { return m_snapshot && revision >= 0 && revision < m_snapshot->graph->size() ? m_snapshot->graph->id(revision) : std::string(); }

void HistoryDetails::learn(const FactsPtr &facts)
{
    const QString id = verbatim(idOf(facts->revision));
    m_facts.insert(id, facts);
    if (facts->syntax)
        m_broken.insert(id);
    else
        m_broken.remove(id);
    if (facts->revision < 0 || std::size_t(facts->revision) >= m_factsOf.size())
        return;
    FactsPtr &known = m_factsOf[std::size_t(facts->revision)];
    const bool isSame = known && known->touches == facts->touches;
    for (const operation::Touch &touch : known && !isSame ? known->touches : std::vector<operation::Touch>())
        std::erase(m_tables[touch.table.toString()], facts->revision);
    known = facts;
    if (!isSame)
        noteTables(facts->revision);
}

void HistoryDetails::noteTables(int revision)
{
    if (!m_factsOf[std::size_t(revision)])
        return;
    for (const operation::Touch &touch : m_factsOf[std::size_t(revision)]->touches) {
        std::vector<int> &changes = m_tables[touch.table.toString()];
        if (changes.empty() || changes.back() != revision)
            changes.push_back(revision);
    }
}

FactsPtr HistoryDetails::facts(int revision) const { return revision >= 0 && std::size_t(revision) < m_factsOf.size() ? m_factsOf[std::size_t(revision)] : nullptr; }

migrate::ScriptAuthor HistoryDetails::author(int revision) const
{
    if (m_authors.empty() || idOf(revision).empty())
        return {};
    const auto found = m_authors.find(m_snapshot->graph->script(revision).path);
    return found == m_authors.end() ? migrate::ScriptAuthor() : found->second;
}

QStringList HistoryDetails::touched(int revision) const
{
    std::vector<std::pair<QString, QStringList>> tables;
    const FactsPtr known = facts(revision);
    if (!known)
        return {};
    for (const operation::Touch &touch : known->touches) {
        const QString table = verbatim(touch.table.toString()), column = verbatim(touch.column);
        auto found = std::find_if(tables.begin(), tables.end(), [&](const auto &one) { return one.first == table; });
        if (found == tables.end())
            found = tables.insert(tables.end(), {table, {}});
        if (!column.isEmpty() && !found->second.contains(column))
            found->second << column;
    }
    QStringList texts;
    for (const auto &[table, columns] : tables)
        texts << (columns.isEmpty() ? table : QStringLiteral("%1 (%2)").arg(table, columns.join(QStringLiteral(", "))));
    return texts;
}

std::vector<revision::Problem> HistoryDetails::syntaxProblems() const
{
    std::vector<revision::Problem> problems;
    for (const QString &id : m_broken) {
        const revision::Problem &problem = *m_facts.value(id)->syntax;
        if (m_snapshot && m_snapshot->graph->find(problem.revisions.front()))
            problems.push_back(problem);
    }
    std::ranges::sort(problems, {}, [](const revision::Problem &problem) { return problem.revisions; });
    return problems;
}

bool HistoryDetails::wasEdited(int revision) const { return !m_edited.isEmpty() && m_edited.contains(verbatim(idOf(revision))); }

void HistoryDetails::read()
{
    // Batches: a signal for each of some thousand revisions would keep the window busy.
    const auto send = [this](const StopToken &stop, std::vector<FactsPtr> batch) {
        m_tasks.tell(stop, [this, batch = std::move(batch)] {
            for (const FactsPtr &facts : batch)
                learn(facts);
            Q_EMIT changed();
        });
    };
    m_factsJob = m_tasks.run<bool>(
        this,
        [send, snapshot = m_snapshot, dialect = m_dialect, run = m_run, sources = m_sources](const StopToken &stop) {
            std::vector<FactsPtr> batch;
            QElapsedTimer sinceBatch;
            sinceBatch.start();
            migrate::readHistoryFacts(
                *snapshot, dialect, run, *sources,
                [&](migrate::RevisionFacts facts) {
                    batch.push_back(std::make_shared<const migrate::RevisionFacts>(std::move(facts)));
                    if (sinceBatch.hasExpired(kBetweenBatchesMs)) {
                        send(stop, std::exchange(batch, {}));
                        sinceBatch.start();
                    }
                },
                stop);
            send(stop, std::move(batch));
            return true;
        },
        [this](bool) {
            m_factsJob = 0;
            Q_EMIT changed();
            // Git last: nobody waits for it.
            if (!std::exchange(m_wantsAuthors, true))
                readAuthors();
        },
        [this](const ErrorPtr &) { m_factsJob = 0; });
}

void HistoryDetails::wantAuthors()
{
    // Where git knew nothing it may know something now; what is being read may have begun before that.
    const bool isKnown = std::exchange(m_wantsAuthors, true) && !m_authors.empty();
    if (!m_snapshot || isKnown)
        return;
    m_asksAgain = m_authorsJob != 0;
    readAuthors();
}

void HistoryDetails::readAuthors()
{
    if (m_authorsJob != 0)
        return;
    m_authorsJob = m_tasks.run<std::map<std::string, migrate::ScriptAuthor>>(
        this, [folders = m_snapshot->project.versionLocations](const StopToken &stop) { return migrate::readScriptAuthors(folders, stop); },
        [this](std::map<std::string, migrate::ScriptAuthor> authors) {
            m_authorsJob = 0;
            m_authors = std::move(authors);
            if (std::exchange(m_asksAgain, false) && m_authors.empty())
                readAuthors();
            Q_EMIT changed();
        },
        [this](const ErrorPtr &) { m_authorsJob = 0; });
}

void HistoryDetails::recordApplied(const QStringList &ids)
{
    if (!m_snapshot)
        return;
    std::vector<std::pair<QString, std::string>> scripts;
    for (const QString &id : ids) {
        if (const auto found = m_snapshot->graph->find(id.toStdString()))
            scripts.emplace_back(id, m_snapshot->graph->script(*found).path);
        m_edited.remove(id);
    }
    m_tasks.run<QHash<QString, QByteArray>>(
        this,
        [scripts](const StopToken &) {
            QHash<QString, QByteArray> fingerprints;
            for (const auto &[id, path] : scripts)
                fingerprints.insert(id, fingerprintOf(path));
            return fingerprints;
        },
        [folder = m_folder](const QHash<QString, QByteArray> &fingerprints) {
            QSettings settings;
            settings.beginGroup(settingsGroup(folder));
            for (auto it = fingerprints.begin(); it != fingerprints.end(); ++it)
                settings.setValue(it.key(), it.value());
        });
}

void HistoryDetails::readEdits()
{
    QSettings settings;
    settings.beginGroup(settingsGroup(m_folder));
    std::vector<std::tuple<QString, std::string, QByteArray>> recorded;
    for (const QString &id : settings.childKeys()) {
        const auto found = m_snapshot->graph->find(id.toStdString());
        if (found && !m_snapshot->graph->isGhost(*found))
            recorded.emplace_back(id, m_snapshot->graph->script(*found).path, settings.value(id).toByteArray());
    }
    if (recorded.empty())
        return;
    m_tasks.run<QSet<QString>>(
        this,
        [recorded](const StopToken &stop) {
            QSet<QString> edited;
            for (const auto &[id, path, fingerprint] : recorded) {
                checkStop(stop);
                if (fingerprintOf(path) != fingerprint)
                    edited.insert(id);
            }
            return edited;
        },
        [this](QSet<QString> edited) {
            m_edited = std::move(edited);
            Q_EMIT changed();
        });
}

}  // namespace limbeck::ui
