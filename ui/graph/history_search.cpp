// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_search.h"

#include "graph/revision_texts.h"

#include <algorithm>
#include <utility>

namespace limbeck::ui {

namespace {

/// At blanks outside of quotes; the quotes go.
QStringList splitWords(const QString &text)
{
    QStringList words(QString{});
    bool isQuoted = false;
    for (const QChar character : text) {
        if (character == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (character.isSpace() && !isQuoted)
            words << QString();
        else
            words.back() += character;
    }
    words.removeAll(QString());
    return words;
}

QString fileName(const revision::Script &script) { return QString::fromStdString(script.path).section(QLatin1Char('/'), -1); }

}  // namespace

HistorySearch::HistorySearch(const QString &text)
{
    for (const QString &word : splitWords(text))
        m_words.push_back(parseWord(word));
    std::erase_if(m_words, [](const Word &word) { return word.text.isEmpty(); });
}

HistorySearch::Word HistorySearch::parseWord(const QString &text)
{
    static const std::pair<QLatin1String, Field> kPrefixes[] = {
        {QLatin1String("id:"), Field::Id},       {QLatin1String("msg:"), Field::Message}, {QLatin1String("file:"), Field::File}, {QLatin1String("label:"), Field::Label},
        {QLatin1String("date:"), Field::Date},   {QLatin1String("state:"), Field::State}, {QLatin1String("is:"), Field::State},
    };
    for (const auto &[prefix, field] : kPrefixes) {
        if (text.startsWith(prefix, Qt::CaseInsensitive))
            return {field, text.mid(prefix.size())};
    }
    return {Field::Any, text};
}

bool HistorySearch::matches(const Subject &subject) const
{
    return !m_words.empty() && std::all_of(m_words.begin(), m_words.end(), [&](const Word &word) { return matches(word, subject); });
}

bool HistorySearch::matches(const Word &word, const Subject &subject)
{
    const auto isId = [&] { return QString::fromStdString(subject.script.id).startsWith(word.text, Qt::CaseInsensitive); };
    const auto isInMessage = [&] { return QString::fromStdString(subject.script.longDoc).contains(word.text, Qt::CaseInsensitive); };
    const auto isInFileName = [&] { return fileName(subject.script).contains(word.text, Qt::CaseInsensitive); };
    switch (word.field) {
    case Field::Any:
        return isId() || isInMessage() || isInFileName();
    case Field::Id:
        return isId();
    case Field::Message:
        return isInMessage();
    case Field::File:
        return isInFileName();
    case Field::Label:
        return std::any_of(subject.labels.begin(), subject.labels.end(), [&](const QString &label) { return label.startsWith(word.text, Qt::CaseInsensitive); });
    case Field::Date:
        return dateOf(subject.script).startsWith(word.text);
    case Field::State:
        return subject.state.startsWith(word.text, Qt::CaseInsensitive);
    }
    return false;
}

}  // namespace limbeck::ui
