// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/offline_world.h"

#include "base/error.h"

namespace limbeck::migrate {

namespace {

/// Tabs to four blanks, surrounding white space off (spec/operations.md §1.2).
std::string layOut(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\t')
            result += "    ";
        else
            result += c;
    }
    constexpr const char *kSpace = " \n\r\f\v";
    const auto first = result.find_first_not_of(kSpace);
    return first == std::string::npos ? std::string() : result.substr(first, result.find_last_not_of(kSpace) - first + 1);
}

}  // namespace

OfflineWorld::OfflineWorld(const dialect::Dialect &dialect, std::optional<database::Url> url, const sqlalchemy::Surroundings &surroundings, SqlOutput output, RunEvents &events)
    : m_dialect(dialect), m_url(std::move(url)), m_surroundings(surroundings), m_output(std::move(output)), m_events(events)
{
    m_compile.offline = true;
    m_compile.warn = [this](const std::string &text) { m_events.log(kWarning, "alembic.warning", text); };
}

void OfflineWorld::write(const sql::Statement &statement) { m_output(layOut(statement.text) + ";\n\n"); }

void OfflineWorld::writePlain(const std::string &text) { m_output(text + "\n\n"); }

void OfflineWorld::emit(const operation::Operation &operation)
{
    m_dialect.compile(operation, m_compile, [this](const sql::Statement &statement) { write(statement); });
}

sqlalchemy::ExecuteResult OfflineWorld::execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition position)
{
    // The stand-in of op.get_bind() drops the parameters, under Alembic too: what is printed has NULL or placeholders in their place.
    if (!parameters.empty()) {
        m_events.log(kWarning, "alembic.warning", "The parameters given to execute() are not in the SQL that --sql prints (" + position.toString()
                                                      + "). Write the values into the statement, for example with bindparams() or op.inline_literal().");
    }
    m_dialect.compileExecutable(executable, {}, m_compile, [this](const sql::Statement &statement) { write(statement); });
    return sqlalchemy::NoResult{};
}

void OfflineWorld::refuseInspection() const
{
    throw Error(ErrorCode::Script, "The database cannot be inspected in offline mode (--sql).", {}, "Guard this part of the script with context.is_offline_mode().");
}

std::optional<schema::Schema> OfflineWorld::inspect(const dialect::ReflectScope &) { refuseInspection(); }
std::optional<std::vector<std::string>> OfflineWorld::tableNames(const std::optional<std::string> &) { refuseInspection(); }
std::optional<std::vector<std::string>> OfflineWorld::viewNames(const std::optional<std::string> &) { refuseInspection(); }
std::optional<std::vector<std::string>> OfflineWorld::schemaNames() { refuseInspection(); }

void OfflineWorld::enterAutocommit()
{
    if (m_printsTransactions)
        writePlain("COMMIT;");
}

void OfflineWorld::leaveAutocommit()
{
    if (m_printsTransactions)
        writePlain("BEGIN;");
}

std::string OfflineWorld::driverName() const
{
    if (m_url && !m_url->driver.empty())
        return m_url->driver;
    return m_dialect.name() == "postgresql" ? "psycopg2" : "pysqlite";
}

}  // namespace limbeck::migrate
