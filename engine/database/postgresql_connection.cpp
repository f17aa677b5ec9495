// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresql_connection.h"

#include "database/diagnose.h"
#include "database/literal.h"
#include "database/postgresql_parameters.h"
#include "database/postgresql_values.h"
#include "database/refusal.h"

#include <QSqlError>
#include <cerrno>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <sys/socket.h>

// Qt's driver opens, authenticates and owns the connection; every text then goes to libpq on the driver's PGconn, by the simple
// protocol: no placeholders, so jsonb's "?" and "[1:2]" are safe, several statements in one text, and all facts of an error.
//
// Waiting. PQexec is taken apart (PQsendQuery, wait, PQgetResult), so that the waiting thread can deliver NOTICEs as they come, repeat a
// cancel request that came before the statement had reached the server, and give a dead network up: a statement that does not end
// within kCancelGrace after a stop loses its connection. Results up to the first error count; the last one's rows are returned.
//
// Stopping. A stop requested before the statement is refused before anything is sent. During it, SQLSTATE 57014 is a cancellation only if
// we asked for it: statement_timeout has the same code. A statement that was faster than the request has simply succeeded.

namespace limbeck::database {
namespace {

constexpr int kPollMilliseconds = 250;
constexpr std::chrono::seconds kCancelGrace{30};
constexpr const char *kCopyMessage = "COPY with STDIN or STDOUT cannot run here: there is no client to send or take the data";

extern "C" void receiveNotice(void *pending, const PGresult *result)
{
    static_cast<std::vector<Notice> *>(pending)->push_back(postgresqlNotice(result));
}

void refuseWhatCannotBeSent(const sql::Statement &statement)
{
    if (!statement.binds.empty())
        throw Error(ErrorCode::Internal, "A PostgreSQL statement has bound values; its text should be complete.", statement.position);
    if (statement.text.find('\0') != std::string::npos)
        throw postgresqlRefusal("42601", "The statement contains a NUL character; PostgreSQL cannot store or read it.", statement.text);
}

sql::Rows rowsOf(const PGresult *result)
{
    sql::Rows rows;
    const char *affected = PQcmdTuples(const_cast<PGresult *>(result));
    if (*affected)
        rows.affected = std::strtoll(affected, nullptr, 10);
    rows.hasRows = PQresultStatus(result) == PGRES_TUPLES_OK;
    const int columns = rows.hasRows ? PQnfields(result) : 0;
    for (int c = 0; c < columns; ++c)
        rows.columns.push_back({PQfname(result, c), PQftype(result, c), {}});
    const int count = rows.hasRows ? PQntuples(result) : 0;
    rows.rows.reserve(static_cast<std::size_t>(count));
    for (int r = 0; r < count; ++r) {
        sql::ValueList &row = rows.rows.emplace_back();
        row.reserve(static_cast<std::size_t>(columns));
        for (int c = 0; c < columns; ++c) {
            if (PQgetisnull(result, r, c))
                row.emplace_back();
            else
                row.push_back(decodePostgresql(PQftype(result, c), {PQgetvalue(result, r, c), static_cast<std::size_t>(PQgetlength(result, r, c))}));
        }
    }
    return rows;
}

std::string textAt(const sql::Rows &rows, std::size_t column)
{
    const auto *text = std::get_if<std::string>(&rows.rows.at(0).at(column).data);
    return text ? *text : std::string();
}

void openDriver(QtDatabase &database, const PostgresqlParameters &parameters)
{
    database->setHostName(QString::fromStdString(parameters.host));
    database->setPort(parameters.port);
    database->setDatabaseName(QString::fromStdString(parameters.database));
    database->setUserName(QString::fromStdString(parameters.user));
    database->setPassword(QString::fromStdString(parameters.password));
    database->setConnectOptions(QString::fromStdString(parameters.options));
    database->open();
    database->setPassword({});
}

}  // namespace

PostgresqlConnection::PostgresqlConnection(const Url &url, const OpenOptions &options) : Connection(Backend::Postgresql), m_database("QPSQL")
{
    const PostgresqlParameters parameters = postgresqlParameters(url, options);
    openDriver(m_database, parameters);
    if (!m_database->isOpen()) {
        const std::string text = m_database->lastError().databaseText().toStdString();
        throw OpenError(diagnosePostgresql(url, text), text);
    }
    m_handle = m_database.handle<PGconn>({"pg_conn*", "PGconn*"});
    if (!m_handle)
        throw Error(ErrorCode::Internal, "Qt's PostgreSQL driver gave no connection handle.");
    m_canceller = std::make_shared<PostgresqlCanceller>(m_handle);
    PQsetNoticeReceiver(m_handle, receiveNotice, &m_pendingNotices);
    m_facts.notes = parameters.notes;
    run("RESET bytea_output", false);
    try {
        applySettings(parameters.settings);
    } catch (const DatabaseError &error) {
        throw OpenError(diagnosePostgresql(url, error.message()), error.message());
    }
    readFacts(url);
}

void PostgresqlConnection::applySettings(const std::vector<std::pair<std::string, std::string>> &settings)
{
    for (const auto &[name, value] : settings)
        run(fmt::format("SELECT pg_catalog.set_config({}, {}, false)", literal(name), literal(value)), false);
}

void PostgresqlConnection::readFacts(const Url &url)
{
    const sql::Rows rows = run("SELECT pg_catalog.current_database()::text, current_user::text, pg_catalog.current_schema()::text", false);
    m_facts.maskedUrl = url.toString();
    m_facts.currentDatabase = textAt(rows, 0);
    m_facts.currentUser = textAt(rows, 1);
    m_facts.defaultSchema = textAt(rows, 2);
    const char *version = PQparameterStatus(m_handle, "server_version");
    m_facts.serverVersion = version ? version : "";
    m_facts.serverVersionNumber = PQserverVersion(m_handle);
    m_facts.backendPid = PQbackendPID(m_handle);
}

sql::Rows PostgresqlConnection::execute(const sql::Statement &statement, Several)
{
    refuseWhatCannotBeSent(statement);
    return run(statement.text, true);
}

void PostgresqlConnection::runUnstoppable(const std::string &text)
{
    run(text, false);
}

void PostgresqlConnection::queryAll(const std::vector<std::string> &texts, const std::function<void(sql::Rows)> &receive)
{
    if (texts.empty())
        return;
    lastResultOf(fmt::format("{}", fmt::join(texts, ";\n")), true, [&receive](const PGresult *result) { receive(rowsOf(result)); });
}

sql::Rows PostgresqlConnection::run(const std::string &text, bool stoppable)
{
    return rowsOf(lastResultOf(text, stoppable, {}).get());
}

ResultPointer PostgresqlConnection::lastResultOf(const std::string &text, bool stoppable, const ResultSink &onRows)
{
    if (stoppable)
        checkStop(m_stop);
    m_canceller->startStatement();
    send(text);
    Outcome outcome;
    {
        const std::stop_callback onStop(stoppable ? m_stop : StopToken(), [this] { m_canceller->request(); });
        outcome = collect(onRows);
    }
    if (outcome.failure || outcome.copyRefused || !outcome.last)
        fail(outcome, text);
    if (PQresultStatus(outcome.last.get()) == PGRES_EMPTY_QUERY)
        throw postgresqlRefusal("42601", "can't execute an empty query", text);
    return std::move(outcome.last);
}

void PostgresqlConnection::send(const std::string &text)
{
    // An earlier text that was given up half-way must not leave results behind.
    while (const ResultPointer left{PQgetResult(m_handle)}) {
    }
    if (!PQsendQuery(m_handle, text.c_str()))
        throw postgresqlError(nullptr, m_handle, text);
}

PostgresqlConnection::Outcome PostgresqlConnection::collect(const ResultSink &onRows)
{
    Outcome outcome;
    while (ResultPointer result = nextResult()) {
        switch (PQresultStatus(result.get())) {
        case PGRES_COPY_IN:
            outcome.copyRefused = true;
            endCopyIn();
            break;
        case PGRES_COPY_OUT:
        case PGRES_COPY_BOTH:
            outcome.copyRefused = true;
            endCopyOut();
            break;
        case PGRES_BAD_RESPONSE:
        case PGRES_FATAL_ERROR:
            if (!outcome.failure)
                outcome.failure = std::move(result);
            break;
        case PGRES_EMPTY_QUERY:
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
        case PGRES_NONFATAL_ERROR:
        case PGRES_SINGLE_TUPLE:
        case PGRES_PIPELINE_SYNC:
        case PGRES_PIPELINE_ABORTED:
            if (onRows && PQresultStatus(result.get()) == PGRES_TUPLES_OK)
                onRows(result.get());
            outcome.last = std::move(result);
            break;
        }
        if (PQstatus(m_handle) == CONNECTION_BAD)
            break;
    }
    deliverNotices();
    return outcome;
}

ResultPointer PostgresqlConnection::nextResult()
{
    while (PQisBusy(m_handle)) {
        deliverNotices();
        waitForInput();
        if (!PQconsumeInput(m_handle))
            break;
    }
    return ResultPointer(PQgetResult(m_handle));
}

void PostgresqlConnection::waitForInput()
{
    pollfd descriptor{PQsocket(m_handle), POLLIN, 0};
    while (descriptor.fd >= 0 && ::poll(&descriptor, 1, kPollMilliseconds) == 0) {
        const auto requested = m_canceller->requestedAt();
        if (!requested)
            continue;
        if (std::chrono::steady_clock::now() - *requested > kCancelGrace)
            ::shutdown(descriptor.fd, SHUT_RDWR);
        else
            m_canceller->request();
    }
}

void PostgresqlConnection::endCopyIn()
{
    PQputCopyEnd(m_handle, kCopyMessage);
}

void PostgresqlConnection::endCopyOut()
{
    m_canceller->request();
    char *line = nullptr;
    while (PQgetCopyData(m_handle, &line, 0) > 0)
        PQfreemem(line);
}

void PostgresqlConnection::deliverNotices()
{
    const std::vector<Notice> notices = std::exchange(m_pendingNotices, {});
    if (!m_noticeSink)
        return;
    for (const Notice &notice : notices)
        m_noticeSink(notice);
}

void PostgresqlConnection::fail(const Outcome &outcome, const std::string &text)
{
    if (outcome.copyRefused && PQstatus(m_handle) != CONNECTION_BAD)
        throw postgresqlRefusal("0A000", kCopyMessage, text, "Write the data as INSERT statements or with op.bulk_insert.");
    if (m_canceller->requestedAt() && sqlStateOf(outcome.failure.get()) == "57014")
        throw StatementCancelled(false);
    throw postgresqlError(outcome.failure.get(), m_handle, text);
}

void PostgresqlConnection::begin(BeginMode)
{
    run("BEGIN", true);
}

void PostgresqlConnection::commit()
{
    if (transactionState() == TransactionState::Failed)
        throw postgresqlRefusal("25P02", "Nothing can be committed: a statement of the transaction has failed.", "COMMIT", "Roll the transaction back.");
    run("COMMIT", false);
}

void PostgresqlConnection::rollback()
{
    switch (transactionState()) {
    case TransactionState::Open:
    case TransactionState::Failed:
        run("ROLLBACK", false);
        break;
    case TransactionState::Idle:
    case TransactionState::Lost:
        break;
    }
}

TransactionState PostgresqlConnection::transactionState() const
{
    switch (PQtransactionStatus(m_handle)) {
    case PQTRANS_IDLE:
        return TransactionState::Idle;
    case PQTRANS_ACTIVE:
    case PQTRANS_INTRANS:
        return TransactionState::Open;
    case PQTRANS_INERROR:
        return TransactionState::Failed;
    case PQTRANS_UNKNOWN:
        break;
    }
    return TransactionState::Lost;
}

void PostgresqlConnection::cancel()
{
    m_canceller->request();
}

void PostgresqlConnection::setForeignKeyEnforcement(bool)
{
    throw Error(ErrorCode::Usage, "PostgreSQL always enforces foreign keys; only SQLite can switch it.");
}

}  // namespace limbeck::database
