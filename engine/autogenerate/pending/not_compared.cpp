// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/not_compared.h"

namespace limbeck::autogenerate {

namespace {

/// Kind, name, and the extension it belongs to. System schemas apart; internal triggers (of foreign keys) are part of what is compared.
const char *const kPostgresqlObjects = R"sql(
with own as (select oid, nspname from pg_namespace where nspname not like 'pg\_%' and nspname <> 'information_schema'),
     shown as (select oid, case when nspname = current_schema() then '' else nspname || '.' end as prefix from own),
     member as (select d.classid, d.objid, e.extname from pg_depend d join pg_extension e on e.oid = d.refobjid where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e')
select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'sequence' end, n.prefix || c.relname, m.extname::text
  from pg_class c join shown n on n.oid = c.relnamespace left join member m on m.classid = 'pg_class'::regclass and m.objid = c.oid
 where c.relkind in ('v', 'm', 'f') or (c.relkind = 'S' and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')))
union all
select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end, n.prefix || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', null
  from pg_proc p join shown n on n.oid = p.pronamespace where not exists (select 1 from member m where m.classid = 'pg_proc'::regclass and m.objid = p.oid)
union all
select 'trigger', t.tgname || ' on ' || n.prefix || c.relname, null
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join shown n on n.oid = c.relnamespace where not t.tgisinternal
union all
select 'policy', p.polname || ' on ' || n.prefix || c.relname, null from pg_policy p join pg_class c on c.oid = p.polrelid join shown n on n.oid = c.relnamespace
union all
select 'domain', n.prefix || t.typname, null from pg_type t join shown n on n.oid = t.typnamespace
 where t.typtype = 'd' and not exists (select 1 from member m where m.classid = 'pg_type'::regclass and m.objid = t.oid)
union all
select 'rule', r.rulename || ' on ' || n.prefix || c.relname, null from pg_rewrite r join pg_class c on c.oid = r.ev_class join shown n on n.oid = c.relnamespace where r.rulename <> '_RETURN'
order by 1, 2)sql";

const char *const kPostgresqlTables = R"sql(
select n.nspname::text, c.relname::text, 'it belongs to extension ' || e.extname
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  join pg_extension e on d.refclassid = 'pg_extension'::regclass and e.oid = d.refobjid where c.relkind in ('r', 'p')
union all
select n.nspname::text, c.relname::text, 'it is a partition of ' || i.inhparent::regclass::text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid where c.relispartition and c.relkind in ('r', 'p'))sql";

const char *const kSqliteObjects = "select type, case when type = 'trigger' then name || ' on ' || tbl_name else name end, null from sqlite_master where type in ('view', 'trigger') order by 1, 2";
const char *const kSqliteTables = "select 'main', name, case type when 'shadow' then 'it belongs to a virtual table' else 'it is a virtual table' end from pragma_table_list "
                                  "where schema = 'main' and type in ('shadow', 'virtual')";

std::string textAt(const sql::ValueList &row, std::size_t at)
{
    const auto *text = at < row.size() ? std::get_if<std::string>(&row[at].data) : nullptr;
    return text ? *text : std::string();
}

}  // namespace

DatabaseExtras readExtras(TableFacts &facts, const std::string &dialectName, const std::optional<std::string> &defaultSchema)
{
    const bool isPostgresql = dialectName == "postgresql";
    DatabaseExtras extras;
    if (const auto rows = facts.ask(isPostgresql ? kPostgresqlObjects : kSqliteObjects)) {
        for (const sql::ValueList &row : rows->rows) {
            const std::string extension = textAt(row, 2);
            extras.notCompared.push_back({textAt(row, 0), textAt(row, 1), extension.empty() ? std::string() : "it belongs to extension " + extension});
        }
    }
    if (const auto rows = facts.ask(isPostgresql ? kPostgresqlTables : kSqliteTables)) {
        for (const sql::ValueList &row : rows->rows) {
            sql::QualifiedName name{sql::Identifier(textAt(row, 0)), sql::Identifier(textAt(row, 1))};
            if (name.schema->text == defaultSchema)
                name.schema.reset();
            extras.foreignTables.emplace(std::move(name), textAt(row, 2));
        }
    }
    return extras;
}

}  // namespace limbeck::autogenerate
