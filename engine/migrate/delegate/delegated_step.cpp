// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/delegated_step.h"

#include "base/error.h"
#include "database/mask_passwords.h"
#include "migrate/delegate/child_process.h"
#include "project/paths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <sys/stat.h>

// The conversation: one line of JSON in (the job), lines of JSON out (delegate_step.py). The job goes through standard input, not through arguments, which every user of the
// machine can read: it may hold a password.
//
// A stop: PostgreSQL is asked to cancel the child's statement, so that Alembic rolls back and ends by itself; a child that does not end is killed and its session terminated,
// for a server goes on with a statement whose client is gone. SQLite: the process is ended, the next reader rolls its journal back.

namespace limbeck::embedded {
extern const std::map<std::string, std::string> delegateHelper;
}

namespace limbeck::migrate {

namespace {

constexpr std::chrono::milliseconds kGrace{3000};

QString q(const std::string &text) { return QString::fromStdString(text); }

QJsonArray list(const std::vector<std::string> &texts)
{
    QJsonArray array;
    for (const std::string &text : texts)
        array.append(q(text));
    return array;
}

std::string shown(std::vector<std::string> rows)
{
    std::sort(rows.begin(), rows.end());
    std::string text;
    for (const std::string &row : rows)
        text += (text.empty() ? "" : ", ") + row;
    return text.empty() ? "no row" : text;
}

bool sameRows(std::vector<std::string> a, std::vector<std::string> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

class Conversation {
public:
    Conversation(const RunRequest &request, const ProjectPython &python, LiveWorld &world, const DelegatedStep &step)
        : m_request(request), m_python(python), m_world(world), m_step(step), m_isSqlite(world.connection().backend() == database::Backend::Sqlite)
    {
    }

    void run()
    {
        ChildProgram program{m_python.program, {"-c", embedded::delegateHelper.at("delegate_step.py")}, m_request.project->root, {{"PYTHONUNBUFFERED", "1"}, {"LIMBECK_DELEGATED", id()}}, job()};
        ChildSinks sinks;
        sinks.output = [this](const std::string &line) { answer(line); };
        sinks.error = [this](const std::string &line) { m_request.events->delegateLine(database::maskPasswords(line)); };
        if (!m_isSqlite) {
            sinks.stopping = [this] { signalServer("pg_cancel_backend"); };
            sinks.grace = kGrace;
            sinks.mustEnd = [this] { return waitsForUs(); };
        }
        const ChildEnd end = runChild(program, sinks, m_request.stop);
        m_world.connection().setStopToken({});
        if (end.stopped && !m_isSqlite)
            endServer();
        const std::vector<std::string> rows = readRows();
        m_world.connection().setStopToken(m_request.stop);
        judge(end, rows);
    }

private:
    std::string id() const { return m_step.step->id; }

    std::string job() const
    {
        const project::Config &config = m_request.project->config;
        QJsonObject job;
        job[QLatin1String("backend")] = m_isSqlite ? QLatin1String("sqlite") : QLatin1String("postgresql");
        job[QLatin1String("identity_query")] = m_isSqlite ? QStringLiteral("PRAGMA database_list") : q(m_step.lock->identityQuery());
        job[QLatin1String("file")] = fileIdentity();
        job[QLatin1String("url")] = m_request.chosenUrl ? q(m_request.chosenUrl->resolvedAgainst(m_request.project->root).toString(false)) : QString();
        job[QLatin1String("ini")] = q(config.ini().path());
        job[QLatin1String("toml")] = q(config.hasToml() ? config.tomlPath() : std::string());
        job[QLatin1String("section")] = q(config.sectionName());
        job[QLatin1String("folder")] = q(m_request.project->root);
        job[QLatin1String("arguments")] = list(arguments());
        job[QLatin1String("destination")] = q(m_request.destination.value_or(id()));
        if (m_request.surroundings.tag)
            job[QLatin1String("tag")] = q(*m_request.surroundings.tag);
        else
            job[QLatin1String("tag")] = QJsonValue::Null;
        job[QLatin1String("run")] = m_step.run;
        job[QLatin1String("revision")] = q(id());
        job[QLatin1String("up")] = m_step.step->up;
        job[QLatin1String("rows")] = list(m_step.rowsBefore);
        const database::VersionTableName &table = m_step.table->name();
        job[QLatin1String("version_table")] = QJsonArray{table.schema ? QJsonValue(q(*table.schema)) : QJsonValue(QJsonValue::Null), q(table.name)};
        return QJsonDocument(job).toJson(QJsonDocument::Compact).toStdString() + "\n";
    }

    /// The command line that Alembic would have got: env.py may look at config.cmd_opts.
    std::vector<std::string> arguments() const
    {
        const project::Config &config = m_request.project->config;
        std::vector<std::string> words{"-c", config.ini().exists() || !config.hasToml() ? config.ini().path() : config.tomlPath(), "-n", config.sectionName()};
        for (const std::string &argument : m_request.surroundings.xArguments)
            words.push_back("-x" + argument);
        words.emplace_back(m_step.step->up ? "upgrade" : "downgrade");
        if (m_request.surroundings.tag)
            words.push_back("--tag=" + *m_request.surroundings.tag);
        words.push_back(m_request.destination.value_or(id()));
        return words;
    }

    QJsonValue fileIdentity() const
    {
        struct stat facts {};
        if (!m_isSqlite || ::stat(m_world.connection().facts().currentDatabase.c_str(), &facts) != 0)
            return QJsonValue::Null;
        return QJsonArray{qint64(facts.st_dev), qint64(facts.st_ino)};
    }

    void answer(const std::string &line)
    {
        const QJsonObject message = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const QString kind = message[QLatin1String("kind")].toString();
        const auto text = [&message](const char *key) { return message[QLatin1String(key)].toString().toStdString(); };
        if (kind == QLatin1String("print")) {
            m_request.events->print(text("text"));
        } else if (kind == QLatin1String("connected")) {
            m_server = message[QLatin1String("server")].toInt();
        } else if (kind == QLatin1String("refused")) {
            m_refusal = database::maskPasswords(text("text"));
        } else if (kind == QLatin1String("failed")) {
            m_failure = Error(ErrorCode::Script, "Revision " + id() + " failed in the project's Python: " + text("type") + ": " + database::maskPasswords(text("text")),
                              SourcePosition{text("file"), message[QLatin1String("line")].toInt(), 0});
            for (const QString &part : message[QLatin1String("trace")].toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                m_failure->withDetail(database::maskPasswords(part.toStdString()));
            if (text("type") == "ModuleNotFoundError")
                m_failure->withHint(m_python.program + " does not have what the project imports. Choose the interpreter of the project's virtual environment, or install its requirements there.");
        } else if (kind == QLatin1String("done")) {
            m_done = true;
        }
    }

    /// From our own session, which is idle. The child's may be gone already: then the server answers false.
    bool signalServer(const char *function)
    {
        if (m_server == 0)
            return false;
        m_world.connection().setStopToken({});
        const sql::Rows rows = m_world.connection().query("SELECT pg_catalog." + std::string(function) + "(pid) FROM pg_catalog.pg_stat_activity WHERE pid = " + std::to_string(m_server));
        return !rows.rows.empty();
    }

    /// env.py may take a session lock of its own: we hold it, and the child's env.py would wait for it for ever.
    bool waitsForUs()
    {
        if (m_server == 0 || m_request.stop.stop_requested())
            return false;
        std::string pids;
        for (const int pid : m_step.ownServers)
            pids += (pids.empty() ? "" : ", ") + std::to_string(pid);
        const sql::Rows rows = m_world.connection().query("SELECT 1 WHERE pg_catalog.pg_blocking_pids(" + std::to_string(m_server) + ") && ARRAY[" + pids + "]::int[]");
        m_blocked = !rows.rows.empty();
        return m_blocked;
    }

    /// Until the child's session is gone its transaction may still end either way.
    void endServer()
    {
        signalServer("pg_terminate_backend");
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (m_server != 0 && std::chrono::steady_clock::now() < deadline) {
            if (m_world.connection().query("SELECT 1 FROM pg_catalog.pg_stat_activity WHERE pid = " + std::to_string(m_server)).rows.empty())
                return;
            m_world.connection().query("SELECT pg_catalog.pg_sleep(0.02)");
        }
    }

    std::vector<std::string> readRows()
    {
        database::Connection &connection = m_world.connection();
        return m_step.table->exists(connection) ? m_step.table->rows(connection) : std::vector<std::string>{};
    }

    std::string kept(const std::vector<std::string> &rows) const
    {
        if (sameRows(rows, m_step.rowsAfter))
            return "The step had been committed: the version table holds " + shown(rows) + ".";
        return "The version table holds " + shown(rows) + " as before this step."
            + (m_isSqlite ? " On SQLite the project's driver commits most statements one by one: look what this step has left." : "");
    }

    void judge(const ChildEnd &end, const std::vector<std::string> &rows)
    {
        if (m_blocked) {
            throw Error(ErrorCode::Operation, "The project's Python waits for a lock that this run holds itself: env.py takes a lock for its session, so revision " + id() + " cannot run in a second one.",
                        SourcePosition{m_request.project->envPath(), 0, 0}, "Run this step with Alembic itself, then go on.")
                .withDetail(kept(rows));
        }
        if (end.stopped) {
            Cancelled cancelled;
            cancelled.withDetail(kept(rows));
            throw cancelled;
        }
        if (!end.started)
            throw Error(ErrorCode::Config, m_python.program + " could not be started: " + end.problem);
        if (!m_refusal.empty())
            throw Error(ErrorCode::Operation, "Revision " + id() + " was not given to the project's Python: " + m_refusal, {}, "Nothing of this step was done.");
        if (m_failure)
            throw m_failure->withDetail(kept(rows));
        if (!m_done || end.status != 0) {
            throw Error(ErrorCode::Script, "The project's Python ended with status " + std::to_string(end.status) + " in revision " + id() + ".").withDetail(kept(rows));
        }
        if (!sameRows(rows, m_step.rowsAfter)) {
            throw Error(ErrorCode::Operation,
                        "The project's Python ran revision " + id() + " without an error, but the version table holds " + shown(rows) + " instead of " + shown(m_step.rowsAfter) + ".",
                        {}, sameRows(rows, m_step.rowsBefore) ? "env.py did not commit: it may have opened a transaction before context.configure()." : "Look who else changes the version table.");
        }
    }

    const RunRequest &m_request;
    const ProjectPython &m_python;
    LiveWorld &m_world;
    const DelegatedStep &m_step;
    bool m_isSqlite;
    int m_server = 0;          ///< the child's server process
    bool m_done = false;
    bool m_blocked = false;    ///< the child waits for a lock of ours
    std::string m_refusal;
    std::optional<Error> m_failure;
};

}  // namespace

void runDelegatedStep(const RunRequest &request, const ProjectPython &python, LiveWorld &world, const DelegatedStep &step)
{
    Conversation(request, python, world, step).run();
}

}  // namespace limbeck::migrate
