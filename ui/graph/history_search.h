// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace limbeck::ui {

/// What a search of the history means. Words are separated by blanks, "…" keeps them together, and all must match: `id:` the beginning of the id, `msg:` the docstring, `file:` the file's name,
/// `label:` a branch label or "head", `date:` the beginning of the date, `state:` or `is:` the beginning of the state's word; a plain word any of the first three. Case does not count.
class HistorySearch {
public:
    struct Subject {
        const revision::Script &script;
        QStringList labels;
        QString state;
    };

    HistorySearch() = default;
    explicit HistorySearch(const QString &text);

    bool isEmpty() const { return m_words.empty(); }
    /// An empty search matches nothing.
    bool matches(const Subject &subject) const;

private:
    enum class Field { Any, Id, Message, File, Label, Date, State };
    struct Word {
        Field field = Field::Any;
        QString text;
    };
    static Word parseWord(const QString &text);
    static bool matches(const Word &word, const Subject &subject);

    std::vector<Word> m_words;
};

}  // namespace limbeck::ui
