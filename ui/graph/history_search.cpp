// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_search.h"

#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"

#include <algorithm>
#include <string_view>
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

bool touchesTable(const migrate::RevisionFacts &facts, const QString &word)
{
    return std::any_of(facts.touches.begin(), facts.touches.end(), [&](const operation::Touch &touch) { return verbatim(touch.table.toString()).startsWith(word, Qt::CaseInsensitive); });
}

/// "plan", "account.plan"
bool touchesColumn(const migrate::RevisionFacts &facts, const QString &word)
{
    return std::any_of(facts.touches.begin(), facts.touches.end(), [&](const operation::Touch &touch) {
        const QString column = verbatim(touch.column);
        const QString shown = word.contains(QLatin1Char('.')) ? verbatim(touch.table.name.text) + QLatin1Char('.') + column : column;
        return !column.isEmpty() && shown.startsWith(word, Qt::CaseInsensitive);
    });
}

/// Words for what is known of a script without a database, as people type them: the findings in English and as the window shows them.
QStringList findingWords(const HistorySearch::Subject &subject)
{
    QStringList words;
    if (subject.wasEdited())
        words << QStringLiteral("edited");
    const migrate::RevisionFacts *facts = subject.facts();
    if (!facts)
        return words;
    if (!facts->problem.empty())
        words << QStringLiteral("error") << verbatim(facts->problem) << engineText(facts->problem);
    if (!facts->findings.empty())
        words << QStringLiteral("warning");
    for (const std::string &finding : facts->findings)
        words << verbatim(finding) << engineText(finding);
    switch (facts->reversibility) {
    case migrate::Reversibility::Unknown:
        words << QStringLiteral("unknown");
        break;
    case migrate::Reversibility::Restored:
        words << QStringLiteral("reversible");
        break;
    case migrate::Reversibility::Lossy:
        words << QStringLiteral("lossy");
        break;
    case migrate::Reversibility::Different:
        words << QStringLiteral("different");
        break;
    case migrate::Reversibility::Irreversible:
        words << QStringLiteral("irreversible");
        break;
    }
    return words;
}

std::string_view fileName(const revision::Script &script)
{
    const std::string_view path = script.path;
    return path.substr(path.rfind('/') + 1);
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool startsWithAscii(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lowered(b); });
}

bool containsAscii(std::string_view text, std::string_view word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lowered(a) == b; }) != text.end();
}

std::string asciiOf(const QString &text)
{
    std::string ascii;
    for (const QChar c : text) {
        if (c.unicode() >= 0x80)
            return {};
        ascii += lowered(char(c.unicode()));
    }
    return ascii;
}

}  // namespace

HistorySearch::HistorySearch(const QString &text)
{
    for (const QString &word : splitWords(text))
        m_words.push_back(parseWord(word));
    std::erase_if(m_words, [](const Word &word) { return word.text.isEmpty(); });
    for (Word &word : m_words)
        word.ascii = asciiOf(word.text);
}

HistorySearch::Word HistorySearch::parseWord(const QString &text)
{
    static const std::pair<QLatin1String, Field> kPrefixes[] = {
        {QLatin1String("id:"), Field::Id},       {QLatin1String("msg:"), Field::Message}, {QLatin1String("file:"), Field::File}, {QLatin1String("label:"), Field::Label},
        {QLatin1String("date:"), Field::Date},   {QLatin1String("state:"), Field::State}, {QLatin1String("is:"), Field::State},
        {QLatin1String("table:"), Field::Table}, {QLatin1String("column:"), Field::Column},   {QLatin1String("op:"), Field::Directive}, {QLatin1String("author:"), Field::Author},
        {QLatin1String("applied:"), Field::Applied}, {QLatin1String("lint:"), Field::Finding},
    };
    for (const auto &[prefix, field] : kPrefixes) {
        if (text.startsWith(prefix, Qt::CaseInsensitive))
            return {field, text.mid(prefix.size()), {}};
    }
    return {Field::Any, text, {}};
}

bool HistorySearch::asksForAuthors() const
{
    return std::any_of(m_words.begin(), m_words.end(), [](const Word &word) { return word.field == Field::Author; });
}

bool HistorySearch::matches(const Subject &subject) const
{
    return !m_words.empty() && std::all_of(m_words.begin(), m_words.end(), [&](const Word &word) { return matches(word, subject); });
}

bool HistorySearch::matches(const Word &word, const Subject &subject)
{
    const auto starts = [&](std::string_view text) { return word.ascii.empty() ? verbatim(text).startsWith(word.text, Qt::CaseInsensitive) : startsWithAscii(text, word.ascii); };
    const auto contains = [&](std::string_view text) { return word.ascii.empty() ? verbatim(text).contains(word.text, Qt::CaseInsensitive) : containsAscii(text, word.ascii); };
    const auto isId = [&] { return starts(subject.script().id); };
    const auto isInMessage = [&] { return contains(subject.script().longDoc); };
    const auto isInFileName = [&] { return contains(fileName(subject.script())); };
    const auto facts = [&] { return subject.facts(); };
    const auto anyOf = [](const QStringList &texts, const auto &test) { return std::any_of(texts.begin(), texts.end(), test); };
    switch (word.field) {
    case Field::Any:
        return isId() || isInMessage() || isInFileName() || (facts() && (touchesTable(*facts(), word.text) || touchesColumn(*facts(), word.text)));
    case Field::Id:
        return isId();
    case Field::Message:
        return isInMessage();
    case Field::File:
        return isInFileName();
    case Field::Label:
        return anyOf(subject.labels(), [&](const QString &label) { return label.startsWith(word.text, Qt::CaseInsensitive); });
    case Field::Date:
        return dateOf(subject.script()).startsWith(word.text);
    case Field::State:
        return subject.state().startsWith(word.text, Qt::CaseInsensitive);
    case Field::Table:
        return facts() && touchesTable(*facts(), word.text);
    case Field::Column:
        return facts() && touchesColumn(*facts(), word.text);
    case Field::Directive:
        return facts() && std::any_of(facts()->directives.begin(), facts()->directives.end(), [&](const std::string &directive) { return contains(directive); });
    case Field::Author:
        return subject.author().contains(word.text, Qt::CaseInsensitive);
    case Field::Applied: {
        const QStringList databases = subject.appliedOn();
        if (word.text.compare(QLatin1String("no"), Qt::CaseInsensitive) == 0)
            return databases.isEmpty();
        return !databases.isEmpty()
            && (word.text.compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0
                || anyOf(databases, [&](const QString &name) { return name.startsWith(word.text, Qt::CaseInsensitive); }));
    }
    case Field::Finding: {
        const QStringList words = findingWords(subject);
        return std::any_of(words.begin(), words.end(), [&](const QString &finding) { return finding.startsWith(word.text, Qt::CaseInsensitive) || (word.text.size() > 3 && finding.contains(QLatin1Char(' ')) && finding.contains(word.text, Qt::CaseInsensitive)); });
    }
    }
    return false;
}

}  // namespace limbeck::ui
