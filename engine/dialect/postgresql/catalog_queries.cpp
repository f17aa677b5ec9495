// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/catalog_queries.h"

#include "dialect/quoting.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::dialect::postgresql_catalog {

namespace {

/// No schema: what the search path shows, the server's own catalog apart.
std::string visibility(const std::optional<std::string> &schema, const std::string &visibleFunction)
{
    if (schema)
        return "n.nspname = " + stringLiteral(*schema);
    return visibleFunction + " and n.nspname <> 'pg_catalog'";
}

std::string relationCondition(const ReflectScope &scope)
{
    std::string condition = visibility(scope.schema, "pg_table_is_visible(c.oid)");
    condition += scope.views && !scope.tables.empty() ? " and c.relkind in ('r', 'p', 'v', 'm', 'f')" : " and c.relkind in ('r', 'p')";
    if (scope.tables.empty())
        return condition + " and c.relpersistence <> 't'";
    std::vector<std::string> names;
    for (const std::string &table : scope.tables)
        names.push_back(stringLiteral(table));
    return condition + fmt::format(" and c.relname in ({})", fmt::join(names, ", "));
}

constexpr const char *kRelations = "pg_class c join pg_namespace n on n.oid = c.relnamespace";
constexpr const char *kJoinedRelations = "(pg_class c join pg_namespace n on n.oid = c.relnamespace)";

/// NULLS NOT DISTINCT of the index `i`. Servers before 15 have no such column: there the name means the one of kWithoutIt.
constexpr const char *kNullsNotDistinct = "(select indnullsnotdistinct from pg_index own where own.indexrelid = i.indexrelid)";
constexpr const char *kWithoutIt = "(select null::boolean as indnullsnotdistinct) older";

std::string anyOf(const std::vector<long long> &ids) { return fmt::format("any ('{{{}}}'::oid[])", fmt::join(ids, ",")); }

std::string tablesQuery(const ReflectScope &scope)
{
    std::string query = fmt::format("select c.oid::bigint, n.nspname::text, c.relname::text, obj_description(c.oid, 'pg_class'), c.relkind in ('v', 'm'), null::text, false from {} where {}",
                                    kRelations, relationCondition(scope));
    if (scope.views)
        query += fmt::format(" union all select c.oid::bigint, n.nspname::text, c.relname::text, obj_description(c.oid, 'pg_class'), true, pg_get_viewdef(c.oid), c.relkind = 'm' "
                             "from {} where c.relkind in ('v', 'm') and {}",
                             kRelations, visibility(scope.schema, "pg_table_is_visible(c.oid)"));
    return query;
}

std::string constraintsQuery(const ReflectScope &scope)
{
    return fmt::format(
        "select k.conrelid::bigint, k.conname::text, k.contype::text, "
        // Only these tell something by their text: writing it out is what takes time.
        "case when k.contype in ('c', 'x') or k.confdeltype in ('n', 'd') then pg_get_constraintdef(k.oid, true) end, "
        "k.condeferrable, k.condeferred, k.convalidated, u.ord, "
        "case when a.attname is null and k.contype = 'x' then pg_get_indexdef(k.conindid, u.ord::int, true) else a.attname::text end, u.ord <= coalesce(i.indnkeyatts, u.ord), "
        "case when k.contype = 'u' then {} end, rn.nspname::text, rc.relname::text, pg_table_is_visible(k.confrelid), ra.attname::text, op.oprname::text, "
        "k.confmatchtype::text, k.confupdtype::text, k.confdeltype::text, am.amname::text "
        "from {} cross join pg_constraint k join {} on c.oid = k.conrelid "
        "left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x') "
        "left join pg_class ic on ic.oid = i.indexrelid left join pg_am am on am.oid = ic.relam "
        "left join lateral unnest(case when i.indexrelid is not null then i.indkey::int2[] when k.contype = 'f' then k.conkey end) with ordinality u(attnum, ord) on true "
        "left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum and u.attnum <> 0 "
        "left join pg_class rc on rc.oid = k.confrelid left join pg_namespace rn on rn.oid = rc.relnamespace "
        "left join pg_attribute ra on ra.attrelid = k.confrelid and ra.attnum = k.confkey[u.ord] "
        "left join pg_operator op on k.contype = 'x' and op.oid = k.conexclop[u.ord] "
        "where k.contype in ('p', 'u', 'f', 'c', 'x') and {} order by k.conrelid, k.conname, u.ord",
        kNullsNotDistinct, kWithoutIt, kJoinedRelations, relationCondition(scope));
}

}  // namespace

std::string columnsQuery(const std::vector<long long> &tables)
{
    return fmt::format(
        // Only generated columns name other columns; for the rest the server need not look at the whole table to write them out, which takes four times as long.
        "select a.attrelid::bigint, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
        "pg_get_expr(ad.adbin, case when a.attgenerated = '' then 0 else ad.adrelid end), a.attgenerated::text, "
        "a.attidentity::text, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, "
        "case when a.attcollation <> 0 and a.attcollation <> t.typcollation then co.collname::text end, d.description, "
        "ad.oid is not null and exists (select 1 from pg_depend own join pg_depend used on used.refobjid = own.objid and used.refclassid = own.classid "
        "where own.classid = 'pg_class'::regclass and own.refclassid = 'pg_class'::regclass and own.refobjid = a.attrelid and own.refobjsubid = a.attnum and own.deptype = 'a' "
        "and used.classid = 'pg_attrdef'::regclass and used.objid = ad.oid) "
        "from pg_attribute a join pg_type t on t.oid = a.atttypid "
        "left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum "
        "left join pg_collation co on co.oid = a.attcollation "
        "left join pg_depend dep on a.attidentity <> '' and dep.classid = 'pg_class'::regclass and dep.refclassid = 'pg_class'::regclass and dep.refobjid = a.attrelid "
        "and dep.refobjsubid = a.attnum and dep.deptype = 'i' "
        "left join pg_sequence s on s.seqrelid = dep.objid "
        "left join pg_description d on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass and d.objsubid = a.attnum "
        "where a.attnum > 0 and not a.attisdropped and a.attrelid = {} order by a.attrelid, a.attnum",
        anyOf(tables));
}

std::string indexesQuery(const std::vector<long long> &tables)
{
    return fmt::format(
        "select i.indrelid::bigint, ic.relname::text, i.indisunique, k.oid is not null, am.amname::text, array_to_string(ic.reloptions, E'\\x01'), pg_get_expr(i.indpred, i.indrelid), "
        "i.indnkeyatts, case when i.indisunique then {} end, u.ord, "
        "case when u.attnum = 0 then pg_get_indexdef(i.indexrelid, u.ord::int, true) else a.attname::text end, u.attnum = 0, oc.opcname::text, oc.opcdefault, "
        "i.indoption[u.ord - 1], i.indisvalid, ts.spcname::text "
        "from {} cross join pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_am am on am.oid = ic.relam "
        "cross join lateral unnest(i.indkey::int2[]) with ordinality u(attnum, ord) "
        "left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum and u.attnum <> 0 "
        "left join pg_opclass oc on oc.oid = i.indclass[u.ord - 1] "
        "left join pg_tablespace ts on ts.oid = ic.reltablespace "
        "left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x') "
        "where not i.indisprimary and i.indrelid = {} order by i.indrelid, ic.relname, u.ord",
        kNullsNotDistinct, kWithoutIt, anyOf(tables));
}

CatalogQueries catalogQueries(const ReflectScope &scope)
{
    CatalogQueries queries;
    queries.tables = tablesQuery(scope);
    queries.constraints = constraintsQuery(scope);
    queries.enums = "select n.nspname::text, t.typname::text, pg_type_is_visible(t.oid), e.enumlabel::text from pg_type t join pg_namespace n on n.oid = t.typnamespace "
                    "left join pg_enum e on e.enumtypid = t.oid where t.typtype = 'e' order by n.nspname, t.typname, e.enumsortorder";
    queries.domains = "select n.nspname::text, t.typname::text, pg_type_is_visible(t.oid), format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault, co.collname::text, "
                      "k.conname::text, pg_get_constraintdef(k.oid, true) from pg_type t join pg_namespace n on n.oid = t.typnamespace "
                      "left join pg_collation co on co.oid = t.typcollation left join pg_constraint k on k.contypid = t.oid and k.contype = 'c' "
                      "where t.typtype = 'd' and n.nspname not in ('pg_catalog', 'information_schema') order by n.nspname, t.typname, k.conname";
    queries.sequences = fmt::format("select n.nspname::text, c.relname::text, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle, format_type(s.seqtypid, null) "
                                    "from pg_sequence s join {} on c.oid = s.seqrelid where c.relkind = 'S' and {} order by c.relname",
                                    kJoinedRelations, visibility(scope.schema, "pg_table_is_visible(c.oid)"));
    return queries;
}

std::string relationNamesQuery(const std::optional<std::string> &schema, const std::string &kinds)
{
    return fmt::format("select c.relname::text from {} where c.relkind in ({}) and c.relpersistence <> 't' and {}", kRelations, kinds,
                       visibility(schema, "pg_table_is_visible(c.oid)"));
}

std::string typeExistsQuery(const QualifiedName &name)
{
    const std::optional<std::string> schema = name.schema ? std::optional(name.schema->text) : std::nullopt;
    return fmt::format("select 1 from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typname = {} and {}", stringLiteral(name.name.text),
                       visibility(schema, "pg_type_is_visible(t.oid)"));
}

std::string schemaNamesQuery() { return "select nspname::text from pg_namespace where nspname not like 'pg\\_%' order by nspname"; }

}  // namespace limbeck::dialect::postgresql_catalog
