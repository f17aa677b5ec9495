// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_session.h"

#include "diff/item_comparison.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "project_session.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

// A comparison is outdated by whatever it was made of: the snapshot (scripts, env.py), the models' files, the state of the database, a decision. Outdating waits a moment for more of the same, then
// the pending diff is made anew, and the comparison that is shown; what runs meanwhile is cancelled. The result of before stays on screen until the new one is there.

namespace limbeck::ui {

namespace {

constexpr int kPauseMs = 400;

}  // namespace

DiffSession::DiffSession(ProjectSession &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_choices.extended = true;
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DiffSession::compareWhatIsNeeded);
    connect(&m_fileWatch, &FileWatch::fileChanged, this, &DiffSession::outdate);
    // A folder changes for many reasons, a database beside the models is one: what counts is another list of files.
    connect(&m_fileWatch, &FileWatch::folderChanged, this, [this] {
        if (m_filesJob == 0 && !m_folder.isEmpty())
            findFiles();
    });
    connect(&session, &ProjectSession::opened, this, [this] {
        m_python.reset();
        m_isExact = false;
        forget();
    });
    connect(&session, &ProjectSession::targetsChanged, this, [this] {
        if (std::exchange(m_lastTarget, m_session.targetName()) != m_session.targetName())
            forget();
        outdate();
    });
    connect(&session, &ProjectSession::snapshotChanged, this, &DiffSession::outdate);
    connect(&session, &ProjectSession::stateChanged, this, &DiffSession::outdate);
    EngineService &engine = session.engine();
    connect(&engine, &EngineService::diffFound, this, &DiffSession::take);
    connect(&engine, &EngineService::failed, this, &DiffSession::failed);
    connect(&engine, &EngineService::pythonFilesFound, this, [this](int job, const QStringList &files) {
        if (job == m_filesJob)
            watchFiles(files);
    });
    connect(&engine, &EngineService::ignoredStored, this, [this](int job) {
        if (job != m_ignoreJob)
            return;
        m_ignoreJob = 0;
        refresh();
    });
    connect(&engine, &EngineService::scriptFromDiffWritten, this, [this](int job, const DiffScript &script) {
        if (job != m_writeJob)
            return;
        m_writeJob = 0;
        Q_EMIT changed();
        Q_EMIT written(script);
    });
}

DiffPtr DiffSession::result(DiffPair pair) const
{
    const auto found = m_entries.find(pair);
    return found == m_entries.end() ? DiffPtr() : found->second.result;
}

DiffSession::State DiffSession::state(DiffPair pair) const
{
    const auto found = m_entries.find(pair);
    if (found == m_entries.end())
        return State::Idle;
    const Entry &entry = found->second;
    return entry.job != 0 ? State::Comparing : entry.error ? State::Failed : entry.result ? State::Known : State::Idle;
}

QString DiffSession::problem() const
{
    const auto found = m_entries.find(m_pair);
    return found == m_entries.end() || !found->second.error ? QString() : errorText(*found->second.error);
}

bool DiffSession::isConnected() const { return m_session.connection() == ProjectSession::Connection::Known; }

QString DiffSession::targetName() const { return m_session.targetName(); }

void DiffSession::setPair(DiffPair pair)
{
    m_pair = pair;
    Q_EMIT changed();
    if (!result(pair) || m_entries[pair].isOutdated)
        compare(pair);
}

void DiffSession::allowPython(const QString &program)
{
    m_python = migrate::Delegation{program.toStdString()};
    if (m_pair == DiffPair::Reading)
        compare(m_pair);
    Q_EMIT changed();
}

void DiffSession::setExact(bool isExact)
{
    if (m_isExact == (isExact && m_python))
        return;
    m_isExact = isExact && m_python;
    refresh();
}

void DiffSession::forget()
{
    for (auto &[pair, entry] : m_entries)
        m_session.engine().stop(entry.job);
    m_entries.clear();
    m_choices.renames.clear();
    m_choices.fills.clear();
    m_rejected.clear();
    m_folder.clear();
    m_watched.clear();
    m_pair = DiffPair::Pending;
    Q_EMIT changed();
}

void DiffSession::outdate()
{
    for (auto &[pair, entry] : m_entries)
        entry.isOutdated = true;
    m_pause.start();
}

void DiffSession::refresh()
{
    for (auto &[pair, entry] : m_entries)
        entry.isOutdated = true;
    compareWhatIsNeeded();
}

void DiffSession::compareWhatIsNeeded()
{
    m_pause.stop();
    // While the database is asked, what comes of it outdates everything again.
    if (!m_session.snapshot() || m_session.connection() == ProjectSession::Connection::Asking)
        return;
    if (std::exchange(m_folder, m_session.folder()) != m_session.folder())
        findFiles();
    const DiffPair inRow = pairInRow();
    compare(inRow);
    if (m_pair != inRow)
        compare(m_pair);
    Q_EMIT changed();
}

DiffPair DiffSession::pairInRow() const
{
    const bool asksAgain = m_session.connection() == ProjectSession::Connection::Asking && result(DiffPair::Pending);
    return isConnected() || asksAgain ? DiffPair::Pending : DiffPair::Ahead;
}

bool DiffSession::canCompare(DiffPair pair) const
{
    const bool isSound = m_session.snapshot() && m_session.snapshot()->graph->problems().empty() && !m_session.isMigrating();
    return isSound && (isConnected() || !needsDatabase(pair)) && (pair != DiffPair::Reading || m_python);
}

DiffRequest DiffSession::requestFor(DiffPair pair) const
{
    DiffRequest request;
    request.pair = pair;
    request.snapshot = m_session.snapshot();
    request.url = m_session.chosenUrl();
    if (m_session.target())
        request.run = m_session.target()->run;
    request.mayConnect = isConnected();
    request.choices = m_choices;
    if (m_isExact || pair == DiffPair::Reading)
        request.choices.exact = m_python;
    return request;
}

void DiffSession::compare(DiffPair pair)
{
    Entry &entry = m_entries[pair];
    if (entry.job != 0)
        m_session.engine().stop(std::exchange(entry.job, 0));
    if (!canCompare(pair))
        return;
    entry.isOutdated = false;
    entry.job = m_session.engine().findDiff(requestFor(pair));
    Q_EMIT changed();
}

void DiffSession::take(int job, const DiffPtr &result)
{
    for (auto &[pair, entry] : m_entries) {
        if (entry.job != job)
            continue;
        entry.job = 0;
        entry.error.reset();
        entry.result = result;
        Q_EMIT changed();
        return;
    }
}

void DiffSession::failed(int job, const ErrorPtr &error)
{
    if (job == m_filesJob)
        m_filesJob = 0;
    if (job == m_writeJob) {
        m_writeJob = 0;
        Q_EMIT changed();
        Q_EMIT writingFailed(error);
    }
    if (job == m_ignoreJob) {
        m_ignoreJob = 0;
        Q_EMIT writingFailed(error);
    }
    for (auto &[pair, entry] : m_entries) {
        if (entry.job != job)
            continue;
        entry.job = 0;
        entry.error = error;
        entry.result.reset();
        Q_EMIT changed();
        return;
    }
}

void DiffSession::findFiles()
{
    // The scripts are the session's to watch; they may be tens of thousands.
    QStringList scripts;
    if (m_session.snapshot()) {
        for (const std::string &location : m_session.snapshot()->project.versionLocations)
            scripts << QDir::cleanPath(verbatim(location));
    }
    m_filesJob = m_session.engine().findPythonFiles(m_folder, scripts, FileWatch::kMaxFiles);
}

void DiffSession::watchFiles(const QStringList &files)
{
    m_filesJob = 0;
    if (!m_watched.isEmpty() && files != m_watched)
        outdate();
    m_watched = files;
    QStringList paths = files;
    // A database in a file changes without us, too.
    if (const migrate::Target *target = m_session.target(); target && target->url && target->isProjectFile && target->url->database)
        paths << verbatim(target->url->resolvedAgainst(m_session.snapshot()->project.root).database.value_or(""));
    m_fileWatch.setPaths(paths);
}

QString DiffSession::countWords(const DiffResult &result) const
{
    int added = 0, removed = 0, changed = 0;
    for (const autogenerate::PendingItem &item : result.diff.items) {
        if (item.isIgnored)
            continue;
        using Change = autogenerate::PendingItem::Change;
        ++(item.change == Change::Added ? added : item.change == Change::Removed ? removed : changed);
    }
    return tr("+%1 −%2 ~%3").arg(added).arg(removed).arg(changed);
}

std::optional<PendingRow> DiffSession::row() const
{
    // What keeps the sides from being compared, and not a fault of server or file: the row says it.
    const auto tellsItself = [](const Error &error) { return error.code() == ErrorCode::Revision || error.code() == ErrorCode::Unsupported; };
    const DiffPair pair = pairInRow();
    const bool isPending = pair == DiffPair::Pending;
    const State now = state(pair);
    const DiffPtr found = result(pair);
    if (!m_session.snapshot() || (now == State::Idle && !found))
        return std::nullopt;
    PendingRow row;
    const QString name = targetName();
    if (now == State::Failed && tellsItself(*m_entries.at(pair).error)) {
        row.text = tr("Not compared: %1").arg(engineText(m_entries.at(pair).error->message()));
        row.word = tr("unknown");
        return row;
    }
    if (now == State::Failed) {
        row.state = PendingRow::State::Failed;
        row.text = tr("Models and database could not be compared");
        row.word = tr("unknown");
        return row;
    }
    if (!found) {
        row.state = PendingRow::State::Comparing;
        row.text = isPending ? tr("Comparing the models with %1…").arg(name) : tr("Comparing the models with the history…");
        row.word = tr("comparing…");
        return row;
    }
    const int count = int(std::count_if(found->diff.items.begin(), found->diff.items.end(), [](const autogenerate::PendingItem &item) { return !item.isIgnored; }));
    row.time = QLocale().toString(found->time.time(), QLocale::ShortFormat);
    const int unknown = found->unknownPlaces();
    row.state = count > 0 ? PendingRow::State::Differs : unknown > 0 ? PendingRow::State::Unknown : PendingRow::State::Agree;
    if (count == 0 && unknown > 0) {
        row.text = isPending ? tr("%n place(s) could not be read; the rest of the models and %1 agree", nullptr, unknown).arg(name)
                             : tr("%n place(s) could not be read; the rest of the models and the history agree", nullptr, unknown);
        row.word = tr("incomplete");
    } else if (count == 0) {
        row.text = isPending ? tr("The models and %1 agree").arg(name) : tr("The models and the history agree (not connected)");
        row.word = tr("agree");
    } else {
        row.text = isPending ? tr("Pending against %1: %2").arg(name, countWords(*found)) : tr("Pending against the history's head: %1").arg(countWords(*found));
        row.word = tr("%n change(s)", nullptr, count);
        if (unknown > 0)
            row.text = tr("%1; %n place(s) could not be read", nullptr, unknown).arg(row.text);
    }
    if (now == State::Comparing)
        row.word = tr("comparing…");
    return row;
}

std::vector<autogenerate::RenameProposal> DiffSession::proposals() const
{
    std::vector<autogenerate::RenameProposal> open;
    if (const DiffPtr found = result(); found && found->pair == DiffPair::Pending) {
        for (const autogenerate::RenameProposal &proposal : found->diff.proposals) {
            if (!m_rejected.contains(verbatim(proposal.rename.toString())))
                open.push_back(proposal);
        }
    }
    return open;
}

void DiffSession::acceptRename(const autogenerate::Rename &rename)
{
    m_choices.renames.push_back(rename);
    refresh();
}

void DiffSession::rejectRename(const autogenerate::Rename &rename)
{
    m_rejected.insert(verbatim(rename.toString()));
    Q_EMIT changed();
}

void DiffSession::forgetRename(const autogenerate::PendingItem &item)
{
    const bool isTable = item.subject == autogenerate::PendingItem::Subject::Table;
    std::erase_if(m_choices.renames, [&](const autogenerate::Rename &rename) {
        if (isTable)
            return !rename.column && (rename.table == item.table || rename.newName == item.table.name);
        return rename.column && (rename.column->text == item.name || rename.newName.text == item.name);
    });
    refresh();
}

void DiffSession::setFill(const autogenerate::PendingItem &item, const QString &value)
{
    std::erase_if(m_choices.fills, [&](const autogenerate::FillValue &fill) { return fill.table == item.table && fill.column.text == item.name; });
    if (!value.isEmpty())
        m_choices.fills.push_back({item.table, schema::Identifier(item.name), value.toStdString()});
    refresh();
}

QString DiffSession::fillOf(const autogenerate::PendingItem &item) const
{
    for (const autogenerate::FillValue &fill : m_choices.fills) {
        if (fill.table == item.table && fill.column.text == item.name)
            return verbatim(fill.value);
    }
    return {};
}

void DiffSession::ignore(const std::string &key, const QString &reason)
{
    if (m_session.snapshot())
        m_ignoreJob = m_session.engine().storeIgnored(verbatim(m_session.snapshot()->project.root), verbatim(key), reason.simplified());
}

void DiffSession::unignore(const std::string &key)
{
    if (m_session.snapshot())
        m_ignoreJob = m_session.engine().storeIgnored(verbatim(m_session.snapshot()->project.root), verbatim(key), std::nullopt);
}

void DiffSession::write(const QString &message, const std::set<std::string> &keys)
{
    if (m_writeJob != 0 || !canCompare(DiffPair::Pending))
        return;
    DiffRequest request = requestFor(DiffPair::Pending);
    request.choices.only = keys;
    autogenerate::RevisionRequest revision;
    if (!message.trimmed().isEmpty())
        revision.message = message.trimmed().toStdString();
    m_writeJob = m_session.engine().writeScriptFromDiff(request, revision);
    Q_EMIT changed();
}

}  // namespace limbeck::ui
