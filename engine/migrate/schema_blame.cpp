// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/schema_blame.h"

#include "migrate/schema_history.h"

#include <algorithm>
#include <variant>

namespace limbeck::migrate {

namespace {

/// An object as it stands in a schema; nothing: it is not there.
using Sight = std::variant<std::monostate, bool, schema::Column, schema::Index, schema::Constraint>;

bool hasName(const schema::Name &name, const std::string &wanted) { return name.text && name.text->text == wanted; }

Sight look(const schema::Schema &schema, const BlamedObject &object)
{
    const auto table = schema.tables.find(object.table);
    if (table == schema.tables.end())
        return {};
    switch (object.kind) {
    case BlamedObject::Kind::Table:
        return true;
    case BlamedObject::Kind::Column:
        if (const schema::Column *column = table->second.findColumn(object.name))
            return *column;
        return {};
    case BlamedObject::Kind::Index:
        for (const schema::Index &index : table->second.indexes) {
            if (hasName(index.name, object.name))
                return index;
        }
        return {};
    case BlamedObject::Kind::Constraint:
        for (const schema::Constraint &constraint : table->second.constraints) {
            if (std::visit([&](const auto &one) { return hasName(one.name, object.name); }, constraint))
                return constraint;
        }
        return {};
    }
    return {};
}

}  // namespace

std::vector<std::string> blameObjects(const ProjectSnapshot &snapshot, const std::vector<int> &at, const std::vector<BlamedObject> &objects, const std::string &dialectName,
                                      const environment::EnvironmentRun &run, SourceCache &sources, StopToken stop)
{
    std::vector<std::string> revisions(objects.size());
    std::vector<Sight> seen(objects.size());
    const auto watch = [&](const std::string &revision, const schema::Schema &schema) {
        for (std::size_t i = 0; i < objects.size(); ++i) {
            Sight now = look(schema, objects[i]);
            if (now == seen[i])
                continue;
            revisions[i] = revision;
            seen[i] = std::move(now);
        }
    };
    foldWatched(snapshot, at, dialectName, run, sources, watch, std::move(stop));
    return revisions;
}

}  // namespace limbeck::migrate
