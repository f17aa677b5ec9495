// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <QHash>
#include <QStringList>

namespace limbeck::ui {

/// The names that a script can mention: tables with their columns, of the schema where the script stands.
class SchemaNames {
public:
    SchemaNames() = default;
    /// Of both: an upgrade begins with the one, a downgrade with the other.
    SchemaNames(const schema::Schema &before, const schema::Schema &after);

    bool isEmpty() const { return m_columns.isEmpty(); }
    QStringList tables() const;
    QStringList columns(const QString &table) const { return m_columns.value(table); }

    /// What fits into the string that `before` (Python up to the caret) ends in: the columns of the table that the call or its batch block names, "table.column" in a foreign key, else the tables.
    QStringList namesFor(const QString &before) const;

private:
    void add(const schema::Schema &schema);
    QStringList tablesAndTheirColumns() const;

    QHash<QString, QStringList> m_columns;   ///< by table
};

}  // namespace limbeck::ui
