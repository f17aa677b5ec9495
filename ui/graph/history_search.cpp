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

bool containsWord(const std::string &text, const QString &word) { return QString::fromStdString(text).contains(word, Qt::CaseInsensitive); }

bool touchesTable(const migrate::RevisionFacts &facts, const QString &word)
{
    return std::any_of(facts.touches.begin(), facts.touches.end(), [&](const operation::Touch &touch) { return QString::fromStdString(touch.table.toString()).startsWith(word, Qt::CaseInsensitive); });
}

/// "plan", "account.plan"
bool touchesColumn(const migrate::RevisionFacts &facts, const QString &word)
{
    return std::any_of(facts.touches.begin(), facts.touches.end(), [&](const operation::Touch &touch) {
        const QString column = QString::fromStdString(touch.column);
        const QString shown = word.contains(QLatin1Char('.')) ? QString::fromStdString(touch.table.name.text) + QLatin1Char('.') + column : column;
        return !column.isEmpty() && shown.startsWith(word, Qt::CaseInsensitive);
    });
}

/// Words for what is known of a script without a database, as people type them.
QStringList findingWords(const HistorySearch::Subject &subject)
{
    QStringList words;
    if (subject.wasEdited)
        words << QStringLiteral("edited");
    if (!subject.facts)
        return words;
    if (!subject.facts->problem.empty())
        words << QStringLiteral("error") << QString::fromStdString(subject.facts->problem);
    if (!subject.facts->findings.empty())
        words << QStringLiteral("warning");
    for (const std::string &finding : subject.facts->findings)
        words << QString::fromStdString(finding);
    switch (subject.facts->reversibility) {
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
        {QLatin1String("table:"), Field::Table}, {QLatin1String("column:"), Field::Column},   {QLatin1String("op:"), Field::Directive}, {QLatin1String("author:"), Field::Author},
        {QLatin1String("applied:"), Field::Applied}, {QLatin1String("lint:"), Field::Finding},
    };
    for (const auto &[prefix, field] : kPrefixes) {
        if (text.startsWith(prefix, Qt::CaseInsensitive))
            return {field, text.mid(prefix.size())};
    }
    return {Field::Any, text};
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
    const auto isId = [&] { return QString::fromStdString(subject.script.id).startsWith(word.text, Qt::CaseInsensitive); };
    const auto isInMessage = [&] { return QString::fromStdString(subject.script.longDoc).contains(word.text, Qt::CaseInsensitive); };
    const auto isInFileName = [&] { return fileName(subject.script).contains(word.text, Qt::CaseInsensitive); };
    switch (word.field) {
    case Field::Any:
        return isId() || isInMessage() || isInFileName() || (subject.facts && (touchesTable(*subject.facts, word.text) || touchesColumn(*subject.facts, word.text)));
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
    case Field::Table:
        return subject.facts && touchesTable(*subject.facts, word.text);
    case Field::Column:
        return subject.facts && touchesColumn(*subject.facts, word.text);
    case Field::Directive:
        return subject.facts && std::any_of(subject.facts->directives.begin(), subject.facts->directives.end(), [&](const std::string &directive) { return containsWord(directive, word.text); });
    case Field::Author:
        return subject.author.contains(word.text, Qt::CaseInsensitive);
    case Field::Applied:
        if (word.text.compare(QLatin1String("no"), Qt::CaseInsensitive) == 0)
            return subject.appliedOn.isEmpty();
        return !subject.appliedOn.isEmpty()
            && (word.text.compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0
                || std::any_of(subject.appliedOn.begin(), subject.appliedOn.end(), [&](const QString &name) { return name.startsWith(word.text, Qt::CaseInsensitive); }));
    case Field::Finding: {
        const QStringList words = findingWords(subject);
        return std::any_of(words.begin(), words.end(), [&](const QString &finding) { return finding.startsWith(word.text, Qt::CaseInsensitive) || (word.text.size() > 3 && finding.contains(QLatin1Char(' ')) && finding.contains(word.text, Qt::CaseInsensitive)); });
    }
    }
    return false;
}

}  // namespace limbeck::ui
