// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/sql_tree.h"

#include "base/error.h"

#include <vector>

#include <pg_query.h>

namespace limbeck::dialect::postgresql_sql {

namespace {

PgQuery__ParseResult *unpacked(const std::string &text)
{
    const std::unique_ptr<PgQueryProtobufParseResult, void (*)(PgQueryProtobufParseResult *)> parsed(
        new PgQueryProtobufParseResult(pg_query_parse_protobuf(text.c_str())), [](PgQueryProtobufParseResult *result) {
            pg_query_free_protobuf_parse_result(*result);
            delete result;
        });
    if (parsed->error)
        throw Error(ErrorCode::Syntax, parsed->error->message);
    PgQuery__ParseResult *result =
        pg_query__parse_result__unpack(nullptr, parsed->parse_tree.len, reinterpret_cast<const std::uint8_t *>(parsed->parse_tree.data));
    if (!result)
        throw Error(ErrorCode::Internal, "The tree of an SQL text could not be read.");
    return result;
}

}  // namespace

SqlTree::SqlTree(const std::string &text) : m_result(unpacked(text)) {}

void SqlTree::Free::operator()(PgQuery__ParseResult *result) const
{
    pg_query__parse_result__free_unpacked(result, nullptr);
}

std::string statementText(const PgQuery__Node &statement)
{
    PgQuery__RawStmt raw = PG_QUERY__RAW_STMT__INIT;
    raw.stmt = const_cast<PgQuery__Node *>(&statement);  // packing reads only
    PgQuery__RawStmt *statements[] = {&raw};
    PgQuery__ParseResult tree = PG_QUERY__PARSE_RESULT__INIT;
    tree.n_stmts = 1;
    tree.stmts = statements;
    std::vector<std::uint8_t> packed(pg_query__parse_result__get_packed_size(&tree));
    pg_query__parse_result__pack(&tree, packed.data());
    PgQueryProtobuf bytes{};
    bytes.len = static_cast<decltype(bytes.len)>(packed.size());
    bytes.data = reinterpret_cast<char *>(packed.data());
    const PgQueryDeparseResult written = pg_query_deparse_protobuf(bytes);
    const std::string text = written.query ? written.query : "", problem = written.error ? written.error->message : "";
    pg_query_free_deparse_result(written);
    if (!problem.empty())
        throw Error(ErrorCode::Internal, "An SQL tree could not be written: " + problem);
    return text;
}

std::string expressionText(const PgQuery__Node &expression)
{
    // SELECT <expression>
    PgQuery__ResTarget target = PG_QUERY__RES_TARGET__INIT;
    target.val = const_cast<PgQuery__Node *>(&expression);
    PgQuery__Node item = PG_QUERY__NODE__INIT;
    item.node_case = PG_QUERY__NODE__NODE_RES_TARGET;
    item.res_target = &target;
    PgQuery__Node *items[] = {&item};
    PgQuery__SelectStmt select = PG_QUERY__SELECT_STMT__INIT;
    select.n_target_list = 1;
    select.target_list = items;
    select.limit_option = PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_DEFAULT;
    select.op = PG_QUERY__SET_OPERATION__SETOP_NONE;
    PgQuery__Node statement = PG_QUERY__NODE__INIT;
    statement.node_case = PG_QUERY__NODE__NODE_SELECT_STMT;
    statement.select_stmt = &select;
    const std::string text = statementText(statement);
    constexpr std::string_view kSelect = "SELECT ";
    return text.starts_with(kSelect) ? text.substr(kSelect.size()) : text;
}

}  // namespace limbeck::dialect::postgresql_sql
