// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/unknown_revisions.h"

#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "project_session.h"
#include "revision/script_head.h"

namespace limbeck::ui {

namespace {

QString messageIn(const migrate::DeletedScript &script)
{
    try {
        return messageOf(revision::readScript(script.path, script.text, {}));
    } catch (const Error &) {
        return {};
    }
}

}  // namespace

UnknownRevisions::UnknownRevisions(ProjectSession &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&m_session, &ProjectSession::opened, this, [this] { m_searches.clear(); });
    // Git may know more than the last time: what was found stays until the new answer is there.
    connect(&m_session, &ProjectSession::snapshotChanged, this, [this] {
        m_tasks.stopAll();
        for (const QString &id : m_searches.keys())
            look(id);
    });
    connect(&m_session, &ProjectSession::stateChanged, this, &UnknownRevisions::update);
}

void UnknownRevisions::update()
{
    QSet<QString> wanted;
    for (const UnknownRevision &unknown : m_session.unknownRevisions())
        wanted.insert(unknown.id);
    for (const QString &id : m_searches.keys()) {
        if (!wanted.contains(id))
            m_tasks.stop(m_searches.take(id).job);
    }
    for (const QString &id : wanted) {
        if (!m_searches.contains(id))
            look(id);
    }
    Q_EMIT changed();
}

void UnknownRevisions::look(const QString &id)
{
    const SnapshotPtr snapshot = m_session.snapshot();
    m_searches[id].job = m_tasks.run<std::optional<migrate::ScriptElsewhere>>(
        this,
        [snapshot, id = id.toStdString()](const StopToken &stop) {
            const auto isKnown = [&](const std::string &one) {
                const auto found = snapshot->graph->find(one);
                return found && !snapshot->graph->isGhost(*found);
            };
            return migrate::findScriptElsewhere(snapshot->project.versionLocations, id, isKnown, stop);
        },
        [this, id](const std::optional<migrate::ScriptElsewhere> &found) {
            if (!m_searches.contains(id))
                return;
            m_searches[id] = {0, found, {}};
            Q_EMIT changed();
        },
        [this, id](const ErrorPtr &error) {
            if (!m_searches.contains(id))
                return;
            m_searches[id] = {0, {}, engineText(error->message())};
            Q_EMIT changed();
        });
}

bool UnknownRevisions::isLooking(const QString &id) const { return m_searches.value(id).job != 0; }

std::optional<migrate::ScriptElsewhere> UnknownRevisions::found(const QString &id) const { return m_searches.value(id).found; }

std::vector<UnknownRow> UnknownRevisions::rows() const
{
    std::vector<UnknownRow> rows;
    for (const UnknownRevision &unknown : m_session.unknownRevisions())
        rows.push_back({unknown.id, whereIs(unknown.id), unknown.databases, unknown.isChosen});
    return rows;
}

QString UnknownRevisions::whereIs(const QString &id) const
{
    const auto search = m_searches.constFind(id);
    if (search == m_searches.constEnd())
        return {};
    if (!search->found)
        return search->job != 0 ? tr("Looking for it in git…") : !search->failure.isEmpty() ? tr("Git could not be asked: %1").arg(search->failure) : tr("Git does not know it either.");
    const migrate::ScriptElsewhere &elsewhere = *search->found;
    const QString branches = verbatim(elsewhere.branches).join(QStringLiteral(", ")), author = verbatim(elsewhere.script.author), date = verbatim(elsewhere.script.date).left(10);
    QStringList sentences;
    if (elsewhere.isOnThisBranch)
        sentences << tr("It is committed on this branch; only its file is missing in the folder.");
    else if (!elsewhere.branches.empty())
        sentences << tr("It exists on branch %1.", nullptr, int(elsewhere.branches.size())).arg(branches);
    else if (elsewhere.script.wasDeleted)
        sentences << tr("%1 deleted its script on %2; no branch has it any more.").arg(author, date);
    else
        sentences << tr("%1 wrote it on %2, in a commit that no branch has any more.").arg(author, date);
    if (!elsewhere.knownAncestors.empty())
        sentences << tr("Below it, this checkout has %1.").arg(verbatim(elsewhere.knownAncestors).join(QStringLiteral(", ")));
    return sentences.join(QLatin1Char(' '));
}

QString UnknownRevisions::html(const QString &id) const
{
    QStringList databases;
    for (const UnknownRevision &unknown : m_session.unknownRevisions()) {
        if (unknown.id == id)
            databases = unknown.databases;
    }
    const auto paragraph = [](const QString &text) { return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()); };
    QString html = QStringLiteral("<h3>%1</h3>").arg(id.toHtmlEscaped());
    html += paragraph(tr("%1 stands at %2, which no script of this project has.", nullptr, int(databases.size())).arg(databases.join(QStringLiteral(", ")), id));
    html += paragraph(whereIs(id));
    if (const auto elsewhere = found(id)) {
        const QString message = messageIn(elsewhere->script);
        html += paragraph(message.isEmpty() ? QString() : tr("“%1”, by %2, %3").arg(message, verbatim(elsewhere->script.author), verbatim(elsewhere->script.date).left(10)));
        html += QStringLiteral("<p><code>%1</code></p>").arg(verbatim(elsewhere->script.path).section(QLatin1Char('/'), -1).toHtmlEscaped());
    }
    html += paragraph(tr("Alembic would stop here with: Can't locate revision identified by '%1'").arg(id));
    html += paragraph(tr("Get the script, and everything is as usual. Or, when that revision is gone for good: stamp the database with a revision that is here, after a comparison of its tables with what that revision makes."));
    return html;
}

std::optional<UnknownRevisions::WayDown> UnknownRevisions::wayDown() const
{
    const StatePtr &state = m_session.state();
    if (!state || state->unknownRows.empty())
        return std::nullopt;
    WayDown way;
    for (const std::string &row : state->unknownRows) {
        const auto elsewhere = found(verbatim(row));
        if (!elsewhere || !elsewhere->isComplete)
            return std::nullopt;
        migrate::addBorrowed(way.scripts, elsewhere->missing);
        if (way.target.isEmpty()) {
            way.target = elsewhere->knownAncestors.empty() ? QStringLiteral("base") : verbatim(elsewhere->knownAncestors.front());
            // Its own branch only: what else the database has stays.
            if (state->rows.size() > 1)
                way.target.prepend(verbatim(row) + QLatin1Char('@'));
        }
    }
    return way;
}

QStringList UnknownRevisions::proposals(const QString &id) const
{
    QStringList ids;
    if (const auto elsewhere = found(id)) {
        for (const std::string &known : elsewhere->knownAncestors)
            ids << verbatim(known);
    }
    if (m_session.snapshot()) {
        for (const int head : m_session.snapshot()->graph->heads())
            ids << verbatim(m_session.snapshot()->graph->id(head));
    }
    ids.removeDuplicates();
    return ids;
}

}  // namespace limbeck::ui
