// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/batch/table_rebuild.h"

namespace limbeck::dialect::batch {

/// Carries column names and SQL texts of the old table, and of the block's directives, over to the new table: renamed columns get
/// their new names, dropped ones are noticed. What Alembic would not manage is told through state.warn.
class NameAdapter {
public:
    NameAdapter(const Dialect &dialect, const CompileState &state, const TableRebuild &rebuild, QualifiedName table);

    const QualifiedName &table() const { return m_table; }
    void warn(const std::string &text) const;
    /// The new table has no column of this name, and the old one had.
    bool isDropped(const std::string &name) const;
    /// The first dropped column that the expression names.
    std::optional<std::string> droppedColumnIn(const sql::ExpressionPtr &expression) const;
    /// `owner`: what the text belongs to, for messages. Throws when the text names a dropped column.
    sql::ExpressionPtr adapted(const sql::ExpressionPtr &expression, bool isNew, const std::string &owner) const;
    /// Names as they are in the new table; nullopt: one of the columns is gone.
    std::optional<std::vector<Identifier>> resolved(const std::vector<Identifier> &columns, bool isNew, const std::string &owner) const;

private:
    std::string textOf(const sql::ExpressionPtr &expression) const;
    std::string renamed(const std::string &text, bool isNew, const std::string &owner) const;

    const Dialect &m_dialect;
    const CompileState &m_state;
    const TableRebuild &m_rebuild;
    QualifiedName m_table;
    std::vector<std::pair<std::string, std::string>> m_renames;  ///< old name, new name as written
};

}  // namespace limbeck::dialect::batch
