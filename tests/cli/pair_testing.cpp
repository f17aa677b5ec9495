// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pair_testing.h"

#include <QTest>

namespace limbeck::test {

namespace {

std::string joined(const Texts &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += text + " ";
    return all;
}

}  // namespace

void bothDatabases()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

bool contains(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

RevisionSpec tableRevision(const std::string &id, const Texts &down, const Texts &extra)
{
    RevisionSpec spec{id, down, "", {"op.create_table('t" + id + "', sa.Column('v', sa.Integer()))", "op.execute('INSERT INTO t" + id + " VALUES (7)')"}, {"op.drop_table('t" + id + "')"}};
    spec.upgrade.insert(spec.upgrade.end(), extra.begin(), extra.end());
    return spec;
}

Pair::Pair(bool postgresql, const Setup &setup) : m_ours(postgresql), m_theirs(postgresql)
{
    setup(m_ours);
    setup(m_theirs);
}

void Pair::run(const Texts &arguments, const ProcessOptions &options)
{
    m_our = m_ours.builder().cli(arguments, options);
    m_their = m_theirs.builder().alembic(arguments, options);
}

bool Pair::sameState() const { return m_ours.tables() == m_theirs.tables() && m_ours.rows() == m_theirs.rows(); }

std::string Pair::text() const
{
    return "--- limbeck-cli\n" + m_our.toText() + "\ntables: " + joined(m_ours.tables()) + "; rows: " + joined(m_ours.rows()) + "\n--- alembic\n" + m_their.toText() + "\ntables: "
        + joined(m_theirs.tables()) + "; rows: " + joined(m_theirs.rows()) + "\n";
}

std::string failedLine(const ProcessResult &result)
{
    const auto at = result.output.find("FAILED: ");
    return at == std::string::npos ? std::string() : result.output.substr(at, result.output.find('\n', at) - at);
}

}  // namespace limbeck::test
