// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/revision_facts.h"
#include "revision/script.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace limbeck::ui {

/// What a search of the history means. Words are separated by blanks, "…" keeps them together, and all must match: `id:` the beginning of the id, `msg:` the docstring, `file:` the file's name,
/// `label:` a branch label or "head", `date:` the beginning of the date, `state:` or `is:` the beginning of the state's word, `table:` and
/// `column:` what the script touches ("account" or "account.plan"), `op:` a directive that it calls, `author:` who added the file, `applied:` a database, "yes" or "no", `lint:` what was found about it. A plain word means any of
/// id, message, file, table and column. Case does not count.
class HistorySearch {
public:
    /// A revision; only what the words ask for is asked.
    class Subject {
    public:
        virtual ~Subject() = default;
        virtual const revision::Script &script() const = 0;
        virtual QStringList labels() const = 0;
        virtual QString state() const = 0;
        virtual const migrate::RevisionFacts *facts() const = 0;   ///< null: not known yet
        virtual QString author() const = 0;
        virtual QStringList appliedOn() const = 0;                 ///< databases
        virtual bool wasEdited() const = 0;                        ///< after it was applied
    };

    HistorySearch() = default;
    explicit HistorySearch(const QString &text);

    bool isEmpty() const { return m_words.empty(); }
    /// An empty search matches nothing.
    bool matches(const Subject &subject) const;
    /// It asks for who wrote the scripts.
    bool asksForAuthors() const;

private:
    enum class Field { Any, Id, Message, File, Label, Date, State, Table, Column, Directive, Author, Applied, Finding };
    struct Word {
        Field field = Field::Any;
        QString text;
        std::string ascii;   ///< the same in lower case when it holds nothing but ASCII: the texts of scripts need no conversion then
    };
    static Word parseWord(const QString &text);
    static bool matches(const Word &word, const Subject &subject);

    std::vector<Word> m_words;
};

}  // namespace limbeck::ui
